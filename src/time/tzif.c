#include "time/tzif.h"

#include <string.h>

enum { DAY = 86400, HEADER_SIZE = 44, VERSION_AT = 4, COUNTS_AT = 20, TYPE_SIZE = 6 };

/* Files of today's regions have at most some 240 changes. */
enum { CHANGES_AT_MOST = 4096, TYPES_AT_MOST = 256 };

/* So far from 1970 that no document goes there, and that no reckoning overflows. */
static const int64_t instant_at_most = INT64_C(253402300800); /* the year 10000 */

struct counts {
    uint32_t universal, standard, leaps, times, types, letters;
};

/* The slices of one block. */
struct block {
    struct text times, indexes, types;
};

static uint64_t read_bytes(struct text bytes, size_t at, size_t size)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | (unsigned char)bytes.data[at + i];
    return value;
}

static uint32_t read_count(struct text bytes, size_t at)
{
    return (uint32_t)read_bytes(bytes, at, 4);
}

/* Two's complement, without leaning on what a cast would do. */
static int64_t read_signed(struct text bytes, size_t at, size_t size)
{
    uint64_t value = read_bytes(bytes, at, size);
    uint64_t sign = UINT64_C(1) << (size * 8 - 1);
    if (!(value & sign))
        return (int64_t)value;
    return -(int64_t)((sign - 1) - (value & (sign - 1))) - 1;
}

/* Takes a header off the bytes. */
static bool take_header(struct text *bytes, struct counts *counts)
{
    if (bytes->length < HEADER_SIZE || !text_starts_with(*bytes, TEXT("TZif")) ||
        bytes->data[VERSION_AT] < '2')
        return false;
    uint32_t *const members[] = {&counts->universal, &counts->standard, &counts->leaps,
                                 &counts->times,     &counts->types,    &counts->letters};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        *members[i] = read_count(*bytes, COUNTS_AT + 4 * i);
    *bytes = text_from_offset(*bytes, HEADER_SIZE);
    return true;
}

static struct text take_part(struct text *bytes, size_t length)
{
    struct text part = text_slice(*bytes, 0, length);
    *bytes = text_from_offset(*bytes, length);
    return part;
}

/* Takes a block off the bytes, whose times have `time_size` bytes. */
static bool take_block(struct text *bytes, const struct counts *counts, size_t time_size,
                       struct block *block)
{
    uint64_t behind = counts->letters + (uint64_t)counts->leaps * (time_size + 4) +
                      counts->standard + counts->universal;
    uint64_t size =
        counts->times * (uint64_t)(time_size + 1) + (uint64_t)counts->types * TYPE_SIZE + behind;
    if (size > bytes->length)
        return false;
    block->times = take_part(bytes, counts->times * time_size);
    block->indexes = take_part(bytes, counts->times);
    block->types = take_part(bytes, (size_t)counts->types * TYPE_SIZE);
    take_part(bytes, (size_t)behind);
    return true;
}

static int32_t type_offset(const struct block *block, size_t type)
{
    return (int32_t)read_signed(block->types, type * TYPE_SIZE, 4);
}

static bool types_are_good(const struct block *block, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t offset = read_signed(block->types, i * TYPE_SIZE, 4);
        if (offset <= -DAY || offset >= DAY)
            return false;
    }
    return count > 0 && count <= TYPES_AT_MOST;
}

static int64_t change_time(const struct block *block, size_t i)
{
    return read_signed(block->times, i * 8, 8);
}

static size_t change_type(const struct block *block, size_t i)
{
    return (unsigned char)block->indexes.data[i];
}

static bool changes_are_good(const struct block *block, const struct counts *counts)
{
    if (counts->times > CHANGES_AT_MOST)
        return false;
    for (size_t i = 0; i < counts->times; i++)
        if (change_type(block, i) >= counts->types ||
            (i > 0 && change_time(block, i) <= change_time(block, i - 1)))
            return false;
    return true;
}

/* The text between the two line ends that close the file. */
static bool find_footer(struct text bytes, struct text *footer)
{
    if (!text_starts_with(bytes, TEXT("\n")))
        return false;
    size_t end = text_find_byte(bytes, '\n', 1);
    *footer = text_slice(bytes, 1, end);
    return end != TEXT_NOT_FOUND;
}

static void copy_changes(const struct block *block, size_t count, struct arena *arena,
                         struct tzif *tzif)
{
    tzif->count = count;
    tzif->first_offset = type_offset(block, 0);
    tzif->times = arena_alloc_array(arena, count, sizeof *tzif->times);
    tzif->offsets = arena_alloc_array(arena, count, sizeof *tzif->offsets);
    for (size_t i = 0; i < count; i++) {
        tzif->times[i] = change_time(block, i);
        tzif->offsets[i] = type_offset(block, change_type(block, i));
    }
}

bool tzif_parse(struct text bytes, struct arena *arena, struct tzif *tzif)
{
    struct counts counts;
    struct block block;
    struct text footer;
    /* the first block is for readers of version 1 */
    if (!take_header(&bytes, &counts) || !take_block(&bytes, &counts, 4, &block) ||
        !take_header(&bytes, &counts) || !take_block(&bytes, &counts, 8, &block))
        return false;
    if (counts.leaps || !types_are_good(&block, counts.types) ||
        !changes_are_good(&block, &counts) || !find_footer(bytes, &footer) ||
        !tz_rule_parse(footer, &tzif->rule))
        return false;
    copy_changes(&block, counts.times, arena, tzif);
    return true;
}

/* How many changes lie at or before an instant. */
static size_t count_changes(const struct tzif *tzif, int64_t instant)
{
    size_t low = 0, high = tzif->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tzif->times[middle] <= instant)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t tzif_offset(const struct tzif *tzif, int64_t instant)
{
    if (instant > instant_at_most)
        instant = instant_at_most;
    if (instant < -instant_at_most)
        instant = -instant_at_most;
    size_t passed = count_changes(tzif, instant);
    if (passed == tzif->count)
        return tz_rule_offset(&tzif->rule, instant);
    return passed ? tzif->offsets[passed - 1] : tzif->first_offset;
}

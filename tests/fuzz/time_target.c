/* Moments, lengths and zones as they stand in a text, and what can be reckoned of them.
 *
 * The input: a letter for the language (e, f, j), behind it the text.
 */
#include "fuzz.h"
#include "model.h"
#include "rulebook/rulebook.h"
#include "time/moment.h"

#include <string.h>

enum { MOST = 64 }; /* of a kind in a text */

/* A text under way. */
struct passage {
    struct text text;
    const struct time_words *words;
    struct arena *arena;
    struct stamp stamps[MOST];
    size_t stamp_count;
    struct moment moments[2 * MOST];
    size_t moment_count;
};

static const struct time_words *words_of(unsigned letter)
{
    static const char *const languages[] = {"en", "fr", "ja"};
    size_t index = letter == 'f' ? 1 : letter == 'j' ? 2 : letter == 'e' ? 0 : letter % 3;
    return &rulebook_language(text_from(languages[index]))->time;
}

static void expect_within(struct place part, struct place whole)
{
    EXPECT(part.start <= part.end && part.start >= whole.start && part.end <= whole.end);
}

static void expect_zone(const struct zone *zone)
{
    EXPECT(zone->offset_count <= ZONE_MAX_OFFSETS);
    EXPECT(!zone->known || zone->written.length);
}

/* Whether a number of a date or a clock stands in the calendar, or is told to be impossible. */
static void expect_numbers(const struct stamp *stamp)
{
    const struct date *dates[] = {&stamp->date, &stamp->end_date};
    const struct clock *clocks[] = {&stamp->clock, &stamp->end_clock};
    for (int i = 0; i < 2; i++) {
        const struct date *date = dates[i];
        if (date->known && date->month && date->day)
            EXPECT(date->impossible || date_exists(date->year, date->month, date->day));
        const struct clock *clock = clocks[i];
        if (clock->known && !clock->impossible)
            EXPECT(clock->hour <= 24 && clock->minute <= 59 && clock->second <= 60 &&
                   clock->hour >= 0 && clock->minute >= 0 && clock->second >= 0);
    }
}

static void expect_stamp(const struct passage *passage, const struct stamp *stamp)
{
    const struct place whole = {0, passage->text.length};
    EXPECT(stamp->place.start < stamp->place.end);
    expect_within(stamp->place, whole);
    EXPECT(stamp->relative || stamp->date.known || stamp->clock.known);
    if (stamp->date.known)
        expect_within(stamp->date.place, stamp->place);
    expect_zone(&stamp->zone);
    expect_zone(&stamp->end_zone);
    expect_numbers(stamp);
}

static void find_stamps(struct passage *passage)
{
    struct stamp stamp;
    for (size_t at = 0;
         passage->stamp_count < MOST && stamp_find(passage->text, at, passage->words, &stamp);
         at = stamp.place.end) {
        EXPECT(stamp.place.start >= at);
        expect_stamp(passage, &stamp);
        passage->stamps[passage->stamp_count++] = stamp;
    }
}

/* At the head of each line, where more is taken for a clock. */
static void read_heads(struct passage *passage)
{
    struct text rest = passage->text, line;
    struct stamp stamp;
    while (text_next_line(&rest, &line)) {
        struct passage head = {.text = line, .words = passage->words};
        if (stamp_read_loosely(line, 0, passage->words, &stamp)) {
            EXPECT(stamp.place.start == 0);
            expect_stamp(&head, &stamp);
        }
    }
}

static void find_lengths(const struct passage *passage)
{
    struct length length;
    for (size_t at = 0; length_find(passage->text, at, passage->words, &length);
         at = length.place.end) {
        EXPECT(length.place.start >= at && length.place.start < length.place.end);
        EXPECT(length.place.end <= passage->text.length);
        EXPECT(length.least <= length.seconds && length.seconds <= length.most);
        EXPECT(length.unit >= 1);
    }
}

static void find_zones(const struct passage *passage)
{
    struct zone zone;
    for (size_t at = 0, start; zone_find(passage->text, at, passage->words, &zone);
         at = start + zone.written.length) {
        start = (size_t)(zone.written.data - passage->text.data);
        EXPECT(zone.known && start >= at && zone.written.length);
        EXPECT(start + zone.written.length <= passage->text.length);
        expect_zone(&zone);
        if (zone.offset_count)
            zone_is_out_of_season(
                &zone, &(struct date){.known = true, .year = 2024, .month = 7, .day = 1});
    }
}

static void keep_moment(struct passage *passage, struct moment moment)
{
    expect_moment(&moment);
    passage->moments[passage->moment_count++] = moment;
}

/* Each stamp in the context of the one before. */
static void make_moments(struct passage *passage)
{
    struct moment_context context = {.date = {.weekday = -1},
                                     .half_day_open = passage->text.length % 2};
    for (size_t i = 0; i < passage->stamp_count; i++) {
        const struct stamp *stamp = &passage->stamps[i];
        if (stamp->relative)
            continue;
        keep_moment(passage, moment_of(stamp, &context, passage->arena));
        if (stamp->end_clock.known || stamp->end_date.known)
            keep_moment(passage, moment_of_end(stamp, &context, passage->arena));
        const struct moment *last = &passage->moments[passage->moment_count - 1];
        context.date = last->date;
        context.date_why = "date from the entry above";
        context.zone = last->zone;
        context.zone_why = "zone from the entry above";
        context.day_shift = (int64_t)(i % 3);
        context.shift_why = i % 3 ? "past midnight" : NULL;
    }
}

static enum moment_order reversed(enum moment_order order)
{
    return order == ORDER_BEFORE ? ORDER_AFTER : order == ORDER_AFTER ? ORDER_BEFORE : order;
}

/* What holds of two moments does so from either side. */
static void compare(const struct moment *a, const struct moment *b)
{
    int64_t least, most, back_least, back_most;
    EXPECT(moment_compare(a, b) == reversed(moment_compare(b, a)));
    bool measured = moment_between(a, b, &least, &most);
    EXPECT(moment_between(b, a, &back_least, &back_most) == measured);
    if (!measured)
        return;
    EXPECT(least <= most);
    EXPECT(least == -back_most && most == -back_least);
}

/* What is printed is read again as what it was. */
static void expect_read_again(const struct passage *passage, int64_t seconds)
{
    struct stamp stamp;
    struct length length;
    const struct moment_context nothing = {.date = {.weekday = -1}};
    const char *printed = format_instant(passage->arena, seconds);
    EXPECT(stamp_read(text_from(printed), 0, passage->words, &stamp));
    EXPECT(stamp.place.end == strlen(printed));
    struct moment moment = moment_of(&stamp, &nothing, passage->arena);
    EXPECT(moment.certainty == MOMENT_CERTAIN && moment.has_instant && moment.earliest == seconds &&
           moment.latest == seconds);
    printed = format_length(passage->arena, seconds);
    if (length_read(text_from(printed), 0, passage->words, &length))
        EXPECT(length.seconds == seconds);
}

static void reckon(struct passage *passage)
{
    const int64_t first = days_from_date(1990, 1, 1) * 86400,
                  last = days_from_date(2100, 1, 1) * 86400;
    for (size_t i = 0; i < passage->moment_count; i++) {
        const struct moment *moment = &passage->moments[i];
        compare(moment, &passage->moments[i / 2]);
        compare(moment, moment);
        if (moment->has_local) {
            struct moment later = moment_after(moment, 5400, "a length behind", passage->arena);
            expect_moment(&later);
        }
        if (moment->has_instant && moment->earliest >= first && moment->earliest < last)
            expect_read_again(passage, moment->earliest);
        format_clock(passage->arena, &moment->clock);
        format_date(passage->arena, &moment->date);
    }
}

void fuzz_one(struct text input, struct arena *arena)
{
    struct passage *passage = arena_alloc(arena, sizeof *passage);
    passage->words = words_of(next_byte(&input));
    passage->text = input;
    passage->arena = arena;
    find_stamps(passage);
    read_heads(passage);
    find_lengths(passage);
    find_zones(passage);
    make_moments(passage);
    reckon(passage);
}

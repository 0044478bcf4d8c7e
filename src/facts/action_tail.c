/* What stands behind the words of an item, part by part in any order: "(Bo, OPS-1, 2025-05-01)",
 * "— Bo Ek — 1 May — OPS-1".
 */
#include <string.h>

#include "facts/actions.h"

enum part_kind { PART_OTHER, PART_NAME, PART_NOBODY, PART_DUE, PART_LINK, PART_STATE };

/* A tail has no more parts, and none is longer. */
enum { MAX_PARTS = 6, MAX_PART_BYTES = 60, MAX_TAIL_BYTES = 200 };

struct part {
    enum part_kind kind;
    struct text whole, value;
};

struct tail {
    struct part parts[MAX_PARTS];
    size_t count;
};

/* "OPS-1", "issue #771": the ticket is all of the part but a word before it. */
static bool is_ticket(struct reading *reading, struct text part, struct text *ticket)
{
    if (!find_named(reading, WORDS_LINK_PATTERNS, part, ticket))
        return false;
    size_t from = (size_t)(ticket->data - part.data);
    return from + ticket->length == part.length &&
           is_one_word(text_trim(text_slice(part, 0, from)));
}

/* A stamp holds the "by" before it. */
static struct text without_due_word(const struct reading *reading, struct text day)
{
    size_t blank = text_find_byte(day, ' ', 0);
    if (blank == TEXT_NOT_FOUND ||
        !text_matches(reading, WORDS_DUE_WORD_PATTERNS, text_slice(day, 0, blank)))
        return day;
    return text_trim(text_from_offset(day, blank));
}

/* "due 2025-05-01", "31 janvier 2025", "end of May". */
static bool is_day(struct reading *reading, struct text part, struct text *day)
{
    struct stamp stamp;
    if (find_stamp(reading, part, 0, &stamp) && stamp.date.known &&
        stamp.place.end == part.length &&
        (stamp.place.start == 0 ||
         text_matches(reading, WORDS_DUE_WORD_PATTERNS, text_slice(part, 0, stamp.place.start)))) {
        *day = without_due_word(reading, text_slice(part, stamp.place.start, stamp.place.end));
        return true;
    }
    *day = part;
    return text_matches(reading, WORDS_TAIL_DUE_PATTERNS, part);
}

static struct part class_part(struct reading *reading, struct text whole)
{
    struct part part = {PART_OTHER, text_trim(whole), text_trim(whole)};
    struct text value = part.whole;
    /* what is labelled is read by its label */
    if (!value.length || value.length > MAX_PART_BYTES ||
        text_find_byte(value, ':', 0) != TEXT_NOT_FOUND)
        return part;
    if (text_matches(reading, WORDS_TAIL_STATE_PATTERNS, value))
        part.kind = PART_STATE;
    else if (!is_item_answer(reading, WORDS_NO_OWNER, value))
        part.kind = PART_NOBODY;
    else if (is_ticket(reading, value, &part.value))
        part.kind = PART_LINK;
    else if (is_day(reading, value, &part.value))
        part.kind = PART_DUE;
    else if (find_named(reading, WORDS_TAIL_NAME_PATTERNS, value, &part.value) &&
             !text_matches(reading, WORDS_NO_NAME_PATTERNS, part.value))
        part.kind = PART_NAME;
    return part;
}

static bool is_year(struct text text)
{
    return text.length == 4 && text_starts_with(text, TEXT("20")) && ascii_is_digit(text.data[2]) &&
           ascii_is_digit(text.data[3]);
}

/* "May 1, 2025" has a comma within. Returns whether the year was taken into the day before it. */
static bool take_year(struct tail *tail, struct text whole)
{
    struct text year = text_trim(whole);
    if (!tail->count || tail->parts[tail->count - 1].kind != PART_DUE || !is_year(year))
        return false;
    struct part *day = &tail->parts[tail->count - 1];
    day->value.length = (size_t)(year.data + year.length - day->value.data);
    return true;
}

/* The parts in a pair of brackets that ends the text. */
static bool split_bracket(struct reading *reading, struct text text, struct tail *tail)
{
    size_t from = text.length - 1;
    char close = text.data[from], open = close == ')' ? '(' : '[';
    while (from && text.length - from < MAX_TAIL_BYTES && text.data[from] != open)
        from--;
    if (text.data[from] != open)
        return false;
    struct text rest = text_slice(text, from + 1, text.length - 1);
    while (rest.length) {
        size_t end = 0;
        while (end < rest.length && !strchr(",;|", rest.data[end]))
            end++;
        struct text whole = text_slice(rest, 0, end);
        rest = text_from_offset(rest, end < rest.length ? end + 1 : end);
        if (take_year(tail, whole))
            continue;
        if (tail->count == MAX_PARTS)
            return false;
        tail->parts[tail->count] = class_part(reading, whole);
        if (tail->parts[tail->count++].kind == PART_OTHER)
            return false;
    }
    return true;
}

/* Where the last separator of that form begins, or TEXT_NOT_FOUND. */
static size_t find_last(struct text text, struct text separator)
{
    for (size_t at = text.length; at-- > 0 && text.length - at < MAX_TAIL_BYTES;)
        if (text_starts_with(text_from_offset(text, at), separator))
            return at;
    return TEXT_NOT_FOUND;
}

/* The parts that separators of one form set off from the item's words, the last one first. */
static void split_off(struct reading *reading, struct text text, struct text separator,
                      struct tail *tail)
{
    size_t at;
    while (tail->count < MAX_PARTS && (at = find_last(text, separator)) != TEXT_NOT_FOUND && at) {
        struct part part = class_part(reading, text_from_offset(text, at + separator.length));
        if (part.kind == PART_OTHER)
            return;
        tail->parts[tail->count++] = part;
        text = text_slice(text, 0, at);
    }
}

/* The one part of a kind, or NULL where there is none or more. */
static const struct part *only_part(const struct tail *tail, enum part_kind kind)
{
    const struct part *found = NULL;
    for (size_t i = 0; i < tail->count; i++) {
        if (tail->parts[i].kind != kind)
            continue;
        if (found)
            return NULL;
        found = &tail->parts[i];
    }
    return found;
}

/* A name alone behind an item may be anything; beside a day or a ticket it is who does it. "TBD" stands in its
 * place. */
static bool take_tail(struct reading *reading, struct action_item *item, const struct block *block,
                      const struct tail *tail)
{
    const struct part *name = only_part(tail, PART_NAME), *due = only_part(tail, PART_DUE);
    const struct part *link = only_part(tail, PART_LINK);
    if ((!name && !only_part(tail, PART_NOBODY)) || (!due && !link))
        return false;
    if (name && !item->has_owner)
        set_item_owner(reading, item, name->value);
    if (due && !item->has_due) {
        set_item_due(reading, item, due->value, block_slice_place(block, due->value));
        item->due_named = due->value.data != due->whole.data;
    }
    if (link && !item->has_link) {
        item->link = link->value;
        item->has_link = true;
    }
    return true;
}

void read_item_tail(struct reading *reading, struct action_item *item, const struct block *block,
                    struct text text)
{
    static const char *const separators[] = {" - ", " – ", " — ", " | ", "; "};
    text = text_strip(text_trim(text), ". ");
    if (!text.length)
        return;
    struct tail tail = {.count = 0};
    char last = text.data[text.length - 1];
    if (last == ')' || last == ']') {
        if (split_bracket(reading, text, &tail))
            take_tail(reading, item, block, &tail);
        return;
    }
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        tail.count = 0;
        split_off(reading, text, text_from(separators[i]), &tail);
        if (take_tail(reading, item, block, &tail))
            return;
    }
}

/* Splits what stands behind the words of an item into its parts and tells what each of them is: "(Bo, OPS-1, 2025-05-01)",
 * "— Bo Ek — 1 May — OPS-1".
 */
#include <string.h>

#include "facts/action_tail.h"

/* No part is longer, nor all of them; a part that is not understood may be an owner in a few words. */
enum { MAX_PART_BYTES = 60, MAX_TAIL_BYTES = 200, MAX_OTHER_BYTES = 40 };

/* What sets the parts off from each other. A strong mark does so from the item's words, too; a weak one may well
 * stand within these. */
static const struct separator {
    struct text mark;
    bool strong;
} separators[] = {
    {TEXT(" - "), true},  {TEXT(" – "), true},  {TEXT(" — "), true}, {TEXT(" -- "), true},
    {TEXT(" -> "), true}, {TEXT(" → "), true},  {TEXT(" · "), true}, {TEXT("|"), true},
    {TEXT(";"), true},    {TEXT("("), true},    {TEXT("["), true},   {TEXT(","), false},
    {TEXT(". "), false},  {TEXT(" / "), false},
};

/* "OPS-1", "issue #771": the ticket is all of the part but a word before it. */
static bool is_ticket(struct reading *reading, struct text part, struct text *ticket)
{
    if (!text_has_digit(part) || !find_named(reading, WORDS_LINK_PATTERNS, part, ticket))
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

/* A day may have a word before it, "effective 2025-05-01", and in brackets more: "(Bo, answer expected on 3 May)".
 * In "CPU, Memory, Disk by 3 May" a capital begins one of several things; "(seen on 3 May)" tells when something
 * was. */
static bool may_lead_day(const struct reading *reading, struct text words, struct date date,
                         bool bracket)
{
    if (!words.length || text_matches(reading, WORDS_DUE_WORD_PATTERNS, words))
        return true;
    bool capital = ascii_is_capital(words.data[0]);
    return (bracket || (is_one_word(words) && !capital)) && !is_past_day(reading, date);
}

/* "due 2025-05-01", "31 janvier 2025", "end of May". */
static bool is_day(struct reading *reading, struct text part, bool bracket, struct text *day)
{
    struct stamp stamp;
    if (find_stamp(reading, part, 0, &stamp) && stamp.date.known &&
        stamp.place.end == part.length &&
        may_lead_day(reading, text_slice(part, 0, stamp.place.start), stamp.date, bracket)) {
        *day = without_due_word(reading, text_slice(part, stamp.place.start, stamp.place.end));
        return true;
    }
    *day = without_due_word(reading, part);
    return text_matches(reading, WORDS_TAIL_DUE_PATTERNS, part);
}

/* "deadline: 2025-05-01": a day behind a label that calls it the one by which. */
static bool is_labelled_day(struct reading *reading, struct text part, size_t colon,
                            struct text *day)
{
    struct text label = text_slice(part, 0, colon + 1);
    if (!text_matches(reading, WORDS_DUE_WORD_PATTERNS, label))
        return false;
    return is_day(reading, text_trim(text_from_offset(part, colon + 1)), false, day);
}

static bool is_name(struct reading *reading, struct text value, struct text *name)
{
    return find_named(reading, WORDS_TAIL_NAME_PATTERNS, value, name) &&
           !text_matches(reading, WORDS_NO_NAME_PATTERNS, *name);
}

/* Whether a name stands behind an unknown label: "NOC: Leila". "TODO" there is none. */
static bool labels_name(struct reading *reading, struct text part, size_t colon)
{
    struct text name = text_trim(text_from_offset(part, colon + 1));
    return text_matches(reading, WORDS_TAIL_NAME_PATTERNS, name) &&
           is_item_answer(reading, WORDS_NO_OWNER, name);
}

/* `bracket`: the part stands in the brackets that end the text; `owned`: who does it is known. */
static void class_part(struct reading *reading, struct part *part, bool bracket, bool owned)
{
    struct text value = part->whole;
    size_t colon = text_find_byte(value, ':', 0);
    part->value = value;
    if (text_matches(reading, WORDS_TAIL_STATE_PATTERNS, value))
        part->kind = PART_STATE;
    else if (!is_item_answer(reading, WORDS_NO_OWNER, value))
        part->kind = PART_NOBODY;
    else if (is_ticket(reading, value, &part->value))
        part->kind = PART_LINK;
    else if (colon != TEXT_NOT_FOUND && is_labelled_day(reading, value, colon, &part->value))
        part->kind = PART_DUE;
    /* what is labelled is read by its label elsewhere; a name behind an unknown one, "NOC: Leila", may be whose
     * work it is */
    else if (colon != TEXT_NOT_FOUND)
        part->kind = !owned && labels_name(reading, value, colon) ? PART_OTHER : PART_STATE;
    else if (is_day(reading, value, bracket, &part->value))
        part->kind = PART_DUE;
    else if (is_name(reading, value, &part->value))
        part->kind = PART_NAME;
    else
        part->kind =
            text_matches(reading, WORDS_TAIL_WORD_PATTERNS, value) ? PART_WORD : PART_OTHER;
    part->named = part->kind == PART_DUE && part->value.data != value.data &&
                  text_matches(reading, WORDS_DUE_WORD_PATTERNS,
                               text_slice(value, 0, (size_t)(part->value.data - value.data)));
}

/* Whether a text begins with a year, and no more of a date: "2025", not "2025-05-01". */
static bool begins_with_year(struct text text)
{
    return text.length >= 4 && text_starts_with(text, TEXT("20")) && ascii_is_digit(text.data[2]) &&
           ascii_is_digit(text.data[3]) && (text.length == 4 || text.data[4] != '-');
}

/* "May 1, 2025" and "1,000" have a comma within, "J. Berg", "1. May" and "Sept. 2025" a full stop. */
static bool stands_within(struct text text, size_t at)
{
    struct text behind = text_trim(text_slice(text, at + 1, at + 8));
    bool digit = at > 0 && ascii_is_digit(text.data[at - 1]);
    if (text.data[at] == ',')
        return digit && (begins_with_year(behind) ||
                         (at + 1 < text.length && ascii_is_digit(text.data[at + 1])));
    if (text.data[at] != '.' || at == 0)
        return false;
    if (begins_with_year(behind))
        return true;
    bool initial = ascii_is_capital(text.data[at - 1]);
    size_t from = at - 1;
    while (from > 0 && digit && at - from < 2 && ascii_is_digit(text.data[from - 1]))
        from--;
    return (initial || digit) &&
           (from == 0 || ascii_is_blank(text.data[from - 1]) || text.data[from - 1] == '(');
}

/* The separator that begins at a byte of a text, or NULL. */
static const struct separator *separator_at(struct text text, size_t at)
{
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (text.data[at] == separators[i].mark.data[0] &&
            text_starts_with(text_from_offset(text, at), separators[i].mark) &&
            !stands_within(text, at))
            return &separators[i];
    return NULL;
}

/* Whether a separator may begin at a byte: no letter does, nor a blank before one, and those are most of a text. */
static inline bool may_separate(struct text text, size_t at)
{
    char behind = at + 1 < text.length ? text.data[at + 1] : ' ';
    return !ascii_is_word(text.data[at]) &&
           !(text.data[at] == ' ' && (ascii_is_letter(behind) || ascii_is_digit(behind)));
}

/* The last separator of a text, and where it begins; NULL where none stands near its end. */
static const struct separator *find_last(struct text text, size_t *at)
{
    const struct separator *separator = NULL;
    size_t until = text.length > MAX_PART_BYTES ? text.length - MAX_PART_BYTES : 0;
    for (*at = text.length; !separator && (*at)-- > until;)
        if (may_separate(text, *at))
            separator = separator_at(text, *at);
    return separator;
}

/* Whether a part that is not understood is so short that it may name somebody. */
static bool may_name(struct text text)
{
    enum { MAX_WORDS = 4 };
    size_t words = 1;
    for (size_t i = 0; i < text.length; i++)
        words += ascii_is_blank(text.data[i]);
    return text.length <= MAX_OTHER_BYTES && words <= MAX_WORDS;
}

/* Whether a bracket is open where the text ends. */
static bool is_open(struct text text)
{
    for (size_t i = 0; i < text.length && i < MAX_TAIL_BYTES; i++) {
        char c = text.data[text.length - 1 - i];
        if (c == '(' || c == '[')
            return true;
        if (c == ')' || c == ']')
            return false;
    }
    return false;
}

/* "1 May - 3 May" is one span: whether a text ends with the first of two days. */
static bool ends_with_day(struct reading *reading, struct text text)
{
    text = text_trim(text);
    size_t from = text.length;
    bool letters = false;
    while (from && !ascii_is_blank(text.data[from - 1]))
        letters |= ascii_is_letter(text.data[--from]);
    struct text word = text_from_offset(text, from), day;
    return word.length && (!letters || is_day(reading, word, false, &day));
}

/* Whether a part ends the tail at its left: it is the words' own, or the last word of a span. In brackets a span
 * is a part of the tail, and its last day counts. */
static bool is_of_words(struct reading *reading, const struct tail *tail, const struct part *part,
                        struct text before, bool bracket)
{
    if (text_find_byte(part->whole, ')', 0) != TEXT_NOT_FOUND)
        return true;
    if (part->kind == PART_OTHER) {
        bool named = tail->count && tail->parts[tail->count - 1].kind == PART_NAME;
        bool joined = named && tail->parts[tail->count - 1].mark == '(';
        return !may_name(part->whole) || (named && !joined);
    }
    return part->kind == PART_DUE && part->strong && !bracket && ends_with_day(reading, before);
}

/* The parts behind the words of an item, up to what is too long for one. What no mark sets off is the words
 * themselves. */
static void split_tail(struct reading *reading, struct text text, bool owned, struct tail *tail)
{
    const struct separator *separator;
    size_t at, end = text.length;
    while (tail->count < MAX_PARTS && text.length && end - text.length < MAX_TAIL_BYTES &&
           (separator = find_last(text, &at)) != NULL && at > 0) {
        struct text whole = text_trim(text_from_offset(text, at + separator->mark.length));
        struct part part = {.whole = text_trim(text_strip(whole, " )]")),
                            .mark = separator->mark.data[0],
                            .strong = separator->strong,
                            .closed = text_ends_with(whole, TEXT(")"))};
        bool bracket = tail->bracket && is_open(text_slice(text, 0, at + 1));
        text = text_slice(text, 0, at);
        if (!part.whole.length)
            continue;
        class_part(reading, &part, bracket, owned);
        if (is_of_words(reading, tail, &part, text, bracket))
            return;
        tail->parts[tail->count++] = part;
    }
}

struct part *last_part(struct tail *tail, enum part_kind kind)
{
    for (size_t i = 0; i < tail->count; i++)
        if (tail->parts[i].kind == kind)
            return &tail->parts[i];
    return NULL;
}

static bool ends_with_bracket(struct text text)
{
    return text.length && strchr(")]", text.data[text.length - 1]) != NULL;
}

/* Whether a part behind the brackets of the rest tells who does it, how far it is or where it is tracked: "OPS-1",
 * "tracked in OPS-1", a link to a page. */
static bool belongs_behind(struct reading *reading, const struct block *block,
                           const struct part *part)
{
    struct action_item probe = {0};
    struct text ticket;
    if (part->kind == PART_STATE || (part->kind == PART_NAME && part->whole.data[0] == '@') ||
        find_named(reading, WORDS_LINK_PATTERNS, part->whole, &ticket))
        return true;
    size_t from = (size_t)(part->whole.data - block->text.data);
    read_item_links(reading, &probe, block, from, from + part->whole.length);
    return probe.refers;
}

/* Takes such a part off the text: "(Bo, 2025-05-01) OPS-1". */
static bool take_behind_brackets(struct reading *reading, const struct block *block,
                                 struct text *text, struct part *part)
{
    size_t at = text->length;
    size_t until = at > MAX_PART_BYTES ? at - MAX_PART_BYTES : 0;
    while (at > until && !strchr(")]", text->data[at - 1]))
        at--;
    *part = (struct part){.whole = text_trim(text_from_offset(*text, at)), .mark = ')'};
    if (at == until || !part->whole.length)
        return false;
    class_part(reading, part, false, true);
    *text = text_slice(*text, 0, at);
    return belongs_behind(reading, block, part);
}

void read_tail(struct reading *reading, const struct block *block, struct text text, bool owned,
               struct tail *tail)
{
    struct text before = text;
    struct part behind;
    if (!ends_with_bracket(text) && take_behind_brackets(reading, block, &before, &behind)) {
        bool understood = behind.kind != PART_OTHER && behind.kind != PART_WORD;
        *tail = (struct tail){.parts = {behind}, .count = understood, .bracket = true};
        split_tail(reading, before, owned, tail);
        if (last_part(tail, PART_DUE))
            return;
    }
    *tail = (struct tail){.bracket = ends_with_bracket(text)};
    split_tail(reading, text, owned, tail);
}

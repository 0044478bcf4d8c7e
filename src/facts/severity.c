/* How grave the incident is said to be: in its title, in a field, in the sentences that open the
 * document. */
#include "facts/steps.h"

/* The most severities that one value is searched for. */
#define MAX_LEVELS 8

/* Reads a severity as written, "SEV-2" or "P1": its last digit is the level. */
static struct severity_claim read_claim(struct text written, struct place place)
{
    struct severity_claim claim = {.written = written, .place = place, .scale = 'S'};
    for (size_t i = 0; i < written.length; i++) {
        if (ascii_is_digit(written.data[i]))
            claim.level = written.data[i] - '0';
        else if (written.data[i] == 'P' || written.data[i] == 'p')
            claim.scale = 'P';
    }
    return claim;
}

static struct text matched_text(struct text text, const struct pattern_match *match)
{
    if (match->group_end > match->group_start)
        return text_slice(text, match->group_start, match->group_end);
    return text_slice(text, match->start, match->end);
}

/* The only severity that a text names; false where it names none, or several. */
static bool only_severity(const struct word_list *patterns, struct text text, struct text *written)
{
    struct pattern_match match;
    size_t from = 0;
    *written = (struct text){0};
    for (int count = 0; count < MAX_LEVELS && patterns_find(patterns, text, from, &match);
         count++) {
        struct text found = matched_text(text, &match);
        if (written->length && found.data[found.length - 1] != written->data[written->length - 1])
            return false;
        if (!written->length)
            *written = found;
        from = match.end;
    }
    return written->length > 0;
}

static void add_claim(struct reading *reading, struct text written, struct place place)
{
    LIST_PUSH(reading->arena, &reading->postmortem->severity_claims, read_claim(written, place));
}

static void read_title_severity(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct word_list *patterns = &reading->words->lists[WORDS_SEVERITY_PATTERNS];
    struct text written;
    if (postmortem->has_title && only_severity(patterns, postmortem->title, &written))
        add_claim(reading, written, postmortem->title_place);
}

/* A field further from the first is not compared with it. */
#define MAX_FIELDS_BETWEEN 16

static bool has_name_of(const struct field *a, const struct field *b)
{
    return !a->front_matter && !b->front_matter && text_equal_folded(a->name, b->name);
}

/* Whether one of the fields from `from` on, up to `to`, has the name of a field. */
static bool is_named_among(const struct field *field, const struct field *from,
                           const struct field *to)
{
    for (; from < to; from++)
        if (has_name_of(from, field))
            return true;
    return false;
}

/* Whether a field is marked as one that may not hold: "~~SEV-2~~", a box to be ticked, a quotation. */
static bool is_marked(const struct reading *reading, const struct field *field)
{
    enum { LONGEST_MARK = 8 };
    const struct document *document = reading->postmortem->document;
    size_t start = field->name_place.start, end = field->value_place.start;
    struct place box = {start > LONGEST_MARK ? start - LONGEST_MARK : 0, start};
    struct place line = {end > LONGEST_MARK ? end - LONGEST_MARK : 0, end};
    return text_find_byte(document_text(document, box), '[', 0) != TEXT_NOT_FOUND ||
           text_find_byte(document_text(document, box), '>', 0) != TEXT_NOT_FOUND ||
           text_find_byte(document_text(document, line), '~', 0) != TEXT_NOT_FOUND;
}

/* Whether the field says the severity once more, and not that of another thing: of the same name, both no more than a
 * level, and nothing but fields stands between them. Where it is said a third time, or a field between them has
 * another of its name before or behind, each may belong to one of several things. */
static bool says_again(const struct reading *reading, const struct field *first,
                       const struct field *field)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct field *start = postmortem->fields.items;
    const struct field *end = start + postmortem->fields.count;
    if (field - first > MAX_FIELDS_BETWEEN || !has_name_of(first, field) ||
        is_marked(reading, first) || is_marked(reading, field))
        return false;
    if (first - start > MAX_FIELDS_BETWEEN)
        start = first - MAX_FIELDS_BETWEEN;
    if (end - field > MAX_FIELDS_BETWEEN)
        end = field + MAX_FIELDS_BETWEEN;
    for (const struct field *between = first; between < field; between++) {
        struct place gap = {between->value_place.end, between[1].name_place.start};
        if (gap.end < gap.start || !postmortem_is_blank(postmortem, gap) ||
            is_named_among(between, field + 1, end) ||
            (between > first &&
             (has_name_of(first, between) || is_named_among(between, start, first))))
            return false;
    }
    return true;
}

/* Of the fields of a meaning the first in the front matter and the first below: a later one may be of
 * another incident, unless it plainly says the same again. */
static void read_field_severities(struct reading *reading, enum word_list_id meaning,
                                  const struct word_list *patterns)
{
    const struct field_list *fields = &reading->postmortem->fields;
    const struct field *seen[2] = {NULL, NULL};
    bool again = false;
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        struct text written;
        if (field->meaning != meaning || !field->value.length || again)
            continue;
        const struct field *first = seen[field->front_matter];
        seen[field->front_matter] = first ? first : field;
        if (!only_severity(patterns, field->value, &written))
            continue;
        again = first && written.length == text_trim(field->value).length &&
                says_again(reading, first, field);
        if (!first || again)
            add_claim(reading, written, field->value_place);
    }
}

/* A sentence that tells of a change, or of another incident, states nothing about this one. */
static bool read_sentence_severity(struct reading *reading, const struct block *block,
                                   struct text sentence)
{
    struct text written;
    if (!only_severity(&reading->words->lists[WORDS_SEVERITY_STATEMENT_PATTERNS], sentence,
                       &written) ||
        text_matches(reading, WORDS_OTHER_SEVERITY_PATTERNS, sentence))
        return false;
    size_t start = (size_t)(written.data - block->text.data);
    add_claim(reading, written, block_place(block, start, start + written.length));
    return true;
}

/* The first sentence that states it. */
static void read_stated_severity(struct reading *reading)
{
    const struct word_list *patterns = &reading->words->lists[WORDS_SEVERITY_STATEMENT_PATTERNS];
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        struct text rest = block->text, sentence;
        if (block->kind == BLOCK_HEADING || !reading->prose.items[i].opening ||
            !patterns_possible(patterns, block->text) || block_depth(block, BLOCK_QUOTE))
            continue;
        while (next_sentence(reading, &rest, &sentence))
            if (read_sentence_severity(reading, block, sentence))
                return;
    }
}

/* "SEV-1 declared" in the timeline tells the level, but compares with nothing: it may have changed. */
static void read_declared_severity(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct word_list *patterns = &reading->words->lists[WORDS_SEVERITY_PATTERNS];
    for (size_t i = 0; i < postmortem->events.count && !postmortem->severity_told; i++)
        postmortem->severity_told = postmortem->events.items[i].in_timeline &&
                                    patterns_match(patterns, postmortem->events.items[i].text);
}

void read_severity(struct reading *reading)
{
    const struct word_list *lists = reading->words->lists;
    read_title_severity(reading);
    read_field_severities(reading, WORDS_FIELD_SEVERITY, &lists[WORDS_SEVERITY_VALUE_PATTERNS]);
    /* "INC-814 (SEV-1)" */
    read_field_severities(reading, WORDS_FIELD_ID, &lists[WORDS_SEVERITY_PATTERNS]);
    read_stated_severity(reading);
    if (!reading->postmortem->severity_claims.count)
        read_declared_severity(reading);
}

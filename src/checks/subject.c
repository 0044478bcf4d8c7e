/* Whom or what a sentence that tells a time speaks of. Refunds, a region and a provider have starts and ends of their
 * own; so only a sentence counts whose subject is the thing that the title names, or everybody.
 */
#include "checks/subject.h"

#include "base/utf8.h"
#include "checks/common.h"
#include "checks/duration.h"
#include "checks/ends.h"
#include "rulebook/pattern.h"

#include <string.h>

/* Whether a line begins a block of its own: an item, a heading, a row, a quotation, or it is blank. */
static bool begins_block(struct text document, size_t start)
{
    while (start < document.length && (document.data[start] == ' ' || document.data[start] == '\t'))
        start++;
    return start >= document.length || strchr("\r\n-*+#|>", document.data[start]);
}

struct text sentence_in_paragraph(struct text document, struct place place)
{
    const char *data = document.data;
    size_t start = place.start, end = place.end;
    while (start && !(data[start - 1] == '\n' && begins_block(document, start)) &&
           !(start > 1 && data[start - 1] == '\n' && data[start - 2] == '\n') &&
           !ends_sentence(document, start - 1))
        start--;
    while (end < document.length && !(data[end] == '\n' && begins_block(document, end + 1)) &&
           !ends_sentence(document, end))
        end++;
    return text_slice(document, start, end);
}

/* The only section with a summary; NULL where there are none or several, as of regions, or of a provider's report. */
static const struct section *only_summary(const struct postmortem *postmortem)
{
    const struct section *only = NULL;
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        if (!section->roles[ROLE_SUMMARY])
            continue;
        if (only)
            return NULL;
        only = section;
    }
    return only;
}

bool opens_summary(const struct check *check, struct place place)
{
    enum { LONGEST_SENTENCE = 400 };
    const struct section *section = only_summary(check->postmortem);
    struct text document = check->postmortem->document->bytes;
    if (!section || postmortem_section_at(check->postmortem, place.start) != section ||
        place.start - section->body.start > LONGEST_SENTENCE)
        return false;
    struct text sentence = sentence_in_paragraph(document, place);
    size_t start = (size_t)(sentence.data - document.data);
    struct text words = text_strip(sentence, " \r\n*_");
    return text_trim(text_slice(document, section->body.start, start)).length == 0 &&
           words.length && !strchr("-+|>", words.data[0]) &&
           !speaks_of_part(check, text_slice(document, section->body.start, section->body.end));
}

/* The window that a sentence tells in a place, or NULL; `*count` is how many sentences tell. */
static const struct window_claim *window_at(const struct check *check, struct place place,
                                            size_t *count)
{
    const struct window_claim_list *windows = &check->postmortem->incident.windows;
    const struct window_claim *found = NULL;
    *count = 0;
    for (size_t i = 0; i < windows->count; i++) {
        const struct window_claim *window = &windows->items[i];
        *count += !window->field;
        if (!window->field && places_meet(window->place, place))
            found = window;
    }
    return found;
}

/* Whether the subject is everybody, or what the title names and nothing else beside it. */
static bool is_whole_subject(const struct check *check, struct text subject)
{
    enum { SHORTEST_NAME = 3 };
    struct text title = check->postmortem->title;
    if (patterns_match(word_list(check, WORDS_EVERYBODY_PATTERNS), subject))
        return true;
    return subject.length >= SHORTEST_NAME &&
           !patterns_match(word_list(check, WORDS_SEVERAL_NAMES_PATTERNS), title) &&
           text_find_word(title, utf8_fold(check->arena, subject), 0) != TEXT_NOT_FOUND;
}

enum window_kind window_of_whole(const struct check *check, struct place place, struct text words)
{
    struct text document = check->postmortem->document->bytes;
    size_t count;
    const struct window_claim *window = window_at(check, place, &count);
    if (!window)
        return WINDOW_OF_OTHER;
    size_t start = (size_t)(words.data - document.data), end = start + words.length;
    if (window->place.start < start || window->place.end > end)
        return WINDOW_OF_OTHER;
    struct text before = text_slice(document, start, window->place.start);
    struct text behind = text_slice(document, window->place.end, end);
    struct text marked = text_from(
        arena_printf(check->arena, "%.*s%s%.*s", TEXT_ARG(before), WINDOW_MARK, TEXT_ARG(behind)));
    struct pattern_match match;
    if (!patterns_find(word_list(check, WORDS_WHOLE_FAILURE_PATTERNS), marked, 0, &match) ||
        !is_whole_subject(check, text_slice(marked, match.group_start, match.group_end)))
        return WINDOW_OF_OTHER;
    return window->start.own_day && count == 1 ? WINDOW_OF_DAY : WINDOW_UNDATED;
}

bool has_length_beside(const struct check *check, struct place window, struct place length)
{
    struct text between = text_between(check, length, window);
    return between.length &&
           patterns_match(word_list(check, WORDS_BESIDE_WINDOW_PATTERNS), between);
}

bool has_remark(const struct check *check, struct place place)
{
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++) {
        struct place value = fields->items[i].value_place;
        if (!places_meet(value, place))
            continue;
        for (size_t at = place.end; at < value.end; at++)
            if (ascii_is_letter(check->postmortem->document->bytes.data[at]))
                return true;
    }
    return false;
}

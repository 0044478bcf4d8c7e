/* Stated lengths of the incident by themselves: whether they can be read, and agree with the timeline
 * and with each other. What they are beside a stated start and end: duration.c. */
#include "checks/common.h"

#include "base/utf8.h"
#include "checks/duration.h"
#include "rulebook/pattern.h"

check_function check_duration_unparseable;

/* More words than this are a story, not a value. */
enum { VALUE_MAX_BYTES = 80 };

/* Whether the value is a bare number or has no digit at all: anything else counts in units that pmlint
 * does not know, or points elsewhere. */
static bool is_bare(struct text value)
{
    bool digit = false, other = false;
    for (size_t i = 0; i < value.length; i++) {
        if (ascii_is_digit(value.data[i]))
            digit = true;
        else if (ascii_is_word(value.data[i]))
            other = true;
        if ((unsigned char)value.data[i] >= 0x80)
            return false;
    }
    return !digit || !other;
}

/* Whether a length or a window was read from any part of the field. */
static bool says_when(const struct postmortem *postmortem, const struct field *field)
{
    const struct incident *incident = &postmortem->incident;
    for (size_t i = 0; i < incident->lengths.count; i++)
        if (places_meet(incident->lengths.items[i].place, field->value_place))
            return true;
    for (size_t i = 0; i < incident->windows.count; i++)
        if (places_meet(incident->windows.items[i].place, field->value_place))
            return true;
    for (size_t i = 0; i < postmortem->dates.count; i++)
        if (places_meet(postmortem->dates.items[i].place, field->value_place))
            return true;
    struct stamp stamp;
    struct length length;
    const struct time_words *words = &postmortem->words->time;
    return stamp_find(field->value, 0, words, &stamp) ||
           length_find(field->value, 0, words, &length);
}

static bool is_unparseable(const struct check *check, const struct field *field)
{
    struct text value = text_trim(field->value);
    struct text name = utf8_fold(check->arena, text_trim(field->name));
    return field->meaning == WORDS_FIELD_DURATION && value.length && !field->has_nested &&
           value.length <= VALUE_MAX_BYTES && is_bare(value) &&
           phrases_contain(word_list(check, WORDS_DURATION_LABELS), name) &&
           !patterns_match(word_list(check, WORDS_DURATION_ANSWER_PATTERNS), value) &&
           !patterns_match(word_list(check, WORDS_PLACEHOLDER_PATTERNS), value) &&
           !says_when(check->postmortem, field);
}

void check_duration_unparseable(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    if (!postmortem->language_known)
        return;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (!is_unparseable(check, field))
            continue;
        const char *value = quote(check, field->value);
        struct finding *finding = report(check, field->value_place, value,
                                         "cannot read \"%s\" as a length or a window", value);
        report_label(check, finding, "how long?");
    }
}

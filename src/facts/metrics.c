/* Fields and sentences that say how long it took to detect, to mitigate and to resolve the incident. */
#include "base/utf8.h"
#include "facts/claims.h"
#include "facts/steps.h"

static bool metric_of(struct reading *reading, struct text name, enum word_list_id meaning,
                      enum metric_kind *kind)
{
    const struct word_list *resolve = &reading->words->lists[WORDS_RESOLVE_LABELS];
    if (meaning == WORDS_FIELD_TIME_TO_DETECT)
        *kind = METRIC_DETECT;
    else if (meaning == WORDS_FIELD_TIME_TO_MITIGATE)
        *kind = METRIC_MITIGATE;
    else if (meaning == WORDS_FIELD_RECOVERY && phrases_contain(resolve, label_name(reading, name)))
        *kind = METRIC_RESOLVE;
    else
        return false;
    return true;
}

/* Whether words in brackets say what else a metric is: "Time to detect (goal)", but not "Time to detect (TTD)". */
static bool is_qualified(struct text name)
{
    size_t bracket = text_find_byte(name, '(', 0);
    for (size_t i = bracket; i < name.length; i++)
        if (name.data[i] >= 'a' && name.data[i] <= 'z')
            return true;
    return false;
}

/* Whether the length is all that a value says: words beside it may say what it counts from. */
static bool is_whole(struct text value, const struct length *length)
{
    for (size_t i = 0; i < value.length; i++)
        if ((i < length->place.start || i >= length->place.end) && ascii_is_word(value.data[i]))
            return false;
    return true;
}

void take_metric(struct reading *reading, struct text context, const struct length *length,
                 struct place place, struct text written)
{
    struct pattern_match match;
    struct metric metric = {
        .length = *length, .place = place, .written = written, .sentence = true};
    if (!patterns_find(&reading->words->lists[WORDS_METRIC_PATTERNS], context, 0, &match) ||
        text_matches(reading, WORDS_OTHER_METRIC_PATTERNS, context))
        return;
    metric.name = text_slice(context, match.group_start, match.group_end);
    enum word_list_id meaning = field_meaning(reading, utf8_fold(reading->arena, metric.name));
    if (metric_of(reading, metric.name, meaning, &metric.kind))
        LIST_PUSH(reading->arena, &reading->postmortem->metrics, metric);
}

void read_metrics(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        struct metric metric = {.name = field->name, .place = field->value_place};
        if (!metric_of(reading, field->name, field->meaning, &metric.kind) ||
            is_qualified(field->name) ||
            !length_find(field->value, 0, reading->time, &metric.length) ||
            !is_whole(field->value, &metric.length))
            continue;
        metric.written = text_strip(field->value, ".: \t\n");
        LIST_PUSH(reading->arena, &postmortem->metrics, metric);
    }
}

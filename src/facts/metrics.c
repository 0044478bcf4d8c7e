/* Fields that say how long it took to detect, to mitigate and to resolve the incident. */
#include "facts/reading.h"

static bool metric_of(struct reading *reading, const struct field *field, enum metric_kind *kind)
{
    const struct word_list *resolve = &reading->words->lists[WORDS_RESOLVE_LABELS];
    if (field->meaning == WORDS_FIELD_TIME_TO_DETECT)
        *kind = METRIC_DETECT;
    else if (field->meaning == WORDS_FIELD_TIME_TO_MITIGATE)
        *kind = METRIC_MITIGATE;
    else if (field->meaning == WORDS_FIELD_RECOVERY &&
             phrases_contain(resolve, label_name(reading, field->name)))
        *kind = METRIC_RESOLVE;
    else
        return false;
    return true;
}

/* Whether the length is all that a value says: words beside it may say what it counts from. */
static bool is_whole(struct text value, const struct length *length)
{
    for (size_t i = 0; i < value.length; i++)
        if ((i < length->place.start || i >= length->place.end) && ascii_is_word(value.data[i]))
            return false;
    return true;
}

void read_metrics(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        struct metric metric = {.name = field->name, .place = field->value_place};
        if (!metric_of(reading, field, &metric.kind) ||
            !length_find(field->value, 0, reading->time, &metric.length) ||
            !is_whole(field->value, &metric.length))
            continue;
        metric.written = text_strip(field->value, ".: \t\n");
        LIST_PUSH(reading->arena, &postmortem->metrics, metric);
    }
}

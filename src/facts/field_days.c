/* The days that fields name: "Published: 15 August 2024". */
#include "facts/reading.h"

static bool names_day(const struct field *field)
{
    return field->meaning == WORDS_FIELD_DATE || field->meaning == WORDS_FIELD_PUBLISHED ||
           (field->meaning >= WORDS_FIELD_START && field->meaning <= WORDS_FIELD_END);
}

/* Nothing is filled in here: a day that stands there in part, or may be read in two ways, is none. */
static struct date day_of_value(struct reading *reading, struct text value)
{
    struct date none = {.weekday = -1};
    struct stamp stamp;
    if (!find_stamp(reading, value, 0, &stamp) || stamp.end_date.known)
        return none;
    settle_date(reading, &stamp.date);
    bool whole = stamp.date.known && stamp.date.year && stamp.date.month && stamp.date.day;
    return whole && !stamp.date.ambiguous && !stamp.date.impossible ? stamp.date : none;
}

void read_field_days(struct reading *reading)
{
    struct field_list *fields = &reading->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++)
        if (names_day(&fields->items[i]))
            fields->items[i].day = day_of_value(reading, fields->items[i].value);
}

/* Fields whose meaning their name leaves open and their value tells. */
#include "facts/reading.h"

/* Whether a moment with a clock is all of the value. */
static bool is_moment(const struct reading *reading, struct text value)
{
    struct stamp stamp;
    return value.length && stamp_read(value, 0, reading->time, &stamp) && stamp.clock.known &&
           !stamp.end_clock.known && stamp.place.end == value.length;
}

/* "Resolution: 2025-10-15 10:05 UTC": when, where a section of that name would tell how. */
bool means_moment(struct reading *reading, struct field *field)
{
    static const enum word_list_id meanings[] = {WORDS_FIELD_DETECTED, WORDS_FIELD_MITIGATED,
                                                 WORDS_FIELD_END};
    const struct word_list *names = &reading->words->lists[WORDS_MOMENT_DETECTED];
    if (!is_moment(reading, text_strip(field->value, " .")))
        return false;
    struct text folded = label_name(reading, field->name);
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (phrases_contain(&names[i], folded)) {
            field->meaning = meanings[i];
            return true;
        }
    return false;
}

/* "Priority: P1" of the incident, where a priority of work is "high" or stands in a list of it. */
bool means_severity(struct reading *reading, struct field *field)
{
    enum { LONGEST = 20 }; /* "P1 (critical)" */
    struct text value = text_trim(field->value);
    if (value.length < 2 || value.length > LONGEST ||
        (value.data[0] != 'P' && value.data[0] != 'p') || !ascii_is_digit(value.data[1]) ||
        !phrases_contain(&reading->words->lists[WORDS_PRIORITY_LABELS],
                         label_name(reading, field->name)))
        return false;
    field->meaning = WORDS_FIELD_SEVERITY;
    return true;
}

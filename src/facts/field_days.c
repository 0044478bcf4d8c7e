/* The days that fields name: "Published: 15 August 2024", and which of them is that of the document's signature. */
#include "facts/steps.h"

/* Whether the account is told where a place begins: a part of it stands above, and none below. */
static bool is_at_foot(const struct postmortem *postmortem, struct place place)
{
    const struct section_list *sections = &postmortem->sections;
    bool above = false;
    for (size_t i = 0; i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        if (section_has_role(section) && section->place.start > place.start)
            return false;
        above |= section->roles[ROLE_TIMELINE] || section->roles[ROLE_ROOT_CAUSE] ||
                 section->roles[ROLE_ACTION_ITEMS];
    }
    return above;
}

/* Whether nothing but blanks, marks and the ends of lines stand between two places. */
static bool is_beside(const struct postmortem *postmortem, struct place before, struct place behind)
{
    struct place between = {before.end, behind.start};
    if (between.end < between.start)
        return false;
    struct text text = document_text(postmortem->document, between);
    return decoration_length(text, false) == text.length;
}

static bool has_name_of(struct reading *reading, const struct field *field, enum word_list_id list)
{
    return phrases_contain(&reading->words->lists[list], label_name(reading, field->name));
}

void read_signatures(struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    struct field *fields = postmortem->fields.items;
    for (size_t i = 0; i + 1 < postmortem->fields.count; i++) {
        bool date_first = fields[i].meaning == WORDS_FIELD_DATE;
        struct field *date = &fields[date_first ? i : i + 1];
        const struct field *signer = &fields[date_first ? i + 1 : i];
        if (date->meaning == WORDS_FIELD_DATE && signer->meaning == WORDS_FIELD_AUTHOR &&
            !date->front_matter && !signer->front_matter &&
            is_beside(postmortem, fields[i].value_place, fields[i + 1].name_place) &&
            has_name_of(reading, date, WORDS_SIGNED_LABELS) &&
            has_name_of(reading, signer, WORDS_SIGNER_LABELS) &&
            is_at_foot(postmortem, fields[i].name_place))
            date->meaning = WORDS_FIELD_PUBLISHED;
    }
}

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

/* Who wrote the document, and who answers for it. */
#include "facts/steps.h"

/* More names than these in one field are not told apart. */
#define MAX_NAMES 50

/* The marks around a name: of lists, of links, of emphasis. */
#define NAME_MARKS " \t\r\n-*_[]()\"'<>.:"

static void add_person(struct reading *reading, size_t field, struct text part)
{
    const struct field *from = &reading->postmortem->fields.items[field];
    struct text name = text_strip(part, NAME_MARKS);
    size_t start = from->value_place.start + (size_t)(name.data - from->value.data);
    /* Escapes and markup between two names move what follows: then the value's place has to do. */
    struct place place = {start, start + name.length};
    if (!text_equal(document_text(reading->postmortem->document, place), name))
        place = from->value_place;
    if (name.length)
        LIST_PUSH(reading->arena, &reading->postmortem->people,
                  (struct person){name, place, field});
}

static void read_names(struct reading *reading, size_t field)
{
    struct text value = reading->postmortem->fields.items[field].value;
    const struct word_list *joints = &reading->words->lists[WORDS_PEOPLE_JOINT_PATTERNS];
    struct pattern_match match;
    size_t from = 0;
    for (int count = 0;
         count < MAX_NAMES && patterns_find(joints, value, from, &match) && match.end > from;
         count++) {
        add_person(reading, field, text_slice(value, from, match.start));
        from = match.end;
    }
    add_person(reading, field, text_from_offset(value, from));
}

/* Whether a field speaks of the document, not of an action item. */
static bool is_of_document(const struct postmortem *postmortem, const struct field *field)
{
    size_t at = field->name_place.start;
    return field->front_matter || (!postmortem_in_role(postmortem, at, ROLE_ACTION_ITEMS) &&
                                   !postmortem_in_role(postmortem, at, ROLE_LESSONS) &&
                                   !postmortem_in_role(postmortem, at, ROLE_TIMELINE));
}

void read_people(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct word_list *no_answer = &reading->words->lists[WORDS_NO_OWNER];
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        bool names = field->meaning == WORDS_FIELD_AUTHOR || field->meaning == WORDS_FIELD_OWNER;
        if (names && is_of_document(postmortem, field) &&
            !phrases_contain(no_answer, folded_name(reading, field->value)))
            read_names(reading, i);
    }
}

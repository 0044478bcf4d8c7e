/* Sections and fields: those that are empty, said twice or left blank. */
#include "checks/common.h"

#include <stddef.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_section_empty, check_section_duplicated, check_field_blank;

static bool is_heading(const struct section *section)
{
    return section->form == HEADING_MARKDOWN || section->form == HEADING_HTML;
}

/* A heading that is itself a day or an entry: "### 14:05 Alert fired". */
static bool is_dated_heading(const struct check *check, const struct section *section)
{
    const struct words *words = check->postmortem->words;
    struct stamp stamp;
    return words && stamp_find(section->heading, 0, &words->time, &stamp);
}

/* Whether nothing but blanks and marks stands from behind the heading to the next one. */
static bool is_bare(const struct check *check, size_t index)
{
    const struct section_list *sections = &check->postmortem->sections;
    const struct section *section = &sections->items[index];
    const struct section *next = index + 1 < sections->count ? &sections->items[index + 1] : NULL;
    struct place between = {section->place.end, section->body.end};
    if (next && next->place.start < between.end)
        between.end = next->place.start;
    return postmortem_is_blank(check->postmortem, between) && (!next || is_heading(next));
}

/* "## We apologise to all who could not sign in.": a remark that its author wanted large. */
static bool is_sentence(struct text heading)
{
    enum { FEW_WORDS = 6 };
    size_t blanks = 0;
    for (size_t i = 0; i < heading.length; i++)
        blanks += ascii_is_blank(heading.data[i]);
    return blanks >= FEW_WORDS && strchr(".!", heading.data[heading.length - 1]);
}

/* A heading that says the thing itself ("Root cause: an expired certificate"), or is gone into by
 * the next one, of whatever level ("Root cause and resolution", then "Root cause"). */
static bool is_answered(const struct check *check, size_t index)
{
    const struct section_list *sections = &check->postmortem->sections;
    const struct section *section = &sections->items[index];
    if (text_find(section->heading, TEXT(": "), 0) != TEXT_NOT_FOUND ||
        is_sentence(section->heading))
        return true;
    for (int role = 0; index + 1 < sections->count && role < ROLE_COUNT; role++)
        if (section->roles[role] && sections->items[index + 1].roles[role])
            return true;
    return false;
}

/* Whether nothing below the heading is a lack. A line that only looks like a heading may be a label
 * of what follows, so it is never judged; what stands before the first known section is the
 * title's. */
static bool lacks_text(const struct check *check, size_t index, bool after_known)
{
    const struct section *section = &check->postmortem->sections.items[index];
    if (!section->empty || !is_heading(section) || !is_bare(check, index) ||
        is_answered(check, index))
        return false;
    if (!after_known && !section_has_role(section))
        return false;
    if (check->postmortem->has_title && places_meet(section->place, check->postmortem->title_place))
        return false;
    struct text folded = utf8_fold(check->arena, section->heading);
    return folded.length && !phrases_contain(word_list(check, WORDS_OPTIONAL_SECTIONS), folded) &&
           !is_dated_heading(check, section);
}

void check_section_empty(struct check *check)
{
    const struct section_list *sections = &check->postmortem->sections;
    bool after_known = false;
    for (size_t i = 0; i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        if (lacks_text(check, i, after_known)) {
            const char *heading = quote(check, section->heading);
            report(check, section->place, heading, "nothing stands under \"%s\"", heading);
        }
        after_known = after_known || section_has_role(section);
    }
}

/* A section by which it is compared with others. */
struct namesake {
    const struct section *section;
    struct text heading; /* folded */
};

/* Brings namesakes together: same parent, level and heading; earlier ones first. */
static int compare_namesakes(const void *left, const void *right)
{
    const struct namesake *a = left, *b = right;
    if (a->section->parent != b->section->parent)
        return a->section->parent > b->section->parent ? 1 : -1;
    if (a->section->level != b->section->level)
        return a->section->level - b->section->level;
    int order = text_compare(a->heading, b->heading);
    if (order)
        return order;
    size_t here = a->section->place.start, there = b->section->place.start;
    return (here > there) - (here < there);
}

static bool are_namesakes(const struct namesake *a, const struct namesake *b)
{
    return a->section->parent == b->section->parent && a->section->level == b->section->level &&
           text_equal(a->heading, b->heading);
}

/* Two reports in one file repeat all their headings: then none is a slip. */
enum { REPEATED_IN_SECOND_REPORT = 2 };

static size_t collect_namesakes(const struct check *check, struct namesake *namesakes)
{
    const struct section_list *sections = &check->postmortem->sections;
    size_t count = 0;
    for (size_t i = 0; i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        if (is_heading(section) && section_has_role(section))
            namesakes[count++] =
                (struct namesake){section, utf8_fold(check->arena, section->heading)};
    }
    qsort(namesakes, count, sizeof *namesakes, compare_namesakes);
    return count;
}

static void report_duplicate(struct check *check, const struct namesake *first,
                             const struct namesake *second)
{
    const char *heading = quote(check, second->section->heading);
    size_t line = line_of(check, first->section->place);
    struct finding *finding =
        report(check, second->section->place, heading,
               "second section \"%s\"; the first is on line %zu", heading, line);
    report_related(check, finding, first->section->place, "first");
}

/* "Contributing Factor #1" over two factors: whoever answers the one seems to answer the other. */
static void report_causes_again(struct check *check)
{
    const struct numbered_cause_list *causes = &check->postmortem->numbered_causes;
    for (size_t i = 0; i < causes->count; i++) {
        const struct numbered_cause *cause = &causes->items[i];
        if (!cause->again.end)
            continue;
        struct finding *finding =
            report(check, cause->again, quote(check, cause->text),
                   "a second cause has the number %d; the first is on line %zu", cause->number,
                   line_of(check, cause->place));
        report_related(check, finding, cause->place, "first");
        report_help(check, finding, "give each cause a number of its own");
    }
}

void check_section_duplicated(struct check *check)
{
    if (!check->postmortem->several)
        report_causes_again(check);
    size_t limit = check->postmortem->sections.count;
    struct namesake *namesakes = arena_alloc_array(check->arena, limit + 1, sizeof *namesakes);
    size_t count = collect_namesakes(check, namesakes);
    size_t repeated = 0;
    for (size_t i = 1; i < count; i++)
        repeated += are_namesakes(&namesakes[i - 1], &namesakes[i]);
    if (repeated >= REPEATED_IN_SECOND_REPORT)
        return;
    for (size_t i = 1; i < count; i++)
        if (are_namesakes(&namesakes[i - 1], &namesakes[i]))
            report_duplicate(check, &namesakes[i - 1], &namesakes[i]);
}

/* Whether a field stands on the line beside another one that has a value: then it is one of a
 * block of fields, whatever its name. */
static bool is_neighbour(const struct check *check, size_t line, const struct field *other)
{
    size_t there = line_of(check, other->name_place);
    size_t distance = there > line ? there - line : line - there;
    return other->value.length && !other->front_matter && distance <= 2;
}

static bool is_among_fields(const struct check *check, size_t index)
{
    const struct field_list *fields = &check->postmortem->fields;
    size_t line = line_of(check, fields->items[index].name_place);
    return (index > 0 && is_neighbour(check, line, &fields->items[index - 1])) ||
           (index + 1 < fields->count && is_neighbour(check, line, &fields->items[index + 1]));
}

/* A label that opens a section is that section's affair. */
static bool is_section_label(const struct check *check, const struct field *field)
{
    const struct section *section =
        postmortem_section_at(check->postmortem, field->name_place.start);
    return section && places_meet(section->place, field->name_place);
}

static bool is_point_in_time(enum word_list_id meaning)
{
    return meaning == WORDS_FIELD_START || meaning == WORDS_FIELD_DETECTED ||
           meaning == WORDS_FIELD_MITIGATED || meaning == WORDS_FIELD_END;
}

/* Whether a duration heads its start and its end, with a blank line between or none. */
static bool heads_points(const struct check *check, const struct field *field,
                         const struct field *next)
{
    enum { REACH = 2 };
    return field->meaning == WORDS_FIELD_DURATION && next && next->value.length &&
           is_point_in_time(next->meaning) &&
           line_of(check, next->name_place) <= line_of(check, field->name_place) + REACH;
}

/* Whether the value may stand on the line below: any text there that is no field of its own. */
static bool continues_below(const struct check *check, size_t index)
{
    const struct field_list *fields = &check->postmortem->fields;
    const struct field *field = &fields->items[index];
    const struct field *next = index + 1 < fields->count ? &fields->items[index + 1] : NULL;
    size_t line = line_of(check, field->name_place);
    struct text below = text_trim(document_line_text(check->postmortem->document, line + 1));
    if (heads_points(check, field, next))
        return true;
    if (!below.length || text_starts_with(below, TEXT("|")))
        return false;
    return !next || line_of(check, next->name_place) != line + 1;
}

static bool is_blank_field(const struct check *check, size_t index)
{
    const struct field *field = &check->postmortem->fields.items[index];
    if (field->value.length || field->has_nested || !field->name.length)
        return false;
    if (field->front_matter)
        return field->meaning != WORDS_COUNT;
    if (is_section_label(check, field) || continues_below(check, index))
        return false;
    return field->meaning != WORDS_COUNT || is_among_fields(check, index);
}

/* The columns of action items that a standard may want to be filled in, by the words of the rule's option. */
static const struct {
    const char *option, *name;
    size_t value; /* where the item keeps it */
} cells[] = {
    {"kind", "kind", offsetof(struct action_item, kind)},
    {"causes", "root causes", offsetof(struct action_item, causes)},
    {"criteria", "evaluation criteria", offsetof(struct action_item, criteria)},
    {"status", "status", offsetof(struct action_item, status)},
};

static void check_cell(struct check *check, const struct action_item *item,
                       const struct item_value *value, const char *name)
{
    if (!item->is_row || !value->asked || value->text.length ||
        holds_placeholder(check, item->text))
        return;
    report(check, value->place, arena_printf(check->arena, "%s %s", name, quote(check, item->text)),
           "the cell for the %s of \"%s\" is empty", name, quote(check, item->text));
}

/* Checks the cell that a word of the option asks for. */
static void check_wanted(struct check *check, const struct action_item *item, const char *option)
{
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        if (strcmp(option, cells[i].option) == 0)
            check_cell(check, item,
                       (const struct item_value *)((const char *)item + cells[i].value),
                       cells[i].name);
}

static void check_cells(struct check *check)
{
    const struct word_list *wanted = option_list(check, "cells");
    const struct action_item_list *items = &check->postmortem->action_items;
    for (size_t i = 0; i < items->count; i++)
        for (size_t j = 0; j < wanted->count; j++)
            check_wanted(check, &items->items[i], wanted->items[j]);
}

/* The empty cell below a column's name, else the name. */
static struct place blank_place(const struct check *check, const struct field *field)
{
    return line_of(check, field->value_place) > line_of(check, field->name_place)
               ? field->value_place
               : field->name_place;
}

void check_field_blank(struct check *check)
{
    check_cells(check);
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++) {
        if (!is_blank_field(check, i))
            continue;
        const char *name = quote(check, fields->items[i].name);
        report(check, blank_place(check, &fields->items[i]), name, "the field \"%s\" is empty",
               name);
    }
}

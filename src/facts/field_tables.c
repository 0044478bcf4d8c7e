/* Fields in tables: a row or a column each; and rows of HTML, which are lines. */
#include "facts/reading.h"

/* "Duration | Downtime" is a header of two columns; "Status | Resolved" tells how far it is. */
static bool heads_columns(struct reading *reading, struct text name, struct text value)
{
    return field_meaning(reading, label_name(reading, value)) != WORDS_COUNT &&
           field_meaning(reading, label_name(reading, name)) != WORDS_FIELD_STATUS;
}

static bool sums_up(const bool *roles)
{
    return roles[ROLE_SUMMARY] || roles[ROLE_IMPACT] || roles[ROLE_DETECTION];
}

/* Whether a table that stands there may hold the document's fields. What broke has windows and lengths of its own, and
 * what was learned before has days and states. */
static bool may_hold_fields(const bool *roles)
{
    return !roles[ROLE_TIMELINE] && !roles[ROLE_ACTION_ITEMS] &&
           (sums_up(roles) || !(roles[ROLE_ROOT_CAUSE] || roles[ROLE_LESSONS]));
}

/* Whether it does beyond doubt: it stands before the story, or where that is summed up. Behind it there are people,
 * other incidents, and what the terms mean. */
static bool holds_fields_surely(const struct reading *reading, size_t section)
{
    const struct postmortem *postmortem = reading->postmortem;
    const bool *roles = roles_in(postmortem, section);
    if (!may_hold_fields(roles) || sums_up(roles))
        return may_hold_fields(roles);
    return section == SIZE_MAX || (section < reading->first_part &&
                                   postmortem->sections.items[section].roles_from == SIZE_MAX);
}

/* Where a line of HTML has the only gap between two of its cells, which looks as a bar in its text does; else
 * TEXT_NOT_FOUND. */
static size_t find_gap(const struct reading *reading, const struct line *line, struct text bar)
{
    if (line->block->kind != BLOCK_HTML)
        return TEXT_NOT_FOUND;
    size_t at = text_find(line->text, bar, 0);
    if (at == TEXT_NOT_FOUND || text_find(line->text, bar, at + bar.length) != TEXT_NOT_FOUND)
        return TEXT_NOT_FOUND;
    struct place place = line_slice_place(line, text_slice(line->text, at, at + bar.length));
    bool written = text_equal(document_text(reading->postmortem->document, place), bar);
    return written ? TEXT_NOT_FOUND : at;
}

bool split_cells(struct reading *reading, const struct line *line, struct text *name,
                 struct text *value)
{
    struct text bar = TEXT(" | ");
    size_t at = find_gap(reading, line, bar);
    if (at == TEXT_NOT_FOUND || !holds_fields_surely(reading, line->section))
        return false;
    *name = text_trim(text_slice(line->text, 0, at));
    *value = text_trim(text_from_offset(line->text, at + bar.length));
    return name->length > 0 && !heads_columns(reading, *name, *value);
}

static struct place cell_place(const struct block *cell)
{
    return cell->text.length ? block_place(cell, 0, cell->text.length) : cell->place;
}

/* Whether a record of the document itself tells a field of the incident, too. The days over its columns are those on
 * which somebody signed or changed it, and its blanks, but for the severity, are filled
 * in then. */
static bool is_told_by_record(const struct field *field, bool beside)
{
    bool severity = field->meaning == WORDS_FIELD_SEVERITY;
    if (!field->value.length)
        return beside && severity;
    return beside || severity || field->meaning == WORDS_FIELD_AUTHOR ||
           field->meaning == WORDS_FIELD_ID;
}

/* `record`: the table stands where keeps_record says so. */
static bool add_cell_field(struct reading *reading, const struct block *name,
                           const struct block *value, bool record)
{
    struct field field = {.name = text_trim(name->text), .value = text_trim(value->text)};
    const struct profile_part *part;
    if (!is_known_field(reading, &field, &part) && !means_moment(reading, &field) &&
        !means_severity(reading, &field))
        return false;
    if (record && !is_told_by_record(&field, name->next == value))
        return false;
    field.name_place = cell_place(name);
    field.value_place = cell_place(value);
    add_known_field(reading, field, part);
    return true;
}

static size_t count_children(const struct block *block)
{
    size_t count = 0;
    for (const struct block *child = block->first_child; child; child = child->next)
        count++;
    return count;
}

static bool names_field(struct reading *reading, const struct block *cell)
{
    struct field field = {.name = cell ? text_trim(cell->text) : (struct text){0}};
    const struct profile_part *part;
    return field.name.length && is_known_field(reading, &field, &part);
}

/* Whether a header names two fields over their values: "| TTD | TTR |". A name below the first one makes the second a
 * value, which may be one, too: "| Status | Resolved |" over "| Author | Ann |". */
static bool names_two_fields(struct reading *reading, const struct block *header)
{
    const struct block *first = header->first_child;
    return names_field(reading, first) && names_field(reading, first->next) &&
           !names_field(reading, header->next->first_child);
}

/* "1", "2." */
static bool is_ordinal(struct text text)
{
    enum { LONGEST = 3 };
    text = text_strip(text, " .");
    for (size_t i = 0; i < text.length; i++)
        if (!ascii_is_digit(text.data[i]))
            return false;
    return text.length && text.length <= LONGEST;
}

/* Whether a table has three columns, of which the first does no more than to number the rows and the second mostly
 * names fields. */
static bool numbers_fields(struct reading *reading, const struct block *header)
{
    size_t rows = 0, known = 0;
    if (count_children(header) != 3 || names_field(reading, header->first_child->next))
        return false;
    for (const struct block *row = header->next; row; row = row->next, rows++) {
        if (!row->first_child || !is_ordinal(row->first_child->text))
            return false;
        known += names_field(reading, row->first_child->next);
    }
    return known * 2 > rows;
}

/* Whether a section keeps who signed the document or what became of it: its days are none of the incident's. */
static bool keeps_record(struct reading *reading, size_t section)
{
    const struct section_list *sections = &reading->postmortem->sections;
    return section != SIZE_MAX &&
           phrases_contain(&reading->words->lists[WORDS_RECORD_SECTIONS],
                           folded_name(reading, sections->items[section].heading));
}

/* A table of two columns, their numbers apart, names a field a row; one of a header and a single row, a field a
 * column. */
void read_table_fields(struct reading *reading, const struct block *table)
{
    const struct block *header = table->first_child;
    size_t rows = count_children(table);
    size_t section = section_index_at(reading->postmortem, table->place.start);
    if (!header || !may_hold_fields(roles_in(reading->postmortem, section)))
        return;
    bool record = keeps_record(reading, section);
    if (count_children(header) == 2 && !(rows == 2 && names_two_fields(reading, header))) {
        for (const struct block *row = header; row; row = row->next)
            if (row->first_child && row->first_child->next)
                add_cell_field(reading, row->first_child, row->first_child->next, record);
    } else if (numbers_fields(reading, header) && holds_fields_surely(reading, section)) {
        for (const struct block *row = header->next; row; row = row->next)
            if (row->first_child->next && row->first_child->next->next)
                add_cell_field(reading, row->first_child->next, row->first_child->next->next,
                               record);
    } else if (rows == 2) {
        const struct block *value = header->next->first_child;
        for (const struct block *name = header->first_child; name && value; name = name->next) {
            add_cell_field(reading, name, value, record);
            value = value->next;
        }
    }
}

/* Fields: `Duration: 3 h` in any dress. front_matter.c and field_tables.c read them where they need no label. */
#include <string.h>

#include "base/utf8.h"
#include "facts/steps.h"

static void add_field(struct reading *reading, struct field field)
{
    LIST_PUSH(reading->arena, &reading->postmortem->fields, field);
}

/* Whether a list, a deeper line or text of the same block follows a label without a value. */
static bool has_value_below(const struct reading *reading, size_t index)
{
    const struct line *line = &reading->lines.items[index];
    if (index + 1 >= reading->lines.count)
        return false;
    const struct line *next = line + 1;
    struct text name, value;
    if (next->kind == LINE_HEADING)
        return false;
    if (next->depth > line->depth || next->kind == LINE_CODE || next->kind == LINE_ROW)
        return true;
    return next->kind != LINE_ITEM && !split_label(next, &name, &value);
}

/* Fields whose value is looked for in the next line where they are bare: "## Duration" over "4 hours". */
static bool takes_next_line(enum word_list_id meaning)
{
    return meaning <= WORDS_FIELD_ZONE && meaning != WORDS_FIELD_PUBLISHED;
}

/* Whether the line below a heading answers it: a time or a length at its beginning, or anything where
 * the heading asks for an author, a status or a severity. What else stands there is prose. */
static bool answers_heading(const struct reading *reading, enum word_list_id meaning,
                            struct text value)
{
    if (meaning == WORDS_FIELD_AUTHOR || meaning == WORDS_FIELD_STATUS ||
        meaning == WORDS_FIELD_SEVERITY)
        return true;
    struct length length;
    struct stamp stamp;
    bool time = find_stamp(reading, value, 0, &stamp) && stamp.place.start < 16;
    return time || (length_find(value, 0, reading->time, &length) && length.place.start < 16);
}

static bool value_of_next_line(struct reading *reading, size_t index, struct field *field)
{
    const struct line *line = &reading->lines.items[index], *next = line + 1;
    struct text name, value;
    if (index + 1 >= reading->lines.count || !takes_next_line(field->meaning))
        return false;
    bool text = next->kind == LINE_TEXT || (next->kind == LINE_ITEM && line->kind == LINE_HEADING);
    if (!text ||
        (line->kind == LINE_HEADING && !answers_heading(reading, field->meaning, next->text)))
        return false;
    if (split_label(next, &name, &value) &&
        (!value.length || field_meaning(reading, label_name(reading, name)) != WORDS_COUNT))
        return false;
    field->value = next->text;
    field->value_place = next->place;
    return true;
}

/* Finds where the field of a line stands, and the value of one that is bare. */
static void place_field(struct reading *reading, size_t index, struct field *field)
{
    const struct line *line = &reading->lines.items[index];
    field->name_place = line_slice_place(line, field->name);
    field->value_place = line_slice_place(line, field->value);
    if (!field->value.length && !value_of_next_line(reading, index, field)) {
        size_t end = line->place.end;
        field->value_place = (struct place){end, end};
        field->has_nested = has_value_below(reading, index);
    }
}

/* The start of the one to three words before a colon. */
static size_t label_start(struct text text, size_t colon, size_t from)
{
    size_t at = colon, words = 0;
    while (at > from) {
        if (ascii_is_blank(text.data[at - 1]) && at < colon && ++words == 3)
            break;
        if (strchr(".,;()*:|", text.data[at - 1]))
            break;
        at--;
    }
    return at;
}

/* Which labels within a line are taken for fields: those of the incident's times anywhere, others behind what
 * separates them. A full stop and a comma stand between sentences, too. */
enum separators { SEPARATE_NONE, SEPARATE_COLUMNS, SEPARATE_SENTENCES };

/* The length of such a separator at the end of a text, or 0. */
static size_t separator_length(struct text text, enum separators separators)
{
    static const char *const columns[] = {"|", ";", "\xC2\xB7", "\xE2\x80\xA2"};
    for (size_t i = 0; separators && i < sizeof columns / sizeof *columns; i++)
        if (text_ends_with(text, text_from(columns[i])))
            return strlen(columns[i]);
    /* "SEV-2 / Status: final" */
    if (separators && text_ends_with(text, TEXT(" /")))
        return 1;
    return separators == SEPARATE_SENTENCES && text.length &&
           strchr(".,", text.data[text.length - 1]);
}

/* The text without the separator at its end. */
static struct text before_separator(struct text text)
{
    text = text_trim(text);
    size_t length = separator_length(text, SEPARATE_SENTENCES);
    return text_trim(text_slice(text, 0, text.length - length));
}

/* A label within a line. */
struct inner_label {
    struct text name;
    enum word_list_id meaning;
    bool bold;
    size_t behind; /* its colon, which a blank may part from it: "Durée : 2 h" */
};

/* Whether the label tells a time of the incident, or anything of the document in bold or behind a separator; `head`:
 * in a row of labels above the sections, where "| Owner: Ann" is not the owner of some work. */
static bool is_inner_label(struct text text, const struct inner_label *label,
                           enum separators separators, bool head)
{
    struct text before = text_trim(text_slice(text, 0, (size_t)(label->name.data - text.data)));
    if (label->meaning > WORDS_FIELD_END)
        return label->meaning == WORDS_FIELD_OWNER && head && text_ends_with(before, TEXT("|"));
    if ((separators && label->bold) || separator_length(before, separators))
        return true;
    return label->meaning >= WORDS_FIELD_DURATION && label->name.length > 3;
}

/* Whether the words of a label are bold in the block that they stand in. */
static bool is_bold(const struct block *block, struct text name)
{
    size_t from = (size_t)(name.data - block->text.data);
    return name.length && (block_style(block, from, from + name.length) & RUN_STRONG);
}

/* The next such label within a line, at or behind `from`: "… End-time: 15:07", "… | Severity: SEV-2". */
static bool next_inner_label(struct reading *reading, const struct line *line, struct text text,
                             size_t from, enum separators separators, struct inner_label *label)
{
    const struct section *sections = reading->postmortem->sections.items;
    bool head = separators == SEPARATE_SENTENCES &&
                (line->section == SIZE_MAX || sections[line->section].level <= 1);
    for (size_t i = from; (i = text_find_byte(text, ':', i)) != TEXT_NOT_FOUND; i++) {
        bool ends_label = i + 1 < text.length && text.data[i + 1] == ' ';
        size_t start = ends_label ? label_start(text, i, from) : i;
        /* The longest of one to three words that is a label. */
        for (; start < i; start++) {
            if (start > 0 && !ascii_is_blank(text.data[start - 1]) && start != from)
                continue;
            label->name = text_trim(text_slice(text, start, i));
            label->meaning = field_meaning(reading, label_name(reading, label->name));
            label->name = text_from_offset(label->name, decoration_length(label->name, false));
            label->bold = is_bold(line->block, label->name);
            label->behind = i + 1;
            if (is_inner_label(text, label, separators, head))
                return true;
        }
    }
    return false;
}

/* Labels behind the first one on the same line: each value ends where the next label begins. */
static void read_inner_fields(struct reading *reading, const struct line *line, struct text value,
                              enum separators separators)
{
    struct inner_label label, next = {0};
    bool more = next_inner_label(reading, line, value, 0, separators, &label);
    while (more) {
        more = next_inner_label(reading, line, value, label.behind, separators, &next);
        size_t end = more ? (size_t)(next.name.data - value.data) : value.length;
        size_t bar =
            label.meaning == WORDS_FIELD_OWNER ? text_find_byte(value, '|', label.behind) : end;
        end = bar < end ? bar : end;
        struct field field = {.name = label.name, .meaning = label.meaning};
        field.value = text_trim(text_slice(value, label.behind, end));
        field.value = more ? before_separator(field.value) : field.value;
        field.name_place = line_slice_place(line, label.name);
        field.value_place = line_slice_place(line, field.value);
        add_field(reading, field);
        label = next;
    }
}

/* A value without the labels that a separator or their bold type parts from it. */
static struct text own_value(struct reading *reading, const struct line *line, struct text value,
                             enum separators separators)
{
    struct inner_label label;
    if (!separators || !next_inner_label(reading, line, value, 0, separators, &label))
        return value;
    struct text own = text_trim(text_slice(value, 0, (size_t)(label.name.data - value.data)));
    return label.bold || separator_length(own, separators) ? before_separator(own) : value;
}

/* Columns of an action item or an entry of the timeline tell of that alone. */
static enum separators separators_in(const struct reading *reading, const struct line *line,
                                     bool known)
{
    const bool *roles = roles_in(reading->postmortem, line->section);
    if (roles[ROLE_ACTION_ITEMS] || roles[ROLE_TIMELINE])
        return SEPARATE_NONE;
    if (known)
        return SEPARATE_SENTENCES;
    return line->kind == LINE_TEXT && line->depth == 0 ? SEPARATE_COLUMNS : SEPARATE_NONE;
}

bool is_known_field(struct reading *reading, struct field *field, const struct profile_part **part)
{
    struct text folded = label_name(reading, field->name);
    field->meaning = field_meaning(reading, folded);
    *part = field->meaning == WORDS_COUNT ? named_part(reading, folded) : NULL;
    return field->meaning != WORDS_COUNT || *part;
}

/* "Timeline: 14:00 - 16:30 UTC": the window, where a list is expected. */
static bool is_window(struct reading *reading, const struct field *field)
{
    struct stamp stamp;
    bool roles[ROLE_COUNT];
    struct text value = text_strip(field->value, " .");
    return value.length && stamp_read(value, 0, reading->time, &stamp) && stamp.end_clock.known &&
           stamp.place.end == value.length &&
           heading_roles(reading, folded_name(reading, field->name), true, roles) &&
           roles[ROLE_TIMELINE];
}

/* Whether a line stands where the work to come is listed, or below another one. */
static bool is_of_work(const struct reading *reading, const struct line *line)
{
    const bool *roles = roles_in(reading->postmortem, line->section);
    return line->depth > 1 || roles[ROLE_ACTION_ITEMS] || roles[ROLE_LESSONS] ||
           roles[ROLE_TIMELINE];
}

void add_known_field(struct reading *reading, struct field field, const struct profile_part *part)
{
    if (part)
        field.meaning = part->meaning;
    add_field(reading, field);
}

static void read_label_field(struct reading *reading, size_t index)
{
    struct text name, value;
    const struct line *line = &reading->lines.items[index];
    bool heading = line->kind == LINE_HEADING;
    if (!split_cells(reading, line, &name, &value) && !split_label(line, &name, &value)) {
        if (heading) {
            name = line->text;
            value = text_slice(line->text, line->text.length, line->text.length);
        } else {
            if (line->kind == LINE_TEXT || line->kind == LINE_ITEM)
                read_inner_fields(reading, line, line->text, separators_in(reading, line, false));
            return;
        }
    }
    struct field field = {.name = name, .value = value};
    const struct profile_part *part;
    bool known = is_known_field(reading, &field, &part);
    if (!known && is_window(reading, &field)) {
        field.meaning = WORDS_FIELD_DURATION;
        known = true;
    }
    known = known || means_moment(reading, &field) ||
            (!is_of_work(reading, line) && means_severity(reading, &field));
    enum separators separators = separators_in(reading, line, known);
    if (known) {
        field.value = own_value(reading, line, value, separators);
        place_field(reading, index, &field);
        if (!heading || field.value.length)
            add_known_field(reading, field, part);
    }
    read_inner_fields(reading, line, value, separators);
}

/* Finds the first section that tells a part of the story. */
static void find_first_part(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    size_t first = 0;
    while (first < sections->count && (!section_has_role(&sections->items[first]) ||
                                       sections->items[first].form == HEADING_FIELD))
        first++;
    reading->first_part = first;
}

/* In how many list items the heading of a section stands: "- **Action items:** none". */
static int depth_of_heading(const struct reading *reading, const struct section *section)
{
    const struct line *lines = reading->lines.items;
    size_t least = 0, most = reading->lines.count;
    while (most - least > 1) {
        size_t middle = least + (most - least) / 2;
        if (lines[middle].place.start <= section->place.start)
            least = middle;
        else
            most = middle;
    }
    return lines[least].depth;
}

/* Whether a line tells of one action item: of a list or a table, or below a heading of its own; not of the list that has
 * "Action items: none" among its labels. Where the section tells
 * of the incident too ("Resolution and action items"), or has a part that is none of work ("### Metrics"), its fields
 * may be those of the incident. */
static bool is_of_action_item(const struct reading *reading, const struct line *line)
{
    const struct postmortem *postmortem = reading->postmortem;
    const bool *roles = roles_in(postmortem, line->section);
    size_t others = 0;
    for (size_t i = 0; i < ROLE_COUNT; i++)
        others += roles[i] && i != ROLE_ACTION_ITEMS;
    if (!roles[ROLE_ACTION_ITEMS] || others)
        return false;
    const struct section *section = &postmortem->sections.items[line->section];
    if (section->roles_from != line->section)
        return !section->understood;
    int above = depth_of_heading(reading, section);
    return line->kind == LINE_ROW || line->depth > above || (line->kind == LINE_ITEM && !above);
}

/* Reads a line's label; of what it tells only fields of such a meaning are kept. */
static void read_label_field_of(struct reading *reading, size_t index,
                                bool (*keeps)(enum word_list_id meaning))
{
    struct field_list *fields = &reading->postmortem->fields;
    size_t known = fields->count, kept = known;
    read_label_field(reading, index);
    for (size_t i = known; i < fields->count; i++)
        if (keeps(fields->items[i].meaning))
            fields->items[kept++] = fields->items[i];
    fields->count = kept;
}

/* What the label of an action item may tell: "Scheduled window: …" and "Duration: 2 h" say when the work will be, not
 * when the incident was. */
static bool tells_no_time(enum word_list_id meaning)
{
    return meaning != WORDS_FIELD_DATE &&
           !(meaning >= WORDS_FIELD_DURATION && meaning <= WORDS_FIELD_END);
}

/* What a label behind a rule below other incidents may tell: there the document may be signed. The rule may as well
 * part two of those, so that of all fields the author alone is taken. */
static bool tells_author(enum word_list_id meaning)
{
    return meaning == WORDS_FIELD_AUTHOR;
}

/* Where the last rule of the document's own stands, or 0. */
static size_t find_last_rule(const struct markdown *markdown)
{
    size_t at = 0;
    for (const struct block *block = markdown->root->first_child; block; block = block->next)
        if (block->kind == BLOCK_RULE)
            at = block->place.start;
    return at;
}

void read_fields(struct reading *reading)
{
    size_t last_rule = find_last_rule(reading->postmortem->markdown);
    find_first_part(reading);
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        bool header = line->kind == LINE_ROW && line->block->header;
        if (postmortem_tells_other_incident(reading->postmortem, line->place.start)) {
            if (line->place.start > last_rule && line->label.length && line->section != SIZE_MAX &&
                reading->postmortem->sections.items[line->section].place.start < last_rule)
                read_label_field_of(reading, i, tells_author);
            continue;
        }
        if (header)
            read_table_fields(reading, line->block->parent);
        else if (is_of_action_item(reading, line))
            read_label_field_of(reading, i, tells_no_time);
        else
            read_label_field(reading, i);
    }
}

const struct field *postmortem_field(const struct postmortem *postmortem, enum word_list_id meaning)
{
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (field->meaning == meaning && text_trim(field->value).length)
            return field;
    }
    return NULL;
}

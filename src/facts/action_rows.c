/* Action items in tables: the columns are known by their names. */
#include "facts/actions.h"

/* One name stands for several columns in different tables; the first of these that fits is taken. */
static const enum word_list_id columns[] = {
    WORDS_FIELD_ACTION,   WORDS_FIELD_OWNER,  WORDS_FIELD_DUE,
    WORDS_FIELD_TICKET,   WORDS_FIELD_DONE,   WORDS_FIELD_PRIORITY,
    WORDS_FIELD_CRITERIA, WORDS_FIELD_CAUSES, WORDS_FIELD_KIND,
};

enum word_list_id column_named(struct reading *reading, struct text name)
{
    struct text folded = label_name(reading, name);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (phrases_contain(&reading->words->lists[columns[i]], folded))
            return columns[i];
    return WORDS_COUNT;
}

static enum word_list_id column_of(struct reading *reading, const struct block *name)
{
    return name ? column_named(reading, name->text) : WORDS_COUNT;
}

/* Whether a column tells that its table lists action items: others have a type, too. */
static bool tells_actions(enum word_list_id column)
{
    return column == WORDS_FIELD_ACTION || column == WORDS_FIELD_OWNER ||
           column == WORDS_FIELD_DUE || column == WORDS_FIELD_TICKET || column == WORDS_FIELD_DONE;
}

/* A list of sources has a column "Reference", too. */
static bool names_reference(struct reading *reading, const struct block *name)
{
    return phrases_contain(&reading->words->lists[WORDS_REFERENCE_COLUMNS],
                           label_name(reading, name->text));
}

bool is_action_table(struct reading *reading, const struct block *row)
{
    size_t known = 0, count = 0;
    for (const struct block *name = row->parent->first_child->first_child; name;
         name = name->next) {
        known += tells_actions(column_of(reading, name)) && !names_reference(reading, name);
        count++;
    }
    return known > 0 && count > 1;
}

bool names_action_columns(struct reading *reading, struct text line)
{
    enum { MARK = 3 }; /* "#", "No." */
    enum word_list_id first = WORDS_COUNT;
    bool another = false;
    line = text_strip(line, "| ");
    if (text_find_byte(line, '|', 0) == TEXT_NOT_FOUND)
        return false;
    while (line.length) {
        size_t bar = text_find_byte(line, '|', 0);
        size_t end = bar < line.length ? bar : line.length;
        struct text name = text_trim(text_slice(line, 0, end));
        enum word_list_id column = column_named(reading, name);
        line = text_from_offset(line, end + 1);
        if (column == WORDS_COUNT && name.length > MARK)
            return false;
        another |= first != WORDS_COUNT && column != first && tells_actions(column);
        first = tells_actions(column) && first == WORDS_COUNT ? column : first;
    }
    return another;
}

/* What the names of a table's columns tell of its rows. */
struct told_columns {
    bool tasks; /* one that only work to come has */
    bool time;  /* when something was done */
    bool action, owner, due;
    bool tracked;     /* a ticket or a state */
    bool from, until; /* the columns of a span: who was on call */
};

static struct told_columns columns_told(struct reading *reading, const struct block *row)
{
    const struct word_list *lists = reading->words->lists;
    struct told_columns told = {0};
    for (const struct block *name = row->parent->first_child->first_child; name;
         name = name->next) {
        struct text folded = label_name(reading, name->text);
        bool due = phrases_contain(&lists[WORDS_FIELD_DUE], folded);
        bool time = phrases_contain(&lists[WORDS_FIELD_TIME], folded);
        enum word_list_id column = column_of(reading, name);
        told.tasks |= phrases_contain(&lists[WORDS_TASK_COLUMNS], folded);
        told.time |= time && !due;
        told.due |= due && !time;
        told.from |= phrases_contain(&lists[WORDS_FIELD_START], folded);
        told.until |= due && phrases_contain(&lists[WORDS_FIELD_END], folded);
        told.action |= column == WORDS_FIELD_ACTION;
        told.owner |= column == WORDS_FIELD_OWNER;
        told.tracked |= column == WORDS_FIELD_TICKET || column == WORDS_FIELD_DONE;
    }
    return told;
}

/* "When" and "Date" are when it was done as well as when it will be. */
bool is_assigned_table(struct reading *reading, const struct block *row)
{
    struct told_columns told = columns_told(reading, row);
    return told.action && told.owner && told.due && !told.time && !(told.from && told.until);
}

/* Whether a row names a day before the incident, or a clock alone: it tells what had been planned, or was done. */
static bool tells_past(struct reading *reading, const struct block *row)
{
    const struct block *name = row->parent->first_child->first_child;
    struct stamp stamp;
    for (const struct block *cell = row->first_child; cell && name;
         cell = cell->next, name = name->next) {
        struct text text = text_trim(cell->text);
        if (column_of(reading, name) != WORDS_FIELD_DUE || !text.length)
            continue;
        if (is_before_incident(reading, find_due_date(reading, text)))
            return true;
        if (stamp_read(text, 0, reading->time, &stamp) && stamp.clock.known && !stamp.date.known)
            return true;
    }
    return false;
}

bool is_task_row(struct reading *reading, const struct line *line)
{
    const bool *roles = roles_in(reading->postmortem, line->last_section);
    if (line->kind != LINE_ROW || line->block->header)
        return false;
    struct told_columns told = columns_told(reading, line->block);
    bool tasks = told.tasks && !told.time && may_hold_tasks(roles) && !roles[ROLE_TIMELINE];
    /* of a language that has no words here, the day of the incident may be unread, too */
    return tasks || (reading->postmortem->language_known &&
                     is_assigned_table(reading, line->block) && !tells_past(reading, line->block));
}

bool may_be_task_row(struct reading *reading, const struct line *line)
{
    struct told_columns told = columns_told(reading, line->block);
    bool account = !may_hold_tasks(roles_in(reading->postmortem, line->last_section));
    if (!told.action || told.time)
        return false;
    return told.tracked || (told.owner && (!account || told.due));
}

static struct place cell_text_place(const struct block *cell)
{
    struct text text = text_trim(cell->text);
    return text.length ? block_slice_place(cell, text) : cell->place;
}

/* "…" and "-" show where a form goes on. */
static bool says_something(struct text text)
{
    return decoration_length(text, false) < text.length;
}

static void set_text(struct action_item *item, const struct block *cell, struct text text)
{
    item->text = text;
    item->text_place = block_slice_place(cell, text);
}

/* A word with a digit in a column of tickets is one, whatever it looks like. */
static bool is_ticket_word(struct text text)
{
    bool digit = false;
    for (size_t i = 0; i < text.length; i++)
        digit |= ascii_is_digit(text.data[i]);
    return digit && is_one_word(text);
}

static void read_ticket(struct reading *reading, struct action_item *item, const struct block *cell)
{
    struct text text = text_trim(cell->text), found = text;
    bool named = find_named(reading, WORDS_LINK_PATTERNS, text, &found);
    item->refers |= is_item_answer(reading, WORDS_NO_DUE, text);
    if (!named && !cell->links.count && !is_ticket_word(text))
        return;
    item->has_link = true;
    item->link = named || !cell->links.count ? found : cell->links.items[0].target;
}

/* A column of states that says nothing of an item says that it is not done. */
static void read_status(struct reading *reading, struct action_item *item, struct text text)
{
    const struct word_list *lists = reading->words->lists;
    read_dropped(reading, item, text);
    if (item->dropped)
        return;
    if (!text.length || patterns_match(&lists[WORDS_OPEN_PATTERNS], text))
        item->done = TASK_OPEN;
    else if (patterns_match(&lists[WORDS_DONE_PATTERNS], text))
        item->done = TASK_DONE;
}

static void read_cell(struct reading *reading, struct action_item *item, enum word_list_id column,
                      const struct block *cell, const struct block *name)
{
    struct text text = text_trim(cell->text), found;
    struct item_value *value = item_value_of(item, column);
    if (value)
        *value = (struct item_value){true, text, cell_text_place(cell)};
    item->owner_blank |= column == WORDS_FIELD_OWNER && !text.length;
    item->due_named |= column == WORDS_FIELD_DUE && text.length;
    if (column == WORDS_FIELD_OWNER && text.length)
        set_item_owner(reading, item, text);
    else if (column == WORDS_FIELD_DUE && text.length)
        set_item_due(reading, item, text, cell_text_place(cell));
    else if (column == WORDS_FIELD_TICKET)
        read_ticket(reading, item, cell);
    else if (column == WORDS_FIELD_DONE)
        read_status(reading, item, text);
    else if (column == WORDS_FIELD_ACTION && text.length > 2 && says_something(text) &&
             !item->text.length)
        set_text(item, cell, text);
    item->refers |= text_find(text, TEXT("://"), 0) != TEXT_NOT_FOUND;
    read_item_links(reading, item, cell, 0, cell->text.length);
    if (!item->has_link && find_named(reading, WORDS_LINK_PATTERNS, text, &found) &&
        !is_row_number(reading, cell, name)) {
        item->has_link = true;
        item->link = found;
    }
}

/* Keeps under which name the table asks for an owner and a day: there they are to be written. */
static void name_column(struct action_item *item, enum word_list_id column,
                        const struct block *name)
{
    if (column == WORDS_FIELD_OWNER && !item->owner_column.length)
        item->owner_column = text_trim(name->text);
    else if (column == WORDS_FIELD_DUE && !item->due_column.length)
        item->due_column = text_trim(name->text);
}

/* Where no column is named for it, the action is what the longest cell says: of those whose column is not known,
 * or by `column` of the misnamed. */
static void take_longest(struct reading *reading, struct action_item *item, const struct block *row,
                         enum word_list_id column)
{
    const struct block *name = row->parent->first_child->first_child;
    for (const struct block *cell = row->first_child; cell; cell = cell->next) {
        struct text text = text_trim(cell->text);
        if (column_of(reading, name) == column && text.length > item->text.length &&
            text.length > 3 && says_something(text))
            set_text(item, cell, text);
        name = name ? name->next : NULL;
    }
}

/* A priority and a kind are a word or two; what stands in their column and is longer is the action, whose cell
 * slipped there. */
#define MISNAMED_MIN_BYTES 25

static void take_misnamed(struct reading *reading, struct action_item *item,
                          const struct block *row)
{
    static const enum word_list_id short_ones[] = {WORDS_FIELD_PRIORITY, WORDS_FIELD_KIND};
    for (size_t i = 0; i < sizeof short_ones / sizeof *short_ones && !item->text.length; i++) {
        struct item_value *value = item_value_of(item, short_ones[i]);
        if (!value || value->text.length < MISNAMED_MIN_BYTES)
            continue;
        take_longest(reading, item, row, short_ones[i]);
        *value = (struct item_value){.asked = false};
    }
}

/* A state outside of its column: "**DONE**" under "Bug", "Resolved by PR #47" under "Outcome". */
static void read_stray_state(struct reading *reading, struct action_item *item,
                             const struct block *row)
{
    for (const struct block *cell = row->first_child; cell && item->done == TASK_NONE;
         cell = cell->next)
        if (text_matches(reading, WORDS_OPEN_ITEM_PATTERNS, cell->text))
            item->done = TASK_OPEN;
        else if (text_matches(reading, WORDS_STATE_MARK_PATTERNS, cell->text) ||
                 text_matches(reading, WORDS_OUTCOME_PATTERNS, cell->text))
            item->done = TASK_DONE;
}

/* Where no other cell says until when, the state of what is still to be done may. */
static void read_day_of_state(struct reading *reading, struct action_item *item,
                              const struct block *row)
{
    const struct block *name = row->parent->first_child->first_child;
    for (const struct block *cell = row->first_child;
         cell && name && !item->has_due && item->done != TASK_DONE && !item->dropped;
         cell = cell->next, name = name->next)
        if (cell->text.length && column_of(reading, name) == WORDS_FIELD_DONE)
            read_status_due(reading, item, cell, text_trim(cell->text));
}

/* The cell that says what is to be done. */
static const struct block *action_cell(const struct block *row, const struct action_item *item)
{
    const struct block *cell = row->first_child;
    while (cell->next && (item->text.data < cell->text.data ||
                          item->text.data >= cell->text.data + cell->text.length))
        cell = cell->next;
    return cell;
}

void add_action_row(struct reading *reading, const struct line *line,
                    const struct item_context *context)
{
    const struct block *row = line->block;
    const struct block *name = row->parent->first_child->first_child;
    struct action_item item = {.place = row->place, .text_place = row->place, .is_row = true};
    for (const struct block *cell = row->first_child; cell; cell = cell->next) {
        enum word_list_id column = column_of(reading, name);
        name_column(&item, column, name);
        read_cell(reading, &item, column, cell, name);
        name = name ? name->next : NULL;
    }
    if (!item.text.length)
        take_longest(reading, &item, row, WORDS_COUNT);
    if (!item.text.length)
        take_misnamed(reading, &item, row);
    if (!item.text.length)
        return;
    read_stray_state(reading, &item, row);
    const struct block *cell = action_cell(row, &item);
    item.dropped |= is_struck(cell, item.text);
    read_item_words(reading, &item, cell, item.text);
    read_day_of_state(reading, &item, row);
    add_action_item(reading, &item, context);
}

/* Floor 4, inside of the room only: what the readers of action items share. actions.c finds the items in
 * the sections that list them, in lists, tables and prose, action_elsewhere.c outside of these;
 * action_sections.c and action_lines.c know the forms of sections and lines, action_remarks.c what among
 * them is no item; action_words.c reads what an item's words say of owner, due date, ticket and state,
 * action_values.c what they and columns say of its kind, priority and the like; action_rows.c reads the
 * rows of tables, action_numbers.c their numbers; action_names.c knows names, and action_lists.c what a list as a
 * whole says of its items.
 */
#ifndef PMLINT_FACTS_ACTIONS_H
#define PMLINT_FACTS_ACTIONS_H

#include "facts/reading.h"

/* What a heading or a label says of all items below it: "Completed", "Next quarter", "**Alex**". */
struct item_context {
    struct text owner, due, link; /* empty where it says nothing of that */
    enum task_state done;
    size_t group; /* its number, in the document's order */
};

/* What the words of an item, or of a detail below it, add to what is known of it. They are a slice
 * of the block's text. */
void read_item_words(struct reading *reading, struct action_item *item, const struct block *block,
                     struct text text);

/* The day in a state, "In progress, target 2026-06-30", that is called the one by which it is to be done. */
void read_status_due(struct reading *reading, struct action_item *item, const struct block *block,
                     struct text text);

/* Where a slice of the block's text stands in the document. */
struct place block_slice_place(const struct block *block, struct text slice);

/* The name, the day and the ticket that stand behind an item's words (action_tail.c). */
void read_item_tail(struct reading *reading, struct action_item *item, const struct block *block,
                    struct text text);

/* The links of a block between two bytes of its text: the first whose target is a ticket's. */
void read_item_links(struct reading *reading, struct action_item *item, const struct block *block,
                     size_t from, size_t to);

/* Whether a text is more than "tbd" or "n/a": an answer, not one of the `none` list. */
bool is_item_answer(const struct reading *reading, enum word_list_id none, struct text text);

void set_item_owner(struct reading *reading, struct action_item *item, struct text owner);
void set_item_due(struct reading *reading, struct action_item *item, struct text due,
                  struct place place);

/* Values (action_values.c) */

/* What labels in an item's words say of it: "(priority: P1)", "[Prevent]", "Status: Delayed". */
void read_item_labels(struct reading *reading, struct action_item *item, const struct block *block,
                      struct text text);

/* The value that such a column of a table holds, or NULL where it holds another thing. */
struct item_value *item_value_of(struct action_item *item, enum word_list_id column);

/* Whether the words of an item, a slice of the block's text, are struck out. */
bool is_struck(const struct block *block, struct text text);

/* Notes that a state says that the work will not be done. */
void read_dropped(struct reading *reading, struct action_item *item, struct text status);

/* The date of a due date's words: the last that they name, so that a range ends with its end and a
 * moved date is the new one. */
struct date find_due_date(struct reading *reading, struct text due);

/* The key or the number by which a tracker knows the ticket of a link. */
struct text ticket_of(struct reading *reading, struct text link);

/* What a heading or label says. A bare name is an owner only where `names`: "**Alex**" is one, "### Alerts" is none;
 * a team is one in either. */
void read_item_context(const struct reading *reading, struct item_context *context,
                       struct text label, bool names);

/* Completes an item from its context and adds it to the postmortem. */
void add_action_item(struct reading *reading, struct action_item *item,
                     const struct item_context *context);

/* Whether a table lists action items: one of its columns is known to be of them. */
bool is_action_table(struct reading *reading, const struct block *row);

/* Whether a row lists a task, be it under a heading that says nothing of action items: a column is named for tasks
 * and none for the time, or it is of an assigned table. */
bool is_task_row(struct reading *reading, const struct line *line);

/* Whether a table says what is to be done, by whom and until when: it lists the work even in the account. */
bool is_assigned_table(struct reading *reading, const struct block *row);

/* Whether a row may tell what is to be done as well as what was done: by whom, or with a ticket or a state. */
bool may_be_task_row(struct reading *reading, const struct line *line);

/* What a column, or a label of an item, is about by its name, else WORDS_COUNT. */
enum word_list_id column_named(struct reading *reading, struct text name);

/* Whether a list item is work though its section lists none: below a resolution or lessons it has a box to tick,
 * or says who does it until when; so it may below a heading that is not understood, by a day after the incident.
 * Elsewhere it has words that only follow-up work has. */
bool is_assigned(struct reading *reading, const struct line *line, struct text text);

/* Whether a day is known to be that of the incident or before it. */
bool is_past_day(const struct reading *reading, struct date date);

/* Whether it is a day before that of the incident. */
bool is_before_incident(const struct reading *reading, struct date date);

/* Whether an item has a box, an owner, a day or a ticket: it is work, whatever its words. */
bool names_doer(struct reading *reading, const struct line *line, struct text text);

/* Likewise, by its words alone. */
bool words_name_doer(struct reading *reading, const struct line *line, struct text text);

/* Likewise, but a day counts only where it is called the one by which: "the board meets on 3 May" is none. */
bool is_claimed(struct reading *reading, const struct line *line, struct text text);

/* Whether what has a box, or stands in a table of tasks, may be work in a section of these roles. */
bool may_hold_tasks(const bool *roles);

/* Whether a line that is no row, "Action | Owner | Due", is nothing but the names of such columns: the header of a
 * table in HTML, or of one that Markdown does not see. */
bool names_action_columns(struct reading *reading, struct text line);

/* Whether a cell is the row's own number in a column named for such, "AI-2" below "AI-1" and "ID", and no ticket: all
 * of the column run on by one from 1 (action_numbers.c). */
bool is_row_number(struct reading *reading, const struct block *cell, const struct block *name);

/* Reads a row of such a table; adds nothing where no cell says what is to be done. */
void add_action_row(struct reading *reading, const struct line *line,
                    const struct item_context *context);

/* The first pattern of the list, in the list's order, that matches: its group, else all of it. */
bool find_named(const struct reading *reading, enum word_list_id list, struct text text,
                struct text *found);

/* The bold name at a line's head ("**Alex** Turn on …"), else an empty text. */
struct text lead_name(const struct reading *reading, const struct line *line);

/* Owners that only the other items tell: "ICL check …" beside "ICL to build …", and a label that
 * several items begin with ("Hypha: …"). */
void read_shared_names(struct reading *reading);

/* Settles what only the list as a whole tells (action_lists.c): items in the past tense among done ones are
 * done, and one told twice is as well assigned here as there. */
void settle_lists(struct reading *reading);

/* Sections (action_sections.c) */

/* Finds which of the sections list action items, and which are no more than labels over some of a list's
 * items, although a part of their words names a section: "**Detection and alerts**" between them. */
void mark_action_sections(struct reading *reading);

/* The index of the section whose role says what the items in the section `index` are: itself or one above
 * it, or SIZE_MAX. Not always the one of `roles_from`: a field within a list of actions ("Detection: alert
 * on …") is an item of that list. */
size_t section_of_items(const struct reading *reading, size_t index);

/* What the headings from that of the section up to the one whose role makes its lines items say of these; the
 * nearer goes before the farther. */
struct item_context context_of_headings(const struct reading *reading, size_t section);

/* What the nearer label says, and where it is silent the farther. */
struct item_context merge_contexts(struct item_context near, struct item_context far);

/* Whether the section `index` lists action items, by its own role or by that of one above. */
bool lists_actions(const struct reading *reading, size_t index);

/* Whether the section `index` is a field, "Next steps: we meet on …", "Why: …", right below the heading of
 * another. */
bool is_field_below(const struct postmortem *postmortem, size_t index, size_t parent);

/* Whether the section is named for what keeps the incident from coming back. That may be told without work. */
bool names_prevention(struct reading *reading, size_t section);

/* Likewise, by the name of the outermost section that lists its items: its own or that of one above it. */
bool lies_in_prevention(struct reading *reading, size_t section);

/* Whether the bullets of a section below one that lists action items are nothing but fields of one item, "Owner: …",
 * "Due: …", or begin with "Description: …": its heading is that item. */
bool lists_fields_of_one(struct reading *reading, size_t section);

/* Whether a section of another name lists action items and says whose they are, until when or where. */
bool has_tracked_list(struct reading *reading);

/* Whether a section of another name lists action items, in bullets or in a table. */
bool has_action_list(struct reading *reading);

/* Measures among what ended the incident (action_measures.c) */

/* Finds a section on how it ended that tells of two things done for good, at least, and of little else: "The job now
 * enforces a timeout", "Alert added". They are what was done about it, though nothing is left to do. */
bool find_lasting_measures(const struct reading *reading, struct place *place);

/* Whether such a section tells of one, or orders what ends no incident: "Add an alert". */
bool may_list_measures(const struct reading *reading);

/* Remarks (action_remarks.c) */

/* Whether a line tells of no work: one word, a link, a field of the document, "no action needed", a prompt's
 * sentence. `text` is the line's without what stands before the item. */
bool is_no_item(struct reading *reading, const struct line *line, struct text text);

/* Whether a line is a label of who does the item above it, until when, or how far it is: "Owner: …". */
bool tells_who_or_how_far(struct reading *reading, const struct line *line);

/* Whether a line is a label of what more there is to say of the item above it: "Description: …", "Why: …". */
bool tells_more(struct reading *reading, const struct line *line);
bool names_detail(const struct reading *reading, struct text folded);

/* Whether the list below an item begins with such a label. */
bool has_details(struct reading *reading, size_t index);

/* Whether an item only tells of what "Action: …" below it is the item: "The build should check its files". */
bool is_lesson(struct reading *reading, size_t index);

/* Whether a label stands over what one will see when the work has helped: "Success metrics:". */
bool names_measures(struct reading *reading, struct text label);

/* Whether a label stands over what speaks for or against something: "Arguments against:". */
bool names_arguments(const struct reading *reading, struct text label);

/* Whether a label stands over what was found to be missing: "Monitoring gaps identified". */
bool names_gaps(const struct reading *reading, struct text label);

/* Whether a line below such a label tells what was missing, and orders nothing: "No alert on the queue". */
bool tells_gap(struct reading *reading, const struct line *line, struct text text);

/* Whether sentences do no more than to say what the text tells. */
bool is_remark(const struct reading *reading, struct text text);

/* Whether a text tells of an intent, and not only that it will be told of. */
bool tells_intent(const struct reading *reading, struct text text);

/* "*Say how you will prevent this.*": what a form asks its reader for, in italics. */
bool is_prompt(const struct reading *reading, const struct line *line);

/* Whether a line closes the list of items: the name of another section, "In conclusion, …", who wrote it all
 * and when. */
bool is_closing(struct reading *reading, const struct line *line, struct text text);

/* Lines (action_lines.c); `index` is that of a line */

const struct line *line_at(const struct reading *reading, size_t index);

bool ends_with_colon(struct text text);
bool is_one_word(struct text text);
bool is_numbered(struct text text);

/* What the box at a line's head tells, be it one of Markdown's or just typed: "[ ] Add a limit" without a bullet,
 * "- [] Add a limit". */
enum task_state state_of_line(const struct line *line);

/* Whether the line is part of a text that an item shows: a fence of Markdown behind "Add to the template:". Outside of
 * an item it is one only where items stand before it, as it may be all that there is of the list. */
bool is_shown(const struct reading *reading, const struct line *line);

/* A dash, bullet or asterisk at its head. */
bool is_dash_line(struct text text);

/* A line that is but a link to a page or a place of one, or a picture: it tells of no work. */
bool is_reference(const struct line *line);

/* Whether the line begins an item by a dash: one within a wrapped sentence does not. */
bool begins_dash_item(const struct reading *reading, size_t index);

/* Whether a line of a paragraph goes on with the one before, as a wrapped one does. */
bool line_continues(const struct reading *reading, size_t index);

/* The text of the line and of those that go on with it. */
struct text text_from_line(const struct reading *reading, size_t index);

/* Whether the block's further lines are items themselves: "1. Tests:" and lines with a dash. */
bool has_dash_lines(const struct reading *reading, size_t index);

/* Whether deeper list items follow; whether a plain paragraph does: "* Tests:" and a sentence. */
bool has_nested(const struct reading *reading, size_t index);
bool is_explained(const struct reading *reading, size_t index);

/* The line that decides whether a list follows: each line up to it has the same answer, so that none
 * is looked for twice. */
struct outlook {
    size_t index;
    bool list;
};

/* Whether bullets follow before the next label or section. The outlook, empty at first, is that of
 * rising lines. */
bool leads_to_list(struct reading *reading, size_t index, struct outlook *outlook);

#endif

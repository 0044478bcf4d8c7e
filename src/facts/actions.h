/* Floor 4, inside of the room only: what the readers of action items share. actions.c finds the
 * items in sections, lists, tables and prose; action_words.c reads what their words say of owner, due
 * date, ticket and state; action_rows.c reads the rows of tables; action_names.c knows names.
 */
#ifndef PMLINT_FACTS_ACTIONS_H
#define PMLINT_FACTS_ACTIONS_H

#include "facts/reading.h"

/* What a heading or a label says of all items below it: "Completed", "Next quarter", "**Alex**". */
struct item_context {
    struct text owner, due, link; /* empty where it says nothing of that */
    enum task_state done;
};

/* What the words of an item, or of a detail below it, add to what is known of it. */
void read_item_words(struct reading *reading, struct action_item *item, struct text text);

/* The link of a block between two bytes of its text whose target is a ticket's, else nothing. */
void read_item_links(struct reading *reading, struct action_item *item, const struct block *block,
                     size_t from, size_t to);

void set_item_owner(struct reading *reading, struct action_item *item, struct text owner);
void set_item_due(struct reading *reading, struct action_item *item, struct text due);

/* Whether a text is more than "tbd" or "n/a": an answer, not one of the `none` list. */
bool is_item_answer(const struct reading *reading, enum word_list_id none, struct text text);

/* What a heading or label says. Names only where `names`: "**Alex**" is one, "### Alerts" is none. */
void read_item_context(const struct reading *reading, struct item_context *context,
                       struct text label, bool names);

/* Completes an item from its context and adds it to the postmortem. */
void add_action_item(struct reading *reading, struct action_item *item,
                     const struct item_context *context);

/* Whether a table lists action items: one of its columns is known to be of them. */
bool is_action_table(struct reading *reading, const struct block *row);

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

#endif

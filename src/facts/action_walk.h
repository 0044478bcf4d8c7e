/* Floor 4, inside of the room only. The walk over the lines that may be action items: actions.c in the sections that
 * list them, action_elsewhere.c where none does.
 */
#ifndef PMLINT_FACTS_ACTION_WALK_H
#define PMLINT_FACTS_ACTION_WALK_H

#include "facts/actions.h"

struct action_walk {
    struct reading *reading;
    size_t section;              /* index of the innermost around the line, or SIZE_MAX */
    size_t table_section;        /* of the last one with a table of action items, or SIZE_MAX */
    struct item_context heading; /* what its heading says */
    struct item_context group;   /* what the label over the next items says */
    size_t group_count;          /* labels and headings so far */
    bool begun;
    bool list;     /* the section has bullets */
    bool listed;   /* an item of them was added */
    bool rows;     /* and a table of action items, which then holds them all */
    bool closed;   /* its closing remarks have begun */
    bool one;      /* an item of its own: all below it are details */
    bool routine;  /* the item last added names a checklist for each time: its boxes are no work */
    bool labelled; /* a bullet below the item last added is "Owner: …" or the like */
    bool measures; /* what stands below tells how one will see that it helped, or why to do it */
    bool gaps;     /* what stands below tells what was missing */
    bool beside_rows; /* a field below a table that holds them all: "Next steps: we meet on …" */
    bool told;        /* its sentences are no items: a list elsewhere holds these */
    bool restated;    /* nor are its bullets that name nobody: the list elsewhere tracks them */
    int depth;        /* of the list item last added, else 0: deeper ones are its details */
    int group_depth;  /* of the list item that is the group's label; 0: a label outside of lists */
    struct outlook outlook; /* from the line last asked about */
    bool introduced;        /* a sentence before the list says that it holds action items */
};

/* Adds the line as an item of these words. */
void add_action_line(struct action_walk *walk, const struct line *line, struct text text);

/* The words over a list, whose paragraph may say who will do all of it. */
void set_intro(struct action_walk *walk, struct text words, struct item_context group);

/* Reads a list item: an action item, a label over some, or what tells more of the one above it. */
void read_action_item_line(struct action_walk *walk, size_t index);

/* The list that a sentence outside of such sections introduces: "To prevent this we will:". */
void read_introduced_items(struct reading *reading);

/* Items that name their owner or their day, or have a box to tick, and the rows of a table of tasks are
 * follow-up work under whatever heading. */
void read_assigned_items(struct reading *reading);

/* Headings right behind a section that ends with a colon: "To prevent it we are implementing the following:" over
 * "# Better logging:", which stands beside it. */
void read_heading_items(struct reading *reading);

/* Sentences of intent, where nothing else tells of any work to come. */
void read_intents(struct reading *reading);

#endif

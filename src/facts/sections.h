/* Floor 4, inside of the room only: what the readers of sections share. headings.c knows the forms of headings,
 * sections.c nests what stands below them, section_roles.c, section_work.c and section_partial.c settle
 * which roles hold where, other_incidents.c marks what is told of other incidents.
 */
#ifndef PMLINT_FACTS_SECTIONS_H
#define PMLINT_FACTS_SECTIONS_H

#include "facts/reading.h"

struct heading {
    enum heading_form form;
    int level; /* 0: not Markdown's */
    struct text name, value;
    struct text folded; /* the name, as folded_name does */
    bool roles[ROLE_COUNT];
    bool any_role;
    bool
        misspelt; /* its roles are those of a name with a slip: nothing may be called absent by that */
};

/* Reads a line as a heading; false where it is none. The texts are slices of the line's or live in the arena. */
bool read_heading(struct reading *reading, const struct line *line, struct heading *heading);

/* The roles of a folded name that is, but for slips of the keyboard, the name of a section; false where it is none.
 * Short names that are common words, which must stand alone to mean a section, are left out. */
bool misspelt_roles(const struct reading *reading, struct text folded, bool roles[ROLE_COUNT]);

/* Whether a folded name is one that is understood and plays no role. */
bool name_is_other(const struct words *words, struct text folded);

/* Whether a text begins with a time or a day, its decoration apart. */
bool begins_with_stamp(const struct reading *reading, struct text text);

/* Takes roles away where a section's place denies them, and finds for each section whose roles hold in it. The
 * sections are nested. */
void settle_roles(struct reading *reading);

/* The nearest section around one that has a role, or NULL. */
const struct section *role_above(const struct section_list *sections, size_t index);

/* Takes the role of work from sections that tell how the incident ended, or what was learned (section_work.c). The
 * sections are nested. */
void drop_listed_work(struct reading *reading);

/* Gives it to sections of consequences and of remedies that list work, where no other section does. */
void take_listed_work(struct reading *reading);

/* "Postmortem" over some sentences says what happened, where no other heading announces that (section_accounts.c). It
 * may hold anything else as well, so that it is not understood by that. */
void summarise_report(struct reading *reading);

/* "# Tasks" over the whole of the report is the heading of an assignment, and lists no work (section_partial.c). */
void drop_headings_of_reports(struct reading *reading);

/* Settles those of headings that are known only by the one that they stand below (section_partial.c): of horizons,
 * "Long-term", and of what lessons are about, "Better detection". */
void settle_partial_roles(struct reading *reading);

/* Finds where the document tells of other incidents than its own, by the headings that name such. The sections are
 * nested; `heads` holds the index of each one's line. */
void mark_other_incidents(struct reading *reading, const size_t *heads);

#endif

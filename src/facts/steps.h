/* Floor 4, inside of the room only: the steps by which a document is read, in the order of postmortem_read. */
#ifndef PMLINT_FACTS_STEPS_H
#define PMLINT_FACTS_STEPS_H

#include "facts/reading.h"

/* Each step, one file a step. Later ones use what earlier ones found. */
void read_lines(struct reading *reading);
void read_language(struct reading *reading);
void read_house(struct reading *reading, const struct reading_options *options);
void read_profile(struct reading *reading, const struct profile *profile);
void read_front_matter(struct reading *reading);
void read_fields(struct reading *reading);
void read_sections(struct reading *reading);
/* Takes back that a short document is in English, where its title, a heading or a label is not; needs the sections and
 * the fields. */
void doubt_language(struct reading *reading);
/* In which sections lines and prose stand; needs the sections. */
void locate_text(struct reading *reading);
/* A date beside who wrote the document, at its foot, is the day of writing and not the incident's (field_days.c). */
void read_signatures(struct reading *reading);
void read_dates(struct reading *reading);
void read_timeline(struct reading *reading);
/* Which entries are headings over one of several incidents each (whole_incidents.c). */
void mark_whole_incidents(struct reading *reading);
void read_several(struct reading *reading);
void read_incident(struct reading *reading);
void read_metrics(struct reading *reading);
void read_impact(struct reading *reading);
void read_cause(struct reading *reading);
void read_numbered_causes(struct reading *reading);
void read_severity(struct reading *reading);
void read_people(struct reading *reading);
/* What stands at either end of the document without a field (head_lines.c). */
void read_head_lines(struct reading *reading);
void read_field_days(struct reading *reading);
void read_action_items(struct reading *reading);
void read_parts(struct reading *reading); /* what the profile asks for */
void read_demands(struct reading *reading);
void read_open_fence(struct reading *reading);
void read_suppressions(struct reading *reading);
void read_kind(struct reading *reading); /* whether it is a postmortem */

#endif

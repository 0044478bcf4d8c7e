/* Floor 4, inside of the room only. Claims of when the incident was and how long it lasted. */
#ifndef PMLINT_FACTS_CLAIMS_H
#define PMLINT_FACTS_CLAIMS_H

#include "facts/reading.h"

/* Sets a point of the incident unless one from a better source, or an earlier one from the same, is
 * known. */
void set_point(struct reading *reading, enum phase phase, enum point_source source,
               const struct moment *moment, struct place place, struct text written);

/* `Duration: …`, `Start: …`, `Date: 14-19 January` and the like. */
void read_incident_fields(struct reading *reading);

/* Lengths ("lasted two hours"), windows ("from 14:00 to 17:30") and points ("began at …, was resolved
 * by …") of prose. */
void read_incident_sentences(struct reading *reading);

#endif

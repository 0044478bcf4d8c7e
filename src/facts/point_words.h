/* Floor 4, inside of the room only. The words that tell a point of the incident, and those that tell none although
 * they look alike: denied, awaited, quoted, the answer to somebody's check. */
#ifndef PMLINT_FACTS_POINT_WORDS_H
#define PMLINT_FACTS_POINT_WORDS_H

#include "facts/reading.h"

/* By which words an entry marks a point ("OUTAGE BEGINS", "Detected:") or tells one. */
const struct word_list *point_words(const struct reading *reading, enum phase phase,
                                    enum point_source source);

/* Whether the byte stands within quotation marks that are closed near it, on its line. */
bool is_between_quotes(struct text text, size_t at);

/* The first words of an entry that tell a point. `later`: another entry stands before it. */
bool find_told(const struct reading *reading, enum phase phase, enum point_source source,
               struct text text, bool later, struct pattern_match *match);

#endif

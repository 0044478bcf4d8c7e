/* Floor 3, inside the room only: which characters a set of a pattern's syntax may hold. */
#ifndef PMLINT_RULEBOOK_SYNTAX_SET_H
#define PMLINT_RULEBOOK_SYNTAX_SET_H

#include "rulebook/syntax.h"

/* Adds a character in both cases, as patterns are matched; of one beyond ASCII, its first byte will do. */
void syntax_add_character(struct syntax *set, unsigned char c);

/* Adds what an escape stands for within a set or alone; false where it stands for none of these. */
bool syntax_add_escape(struct syntax *set, unsigned char c, bool unicode);

/* Adds any character at all. */
void syntax_add_anything(struct syntax *set);

#endif

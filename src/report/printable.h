/* Floor 6. Which characters of a document may reach a terminal or a log as they are.
 */
#ifndef PMLINT_REPORT_PRINTABLE_H
#define PMLINT_REPORT_PRINTABLE_H

#include "base/arena.h"
#include "base/text.h"

/* Whether a code point controls a terminal or hides text: C0, DEL, C1, bidirectional and other
 * format characters, line separators, tags. The joiners that emoji and scripts need are none. */
bool is_control(int32_t code_point);

/* The document's text, safe for a terminal: control characters (C0, DEL, C1, bidirectional and other
 * format overrides) shown as their pictures or U+FFFD, tabs left to the caller. In the arena. */
struct text printable(struct arena *arena, struct text text);

#endif

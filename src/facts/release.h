/* Floor 4, inside of the room only. Tells the headings of a log of changes, which are releases. */
#ifndef PMLINT_FACTS_RELEASE_H
#define PMLINT_FACTS_RELEASE_H

#include "base/text.h"

/* Whether a heading is the name of a release and no more: a version of three numbers or more (semver.org),
 * with a word before it or without ("v1.4.2", "[1.4.2]", "parser@1.4.2", "Version 1.4.2-rc.1"), its date behind it
 * or not. No date is one ("2024.05.06", "06.05.24"), nor a clock ("10.30.15"), nor the number of a subsection
 * ("1.4.2 Impact"). */
bool release_is_named(struct text heading);

#endif

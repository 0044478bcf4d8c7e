/* Floor 6. Colours of a terminal, by what they stand for.
 */
#ifndef PMLINT_REPORT_STYLE_H
#define PMLINT_REPORT_STYLE_H

#include <stdbool.h>

#include "rulebook/rulebook.h"

enum style {
    STYLE_NONE,
    STYLE_STRONG,
    STYLE_FAINT,
    STYLE_GOOD,
    STYLE_ERROR,
    STYLE_WARNING,
    STYLE_INFO,
};

/* The sequence that turns a style on, or the one that turns it off; "" where there is no colour. */
const char *style_on(bool color, enum style style);
const char *style_off(bool color, enum style style);

enum style style_of_severity(enum severity severity);

#endif

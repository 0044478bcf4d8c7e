#include "report/style.h"

static const char *const sequences[] = {
    [STYLE_NONE] = "",           [STYLE_STRONG] = "\033[1m",   [STYLE_FAINT] = "\033[2m",
    [STYLE_GOOD] = "\033[32m",   [STYLE_ERROR] = "\033[1;31m", [STYLE_WARNING] = "\033[1;33m",
    [STYLE_INFO] = "\033[1;36m",
};

const char *style_on(bool color, enum style style)
{
    return color ? sequences[style] : "";
}

const char *style_off(bool color, enum style style)
{
    return color && style != STYLE_NONE ? "\033[0m" : "";
}

enum style style_of_severity(enum severity severity)
{
    static const enum style styles[] = {
        [SEVERITY_OFF] = STYLE_NONE,
        [SEVERITY_INFO] = STYLE_INFO,
        [SEVERITY_WARNING] = STYLE_WARNING,
        [SEVERITY_ERROR] = STYLE_ERROR,
    };
    return styles[severity];
}

/* Floor 1, within the time room. What a TZif file says (RFC 8536 and 9636, version 2 and later): when a
 * region's clocks changed, and by the rule of its footer when they will. Offsets are seconds east of
 * UTC, less than a day. */
#ifndef PMLINT_TIME_TZIF_H
#define PMLINT_TIME_TZIF_H

#include "base/arena.h"
#include "base/text.h"

enum tz_day_kind {
    TZ_WEEKDAY_OF_MONTH,  /* M10.5.0: week 5 is the last */
    TZ_DAY_WITHOUT_LEAPS, /* J60: always the first of March; 1 to 365 */
    TZ_DAY_FROM_ZERO,     /* 59: the first of March or the leap day; 0 to 365 */
};

/* A day of each year on which the clocks change, and when, as the clocks before it show. */
struct tz_change {
    enum tz_day_kind kind;
    int month, week, day;
    int32_t seconds; /* since that day's midnight; may lie before it, or days behind it */
};

struct tz_rule {
    int32_t standard, summer;
    bool has_summer;
    struct tz_change begin, end; /* of summer time */
};

struct tzif {
    int64_t *times;   /* instants of the changes, ascending */
    int32_t *offsets; /* those that begin there */
    size_t count;
    int32_t first_offset; /* before the first change */
    struct tz_rule rule;  /* from the last change on */
};

/* Reads the bytes of a file; the lists live in the arena, of which nothing is taken where the file is
 * refused: no TZif of version 2, no footer, leap seconds, a count or an index out of its bounds. */
bool tzif_parse(struct text bytes, struct arena *arena, struct tzif *tzif);

/* The offset at an instant. */
int32_t tzif_offset(const struct tzif *tzif, int64_t instant);

/* Reads a footer without its line ends: "GMT0BST,M3.5.0/1,M10.5.0". */
bool tz_rule_parse(struct text footer, struct tz_rule *rule);

int32_t tz_rule_offset(const struct tz_rule *rule, int64_t instant);

#endif

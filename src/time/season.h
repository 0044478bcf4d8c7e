/* Floor 1, within the time room. Which half of the year a day lies in, by the rules that hold now: the
 * United States and Canada, Europe, Australia, New Zealand. */
#ifndef PMLINT_TIME_SEASON_H
#define PMLINT_TIME_SEASON_H

#include "time/stamp.h"

enum season {
    SEASON_STANDARD,
    SEASON_SUMMER,
    SEASON_UNKNOWN, /* no date, or a day on which the clocks change */
};

#define ZONE_MAX_READINGS (ZONE_MAX_OFFSETS + 1)

/* The season on a date in the region whose standard time has that offset (minutes). A date without
 * a year is in a season only where it is so every year. */
enum season season_of(int standard_offset, const struct date *date);

/* The offsets that a zone may mean on a date (unknown: all year); returns how many. */
size_t zone_readings(const struct zone *zone, const struct date *date,
                     int16_t offsets[ZONE_MAX_READINGS]);

#endif

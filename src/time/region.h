/* Floor 1, within the time room. Regions whose clocks a file of the system describes: Europe/London. The
 * files lie below the folder that the environment variable TZDIR names, else /usr/share/zoneinfo. Each
 * is read once and kept until the program ends; any thread may ask. */
#ifndef PMLINT_TIME_REGION_H
#define PMLINT_TIME_REGION_H

#include "base/text.h"

struct region;

/* The region of that name, or NULL where no file of it is installed or the file is not understood. */
const struct region *region_find(struct text name);

/* The offset, in seconds east of UTC, at an instant. */
int32_t region_offset(const struct region *region, int64_t instant);

enum local_kind {
    LOCAL_ONCE,
    LOCAL_TWICE,   /* the clocks were put back over it */
    LOCAL_SKIPPED, /* the clocks were put forward over it */
};

/* The offsets by which a local reading may be meant: those before and after the change at which it
 * stands twice or not at all, else one and the same. */
struct local_offsets {
    enum local_kind kind;
    int32_t before, after;
};

struct local_offsets region_local(const struct region *region, int64_t local);

/* The offsets (minutes) that the region has had since 2010, ascending, at most `most`; how many. */
size_t region_recent_offsets(const struct region *region, int16_t *offsets, size_t most);

#endif

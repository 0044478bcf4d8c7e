/* Floor 7. The formats of `pmlint timeline`.
 */
#ifndef PMLINT_COMMANDS_TIMELINE_H
#define PMLINT_COMMANDS_TIMELINE_H

#include "commands/reading.h"

struct timeline_format {
    const char *name;
    void (*write)(FILE *out, const struct reading *reading, bool color, struct arena *arena);
};

/* The first is the default. */
extern const struct timeline_format timeline_formats[];
extern const size_t timeline_format_count;

#endif

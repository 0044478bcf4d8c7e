#include "commands/message.h"

#include "report/report.h"

#include <stdio.h>

void message_print(struct text path, const char *message)
{
    struct arena *arena = arena_new();
    struct text shown_path = printable(arena, path);
    struct text shown = printable(arena, text_from(message));
    fprintf(stderr, "pmlint: %.*s%s%.*s\n", TEXT_ARG(shown_path), path.length ? ": " : "",
            TEXT_ARG(shown));
    arena_free(arena);
}

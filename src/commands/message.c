#include "commands/message.h"

#include "report/escape.h"
#include "report/printable.h"

#include <stdio.h>

void message_print(struct text path, const char *message)
{
    struct arena *arena = arena_new();
    struct text shown_path = escape_github_log(arena, printable(arena, path));
    struct text shown = escape_github_log(arena, printable(arena, text_from(message)));
    fprintf(stderr, "pmlint: %.*s%s%.*s\n", TEXT_ARG(shown_path), path.length ? ": " : "",
            TEXT_ARG(shown));
    arena_free(arena);
}

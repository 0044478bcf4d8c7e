#include "commands/message.h"

#include "report/escape.h"
#include "report/printable.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define ERASE "\r\033[K" /* the line of the cursor */
#define USUAL_WIDTH 80

/* Whether message_show_line's line stands on the terminal, which is one for the process. */
static bool line_stands;

void message_hide_line(void)
{
    if (line_stands)
        fputs(ERASE, stderr);
    line_stands = false;
}

/* A line that reaches the last column could not be taken away any more. */
void message_show_line(const char *line)
{
    struct winsize size = {0};
    bool known = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col;
    int width = known ? size.ws_col : USUAL_WIDTH;
    fprintf(stderr, ERASE "%.*s", width - 1, line);
    line_stands = true;
}

void message_print(struct text path, const char *message)
{
    struct arena *arena = arena_new();
    struct text shown_path = escape_github_log(arena, printable(arena, path));
    struct text shown = escape_github_log(arena, printable(arena, text_from(message)));
    message_hide_line();
    fprintf(stderr, "pmlint: %.*s%s%.*s\n", TEXT_ARG(shown_path), path.length ? ": " : "",
            TEXT_ARG(shown));
    arena_free(arena);
}

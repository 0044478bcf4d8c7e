#include "commands/command.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool is_format(const struct options *options, const char *name)
{
    const struct format_request_list *formats = &options->formats;
    struct text asked = formats->count ? formats->items[formats->count - 1].name : TEXT("text");
    return text_equal(asked, text_from(name));
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

bool wants_color(const struct options *options, FILE *out)
{
    const char *terminal = getenv("TERM");
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    return !is_set("NO_COLOR") && isatty(fileno(out)) &&
           !(terminal && strcmp(terminal, "dumb") == 0);
}

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

bool environment_has(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

bool terminal_is_dumb(void)
{
    const char *terminal = getenv("TERM");
    return terminal && strcmp(terminal, "dumb") == 0;
}

bool wants_color(const struct options *options, FILE *out)
{
    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    return !environment_has("NO_COLOR") && isatty(fileno(out)) && !terminal_is_dumb();
}

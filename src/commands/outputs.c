#include "commands/outputs.h"

#include "commands/message.h"

#include <errno.h>
#include <stdio_ext.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool fail_output(const char *path)
{
    struct error error;
    error_set(&error, "cannot be written: %s", strerror(errno));
    message_print(path ? path_shown(path) : TEXT("standard output"), error.message);
    return false;
}

static size_t terminal_width(FILE *out)
{
    struct winsize size = {0};
    return ioctl(fileno(out), TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static void begin_output(struct output *output, const struct format_request *request,
                         const struct options *options, bool single, struct arena *arena)
{
    bool terminal = isatty(fileno(output->out));
    struct report_options report_options = {
        .show = options->show,
        .color = wants_color(options, output->out),
        .header = single && !options->quiet && (terminal || options->color == COLOR_ALWAYS),
        .quiet = options->quiet,
        .width = terminal ? terminal_width(output->out) : 0,
    };
    output->report =
        report_begin(report_format_find(request->name), output->out, &report_options, arena);
}

static bool open_output(struct output_list *outputs, const struct format_request *request,
                        const struct options *options, bool single, struct arena *arena)
{
    struct output output = {.out = stdout, .path = request->path};
    if (request->path)
        output.out = fopen(request->path, "we");
    if (!output.out)
        return fail_output(request->path);
    begin_output(&output, request, options, single, arena);
    LIST_PUSH(arena, outputs, output);
    return true;
}

bool outputs_open(struct output_list *outputs, const struct options *options, bool single,
                  struct arena *arena)
{
    static const struct format_request text_request = {.name = {"text", 4}};
    bool opened = true;
    if (!options->formats.count)
        return open_output(outputs, &text_request, options, single, arena);
    for (size_t i = 0; i < options->formats.count; i++)
        opened &= open_output(outputs, &options->formats.items[i], options, single, arena);
    return opened;
}

static void check_output(struct output *output)
{
    if (fflush(output->out) == 0 && !ferror(output->out))
        return;
    if (!output->lost)
        fail_output(output->path);
    output->lost = true;
    /* It was said, and need not be said again at the program's end. */
    __fpurge(output->out);
    clearerr(output->out);
}

void outputs_document(struct output_list *outputs, const struct report_document *document)
{
    for (size_t i = 0; i < outputs->count; i++) {
        if (outputs->items[i].lost)
            continue;
        report_document(outputs->items[i].report, document);
        check_output(&outputs->items[i]);
    }
}

void outputs_not_checked(struct output_list *outputs, struct text path, const char *message)
{
    for (size_t i = 0; i < outputs->count; i++)
        report_not_checked(outputs->items[i].report, path, message);
}

bool outputs_alive(const struct output_list *outputs)
{
    for (size_t i = 0; i < outputs->count; i++)
        if (!outputs->items[i].lost)
            return true;
    return false;
}

static bool close_output(struct output *output)
{
    report_end(output->report);
    check_output(output);
    if (output->path && fclose(output->out) != 0 && !output->lost)
        return fail_output(output->path);
    return !output->lost;
}

bool outputs_close(struct output_list *outputs)
{
    bool written = true;
    for (size_t i = 0; i < outputs->count; i++)
        written &= close_output(&outputs->items[i]);
    return written;
}

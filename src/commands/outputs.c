#include "commands/outputs.h"

#include "commands/message.h"
#include "commands/save.h"

#include <errno.h>
#include <stdio_ext.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* What open_memstream fills. */
struct collected {
    char *data;
    size_t length;
};

static bool say_why(const char *path, const char *message)
{
    message_print(path ? path_shown(path) : TEXT("standard output"), message);
    return false;
}

static bool fail_output(const char *path)
{
    struct error error;
    error_set(&error, "cannot be written: %s", strerror(errno));
    return say_why(path, error.message);
}

static bool read_status(const char *path, struct stat *status)
{
    return strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, status) == 0 : stat(path, status) == 0;
}

/* One file under two names, or one name under which there is nothing yet. */
static bool is_same_file(const char *path, const char *other)
{
    struct stat status, other_status;
    if (stat(path, &status) != 0)
        return text_equal(path_shown(path), path_shown(other));
    return S_ISREG(status.st_mode) && read_status(other, &other_status) &&
           status.st_dev == other_status.st_dev && status.st_ino == other_status.st_ino;
}

bool is_lint_input(const char *path, const struct options *options,
                   const struct input_files *inputs)
{
    struct arena *scratch = arena_new();
    bool same = false;
    for (size_t i = 0; i < inputs->files.count && !same; i++) {
        same = is_same_file(path, files_get(&inputs->files, i, scratch).path);
        arena_clear(scratch);
    }
    arena_free(scratch);
    if (same)
        return true;
    for (size_t i = 0; i < inputs->problems.count; i++)
        if (text_equal(path_shown(path), inputs->problems.items[i].shown))
            return true;
    return options->files_from && is_same_file(path, options->files_from);
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
    output->terminal = terminal;
    output->report =
        report_begin(report_format_find(request->name), output->out, &report_options, arena);
}

static bool open_file(struct output *output, struct arena *arena)
{
    struct error error;
    if (!save_is_possible(output->path)) {
        output->out = fopen(output->path, "ae"); /* a log that was handed to us keeps its lines */
    } else if (save_is_allowed(output->path, &error)) {
        output->content = arena_alloc(arena, sizeof *output->content);
        output->out = open_memstream(&output->content->data, &output->content->length);
    } else {
        return say_why(output->path, error.message);
    }
    return output->out || fail_output(output->path);
}

static bool open_output(struct output_list *outputs, const struct format_request *request,
                        const struct options *options, bool single, struct arena *arena)
{
    struct output output = {.out = stdout, .path = request->path};
    if (request->path && !open_file(&output, arena))
        return false;
    begin_output(&output, request, options, single, arena);
    LIST_PUSH(arena, outputs, output);
    return true;
}

bool outputs_open(struct output_list *outputs, const struct options *options,
                  const struct input_files *inputs, bool single, struct arena *arena)
{
    static const struct format_request text_request = {.name = {"text", 4}};
    bool opened = true;
    if (!options->formats.count)
        return open_output(outputs, &text_request, options, single, arena);
    for (size_t i = 0; i < options->formats.count; i++) {
        const struct format_request *request = &options->formats.items[i];
        if (request->path && is_lint_input(request->path, options, inputs))
            opened = say_why(request->path, "is read, so it is not overwritten; name another file "
                                            "for the output");
        else
            opened &= open_output(outputs, request, options, single, arena);
    }
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

bool outputs_leave_lines(const struct output_list *outputs)
{
    for (size_t i = 0; i < outputs->count; i++) {
        struct text format = text_from(outputs->items[i].report->format->name);
        if (outputs->items[i].terminal && !text_equal(format, TEXT("text")) &&
            !text_equal(format, TEXT("concise")))
            return false;
    }
    return true;
}

void outputs_document(struct output_list *outputs, const struct report_document *document)
{
    for (size_t i = 0; i < outputs->count; i++) {
        if (outputs->items[i].lost)
            continue;
        if (outputs->items[i].terminal && document->findings->count)
            message_hide_line();
        report_document(outputs->items[i].report, document);
        check_output(&outputs->items[i]);
    }
}

void outputs_not_checked(struct output_list *outputs, struct text path, const char *message)
{
    for (size_t i = 0; i < outputs->count; i++)
        report_not_checked(outputs->items[i].report, path, message);
}

bool outputs_have_header(const struct output_list *outputs)
{
    for (size_t i = 0; i < outputs->count; i++)
        if (outputs->items[i].report->options.header)
            return true;
    return false;
}

bool outputs_alive(const struct output_list *outputs)
{
    for (size_t i = 0; i < outputs->count; i++)
        if (!outputs->items[i].lost)
            return true;
    return false;
}

static bool save_content(const struct output *output)
{
    struct error error;
    struct text bytes = {output->content->data, output->content->length};
    return save_file(output->path, bytes, &error) || say_why(output->path, error.message);
}

static bool close_output(struct output *output, enum status status)
{
    report_end(output->report, (int)status);
    check_output(output);
    if (output->path && fclose(output->out) != 0 && !output->lost)
        output->lost = !fail_output(output->path);
    if (output->content) {
        output->lost = output->lost || !save_content(output);
        free(output->content->data);
    }
    return !output->lost;
}

bool outputs_close(struct output_list *outputs, enum status status)
{
    bool written = true;
    for (size_t i = 0; i < outputs->count; i++)
        written &= close_output(&outputs->items[i], status);
    return written;
}

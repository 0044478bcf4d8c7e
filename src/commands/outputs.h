/* Floor 7. The outputs of a lint: one or more formats, to standard output or to files.
 */
#ifndef PMLINT_COMMANDS_OUTPUTS_H
#define PMLINT_COMMANDS_OUTPUTS_H

#include "commands/command.h"

/* A file that can be written in one step at the end is collected in memory until then, so that
 * nothing needs to be cleared away where the run is interrupted. */
struct output {
    struct report *report;
    FILE *out;
    const char *path;          /* NULL: standard output */
    struct collected *content; /* what `out` collects, or NULL where it writes directly */
    bool lost;                 /* it could not be written, and that was said */
    bool terminal;
};
LIST(output_list, struct output);

/* Opens what the options ask for; `single` tells that one file was named and it alone is linted. A
 * path that is one of the inputs is refused. Returns false where one could not be opened, after
 * saying so; the others are open. */
bool outputs_open(struct output_list *outputs, const struct options *options,
                  const struct input_files *inputs, bool single, struct arena *arena);

/* Whether a path names one of the files that are read, so that it must not be written. */
bool is_lint_input(const char *path, const struct options *options,
                   const struct input_files *inputs);

void outputs_document(struct output_list *outputs, const struct report_document *document);
void outputs_not_checked(struct output_list *outputs, struct text path, const char *message);

/* Whether one of them shows what was read and proved of a document. */
bool outputs_have_header(const struct output_list *outputs);

/* Whether another line may stand on a terminal between two documents: whoever prints there prints for
 * people, of findings alone, and in whole lines. */
bool outputs_leave_lines(const struct output_list *outputs);

/* Whether any output can still be written. */
bool outputs_alive(const struct output_list *outputs);

/* Ends and closes all; `status` is what the run ends with unless this fails. Returns false where one
 * could not be written. */
bool outputs_close(struct output_list *outputs, enum status status);

#endif

/* Floor 7. What a person can ask for: one file a command, behind one table in main.c. The options
 * come read and checked; a command prints to standard output, says everything else on standard
 * error, and returns its exit status.
 */
#ifndef PMLINT_COMMANDS_COMMAND_H
#define PMLINT_COMMANDS_COMMAND_H

#include "base/interruption.h"
#include "input/files.h"
#include "report/report.h"

enum status {
    STATUS_CLEAN = 0,
    STATUS_FINDINGS = 1,
    STATUS_FAILED = 2, /* something could not be checked or written; outranks findings */
    STATUS_INTERRUPTED = INTERRUPTION_STATUS, /* outranks all */
};

/* Commands as bits: an option says which of them take it. */
enum {
    FOR_LINT = 1 << 0,
    FOR_FACTS = 1 << 1,
    FOR_TIMELINE = 1 << 2,
    FOR_EXPLAIN = 1 << 3,
    FOR_RULES = 1 << 4,
    FOR_HOOK = 1 << 5,
    FOR_CONFIG = 1 << 6,
    FOR_NEW = 1 << 7,
    FOR_INIT = 1 << 8,
    FOR_ALL = (1 << 9) - 1,
};

/* `--format FORMAT[=PATH]`. */
struct format_request {
    struct text name;
    const char *path; /* NULL: standard output */
};
LIST(format_request_list, struct format_request);

/* `--rule ID=SEVERITY`. */
struct rule_request {
    struct text id; /* of a rule, be it one of the house that a configuration describes */
    enum severity severity;
};
LIST(rule_request_list, struct rule_request);

enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

#define MAX_JOBS 256

struct options {
    struct format_request_list formats;
    const struct profile *profile; /* NULL where none was named */
    struct rule_request_list rules;
    enum severity fail_on; /* SEVERITY_OFF: never */
    bool fail_on_given;
    const char *config; /* the configuration file that was named, or NULL */
    enum severity show;
    const char *stdin_filename, *files_from; /* NULL where not given */
    const char *baseline, *write_baseline;   /* NULL where not given */
    const char *title;                       /* likewise */
    struct date today, date;                 /* .known false where not given */
    size_t max_size;
    size_t jobs; /* files that are judged at the same time: 1 to MAX_JOBS */
    enum color_choice color;
    bool staged, changed, changed_lines;
    const char *changed_base; /* NULL: the usual one */
    bool no_config, check, detect, nul_separated, list_files, strict, no_ignores, prune, quiet,
        statistics, timing;
    struct path_list operands;
};

struct command {
    const char *name;
    unsigned bit;
    const char *operands;    /* "FILE | -", for the synopsis; "" where there are none */
    const char *summary;     /* one line */
    const char *description; /* a paragraph or more, parted by '\n' */
    enum status (*run)(const struct options *options, struct arena *arena);
};

extern const struct command lint_command, facts_command, timeline_command, explain_command,
    rules_command, hook_command, config_command, new_command, init_command;

/* Whether the format that was asked for is `name`; text where none was. */
bool is_format(const struct options *options, const char *name);

/* Whether a variable of the environment is set and not empty. */
bool environment_has(const char *variable);

/* Whether the terminal knows no escape sequences. */
bool terminal_is_dumb(void);

/* Whether output to this stream has colours. */
bool wants_color(const struct options *options, FILE *out);

#endif

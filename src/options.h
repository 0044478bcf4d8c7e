/* Floor 8. What a person typed: one table of options and one of commands, from which the command
 * line is read and --help and the man page are printed.
 */
#ifndef PMLINT_OPTIONS_H
#define PMLINT_OPTIONS_H

#include "commands/command.h"

enum request { REQUEST_RUN, REQUEST_HELP, REQUEST_VERSION, REQUEST_MANUAL };

/* A command line, read and checked. */
struct invocation {
    const struct command *command;
    bool command_named; /* false: lint was left out */
    enum request request;
    struct options options;
};

/* One option. It sets a bool of struct options where `set` is NULL, else `set` reads its value. */
struct option_entry {
    const char *name;
    char letter;          /* 0 where it has none */
    const char *argument; /* what its value is called; NULL where it takes none */
    bool is_optional;     /* its value may be left out; then `set` is given NULL */
    const char *help;     /* NULL: hidden */
    unsigned commands;    /* bits of the commands that take it */
    size_t flag;          /* offset of a bool in struct options */
    bool (*set)(struct invocation *invocation, const char *value, struct arena *arena,
                struct error *error);
};

/* The tables, option_table.c. */
extern const struct option_entry option_table[];
extern const size_t option_count;
extern const struct command *const command_table[];
extern const size_t command_count;

/* Reads a command line. Its strings stay those of `argv`, whose order may change. */
bool invocation_read(struct invocation *invocation, int argc, char **argv, struct arena *arena,
                     struct error *error);

#endif

#include "help.h"

#define PAGE_WIDTH 80
#define HELP_COLUMN 26

/* Prints words from `column` on, and new lines from `indent` on. */
static void print_wrapped(FILE *out, const char *words, size_t column, size_t indent)
{
    struct text rest = text_from(words);
    bool first = true;
    while (rest.length) {
        size_t blank = text_find_byte(rest, ' ', 0);
        struct text word = text_slice(rest, 0, blank);
        if (!first && column + 1 + word.length > PAGE_WIDTH) {
            fprintf(out, "\n%*s", (int)indent, "");
            column = indent;
            first = true;
        }
        fprintf(out, "%s%.*s", first ? "" : " ", TEXT_ARG(word));
        column += word.length + !first;
        first = false;
        rest = blank == TEXT_NOT_FOUND ? TEXT("") : text_from_offset(rest, blank + 1);
    }
    fputc('\n', out);
}

static void print_option(FILE *out, const struct option_entry *entry)
{
    int length = fprintf(out, "  ");
    if (entry->letter)
        length += fprintf(out, "-%c, ", entry->letter);
    length += fprintf(out, "--%s", entry->name);
    if (entry->argument)
        length += fprintf(out, entry->is_optional ? "[=%s]" : " %s", entry->argument);
    if (length + 2 > HELP_COLUMN) {
        fputc('\n', out);
        length = 0;
    }
    fprintf(out, "%*s", HELP_COLUMN - length, "");
    print_wrapped(out, entry->help, HELP_COLUMN, HELP_COLUMN);
}

static void print_options(FILE *out, const struct command *command)
{
    fputs("\nOptions:\n", out);
    for (size_t i = 0; i < option_count; i++)
        if (option_table[i].help && option_table[i].commands & command->bit)
            print_option(out, &option_table[i]);
}

static const struct {
    const char *status, *meaning;
} statuses[] = {
    {"0", "no finding at or above --fail-on"},
    {"1", "at least one"},
    {"2", "something could not be checked, whatever else was found"},
    {"130", "interrupted; what was found until then is reported"},
};

static void print_statuses(FILE *out)
{
    fputs("\nExit status:\n", out);
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        fprintf(out, "  %-5s %s\n", statuses[i].status, statuses[i].meaning);
}

void help_print(FILE *out)
{
    fputs("usage: pmlint [lint] [OPTION]... [FILE | DIR | -]...\n"
          "       pmlint COMMAND [OPTION]... [OPERAND]...\n\n"
          "Lints incident postmortems in Markdown.\n\nCommands:\n",
          out);
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "  %-10s%s\n", command_table[i]->name, command_table[i]->summary);
    fputs("\n'pmlint help COMMAND' tells more. These are the options of lint, the default:\n", out);
    print_options(out, &lint_command);
    print_statuses(out);
}

void help_print_command(FILE *out, const struct command *command)
{
    bool lint = command == &lint_command;
    fprintf(out, "usage: pmlint %s [OPTION]...%s%s\n\n", lint ? "[lint]" : command->name,
            *command->operands ? " " : "", command->operands);
    print_wrapped(out, command->description, 0, 0);
    print_options(out, command);
    if (lint)
        print_statuses(out);
}

/* Prints text of a man page, a sentence a line as mdoc wants it. A backslash, and a full stop or
 * quote that starts a line, would be taken for a command. */
static void print_manual_text(FILE *out, const char *text, const char *behind)
{
    bool starts_line = true;
    for (; *text; text++) {
        if (starts_line && (*text == '.' || *text == '\''))
            fputs("\\&", out);
        starts_line = text[0] == '.' && text[1] == ' ';
        if (*text == '\\')
            fputs("\\e", out);
        else
            fputc(*text, out);
        if (starts_line) {
            fputc('\n', out);
            text++;
        }
    }
    fprintf(out, "%s\n", behind);
}

static void print_manual_synopsis(FILE *out)
{
    for (size_t i = 0; i < command_count; i++) {
        const struct command *command = command_table[i];
        fprintf(out, ".Nm\n%s%s\n.Op Ar option ...\n",
                command == &lint_command ? ".Op Cm " : ".Cm ", command->name);
        if (*command->operands)
            fprintf(out, ".Ar %s\n", command->operands);
    }
}

static void print_manual_commands(FILE *out)
{
    fputs(".Sh COMMANDS\n.Bl -tag -width timeline\n", out);
    for (size_t i = 0; i < command_count; i++) {
        fprintf(out, ".It Cm %s\n", command_table[i]->name);
        print_manual_text(out, command_table[i]->description, "");
    }
    fputs(".El\n", out);
}

static void print_manual_takers(FILE *out, unsigned commands)
{
    const char *before = "Taken by\n.Cm";
    if (commands == FOR_ALL)
        return;
    for (size_t i = 0; i < command_count; i++)
        if (commands & command_table[i]->bit) {
            fprintf(out, "%s %s", before, command_table[i]->name);
            before = " ,";
        }
    fputs(" .\n", out);
}

static void print_manual_options(FILE *out)
{
    fputs(".Sh OPTIONS\n.Bl -tag -width Ds\n", out);
    for (size_t i = 0; i < option_count; i++) {
        const struct option_entry *entry = &option_table[i];
        if (!entry->help)
            continue;
        fputs(".It", out);
        if (entry->letter)
            fprintf(out, " Fl %c ,", entry->letter);
        fprintf(out, " Fl -%s", entry->name);
        if (entry->argument)
            fprintf(out, entry->is_optional ? " Ns Op = Ns Ar %s" : " Ar %s", entry->argument);
        fputc('\n', out);
        print_manual_text(out, entry->help, ".");
        print_manual_takers(out, entry->commands);
    }
    fputs(".El\n", out);
}

void manual_print(FILE *out)
{
    fprintf(out, ".Dd January 1, 2026\n.Dt PMLINT 1\n.Os\n.Sh NAME\n.Nm pmlint\n"
                 ".Nd lint incident postmortems in Markdown\n.Sh SYNOPSIS\n");
    print_manual_synopsis(out);
    fputs(".Sh DESCRIPTION\n.Nm\nreads incident postmortems, shows what it read, and reports what "
          "is missing,\nwhat contradicts itself and what will not help the next time.\n",
          out);
    print_manual_commands(out);
    print_manual_options(out);
    fputs(".Sh ENVIRONMENT\n.Bl -tag -width NO_COLOR\n"
          ".It Ev NO_COLOR\nNo colours, where it is set and not empty.\n"
          ".It Ev CI\nNo line of progress, where it is set and not empty.\n"
          ".It Ev TERM\nNeither colours nor progress, where it is\n.Cm dumb .\n"
          ".El\n.Sh EXIT STATUS\n.Bl -tag -width Ds\n",
          out);
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        fprintf(out, ".It %s\n", statuses[i].status);
        print_manual_text(out, statuses[i].meaning, ".");
    }
    fputs(".El\n", out);
}

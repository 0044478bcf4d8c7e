#include "base/memory.h"
#include "commands/message.h"
#include "help.h"
#include "options.h"
#include "report/version.h"
#include "rulebook/pattern.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static void leave_interrupted(int signal_number)
{
    (void)signal_number;
    _exit(STATUS_INTERRUPTED);
}

/* The reader of the output went away, and nobody wants to hear of it. */
static void leave_unread(int signal_number)
{
    (void)signal_number;
    _exit(STATUS_FAILED);
}

static void set_signals(void)
{
    struct sigaction action = {.sa_handler = leave_unread}, before;
    sigaction(SIGPIPE, &action, NULL);
    /* An interruption that whoever started us ignores stays ignored. */
    if (sigaction(SIGINT, NULL, &before) == 0 && before.sa_handler == SIG_IGN)
        return;
    action.sa_handler = leave_interrupted;
    sigaction(SIGINT, &action, NULL);
}

/* A standard stream that is closed would lend its number to the next file that is opened, and then
 * a document might be written to. It is opened so that writing to it still fails. */
static void fill_standard_streams(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++)
        if (fcntl(stream, F_GETFD) == -1 && errno == EBADF &&
            open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            _exit(STATUS_FAILED);
}

static enum status answer(const struct invocation *invocation, struct arena *arena)
{
    switch (invocation->request) {
    case REQUEST_HELP:
        if (invocation->command_named)
            help_print_command(stdout, invocation->command);
        else
            help_print(stdout);
        return STATUS_CLEAN;
    case REQUEST_VERSION:
        puts("pmlint " PMLINT_VERSION);
        return STATUS_CLEAN;
    case REQUEST_MANUAL:
        manual_print(stdout);
        return STATUS_CLEAN;
    case REQUEST_RUN:
        break;
    }
    return invocation->command->run(&invocation->options, arena);
}

/* Whether all that was printed has arrived; says why not. */
static bool close_standard_output(void)
{
    bool failed_before = ferror(stdout);
    struct error error;
    errno = 0;
    if (fclose(stdout) == 0 && !failed_before)
        return true;
    error_set(&error, "cannot be written%s%s", errno ? ": " : "", errno ? strerror(errno) : "");
    message_print(TEXT("standard output"), error.message);
    return false;
}

int main(int argc, char **argv)
{
    struct invocation invocation;
    struct error error;
    fill_standard_streams();
    set_signals();
    struct arena *arena = arena_new();
    enum status status = STATUS_FAILED;
    if (invocation_read(&invocation, argc, argv, arena, &error))
        status = answer(&invocation, arena);
    else
        message_print(TEXT(""), error.message);
    if (!close_standard_output() && status != STATUS_INTERRUPTED)
        status = STATUS_FAILED;
    patterns_release();
    arena_free(arena);
    return (int)status;
}

#include "base/interruption.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <unistd.h>

/* A signal's handler is given nothing, and threads ask: so it is one for the process, and atomic. */
static atomic_bool came;
static_assert(ATOMIC_BOOL_LOCK_FREE == 2, "a handler may only write what needs no lock");

static const int interruptions[] = {SIGINT, SIGTERM};
enum { INTERRUPTION_COUNT = sizeof interruptions / sizeof *interruptions };

static void note(int signal_number)
{
    (void)signal_number;
    if (atomic_exchange(&came, true))
        _exit(INTERRUPTION_STATUS);
}

void interruption_watch(void)
{
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART}, before;
    for (size_t i = 0; i < INTERRUPTION_COUNT; i++)
        sigaddset(&action.sa_mask, interruptions[i]);
    for (size_t i = 0; i < INTERRUPTION_COUNT; i++)
        if (sigaction(interruptions[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(interruptions[i], &action, NULL);
}

bool interruption_came(void)
{
    return atomic_load_explicit(&came, memory_order_relaxed);
}

/* An interruption between the question and the waiting would be slept through, so it can come only
 * while we wait. */
bool interruption_wait(int descriptor)
{
    struct pollfd wanted = {.fd = descriptor, .events = POLLIN};
    sigset_t blocked, before;
    sigemptyset(&blocked);
    for (size_t i = 0; i < INTERRUPTION_COUNT; i++)
        sigaddset(&blocked, interruptions[i]);
    pthread_sigmask(SIG_BLOCK, &blocked, &before);
    while (!interruption_came() && ppoll(&wanted, 1, NULL, &before) < 0 && errno == EINTR)
        continue;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return !interruption_came();
}

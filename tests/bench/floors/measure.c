/* Runs a program once and prints what it took: processor time and time on the wall in microseconds, peak
 * memory in KiB, exit status. A program of its own, because the peak of a child begins at the size of the
 * process that starts it.
 *
 * usage: measure OUTPUT PROGRAM [ARGUMENT]...    what the program prints goes to the file OUTPUT */
#include "floor.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

static long long microseconds(struct timeval time)
{
    return time.tv_sec * 1000000LL + time.tv_usec;
}

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000LL + time.tv_nsec / 1000;
}

static void start(const char *output, char **command)
{
    int file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (file < 0 || dup2(file, STDOUT_FILENO) < 0 || dup2(file, STDERR_FILENO) < 0)
        _exit(126);
    execvp(command[0], command);
    _exit(127);
}

int main(int count, char **arguments)
{
    struct rusage usage;
    int status;
    if (count < 3)
        return 2;
    long long begin = now();
    pid_t child = fork();
    if (child == 0)
        start(arguments[1], arguments + 2);
    if (child < 0 || wait4(child, &status, 0, &usage) < 0)
        give_up("measure");
    printf("%lld %lld %ld %d\n", microseconds(usage.ru_utime) + microseconds(usage.ru_stime),
           now() - begin, usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128);
    return 0;
}

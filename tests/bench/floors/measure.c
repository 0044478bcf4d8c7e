/* Runs a program once and prints what it took: processor time and time on the wall in microseconds, peak
 * memory in KiB, exit status. A program of its own, because the peak of a child begins at the size of the
 * process that starts it. The time on the wall is without what the program's first thread stood in line
 * for a processor, since that is the doing of other programs; what its other threads did meanwhile is its
 * own gain, so two threads may seem a little more than twice as fast where the machine is busy.
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

/* Microseconds that the first thread of a process, which has ended and was not waited for, stood in line;
 * 0 where the system does not tell. */
static long long time_in_line(pid_t process)
{
    char line[128], path[64], *rest = line;
    snprintf(path, sizeof path, "/proc/%ld/schedstat", (long)process);
    FILE *file = fopen(path, "r");
    if (!file)
        return 0;
    if (!fgets(line, sizeof line, file))
        line[0] = '\0';
    fclose(file);
    strtoull(line, &rest, 10); /* what it worked */
    return (long long)(strtoull(rest, NULL, 10) / 1000);
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
    siginfo_t ended;
    int status;
    if (count < 3)
        return 2;
    long long begin = now();
    pid_t child = fork();
    if (child == 0)
        start(arguments[1], arguments + 2);
    if (child < 0 || waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT) < 0)
        give_up("measure");
    long long taken = now() - begin - time_in_line(child);
    if (wait4(child, &status, 0, &usage) < 0)
        give_up("measure");
    printf("%lld %lld %ld %d\n", microseconds(usage.ru_utime) + microseconds(usage.ru_stime), taken,
           usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128);
    return 0;
}

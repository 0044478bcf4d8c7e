/* What the floors that ask Git share. */
#ifndef PMLINT_BENCH_GIT_H
#define PMLINT_BENCH_GIT_H

#include <git2.h>
#include <stdio.h>
#include <stdlib.h>

static inline void must(int code, const char *what)
{
    if (code == 0)
        return;
    fprintf(stderr, "%s: %s\n", what, git_error_last() ? git_error_last()->message : "failed");
    exit(2);
}

/* The repository of the environment, else of the working directory. */
static inline git_repository *open_repository(void)
{
    git_repository *repository;
    git_libgit2_init();
    must(git_repository_open_ext(&repository, NULL, GIT_REPOSITORY_OPEN_FROM_ENV, NULL), "open");
    return repository;
}

#endif

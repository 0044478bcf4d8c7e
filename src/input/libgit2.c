#include "input/libgit2.h"

#include "base/memory.h"

#include <dlfcn.h>
#include <stdlib.h>

/* The binary interface of libgit2 is told by its soname, so that of the headers is asked for. */
#define SONAME "libgit2.so." LIBGIT2_SOVERSION
#define PACKAGE "libgit2-" LIBGIT2_SOVERSION

static struct libgit2 libgit2;

#ifdef STATIC_GIT
static bool find_functions(struct error *error)
{
    (void)error;
#define TAKE(name) libgit2.name = name;
    LIBGIT2_FUNCTIONS(TAKE)
#undef TAKE
    return true;
}
#else
static bool find_functions(struct error *error)
{
    void *library = dlopen(SONAME, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return error_set(error,
                         "%s cannot be loaded, which reads Git's data: install it (apt-get install "
                         "%s), or name the files without a Git option (%s)",
                         SONAME, PACKAGE, dlerror());
#define FIND(name) \
    if (!(libgit2.name = (__typeof__(libgit2.name))dlsym(library, #name))) \
        return error_set(error, "%s has no function %s: install that of the package %s", SONAME, \
                         #name, PACKAGE);
    LIBGIT2_FUNCTIONS(FIND)
#undef FIND
    return true;
}
#endif

/* Extensions of a repository that change nothing of what is read here, so that they are no reason to
 * refuse it: configuration of one worktree, objects fetched when needed, worktrees that are linked
 * by relative paths, objects that must not be thrown away. */
static void accept_extensions(void)
{
    const char *extensions[] = {"worktreeconfig", "partialclone", "relativeworktrees",
                                "preciousobjects"};
    libgit2.git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, extensions,
                             sizeof extensions / sizeof *extensions);
}

/* libgit2 remembers a failure in memory that it takes when it first fails, and where it finds none, that is
 * a failure to remember: it calls itself until the stack ends. So there must be some before it starts. */
static bool start(struct error *error)
{
    enum { ENOUGH = 1024 * 1024 };
    free(memory_alloc(ENOUGH));
    bool started = libgit2.git_libgit2_init() >= 0;
    const git_error *last = libgit2.git_error_last();
    return started ||
           error_set(error, "libgit2 does not start: %s", last ? last->message : "no reason given");
}

const struct libgit2 *libgit2_load(struct error *error)
{
    static bool ready;
    if (ready)
        return &libgit2;
    if (!find_functions(error) || !start(error))
        return NULL;
    accept_extensions();
    ready = true;
    return &libgit2;
}

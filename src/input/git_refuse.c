/* What libgit2 does not read, in words, with what Git offers against it. */
#include "input/git_open.h"
#include "input/repository.h"

#include <string.h>

/* A part of libgit2's message, and what is said in its place. */
static const struct {
    const char *sign, *words;
} refusals[] = {
    {"'sdir'", "Git's index is sparse, which libgit2 cannot read: run 'git sparse-checkout reapply "
               "--no-sparse-index', or name the files without a Git option"},
    {"'link'", "Git's index is split, which libgit2 cannot read: run 'git update-index "
               "--no-split-index', or name the files without a Git option"},
    {"extensions.objectformat", "the repository's objects have SHA-256 names, which libgit2 cannot "
                                "read: name the files without a Git option"},
    {"extensions.", "the repository has an extension that libgit2 cannot read: name the files "
                    "without a Git option"},
    {"calculated checksum", "Git's index is damaged, or without the checksum that libgit2 wants: "
                            "where index.skipHash or feature.manyFiles is set, run 'git -c "
                            "index.skipHash=false update-index --force-write-index'; else 'git "
                            "status' says more"},
    {"in index", "Git's index is damaged: 'git status' says more; 'rm .git/index && git reset' "
                 "makes it anew from HEAD (what was staged has to be staged again)"},
    {"GIT_COMMON_DIR", "GIT_COMMON_DIR is set, which libgit2 does not follow: unset it"},
    {"object not found", "Git's objects are not complete: run 'git fsck', or 'git fetch "
                         "--refetch' where the clone is a partial one"},
    {"could not find repository", "there is no Git repository here: go into one"},
};

bool git_refuse(const struct libgit2 *lib, struct error *error)
{
    const git_error *last = lib->git_error_last();
    const char *message = last ? last->message : "no reason given";
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (strstr(message, refusals[i].sign))
            return error_set(error, "%s (%s)", refusals[i].words, message);
    return error_set(error, "Git's data cannot be read: %s", message);
}

bool git_refuse_opening(const struct libgit2 *lib, const char *folder, struct error *error)
{
    const git_error *last = lib->git_error_last();
    struct text root = TEXT("FOLDER");
    if (!last ||
        !(strstr(last->message, "safe.directory") || strstr(last->message, "not owned by")))
        return git_refuse(lib, error);
    struct arena *arena = arena_new();
    repository_root(folder, arena, &root);
    error_set(
        error,
        "the repository belongs to another user; where you trust it, run 'git config --global "
        "--add safe.directory %.*s'",
        TEXT_ARG(root));
    arena_free(arena);
    return false;
}

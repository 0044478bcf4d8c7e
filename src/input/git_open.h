/* Floor 1, inside the room only: an open repository, and what the files that ask it share.
 */
#ifndef PMLINT_INPUT_GIT_OPEN_H
#define PMLINT_INPUT_GIT_OPEN_H

#include "input/git.h"
#include "input/libgit2.h"

#include <pthread.h>

struct git {
    const struct libgit2 *lib;
    git_repository *repository;
    git_index *index;  /* NULL until it was asked for */
    bool index_unread; /* it could not be, when a path was looked up in it */
    bool quick_rules;  /* so far: see git_rules_are_quick */
    bool root_seen;
    struct text rules_seen;
    struct text root; /* of the working tree, as path_absolute gives it */
    struct arena *arena;
    pthread_mutex_t lock; /* held by who asks while documents are read */
};

/* The index, read once; NULL with the reason where it cannot be read. */
git_index *git_read_index(struct git *git, struct error *error);

/* Whether all ignore rules of the working tree that may hold for `path` (relative to the root, in the
 * repository's arena) are matched quickly. Once it says no, it does so for every path. */
bool git_rules_are_quick(struct git *git, struct text path);

/* Says why the last call of libgit2 failed, and what to do about it. Returns false. */
bool git_refuse(const struct libgit2 *lib, struct error *error);

/* The same where a repository, looked for from `folder` upward, was not opened. */
bool git_refuse_opening(const struct libgit2 *lib, const char *folder, struct error *error);

/* A blob of the repository, in its arena. */
const struct blob *git_blob_new(struct git *git, const git_oid *id);

/* What the files of a request are found by; git_notify_markdown saw each delta. */
struct git_diffs {
    git_diff *disk;  /* the content of its files lies on the disk; NULL: not asked for */
    git_diff *index; /* the content of its files is that of the index; may be NULL */
};

/* Takes the files out of the diffs. Where there are both, the index gives only what a sparse checkout
 * leaves out of the working tree. */
bool git_take_files(struct git *git, const struct git_request *request,
                    const struct git_diffs *diffs, struct input_files *files, struct error *error);

/* A git_diff_notify_cb that keeps Markdown files alone. */
int git_notify_markdown(const git_diff *diff, const git_diff_delta *delta, const char *pattern,
                        void *payload);

/* The tree of the commit from which HEAD and `base` part (see git_find_changed), which the caller
 * frees; NULL with the reason where there is none. */
git_tree *git_find_base(struct git *git, const char *base, struct text *compared,
                        struct error *error);

#endif

/* Floor 1. What Git knows of files: what is staged, what differs from another branch, what is
 * ignored. Everything is only read. libgit2 is loaded with the first repository that is opened; no
 * header of its own is needed here. An open repository is used by one thread at a time, but where it is
 * said that any may ask.
 */
#ifndef PMLINT_INPUT_GIT_H
#define PMLINT_INPUT_GIT_H

#include "input/files.h"

/* An open repository. */
struct git;

/* Opens the repository of the environment (GIT_DIR, GIT_INDEX_FILE, GIT_WORK_TREE …), else that of
 * the working directory. It lives in the arena and is the caller's to close. Fails where there is
 * none, where it has no working tree, and where libgit2 refuses it, with Git's remedy. */
struct git *git_open_environment(struct arena *arena, struct error *error);

/* Opens the repository whose root (as repository_root gives it) is `root`, whatever the environment
 * says. Fails with an empty message where its `.git` is none of Git's. */
struct git *git_open_root(struct text root, struct arena *arena, struct error *error);

/* NULL is allowed. */
void git_close(struct git *git);

/* Whether Git leaves this file or folder out, which lies below the root and is given relative to it:
 * ignored, and with nothing at or below it in the index. */
bool git_leaves_out(struct git *git, struct text path, bool is_folder);

/* Whether Git's index has a file, or anything below a folder, relative to the working directory. What
 * lies in a submodule or outside of the working tree is looked for on the disk. Any thread may ask. */
bool git_has_staged(struct git *git, const char *path);

/* How the files that Git finds are chosen. */
struct git_request {
    const struct path_list *limits; /* files and folders; NULL: the whole repository */
    bool lines; /* what each file was before is asked for too, across its renaming */
};

/* Finds the Markdown files whose staged content differs from HEAD's, and is an ordinary file: what
 * a commit would add, copy, modify or rename. Sorted by their bytes; their content is that of the
 * index. Paths that name nothing become problems. */
bool git_find_staged(struct git *git, const struct git_request *request, struct input_files *files,
                     struct error *error);

/* Finds the Markdown files of the working tree, untracked ones too, which differ from the merge base
 * of HEAD and `base`; NULL: the upstream branch, else origin/HEAD, else main or master. Of those that a
 * sparse checkout leaves out of the working tree the content is that of the index. Says in `compared`
 * with what they were compared: "origin/main". */
bool git_find_changed(struct git *git, const struct git_request *request, const char *base,
                      struct input_files *files, struct text *compared, struct error *error);

#endif

/* From a diff of Git's to the files that are linted. */
#include "input/git_open.h"
#include "input/path.h"
#include "input/repository.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file or folder that limits what is taken, relative to the root. */
struct limit {
    const char *given;
    struct text path;
    bool matched;
};
LIST(limit_list, struct limit);

struct taking {
    struct git *git;
    struct input_files *files;
    struct limit_list limits;
    bool limited, lines;
    bool staged; /* the content is that of the index */
    bool absent; /* only what a sparse checkout leaves out is taken */
    struct text working_folder;
};

int git_notify_markdown(const git_diff *diff, const git_diff_delta *delta, const char *pattern,
                        void *payload)
{
    (void)diff, (void)pattern, (void)payload;
    return is_markdown_name(delta->new_file.path) ? 0 : 1;
}

static void add_problem(struct taking *taking, const char *path, const char *message)
{
    struct input_problem problem = {.shown = path_shown(path), .message = message};
    LIST_PUSH(taking->git->arena, &taking->files->problems, problem);
}

static void read_limits(struct taking *taking, const struct path_list *paths)
{
    struct arena *arena = taking->git->arena;
    taking->limited = paths;
    for (size_t i = 0; paths && i < paths->count; i++) {
        struct limit limit = {.given = paths->items[i]};
        if (!path_below(path_absolute(limit.given, arena), taking->git->root, &limit.path))
            add_problem(taking, limit.given,
                        arena_printf(arena,
                                     "lies outside of the repository %.*s; name a path in it",
                                     TEXT_ARG(taking->git->root)));
        else
            LIST_PUSH(arena, &taking->limits, limit);
    }
}

static bool is_at_or_below(struct text path, struct text limit)
{
    return !limit.length || (text_starts_with(path, limit) &&
                             (path.length == limit.length || path.data[limit.length] == '/'));
}

/* Whether a path is among the limits, all of which learn that they matched something. */
static bool is_wanted(struct taking *taking, struct text path)
{
    bool wanted = !taking->limited;
    for (size_t i = 0; i < taking->limits.count; i++) {
        struct limit *limit = &taking->limits.items[i];
        if (!is_at_or_below(path, limit->path))
            continue;
        limit->matched = true;
        wanted = true;
    }
    return wanted;
}

/* A path that limits nothing, is not on the disk and not in the index was mistyped. */
static void report_unmatched(struct taking *taking)
{
    const struct git *git = taking->git;
    for (size_t i = 0; i < taking->limits.count; i++) {
        const struct limit *limit = &taking->limits.items[i];
        const char *path = arena_copy(git->arena, limit->path).data;
        const char *folder = arena_printf(git->arena, "%s/", path);
        if (!limit->matched && access(limit->given, F_OK) != 0 &&
            git->lib->git_index_find(NULL, git->index, path) != 0 &&
            git->lib->git_index_find_prefix(NULL, git->index, folder) != 0)
            add_problem(taking, limit->given, "there is no such file or folder; check the path");
    }
}

static bool is_announced(const struct taking *taking, const char *path)
{
    const struct git *git = taking->git;
    const git_index_entry *entry = git->lib->git_index_get_bypath(git->index, path, 0);
    return entry && entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD;
}

/* Whether Git leaves the file out of the working tree, and nobody has put it there. */
static bool is_absent(const struct taking *taking, const char *path, const char *on_disk)
{
    const struct git *git = taking->git;
    const git_index_entry *entry = git->lib->git_index_get_bypath(git->index, path, 0);
    struct stat status;
    return entry && entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE &&
           lstat(on_disk, &status) != 0;
}

static bool is_ordinary(uint16_t mode)
{
    return mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

/* Why the new side of a delta is not linted; NULL where it is. */
static const char *why_not(const struct taking *taking, const git_diff_delta *delta)
{
    if (taking->staged && delta->status == GIT_DELTA_CONFLICTED)
        return "its merge has a conflict; nothing is staged";
    if (delta->new_file.mode == GIT_FILEMODE_LINK)
        return "a symbolic link";
    if (!is_ordinary(delta->new_file.mode))
        return "no ordinary file";
    if (taking->staged && is_announced(taking, delta->new_file.path))
        return "only announced (git add -N); nothing is staged";
    return NULL;
}

/* Whether the file on the disk is what it was though the index is another: the diff goes by way of
 * the index, and takes a change that was undone for two changes. A link is not hashed: libgit2 would
 * open what it leads to, and wait there for ever where that is a pipe. */
static bool is_undone(const struct taking *taking, const git_diff_delta *delta)
{
    const struct git *git = taking->git;
    git_oid id;
    return !taking->staged && delta->status == GIT_DELTA_MODIFIED &&
           delta->old_file.mode == delta->new_file.mode && is_ordinary(delta->new_file.mode) &&
           git->lib->git_repository_hashfile(&id, git->repository, delta->new_file.path,
                                             GIT_OBJECT_BLOB, NULL) == 0 &&
           git->lib->git_oid_equal(&id, &delta->old_file.id);
}

static void take_delta(struct taking *taking, const git_diff_delta *delta)
{
    struct arena *arena = taking->git->arena;
    struct text path = text_from(delta->new_file.path);
    if (!is_wanted(taking, path) || delta->status == GIT_DELTA_DELETED || is_undone(taking, delta))
        return;
    struct text shown = text_from(
        path_between(taking->working_folder, path_resolve(taking->git->root, path, arena), arena));
    const char *why = why_not(taking, delta);
    if (taking->absent && !is_absent(taking, delta->new_file.path, shown.data))
        return;
    if (why) {
        LIST_PUSH(arena, &taking->files->left_out,
                  (struct input_problem){.shown = shown, .message = why});
        return;
    }
    struct input_file file = {.path = shown.data, .shown = shown};
    if (taking->staged)
        file.blob = git_blob_new(taking->git, &delta->new_file.id);
    if (taking->lines && is_ordinary(delta->old_file.mode))
        file.old = git_blob_new(taking->git, &delta->old_file.id);
    files_add(&taking->files->files, file, arena);
}

static void take_deltas(struct taking *taking, const git_diff *diff)
{
    const struct libgit2 *lib = taking->git->lib;
    size_t count = diff ? lib->git_diff_num_deltas(diff) : 0;
    for (size_t i = 0; i < count; i++)
        take_delta(taking, lib->git_diff_get_delta(diff, i));
}

static int compare_paths(const void *a, const void *b)
{
    const union listed_file *left = a, *right = b;
    return strcmp(left->own->path, right->own->path);
}

/* Sorts files, none of which a walk found, by the bytes of their paths. */
static void sort_files(struct input_file_list *files)
{
    if (files->count)
        qsort(files->items, files->count, sizeof *files->items, compare_paths);
}

bool git_take_files(struct git *git, const struct git_request *request,
                    const struct git_diffs *diffs, struct input_files *files, struct error *error)
{
    struct taking taking = {.git = git,
                            .files = files,
                            .lines = request->lines,
                            .working_folder = path_absolute(".", git->arena)};
    if (!git_read_index(git, error))
        return false;
    read_limits(&taking, request->limits);
    take_deltas(&taking, diffs->disk);
    taking.staged = true;
    taking.absent = diffs->disk != NULL;
    take_deltas(&taking, diffs->index);
    report_unmatched(&taking);
    sort_files(&files->files);
    return true;
}

#include "input/walk.h"

#include "input/git.h"
#include "input/path.h"
#include "input/repository.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Deeper folders are refused, so that mounts do not lead a walk astray. */
#define MAX_DEPTH 100

struct walk {
    struct input_files *files;
    struct arena *arena;   /* what is found */
    struct arena *scratch; /* what is needed to look at one file or folder */
    struct text top;       /* the folder that is walked, absolute */
    size_t entries;        /* Markdown files, linted or not, and problems found so far */
    size_t ignored;        /* folders that Git ignores */
};

/* The part of a walk that goes through one repository, or through none. */
struct scope {
    bool is_repository;
    struct git *git;    /* whose rules hold; NULL: none do */
    struct text prefix; /* the path of its first folder from Git's root, with a final slash */
    size_t skipped;     /* bytes of a path that lead to that folder */
};

struct entry {
    const char *name;
    unsigned char type; /* DT_REG and the like; DT_UNKNOWN where the file system does not say */
};
LIST(entry_list, struct entry);

/* A folder under way. */
struct folder {
    const char *path;    /* as it is opened */
    struct arena *arena; /* what is needed until the folder is left */
    struct entry_list entries;
    bool has_repository;
    int depth;
};

/* A path as it is shown, for as long as what is found. */
static struct text kept_path(const struct walk *walk, const char *path)
{
    return path_shown(arena_copy(walk->arena, text_from(path)).data);
}

static void add_problem(struct walk *walk, const char *path, const char *message)
{
    walk->entries++;
    LIST_PUSH(walk->arena, &walk->files->problems,
              (struct input_problem){.shown = kept_path(walk, path), .message = message});
}

static void leave_out(struct walk *walk, const char *path, const char *why)
{
    LIST_PUSH(walk->arena, &walk->files->left_out,
              (struct input_problem){.shown = kept_path(walk, path), .message = why});
}

static bool is_link(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

const char *missing_message(struct arena *arena, const char *path, int reason)
{
    if (reason == ENOENT && is_link(path))
        return "is a link to something that is not there";
    if (reason == ENOENT || reason == ENOTDIR)
        return "there is no such file or folder; check the path";
    return arena_printf(arena, "cannot be read: %s", strerror(reason));
}

static bool is_ignored(const struct walk *walk, const struct scope *scope, const char *path,
                       bool is_folder)
{
    const char *rest = path + scope->skipped;
    if (!scope->git)
        return false;
    return git_leaves_out(
        scope->git, text_from(arena_printf(walk->scratch, "%.*s%s", TEXT_ARG(scope->prefix), rest)),
        is_folder);
}

/* Opens the repository at `root`, in which the folder `path` lies. The rules do not hold for a folder
 * that was named though they leave it out. */
static void open_scope(struct walk *walk, struct scope *scope, struct text root, const char *path)
{
    struct error error;
    struct text absolute = path_absolute(path, walk->arena), rest = TEXT("");
    path_below(absolute, root, &rest);
    *scope = (struct scope){.is_repository = true,
                            .git = git_open_root(root, walk->arena, &error),
                            .skipped = strlen(path_join(text_from(path), TEXT(""), walk->scratch))};
    if (!scope->git && *error.message)
        LIST_PUSH(walk->arena, &walk->files->notes,
                  (struct input_problem){
                      .shown = path_shown(path),
                      .message = arena_printf(walk->arena, "walked without Git's ignore rules: %s",
                                              error.message)});
    if (!scope->git || !rest.length)
        return;
    scope->prefix = text_from(arena_printf(walk->arena, "%.*s/", TEXT_ARG(rest)));
    if (git_leaves_out(scope->git, rest, true)) {
        git_close(scope->git);
        scope->git = NULL;
    }
}

static bool leads_out(const struct walk *walk, const char *path)
{
    char target[PATH_MAX];
    struct text rest;
    return !realpath(path, target) || !path_below(text_from(target), walk->top, &rest);
}

static void add_markdown(struct walk *walk, const struct scope *scope, const struct folder *folder,
                         const struct entry *entry, const char *path)
{
    struct stat status;
    walk->entries++;
    if (is_ignored(walk, scope, path, false)) {
        leave_out(walk, path, "Git ignores it");
    } else if (entry->type != DT_REG && stat(path, &status) != 0) {
        if (errno != ENOENT || is_link(path)) /* else it went away meanwhile */
            add_problem(walk, path, missing_message(walk->arena, path, errno));
    } else if (entry->type != DT_REG && S_ISDIR(status.st_mode)) {
        walk->entries--; /* a link to a folder */
    } else if (entry->type == DT_LNK && leads_out(walk, path)) {
        leave_out(walk, path, "a symbolic link that leads out of the folder");
    } else {
        files_add_found(&walk->files->files, folder->path, entry->name, walk->arena);
    }
}

static unsigned char type_of(const char *path)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return DT_UNKNOWN;
    if (S_ISLNK(status.st_mode))
        return DT_LNK;
    return S_ISDIR(status.st_mode) ? DT_DIR : DT_REG;
}

static void walk_folder(struct walk *walk, const struct scope *scope, const char *path, int depth);

static void walk_entry(struct walk *walk, const struct scope *scope, const struct folder *folder,
                       const struct entry *entry)
{
    const char *path = path_join(text_from(folder->path), text_from(entry->name), walk->scratch);
    if (entry->type != DT_DIR) {
        if (is_markdown_name(entry->name))
            add_markdown(walk, scope, folder, entry, path);
    } else if (is_ignored(walk, scope, path, true)) {
        walk->ignored++;
        leave_out(walk, path, "Git ignores it");
    } else {
        walk_folder(walk, scope, arena_copy(walk->arena, text_from(path)).data, folder->depth + 1);
    }
    arena_clear(walk->scratch);
}

/* Finds the folders and Markdown files of a folder, which is closed again before any of them is looked
 * at: a deep tree takes one descriptor. */
static bool read_entries(struct folder *folder)
{
    DIR *stream = opendir(folder->path);
    if (!stream)
        return false;
    for (struct dirent *found; (found = readdir(stream));) {
        const char *name = found->d_name;
        bool may_be_folder = found->d_type == DT_DIR || found->d_type == DT_UNKNOWN;
        folder->has_repository |= strcmp(name, ".git") == 0;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && strcmp(name, ".git") != 0 &&
            (may_be_folder || is_markdown_name(name)))
            LIST_PUSH(
                folder->arena, &folder->entries,
                (struct entry){arena_copy(folder->arena, text_from(name)).data, found->d_type});
    }
    closedir(stream);
    return true;
}

/* Asks for the types that the file system did not say. */
static void settle_types(const struct walk *walk, struct folder *folder)
{
    for (size_t i = 0; i < folder->entries.count; i++) {
        struct entry *entry = &folder->entries.items[i];
        if (entry->type == DT_UNKNOWN)
            entry->type =
                type_of(path_join(text_from(folder->path), text_from(entry->name), walk->scratch));
    }
}

/* The byte of an entry's name at an offset, within it or right behind: a path goes on behind a folder's. */
static unsigned char byte_of(const struct entry *entry, size_t offset)
{
    unsigned char byte = (unsigned char)entry->name[offset];
    return !byte && entry->type == DT_DIR ? '/' : byte;
}

/* Entries by the bytes of the paths of what is found there, so that a walk finds files in that order. */
static int compare_entries(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    size_t same = 0;
    while (left->name[same] && left->name[same] == right->name[same])
        same++;
    return byte_of(left, same) - byte_of(right, same);
}

/* Moves the names of Markdown files to where what is found is kept, close to each other. */
static void keep_names(const struct walk *walk, struct folder *folder)
{
    const struct entry_list *entries = &folder->entries;
    size_t size = 0;
    for (size_t i = 0; i < entries->count; i++)
        size += is_markdown_name(entries->items[i].name) ? strlen(entries->items[i].name) + 1 : 0;
    char *kept = arena_alloc(walk->arena, size);
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        if (!is_markdown_name(entry->name))
            continue;
        entry->name = strcpy(kept, entry->name);
        kept += strlen(kept) + 1;
    }
}

static void walk_entries(struct walk *walk, const struct scope *scope, struct folder *folder)
{
    settle_types(walk, folder);
    if (folder->entries.count)
        qsort(folder->entries.items, folder->entries.count, sizeof *folder->entries.items,
              compare_entries);
    keep_names(walk, folder);
    for (size_t i = 0; i < folder->entries.count; i++)
        walk_entry(walk, scope, folder, &folder->entries.items[i]);
}

static void walk_repository(struct walk *walk, struct folder *folder)
{
    struct scope scope;
    open_scope(walk, &scope, path_absolute(folder->path, walk->arena), folder->path);
    walk_entries(walk, &scope, folder);
    git_close(scope.git);
}

static void walk_folder(struct walk *walk, const struct scope *scope, const char *path, int depth)
{
    struct folder folder = {.path = path, .depth = depth, .arena = arena_new()};
    if (depth > MAX_DEPTH)
        add_problem(walk, path, "nested too deeply; name this folder itself");
    else if (!read_entries(&folder))
        add_problem(walk, path,
                    arena_printf(walk->arena, "the folder cannot be read: %s", strerror(errno)));
    else if (depth == 0 || !folder.has_repository)
        walk_entries(walk, scope, &folder);
    else if (scope->is_repository)
        leave_out(walk, path, "a repository of its own, such as a submodule");
    else
        walk_repository(walk, &folder);
    arena_free(folder.arena);
}

void walk_expand(struct input_files *files, const char *folder, struct arena *arena)
{
    struct walk walk = {.files = files,
                        .arena = arena,
                        .scratch = arena_new(),
                        .top = path_absolute(folder, arena)};
    struct scope scope = {0};
    struct text root;
    files->folders++;
    if (repository_root(folder, arena, &root))
        open_scope(&walk, &scope, root, folder);
    walk_folder(&walk, &scope, folder, 0);
    git_close(scope.git);
    arena_free(walk.scratch);
    if (!walk.entries)
        add_problem(&walk, folder,
                    walk.ignored ? "the folder holds no Markdown file (*.md, *.markdown) beside "
                                   "what Git ignores; name another"
                                 : "the folder holds no Markdown file (*.md, *.markdown); name "
                                   "another");
}

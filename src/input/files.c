#include "input/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Deeper folders are refused, so that neither links nor mounts lead a walk astray. */
#define MAX_DEPTH 100

struct walk {
    struct input_files *files;
    struct arena *arena;
    size_t entries; /* Markdown files and problems found so far */
};

struct text path_shown(const char *path)
{
    struct text shown = text_from(path);
    while (text_starts_with(shown, TEXT("./"))) {
        shown = text_from_offset(shown, 2);
        while (text_starts_with(shown, TEXT("/")))
            shown = text_from_offset(shown, 1);
    }
    return shown.length ? shown : TEXT(".");
}

static void add_problem(struct walk *walk, struct text shown, const char *message)
{
    walk->entries++;
    LIST_PUSH(walk->arena, &walk->files->problems,
              (struct input_problem){.shown = shown, .message = message});
}

static void add_file(struct walk *walk, const char *path, struct text shown, bool named)
{
    walk->entries++;
    LIST_PUSH(walk->arena, &walk->files->files,
              (struct input_file){.path = path, .shown = shown, .named = named});
}

static bool is_markdown_name(const char *name)
{
    struct text text = text_from(name);
    return text_ends_with(text, TEXT(".md")) || text_ends_with(text, TEXT(".markdown"));
}

static const char *join_path(struct arena *arena, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    bool root = length == 1 && folder[0] == '/';
    return arena_printf(arena, "%.*s%s%s", (int)length, folder, root ? "" : "/", name);
}

static bool is_link(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

static const char *missing_message(struct arena *arena, const char *path, int reason)
{
    if (reason == ENOENT && is_link(path))
        return "is a link to something that is not there";
    if (reason == ENOENT || reason == ENOTDIR)
        return "there is no such file or folder; check the path";
    return arena_printf(arena, "cannot be read: %s", strerror(reason));
}

static void walk_folder(struct walk *walk, const char *folder, int depth);

static void walk_entry(struct walk *walk, const char *folder, const char *name, int depth)
{
    const char *path = join_path(walk->arena, folder, name);
    struct stat status;
    if (lstat(path, &status) != 0) {
        if (errno != ENOENT) /* else it went away meanwhile */
            add_problem(walk, path_shown(path), missing_message(walk->arena, path, errno));
        return;
    }
    if (S_ISDIR(status.st_mode)) {
        walk_folder(walk, path, depth + 1);
        return;
    }
    if (!is_markdown_name(name))
        return;
    if (stat(path, &status) != 0)
        add_problem(walk, path_shown(path), missing_message(walk->arena, path, errno));
    else if (!S_ISDIR(status.st_mode)) /* else a link to a folder */
        add_file(walk, path, path_shown(path), false);
}

/* All names of a folder, which is closed again before any of them is looked at: a deep tree takes
 * one descriptor. */
static bool folder_names(struct arena *arena, const char *folder, struct path_list *names)
{
    DIR *stream = opendir(folder);
    if (!stream)
        return false;
    for (struct dirent *entry; (entry = readdir(stream));) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && strcmp(name, ".git") != 0)
            LIST_PUSH(arena, names, arena_copy(arena, text_from(name)).data);
    }
    closedir(stream);
    return true;
}

static void walk_folder(struct walk *walk, const char *folder, int depth)
{
    struct path_list names = {0};
    if (depth > MAX_DEPTH) {
        add_problem(walk, path_shown(folder), "nested too deeply; name this folder itself");
        return;
    }
    if (!folder_names(walk->arena, folder, &names)) {
        add_problem(walk, path_shown(folder),
                    arena_printf(walk->arena, "the folder cannot be read: %s", strerror(errno)));
        return;
    }
    for (size_t i = 0; i < names.count; i++)
        walk_entry(walk, folder, names.items[i], depth);
}

static int compare_shown(const void *a, const void *b)
{
    const struct input_file *left = a, *right = b;
    return strcmp(left->path, right->path);
}

static void expand_folder(struct walk *walk, const char *path)
{
    size_t first = walk->files->files.count, before = walk->entries;
    walk->files->folders++;
    walk_folder(walk, path, 0);
    if (walk->entries == before)
        add_problem(walk, path_shown(path),
                    "the folder holds no Markdown file (*.md, *.markdown); name another");
    if (walk->files->files.count > first)
        qsort(walk->files->files.items + first, walk->files->files.count - first,
              sizeof *walk->files->files.items, compare_shown);
}

static void expand_path(struct walk *walk, const char *path, struct text stdin_name)
{
    struct stat status;
    if (strcmp(path, "-") == 0)
        add_file(walk, path, stdin_name, true);
    else if (!*path)
        add_problem(walk, TEXT("''"), "an empty path; name a file or a folder");
    else if (stat(path, &status) != 0)
        add_problem(walk, path_shown(path), missing_message(walk->arena, path, errno));
    else if (S_ISDIR(status.st_mode))
        expand_folder(walk, path);
    else
        add_file(walk, path, path_shown(path), true);
}

/* Files by shown path, and those of one path in the order in which they were reached. */
static int compare_reached(const void *a, const void *b)
{
    const struct input_file *left = *(struct input_file *const *)a;
    const struct input_file *right = *(struct input_file *const *)b;
    size_t common =
        left->shown.length < right->shown.length ? left->shown.length : right->shown.length;
    int order = common ? memcmp(left->shown.data, right->shown.data, common) : 0;
    if (order == 0 && left->shown.length != right->shown.length)
        order = left->shown.length < right->shown.length ? -1 : 1;
    return order ? order : (left > right) - (left < right);
}

static void remove_repeated(struct input_file_list *files, struct arena *arena)
{
    struct input_file **sorted = arena_alloc_array(arena, files->count + 1, sizeof *sorted);
    struct input_file *first = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < files->count; i++)
        sorted[i] = &files->items[i];
    qsort(sorted, files->count, sizeof *sorted, compare_reached);
    for (size_t i = 0; i < files->count; i++) {
        if (!first || !text_equal(first->shown, sorted[i]->shown)) {
            first = sorted[i];
            continue;
        }
        first->named |= sorted[i]->named;
        sorted[i]->path = NULL;
    }
    for (size_t i = 0; i < files->count; i++)
        if (files->items[i].path)
            files->items[kept++] = files->items[i];
    files->count = kept;
}

void files_expand(struct input_files *files, const struct path_list *paths, struct text stdin_name,
                  struct arena *arena)
{
    struct walk walk = {.files = files, .arena = arena};
    *files = (struct input_files){0};
    for (size_t i = 0; i < paths->count; i++)
        expand_path(&walk, paths->items[i], stdin_name);
    remove_repeated(&files->files, arena);
}

void paths_split(struct text list, char separator, struct path_list *paths, struct arena *arena)
{
    while (list.length) {
        size_t end = text_find_byte(list, separator, 0);
        struct text path = text_slice(list, 0, end);
        if (separator == '\n' && text_ends_with(path, TEXT("\r")))
            path.length--;
        if (path.length)
            LIST_PUSH(arena, paths, arena_copy(arena, path).data);
        list = end == TEXT_NOT_FOUND ? (struct text){"", 0} : text_from_offset(list, end + 1);
    }
}

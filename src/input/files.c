#include "input/files.h"

#include "input/walk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

static void add_problem(struct input_files *files, struct text shown, const char *message,
                        struct arena *arena)
{
    struct input_problem problem = {.shown = shown, .message = message};
    LIST_PUSH(arena, &files->problems, problem);
}

static void add_named(struct input_files *files, const char *path, struct text shown,
                      struct arena *arena)
{
    struct input_file file = {.path = path, .shown = shown, .named = true};
    LIST_PUSH(arena, &files->files, file);
}

bool is_markdown_name(const char *name)
{
    struct text text = text_from(name);
    return text_ends_with(text, TEXT(".md")) || text_ends_with(text, TEXT(".markdown"));
}

static int compare_paths(const void *a, const void *b)
{
    const struct input_file *left = a, *right = b;
    return strcmp(left->path, right->path);
}

void files_sort(struct input_file_list *files, size_t first)
{
    if (files->count > first)
        qsort(files->items + first, files->count - first, sizeof *files->items, compare_paths);
}

static void expand_path(struct input_files *files, const char *path, struct text stdin_name,
                        struct arena *arena)
{
    struct stat status;
    if (strcmp(path, "-") == 0)
        add_named(files, path, stdin_name, arena);
    else if (!*path)
        add_problem(files, TEXT("''"), "an empty path; name a file or a folder", arena);
    else if (stat(path, &status) != 0)
        add_problem(files, path_shown(path), missing_message(arena, path, errno), arena);
    else if (S_ISDIR(status.st_mode))
        walk_expand(files, path, arena);
    else
        add_named(files, path, path_shown(path), arena);
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
    *files = (struct input_files){0};
    for (size_t i = 0; i < paths->count; i++)
        expand_path(files, paths->items[i], stdin_name, arena);
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

#include "input/files.h"

#include "input/path.h"
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

struct input_file files_get(const struct listed_file *listed, struct arena *arena)
{
    if (!listed->folder)
        return *listed->own;
    const char *path = path_join(text_from(listed->folder), text_from(listed->name), arena);
    return (struct input_file){.path = path, .shown = path_shown(path)};
}

static struct listed_file list_whole(struct input_file file, struct arena *arena)
{
    struct input_file *own = arena_alloc(arena, sizeof *own);
    *own = file;
    return (struct listed_file){.own = own};
}

void files_add(struct input_file_list *files, struct input_file file, struct arena *arena)
{
    struct listed_file listed = list_whole(file, arena);
    LIST_PUSH(arena, files, listed);
}

static void add_named(struct input_files *files, const char *path, struct text shown,
                      struct arena *arena)
{
    files_add(&files->files, (struct input_file){.path = path, .shown = shown, .named = true},
              arena);
}

bool is_markdown_name(const char *name)
{
    struct text text = text_from(name);
    return text_ends_with(text, TEXT(".md")) || text_ends_with(text, TEXT(".markdown"));
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

/* A file as it was reached: by one path of several. */
struct reached {
    struct input_file file;
    struct listed_file *listed;
};

/* Files by shown path, and those of one path in the order in which they were reached. */
static int compare_reached(const void *a, const void *b)
{
    const struct reached *left = a, *right = b;
    int order = text_compare(left->file.shown, right->file.shown);
    return order ? order : (left->listed > right->listed) - (left->listed < right->listed);
}

/* One file that was reached `count` times stays where it was first. */
static void keep_first(const struct reached *reached, size_t count, struct arena *arena)
{
    bool named = false;
    for (size_t i = 0; i < count; i++)
        named |= reached[i].file.named;
    for (size_t i = 1; i < count; i++)
        *reached[i].listed = (struct listed_file){0};
    if (!named || reached->file.named)
        return;
    /* Its path was made for the comparison alone. */
    const char *path = arena_copy(arena, text_from(reached->file.path)).data;
    *reached->listed = list_whole(
        (struct input_file){.path = path, .shown = path_shown(path), .named = true}, arena);
}

static void drop_empty(struct input_file_list *files)
{
    size_t kept = 0;
    for (size_t i = 0; i < files->count; i++)
        if (files->items[i].own)
            files->items[kept++] = files->items[i];
    files->count = kept;
}

static void remove_repeated(struct input_file_list *files, struct arena *arena)
{
    struct arena *scratch = arena_new();
    size_t count = files->count, same;
    struct reached *reached = arena_alloc_array(scratch, count + 1, sizeof *reached);
    for (size_t i = 0; i < count; i++)
        reached[i] = (struct reached){files_get(&files->items[i], scratch), &files->items[i]};
    qsort(reached, count, sizeof *reached, compare_reached);
    for (size_t i = 0; i < count; i += same) {
        same = 1;
        while (i + same < count && text_equal(reached[i].file.shown, reached[i + same].file.shown))
            same++;
        keep_first(&reached[i], same, arena);
    }
    drop_empty(files);
    arena_free(scratch);
}

void files_expand(struct input_files *files, const struct path_list *paths, struct text stdin_name,
                  struct arena *arena)
{
    *files = (struct input_files){0};
    for (size_t i = 0; i < paths->count; i++)
        expand_path(files, paths->items[i], stdin_name, arena);
    if (paths->count > 1) /* a walk meets a file once */
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

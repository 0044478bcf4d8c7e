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

/* The run to which a file of a list belongs. */
static const struct file_run *run_of(const struct input_file_list *files, size_t index)
{
    const struct file_run *runs = files->runs.items;
    size_t low = 0, high = files->runs.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (runs[middle].first <= index)
            low = middle;
        else
            high = middle;
    }
    return &runs[low];
}

struct input_file files_get(const struct input_file_list *files, size_t index, struct arena *arena)
{
    const union listed_file *listed = &files->items[index];
    const char *folder = run_of(files, index)->folder;
    if (!folder)
        return *listed->own;
    const char *path = path_join(text_from(folder), text_from(listed->name), arena);
    return (struct input_file){.path = path, .shown = path_shown(path)};
}

bool listed_may_wait(const struct input_file_list *files, size_t index)
{
    return !run_of(files, index)->folder && input_may_wait(files->items[index].own);
}

/* Appends a file to the last run where that has its folder, else to a new one. */
static void add_listed(struct input_file_list *files, const char *folder, union listed_file listed,
                       struct arena *arena)
{
    const struct file_run_list *runs = &files->runs;
    if (!runs->count || runs->items[runs->count - 1].folder != folder)
        LIST_PUSH(arena, &files->runs, (struct file_run){folder, files->count});
    LIST_PUSH(arena, files, listed);
}

void files_add(struct input_file_list *files, struct input_file file, struct arena *arena)
{
    struct input_file *own = arena_alloc(arena, sizeof *own);
    *own = file;
    add_listed(files, NULL, (union listed_file){.own = own}, arena);
}

void files_add_found(struct input_file_list *files, const char *folder, const char *name,
                     struct arena *arena)
{
    add_listed(files, folder, (union listed_file){.name = name}, arena);
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
    size_t index; /* in the list */
};

/* What becomes of a file of a list. */
enum fate { STAYS, IS_REPEATED, IS_NAMED_LATER /* where it was found in a folder first */ };

/* Files by shown path, and those of one path in the order in which they were reached. */
static int compare_reached(const void *a, const void *b)
{
    const struct reached *left = a, *right = b;
    int order = text_compare(left->file.shown, right->file.shown);
    return order ? order : (left->index > right->index) - (left->index < right->index);
}

/* One file that was reached `count` times stays where it was first. */
static void keep_first(const struct reached *reached, size_t count, enum fate *fates)
{
    bool named = false;
    for (size_t i = 0; i < count; i++)
        named |= reached[i].file.named;
    for (size_t i = 1; i < count; i++)
        fates[reached[i].index] = IS_REPEATED;
    if (named && !reached->file.named)
        fates[reached->index] = IS_NAMED_LATER;
}

/* Appends a file of a list to another as its fate is. */
static void add_again(struct input_file_list *kept, const struct input_file_list *files,
                      size_t index, enum fate fate, struct arena *arena)
{
    if (fate == STAYS) {
        add_listed(kept, run_of(files, index)->folder, files->items[index], arena);
    } else if (fate == IS_NAMED_LATER) {
        struct input_file file = files_get(files, index, arena);
        file.named = true;
        files_add(kept, file, arena);
    }
}

static void remove_repeated(struct input_file_list *files, struct arena *arena)
{
    struct arena *scratch = arena_new();
    size_t count = files->count, same;
    struct reached *reached = arena_alloc_array(scratch, count + 1, sizeof *reached);
    enum fate *fates = arena_alloc_array(scratch, count + 1, sizeof *fates);
    for (size_t i = 0; i < count; i++)
        reached[i] = (struct reached){files_get(files, i, scratch), i};
    qsort(reached, count, sizeof *reached, compare_reached);
    for (size_t i = 0; i < count; i += same) {
        same = 1;
        while (i + same < count && text_equal(reached[i].file.shown, reached[i + same].file.shown))
            same++;
        keep_first(&reached[i], same, fates);
    }
    /* In the same memory, since none is written before it was read. */
    struct input_file_list kept = {.items = files->items, .capacity = files->capacity};
    for (size_t i = 0; i < count; i++)
        add_again(&kept, files, i, fates[i], arena);
    *files = kept;
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

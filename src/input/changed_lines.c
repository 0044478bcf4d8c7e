#include "input/changed_lines.h"

#include "input/git_open.h"

#include <string.h>

/* The document's lines as Git has them, each with a LF behind it: what Git takes for a line is then
 * what the document takes for one. */
static struct text plain_lines(const struct document *document, struct arena *arena)
{
    char *data = arena_alloc(arena, document->bytes.length + document->line_count);
    size_t length = 0;
    for (size_t line = 1; line <= document->line_count; line++) {
        struct text text = document_line_text(document, line);
        memcpy(data + length, text.data, text.length);
        length += text.length;
        data[length++] = '\n';
    }
    return (struct text){data, length};
}

struct collecting {
    struct changed_lines *lines;
    struct arena *arena;
};

static int collect_hunk(const git_diff_delta *delta, const git_diff_hunk *hunk, void *payload)
{
    const struct collecting *collecting = payload;
    struct changed_range range = {(size_t)hunk->new_start, (size_t)hunk->new_lines};
    (void)delta;
    LIST_PUSH(collecting->arena, collecting->lines, range);
    return 0;
}

bool changed_lines_find(struct changed_lines *lines, const struct document *before,
                        const struct document *after, struct arena *arena, struct error *error)
{
    const struct libgit2 *lib = libgit2_load(error);
    const git_diff_options options = {
        .version = GIT_DIFF_OPTIONS_VERSION,
        .flags = GIT_DIFF_FORCE_TEXT,
        .context_lines = 0,
    };
    struct collecting collecting = {lines, arena};
    *lines = (struct changed_lines){0};
    if (!lib)
        return false;
    struct text old = plain_lines(before, arena), new = plain_lines(after, arena);
    return lib->git_diff_buffers(old.data, old.length, NULL, new.data, new.length, NULL, &options,
                                 NULL, NULL, collect_hunk, NULL, &collecting) == 0 ||
           git_refuse(lib, error);
}

bool changed_lines_touch(const struct changed_lines *lines, size_t first, size_t last)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct changed_range *range = &lines->items[i];
        if (range->first <= last && first < range->first + range->count)
            return true;
    }
    return false;
}

bool changed_lines_went(const struct changed_lines *lines, size_t first, size_t last)
{
    for (size_t i = 0; i < lines->count; i++) {
        const struct changed_range *range = &lines->items[i];
        if (!range->count && range->first <= last && first <= range->first + 1)
            return true;
    }
    return false;
}

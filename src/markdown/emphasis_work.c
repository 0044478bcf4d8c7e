#include "markdown/emphasis_work.h"

#include <string.h>

/* A run of one mark, as CommonMark has it, but that only ASCII's punctuation is known. */
struct marks {
    size_t length;
    bool opens, closes;
};

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !ascii_is_letter(c) && !ascii_is_digit(c);
}

static struct marks read_marks(struct text line, size_t start)
{
    char mark = line.data[start];
    size_t end = start;
    while (end < line.length && line.data[end] == mark)
        end++;
    char before = start ? line.data[start - 1] : '\n';
    char behind = end < line.length ? line.data[end] : '\n';
    bool edge_before = ascii_is_space(before) || is_punctuation(before);
    bool edge_behind = ascii_is_space(behind) || is_punctuation(behind);
    bool left = !ascii_is_space(behind) && (!is_punctuation(behind) || edge_before);
    bool right = !ascii_is_space(before) && (!is_punctuation(before) || edge_behind);
    if (mark == '*')
        return (struct marks){end - start, left, right};
    return (struct marks){end - start, left && (!right || is_punctuation(before)),
                          right && (!left || is_punctuation(behind))};
}

static size_t count_open(const struct emphasis_work *work)
{
    return work->openers[0] + work->openers[1] + work->doubtful[0] + work->doubtful[1];
}

/* The mark closes one of its kind, so far as is known. */
static void close_mark(struct emphasis_work *work, size_t kind, size_t length)
{
    size_t *open = work->openers[kind] ? &work->openers[kind] : &work->doubtful[kind];
    *open -= *open < length ? *open : length;
    memset(work->searched, 0, sizeof work->searched);
}

static void add_marks(struct emphasis_work *work, size_t kind, struct marks marks)
{
    size_t open = count_open(work), own = work->openers[kind] + work->doubtful[kind];
    size_t *searched = &work->searched[kind][marks.length % 3];
    if (marks.closes)
        work->steps += own && !marks.opens ? open - work->openers[kind] : open - *searched;
    if (marks.closes && own)
        close_mark(work, kind, marks.length);
    else if (marks.closes)
        *searched = open;
    if (marks.opens && !(marks.closes && own))
        *(marks.closes ? &work->doubtful[kind] : &work->openers[kind]) += marks.length;
}

size_t emphasis_work_add(struct emphasis_work *work, struct text line, size_t at)
{
    struct marks marks = read_marks(line, at);
    add_marks(work, line.data[at] == '_', marks);
    return marks.length;
}

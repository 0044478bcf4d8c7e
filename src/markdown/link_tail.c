#include "markdown/link_tail.h"

#include "markdown/spell.h"

#define MAX_PARENTHESES 32
#define MAX_LABEL (size_t)1000

static bool is_escaped_pair(struct text t, size_t at)
{
    return t.data[at] == '\\' && at + 1 < t.length && is_punctuation(t.data[at + 1]);
}

static size_t skip_space(struct text t, size_t at)
{
    while (at < t.length && ascii_is_space(t.data[at]))
        at++;
    return at;
}

/* Behind the '>' of <destination>, or TEXT_NOT_FOUND. */
static size_t pointed_destination_end(struct text t, size_t at)
{
    for (size_t i = at + 1; i < t.length; i++) {
        if (t.data[i] == '>')
            return i + 1;
        if (t.data[i] == '\n' || t.data[i] == '\r' || t.data[i] == '<')
            return TEXT_NOT_FOUND;
        i += is_escaped_pair(t, i);
    }
    return TEXT_NOT_FOUND;
}

/* Behind a bare destination: parentheses in it are balanced. */
static size_t bare_destination_end(struct text t, size_t at)
{
    int depth = 0;
    size_t i = at;
    for (; i < t.length; i++) {
        char c = t.data[i];
        if (is_escaped_pair(t, i)) {
            i++;
        } else if (c == '(') {
            if (++depth > MAX_PARENTHESES)
                return TEXT_NOT_FOUND;
        } else if (c == ')') {
            if (depth-- == 0)
                break;
        } else if (ascii_is_space(c)) {
            break;
        }
    }
    return i < t.length ? i : TEXT_NOT_FOUND;
}

/* Behind a title in quotes or parentheses; `at` itself where none begins there. */
static size_t title_end(struct text t, size_t at)
{
    char open = at < t.length ? t.data[at] : '\0';
    if (open != '"' && open != '\'' && open != '(')
        return at;
    char close = open == '(' ? ')' : open;
    for (size_t i = at + 1; i < t.length; i++) {
        if (t.data[i] == close)
            return i + 1;
        if (t.data[i] == open)
            return at;
        i += is_escaped_pair(t, i);
    }
    return at;
}

static bool read_inline(struct text t, size_t at, struct link_tail *tail)
{
    if (at >= t.length || t.data[at] != '(')
        return false;
    size_t start = skip_space(t, at + 1);
    bool pointed = start < t.length && t.data[start] == '<';
    size_t end = pointed ? pointed_destination_end(t, start) : bare_destination_end(t, start);
    if (end == TEXT_NOT_FOUND)
        return false;
    size_t title = skip_space(t, end);
    size_t close = skip_space(t, title > end ? title_end(t, title) : title);
    if (close >= t.length || t.data[close] != ')')
        return false;
    *tail = (struct link_tail){close + 1, false, start + pointed, end - pointed};
    return true;
}

static bool read_label(struct text t, size_t at, struct link_tail *tail)
{
    if (at >= t.length || t.data[at] != '[')
        return false;
    for (size_t i = at + 1; i < t.length && i - at <= MAX_LABEL + 1; i++) {
        if (t.data[i] == '[')
            return false;
        if (t.data[i] == ']') {
            *tail = (struct link_tail){i + 1, true, at + 1, i};
            return true;
        }
        i += is_escaped_pair(t, i);
    }
    return false;
}

struct link_tail link_tail_read(struct text text, size_t at)
{
    struct link_tail tail;
    if (read_inline(text, at, &tail) || read_label(text, at, &tail))
        return tail;
    return (struct link_tail){at, true, at, at};
}

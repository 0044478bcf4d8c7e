#include "rulebook/beginning.h"

#include <string.h>

enum { MAX_CHARACTERS = 12 };

static bool is_same(const struct beginning *a, const struct beginning *b)
{
    return a->length == b->length && a->closed == b->closed &&
           memcmp(a->bytes, b->bytes, a->length) == 0;
}

static void add_beginning(struct arena *arena, struct beginning_list *list,
                          struct beginning beginning)
{
    for (size_t i = 0; i < list->count; i++)
        if (is_same(&list->items[i], &beginning))
            return;
    LIST_PUSH(arena, list, beginning);
}

static struct beginning close(struct beginning beginning)
{
    beginning.closed = true;
    return beginning;
}

struct beginning beginning_close_word(struct beginning beginning)
{
    if (!beginning.closed && beginning.length && beginning.length < TRIGGER_MAX_LENGTH &&
        syntax_is_word((unsigned char)beginning.bytes[0]))
        beginning.bytes[beginning.length++] = ' ';
    return close(beginning);
}

static struct beginning_list close_all(struct arena *arena, const struct beginning_list *list)
{
    struct beginning_list closed = {0};
    for (size_t i = 0; i < list->count; i++)
        add_beginning(arena, &closed, close(list->items[i]));
    return closed;
}

/* Appends a character that is none beyond ASCII, in lower case. */
static struct beginning append(struct beginning beginning, unsigned char c)
{
    if (!syntax_is_word(c) && beginning.length)
        return beginning_close_word(beginning);
    beginning.bytes[beginning.length++] = ascii_lower((char)c);
    beginning.closed = !syntax_is_word(c) || beginning.length == TRIGGER_MAX_LENGTH;
    return beginning;
}

static size_t count_characters(const struct syntax *set)
{
    size_t count = 0;
    for (unsigned c = 0; c < 128; c++)
        count += syntax_has(set, (unsigned char)c) && !(c >= 'A' && c <= 'Z');
    return count;
}

/* A character beyond ASCII ends a word, as does one that no word holds. */
static struct beginning append_wide(struct beginning beginning)
{
    if (beginning.length)
        return beginning_close_word(beginning);
    beginning.bytes[beginning.length++] = (char)TRIGGER_WIDE;
    return close(beginning);
}

static void extend_by_set(struct arena *arena, const struct syntax *set, struct beginning from,
                          struct beginning_list *to)
{
    if (from.length && syntax_is_wordless(set)) {
        add_beginning(arena, to, beginning_close_word(from));
        return;
    }
    if (count_characters(set) > MAX_CHARACTERS) {
        add_beginning(arena, to, close(from));
        return;
    }
    for (unsigned c = 0; c < 128; c++)
        if (syntax_has(set, (unsigned char)c) && !(c >= 'A' && c <= 'Z'))
            add_beginning(arena, to, append(from, (unsigned char)c));
    if (set->wide)
        add_beginning(arena, to, append_wide(from));
}

static struct beginning_list extend(struct arena *arena, const struct syntax *syntax,
                                    const struct beginning_list *from);

void beginnings_add(struct arena *arena, struct beginning_list *to,
                    const struct beginning_list *from)
{
    for (size_t i = 0; i < from->count; i++)
        add_beginning(arena, to, from->items[i]);
}

static struct beginning_list extend_by_sequence(struct arena *arena, const struct syntax *first,
                                                struct beginning_list list)
{
    for (const struct syntax *child = first; child; child = child->next) {
        struct beginning_list longer = extend(arena, child, &list);
        if (longer.count > BEGINNINGS_MAX)
            return close_all(arena, &list);
        list = longer;
    }
    return list;
}

/* What is repeated grows the beginnings, not their number, only where it is one character. */
static bool is_one_character(const struct syntax *syntax)
{
    return syntax->kind == SYNTAX_SET && !syntax->wide && count_characters(syntax) == 1;
}

static struct beginning_list extend_by_repeat(struct arena *arena, const struct syntax *repeat,
                                              const struct beginning_list *from)
{
    struct beginning_list list = extend(arena, repeat->first_child, from);
    bool few = is_one_character(repeat->first_child);
    for (unsigned i = 1; few && i < repeat->least; i++)
        list = extend(arena, repeat->first_child, &list);
    if (repeat->many && (repeat->open || !few))
        list = close_all(arena, &list);
    if (!repeat->least)
        beginnings_add(arena, &list, from);
    return list;
}

/* What the beginnings become by one more part of the pattern. */
static struct beginning_list extend(struct arena *arena, const struct syntax *syntax,
                                    const struct beginning_list *from)
{
    struct beginning_list list = {0};
    if (from->count > BEGINNINGS_MAX)
        return close_all(arena, from);
    switch (syntax->kind) {
    case SYNTAX_SET:
        for (size_t i = 0; i < from->count; i++) {
            if (from->items[i].closed)
                add_beginning(arena, &list, from->items[i]);
            else
                extend_by_set(arena, syntax, from->items[i], &list);
        }
        return list;
    case SYNTAX_SEQUENCE:
        return extend_by_sequence(arena, syntax->first_child, *from);
    case SYNTAX_CHOICE:
        for (const struct syntax *child = syntax->first_child; child; child = child->next) {
            struct beginning_list one = extend(arena, child, from);
            beginnings_add(arena, &list, &one);
        }
        return list;
    case SYNTAX_REPEAT:
        return extend_by_repeat(arena, syntax, from);
    case SYNTAX_EDGE:
        for (size_t i = 0; i < from->count; i++)
            add_beginning(arena, &list,
                          syntax->word_end && from->items[i].length
                              ? beginning_close_word(from->items[i])
                              : from->items[i]);
        return list;
    case SYNTAX_NOTHING:
        return *from;
    case SYNTAX_ANYTHING:
        return close_all(arena, from);
    }
    return list;
}

struct beginning_list beginnings_of(struct arena *arena, const struct syntax *first)
{
    struct beginning_list nothing = {0};
    LIST_PUSH(arena, &nothing, (struct beginning){0});
    return extend_by_sequence(arena, first, nothing);
}

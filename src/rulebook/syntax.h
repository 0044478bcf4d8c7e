/* Floor 3. The syntax of a pattern (pcre2's, as far as the rulebook writes it), for what is told of a
 * pattern without matching it. What is not understood makes the whole pattern not understood.
 */
#ifndef PMLINT_RULEBOOK_SYNTAX_H
#define PMLINT_RULEBOOK_SYNTAX_H

#include "base/arena.h"

enum syntax_kind {
    SYNTAX_SET,      /* one character of a set */
    SYNTAX_SEQUENCE, /* its children, one behind the other */
    SYNTAX_CHOICE,   /* one of its children */
    SYNTAX_REPEAT,   /* its only child, `least` times or more */
    SYNTAX_EDGE,     /* takes nothing; what follows, if it is a word's character, begins a word */
    SYNTAX_NOTHING,  /* takes nothing and tells nothing: $, a look ahead … */
    SYNTAX_ANYTHING, /* takes what is not known */
};

#define SYNTAX_LEAST_MAX 6

/* Before a pattern in which \d, \w, \s and \b know the characters of all scripts. */
#define UNICODE_MARK "(*UCP)"

struct syntax {
    enum syntax_kind kind;
    uint64_t ascii[2]; /* of a set: a bit for each character that it may hold, either case */
    bool wide;         /* of a set: it may hold characters beyond ASCII */
    bool exact;        /* of a set: it holds all of those, not only some */
    unsigned least;    /* of a repeat: so often at least, as far as up to SYNTAX_LEAST_MAX */
    bool many;         /* of a repeat: perhaps more than once */
    bool open;         /* of a repeat: perhaps oftener than `least` */
    size_t most;       /* of a repeat: so often at most; SIZE_MAX: no limit is known */
    bool word_end; /* of an edge: what stands before it, if it is a word's character, ends a word */
    struct syntax *first_child, *last_child, *next;
};

/* The syntax of a pattern in the arena; NULL where it was not understood. Nested deeper than 40, it
 * is not. */
const struct syntax *syntax_parse(const char *pattern, struct arena *arena);

/* The sum of two limits, where SIZE_MAX is none. */
size_t syntax_add_limits(size_t a, size_t b);

/* The most bytes that the part takes; SIZE_MAX where no limit is known. */
size_t syntax_longest(const struct syntax *syntax);

/* Whether a set may hold the ASCII character. */
bool syntax_has(const struct syntax *set, unsigned char c);

/* Whether a set may hold no word's character of ASCII. */
bool syntax_is_wordless(const struct syntax *set);

/* What \w holds without Unicode's properties: ASCII letters, digits and '_'. */
static inline bool syntax_is_word(unsigned char c)
{
    static const bool word[256] = {
        ['0' ... '9'] = true, ['A' ... 'Z'] = true, ['_'] = true, ['a' ... 'z'] = true};
    return word[c];
}

#endif

#include "rulebook/syntax.h"
#include "rulebook/syntax_set.h"

#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 40
#define MAX_BYTES 4 /* of a character */

struct parser {
    const unsigned char *at; /* NUL-terminated */
    struct arena *arena;
    unsigned depth;
    bool unicode; /* \d, \w and \s hold characters beyond ASCII */
    bool failed;
};

static const struct syntax *parse_choice(struct parser *parser);

static const struct syntax *fail(struct parser *parser)
{
    parser->failed = true;
    return NULL;
}

static struct syntax *new_syntax(struct parser *parser, enum syntax_kind kind)
{
    struct syntax *syntax = arena_alloc(parser->arena, sizeof *syntax);
    syntax->kind = kind;
    return syntax;
}

static void add_child(struct syntax *parent, const struct syntax *child)
{
    if (parent->last_child)
        parent->last_child->next = (struct syntax *)child;
    else
        parent->first_child = (struct syntax *)child;
    parent->last_child = (struct syntax *)child;
}

/* Skips "\p{Lu}" and its like; false where none stands there. */
static bool skip_property(struct parser *parser)
{
    const char *at = (const char *)parser->at;
    const char *end = NULL;
    if (at[0] != '\\' || (at[1] != 'p' && at[1] != 'P'))
        return false;
    if (at[2] == '{')
        end = strchr(at, '}');
    else if (at[2])
        end = at + 2;
    if (!end)
        fail(parser);
    else
        parser->at = (const unsigned char *)end + 1;
    return true;
}

/* One character of a set, not yet added: an escape is added at once and gives 0, as does a property, of
 * which no more is known than that some characters have it. */
static unsigned char take_member(struct parser *parser, struct syntax *set, bool *property)
{
    if (skip_property(parser)) {
        *property = true;
        return 0;
    }
    if (parser->at[0] == '\\') {
        if (!syntax_add_escape(set, parser->at[1], parser->unicode))
            fail(parser);
        parser->at += parser->at[1] ? 2 : 1;
        return 0;
    }
    return *parser->at++;
}

static void take_range(struct parser *parser, struct syntax *set, unsigned char first)
{
    bool is_range = parser->at[0] == '-' && parser->at[1] != ']' && parser->at[1] != '\0';
    if (!is_range) {
        syntax_add_character(set, first);
        return;
    }
    parser->at++;
    unsigned char last = *parser->at++;
    if (last == '\\' || first >= 128 || last >= 128)
        set->wide = true;
    if (last == '\\')
        fail(parser);
    for (unsigned c = first; c <= last && c < 128; c++)
        syntax_add_character(set, (unsigned char)c);
}

/* Behind "[". Named classes ([:alpha:]) are not understood. */
static const struct syntax *parse_set(struct parser *parser)
{
    struct syntax *set = new_syntax(parser, SYNTAX_SET);
    bool negative = parser->at[0] == '^', property = false;
    parser->at += negative;
    for (bool first = true; !parser->failed && (first || *parser->at != ']'); first = false) {
        if (!*parser->at || (parser->at[0] == '[' && strchr(":.=", parser->at[1])))
            return fail(parser);
        unsigned char c = take_member(parser, set, &property);
        if (c)
            take_range(parser, set, c);
    }
    if (parser->failed)
        return NULL;
    parser->at++;
    if (property) {
        syntax_add_anything(set);
        return set;
    }
    if (negative) {
        set->ascii[0] = ~set->ascii[0];
        set->ascii[1] = ~set->ascii[1];
        set->wide = true;
    }
    set->exact = true;
    return set;
}

/* A look behind, ahead or around takes nothing. That no word's character stands before is an edge. */
static const struct syntax *parse_look(struct parser *parser, size_t skip, bool not_behind)
{
    parser->at += skip;
    const struct syntax *inner = parse_choice(parser);
    if (parser->failed || *parser->at != ')')
        return fail(parser);
    parser->at++;
    const struct syntax *only = inner->first_child ? inner->first_child->first_child : NULL;
    bool single = only && !only->next && !inner->first_child->next && only->kind == SYNTAX_SET;
    bool words = single && only->exact;
    for (unsigned c = 0; words && c < 128; c++)
        words = !syntax_is_word((unsigned char)c) || syntax_has(only, (unsigned char)c);
    return new_syntax(parser, not_behind && words ? SYNTAX_EDGE : SYNTAX_NOTHING);
}

/* Behind "(?" and the letters of options: the rest of a group, or nothing. */
static const struct syntax *parse_options(struct parser *parser)
{
    while (*parser->at && strchr("imsJ-", *parser->at))
        parser->at++;
    if (*parser->at == ')') {
        parser->at++;
        return new_syntax(parser, SYNTAX_NOTHING);
    }
    if (*parser->at != ':')
        return fail(parser);
    parser->at++;
    const struct syntax *inner = parse_choice(parser);
    if (parser->failed || *parser->at != ')')
        return fail(parser);
    parser->at++;
    return inner;
}

/* Behind "(". */
static const struct syntax *parse_group(struct parser *parser)
{
    const char *at = (const char *)parser->at;
    if (*at == '*')
        return fail(parser);
    if (strncmp(at, "?=", 2) == 0 || strncmp(at, "?!", 2) == 0)
        return parse_look(parser, 2, false);
    if (strncmp(at, "?<=", 3) == 0 || strncmp(at, "?<!", 3) == 0)
        return parse_look(parser, 3, at[2] == '!');
    if (*at == '?' && at[1] == '>')
        parser->at += 2;
    else if (*at == '?') {
        parser->at++;
        return parse_options(parser);
    }
    const struct syntax *inner = parse_choice(parser);
    if (parser->failed || *parser->at != ')')
        return fail(parser);
    parser->at++;
    return inner;
}

/* Behind "\". */
static const struct syntax *parse_escape(struct parser *parser)
{
    unsigned char c = *parser->at;
    struct syntax *edge;
    if (c)
        parser->at++;
    if (c == 'b') {
        edge = new_syntax(parser, SYNTAX_EDGE);
        edge->word_end = true;
        return edge;
    }
    if (c == 'A')
        return new_syntax(parser, SYNTAX_EDGE);
    if (c && strchr("BzZGK", c))
        return new_syntax(parser, SYNTAX_NOTHING);
    if (c == 'R' || (c >= '1' && c <= '9'))
        return new_syntax(parser, SYNTAX_ANYTHING);
    struct syntax *set = new_syntax(parser, SYNTAX_SET);
    set->exact = true;
    return syntax_add_escape(set, c, parser->unicode) ? set : fail(parser);
}

/* The length of a quantifier "{…}" in digits and commas, or 0 where the brace stands for itself. */
static size_t braces_length(const unsigned char *at)
{
    size_t length = 1;
    if (at[0] != '{' || !ascii_is_digit((char)at[1]))
        return 0;
    while (ascii_is_digit((char)at[length]) || at[length] == ',')
        length++;
    return at[length] == '}' ? length + 1 : 0;
}

static const struct syntax *parse_atom(struct parser *parser)
{
    unsigned char c = *parser->at++;
    struct syntax *set;
    switch (c) {
    case '(':
        return parse_group(parser);
    case '[':
        return parse_set(parser);
    case '\\':
        parser->at--;
        if (skip_property(parser)) {
            set = new_syntax(parser, SYNTAX_SET);
            syntax_add_anything(set);
            return set;
        }
        parser->at++;
        return parse_escape(parser);
    case '^':
        return new_syntax(parser, SYNTAX_EDGE);
    case '$':
        return new_syntax(parser, SYNTAX_NOTHING);
    case '*':
    case '+':
    case '?':
        return fail(parser);
    case '{':
        if (braces_length(parser->at - 1) || *parser->at == ',')
            return fail(
                parser); /* of what is repeated already, or a repeat for newer versions of pcre2 alone */
        break;
    default:
        break;
    }
    set = new_syntax(parser, SYNTAX_SET);
    if (c == '.')
        syntax_add_anything(set);
    else
        syntax_add_character(set, c);
    while (c >= 0xC0 && (*parser->at & 0xC0) == 0x80)
        parser->at++;
    return set;
}

/* "{2}", "{2,}", "{2,4}". */
static void read_braces(const char *at, struct syntax *repeat)
{
    char *behind;
    unsigned long count = strtoul(at + 1, &behind, 10);
    bool exact = *behind == '}';
    if (exact)
        repeat->most = count;
    else if (ascii_is_digit(behind[1]))
        repeat->most = strtoul(behind + 1, NULL, 10);
    repeat->least = count < SYNTAX_LEAST_MAX ? (unsigned)count : SYNTAX_LEAST_MAX;
    repeat->open = !exact || count > SYNTAX_LEAST_MAX;
}

static const struct syntax *parse_repeat(struct parser *parser, const struct syntax *atom)
{
    unsigned char c = *parser->at;
    size_t braces = braces_length(parser->at);
    if (c != '*' && c != '+' && c != '?' && !braces)
        return atom;
    struct syntax *repeat = new_syntax(parser, SYNTAX_REPEAT);
    repeat->least = c == '+';
    repeat->many = c != '?';
    repeat->most = c == '?' ? 1 : SIZE_MAX;
    repeat->open = true;
    if (braces)
        read_braces((const char *)parser->at, repeat);
    parser->at += braces ? braces : 1;
    if (*parser->at == '?' || *parser->at == '+') /* lazy, possessive */
        parser->at++;
    add_child(repeat, atom);
    return repeat;
}

static const struct syntax *parse_sequence(struct parser *parser)
{
    struct syntax *sequence = new_syntax(parser, SYNTAX_SEQUENCE);
    while (!parser->failed && *parser->at && *parser->at != '|' && *parser->at != ')') {
        const struct syntax *atom = parse_atom(parser);
        if (!parser->failed)
            add_child(sequence, parse_repeat(parser, atom));
    }
    return sequence;
}

static const struct syntax *parse_choice(struct parser *parser)
{
    struct syntax *choice = new_syntax(parser, SYNTAX_CHOICE);
    if (++parser->depth > MAX_DEPTH)
        return fail(parser);
    add_child(choice, parse_sequence(parser));
    while (!parser->failed && *parser->at == '|') {
        parser->at++;
        add_child(choice, parse_sequence(parser));
    }
    parser->depth--;
    return choice;
}

const struct syntax *syntax_parse(const char *pattern, struct arena *arena)
{
    struct parser parser = {.at = (const unsigned char *)pattern, .arena = arena};
    if (strncmp(pattern, UNICODE_MARK, strlen(UNICODE_MARK)) == 0) {
        parser.unicode = true;
        parser.at += strlen(UNICODE_MARK);
    }
    const struct syntax *choice = parse_choice(&parser);
    return parser.failed || *parser.at ? NULL : choice;
}

size_t syntax_add_limits(size_t a, size_t b)
{
    return a > SIZE_MAX - b ? SIZE_MAX : a + b;
}

/* The same of a product. */
static size_t multiply_limits(size_t a, size_t b)
{
    return a && b > SIZE_MAX / a ? SIZE_MAX : a * b;
}

size_t syntax_longest(const struct syntax *syntax)
{
    size_t longest = 0;
    switch (syntax->kind) {
    case SYNTAX_SET:
        return syntax->wide ? MAX_BYTES : 1;
    case SYNTAX_SEQUENCE:
        for (const struct syntax *child = syntax->first_child; child; child = child->next)
            longest = syntax_add_limits(longest, syntax_longest(child));
        return longest;
    case SYNTAX_CHOICE:
        for (const struct syntax *child = syntax->first_child; child; child = child->next) {
            size_t one = syntax_longest(child);
            longest = one > longest ? one : longest;
        }
        return longest;
    case SYNTAX_REPEAT:
        return multiply_limits(syntax_longest(syntax->first_child), syntax->most);
    case SYNTAX_EDGE:
    case SYNTAX_NOTHING:
        return 0;
    case SYNTAX_ANYTHING:
        return SIZE_MAX;
    }
    return SIZE_MAX;
}

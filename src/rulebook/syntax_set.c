#include "rulebook/syntax_set.h"

#include <string.h>

bool syntax_has(const struct syntax *set, unsigned char c)
{
    return c < 128 && (set->ascii[c / 64] >> c % 64 & 1);
}

static void add_one(struct syntax *set, unsigned char c)
{
    set->ascii[c / 64] |= UINT64_C(1) << c % 64;
}

void syntax_add_character(struct syntax *set, unsigned char c)
{
    if (c >= 128) {
        set->wide = true;
        return;
    }
    add_one(set, c);
    if (ascii_is_letter((char)c))
        add_one(set, c ^ 0x20);
}

static void add_where(struct syntax *set, bool (*holds)(unsigned char c), bool wanted)
{
    for (unsigned c = 0; c < 128; c++)
        if (holds((unsigned char)c) == wanted)
            add_one(set, (unsigned char)c);
    set->wide = set->wide || !wanted;
}

static bool is_digit(unsigned char c)
{
    return ascii_is_digit((char)c);
}

static bool is_space(unsigned char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_line_end(unsigned char c)
{
    return c == '\n' || c == '\r';
}

bool syntax_add_escape(struct syntax *set, unsigned char c, bool unicode)
{
    static const char controls[] = "t\tn\nr\rf\fe\033a\a";
    set->wide = set->wide || (unicode && c && strchr("dws", c));
    switch (c) {
    case 'd':
        add_where(set, is_digit, true);
        return true;
    case 'D':
        add_where(set, is_digit, false);
        return true;
    case 'w':
        add_where(set, syntax_is_word, true);
        return true;
    case 'W':
        add_where(set, syntax_is_word, false);
        return true;
    case 's':
        add_where(set, is_space, true);
        return true;
    case 'S':
        add_where(set, is_space, false);
        return true;
    case 'N':
        add_where(set, is_line_end, false);
        return true;
    case 'h':
        syntax_add_character(set, ' ');
        syntax_add_character(set, '\t');
        set->wide = true;
        return true;
    default:
        break;
    }
    for (size_t i = 0; controls[i]; i += 2)
        if ((unsigned char)controls[i] == c) {
            syntax_add_character(set, (unsigned char)controls[i + 1]);
            return true;
        }
    if (c == '\0' || ascii_is_letter((char)c) || ascii_is_digit((char)c))
        return false;
    syntax_add_character(set, c);
    return true;
}

void syntax_add_anything(struct syntax *set)
{
    set->ascii[0] = set->ascii[1] = UINT64_MAX;
    set->wide = true;
}

bool syntax_is_wordless(const struct syntax *set)
{
    for (unsigned c = 0; c < 128; c++)
        if (syntax_is_word((unsigned char)c) && syntax_has(set, (unsigned char)c))
            return false;
    return true;
}

#include "rulebook/glob.h"

#include "base/utf8.h"

#include <string.h>

/* The bytes of the set that begins at `at`, its brackets included; 0 where it is never closed. A
 * bracket right behind the opening one, or behind its '!', is one of the set. */
static size_t set_length(struct text pattern, size_t at)
{
    size_t end = at + 1;
    if (end < pattern.length && (pattern.data[end] == '!' || pattern.data[end] == '^'))
        end++;
    for (size_t first = end; end < pattern.length; end++)
        if (pattern.data[end] == ']' && end > first)
            return end + 1 - at;
    return 0;
}

const char *glob_fault(struct text pattern)
{
    if (!pattern.length)
        return "is empty and fits no path";
    if (pattern.length > GLOB_MAX_LENGTH)
        return "has more than 255 bytes; shorten it";
    for (size_t i = 0; i < pattern.length; i++) {
        if (pattern.data[i] == '\\' && ++i == pattern.length)
            return "ends in a backslash with nothing behind it; take it out";
        if (pattern.data[i] != '[')
            continue;
        size_t length = set_length(pattern, i);
        if (!length)
            return "has a '[' that is never closed; add the ']', or write '\\['";
        i += length - 1;
    }
    return NULL;
}

/* Whether the set, given without its brackets, holds the character. */
static bool set_holds(struct text set, int32_t wanted)
{
    bool negated = set.length && (set.data[0] == '!' || set.data[0] == '^'), found = false;
    for (size_t at = negated; at < set.length;) {
        int32_t low, high;
        at += utf8_decode(set, at, &low);
        high = low;
        if (at + 1 < set.length && set.data[at] == '-')
            at += 1 + utf8_decode(set, at + 1, &high);
        found |= low <= wanted && wanted <= high;
    }
    return found != negated;
}

/* The length of what stands at `at` for one character, or 0 where that does not fit it. */
static size_t step_over(struct text pattern, size_t at, int32_t character)
{
    int32_t own;
    size_t length;
    switch (pattern.data[at]) {
    case '?':
        return character != '/';
    case '[':
        length = set_length(pattern, at);
        return character != '/' &&
                       set_holds(text_slice(pattern, at + 1, at + length - 1), character)
                   ? length
                   : 0;
    case '\\':
        length = utf8_decode(pattern, at + 1, &own);
        return own == character ? length + 1 : 0;
    default:
        length = utf8_decode(pattern, at, &own);
        return own == character ? length : 0;
    }
}

/* Whether a folder `**` begins here: alone between slashes or the pattern's ends. */
static bool is_any_folders(struct text pattern, size_t at)
{
    return text_starts_with(text_from_offset(pattern, at), TEXT("**")) &&
           (at == 0 || pattern.data[at - 1] == '/') &&
           (at + 2 == pattern.length || pattern.data[at + 2] == '/');
}

/* Every place in the pattern that the path's characters so far may have led to. */
struct places {
    bool at[GLOB_MAX_LENGTH + 1];
};

/* Adds a place and those that are reached from it without a character. */
static void add_place(struct places *places, struct text pattern, size_t at)
{
    for (;;) {
        places->at[at] = true;
        if (is_any_folders(pattern, at) && at + 2 < pattern.length)
            at += 3;
        else if (at < pattern.length && pattern.data[at] == '*')
            at++;
        else
            return;
    }
}

/* Stays within the folders that `**` stands for; behind a slash the rest may begin. */
static void move_within_folders(struct places *to, struct text pattern, size_t at,
                                int32_t character)
{
    to->at[at] = true;
    if (at + 2 == pattern.length)
        to->at[pattern.length] = true;
    else if (character == '/')
        add_place(to, pattern, at);
}

/* Moves from all places over one character of the path. Returns whether it leads anywhere. */
static bool move_places(const struct places *from, struct places *to, struct text pattern,
                        int32_t character)
{
    bool any = false;
    memset(to, 0, sizeof *to);
    for (size_t at = 0; at < pattern.length; at++) {
        if (!from->at[at])
            continue;
        bool folders = is_any_folders(pattern, at), star = !folders && pattern.data[at] == '*';
        size_t length = folders || star ? 0 : step_over(pattern, at, character);
        if (folders)
            move_within_folders(to, pattern, at, character);
        else if (star && character != '/')
            add_place(to, pattern, at);
        else if (length)
            add_place(to, pattern, at + length);
        any |= folders || (star && character != '/') || length;
    }
    return any;
}

/* Whether the last name may be that of a folder, for whose files the pattern stands too. */
static bool ends_plainly(struct text pattern)
{
    size_t start = pattern.length;
    while (start > 0 && pattern.data[start - 1] != '/')
        start--;
    for (size_t i = start; i < pattern.length; i++)
        if (strchr("*?[\\", pattern.data[i]))
            return false;
    return start < pattern.length;
}

bool glob_match(struct text pattern, struct text path)
{
    struct places places[2] = {0};
    size_t turn = 0;
    bool open = text_ends_with(pattern, TEXT("/")); /* all that lies below */
    bool folder = ends_plainly(pattern);
    add_place(&places[0], pattern, 0);
    for (size_t at = 0; at < path.length; turn = !turn) {
        int32_t character;
        at += utf8_decode(path, at, &character);
        if (!move_places(&places[turn], &places[!turn], pattern, character))
            return false;
        bool below = at < path.length && (open || (folder && path.data[at] == '/'));
        if (below && places[!turn].at[pattern.length])
            return true;
    }
    return !open && places[turn].at[pattern.length];
}

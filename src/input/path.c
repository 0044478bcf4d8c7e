#include "input/path.h"

#include <string.h>

/* Takes the next word off `*rest`; false where none was left. */
static bool next_word(struct text *rest, struct text *word)
{
    while (text_starts_with(*rest, TEXT("/")))
        *rest = text_from_offset(*rest, 1);
    size_t slash = text_find_byte(*rest, '/', 0);
    *word = text_slice(*rest, 0, slash);
    *rest = text_from_offset(*rest, word->length);
    return word->length > 0;
}

const char *path_between(struct text folder, struct text path, struct arena *arena)
{
    struct text from = folder, to = path, own, other;
    const char *way = "";
    for (;;) {
        struct text from_behind = from, to_behind = to;
        if (!next_word(&from_behind, &own) || !next_word(&to_behind, &other) ||
            !text_equal(own, other))
            break;
        from = from_behind;
        to = to_behind;
    }
    while (next_word(&from, &own))
        way = arena_printf(arena, "../%s", way);
    while (next_word(&to, &other))
        way = arena_printf(arena, "%s%.*s%s", way, TEXT_ARG(other), to.length ? "/" : "");
    size_t length = strlen(way);
    if (length && way[length - 1] == '/') /* only "../" was needed */
        way = arena_printf(arena, "%.*s", (int)length - 1, way);
    return length ? way : ".";
}

struct text path_resolve(struct text folder, struct text path, struct arena *arena)
{
    size_t length = text_starts_with(path, TEXT("/")) || folder.length == 1 ? 0 : folder.length;
    char *room = arena_alloc(arena, length + path.length + sizeof "//");
    struct text word;
    memcpy(room, folder.data, length);
    while (next_word(&path, &word)) {
        if (text_equal(word, TEXT("..")))
            while (length && room[--length] != '/')
                ;
        if (text_equal(word, TEXT("..")) || text_equal(word, TEXT(".")))
            continue;
        room[length++] = '/';
        memcpy(room + length, word.data, word.length);
        length += word.length;
    }
    if (!length)
        room[length++] = '/';
    room[length] = '\0';
    return (struct text){room, length};
}

struct text path_folder(struct text path)
{
    size_t length = path.length;
    while (length > 1 && path.data[length - 1] != '/')
        length--;
    return text_slice(path, 0, length > 1 ? length - 1 : length);
}

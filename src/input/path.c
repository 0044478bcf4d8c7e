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
    for (;;) {
        struct text from_behind = from, to_behind = to;
        if (!next_word(&from_behind, &own) || !next_word(&to_behind, &other) ||
            !text_equal(own, other))
            break;
        from = from_behind;
        to = to_behind;
    }
    /* "../" for each word of the one, and the words of the other, each with a slash behind it. */
    char *way = arena_alloc(arena, 2 * from.length + to.length + sizeof "../");
    size_t length = 0;
    for (; next_word(&from, &own); length += strlen("../"))
        memcpy(way + length, "../", strlen("../"));
    while (next_word(&to, &other)) {
        memcpy(way + length, other.data, other.length);
        length += other.length;
        way[length++] = '/';
    }
    if (!length)
        return ".";
    way[length - 1] = '\0';
    return way;
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

const char *path_join(struct text folder, struct text name, struct arena *arena)
{
    while (text_ends_with(folder, TEXT("/")))
        folder.length--;
    char *path = arena_alloc(arena, folder.length + sizeof "/" + name.length);
    memcpy(path, folder.data, folder.length);
    path[folder.length] = '/';
    memcpy(path + folder.length + 1, name.data, name.length);
    path[folder.length + 1 + name.length] = '\0';
    return path;
}

struct text path_folder(struct text path)
{
    size_t length = path.length;
    while (length > 1 && path.data[length - 1] != '/')
        length--;
    return text_slice(path, 0, length > 1 ? length - 1 : length);
}

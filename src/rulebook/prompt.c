#include "rulebook/prompt.h"

#include "base/utf8.h"

#define MIN_LENGTH 8

size_t prompt_length(struct text text)
{
    for (size_t i = 0; i + 1 < text.length; i++) {
        bool mark = text.data[i] == '.' || text.data[i] == '?' || text.data[i] == '!' ||
                    text.data[i] == ':';
        if (mark && ascii_is_space(text.data[i + 1]))
            return i + 1;
    }
    return text.length;
}

struct text prompt_strip(struct text sentence)
{
    return text_strip(text_trim(sentence), "*_-:.?! \t");
}

struct text prompt_fold(struct arena *arena, struct text sentence)
{
    struct text bare = prompt_strip(sentence);
    if (bare.length < MIN_LENGTH)
        return TEXT("");
    return text_strip(utf8_fold(arena, bare), "*_-:.?! ");
}

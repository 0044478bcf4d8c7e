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

struct text prompt_fold(struct arena *arena, struct text sentence)
{
    struct text bare = text_strip(text_trim(sentence), "*_-:.?! \t");
    if (bare.length < MIN_LENGTH)
        return TEXT("");
    return text_strip(utf8_fold(arena, bare), "*_-:.?! ");
}

uint64_t prompt_start(struct text sentence)
{
    uint64_t start = 0;
    for (size_t i = 0, letters = 0; i < sentence.length && letters < sizeof start; i++) {
        unsigned char c = (unsigned char)ascii_lower(sentence.data[i]);
        if (c >= 0x80)
            return 0;
        if (!ascii_is_letter((char)c) && !ascii_is_digit((char)c))
            continue;
        start = start << 8 | c;
        letters++;
    }
    return start;
}

#include "report/printable.h"

#include "base/utf8.h"
#include "report/report.h"

#include <string.h>

#define CONTROL_PICTURES 0x2400
#define PICTURE_OF_DELETE "\xE2\x90\xA1"
#define REPLACEMENT "\xEF\xBF\xBD"
#define LONGEST_STAND_IN 3 /* bytes */

struct range {
    int32_t first, last;
};

static const struct range controls[] = {
    {0x00, 0x1F},     /* C0 */
    {0x7F, 0x9F},     /* DEL, C1 */
    {0x61C, 0x61C},   /* Arabic letter mark */
    {0x180E, 0x180E}, /* Mongolian vowel separator */
    {0x200B, 0x200B}, /* zero-width space; U+200C and U+200D join and part letters */
    {0x200E, 0x200F}, /* direction marks */
    {0x2028, 0x202E}, /* line and paragraph separators, embeddings, overrides */
    {0x2060, 0x206F}, /* word joiner, invisible operators, isolates, deprecated */
    {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
};

bool is_control(int32_t code_point)
{
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (code_point >= controls[i].first && code_point <= controls[i].last)
            return true;
    return false;
}

/* What is shown in place of a control character; lives in `buffer`. */
static const char *stand_in(int32_t code_point, char buffer[LONGEST_STAND_IN + 1])
{
    if (code_point == 0x7F)
        return PICTURE_OF_DELETE;
    if (code_point >= 0x20)
        return REPLACEMENT;
    memcpy(buffer, "\xE2\x90\x80", LONGEST_STAND_IN + 1); /* U+2400, the picture of NUL */
    buffer[LONGEST_STAND_IN - 1] = (char)(buffer[LONGEST_STAND_IN - 1] | (char)code_point);
    return buffer;
}

static bool is_plain(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if ((unsigned char)text.data[i] < 0x20 || (unsigned char)text.data[i] >= 0x7F)
            return false;
    return true;
}

struct text printable(struct arena *arena, struct text text)
{
    if (is_plain(text))
        return text;
    char buffer[LONGEST_STAND_IN + 1], *shown = arena_alloc_array(arena, text.length + 1, 3);
    size_t length = 0;
    for (size_t i = 0; i < text.length;) {
        int32_t code_point;
        const char *from = text.data + i;
        size_t bytes = utf8_decode(text, i, &code_point);
        i += bytes;
        bool invalid = bytes == 1 && code_point >= 0x80;
        if (invalid || (is_control(code_point) && code_point != '\t')) {
            from = invalid ? REPLACEMENT : stand_in(code_point, buffer);
            bytes = LONGEST_STAND_IN;
        }
        memcpy(shown + length, from, bytes);
        length += bytes;
    }
    return (struct text){shown, length};
}

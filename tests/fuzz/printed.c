#include "printed.h"

#include "base/utf8.h"
#include "fuzz.h"

#include <string.h>

#define PICTURES 0x2400
#define REPLACEMENT 0xFFFD

/* C0, DEL and C1, what sets the direction of text, what has no width and no letter beside it, tags. */
static bool is_hostile(int32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || c == 0x180E || c == 0x200B ||
           c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           c == 0xFFFE || c == 0xFFFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

void expect_plain(struct text printed, bool tabs)
{
    EXPECT(utf8_find_invalid(printed) == TEXT_NOT_FOUND);
    for (size_t i = 0; i < printed.length;) {
        int32_t c;
        i += utf8_decode(printed, i, &c);
        EXPECT(c == '\n' || (tabs && c == '\t') || !is_hostile(c));
    }
}

struct encoded {
    char *data;
    size_t length;
};

static void encode(struct encoded *out, int32_t c)
{
    char *to = out->data + out->length;
    if (c < 0x80) {
        to[0] = (char)c;
        out->length += 1;
    } else if (c < 0x800) {
        to[0] = (char)(0xC0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3F));
        out->length += 2;
    } else if (c < 0x10000) {
        to[0] = (char)(0xE0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3F));
        to[2] = (char)(0x80 | (c & 0x3F));
        out->length += 3;
    } else {
        to[0] = (char)(0xF0 | c >> 18);
        to[1] = (char)(0x80 | (c >> 12 & 0x3F));
        to[2] = (char)(0x80 | (c >> 6 & 0x3F));
        to[3] = (char)(0x80 | (c & 0x3F));
        out->length += 4;
    }
}

static struct text translate(struct arena *arena, struct text text, int32_t (*shown)(int32_t c))
{
    struct encoded out = {.data = arena_alloc_array(arena, text.length + 1, 4)};
    for (size_t i = 0; i < text.length;) {
        int32_t c;
        i += utf8_decode(text, i, &c);
        encode(&out, shown(c));
    }
    return (struct text){out.data, out.length};
}

static int32_t plain_character(int32_t c)
{
    if (c == '\t' || !is_hostile(c))
        return c;
    return c < 0x20 ? PICTURES + c : c == 0x7F ? PICTURES + 0x21 : REPLACEMENT;
}

static int32_t xml_character(int32_t c)
{
    if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
        return PICTURES + c;
    return c == 0xFFFE || c == 0xFFFF ? REPLACEMENT : c;
}

struct text plain(struct arena *arena, struct text text)
{
    return translate(arena, text, plain_character);
}

struct text in_xml(struct arena *arena, struct text text)
{
    return translate(arena, text, xml_character);
}

struct text without_colors(struct arena *arena, struct text printed)
{
    char *data = arena_alloc(arena, printed.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < printed.length; i++) {
        if (printed.data[i] == '\x1B') {
            EXPECT(++i < printed.length && printed.data[i] == '[');
            while (++i < printed.length && printed.data[i] != 'm')
                EXPECT(ascii_is_digit(printed.data[i]) || printed.data[i] == ';');
        } else {
            data[length++] = printed.data[i];
        }
    }
    return (struct text){data, length};
}

json_t *expect_json(struct text printed)
{
    json_error_t error;
    json_t *json = json_loadb(printed.data, printed.length, JSON_REJECT_DUPLICATES, &error);
    if (!json)
        fprintf(stderr, "%d:%d: %s\n", error.line, error.column, error.text);
    EXPECT(json);
    return json;
}

void printing_begin(struct printing *printing)
{
    *printing = (struct printing){0};
    printing->out = open_memstream(&printing->data, &printing->length);
    EXPECT(printing->out);
}

struct text printing_end(struct printing *printing)
{
    EXPECT(fclose(printing->out) == 0);
    return (struct text){printing->data, printing->length};
}

void printing_free(struct printing *printing)
{
    free(printing->data);
}

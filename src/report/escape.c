#include "report/escape.h"

#include "base/utf8.h"
#include "report/printable.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 12 }; /* of what one byte, or one character, becomes: "&#x10FFFF;" and a NUL */

#define REPLACEMENT "\xEF\xBF\xBD"
#define RUNNER_PREFIX TEXT("##[")

/* A text that grows; there is room for LONGEST bytes for each byte that is read. */
struct builder {
    char *data;
    size_t length;
};

static struct builder builder_for(struct arena *arena, struct text text)
{
    return (struct builder){.data = arena_alloc_array(arena, text.length + 1, LONGEST)};
}

static void put(struct builder *builder, struct text text)
{
    memcpy(builder->data + builder->length, text.data, text.length);
    builder->length += text.length;
}

static struct text built(const struct builder *builder)
{
    return (struct text){builder->data, builder->length};
}

static void put_percent(struct builder *builder, struct text bytes)
{
    for (size_t i = 0; i < bytes.length; i++)
        builder->length += (size_t)snprintf(builder->data + builder->length, LONGEST, "%%%02X",
                                            (unsigned)(unsigned char)bytes.data[i]);
}

static void put_reference(struct builder *builder, int32_t code_point)
{
    builder->length += (size_t)snprintf(builder->data + builder->length, LONGEST, "&#x%" PRIX32 ";",
                                        (uint32_t)code_point);
}

/* One character of a text. */
struct character {
    struct text bytes;
    int32_t code_point;
    bool invalid; /* one byte that is no UTF-8 */
};

static struct character character_at(struct text text, size_t at)
{
    struct character character;
    size_t length = utf8_decode(text, at, &character.code_point);
    character.bytes = text_slice(text, at, at + length);
    character.invalid = length == 1 && character.code_point >= 0x80;
    return character;
}

static bool is_among(int32_t code_point, const char *set)
{
    return code_point > 0 && code_point < 0x80 && strchr(set, (int)code_point);
}

/* What XML 1.0 has no characters for. */
static bool is_unknown_to_xml(int32_t code_point)
{
    return (code_point < 0x20 && !is_among(code_point, "\t\n\r")) || code_point == 0xFFFE ||
           code_point == 0xFFFF;
}

struct text escape_xml(struct arena *arena, struct text text)
{
    struct builder builder = builder_for(arena, text);
    for (size_t i = 0; i < text.length;) {
        struct character character = character_at(text, i);
        if (character.invalid)
            put(&builder, TEXT(REPLACEMENT));
        else if (is_unknown_to_xml(character.code_point))
            put(&builder, printable(arena, character.bytes));
        else if (is_among(character.code_point, "&<>\"'") || is_control(character.code_point))
            put_reference(&builder, character.code_point);
        else
            put(&builder, character.bytes);
        i += character.bytes.length;
    }
    return built(&builder);
}

struct text escape_github_log(struct arena *arena, struct text text)
{
    struct builder builder = builder_for(arena, text);
    for (size_t i = 0; i < text.length; i++) {
        if (text_starts_with(text_from_offset(text, i), RUNNER_PREFIX))
            put_percent(&builder, text_slice(text, i, i + 1));
        else
            put(&builder, text_slice(text, i, i + 1));
    }
    return built(&builder);
}

struct text escape_github_data(struct arena *arena, struct text text)
{
    struct builder builder = builder_for(arena, text);
    for (size_t i = 0; i < text.length;) {
        struct character character = character_at(text, i);
        bool obeyed = text_starts_with(text_from_offset(text, i), RUNNER_PREFIX);
        if (obeyed || is_among(character.code_point, "%\r\n"))
            put_percent(&builder, character.bytes);
        else
            put(&builder, printable(arena, character.bytes));
        i += character.bytes.length;
    }
    return built(&builder);
}

struct text escape_github_property(struct arena *arena, struct text text)
{
    struct builder builder = builder_for(arena, text);
    for (size_t i = 0; i < text.length;) {
        struct character character = character_at(text, i);
        bool obeyed = text_starts_with(text_from_offset(text, i), RUNNER_PREFIX);
        if (obeyed || character.invalid || is_among(character.code_point, "%:,") ||
            is_control(character.code_point))
            put_percent(&builder, character.bytes);
        else
            put(&builder, character.bytes);
        i += character.bytes.length;
    }
    return built(&builder);
}

/* What, at its head, would make a text a block of another kind: "- ", "+ ", "1. ", "1) ", blanks. */
static bool begins_block(struct text text, size_t at)
{
    size_t digits = 0;
    while (digits < at && ascii_is_digit(text.data[digits]))
        digits++;
    return digits == at && strchr(at ? ".)" : " +-", text.data[at]);
}

/* Letters, digits, what is not ASCII, and punctuation that means nothing within a line. A colon means
 * something in an address or an emoji's name, a full stop in "www.". */
static bool is_plain_in_markdown(struct text text, size_t at)
{
    char c = text.data[at];
    char before = at > 0 ? text.data[at - 1] : ' ';
    char behind = at + 1 < text.length ? text.data[at + 1] : ' ';
    if (begins_block(text, at))
        return false;
    if (c == ':')
        return behind == ' ' || (ascii_is_digit(before) && ascii_is_digit(behind));
    if (c == '.')
        return at < 3 || !text_equal_folded(text_slice(text, at - 3, at), TEXT("www"));
    return (unsigned char)c >= 0x80 || ascii_is_letter(c) || ascii_is_digit(c) ||
           (c && strchr(" ,;?()%+=/-\"'", c));
}

struct text escape_markdown(struct arena *arena, struct text text)
{
    struct text shown = printable(arena, text);
    struct builder builder = builder_for(arena, shown);
    for (size_t i = 0; i < shown.length; i++) {
        if (is_plain_in_markdown(shown, i))
            put(&builder, text_slice(shown, i, i + 1));
        else
            builder.length +=
                (size_t)snprintf(builder.data + builder.length, LONGEST, "&#%d;", shown.data[i]);
    }
    return built(&builder);
}

struct text escape_uri(struct arena *arena, struct text path)
{
    struct builder builder = builder_for(arena, path);
    if (text_starts_with(path, TEXT("/")))
        put(&builder, TEXT("file://"));
    for (size_t i = 0; i < path.length; i++) {
        char c = path.data[i];
        bool plain = ascii_is_letter(c) || ascii_is_digit(c) || (c && strchr("-._~/", c));
        if (plain)
            put(&builder, text_slice(path, i, i + 1));
        else
            put_percent(&builder, text_slice(path, i, i + 1));
    }
    return built(&builder);
}

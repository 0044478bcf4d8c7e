#include "markdown/spell.h"

#include <string.h>

bool is_punctuation(char c)
{
    return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

/* The length of what has the form of an entity at byte `at` ("&name;", "&#123;", "&#x1F;"), or 0. */
static size_t entity_length(struct text raw, size_t at)
{
    size_t i = at + 1;
    if (i < raw.length && raw.data[i] == '#')
        i++;
    size_t name = i;
    while (i < raw.length && (ascii_is_letter(raw.data[i]) || ascii_is_digit(raw.data[i])))
        i++;
    return i > name && i < raw.length && raw.data[i] == ';' ? i + 1 - at : 0;
}

/* Whether an entity of this form stands for '&' itself: only then is it in doubt whether a literal
 * '&' is the entity or its first byte. */
static bool is_ampersand(struct text entity)
{
    static const struct text names[] = {{"&amp;", 5}, {"&AMP;", 5}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal(entity, names[i]))
            return true;
    if (entity.length > 11 || !text_starts_with(entity, TEXT("&#")))
        return false;
    struct text number = text_slice(entity, 2, entity.length - 1);
    bool hexadecimal = ascii_lower(number.data[0]) == 'x';
    if (hexadecimal)
        number = text_from_offset(number, 1);
    while (number.length > 2 && number.data[0] == '0')
        number = text_from_offset(number, 1);
    return text_equal(number, hexadecimal ? TEXT("26") : TEXT("38"));
}

static size_t character_length(struct text t, size_t at)
{
    size_t end = at + 1;
    while (end < t.length && ((unsigned char)t.data[end] & 0xC0) == 0x80)
        end++;
    return end - at;
}

/* The second characters of the entities that stand for two ("&fjlig;" and mathematical signs). */
static const struct text second_characters[] = {
    {"j", 1},
    {"\xCC\xB8", 2},     /* U+0338 */
    {"\xCC\xB1", 2},     /* U+0331 */
    {"\xCC\xB3", 2},     /* U+0333 */
    {"\xE2\x80\x8A", 3}, /* U+200A */
    {"\xE2\x83\x92", 3}, /* U+20D2 */
    {"\xE2\x83\xA5", 3}, /* U+20E5 */
    {"\xEF\xB8\x80", 3}, /* U+FE00 */
};

/* The bytes that a named entity stands for in `literal` at byte `done`: one character, or two
 * where the next is such a second one that the raw text behind the entity does not spell. */
static size_t entity_value_length(struct text entity, struct text behind, struct text literal,
                                  size_t done)
{
    size_t length = character_length(literal, done);
    struct text rest = text_from_offset(literal, done + length);
    if (entity.data[1] == '#' || (rest.length && rest.data[0] == 'j' && literal.data[done] != 'f'))
        return length;
    for (size_t i = 0; i < sizeof second_characters / sizeof *second_characters; i++) {
        struct text second = second_characters[i];
        if (text_starts_with(rest, second) && !text_starts_with(behind, second))
            return length + second.length;
    }
    return length;
}

static bool is_escape(struct text raw, size_t at)
{
    return raw.data[at] == '\\' && at + 1 < raw.length && is_punctuation(raw.data[at + 1]);
}

bool spell_next(struct text raw, size_t at, struct text literal, size_t done, bool escapes,
                struct spelling *spelling)
{
    if (at >= raw.length || done >= literal.length)
        return false;
    if (escapes && is_escape(raw, at)) {
        *spelling = (struct spelling){2, 1, false};
        return raw.data[at + 1] == literal.data[done];
    }
    size_t length = raw.data[at] == '&' ? entity_length(raw, at) : 0;
    struct text entity = text_slice(raw, at, at + length);
    if (length && (literal.data[done] != '&' || is_ampersand(entity))) {
        struct text behind = text_from_offset(raw, at + length);
        *spelling =
            (struct spelling){length, entity_value_length(entity, behind, literal, done), false};
        return true;
    }
    *spelling = (struct spelling){1, 1, true};
    return raw.data[at] == literal.data[done];
}

bool spell_is_verbatim(struct text raw, size_t at, struct text literal)
{
    return text_starts_with(text_from_offset(raw, at), literal) &&
           !memchr(literal.data, '\\', literal.length) &&
           !memchr(literal.data, '&', literal.length);
}

size_t spell_length(struct text raw, size_t at, struct text literal, bool escapes)
{
    size_t begin = at;
    if (spell_is_verbatim(raw, at, literal))
        return literal.length;
    struct spelling step;
    for (size_t done = 0; done < literal.length; done += step.spelt, at += step.raw)
        if (!spell_next(raw, at, literal, done, escapes, &step))
            return TEXT_NOT_FOUND;
    return at - begin;
}

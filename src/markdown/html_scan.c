#include "markdown/html_scan.h"

#include <utf8proc.h>

static const struct text comment_start = {"<!--", 4};
static const struct text comment_end = {"-->", 3};

static bool is_name_byte(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == ':' || c == '_' || c == '.';
}

/* Behind the '>' that ends the tag begun before byte `at`; quoted ones do not count. */
static size_t tag_end(struct html_scanner *scanner, size_t at)
{
    struct text t = scanner->text;
    if (!scanner->quotes_are_plain) {
        char quote = '\0';
        for (size_t i = at; i < t.length; i++) {
            char c = t.data[i];
            if (quote)
                quote = c == quote ? '\0' : quote;
            else if (c == '>')
                return i + 1;
            else if (c == '"' || c == '\'')
                quote = c;
        }
        scanner->quotes_are_plain = true;
    }
    size_t end = scanner->no_more_ends ? TEXT_NOT_FOUND : text_find_byte(t, '>', at);
    scanner->no_more_ends = end == TEXT_NOT_FOUND;
    return scanner->no_more_ends ? TEXT_NOT_FOUND : end + 1;
}

static bool scan_comment(struct html_scanner *scanner, struct html_token *token)
{
    struct text rest = text_from_offset(scanner->text, scanner->at);
    if (!text_starts_with(rest, comment_start))
        return false;
    size_t end = text_find(rest, comment_end, 2);
    end = end == TEXT_NOT_FOUND ? rest.length : end + comment_end.length;
    *token = (struct html_token){.kind = HTML_COMMENT};
    token->start = scanner->at;
    token->end = scanner->at + end;
    return true;
}

static bool scan_tag(struct html_scanner *scanner, struct html_token *token)
{
    struct text t = scanner->text;
    size_t at = scanner->at + 1;
    if (at >= t.length)
        return false;
    bool other = t.data[at] == '!' || t.data[at] == '?';
    bool close = t.data[at] == '/';
    size_t name = at + (other || close);
    size_t name_end = name;
    while (name_end < t.length && is_name_byte(t.data[name_end]))
        name_end++;
    bool named = name < t.length && ascii_is_letter(t.data[name]);
    if (!other && !named)
        return false;
    size_t end = tag_end(scanner, name_end);
    if (end == TEXT_NOT_FOUND)
        return false;
    token->kind = other ? HTML_OTHER : close ? HTML_CLOSE : HTML_OPEN;
    token->start = scanner->at;
    token->end = end;
    token->name = text_slice(t, name, name_end);
    token->attributes = text_slice(t, name_end, end - 1);
    return true;
}

bool html_scan(struct html_scanner *scanner, struct html_token *token)
{
    struct text t = scanner->text;
    if (scanner->at >= t.length)
        return false;
    bool bracket = t.data[scanner->at] == '<';
    if (!bracket || (!scan_comment(scanner, token) && !scan_tag(scanner, token))) {
        size_t end = text_find_byte(t, '<', scanner->at + bracket);
        *token = (struct html_token){.kind = HTML_TEXT};
        token->start = scanner->at;
        token->end = end == TEXT_NOT_FOUND ? t.length : end;
    }
    scanner->at = token->end;
    return true;
}

void html_skip_to_close(struct html_scanner *scanner, struct text name)
{
    struct text t = scanner->text;
    for (size_t at = scanner->at; at < t.length; at++) {
        at = text_find(t, TEXT("</"), at);
        if (at == TEXT_NOT_FOUND)
            break;
        if (text_starts_with_folded(text_from_offset(t, at + 2), name)) {
            scanner->at = at;
            return;
        }
    }
    scanner->at = t.length;
}

struct text html_attribute(struct text attributes, struct text name)
{
    struct text none = {"", 0};
    size_t at = text_find_word(attributes, name, 0);
    if (at == TEXT_NOT_FOUND)
        return none;
    struct text rest = text_trim(text_from_offset(attributes, at + name.length));
    if (!rest.length || rest.data[0] != '=')
        return none;
    rest = text_trim(text_from_offset(rest, 1));
    char quote = rest.length ? rest.data[0] : '\0';
    bool quoted = quote == '"' || quote == '\'';
    size_t end = quoted;
    while (end < rest.length &&
           (quoted ? rest.data[end] != quote : !ascii_is_space(rest.data[end])))
        end++;
    return text_slice(rest, quoted, end);
}

struct text html_comment_text(struct text comment)
{
    struct text t = text_from_offset(comment, comment_start.length);
    if (text_ends_with(t, comment_end))
        t.length -= comment_end.length;
    return text_trim(t);
}

struct named_character {
    struct text name;
    utf8proc_int32_t character;
};

static const struct named_character named_characters[] = {
    {{"amp", 3}, '&'},      {{"lt", 2}, '<'},        {{"gt", 2}, '>'},
    {{"quot", 4}, '"'},     {{"apos", 4}, '\''},     {{"nbsp", 4}, 0xA0},
    {{"ndash", 5}, 0x2013}, {{"mdash", 5}, 0x2014},  {{"hellip", 6}, 0x2026},
    {{"lsquo", 5}, 0x2018}, {{"rsquo", 5}, 0x2019},  {{"ldquo", 5}, 0x201C},
    {{"rdquo", 5}, 0x201D}, {{"laquo", 5}, 0xAB},    {{"raquo", 5}, 0xBB},
    {{"bull", 4}, 0x2022},  {{"middot", 6}, 0xB7},   {{"copy", 4}, 0xA9},
    {{"reg", 3}, 0xAE},     {{"trade", 5}, 0x2122},  {{"larr", 4}, 0x2190},
    {{"rarr", 4}, 0x2192},  {{"uarr", 4}, 0x2191},   {{"darr", 4}, 0x2193},
    {{"times", 5}, 0xD7},   {{"deg", 3}, 0xB0},      {{"plusmn", 6}, 0xB1},
    {{"asymp", 5}, 0x2248}, {{"ge", 2}, 0x2265},     {{"le", 2}, 0x2264},
    {{"euro", 4}, 0x20AC},  {{"pound", 5}, 0xA3},    {{"ensp", 4}, 0x2002},
    {{"emsp", 4}, 0x2003},  {{"thinsp", 6}, 0x2009}, {{"eacute", 6}, 0xE9},
    {{"egrave", 6}, 0xE8},  {{"agrave", 6}, 0xE0},   {{"ccedil", 6}, 0xE7},
    {{"auml", 4}, 0xE4},    {{"ouml", 4}, 0xF6},     {{"uuml", 4}, 0xFC},
    {{"szlig", 5}, 0xDF},   {{"check", 5}, 0x2713},  {{"micro", 5}, 0xB5},
};

static utf8proc_int32_t numbered_character(struct text digits)
{
    bool hexadecimal = digits.length && ascii_lower(digits.data[0]) == 'x';
    struct text rest = text_from_offset(digits, hexadecimal);
    utf8proc_int32_t value = 0, base = hexadecimal ? 16 : 10;
    if (!rest.length || rest.length > 7)
        return 0;
    for (size_t i = 0; i < rest.length; i++) {
        char c = ascii_lower(rest.data[i]);
        bool letter = hexadecimal && c >= 'a' && c <= 'f';
        if (!letter && !ascii_is_digit(c))
            return 0;
        value = value * base + (letter ? c - 'a' + 10 : c - '0');
    }
    return utf8proc_codepoint_valid(value) ? value : 0;
}

static utf8proc_int32_t entity_character(struct text name)
{
    if (name.length && name.data[0] == '#')
        return numbered_character(text_from_offset(name, 1));
    for (size_t i = 0; i < sizeof named_characters / sizeof *named_characters; i++)
        if (text_equal(name, named_characters[i].name))
            return named_characters[i].character;
    return 0;
}

size_t html_entity(struct text text, size_t at, char value[4], size_t *value_length)
{
    if (text.data[at] != '&')
        return 0;
    struct text window = text_slice(text, at + 1, at + 12);
    size_t end = text_find_byte(window, ';', 0);
    if (end == TEXT_NOT_FOUND)
        return 0;
    utf8proc_int32_t character = entity_character(text_slice(window, 0, end));
    if (!character)
        return 0;
    utf8proc_uint8_t encoded[4];
    *value_length = (size_t)utf8proc_encode_char(character, encoded);
    for (size_t i = 0; i < *value_length; i++)
        value[i] = (char)encoded[i];
    return end + 2;
}

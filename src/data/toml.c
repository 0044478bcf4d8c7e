#include "data/value.h"

#include "base/utf8.h"

/* TOML as front matter has it. Whatever lies beyond that is unread: somebody else's dialect, which
 * pmlint can do without, and no fault of the author's. */
struct toml {
    struct text source;
    struct arena *arena;
    struct data_fault *fault;
    size_t at;
    size_t line;    /* of `counted` */
    size_t column;  /* of `counted` */
    size_t counted; /* up to here code points are counted: each byte once, however long a line is */
    struct value_builder root;
};

static bool unread(struct toml *toml, const char *message)
{
    data_fault_set(toml->fault, toml->source, toml->at, message);
    toml->fault->unread = true;
    return false;
}

static char peek(const struct toml *toml)
{
    return toml->at < toml->source.length ? toml->source.data[toml->at] : '\0';
}

static bool at_end(const struct toml *toml)
{
    return toml->at >= toml->source.length;
}

static bool take(struct toml *toml, char c)
{
    if (at_end(toml) || peek(toml) != c)
        return false;
    toml->at++;
    return true;
}

static void skip_blanks(struct toml *toml)
{
    while (ascii_is_blank(peek(toml)))
        toml->at++;
}

static void skip_comment(struct toml *toml)
{
    if (peek(toml) == '#')
        while (!at_end(toml) && peek(toml) != '\n' && peek(toml) != '\r')
            toml->at++;
}

/* Takes a line end: LF, CRLF or CR. */
static bool take_line_end(struct toml *toml)
{
    bool carriage_return = take(toml, '\r');
    if (!take(toml, '\n') && !carriage_return)
        return false;
    toml->line++;
    toml->column = 1;
    toml->counted = toml->at;
    return true;
}

/* Blanks, comments and line ends: what may stand between expressions and within arrays. */
static void skip_space(struct toml *toml)
{
    do {
        skip_blanks(toml);
        skip_comment(toml);
    } while (take_line_end(toml));
}

static struct value value_at(struct toml *toml, enum value_kind kind)
{
    toml->column += utf8_count(text_slice(toml->source, toml->counted, toml->at));
    toml->counted = toml->at;
    return (struct value){
        .kind = kind, .place = {toml->at, toml->at}, .line = toml->line, .column = toml->column};
}

static int hexadecimal(char c)
{
    if (ascii_is_digit(c))
        return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_code_point(uint32_t c)
{
    return c > 0 && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
}

/* Writes one to four bytes. */
static size_t encode_utf8(uint32_t c, char *out)
{
    size_t length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const uint8_t heads[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
    for (size_t i = length - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(heads[length] | c);
    return length;
}

/* Writes the code point of \uXXXX or \UXXXXXXXX; 0 bytes where it is none. */
static size_t read_code_point(struct toml *toml, size_t digits, char *out)
{
    uint32_t c = 0;
    for (size_t i = 0; i < digits; i++, toml->at++) {
        int digit = hexadecimal(peek(toml));
        if (digit < 0)
            return 0;
        c = c * 16 + (uint32_t)digit;
    }
    return is_code_point(c) ? encode_utf8(c, out) : 0;
}

/* Reads what follows a backslash; 0 bytes where that is no escape. */
static size_t read_escape(struct toml *toml, char *out)
{
    static const char escapes[][2] = {{'b', '\b'}, {'t', '\t'}, {'n', '\n'}, {'f', '\f'},
                                      {'r', '\r'}, {'"', '"'},  {'\\', '\\'}};
    char c = peek(toml);
    toml->at++;
    if (c == 'u' || c == 'U')
        return read_code_point(toml, c == 'u' ? 4 : 8, out);
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        if (c == escapes[i][0]) {
            *out = escapes[i][1];
            return 1;
        }
    }
    return 0;
}

/* The end of a string that begins behind its quote at `toml->at`, or TEXT_NOT_FOUND. */
static size_t find_string_end(const struct toml *toml, char quote)
{
    for (size_t i = toml->at; i < toml->source.length; i++) {
        char c = toml->source.data[i];
        if (c == quote)
            return i;
        if (c == '\n' || c == '\r')
            break;
        if (c == '\\' && quote == '"')
            i++;
    }
    return TEXT_NOT_FOUND;
}

/* "…" or '…' on one line; in the first escapes are resolved. */
static bool read_string(struct toml *toml, struct text *string)
{
    char quote = peek(toml);
    toml->at++;
    size_t end = find_string_end(toml, quote), length = 0;
    if (end == TEXT_NOT_FOUND)
        return unread(toml, "a string without its end");
    if (end == toml->at && end + 1 < toml->source.length && toml->source.data[end + 1] == quote)
        return unread(toml, "a string of several lines");
    /* An escape is never shorter than what it stands for. */
    char *bytes = arena_alloc(toml->arena, end - toml->at + 1);
    while (toml->at < end) {
        char c = toml->source.data[toml->at++];
        size_t written = 1;
        if (c == '\\' && quote == '"')
            written = read_escape(toml, bytes + length);
        else
            bytes[length] = c;
        if (!written || toml->at > end)
            return unread(toml, "an unknown escape");
        length += written;
    }
    toml->at++;
    *string = (struct text){bytes, length};
    return true;
}

static bool is_bare(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '_';
}

static bool read_key(struct toml *toml, struct text *key, struct place *place)
{
    char c = peek(toml);
    place->start = toml->at;
    if (c == '"' || c == '\'') {
        if (!read_string(toml, key))
            return false;
    } else {
        while (is_bare(peek(toml)))
            toml->at++;
        *key = arena_copy(toml->arena, text_slice(toml->source, place->start, toml->at));
    }
    place->end = toml->at;
    skip_blanks(toml);
    return place->end > place->start || unread(toml, "no key");
}

/* Whether a value without quotes may be one: a number, a date, or one of TOML's words. */
static bool is_plain(struct text t)
{
    static const char *const known[] = {"true", "false", "inf", "nan"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_equal(t, text_from(known[i])))
            return true;
    return t.length && (ascii_is_digit(t.data[0]) || t.data[0] == '+' || t.data[0] == '-');
}

/* Numbers, dates and true or false: their text. A date may have its clock behind a blank. */
static bool read_plain(struct toml *toml, struct value *value)
{
    size_t start = toml->at;
    for (;; toml->at++) {
        char c = peek(toml);
        bool before_clock = c == ' ' && toml->at == start + 10 &&
                            toml->at + 1 < toml->source.length &&
                            ascii_is_digit(toml->source.data[toml->at + 1]);
        if (!is_bare(c) && c != '+' && c != '.' && c != ':' && !before_clock)
            break;
    }
    value->scalar = arena_copy(toml->arena, text_slice(toml->source, start, toml->at));
    return is_plain(value->scalar) || unread(toml, "no value");
}

static bool read_scalar(struct toml *toml, struct value *value)
{
    char c = peek(toml);
    *value = value_at(toml, VALUE_SCALAR);
    value->quoted = c == '"' || c == '\'';
    bool good = value->quoted ? read_string(toml, &value->scalar) : read_plain(toml, value);
    value->place.end = toml->at;
    return good;
}

/* An array of scalars, over as many lines as it likes; a comma may end it. */
static bool read_array(struct toml *toml, struct value *value)
{
    struct value_builder builder = {0};
    *value = value_at(toml, VALUE_LIST);
    toml->at++;
    skip_space(toml);
    while (!take(toml, ']')) {
        struct value item;
        if (!read_scalar(toml, &item))
            return false;
        value_builder_add(&builder, toml->arena, item);
        skip_space(toml);
        if (!take(toml, ',') && peek(toml) != ']')
            return unread(toml, "an array without its end");
        skip_space(toml);
    }
    value->place.end = toml->at;
    value_builder_finish(&builder, value);
    return true;
}

static bool read_entry(struct toml *toml, struct value_builder *map)
{
    struct text key;
    struct place place;
    struct value value;
    if (!read_key(toml, &key, &place))
        return false;
    if (!take(toml, '='))
        return unread(toml, "no '=' behind a key");
    skip_blanks(toml);
    bool good = peek(toml) == '[' ? read_array(toml, &value) : read_scalar(toml, &value);
    if (good)
        value_builder_put(map, toml->arena, key, place, value);
    return good;
}

static bool finish_map(struct toml *toml, const struct value_builder *builder, struct value *map)
{
    value_builder_finish(builder, map);
    return value_find_duplicate_key(map, toml->arena) == TEXT_NOT_FOUND ||
           unread(toml, "a key is there twice");
}

/* The rest of an expression's line. */
static bool end_line(struct toml *toml)
{
    skip_blanks(toml);
    skip_comment(toml);
    return take_line_end(toml) || at_end(toml) || unread(toml, "something behind a value");
}

/* Entries up to the next table's heading or the end. */
static bool read_entries(struct toml *toml, struct value_builder *map)
{
    for (skip_space(toml); !at_end(toml) && peek(toml) != '['; skip_space(toml))
        if (!read_entry(toml, map) || !end_line(toml))
            return false;
    return true;
}

static bool read_table(struct toml *toml)
{
    struct value_builder entries = {0};
    struct value table = value_at(toml, VALUE_MAP);
    struct text key;
    struct place place;
    toml->at++;
    skip_blanks(toml);
    if (!read_key(toml, &key, &place))
        return false;
    if (!take(toml, ']'))
        return unread(toml, "a heading of another kind than [name]");
    if (!end_line(toml) || !read_entries(toml, &entries) || !finish_map(toml, &entries, &table))
        return false;
    table.place.end = toml->at;
    value_builder_put(&toml->root, toml->arena, key, place, table);
    return true;
}

bool toml_parse(struct text source, struct arena *arena, struct value *value,
                struct data_fault *fault)
{
    struct toml toml = {.source = source, .arena = arena, .fault = fault, .line = 1, .column = 1};
    *fault = (struct data_fault){0};
    *value = value_at(&toml, VALUE_MAP);
    value->place.end = source.length;
    if (!read_entries(&toml, &toml.root))
        return false;
    while (!at_end(&toml))
        if (!read_table(&toml))
            return false;
    return finish_map(&toml, &toml.root, value);
}

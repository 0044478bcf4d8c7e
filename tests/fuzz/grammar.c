#include "grammar.h"

#include "fuzz.h"

#include <string.h>

enum { MAX_DEPTH = 12, MAX_FILE = 65536 };

LIST(alternative_list, struct text);

struct symbol {
    struct text name;
    struct alternative_list alternatives;
};
LIST(symbol_list, struct symbol);

struct grammar {
    struct symbol_list symbols;
};

size_t chance_below(struct chance *chance, size_t limit)
{
    /* Sebastiano Vigna's splitmix64 */
    uint64_t z = chance->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (size_t)((z ^ (z >> 31)) % limit);
}

static struct symbol *find_symbol(const struct grammar *grammar, struct text name)
{
    for (size_t i = 0; i < grammar->symbols.count; i++)
        if (text_equal(grammar->symbols.items[i].name, name))
            return &grammar->symbols.items[i];
    return NULL;
}

static void add_alternative(struct grammar *grammar, struct text line, struct arena *arena)
{
    size_t colon = text_find(line, TEXT(": "), 0);
    if (!line.length || line.data[0] == '#')
        return;
    EXPECT(colon != TEXT_NOT_FOUND);
    struct text name = text_slice(line, 0, colon);
    if (!find_symbol(grammar, name))
        LIST_PUSH(arena, &grammar->symbols, (struct symbol){.name = name});
    struct symbol *symbol = find_symbol(grammar, name);
    LIST_PUSH(arena, &symbol->alternatives, text_from_offset(line, colon + 2));
}

static void read_file(struct grammar *grammar, const char *path, struct arena *arena)
{
    char *bytes = arena_alloc(arena, MAX_FILE);
    FILE *in = fopen(path, "r");
    struct text line;
    if (!in) {
        perror(path);
        exit(2);
    }
    struct text rest = {bytes, fread(bytes, 1, MAX_FILE, in)};
    fclose(in);
    EXPECT(rest.length < MAX_FILE);
    while (text_next_line(&rest, &line))
        add_alternative(grammar, line, arena);
}

struct grammar *grammar_read(const char *paths, struct arena *arena)
{
    struct grammar *grammar = arena_alloc(arena, sizeof *grammar);
    while (*paths) {
        size_t length = strcspn(paths, ":");
        read_file(grammar, arena_copy(arena, (struct text){paths, length}).data, arena);
        paths += length + (paths[length] == ':');
    }
    EXPECT(grammar->symbols.count);
    return grammar;
}

/* What is written, and how much room there is for more. */
struct output {
    char *data;
    size_t length, room;
};

static void put(struct output *out, struct text text)
{
    if (text.length > out->room - out->length)
        text.length = out->room - out->length;
    if (text.length)
        memcpy(out->data + out->length, text.data, text.length);
    out->length += text.length;
}

/* "00-59"; false where it is no range. */
static bool write_number(struct output *out, struct chance *chance, struct text range)
{
    size_t dash = text_find_byte(range, '-', 0);
    int low, high;
    char digits[24];
    if (dash == TEXT_NOT_FOUND || !text_to_number(text_slice(range, 0, dash), &low) ||
        !text_to_number(text_from_offset(range, dash + 1), &high) || high < low)
        return false;
    int number = low + (int)chance_below(chance, (size_t)(high - low) + 1);
    int length = snprintf(digits, sizeof digits, "%0*d", (int)dash, number);
    put(out, (struct text){digits, (size_t)length});
    return true;
}

static void write_symbol(const struct grammar *grammar, const struct symbol *symbol,
                         struct chance *chance, struct output *out, int depth);

/* What stands between two percent signs. */
static void write_reference(const struct grammar *grammar, struct text name, struct chance *chance,
                            struct output *out, int depth)
{
    const struct symbol *symbol = find_symbol(grammar, name);
    if (!name.length)
        put(out, TEXT("%"));
    else if (symbol && depth < MAX_DEPTH)
        write_symbol(grammar, symbol, chance, out, depth + 1);
    else if (!symbol && !write_number(out, chance, name)) {
        fprintf(stderr, "unknown symbol %.*s\n", TEXT_ARG(name));
        exit(2);
    }
}

/* What stands behind a backslash, if it is an escape; returns its length, 0 where it is none. */
static size_t write_escape(struct output *out, struct text rest)
{
    unsigned byte = 0;
    char hex[3] = "";
    if (rest.length < 2)
        return 0;
    switch (rest.data[1]) {
    case 'n':
        put(out, TEXT("\n"));
        return 2;
    case 'r':
        put(out, TEXT("\r"));
        return 2;
    case 'x':
        memcpy(hex, rest.data + 2, rest.length > 4 ? 2 : rest.length - 2);
        if (sscanf(hex, "%2x", &byte) != 1)
            return 0;
        put(out, (struct text){(const char[]){(char)byte}, 1});
        return 4;
    default:
        return 0;
    }
}

static void write_symbol(const struct grammar *grammar, const struct symbol *symbol,
                         struct chance *chance, struct output *out, int depth)
{
    struct text rest = symbol->alternatives.items[chance_below(chance, symbol->alternatives.count)];
    while (rest.length) {
        size_t length = rest.data[0] == '\\' ? write_escape(out, rest) : 0;
        if (rest.data[0] == '%') {
            size_t end = text_find_byte(rest, '%', 1);
            EXPECT(end != TEXT_NOT_FOUND);
            write_reference(grammar, text_slice(rest, 1, end), chance, out, depth);
            length = end + 1;
        } else if (!length) {
            put(out, text_slice(rest, 0, 1));
            length = 1;
        }
        rest = text_from_offset(rest, length);
    }
}

size_t grammar_write(const struct grammar *grammar, struct chance *chance, char *out, size_t room)
{
    struct output output = {out, 0, room};
    write_symbol(grammar, &grammar->symbols.items[0], chance, &output, 0);
    return output.length;
}

size_t grammar_write_part(const struct grammar *grammar, struct chance *chance, char *out,
                          size_t room)
{
    struct output output = {out, 0, room};
    size_t symbol = chance_below(chance, grammar->symbols.count);
    write_symbol(grammar, &grammar->symbols.items[symbol], chance, &output, 0);
    return output.length;
}

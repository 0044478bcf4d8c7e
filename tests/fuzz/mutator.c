/* Mutations that know of lines and of a grammar (FUZZ_GRAMMAR names its files), beside libFuzzer's own,
 * which know of bytes alone. What comes of them is a plain text, so that a crash can be read.
 */
#include "fuzz.h"
#include "grammar.h"

#include <string.h>

enum { MAX_PIECE = 1024, MAX_STEPS = 3 };

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed);

struct buffer {
    char *data;
    size_t length, room;
};

struct span {
    size_t start, end;
};

static const struct grammar *known_grammar(void)
{
    static struct arena *arena;
    static const struct grammar *grammar;
    const char *paths = getenv("FUZZ_GRAMMAR");
    if (!arena && paths && *paths) {
        arena = arena_new();
        grammar = grammar_read(paths, arena);
    }
    return grammar;
}

/* Puts a piece in place of a part of the buffer, where there is room for it. */
static void replace(struct buffer *buffer, struct span part, struct text piece)
{
    size_t rest = buffer->length - part.end, kept = buffer->length - (part.end - part.start);
    if (piece.length > buffer->room - kept)
        return;
    memmove(buffer->data + part.start + piece.length, buffer->data + part.end, rest);
    if (piece.length)
        memcpy(buffer->data + part.start, piece.data, piece.length);
    buffer->length = kept + piece.length;
}

/* The line around a place that chance chooses, with its line end. */
static struct span any_line(const struct buffer *buffer, struct chance *chance)
{
    size_t start = chance_below(chance, buffer->length + 1), end = start;
    while (start > 0 && buffer->data[start - 1] != '\n')
        start--;
    while (end < buffer->length && buffer->data[end++] != '\n')
        ;
    return (struct span){start, end};
}

static void put_line(struct buffer *buffer, const struct grammar *grammar, struct chance *chance,
                     bool in_place)
{
    char piece[MAX_PIECE];
    size_t length = grammar_write(grammar, chance, piece, MAX_PIECE - 1);
    piece[length++] = '\n';
    struct span line = any_line(buffer, chance);
    if (!in_place)
        line.end = line.start;
    replace(buffer, line, (struct text){piece, length});
}

static void copy_line(struct buffer *buffer, struct chance *chance, bool move)
{
    char piece[MAX_PIECE];
    struct span line = any_line(buffer, chance);
    size_t length = line.end - line.start;
    if (length > MAX_PIECE)
        return;
    memcpy(piece, buffer->data + line.start, length);
    if (move)
        replace(buffer, line, TEXT(""));
    size_t at = any_line(buffer, chance).start;
    replace(buffer, (struct span){at, at}, (struct text){piece, length});
}

/* The run of letters or digits, or the single byte, at a place that chance chooses. */
static struct span any_word(const struct buffer *buffer, struct chance *chance)
{
    size_t start = chance_below(chance, buffer->length + 1), end = start;
    while (start > 0 && ascii_is_word(buffer->data[start - 1]))
        start--;
    while (end < buffer->length && ascii_is_word(buffer->data[end]))
        end++;
    return (struct span){start, end == start && end < buffer->length ? end + 1 : end};
}

static void put_part(struct buffer *buffer, const struct grammar *grammar, struct chance *chance)
{
    char piece[MAX_PIECE];
    size_t length = grammar_write_part(grammar, chance, piece, MAX_PIECE);
    struct span word = any_word(buffer, chance);
    if (chance_below(chance, 2))
        word.end = word.start;
    replace(buffer, word, (struct text){piece, length});
}

static void mutate(struct buffer *buffer, const struct grammar *grammar, struct chance *chance)
{
    switch (chance_below(chance, 10)) {
    case 0:
    case 1:
        put_line(buffer, grammar, chance, false);
        break;
    case 2:
        put_line(buffer, grammar, chance, true);
        break;
    case 3:
    case 4:
        put_part(buffer, grammar, chance);
        break;
    case 5:
        copy_line(buffer, chance, chance_below(chance, 2));
        break;
    case 6:
        replace(buffer, any_line(buffer, chance), TEXT(""));
        break;
    default:
        buffer->length = LLVMFuzzerMutate((uint8_t *)buffer->data, buffer->length, buffer->room);
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned seed)
{
    struct buffer buffer = {(char *)data, size, max_size};
    struct chance chance = {seed};
    const struct grammar *grammar = known_grammar();
    if (!grammar)
        return LLVMFuzzerMutate(data, size, max_size);
    for (size_t steps = 1 + chance_below(&chance, MAX_STEPS); steps > 0; steps--)
        mutate(&buffer, grammar, &chance);
    return buffer.length;
}

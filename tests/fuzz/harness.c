/* Between libFuzzer and a fuzzer: one arena for all runs, and which edges of our own code they reached.
 *
 * libFuzzer forgets the counters of each run and keeps what it learnt of them to itself, so they are
 * read here behind each run. At the end they go to the file that the environment variable FUZZ_EDGES
 * names, a line an edge: its address, 1 where a function begins with it, else 0, and 1 where it was
 * reached, else 0.
 */
#include "fuzz.h"

#include "base/hash.h"

#include <string.h>

#define PART_MARK TEXT("%%%%")

/* What the linker makes of the counters and of the table of addresses beside them. */
struct edge {
    uintptr_t address, flags;
};
#define BEGINS_FUNCTION 1
extern uint8_t edge_counters[] __asm__("__start___sancov_cntrs");
extern uint8_t edge_counters_end[] __asm__("__stop___sancov_cntrs");
extern const struct edge edges[] __asm__("__start___sancov_pcs");

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct arena *arena;
static uint8_t *reached;

static size_t edge_count(void)
{
    return (size_t)(edge_counters_end - edge_counters);
}

static void print_edges(void)
{
    const char *path = getenv("FUZZ_EDGES");
    FILE *out = path ? fopen(path, "w") : NULL;
    for (size_t i = 0; out && i < edge_count(); i++)
        fprintf(out, "%zx %d %d\n", (size_t)edges[i].address,
                (edges[i].flags & BEGINS_FUNCTION) != 0, reached[i] != 0);
    if (out)
        fclose(out);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    arena = arena_new();
    reached = calloc(edge_count(), 1);
    atexit(print_edges);
    return !reached;
}

static void keep_edges(void)
{
    for (size_t i = 0; i < edge_count(); i++)
        reached[i] |= edge_counters[i];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_one((struct text){(const char *)data, size}, arena);
    keep_edges();
    arena_clear(arena);
    return 0;
}

uint64_t input_number(struct text input)
{
    return hash_bytes(HASH_BASIS, input.data, input.length);
}

struct text next_part(struct text *rest)
{
    struct text line, part = *rest;
    const char *start = rest->data;
    while (text_next_line(rest, &line))
        if (text_equal(line, PART_MARK))
            return text_slice(part, 0, (size_t)(line.data - start));
    return part;
}

unsigned next_byte(struct text *rest)
{
    unsigned byte = rest->length ? (unsigned char)rest->data[0] : 0;
    *rest = text_from_offset(*rest, 1);
    return byte;
}

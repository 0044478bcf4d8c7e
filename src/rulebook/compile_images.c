/* Writes the code that pcre2 makes of each pattern, so that the program need not make it: see
 * pattern_image.h. */
#include "rulebook/compile_write.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "rulebook/pattern_image.h"

struct stream {
    uint64_t key;
    const uint8_t *bytes;
    size_t length;
    uint32_t at; /* where it is written, without what all have in common */
};
LIST(stream_list, struct stream);

/* The streams of all patterns, and how many first bytes all of them have in common. */
struct images {
    struct arena *arena;
    pcre2_general_context *memory;
    pcre2_compile_context *context;
    struct stream_list streams;
    size_t common;
};

/* Zeroed, so that what pcre2 leaves unwritten is the same in every build. */
static void *take_memory(size_t size, void *unused)
{
    (void)unused;
    return calloc(1, size);
}

static void give_memory(void *memory, void *unused)
{
    (void)unused;
    free(memory);
}

static const struct stream *find_stream(const struct images *images, uint64_t key)
{
    for (size_t i = 0; i < images->streams.count; i++)
        if (images->streams.items[i].key == key)
            return &images->streams.items[i];
    return NULL;
}

static size_t common_length(const struct images *images, const uint8_t *bytes, size_t length)
{
    const struct stream *first = &images->streams.items[0];
    size_t most = images->streams.count == 1 ? first->length : images->common, same = 0;
    while (same < most && same < length && first->bytes[same] == bytes[same])
        same++;
    return same;
}

/* Adds the stream of a pattern; nothing where there is one already, or where pcre2 stores none: then the
 * program compiles it. Two patterns of one key do not differ in any of the tables that there were so far;
 * the test of the images would tell. */
static void add(struct images *images, const char *pattern, bool anchored)
{
    uint64_t key = pattern_image_key(pattern, anchored);
    int error;
    size_t offset, length;
    uint8_t *bytes;
    if (find_stream(images, key))
        return;
    pcre2_code *code =
        pattern_compile(pattern, pattern_option(anchored), images->context, &error, &offset);
    const pcre2_code *codes[] = {code};
    if (code && pcre2_serialize_encode(codes, 1, &bytes, &length, images->memory) == 1) {
        uint8_t *copy = arena_alloc(images->arena, length);
        memcpy(copy, bytes, length);
        LIST_PUSH(images->arena, &images->streams,
                  (struct stream){.key = key, .bytes = copy, .length = length});
        images->common = common_length(images, copy, length);
        pcre2_serialize_free(bytes);
    }
    pcre2_code_free(code);
}

static void add_language(struct images *images, const struct words *words)
{
    for (size_t id = 0; id < WORDS_COUNT; id++) {
        if (!compile_is_pattern_list(compile_list_key((enum word_list_id)id)))
            continue;
        const struct word_list *list = &words->lists[id];
        for (size_t i = 0; i < list->count; i++) {
            add(images, list->items[i], false);
            add(images, list->items[i], true);
        }
    }
}

static void write_bytes(FILE *out, const char *name, const uint8_t *bytes, size_t length)
{
    fprintf(out, "\nstatic const char %s[] =\n    \"", name);
    for (size_t i = 0; i < length; i++)
        fprintf(out, "%s\\%03o", i && i % 24 == 0 ? "\"\n    \"" : "", bytes[i]);
    fputs("\";\n", out);
}

static void write_streams(FILE *out, struct images *images)
{
    LIST(, uint8_t) rest = {0};
    for (size_t i = 0; i < images->streams.count; i++) {
        struct stream *stream = &images->streams.items[i];
        stream->at = (uint32_t)rest.count;
        for (size_t at = images->common; at < stream->length; at++)
            LIST_PUSH(images->arena, &rest, stream->bytes[at]);
    }
    write_bytes(out, "head", images->streams.items[0].bytes, images->common);
    write_bytes(out, "bytes", rest.items, rest.count);
}

/* Returns how many slots there are. */
static size_t write_slots(FILE *out, const struct images *images)
{
    size_t count = 1;
    while (count < images->streams.count * 2)
        count *= 2;
    const struct stream **slots = arena_alloc_array(images->arena, count, sizeof *slots);
    for (size_t i = 0; i < images->streams.count; i++) {
        size_t slot = images->streams.items[i].key & (count - 1);
        while (slots[slot])
            slot = (slot + 1) & (count - 1);
        slots[slot] = &images->streams.items[i];
    }
    fputs("\nstatic const struct pattern_image slots[] = {\n", out);
    for (size_t i = 0; i < count; i++)
        if (slots[i])
            fprintf(out, "    [%zu] = {UINT64_C(0x%" PRIx64 "), %" PRIu32 ", %zu},\n", i,
                    slots[i]->key, slots[i]->at, slots[i]->length - images->common);
    fprintf(out, "    [%zu] = {0},\n};\n", count);
    return count;
}

void write_images(FILE *out, const struct tables *tables)
{
    char library[PATTERN_LIBRARY_LENGTH];
    struct images images = {.arena = arena_new()};
    images.memory = pcre2_general_context_create(take_memory, give_memory, NULL);
    images.context = pcre2_compile_context_create(images.memory);
    for (size_t i = 0; i < tables->languages.count; i++)
        add_language(&images, &tables->languages.items[i]);
    fputs("#include \"rulebook/pattern_image.h\"\n", out);
    pattern_library(library);
    size_t slots = 1;
    if (images.streams.count)
        write_streams(out, &images);
    else
        fputs("\nstatic const char head[1], bytes[1];\n", out);
    slots = write_slots(out, &images);
    fputs("\nconst struct pattern_images rulebook_pattern_images = {\n    .maker = ", out);
    write_string(out, library);
    fprintf(out,
            ",\n    .slots = slots,\n    .slot_count = %zu,\n    .head = head,\n"
            "    .head_length = %zu,\n    .bytes = bytes,\n};\n",
            slots, images.common);
    pcre2_compile_context_free(images.context);
    pcre2_general_context_free(images.memory);
    arena_free(images.arena);
}

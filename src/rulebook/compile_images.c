/* Writes the code that pcre2 makes of each pattern, so that the program need not make it: see
 * pattern_image.h. */
#include "rulebook/compile_write.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "rulebook/pattern_image.h"
#include "rulebook/stored_words.h"

struct stream {
    const char *pattern;
    bool anchored;
    const uint8_t *bytes;
    size_t length;
    uint32_t at; /* where it is written, without what all have in common */
};
LIST(stream_list, struct stream);
LIST(stream_number_list, size_t);

#define NO_STREAM SIZE_MAX

/* The streams of all patterns, and how many first bytes all of them have in common. */
struct images {
    struct arena *arena;
    pcre2_general_context *memory;
    pcre2_compile_context *context;
    struct stream_list streams;
    struct stream_number_list
        used; /* the number of the stream of each item, for each language in turn, two an item */
    struct stream_number_list firsts; /* where each language begins there */
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

static size_t find_stream(const struct images *images, const char *pattern, bool anchored)
{
    for (size_t i = 0; i < images->streams.count; i++)
        if (images->streams.items[i].anchored == anchored &&
            strcmp(images->streams.items[i].pattern, pattern) == 0)
            return i;
    return NO_STREAM;
}

static size_t common_length(const struct images *images, const uint8_t *bytes, size_t length)
{
    const struct stream *first = &images->streams.items[0];
    size_t most = images->streams.count == 1 ? first->length : images->common, same = 0;
    while (same < most && same < length && first->bytes[same] == bytes[same])
        same++;
    return same;
}

/* The number of a pattern's stream, which is made where there is none yet. NO_STREAM where pcre2 stores none: then
 * the program compiles the pattern. */
static size_t stream_of(struct images *images, const char *pattern, bool anchored)
{
    int error;
    size_t offset, length, known = find_stream(images, pattern, anchored);
    uint8_t *bytes;
    if (known != NO_STREAM)
        return known;
    pcre2_code *code =
        pattern_compile(pattern, pattern_option(anchored), images->context, &error, &offset);
    const pcre2_code *codes[] = {code};
    if (code && pcre2_serialize_encode(codes, 1, &bytes, &length, images->memory) == 1) {
        uint8_t *copy = arena_alloc(images->arena, length);
        memcpy(copy, bytes, length);
        known = images->streams.count;
        LIST_PUSH(images->arena, &images->streams,
                  (struct stream){pattern, anchored, copy, length, 0});
        images->common = common_length(images, copy, length);
        pcre2_serialize_free(bytes);
    }
    pcre2_code_free(code);
    return known;
}

static void add_language(struct images *images, const struct words *words)
{
    LIST_PUSH(images->arena, &images->firsts, images->used.count);
    for (size_t number = 0; number < WORD_LISTS; number++) {
        const struct word_list *list = word_list_of(words, number);
        bool patterns = list >= words->lists &&
                        compile_is_pattern_list(compile_list_key((enum word_list_id)list->id));
        for (size_t i = 0; i < list->count; i++)
            for (int anchored = 0; anchored < 2; anchored++)
                LIST_PUSH(images->arena, &images->used,
                          patterns ? stream_of(images, list->items[i], anchored) : NO_STREAM);
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
        uint32_t length = (uint32_t)(stream->length - images->common);
        stream->at = (uint32_t)rest.count;
        for (size_t at = 0; at < sizeof length; at++)
            LIST_PUSH(images->arena, &rest, ((const uint8_t *)&length)[at]);
        for (size_t at = images->common; at < stream->length; at++)
            LIST_PUSH(images->arena, &rest, stream->bytes[at]);
    }
    write_bytes(out, "head", images->streams.items[0].bytes, images->common);
    write_bytes(out, "bytes", rest.items, rest.count);
}

static void write_numbers(FILE *out, const char *name, const struct stream_number_list *numbers)
{
    fprintf(out, "\nstatic const uint32_t %s[] = {", name);
    for (size_t i = 0; i < numbers->count; i++)
        fprintf(out, "%s%zuU,", i % 12 ? " " : "\n    ", numbers->items[i]);
    fputs("\n};\n", out);
}

/* Writes where the images of the items begin, and those of the languages. */
static void write_starts(FILE *out, struct images *images)
{
    LIST_PUSH(images->arena, &images->firsts, images->used.count);
    write_numbers(out, "firsts", &images->firsts);
    for (size_t i = 0; i < images->used.count; i++) {
        size_t *number = &images->used.items[i];
        *number = *number == NO_STREAM ? NO_IMAGE : images->streams.items[*number].at;
    }
    write_numbers(out, "starts", &images->used);
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
    if (images.streams.count)
        write_streams(out, &images);
    else
        fputs("\nstatic const char head[1], bytes[1];\n", out);
    write_starts(out, &images);
    fputs("\nconst struct pattern_images rulebook_pattern_images = {\n    .maker = ", out);
    write_string(out, library);
    fprintf(out,
            ",\n    .language_count = %zu,\n    .firsts = firsts,\n    .starts = starts,\n"
            "    .head = head,\n    .head_length = %zu,\n    .bytes = bytes,\n};\n",
            tables->languages.count, images.common);
    pcre2_compile_context_free(images.context);
    pcre2_general_context_free(images.memory);
    arena_free(images.arena);
}

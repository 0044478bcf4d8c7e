#include "rulebook/pattern_image.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

#define USUAL_LENGTH 8192 /* bytes that most streams do not exceed */

/* Where an image begins among the bytes, or NO_IMAGE. */
static uint32_t find(const struct pattern_images *images, size_t language, size_t item,
                     bool anchored)
{
    if (language >= images->language_count)
        return NO_IMAGE;
    size_t place = images->firsts[language] + 2 * item + anchored;
    return place < images->firsts[language + 1] ? images->starts[place] : NO_IMAGE;
}

/* Has pcre2 make code of what it has stored: of what all images have in common, and of so many bytes more. */
static pcre2_code *decode(const struct pattern_images *images, const char *bytes, size_t length,
                          pcre2_general_context *memory)
{
    alignas(max_align_t) uint8_t usual[USUAL_LENGTH] UNSET; /* what is read of it is written here */
    pcre2_code *code = NULL;
    size_t whole = images->head_length + length;
    uint8_t *stream = whole <= sizeof usual ? usual : memory_alloc(whole);
    memcpy(stream, images->head, images->head_length);
    memcpy(stream + images->head_length, bytes, length);
    if (pcre2_serialize_decode(&code, 1, stream, memory) != 1)
        code = NULL;
    if (stream != usual)
        free(stream);
    return code;
}

pcre2_code *pattern_image_code(const struct pattern_images *images, size_t language, size_t item,
                               bool anchored, pcre2_general_context *memory)
{
    uint32_t start = find(images, language, item, anchored), length;
    if (start == NO_IMAGE)
        return NULL;
    memcpy(&length, images->bytes + start, sizeof length);
    return decode(images, images->bytes + start + sizeof length, length, memory);
}

bool pattern_images_fit(const struct pattern_images *images)
{
    char library[PATTERN_LIBRARY_LENGTH];
    pattern_library(library);
    return strcmp(images->maker, library) == 0;
}

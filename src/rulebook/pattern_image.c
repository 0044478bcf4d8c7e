#include "rulebook/pattern_image.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static const struct pattern_image *find(const struct pattern_images *images, uint64_t key)
{
    uint32_t mask = images->slot_count - 1;
    for (uint32_t slot = (uint32_t)key & mask; images->slots[slot].length; slot = (slot + 1) & mask)
        if (images->slots[slot].key == key)
            return &images->slots[slot];
    return NULL;
}

pcre2_code *pattern_image_code(const struct pattern_images *images, const char *pattern,
                               bool anchored, pcre2_general_context *memory)
{
    pcre2_code *code = NULL;
    const struct pattern_image *image = find(images, pattern_image_key(pattern, anchored));
    if (!image)
        return NULL;
    uint8_t *stream = memory_alloc((size_t)images->head_length + image->length);
    memcpy(stream, images->head, images->head_length);
    memcpy(stream + images->head_length, images->bytes + image->at, image->length);
    if (pcre2_serialize_decode(&code, 1, stream, memory) != 1)
        code = NULL;
    free(stream);
    return code;
}

bool pattern_images_fit(const struct pattern_images *images)
{
    char library[PATTERN_LIBRARY_LENGTH];
    pattern_library(library);
    return strcmp(images->maker, library) == 0;
}

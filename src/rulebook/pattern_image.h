/* Floor 3, inside the room only: the rulebook's patterns as pcre2 has compiled them while the project was
 * built. Compiling those that a single document asks for would take longer than reading it.
 *
 * An image is what pcre2 makes of a pattern's code for storing it (pcre2serialize(3)), without the first
 * bytes, which all images have in common. It can be taken by the very pcre2 alone that has made it.
 */
#ifndef PMLINT_RULEBOOK_PATTERN_IMAGE_H
#define PMLINT_RULEBOOK_PATTERN_IMAGE_H

#include <stdint.h>

#include "rulebook/pattern_compile.h"

struct pattern_image {
    uint64_t key;    /* pattern_image_key */
    uint32_t at;     /* of pattern_images.bytes */
    uint32_t length; /* 0: there is none in this slot */
};

/* The images, in slots: that of a key stands at the key modulo the count of slots, or behind it, where
 * an empty slot ends the search. */
struct pattern_images {
    const char *maker; /* pattern_library of the pcre2 that has made them */
    const struct pattern_image *slots;
    uint32_t slot_count; /* a power of 2 */
    const char *head;    /* what all have in common */
    uint32_t head_length;
    const char *bytes;
};

extern const struct pattern_images rulebook_pattern_images;

/* The code of an image, to be freed with pcre2_code_free; NULL where there is none for the pattern. Only of
 * images that pattern_images_fit. It lies in `memory`. */
pcre2_code *pattern_image_code(const struct pattern_images *images, const char *pattern,
                               bool anchored, pcre2_general_context *memory);

/* Whether the images were made by the pcre2 that is loaded. */
bool pattern_images_fit(const struct pattern_images *images);

#endif

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

#define NO_IMAGE UINT32_MAX

/* The images. Those of a language's item number N, as its index counts (trigger.h), are two: the second of a pattern
 * that is tried at one place alone. */
struct pattern_images {
    const char *maker; /* pattern_library of the pcre2 that has made them */
    size_t language_count;
    const uint32_t
        *firsts; /* where each language begins in `starts`, and behind the last its end */
    const uint32_t *starts; /* in `bytes`, two an item; NO_IMAGE where there is none */
    const char *head;       /* what all have in common */
    size_t head_length;
    const char *bytes; /* at each start four that tell a length, then so many */
};

extern const struct pattern_images rulebook_pattern_images;

/* The code of an item of a language, to be freed with pcre2_code_free; NULL where there is no image. Only of images
 * that pattern_images_fit. It lies in `memory`. */
pcre2_code *pattern_image_code(const struct pattern_images *images, size_t language, size_t item,
                               bool anchored, pcre2_general_context *memory);

/* Whether the images were made by the pcre2 that is loaded. */
bool pattern_images_fit(const struct pattern_images *images);

#endif

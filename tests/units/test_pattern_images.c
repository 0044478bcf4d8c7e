/* Pattern images: that the program takes the very code which compiling a pattern would give it, and only
 * where the library is the one that has made it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "rulebook/pattern_image.h"
#include "rulebook/rulebook.h"

#define IMAGES (&rulebook_pattern_images)

static void *take_zeroed(size_t size, void *unused)
{
    (void)unused;
    return calloc(1, size);
}

static void give(void *memory, void *unused)
{
    (void)unused;
    free(memory);
}

/* Code as it is stored, to be compared and freed; frees the code. */
static uint8_t *store(pcre2_code *code, pcre2_general_context *memory, size_t *length)
{
    const pcre2_code *codes[] = {code};
    uint8_t *bytes;
    assert_non_null(code);
    assert_int_equal(pcre2_serialize_encode(codes, 1, &bytes, length, memory), 1);
    pcre2_code_free(code);
    return bytes;
}

/* The code of a pattern, stored and restored: only so does pcre2 note in it what it was restored from. */
static pcre2_code *restored(const char *pattern, bool anchored, pcre2_general_context *memory)
{
    int error;
    size_t offset, length;
    pcre2_code *code;
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    uint8_t *bytes =
        store(pattern_compile(pattern, pattern_option(anchored), context, &error, &offset), memory,
              &length);
    assert_int_equal(pcre2_serialize_decode(&code, 1, bytes, memory), 1);
    pcre2_serialize_free(bytes);
    pcre2_compile_context_free(context);
    return code;
}

/* The image of an item of a language is the code of that pattern. */
static void expect_image(size_t language, size_t item, const char *pattern, bool anchored)
{
    size_t length, image_length;
    pcre2_general_context *memory = pcre2_general_context_create(take_zeroed, give, NULL);
    uint8_t *made = store(restored(pattern, anchored, memory), memory, &length);
    uint8_t *image =
        store(pattern_image_code(IMAGES, language, item, anchored, memory), memory, &image_length);
    assert_int_equal(image_length, length);
    assert_memory_equal(image, made, length);
    pcre2_serialize_free(made);
    pcre2_serialize_free(image);
    pcre2_general_context_free(memory);
}

static void every_pattern_has_its_own_image(void **state)
{
    static const char *const names[] = {
#define LIST_NAME(id, name) [WORDS_##id] = name,
        FOR_EACH_WORD_LIST(LIST_NAME)
#undef LIST_NAME
    };
    size_t count = 0;
    (void)state;
    for (size_t language = 0; language < rulebook_words_count; language++)
        for (size_t id = 0; id < WORDS_COUNT; id++) {
            const struct word_list *list = &rulebook_words(language)->lists[id];
            if (!text_ends_with(text_from(names[id]), TEXT("_patterns")))
                continue;
            for (size_t i = 0; i < list->count; i++, count++) {
                expect_image(language, list->first + i, list->items[i], false);
                expect_image(language, list->first + i, list->items[i], true);
            }
        }
    assert_true(count > 100);
}

static void what_is_no_pattern_has_none(void **state)
{
    const struct words *english = rulebook_language(TEXT("en"));
    const struct word_list *last = &english->lists[WORDS_COUNT - 1];
    const struct word_list *summary = &english->sections[ROLE_SUMMARY];
    (void)state;
    assert_true(summary->count > 0);
    assert_null(pattern_image_code(IMAGES, english->number, summary->first, false, NULL));
    assert_null(pattern_image_code(IMAGES, english->number, last->first + last->count, true, NULL));
    assert_null(pattern_image_code(IMAGES, rulebook_words_count, 0, false, NULL));
}

static void images_fit_the_library_that_made_them(void **state)
{
    char library[PATTERN_LIBRARY_LENGTH];
    struct pattern_images other = *IMAGES;
    (void)state;
    assert_true(pattern_images_fit(IMAGES));
    pattern_library(library);
    library[0]++;
    other.maker = library;
    assert_false(pattern_images_fit(&other));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pattern_has_its_own_image),
        cmocka_unit_test(what_is_no_pattern_has_none),
        cmocka_unit_test(images_fit_the_library_that_made_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

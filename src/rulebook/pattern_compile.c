#include "rulebook/pattern_compile.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rulebook/pattern.h"
#include "rulebook/trigger.h"

pcre2_code *pattern_compile(const char *pattern, uint32_t options, pcre2_compile_context *context,
                            int *error, size_t *offset)
{
    options |= PCRE2_UTF | PCRE2_CASELESS | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C;
    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, error, offset,
                         context);
}

static void *allocate(size_t size, void *unused)
{
    (void)unused;
    return memory_alloc(size);
}

static void release(void *memory, void *unused)
{
    (void)unused;
    free(memory);
}

pcre2_general_context *pattern_memory(void)
{
    return pcre2_general_context_create(allocate, release, NULL);
}

uint32_t pattern_option(bool anchored)
{
    return anchored ? PCRE2_ANCHORED : PCRE2_USE_OFFSET_LIMIT;
}

static uint32_t configured(uint32_t what)
{
    uint32_t value = 0;
    pcre2_config(what, &value);
    return value;
}

void pattern_library(char library[PATTERN_LIBRARY_LENGTH])
{
    char version[64] = "", unicode[64] = "";
    const uint16_t order = 1;
    pcre2_config(PCRE2_CONFIG_VERSION, version);
    pcre2_config(PCRE2_CONFIG_UNICODE_VERSION, unicode);
    snprintf(library, PATTERN_LIBRARY_LENGTH,
             "%s, Unicode %s, links %" PRIu32 ", newline %" PRIu32 ", \\R %" PRIu32
             ", pointers %zu, order %d",
             version, unicode, configured(PCRE2_CONFIG_LINKSIZE), configured(PCRE2_CONFIG_NEWLINE),
             configured(PCRE2_CONFIG_BSR), sizeof(void *), *(const unsigned char *)&order);
}

static bool check(const struct word_list *patterns, uint32_t options,
                  pcre2_compile_context *context, struct error *error)
{
    for (size_t i = 0; i < patterns->count; i++) {
        int number;
        size_t offset;
        PCRE2_UCHAR problem[256];
        pcre2_code *code = pattern_compile(patterns->items[i], options, context, &number, &offset);
        if (!code) {
            pcre2_get_error_message(number, problem, sizeof problem);
            return error_set(error, "pattern '%s': %s at byte %zu", patterns->items[i],
                             (const char *)problem, offset);
        }
        pcre2_code_free(code);
    }
    return true;
}

bool patterns_check(const struct word_list *patterns, bool counted, struct error *error)
{
    pcre2_general_context *memory = pattern_memory();
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    bool good = check(patterns, counted ? PATTERN_COUNTED : 0, context, error);
    pcre2_compile_context_free(context);
    pcre2_general_context_free(memory);
    return good;
}

#include "rulebook/pattern_compile.h"

#include "rulebook/pattern.h"

pcre2_code *pattern_compile(const char *pattern, uint32_t options, int *error, size_t *offset)
{
    options |= PCRE2_UTF | PCRE2_CASELESS | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C;
    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, options, error, offset, NULL);
}

bool patterns_check(const struct word_list *patterns, struct error *error)
{
    for (size_t i = 0; i < patterns->count; i++) {
        int number;
        size_t offset;
        PCRE2_UCHAR problem[256];
        pcre2_code *code = pattern_compile(patterns->items[i], 0, &number, &offset);
        if (!code) {
            pcre2_get_error_message(number, problem, sizeof problem);
            return error_set(error, "pattern '%s': %s at byte %zu", patterns->items[i],
                             (const char *)problem, offset);
        }
        pcre2_code_free(code);
    }
    return true;
}

/* How it is said. */
#include "checks/common.h"

check_function check_blame_language;

static void check_blame(struct check *check, const struct spoken_match *match)
{
    if (is_quoted(match->block->text, match->start))
        return;
    const char *words = quote(check, match->text);
    report(check, match->place, words, "\"%s\" blames a person", words);
}

void check_blame_language(struct check *check)
{
    find_spoken(check, WORDS_BLAME_PATTERNS, check_blame);
}

/* How long the text is that the authors wrote. */
#include "base/utf8.h"
#include "facts/reading.h"

/* Longer lines are no instruction of a template. */
#define MAX_PROMPT_BYTES (size_t)400

static bool is_prompt_line(const struct postmortem *postmortem, struct text line)
{
    struct text bare = text_strip(text_trim(line), "*_-:.?! \t");
    if (!bare.length || bare.length > MAX_PROMPT_BYTES)
        return false;
    return phrases_contain(&postmortem->words->lists[WORDS_PROMPT_SENTENCES],
                           utf8_fold(postmortem->arena, bare));
}

/* What stands between white space and has a letter or a digit. */
static size_t count_words(struct text text)
{
    size_t count = 0;
    bool within = false, counted = false;
    for (size_t i = 0; i < text.length; i++) {
        bool space = ascii_is_space(text.data[i]);
        counted = counted && !space;
        within = !space && ascii_is_word(text.data[i]) && text.data[i] != '_';
        if (within && !counted) {
            counted = true;
            count++;
        }
    }
    return count;
}

/* A task that was pasted in with the answer is not the authors' own. */
static size_t count_own_words(const struct postmortem *postmortem, const struct block *block)
{
    size_t count = 0;
    struct text rest = block->text, line;
    if (patterns_match(&postmortem->words->lists[WORDS_ASSIGNMENT_PATTERNS], block->text))
        return 0;
    while (text_next_line(&rest, &line))
        if (!is_prompt_line(postmortem, line))
            count += count_words(line);
    return count;
}

size_t postmortem_count_words(const struct postmortem *postmortem)
{
    size_t count = 0;
    for (const struct block *block = postmortem->markdown->root;
         (block = next_prose(postmortem, block));)
        count += count_own_words(postmortem, block);
    return count;
}

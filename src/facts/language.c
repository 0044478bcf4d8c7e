/* The language of a document: the one that was named, else found by its commonest words; the words of
 * any other are left unread. */
#include "base/utf8.h"
#include "facts/reading.h"
#include "rulebook/rulebook.h"

#define MIN_WORDS 40 /* fewer tell nothing */
#define MIN_SHARE 8  /* of a hundred words, how many are common ones */
#define SAMPLE_BYTES (size_t)20000

static size_t count_common(const struct words *words, struct text folded, size_t *total)
{
    const struct word_list *common = &words->lists[WORDS_COMMON_WORDS];
    size_t count = 0, start = 0;
    *total = 0;
    for (size_t i = 0; i <= folded.length; i++) {
        if (i < folded.length && (ascii_is_word(folded.data[i]) || folded.data[i] == '\''))
            continue;
        struct text word = text_slice(folded, start, i);
        start = i + 1;
        if (!word.length || ascii_is_digit(word.data[0]))
            continue;
        ++*total;
        count += phrases_contain(common, word);
    }
    return count;
}

/* Words in scripts without blanks count by their bytes: a third of the text is enough to tell. */
static bool is_foreign_script(struct text sample)
{
    size_t foreign = 0;
    for (size_t i = 0; i < sample.length; i++)
        foreign += (unsigned char)sample.data[i] >= 0xC4;
    return foreign * 8 > sample.length;
}

/* The language whose common words the sample has most of; NULL where that says nothing. */
static const struct words *find_language(struct text sample)
{
    const struct words *best = rulebook_language(TEXT("en"));
    size_t best_count = 0, total = 0;
    for (size_t i = 0; i < rulebook_words_count; i++) {
        size_t count = count_common(&rulebook_words[i], sample, &total);
        if (count > best_count) {
            best_count = count;
            best = &rulebook_words[i];
        }
    }
    if (is_foreign_script(sample))
        return NULL;
    return total < MIN_WORDS || best_count * 100 >= total * MIN_SHARE ? best : NULL;
}

void read_language(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    struct text sample = utf8_fold(reading->arena, prose_sample(reading, SAMPLE_BYTES));
    bool named = reading->language.length > 0;
    const struct words *found =
        named ? rulebook_language(reading->language) : find_language(sample);
    postmortem->language_known = found != NULL;
    postmortem->language = found   ? text_from(found->language)
                           : named ? reading->language
                                   : TEXT("und");
    postmortem->words = reading->words = found ? found : rulebook_language(TEXT("en"));
    reading->time = &reading->words->time;
    for (size_t i = 0; i < sample.length; i++)
        postmortem->word_count += sample.data[i] == ' ';
}

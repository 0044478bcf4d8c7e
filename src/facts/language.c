/* The language of a document: the one that was named, else found by its commonest words; the words of
 * any other are left unread. */
#include "base/utf8.h"
#include "facts/reading.h"
#include "rulebook/rulebook.h"
#include "rulebook/trigger.h"

#define FEW_WORDS 40 /* fewer tell little, but for their script */
#define MIN_SHARE 4  /* of a hundred words, how many are common ones */
#define SAMPLE_BYTES (size_t)20000
#define UNDETERMINED TEXT("und")
#define ASSUMED TEXT("en") /* of a document that is too short to tell */

enum letter { LETTER_NONE, LETTER_SPACED, LETTER_UNSPACED };

/* What stands at byte `at`: `*length` are its bytes. */
static inline enum letter letter_at(struct text text, size_t at, size_t *length)
{
    char byte = text.data[at];
    *length = 1;
    if ((unsigned char)byte < 0x80)
        return ascii_is_word(byte) || byte == '\'' ? LETTER_SPACED : LETTER_NONE;
    int32_t code_point;
    *length = utf8_decode(text, at, &code_point);
    if (utf8_is_unspaced(code_point))
        return LETTER_UNSPACED;
    return utf8_is_alphanumeric(code_point) ? LETTER_SPACED : LETTER_NONE;
}

struct sample_word {
    struct text text;
    uint32_t hash;
    bool unspaced; /* one character of a script without blanks */
};
LIST(sample_word_list, struct sample_word);

/* Takes the next word off `*rest`: a run of letters, or one character of a script without blanks.
 * False where none was left. */
static bool next_word(struct text *rest, struct sample_word *word)
{
    struct text text = *rest;
    size_t start = 0, length = 0;
    enum letter letter = LETTER_NONE;
    while (start < text.length && (letter = letter_at(text, start, &length)) == LETTER_NONE)
        start += length;
    if (start == text.length)
        return false;
    size_t end = start + length;
    while (letter == LETTER_SPACED && end < text.length &&
           letter_at(text, end, &length) == LETTER_SPACED)
        end += length;
    word->text = text_slice(text, start, end);
    word->hash = phrase_hash(word->text);
    word->unspaced = letter == LETTER_UNSPACED;
    *rest = text_from_offset(text, end);
    return true;
}

/* The words of a text: how many there are, how many are common in a language, and how many begin with
 * a letter that Latin scripts do not begin words with. */
struct tally {
    size_t total, common, foreign;
};

#define FIRST_FOREIGN 0xC4 /* lead byte of U+0100 */

/* The words of a text in its order, but for numbers, and how many there are. */
struct sample {
    struct sample_word_list words;
    size_t characters;      /* of scripts without blanks */
    size_t spaced, foreign; /* other words; of them those that begin with a foreign letter */
};

static struct sample sample_of(struct arena *arena, struct text text)
{
    struct sample sample = {.characters = 0};
    struct text folded = utf8_fold(arena, text);
    struct sample_word word;
    while (next_word(&folded, &word)) {
        if (ascii_is_digit(word.text.data[0]))
            continue;
        LIST_PUSH(arena, &sample.words, word);
        sample.characters += word.unspaced;
        sample.spaced += !word.unspaced;
        sample.foreign += !word.unspaced && (unsigned char)word.text.data[0] >= FIRST_FOREIGN;
    }
    return sample;
}

/* Two characters of a script without blanks are a word. They tell the language only where most of the
 * text is in it: an English report may quote a line of Japanese. */
static struct tally tally_words(const struct word_list *common_words, const struct sample *sample)
{
    size_t common = 0, common_characters = 0, words_of_characters = sample->characters / 2;
    for (size_t i = 0; common_words->count && i < sample->words.count; i++) {
        const struct sample_word *word = &sample->words.items[i];
        if (phrase_place(common_words->index, word->hash, word->hash) != SIZE_MAX &&
            phrases_contain_hashed(common_words, word->text, word->hash))
            *(word->unspaced ? &common_characters : &common) += 1;
    }
    if (words_of_characters > sample->spaced)
        common += common_characters / 2;
    return (struct tally){sample->spaced + words_of_characters, common,
                          sample->foreign + words_of_characters};
}

/* The language of whose common words the sample has most, or NULL; `*second`: how many it has of the next
 * one's. */
static const struct words *find_commonest(const struct sample *sample, struct tally *most,
                                          size_t *second)
{
    const struct words *best = NULL;
    *most = (struct tally){0};
    *second = 0;
    for (size_t i = 0; i < rulebook_words_count; i++) {
        struct tally tally = tally_words(&rulebook_words[i].common_words, sample);
        if (tally.common > most->common) {
            *second = most->common;
            *most = tally;
            best = &rulebook_words[i];
        } else if (tally.common > *second) {
            *second = tally.common;
        }
    }
    return best;
}

/* The language that the words are in beyond doubt, or NULL: so many are common ones of its own, and so few
 * are those of another. */
static const struct words *find_clear_language(const struct sample *sample)
{
    enum { MANY_WORDS = 120, CLEAR_SHARE = 20, TIMES = 3 };
    struct tally most;
    size_t second;
    const struct words *best = find_commonest(sample, &most, &second);
    bool clear = most.total >= MANY_WORDS && most.common * 100 >= most.total * CLEAR_SHARE &&
                 most.common >= second * TIMES;
    return clear ? best : NULL;
}

/* The language whose common words the sample has most of; NULL where they are too few. What is too
 * short to tell counts as English in its letters, but is read by the words of all languages. */
static const struct words *find_language(const struct sample *sample, bool *known)
{
    const struct words *best = NULL;
    struct tally most = {0};
    for (size_t i = 0; i < rulebook_words_count; i++) {
        struct tally tally = tally_words(&rulebook_words[i].common_words, sample);
        if (i == 0 || tally.common > most.common) {
            most = tally;
            best = tally.common ? &rulebook_words[i] : NULL;
        }
    }
    *known = most.common * 100 >= most.total * MIN_SHARE ||
             (most.total < FEW_WORDS && most.foreign * 2 <= most.total);
    return *known && best ? best : rulebook_language(UNDETERMINED);
}

/* Whether a piece from the middle of the sample is in the language too: the beginning may be a summary for
 * readers who do not know that of the rest. */
static bool goes_on_in(struct arena *arena, struct text sample, const struct words *language)
{
    enum { PIECE_BYTES = 500, PIECE_SHARE = 10 };
    struct place middle = {sample.length / 2, sample.length / 2};
    struct sample piece = sample_of(arena, text_near(sample, middle, 0, PIECE_BYTES));
    struct tally most;
    size_t second;
    const struct words *best = find_commonest(&piece, &most, &second);
    return best == language && most.common * 100 >= most.total * PIECE_SHARE;
}

/* Most documents tell by their beginning. */
static const struct words *find_sample_language(struct arena *arena, struct text sample,
                                                bool *known)
{
    enum { BEGINNING_BYTES = 1500 };
    struct text beginning = text_near(sample, (struct place){0, 0}, 0, BEGINNING_BYTES);
    struct sample words = sample_of(arena, beginning);
    const struct words *clear = find_clear_language(&words);
    *known = true;
    if (clear && (beginning.length == sample.length || goes_on_in(arena, sample, clear)))
        return clear;
    if (beginning.length < sample.length)
        words = sample_of(arena, sample);
    return find_language(&words, known);
}

void read_language(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    struct text sample = prose_sample(reading, SAMPLE_BYTES);
    bool known = false;
    const struct words *words;
    if (reading->language.length) {
        words = rulebook_language(reading->language);
        known = words && words->common_words.count;
        words = words ? words : rulebook_language(UNDETERMINED);
        postmortem->language = reading->language;
    } else {
        words = find_sample_language(reading->arena, sample, &known);
        postmortem->language = text_from(words->language);
        if (known && !words->common_words.count)
            postmortem->language = ASSUMED;
    }
    postmortem->language_known = known;
    postmortem->words = reading->words = words;
    reading->time = &words->time;
    postmortem->word_count = utf8_count_words(text_trim(sample));
}

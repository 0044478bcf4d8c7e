/* The language of a document: the one that was named, else found by its commonest words; the words of
 * any other are left unread. */
#include "base/utf8.h"
#include "facts/steps.h"
#include "rulebook/common_words.h"
#include "rulebook/pattern.h"
#include "rulebook/rulebook.h"

#define FEW_WORDS 40 /* fewer tell little, but for their script */
#define MIN_SHARE 4  /* of a hundred words, how many are common ones */
#define SAMPLE_BYTES (size_t)20000
#define UNDETERMINED TEXT("und")
#define ASSUMED TEXT("en") /* of a document that is too short to tell */

enum letter { LETTER_NONE, LETTER_SPACED, LETTER_UNSPACED, LETTER_WIDE };

/* What a byte is of a word; LETTER_WIDE: a part of a character beyond ASCII. */
static inline enum letter letter_of(char byte)
{
    static const unsigned char letters[256] = {
        ['0' ... '9'] = LETTER_SPACED, ['A' ... 'Z'] = LETTER_SPACED,
        ['_'] = LETTER_SPACED,         ['a' ... 'z'] = LETTER_SPACED,
        ['\''] = LETTER_SPACED,        [0x80 ... 0xFF] = LETTER_WIDE};
    return letters[(unsigned char)byte];
}

/* What stands at byte `at`: `*length` are its bytes. */
static inline enum letter letter_at(struct text text, size_t at, size_t *length)
{
    enum letter letter = letter_of(text.data[at]);
    *length = 1;
    if (letter != LETTER_WIDE)
        return letter;
    int32_t code_point;
    *length = utf8_decode(text, at, &code_point);
    if (utf8_is_unspaced(code_point))
        return LETTER_UNSPACED;
    return utf8_is_alphanumeric(code_point) ? LETTER_SPACED : LETTER_NONE;
}

struct sample_word {
    struct text text;
    uint64_t bytes; /* as one number, where they are few enough to be a common word's */
    bool unspaced;  /* one character of a script without blanks */
};

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
    word->bytes = text_eight_bytes_at(text, start);
    word->bytes &= ~(UINT64_MAX << 8 * (end - start) % 64);
    word->unspaced = letter == LETTER_UNSPACED;
    *rest = text_from_offset(text, end);
    return true;
}

#define FIRST_FOREIGN 0xC4 /* lead byte of U+0100 */

/* How many of a sample's words are common ones of a language; likewise of its characters. */
struct common_count {
    size_t words, characters;
};

/* The words of a text, but for numbers. */
struct sample {
    size_t characters;           /* of scripts without blanks */
    size_t spaced, foreign;      /* other words; of them those that begin with a foreign letter */
    struct common_count *common; /* by language */
};

static void count_common(struct sample *sample, const struct sample_word *word)
{
    const uint64_t *slots = rulebook_common_words.slots;
    unsigned bits = rulebook_common_words.bits;
    for (size_t slot = common_word_slot(bits, word->bytes); slots[slot];
         slot = common_word_next(bits, slot)) {
        struct common_count *count = &sample->common[slots[slot] >> COMMON_WORD_SHIFT];
        if (slots[slot] << (64 - COMMON_WORD_SHIFT) == word->bytes << (64 - COMMON_WORD_SHIFT))
            *(word->unspaced ? &count->characters : &count->words) += 1;
    }
}

static struct sample sample_of(struct arena *arena, struct text text)
{
    struct sample sample = {.characters = 0};
    struct text rest = utf8_fold(arena, text);
    struct sample_word word;
    sample.common = arena_alloc_array(arena, rulebook_words_count, sizeof *sample.common);
    while (next_word(&rest, &word)) {
        if (ascii_is_digit(word.text.data[0]))
            continue;
        sample.characters += word.unspaced;
        sample.spaced += !word.unspaced;
        sample.foreign += !word.unspaced && (unsigned char)word.text.data[0] >= FIRST_FOREIGN;
        if (word.text.length <= COMMON_WORD_MAX_BYTES)
            count_common(&sample, &word);
    }
    return sample;
}

/* The words of a text: how many there are, how many are common in a language, and how many begin with
 * a letter that Latin scripts do not begin words with. */
struct tally {
    size_t total, common, foreign;
};

/* Two characters of a script without blanks are a word. They tell the language only where most of the
 * text is in it: an English report may quote a line of Japanese. */
static struct tally tally_words(const struct sample *sample, size_t language)
{
    const struct common_count *common = &sample->common[language];
    size_t words_of_characters = sample->characters / 2;
    bool unspaced = words_of_characters > sample->spaced;
    return (struct tally){sample->spaced + words_of_characters,
                          common->words + (unspaced ? common->characters / 2 : 0),
                          sample->foreign + words_of_characters};
}

/* The language of whose common words the sample has most, or NULL; `*second`: how many it has of the next
 * one's. */
static const struct words *find_commonest(const struct sample *sample, struct tally *most,
                                          size_t *second)
{
    size_t best = 0;
    *most = (struct tally){0};
    *second = 0;
    for (size_t i = 0; i < rulebook_words_count; i++) {
        struct tally tally = tally_words(sample, i);
        if (tally.common > most->common) {
            *second = most->common;
            *most = tally;
            best = i;
        } else if (tally.common > *second) {
            *second = tally.common;
        }
    }
    return most->common ? rulebook_words(best) : NULL;
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
    size_t best = 0;
    struct tally most = tally_words(sample, 0);
    for (size_t i = 1; i < rulebook_words_count; i++) {
        struct tally tally = tally_words(sample, i);
        if (tally.common > most.common) {
            most = tally;
            best = i;
        }
    }
    *known = most.common * 100 >= most.total * MIN_SHARE ||
             (most.total < FEW_WORDS && most.foreign * 2 <= most.total);
    return *known && most.common ? rulebook_words(best) : rulebook_language(UNDETERMINED);
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
    enum { BEGINNING_BYTES = 1000 };
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
    struct text sample = reading->sample = prose_sample(reading, SAMPLE_BYTES);
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
    postmortem->word_count = utf8_count_words(text_trim(sample), MUCH_PROSE + 1);
}

/* A list without the words of English. */
static struct word_list own_words(const struct word_list *list)
{
    struct word_list own = *list;
    own.extends = NULL;
    return own;
}

/* Whether a heading plays a role by a name that English does not have. */
static bool has_foreign_name(const struct reading *reading, const struct section *section)
{
    struct word_list own[ROLE_COUNT];
    bool roles[ROLE_COUNT] = {false};
    if (!section_has_role(section))
        return false;
    for (size_t role = 0; role < ROLE_COUNT; role++)
        own[role] = own_words(&reading->words->sections[role]);
    return phrases_mark(own, ROLE_COUNT, utf8_fold(reading->arena, section->heading), false, roles);
}

/* Whether a field has a label that English does not have. */
static bool has_foreign_label(struct reading *reading, const struct field *field)
{
    if (field->meaning == WORDS_COUNT)
        return false;
    struct word_list own = own_words(&reading->words->lists[field->meaning]);
    return phrases_contain(&own, label_name(reading, field->name));
}

/* Whether the title tells an incident in a word that English does not have. */
static bool has_foreign_title(const struct reading *reading)
{
    struct word_list own = own_words(&reading->words->lists[WORDS_POSTMORTEM_TITLE_PATTERNS]);
    return patterns_match(&own, reading->postmortem->title);
}

void doubt_language(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    if (!postmortem->language_known || reading->words->common_words.count)
        return;
    bool foreign = has_foreign_title(reading);
    for (size_t i = 0; !foreign && i < postmortem->sections.count; i++)
        foreign = has_foreign_name(reading, &postmortem->sections.items[i]);
    for (size_t i = 0; !foreign && i < postmortem->fields.count; i++)
        foreign = has_foreign_label(reading, &postmortem->fields.items[i]);
    if (!foreign)
        return;
    postmortem->language_known = false;
    postmortem->language = UNDETERMINED;
}

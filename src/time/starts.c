#include "time/starts.h"

#include <string.h>

#include "base/text.h"

#define ANY_SECOND UINT32_MAX

const char *const zone_areas[] = {"Africa/",   "America/",   "Antarctica/", "Arctic/", "Asia/",
                                  "Atlantic/", "Australia/", "Brazil/",     "Canada/", "Chile/",
                                  "Etc/",      "Europe/",    "Indian/",     "Mexico/", "Pacific/",
                                  "US/",       NULL};

static void add_bytes(uint32_t seconds[256], const char *bytes)
{
    for (; *bytes; bytes++)
        seconds[(unsigned char)*bytes] = ANY_SECOND;
}

static void add_word(uint32_t seconds[256], const char *word)
{
    bool letters = ascii_is_letter(word[0]) && ascii_is_letter(word[1]);
    uint32_t second = letters ? time_second_class(word[1]) : ANY_SECOND;
    seconds[(unsigned char)word[0]] |= second;
    if (ascii_is_letter(word[0]))
        seconds[(unsigned char)word[0] ^ 0x20] |= second;
}

/* Marks the letters with which a text begins. */
static void add_first_letters(uint64_t words[16], const char *text)
{
    unsigned hash = time_word_hash(text_from(text), 0);
    words[hash / 64] |= UINT64_C(1) << hash % 64;
}

static void add_list(uint32_t seconds[256], uint64_t words[16], const struct time_word_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        add_word(seconds, list->items[i].word);
        add_first_letters(words, list->items[i].word);
    }
}

/* Digits of full width begin with EF BC. */
static void add_wide_digits(uint32_t seconds[256])
{
    seconds[0xEF] |= time_second_class('\xBC');
}

static void fill_stamp(const struct time_words *words, struct time_starts *starts)
{
    uint32_t *seconds = starts->stamp;
    add_bytes(seconds, "0123456789+");
    for (const char *second = "0+- \t\xE2\xC2"; *second; second++)
        seconds['T'] |= time_second_class(*second);
    add_wide_digits(seconds);
    add_list(seconds, starts->stamp_words, &words->months);
    add_list(seconds, starts->stamp_words, &words->weekdays);
    add_list(seconds, starts->stamp_words, &words->half_days_before);
    add_list(seconds, starts->stamp_words, &words->eras);
    add_list(seconds, starts->stamp_words, &words->clocks);
    add_list(seconds, starts->stamp_words, &words->about);
    add_first_letters(starts->stamp_words, "T"); /* T+5 */
}

static void fill_length(const struct time_words *words, struct time_starts *starts)
{
    add_bytes(starts->length, "0123456789-P\xE2\xC2");
    add_wide_digits(starts->length);
    add_list(starts->length, starts->length_words, &words->numbers);
    add_list(starts->length, starts->length_words, &words->about);
    add_first_letters(starts->length_words, "P"); /* P1D, PT3H */
    add_first_letters(starts->length_words, "PT");
}

static void fill_zone(const struct time_words *words, uint32_t seconds[256])
{
    add_bytes(seconds, "+");
    for (const char *const *area = zone_areas; *area; area++)
        add_word(seconds, *area);
    for (size_t i = 0; i < words->zones.count; i++) {
        const char *const *names = words->zones.items[i].long_names;
        add_word(seconds, words->zones.items[i].name);
        for (; names && *names; names++)
            add_word(seconds, *names);
    }
}

void time_starts_fill(const struct time_words *words, struct time_starts *starts)
{
    memset(starts, 0, sizeof *starts);
    fill_stamp(words, starts);
    fill_length(words, starts);
    fill_zone(words, starts->zone);
}

bool time_stamp_may_begin(const struct time_starts *starts, struct text text, size_t at)
{
    return time_may_begin(starts->stamp, text, at) &&
           (!ascii_is_letter(text.data[at]) || time_word_among(starts->stamp_words, text, at));
}

void time_firsts_fill(struct time_word_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        unsigned char first = (unsigned char)list->items[i].word[0];
        unsigned run = time_word_hash(text_from(list->items[i].word), 0) / 4;
        list->firsts[first / 64] |= UINT64_C(1) << first % 64;
        list->runs[run / 64] |= UINT64_C(1) << run % 64;
    }
}

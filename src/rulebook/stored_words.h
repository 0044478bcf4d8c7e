/* Floor 3, inside the room only: the words of a language as the build stores them, and what is read by made of
 * them. They are stored without pointers: each of those the loader would set at every start of the program, which
 * changes all pages that hold any, whether they are needed or not.
 */
#ifndef PMLINT_RULEBOOK_STORED_WORDS_H
#define PMLINT_RULEBOOK_STORED_WORDS_H

#include "rulebook/trigger.h"

/* More languages cannot be stored. */
#define LANGUAGES_MAX 16

/* The lists of a language, in the order in which their items are numbered and stored. */
#define WORD_LISTS (1 + ROLE_COUNT + 1 + WORDS_COUNT)

/* The list of that number. */
static inline const struct word_list *word_list_of(const struct words *words, size_t number)
{
    if (number == 0)
        return &words->common_words;
    if (number <= ROLE_COUNT)
        return &words->sections[number - 1];
    if (number == ROLE_COUNT + 1)
        return &words->other_sections;
    return &words->lists[number - ROLE_COUNT - 2];
}

/* The same, to be filled in. */
static inline struct word_list *word_list_at(struct words *words, size_t number)
{
    return (struct word_list *)word_list_of(words, number);
}

/* The same list's `id`. */
static inline uint32_t word_list_id_at(size_t number)
{
    if (number == 0)
        return 0;
    if (number <= ROLE_COUNT + 1)
        return (uint32_t)(number - 1);
    return (uint32_t)(number - ROLE_COUNT - 2);
}

struct stored_words {
    const char *language, *extends;
    size_t base;            /* number of the language that it extends, or SIZE_MAX */
    const char *text;       /* all items and words for times, each with its NUL */
    const uint32_t *starts; /* where each of them begins there */
    const uint16_t *counts; /* how many items each list has: WORD_LISTS of them */
    /* What follows is NULL where the words for times are those of the base. */
    const uint16_t *time_counts; /* TIME_LIST_COUNT of them */
    const int32_t *time_values;  /* one a word */
    const uint16_t *time_letters;
    enum date_order date_order;
    const struct time_starts *time_starts;
};

/* One for each language, with the index of its triggers at the same place of rulebook_indexes. */
extern const struct stored_words rulebook_stored_words[];

/* The zones, which all languages have in common. */
extern const struct zone_table rulebook_zones;

#endif

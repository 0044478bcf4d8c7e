#include "time/starts.h"

#include <string.h>

const char *const zone_areas[] = {"Africa/",   "America/",   "Antarctica/", "Arctic/", "Asia/",
                                  "Atlantic/", "Australia/", "Brazil/",     "Canada/", "Chile/",
                                  "Etc/",      "Europe/",    "Indian/",     "Mexico/", "Pacific/",
                                  "US/",       NULL};

/* Notes that something may begin as the word does. */
static void add_word(struct time_starts *starts, const char *word, unsigned start)
{
    starts->bytes[(unsigned char)*word] |= START_BIT(start);
    if (!ascii_is_letter(*word))
        return;
    starts->bytes[(unsigned char)*word ^ 0x20] |= START_BIT(start);
    starts->letters[time_letters_at(text_from(word), 0).hash] |= START_BIT(start);
}

static void add_bytes(struct time_starts *starts, const char *bytes, unsigned start)
{
    for (; *bytes; bytes++)
        starts->bytes[(unsigned char)*bytes] |= START_BIT(start);
}

static void add_zones(struct time_starts *starts, const struct zone_table *zones)
{
    for (const char *const *area = zone_areas; *area; area++)
        add_word(starts, *area, START_ZONE);
    for (size_t i = 0; i < zones->count; i++) {
        add_word(starts, zones->items[i].name, START_ZONE);
        for (const char *const *name = zones->items[i].long_names; name && *name; name++)
            add_word(starts, *name, START_ZONE);
    }
}

void time_starts_fill(const struct time_words *words, struct time_starts *starts)
{
    memset(starts, 0, sizeof *starts);
    for (unsigned list = 0; list < TIME_LIST_COUNT; list++)
        for (size_t i = 0; i < words->lists[list].count; i++)
            add_word(starts, words->lists[list].items[i].word, list);
    add_zones(starts, &words->zones);
    add_bytes(starts, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", START_LETTER);
    add_bytes(starts, "0123456789\xEF", START_DIGIT);
    add_bytes(starts, "+", START_PLUS);
    add_bytes(starts, "-\xE2", START_MINUS);
    add_bytes(starts, "\xC2", START_FRACTION);
    add_word(starts, "T", START_ZERO);
    add_word(starts, "P", START_PERIOD);
    add_word(starts, "PT", START_PERIOD);
}

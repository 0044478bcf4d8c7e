/* What a look at the first bytes tells to be no stamp, length or zone is none by the readers either: with
 * the tables that a language's words are given beforehand (their starts, their letters, the names of the
 * zones by theirs) and without any of them the same is read, wherever one looks.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rulebook/rulebook.h"
#include "time/stamp.h"
#include "time/starts.h"

/* What stamps and lengths are made of, what stands beside them, and what only looks like it; each piece ends
 * in '|'. */
static const char pieces[] =
    "14:05|2:05|2024-05-03|03/04/2025|May 3|3 May|2 "
    "hours|3h|1|2|9|05|12|14|31|53|142|1405|2024|9131|24135|"
    "20240503|１４|５|:|:|：|.|,|-|-|/|–|→|~|～|〜|+|(|)|[|]|（|）|'|’|%|\n| | | | "
    "|\xC2\xA0|　|T|T0|Z|P|PT|"
    "x|xx|??|May|may|sept.|October|Fri|Sunday|sat|am|p.m.|PM|noon|midnight|h|hrs|hours|min|m|s|day|"
    "percent|"
    "regions|12Feb97|a|an|half|and a half|½|two|twenty-five|about|by|at "
    "least|over|per|every|at|on|the|of|between|to|"
    "and|until|or so|st|nd|rd|th|UTC|pst|CEST|Pacific Time|west africa "
    "time|Europe/London|US/Pacific|GMT+1|"
    "+05:30|+0200|août|Août|à|vendredi|3,5|heures|et demie|environ|du "
    "matin|1er|午前|午後|令和6年|5月|3日|14時|"
    "05分|半|(金)|頃|から|約|日本時間|";

enum { TEXTS = 3000, PIECES_AT_MOST = 8, PIECES = 160, ROOM = 256 };

/* Splits them; returns how many there are. */
static size_t split_pieces(struct text list[PIECES])
{
    size_t count = 0;
    for (const char *start = pieces, *end; (end = strchr(start, '|')); start = end + 1) {
        assert_true(count < PIECES);
        list[count++] = (struct text){start, (size_t)(end - start)};
    }
    return count;
}

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state >> 8;
}

static struct text make_text(char room[ROOM], uint32_t *state)
{
    struct text list[PIECES];
    size_t known = split_pieces(list), length = 0;
    size_t count = 1 + next_random(state) % PIECES_AT_MOST;
    for (size_t i = 0; i < count; i++) {
        struct text piece = list[next_random(state) % known];
        assert_true(length + piece.length < ROOM);
        memcpy(room + length, piece.data, piece.length);
        length += piece.length;
    }
    return (struct text){room, length};
}

static void assert_same_place(struct place a, struct place b)
{
    assert_int_equal(a.start, b.start);
    assert_int_equal(a.end, b.end);
}

static void assert_same_date(const struct date *a, const struct date *b)
{
    assert_int_equal(a->known, b->known);
    assert_int_equal(a->year, b->year);
    assert_int_equal(a->month, b->month);
    assert_int_equal(a->day, b->day);
    assert_int_equal(a->weekday, b->weekday);
    assert_same_place(a->place, b->place);
}

static void assert_same_clock(const struct clock *a, const struct clock *b)
{
    assert_int_equal(a->known, b->known);
    assert_int_equal(a->hour, b->hour);
    assert_int_equal(a->minute, b->minute);
    assert_int_equal(a->second, b->second);
    assert_int_equal(a->precision, b->precision);
    assert_int_equal(a->half_day_known, b->half_day_known);
}

static void assert_same_zone(const struct zone *a, const struct zone *b)
{
    assert_int_equal(a->known, b->known);
    assert_ptr_equal(a->entry, b->entry);
    assert_ptr_equal(a->written.data, b->written.data);
    assert_int_equal(a->written.length, b->written.length);
}

static void assert_same_stamp(const struct stamp *a, const struct stamp *b)
{
    assert_same_place(a->place, b->place);
    assert_same_date(&a->date, &b->date);
    assert_same_date(&a->end_date, &b->end_date);
    assert_same_clock(&a->clock, &b->clock);
    assert_same_clock(&a->end_clock, &b->end_clock);
    assert_same_zone(&a->zone, &b->zone);
    assert_same_zone(&a->end_zone, &b->end_zone);
    assert_int_equal(a->about, b->about);
    assert_int_equal(a->relative, b->relative);
    assert_int_equal(a->seconds, b->seconds);
}

typedef bool stamp_reader(struct text, size_t, const struct time_words *, struct stamp *);

/* Returns whether there is one. */
static bool compare_stamps(stamp_reader *reader, struct text text, size_t at,
                           const struct time_words *words, const struct time_words *plain)
{
    struct stamp a, b;
    bool found = reader(text, at, words, &a);
    assert_int_equal(found, reader(text, at, plain, &b));
    if (found)
        assert_same_stamp(&a, &b);
    return found;
}

/* Of what is plain a loose reading is the same. */
static size_t compare_plain(struct text text, size_t at, const struct time_words *words)
{
    struct stamp stamp, loose;
    if (!stamp_read(text, at, words, &stamp) || !stamp_is_plain(text, words, &stamp))
        return 0;
    assert_true(stamp_read_loosely(text, at, words, &loose));
    assert_same_stamp(&stamp, &loose);
    return 1;
}

static bool compare_lengths(struct text text, size_t at, const struct time_words *words,
                            const struct time_words *plain)
{
    struct length a, b;
    bool found = length_find(text, at, words, &a);
    assert_int_equal(found, length_find(text, at, plain, &b));
    if (found) {
        assert_same_place(a.place, b.place);
        assert_int_equal(a.least, b.least);
        assert_int_equal(a.most, b.most);
    }
    return found;
}

/* Whether a stamp that can be nothing else lies over a part of the length. */
static bool overlaps(const struct stamp *stamp, const struct length *length)
{
    return (stamp->date.known || stamp->zone.known || stamp->end_clock.known) &&
           stamp->place.start < length->place.end && length->place.start < stamp->place.end;
}

/* A text of which the searches for its stamps tell that it holds no length has none, but over its stamps. */
static size_t compare_noted(struct text text, const struct time_words *words)
{
    struct stamp stamps[ROOM];
    size_t count = 0;
    bool length = false, more = true, noted;
    for (size_t at = 0; more; at = stamps[count++].place.end) {
        more = stamp_find_noting(text, at, words, &stamps[count], &noted);
        length |= noted;
    }
    struct length found;
    for (size_t at = 0; !length && length_find(text, at, words, &found); at = found.place.end) {
        bool over = false;
        for (size_t i = 0; i + 1 < count; i++)
            over |= overlaps(&stamps[i], &found);
        assert_true(over);
    }
    return !length;
}

static void compare_zones(struct text text, size_t at, const struct time_words *words,
                          const struct time_words *plain)
{
    struct zone a, b;
    bool found = zone_find(text, at, words, &a);
    assert_int_equal(found, zone_find(text, at, plain, &b));
    if (found)
        assert_same_zone(&a, &b);
}

enum table { STARTS = 1, LETTERS = 2, ZONE_NAMES = 4 };

/* The words as they are without these tables. */
static struct time_words words_without(const struct time_words *words, unsigned tables)
{
    struct time_words plain = *words;
    assert_non_null(words->starts);
    assert_non_null(words->zones.names);
    if (tables & STARTS)
        plain.starts = NULL;
    for (size_t i = 0; i < TIME_LIST_COUNT && tables & LETTERS; i++) {
        assert_true(words->lists[i].letters || !words->lists[i].count);
        plain.lists[i].letters = NULL;
    }
    if (tables & ZONE_NAMES) {
        plain.zones.names = NULL;
        plain.zones.name_count = 0;
    }
    return plain;
}

static void compare_language(const char *language, unsigned tables)
{
    const struct time_words *words = &rulebook_language(text_from(language))->time;
    struct time_words plain = words_without(words, tables);
    uint32_t state = 7;
    size_t stamps = 0, plain_stamps = 0, lengths = 0, without_lengths = 0;
    char room[ROOM];
    for (size_t i = 0; i < TEXTS; i++) {
        struct text text = make_text(room, &state);
        without_lengths += compare_noted(text, words);
        for (size_t at = 0; at < text.length; at++) {
            if (((unsigned char)text.data[at] & 0xC0) == 0x80)
                continue;
            stamps += compare_stamps(stamp_read, text, at, words, &plain);
            plain_stamps += compare_plain(text, at, words);
            compare_stamps(stamp_read_loosely, text, at, words, &plain);
            compare_stamps(stamp_find, text, at, words, &plain);
            lengths += compare_lengths(text, at, words, &plain);
            compare_zones(text, at, words, &plain);
        }
    }
    assert_true(stamps > TEXTS / 30 && lengths > TEXTS / 30 && plain_stamps > TEXTS / 100);
    assert_true(without_lengths > TEXTS / 10);
}

static void compare_languages(unsigned tables)
{
    compare_language("en", tables);
    compare_language("fr", tables);
    compare_language("ja", tables);
}

static void starts_hide_nothing(void **state)
{
    (void)state;
    compare_languages(STARTS);
}

/* Nor do all tables together: words and names of zones are then compared one by one. */
static void tables_hide_nothing(void **state)
{
    (void)state;
    compare_languages(STARTS | LETTERS | ZONE_NAMES);
}

static void letters_are_counted_up_to_eight(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t count;
    } cases[] = {{"May", 3},         {"may 3", 3},
                 {"Z", 1},           {"9", 0},
                 {"@a", 0},          {"[a", 0},
                 {"`a", 0},          {"{a", 0},
                 {"a@", 1},          {"Az[", 2},
                 {"zA`zzzzzz", 2},   {"a{", 1},
                 {"ao\xC3\xBBt", 2}, {"\xC3\xA9t\xC3\xA9", 0},
                 {"midnight", 8},    {"wednesday", 8}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(time_letters_at(text_from(cases[i].text), 0).count, cases[i].count);
}

/* Only the letters themselves tell the hash: neither their case nor what stands around them. */
static void letters_have_one_hash(void **state)
{
    (void)state;
    unsigned hash = time_letters_at(TEXT("october"), 0).hash;
    assert_int_equal(time_letters_at(TEXT("OCTOBER"), 0).hash, hash);
    assert_int_equal(time_letters_at(TEXT("on October 3rd"), 3).hash, hash);
    assert_int_equal(time_letters_at(TEXT("october\xC3\xA9"), 0).hash, hash);
    assert_int_equal(time_letters_at(TEXT("wednesday"), 0).hash,
                     time_letters_at(TEXT("WEDNESDA"), 0).hash);
    assert_int_not_equal(time_letters_at(TEXT("octobre"), 0).hash, hash);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(starts_hide_nothing),
        cmocka_unit_test(tables_hide_nothing),
        cmocka_unit_test(letters_are_counted_up_to_eight),
        cmocka_unit_test(letters_have_one_hash),
    };
    setenv("TZDIR", "/nonexistent", 1); /* no region is installed */
    return cmocka_run_group_tests(tests, NULL, NULL);
}

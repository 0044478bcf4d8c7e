#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <sanitizer/asan_interface.h>

#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/distance.h"
#include "base/error.h"
#include "base/text.h"
#include "base/text_places.h"
#include "base/utf8.h"

LIST(number_list, size_t);

static void assert_text(struct text actual, const char *expected)
{
    assert_int_equal(actual.length, strlen(expected));
    assert_memory_equal(actual.data, expected, actual.length);
}

static void slices_are_cut_to_the_text(void **state)
{
    (void)state;
    assert_text(text_slice(TEXT("postmortem"), 4, 8), "mort");
    assert_text(text_slice(TEXT("post"), 2, 99), "st");
    assert_text(text_slice(TEXT("post"), 3, 1), "");
    assert_text(text_from_offset(TEXT("post"), 9), "");
    assert_text(text_from(NULL), "");
}

static void trimming_knows_invisible_space(void **state)
{
    (void)state;
    assert_text(text_trim(TEXT(" \t\xC2\xA0"
                               "at last\xE2\x80\x8B\r\n")),
                "at last");
    assert_text(text_trim(TEXT(" \n ")), "");
    assert_text(text_strip(TEXT("**bold**"), "*"), "bold");
    assert_text(text_strip(TEXT("–a –."), "–. "), "a");
    assert_text(text_strip(TEXT("–.–"), "–."), "");
    /* the minus shares a byte with the dash, the bracket two with the colon */
    assert_text(text_strip(TEXT("−08:00−"), "–"), "−08:00−");
    assert_text(text_strip(TEXT("（a："), "："), "（a");
}

static void words_are_found_at_their_edges(void **state)
{
    (void)state;
    struct text line = TEXT("outages, Outage; the outage_id");
    assert_int_equal(text_find(line, TEXT("outage"), 0), 0);
    assert_int_equal(text_find_word(line, TEXT("outage"), 0), 9);
    assert_true(text_find_word(line, TEXT("outage"), 10) == TEXT_NOT_FOUND);
    assert_true(text_find(line, TEXT("outage"), 99) == TEXT_NOT_FOUND);
    assert_int_equal(text_find(line, TEXT(""), 3), 3);
}

static void lines_end_in_three_ways(void **state)
{
    (void)state;
    struct text rest = TEXT("one\ntwo\r\nthree\r\rfive"), line;
    const char *const expected[] = {"one", "two", "three", "", "five"};
    for (size_t i = 0; i < 5; i++) {
        assert_true(text_next_line(&rest, &line));
        assert_text(line, expected[i]);
    }
    assert_false(text_next_line(&rest, &line));
}

/* All texts of up to six characters, most of which end lines. */
static void lines_are_counted_as_they_are_taken(void **state)
{
    enum { LENGTH = 6, TEXTS = 1 << 2 * LENGTH };
    (void)state;
    for (size_t number = 0; number < TEXTS; number++) {
        char bytes[LENGTH];
        for (size_t i = 0; i < LENGTH; i++)
            bytes[i] = "a\r\n\n"[number >> 2 * i & 3];
        for (size_t length = 0; length <= LENGTH; length++) {
            struct text rest = {bytes, length}, line;
            size_t count = 0;
            while (text_next_line(&rest, &line))
                count++;
            assert_int_equal(text_count_lines((struct text){bytes, length}), count);
        }
    }
}

static void numbers_are_whole_and_bounded(void **state)
{
    (void)state;
    int number = -1;
    assert_true(text_to_number(TEXT("0037"), &number));
    assert_int_equal(number, 37);
    assert_true(text_to_number(TEXT("999999999"), &number));
    assert_int_equal(number, 999999999);
    assert_false(text_to_number(TEXT("1000000000"), &number));
    assert_false(text_to_number(TEXT("-1"), &number));
    assert_false(text_to_number(TEXT(""), &number));
}

static void arena_memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t round = 0; round < 2; round++) {
        for (size_t size = 0; size < 300; size += 7) {
            unsigned char *memory = arena_alloc(arena, size);
            assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
            for (size_t i = 0; i < size; i++)
                assert_int_equal(memory[i], 0);
            memset(memory, 0xAA, size);
        }
        arena_clear(arena);
    }
    arena_free(arena);
}

static void assert_piece(const char *memory, size_t size)
{
    assert_null(__asan_region_is_poisoned((void *)memory, size));
    assert_true(__asan_address_is_poisoned(memory + size));
}

static void sanitizer_watches_each_piece(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *first = arena_alloc(arena, 5), *second = arena_alloc(arena, 16);
    assert_piece(first, 5);
    assert_piece(second, 16);
    second = arena_realloc(arena, second, 16, 40); /* in place */
    assert_piece(second, 40);
    first = arena_realloc(arena, first, 5, 7); /* within what it has */
    assert_piece(first, 7);
    arena_clear(arena);
    assert_true(__asan_address_is_poisoned(first));
    arena_free(arena);
}

static void arena_gives_large_pieces(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    char *large = arena_alloc(arena, 3000000), *small = arena_alloc(arena, 1);
    large[2999999] = 'x';
    *small = 'y';
    arena_clear(arena);
    assert_int_equal(((char *)arena_alloc(arena, 100))[99], 0);
    arena_free(arena);
}

/* Fills pieces of an arena, and looks whether any of them is another's too. */
static void fill_pieces(struct arena *arena, char **pieces, size_t count, char byte)
{
    enum { PIECE = 20000 };
    for (size_t i = 0; i < count; i++) {
        pieces[i] = arena_alloc(arena, PIECE);
        assert_int_equal(pieces[i][0] | pieces[i][PIECE - 1], 0);
        memset(pieces[i], byte, PIECE);
    }
}

static void a_scratch_arena_gives_its_memory_back(void **state)
{
    enum { PIECES = 12 };
    (void)state;
    char *own[PIECES], *more[PIECES], *again[PIECES], *scratched[PIECES];
    struct arena *arena = arena_new();
    for (size_t round = 0; round < 3; round++) {
        fill_pieces(arena, own, PIECES / 2, 'o');
        struct arena *scratch = arena_begin_scratch(arena);
        size_t before = arena_emptied();
        fill_pieces(scratch, scratched, PIECES, 's');
        fill_pieces(arena, more, PIECES, 'm');
        assert_non_null(arena_alloc(scratch, 1000000));
        assert_int_equal(scratched[PIECES - 1][0], 's');
        arena_end_scratch(scratch);
        assert_true(arena_emptied() != before);
        fill_pieces(arena, again, PIECES, 'a');
        assert_int_equal(own[0][0], 'o');
        assert_int_equal(more[PIECES - 1][0], 'm');
        bool reused = false;
        for (size_t i = 0; i < PIECES; i++)
            reused = reused || again[i] == scratched[0];
        assert_true(reused || round == 0);
        arena_clear(arena);
    }
    arena_free(arena);
}

static void an_emptied_arena_gives_its_chunks_anew(void **state)
{
    enum { PIECES = 100, PIECE = 10000, MANY_PIECES = 1000 };
    (void)state;
    char *given[PIECES];
    struct arena *arena = arena_new();
    for (size_t i = 0; i < PIECES; i++)
        memset(given[i] = arena_alloc(arena, PIECE), 0xAA, PIECE);
    arena_clear(arena);
    for (size_t i = 0; i < MANY_PIECES; i++) {
        char *again = arena_alloc(arena, PIECE);
        if (i < PIECES / 2) /* half a megabyte is kept */
            assert_ptr_equal(again, given[i]);
        for (size_t byte = 0; byte < PIECE; byte++)
            assert_int_equal(again[byte], 0);
    }
    arena_clear(arena);
    arena_free(arena);
}

static void lists_keep_their_items_while_they_grow(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct number_list list = {0}, other = {0};
    for (size_t i = 0; i < 10000; i++) {
        LIST_PUSH(arena, &list, i);
        if (i % 100 == 0)
            LIST_PUSH(arena, &other, i * 2);
    }
    assert_int_equal(list.count, 10000);
    for (size_t i = 0; i < list.count; i++)
        assert_int_equal(list.items[i], i);
    for (size_t i = 0; i < other.count; i++)
        assert_int_equal(other.items[i], i * 200);
    arena_free(arena);
}

static void copies_and_prints_end_in_nul(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(arena_copy(arena, text_slice(TEXT("timeline"), 0, 4)).data, "time");
    assert_string_equal(arena_printf(arena, "%d:%02d", 9, 5), "9:05");
    assert_string_equal(arena_join(arena, "14:05", " or ", "15:05"), "14:05 or 15:05");
    assert_string_equal(arena_join(arena, "", "", ""), "");
    for (int width = 190; width < 210; width++) /* short ones are printed in another way */
        assert_int_equal(strlen(arena_printf(arena, "%*d", width, 1)), width);
    arena_free(arena);
}

static void errors_are_cut_to_what_fits(void **state)
{
    (void)state;
    struct error error;
    char much[3000];
    memset(much, 'a', sizeof much - 1);
    much[sizeof much - 1] = '\0';
    assert_int_equal(error_set(&error, "%s", much), 0);
    assert_int_equal(strlen(error.message), sizeof error.message - 1);
}

static void invalid_utf8_is_found_at_its_first_byte(void **state)
{
    (void)state;
    assert_true(utf8_find_invalid(TEXT("na\xC3\xAFve \xF0\x9F\x94\xA5")) == TEXT_NOT_FOUND);
    assert_int_equal(utf8_find_invalid(TEXT("ab\xFF")), 2);
    assert_true(utf8_is_ascii(TEXT("")));
    assert_true(utf8_is_ascii(TEXT("sixteen bytes, and some\x7F")));
    assert_false(utf8_is_ascii(TEXT("sixteen bytes, and som\xC3\xA9")));
    assert_false(utf8_is_ascii(TEXT("na\xC3\xAFve and long enough")));
    assert_int_equal(utf8_find_invalid(TEXT("a\xC0\x80")), 1);        /* overlong */
    assert_int_equal(utf8_find_invalid(TEXT("abc\xED\xA0\x80")), 3);  /* a surrogate */
    assert_int_equal(utf8_find_invalid(TEXT("\xE2\x82")), 0);         /* cut short */
    assert_int_equal(utf8_find_invalid(TEXT("\xF4\x90\x80\x80")), 0); /* past U+10FFFF */
}

static void decoding_always_moves_on(void **state)
{
    (void)state;
    int32_t c;
    assert_int_equal(utf8_decode(TEXT("\xE2\x80\x93"), 0, &c), 3);
    assert_int_equal(c, 0x2013);
    assert_int_equal(utf8_decode(TEXT("\xE2\x80"), 0, &c), 1);
    assert_int_equal(c, 0xFFFD);
}

static void width_is_that_of_clusters(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(TEXT("e\xCC\x81t\xC3\xA9")), 4);
    assert_int_equal(utf8_width(TEXT("e\xCC\x81t\xC3\xA9")), 3);
    assert_int_equal(utf8_width(TEXT("\xE9\x9A\x9C\xE5\xAE\xB3")), 4); /* two wide characters */
    assert_int_equal(utf8_width(TEXT("")), 0);
}

static void folding_makes_headings_comparable(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_text(utf8_fold(arena, TEXT("  What\xE2\x80\x99s \t UP\n")), "what's up");
    assert_text(utf8_fold(arena, TEXT("\xC3\x89T\xC3\x89")), "\xC3\xA9t\xC3\xA9");
    assert_text(utf8_fold(arena, TEXT("Root\xC2\xA0\xE2\x80\x8B"
                                      "Cause")),
                "root cause");
    assert_text(utf8_fold(arena, TEXT("")), "");
    /* bytes of a character that was cut, which would take three times their room as U+FFFD */
    assert_text(utf8_fold(arena, TEXT("\x88\x92 A \x88\x92\x88\x92\x88\x92\x88\x92")),
                "?? a ????????");
    arena_free(arena);
}

/* Symbols are told by their blocks, without the library's tables, which have the last word here. */
static void symbols_are_what_unicode_says(void **state)
{
    struct arena *arena = arena_new();
    (void)state;
    for (int32_t c = 0x2000; c < 0x20000; c++) {
        char bytes[4];
        struct text text = {bytes, (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)bytes)};
        const char *category = utf8proc_category_string(c);
        bool letter =
            category[0] == 'L' || strcmp(category, "Nd") == 0 || strcmp(category, "Nl") == 0;
        assert_int_equal(utf8_is_alphanumeric(c), letter);
        if (utf8proc_tolower(c) != c)
            assert_false(text_equal(utf8_fold(arena, text), text));
        arena_clear(arena);
    }
    arena_free(arena);
}

static void sanitising_replaces_only_what_is_invalid(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct text good = TEXT("fine");
    assert_ptr_equal(utf8_sanitise(arena, good).data, good.data);
    assert_text(utf8_sanitise(arena, TEXT("a\xFF"
                                          "b")),
                "a\xEF\xBF\xBD"
                "b");
    arena_free(arena);
}

static void distance_counts_edits(void **state)
{
    (void)state;
    assert_int_equal(edit_distance(TEXT("lint"), TEXT("lint")), 0);
    assert_int_equal(edit_distance(TEXT("lint"), TEXT("LINT")), 0);
    assert_int_equal(edit_distance(TEXT("lint"), TEXT("ilnt")), 1); /* neighbours swapped */
    assert_int_equal(edit_distance(TEXT("lint"), TEXT("lit")), 1);
    assert_int_equal(edit_distance(TEXT("lint"), TEXT("hints")), 2);
    assert_int_equal(edit_distance(TEXT(""), TEXT("abc")), 3);
    assert_int_equal(edit_distance(TEXT("kitten"), TEXT("sitting")), 3);
}

static void distance_of_long_texts_is_infinite(void **state)
{
    (void)state;
    char much[65];
    memset(much, 'a', sizeof much);
    assert_true(edit_distance((struct text){much, 65}, TEXT("a")) == SIZE_MAX);
    assert_int_equal(edit_distance((struct text){much, 64}, TEXT("")), 64);
}

static void word_edges_know_scripts(void **state)
{
    (void)state;
    struct text french = TEXT("r\xC3\xA9solu"), english = TEXT("down\xE2\x80\x94hard");
    assert_false(utf8_is_word_edge(french, 1)); /* before and behind the accent */
    assert_false(utf8_is_word_edge(french, 3));
    assert_true(utf8_is_word_edge(french, 0));
    assert_true(utf8_is_word_edge(french, french.length));
    assert_true(utf8_is_word_edge(english, 4)); /* a dash is no letter */
    assert_true(utf8_is_word_edge(english, 7));
    struct text japanese = TEXT("DB\xE9\x9A\x9C\xE5\xAE\xB3"); /* "DB" and two of Han */
    assert_false(utf8_is_word_edge(japanese, 1));
    assert_true(utf8_is_word_edge(japanese, 2));
    assert_true(utf8_is_word_edge(japanese, 5));
    assert_int_equal(text_find_word(japanese, TEXT("\xE5\xAE\xB3"), 0), 5);
    assert_int_equal(text_find_word(french, TEXT("solu"), 0), TEXT_NOT_FOUND);
}

static void words_are_counted_in_every_script(void **state)
{
    (void)state;
    assert_int_equal(utf8_count_words(TEXT("It was down "), SIZE_MAX), 3);
    /* six characters of Han */
    assert_int_equal(utf8_count_words(TEXT("\xE9\x9A\x9C\xE5\xAE\xB3\xE7\x99\xBA\xE7\x94\x9F"
                                           "\xE9\x9A\x9C\xE5\xAE\xB3"),
                                      SIZE_MAX),
                     3);
    assert_in_range(utf8_count_words(TEXT("It was down all day and all night "), 2), 2, 7);
}

/* Pieces of text in any order, so that each stands at each of eight bytes: what they fold to, and how wide
 * they are. */
static void all_orders_are_read_alike(void **state)
{
    static const struct piece {
        const char *text, *folded;
        size_t width;
        bool blank;
    } pieces[] = {
        {"a", "a", 1, false},
        {"Zebra@[`{", "zebra@[`{", 9, false},
        {" ", " ", 1, true},
        {"\t", " ", 0, true},
        {"\x7F", "\x7F", 0, false},
        {"\xC3\x89", "\xC3\xA9", 1, false},
        {"e\xCC\x81", "e\xCC\x81", 1, false},
        {"\xEA\xB0\x80", "\xEA\xB0\x80", 2, false}, /* a syllable of Hangul */
    };
    enum { PIECES = sizeof pieces / sizeof *pieces, ROUNDS = 20000, MOST = 12 };
    (void)state;
    struct arena *arena = arena_new();
    uint32_t random = 1;
    for (size_t round = 0; round < ROUNDS; round++, arena_clear(arena)) {
        char text[MOST * 10] = "", folded[MOST * 10] = "";
        size_t width = 0, blanks = 0;
        bool blank = true; /* as it were: a text is trimmed */
        for (size_t i = round % MOST; i > 0; i--) {
            random = random * 1664525 + 1013904223;
            const struct piece *piece = &pieces[random >> 16 & (PIECES - 1)];
            bool again = piece->blank && blank;
            strcat(text, piece->text);
            strcat(folded, again ? "" : piece->folded);
            blanks += piece->blank && !again;
            width += piece->width;
            blank = piece->blank;
        }
        size_t length = strlen(folded);
        folded[length - (length && folded[length - 1] == ' ')] = '\0';
        assert_text(utf8_fold(arena, text_from(text)), folded);
        assert_int_equal(utf8_width(text_from(text)), width);
        assert_int_equal(utf8_count_words(text_from(text), SIZE_MAX), blanks);
    }
    arena_free(arena);
}

static void latin_letters_have_a_lower_case(void **state)
{
    (void)state;
    assert_true(text_equal_folded(TEXT("\xC3\x80 14H"), TEXT("\xC3\xA0 14h")));
    /* the signs of multiplication and division are no letter in two cases */
    assert_false(text_equal_folded(TEXT("\xC3\x97"), TEXT("\xC3\xB7")));
}

static void test_text_compare(void **state)
{
    (void)state;
    assert_true(text_compare(TEXT("a"), TEXT("b")) < 0);
    assert_true(text_compare(TEXT("b"), TEXT("a")) > 0);
    assert_true(text_compare(TEXT("a"), TEXT("ab")) < 0);
    assert_true(text_compare(TEXT(""), TEXT("a")) < 0);
    assert_true(text_compare(TEXT("Z"), TEXT("a")) < 0); /* by bytes */
    assert_int_equal(text_compare(TEXT("ab"), TEXT("ab")), 0);
    assert_int_equal(text_compare((struct text){0}, TEXT("")), 0);
}

static void parts_of_texts_are_found(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    static const char memory[] = "one two three four";
    const struct text whole = TEXT(memory);
    const struct text texts[] = {text_slice(whole, 8, 13), text_slice(whole, 0, 3),
                                 text_slice(whole, 4, 7)};
    struct text_places places = text_places_new(texts, 3, arena), none = {0};
    for (int again = 0; again < 2; again++) {
        assert_int_equal(text_places_find(&places, text_slice(whole, 9, 11)), 2); /* "hr" */
        assert_int_equal(text_places_find(&places, text_slice(whole, 0, 3)), 0);
        assert_int_equal(text_places_find(&places, text_slice(whole, 6, 7)), 1);
        assert_int_equal(text_places_find(&places, text_slice(whole, 2, 5)), TEXT_NOT_FOUND);
        assert_int_equal(text_places_find(&places, text_slice(whole, 14, 18)), TEXT_NOT_FOUND);
        assert_int_equal(text_places_find(&none, whole), TEXT_NOT_FOUND);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_of_texts_are_found),
        cmocka_unit_test(test_text_compare),
        cmocka_unit_test(slices_are_cut_to_the_text),
        cmocka_unit_test(trimming_knows_invisible_space),
        cmocka_unit_test(words_are_found_at_their_edges),
        cmocka_unit_test(word_edges_know_scripts),
        cmocka_unit_test(words_are_counted_in_every_script),
        cmocka_unit_test(all_orders_are_read_alike),
        cmocka_unit_test(latin_letters_have_a_lower_case),
        cmocka_unit_test(lines_end_in_three_ways),
        cmocka_unit_test(lines_are_counted_as_they_are_taken),
        cmocka_unit_test(numbers_are_whole_and_bounded),
        cmocka_unit_test(arena_memory_is_zeroed_and_aligned),
        cmocka_unit_test(sanitizer_watches_each_piece),
        cmocka_unit_test(arena_gives_large_pieces),
        cmocka_unit_test(a_scratch_arena_gives_its_memory_back),
        cmocka_unit_test(an_emptied_arena_gives_its_chunks_anew),
        cmocka_unit_test(lists_keep_their_items_while_they_grow),
        cmocka_unit_test(copies_and_prints_end_in_nul),
        cmocka_unit_test(errors_are_cut_to_what_fits),
        cmocka_unit_test(invalid_utf8_is_found_at_its_first_byte),
        cmocka_unit_test(decoding_always_moves_on),
        cmocka_unit_test(width_is_that_of_clusters),
        cmocka_unit_test(folding_makes_headings_comparable),
        cmocka_unit_test(symbols_are_what_unicode_says),
        cmocka_unit_test(sanitising_replaces_only_what_is_invalid),
        cmocka_unit_test(distance_counts_edits),
        cmocka_unit_test(distance_of_long_texts_is_infinite),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

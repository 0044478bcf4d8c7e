/* Where a drawn timeline puts its labels: none may touch another or leave the picture, however many there
 * are and however close; and how labels are cleaned, measured and cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "report/label.h"
#include "report/timeline_layout.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400, MOST = 10000 };
#define START (int64_t)1742220000 /* 2025-03-17T14:00:00 */

struct fixture {
    struct arena *arena;
    struct stretch marks[MOST], phases[LAYOUT_MAX_PHASES];
    int lines[MOST], rest_lines[4];
    struct layout_request request;
    struct layout layout;
};

static int setup(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->arena = arena_new();
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

/* Entries a minute apart, of which the ten in the middle (or all, where there are fewer) are in one. */
static void ask_for(struct fixture *fixture, size_t count)
{
    size_t crowd = count < 10 ? count : 10, first = (count - crowd) / 2;
    int64_t at = START;
    for (size_t i = 0; i < count; i++) {
        fixture->marks[i] = (struct stretch){at, at};
        fixture->lines[i] = 1 + (int)(i % 2);
        bool in_crowd = i >= first && i + 1 < first + crowd;
        at += in_crowd ? 5 : MINUTE;
    }
    fixture->request = (struct layout_request){
        .span = {.from = START,
                 .until = count ? fixture->marks[count - 1].until : START,
                 .marks = fixture->marks,
                 .mark_count = count,
                 .phases = fixture->phases},
        .mark_lines = fixture->lines,
        .time_width = 44,
        .rest_lines = fixture->rest_lines,
    };
}

static void add_phase(struct fixture *fixture, int64_t from, int64_t until)
{
    fixture->phases[fixture->request.span.phase_count++] = (struct stretch){from, until};
}

static void lay_out(struct fixture *fixture)
{
    fixture->layout = layout_of(&fixture->request, fixture->arena);
}

static bool intersect(const struct box *a, const struct box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

static void assert_inside(const struct layout *layout, const struct box *box)
{
    assert_true(box->width > 0 && box->height > 0);
    assert_true(box->x >= 0 && box->x + box->width <= layout->width);
    assert_true(box->y >= 0 && box->y + box->height <= layout->height);
}

/* Every two boxes, by brute force, and every one against the picture. Returns how many there are. */
static size_t assert_readable(struct fixture *fixture)
{
    lay_out(fixture);
    struct box_list boxes = layout_boxes(&fixture->layout, &fixture->request, fixture->arena);
    for (size_t i = 0; i < boxes.count; i++) {
        assert_inside(&fixture->layout, &boxes.items[i]);
        for (size_t j = 0; j < i; j++)
            if (intersect(&boxes.items[i], &boxes.items[j]))
                fail_msg("boxes %zu and %zu intersect", j, i);
    }
    return boxes.count;
}

static void test_no_labels_intersect(void **state)
{
    struct fixture *fixture = *state;
    static const size_t counts[] = {1, 2, 3, 10, 30, 300};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        ask_for(fixture, counts[i]);
        /* a title, a subtitle, a time and a text an entry, at least one tick */
        assert_true(assert_readable(fixture) >= 2 + 2 * counts[i] + 1);
    }
}

static void test_no_labels_intersect_with_phases(void **state)
{
    struct fixture *fixture = *state;
    static const size_t counts[] = {3, 30, 300};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        ask_for(fixture, counts[i]);
        int64_t until = fixture->request.span.until;
        add_phase(fixture, START, START); /* three short ones at one end */
        add_phase(fixture, START, START + 5);
        add_phase(fixture, START + 5, until);
        assert_readable(fixture);
    }
}

static void test_all_in_one_moment(void **state)
{
    struct fixture *fixture = *state;
    ask_for(fixture, 300);
    for (size_t i = 0; i < 300; i++)
        fixture->marks[i] = (struct stretch){START, START};
    fixture->request.span.until = START;
    assert_readable(fixture);
}

static void test_crowds_at_both_ends(void **state)
{
    struct fixture *fixture = *state;
    ask_for(fixture, 30);
    for (size_t i = 0; i < 30; i++)
        fixture->marks[i].from = fixture->marks[i].until = START + (i < 15 ? 0 : 2 * HOUR);
    fixture->request.span.until = START + 2 * HOUR;
    assert_readable(fixture);
    assert_int_equal(fixture->layout.scale.break_count, 0); /* two moments are a scale */
}

static void test_labels_without_a_time_stand_below(void **state)
{
    struct fixture *fixture = *state;
    for (size_t count = 0; count <= 3; count += 3) {
        ask_for(fixture, count);
        for (int i = 0; i < 4; i++)
            fixture->rest_lines[i] = 1 + i % 2;
        fixture->request.rest_count = 4;
        assert_readable(fixture);
        assert_int_equal(fixture->layout.has_scale, count > 0);
        assert_true(fixture->layout.rest[0].y > fixture->layout.rest_heading.y);
    }
}

static void test_scale_is_true(void **state)
{
    struct fixture *fixture = *state;
    ask_for(fixture, 3);
    static const int64_t times[] = {0, HOUR, 4 * HOUR};
    for (size_t i = 0; i < 3; i++)
        fixture->marks[i].from = fixture->marks[i].until = START + times[i];
    fixture->request.span.until = START + 4 * HOUR;
    lay_out(fixture);
    const struct scale *scale = &fixture->layout.scale;
    int64_t height = scale->bottom - scale->top;
    assert_int_equal(scale_y(scale, START), scale->top);
    assert_int_equal(scale_y(scale, START + 4 * HOUR), scale->bottom);
    assert_int_equal(scale_y(scale, START + HOUR) - scale->top, height / 4);
    assert_int_equal(scale_y(scale, START - DAY), scale->top);
    assert_int_equal(scale_y(scale, START + DAY), scale->bottom);
    /* a label with room stands beside its moment */
    const struct layout_place *place = &fixture->layout.places[1];
    assert_int_equal(place->label.y + LAYOUT_LINE / 2, place->y);
}

static void test_weeks_before_are_cut_out(void **state)
{
    struct fixture *fixture = *state;
    ask_for(fixture, 30);
    fixture->marks[0].from = fixture->marks[0].until = START - 40 * DAY;
    fixture->request.span.from = START - 40 * DAY;
    add_phase(fixture, START - 40 * DAY, START + MINUTE);
    assert_readable(fixture);
    const struct scale *scale = &fixture->layout.scale;
    assert_int_equal(scale->break_count, 1);
    assert_int_equal(scale->breaks[0].from, START - 40 * DAY);
    assert_int_equal(scale->breaks[0].until, fixture->marks[1].from);
    int64_t cut = scale_y(scale, fixture->marks[1].from) - scale_y(scale, fixture->marks[0].from);
    assert_int_equal(cut, SCALE_BREAK_HEIGHT);
    /* a phase that begins within the empty stretch parts it */
    fixture->phases[0].from = START - 30 * DAY;
    assert_readable(fixture);
    for (size_t i = 0; i < scale->break_count; i++)
        assert_true(scale->breaks[i].from >= START - 30 * DAY ||
                    scale->breaks[i].until <= START - 30 * DAY);
}

static void test_order_is_kept(void **state)
{
    struct fixture *fixture = *state;
    ask_for(fixture, 300);
    lay_out(fixture);
    for (size_t i = 1; i < 300; i++) {
        assert_true(fixture->layout.places[i].y >= fixture->layout.places[i - 1].y);
        assert_true(fixture->layout.places[i].label.y > fixture->layout.places[i - 1].label.y);
    }
}

static void test_ten_thousand_make_it_taller(void **state)
{
    struct fixture *fixture = *state;
    ask_for(fixture, MOST);
    lay_out(fixture);
    const struct layout *layout = &fixture->layout;
    assert_int_equal(layout->width, LAYOUT_WIDTH);
    for (size_t i = 0; i < MOST; i++) {
        const struct box *box = &layout->places[i].label;
        assert_inside(layout, box);
        if (i)
            assert_true(layout->places[i - 1].label.y + layout->places[i - 1].label.height <=
                        box->y);
    }
    assert_true(layout->height <= 3 * LAYOUT_LINE * (int64_t)MOST);
}

static void assert_text(struct text actual, const char *expected)
{
    if (!text_equal(actual, text_from(expected)))
        fail_msg("\"%.*s\" instead of \"%s\"", TEXT_ARG(actual), expected);
}

static void test_labels_are_clean(void **state)
{
    struct fixture *fixture = *state;
    struct arena *arena = fixture->arena;
    assert_text(label_clean(arena, TEXT("  two\r\n\twords ")), "two words");
    assert_text(label_clean(arena, TEXT("a\033[31m\007b\x7F")), "a[31mb");
    assert_text(label_clean(arena, TEXT("a\xE2\x80\xAE"
                                        "b\xEF\xBB\xBF")),
                "ab"); /* an override */
    assert_text(label_clean(arena, TEXT("a\xFFz")), "a\xEF\xBF\xBDz");
    assert_text(label_clean(arena, TEXT("a\xC2\xA0\xE2\x80\xA8z")), "a z");
    /* six accents on one letter: four stay */
    assert_text(label_clean(arena, TEXT("e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81.")),
                "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81.");
}

static void test_labels_are_measured(void **state)
{
    (void)state;
    assert_int_equal(label_width(TEXT(""), false), 0);
    assert_true(label_width(TEXT("WWW"), false) > label_width(TEXT("iii"), false));
    assert_true(label_width(TEXT("word"), true) > label_width(TEXT("word"), false));
    /* a wide character is an em at least; an accent takes nothing; a family is one picture */
    assert_true(label_width(TEXT("\xE6\x9E\xAF"), false) >= LABEL_EM);
    assert_int_equal(label_width(TEXT("e\xCC\x81"), false), label_width(TEXT("e"), false));
    assert_int_equal(label_width(TEXT("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7"), false),
                     label_width(TEXT("\xF0\x9F\x91\xA9"), false));
}

static void test_labels_are_cut(void **state)
{
    struct fixture *fixture = *state;
    struct text word = TEXT("aaaaaaaaaa"); /* 62 each */
    assert_text(label_cut(fixture->arena, word, 620, false), "aaaaaaaaaa");
    assert_text(label_cut(fixture->arena, word, 619, false), "aaaaaaaa\xE2\x80\xA6");
    struct text wide = TEXT("\xE6\x9E\xAF\xE6\x9E\xAF\xE6\x9E\xAF");
    assert_text(label_cut(fixture->arena, wide, 250, false), "\xE6\x9E\xAF\xE2\x80\xA6");
}

static void test_labels_are_wrapped(void **state)
{
    struct fixture *fixture = *state;
    struct label label = label_wrap(fixture->arena, TEXT("aaa bbb"), 500, 0);
    assert_int_equal(label.count, 1);
    assert_false(label.cut);
    label = label_wrap(fixture->arena, TEXT("aaa bbb"), 500, 200); /* the first line has 300 */
    assert_int_equal(label.count, 2);
    assert_text(label.lines[0], "aaa");
    assert_text(label.lines[1], "bbb");
    label = label_wrap(fixture->arena, TEXT("aaaaaaaaaaaa bb cc dd ee"), 500, 0);
    assert_text(label.lines[0], "aaaaaaaa"); /* a long word is broken */
    assert_true(label.cut);
    for (int i = 0; i < label.count; i++)
        assert_true(label_width(label.lines[i], false) <= 500);
}

#define layout_test(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        layout_test(test_no_labels_intersect),
        layout_test(test_no_labels_intersect_with_phases),
        layout_test(test_all_in_one_moment),
        layout_test(test_crowds_at_both_ends),
        layout_test(test_labels_without_a_time_stand_below),
        layout_test(test_scale_is_true),
        layout_test(test_weeks_before_are_cut_out),
        layout_test(test_order_is_kept),
        layout_test(test_ten_thousand_make_it_taller),
        layout_test(test_labels_are_clean),
        layout_test(test_labels_are_measured),
        layout_test(test_labels_are_cut),
        layout_test(test_labels_are_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

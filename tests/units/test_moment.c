/* Moments in their context, their order, the calendar and formats. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena_fixture.h"
#include "time/moment.h"
#include "time_fixture.h"

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

static struct stamp read_stamp(const char *text)
{
    struct stamp stamp;
    if (!stamp_read(text_from(text), 0, &fixture_words, &stamp))
        fail_msg("\"%s\" is not read", text);
    return stamp;
}

static struct moment moment_in(const char *text, const struct moment_context *context)
{
    struct stamp stamp = read_stamp(text);
    return moment_of(&stamp, context, arena);
}

/* The moment of a text without any context. */
static struct moment moment(const char *text)
{
    return moment_in(text, &(struct moment_context){0});
}

static struct moment_context context_of(const char *date, const char *zone)
{
    struct moment_context context = {0};
    if (date) {
        context.date = read_stamp(date).date;
        context.date_why = "the heading on line 12";
    }
    if (zone) {
        assert_true(zone_read(text_from(zone), 0, &fixture_words, &context.zone));
        context.zone_why = "zone from line 3";
    }
    return context;
}

static void calendar_holds(void **state)
{
    int year, month, day;
    (void)state;
    assert_int_equal(days_from_date(1970, 1, 1), 0);
    assert_int_equal(days_from_date(1969, 12, 31), -1);
    assert_int_equal(days_from_date(2000, 3, 1), 11017);
    assert_int_equal(days_from_date(2024, 2, 29), 19782);
    assert_int_equal(weekday_of(2024, 5, 3), 5);
    assert_int_equal(weekday_of(1969, 12, 31), 3);
    assert_true(date_exists(2000, 2, 29));
    assert_false(date_exists(1900, 2, 29));
    assert_true(date_exists(0, 2, 29));
    assert_false(date_exists(2024, 13, 1));
    assert_false(date_exists(2024, 4, 31));
    for (int64_t days = -800000; days < 800000; days += 13) {
        date_from_days(days, &year, &month, &day);
        assert_true(date_exists(year, month, day));
        assert_int_equal(days_from_date(year, month, day), days);
    }
}

static void whole_stamp_is_certain(void **state)
{
    (void)state;
    struct moment m = moment("2024-04-25 14:00 UTC");
    assert_int_equal(m.certainty, MOMENT_CERTAIN);
    assert_null(m.why);
    assert_true(m.has_instant);
    assert_string_equal(format_instant(arena, m.earliest), "2024-04-25T14:00:00Z");
    assert_int_equal(m.latest - m.earliest, 59);
    m = moment("2024-04-25T14:00:00+02:00");
    assert_string_equal(format_instant(arena, m.earliest), "2024-04-25T12:00:00Z");
    assert_int_equal(m.latest, m.earliest);
    assert_string_equal(format_local(arena, m.local_earliest), "2024-04-25T14:00:00");
    m = moment("2024-04-25 24:00 UTC");
    assert_string_equal(format_instant(arena, m.earliest), "2024-04-26T00:00:00Z");
}

static void context_is_inherited_with_its_reason(void **state)
{
    (void)state;
    struct moment_context context = context_of("2024-04-25", "EAT");
    struct moment m = moment_in("14:00", &context);
    assert_int_equal(m.certainty, MOMENT_INFERRED);
    assert_string_equal(m.why, "date from the heading on line 12; zone from line 3");
    assert_string_equal(format_instant(arena, m.earliest), "2024-04-25T11:00:00Z");
    context.day_shift = 1;
    context.shift_why = "past midnight: 23:50 came before";
    m = moment_in("0:10 UTC", &context);
    assert_string_equal(m.why,
                        "date from the heading on line 12; past midnight: 23:50 came before");
    assert_string_equal(format_instant(arena, m.earliest), "2024-04-26T00:10:00Z");
    assert_string_equal(format_date(arena, &m.date), "2024-04-26");
}

static void what_nobody_says_stays_unknown(void **state)
{
    (void)state;
    struct moment m = moment("14:00");
    assert_int_equal(m.certainty, MOMENT_INFERRED);
    assert_string_equal(m.why, "no date is known; no zone is named");
    assert_true(m.has_local);
    assert_false(m.has_instant);
    assert_int_equal(m.local_earliest, 14 * HOUR);
    m = moment("2024-04-25 14:00");
    assert_false(m.has_instant);
    m = moment("2024-04-25 14:00 Europe/Nowhere");
    assert_true(m.zone.known);
    assert_false(m.has_instant);
    m = moment("T+15m");
    assert_false(m.has_local);
}

static void year_is_taken_from_the_context(void **state)
{
    (void)state;
    struct moment_context context = context_of("2024-12-31", "UTC");
    struct moment m = moment_in("Jan 1 00:10 UTC", &context);
    assert_string_equal(format_date(arena, &m.date), "2025-01-01");
    assert_int_equal(m.certainty, MOMENT_INFERRED);
    context = context_of("2023-03-01", "UTC");
    m = moment_in("Feb 29 10:00", &context);
    assert_int_equal(m.certainty, MOMENT_UNREADABLE);
}

static void impossible_stamps_are_unreadable(void **state)
{
    (void)state;
    struct moment m = moment("2024-05-03 25:10 UTC");
    assert_int_equal(m.certainty, MOMENT_UNREADABLE);
    assert_string_equal(m.why, "25:10 is no time of day");
    assert_false(m.has_local);
    m = moment("2024-02-30 10:00 UTC");
    assert_string_equal(m.why, "2024-02-30 is no day of the calendar");
    struct moment_context context = context_of("2024-02-30", "UTC");
    m = moment_in("10:00", &context);
    assert_int_equal(m.certainty, MOMENT_INFERRED);
    assert_false(m.date.known);
}

static void ambiguity_names_its_candidates(void **state)
{
    (void)state;
    struct moment m = moment("2024-05-03 14:05 IST");
    assert_int_equal(m.certainty, MOMENT_AMBIGUOUS);
    assert_string_equal(m.why, "IST: +05:30, +01:00 or +02:00");
    assert_string_equal(format_instant(arena, m.earliest), "2024-05-03T08:35:00Z");
    assert_string_equal(format_instant(arena, m.latest), "2024-05-03T13:05:59Z");
    m = moment("03/04/2025 10:00 UTC");
    assert_string_equal(m.why, "2025-03-04 or 2025-04-03");
    assert_string_equal(format_instant(arena, m.earliest), "2025-03-04T10:00:00Z");
    assert_string_equal(format_instant(arena, m.latest), "2025-04-03T10:00:59Z");
    struct moment_context context = context_of("2024-05-03", "UTC");
    context.half_day_open = true;
    m = moment_in("2:05", &context);
    assert_string_equal(m.why, "02:05 or 14:05");
    assert_int_equal(m.local_latest - m.local_earliest, 12 * HOUR + 59);
    assert_int_equal(moment_in("14:05", &context).certainty, MOMENT_INFERRED);
    assert_int_equal(moment_in("2:05 pm", &context).certainty, MOMENT_INFERRED);
}

static void context_settles_the_order_of_a_date(void **state)
{
    (void)state;
    struct moment_context context = context_of("3 April 2025", NULL);
    struct moment m = moment_in("03/04/2025 10:00 UTC", &context);
    assert_int_equal(m.certainty, MOMENT_CERTAIN);
    assert_string_equal(format_date(arena, &m.date), "2025-04-03");
}

static void season_decides_a_seasonal_zone(void **state)
{
    (void)state;
    struct moment m = moment("2024-07-01 12:00 PT");
    assert_int_equal(m.certainty, MOMENT_CERTAIN);
    assert_string_equal(format_instant(arena, m.earliest), "2024-07-01T19:00:00Z");
    m = moment("2024-01-15 12:00 PT");
    assert_string_equal(format_instant(arena, m.earliest), "2024-01-15T20:00:00Z");
    m = moment("2024-03-10 12:00 PT"); /* the clocks change on this day */
    assert_int_equal(m.certainty, MOMENT_AMBIGUOUS);
    assert_int_equal(moment("2024-03-09 12:00 PT").certainty, MOMENT_CERTAIN);
    assert_int_equal(moment("2024-11-04 12:00 PT").certainty, MOMENT_CERTAIN);
}

static void standard_name_in_summer_has_two_readings(void **state)
{
    (void)state;
    struct moment pst = moment("2024-07-01 12:00 PST"), later = moment("2024-07-01 12:30 PST");
    assert_int_equal(pst.certainty, MOMENT_AMBIGUOUS);
    assert_string_equal(pst.why, "PST: -08:00 or -07:00");
    assert_int_equal(moment_compare(&pst, &later), ORDER_BEFORE);
    struct moment utc = moment("2024-07-01 19:30 UTC");
    assert_int_equal(moment_compare(&pst, &utc), ORDER_UNKNOWN);
    utc = moment("2024-07-01 20:30 UTC");
    assert_int_equal(moment_compare(&pst, &utc), ORDER_BEFORE);
    assert_int_equal(moment("2024-01-01 12:00 PST").certainty, MOMENT_CERTAIN);
    assert_int_equal(moment("2024-01-01 12:00 AEST").certainty, MOMENT_AMBIGUOUS);
    assert_int_equal(moment("2024-07-01 12:00 AEST").certainty, MOMENT_CERTAIN);
    assert_true(zone_is_out_of_season(&pst.zone, &pst.date));
    struct moment cest = moment("2024-01-01 12:00 CEST");
    assert_true(zone_is_out_of_season(&cest.zone, &cest.date));
    struct moment cet = moment("2024-01-01 12:00 CET");
    assert_false(zone_is_out_of_season(&cet.zone, &cet.date));
}

/* On the day on which the clocks change, who writes of summer means it; some write of winter all year. */
static void summer_name_holds_on_the_day_of_the_change(void **state)
{
    (void)state;
    struct moment cest = moment("2024-10-27 02:30 CEST");
    assert_int_equal(cest.certainty, MOMENT_CERTAIN);
    assert_string_equal(format_instant(arena, cest.earliest), "2024-10-27T00:30:00Z");
    assert_int_equal(moment("2024-10-27 02:30 CET").certainty, MOMENT_AMBIGUOUS);
    assert_int_equal(moment("2024-11-27 02:30 CEST").certainty, MOMENT_AMBIGUOUS);
}

static void order_is_judged_where_all_readings_agree(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b;
        enum moment_order order;
    } examples[] = {
        {"14:00", "14:05", ORDER_BEFORE},
        {"14:05", "14:00", ORDER_AFTER},
        {"14:05", "14:05", ORDER_SAME},
        {"14:05", "14:05:33", ORDER_UNKNOWN},
        {"14:04", "14:05:33", ORDER_BEFORE},
        {"14:05", "2024-05-03 14:00", ORDER_UNKNOWN},
        {"~14:05", "14:00", ORDER_UNKNOWN},
        {"~14:05", "14:30", ORDER_BEFORE},
        {"11pm", "11:05 pm", ORDER_UNKNOWN},
        {"11pm", "10:50 pm", ORDER_AFTER},
        {"2024-05-03 14:05 UTC", "2024-05-03 14:30 CEST", ORDER_AFTER},
        {"2024-05-03 14:05 UTC", "2024-05-03 14:30", ORDER_UNKNOWN},
        {"2024-05-03 14:05 UTC", "2024-05-03 14:05Z", ORDER_SAME},
        {"14:05 IST", "14:30 IST", ORDER_BEFORE},
        {"2024-05-03 14:05 IST", "2024-05-03 10:00 UTC", ORDER_UNKNOWN},
        {"2024-05-03 14:05 IST", "2024-05-03 08:00 UTC", ORDER_AFTER},
        {"03/04/2025 10:00", "03/04/2025 11:00", ORDER_BEFORE},
        {"03/04/2025 10:00", "03/05/2025 09:00", ORDER_BEFORE},
        {"03/04/2025 10:00", "04/03/2025 10:00", ORDER_UNKNOWN},
        {"03/04/2025 10:00", "2025-03-20 10:00", ORDER_UNKNOWN},
        {"03/04/2025 10:00", "2025-05-01 10:00", ORDER_BEFORE},
        {"May 3", "May 4", ORDER_BEFORE},
        {"May 3 10:00", "May 3 11:00", ORDER_BEFORE},
        {"Jan 1", "December 31", ORDER_UNKNOWN},
        {"May 3", "2024-05-04", ORDER_UNKNOWN},
        {"May 2024", "2024-06-01", ORDER_BEFORE},
        {"May 2024", "2024-05-30", ORDER_UNKNOWN},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct moment a = moment(examples[i].a), b = moment(examples[i].b);
        if (moment_compare(&a, &b) != examples[i].order)
            fail_msg("%s against %s", examples[i].a, examples[i].b);
    }
}

static void check_between(const char *a, const char *b, int64_t least, int64_t most)
{
    int64_t shortest = 0, longest = 0;
    struct moment from = moment(a), to = moment(b);
    assert_true(moment_between(&from, &to, &shortest, &longest));
    assert_int_equal(shortest, least);
    assert_int_equal(longest, most);
}

static void lengths_between_moments(void **state)
{
    int64_t least, most;
    (void)state;
    check_between("14:00", "17:30", 210 * MINUTE, 210 * MINUTE);
    check_between("14:00:10", "14:00:40", 30, 30);
    check_between("14:00", "14:20:30", 20 * MINUTE + 30 - 59, 20 * MINUTE + 30);
    check_between("2024-05-03 14:00 UTC", "2024-05-03 17:30 CEST", 90 * MINUTE, 90 * MINUTE);
    check_between("2024-05-03 14:00 IST", "2024-05-03 14:00 UTC", HOUR, 5 * HOUR + 30 * MINUTE);
    check_between("~14:00", "17:30", 195 * MINUTE, 225 * MINUTE);
    check_between("2pm", "5pm", 2 * HOUR + 1, 4 * HOUR - 1);
    /* the night in which PT loses an hour */
    check_between("2024-03-09 20:00 PT", "2024-03-11 20:00 PT", 47 * HOUR, 47 * HOUR);
    check_between("03/04/2025 10:00", "03/04/2025 11:00", HOUR, HOUR);
    struct moment a = moment("14:00"), b = moment("2024-05-03 14:00");
    assert_false(moment_between(&a, &b, &least, &most));
}

static struct moment end_of(const char *text, const struct moment_context *context)
{
    struct stamp stamp = read_stamp(text);
    assert_true(stamp.end_clock.known || stamp.end_date.known);
    return moment_of_end(&stamp, context, arena);
}

static void end_of_a_range(void **state)
{
    (void)state;
    struct moment_context context = context_of("2024-05-03", "UTC");
    struct moment end = end_of("14:00-14:20", &context);
    assert_string_equal(format_instant(arena, end.earliest), "2024-05-03T14:20:00Z");
    end = end_of("23:00-01:20", &context);
    assert_string_equal(format_instant(arena, end.earliest), "2024-05-04T01:20:00Z");
    assert_string_equal(format_date(arena, &end.date), "2024-05-04");
    assert_non_null(strstr(end.why, "past midnight: it began at 23:00"));
    end = end_of("14:05-13:50", &context);
    assert_int_equal(end.certainty, MOMENT_AMBIGUOUS);
    assert_int_equal(end.latest - end.earliest, DAY + 59);
    end = end_of("2024-05-03 22:00 to May 5 02:00 UTC", &context);
    assert_string_equal(format_instant(arena, end.earliest), "2024-05-05T02:00:00Z");
    assert_int_equal(end.certainty, MOMENT_INFERRED); /* whose year is that of the beginning */
    assert_non_null(strstr(end.why, "the beginning of the range"));
    end = end_of("December 30 \xE2\x80\x93 January 2, 2025", &context);
    assert_string_equal(format_instant(arena, end.latest), "2025-01-02T23:59:59Z");
    end = end_of("May 3-5, 2024", &context);
    assert_string_equal(format_instant(arena, end.earliest), "2024-05-05T00:00:00Z");
    assert_int_equal(end.precision, PRECISION_DAY);
    struct moment_context none = {0};
    end = end_of("23:00-01:20", &none);
    assert_int_equal(end.local_earliest, DAY + HOUR + 20 * MINUTE);
}

/* 9 July or 7 September: whichever it is, the end lies on the day behind it. */
static void end_past_midnight_of_a_date_in_two_orders(void **state)
{
    (void)state;
    struct moment_context none = {0};
    int64_t least, most;
    static const struct {
        const char *range;
        int64_t open; /* seconds that the zone leaves open between two days */
    } cases[] = {{"07/09/2023 17:15 to 02:00 UTC", 0},
                 {"07/09/2023 17:15 to 02:00", 0},
                 {"07/09/2023 17:15 to 02:00 PT", HOUR}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct stamp stamp = read_stamp(cases[i].range);
        struct moment start = moment_of(&stamp, &none, arena);
        struct moment end = moment_of_end(&stamp, &none, arena);
        assert_true(moment_between(&start, &end, &least, &most));
        assert_int_equal(least, 8 * HOUR + 45 * MINUTE - cases[i].open);
        assert_int_equal(most, 8 * HOUR + 45 * MINUTE + cases[i].open);
    }
}

static void weekday_alone_follows_the_context(void **state)
{
    (void)state;
    struct moment_context context = context_of("2024-05-03", "UTC"); /* a Friday */
    struct moment m = moment_in("Friday 14:05", &context);
    assert_string_equal(format_instant(arena, m.earliest), "2024-05-03T14:05:00Z");
    m = moment_in("Sunday 14:05", &context);
    assert_int_equal(m.certainty, MOMENT_AMBIGUOUS);
    assert_string_equal(m.why, "Sunday: 2024-04-28 or 2024-05-05");
}

static void relative_moment_is_reckoned_from_its_zero(void **state)
{
    (void)state;
    struct moment zero = moment("2024-05-03 23:50 UTC");
    struct moment m = moment_after(&zero, 15 * MINUTE, "15 min after line 4", arena);
    assert_string_equal(format_instant(arena, m.earliest), "2024-05-04T00:05:00Z");
    assert_string_equal(format_clock(arena, &m.clock), "00:05");
    assert_string_equal(format_date(arena, &m.date), "2024-05-04");
    assert_int_equal(m.certainty, MOMENT_INFERRED);
    assert_string_equal(m.why, "15 min after line 4");
    m = moment_after(&zero, -10 * MINUTE - 30, NULL, arena);
    assert_string_equal(format_clock(arena, &m.clock), "23:39:30");
}

static void lengths_are_formatted(void **state)
{
    (void)state;
    assert_string_equal(format_length(arena, 12600), "3 h 30 min");
    assert_string_equal(format_length(arena, 45 * MINUTE), "45 min");
    assert_string_equal(format_length(arena, 2 * DAY + 4 * HOUR), "2 days 4 h");
    assert_string_equal(format_length(arena, DAY), "1 day");
    assert_string_equal(format_length(arena, 20), "20 s");
    assert_string_equal(format_length(arena, HOUR), "1 h");
    assert_string_equal(format_length(arena, 0), "0 min");
    assert_string_equal(format_length(arena, -90), "-1 min 30 s");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calendar_holds),
        cmocka_unit_test(whole_stamp_is_certain),
        cmocka_unit_test(context_is_inherited_with_its_reason),
        cmocka_unit_test(what_nobody_says_stays_unknown),
        cmocka_unit_test(year_is_taken_from_the_context),
        cmocka_unit_test(impossible_stamps_are_unreadable),
        cmocka_unit_test(ambiguity_names_its_candidates),
        cmocka_unit_test(context_settles_the_order_of_a_date),
        cmocka_unit_test(season_decides_a_seasonal_zone),
        cmocka_unit_test(standard_name_in_summer_has_two_readings),
        cmocka_unit_test(summer_name_holds_on_the_day_of_the_change),
        cmocka_unit_test(order_is_judged_where_all_readings_agree),
        cmocka_unit_test(lengths_between_moments),
        cmocka_unit_test(end_of_a_range),
        cmocka_unit_test(end_past_midnight_of_a_date_in_two_orders),
        cmocka_unit_test(weekday_alone_follows_the_context),
        cmocka_unit_test(relative_moment_is_reckoned_from_its_zero),
        cmocka_unit_test(lengths_are_formatted),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

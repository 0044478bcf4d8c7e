/* Clocks, dates, zones, ranges and relative times as they stand in a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "time/stamp.h"
#include "time_fixture.h"

/* A stamp as one line: "2024-05-03 14:05-14:20 UTC", with marks for what is not plain. */
struct line {
    char text[200];
    size_t length;
};

static void put(struct line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(struct line *line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int written =
        vsnprintf(line->text + line->length, sizeof line->text - line->length, format, arguments);
    va_end(arguments);
    assert_true(written >= 0 && (size_t)written < sizeof line->text - line->length);
    line->length += (size_t)written;
}

static void put_date(struct line *line, const struct date *date)
{
    static const char *const weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    if (!date->known)
        return;
    if (date->weekday >= 0)
        put(line, "%s ", weekdays[date->weekday]);
    if (date->month)
        put(line, "%04d-%02d-%02d%s%s ", date->year, date->month, date->day,
            date->ambiguous ? "?" : "", date->impossible ? "!" : "");
}

static void put_clock(struct line *line, const struct clock *clock)
{
    put(line, "%02d", clock->hour);
    if (clock->precision >= PRECISION_MINUTE)
        put(line, ":%02d", clock->minute);
    if (clock->precision == PRECISION_SECOND)
        put(line, ":%02d", clock->second);
    if (clock->nanosecond)
        put(line, ".%09d", clock->nanosecond);
    put(line, "%s%s", clock->half_day_known ? "" : "?", clock->impossible ? "!" : "");
}

static void put_zone(struct line *line, const struct zone *zone)
{
    if (!zone->known)
        return;
    put(line, " %.*s", TEXT_ARG(zone->written));
    for (size_t i = 0; i < zone->offset_count; i++)
        put(line, "%c%d", i ? ',' : '=', zone->offsets[i]);
}

static void describe(struct line *line, const struct stamp *stamp)
{
    *line = (struct line){{0}, 0};
    if (stamp->about)
        put(line, "~");
    if (stamp->relative)
        put(line, "T%+lld", (long long)stamp->seconds);
    put_date(line, &stamp->date);
    if (stamp->clock.known)
        put_clock(line, &stamp->clock);
    if (stamp->end_clock.known) {
        put(line, "-");
        put_date(line, &stamp->end_date);
        put_clock(line, &stamp->end_clock);
    } else if (stamp->end_date.known) {
        put(line, "- ");
        put_date(line, &stamp->end_date);
    }
    put_zone(line, &stamp->zone);
    put_zone(line, &stamp->end_zone);
    while (line->length && line->text[line->length - 1] == ' ')
        line->text[--line->length] = '\0';
}

typedef bool stamp_reader(struct text, size_t, const struct time_words *, struct stamp *);

/* One example: what is read, up to where ('|' in the text, which the reader does not see), as what. */
struct example {
    const char *text;
    const char *stamp; /* NULL where nothing is read */
};

static void check_example(stamp_reader *reader, const struct example *example)
{
    struct stamp stamp;
    struct line line;
    char buffer[300];
    const char *bar = strchr(example->text, '|');
    size_t end = bar ? (size_t)(bar - example->text) : strlen(example->text);
    assert_true(strlen(example->text) < sizeof buffer);
    memcpy(buffer, example->text, end);
    strcpy(buffer + end, bar ? bar + 1 : "");
    bool read = reader(text_from(buffer), 0, &fixture_words, &stamp);
    if (read != (example->stamp != NULL))
        fail_msg("\"%s\" is %s", example->text, read ? "read" : "not read");
    if (!read)
        return;
    describe(&line, &stamp);
    if (strcmp(line.text, example->stamp) != 0)
        fail_msg("\"%s\" gives \"%s\", not \"%s\"", example->text, line.text, example->stamp);
    if (stamp.place.start != 0 || stamp.place.end != end)
        fail_msg("\"%s\" ends at byte %zu", example->text, stamp.place.end);
}

#define CHECK_ALL(reader, examples) \
    for (size_t i = 0; i < sizeof(examples) / sizeof *(examples); i++) \
    check_example((reader), &(examples)[i])

static void clocks_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"14:05|", "14:05"},
        {"14:05:33| alert", "14:05:33"},
        {"2:05 PM|", "14:05"},
        {"2.05pm|", "14:05"},
        {"11pm|", "23"},
        {"6 PM| the", "18"},
        {"3:42 p.m.| we", "15:42"},
        {"10:00AM|", "10:00"},
        {"12:15 AM|", "00:15"},
        {"12:15 PM|", "12:15"},
        {"10:05\xC2\xA0"
         "AM|",
         "10:05"},
        {"10:05\xE2\x80\xAF"
         "AM|",
         "10:05"},
        {"2:05| said", "02:05?"},
        {"00:05|", "00:05"},
        {"24:00|", "24:00"},
        {"9:27a|", "09:27"},
        {"4:00p| we", "16:00"},
        {"12:28a|", "00:28"},
        {"10: 08 AM| - ls", "10:08"},
        {"2: 30 PM|", "14:30"},
        {"10: 10 AM| - tested", "10:10"},
        {"noon|", "12:00"},
        {"Midnight|.", "00:00"},
        {"12 noon|", "12"},
        {"14h05|", "14:05"},
        {"0330hrs|", "03:30"},
        {"1200 hours|", "12:00"},
        {"10:00 hours|", "10:00"},
        {"14:15pm|", "14:15"},
        {"14:05|. Then", "14:05"},
        {"14:05|: alert", "14:05"},
        {"14:??| alert", "14"},
        {"23:00:2x| push", "23:00"},
        {"23:00:xx| push", "23:00"},
        {"23:00:??| push", "23:00"},
        {"10:00| M restarted", "10:00?"},
        {"~15:10|", "~15:10"},
        {"about 15:10|", "~15:10"},
        {"approx. 15:10|", "~15:10"},
        {"by 15:00|", "~15:00"},
    };
    CHECK_ALL(stamp_read, examples);
}

static void impossible_clocks_are_flagged(void **state)
{
    (void)state;
    static const struct example examples[] = {{"25:10|", "25:10!"},   {"14:75|", "14:75!"},
                                              {"14:15am|", "14:15!"}, {"0:15 pm|", "00:15!"},
                                              {"24:01|", "24:01!"},   {"10:20:75|", "10:20:75?!"},
                                              {"24:00 am|", "24:00!"}};
    CHECK_ALL(stamp_read, examples);
}

static void what_is_no_clock_is_not_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"16:9", NULL},       {"10:00:00:00", NULL}, {"1.2.3", NULL},
        {"80:20", NULL},      {"10:90 split", NULL}, {"10.43", NULL},
        {"1405", NULL},       {"2021: the", NULL},   {"1:30 h", NULL},
        {"27:48 h", NULL},    {"25:10 hours", NULL}, {"3h30", NULL},
        {"10:30%", NULL},     {"??:??", NULL},       {"[???]", NULL},
        {"6/3", NULL},        {"14", NULL},          {"12:34:AB:CD:EF:01", NULL},
        {"14:05x", NULL},     {"10:20.5", NULL},     {"5 servers", NULL},
        {"over 14:05", NULL}, {"1500 users", NULL},  {"2600 hours", NULL},
        {"3: 10 AM", NULL},   {"13: 30 PM", NULL},   {"10: 08", NULL},
        {"10: 60 AM", NULL},  {"10:20::1", NULL},    {"12:34:xx:xx", NULL},
        {"12:3x", NULL},      {"12:34:2x:3x", NULL}, {"", NULL}};
    CHECK_ALL(stamp_read, examples);
}

static void some_forms_are_clocks_only_among_clocks(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"10.43|", "10:43?"},
        {"10.43| the", "10:43?"},
        {"2021|: the", "20:21"},
        {"1405| alert", "14:05"},
        {"9h30|", "09:30"},
        {"10.43%", NULL},
        {"10.43.2", NULL},
        {"2021:db8::1", NULL},
        {"9", NULL},
        {"1475", NULL},
        {"14:05|", "14:05"},
        {"03-26 17:40|", "0000-03-26 17:40"},
        {"03-26 ~17:40|", "~0000-03-26 17:40"},
        {"03-26 around 17:40|", "~0000-03-26 17:40"},
        {"9/10 7:55|", "0000-09-10? 07:55?"},
        {"9-10 people", NULL},
        {"11/25|", "0000-11-25"},
        {"11/25|:", "0000-11-25"},
        {"3/4|\n9:00", "0000-03-04?"},
        {"11/25 (Friday)|", "Fri 0000-11-25"},
        {"11/25 servers", NULL},
        {"11/25 (servers)", NULL},
        {"13/25", NULL},
        {"11-25", NULL},
        {"1/2/3", NULL},
        {"2023-06-01 - 2023-06-04|", "2023-06-01 - 2023-06-04"}};
    CHECK_ALL(stamp_read_loosely, examples);
}

static void dates_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2024-05-03|", "2024-05-03"},
        {"2024/05/03|", "2024-05-03"},
        {"2024.05.03|", "2024-05-03"},
        {"2024\u201105\u201103|", "2024-05-03"},
        {"2024\u201005\u201003| 14 servers", "2024-05-03"},
        {"27\u201102\u20112026|", "2026-02-27"},
        {"2024\u201105/03", NULL},
        {"2024\u201105 to 06", NULL},
        {"03.05.2024|", "2024-05-03"},
        {"03/04/2025|", "2025-03-04?"},
        {"13/04/2025|", "2025-04-13"},
        {"04/13/2025|", "2025-04-13"},
        {"05/05/2025|", "2025-05-05"},
        {"03, 14, 2024|", "2024-03-14"},
        {"May 3|", "0000-05-03"},
        {"May 3|, 14 servers", "0000-05-03"},
        {"3 May 2024|", "2024-05-03"},
        {"May 3rd, 2024|", "2024-05-03"},
        {"February 24th, 15|", "2015-02-24"},
        {"3rd of May 2024|", "2024-05-03"},
        {"12th of August 2023|):", "2023-08-12"},
        {"Jan. 5, 2024|", "2024-01-05"},
        {"May 2024|", "2024-05-00"},
        {"Friday 3 May|", "Fri 0000-05-03"},
        {"Friday, May 3, 2024|", "Fri 2024-05-03"},
        {"Friday the 3rd of May|", "Fri 0000-05-03"},
        {"2024-05-03 (Friday)|", "Fri 2024-05-03"},
        {"03-May-2024|", "2024-05-03"},
        {"15Feb94|", "1994-02-15"},
        {"03MAY2024| (late)", "2024-05-03"},
        {"03/May/2024|", "2024-05-03"},
        {"2024-May-03|", "2024-05-03"},
        {"May, 3, 2024|", "2024-05-03"},
        {"5-26-21|", "2021-05-26"},
        {"May 3-5, 2024|", "2024-05-03 - 2024-05-05"},
        {"MAY 3 2024|", "2024-05-03"},
        {"May 3|.", "0000-05-03"},
        {"May 3,2024|, then", "2024-05-03"},
        {"12 august|", "0000-08-12"},
    };
    CHECK_ALL(stamp_read, examples);
}

static void impossible_dates_are_flagged(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2023-02-30|", "2023-02-30!"}, {"Feb 29, 2023|", "2023-02-29!"},
        {"2024-02-29|", "2024-02-29"},  {"2024-13-01|", "2024-13-01!"},
        {"30 Feb|", "0000-02-30!"},     {"Feb 29|", "0000-02-29"},
        {"31.06.2024|", "2024-06-31!"}, {"13/25/2024|", "2024-13-25!"}};
    CHECK_ALL(stamp_read, examples);
}

static void what_is_no_date_is_not_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2024.5.3", NULL}, {"2024-05-03-1", NULL},    {"may be 5", NULL},
        {"May", NULL},      {"May 3,500 users", NULL}, {"May 14:05", NULL},
        {"May 45", NULL},   {"5 may be", NULL},        {"10.0.0.1", NULL},
        {"Friday", NULL},   {"sat 14 of", NULL},       {"march 5 servers", NULL},
        {"2024-05", NULL},  {"1/2/3/4", NULL},         {"12dec94", NULL},
        {"12Dec9", NULL},   {"12Dec94a", NULL},        {"31Sep24", NULL}};
    CHECK_ALL(stamp_read, examples);
}

static void dates_and_clocks_join_in_any_order(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"2024-05-03 14:05|", "2024-05-03 14:05"},
        {"2024-05-03, 14:05|", "2024-05-03 14:05"},
        {"2024-05-03T14:05:00Z|", "2024-05-03 14:05:00 Z=0"},
        {"2025-04-23T16:30:00.617Z|", "2025-04-23 16:30:00.617000000 Z=0"},
        {"2024-05-03T14:05+02:00|", "2024-05-03 14:05 +02:00=120"},
        {"2024-05-03T14:05-05:00|", "2024-05-03 14:05 -05:00=-300"},
        {"May 3, 2024 at 2:05 PM|", "2024-05-03 14:05"},
        {"21 January 2024 @ 03:57 UTC|", "2024-01-21 03:57? UTC=0"},
        {"May 3, 14:05|", "0000-05-03 14:05"},
        {"May 3 ~14:05|", "~0000-05-03 14:05"},
        {"14:00 UTC on August 18, 2025|", "2025-08-18 14:00 UTC=0"},
        {"14:00, May 3 UTC|", "0000-05-03 14:00 UTC=0"},
        {"Friday 14:05|", "Fri 14:05"},
        {"14:05 on Friday|", "Fri 14:05"},
        {"14:05|\nMay 3", "14:05"},
        {"Fri May 3 14:05:33 UTC 2024|", "Fri 2024-05-03 14:05:33 UTC=0"},
        {"Fri May 3 14:05:33 2024 +0530|", "Fri 2024-05-03 14:05:33 +0530=330"},
        {"Feb 9 1924 UTC|", "0000-02-09 19:24 UTC=0"},
    };
    CHECK_ALL(stamp_read, examples);
}

static void zones_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"14:05 UTC|", "14:05 UTC=0"},
        {"14:05Z|", "14:05 Z=0"},
        {"14:05| Z", "14:05"},
        {"14:05UTC|", "14:05 UTC=0"},
        {"14:05+ UTC|", "14:05 UTC=0"},
        {"14:05+ PT|", "14:05 PT=-480,-420"},
        {"14:05|+ PTs", "14:05"},
        {"14:05|+ 20 hosts", "14:05"},
        {"14:05 (UTC)|", "14:05 UTC=0"},
        {"14:05 utc|", "14:05 utc=0"},
        {"14:05 pst|", "14:05 pst=-480"},
        {"12:00| eat lunch", "12:00?"},
        {"14:05 PT|", "14:05 PT=-480,-420"},
        {"14:05 IST|", "14:05 IST=330,60,120"},
        {"14:05 India Standard Time|", "14:05 India Standard Time=330"},
        {"14:05 West Africa Time|", "14:05 West Africa Time=60"},
        {"10:00 hours (East Africa Time)|", "10:00 East Africa Time=180"},
        {"00:00:00 UTC+3|", "00:00:00 UTC+3=180"},
        {"14:05 GMT-04:00|", "14:05 GMT-04:00=-240"},
        {"14:05 GMT+1|", "14:05 GMT+1=60"},
        {"14:05 GMT+1|: the", "14:05 GMT+1=60"},
        {"14:05 UTC-5|: the", "14:05 UTC-5=-300"},
        {"14:05+02:00|", "14:05 +02:00=120"},
        {"14:05:33 -0500|", "14:05:33 -0500=-300"},
        {"14:05:33-05:00|", "14:05:33 -05:00=-300"},
        {"14:05 Europe/London|", "14:05 Europe/London"},
        {"14:05 US/Pacific|", "14:05 US/Pacific"},
        {"1405 UTC|", "14:05 UTC=0"},
        {"1405Z|", "14:05 Z=0"},
        {"00.40 EAT|", "00:40 EAT=180"},
        {"14:05| EATEN", "14:05"},
    };
    CHECK_ALL(stamp_read, examples);
}

static void the_day_of_an_abbreviated_month_has_its_clock(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"23 Sept., 22:30|", "0000-09-23 22:30"}, {"23 Oct., 22:30|: alert", "0000-10-23 22:30"},
        {"Sept. 23, 22:30|", "0000-09-23 22:30"}, {"23 Sept.|, we met", "0000-09-23"},
        {"23 Sept|. We met", "0000-09-23"},
    };
    CHECK_ALL(stamp_read, examples);
}

static void ranges_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"14:00\xE2\x80\x93"
         "14:20|",
         "14:00-14:20"},
        {"14:00 \xE2\x80\x94 14:20|", "14:00-14:20"},
        {"14:00-14:20|", "14:00-14:20"},
        {"14:00 to 17:30 GMT|", "14:00-17:30 GMT=0"},
        {"14:00 until 14:20|", "14:00-14:20"},
        {"14:00 UTC - 14:20 UTC|", "14:00-14:20 UTC=0"},
        {"14:00 UTC (06:00 PST) - 14:20 UTC| (06:20 PST)", "14:00-14:20 UTC=0"},
        {"14:00 UTC / 06:00 PST to 14:20 UTC|", "14:00-14:20 UTC=0"},
        {"14:00 UTC| (06:00 PST) - two of us", "14:00 UTC=0"},
        {"14:00| (06:00 PST) - 14:20", "14:00"},
        {"13:00 UTC| / 13:20 UTC - 13:30 UTC", "13:00 UTC=0"},
        {"13:00 UTC| / 06:00 PST - 13:30 UTC", "13:00 UTC=0"},
        {"0730 - 1230 UTC|", "07:30-12:30 UTC=0"},
        {"0730 \xE2\x80\x93 1230 (UTC)|", "07:30-12:30 UTC=0"},
        {"0730-1230 (UTC)|", "07:30-12:30 UTC=0"}, /* neither +12:30 nor -09:00 is UTC */
        {"0830-0900 (UTC)|", "08:30-09:00 UTC=0"},
        {"14:00-0900 (UTC)|", "14:00-09:00 UTC=0"},
        {"14:00-0700| (PDT)", "14:00 -0700=-420"},
        {"14:00-0400| (EST)",
         "14:00 -0400=-240"}, /* named for the winter; and no range runs east */
        {"14:00+0200| (CET)", "14:00 +0200=120"},
        {"14:00 +0900| (UTC)", "14:00 +0900=540"},
        {"14:00:00 -0900| (UTC)", "14:00:00 -0900=-540"},
        {"14:00 UTC+2| (CET)", "14:00 UTC+2=120"},
        {"0730 - 1230 users", NULL}, /* no zone, so two numbers */
        {"0730 - 12305 UTC", NULL},
        {"0730 - 9930 UTC", NULL},
        {"14:00 UTC-14:20 UTC|", "14:00-14:20 UTC=0"},
        {"10:00 UTC-11:00 UTC|", "10:00?-11:00? UTC=0"},
        {"10:00 - 11:30 AM|", "10:00-11:30"},
        {"12:00-12:30 AM|", "00:00-00:30"},
        {"11:30 - 12:15 PM|", "11:30?-12:15"},
        {"11:00 AM - 1:30|", "11:00-13:30?"},
        {"1:00 - 2:30 PM|", "13:00-14:30"},
        {"9-11 AM|", "09-11"},
        {"9 to 11 AM|", "09-11"},
        {"11:05AM EAT on Jun 9th to 1:40PM EAT Jun 9th|",
         "0000-06-09 11:05-0000-06-09 13:40 EAT=180"},
        {"2025-08-19 00:35-02:43 UTC|", "2025-08-19 00:35-02:43? UTC=0"},
        {"3 May 2023 at 06:12-06:15|", "2023-05-03 06:12?-06:15?"},
        {"May 3 22:00 \xE2\x80\x93 May 4, 2024 02:00|", "2024-05-03 22:00-2024-05-04 02:00?"},
        {"14:00-15:00 on May 3|", "0000-05-03 14:00-15:00"},
        {"14:00 PST - 23:00 UTC|", "14:00-23:00 PST=-480 UTC=0"},
        {"14:00 PST - 22:00 UTC|", "14:00 PST=-480"}, /* one moment by two clocks */
        {"14:00 (maybe before) to 17:55 CEST|", "14:00-17:55 CEST=120"},
        {"14:00 UTC (at the latest) \xE2\x80\x93 17:55 UTC|", "14:00-17:55 UTC=0"},
        {"14:00 (\xC3\xA0 peu pr\xC3\xA8s) - 17:55|", "14:00-17:55"},
        {"14:00| (maybe before) and 17:55", "14:00"},
        {"14:00| (line 7) to 17:55", "14:00"},
        {"14:00| (it was not before ((then)) to 17:55", "14:00"},
        {"14:00| (so says the log of the load balancer, at least) to 17:55", "14:00"},
        {"14:00| and 14:20", "14:00"},
        {"14:05| - 3 servers", "14:05"},
        {"14:05| to be", "14:05"},
    };
    CHECK_ALL(stamp_read, examples);
}

/* What stands behind a stamp as the same moment elsewhere. */
static void the_clock_of_another_zone_is_read(void **state)
{
    static const struct {
        const char *text;
        size_t end; /* 0: there is none */
        const char *stamp;
    } examples[] = {
        {" (06:00 PST) Alert", 12, "06:00? PST=-480"},
        {"(6:00 AM PST)", 13, "06:00 PST=-480"},
        {" / 06:00 PST Alert", 12, "06:00? PST=-480"},
        {" (21:30 PST, Feb 27)", 20, "0000-02-27 21:30 PST=-480"},
        {" (Feb 27, 21:30 PST)", 20, "0000-02-27 21:30 PST=-480"},
        {" (~06:00 PST)", 13, "~06:00? PST=-480"},
        {" (06:00 PST, 14:00 GMT)", 23, "06:00? PST=-480"},
        {" (06:00)", 0, NULL},
        {" (06:00 UTC)", 0, NULL},
        {" / 06:00 UTC", 0, NULL},
        {" 06:00 PST", 0, NULL},
        {" (06:00 PST the alert fired)", 0, NULL},
        {" (ticket 06:00 PST)", 0, NULL},
        {" (", 0, NULL},
        {"", 0, NULL},
    };
    struct zone utc;
    (void)state;
    assert_true(zone_read(TEXT("UTC"), 0, &fixture_words, &utc));
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct line line;
        struct stamp other;
        size_t at = 0;
        const struct stamp before = {.zone = utc};
        bool read =
            stamp_read_other(text_from(examples[i].text), &before, &at, &fixture_words, &other);
        assert_int_equal(read, examples[i].stamp != NULL);
        assert_int_equal(at, examples[i].end);
        if (!read)
            continue;
        describe(&line, &other);
        assert_string_equal(line.text, examples[i].stamp);
    }
}

static void ranges_of_days_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"May 3\xE2\x80\x93"
         "5, 2024|",
         "2024-05-03 - 2024-05-05"},
        {"January 14-19, 2026|", "2026-01-14 - 2026-01-19"},
        {"January 14 - 19, 2026|", "2026-01-14 - 2026-01-19"},
        {"May 3 to 5|.", "0000-05-03 - 0000-05-05"},
        {"3-5 May 2024|", "2024-05-03 - 2024-05-05"},
        {"14/15 May 2024|", "2024-05-14 - 2024-05-15"},
        {"3/5 May 2024", NULL},
        {"3rd to 5th of May|", "0000-05-03 - 0000-05-05"},
        {"May 30 \xE2\x80\x93 June 2, 2024|", "2024-05-30 - 2024-06-02"},
        {"2024-05-03 to 2024-05-05|", "2024-05-03 - 2024-05-05"},
        {"Friday, May 3 - Monday, May 6|", "Fri 0000-05-03 - Mon 0000-05-06"},
        {"May 3| - 5 servers", "0000-05-03"},
        {"May 5|-3", "0000-05-05"},
        {"May 3|-35", "0000-05-03"},
        {"May 3| - 5%", "0000-05-03"},
        {"May 3 - 5 pm|", "0000-05-03 17"},
        {"May 3| - May 4 14:05", "0000-05-03"},
        {"3-5 may be hit", NULL},
        {"5-3 May", NULL},
        {"3-5 servers", NULL},
    };
    CHECK_ALL(stamp_read, examples);
}

static void compact_stamps_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {
        {"20240503T1405Z|", "2024-05-03 14:05 Z=0"},
        {"20240503T140533Z|", "2024-05-03 14:05:33 Z=0"},
        {"20240503T140533.617Z|", "2024-05-03 14:05:33.617000000 Z=0"},
        {"20240503T140533+0200|", "2024-05-03 14:05:33 +0200=120"},
        {"20240503T1405-0500|", "2024-05-03 14:05 -0500=-300"},
        {"20240503T1405|", "2024-05-03 14:05"},
        {"20240503T14:05:33Z|", "2024-05-03 14:05:33 Z=0"},
        {"20240230T1405Z|", "2024-02-30! 14:05 Z=0"},
        {"20240503T2505Z|", "2024-05-03 25:05! Z=0"},
        {"20240503", NULL},
        {"20240503 1405", NULL},
        {"18240503T1405Z", NULL},
    };
    CHECK_ALL(stamp_read, examples);
}

static void relative_times_are_read(void **state)
{
    (void)state;
    static const struct example examples[] = {{"T+15m|", "T+900"},
                                              {"T0+00:15|", "T+900"},
                                              {"T+00:15|", "T+900"},
                                              {"T+5|", "T+300"},
                                              {"T-10m|", "T-600"},
                                              {"+5 min|", "T+300"},
                                              {"T0|", "T+0"},
                                              {"T+1h30m|", "T+5400"},
                                              {"T + 2 hours|", "T+7200"},
                                              {"T+0:14|: alert", "T+840"},
                                              {"T+1:02:03|: alert", "T+3723"},
                                              {"T+0|:14:00:00", "T+0"},
                                              {"+5", NULL},
                                              {"-5 min", NULL},
                                              {"The", NULL}};
    CHECK_ALL(stamp_read, examples);
}

static void check_found(const char *document, size_t start, const char *expected)
{
    struct stamp stamp;
    struct line line;
    bool found = stamp_find(text_from(document), 0, &fixture_words, &stamp);
    if (found != (expected != NULL))
        fail_msg("in \"%s\" one was%s found", document, found ? "" : " not");
    if (!found)
        return;
    describe(&line, &stamp);
    assert_string_equal(line.text, expected);
    assert_int_equal(stamp.place.start, start);
}

static void stamps_are_found_in_prose(void **state)
{
    (void)state;
    check_found("from 14:00 to 17:30 GMT we", 5, "14:00-17:30 GMT=0");
    check_found("between 14:00 and 17:30 UTC", 8, "14:00-17:30 UTC=0");
    check_found("on May 3 at 14:05 the", 3, "0000-05-03 14:05");
    check_found("**14:05**", 2, "14:05");
    check_found("Start:14:05", 6, "14:05");
    check_found("version 1.2.3 of 10:00:00:00", 0, NULL);
    check_found("main.c:12:34 and localhost:80:80", 0, NULL);
    check_found("see https://example.org/2024/05/03/", 0, NULL);
    check_found("cost $10.43, 5% of 16:9", 0, NULL);
    check_found("us-east-1 May 3", 10, "0000-05-03");
    check_found("Genesis x3:15", 0, NULL);
    check_found("at 2001:db8:10:20::1", 0, NULL);
    check_found("00:1B:44:11:3A:B7", 0, NULL);
    check_found("", 0, NULL);
}

static void zones_are_found_in_prose(void **state)
{
    (void)state;
    struct zone zone;
    struct text text = TEXT("all in West Africa Time, on");
    assert_true(zone_find(text, 0, &fixture_words, &zone));
    assert_ptr_equal(zone.written.data, text.data + 7);
    assert_int_equal(zone.written.length, 16);
    assert_true(zone_find(TEXT("(all times PT)"), 0, &fixture_words, &zone));
    assert_int_equal(zone.offset_count, 2);
    assert_false(zone_find(TEXT("we eat at the cat, Z"), 0, &fixture_words, &zone));
    assert_true(zone_read(TEXT("Z"), 0, &fixture_words, &zone));
    assert_true(zone_read(TEXT("+02:00"), 0, &fixture_words, &zone));
    assert_int_equal(zone.offsets[0], 120);
}

/* Long runs of what could begin a stamp must not cost the square of their length. */
static void hostile_lines_are_passed_quickly(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    static const char *const pieces[] = {"1",      ":",      "1:",  "UTC+3:00 ", "10:00 UTC",
                                         "about ", "May ",   "~",   " ",         "14:0",
                                         "T+",     "12.12.", "10-", "\xC2\xA0",  "Fri, "};
    static char buffer[SIZE];
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t length = strlen(pieces[i]);
        for (size_t at = 0; at < SIZE; at++)
            buffer[at] = pieces[i][at % length];
        struct text text = {buffer, SIZE};
        struct stamp stamp;
        size_t at = 0, count = 0;
        while (stamp_find(text, at, &fixture_words, &stamp) && count < SIZE) {
            assert_true(stamp.place.end > stamp.place.start && stamp.place.end <= SIZE);
            at = stamp.place.end;
            count++;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_are_read),
        cmocka_unit_test(impossible_clocks_are_flagged),
        cmocka_unit_test(what_is_no_clock_is_not_read),
        cmocka_unit_test(some_forms_are_clocks_only_among_clocks),
        cmocka_unit_test(dates_are_read),
        cmocka_unit_test(impossible_dates_are_flagged),
        cmocka_unit_test(what_is_no_date_is_not_read),
        cmocka_unit_test(dates_and_clocks_join_in_any_order),
        cmocka_unit_test(the_day_of_an_abbreviated_month_has_its_clock),
        cmocka_unit_test(zones_are_read),
        cmocka_unit_test(ranges_are_read),
        cmocka_unit_test(the_clock_of_another_zone_is_read),
        cmocka_unit_test(ranges_of_days_are_read),
        cmocka_unit_test(compact_stamps_are_read),
        cmocka_unit_test(relative_times_are_read),
        cmocka_unit_test(stamps_are_found_in_prose),
        cmocka_unit_test(zones_are_found_in_prose),
        cmocka_unit_test(hostile_lines_are_passed_quickly),
    };
    setenv("TZDIR", "/nonexistent", 1); /* no region is installed */
    return cmocka_run_group_tests(tests, NULL, NULL);
}

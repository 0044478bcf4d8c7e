/* Regions from TZif files: hand-made files, their rules, names, and moments at a change of the clocks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "time/moment.h"
#include "time/region.h"
#include "time/tzif.h"
#include "time_fixture.h"

enum { HOUR = 3600, DAY = 86400 };

#define LONDON_RULE "GMT0BST,M3.5.0/1,M10.5.0"

/* A file in the making. */
struct file {
    char bytes[2048];
    size_t length;
};

static void put_number(struct file *file, int64_t number, size_t size)
{
    assert_true(file->length + size <= sizeof file->bytes);
    while (size--)
        file->bytes[file->length++] = (char)((uint64_t)number >> (8 * size));
}

static void put_bytes(struct file *file, const char *bytes, size_t length)
{
    assert_true(file->length + length <= sizeof file->bytes);
    memcpy(file->bytes + file->length, bytes, length);
    file->length += length;
}

static void put_header(struct file *file, char version, size_t times, size_t types, size_t letters)
{
    static const char reserved[15] = {0};
    put_bytes(file, "TZif", 4);
    put_bytes(file, &version, 1);
    put_bytes(file, reserved, sizeof reserved);
    for (int i = 0; i < 3; i++) /* universal and standard indicators, leap seconds */
        put_number(file, 0, 4);
    put_number(file, (int64_t)times, 4);
    put_number(file, (int64_t)types, 4);
    put_number(file, (int64_t)letters, 4);
}

/* One change of the clocks; `type` counts the offsets of the file. */
struct change {
    int64_t time;
    int type;
};

/* RFC 8536: an empty first block, one with times of eight bytes, the footer. */
static struct file make_file(const struct change *changes, size_t change_count,
                             const int32_t *offsets, size_t offset_count, const char *rule)
{
    struct file file = {{0}, 0};
    put_header(&file, '2', 0, 1, 1);
    put_bytes(&file, "\0\0\0\0\0\0\0", 7); /* a type of offset 0, the name "" */
    put_header(&file, '2', change_count, offset_count, 4);
    for (size_t i = 0; i < change_count; i++)
        put_number(&file, changes[i].time, 8);
    for (size_t i = 0; i < change_count; i++)
        put_number(&file, changes[i].type, 1);
    for (size_t i = 0; i < offset_count; i++) {
        put_number(&file, offsets[i], 4);
        put_number(&file, 0, 2); /* no summer time, the name at 0 */
    }
    put_bytes(&file, "XYZ", 4);
    put_bytes(&file, "\n", 1);
    put_bytes(&file, rule, strlen(rule));
    put_bytes(&file, "\n", 1);
    return file;
}

static struct file make_rule_file(const char *rule)
{
    static const int32_t zero = 0;
    return make_file(NULL, 0, &zero, 1, rule);
}

static struct arena *arena;
static char folder[] = "/tmp/pmlint-zones-XXXXXX";

static const char *path_of(const char *name)
{
    return arena_printf(arena, "%s/%s", folder, name);
}

static void save(const char *name, const char *bytes, size_t length)
{
    FILE *out = fopen(path_of(name), "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, length, out), length);
    assert_int_equal(fclose(out), 0);
}

static void save_file(const char *name, const struct file *file)
{
    save(name, file->bytes, file->length);
}

static void save_rule(const char *name, const char *rule)
{
    struct file file = make_rule_file(rule);
    save_file(name, &file);
}

static const char *const folders[] = {"Europe", "America", "America/Argentina",
                                      "US",     "Asia",    "Etc"};
static const char *const files[] = {
    "Europe/London", "America/New_York", "Europe/Change", "Europe/Gone", "Europe/Bad",
    "outside",       "Etc/UTC",          "US/Pacific",    "Asia/Tokyo",  "Europe/Seasonal"};

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    assert_non_null(mkdtemp(folder));
    assert_int_equal(setenv("TZDIR", folder, 1), 0);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        assert_int_equal(mkdir(path_of(folders[i]), 0700), 0);
    save_rule("Europe/London", LONDON_RULE);
    save_rule("America/New_York", "EST5EDT,M3.2.0,M11.1.0");
    save_rule("US/Pacific", "PST8PDT,M3.2.0,M11.1.0");
    save_rule("Asia/Tokyo", "JST-9");
    save_rule("Etc/UTC", "UTC0");
    save_rule("outside", "UTC0");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(path_of(files[i]));
    for (size_t i = sizeof folders / sizeof *folders; i-- > 0;)
        rmdir(path_of(folders[i]));
    rmdir(folder);
    arena_free(arena);
    return 0;
}

static int64_t instant(int year, int month, int day, int hour, int minute)
{
    return days_from_date(year, month, day) * DAY + hour * HOUR + minute * 60;
}

/* Before, between and behind two changes; the last offset is the rule's. */
static void changes_of_a_file_are_found(void **state)
{
    (void)state;
    const struct change changes[] = {{-1000, 1}, {5000000000, 2}};
    const int32_t offsets[] = {-75, HOUR, -2 * HOUR};
    struct file file = make_file(changes, 2, offsets, 3, "<-02>2");
    struct tzif tzif;
    assert_true(tzif_parse((struct text){file.bytes, file.length}, arena, &tzif));
    assert_int_equal(tzif_offset(&tzif, INT64_MIN), -75);
    assert_int_equal(tzif_offset(&tzif, -1001), -75);
    assert_int_equal(tzif_offset(&tzif, -1000), HOUR);
    assert_int_equal(tzif_offset(&tzif, 4999999999), HOUR);
    assert_int_equal(tzif_offset(&tzif, 5000000000), -2 * HOUR);
    assert_int_equal(tzif_offset(&tzif, INT64_MAX), -2 * HOUR);
}

static void check_rule(const char *text, int64_t at, int32_t offset)
{
    struct tz_rule rule;
    if (!tz_rule_parse(text_from(text), &rule))
        fail_msg("%s is not read", text);
    if (tz_rule_offset(&rule, at) != offset)
        fail_msg("%s gives %d at %lld", text, tz_rule_offset(&rule, at), (long long)at);
}

static void rules_of_the_footer_hold(void **state)
{
    (void)state;
    /* the last Sundays of March and October 2024: the 31st and the 27th, at 01:00 UTC */
    check_rule(LONDON_RULE, instant(2024, 3, 31, 1, 0) - 1, 0);
    check_rule(LONDON_RULE, instant(2024, 3, 31, 1, 0), HOUR);
    check_rule(LONDON_RULE, instant(2024, 10, 27, 1, 0) - 1, HOUR);
    check_rule(LONDON_RULE, instant(2024, 10, 27, 1, 0), 0);
    /* the second Sunday of March, the first of November 2024: 02:00 local is 07:00 and 06:00 UTC */
    check_rule("EST5EDT,M3.2.0,M11.1.0", instant(2024, 3, 10, 7, 0) - 1, -5 * HOUR);
    check_rule("EST5EDT,M3.2.0,M11.1.0", instant(2024, 3, 10, 7, 0), -4 * HOUR);
    check_rule("EST5EDT,M3.2.0,M11.1.0", instant(2024, 11, 3, 6, 0) - 1, -4 * HOUR);
    check_rule("EST5EDT,M3.2.0,M11.1.0", instant(2024, 11, 3, 6, 0), -5 * HOUR);
    /* south of the equator summer passes New Year */
    check_rule("AEST-10AEDT,M10.1.0,M4.1.0/3", instant(2024, 12, 31, 23, 0), 11 * HOUR);
    check_rule("AEST-10AEDT,M10.1.0,M4.1.0/3", instant(2024, 7, 1, 0, 0), 10 * HOUR);
    check_rule("AEST-10AEDT,M10.1.0,M4.1.0/3", instant(2024, 4, 6, 16, 0), 10 * HOUR);
    /* winter as the exception; hours before midnight and past a day */
    check_rule("IST-1GMT0,M10.5.0,M3.5.0/1", instant(2024, 7, 1, 0, 0), HOUR);
    check_rule("IST-1GMT0,M10.5.0,M3.5.0/1", instant(2024, 12, 1, 0, 0), 0);
    check_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", instant(2024, 3, 31, 1, 0) - 1, -2 * HOUR);
    check_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", instant(2024, 3, 31, 1, 0), -1 * HOUR);
    check_rule("EET-2EEST,M3.4.4/50,M10.4.4/50", instant(2024, 3, 30, 0, 0) - 1, 2 * HOUR);
    check_rule("EET-2EEST,M3.4.4/50,M10.4.4/50", instant(2024, 3, 30, 0, 0), 3 * HOUR);
    /* days of the year: J60 is always March 1, 59 is February 29 in a leap year */
    check_rule("AAA0BBB,J60/0,J61/0", instant(2024, 2, 29, 12, 0), 0);
    check_rule("AAA0BBB,J60/0,J61/0", instant(2024, 3, 1, 12, 0), HOUR);
    check_rule("AAA0BBB,59/0,60/0", instant(2024, 2, 29, 12, 0), HOUR);
    check_rule("AAA0BBB,59/0,60/0", instant(2023, 3, 1, 12, 0), HOUR);
    /* summer all the year (RFC 8536, 3.3.1) */
    check_rule("EST5EDT,0/0,J365/25", instant(2024, 1, 1, 4, 59), -4 * HOUR);
    check_rule("EST5EDT,0/0,J365/25", instant(2024, 7, 1, 0, 0), -4 * HOUR);
    check_rule("NPT-5:45", 0, 5 * HOUR + 45 * 60);
    check_rule("<+0330>-3:30", 0, 3 * HOUR + 30 * 60);
}

static void wrong_rules_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",
                                        "A0",
                                        "UTC",
                                        "UTC25",
                                        "UTC24",
                                        "UTC0:60",
                                        "UTC0 ",
                                        "<UTC0",
                                        "<U.C>0",
                                        "EST5EDT",
                                        "EST5EDT,M3.2.0",
                                        "EST5EDT,M3.2.0,M11.1.0,",
                                        "EST5EDT,M13.2.0,M11.1.0",
                                        "EST5EDT,M3.6.0,M11.1.0",
                                        "EST5EDT,M3.2.7,M11.1.0",
                                        "EST5EDT,M3.2.0/168,M11.1.0",
                                        "EST5EDT,J0,J5",
                                        "EST5EDT,366,5"};
    struct tz_rule rule;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (tz_rule_parse(text_from(wrong[i]), &rule))
            fail_msg("\"%s\" is read", wrong[i]);
}

static bool parses(const char *bytes, size_t length)
{
    struct tzif tzif;
    return tzif_parse((struct text){bytes, length}, arena, &tzif);
}

/* Refuses a good file of which `size` bytes at `at` were made `number`. */
static void check_refused(const struct file *good, size_t at, size_t size, int64_t number)
{
    struct file file = *good;
    file.length = at;
    put_number(&file, number, size);
    file.length = good->length;
    if (parses(file.bytes, file.length))
        fail_msg("%lld at byte %zu is read", (long long)number, at);
}

static void damaged_files_are_refused(void **state)
{
    (void)state;
    enum { SECOND = 44 + 7, COUNTS = SECOND + 20, TIMES = SECOND + 44, INDEXES = TIMES + 16 };
    const struct change changes[] = {{0, 0}, {1000, 1}};
    const int32_t offsets[] = {0, HOUR};
    struct file good = make_file(changes, 2, offsets, 2, "UTC0");
    assert_true(parses(good.bytes, good.length));
    for (size_t length = 0; length < good.length; length++) {
        char *exact = malloc(length + !length); /* so that a read behind it is seen */
        memcpy(exact, good.bytes, length);
        assert_false(parses(exact, length));
        free(exact);
    }
    check_refused(&good, 0, 4, 0);
    check_refused(&good, 4, 1, 0); /* version 1 has no footer */
    check_refused(&good, SECOND, 4, 0);
    for (size_t i = 0; i < 6; i++)
        check_refused(&good, COUNTS + 4 * i, 4, 0xFFFFFFFF);
    check_refused(&good, COUNTS + 8, 4, 1);    /* leap seconds */
    check_refused(&good, COUNTS + 16, 4, 0);   /* no types */
    check_refused(&good, TIMES, 8, 1000);      /* not ascending */
    check_refused(&good, INDEXES, 1, 2);       /* no such type */
    check_refused(&good, INDEXES + 2, 4, DAY); /* an offset of a day */
    check_refused(&good, INDEXES + 2, 4, INT32_MIN);
    check_refused(&good, good.length - 6, 1, 'x'); /* no footer */
}

static void names_lead_nowhere_else(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",         "/etc/UTC", "Etc/../outside", "../outside", "Etc//UTC",
        "Etc/UTC/", "Etc/UTC.", "Etc/U C",        "./Etc/UTC",  "Europe/Absent",
        "a/b/c/d",  "Etc",      "Etc/UT\xC3\xA9"};
    assert_non_null(region_find(TEXT("Etc/UTC")));
    assert_non_null(region_find(TEXT("outside")));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (region_find(text_from(wrong[i])))
            fail_msg("\"%s\" is found", wrong[i]);
    char longest[100];
    memset(longest, 'a', sizeof longest);
    assert_null(region_find((struct text){longest, sizeof longest}));
}

static void files_are_bounded_and_read_once(void **state)
{
    (void)state;
    enum { LARGE = 1048577 };
    char *large = calloc(1, LARGE);
    struct file file = make_rule_file("UTC0");
    memcpy(large, file.bytes, file.length);
    save("Europe/Bad", large, LARGE);
    assert_null(region_find(TEXT("Europe/Bad")));
    save("Europe/Bad", large, file.length);
    assert_non_null(region_find(TEXT("Europe/Bad")));
    free(large);
    save_rule("Europe/Gone", "AAA-3");
    const struct region *gone = region_find(TEXT("Europe/Gone"));
    assert_int_equal(region_offset(gone, 0), 3 * HOUR);
    assert_int_equal(unlink(path_of("Europe/Gone")), 0);
    assert_ptr_equal(region_find(TEXT("Europe/Gone")), gone);
    assert_int_equal(mkdir(path_of("Europe/Absent"), 0700), 0);
    assert_null(region_find(TEXT("Europe/Absent"))); /* a folder */
    assert_int_equal(rmdir(path_of("Europe/Absent")), 0);
}

static void local_readings_at_a_change(void **state)
{
    (void)state;
    const struct region *london = region_find(TEXT("Europe/London"));
    static const struct {
        int month, day, hour, minute;
        enum local_kind kind;
        int32_t before, after;
    } examples[] = {{3, 31, 0, 59, LOCAL_ONCE, 0, 0},        {3, 31, 1, 0, LOCAL_SKIPPED, 0, HOUR},
                    {3, 31, 1, 59, LOCAL_SKIPPED, 0, HOUR},  {3, 31, 2, 0, LOCAL_ONCE, HOUR, HOUR},
                    {10, 27, 0, 59, LOCAL_ONCE, HOUR, HOUR}, {10, 27, 1, 0, LOCAL_TWICE, HOUR, 0},
                    {10, 27, 1, 59, LOCAL_TWICE, HOUR, 0},   {10, 27, 2, 0, LOCAL_ONCE, 0, 0},
                    {7, 1, 12, 0, LOCAL_ONCE, HOUR, HOUR},   {1, 1, 0, 0, LOCAL_ONCE, 0, 0}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        int64_t local =
            instant(2024, examples[i].month, examples[i].day, examples[i].hour, examples[i].minute);
        struct local_offsets offsets = region_local(london, local);
        assert_int_equal(offsets.kind, examples[i].kind);
        assert_int_equal(offsets.before, examples[i].before);
        assert_int_equal(offsets.after, examples[i].after);
    }
}

static void recent_offsets_ascend(void **state)
{
    (void)state;
    const struct change changes[] = {
        {0, 0}, {instant(2011, 1, 1, 0, 0), 1}, {instant(2012, 1, 1, 0, 0), 2}};
    const int32_t offsets[] = {5 * HOUR, 4 * HOUR, 61};
    struct file file = make_file(changes, 3, offsets, 3, "AAA-3");
    int16_t minutes[4];
    save_file("Europe/Change", &file);
    const struct region *region = region_find(TEXT("Europe/Change"));
    assert_int_equal(region_recent_offsets(region, minutes, 4), 3);
    assert_int_equal(minutes[0], 180);
    assert_int_equal(minutes[1], 240);
    assert_int_equal(minutes[2], 300);
    assert_int_equal(region_recent_offsets(region, minutes, 1), 1);
}

static struct stamp stamp_of(const char *text)
{
    struct stamp stamp;
    if (!stamp_read(text_from(text), 0, &fixture_words, &stamp) || stamp.place.end != strlen(text))
        fail_msg("\"%s\" is not read whole", text);
    return stamp;
}

static struct moment moment(const char *text)
{
    struct stamp stamp = stamp_of(text);
    return moment_of(&stamp, &(struct moment_context){0}, arena);
}

static struct moment end_of(const char *text)
{
    struct stamp stamp = stamp_of(text);
    return moment_of_end(&stamp, &(struct moment_context){0}, arena);
}

static void check_instants(const char *text, const char *earliest, const char *latest,
                           const char *why)
{
    struct moment m = moment(text);
    assert_true(m.has_instant);
    assert_string_equal(format_instant(arena, m.earliest), earliest);
    assert_string_equal(format_instant(arena, m.latest), latest);
    assert_int_equal(m.certainty, why ? MOMENT_AMBIGUOUS : MOMENT_CERTAIN);
    if (why)
        assert_string_equal(m.why, why);
}

static void moments_follow_their_region(void **state)
{
    (void)state;
    check_instants("2024-07-01 14:00 Europe/London", "2024-07-01T13:00:00Z", "2024-07-01T13:00:59Z",
                   NULL);
    check_instants("2024-01-15 14:00 US/Pacific", "2024-01-15T22:00:00Z", "2024-01-15T22:00:59Z",
                   NULL);
    check_instants("2024-05-03 14:00 Asia/Tokyo", "2024-05-03T05:00:00Z", "2024-05-03T05:00:59Z",
                   NULL);
    check_instants("2024-05-03 14:00 Etc/UTC", "2024-05-03T14:00:00Z", "2024-05-03T14:00:59Z",
                   NULL);
    check_instants("2024-10-27 01:30 Europe/London", "2024-10-27T00:30:00Z", "2024-10-27T01:30:59Z",
                   "01:30 happens twice on 2024-10-27 in Europe/London");
    check_instants("2024-03-31 01:30 Europe/London", "2024-03-31T00:30:00Z", "2024-03-31T01:30:59Z",
                   "there is no 01:30 on 2024-03-31 in Europe/London: the clocks skip it");
    check_instants("2024-11-03 01:30 America/New_York", "2024-11-03T05:30:00Z",
                   "2024-11-03T06:30:59Z", "01:30 happens twice on 2024-11-03 in America/New_York");
    /* the hours around are certain on such a day too */
    check_instants("2024-11-03 00:59 America/New_York", "2024-11-03T04:59:00Z",
                   "2024-11-03T04:59:59Z", NULL);
    check_instants("2024-11-03 02:00 America/New_York", "2024-11-03T07:00:00Z",
                   "2024-11-03T07:00:59Z", NULL);
    /* March 4 in winter, April 3 in summer time */
    struct moment m = moment("03/04/2025 10:00 Europe/London");
    assert_string_equal(format_instant(arena, m.earliest), "2025-03-04T09:00:00Z");
    assert_string_equal(format_instant(arena, m.latest), "2025-04-03T10:00:59Z");
    assert_false(moment("10:00 Europe/London").has_instant);
    assert_string_equal(moment("10:00 Europe/London").why, "no date is known");
}

static void zone_that_is_not_installed_is_ambiguous(void **state)
{
    (void)state;
    struct moment m = moment("2024-07-01 14:00 Europe/Absent");
    assert_true(m.zone.known);
    assert_int_equal(m.zone.offset_count, 0);
    assert_int_equal(m.certainty, MOMENT_AMBIGUOUS);
    assert_string_equal(m.why, "no offset of Europe/Absent is known here");
    assert_false(m.has_instant);
    struct moment later = moment("2024-07-01 14:05 Europe/Absent");
    assert_int_equal(moment_compare(&m, &later), ORDER_BEFORE);
}

static void names_of_regions_are_told_from_other_words(void **state)
{
    (void)state;
    static const char *const none[] = {"Asia/Pacific", "US/EU",         "Europe/",
                                       "Mars/Phobos",  "Europe/london", "Africa/Europe"};
    struct zone zone;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        if (zone_read(text_from(none[i]), 0, &fixture_words, &zone))
            fail_msg("\"%s\" is a zone", none[i]);
    assert_true(zone_find(TEXT("times are Europe/London, mostly"), 0, &fixture_words, &zone));
    assert_int_equal(zone.written.length, 13);
    assert_int_equal(zone.offset_count, 2);
    assert_true(zone_read(TEXT("Etc/GMT+3."), 0, &fixture_words, &zone));
    assert_int_equal(zone.written.length, 9);
    assert_true(zone_read(TEXT("America/Port-au-Prince"), 0, &fixture_words, &zone));
    assert_int_equal(zone.written.length, 22);
}

/* Local readings that run back while the time runs on. */
static void order_at_a_change_is_that_of_instants(void **state)
{
    (void)state;
    struct moment a = moment("2024-10-27 01:50 Europe/London");
    struct moment b = moment("2024-10-27 01:10 Europe/London");
    assert_int_equal(moment_compare(&a, &b), ORDER_UNKNOWN);
    b = moment("2024-10-27 02:30 Europe/London");
    assert_int_equal(moment_compare(&a, &b), ORDER_BEFORE);
    int64_t least, most;
    a = moment("2024-10-27 00:30 Europe/London");
    assert_true(moment_between(&a, &b, &least, &most));
    assert_int_equal(least, 3 * HOUR);
    assert_int_equal(most, 3 * HOUR);
    a = moment("03/09/2024 20:00 America/New_York"); /* or the 3rd of September */
    b = moment("03/10/2024 20:00 America/New_York");
    assert_true(moment_between(&a, &b, &least, &most));
    assert_true(least <= 23 * HOUR && most >= 24 * HOUR);
    /* in both orders a day on which no clock changes; then one on which they do */
    a = moment("03/04/2024 20:00 America/New_York");
    b = moment("03/04/2024 21:00 America/New_York");
    assert_true(moment_between(&a, &b, &least, &most));
    assert_int_equal(least, HOUR);
    assert_int_equal(most, HOUR);
    a = moment("03/10/2024 00:30 America/New_York"); /* in March the clocks skip 02:00 */
    b = moment("03/10/2024 12:30 America/New_York");
    assert_true(moment_between(&a, &b, &least, &most));
    assert_true(least <= 11 * HOUR && most >= 12 * HOUR);
}

static void ranges_over_a_change(void **state)
{
    (void)state;
    struct moment end = end_of("2024-10-26 23:00 - 04:00 Europe/London");
    assert_string_equal(format_instant(arena, end.earliest), "2024-10-27T04:00:00Z");
    assert_string_equal(format_date(arena, &end.date), "2024-10-27");
    struct moment zero = moment("2024-10-27 00:30 Europe/London");
    struct moment later = moment_after(&zero, 4 * HOUR, NULL, arena);
    assert_string_equal(format_instant(arena, later.earliest), "2024-10-27T03:30:00Z");
    assert_string_equal(format_clock(arena, &later.clock), "03:30");
}

static void range_may_end_in_another_zone(void **state)
{
    (void)state;
    struct stamp stamp = stamp_of("2024-05-03 14:00 UTC - 17:30 CEST");
    assert_true(stamp.end_zone.known);
    struct moment end = end_of("2024-05-03 14:00 UTC - 17:30 CEST");
    assert_string_equal(format_instant(arena, end.earliest), "2024-05-03T15:30:00Z");
    assert_int_equal(end.certainty, MOMENT_CERTAIN);
    /* 00:30 CEST is 22:30 UTC: later that night, not 22 hours ago */
    end = end_of("2024-05-03 22:00 UTC - 00:30 CEST");
    assert_string_equal(format_instant(arena, end.earliest), "2024-05-03T22:30:00Z");
    assert_int_equal(end.certainty, MOMENT_INFERRED);
    /* one moment by two clocks */
    stamp = stamp_of("14:00 UTC - 16:00 CEST");
    assert_false(stamp.end_clock.known);
    assert_false(stamp.end_zone.known);
}

/* With its file an entry's region decides, without it the entry's offsets do. */
static void entries_follow_their_region(void **state)
{
    (void)state;
    static const char *const names[] = {"Seasonal time", NULL};
    static const struct zone_entry entries[] = {
        {"ST", names, ZONE_SEASONAL, {0, 60}, 2, 0, "Europe/Seasonal"}};
    struct time_words words = fixture_words;
    struct stamp stamp;
    struct moment_context none = {0};
    words.zones = (struct zone_table){.items = entries, .count = 1};
    struct text text = TEXT("2024-10-27 14:00 Seasonal time");
    assert_true(stamp_read(text, 0, &words, &stamp));
    assert_null(stamp.zone.region);
    assert_int_equal(moment_of(&stamp, &none, arena).certainty, MOMENT_AMBIGUOUS);
    save_rule("Europe/Seasonal", LONDON_RULE);
    assert_true(stamp_read(text, 0, &words, &stamp));
    assert_non_null(stamp.zone.region);
    struct moment m = moment_of(&stamp, &none, arena);
    assert_int_equal(m.certainty, MOMENT_CERTAIN);
    assert_string_equal(format_instant(arena, m.earliest), "2024-10-27T14:00:00Z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_of_a_file_are_found),
        cmocka_unit_test(rules_of_the_footer_hold),
        cmocka_unit_test(wrong_rules_are_refused),
        cmocka_unit_test(damaged_files_are_refused),
        cmocka_unit_test(names_lead_nowhere_else),
        cmocka_unit_test(files_are_bounded_and_read_once),
        cmocka_unit_test(local_readings_at_a_change),
        cmocka_unit_test(recent_offsets_ascend),
        cmocka_unit_test(moments_follow_their_region),
        cmocka_unit_test(zone_that_is_not_installed_is_ambiguous),
        cmocka_unit_test(names_of_regions_are_told_from_other_words),
        cmocka_unit_test(order_at_a_change_is_that_of_instants),
        cmocka_unit_test(ranges_over_a_change),
        cmocka_unit_test(range_may_end_in_another_zone),
        cmocka_unit_test(entries_follow_their_region),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}

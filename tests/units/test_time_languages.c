/* Clocks, dates and lengths as French and Japanese write them, by the words of rules/words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "rulebook/rulebook.h"
#include "time/stamp.h"

static const struct time_words *words_of(const char *language)
{
    const struct words *words = rulebook_language(text_from(language));
    assert_non_null(words);
    return &words->time;
}

static size_t write_date(char *out, size_t size, const struct date *date)
{
    return (size_t)snprintf(out, size, "%04d-%02d-%02d%s%s", date->year, date->month, date->day,
                            date->impossible ? "!" : "", date->ambiguous ? "?" : "");
}

static size_t write_clock(char *out, size_t size, const struct clock *clock)
{
    bool second = clock->precision == PRECISION_SECOND, hour = clock->precision == PRECISION_HOUR;
    size_t length =
        (size_t)snprintf(out, size, hour ? "%02dh" : "%02d:%02d", clock->hour, clock->minute);
    if (second)
        length += (size_t)snprintf(out + length, size - length, ":%02d", clock->second);
    return length +
           (size_t)snprintf(out + length, size - length, "%s", clock->impossible ? "!" : "");
}

/* The first stamp in a text: "2024-05-03 14:05 JST / 15:00", what is missing left out, '~' before
 * where it is widened; "none" where there is none. */
static const char *stamp_in(const char *language, const char *source)
{
    static char out[200];
    struct stamp stamp;
    size_t length = 0;
    out[0] = '\0';
    if (!stamp_find(text_from(source), 0, words_of(language), &stamp))
        return "none";
    if (stamp.about)
        length += (size_t)snprintf(out, sizeof out, "~");
    if (stamp.date.known)
        length += write_date(out + length, sizeof out - length, &stamp.date);
    if (stamp.clock.known) {
        length += (size_t)snprintf(out + length, sizeof out - length, stamp.date.known ? " " : "");
        length += write_clock(out + length, sizeof out - length, &stamp.clock);
    }
    if (stamp.zone.known)
        length += (size_t)snprintf(out + length, sizeof out - length, " %.*s",
                                   TEXT_ARG(stamp.zone.written));
    if (stamp.end_date.known || stamp.end_clock.known)
        length += (size_t)snprintf(out + length, sizeof out - length, " / ");
    if (stamp.end_date.known)
        length += write_date(out + length, sizeof out - length, &stamp.end_date);
    if (stamp.end_clock.known) {
        length +=
            (size_t)snprintf(out + length, sizeof out - length, stamp.end_date.known ? " " : "");
        write_clock(out + length, sizeof out - length, &stamp.end_clock);
    }
    return out;
}

/* The first length in a text in seconds, or -1. */
static int64_t length_in(const char *language, const char *source)
{
    struct length length;
    return length_find(text_from(source), 0, words_of(language), &length) ? length.seconds : -1;
}

static struct length length_of(const char *language, const char *source)
{
    struct length length = {0};
    assert_true(length_find(text_from(source), 0, words_of(language), &length));
    return length;
}

static void assert_stamp(const char *language, const char *source, const char *expected)
{
    const char *actual = stamp_in(language, source);
    if (strcmp(actual, expected) != 0)
        fail_msg("\"%s\" is read as \"%s\", not \"%s\"", source, actual, expected);
}

static void assert_length(const char *language, const char *source, int64_t expected)
{
    int64_t actual = length_in(language, source);
    if (actual != expected)
        fail_msg("\"%s\" is read as %lld s, not %lld", source, (long long)actual,
                 (long long)expected);
}

static void french_clocks(void **state)
{
    (void)state;
    assert_stamp("fr", "coupure à 14h05", "14:05");
    assert_stamp("fr", "coupure à 14 h 05", "14:05");
    assert_stamp("fr",
                 "coupure à 14\xC2\xA0h\xC2\xA0"
                 "05",
                 "14:05");
    assert_stamp("fr", "coupure à 14 heures 05", "14:05");
    assert_stamp("fr", "coupure à 9h05", "09:05");
    assert_stamp("fr", "coupure à 9 h", "09h");
    assert_stamp("fr", "reprise vers 17h", "~17h");
    assert_stamp("fr", "reprise à 17h environ", "~17h");
    assert_stamp("fr", "reprise à 3 h du matin", "03h");
    assert_stamp("fr", "reprise à 3 h 10 de l'après-midi", "15:10");
    assert_stamp("fr", "reprise à midi", "12:00");
    assert_stamp("fr", "reprise à minuit", "00:00");
    assert_stamp("fr", "À 14:05:33, reprise", "14:05:33");
}

static void french_lengths_are_no_clocks(void **state)
{
    (void)state;
    assert_stamp("fr", "une coupure de 3h30", "none");
    assert_stamp("fr", "pendant 24 h", "none");
    assert_stamp("fr", "pendant 2 heures", "none");
    assert_stamp("fr", "au bout de 5 h", "none");
    assert_stamp("fr", "une coupure limitée à 2 h", "none");
}

static void french_ranges_and_zones(void **state)
{
    (void)state;
    assert_stamp("fr", "Entre 15h20 et 15h50", "15:20 / 15:50");
    assert_stamp("fr", "entre 8h et 9h30", "08h / 09:30");
    assert_stamp("fr", "de 14 h 05 à 15 h 30 (heure de Paris)", "14:05 heure de Paris / 15:30");
    assert_stamp("fr", "de 14h05 jusqu\xE2\x80\x99\xC3\xA0 15h30 UTC", "14:05 UTC / 15:30");
    assert_stamp("fr", "14h05 CEST", "14:05 CEST");
}

static void french_dates(void **state)
{
    (void)state;
    assert_stamp("fr", "le 3 mai 2024", "2024-05-03");
    assert_stamp("fr", "le 3 mai nous avons", "0000-05-03");
    assert_stamp("fr", "le 1er juin 2024 à 9 h 05", "2024-06-01 09:05");
    assert_stamp("fr", "vendredi 3 mai 2024 à 14h05", "2024-05-03 14:05");
    assert_stamp("fr", "le 14 DÉCEMBRE 2023", "2023-12-14");
    assert_stamp("fr", "le 14 aout 2023", "2023-08-14");
    assert_stamp("fr", "du 3 au 5 mai 2024", "2024-05-03 / 2024-05-05");
    assert_stamp("fr", "du 30 mai à 22h au 1er juin à 2h", "0000-05-30 22h / 0000-06-01 02h");
    assert_stamp("fr", "le 30 février 2024", "2024-02-30!");
    assert_stamp("fr", "en mai 3 serveurs", "none");
    assert_stamp("fr", "le 03/04/2025", "2025-03-04?");
}

static void french_lengths(void **state)
{
    (void)state;
    assert_length("fr", "pendant 2 heures 30", 9000);
    assert_length("fr", "pendant 1h30", 5400);
    assert_length("fr", "pendant 1 h 30 min", 5400);
    assert_length("fr", "pendant deux heures et demie", 9000);
    assert_length("fr", "pendant une demi-heure", 1800);
    assert_length("fr", "pendant trois quarts d'heure", 2700);
    assert_length("fr", "pendant 3,5 heures", 12600);
    assert_length("fr", "pendant 2 jours", 172800);
    assert_length("fr", "pendant 45 minutes et 20 secondes", 2720);
    assert_length("fr", "toutes les 5 minutes", -1);
    assert_length("fr", "il y a 2 jours", -1);
    assert_length("fr", "une seconde tentative", -1);
    struct length length = length_of("fr", "plus de 2 heures");
    assert_int_equal(length.least, 7200);
    length = length_of("fr", "moins d'une heure");
    assert_int_equal(length.most, 3600);
    assert_int_equal(length.least, 0);
    assert_true(length_of("fr", "2 h environ").approximate);
}

static void japanese_clocks(void **state)
{
    (void)state;
    assert_stamp("ja", "14時05分に発生", "14:05");
    assert_stamp("ja", "14時05分33秒に発生", "14:05:33");
    assert_stamp("ja", "14 時 5 分", "14:05");
    assert_stamp("ja", "14時に復旧", "14h");
    assert_stamp("ja", "14時半", "14:30");
    assert_stamp("ja", "午後2時", "14h");
    assert_stamp("ja", "午前10時47分", "10:47");
    assert_stamp("ja", "午後0時15分", "12:15");
    assert_stamp("ja", "深夜1時20分", "01:20");
    assert_stamp("ja", "正午に", "12:00");
    assert_stamp("ja", "１４：０５に発生", "14:05");
    assert_stamp("ja", "14：05に発生", "14:05");
    assert_stamp("ja", "１４時０５分", "14:05");
    assert_stamp("ja", "14時05分頃", "~14:05");
    assert_stamp("ja", "約14時05分", "~14:05");
    assert_stamp("ja", "25時10分", "none");
}

static void japanese_lengths_are_no_clocks(void **state)
{
    (void)state;
    assert_stamp("ja", "14時間にわたり", "none");
    assert_stamp("ja", "30分間停止した", "none");
    assert_stamp("ja", "その時点で", "none");
}

static void japanese_dates(void **state)
{
    (void)state;
    assert_stamp("ja", "2024年5月3日", "2024-05-03");
    assert_stamp("ja", "2024年5月3日 14時05分33秒", "2024-05-03 14:05:33");
    assert_stamp("ja", "2024年5月3日14時05分", "2024-05-03 14:05");
    assert_stamp("ja", "2024年5月3日（金）午後2時", "2024-05-03 14h");
    assert_stamp("ja", "２０２４年５月３日", "2024-05-03");
    assert_stamp("ja", "令和6年5月3日", "2024-05-03");
    assert_stamp("ja", "5月3日に", "0000-05-03");
    assert_stamp("ja", "2024年5月", "2024-05-00");
    assert_stamp("ja", "2024年2月30日", "2024-02-30!");
    assert_stamp("ja", "2024/05/03 14:05 (JST)", "2024-05-03 14:05 JST");
    assert_stamp("ja", "2024年5月3日 14:05（日本時間）", "2024-05-03 14:05 日本時間");
    assert_stamp("ja", "3日間", "none");
}

static void japanese_weekdays(void **state)
{
    (void)state;
    struct stamp stamp;
    assert_true(stamp_find(TEXT("2024年5月3日（金）"), 0, words_of("ja"), &stamp));
    assert_int_equal(stamp.date.weekday, 5);
    assert_true(stamp_find(TEXT("5月3日(月) 14:05"), 0, words_of("ja"), &stamp));
    assert_int_equal(stamp.date.weekday, 1);
    /* the first character of "fire" is Tuesday's as well */
    assert_true(stamp_find(TEXT("5月3日 火災が発生"), 0, words_of("ja"), &stamp));
    assert_int_equal(stamp.date.weekday, -1);
}

static void japanese_ranges(void **state)
{
    (void)state;
    assert_stamp("ja", "2024-05-03 19:25 JST 〜 21:27 JST", "2024-05-03 19:25 JST / 21:27");
    assert_stamp("ja", "14時05分から15時半まで", "14:05 / 15:30");
    assert_stamp("ja", "14:05～14:20", "14:05 / 14:20");
    assert_stamp("ja", "5月3日22時から5月4日2時まで", "0000-05-03 22h / 0000-05-04 02h");
}

static void japanese_lengths(void **state)
{
    (void)state;
    assert_length("ja", "1時間30分", 5400);
    assert_length("ja", "2時間半", 9000);
    assert_length("ja", "約 58 分", 3480);
    assert_length("ja", "3日間", 259200);
    assert_length("ja", "１時間３０分", 5400);
    assert_length("ja", "1.5時間", 5400);
    assert_length("ja", "3 分類に分ける", -1);
    assert_length("ja", "10分の1", -1);
    assert_length("ja", "5分ごとに", -1);
    assert_length("ja", "30分後に再起動", -1);
    struct length length = length_of("ja", "2時間以上");
    assert_int_equal(length.least, 7200);
    length = length_of("ja", "30分未満");
    assert_int_equal(length.least, 0);
    assert_int_equal(length.most, 1800);
    assert_true(length_of("ja", "約3日間").approximate);
    assert_true(length_of("ja", "20分程度").approximate);
}

/* Days in languages that pmlint has few words of, and in English, by which short documents are read with them. */
static void days_of_unread_languages(void **state)
{
    (void)state;
    assert_stamp("und", "am 3. Mai 2024 um 14:05 Uhr", "2024-05-03 14:05");
    assert_stamp("und", "Freitag, dem 3. Mai 2024", "2024-05-03");
    assert_stamp("und", "el 3 de mayo de 2024 a las 14:05", "2024-05-03 14:05");
    assert_stamp("und", "em 3 de março de 2024", "2024-03-03");
    assert_stamp("und", "il 3 maggio 2024", "2024-05-03");
    assert_stamp("und", "op 3 mei 2024", "2024-05-03");
    assert_stamp("und", "3 maja 2024", "2024-05-03");
    assert_stamp("und", "3 мая 2024 14:05", "2024-05-03 14:05");
    assert_stamp("und", "2024年5月3日 14:05", "2024-05-03 14:05");
    assert_stamp("und", "2024년 5월 3일 14:05", "2024-05-03 14:05");
    assert_stamp("und", "September 30, 2024 10:45 PM", "2024-09-30 22:45");
    assert_stamp("und", "3rd of May 2024", "2024-05-03");
    assert_stamp("en", "3 May of 2024", "2024-05-03");
    assert_stamp("und", "3 de mayo de 2024, 2:05 p. m.", "2024-05-03 14:05");
    assert_stamp("und", "3 de mayo de 2024, 2:05 a. m.", "2024-05-03 02:05");
    assert_stamp("und", "3 de mayo de 2024, 2:05 de la tarde", "2024-05-03 14:05");
    assert_stamp("und", "3 de mayo de 2024, 00:30 de la noche", "2024-05-03 00:30");
    assert_stamp("und", "3 мая 2024 2:05 дня", "2024-05-03 14:05");
    assert_stamp("und", "2024年5月3日 下午2:05", "2024-05-03 14:05");
    assert_stamp("und", "2024年5月3日 上午 2:05", "2024-05-03 02:05");
    assert_stamp("und", "2024년 5월 3일 오후 2:05", "2024-05-03 14:05");
    assert_stamp("en", "am 3. Mai 2024", "none");
    assert_length("und", "1 Stunde und 15 Minuten", 4500);
    assert_length("und", "1小时15分钟", 4500);
    assert_length("und", "1시간 15분", 4500);
    assert_length("und", "1 hour 15 minutes", 4500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_of_unread_languages),
        cmocka_unit_test(french_clocks),
        cmocka_unit_test(french_lengths_are_no_clocks),
        cmocka_unit_test(french_ranges_and_zones),
        cmocka_unit_test(french_dates),
        cmocka_unit_test(french_lengths),
        cmocka_unit_test(japanese_clocks),
        cmocka_unit_test(japanese_lengths_are_no_clocks),
        cmocka_unit_test(japanese_dates),
        cmocka_unit_test(japanese_weekdays),
        cmocka_unit_test(japanese_ranges),
        cmocka_unit_test(japanese_lengths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

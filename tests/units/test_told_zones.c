/* What CET means in the night in which the clocks are changed: itself, where the document tells it from CEST. */
#include "facts_fixture.h"

/* The certainties and instants of the timeline's entries. */
static const char *instants(const char *head, const char *entries)
{
    static char text[1024];
    const struct postmortem *postmortem = facts_of(
        arena_printf(fixture_arena, "# Outage\n\n%s\n\n## Timeline\n\n%s\n", head, entries));
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct moment *moment = &postmortem->events.items[i].moment;
        bool open = moment->certainty == MOMENT_AMBIGUOUS;
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", i ? " " : "",
                                   open ? "open" : format_instant(fixture_arena, moment->earliest));
    }
    return text;
}

static const char date[] = "Date: 2024-10-27";

static void a_name_of_winter_beside_that_of_summer_means_itself(void **state)
{
    (void)state;
    assert_string_equal(instants(date, "- 02:30 CEST It ran\n- 02:30 CET It ran again"),
                        "2024-10-27T00:30:00Z 2024-10-27T01:30:00Z");
    assert_string_equal(instants("Date: 2024-11-03", "- 1:30 AM EDT It ran\n- 1:30 AM EST Again"),
                        "2024-11-03T05:30:00Z 2024-11-03T06:30:00Z");
}

static void a_name_of_winter_below_a_region_means_itself(void **state)
{
    (void)state;
    assert_string_equal(instants(date, "| Time (Europe/Berlin) | Event |\n|---|---|\n"
                                       "| 02:30 CET | It ran |\n| 04:30 CET | It stopped |"),
                        "2024-10-27T01:30:00Z 2024-10-27T03:30:00Z");
}

static void else_the_name_stays_open(void **state)
{
    (void)state;
    assert_string_equal(instants(date, "- 02:30 CET It ran\n- 03:30 CET It stopped"), "open open");
    assert_string_equal(instants(date, "All times are CET/CEST.\n\n- 02:30 CET It ran"), "open");
    assert_string_equal(instants(date, "- 01:30 CEST It ran\n- 02:30 CET/CEST It stopped"),
                        "2024-10-26T23:30:00Z open");
    assert_string_equal(instants(date, "- 02:30 CET It ran in the CESTA cluster"), "open");
    assert_string_equal(instants(date, "- 02:30 CET It ran until 02:50 EEST"), "open");
    /* in summer both names may be the same clock */
    assert_string_equal(instants("Date: 2024-06-27", "- 02:30 CEST It ran\n- 02:40 CET Again"),
                        "2024-06-27T00:30:00Z open");
}

/* Both names of a region are its own time, whatever the season. */
static void both_names_are_the_region(void **state)
{
    (void)state;
    assert_string_equal(instants("Date: 2023-08-25\n\nAll times in PST/PDT.", "- 21:14 It ran"),
                        "2023-08-26T04:14:00Z");
    assert_string_equal(instants("Date: 2023-12-25\n\nAll times in PDT/PST.", "- 21:14 It ran"),
                        "2023-12-26T05:14:00Z");
    assert_string_equal(instants("Date: 2023-08-25", "- 21:14 CET/CEST It ran"),
                        "2023-08-25T19:14:00Z");
    /* two regions, and a path */
    assert_string_equal(instants("Date: 2023-08-25", "- 21:14 PST/EDT It ran"), "open");
    assert_string_equal(instants("Date: 2023-12-25", "- 21:14 PST/mail It ran"),
                        "2023-12-26T05:14:00Z");
}

static const char *document_zone(const char *language, const char *head)
{
    static char text[64];
    const struct zone *zone =
        &facts_in(language,
                  arena_printf(fixture_arena, "# Panne\n\n%s\n\n## Timeline\n\n- 14:05 A\n", head))
             ->zone;
    snprintf(text, sizeof text, "%.*s", zone->known ? (int)zone->written.length : 1,
             zone->known ? zone->written.data : "-");
    return text;
}

static void a_place_and_the_name_of_its_clocks_are_one_zone(void **state)
{
    (void)state;
    assert_string_equal(document_zone("fr",
                                      "Le 16 mai 2024, de 14h05 à 15h30 (heure de Paris, CEST), "
                                      "l'API était en panne.\n\nLes heures sont en CEST (UTC+2)."),
                        "heure de Paris");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(a_name_of_winter_beside_that_of_summer_means_itself),
        facts_test(a_name_of_winter_below_a_region_means_itself),
        facts_test(else_the_name_stays_open),
        facts_test(both_names_are_the_region),
        facts_test(a_place_and_the_name_of_its_clocks_are_one_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

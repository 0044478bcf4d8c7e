/* Which zone governs the entries of a timeline. */
#include "facts_fixture.h"

#define HEAD "# Login outage on 25 April 2024\n\n"

/* The zone of an entry below a heading of the timeline, or below a sentence that stands over it. */
static const char *zone_below(const char *heading, const char *sentence)
{
    const struct postmortem *facts = facts_of(arena_printf(
        fixture_arena, HEAD "## %s\n\n%s\n\n- 08:10 Logins fail\n", heading, sentence));
    assert_true(facts->events.count > 0);
    const struct zone *zone = &facts->events.items[facts->events.count - 1].moment.zone;
    if (!zone->known)
        return "-";
    return arena_printf(fixture_arena, "%.*s %d", TEXT_ARG(zone->written), zone->offsets[0]);
}

static void check_zones(const char *const examples[][2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *in_heading =
            zone_below(arena_printf(fixture_arena, "Timeline (%s)", examples[i][0]), "");
        const char *in_sentence =
            zone_below("Timeline", arena_printf(fixture_arena, "%s.", examples[i][0]));
        if (strcmp(in_heading, examples[i][1]) != 0 || strcmp(in_sentence, examples[i][1]) != 0)
            fail_msg("%s: %s in the heading, %s in a sentence", examples[i][0], in_heading,
                     in_sentence);
    }
}

/* An offset that words make the zone of all times is one, of hours alone too. */
static void offset_behind_words_of_times_is_a_zone(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"all times sophon LOCAL -03 unless marked UTC", "-03 -180"},
        {"all times local, -03:00", "-03:00 -180"},
        {"all times local -03:00", "-03:00 -180"},
        {"all times are -03:00", "-03:00 -180"},
        {"all times local time (-03)", "-03 -180"},
        {"all times in +2", "+2 120"},
        {"all times local time: \xE2\x88\x92"
         "03:30",
         "\xE2\x88\x92"
         "03:30 -210"},
        {"all times in UTC-3", "UTC-3 -180"},
        {"all times in UTC, local -03", "UTC 0"},
        {"all times local -3 nodes", "-"},
        {"all times in -3 h", "-"},
        {"all times are +5%", "-"}};
    check_zones(examples, sizeof examples / sizeof *examples);
    assert_string_equal(timeline_of(facts_of(HEAD "## Timeline\n\n| Time (-03) | What |\n"
                                                  "|---|---|\n| 08:10 | Logins fail |\n")),
                        "7 2024-04-25 08:10 -03\n");
    assert_string_equal(timeline_of(facts_of(HEAD "Timezone: -03:00\n\n## Timeline\n\n"
                                                  "- 08:10 Logins fail\n")),
                        "7 2024-04-25 08:10 -03:00\n");
}

/* What only some of the times have is not the zone of the others. */
static void excepted_zone_governs_nothing(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"all times EST unless marked UTC", "EST -300"},
        {"unless marked UTC, all times are EST", "EST -300"},
        {"all times local unless marked as UTC", "-"},
        {"all times local, except those of the log (UTC)", "-"},
        {"all times local except where UTC is given", "-"},
        {"unless noted otherwise, all times are UTC", "UTC 0"},
        {"all times unless otherwise noted are UTC", "UTC 0"},
        {"all times unless otherwise noted (UTC)", "UTC 0"},
        {"unless noted, all times in UTC", "UTC 0"},
        {"all times, unless noted, UTC", "UTC 0"},
        {"unless stated all times are in UTC", "UTC 0"},
        {"all times in UTC except where noted", "UTC 0"}};
    check_zones(examples, sizeof examples / sizeof *examples);
    assert_string_equal(timeline_of(facts_in("fr", "# Panne du 25 avril 2024\n\n## Chronologie "
                                                   "(heures locales -03 sauf mention UTC)\n\n"
                                                   "- 08:10 Panne du service\n")),
                        "5 2024-04-25 08:10 -03\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(offset_behind_words_of_times_is_a_zone),
        facts_test(excepted_zone_governs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

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

/* The zone of an entry in a part of the timeline, below headings of which one may be empty. */
static const char *zone_below_headings(const char *title, const char *heading, const char *part)
{
    const struct postmortem *facts = facts_of(arena_printf(
        fixture_arena, "# %s\n\n## %s\n\n### %s\n\n- 08:10 Logins fail\n", title, heading, part));
    assert_true(facts->events.count > 0);
    const struct zone *zone = &facts->events.items[facts->events.count - 1].moment.zone;
    return zone->known ? arena_printf(fixture_arena, "%.*s", TEXT_ARG(zone->written)) : "-";
}

enum { IN_TITLE, IN_HEADING, IN_PART };

static void check_headings(int where, const char *const headings[][2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *told = headings[i][0];
        const char *zone = zone_below_headings(where == IN_TITLE ? told : "Outage of 2026-03-04",
                                               where == IN_HEADING ? told : "Timeline",
                                               where == IN_PART ? told : "Logins");
        if (strcmp(zone, headings[i][1]) != 0)
            fail_msg("%s: %s", told, zone);
    }
}

/* Behind the note, the letters of a thing are no zone. */
static void zone_of_note_stands_in_its_clause(void **state)
{
    (void)state;
    static const char *const examples[][2] = {
        {"All times are local. The CAT cluster failed first.", "-"},
        {"All times are local; the PT portal was last.", "-"},
        {"Times are those of the log. IST gateways are listed below.", "-"},
        {"All times are local. The CAT cluster is in UTC.", "UTC"},
        {"All times in EST for the reader.", "EST"},
        {"All times are local (EST).", "EST"},
        {"All times are those of the office. EST is meant.", "EST"},
        {"All times are local. Zone: PST.", "PST"},
        {"Times are in PT, as the team sits there.", "PT"}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const char *zone = zone_below("Timeline", examples[i][0]);
        size_t length = strcspn(zone, " ");
        if (length != strlen(examples[i][1]) || strncmp(zone, examples[i][1], length) != 0)
            fail_msg("%s: %s", examples[i][0], zone);
    }
}

/* Letters of a title are a zone beside a time, a date or words of times alone. */
static void zone_in_title_stands_beside_a_time(void **state)
{
    (void)state;
    static const char *const titles[][2] = {{"2026-03-04 Acme PT portal outage", "-"},
                                            {"2026-03-04 PT-BR site outage", "-"},
                                            {"2026-03-04: CAT cluster down", "-"},
                                            {"2026-03-04 CAT: logins fail", "-"},
                                            {"2026-03-04 Access Terminal (CAT)", "-"},
                                            {"4 March 2026, IST gateway outage", "-"},
                                            {"2026-03-04 BST index rebuild", "-"},
                                            {"2026-03-04 UTC offset bug", "-"},
                                            {"2026-03-04 EAT outage, 07:25 UTC", "UTC"},
                                            {"2026-03-04 (PT)", "PT"},
                                            {"2026-03-04 — PT", "PT"},
                                            {"4 March 2026, UTC: logins fail", "UTC"},
                                            {"4 March 2026, PT", "PT"},
                                            {"2026-03-04 outage (UTC)", "UTC"},
                                            {"2026-03-04 outage (all times PST)", "PST"},
                                            {"2026-03-04 outage, all times in ET", "ET"}};
    check_headings(IN_TITLE, titles, sizeof titles / sizeof *titles);
}

static void zone_in_heading_of_part_stands_apart(void **state)
{
    (void)state;
    static const char *const parts[][2] = {{"2026-03-04 CAT cluster down", "-"},
                                           {"CAT cluster down", "-"},
                                           {"Failover of the EST cluster", "-"},
                                           {"2026-03-04 (PST)", "PST"},
                                           {"4 March 2026, ET", "ET"},
                                           {"4 March, all times in ET", "ET"},
                                           {"2026-03-04 PT portal", "-"},
                                           {"CAT", "-"},
                                           {"Region: CST", "-"},
                                           {"Service A / PT", "-"},
                                           {"Morning (PT)", "PT"},
                                           {"Morning - PT", "PT"},
                                           {"Morning UTC", "UTC"},
                                           {"2026-03-04 — CET", "CET"},
                                           {"2026-03-04 CET (Berlin)", "CET"},
                                           {"2026-03-04 PST - first wave", "PST"},
                                           {"2026-03-04 UTC — first wave", "UTC"},
                                           {"2026-03-04 in CET", "CET"},
                                           {"2026-03-04（JST）", "JST"},
                                           {"初動（CET）", "CET"},
                                           {"初動【CET】", "CET"},
                                           {"CET（gateway）", "-"}};
    check_headings(IN_PART, parts, sizeof parts / sizeof *parts);
}

static void zone_in_heading_of_timeline_is_that_of_its_times(void **state)
{
    (void)state;
    static const char *const headings[][2] = {{"Timeline of the CAT outage", "-"},
                                              {"Timeline: PT-BR site", "-"},
                                              {"Timeline (PT)", "PT"},
                                              {"Timeline in EST", "EST"},
                                              {"Timeline, PST times", "PST"},
                                              {"Timeline (PT, 24 hours)", "PT"},
                                              {"Timeline - IST", "IST"},
                                              {"EST timeline", "EST"},
                                              {"Timeline in EST and CET", "EST"},
                                              {"Timeline (EST, unlike the log)", "EST"},
                                              {"Timeline (in EST as we sit there)", "EST"},
                                              {"Detailed CET timeline", "CET"},
                                              {"Timeline “EDT”", "EDT"},
                                              {"Timeline（JST）", "JST"},
                                              {"UTC timeline", "UTC"}};
    check_headings(IN_HEADING, headings, sizeof headings / sizeof *headings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        facts_test(offset_behind_words_of_times_is_a_zone),
        facts_test(excepted_zone_governs_nothing),
        facts_test(zone_of_note_stands_in_its_clause),
        facts_test(zone_in_title_stands_beside_a_time),
        facts_test(zone_in_heading_of_part_stands_apart),
        facts_test(zone_in_heading_of_timeline_is_that_of_its_times),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

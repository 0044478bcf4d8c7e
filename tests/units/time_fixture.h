/* Small tables of words and zones for the tests of the time room. */
#ifndef PMLINT_TESTS_TIME_FIXTURE_H
#define PMLINT_TESTS_TIME_FIXTURE_H

#include "time/time_words.h"

#define WORD_LIST(array) \
    { \
        .items = (array), .count = sizeof(array) / sizeof *(array) \
    }

static const struct time_word fixture_months[] = {
    {"january", 1}, {"jan", 1},  {"february", 2}, {"feb", 2},  {"march", 3},     {"mar", 3},
    {"april", 4},   {"may", 5},  {"june", 6},     {"jun", 6},  {"july", 7},      {"august", 8},
    {"aug", 8},     {"sept", 9}, {"october", 10}, {"oct", 10}, {"november", 11}, {"december", 12}};
static const struct time_word fixture_weekdays[] = {{"sunday", 0}, {"sun", 0}, {"monday", 1},
                                                    {"friday", 5}, {"fri", 5}, {"saturday", 6},
                                                    {"sat", 6}};
static const struct time_word fixture_half_days[] = {
    {"am", 0}, {"a.m", 0}, {"pm", 12}, {"p.m", 12}};
static const struct time_word fixture_clocks[] = {{"noon", 720}, {"midnight", 0}};
static const struct time_word fixture_units[] = {
    {"s", 1},       {"sec", 1},      {"second", 1},   {"seconds", 1}, {"m", 60},
    {"min", 60},    {"minute", 60},  {"minutes", 60}, {"h", 3600},    {"hrs", 3600},
    {"hour", 3600}, {"hours", 3600}, {"d", 86400},    {"day", 86400}, {"days", 86400}};
static const struct time_word fixture_numbers[] = {
    {"a", 10},    {"an", 10},   {"half", 5},     {"one", 10},    {"two", 20},     {"four", 40},
    {"five", 50}, {"ten", 100}, {"twenty", 200}, {"forty", 400}, {"seventy", 700}};
static const struct time_word fixture_about[] = {
    {"~", 0},        {"about", 0},      {"around", 0}, {"approximately", 0},
    {"approx", 0},   {"by", 2},         {"over", 1},   {"more than", 1},
    {"at least", 1}, {"less than", -1}, {"up to", -1}, {"nearly", -1}};
static const struct time_word fixture_hour_marks[] = {{"h", 1}, {"hrs", 1}, {"hours", 1}};
static const struct time_word fixture_repeats[] = {
    {"per", 0}, {"every", -1}, {"retention", 1}, {"ago", 1}};

static const struct time_word fixture_marks[] = {{"h", MARK_JOINED}};
static const struct time_word fixture_ordinals[] = {{"st", 1}, {"nd", 1}, {"rd", 1}, {"th", 1}};
static const struct time_word fixture_month_verbs[] = {{"may", 5}, {"march", 3}};
static const struct time_word fixture_joints[] = {{"and", 1}};
static const struct time_word fixture_halves[] = {{"and a half", 1}};

static const struct time_word fixture_leads[] = {{"at", LEAD_CLOCK}, {"from", LEAD_CLOCK},
                                                 {"on", LEAD_DATE},  {"the", LEAD_DAY},
                                                 {"of", LEAD_MONTH}, {"between", LEAD_BETWEEN}};
static const struct time_word fixture_ranges[] = {
    {"to", RANGE_ALWAYS}, {"until", RANGE_ALWAYS}, {"and", RANGE_BETWEEN}};

static const char *const fixture_utc_names[] = {"Coordinated Universal Time", NULL};
static const char *const fixture_eat_names[] = {"East Africa Time", "East African Time",
                                                "Nairobi time", NULL};
static const char *const fixture_wat_names[] = {"West Africa Time", "Lagos time", NULL};
static const char *const fixture_pt_names[] = {"Pacific Time", NULL};
static const char *const fixture_pst_names[] = {"Pacific Standard Time", NULL};
static const char *const fixture_india_names[] = {"India Standard Time", NULL};

static const struct zone_entry fixture_zones[] = {
    {"UTC", fixture_utc_names, ZONE_FIXED, {0}, 1, 0, NULL},
    {"GMT", NULL, ZONE_FIXED, {0}, 1, 0, NULL},
    {"Z", NULL, ZONE_FIXED, {0}, 1, 0, NULL},
    {"CET", NULL, ZONE_FIXED, {60}, 1, 120, NULL},
    {"CEST", NULL, ZONE_FIXED, {120}, 1, 60, NULL},
    {"EAT", fixture_eat_names, ZONE_FIXED, {180}, 1, 180, NULL},
    {"WAT", fixture_wat_names, ZONE_FIXED, {60}, 1, 60, NULL},
    {"EST", NULL, ZONE_FIXED, {-300}, 1, -240, NULL},
    {"PST", fixture_pst_names, ZONE_FIXED, {-480}, 1, -420, NULL},
    {"PDT", NULL, ZONE_FIXED, {-420}, 1, -480, NULL},
    {"PT", fixture_pt_names, ZONE_SEASONAL, {-480, -420}, 2, -480, NULL},
    {"AEST", NULL, ZONE_FIXED, {600}, 1, 660, NULL},
    {"IST", NULL, ZONE_SEVERAL, {330, 60, 120}, 3, 330, NULL},
    {"IST", fixture_india_names, ZONE_FIXED, {330}, 1, 330, NULL},
};

static const struct time_words fixture_words = {
    .lists =
        {
            [TIME_MONTHS] = WORD_LIST(fixture_months),
            [TIME_WEEKDAYS] = WORD_LIST(fixture_weekdays),
            [TIME_HALF_DAYS] = WORD_LIST(fixture_half_days),
            [TIME_CLOCKS] = WORD_LIST(fixture_clocks),
            [TIME_UNITS] = WORD_LIST(fixture_units),
            [TIME_NUMBERS] = WORD_LIST(fixture_numbers),
            [TIME_ABOUT] = WORD_LIST(fixture_about),
            [TIME_HOUR_MARKS] = WORD_LIST(fixture_hour_marks),
            [TIME_LEAD_WORDS] = WORD_LIST(fixture_leads),
            [TIME_RANGE_WORDS] = WORD_LIST(fixture_ranges),
            [TIME_REPEATS] = WORD_LIST(fixture_repeats),
            [TIME_CLOCK_MARKS] = WORD_LIST(fixture_marks),
            [TIME_ORDINALS] = WORD_LIST(fixture_ordinals),
            [TIME_MONTH_VERBS] = WORD_LIST(fixture_month_verbs),
            [TIME_JOINTS] = WORD_LIST(fixture_joints),
            [TIME_HALVES] = WORD_LIST(fixture_halves),
        },
    .zones = {.items = fixture_zones, .count = sizeof fixture_zones / sizeof *fixture_zones},
};

#endif

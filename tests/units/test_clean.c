/* The clean documents: good postmortems on which no rule of the default profile speaks. Those of
 * tests/clean/forms are named HEADING_TIMELINE_ZONE.md for the form of their headings, the form of
 * their timeline and the place that tells its zone; every pair of these three occurs. Silence alone
 * proves little, so each of them must have been read in full as well. Runs from the repository's
 * root.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "checks/check.h"

#define CLEAN "tests/clean/*.md"
#define FORMS "tests/clean/forms/*.md"
#define LEAST_DOCUMENTS 60

/* The forms, as the files are named. */
static const char *const headings[] = {"atx", "nospace", "setext", "bold", "label", "line", "html"};
static const char *const timelines[] = {"bullets",    "bold-bullets", "numbered",   "table",
                                        "date-table", "lines",        "paragraphs", "headings"};
static const char *const zones[] = {"entry", "offset", "column", "heading",
                                    "note",  "field",  "summary"};
#define COUNT(list) (sizeof(list) / sizeof *(list))

/* How pmlint calls each of `headings`. */
static const enum heading_form heading_forms[COUNT(headings)] = {
    HEADING_MARKDOWN, HEADING_MARKDOWN, HEADING_MARKDOWN, HEADING_BOLD,
    HEADING_LABEL,    HEADING_LINE,     HEADING_HTML,
};

/* A document that was read and judged. */
struct clean {
    struct document document;
    struct markdown markdown;
    struct postmortem postmortem;
    struct finding_list findings;
};

static void read_clean(struct clean *clean, const char *path, struct arena *arena)
{
    struct error error;
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be opened", path);
    char *bytes = arena_alloc(arena, DOCUMENT_DEFAULT_MAX_SIZE);
    size_t length = fread(bytes, 1, DOCUMENT_DEFAULT_MAX_SIZE, file);
    fclose(file);
    *clean = (struct clean){0};
    if (!document_init(&clean->document, arena, text_from(path), (struct text){bytes, length},
                       DOCUMENT_DEFAULT_MAX_SIZE, &error) ||
        !markdown_parse(&clean->markdown, &clean->document, arena, &error))
        fail_msg("%s: %s", path, error.message);
    postmortem_read(&clean->postmortem, &clean->markdown, NULL, arena);
    check_run(&clean->postmortem, settings_new(rulebook_profile(TEXT("default")), arena), arena,
              &clean->findings);
}

static void print_findings(const struct clean *clean)
{
    for (size_t i = 0; i < clean->findings.count; i++) {
        const struct finding *finding = &clean->findings.items[i];
        print_error("%.*s:%zu: %s: %s [%s]\n", TEXT_ARG(clean->document.path),
                    document_line(&clean->document, finding->place.start),
                    severity_name(finding->severity), finding->message, finding->rule->id);
    }
}

/* Reads all documents that match; returns how many, and adds the findings to `*spoken`. */
static size_t judge_all(const char *pattern, size_t *spoken)
{
    glob_t paths;
    struct clean clean;
    struct arena *arena = arena_new();
    assert_int_equal(glob(pattern, 0, NULL, &paths), 0);
    size_t count = paths.gl_pathc;
    for (size_t i = 0; i < count; i++) {
        arena_clear(arena);
        read_clean(&clean, paths.gl_pathv[i], arena);
        print_findings(&clean);
        *spoken += clean.findings.count;
    }
    globfree(&paths);
    arena_free(arena);
    return count;
}

static void test_no_rule_speaks(void **state)
{
    (void)state;
    size_t spoken = 0;
    size_t count = judge_all(CLEAN, &spoken) + judge_all(FORMS, &spoken);
    assert_true(count >= LEAST_DOCUMENTS);
    assert_int_equal(spoken, 0);
}

/* The forms that a file's name tells, as indexes. */
struct forms {
    size_t heading, timeline, zone;
};

static size_t index_of(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (name && strcmp(names[i], name) == 0)
            return i;
    fail_msg("%s is no form", name ? name : "nothing");
    return count;
}

static struct forms forms_of(const char *path)
{
    char name[256];
    const char *slash = strrchr(path, '/');
    snprintf(name, sizeof name, "%s", slash ? slash + 1 : path);
    *strrchr(name, '.') = '\0';
    struct forms forms;
    forms.heading = index_of(headings, COUNT(headings), strtok(name, "_"));
    forms.timeline = index_of(timelines, COUNT(timelines), strtok(NULL, "_"));
    forms.zone = index_of(zones, COUNT(zones), strtok(NULL, "_"));
    return forms;
}

/* Which forms cannot stand together: a column is a table's; an entry with an offset holds its date;
 * headings per entry need a heading above them that is one, too. */
static bool can_occur(const char *heading, const char *timeline, const char *zone)
{
    bool is_table =
        !timeline || strcmp(timeline, "table") == 0 || strcmp(timeline, "date-table") == 0;
    if (zone && strcmp(zone, "column") == 0 && !is_table)
        return false;
    if (zone && strcmp(zone, "offset") == 0 && timeline && strcmp(timeline, "date-table") == 0)
        return false;
    bool is_line = heading && (strcmp(heading, "bold") == 0 || strcmp(heading, "label") == 0 ||
                               strcmp(heading, "line") == 0);
    return !is_line || !timeline || strcmp(timeline, "headings") != 0;
}

static size_t report_missing(bool seen, const char *a, const char *b, const char *c)
{
    if (seen || !can_occur(a, b, c))
        return 0;
    print_error("no clean document has %s%s%s%s%s\n", a ? a : "", a ? " with " : "", b ? b : "",
                b && c ? " with " : "", c ? c : "");
    return 1;
}

static void test_every_pair_occurs(void **state)
{
    (void)state;
    bool by_timeline[COUNT(headings)][COUNT(timelines)] = {0};
    bool by_zone[COUNT(headings)][COUNT(zones)] = {0};
    bool together[COUNT(timelines)][COUNT(zones)] = {0};
    glob_t paths;
    size_t missing = 0;
    assert_int_equal(glob(FORMS, 0, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        struct forms forms = forms_of(paths.gl_pathv[i]);
        by_timeline[forms.heading][forms.timeline] = true;
        by_zone[forms.heading][forms.zone] = true;
        together[forms.timeline][forms.zone] = true;
    }
    globfree(&paths);
    for (size_t h = 0; h < COUNT(headings); h++) {
        for (size_t t = 0; t < COUNT(timelines); t++)
            missing += report_missing(by_timeline[h][t], headings[h], timelines[t], NULL);
        for (size_t z = 0; z < COUNT(zones); z++)
            missing += report_missing(by_zone[h][z], headings[h], NULL, zones[z]);
    }
    for (size_t t = 0; t < COUNT(timelines); t++)
        for (size_t z = 0; z < COUNT(zones); z++)
            missing += report_missing(together[t][z], NULL, timelines[t], zones[z]);
    assert_int_equal(missing, 0);
}

/* Whether the document was read as its author meant it; says what was not. */
static bool is_read(const struct clean *clean, const struct forms *forms)
{
    const struct postmortem *postmortem = &clean->postmortem;
    const struct section *timeline = postmortem_section(postmortem, ROLE_TIMELINE);
    size_t instants = 0, complete = 0;
    for (size_t i = 0; i < postmortem->events.count; i++)
        instants += postmortem->events.items[i].in_timeline &&
                    postmortem->events.items[i].moment.has_instant;
    for (size_t i = 0; i < postmortem->action_items.count; i++) {
        const struct action_item *item = &postmortem->action_items.items[i];
        complete += item->has_owner && item->has_due && item->has_link;
    }
    bool stated = postmortem->is_postmortem && postmortem->incident.has_minutes;
    for (int demand = 0; demand < DEMAND_COUNT; demand++)
        stated = stated && postmortem->demands[demand] == FACT_STATED;
    return timeline && timeline->form == heading_forms[forms->heading] && instants == 5 &&
           complete >= 2 && complete == postmortem->action_items.count && stated;
}

static void test_every_form_is_read(void **state)
{
    (void)state;
    glob_t paths;
    struct clean clean;
    size_t unread = 0;
    struct arena *arena = arena_new();
    assert_int_equal(glob(FORMS, 0, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        arena_clear(arena);
        struct forms forms = forms_of(paths.gl_pathv[i]);
        read_clean(&clean, paths.gl_pathv[i], arena);
        if (is_read(&clean, &forms))
            continue;
        print_error("%s is not read in full\n", paths.gl_pathv[i]);
        unread++;
    }
    globfree(&paths);
    arena_free(arena);
    assert_int_equal(unread, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_rule_speaks),
        cmocka_unit_test(test_every_pair_occurs),
        cmocka_unit_test(test_every_form_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

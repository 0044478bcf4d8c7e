/* Reports of hand-made findings: the expected outputs were drawn by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "report/excerpt.h"
#include "report/json_writer.h"
#include "report/phases.h"
#include "report/position.h"
#include "report/report.h"
#include "report/table.h"

static const struct rule order_rule = {.id = "timeline-out-of-order",
                                       .family = "timeline",
                                       .severity = SEVERITY_ERROR,
                                       .summary = "Entries are not in order",
                                       .help = "put the entry where it belongs"};
static const struct rule owner_rule = {.id = "action-item-no-owner", .help = "name an owner"};
static const struct rule due_rule = {.id = "action-item-no-due-date", .help = "name an owner"};
static const struct profile profile = {.name = "default"};

struct fixture {
    struct arena *arena;
    struct document document;
    struct postmortem postmortem;
    struct settings settings;
    struct finding_list findings;
    struct report_options options;
};

static struct fixture fixture_on(const char *bytes)
{
    struct fixture fixture = {.arena = arena_new(),
                              .postmortem = {.language_known = true},
                              .settings = {.profile = &profile},
                              .options = {.show = SEVERITY_WARNING}};
    struct error error;
    assert_true(document_init(&fixture.document, fixture.arena, TEXT("a.md"), text_from(bytes),
                              DOCUMENT_DEFAULT_MAX_SIZE, &error));
    return fixture;
}

/* The place of the first `words` in the document. */
static struct place place_of(const struct fixture *fixture, const char *words)
{
    size_t start = text_find(fixture->document.bytes, text_from(words), 0);
    assert_true(start != TEXT_NOT_FOUND);
    return (struct place){start, start + strlen(words)};
}

static struct finding *add_finding(struct fixture *fixture, const struct rule *rule,
                                   const char *words, const char *message, const char *label)
{
    struct finding finding = {.rule = rule,
                              .severity = SEVERITY_ERROR,
                              .place = place_of(fixture, words),
                              .message = message,
                              .label = label,
                              .help = rule->help,
                              .fingerprint = "0123456789abcdef"};
    LIST_PUSH(fixture->arena, &fixture->findings, finding);
    return &fixture->findings.items[fixture->findings.count - 1];
}

static char *print(struct fixture *fixture, const char *format)
{
    char *printed = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&printed, &length);
    struct report_document document = {.document = &fixture->document,
                                       .postmortem = &fixture->postmortem,
                                       .settings = &fixture->settings,
                                       .findings = &fixture->findings};
    struct report *report =
        report_begin(report_format_find(text_from(format)), out, &fixture->options, fixture->arena);
    report_document(report, &document);
    report_end(report, 0);
    fclose(out);
    return printed;
}

static void assert_printed(struct fixture *fixture, const char *format, const char *expected)
{
    char *printed = print(fixture, format);
    assert_string_equal(printed, expected);
    free(printed);
    arena_free(fixture->arena);
}

static void control_characters_become_visible(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct text shown = printable(
        arena, TEXT("a\033[31m\a\x7f\tb \xC2\x9B \xE2\x80\xAE \xFF \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0"
                    "\x9F\x92\xBB"));
    assert_true(text_equal(
        shown, TEXT("a\xE2\x90\x9B[31m\xE2\x90\x87\xE2\x90\xA1\tb \xEF\xBF\xBD \xEF\xBF\xBD \xEF"
                    "\xBF\xBD \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB")));
    arena_free(arena);
}

static void json_escapes_what_is_not_text(void **state)
{
    (void)state;
    char *written = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&written, &length);
    struct json_writer writer = json_writer_on(out);
    json_array_begin(&writer);
    json_write_text(&writer, TEXT("\"\\\n\x1b\x7f\xFF\xE2\x80\xAE\xF3\xA0\x80\x81"));
    json_write_string(&writer, NULL);
    json_object_begin(&writer);
    json_object_end(&writer);
    json_write_integer(&writer, -3);
    json_array_end(&writer);
    json_finish(&writer);
    fclose(out);
    assert_string_equal(written, "[\n  \"\\\"\\\\\\n\\u001b\\u007f\xEF\xBF\xBD\\u202e"
                                 "\\udb40\\udc01\",\n  null,\n  {},\n  -3\n]\n");
    free(written);
}

static void finding_has_its_line_and_caret(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("# A\n\n- 14:40 Rollback\n");
    add_finding(&fixture, &order_rule, "14:40", "it stands wrongly", "55 min before");
    assert_printed(&fixture, "text",
                   "a.md:3:3: error: it stands wrongly [timeline-out-of-order]\n"
                   "   3 | - 14:40 Rollback\n"
                   "     |   ^^^^^ 55 min before\n"
                   "     = put the entry where it belongs\n"
                   "\n"
                   "1 file: 1 error\n");
}

static void help_stands_at_the_caret_without_label(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("# A\n\n- 14:40 Rollback\n");
    add_finding(&fixture, &order_rule, "14:40", "it stands wrongly", NULL);
    fixture.options.quiet = true;
    assert_printed(&fixture, "text",
                   "a.md:3:3: error: it stands wrongly [timeline-out-of-order]\n"
                   "   3 | - 14:40 Rollback\n"
                   "     |   ^^^^^ put the entry where it belongs\n");
}

static void related_places_stand_in_line_order(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("10:00 a\n11:00 b\n09:00 c\n12:00 d\n");
    struct finding *finding =
        add_finding(&fixture, &order_rule, "09:00", "m", "2 h before the entry above");
    LIST_PUSH(fixture.arena, &finding->related,
              (struct related_place){place_of(&fixture, "12:00"), "runs on"});
    LIST_PUSH(fixture.arena, &finding->related,
              (struct related_place){place_of(&fixture, "11:00"), NULL});
    LIST_PUSH(fixture.arena, &finding->related, (struct related_place){{18, 20}, "same line"});
    fixture.options.quiet = true;
    assert_printed(&fixture, "text",
                   "a.md:3:1: error: m [timeline-out-of-order]\n"
                   "   2 | 11:00 b\n"
                   "     | -----\n"
                   "   3 | 09:00 c\n"
                   "     | ^^^^^ 2 h before the entry above\n"
                   "     |   -- same line\n"
                   "   4 | 12:00 d\n"
                   "     | ----- runs on\n"
                   "     = put the entry where it belongs\n");
}

static void wide_characters_and_tabs_keep_the_caret(void **state)
{
    (void)state;
    /* Two ideographs take four columns, a letter with its accent one, the tab up to column 8. */
    struct fixture fixture = fixture_on("\xE9\x9A\x9C\xE5\xAE\xB3 e\xCC\x81\tX\xE9\x9A\x9C end\n");
    add_finding(&fixture, &order_rule, "X\xE9\x9A\x9C", "m", "here");
    fixture.options.quiet = true;
    assert_printed(&fixture, "text",
                   "a.md:1:7: error: m [timeline-out-of-order]\n"
                   "   1 | \xE9\x9A\x9C\xE5\xAE\xB3 e\xCC\x81  X\xE9\x9A\x9C end\n"
                   "     |         ^^^ here\n"
                   "     = put the entry where it belongs\n");
}

static void findings_of_one_place_and_remedy_share_an_entry(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("- Fix it\n");
    add_finding(&fixture, &due_rule, "Fix", "none of the items has a due date", NULL);
    add_finding(&fixture, &owner_rule, "Fix", "none of the items has an owner", NULL);
    assert_printed(&fixture, "text",
                   "a.md:1:3: error: none of the items has a due date or an owner "
                   "[action-item-no-due-date, action-item-no-owner]\n"
                   "   1 | - Fix it\n"
                   "     |   ^^^ name an owner\n"
                   "\n"
                   "1 file: 2 errors\n");
}

static void line_that_stands_above_is_not_repeated(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("- Fix it\n");
    add_finding(&fixture, &due_rule, "Fix", "first", NULL);
    add_finding(&fixture, &order_rule, "Fix", "second", NULL);
    fixture.options.quiet = true;
    assert_printed(&fixture, "text",
                   "a.md:1:3: error: first [action-item-no-due-date]\n"
                   "   1 | - Fix it\n"
                   "     |   ^^^ name an owner\n"
                   "a.md:1:3: error: second [timeline-out-of-order]\n"
                   "     = put the entry where it belongs\n");
}

static void hidden_findings_are_counted(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("- Fix it\n");
    add_finding(&fixture, &due_rule, "Fix", "m", NULL)->severity = SEVERITY_INFO;
    assert_printed(&fixture, "text", "1 file: 1 note not shown (--show info)\n");
}

/* Nobody is to take it for praise that nothing was found where no sentence was read. */
static void unread_documents_are_named(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("- Opravit to\n");
    fixture.postmortem.language_known = false;
    assert_printed(
        &fixture, "text",
        "1 file: no findings; it is in a language that pmlint reads in part: what may be "
        "missing was not checked\n");
}

static void what_is_hidden_is_never_called_nothing(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("- Fix it\n");
    fixture.options.show = SEVERITY_ERROR;
    add_finding(&fixture, &due_rule, "Fix", "m", NULL)->severity = SEVERITY_WARNING;
    add_finding(&fixture, &owner_rule, "Fix", "m", NULL)->severity = SEVERITY_INFO;
    add_finding(&fixture, &order_rule, "Fix", "m", NULL)->severity = SEVERITY_WARNING;
    assert_printed(&fixture, "text", "1 file: 2 warnings and 1 note not shown (--show info)\n");
    fixture = fixture_on("- Fix it\n");
    assert_printed(&fixture, "text", "1 file: no findings\n");
}

static void concise_is_one_safe_line(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("\xEF\xBB\xBF- Fix it\n");
    add_finding(&fixture, &due_rule, "Fix", "a\nb\033c", NULL);
    assert_printed(&fixture, "concise",
                   "a.md:1:3: error: a\xE2\x90\x8A"
                   "b\xE2\x90\x9B"
                   "c [action-item-no-due-date]\n");
}

static void long_lines_are_cut_around_the_place(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct document document;
    struct error error;
    char bytes[2001];
    memset(bytes, 'a', 2000);
    memcpy(bytes + 1000, "HERE", 4);
    bytes[2000] = '\0';
    assert_true(document_init(&document, arena, TEXT("a.md"), text_from(bytes),
                              DOCUMENT_DEFAULT_MAX_SIZE, &error));
    struct excerpt excerpt = excerpt_of(&document, 1, (struct place){1000, 1004}, 100, 0, arena);
    /* 98 columns are left beside the two ellipses: 4 for the place, 47 on either side. */
    assert_int_equal(excerpt.column, 48);
    assert_int_equal(excerpt.width, 4);
    assert_false(excerpt.whole);
    assert_true(text_starts_with(excerpt.text, TEXT("\xE2\x80\xA6"
                                                    "aaa")));
    assert_int_equal(text_find(excerpt.text, TEXT("HERE"), 0), 47 + 3);
    assert_int_equal(excerpt.text.length, 98 + 2 * 3);
    arena_free(arena);
}

/* A line is cut before the place too, so that what is said at the caret ends within the limit. */
static void line_is_cut_where_the_label_needs_room(void **state)
{
    (void)state;
    char bytes[91];
    memset(bytes, 'a', 90);
    memcpy(bytes + 80, "HERE", 4);
    bytes[90] = '\0';
    struct fixture fixture = fixture_on(bytes);
    struct place place = {80, 84};
    struct excerpt excerpt = excerpt_of(&fixture.document, 1, place, 100, 15, fixture.arena);
    /* 80 + 4 + 1 + 15 are just 100. */
    assert_true(excerpt.whole);
    assert_int_equal(excerpt.column, 80);
    /* Of 40 columns 20 are left before HERE, a blank and 15 columns of label. */
    excerpt = excerpt_of(&fixture.document, 1, place, 40, 15, fixture.arena);
    assert_false(excerpt.whole);
    assert_int_equal(excerpt.column, 20);
    assert_true(text_equal(excerpt.text, TEXT("\xE2\x80\xA6"
                                              "aaaaaaaaaaaaaaaaaaaHEREaaaaaa")));
    /* A label that would leave less than 20 columns before the place is not heeded. */
    excerpt = excerpt_of(&fixture.document, 1, place, 100, 75, fixture.arena);
    assert_int_equal(excerpt.column, 20);
    excerpt = excerpt_of(&fixture.document, 1, place, 100, 76, fixture.arena);
    assert_true(excerpt.whole);
    arena_free(fixture.arena);
}

/* "aaaa aaaa … PLACE PLACE … zzzz": what is behind a place that is cut is never joined to its start. */
static void place_that_is_cut_ends_in_an_ellipsis(void **state)
{
    (void)state;
    char bytes[161];
    memset(bytes, 'a', 30);
    memset(bytes + 30, 'P', 100);
    memset(bytes + 130, 'z', 30);
    bytes[160] = '\0';
    struct fixture fixture = fixture_on(bytes);
    struct place place = {30, 130};
    struct excerpt excerpt = excerpt_of(&fixture.document, 1, place, 40, 0, fixture.arena);
    /* An ellipsis and 19 columns before the place; 18 of its own and an ellipsis are what is left. */
    assert_true(text_equal(excerpt.text, TEXT("\xE2\x80\xA6"
                                              "aaaaaaaaaaaaaaaaaaa"
                                              "PPPPPPPPPPPPPPPPPP"
                                              "\xE2\x80\xA6")));
    assert_int_equal(excerpt.column, 20);
    assert_false(excerpt.whole);
    /* A place that begins the line is cut in the same way. */
    place.start = 0;
    excerpt = excerpt_of(&fixture.document, 1, place, 40, 0, fixture.arena);
    assert_true(text_equal(excerpt.text, TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                                              "PPPPPPPP"
                                              "\xE2\x80\xA6")));
    arena_free(fixture.arena);
}

static void label_without_room_stands_below(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("1234567890 1234567890 HERE\n");
    fixture.options.quiet = true;
    fixture.options.width = 47;
    add_finding(&fixture, &order_rule, "HERE", "m", "twenty columns of it and more");
    assert_printed(&fixture, "text",
                   "a.md:1:23: error: m [timeline-out-of-order]\n"
                   "   1 | 1234567890 1234567890 HERE\n"
                   "     |                       ^^^^\n"
                   "     |            twenty columns of it and more\n"
                   "     = put the entry where it belongs\n");
}

static void label_longer_than_a_line_is_wrapped(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("HERE\n");
    fixture.options.quiet = true;
    fixture.options.width = 47;
    add_finding(&fixture, &order_rule, "HERE", "m",
                "these words are many and take more than one line of this");
    assert_printed(&fixture, "text",
                   "a.md:1:1: error: m [timeline-out-of-order]\n"
                   "   1 | HERE\n"
                   "     | ^^^^\n"
                   "     | these words are many and take more than\n"
                   "     | one line of this\n"
                   "     = put the entry where it belongs\n");
}

static void very_long_place_has_its_first_word_underlined(void **state)
{
    (void)state;
    const char *line = "- A **fix** of all that we have seen in this one incident\n";
    struct fixture fixture = fixture_on(line);
    struct place place = {2, strlen(line) - 1};
    struct excerpt excerpt = excerpt_of(&fixture.document, 1, place, 100, 0, fixture.arena);
    assert_int_equal(excerpt.column, 2);
    assert_int_equal(excerpt.width, strlen("A **fix**"));
    place.start = 0;
    excerpt = excerpt_of(&fixture.document, 1, place, 100, 0, fixture.arena);
    assert_int_equal(excerpt.width, strlen("- A **fix**"));
    /* So it is where the line is narrower than an underline may be. */
    excerpt = excerpt_of(&fixture.document, 1, place, 40, 0, fixture.arena);
    assert_int_equal(excerpt.width, strlen("- A **fix**"));
    place.start = strlen("- A **fix** ");
    excerpt = excerpt_of(&fixture.document, 1, place, 100, 0, fixture.arena);
    assert_int_equal(excerpt.width, strlen("of"));
    arena_free(fixture.arena);
}

static void place_of_several_lines_ends_with_its_first(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("one two\nthree\n");
    struct excerpt excerpt =
        excerpt_of(&fixture.document, 1, (struct place){4, 12}, 100, 0, fixture.arena);
    assert_int_equal(excerpt.column, 4);
    assert_int_equal(excerpt.width, 3);
    arena_free(fixture.arena);
}

static void positions_count_code_points(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("\xEF\xBB\xBF\xE9\x9A\x9C"
                                        "ab\ncd\n");
    struct position_cursor cursor = position_cursor_on(&fixture.document);
    assert_int_equal(position_of(&cursor, 7).column, 3);
    assert_int_equal(position_of(&cursor, 3).column, 1);
    assert_int_equal(position_of(&cursor, 0).column, 1);
    assert_int_equal(position_of(&cursor, 6).column, 2);
    assert_int_equal(position_of(&cursor, 10).line, 2);
    assert_int_equal(position_of(&cursor, 10).column, 2);
    arena_free(fixture.arena);
}

static void json_holds_every_finding_with_its_places(void **state)
{
    (void)state;
    struct fixture fixture = fixture_on("- Fix it\n");
    add_finding(&fixture, &due_rule, "Fix", "m", NULL)->severity = SEVERITY_INFO;
    char *printed = print(&fixture, "json");
    static const char *const parts[] = {
        "\"line\": 1",       "\"column\": 3",       "\"end_line\": 1",
        "\"end_column\": 6", "\"related\": []",     "\"postmortem\": false",
        "\"infos\": 1",      "\"not_checked\": []", "\"help\": \"name an owner\""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        assert_non_null(strstr(printed, parts[i]));
    free(printed);
    arena_free(fixture.arena);
}

static void table_aligns_by_width(void **state)
{
    (void)state;
    char *printed = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&printed, &length);
    struct table table = {.arena = arena_new(), .numbers_first = true};
    TABLE_ADD(&table, "9", "\xE9\x9A\x9C", "x");
    TABLE_ADD(&table, "10", "abc", "y\nz");
    table_note(&table, "between");
    table_print(&table, out);
    fclose(out);
    assert_string_equal(printed, " 9  \xE9\x9A\x9C   x\n10  abc  y z\nbetween\n");
    free(printed);
    arena_free(table.arena);
}

/* A day spans 86,400 seconds, a minute 60: the bounds are those between their first and last. */
static void lengths_of_phases_are_plain(void **state)
{
    (void)state;
    enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };
    static const struct {
        int64_t least, most;
        const char *words;
    } cases[] = {
        {10 * MINUTE, 10 * MINUTE, "10 min"},
        {-10 * MINUTE, -10 * MINUTE, "before the start"},
        {9 * MINUTE, 11 * MINUTE, "9 min to 11 min"},
        {1 - DAY, DAY - 1, "at most 1 day"},
        {1 + 9 * HOUR - DAY, 9 * HOUR - 1, "at most 9 h"},
        {-15 * MINUTE, 15 * MINUTE, "at most 15 min"},
        {HOUR + 1, 2 * HOUR - 1, "1 h to 2 h"},
        {-2 * HOUR + 1, -HOUR - 1, "before the start"},
        {HOUR + 30, HOUR + 90, "1 h 30 s to 1 h 1 min 30 s"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct phase_span span = {.measured = true, .least = cases[i].least, .most = cases[i].most};
        assert_string_equal(phase_length(&span, arena), cases[i].words);
    }
    assert_null(phase_length(&(struct phase_span){.measured = false}, arena));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(control_characters_become_visible),
        cmocka_unit_test(lengths_of_phases_are_plain),
        cmocka_unit_test(json_escapes_what_is_not_text),
        cmocka_unit_test(finding_has_its_line_and_caret),
        cmocka_unit_test(help_stands_at_the_caret_without_label),
        cmocka_unit_test(related_places_stand_in_line_order),
        cmocka_unit_test(wide_characters_and_tabs_keep_the_caret),
        cmocka_unit_test(findings_of_one_place_and_remedy_share_an_entry),
        cmocka_unit_test(line_that_stands_above_is_not_repeated),
        cmocka_unit_test(hidden_findings_are_counted),
        cmocka_unit_test(unread_documents_are_named),
        cmocka_unit_test(what_is_hidden_is_never_called_nothing),
        cmocka_unit_test(concise_is_one_safe_line),
        cmocka_unit_test(long_lines_are_cut_around_the_place),
        cmocka_unit_test(line_is_cut_where_the_label_needs_room),
        cmocka_unit_test(place_that_is_cut_ends_in_an_ellipsis),
        cmocka_unit_test(label_without_room_stands_below),
        cmocka_unit_test(label_longer_than_a_line_is_wrapped),
        cmocka_unit_test(very_long_place_has_its_first_word_underlined),
        cmocka_unit_test(place_of_several_lines_ends_with_its_first),
        cmocka_unit_test(positions_count_code_points),
        cmocka_unit_test(json_holds_every_finding_with_its_places),
        cmocka_unit_test(table_aligns_by_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

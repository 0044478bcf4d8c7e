/* The comments by which a document hides findings: what they say, how far they reach, what they hide. */
#include "checks/suppression.h"

#include "base/utf8.h"
#include "facts/steps.h"
#include "fuzz.h"
#include "model.h"

#include <string.h>

/* Rules that the grammar names, and one that it does not. */
static const char *const hidden_rules[] = {"timeline-out-of-order", "timeline-gap",
                                           "duration-mismatch",     "action-item-no-owner",
                                           "section-missing",       "link-broken"};
static const char *const own_rules[] = {"suppression-unknown-rule", "suppression-without-reason",
                                        "suppression-unused"};
enum {
    HIDDEN_RULES = sizeof hidden_rules / sizeof *hidden_rules,
    OWN_RULES = sizeof own_rules / sizeof *own_rules
};

/* Only what the comments stand in: lines and sections. */
static void read(struct postmortem *postmortem, const struct markdown *markdown,
                 struct arena *arena)
{
    struct reading reading = {.postmortem = postmortem, .arena = arena};
    size_t body = markdown->document->body;
    *postmortem =
        (struct postmortem){.markdown = markdown, .document = markdown->document, .arena = arena};
    postmortem->title_place = (struct place){body, body};
    reading.language = TEXT("en");
    reading.title_line = SIZE_MAX;
    read_lines(&reading);
    read_language(&reading);
    read_sections(&reading);
    read_suppressions(&reading);
}

static bool is_written(const struct document *document, struct text text, struct place place)
{
    return text_equal(document_text(document, place), text);
}

static void expect_suppression(const struct document *document,
                               const struct suppression *suppression)
{
    EXPECT(text_starts_with(document_text(document, suppression->place), TEXT("<!--")));
    EXPECT(suppression->reach.start <= suppression->reach.end);
    EXPECT(suppression->reach.end <= document->bytes.length + 1);
    EXPECT(suppression->verb_place.start >= suppression->place.start);
    for (size_t i = 0; i < suppression->rules.count; i++) {
        const struct suppressed_rule *rule = &suppression->rules.items[i];
        EXPECT(rule->name.length && is_written(document, rule->name, rule->place));
    }
    EXPECT(text_find_byte(suppression->reason, 0x0A, 0) == TEXT_NOT_FOUND);
}

static void add_finding(struct finding_list *findings, const char *rule, struct place place,
                        struct arena *arena)
{
    struct finding finding = {.rule = rulebook_find(text_from(rule)),
                              .severity = SEVERITY_ERROR,
                              .place = place,
                              .message = rule,
                              .help = rule,
                              .subject = rule,
                              .fingerprint = "0123456789abcdef"};
    EXPECT(finding.rule);
    LIST_PUSH(arena, findings, finding);
}

/* One of the document, and one a line, of rules in turn. */
static struct finding_list make_findings(const struct postmortem *postmortem, struct arena *arena)
{
    struct finding_list findings = {0};
    const struct document *document = postmortem->document;
    for (size_t i = 0; i < HIDDEN_RULES; i++)
        add_finding(&findings, hidden_rules[i], document_place(postmortem), arena);
    for (size_t line = 1; line <= document->line_count; line++) {
        struct text text = document_line_text(document, line);
        size_t start = (size_t)(text.data - document->bytes.data);
        add_finding(&findings, hidden_rules[line % HIDDEN_RULES],
                    (struct place){start, start + text.length}, arena);
    }
    return findings;
}

static bool is_within(size_t offset, struct place range)
{
    return offset >= range.start && offset < range.end;
}

/* Whether a comment speaks of a finding, looked up the slow way. */
static bool speaks_of(const struct postmortem *postmortem, const struct suppression *suppression,
                      const struct finding *finding, struct arena *arena)
{
    struct place whole = document_place(postmortem);
    size_t at = finding->place.start;
    bool everywhere = (at == whole.start && finding->place.end == whole.end) ||
                      at < postmortem->markdown->front_matter.end;
    bool named = false;
    for (size_t i = 0; i < suppression->rules.count; i++)
        named |= text_equal(utf8_fold(arena, suppression->rules.items[i].name),
                            text_from(finding->rule->id));
    return named && (is_within(at, suppression->reach) ||
                     (suppression->heading.end &&
                      (at == suppression->heading.start || is_within(at, suppression->heading))) ||
                     (suppression->whole_document && everywhere));
}

static void expect_hidden(const struct postmortem *postmortem, const struct finding_list *findings,
                          struct arena *arena)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        bool spoken = false, reasoned = false;
        for (size_t j = 0; j < postmortem->suppressions.count; j++) {
            const struct suppression *suppression = &postmortem->suppressions.items[j];
            bool speaks = speaks_of(postmortem, suppression, finding, arena);
            spoken |= speaks;
            reasoned |= speaks && text_equal(suppression->reason, finding->reason);
        }
        EXPECT((finding->suppressed == SUPPRESSED_BY_COMMENT) == spoken);
        EXPECT(!spoken || reasoned);
    }
}

/* The rules on the comments themselves. */
static void judge_comments(const struct postmortem *postmortem, const struct settings *settings,
                           struct finding_list *findings, struct arena *arena)
{
    size_t others = findings->count;
    struct check check = {.postmortem = postmortem,
                          .settings = settings,
                          .arena = arena,
                          .severity = SEVERITY_WARNING,
                          .findings = findings};
    for (size_t i = 0; i < OWN_RULES; i++) {
        check.rule = rulebook_find(text_from(own_rules[i]));
        EXPECT(check.rule && suppression_stage(check.rule) > 0);
        check_functions[rule_number(check.rule)](&check);
    }
    for (size_t i = others; i < findings->count; i++) {
        const struct finding *finding = &findings->items[i];
        EXPECT(finding->place.start <= finding->place.end &&
               finding->place.end <= postmortem->document->bytes.length);
        EXPECT(*finding->message && !strpbrk(finding->message, "\r\n"));
        EXPECT(postmortem->suppressions.count);
    }
}

void fuzz_one(struct text input, struct arena *arena)
{
    struct document document;
    struct markdown markdown;
    struct postmortem postmortem;
    struct error error;
    if (!document_init(&document, arena, TEXT("a.md"), input, DOCUMENT_DEFAULT_MAX_SIZE, &error) ||
        !markdown_parse(&markdown, &document, arena, &error))
        return;
    read(&postmortem, &markdown, arena);
    for (size_t i = 0; i < postmortem.suppressions.count; i++)
        expect_suppression(&document, &postmortem.suppressions.items[i]);
    struct settings *settings = settings_new(NULL, arena);
    struct finding_list findings = make_findings(&postmortem, arena);
    judge_comments(&postmortem, settings, &findings, arena);
    suppress_findings(&postmortem, settings, &findings, arena);
    expect_hidden(&postmortem, &findings, arena);
}

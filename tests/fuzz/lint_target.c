/* A document from its bytes to all that is printed of it. */
#include "commands/configured.h"
#include "commands/facts_json.h"
#include "commands/facts_text.h"
#include "fuzz.h"
#include "model.h"
#include "printed.h"
#include "report/timeline_formats.h"

/* What was read and judged. */
struct judged {
    const struct reading *reading;
    struct report_document document;
    struct arena *arena;
};

static void print_facts_json(FILE *out, const struct judged *judged)
{
    facts_write_json(out, judged->reading, judged->arena);
}

static void print_facts_text(FILE *out, const struct judged *judged)
{
    facts_write_text(out, judged->reading, false, judged->arena);
}

static void print_timeline_json(FILE *out, const struct judged *judged)
{
    timeline_write_json(out, judged->reading, judged->arena);
}

static void print_timeline_text(FILE *out, const struct judged *judged)
{
    timeline_write_text(out, &judged->reading->postmortem, false, judged->arena);
}

static void print_mermaid(FILE *out, const struct judged *judged)
{
    timeline_write_mermaid(out, &judged->reading->postmortem, judged->arena);
}

static void print_svg(FILE *out, const struct judged *judged)
{
    timeline_write_svg(out, &judged->reading->postmortem, judged->arena);
}

static void expect_any_json(struct text printed)
{
    json_decref(expect_json(printed));
}

static void expect_any_text(struct text printed)
{
    expect_plain(printed, true);
}

static const struct {
    void (*print)(FILE *out, const struct judged *judged);
    void (*expect)(struct text printed);
} views[] = {
    {print_facts_json, expect_any_json},    {print_facts_text, expect_any_text},
    {print_timeline_json, expect_any_json}, {print_timeline_text, expect_any_text},
    {print_mermaid, expect_fenced},         {print_svg, expect_picture},
};
enum { VIEW_COUNT = sizeof views / sizeof *views };

static void view(const struct judged *judged, size_t number)
{
    struct printing printing;
    printing_begin(&printing);
    views[number].print(printing.out, judged);
    views[number].expect(printing_end(&printing));
    printing_free(&printing);
}

/* Of all that could be printed, a part that the input's number chooses: all of it would take more time
 * than all that comes before. SARIF writes the pages of all rules, and has its turn seldom. */
static void print(const struct judged *judged, uint64_t number)
{
    const struct report_format *sarif = report_format_find(TEXT("sarif"));
    const struct report_format *format = report_formats[number % report_format_count];
    struct report_options options = {.show = (enum severity)(SEVERITY_INFO + (number >> 8) % 3),
                                     .color = number >> 16 & 1,
                                     .header = number >> 17 & 1};
    if (format != sarif || (number >> 20) % 64 == 0)
        expect_report(format, &judged->document, NULL, &options, judged->arena);
    if ((number >> 32) % 2)
        view(judged, (number >> 36) % VIEW_COUNT);
}

/* Half of the documents are judged by all rules, those too that no profile switches on. */
static struct settings *make_settings(const struct reading *reading, const struct options *options,
                                      uint64_t number, struct arena *arena)
{
    struct settings *settings = configured_settings(reading, options, arena);
    for (size_t i = 0; i < rulebook_rule_count && number >> 48 & 1; i++)
        if (settings->severities[i] == SEVERITY_OFF)
            settings->severities[i] = SEVERITY_INFO;
    settings->strict = number >> 49 & 1;
    settings->has_today = number >> 50 & 1;
    settings->today = (struct date){.known = true, .year = 2025, .month = 6, .day = 1};
    return settings;
}

void fuzz_one(struct text input, struct arena *arena)
{
    const struct options options = {.max_size = DOCUMENT_DEFAULT_MAX_SIZE};
    const struct document_site site = {.path = TEXT("/postmortem.md")};
    struct reading *reading = arena_alloc(arena, sizeof *reading);
    struct finding_list findings = {0}, suppressed = {0};
    struct proof_list proofs = {0};
    struct error error;
    if (!reading_of_bytes(reading, TEXT("postmortem.md"), input, &site, &options, arena, &error)) {
        EXPECT(error.message[0]);
        return;
    }
    expect_model(&reading->postmortem);
    struct settings *settings = make_settings(reading, &options, input_number(input), arena);
    check_run(&reading->postmortem, settings, arena, &findings);
    expect_findings(&reading->document, &findings);
    findings_part(&findings, &suppressed, arena);
    proofs_find(&reading->postmortem, arena, &proofs);
    struct judged judged = {reading,
                            {.document = &reading->document,
                             .postmortem = &reading->postmortem,
                             .settings = settings,
                             .findings = &findings,
                             .suppressed = &suppressed,
                             .proofs = &proofs},
                            arena};
    print(&judged, input_number(input));
}

/* SARIF 2.1.0 as GitHub's code scanning and others read it. One run; its results are known only at the
 * end, since the worst come first: GitHub keeps 5,000 of a run. */
#include "report/escape.h"
#include "report/formats.h"
#include "report/json_writer.h"
#include "report/keep.h"
#include "report/rule_link.h"
#include "report/version.h"

#include <string.h>

enum { MAX_RESULTS = 5000 };

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
#define ROOT "SRCROOT"                 /* what URIs are relative to: the root of the repository */
#define FINGERPRINT "pmlintFinding/v1" /* its version changes where its meaning does */

static const char *level_of(enum severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "error";
    case SEVERITY_WARNING:
        return "warning";
    default:
        return "note";
    }
}

static void begin(struct report *report)
{
    report->state = keeper_new(report, MAX_RESULTS);
}

static void keep_document(struct report *report, const struct report_document *document)
{
    keeper_add(report->state, document, SEVERITY_INFO);
    keeper_add_suppressed(report->state, document);
}

/* `{"text": …}` under a key, with `markdown` where there is any. */
static void write_message(struct json_writer *writer, const char *key, const char *text,
                          const char *markdown)
{
    json_key(writer, key);
    json_object_begin(writer);
    json_key_string(writer, "text", text);
    if (markdown)
        json_key_string(writer, "markdown", markdown);
    json_object_end(writer);
}

static void write_region(struct json_writer *writer, struct region region)
{
    json_key(writer, "region");
    json_object_begin(writer);
    json_key_integer(writer, "startLine", (int64_t)region.start.line);
    json_key_integer(writer, "startColumn", (int64_t)region.start.column);
    json_key_integer(writer, "endLine", (int64_t)region.end.line);
    json_key_integer(writer, "endColumn", (int64_t)region.end.column);
    json_object_end(writer);
}

static void write_artifact(struct report *report, struct json_writer *writer, struct text path)
{
    bool relative = !text_starts_with(path, TEXT("/"));
    json_key(writer, "artifactLocation");
    json_object_begin(writer);
    json_key_text(writer, "uri", escape_uri(report->arena, path));
    if (relative)
        json_key_string(writer, "uriBaseId", ROOT);
    json_object_end(writer);
}

static void write_location(struct report *report, struct json_writer *writer, struct text path,
                           const struct region *region, const char *message)
{
    json_object_begin(writer);
    json_key(writer, "physicalLocation");
    json_object_begin(writer);
    write_artifact(report, writer, path);
    if (region)
        write_region(writer, *region);
    json_object_end(writer);
    if (message && *message)
        write_message(writer, "message", message, NULL);
    json_object_end(writer);
}

static void write_suppression(struct json_writer *writer, const struct kept_finding *finding)
{
    if (finding->suppressed == NOT_SUPPRESSED)
        return;
    json_key(writer, "suppressions");
    json_array_begin(writer);
    json_object_begin(writer);
    json_key_string(writer, "kind",
                    finding->suppressed == SUPPRESSED_BY_COMMENT ? "inSource" : "external");
    if (finding->reason.length)
        json_key_text(writer, "justification", finding->reason);
    json_object_end(writer);
    json_array_end(writer);
}

LIST(rule_list, const struct rule *);

/* Where the rule is listed: one of a house behind those of the rulebook, each id once. */
static size_t rule_index(const struct rule_list *house_rules, const struct rule *rule)
{
    size_t i = 0;
    if (rule_number(rule) < rulebook_rule_count)
        return rule_number(rule);
    while (i < house_rules->count && strcmp(house_rules->items[i]->id, rule->id) != 0)
        i++;
    return rulebook_rule_count + i;
}

/* The rules of houses that something was found by. */
static struct rule_list find_house_rules(const struct report *report,
                                         const struct kept_order *order)
{
    struct rule_list house_rules = {0};
    for (size_t i = 0; i < order->count; i++) {
        const struct rule *rule = order->items[i]->rule;
        if (rule_index(&house_rules, rule) == rulebook_rule_count + house_rules.count)
            LIST_PUSH(report->arena, &house_rules, rule);
    }
    return house_rules;
}

static void write_result(struct report *report, struct json_writer *writer,
                         const struct rule_list *house_rules, const struct kept_finding *finding)
{
    json_object_begin(writer);
    json_key_string(writer, "ruleId", finding->rule->id);
    json_key_integer(writer, "ruleIndex", (int64_t)rule_index(house_rules, finding->rule));
    json_key_string(writer, "level", level_of(finding->severity));
    write_message(writer, "message",
                  arena_printf(report->arena, "%s. To do: %s.", finding->message, finding->help),
                  NULL);
    json_key(writer, "locations");
    json_array_begin(writer);
    write_location(report, writer, finding->path, &finding->region, NULL);
    json_array_end(writer);
    if (finding->related.count) {
        json_key(writer, "relatedLocations");
        json_array_begin(writer);
        for (size_t i = 0; i < finding->related.count; i++)
            write_location(report, writer, finding->path, &finding->related.items[i].region,
                           finding->related.items[i].message);
        json_array_end(writer);
    }
    json_key(writer, "partialFingerprints");
    json_object_begin(writer);
    json_key_string(writer, FINGERPRINT, finding->fingerprint);
    json_object_end(writer);
    write_suppression(writer, finding);
    json_object_end(writer);
}

static void write_configuration(struct json_writer *writer, enum severity severity)
{
    json_key(writer, "defaultConfiguration");
    json_object_begin(writer);
    json_key_bool(writer, "enabled", severity != SEVERITY_OFF);
    json_key_string(writer, "level", level_of(severity));
    json_object_end(writer);
}

static void write_rule(struct report *report, struct json_writer *writer, const struct rule *rule)
{
    const char *link = rule_link(rule, report->arena);
    const char *help = *rule->page ? rule->page : rule->help;
    json_object_begin(writer);
    json_key_string(writer, "id", rule->id);
    write_message(writer, "shortDescription", arena_printf(report->arena, "%s.", rule->summary),
                  NULL);
    write_message(writer, "fullDescription",
                  arena_printf(report->arena, "%s. To do: %s.", rule->summary, rule->help), NULL);
    write_message(writer, "help", help, help);
    if (link)
        json_key_string(writer, "helpUri", link);
    write_configuration(writer, rule->severity);
    json_key(writer, "properties");
    json_object_begin(writer);
    json_key(writer, "tags");
    json_array_begin(writer);
    json_write_string(writer, "postmortem");
    json_write_string(writer, rule->family);
    json_array_end(writer);
    json_object_end(writer);
    json_object_end(writer);
}

static void write_tool(struct report *report, struct json_writer *writer,
                       const struct rule_list *house_rules)
{
    json_key(writer, "tool");
    json_object_begin(writer);
    json_key(writer, "driver");
    json_object_begin(writer);
    json_key_string(writer, "name", "pmlint");
    json_key_string(writer, "version", PMLINT_VERSION);
    json_key_string(writer, "semanticVersion", PMLINT_VERSION);
    json_key_string(writer, "informationUri", tool_link());
    json_key(writer, "rules");
    json_array_begin(writer);
    for (size_t i = 0; i < rulebook_rule_count; i++)
        write_rule(report, writer, &rulebook_rules[i]);
    for (size_t i = 0; i < house_rules->count; i++)
        write_rule(report, writer, house_rules->items[i]);
    json_array_end(writer);
    json_object_end(writer);
    json_object_end(writer);
}

static void write_notification(struct report *report, struct json_writer *writer, const char *level,
                               const char *message, const struct text *path)
{
    json_object_begin(writer);
    json_key_string(writer, "level", level);
    write_message(writer, "message", message, NULL);
    if (path) {
        json_key(writer, "locations");
        json_array_begin(writer);
        write_location(report, writer, report_root_path(report, *path), NULL, NULL);
        json_array_end(writer);
    }
    json_object_end(writer);
}

/* What was not checked, and what was cut. */
static void write_notifications(struct report *report, struct json_writer *writer, size_t printed)
{
    const struct report_summary *summary = &report->summary;
    size_t found =
        summary->errors + summary->warnings + summary->infos + summary->suppressed + summary->known;
    json_key(writer, "toolExecutionNotifications");
    json_array_begin(writer);
    for (size_t i = 0; i < report->not_checked.count; i++) {
        const struct not_checked *item = &report->not_checked.items[i];
        write_notification(report, writer, "error",
                           arena_printf(report->arena, "Not checked: %s.", item->message),
                           &item->path);
    }
    if (printed < found)
        write_notification(report, writer, "warning",
                           arena_printf(report->arena,
                                        "Of %zu findings the worst %zu are listed; %zu are not.",
                                        found, printed, found - printed),
                           NULL);
    json_array_end(writer);
}

static void write_invocation(struct report *report, struct json_writer *writer, size_t printed)
{
    enum { FAILED = 2 };
    json_key(writer, "invocations");
    json_array_begin(writer);
    json_object_begin(writer);
    json_key_bool(writer, "executionSuccessful", report->exit_status < FAILED);
    json_key_integer(writer, "exitCode", report->exit_status);
    write_notifications(report, writer, printed);
    json_object_end(writer);
    json_array_end(writer);
}

static void write_base(struct json_writer *writer)
{
    json_key(writer, "originalUriBaseIds");
    json_object_begin(writer);
    json_key(writer, ROOT);
    json_object_begin(writer);
    write_message(writer, "description", "The root of the repository.", NULL);
    json_object_end(writer);
    json_object_end(writer);
}

static void end(struct report *report)
{
    struct json_writer writer = json_writer_on(report->out);
    struct kept_order order = keeper_order(report->state, MAX_RESULTS);
    struct rule_list house_rules = find_house_rules(report, &order);
    json_object_begin(&writer);
    json_key_string(&writer, "$schema", SCHEMA);
    json_key_string(&writer, "version", "2.1.0");
    json_key(&writer, "runs");
    json_array_begin(&writer);
    json_object_begin(&writer);
    write_tool(report, &writer, &house_rules);
    write_invocation(report, &writer, order.count);
    write_base(&writer);
    json_key_string(&writer, "columnKind", "unicodeCodePoints");
    json_key(&writer, "results");
    json_array_begin(&writer);
    for (size_t i = 0; i < order.count; i++)
        write_result(report, &writer, &house_rules, order.items[i]);
    json_array_end(&writer);
    json_object_end(&writer);
    json_array_end(&writer);
    json_object_end(&writer);
    json_finish(&writer);
}

const struct report_format sarif_format = {
    .name = "sarif", .begin = begin, .document = keep_document, .end = end};

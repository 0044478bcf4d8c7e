#include "checks/check.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "checks/suppression.h"
#include "rulebook/pattern.h"

struct finding *report(struct check *check, struct place place, const char *subject,
                       const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct finding finding = {
        .rule = check->rule,
        .severity = check->severity,
        .place = place,
        .message = arena_vprintf(check->arena, format, arguments),
        .help = check->rule->help,
        .subject = subject ? subject : "",
    };
    va_end(arguments);
    LIST_PUSH(check->arena, check->findings, finding);
    return &check->findings->items[check->findings->count - 1];
}

void report_related(struct check *check, struct finding *finding, struct place place,
                    const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct related_place related = {place, arena_vprintf(check->arena, format, arguments)};
    va_end(arguments);
    LIST_PUSH(check->arena, &finding->related, related);
}

void report_label(struct check *check, struct finding *finding, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    finding->label = arena_vprintf(check->arena, format, arguments);
    va_end(arguments);
}

void report_help(struct check *check, struct finding *finding, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    finding->help = arena_vprintf(check->arena, format, arguments);
    va_end(arguments);
}

void report_milder(struct finding *finding)
{
    if (finding->severity > SEVERITY_INFO)
        finding->severity--;
}

void report_graver(struct finding *finding)
{
    if (finding->severity == SEVERITY_INFO)
        finding->severity = SEVERITY_WARNING;
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* By place, then rule; what remains only makes the order the same on every machine. */
static int compare_findings(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    int order = compare_sizes(a->place.start, b->place.start);
    if (!order)
        order = strcmp(a->rule->id, b->rule->id);
    if (!order)
        order = compare_sizes(a->place.end, b->place.end);
    if (!order)
        order = strcmp(a->subject, b->subject);
    return order ? order : strcmp(a->message, b->message);
}

/* What a finding speaks of, as a number, and where it stands in the list. */
struct identity {
    uint64_t hash;
    size_t index;
};

static int compare_identities(const void *left, const void *right)
{
    const struct identity *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash > b->hash ? 1 : -1;
    return compare_sizes(a->index, b->index);
}

/* The hash of rule and subject, each with a NUL behind it. */
static uint64_t hash_subject(const struct finding *finding, struct arena *arena)
{
    struct text subject = utf8_fold(arena, text_from(finding->subject));
    uint64_t hash = hash_bytes(HASH_BASIS, finding->rule->id, strlen(finding->rule->id) + 1);
    hash = hash_bytes(hash, subject.data, subject.length);
    return hash_bytes(hash, "", 1);
}

static const char *print_fingerprint(uint64_t hash, size_t ordinal, struct arena *arena)
{
    const char *digits = arena_printf(arena, "%zu", ordinal);
    hash = hash_bytes(hash, digits, strlen(digits));
    return arena_printf(arena, "%016" PRIx64, hash);
}

/* Gives each finding its fingerprint; those of one rule and subject are numbered from 0 in the
 * order of the document. */
static void set_fingerprints(struct finding_list *findings, struct arena *arena)
{
    struct identity *identities = arena_alloc_array(arena, findings->count, sizeof *identities);
    for (size_t i = 0; i < findings->count; i++)
        identities[i] = (struct identity){hash_subject(&findings->items[i], arena), i};
    qsort(identities, findings->count, sizeof *identities, compare_identities);
    size_t ordinal = 0;
    for (size_t i = 0; i < findings->count; i++) {
        bool again = i > 0 && identities[i].hash == identities[i - 1].hash;
        ordinal = again ? ordinal + 1 : 0;
        findings->items[identities[i].index].fingerprint =
            print_fingerprint(identities[i].hash, ordinal, arena);
    }
}

/* A draft may still have errors ahead of it: they are warnings. */
static void soften_draft(struct finding_list *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].severity == SEVERITY_ERROR) {
            findings->items[i].severity = SEVERITY_WARNING;
            findings->items[i].softened = true;
        }
}

/* A template that nobody has filled in lacks everything; only that it is one is worth a finding. */
static bool speaks_of_template(const struct rule *rule)
{
    return strcmp(rule->id, "placeholder-left") == 0 ||
           strcmp(rule->id, "template-prompt-left") == 0 ||
           strcmp(rule->family, "suppression") == 0;
}

/* Runs one rule, unless it is off; keeps in `*unjudged` the first whose pattern reached its limit. */
static void run_rule(struct check *check, check_function *function, const struct rule **unjudged)
{
    check->severity = check->settings->severities[rule_number(check->rule)];
    if (check->severity == SEVERITY_OFF || !function)
        return;
    patterns_watch();
    function(check);
    if (patterns_exhausted() && !*unjudged)
        *unjudged = check->rule;
}

/* The rules of one stage; those of a house belong to the first. */
static void run_stage(struct check *check, int stage, const struct rule **unjudged)
{
    const struct house_rule_list *house_rules = check->settings->house_rules;
    for (size_t i = 0; i < rulebook_rule_count; i++) {
        check->rule = &rulebook_rules[i];
        if (suppression_stage(check->rule) == stage &&
            (!check->postmortem->unfilled || speaks_of_template(check->rule)))
            run_rule(check, check_functions[i], unjudged);
    }
    bool of_house = stage == 0 && house_rules && !check->postmortem->unfilled;
    for (size_t i = 0; of_house && i < house_rules->count; i++) {
        check->rule = &house_rules->items[i]->rule;
        run_rule(check, report_pattern, unjudged);
    }
}

const struct rule *check_run(const struct postmortem *postmortem, const struct settings *settings,
                             struct arena *arena, struct finding_list *findings)
{
    const struct rule *unjudged = NULL;
    struct check check = {
        .postmortem = postmortem, .settings = settings, .arena = arena, .findings = findings};
    patterns_renew();
    for (int stage = 0; stage < SUPPRESSION_STAGES; stage++)
        run_stage(&check, stage, &unjudged);
    if (!findings->count)
        return unjudged;
    if (postmortem->draft && !settings->strict)
        soften_draft(findings);
    qsort(findings->items, findings->count, sizeof *findings->items, compare_findings);
    set_fingerprints(findings, arena);
    if (!settings->no_ignores)
        suppress_findings(postmortem, settings, findings, arena);
    return unjudged;
}

void findings_part(struct finding_list *findings, struct finding_list *suppressed,
                   struct arena *arena)
{
    size_t kept = 0;
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].suppressed == NOT_SUPPRESSED)
            findings->items[kept++] = findings->items[i];
        else
            LIST_PUSH(arena, suppressed, findings->items[i]);
    findings->count = kept;
}

/* How many findings of each severity may stay. */
struct allowance {
    size_t left[SEVERITY_ERROR + 1];
    enum severity cut; /* the gravest of which not all may */
};

static struct allowance allow_gravest(const struct finding_list *findings)
{
    struct allowance allowance = {.cut = SEVERITY_OFF};
    size_t room = FINDINGS_MOST;
    for (size_t i = 0; i < findings->count; i++)
        allowance.left[findings->items[i].severity]++;
    for (int severity = SEVERITY_ERROR; severity > SEVERITY_OFF; severity--) {
        size_t *left = &allowance.left[severity];
        if (*left > room && allowance.cut == SEVERITY_OFF)
            allowance.cut = (enum severity)severity;
        *left = *left < room ? *left : room;
        room -= *left;
    }
    return allowance;
}

void findings_limit(struct finding_list *findings, struct arena *arena)
{
    size_t kept = 0, more = findings->count - FINDINGS_MOST - 1;
    bool told = false;
    if (findings->count <= FINDINGS_MOST)
        return;
    struct allowance allowance = allow_gravest(findings);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        bool teller = !told && finding->severity == allowance.cut && !allowance.left[allowance.cut];
        if (teller && more)
            finding->message = arena_printf(
                arena, "%s; %zu more finding%s of this file %s left out, which has more than %zu",
                finding->message, more, more == 1 ? "" : "s", more == 1 ? "is" : "are",
                FINDINGS_MOST);
        told |= teller;
        if (!teller && !allowance.left[finding->severity])
            continue;
        allowance.left[finding->severity] -= !teller;
        findings->items[kept++] = *finding;
    }
    findings->count = kept;
}

struct place document_place(const struct postmortem *postmortem)
{
    if (postmortem->has_title)
        return postmortem->title_place;
    size_t body = postmortem->document->body;
    return (struct place){body, body};
}

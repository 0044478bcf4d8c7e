/* Comments that hide findings, and the rules on them. A finding about the whole document, and one
 * in its front matter, where no comment can stand, is also the affair of the comments before the
 * first section.
 */
#include "checks/suppression.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "base/utf8.h"
#include "checks/common.h"

check_function check_suppression_unused, check_suppression_without_reason,
    check_suppression_unknown_rule;

static const char family[] = "suppression";
static const char unused_rule[] = "suppression-unused";

int suppression_stage(const struct rule *rule)
{
    if (strcmp(rule->family, family) != 0)
        return 0;
    return strcmp(rule->id, unused_rule) == 0 ? 2 : 1;
}

/* Where a finding of the whole document stands, beside its place. */
#define EVERYWHERE SIZE_MAX

/* An offset at which a finding may be spoken of. */
struct target {
    const struct rule *rule;
    size_t offset;
    struct finding *finding;
    size_t taken; /* the target to go on with where this one was taken; else 0 */
};
LIST(target_list, struct target);

static int compare_targets(const void *left, const void *right)
{
    const struct target *a = left, *b = right;
    int order = strcmp(a->rule->id, b->rule->id);
    return order ? order : (a->offset > b->offset) - (a->offset < b->offset);
}

static bool is_everywhere(const struct postmortem *postmortem, struct place place)
{
    struct place whole = document_place(postmortem);
    return (place.start == whole.start && place.end == whole.end) ||
           place.start < postmortem->markdown->front_matter.end;
}

static struct target_list list_targets(const struct postmortem *postmortem,
                                       const struct finding_list *findings, struct arena *arena)
{
    struct target_list targets = {0};
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        struct target target = {finding->rule, finding->place.start, finding, 0};
        LIST_PUSH(arena, &targets, target);
        target.offset = EVERYWHERE;
        if (is_everywhere(postmortem, finding->place))
            LIST_PUSH(arena, &targets, target);
    }
    if (targets.count)
        qsort(targets.items, targets.count, sizeof *targets.items, compare_targets);
    return targets;
}

/* The first target of the rule at or behind the offset. */
static size_t find_target(const struct target_list *targets, const struct rule *rule, size_t offset)
{
    const struct target sought = {.rule = rule, .offset = offset};
    size_t low = 0, high = targets->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_targets(&targets->items[middle], &sought) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first target from `at` on that was not taken. What was passed is passed faster the next
 * time. */
static size_t skip_taken(struct target_list *targets, size_t at)
{
    size_t end = at;
    while (end < targets->count && targets->items[end].taken)
        end = targets->items[end].taken;
    while (at < end) {
        size_t next = targets->items[at].taken;
        targets->items[at].taken = end;
        at = next;
    }
    return end;
}

/* What a comment speaks of, as ranges of offsets. */
enum { MAX_RANGES = 3 };

static size_t list_ranges(const struct suppression *suppression, struct place ranges[MAX_RANGES])
{
    size_t count = 0;
    if (suppression->reach.start < suppression->reach.end)
        ranges[count++] = suppression->reach;
    if (suppression->heading.end)
        ranges[count++] = suppression->heading;
    if (suppression->whole_document)
        ranges[count++] = (struct place){EVERYWHERE, EVERYWHERE};
    return count;
}

static bool is_within(const struct target_list *targets, size_t index, const struct rule *rule,
                      struct place range)
{
    if (index >= targets->count || targets->items[index].rule != rule)
        return false;
    size_t offset = targets->items[index].offset;
    return offset < range.end || offset == range.start;
}

/* The rule of that name in whatever case, or NULL. */
static const struct rule *find_rule(const struct settings *settings, struct text name,
                                    struct arena *arena)
{
    return settings_find_rule(settings, utf8_fold(arena, name));
}

static void suppress_rule(struct target_list *targets, const struct suppression *suppression,
                          const struct rule *rule)
{
    struct place ranges[MAX_RANGES];
    size_t count = list_ranges(suppression, ranges);
    for (size_t i = 0; i < count; i++) {
        size_t at = skip_taken(targets, find_target(targets, rule, ranges[i].start));
        for (; is_within(targets, at, rule, ranges[i]); at = skip_taken(targets, at + 1)) {
            targets->items[at].finding->suppressed = SUPPRESSED_BY_COMMENT;
            targets->items[at].finding->reason = suppression->reason;
            targets->items[at].taken = at + 1;
        }
    }
}

void suppress_findings(const struct postmortem *postmortem, const struct settings *settings,
                       struct finding_list *findings, struct arena *arena)
{
    const struct suppression_list *suppressions = &postmortem->suppressions;
    if (!suppressions->count)
        return;
    struct target_list targets = list_targets(postmortem, findings, arena);
    /* The nearest comment is the one whose reason counts: mostly the last before the finding. */
    for (size_t i = suppressions->count; i-- > 0;) {
        const struct suppression *suppression = &suppressions->items[i];
        for (size_t j = 0; j < suppression->rules.count; j++) {
            const struct rule *rule = find_rule(settings, suppression->rules.items[j].name, arena);
            if (rule)
                suppress_rule(&targets, suppression, rule);
        }
    }
}

static bool hides_any(const struct target_list *targets, const struct suppression *suppression,
                      const struct rule *rule)
{
    struct place ranges[MAX_RANGES];
    size_t count = list_ranges(suppression, ranges);
    for (size_t i = 0; i < count; i++)
        if (is_within(targets, find_target(targets, rule, ranges[i].start), rule, ranges[i]))
            return true;
    return false;
}

/* The most names that a message lists. */
enum { LISTED_NAMES = 3 };

LIST(name_list, const struct suppressed_rule *);

static const char *list_names(const struct check *check, const struct name_list *names,
                              const char *joint)
{
    const char *list = "";
    for (size_t i = 0; i < names->count && i < LISTED_NAMES; i++)
        list = arena_printf(check->arena, "%s%s'%s'", list, i ? joint : "",
                            quote(check, names->items[i]->name));
    if (names->count > LISTED_NAMES)
        list = arena_printf(check->arena, "%s and %zu more", list, names->count - LISTED_NAMES);
    return list;
}

static const char *reach_words(const struct suppression *suppression)
{
    if (suppression->verb == SUPPRESS_NEXT)
        return suppression->reach.end ? "in the next block" : "behind it, where no block follows";
    if (suppression->verb == SUPPRESS_LINE)
        return "on its line";
    return suppression->whole_document ? "in this document" : "in the rest of this section";
}

/* One finding a comment: at the comment where all its rules find nothing, else at the first that
 * does not. */
static void report_unused(struct check *check, const struct suppression *suppression,
                          const struct name_list *unused)
{
    const char *names = list_names(check, unused, " or ");
    if (!unused->count)
        return;
    if (unused->count == suppression->rules.count)
        report(check, suppression->place, names, "this comment hides nothing: no %s %s", names,
               reach_words(suppression));
    else
        report(check, unused->items[0]->place, names, "this comment hides no %s %s", names,
               reach_words(suppression));
}

/* Judges the names that are (or are not) this very rule: whether a comment hides findings of it is
 * known when all others were judged. */
static void judge_use(struct check *check, bool of_itself)
{
    const struct suppression_list *suppressions = &check->postmortem->suppressions;
    struct target_list targets = list_targets(check->postmortem, check->findings, check->arena);
    for (size_t i = 0; i < suppressions->count; i++) {
        const struct suppression *suppression = &suppressions->items[i];
        struct name_list unused = {0};
        if (suppression->verb == SUPPRESS_UNKNOWN)
            continue;
        for (size_t j = 0; j < suppression->rules.count; j++) {
            const struct suppressed_rule *named = &suppression->rules.items[j];
            const struct rule *rule = find_rule(check->settings, named->name, check->arena);
            if (rule && (rule == check->rule) == of_itself &&
                !hides_any(&targets, suppression, rule))
                LIST_PUSH(check->arena, &unused, named);
        }
        report_unused(check, suppression, &unused);
    }
}

/* Of a template that nobody has filled in little is told, so that little can be hidden. */
void check_suppression_unused(struct check *check)
{
    if (!check->postmortem->suppressions.count || check->postmortem->unfilled)
        return;
    judge_use(check, false);
    judge_use(check, true);
}

static struct name_list list_unknown(const struct check *check,
                                     const struct suppression *suppression)
{
    struct name_list unknown = {0};
    for (size_t i = 0; i < suppression->rules.count; i++)
        if (!find_rule(check->settings, suppression->rules.items[i].name, check->arena))
            LIST_PUSH(check->arena, &unknown, &suppression->rules.items[i]);
    return unknown;
}

/* "..." is no reason. */
static bool has_words(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (ascii_is_word(text.data[i]))
            return true;
    return false;
}

/* A comment that hides nothing, because no rule of its name is known, needs no reason. */
void check_suppression_without_reason(struct check *check)
{
    const struct suppression_list *suppressions = &check->postmortem->suppressions;
    for (size_t i = 0; i < suppressions->count; i++) {
        const struct suppression *suppression = &suppressions->items[i];
        size_t unknown = list_unknown(check, suppression).count;
        if (suppression->verb == SUPPRESS_UNKNOWN || unknown == suppression->rules.count ||
            has_words(suppression->reason))
            continue;
        const char *name = quote(check, suppression->rules.items[0].name);
        report(check, suppression->place, name, "nothing says why %s is disabled here", name);
    }
}

static struct word_choices verb_choices(struct arena *arena)
{
    struct word_choices choices = {0};
    LIST_PUSH(arena, &choices, "disable");
    LIST_PUSH(arena, &choices, "disable-next");
    LIST_PUSH(arena, &choices, "disable-line");
    return choices;
}

/* The verb that was meant by "disabled", "pmlint-disable" or "disable-next-line"; else NULL. */
static const char *meant_verb(struct text written, struct arena *arena)
{
    static const struct text name = {"pmlint-", 7};
    struct word_choices choices = verb_choices(arena);
    if (text_starts_with_folded(written, name))
        written = text_from_offset(written, name.length);
    for (size_t i = choices.count; i-- > 1;)
        if (text_starts_with_folded(written, text_from(choices.items[i])))
            return choices.items[i];
    /* "enable" is near to it, and the contrary. */
    return text_equal_folded(written, TEXT("enable")) ? NULL : suggest_word(written, &choices);
}

/* A comment that only begins with our name is none of ours: it is told by a word that is nearly a
 * verb, or by a rule that it names. */
static void report_verb(struct check *check, const struct suppression *suppression)
{
    const char *verb = quote(check, suppression->verb_written);
    const char *meant = meant_verb(suppression->verb_written, check->arena);
    if (!meant && list_unknown(check, suppression).count == suppression->rules.count)
        return;
    struct finding *finding =
        report(check, suppression->verb_place, verb,
               "this comment hides nothing: '%s' is not understood%s", verb,
               meant ? arena_printf(check->arena, "; did you mean 'pmlint %s'?", meant) : "");
    report_help(check, finding,
                "write \"pmlint disable RULE: reason\", or disable-next, or "
                "disable-line; each ends by itself");
}

/* "disable next" is "disable-next" in two words. */
static const char *meant_name(const struct suppressed_rule *unknown, struct arena *arena)
{
    if (text_equal_folded(unknown->name, TEXT("next")))
        return "disable-next";
    if (text_equal_folded(unknown->name, TEXT("line")))
        return "disable-line";
    return rulebook_nearest(utf8_fold(arena, unknown->name));
}

static void report_names(struct check *check, const struct suppression *suppression,
                         const struct name_list *unknown)
{
    const char *names = list_names(check, unknown, ", ");
    const char *meant = meant_name(unknown->items[0], check->arena);
    struct finding *finding =
        report(check, unknown->items[0]->place, names, "no rule is called %s%s", names,
               meant ? arena_printf(check->arena, "; did you mean '%s'?", meant) : "");
    if (!meant && !suppression->reason.length && unknown->count < suppression->rules.count)
        report_help(check, finding, "a reason stands behind a colon: \"RULE: reason\"");
}

void check_suppression_unknown_rule(struct check *check)
{
    const struct suppression_list *suppressions = &check->postmortem->suppressions;
    for (size_t i = 0; i < suppressions->count; i++) {
        const struct suppression *suppression = &suppressions->items[i];
        struct name_list unknown = list_unknown(check, suppression);
        if (suppression->verb == SUPPRESS_UNKNOWN)
            report_verb(check, suppression);
        else if (!suppression->rules.count)
            report(check, suppression->place, "no rule",
                   "this comment hides nothing: it names no rule");
        else if (unknown.count)
            report_names(check, suppression, &unknown);
    }
}

/* What the profile's standard asks for: its sections with their fields, their order, its ids. */
#include "checks/common.h"

#include "base/distance.h"
#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_section_missing, check_section_out_of_order, check_incident_id_malformed;

/* Whether a part that is not there is no lack of its own: the section around it is missing as a whole,
 * an opening paragraph sums up, or a rule of its own tells the lack. */
static bool is_settled_otherwise(const struct check *check, const struct profile_part *part)
{
    const enum stated *demands = check->postmortem->demands;
    if (part->within != SIZE_MAX)
        return !check->postmortem->parts[part->within].found;
    switch (part->role) {
    case ROLE_SUMMARY:
        return demands[DEMAND_SUMMARY] == FACT_STATED;
    case ROLE_IMPACT:
        return demands[DEMAND_IMPACT] != FACT_STATED && rule_is_on(check, "impact-missing");
    case ROLE_ACTION_ITEMS:
        return demands[DEMAND_ACTION_ITEMS] != FACT_STATED &&
               rule_is_on(check, "action-items-missing");
    default:
        return false;
    }
}

/* The heading that was not understood whose name is nearest to the part's, or NULL. */
static const struct not_understood *find_nearest(const struct check *check,
                                                 const struct profile_part *part)
{
    const struct not_understood_list *unread = &check->postmortem->not_understood;
    const struct not_understood *nearest = NULL;
    size_t least = NEAR_DISTANCE + 1;
    for (size_t i = 0; i < unread->count; i++) {
        size_t distance = edit_distance(unread->items[i].heading, text_from(part->name));
        if (distance < least) {
            least = distance;
            nearest = &unread->items[i];
        }
    }
    return nearest;
}

static struct finding *report_lack(struct check *check, const struct profile_part *part)
{
    const struct postmortem *postmortem = check->postmortem;
    if (part->within != SIZE_MAX)
        return report(check, postmortem->parts[part->within].place, part->name,
                      "\"%s\" lacks \"%s\"", postmortem->profile->parts[part->within].name,
                      part->name);
    const char *unread = postmortem->not_understood.count ? list_unread(check) : "";
    return report(check, whole_document(check), part->name, "no section \"%s\"%s%s", part->name,
                  *unread ? " found; not understood: " : "", unread);
}

static void report_cure(struct check *check, struct finding *finding,
                        const struct profile_part *part)
{
    const struct not_understood *near = find_nearest(check, part);
    const char *fence = part->within == SIZE_MAX ? fence_cure(check) : NULL;
    if (fence)
        report_help(check, finding, "%s", fence);
    else if (near)
        report_help(check, finding, "is \"%s\" on line %zu meant for it?",
                    quote(check, near->heading), line_of(check, near->place));
    else if (part->within == SIZE_MAX)
        report_help(check, finding, "add it: \"## %s\"", part->name);
    else
        report_help(check, finding, "add it, with N/A where it does not apply");
}

static void check_lack(struct check *check, const struct profile_part *part)
{
    const struct postmortem *postmortem = check->postmortem;
    if (part->severity == SEVERITY_OFF || is_settled_otherwise(check, part))
        return;
    struct finding *finding = report_lack(check, part);
    report_cure(check, finding, part);
    if (part->role == ROLE_ROOT_CAUSE && postmortem->root_cause == FACT_STATED)
        report_related(check, finding, postmortem->root_cause_place, "the cause is told here");
    if (part->severity < finding->severity)
        finding->severity = part->severity;
    if (part->within == SIZE_MAX && !postmortem->understood)
        report_milder(finding);
}

/* "Audit, Self Reported or Third Party Reported". */
static const char *list_words(const struct check *check, const struct word_list *words)
{
    const char *list = "";
    for (size_t i = 0; i < words->count; i++)
        list = arena_printf(check->arena, "%s%s%s", list,
                            i == 0                 ? ""
                            : i + 1 < words->count ? ", "
                                                   : " or ",
                            words->items[i]);
    return list;
}

/* A value may go on behind the word that is asked for: "Audit (annual)". */
static bool is_allowed(const struct check *check, const struct word_list *values, struct text value)
{
    struct text folded = utf8_fold(check->arena, value);
    for (size_t i = 0; i < values->count; i++) {
        struct text word = utf8_fold(check->arena, text_from(values->items[i]));
        bool edge = folded.length <= word.length || !ascii_is_word(folded.data[word.length]);
        if (text_starts_with(folded, word) && edge)
            return true;
    }
    return phrases_contain(word_list(check, WORDS_NO_ANSWER), folded);
}

static void check_value(struct check *check, const struct profile_part *part,
                        const struct part_fact *fact)
{
    struct text value = text_trim(fact->value);
    if (!part->values.count || !value.length || is_allowed(check, &part->values, value))
        return;
    struct finding *finding =
        report(check, fact->value_place, part->name, "\"%s\" is no answer to \"%s\"",
               quote(check, value), part->name);
    report_help(check, finding, "write %s", list_words(check, &part->values));
}

void check_section_missing(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct profile *profile = postmortem->profile;
    if (!postmortem->parts) {
        report_demand(check, DEMAND_SUMMARY);
        report_demand(check, DEMAND_TIMELINE);
        report_demand(check, DEMAND_ROOT_CAUSE);
        return;
    }
    for (size_t i = 0; postmortem->language_known && i < profile->part_count; i++) {
        if (postmortem->parts[i].found)
            check_value(check, &profile->parts[i], &postmortem->parts[i]);
        else
            check_lack(check, &profile->parts[i]);
    }
}

/* A section of the standard, where it stands in the document. */
struct ordered_section {
    const struct profile_part *part;
    struct place place;
    size_t length;   /* of the longest run of sections in order that ends with it */
    size_t previous; /* the one before it in that run, or SIZE_MAX */
    bool in_order;
};

static size_t collect_sections(const struct postmortem *postmortem,
                               struct ordered_section *sections)
{
    size_t count = 0;
    for (size_t i = 0; i < postmortem->profile->part_count; i++) {
        const struct profile_part *part = &postmortem->profile->parts[i];
        const struct part_fact *fact = &postmortem->parts[i];
        if (part->within == SIZE_MAX && fact->found && fact->section != SIZE_MAX)
            sections[count++] =
                (struct ordered_section){.part = part, .place = fact->place, .previous = SIZE_MAX};
    }
    return count;
}

/* Marks the most sections that stand in the standard's order; what is left is to be moved. */
static void mark_ordered(struct ordered_section *sections, size_t count)
{
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++)
            if (sections[j].place.start <= sections[i].place.start &&
                sections[j].length >= sections[i].length) { /* of two, keep what stands first */
                sections[i].length = sections[j].length;
                sections[i].previous = j;
            }
        sections[i].length++;
        if (last == SIZE_MAX || sections[i].length > sections[last].length)
            last = i;
    }
    for (; last != SIZE_MAX; last = sections[last].previous)
        sections[last].in_order = true;
}

/* The section in order that comes next in the standard behind number `index`, else the last before. */
static const struct ordered_section *find_neighbour(const struct ordered_section *sections,
                                                    size_t count, size_t index)
{
    for (size_t i = index + 1; i < count; i++)
        if (sections[i].in_order && sections[i].place.start < sections[index].place.start)
            return &sections[i];
    for (size_t i = index; i-- > 0;)
        if (sections[i].in_order && sections[i].place.start > sections[index].place.start)
            return &sections[i];
    return NULL;
}

void check_section_out_of_order(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    if (!postmortem->parts || !postmortem->profile->ordered)
        return;
    struct ordered_section *sections =
        arena_alloc_array(check->arena, postmortem->profile->part_count, sizeof *sections);
    size_t count = collect_sections(postmortem, sections);
    mark_ordered(sections, count);
    for (size_t i = 0; i < count; i++) {
        const struct ordered_section *other = find_neighbour(sections, count, i);
        if (sections[i].in_order || !other)
            continue;
        bool late = other->place.start < sections[i].place.start;
        struct finding *finding =
            report(check, sections[i].place, sections[i].part->name, "\"%s\" stands %s \"%s\"",
                   sections[i].part->name, late ? "behind" : "before", other->part->name);
        report_related(check, finding, other->place, "%s comes %s it in the standard's order",
                       sections[i].part->name, late ? "before" : "behind");
        report_help(check, finding, "move it %s line %zu",
                    late ? "before" : "behind the section on", line_of(check, other->place));
    }
}

/* The example may be that of a profile whose patterns the house has replaced. */
static const char *what_id_misses(const struct check *check, const struct word_list *patterns)
{
    const char *example = option_text(check, "example");
    if (*example && patterns_match(patterns, text_from(example)))
        return arena_printf(check->arena, "has not the form of \"%s\"", example);
    return arena_printf(check->arena, "does not match %s", list_words(check, patterns));
}

void check_incident_id_malformed(struct check *check)
{
    const struct field_list *fields = &check->postmortem->fields;
    const struct word_list *patterns = option_list(check, "patterns");
    for (size_t i = 0; patterns->count && i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        struct text value = text_trim(field->value);
        if (field->meaning != WORDS_FIELD_ID || !value.length || patterns_match(patterns, value) ||
            phrases_contain(word_list(check, WORDS_NO_ANSWER), utf8_fold(check->arena, value)))
            continue;
        const char *shown = quote(check, value);
        report(check, field->value_place, shown, "the id \"%s\" %s", shown,
               what_id_misses(check, patterns));
    }
}

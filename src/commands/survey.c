#include "commands/survey.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rulebook/pattern.h"

/* More different headings than these in one folder tell nothing new. */
#define MAX_HEADINGS 2000

#define MIN_SECTIONS 2 /* a standard of fewer is followed by everyone */

struct survey *survey_new(struct text folder, struct arena *arena)
{
    struct survey *survey = arena_alloc(arena, sizeof *survey);
    survey->arena = arena;
    survey->folder = path_shown(folder.data);
    survey->followers =
        arena_alloc_array(arena, rulebook_profile_count + 1, sizeof *survey->followers);
    survey->breakers = arena_alloc_array(arena, rulebook_rule_count + 1, sizeof *survey->breakers);
    return survey;
}

static void add_date(struct survey *survey, const struct date *date)
{
    if (!date->known || date->ambiguous || date->impossible || !date->year || !date->month ||
        !date->day)
        return;
    int64_t day = days_from_date(date->year, date->month, date->day);
    survey->oldest = survey->dated && survey->oldest < day ? survey->oldest : day;
    survey->newest = survey->dated && survey->newest > day ? survey->newest : day;
    survey->dated++;
}

static void add_findings(struct survey *survey, const struct finding_list *findings)
{
    bool *seen = arena_alloc_array(survey->arena, rulebook_rule_count + 1, sizeof *seen);
    for (size_t i = 0; i < findings->count; i++) {
        size_t number = rule_number(findings->items[i].rule);
        if (number >= rulebook_rule_count || seen[number])
            continue;
        seen[number] = true;
        survey->breakers[number]++;
    }
}

/* A name as headings are compared here: folded, without final marks. */
static struct text fold_name(struct survey *survey, struct text name)
{
    return text_strip(utf8_fold(survey->arena, name), "#*_:.?! ");
}

static bool has_section(const struct text *names, size_t count, struct text wanted)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(names[i], wanted))
            return true;
    return false;
}

static bool has_part(struct survey *survey, const struct profile_part *part,
                     const struct text *names, size_t count)
{
    if (has_section(names, count, fold_name(survey, text_from(part->name))))
        return true;
    for (size_t i = 0; i < part->names.count; i++)
        if (has_section(names, count, fold_name(survey, text_from(part->names.items[i]))))
            return true;
    return false;
}

/* Whether all sections that the profile demands are there under its names; that they play the same roles
 * would be true of nearly every postmortem. */
static bool follows(struct survey *survey, const struct profile *profile, const struct text *names,
                    size_t count)
{
    size_t demanded = 0;
    for (size_t i = 0; i < profile->part_count; i++) {
        const struct profile_part *part = &profile->parts[i];
        if (part->within != SIZE_MAX || part->severity != SEVERITY_ERROR)
            continue;
        if (!has_part(survey, part, names, count))
            return false;
        demanded++;
    }
    return demanded >= MIN_SECTIONS;
}

static void add_sections(struct survey *survey, const struct section_list *sections)
{
    struct text *names = arena_alloc_array(survey->arena, sections->count + 1, sizeof *names);
    for (size_t i = 0; i < sections->count; i++)
        names[i] = fold_name(survey, sections->items[i].heading);
    for (size_t i = 0; i < rulebook_profile_count; i++)
        survey->followers[i] += follows(survey, &rulebook_profiles[i], names, sections->count);
}

static size_t count_times(const struct postmortem *postmortem, struct place body)
{
    size_t count = 0;
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        count += event->timed && event->place.start >= body.start && event->place.start < body.end;
    }
    return count;
}

/* What a section's content is, by what only such a section has; ROLE_NONE where it has nothing of it. */
static enum role guess_role(const struct postmortem *postmortem, const struct section *section)
{
    static const struct {
        enum word_list_id patterns;
        enum role role;
    } signs[] = {{WORDS_CAUSE_PATTERNS, ROLE_ROOT_CAUSE},
                 {WORDS_AFFECTED_PATTERNS, ROLE_IMPACT},
                 {WORDS_ASSIGNED_PATTERNS, ROLE_ACTION_ITEMS},
                 {WORDS_FUTURE_PATTERNS, ROLE_ACTION_ITEMS},
                 {WORDS_IMPACT_PATTERNS, ROLE_IMPACT}};
    struct text text = document_text(postmortem->document, section->body);
    if (count_times(postmortem, section->body) > 1)
        return ROLE_TIMELINE;
    for (size_t i = 0; postmortem->language_known && i < sizeof signs / sizeof *signs; i++)
        if (patterns_match(&postmortem->words->lists[signs[i].patterns], text))
            return signs[i].role;
    return ROLE_NONE;
}

/* A path that was found in the folder, from there on. */
static struct text path_within(struct text folder, struct text path)
{
    if (!folder.length || !text_starts_with(path, folder))
        return path;
    struct text rest = text_from_offset(path, folder.length);
    while (rest.length && rest.data[0] == '/')
        rest = text_from_offset(rest, 1);
    return rest;
}

static struct surveyed_heading *find_heading(struct survey *survey, struct text folded)
{
    for (size_t i = 0; i < survey->headings.count; i++)
        if (text_equal(survey->headings.items[i].folded, folded))
            return &survey->headings.items[i];
    return NULL;
}

static void add_heading(struct survey *survey, const struct postmortem *postmortem,
                        const struct section *section)
{
    struct text folded = fold_name(survey, section->heading);
    struct surveyed_heading *heading = find_heading(survey, folded);
    if (!folded.length || (!heading && survey->headings.count == MAX_HEADINGS))
        return;
    if (!heading) {
        struct surveyed_heading first = {
            .heading = arena_copy(survey->arena, section->heading),
            .folded = arena_copy(survey->arena, folded),
            .path =
                arena_copy(survey->arena, path_within(survey->folder, postmortem->document->path)),
            .line = document_line(postmortem->document, section->place.start),
        };
        LIST_PUSH(survey->arena, &survey->headings, first);
        heading = &survey->headings.items[survey->headings.count - 1];
    }
    enum role role = guess_role(postmortem, section);
    if (heading->last != postmortem->document && role != ROLE_NONE)
        heading->guesses[role]++;
    heading->documents += heading->last != postmortem->document;
    heading->last = postmortem->document;
}

static void add_headings(struct survey *survey, const struct postmortem *postmortem)
{
    bool any = false;
    for (size_t i = 0; i < postmortem->not_understood.count; i++) {
        struct place place = postmortem->not_understood.items[i].place;
        const struct section *section = postmortem_section_at(postmortem, place.start);
        if (!section || section->place.start != place.start || section->understood)
            continue;
        add_heading(survey, postmortem, section);
        any = true;
    }
    survey->unread += any;
    /* The next document may be read into the same memory. */
    for (size_t i = 0; i < survey->headings.count; i++)
        survey->headings.items[i].last = NULL;
}

void survey_add(struct survey *survey, const struct postmortem *postmortem,
                const struct finding_list *findings)
{
    survey->documents++;
    add_date(survey, &postmortem->incident_date);
    add_findings(survey, findings);
    add_sections(survey, &postmortem->sections);
    add_headings(survey, postmortem);
}

static int compare_headings(const void *left, const void *right)
{
    const struct surveyed_heading *a = left, *b = right;
    if (a->documents != b->documents)
        return a->documents > b->documents ? -1 : 1;
    size_t shared = a->folded.length < b->folded.length ? a->folded.length : b->folded.length;
    int order = memcmp(a->folded.data, b->folded.data, shared);
    return order ? order
                 : (a->folded.length > b->folded.length) - (a->folded.length < b->folded.length);
}

void survey_sort(struct survey *survey)
{
    if (survey->headings.count)
        qsort(survey->headings.items, survey->headings.count, sizeof *survey->headings.items,
              compare_headings);
}

const struct profile *survey_profile(const struct survey *survey)
{
    const struct profile *best = NULL;
    for (size_t i = 0; i < rulebook_profile_count; i++) {
        const struct profile *profile = &rulebook_profiles[i];
        if (survey->followers[i] * 2 > survey->documents &&
            (!best || profile->part_count > best->part_count))
            best = profile;
    }
    return best ? best : rulebook_profile(TEXT("default"));
}

enum role survey_guess(const struct surveyed_heading *heading)
{
    enum role best = ROLE_NONE;
    for (size_t role = 0; role < ROLE_COUNT; role++)
        if (heading->guesses[role] &&
            (best == ROLE_NONE || heading->guesses[role] > heading->guesses[best]))
            best = (enum role)role;
    return best;
}

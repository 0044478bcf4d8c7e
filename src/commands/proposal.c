#include "commands/proposal.h"

#include "base/memory.h"
#include "data/data.h"
#include "report/printable.h"

#include <stdlib.h>

#define MAX_PROPOSED 30 /* headings; those of most documents */

/* A rule that so large a part of the documents breaks is not held against old ones: one in three. */
#define COMMON_PART 3

/* What nobody will add to an old document: what many lack, where it is no error. What one says wrongly
 * is wrong in an old one too. */
static bool is_spared(const struct survey *survey, size_t rule)
{
    return rulebook_rules[rule].absence && rulebook_rules[rule].severity < SEVERITY_ERROR &&
           survey->breakers[rule] * COMMON_PART > survey->documents;
}

static size_t count_spared(const struct survey *survey)
{
    size_t count = 0;
    for (size_t i = 0; i < rulebook_rule_count; i++)
        count += is_spared(survey, i);
    return count;
}

static const char *date_words(int64_t day, struct arena *arena)
{
    int year, month, day_of_month;
    date_from_days(day, &year, &month, &day_of_month);
    return arena_printf(arena, "%04d-%02d-%02d", year, month, day_of_month);
}

static size_t followers_of(const struct survey *survey, const struct profile *profile)
{
    return survey->followers[profile - rulebook_profiles];
}

/* "google: 40 of 47 documents have all its sections". */
static const char *profile_reason(const struct survey *survey, struct arena *arena)
{
    const struct profile *profile = survey_profile(survey), *nearest = NULL;
    for (size_t i = 0; i < rulebook_profile_count; i++)
        if (survey->followers[i] &&
            (!nearest || survey->followers[i] > followers_of(survey, nearest)))
            nearest = &rulebook_profiles[i];
    if (followers_of(survey, profile))
        return arena_printf(arena, "%zu of %zu have all its sections",
                            followers_of(survey, profile), survey->documents);
    if (!nearest)
        return "no document has all sections of any other profile";
    return arena_printf(arena,
                        "no other profile is followed by most; the nearest is %s, with %zu of %zu",
                        nearest->name, followers_of(survey, nearest), survey->documents);
}

static void print_heading(FILE *out, const struct surveyed_heading *heading, struct arena *arena)
{
    struct text name = json_quote(heading->heading, arena);
    struct text path = json_quote(heading->path, arena);
    fprintf(out, "#     - %.*s # %zu document%s, such as %.*s, line %zu\n", TEXT_ARG(name),
            heading->documents, heading->documents == 1 ? "" : "s", TEXT_ARG(path), heading->line);
}

/* The headings whose guess is `role`, among the first that are proposed. */
static size_t print_headings(FILE *out, const struct survey *survey, enum role role,
                             struct arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < survey->headings.count && i < MAX_PROPOSED; i++) {
        const struct surveyed_heading *heading = &survey->headings.items[i];
        if (survey_guess(heading) != role)
            continue;
        if (!count++ && role != ROLE_NONE)
            fprintf(out, "#   %s:\n", role_name(role));
        else if (count == 1)
            fputs("# Without a guess; move each under its role, or leave it here:\n", out);
        print_heading(out, heading, arena);
    }
    return count;
}

static void print_sections(FILE *out, const struct survey *survey, struct arena *arena)
{
    if (!survey->headings.count)
        return;
    fputs("\n# Headings that pmlint did not understand, under the role that their text suggests. "
          "Where it is\n# right, take the \"# \" away from the line, from that of the role and "
          "from \"sections:\".\n# sections:\n",
          out);
    for (size_t role = 0; role < ROLE_COUNT; role++)
        print_headings(out, survey, (enum role)role, arena);
    print_headings(out, survey, ROLE_NONE, arena);
    if (survey->headings.count > MAX_PROPOSED)
        fprintf(out, "# and %zu more, none of which is in more documents than these\n",
                survey->headings.count - MAX_PROPOSED);
}

static void print_overrides(FILE *out, const struct survey *survey, struct arena *arena)
{
    if (!survey->dated || !count_spared(survey))
        return;
    fprintf(out,
            "\n# The newest incident is of %s. Nobody will add to older documents what over a "
            "third of them lack.\noverrides:\n  - before: %s\n    rules:\n",
            date_words(survey->newest, arena), date_words(survey->newest + 1, arena));
    for (size_t i = 0; i < rulebook_rule_count; i++)
        if (is_spared(survey, i))
            fprintf(out, "      %s: off # %zu of %zu\n", rulebook_rules[i].id, survey->breakers[i],
                    survey->documents);
}

struct text proposal_print(const struct survey *survey, const char *baseline, struct arena *arena)
{
    char *data = NULL;
    size_t length = 0;
    FILE *out = memory_stream(&data, &length);
    fprintf(out, "# Proposed by \"pmlint init\" from %zu postmortem%s.\n", survey->documents,
            survey->documents == 1 ? "" : "s");
    fprintf(out, "profile: %s # %s\n", survey_profile(survey)->name, profile_reason(survey, arena));
    fprintf(out,
            "\n# What was found at first, and is not told again: \"pmlint --prune\" removes "
            "what was mended.\nbaseline: %s\n",
            baseline);
    print_sections(out, survey, arena);
    print_overrides(out, survey, arena);
    memory_stream_close(out, &data);
    struct text text = arena_copy(arena, (struct text){data, length});
    free(data);
    return text;
}

static void explain_headings(const struct survey *survey, FILE *out, struct arena *arena)
{
    size_t guessed = 0;
    if (!survey->headings.count)
        return;
    for (size_t i = 0; i < survey->headings.count; i++)
        guessed += survey_guess(&survey->headings.items[i]) != ROLE_NONE;
    struct text first = printable(arena, survey->headings.items[0].heading);
    fprintf(out,
            "  headings  %zu not understood, in %zu document%s, first of all \"%.*s\"; %zu with "
            "a guess\n",
            survey->headings.count, survey->unread, survey->unread == 1 ? "" : "s", TEXT_ARG(first),
            guessed);
}

void proposal_explain(const struct survey *survey, FILE *out, struct arena *arena)
{
    fprintf(out, "%zu postmortem%s", survey->documents, survey->documents == 1 ? "" : "s");
    if (survey->dated)
        fprintf(out, ", of incidents from %s to %s", date_words(survey->oldest, arena),
                date_words(survey->newest, arena));
    fprintf(out, "\n  profile   %s: %s\n", survey_profile(survey)->name,
            profile_reason(survey, arena));
    explain_headings(survey, out, arena);
    if (survey->dated && count_spared(survey))
        fprintf(out, "  before    %s: %zu rule%s about what over a third of them lack %s off\n",
                date_words(survey->newest + 1, arena), count_spared(survey),
                count_spared(survey) == 1 ? "" : "s", count_spared(survey) == 1 ? "is" : "are");
}

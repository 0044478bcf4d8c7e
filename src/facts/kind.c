/* Whether a document is a postmortem at all: whether it reports an incident, or only speaks of
 * incidents as guides, templates, assignments and announcements do. Each argument for it or against
 * it gives points, and their sum decides.
 */
#include "facts/evidence.h"
#include "facts/steps.h"

/* How many of three rising bounds the value reaches. */
static int steps(size_t value, size_t first, size_t second, size_t third)
{
    return (value >= first) + (value >= second) + (value >= third);
}

static int weigh_title(const struct evidence *evidence)
{
    if (!evidence->title_report)
        return evidence->title_event ? 2 : 0;
    return 3 + evidence->title_event + evidence->title_named;
}

static int weigh_timeline(const struct evidence *evidence)
{
    return evidence->timed >= 3 ? 3 : evidence->timed > 0;
}

static int weigh_clocks(const struct evidence *evidence)
{
    return steps(evidence->clocks, 1, 3, MANY_CLOCKS);
}

static int weigh_dates(const struct evidence *evidence)
{
    return steps(evidence->dates + evidence->dated, 1, 4, SIZE_MAX) + evidence->timespan;
}

static int weigh_sections(const struct evidence *evidence)
{
    return steps(evidence->roles, 3, 5, SIZE_MAX);
}

static int weigh_status_page(const struct evidence *evidence)
{
    return evidence->status_page ? 4 : 0;
}

/* A long text has more statements of any sort, so that more are asked of it. */
static int weigh_statements(const struct evidence *evidence)
{
    size_t words = evidence->words;
    if (evidence->told >= 6 && evidence->told * 150 >= words)
        return 3;
    if (evidence->told >= 3 && evidence->told * 250 >= words)
        return 2;
    return evidence->told > 0 && evidence->told * 600 >= words;
}

static int weigh_past(const struct evidence *evidence)
{
    return (evidence->past * 40 >= evidence->words) + (evidence->past * 22 >= evidence->words);
}

/* Neither a time nor a date: of no incident in particular. */
static int weigh_vagueness(const struct evidence *evidence)
{
    bool placed = evidence->clocks || evidence->timed || evidence->dates || evidence->timespan ||
                  evidence->status_page;
    return placed ? 0 : -2;
}

static int weigh_silence(const struct evidence *evidence)
{
    bool told = weigh_statements(evidence) || weigh_past(evidence) || evidence->timed ||
                evidence->clocks > 1 || evidence->foreign || evidence->status_page;
    return told ? 0 : -2;
}

/* "Outage of the backup process" has a guide's word too, but names an incident. */
static int weigh_guide_title(const struct evidence *evidence)
{
    if (!evidence->title_guide)
        return 0;
    return evidence->title_named || evidence->full ? -2 : -4;
}

/* Whatever its title says, what tells how long, when, why and what will be done is a report. */
static int weigh_other_title(const struct evidence *evidence)
{
    enum { ENTRIES = 3 };
    bool told = evidence->timespan && evidence->timed >= ENTRIES && evidence->worked;
    return evidence->title_other && !evidence->full && !told ? -9 : 0;
}

/* Whether it tells what was done when, by the clock, or lists why and what will be done: neither a bug report nor an
 * advisory does. */
static bool reports_incident(const struct evidence *evidence)
{
    enum { CLOCKS = 3 };
    return evidence->title_report || evidence->clocks >= CLOCKS || evidence->worked;
}

/* "To reproduce", "Expected behavior": a bug that somebody reported, not what it did to others. */
static int weigh_bug_form(const struct evidence *evidence)
{
    return evidence->bug_form >= 2 && !reports_incident(evidence) ? -9 : 0;
}

/* Which versions are affected, which are fixed, how grave it is: it tells users what to install. */
static int weigh_advisory(const struct evidence *evidence)
{
    return evidence->advisory >= 3 && !reports_incident(evidence) ? -9 : 0;
}

/* A list of clocks, but of nothing that went wrong. */
static int weigh_harmlessness(const struct evidence *evidence)
{
    bool named = evidence->title_report || evidence->title_event || evidence->status_page ||
                 evidence->roles >= 3;
    return named || evidence->foreign || weigh_statements(evidence) ? 0 : -4;
}

/* So many that each has all the usual subsections still are most of what is told. */
static int weigh_releases(const struct evidence *evidence)
{
    enum { FEW = 3, SUBSECTIONS = 8 };
    bool named = evidence->title_report || evidence->title_event;
    if (named || evidence->releases < FEW || evidence->releases * SUBSECTIONS < evidence->headings)
        return 0;
    return -9;
}

/* A page that explains something by documents, right ones and wrong ones: what is told in them is no incident of
 * its own. */
static int weigh_examples(const struct evidence *evidence)
{
    enum { SEVERAL = 2, CLOCKS = 3 };
    bool named = evidence->titled && (evidence->title_report || evidence->title_event ||
                                      evidence->clocks_beside >= CLOCKS);
    return evidence->shown >= SEVERAL && !named && !evidence->worked ? -20 : 0;
}

static int weigh_index_title(const struct evidence *evidence)
{
    return evidence->title_index ? -1 : 0;
}

static int weigh_blank_title(const struct evidence *evidence)
{
    return evidence->title_blank ? -6 : 0;
}

static int weigh_blanks(const struct evidence *evidence)
{
    if (evidence->blanks < 4 || evidence->blanks * 12 < evidence->lines)
        return 0;
    return evidence->blanks * 4 < evidence->lines ? -2 : -4;
}

/* Nearly all that stands behind its labels is what they ask for. */
static int weigh_brackets(const struct evidence *evidence)
{
    enum { FEW = 4 };
    size_t values = evidence->lines - evidence->labels;
    return evidence->bracketed >= FEW && evidence->bracketed * 4 >= values * 3 ? -9 : 0;
}

static int weigh_empty_sections(const struct evidence *evidence)
{
    return evidence->empty >= 3 && evidence->empty * 2 >= evidence->headings ? -4 : 0;
}

static int weigh_assignment(const struct evidence *evidence)
{
    static const int points[] = {0, 0, -2, -3, -5, -6, -8};
    size_t most = sizeof points / sizeof *points - 1;
    return points[evidence->assignment < most ? evidence->assignment : most];
}

/* Against what is told in the past tense. A status page speaks to its readers too. */
static int weigh_instructions(const struct evidence *evidence)
{
    size_t instructions = evidence->instructions;
    size_t reported = evidence->past + evidence->told;
    if (instructions < 3 || instructions * 10 < reported * 3)
        return 0;
    if (evidence->status_page || instructions * 10 < reported * 8)
        return -2;
    return instructions < 6 || instructions * 10 < reported * 12 ? -4 : -7;
}

static int weigh_announcement(const struct evidence *evidence)
{
    if (evidence->title_report || evidence->title_event || evidence->roles >= 3)
        return 0;
    bool announced = evidence->planned >= 2 && evidence->told < evidence->planned * 2;
    return announced || evidence->title_planned ? -20 : 0;
}

static int weigh_links(const struct evidence *evidence)
{
    return evidence->links >= 3 && evidence->links * 3 >= evidence->lines ? -4 : 0;
}

/* A name and a link; but few words with a time say enough. */
static int weigh_brevity(const struct evidence *evidence)
{
    return evidence->words < BRIEF_WORDS && !evidence->clocks && !evidence->timed ? -6 : 0;
}

static const char other_title[] = "its title names another kind of document";

struct argument {
    int (*weigh)(const struct evidence *evidence);
    const char *against; /* why it is no postmortem, where this argument weighs most */
};

/* None weighs less where more is reported (`told`, `past`): see read_kind. */
static const struct argument arguments[] = {
    {weigh_title, NULL},
    {weigh_timeline, NULL},
    {weigh_clocks, NULL},
    {weigh_dates, NULL},
    {weigh_sections, NULL},
    {weigh_status_page, NULL},
    {weigh_statements, NULL},
    {weigh_past, NULL},
    {weigh_announcement, "it announces planned work"},
    {weigh_assignment, "it is about the task of writing one"},
    {weigh_blank_title, "it is a template that nobody has filled in"},
    {weigh_blanks, "it is a template that nobody has filled in"},
    {weigh_brackets, "it is a template that nobody has filled in"},
    {weigh_empty_sections, "its sections are empty"},
    {weigh_guide_title, "its title is that of a guide or a template"},
    {weigh_brevity, "it has hardly any words"},
    {weigh_other_title, other_title},
    {weigh_bug_form, "it is the form of a bug report"},
    {weigh_advisory, "it is an advisory on a vulnerability"},
    {weigh_releases, "its headings are those of a log of changes"},
    {weigh_examples, "it shows documents as examples"},
    {weigh_links, "it is a list of links"},
    {weigh_instructions, "it gives instructions and reports no incident"},
    {weigh_index_title, "its title is that of a list of incidents"},
    {weigh_vagueness, "no incident is told"},
    {weigh_harmlessness, "no incident is told"},
    {weigh_silence, "no incident is told"},
};

#define ENOUGH 4

/* A template has sections to be filled in. */
static bool is_unfilled(const struct evidence *evidence)
{
    enum { FEW_HEADINGS = 2 };
    if (evidence->headings < FEW_HEADINGS)
        return false;
    return weigh_blank_title(evidence) || weigh_blanks(evidence) || weigh_brackets(evidence) ||
           weigh_empty_sections(evidence);
}

struct verdict {
    int points;
    const char *against;
};

static struct verdict weigh(const struct evidence *evidence)
{
    struct verdict verdict = {0, "no incident is told"};
    int least = 0;
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++) {
        int weight = arguments[i].weigh(evidence);
        verdict.points += weight;
        if (weight < least) {
            least = weight;
            verdict.against = arguments[i].against;
        }
    }
    return verdict;
}

bool postmortem_is_unfilled_draft(const struct postmortem *postmortem)
{
    return postmortem->draft && postmortem->unfilled;
}

void read_kind(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    struct evidence evidence = gather_evidence(reading);
    struct verdict verdict = weigh(&evidence);
    /* What is reported weakens whatever speaks against a report; it is not counted where all else is
     * enough. */
    if (verdict.points < ENOUGH) {
        count_reported(reading, &evidence);
        verdict = weigh(&evidence);
    }
    postmortem->is_postmortem = verdict.points >= ENOUGH;
    postmortem->why_not = postmortem->is_postmortem ? NULL : verdict.against;
    if (postmortem->why_not == other_title && evidence.other_word.length)
        postmortem->why_not = arena_printf(reading->arena, "%s (\"%.*s\")", other_title,
                                           TEXT_ARG(evidence.other_word));
    postmortem->unfilled = !postmortem->is_postmortem && is_unfilled(&evidence);
    if (postmortem_is_unfilled_draft(postmortem))
        postmortem->why_not = "it is a draft that nobody has filled in yet";
    postmortem->blanks =
        evidence.blanks > evidence.bracketed ? evidence.blanks : evidence.bracketed;
}

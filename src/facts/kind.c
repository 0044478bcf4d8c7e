/* Whether a document is a postmortem at all: whether it reports an incident, or only speaks of
 * incidents as guides, templates, assignments and announcements do. What speaks for a report and
 * what against it is gathered first; then each argument gives points, and the sum decides.
 */
#include <string.h>

#include "base/utf8.h"
#include "facts/reading.h"

/* A document's beginning tells its kind; no more of it is looked at. */
#define SAMPLE_BYTES (size_t)10000

/* More matches of one pattern than this tell nothing new. */
#define MATCHES_MAX (size_t)20

#define FIRST_LINE_MAX_BYTES 160

struct evidence {
    bool title_report;  /* "Postmortem …" */
    bool title_named;   /* "Postmortem: …", "… of 4 May 2024": it says which incident */
    bool title_event;   /* "Database down" */
    bool title_index;   /* "Postmortems": the page of a folder of them */
    bool title_guide;   /* "How to write …" */
    bool title_blank;   /* "[Title of the incident]" */
    bool title_planned; /* "Scheduled maintenance" */
    bool status_page;   /* its front matter says what is affected, or whether it is resolved */
    bool foreign;       /* in a language that pmlint has no words for */
    bool dated;         /* the incident's date is known */
    bool timespan;      /* its length is stated */
    size_t words;
    size_t roles;           /* which sections play */
    size_t timed;           /* entries of the timeline */
    size_t clocks, dates;   /* in prose and in the lines of a log */
    size_t told;            /* statements of something that went wrong or was done then */
    size_t past;            /* verbs in the past tense */
    size_t instructions;    /* words that tell the reader what to do */
    size_t assignment;      /* words of a task to write a postmortem */
    size_t blanks;          /* what a template leaves to be filled in */
    size_t planned;         /* words of an announcement */
    size_t lines, links;    /* lines of prose, and the items of them that begin with a link */
    size_t headings, empty; /* sections, and those of them with nothing below */
};

static struct text sample_of(const struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    char *bytes = arena_alloc(reading->arena, SAMPLE_BYTES);
    size_t length = 0;
    const struct block *block = postmortem->markdown->root;
    while ((block = next_prose(postmortem, block)) && block->text.length < SAMPLE_BYTES - length) {
        memcpy(bytes + length, block->text.data, block->text.length);
        length += block->text.length;
        bytes[length++] = '\n';
    }
    return (struct text){bytes, length};
}

static size_t count_pattern(const char *const *pattern, struct text text)
{
    const struct word_list alone = {pattern, 1};
    struct pattern_match match;
    size_t count = 0, from = 0;
    while (count < MATCHES_MAX && patterns_find(&alone, text, from, &match)) {
        count++;
        from = match.end > from ? match.end : from + 1;
    }
    return count;
}

/* Each pattern is counted on its own, so that each reads the text but once. */
static size_t count_matches(const struct reading *reading, enum word_list_id list, struct text text)
{
    const struct word_list *patterns = &reading->words->lists[list];
    size_t count = 0;
    for (size_t i = 0; i < patterns->count; i++)
        count += count_pattern(&patterns->items[i], text);
    return count;
}

/* Scripts of three bytes a character and more are mostly written without blanks; two of their
 * characters count as a word. */
static size_t count_words(struct text text)
{
    size_t blanks = 0, wide = 0;
    for (size_t i = 1; i < text.length; i++) {
        blanks += ascii_is_space(text.data[i]) && !ascii_is_space(text.data[i - 1]);
        wide += (unsigned char)text.data[i] >= 0xE3;
    }
    return blanks + wide / 2;
}

/* The title, or in its place the first line. */
static struct text title_of(const struct reading *reading)
{
    struct text title = reading->postmortem->title;
    if (reading->postmortem->has_title || !reading->lines.count)
        return title;
    struct text first = reading->lines.items[0].text;
    return first.length <= FIRST_LINE_MAX_BYTES ? first : title;
}

static void read_title_evidence(const struct reading *reading, struct evidence *evidence)
{
    const struct word_list *lists = reading->words->lists;
    struct text title = title_of(reading);
    evidence->title_index = patterns_match(&lists[WORDS_INDEX_TITLE_PATTERNS], title);
    evidence->title_report =
        !evidence->title_index && patterns_match(&lists[WORDS_POSTMORTEM_TITLE_PATTERNS], title);
    evidence->title_named = patterns_match(&lists[WORDS_NAMED_TITLE_PATTERNS], title);
    evidence->title_event = patterns_match(&lists[WORDS_INCIDENT_TITLE_PATTERNS], title);
    evidence->title_guide = patterns_match(&lists[WORDS_GUIDE_TITLE_PATTERNS], title);
    evidence->title_blank = patterns_match(&lists[WORDS_TEMPLATE_PATTERNS], title);
    evidence->title_planned = patterns_match(&lists[WORDS_PLANNED_PATTERNS], title);
}

static void count_events(const struct postmortem *postmortem, struct evidence *evidence)
{
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        evidence->timed += event->timed && event->in_timeline && event->text.length &&
                           !event->stamp.clock.impossible;
    }
    for (size_t i = 0; i < postmortem->dates.count; i++) {
        evidence->dates++;
        evidence->clocks += postmortem->dates.items[i].clock.known;
    }
}

static void count_sections(const struct postmortem *postmortem, struct evidence *evidence)
{
    for (size_t role = 0; role < ROLE_COUNT; role++)
        evidence->roles += postmortem_section(postmortem, (enum role)role) != NULL;
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        evidence->headings += section->form != HEADING_FIELD;
        evidence->empty += section->form != HEADING_FIELD && section->empty;
    }
}

#define LINK_HEAD_BYTES 8 /* decoration that may stand before an item's link */

static bool begins_with_link(const struct line *line)
{
    const struct link_list *links = &line->block->links;
    for (size_t i = 0; i < links->count; i++)
        if (links->items[i].start >= line->from)
            return links->items[i].start < line->from + LINK_HEAD_BYTES;
    return false;
}

static void count_lines(const struct reading *reading, struct evidence *evidence)
{
    size_t logged = 0;
    struct stamp stamp;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->kind == LINE_CODE && logged < MATCHES_MAX)
            logged += stamp_read(line->text, 0, reading->time, &stamp) && stamp.clock.known;
        if (line->kind == LINE_HEADING || line->kind == LINE_CODE)
            continue;
        evidence->lines++;
        evidence->links += line->kind == LINE_ITEM && begins_with_link(line);
    }
    evidence->clocks += logged;
}

static bool has_status_field(const struct reading *reading)
{
    const struct field_list *fields = &reading->postmortem->fields;
    const struct word_list *names = &reading->words->lists[WORDS_STATUS_PAGE_FIELDS];
    for (size_t i = 0; i < fields->count; i++)
        if (fields->items[i].front_matter &&
            phrases_contain(names, utf8_fold(reading->arena, fields->items[i].name)))
            return true;
    return false;
}

static struct evidence gather(const struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    struct text sample = sample_of(reading);
    struct evidence evidence = {
        .status_page = has_status_field(reading),
        .foreign = !postmortem->language_known,
        .dated = postmortem->incident_date.known,
        .timespan = postmortem->incident.duration == FACT_STATED,
        .words = count_words(sample),
        .told = count_matches(reading, WORDS_INCIDENT_PATTERNS, sample),
        .past = count_matches(reading, WORDS_PAST_PATTERNS, sample),
        .instructions = count_matches(reading, WORDS_INSTRUCTION_PATTERNS, sample),
        .assignment = count_matches(reading, WORDS_ASSIGNMENT_PATTERNS, sample),
        .blanks = count_matches(reading, WORDS_TEMPLATE_PATTERNS, sample) +
                  count_matches(reading, WORDS_PROMPT_PATTERNS, sample) +
                  count_matches(reading, WORDS_PLACEHOLDER_PATTERNS, sample),
        .planned = count_matches(reading, WORDS_PLANNED_PATTERNS, sample),
    };
    read_title_evidence(reading, &evidence);
    count_events(postmortem, &evidence);
    count_sections(postmortem, &evidence);
    count_lines(reading, &evidence);
    return evidence;
}

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
    return steps(evidence->clocks, 1, 3, 12);
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
    return (evidence->past * 25 >= evidence->words) + (evidence->past * 15 >= evidence->words);
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
    bool told = weigh_statements(evidence) || evidence->timed || evidence->clocks > 1 ||
                evidence->foreign || evidence->status_page;
    return told ? 0 : -2;
}

static int weigh_guide_title(const struct evidence *evidence)
{
    return evidence->title_guide ? -4 : 0;
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
    if (evidence->instructions < 3 || evidence->instructions * 3 < evidence->past)
        return 0;
    bool many = evidence->instructions * 10 >= evidence->past * 7;
    return many && !evidence->status_page ? -4 : -2;
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
    return evidence->words < 25 && !evidence->clocks && !evidence->timed ? -6 : 0;
}

struct argument {
    int (*weigh)(const struct evidence *evidence);
    const char *against; /* why it is no postmortem, where this argument weighs most */
};

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
    {weigh_empty_sections, "its sections are empty"},
    {weigh_guide_title, "its title is that of a guide or a template"},
    {weigh_brevity, "it has hardly any words"},
    {weigh_links, "it is a list of links"},
    {weigh_instructions, "it gives instructions and reports no incident"},
    {weigh_index_title, "its title is that of a list of incidents"},
    {weigh_vagueness, "no incident is told"},
    {weigh_silence, "no incident is told"},
};

#define ENOUGH 4

void read_kind(struct reading *reading)
{
    struct evidence evidence = gather(reading);
    const char *why_not = "no incident is told";
    int points = 0, least = 0;
    for (size_t i = 0; i < sizeof arguments / sizeof *arguments; i++) {
        int weight = arguments[i].weigh(&evidence);
        points += weight;
        if (weight < least) {
            least = weight;
            why_not = arguments[i].against;
        }
    }
    reading->postmortem->is_postmortem = points >= ENOUGH;
    reading->postmortem->why_not = points >= ENOUGH ? NULL : why_not;
}

/* What speaks for the report of an incident and what against it, found by the lists of words and in
 * what the steps before have read.
 */
#include "facts/evidence.h"

#include "base/utf8.h"

/* A document's beginning tells its kind; no more of it is looked at. */
#define SAMPLE_BYTES (size_t)10000

/* More matches of one pattern than this tell nothing new. */
#define MATCHES_MAX (size_t)20

#define FIRST_LINE_MAX_BYTES 160

static size_t count_pattern(const char *const *pattern, struct text text)
{
    const struct word_list alone = {pattern, 1, NULL};
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
    for (; patterns; patterns = patterns->extends)
        for (size_t i = 0; i < patterns->count; i++)
            count += count_pattern(&patterns->items[i], text);
    return count;
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
    evidence->title_other = patterns_match(&lists[WORDS_OTHER_TITLE_PATTERNS], title);
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
        evidence->dates += postmortem->dates.items[i].date.known;
        evidence->clocks += postmortem->dates.items[i].clock.known;
    }
}

static void count_sections(const struct postmortem *postmortem, struct evidence *evidence)
{
    evidence->roles = count_roles(postmortem);
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

struct evidence gather_evidence(const struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    struct text sample = prose_sample(reading, SAMPLE_BYTES);
    struct evidence evidence = {
        .status_page = has_status_field(reading),
        .foreign = !postmortem->language_known,
        .dated = postmortem->incident_date.known,
        .timespan = postmortem->incident.duration == FACT_STATED,
        .words = utf8_count_words(sample),
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

/* What speaks for the report of an incident and what against it, found by the lists of words and in
 * what the steps before have read.
 */
#include "facts/evidence.h"

#include "base/utf8.h"
#include "facts/release.h"

/* A document's beginning tells its kind; no more of it is looked at. */
#define SAMPLE_BYTES (size_t)10000

/* More matches of one pattern than this tell nothing new. */
#define MATCHES_MAX (size_t)20

#define FIRST_LINE_MAX_BYTES 160

/* The title, or in its place the first line. */
static struct text title_of(const struct reading *reading)
{
    struct text title = reading->postmortem->title;
    if (reading->postmortem->has_title || !reading->lines.count)
        return title;
    struct text first = reading->lines.items[0].text;
    return first.length <= FIRST_LINE_MAX_BYTES ? first : title;
}

/* What stands in quotation marks is the name of something: a blank for each byte of it. */
static struct text without_quoted(struct arena *arena, struct text title)
{
    if (!title.length)
        return title;
    char *bare = arena_alloc_array(arena, title.length, 1);
    memcpy(bare, title.data, title.length);
    for (size_t at = 0; at < title.length; at++) {
        size_t end = title.data[at] == '"' ? text_find_byte(title, '"', at + 1) : TEXT_NOT_FOUND;
        if (end == TEXT_NOT_FOUND)
            continue;
        memset(bare + at, ' ', end + 1 - at);
        at = end;
    }
    return (struct text){bare, title.length};
}

static void read_title_evidence(const struct reading *reading, struct evidence *evidence)
{
    const struct word_list *lists = reading->words->lists;
    struct text title = title_of(reading), bare = without_quoted(reading->arena, title);
    evidence->title_index = patterns_match(&lists[WORDS_INDEX_TITLE_PATTERNS], title);
    evidence->title_report =
        !evidence->title_index && patterns_match(&lists[WORDS_POSTMORTEM_TITLE_PATTERNS], title);
    evidence->title_named =
        evidence->title_report && patterns_match(&lists[WORDS_NAMED_TITLE_PATTERNS], title);
    /* Requests and bugs have numbers too, but seldom tell how long something was down. */
    evidence->title_event =
        patterns_match(&lists[WORDS_INCIDENT_TITLE_PATTERNS], title) ||
        (evidence->timespan && patterns_match(&lists[WORDS_NUMBER_TITLE_PATTERNS], title));
    evidence->title_guide = patterns_match(&lists[WORDS_GUIDE_TITLE_PATTERNS], bare);
    evidence->title_blank = patterns_match(&lists[WORDS_TEMPLATE_PATTERNS], title);
    evidence->title_other = patterns_match(&lists[WORDS_MINUTES_TITLE_PATTERNS], bare);
    if (evidence->title_report || evidence->title_event)
        return;
    struct pattern_match match;
    if (patterns_find(&lists[WORDS_OTHER_TITLE_PATTERNS], bare, 0, &match)) {
        evidence->title_other = true;
        evidence->other_word = text_trim(text_slice(bare, match.start, match.end));
    }
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

/* "Factor #1: certificates are renewed by hand": a heading that says itself what would stand below it. */
static bool says_all(struct text heading)
{
    size_t colon = text_find(heading, TEXT(": "), 0);
    if (colon == TEXT_NOT_FOUND)
        return false;
    struct text said = text_from_offset(heading, colon + 2);
    for (size_t i = 0; i < said.length; i++)
        if (strchr("[]<>{}_", said.data[i]))
            return false;
    return utf8_count_words(said, 3) > 2;
}

/* How many roles are played in sections that are not below one like "How to write a postmortem". */
static size_t count_own_roles(const struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    bool *guides = arena_alloc_array(reading->arena, sections->count + 1, sizeof *guides);
    bool played[ROLE_COUNT] = {false};
    for (size_t i = 0; i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        guides[i] = section->parent != SIZE_MAX && guides[section->parent];
        if (!guides[i] && section->form == HEADING_MARKDOWN)
            guides[i] = text_matches(reading, WORDS_GUIDE_HEADING_PATTERNS, section->heading);
        for (size_t role = 0; role < ROLE_COUNT && !guides[i]; role++)
            played[role] |= section->roles[role];
    }
    size_t count = 0;
    for (size_t role = 0; role < ROLE_COUNT; role++)
        count += played[role];
    return count;
}

static void count_sections(const struct reading *reading, struct evidence *evidence)
{
    const struct postmortem *postmortem = reading->postmortem;
    evidence->roles = count_own_roles(reading);
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        evidence->headings += section->form != HEADING_FIELD;
        evidence->empty +=
            section->form != HEADING_FIELD && section->empty && !says_all(section->heading);
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

/* "[What was done to resolve it]", label apart: two words or more, and no link. What a form asks for has no digit,
 * "[310 users asked for help]" is told. */
static bool is_bracketed(const struct line *line)
{
    struct text text = text_trim(line->label.length ? line->value : line->text);
    size_t close = text_find_byte(text, ']', 0);
    if ((line->kind != LINE_ITEM && line->kind != LINE_TEXT) || !text.length ||
        close != text.length - 1 || utf8_count_words(text, 2) < 2 || text_has_digit(text))
        return false;
    /* at the head of an item it is taken for decoration */
    size_t at = (size_t)(text.data - line->block->text.data);
    bool before = at && at <= line->block->text.length && text.data[-1] == '[';
    return text.data[0] == '[' || before;
}

static void count_lines(const struct reading *reading, struct evidence *evidence)
{
    struct stamp stamp;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->kind == LINE_CODE && evidence->clocks < MANY_CLOCKS)
            evidence->clocks +=
                stamp_read(line->text, 0, reading->time, &stamp) && stamp.clock.known;
        evidence->releases += line->kind == LINE_HEADING && release_is_named(line->text);
        if (line->kind == LINE_HEADING || line->kind == LINE_CODE)
            continue;
        evidence->lines++;
        evidence->bracketed += is_bracketed(line);
        evidence->labels += text_ends_with(line->text, TEXT(":"));
        evidence->links += line->kind == LINE_ITEM && begins_with_link(line);
    }
}

/* How many clocks stand before an offset, from the one numbered `*next` on; `*next` becomes the first behind it. */
static size_t count_clocks_before(const struct dated_list *dates, size_t offset, size_t *next)
{
    size_t count = 0;
    for (; *next < dates->count && dates->items[*next].place.start < offset; (*next)++)
        count += dates->items[*next].clock.known;
    return count;
}

static void count_shown(const struct reading *reading, struct evidence *evidence)
{
    const struct dated_list *dates = &reading->postmortem->dates;
    const struct block *root = reading->postmortem->markdown->root;
    size_t next = 0;
    for (const struct block *block = root->first_child; block; block = block->next) {
        if (block->kind != BLOCK_CODE || !block->first_child)
            continue;
        evidence->shown++;
        evidence->clocks_beside += count_clocks_before(dates, block->place.start, &next);
        count_clocks_before(dates, block->place.end, &next);
    }
    evidence->clocks_beside += count_clocks_before(dates, SIZE_MAX, &next);
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

void count_reported(const struct reading *reading, struct evidence *evidence)
{
    enum { FIRST = WORDS_INCIDENT_PATTERNS, LISTS = WORDS_PAST_PATTERNS - FIRST + 1 };
    _Static_assert(LISTS == 2, "the lists stand side by side in the vocabulary");
    size_t counts[LISTS];
    patterns_count(&reading->words->lists[FIRST], LISTS, evidence->sample, MATCHES_MAX, counts);
    evidence->told = counts[WORDS_INCIDENT_PATTERNS - FIRST];
    evidence->past = counts[WORDS_PAST_PATTERNS - FIRST];
    evidence->words = utf8_count_words(evidence->sample, SIZE_MAX);
}

static void count_matches(const struct reading *reading, struct evidence *evidence)
{
    enum { FIRST = WORDS_INSTRUCTION_PATTERNS, LISTS = WORDS_PLACEHOLDER_PATTERNS - FIRST + 1 };
    _Static_assert(LISTS == 8, "the lists stand side by side in the vocabulary");
    size_t counts[LISTS];
    patterns_count(&reading->words->lists[FIRST], LISTS, evidence->sample, MATCHES_MAX, counts);
    evidence->instructions = counts[WORDS_INSTRUCTION_PATTERNS - FIRST];
    evidence->assignment = counts[WORDS_ASSIGNMENT_PATTERNS - FIRST];
    evidence->blanks = counts[WORDS_TEMPLATE_PATTERNS - FIRST] +
                       counts[WORDS_PROMPT_PATTERNS - FIRST] +
                       counts[WORDS_PLACEHOLDER_PATTERNS - FIRST];
    evidence->planned = counts[WORDS_PLANNED_PATTERNS - FIRST];
    evidence->bug_form = counts[WORDS_BUG_FORM_PATTERNS - FIRST];
    evidence->advisory = counts[WORDS_ADVISORY_PATTERNS - FIRST];
}

/* Most documents are no longer than that. */
static struct text take_sample(const struct reading *reading)
{
    bool whole = reading->sample.length < SAMPLE_BYTES;
    return whole ? reading->sample : prose_sample(reading, SAMPLE_BYTES);
}

static bool is_field_point(const struct incident *incident, enum phase phase)
{
    return incident->points[phase].source == POINT_FIELD;
}

/* Whether sections say why it happened and what will be done about it. */
static bool tells_work(const struct postmortem *postmortem)
{
    const struct section *cause = postmortem_section(postmortem, ROLE_ROOT_CAUSE);
    const struct section *actions = postmortem_section(postmortem, ROLE_ACTION_ITEMS);
    return cause && !cause->empty && actions && !actions->empty;
}

/* Whether fields say when it began and ended, and sections the rest. */
static bool is_full(const struct postmortem *postmortem)
{
    return is_field_point(&postmortem->incident, PHASE_START) &&
           is_field_point(&postmortem->incident, PHASE_END) && tells_work(postmortem);
}

struct evidence gather_evidence(const struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    struct evidence evidence = {
        .sample = take_sample(reading),
        .status_page = has_status_field(reading),
        .foreign = !postmortem->language_known,
        .dated = postmortem->incident_date.known,
        .timespan = postmortem->incident.duration == FACT_STATED,
        .worked = tells_work(postmortem),
        .full = is_full(postmortem),
        .titled = postmortem->has_title,
    };
    evidence.words = utf8_count_words(evidence.sample, BRIEF_WORDS);
    count_matches(reading, &evidence);
    read_title_evidence(reading, &evidence);
    count_events(postmortem, &evidence);
    count_sections(reading, &evidence);
    count_lines(reading, &evidence);
    count_shown(reading, &evidence);
    return evidence;
}

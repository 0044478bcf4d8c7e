/* The six things that are demanded of a postmortem: stated, absent, or unread because something in
 * the document was not understood.
 */
#include "base/utf8.h"
#include "facts/actions.h"
#include "facts/steps.h"
#include "rulebook/languages.h"

static void state(struct postmortem *postmortem, enum demand demand, struct place place)
{
    postmortem->demands[demand] = FACT_STATED;
    postmortem->demand_places[demand] = place;
}

/* "| Summary | Cards were declined |" in a table of fields. */
static const struct block *find_summary_row(struct reading *reading)
{
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        const struct block *name = line->kind == LINE_ROW ? line->block->first_child : NULL;
        const struct block *value = name ? name->next : NULL;
        bool roles[ROLE_COUNT];
        if (value && !value->next && value->text.length >= SENTENCE_MIN_BYTES &&
            heading_roles(reading, folded_name(reading, name->text), true, roles) &&
            roles[ROLE_SUMMARY])
            return value;
    }
    return NULL;
}

/* "description: A loop of retries sent 14,300 messages …" in the front matter, which pages show over the text. */
static const struct field *find_told_field(struct reading *reading)
{
    const struct field_list *fields = &reading->postmortem->fields;
    bool roles[ROLE_COUNT];
    for (size_t i = 0; i < fields->count && fields->items[i].front_matter; i++)
        if (fields->items[i].value.length >= 2 * SENTENCE_MIN_BYTES &&
            text_is_sentence(fields->items[i].value) &&
            heading_roles(reading, folded_name(reading, fields->items[i].name), true, roles) &&
            roles[ROLE_SUMMARY])
            return &fields->items[i];
    return NULL;
}

/* "Impact: …" or "Identified: …" with a sentence behind it says in short what happened. */
static const struct section *find_telling_label(const struct postmortem *postmortem)
{
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        bool tells = section->roles[ROLE_IMPACT] || section->roles[ROLE_DETECTION];
        if (tells && section->form == HEADING_FIELD &&
            section->body.end - section->body.start >= 2 * SENTENCE_MIN_BYTES)
            return section;
    }
    return NULL;
}

/* "Issue summary:" over nothing but "Duration:" and "Impact:", where no heading tells its rank. */
static bool is_told_in_parts(const struct postmortem *postmortem, const struct section *summary)
{
    const struct section *end = postmortem->sections.items + postmortem->sections.count;
    const struct section *part = summary + 1;
    if (summary->form == HEADING_MARKDOWN || part == end || !part->understood ||
        section_has_role(part) ||
        !postmortem_is_blank(postmortem, (struct place){summary->place.end, part->place.start}))
        return false;
    while (part < end && !section_has_role(part))
        part++;
    return part < end && part->roles[ROLE_IMPACT] && !part->empty;
}

/* Whether a field tells how grave it was, where it stands, or when it was noticed and over, in more than a word, a time
 * or an address, and is filled in. */
static bool is_told_at_length(const struct field *field)
{
    enum { LEAST = 40, WORDS = 6 };
    return !field->front_matter && field->value.length >= LEAST &&
           utf8_count_words(field->value, WORDS) >= WORDS && field->value.data[0] != '<' &&
           (field->meaning == WORDS_FIELD_SEVERITY || field->meaning == WORDS_FIELD_STATUS ||
            (field->meaning >= WORDS_FIELD_START && field->meaning <= WORDS_FIELD_END));
}

/* "**Severity:** S1, all sites down", "**Resolved:** 07:11 UTC, after the node was restarted": fields above the first
 * section that tell in sentences what happened and how it ended. */
static const struct field *find_telling_fields(const struct reading *reading)
{
    enum { LEAST = 2 };
    const struct postmortem *postmortem = reading->postmortem;
    const struct field *first = NULL;
    size_t count = 0;
    bool effect = false;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        if (!is_told_at_length(field) ||
            section_index_at(postmortem, field->name_place.start) != SIZE_MAX)
            continue;
        first = first ? first : field;
        effect |= text_matches(reading, WORDS_IMPACT_PATTERNS, field->value);
        count++;
    }
    return count >= LEAST && effect ? first : NULL;
}

static void read_summary_demand(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct section *section = postmortem_section(postmortem, ROLE_SUMMARY);
    if (section && (!section->empty || is_told_in_parts(postmortem, section))) {
        state(postmortem, DEMAND_SUMMARY, section->place);
        return;
    }
    const struct section *label = find_telling_label(postmortem);
    if (label) {
        state(postmortem, DEMAND_SUMMARY, label->place);
        return;
    }
    const struct block *row = find_summary_row(reading);
    if (row) {
        state(postmortem, DEMAND_SUMMARY, row->place);
        return;
    }
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        /* before the first section it sums up, where it is more than a line of metadata */
        if (block->kind == BLOCK_PARAGRAPH && text_is_sentence(block->text) &&
            section_index_at(postmortem, block->place.start) == SIZE_MAX) {
            state(postmortem, DEMAND_SUMMARY, block->place);
            return;
        }
    }
    const struct field *field = find_told_field(reading);
    struct place account;
    if (!field)
        field = find_telling_fields(reading);
    if (field)
        state(postmortem, DEMAND_SUMMARY, field->value_place);
    else if (find_account(reading, true, &account))
        state(postmortem, DEMAND_SUMMARY, account);
}

static void read_timeline_demand(struct postmortem *postmortem)
{
    const struct section *section = postmortem_section(postmortem, ROLE_TIMELINE);
    if (section && !section->empty)
        state(postmortem, DEMAND_TIMELINE, section->place);
    for (size_t i = 0; i < postmortem->events.count && !section; i++)
        if (postmortem->events.items[i].in_timeline && postmortem->events.items[i].timed) {
            state(postmortem, DEMAND_TIMELINE, postmortem->events.items[i].place);
            return;
        }
}

/* Whether a section of action items says that none are needed, or names nothing but their tickets: "- #12". */
static bool answers_without_items(const struct reading *reading, struct text body)
{
    return text_matches(reading, WORDS_NO_ACTIONS_PATTERNS, body) ||
           text_matches(reading, WORDS_LINK_PATTERNS, body);
}

static void read_action_demand(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    const struct section *section = postmortem_section(postmortem, ROLE_ACTION_ITEMS);
    if (postmortem->action_items.count) {
        state(postmortem, DEMAND_ACTION_ITEMS, postmortem->action_items.items[0].place);
        return;
    }
    if (section &&
        answers_without_items(reading, document_text(postmortem->document, section->body)))
        state(postmortem, DEMAND_ACTION_ITEMS, section->place);
    struct place measure;
    if (find_lasting_measures(reading, &measure))
        state(postmortem, DEMAND_ACTION_ITEMS, measure);
}

static void note_not_understood(struct reading *reading, struct text heading, struct place place,
                                const char *why)
{
    struct not_understood entry = {heading, place, why};
    LIST_PUSH(reading->arena, &reading->postmortem->not_understood, entry);
}

static const char *why_language_unread(const struct reading *reading)
{
    const char *name = language_name(reading->postmortem->language);
    return name ? arena_printf(reading->arena, "written in %s, which pmlint reads in part", name)
                : "written in a language that pmlint reads in part";
}

/* Headings that neither have a role nor lie below one that has. */
static void list_not_understood(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        size_t parent = section->parent;
        bool below = false;
        struct stamp stamp;
        while (parent != SIZE_MAX && !below) {
            below = postmortem->sections.items[parent].understood;
            parent = postmortem->sections.items[parent].parent;
        }
        if (section->understood || below || section->form == HEADING_FIELD || section->empty)
            continue;
        if (find_stamp(reading, section->heading, 0, &stamp))
            continue;
        note_not_understood(reading, section->heading, section->place, "an unknown heading");
    }
    if (!postmortem->language_known)
        note_not_understood(reading, postmortem->title, postmortem->title_place,
                            why_language_unread(reading));
}

/* Absent may be said only of a document whose layout was understood: three roles or more found, its
 * language known, no section left that could hold the thing. Where there are hardly any words of such
 * a language, everything is absent. */
#define FEW_WORDS 30
#define MIN_ROLES 3

static bool is_understood(const struct postmortem *postmortem)
{
    if (!postmortem->language_known)
        return false;
    return postmortem->word_count < FEW_WORDS ||
           (count_roles(postmortem) >= MIN_ROLES && postmortem->not_understood.count == 0);
}

/* Whether anything speaks of work to come: then it may be what was not recognised. */
static bool speaks_of_future(const struct reading *reading)
{
    const struct word_list *patterns = &reading->words->lists[WORDS_FUTURE_PATTERNS];
    for (size_t i = 0; i < reading->prose.count; i++)
        if (patterns_match(patterns, reading->prose.items[i].block->text))
            return true;
    return false;
}

/* Whether lessons name a ticket: it may be of what will be done about them. */
static bool has_ticket_in_lessons(const struct reading *reading)
{
    for (size_t i = 0; i < reading->prose.count; i++)
        if (reading->prose.items[i].roles[ROLE_LESSONS] &&
            text_matches(reading, WORDS_LINK_PATTERNS, reading->prose.items[i].block->text))
            return true;
    return false;
}

/* Whether a row may be one of work: it stands where action items are listed, and none of its columns is known to be of
 * them, or it tells an action elsewhere. */
static bool is_unread_row(struct reading *reading, const struct line *line)
{
    if (line->kind != LINE_ROW || line->block->header)
        return false;
    if (roles_in(reading->postmortem, line->last_section)[ROLE_ACTION_ITEMS])
        return !is_action_table(reading, line->block);
    return may_be_task_row(reading, line);
}

static bool has_unread_table(struct reading *reading)
{
    for (size_t i = 0; i < reading->lines.count; i++)
        if (is_unread_row(reading, &reading->lines.items[i]))
            return true;
    return false;
}

/* A report on a vulnerability need not have had a length. */
static bool may_have_no_outage(const struct reading *reading)
{
    return opening_matches(reading, WORDS_NO_OUTAGE_PATTERNS) ||
           text_matches(reading, WORDS_NO_OUTAGE_PATTERNS, reading->postmortem->title);
}

static size_t count_clocks(const struct postmortem *postmortem)
{
    size_t count = 0;
    for (size_t i = 0; i < postmortem->dates.count; i++)
        count += postmortem->dates.items[i].clock.known;
    return count;
}

/* How far behind a label its time may begin: "on/around 2026-07-10". */
enum { POINT_REACH = 12 };

/* How many labels over a time may tell when it began and ended, in whatever words: "Broke: 10 July", "Mended for
 * good: 14 July", but no "Date:" and no "Published:". */
static size_t count_points(struct reading *reading)
{
    size_t count = 0;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        const bool *roles = roles_in(reading->postmortem, line->section);
        struct stamp stamp;
        if (!line->label.length || !line->value.length || roles[ROLE_ACTION_ITEMS] ||
            roles[ROLE_TIMELINE] || roles[ROLE_LESSONS] ||
            !find_stamp(reading, line->value, 0, &stamp) || stamp.place.start > POINT_REACH)
            continue;
        enum word_list_id meaning = field_meaning(reading, label_name(reading, line->label));
        count +=
            meaning == WORDS_COUNT || (meaning >= WORDS_FIELD_START && meaning <= WORDS_FIELD_END);
    }
    return count;
}

/* Whether it says how long something lasted where it tells what happened, be it in no words that make it the
 * incident's, or in units that are none of time: "lasting 6 sessions". */
static bool names_length(const struct reading *reading)
{
    const struct incident *incident = &reading->postmortem->incident;
    return incident->loose.count || incident->may_be_told ||
           opening_matches(reading, WORDS_ROUGH_LENGTH_PATTERNS);
}

/* Sentences that name as many clocks as this tell what happened when, under whatever heading. */
#define MANY_CLOCKS 4

/* A section "What went wrong" may tell why, and may tell of the response alone. */
static bool tells_what_went_wrong(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct word_list *names = &reading->words->lists[WORDS_FAULT_HEADINGS];
    for (size_t i = 0; i < sections->count; i++)
        if (!sections->items[i].empty &&
            phrases_contain(names, folded_name(reading, sections->items[i].heading)))
            return true;
    return false;
}

/* Whether the document's sentences may say the thing in words that were not recognised. A cause and
 * an effect can be told in any words, so only a short text is known to hold none. */
static bool may_be_told(struct reading *reading, enum demand demand)
{
    const struct postmortem *postmortem = reading->postmortem;
    struct place label;
    switch (demand) {
    case DEMAND_SUMMARY:
        return find_account(reading, false, &label);
    case DEMAND_ROOT_CAUSE:
        return postmortem->word_count > MUCH_PROSE || tells_what_went_wrong(reading) ||
               opening_matches(reading, WORDS_TOLD_CAUSE_PATTERNS);
    case DEMAND_IMPACT:
        return postmortem->word_count > MUCH_PROSE || postmortem->impact.may_be_told;
    case DEMAND_TIMELINE:
        return count_clocks(postmortem) >= MANY_CLOCKS ||
               find_inner_label(reading, ROLE_TIMELINE, &label);
    case DEMAND_DURATION:
        return count_clocks(postmortem) > 1 || may_have_no_outage(reading) ||
               opening_matches(reading, WORDS_SINCE_PATTERNS) || /* "since 11 September" */
               count_points(reading) > 1 || names_length(reading);
    case DEMAND_ACTION_ITEMS:
        return speaks_of_future(reading) || has_ticket_in_lessons(reading) ||
               has_unread_table(reading) || may_list_measures(reading) ||
               find_inner_label(reading, ROLE_ACTION_ITEMS, &label);
    default:
        return false;
    }
}

void read_demands(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    list_not_understood(reading);
    read_summary_demand(reading);
    read_timeline_demand(postmortem);
    read_action_demand(reading);
    if (postmortem->root_cause == FACT_STATED)
        state(postmortem, DEMAND_ROOT_CAUSE, postmortem->root_cause_place);
    if (postmortem->impact.stated == FACT_STATED)
        state(postmortem, DEMAND_IMPACT, postmortem->impact.place);
    if (postmortem->incident.duration == FACT_STATED)
        state(postmortem, DEMAND_DURATION, postmortem->incident.place);
    postmortem->understood = is_understood(postmortem);
    for (size_t i = 0; i < DEMAND_COUNT; i++)
        if (postmortem->demands[i] != FACT_STATED)
            postmortem->demands[i] = postmortem->understood && !may_be_told(reading, (enum demand)i)
                                         ? FACT_ABSENT
                                         : FACT_UNREAD;
}

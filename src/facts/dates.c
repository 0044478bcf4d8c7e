/* The day of the incident, the zone that governs the document, and every date that is written. */
#include "facts/own_days.h"
#include "facts/steps.h"

/* Takes a date for the incident's where none is known yet. One without a year waits for a later one
 * that has it. Returns whether nothing more is to be looked for. */
static bool take_date(struct reading *reading, struct date date, struct place place,
                      const char *from)
{
    struct postmortem *postmortem = reading->postmortem;
    struct date *known = &postmortem->incident_date;
    if (!date.known || date.impossible || !date.month || !date.day)
        return false;
    settle_date(reading, &date);
    if (known->known && !known->year)
        take_year_near(known, &date);
    if (known->known)
        return known->year != 0;
    *known = date;
    postmortem->incident_date_place = place;
    postmortem->incident_date_why = line_reason(reading, from, place.start);
    return date.year != 0;
}

/* The first date of a text that has a year, else the first at all. */
static bool find_date(const struct reading *reading, struct text text, struct date *date)
{
    struct stamp stamp;
    bool found = false;
    for (size_t at = 0; find_stamp(reading, text, at, &stamp); at = stamp.place.end) {
        if (!stamp.date.month || !stamp.date.day || stamp.date.impossible ||
            (found && !stamp.date.year))
            continue;
        *date = stamp.date;
        found = true;
        if (date->year)
            break;
    }
    return found;
}

static void take_field_date(struct reading *reading, enum word_list_id meaning, bool front_matter)
{
    struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        struct date date;
        if (field->meaning == meaning && field->front_matter == front_matter &&
            !postmortem_tells_other_incident(postmortem, field->name_place.start) &&
            find_date(reading, field->value, &date))
            take_date(reading, date, field->value_place, "date from the field");
    }
}

static void take_title_date(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    struct date date;
    if (find_date(reading, postmortem->title, &date))
        take_date(reading, date, postmortem->title_place, "date from the title");
}

/* "Outages of August 2026": the title says in which year the days of that month were. */
static void read_month_of_title(struct reading *reading)
{
    struct text title = reading->postmortem->title;
    struct stamp stamp;
    for (size_t at = 0; find_stamp(reading, title, at, &stamp); at = stamp.place.end)
        if (stamp.date.known && stamp.date.year && stamp.date.month && !stamp.date.day) {
            reading->month_of_title = stamp.date;
            break;
        }
    take_year_of_month(&reading->postmortem->incident_date, &reading->month_of_title);
}

/* A duration field or a start names the day of the incident before any prose does. */
static void take_dates_of_fields(struct reading *reading)
{
    take_field_date(reading, WORDS_FIELD_START, false);
    take_field_date(reading, WORDS_FIELD_START, true);
    take_field_date(reading, WORDS_FIELD_DURATION, false);
    take_field_date(reading, WORDS_FIELD_DETECTED, false);
}

/* In which prose a date is looked for: what says what happened comes first, the timeline last. */
enum prose { PROSE_OPENING, PROSE_OTHER, PROSE_TIMELINE };

/* Where what may be lists of work begins: in a language that is not known nobody can tell them from what comes behind
 * the timeline, and the dates of those are often the only ones in figures. SIZE_MAX in one that is known. */
static size_t start_of_maybe_work(const struct reading *reading)
{
    if (!text_equal(text_from(reading->words->language), TEXT("und")))
        return SIZE_MAX;
    const struct section *timeline = postmortem_section(reading->postmortem, ROLE_TIMELINE);
    return timeline ? timeline->place.start + 1 : 0;
}

static bool is_prose_of(const struct postmortem *postmortem, const struct prose_block *block,
                        enum prose prose, size_t maybe_work)
{
    if (postmortem_tells_other_incident(postmortem, block->block->place.start))
        return false;
    if (in_timeline(postmortem, block->block->place.start))
        return prose == PROSE_TIMELINE;
    if (block->opening)
        return prose == PROSE_OPENING;
    return prose == PROSE_OTHER && !block->roles[ROLE_ACTION_ITEMS] &&
           !block->roles[ROLE_LESSONS] && block->block->place.start < maybe_work;
}

/* Where fields say when the document was written or work is due, not when the incident was; in the
 * document's order, and none within another. */
static struct place_list list_dates_of_writing(const struct reading *reading)
{
    const struct field_list *fields = &reading->postmortem->fields;
    struct place_list places = {0};
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        if (field->meaning == WORDS_FIELD_PUBLISHED || field->meaning == WORDS_FIELD_AUTHOR ||
            field->meaning == WORDS_FIELD_DUE)
            LIST_PUSH(reading->arena, &places, field->value_place);
    }
    return places;
}

/* Whether a date lies in one of the places. `*next` is the first that may hold a coming date. */
static bool is_date_of_writing(const struct place_list *places, size_t *next, size_t at)
{
    while (*next < places->count && places->items[*next].end <= at)
        ++*next;
    return *next < places->count && places->items[*next].start <= at;
}

/* The dates of prose on their way to the incident's. */
struct date_search {
    bool yearless; /* those without a year too */
    bool written;  /* those of the document too */
    struct place_list writing;
    size_t next; /* of `writing` */
};

/* "Published 2024-10-09 by the maintainers": the words before a date say that it is the document's. */
static bool is_told_of_writing(const struct reading *reading, const struct block *block,
                               struct place date)
{
    enum { REACH = 60 };
    size_t line = date.start;
    while (line && date.start - line <= REACH && block->text.data[line - 1] != '\n')
        line--;
    /* a small letter goes on with the sentence of the line above: "was\nupdated on …" */
    bool goes_on = line && block->text.data[line] >= 'a' && block->text.data[line] <= 'z';
    return !goes_on && date.start - line <= REACH &&
           text_matches(reading, WORDS_WRITING_DATE_PATTERNS,
                        text_slice(block->text, line, date.start));
}

static bool take_block_date(struct reading *reading, struct date_search *search,
                            const struct block *block)
{
    const struct stamp_list *stamps = block_stamps(reading, block);
    for (size_t i = 0; i < stamps->count; i++) {
        const struct date *date = &stamps->items[i].date;
        struct place place = block_place(block, date->place.start, date->place.end);
        if (date->known && (search->yearless || date->year) &&
            !is_date_of_writing(&search->writing, &search->next, place.start) &&
            (search->written || !is_told_of_writing(reading, block, date->place)) &&
            take_date(reading, *date, place, "date"))
            return true;
    }
    return false;
}

static void search_prose(struct reading *reading, enum prose prose, struct date_search search)
{
    size_t maybe_work = start_of_maybe_work(reading);
    search.writing = list_dates_of_writing(reading);
    for (size_t i = 0; i < reading->prose.count; i++)
        if (is_prose_of(reading->postmortem, &reading->prose.items[i], prose, maybe_work) &&
            take_block_date(reading, &search, reading->prose.items[i].block))
            return;
}

/* The first date of such prose. */
static void take_prose_date(struct reading *reading, enum prose prose, bool yearless)
{
    const struct postmortem *postmortem = reading->postmortem;
    if (!postmortem->incident_date.year && !(yearless && postmortem->incident_date.known))
        search_prose(reading, prose, (struct date_search){.yearless = yearless});
}

/* Where nothing else is dated, the day on which somebody wrote of it is better than none. */
static void take_date_of_writing(struct reading *reading)
{
    const struct date *date = &reading->postmortem->incident_date;
    bool known = date->known;
    take_field_date(reading, WORDS_FIELD_PUBLISHED, false);
    take_field_date(reading, WORDS_FIELD_PUBLISHED, true);
    if (!date->year)
        search_prose(reading, PROSE_OPENING, (struct date_search){.written = true});
    reading->postmortem->date_of_writing = date->known && !known;
}

/* The heading of the timeline may carry the day. */
static void take_heading_date(struct reading *reading)
{
    for (size_t i = 0; i < reading->postmortem->sections.count; i++) {
        const struct section *section = &reading->postmortem->sections.items[i];
        struct text heading = document_text(reading->postmortem->document, section->place);
        struct date date;
        if (section->roles[ROLE_TIMELINE] && find_date(reading, heading, &date))
            take_date(reading, date, section->place, "date from the heading");
    }
}

/* A day of no known year is worth nothing to the entries that inherit it. */
static void forget_yearless_date(struct postmortem *postmortem)
{
    if (postmortem->incident_date.year)
        return;
    postmortem->incident_date = (struct date){.weekday = -1};
    postmortem->incident_date_why = NULL;
    postmortem->incident_date_place = (struct place){0};
}

static bool same_zone(const struct zone *a, const struct zone *b)
{
    return text_equal_folded(a->written, b->written);
}

struct zone_vote {
    struct zone zone;
    bool known, several;
};

/* "heure de Paris" and "CEST": a place, and the name that its clocks have in a part of the year. */
static bool is_of_place(const struct zone *name, const struct zone *place)
{
    bool seasonal = place->region || (place->entry && place->entry->kind == ZONE_SEASONAL);
    if (!seasonal || name->region || name->offset_count != 1)
        return false;
    for (size_t i = 0; i < place->offset_count; i++)
        if (place->offsets[i] == name->offsets[0])
            return true;
    return false;
}

static void vote(struct zone_vote *votes, const struct zone *zone)
{
    if (!zone->known)
        return;
    bool narrower = votes->known && is_of_place(zone, &votes->zone);
    bool wider = votes->known && is_of_place(&votes->zone, zone);
    if (votes->known && !same_zone(&votes->zone, zone) && !narrower && !wider)
        votes->several = true;
    if (!votes->known || wider)
        votes->zone = *zone;
    votes->known = true;
}

/* Zones of the stamps of a value, or of a block; one that is named twice counts once. */
static void vote_value(const struct reading *reading, struct zone_vote *votes, struct text value)
{
    struct stamp stamp;
    for (size_t at = 0; find_stamp(reading, value, at, &stamp); at = stamp.place.end)
        vote(votes, &stamp.zone);
}

static void vote_block(const struct reading *reading, struct zone_vote *votes,
                       const struct block *block)
{
    const struct stamp_list *stamps = block_stamps(reading, block);
    for (size_t i = 0; i < stamps->count; i++)
        vote(votes, &stamps->items[i].zone);
}

static void take_zone(struct reading *reading, const struct zone_vote *votes)
{
    if (votes->known && !votes->several && !reading->postmortem->zone.known)
        reading->postmortem->zone = votes->zone;
}

static void take_field_zone(struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct field *field = postmortem_field(postmortem, WORDS_FIELD_ZONE);
    struct zone_vote votes = {0};
    struct zone zone;
    if (field && (find_stated_zone(reading, field->value, 0, &zone) ||
                  zone_read_offset(field->value, 0, reading->time, &zone)))
        vote(&votes, &zone);
    take_zone(reading, &votes);
    votes = (struct zone_vote){0};
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        field = &postmortem->fields.items[i];
        bool point = field->meaning >= WORDS_FIELD_DURATION && field->meaning <= WORDS_FIELD_END;
        /* the date of the front matter is that of the page, as a program wrote it */
        if (point || (field->meaning == WORDS_FIELD_DATE && !field->front_matter))
            vote_value(reading, &votes, field->value);
    }
    take_zone(reading, &votes);
}

/* Whether a block begins with a clock, as nearly all of a timeline do: then its first line is an entry. */
static bool begins_with_clock(const struct reading *reading, const struct block *block)
{
    const struct stamp_list *stamps = block_stamps(reading, block);
    return stamps->count && stamps->items[0].place.start == 0 && stamps->items[0].clock.known;
}

/* A line of its own at the head of a timeline's block: "(all UTC)". */
static void vote_lone_zone(const struct reading *reading, struct zone_vote *votes,
                           const struct prose_block *prose)
{
    struct text rest = prose->block->text, line;
    struct zone zone;
    if (prose->roles[ROLE_TIMELINE] && prose->block->kind != BLOCK_CELL &&
        prose->block->kind != BLOCK_HEADING && !begins_with_clock(reading, prose->block) &&
        text_next_line(&rest, &line) && names_zone_alone(reading, line, &zone))
        vote(votes, &zone);
}

/* The zone of the summary's clocks, or a sentence that speaks of all times, governs the timeline. */
static void take_prose_zone(struct reading *reading)
{
    struct zone_vote stated = {0}, opening = {0};
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        struct pattern_match match;
        struct zone zone;
        bool noted =
            patterns_find(&reading->words->lists[WORDS_ZONE_NOTE_PATTERNS], block->text, 0, &match);
        reading->postmortem->zone_noted |=
            noted || text_matches(reading, WORDS_ZONE_HINT_PATTERNS, block->text);
        if (noted && find_zone_of_note(reading, block->text, match.start, &zone))
            vote(&stated, &zone);
        vote_lone_zone(reading, &stated, &reading->prose.items[i]);
        if (reading->prose.items[i].opening)
            vote_block(reading, &opening, block);
    }
    take_zone(reading, &stated);
    reading->zone_stated = reading->postmortem->zone.known;
    take_zone(reading, &opening);
}

static void add_dated(struct reading *reading, const struct block *block, const struct stamp *stamp)
{
    struct dated dated = {.date = stamp->date, .clock = stamp->clock};
    settle_date(reading, &dated.date);
    dated.place = block_place(block, stamp->place.start, stamp->place.end);
    dated.written = text_slice(block->text, stamp->place.start, stamp->place.end);
    dated.firm = stamp->zone.known || stamp->clock.meridiem || stamp->date.known;
    dated.year = stamp->date.year ? stamp->date.year : reading->postmortem->incident_date.year;
    LIST_PUSH(reading->arena, &reading->postmortem->dates, dated);
}

/* Every stamp of the document outside of code and quotes. */
static void list_dates(struct reading *reading)
{
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        if (block->parent->kind == BLOCK_QUOTE)
            continue;
        const struct stamp_list *stamps = block_stamps(reading, block);
        for (size_t j = 0; j < stamps->count; j++) {
            const struct stamp *stamp = &stamps->items[j];
            if (!(block_style(block, stamp->place.start, stamp->place.end) & RUN_CODE))
                add_dated(reading, block, stamp);
        }
    }
}

void read_dates(struct reading *reading)
{
    take_field_date(reading, WORDS_FIELD_DATE, false);
    take_day_of_window(reading);
    take_title_date(reading);
    take_dates_of_fields(reading);
    take_heading_date(reading);
    take_prose_date(reading, PROSE_OPENING, false);
    take_prose_date(reading, PROSE_OPENING, true);
    take_prose_date(reading, PROSE_OTHER, false);
    take_field_date(reading, WORDS_FIELD_DATE, true);
    take_prose_date(reading, PROSE_TIMELINE, false);
    take_date_of_writing(reading);
    read_month_of_title(reading);
    forget_yearless_date(reading->postmortem);
    take_field_zone(reading);
    take_prose_zone(reading);
    list_dates(reading);
}

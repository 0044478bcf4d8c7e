/* The day of the incident, the zone that governs the document, and every date that is written. */
#include "facts/reading.h"

/* Takes a date for the incident's where none is known yet, or where it adds the year. */
static bool take_date(struct reading *reading, const struct date *date, struct place place,
                      const char *from)
{
    struct postmortem *postmortem = reading->postmortem;
    if (!date->known || date->impossible || !date->month || !date->day)
        return false;
    if (postmortem->incident_date.known)
        return true;
    postmortem->incident_date = *date;
    postmortem->incident_date_place = place;
    postmortem->incident_date_why = line_reason(reading, from, place.start);
    return true;
}

static void take_field_date(struct reading *reading, enum word_list_id meaning, bool front_matter)
{
    struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        const struct field *field = &postmortem->fields.items[i];
        struct stamp stamp;
        if (field->meaning != meaning || field->front_matter != front_matter)
            continue;
        if (stamp_find(field->value, 0, reading->time, &stamp) && stamp.date.year)
            take_date(reading, &stamp.date, field->value_place, "date from the field");
    }
}

static void take_title_date(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    struct stamp stamp;
    for (size_t at = 0; stamp_find(postmortem->title, at, reading->time, &stamp);
         at = stamp.place.end)
        if (stamp.date.year &&
            take_date(reading, &stamp.date, postmortem->title_place, "date from the title"))
            return;
}

/* A duration field or a start names the day of the incident before any prose does. */
static void take_dates_of_fields(struct reading *reading)
{
    take_field_date(reading, WORDS_FIELD_DATE, false);
    take_field_date(reading, WORDS_FIELD_START, false);
    take_field_date(reading, WORDS_FIELD_START, true);
    take_field_date(reading, WORDS_FIELD_DURATION, false);
    take_field_date(reading, WORDS_FIELD_DETECTED, false);
}

/* The first full date of the opening and the summary; elsewhere before the timeline as a second. */
static void take_prose_date(struct reading *reading, bool opening)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct block *root = postmortem->markdown->root;
    for (const struct block *block = root; (block = next_prose(postmortem, block));) {
        if (opening != is_opening(postmortem, block->place.start))
            continue;
        if (!opening && (in_role(postmortem, block->place.start, ROLE_ACTION_ITEMS) ||
                         in_role(postmortem, block->place.start, ROLE_TIMELINE) ||
                         in_role(postmortem, block->place.start, ROLE_LESSONS)))
            continue;
        struct stamp stamp;
        for (size_t at = 0; stamp_find(block->text, at, reading->time, &stamp);
             at = stamp.place.end) {
            struct place place = block_place(block, stamp.date.place.start, stamp.date.place.end);
            if (stamp.date.year && take_date(reading, &stamp.date, place, "date from"))
                return;
        }
    }
}

/* The heading of the timeline may carry the day. */
static void take_heading_date(struct reading *reading)
{
    for (size_t i = 0; i < reading->postmortem->sections.count; i++) {
        const struct section *section = &reading->postmortem->sections.items[i];
        struct stamp stamp;
        struct text heading = document_text(reading->postmortem->document, section->place);
        if (section->roles[ROLE_TIMELINE] && stamp_find(heading, 0, reading->time, &stamp) &&
            stamp.date.year)
            take_date(reading, &stamp.date, section->place, "date from the heading");
    }
}

static bool same_zone(const struct zone *a, const struct zone *b)
{
    return text_equal_folded(a->written, b->written);
}

struct zone_vote {
    struct zone zone;
    bool known, several;
};

static void vote(struct zone_vote *votes, const struct zone *zone)
{
    if (!zone->known)
        return;
    if (votes->known && !same_zone(&votes->zone, zone))
        votes->several = true;
    if (!votes->known)
        votes->zone = *zone;
    votes->known = true;
}

/* Zones of the stamps of one text; one that is named twice counts once. */
static void vote_text(const struct reading *reading, struct zone_vote *votes, struct text text)
{
    struct stamp stamp;
    for (size_t at = 0; stamp_find(text, at, reading->time, &stamp); at = stamp.place.end)
        vote(votes, &stamp.zone);
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
    if (field && zone_find(field->value, 0, reading->time, &zone))
        vote(&votes, &zone);
    take_zone(reading, &votes);
    votes = (struct zone_vote){0};
    for (size_t i = 0; i < postmortem->fields.count; i++) {
        field = &postmortem->fields.items[i];
        bool point = field->meaning >= WORDS_FIELD_DURATION && field->meaning <= WORDS_FIELD_END;
        if (point || field->meaning == WORDS_FIELD_DATE)
            vote_text(reading, &votes, field->value);
    }
    take_zone(reading, &votes);
}

/* The zone of the summary's clocks, or a sentence that speaks of all times, governs the timeline. */
static void take_prose_zone(struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct block *root = postmortem->markdown->root;
    struct zone_vote stated = {0}, opening = {0};
    for (const struct block *block = root; (block = next_prose(postmortem, block));) {
        struct pattern_match match;
        struct zone zone;
        if (patterns_find(&reading->words->lists[WORDS_ZONE_NOTE_PATTERNS], block->text, 0,
                          &match) &&
            zone_find(block->text, match.start, reading->time, &zone))
            vote(&stated, &zone);
        if (is_opening(postmortem, block->place.start))
            vote_text(reading, &opening, block->text);
    }
    take_zone(reading, &stated);
    take_zone(reading, &opening);
}

static void add_dated(struct reading *reading, const struct block *block, const struct stamp *stamp)
{
    struct dated dated = {.date = stamp->date, .clock = stamp->clock};
    dated.place = block_place(block, stamp->place.start, stamp->place.end);
    dated.written = text_slice(block->text, stamp->place.start, stamp->place.end);
    dated.year = stamp->date.year ? stamp->date.year : reading->postmortem->incident_date.year;
    LIST_PUSH(reading->arena, &reading->postmortem->dates, dated);
}

/* Every stamp of the document outside of code and quotes. */
static void list_dates(struct reading *reading)
{
    const struct block *root = reading->postmortem->markdown->root;
    for (const struct block *block = root; (block = next_prose(reading->postmortem, block));) {
        struct stamp stamp;
        bool quoted = block->parent->kind == BLOCK_QUOTE;
        for (size_t at = 0; !quoted && stamp_find(block->text, at, reading->time, &stamp);
             at = stamp.place.end)
            if (!(block_style(block, stamp.place.start, stamp.place.end) & RUN_CODE))
                add_dated(reading, block, &stamp);
    }
}

void read_dates(struct reading *reading)
{
    take_dates_of_fields(reading);
    take_title_date(reading);
    take_heading_date(reading);
    take_prose_date(reading, true);
    take_prose_date(reading, false);
    take_field_date(reading, WORDS_FIELD_DATE, true);
    take_field_date(reading, WORDS_FIELD_PUBLISHED, true);
    take_field_zone(reading);
    take_prose_zone(reading);
    list_dates(reading);
}

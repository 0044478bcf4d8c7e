/* The zones' names: whether they say one offset, fit the time of the year, and are UTC. */
#include "checks/common.h"

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_zone_ambiguous, check_zone_wrong_season, check_timeline_not_utc;

/* A moment of the document with the place where it says it. */
struct statement {
    const struct moment *moment;
    struct place place;
};
LIST(statement_list, struct statement);

/* The moments that have a zone: of the timeline, the windows, the incident's points. */
static struct statement_list collect_statements(const struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct incident *incident = &postmortem->incident;
    struct statement_list statements = {0};
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        struct statement statement = {&event->moment, event->time_place};
        if (event->timed && event->moment.clock.known && event->moment.zone.known)
            LIST_PUSH(check->arena, &statements, statement);
    }
    for (size_t i = 0; i < incident->windows.count; i++) {
        const struct window_claim *window = &incident->windows.items[i];
        struct statement statement = {&window->start, window->place};
        if (window->start.zone.known)
            LIST_PUSH(check->arena, &statements, statement);
    }
    for (size_t i = 0; i < PHASE_COUNT; i++) {
        const struct point *point = &incident->points[i];
        struct statement statement = {&point->moment, point->place};
        if (point->source != POINT_NONE && point->moment.zone.known)
            LIST_PUSH(check->arena, &statements, statement);
    }
    return statements;
}

/* An abbreviation that several parts of the world use. */
static bool has_several_meanings(const struct zone *zone)
{
    return zone->entry && zone->entry->kind == ZONE_SEVERAL && !zone->entry->region &&
           !zone->region && zone->offset_count > 1;
}

static bool is_utc(const struct zone *zone)
{
    return zone->offset_count == 1 && zone->offsets[0] == 0;
}

/* More zones than this in one document are a table of zones. */
enum { MOST_ZONES = 500 };

/* Whether a zone that says more than `zone` stands in the text. UTC does so only beside it, where it
 * gives the same moment twice. */
static bool another_zone_in(const struct check *check, struct text text, const struct zone *zone,
                            bool beside)
{
    struct zone other;
    size_t at = 0;
    for (int count = 0; count < MOST_ZONES; count++) {
        if (!zone_find(text, at, &check->postmortem->words->time, &other))
            return false;
        if (!has_several_meanings(&other) && (beside || !is_utc(&other)))
            return true;
        if (has_several_meanings(&other) && other.entry != zone->entry)
            return true;
        at = (size_t)(other.written.data - text.data) + other.written.length;
    }
    return true;
}

/* Whether anything in the document tells which part of the world is meant. */
static bool is_meaning_settled(const struct check *check, const struct statement *statement)
{
    const struct document *document = check->postmortem->document;
    const struct zone *zone = &statement->moment->zone;
    struct text line = document_line_text(document, line_of(check, statement->place));
    struct pattern_match match;
    struct text folded = utf8_fold(check->arena, document->bytes);
    return another_zone_in(check, line, zone, true) ||
           another_zone_in(check, document->bytes, zone, false) ||
           phrases_find(word_list(check, WORDS_ZONE_PLACES), folded, 0, &match);
}

static const char *print_offset(const struct check *check, int minutes)
{
    int size = minutes < 0 ? -minutes : minutes;
    return arena_printf(check->arena, "%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

/* "+05:30, +01:00 or +02:00". */
static const char *list_offsets(const struct check *check, const struct zone *zone)
{
    const char *list = "";
    for (size_t i = 0; i < zone->offset_count; i++) {
        const char *joint = i == 0 ? "" : i + 1 == zone->offset_count ? " or " : ", ";
        list = arena_printf(check->arena, "%s%s%s", list, joint,
                            print_offset(check, zone->offsets[i]));
    }
    return list;
}

void check_zone_ambiguous(struct check *check)
{
    struct statement_list statements = collect_statements(check);
    if (!check->postmortem->language_known)
        return;
    for (size_t i = 0; i < statements.count; i++) {
        const struct zone *zone = &statements.items[i].moment->zone;
        if (!has_several_meanings(zone))
            continue;
        if (is_meaning_settled(check, &statements.items[i]))
            return;
        const char *name = zone->entry->name;
        struct finding *finding = report(check, statements.items[i].place, name, "%s: %s?", name,
                                         list_offsets(check, zone));
        report_help(check, finding, "write the offset beside it once, such as \"%s (%s)\"", name,
                    print_offset(check, zone->offsets[0]));
        return;
    }
}

/* Whether the zone's name is one that says summer or winter to everyone. */
static bool is_seasonal_name(const struct check *check, const struct zone *zone)
{
    const struct word_list *names = word_list(check, WORDS_SEASONAL_ZONES);
    if (!zone->entry)
        return false;
    return phrases_contain(names, utf8_fold(check->arena, text_from(zone->entry->name)));
}

/* A zone out of season has several readings, and so the moment: only its day must be settled. */
static bool has_sure_date(const struct moment *moment)
{
    const struct date *date = &moment->date;
    return date->known && date->month && date->day && !date->ambiguous && !date->impossible &&
           moment->certainty != MOMENT_UNREADABLE && !moment->swap_days && moment->has_local &&
           moment->local_latest - moment->local_earliest < (int64_t)12 * 3600;
}

static bool is_out_of_season(const struct check *check, const struct moment *moment)
{
    return has_sure_date(moment) && is_seasonal_name(check, &moment->zone) &&
           zone_is_out_of_season(&moment->zone, &moment->date);
}

/* Whether the name fits another date of the document: then a note gives the zone of all times, and
 * the date out of season is one long before or after. */
static bool fits_elsewhere(const struct statement_list *statements, const struct zone *zone)
{
    for (size_t i = 0; i < statements->count; i++) {
        const struct moment *moment = statements->items[i].moment;
        if (moment->zone.entry == zone->entry && has_sure_date(moment) &&
            !zone_is_out_of_season(&moment->zone, &moment->date))
            return true;
    }
    return false;
}

void check_zone_wrong_season(struct check *check)
{
    struct statement_list statements = collect_statements(check);
    for (size_t i = 0; i < statements.count; i++) {
        const struct moment *moment = statements.items[i].moment;
        if (!is_out_of_season(check, moment))
            continue;
        if (fits_elsewhere(&statements, &moment->zone))
            return;
        const struct zone_entry *entry = moment->zone.entry;
        bool summer = entry->offsets[0] > entry->other_season;
        struct finding *finding = report(
            check, statements.items[i].place, entry->name, "%s on %s, when %s time holds",
            entry->name, format_date(check->arena, &moment->date), summer ? "standard" : "summer");
        report_label(check, finding, "%s or %s?", print_offset(check, entry->offsets[0]),
                     print_offset(check, entry->other_season));
        return;
    }
}

/* A name other than UTC's; UTC with an offset is a way to write UTC. */
static bool is_other_than_utc(const struct zone *zone)
{
    bool region = text_find_byte(zone->written, '/', 0) != TEXT_NOT_FOUND;
    return zone->known && !is_utc(zone) && (zone->entry || region);
}

void check_timeline_not_utc(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        const struct zone *zone = &event->moment.zone;
        if (!event->in_timeline || !event->timed || !event->moment.clock.known ||
            !is_other_than_utc(zone))
            continue;
        const char *name = quote(check, zone->written);
        report(check, event->time_place, name, "the timeline is in %s, not in UTC", name);
        return;
    }
}

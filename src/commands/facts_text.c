#include "commands/facts_text.h"

#include "report/moment_words.h"
#include "report/header.h"
#include "report/style.h"
#include "report/table.h"

struct page {
    FILE *out;
    const struct postmortem *postmortem;
    struct arena *arena;
    bool color;
};

static const char *line_words(const struct page *page, struct place place)
{
    return arena_printf(page->arena, "%zu", document_line(page->postmortem->document, place.start));
}

static const char *string_of(const struct page *page, struct text text)
{
    return arena_copy(page->arena, text).data;
}

static struct table table_on(const struct page *page)
{
    return (struct table){.arena = page->arena, .indent = 2, .numbers_first = true};
}

/* Prints a headed table, or nothing where it has no rows. */
static void print_table(const struct page *page, const char *heading, const struct table *table)
{
    if (!table->rows.count)
        return;
    fprintf(page->out, "\n%s%s%s\n", style_on(page->color, STYLE_STRONG), heading,
            style_off(page->color, STYLE_STRONG));
    table_print(table, page->out);
}

static void print_head(const struct page *page, const struct reading *reading)
{
    const struct postmortem *postmortem = page->postmortem;
    struct text path = printable(page->arena, reading->document.path);
    struct text title = title_shown(postmortem, page->arena);
    struct text language = printable(page->arena, postmortem->language);
    fprintf(page->out, "%s%.*s%s%s%.*s\n", style_on(page->color, STYLE_STRONG), TEXT_ARG(path),
            style_off(page->color, STYLE_STRONG), title.length ? "  " : "", TEXT_ARG(title));
    fprintf(page->out, "  %s%s%s, language %.*s%s, profile %s\n",
            postmortem->is_postmortem ? "a postmortem" : "not taken for a postmortem",
            postmortem->why_not ? ": " : "", postmortem->why_not ? postmortem->why_not : "",
            TEXT_ARG(language), postmortem->draft ? ", a draft" : "", reading->profile->name);
}

static void print_demands(const struct page *page)
{
    const struct postmortem *postmortem = page->postmortem;
    struct table table = table_on(page);
    for (size_t i = 0; i < DEMAND_COUNT; i++) {
        bool stated = postmortem->demands[i] == FACT_STATED;
        TABLE_ADD(&table, stated ? line_words(page, postmortem->demand_places[i]) : "",
                  demand_name((enum demand)i), stated_name(postmortem->demands[i]));
    }
    print_table(page, "What every postmortem says", &table);
}

static void add_point(const struct page *page, struct table *table, enum phase phase)
{
    const struct point *point = &page->postmortem->incident.points[phase];
    if (point->source == POINT_NONE)
        return;
    const char *why, *certainty = certainty_words(&point->moment, &why, page->arena);
    TABLE_ADD(table, line_words(page, point->place), phase_name(phase),
              string_of(page, point->written), moment_point(&point->moment, page->arena), certainty,
              why);
}

static void print_incident(const struct page *page)
{
    const struct incident *incident = &page->postmortem->incident;
    struct table table = table_on(page);
    for (size_t phase = 0; phase < PHASE_COUNT; phase++)
        add_point(page, &table, (enum phase)phase);
    if (incident->has_minutes)
        TABLE_ADD(&table,
                  incident->duration == FACT_STATED ? line_words(page, incident->place) : "",
                  "duration", format_length(page->arena, incident->minutes * 60));
    const struct impact *impact = &page->postmortem->impact;
    if (impact->quantity.length)
        TABLE_ADD(&table, line_words(page, impact->quantity_place), "impact",
                  string_of(page, impact->quantity));
    print_table(page, "The incident", &table);
}

static void print_fields(const struct page *page)
{
    const struct field_list *fields = &page->postmortem->fields;
    struct table table = table_on(page);
    for (size_t i = 0; i < fields->count; i++)
        TABLE_ADD(&table, line_words(page, fields->items[i].name_place),
                  string_of(page, fields->items[i].name), string_of(page, fields->items[i].value));
    print_table(page, "Fields", &table);
}

static const char *role_words(const struct page *page, const struct section *section)
{
    const char *words = "";
    for (size_t role = 0; role < ROLE_COUNT; role++)
        if (section->roles[role])
            words = arena_printf(page->arena, "%s%s%s", words, *words ? ", " : "",
                                 role_name((enum role)role));
    if (*words)
        return words;
    return section->understood ? "(no role)" : "(not understood)";
}

/* Whether a heading of the timeline is an entry itself: "### 06:03 – Zone deleted". `*next` is the first event that
 * may stand there. */
static bool is_entry(const struct page *page, const struct section *section, size_t *next)
{
    const struct event_list *events = &page->postmortem->events;
    while (*next < events->count && events->items[*next].place.start < section->place.start)
        ++*next;
    if (*next == events->count)
        return false;
    const struct event *event = &events->items[*next];
    return event->place.start == section->place.start && event->timed && event->in_timeline;
}

static void print_sections(const struct page *page)
{
    const struct section_list *sections = &page->postmortem->sections;
    struct table table = table_on(page);
    size_t next = 0;
    for (size_t i = 0; i < sections->count; i++) {
        const struct section *section = &sections->items[i];
        const char *words = is_entry(page, section, &next) && !section->understood
                                ? "(an entry)"
                                : role_words(page, section);
        TABLE_ADD(&table, line_words(page, section->place), words,
                  string_of(page, section->heading));
    }
    print_table(page, "Sections", &table);
}

static void print_timeline(const struct page *page)
{
    const struct event_list *events = &page->postmortem->events;
    struct table table = table_on(page);
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        const char *why, *certainty = certainty_words(&event->moment, &why, page->arena);
        TABLE_ADD(&table, line_words(page, event->place), string_of(page, event->written),
                  moment_point(&event->moment, page->arena), certainty, why);
    }
    print_table(page, "Timeline", &table);
}

static const char *item_words(const struct page *page, const char *name, bool known,
                              struct text value)
{
    if (!known)
        return arena_printf(page->arena, "no %s", name);
    return arena_printf(page->arena, "%s %.*s", name, TEXT_ARG(value));
}

static const char *owner_words(const struct page *page, const struct action_item *item)
{
    if (!item->has_owner && item->owner_unread)
        return "owner not understood";
    return item_words(page, "owner", item->has_owner, item->owner);
}

static void print_action_items(const struct page *page)
{
    const struct action_item_list *items = &page->postmortem->action_items;
    struct table table = table_on(page);
    for (size_t i = 0; i < items->count; i++) {
        const struct action_item *item = &items->items[i];
        TABLE_ADD(&table, line_words(page, item->place), owner_words(page, item),
                  item_words(page, "due", item->has_due, item->due),
                  item_words(page, "link", item->has_link, item->link),
                  string_of(page, item->text));
    }
    print_table(page, "Action items", &table);
}

static void print_not_understood(const struct page *page)
{
    const struct not_understood_list *list = &page->postmortem->not_understood;
    struct table table = table_on(page);
    for (size_t i = 0; i < list->count; i++)
        TABLE_ADD(&table, line_words(page, list->items[i].place),
                  string_of(page, list->items[i].heading), list->items[i].why);
    print_table(page, "Not understood", &table);
    if (list->count)
        fputs("  Where such a heading means a known part, give it that part's usual name, such "
              "as\n  Summary, Impact, Timeline, Root cause, Resolution, Action items, or map it "
              "under\n  \"sections:\" in .postmortem.yml.\n",
              page->out);
}

void facts_write_text(FILE *out, const struct reading *reading, bool color, struct arena *arena)
{
    struct page page = {
        .out = out, .postmortem = &reading->postmortem, .arena = arena, .color = color};
    print_head(&page, reading);
    print_demands(&page);
    print_incident(&page);
    print_fields(&page);
    print_sections(&page);
    print_timeline(&page);
    print_action_items(&page);
    print_not_understood(&page);
}

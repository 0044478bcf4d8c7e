#include "report/header.h"

#include "base/utf8.h"
#include "report/style.h"
#include "rulebook/pattern.h"

#define MAX_QUANTITY 48 /* columns of an impact's number */
#define MAX_TITLE 100
#define MAX_CUT_WORD 16 /* bytes: a longer word is cut within */

#define SEPARATOR " \xC2\xB7 "
#define EN_DASH "\xE2\x80\x93"

LIST(part_list, const char *);

/* Cut at the end of a word, where one ends near. */
static struct text shortened(struct text text, size_t columns, struct arena *arena)
{
    text = printable(arena, text);
    if (utf8_width(text) <= columns)
        return text;
    size_t end = columns;
    while (end > 0 && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    for (size_t at = end; at > 0 && end - at < MAX_CUT_WORD; at--)
        if (text.data[at] == ' ') {
            end = at;
            break;
        }
    return text_from(arena_printf(arena, "%.*s\xE2\x80\xA6", (int)end, text.data));
}

struct text title_shown(const struct postmortem *postmortem, struct arena *arena)
{
    struct text title = postmortem->title;
    size_t colon = text_find(title, TEXT(": "), 0);
    if (colon != TEXT_NOT_FOUND && postmortem->words) {
        const struct word_list *names = &postmortem->words->lists[WORDS_POSTMORTEM_TITLE_PATTERNS];
        struct text rest = text_trim(text_from_offset(title, colon + 1));
        if (rest.length && patterns_match(names, text_slice(title, 0, colon)))
            title = rest;
    }
    return shortened(title, MAX_TITLE, arena);
}

static const char *zone_behind(const struct moment *moment, struct arena *arena)
{
    if (!moment->zone.known)
        return "";
    return arena_printf(arena, " %.*s", TEXT_ARG(moment->zone.written));
}

/* "14:00–17:30 GMT", or NULL where one of the two clocks is not known. */
static const char *window_words(const struct incident *incident, struct arena *arena)
{
    const struct moment *start = &incident->points[PHASE_START].moment;
    const struct moment *end = &incident->points[PHASE_END].moment;
    if (incident->points[PHASE_START].source == POINT_NONE ||
        incident->points[PHASE_END].source == POINT_NONE || !start->clock.known ||
        !end->clock.known)
        return NULL;
    return arena_printf(arena, "%s" EN_DASH "%s%s", format_clock(arena, &start->clock),
                        format_clock(arena, &end->clock), zone_behind(end, arena));
}

static void add_window(const struct postmortem *postmortem, struct part_list *parts,
                       struct arena *arena)
{
    const struct incident *incident = &postmortem->incident;
    const char *window = window_words(incident, arena);
    const char *length =
        incident->has_minutes ? format_length(arena, incident->minutes * 60) : NULL;
    if (window && length)
        LIST_PUSH(arena, parts, arena_printf(arena, "%s, %s", window, length));
    else if (window || length)
        LIST_PUSH(arena, parts, window ? window : length);
    else if (postmortem->demands[DEMAND_DURATION] == FACT_ABSENT)
        LIST_PUSH(arena, parts, "no duration stated");
}

struct order {
    size_t entries, pairs, forward, backward;
    bool days_fall;
};

/* Whether an entry of another list begins an earlier day than the one above it tells: its list may be a story of its
 * own, but nobody would call the two of them in order. */
static bool falls_to_earlier_day(const struct event *above, const struct event *event)
{
    return above->group != event->group && above->day_written.length && event->day_written.length &&
           moment_compare(&above->moment, &event->moment) == ORDER_AFTER &&
           !date_is_same(&above->moment.date, &event->moment.date);
}

/* How the entries of the timeline follow each other, each within its own list. */
static struct order order_of_entries(const struct event_list *events, struct arena *arena)
{
    struct order order = {0};
    const struct event *above = NULL;
    const struct event **last = arena_alloc_array(arena, events->count + 1, sizeof *last);
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        order.entries++;
        if (event->amid)
            continue;
        order.days_fall |= above && falls_to_earlier_day(above, event);
        above = event;
        size_t group = event->group < events->count ? event->group : events->count;
        if (last[group]) {
            enum moment_order follows = moment_compare(&last[group]->moment, &event->moment);
            order.pairs++;
            order.forward += follows == ORDER_BEFORE || follows == ORDER_SAME;
            order.backward += follows == ORDER_AFTER || follows == ORDER_SAME;
        }
        last[group] = event;
    }
    return order;
}

static void add_timeline(const struct postmortem *postmortem, struct part_list *parts,
                         struct arena *arena)
{
    struct order order = order_of_entries(&postmortem->events, arena);
    const char *how = "";
    if (postmortem->days_doubted)
        how = "";
    else if (order.pairs && order.forward == order.pairs && !order.days_fall)
        how = ", in order";
    else if (order.pairs && order.backward == order.pairs)
        how = ", newest first";
    if (order.entries)
        LIST_PUSH(arena, parts,
                  arena_printf(arena, "%zu %s%s", order.entries,
                               order.entries == 1 ? "entry" : "entries", how));
    else if (postmortem->demands[DEMAND_TIMELINE] == FACT_ABSENT)
        LIST_PUSH(arena, parts, "no timeline");
}

static void add_impact(const struct postmortem *postmortem, struct part_list *parts,
                       struct arena *arena)
{
    const struct impact *impact = &postmortem->impact;
    if (impact->quantity.length) {
        struct text quantity = shortened(impact->quantity, MAX_QUANTITY, arena);
        LIST_PUSH(arena, parts, arena_printf(arena, "%.*s", TEXT_ARG(quantity)));
    } else if (impact->stated == FACT_STATED) {
        LIST_PUSH(arena, parts, impact->denied ? "said to have no impact" : "impact");
    } else if (postmortem->demands[DEMAND_IMPACT] == FACT_ABSENT) {
        LIST_PUSH(arena, parts, "no impact stated");
    }
}

static void add_cause_and_actions(const struct postmortem *postmortem, struct part_list *parts,
                                  struct arena *arena)
{
    size_t actions = postmortem->action_items.count;
    if (postmortem->root_cause == FACT_STATED)
        LIST_PUSH(arena, parts, "cause");
    else if (postmortem->demands[DEMAND_ROOT_CAUSE] == FACT_ABSENT)
        LIST_PUSH(arena, parts, "no cause stated");
    if (actions)
        LIST_PUSH(arena, parts,
                  arena_printf(arena, "%zu action%s", actions, actions == 1 ? "" : "s"));
    else if (postmortem->demands[DEMAND_ACTION_ITEMS] == FACT_ABSENT)
        LIST_PUSH(arena, parts, "no actions");
}

static void print_line(struct report *report, const char *name, const struct part_list *parts)
{
    bool color = report->options.color;
    if (!parts->count)
        return;
    fprintf(report->out, "  %s%-6s%s  ", style_on(color, STYLE_FAINT), name,
            style_off(color, STYLE_FAINT));
    for (size_t i = 0; i < parts->count; i++) {
        struct text part = printable(report->scratch, text_from(parts->items[i]));
        fprintf(report->out, "%s%.*s", i ? SEPARATOR : "", TEXT_ARG(part));
    }
    fputc('\n', report->out);
}

void header_print(struct report *report, const struct report_document *document)
{
    const struct postmortem *postmortem = document->postmortem;
    struct arena *arena = report->scratch;
    bool color = report->options.color;
    struct text path = printable(arena, document->document->path);
    struct text title = title_shown(postmortem, arena);
    struct part_list parts = {0};
    fprintf(report->out, "%s%.*s%s%s%.*s\n", style_on(color, STYLE_STRONG), TEXT_ARG(path),
            style_off(color, STYLE_STRONG), title.length ? "  " : "", TEXT_ARG(title));
    add_window(postmortem, &parts, arena);
    add_timeline(postmortem, &parts, arena);
    add_impact(postmortem, &parts, arena);
    add_cause_and_actions(postmortem, &parts, arena);
    print_line(report, "read", &parts);
    for (size_t i = 0; document->proofs && i < document->proofs->count; i++) {
        struct part_list proof = {.items = &document->proofs->items[i], .count = 1};
        print_line(report, i ? "" : "proved", &proof);
    }
}

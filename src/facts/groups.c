/* Which entries belong to the timeline, and which are ordered together. */
#include "facts/groups.h"

#include "facts/claims.h"

#include <string.h>

/* Whether a section stands under the timeline, but is no part of what happened. */
static bool is_set_apart(const struct section *section)
{
    return section->form != HEADING_FIELD && !section->roles[ROLE_TIMELINE] &&
           (section->roles[ROLE_ACTION_ITEMS] || section->roles[ROLE_LESSONS]);
}

/* "Timeline: the client was chosen on …" as a field of a cause, beside a section that is the timeline. */
static bool is_of_cause(const struct postmortem *postmortem, const struct section *section)
{
    const struct section_list *sections = &postmortem->sections;
    if (section->form != HEADING_FIELD || section->parent == SIZE_MAX)
        return false;
    size_t around = sections->items[section->parent].roles_from;
    if (around == SIZE_MAX || !sections->items[around].roles[ROLE_ROOT_CAUSE])
        return false;
    const struct section *timeline = postmortem_section(postmortem, ROLE_TIMELINE);
    return timeline && timeline->form != HEADING_FIELD;
}

bool in_timeline(const struct postmortem *postmortem, size_t offset)
{
    size_t index = section_index_at(postmortem, offset);
    while (index != SIZE_MAX) {
        const struct section *section = &postmortem->sections.items[index];
        if (section->roles[ROLE_TIMELINE])
            return !is_of_cause(postmortem, section);
        if (is_set_apart(section))
            return false;
        index = section->parent;
    }
    return false;
}

size_t section_of_line(const struct postmortem *postmortem, size_t index)
{
    const struct section_list *sections = &postmortem->sections;
    while (index != SIZE_MAX && sections->items[index].form == HEADING_FIELD &&
           !sections->items[index].roles[ROLE_TIMELINE])
        index = sections->items[index].parent;
    return index;
}

/* "At 01:59 UTC we were paged. …": a paragraph that begins with words before a time. */
static bool is_prose(const struct reading *reading, const struct entry *entry)
{
    struct place lead = {entry->event.place.start, entry->event.time_place.start};
    if (entry->kind != LINE_TEXT || lead.end <= lead.start)
        return false;
    struct text words = document_text(reading->postmortem->document, lead);
    for (size_t i = 0; i < words.length; i++)
        if (ascii_is_letter(words.data[i]))
            return true;
    return false;
}

/* Whether one of two is the item of a list, and the other one prose around the list. */
static bool is_list_and_prose(const struct reading *reading, const struct entry *a,
                              const struct entry *b)
{
    return (a->kind == LINE_ITEM && is_prose(reading, b)) ||
           (b->kind == LINE_ITEM && is_prose(reading, a));
}

/* Whether two entries are ordered together: one table, or one kind of line in one section. */
static bool same_group(const struct reading *reading, const struct entry *a, const struct entry *b)
{
    if (a->table || b->table)
        return a->table == b->table;
    bool lines = (a->kind == LINE_TEXT || a->kind == LINE_ITEM || a->kind == LINE_CODE) &&
                 (b->kind == LINE_TEXT || b->kind == LINE_ITEM || b->kind == LINE_CODE);
    bool headings = a->kind == LINE_HEADING && b->kind == LINE_HEADING;
    if (headings)
        return true;
    if (a->kind == LINE_ITEM && b->kind == LINE_ITEM && a->list != b->list)
        return false;
    if (is_list_and_prose(reading, a, b))
        return false;
    return section_of_line(reading->postmortem, a->section) ==
               section_of_line(reading->postmortem, b->section) &&
           a->event.depth == b->event.depth && (lines || a->kind == b->kind);
}

size_t number_groups(const struct reading *reading, struct entry_list *entries)
{
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        entry->event.group = count;
        /* A group may be interrupted by nested entries, never by many. */
        for (size_t back = i; back > 0 && i - back < 64; back--)
            if (same_group(reading, &entries->items[back - 1], entry)) {
                entry->event.group = entries->items[back - 1].event.group;
                break;
            }
        if (entry->event.group == count)
            count++;
    }
    return count;
}

/* Fewer entries are no timeline but where they are headings, that name nothing but what stands below. */
#define MIN_UNNAMED_ENTRIES 3
#define MIN_UNNAMED_HEADINGS 2

/* How many of a group's entries tell a time, how many of these say what happened, in their line or in the one below,
 * and how many are headings. */
struct group_size {
    size_t timed, told, told_below, headings;
    const struct event *last; /* that tells a time */
    bool disordered;          /* one has an earlier clock than that before it */
};

static bool is_timeline(const struct group_size *size)
{
    size_t least = size->headings ? MIN_UNNAMED_HEADINGS : MIN_UNNAMED_ENTRIES;
    size_t told = size->told + size->headings + (size->disordered ? 0 : size->told_below);
    return size->timed >= least && told * 2 >= size->timed;
}

/* Whether an entry's clock goes back behind that of another, and not past midnight. */
static bool goes_back(const struct event *event, const struct event *before)
{
    enum { HOUR = 60, HALF_DAY = 12 * HOUR };
    const struct clock *clock = &event->stamp.clock, *other = &before->stamp.clock;
    int minutes = (other->hour - clock->hour) * HOUR + other->minute - clock->minute;
    return clock->known && other->known && minutes > 0 && minutes < HALF_DAY;
}

/* Whether what happened stands below the line that tells when, in the same paragraph. */
static bool goes_on_below(const struct reading *reading, const struct entry_list *entries,
                          size_t index)
{
    const struct entry *entry = &entries->items[index];
    size_t below = entry->line + 1;
    bool next = index + 1 < entries->count && entries->items[index + 1].line == below;
    return entry->kind == LINE_TEXT && below < reading->lines.count && !next &&
           reading->lines.items[below].block == reading->lines.items[entry->line].block;
}

/* Whether a heading is a day and no more: "Friday, 3 May 2024", "Saturday". */
static bool is_day_heading(const struct reading *reading, const struct section *section)
{
    struct text heading = text_trim(section->heading);
    struct stamp stamp;
    int weekday;
    if (names_weekday(reading, heading, &weekday))
        return true;
    if (!find_stamp(reading, heading, 0, &stamp) || !stamp.date.known || !stamp.date.day ||
        stamp.clock.known || stamp.end_date.known)
        return false;
    struct text before = text_strip(text_slice(heading, 0, stamp.place.start), " ,.:");
    struct text behind = text_strip(text_from_offset(heading, stamp.place.end), " ,.:");
    return (!before.length || names_weekday(reading, before, &weekday)) &&
           (!behind.length || names_weekday(reading, behind, &weekday) || behind.data[0] == '(');
}

/* Whether something begins on two of the days whose entries are marked: then each has an incident of its own. */
static bool begins_twice(const struct reading *reading, const struct entry_list *entries,
                         const bool *beside)
{
    size_t begun = SIZE_MAX;
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        if (!beside[i] || entry->section == begun ||
            !text_matches(reading, WORDS_BEGIN_MARKER_PATTERNS, entry->event.text))
            continue;
        if (begun != SIZE_MAX)
            return true;
        begun = entry->section;
    }
    return false;
}

/* Whether an entry has the form of those of the adopted timeline: an item, a row, a line that tells in words what
 * happened. A name behind a time is a rota, and so is a time with its end where the others have none. */
static bool goes_on(const struct entry *first, const struct entry *entry)
{
    return entry->kind == first->kind && !entry->table == !first->table &&
           is_range(&entry->event.stamp) == is_range(&first->event.stamp) &&
           entry->list == first->list &&
           text_find_byte(text_trim(entry->event.text), ' ', 0) != TEXT_NOT_FOUND;
}

/* Marks the entries below the days beside that of the first one, where all below a day go on as those do. */
static void mark_beside(const struct reading *reading, const struct entry_list *entries,
                        const struct entry *first, bool *beside)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct section *day = &sections->items[first->section];
    size_t last = SIZE_MAX, begin = 0;
    bool sibling = false;
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        if (entry->section == SIZE_MAX || !entry->event.timed)
            continue;
        const struct section *section = &sections->items[entry->section];
        if (entry->section != last) {
            sibling = section->parent == day->parent && section->level == day->level &&
                      is_day_heading(reading, section);
            begin = i;
        }
        last = entry->section;
        beside[i] = sibling;
        if (sibling && section != day && !entry->event.depth && !goes_on(first, entry)) {
            memset(beside + begin, 0, (i - begin + 1) * sizeof *beside);
            sibling = false;
        }
    }
}

/* Takes the lists below other days beside that of the adopted one: a timeline of several days. */
static void adopt_other_days(const struct reading *reading, struct entry_list *entries)
{
    const struct entry *first = NULL;
    for (size_t i = 0; !first && i < entries->count; i++)
        if (entries->items[i].event.in_timeline && entries->items[i].section != SIZE_MAX)
            first = &entries->items[i];
    if (!first || !is_day_heading(reading, &reading->postmortem->sections.items[first->section]))
        return;
    bool *beside = arena_alloc_array(reading->arena, entries->count + 1, sizeof *beside);
    mark_beside(reading, entries, first, beside);
    if (begins_twice(reading, entries, beside))
        return;
    for (size_t i = 0; i < entries->count; i++)
        entries->items[i].event.in_timeline |= beside[i];
}

/* Where no section is called a timeline, the longest timed list is one. */
static void adopt_timeline(const struct reading *reading, struct entry_list *entries, size_t groups)
{
    struct group_size *sizes = arena_alloc_array(reading->arena, groups + 1, sizeof *sizes);
    size_t best = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const struct event *event = &entries->items[i].event;
        struct group_size *size = &sizes[event->group];
        if (!event->timed ||
            postmortem_in_role(reading->postmortem, event->place.start, ROLE_ACTION_ITEMS))
            continue;
        size->timed++;
        bool heading = entries->items[i].kind == LINE_HEADING;
        size->headings += heading; /* what happened stands below it */
        size->told += !heading && event->text.length > 0;
        size->told_below += !heading && !event->text.length && goes_on_below(reading, entries, i);
        size->disordered |= size->last && goes_back(event, size->last);
        size->last = event;
        if (size->timed > sizes[best].timed)
            best = event->group;
    }
    if (!is_timeline(&sizes[best]))
        return;
    for (size_t i = 0; i < entries->count; i++)
        entries->items[i].event.in_timeline = entries->items[i].event.group == best;
    adopt_other_days(reading, entries);
}

void mark_timeline(struct reading *reading, struct entry_list *entries, size_t groups)
{
    bool any = postmortem_section(reading->postmortem, ROLE_TIMELINE) != NULL;
    for (size_t i = 0; i < entries->count; i++) {
        struct event *event = &entries->items[i].event;
        event->in_timeline = in_timeline(reading->postmortem, event->place.start);
        any |= event->in_timeline && event->timed;
    }
    if (!any)
        adopt_timeline(reading, entries, groups);
}

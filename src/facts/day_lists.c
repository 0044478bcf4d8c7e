/* The lists below headings that are days go on from day to day: they are one list. */
#include "facts/groups.h"

/* The first list below the heading of a day. */
struct day_list {
    const struct section *day; /* NULL for none */
    struct date date;
    const struct entry *first;
};

bool is_bare_day(const struct reading *reading, struct text text, struct date *date)
{
    struct stamp stamp;
    struct zone zone;
    int weekday;
    text = text_trim(text);
    if (!find_stamp(reading, text, 0, &stamp) || !stamp.date.month || !stamp.date.day ||
        stamp.clock.known || stamp.end_date.known)
        return false;
    struct text before = text_strip(text_slice(text, 0, stamp.place.start), " ,.:(*_");
    struct text behind = text_strip(text_from_offset(text, stamp.place.end), " ,.:()*_");
    *date = stamp.date;
    return (!before.length || names_weekday(reading, before, &weekday)) &&
           (!behind.length || names_weekday(reading, behind, &weekday) ||
            names_zone_alone(reading, behind, &zone));
}

/* Whether a section is the next one behind another in the same section, and of its level. */
static bool is_next_sibling(const struct section *before, const struct section *section)
{
    if (section->parent != before->parent || section->level != before->level)
        return false;
    for (const struct section *between = before + 1; between < section; between++)
        if (between->parent == section->parent && between->level <= section->level)
            return false;
    return true;
}

/* Whether two lists have one form, so that the second may go on with what the first tells. */
static bool have_one_form(const struct entry *a, const struct entry *b)
{
    return a->kind == b->kind && !a->table == !b->table && a->event.depth == b->event.depth;
}

/* The line right above the table of a row, or above a line that is none. */
static size_t line_above(const struct reading *reading, size_t index)
{
    const struct line *lines = reading->lines.items;
    const struct block *table = lines[index].kind == LINE_ROW ? lines[index].block->parent : NULL;
    do {
        index--;
    } while (table && index != SIZE_MAX && lines[index].kind == LINE_ROW &&
             lines[index].block->parent == table);
    return index;
}

/* Whether nothing but the heading stands between a list and an entry of the list above. Words there, "The front end:",
 * may begin another story. */
static bool follows_closely(const struct reading *reading, const struct entry *first)
{
    const struct line *lines = reading->lines.items;
    size_t heading = line_above(reading, first->line);
    if (heading == SIZE_MAX || heading == 0 || lines[heading].kind != LINE_HEADING)
        return false;
    const struct line *last = &lines[heading - 1];
    return last->kind == first->kind || last->depth > 0;
}

/* What the first list below a section is, if its heading is a day. */
static struct day_list read_day_list(const struct reading *reading, const struct entry *first,
                                     size_t section)
{
    struct day_list list = {.first = first};
    const struct section *day = &reading->postmortem->sections.items[section];
    if (first->day.known && is_bare_day(reading, day->heading, &list.date))
        list.day = day;
    return list;
}

/* Whether a list goes on with that of the day above: the days are neighbours, and not one day told twice. */
static bool continues(const struct reading *reading, const struct day_list *above,
                      const struct day_list *list)
{
    return above->day && list->day && is_next_sibling(above->day, list->day) &&
           have_one_form(above->first, list->first) && follows_closely(reading, list->first) &&
           !date_is_same(&above->date, &list->date);
}

void join_days(const struct reading *reading, struct entry_list *entries, size_t groups)
{
    size_t *joined = arena_alloc_array(reading->arena, groups + 1, sizeof *joined);
    struct day_list above = {0};
    size_t current = SIZE_MAX;
    for (size_t group = 0; group < groups; group++)
        joined[group] = group;
    for (size_t i = 0; i < entries->count; i++) {
        struct entry *entry = &entries->items[i];
        size_t section = section_of_line(reading->postmortem, entry->section);
        if (section != SIZE_MAX && section != current && entry->event.in_timeline &&
            !entry->event.depth) {
            struct day_list list = read_day_list(reading, entry, section);
            if (continues(reading, &above, &list))
                joined[entry->event.group] = above.first->event.group;
            above = list;
            current = section;
        }
        entry->event.group = joined[entry->event.group];
    }
}

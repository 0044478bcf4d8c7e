/* What a document tells of other incidents than its own: what happened to those neither dates nor measures it. */
#include "facts/sections.h"

/* Where what a label leads to ends: with the block behind it, and a list or a table behind such a paragraph. What comes
 * then may be of the document again, and nobody can tell. */
static size_t end_of_label(const struct line *line)
{
    const struct block *last = line->block, *next = last->next;
    if (line->alone && next) {
        last = next;
        next = last->next;
        if (last->kind == BLOCK_PARAGRAPH && next &&
            (next->kind == BLOCK_LIST || next->kind == BLOCK_TABLE))
            last = next;
    }
    return last->place.end;
}

/* Where a section begins, the marks of its heading included. */
static size_t start_of(const struct section *section, const struct line *line)
{
    return line->first ? line->block->place.start : section->place.start;
}

/* A section with its heading, as far as the heading holds. */
static struct place reach_of(const struct section *section, const struct line *line)
{
    struct place reach = {start_of(section, line), section->body.end};
    if (section->form == HEADING_MARKDOWN || section->form == HEADING_HTML)
        return reach;
    size_t end = end_of_label(line);
    reach.end = end < reach.end ? end : reach.end;
    return reach;
}

/* A first heading of the highest rank, under which all stands, is the title of a log of incidents. */
static bool is_over_all(const struct postmortem *postmortem, size_t index)
{
    const struct section *section = &postmortem->sections.items[index];
    return index == 0 && section->level == 1 &&
           section->body.end == postmortem->document->bytes.length;
}

static bool tells_timeline(const struct section *section)
{
    return section->roles[ROLE_TIMELINE];
}

static bool tells_story(const struct section *section)
{
    return section->roles[ROLE_TIMELINE] || section->roles[ROLE_SUMMARY] ||
           section->roles[ROLE_IMPACT] || section->roles[ROLE_ROOT_CAUSE];
}

/* Whether sections of a kind stand in what is told of other incidents, and none elsewhere. */
static bool stand_there_alone(const struct postmortem *postmortem,
                              bool (*is_of_kind)(const struct section *))
{
    const struct section_list *sections = &postmortem->sections;
    bool there = false;
    for (size_t i = 0; i < sections->count; i++) {
        if (!is_of_kind(&sections->items[i]))
            continue;
        if (!postmortem_tells_other_incident(postmortem, sections->items[i].place.start))
            return false;
        there = true;
    }
    return there;
}

/* A heading over the only timeline, or over all that tells what happened, names the incident itself, and may hold
 * anything else of that. */
static void leave_out_own(struct postmortem *postmortem)
{
    struct section_list *sections = &postmortem->sections;
    if (!stand_there_alone(postmortem, tells_timeline) &&
        !stand_there_alone(postmortem, tells_story))
        return;
    postmortem->other_incidents.count = 0;
    for (size_t i = 0; i < sections->count; i++)
        if (sections->items[i].names_others)
            sections->items[i].understood = section_has_role(&sections->items[i]);
}

void mark_other_incidents(struct reading *reading, const size_t *heads)
{
    struct postmortem *postmortem = reading->postmortem;
    struct place_list *places = &postmortem->other_incidents;
    struct place *last = NULL;
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        const struct line *line = &reading->lines.items[heads[i]];
        if (last && section->place.start < last->end)
            continue;
        if (last && start_of(section, line) < last->end)
            last->end = start_of(section, line); /* the marks of this heading are its own */
        if (!section->names_others || is_over_all(postmortem, i))
            continue;
        LIST_PUSH(reading->arena, places, reach_of(section, line));
        last = &places->items[places->count - 1];
    }
    if (last)
        leave_out_own(postmortem);
}

bool postmortem_tells_other_incident(const struct postmortem *postmortem, size_t offset)
{
    const struct place_list *places = &postmortem->other_incidents;
    size_t low = 0, high = places->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places->items[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low && offset < places->items[low - 1].end;
}

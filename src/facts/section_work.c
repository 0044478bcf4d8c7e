/* Which sections list work to be done, where a name alone does not tell: "Immediate actions" may be what ended the
 * incident, "Improvements" a lesson, "Consequences" what it did, and "Remediation" either.
 */
#include "facts/sections.h"

/* Whether a heading names the clock, or ends with the minutes, in which something was done. */
static bool tells_minutes(const struct reading *reading, struct text heading)
{
    enum { HOUR = 60 * 60 };
    struct stamp stamp;
    struct length length;
    if (find_stamp(reading, heading, 0, &stamp) && stamp.clock.known)
        return true;
    return length_find(heading, 0, reading->time, &length) && length.seconds < HOUR &&
           text_strip(text_from_offset(heading, length.place.end), ") ").length == 0;
}

/* Whether a section lists action items below a resolution that lists none itself. */
static bool is_action_of_resolution(const struct section_list *sections, size_t index)
{
    const struct section *above = role_above(sections, index);
    return sections->items[index].roles[ROLE_ACTION_ITEMS] && above &&
           above->roles[ROLE_RESOLUTION] && !above->roles[ROLE_ACTION_ITEMS];
}

/* Whether the name is one of what ended an incident, or else of what is to be done. */
static bool names_response(struct reading *reading, const struct section *section)
{
    return phrases_contain(&reading->words->lists[WORDS_RESPONSE_ACTIONS],
                           folded_name(reading, section->heading));
}

static bool has_work_elsewhere(const struct section_list *sections)
{
    for (size_t i = 0; i < sections->count; i++)
        if (sections->items[i].roles[ROLE_ACTION_ITEMS] && !is_action_of_resolution(sections, i))
            return true;
    return false;
}

/* Whether the resolution itself lists what is to be done: "### Long-term improvements" goes on with
 * "### Immediate actions". */
static bool lists_work(struct reading *reading, const struct section *resolution)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct section *end = sections->items + sections->count;
    for (const struct section *section = resolution + 1;
         section < end && section->place.start < resolution->body.end; section++)
        if (section->roles[ROLE_ACTION_ITEMS] && !names_response(reading, section))
            return true;
    return false;
}

/* Whether an item says who does it or until when, or has a ticket or a box: that is work to be done. */
static bool is_assigned_line(const struct reading *reading, const struct line *line)
{
    static const enum word_list_id lists[] = {WORDS_NAMED_OWNER_PATTERNS, WORDS_OWNER_PATTERNS,
                                              WORDS_DUE_PATTERNS, WORDS_LINK_PATTERNS};
    if (line->kind != LINE_ITEM && line->kind != LINE_TEXT)
        return false;
    if (line->task != TASK_NONE)
        return true;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (text_matches(reading, lists[i], line->text))
            return true;
    return false;
}

/* Whether a section holds such an item. `*first` is a line that does not stand behind its first one, and is set
 * to that. */
static bool holds_assigned(const struct reading *reading, const struct section *section,
                           size_t *first)
{
    const struct line_list *lines = &reading->lines;
    while (*first < lines->count && lines->items[*first].place.start < section->body.start)
        ++*first;
    for (size_t i = *first; i < lines->count && lines->items[i].place.start < section->body.end;
         i++)
        if (is_assigned_line(reading, &lines->items[i]))
            return true;
    return false;
}

/* "### Immediate actions" below "## Resolution" tells what was done then where its heading gives the clock or the
 * minutes, "(14:10–14:25)", or where another section lists what is to be done. */
static void drop_past_actions(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    bool elsewhere = has_work_elsewhere(sections);
    enum answer { UNASKED, NO, YES };
    /* by section: whether it is a resolution that lists no work, each of which is looked through once */
    unsigned char *past = arena_alloc(reading->arena, sections->count + 1);
    size_t line = 0;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        if (!is_action_of_resolution(sections, i))
            continue;
        const struct section *above = role_above(sections, i);
        unsigned char *answer = &past[above - sections->items];
        if (*answer == UNASKED)
            *answer = elsewhere && !lists_work(reading, above) ? YES : NO;
        if (tells_minutes(reading, section->heading) ||
            (*answer == YES && names_response(reading, section) &&
             !holds_assigned(reading, section, &line))) {
            section->roles[ROLE_ACTION_ITEMS] = false;
            section->roles[ROLE_RESOLUTION] = true;
        }
    }
}

/* Whether the section is what its place below lessons makes a lesson by its name. */
static bool is_named_as_lesson(struct reading *reading, size_t index)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct section *above = role_above(sections, index);
    return above && above->roles[ROLE_LESSONS] && !above->roles[ROLE_ACTION_ITEMS] &&
           phrases_contain(&reading->words->lists[WORDS_LESSON_HEADINGS],
                           folded_name(reading, sections->items[index].heading));
}

/* "### What needs improvement" below "## Lessons learned" tells what went badly, where another section lists the
 * work. */
static void drop_lessons(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    bool work = false;
    size_t line = 0;
    for (size_t i = 0; i < sections->count && !work; i++)
        work = sections->items[i].roles[ROLE_ACTION_ITEMS] && !is_named_as_lesson(reading, i);
    for (size_t i = 0; i < sections->count && work; i++) {
        struct section *section = &sections->items[i];
        if (!section->roles[ROLE_ACTION_ITEMS] || !is_named_as_lesson(reading, i) ||
            holds_assigned(reading, section, &line))
            continue;
        section->roles[ROLE_ACTION_ITEMS] = false;
        section->roles[ROLE_LESSONS] = true;
    }
}

void drop_listed_work(struct reading *reading)
{
    drop_past_actions(reading);
    drop_lessons(reading);
}

/* Whether an item says what is to be done: "Close the gate", "Close gates (Ann)". "Test data were lost (OPS-12)" has a
 * ticket, too, and does not. */
static bool orders_work(const struct reading *reading, const struct line *line)
{
    struct pattern_match match;
    return patterns_find(&reading->words->lists[WORDS_CONSEQUENCE_WORK_PATTERNS], line->text, 0,
                         &match) &&
           (match.group_end <= match.group_start || is_assigned_line(reading, line));
}

/* Whether a section is a list, and each of its items is work. Text above the list tells what it did. */
static bool lists_nothing_but_work(const struct reading *reading, const struct section *section)
{
    bool any = false;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->place.start < section->body.start)
            continue;
        if (line->place.start >= section->body.end)
            break;
        if (line->kind == LINE_ITEM ? !orders_work(reading, line) : !line->depth)
            return false;
        any |= line->kind == LINE_ITEM;
    }
    return any;
}

/* "## Consequences" over work, where no other section lists any, is what follows from the incident and not what
 * it did. */
static void take_consequences(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct word_list *names = &reading->words->lists[WORDS_CONSEQUENCE_HEADINGS];
    if (postmortem_section(reading->postmortem, ROLE_ACTION_ITEMS))
        return;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        if (section->form == HEADING_FIELD || !section->roles[ROLE_IMPACT] ||
            !phrases_contain(names, folded_name(reading, section->heading)) ||
            !lists_nothing_but_work(reading, section))
            continue;
        section->roles[ROLE_IMPACT] = false;
        section->roles[ROLE_ACTION_ITEMS] = true;
        return;
    }
}

/* Whether most items of a section's list, and at least two, are work, and none is what ended the incident. "Deploy the
 * fix" may be either: one item of three is work beyond doubt. Beside one that is "(Planned)" those that are "(Completed)"
 * are work, too. An item alone has to be work that ends no incident: "Add an alert". */
static bool lists_more_work(const struct reading *reading, const struct section *section)
{
    const struct word_list *work = &reading->words->lists[WORDS_REMEDIATION_WORK_PATTERNS];
    size_t items = 0, orders = 0, certain = 0, safeguards = 0;
    struct pattern_match match;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (line->place.start < section->body.start || line->kind != LINE_ITEM || line->depth != 1)
            continue;
        if (line->place.start >= section->body.end)
            break;
        if (text_matches(reading, WORDS_REMEDY_PATTERNS, line->text))
            return false;
        bool open = text_matches(reading, WORDS_OPEN_STATE_PATTERNS, line->text);
        bool assigned = open || is_assigned_line(reading, line);
        bool order = patterns_find(work, line->text, 0, &match);
        orders += assigned || order || text_matches(reading, WORDS_DONE_STATE_PATTERNS, line->text);
        certain += assigned || (order && match.group_end > match.group_start);
        safeguards += text_matches(reading, WORDS_SAFEGUARD_PATTERNS, line->text);
        items++;
    }
    return (orders >= 2 && orders * 3 >= items * 2 && certain * 3 >= items) ||
           (items == 1 && safeguards);
}

static bool is_part_of_resolution(const struct section_list *sections,
                                  const struct section *section)
{
    return section->parent < sections->count &&
           sections->items[section->parent].roles[ROLE_RESOLUTION];
}

/* Whether a section on how the incident ended is named for what may be work, and holds it: a plan always does. */
static bool is_remediation_work(const struct reading *reading, const struct section *section)
{
    struct pattern_match match;
    return patterns_find(&reading->words->lists[WORDS_REMEDIATION_PATTERNS], section->heading, 0,
                         &match) &&
           (match.group_end > match.group_start || lists_more_work(reading, section));
}

/* "## Remediation" over a list of work, where no other section lists any, is what will be done and not how the
 * incident ended. */
static void take_remediation(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    if (postmortem_section(reading->postmortem, ROLE_ACTION_ITEMS))
        return;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        if (section->form == HEADING_FIELD || !section->roles[ROLE_RESOLUTION] ||
            is_part_of_resolution(sections, section) || !is_remediation_work(reading, section))
            continue;
        section->roles[ROLE_RESOLUTION] = false;
        section->roles[ROLE_ACTION_ITEMS] = true;
        return;
    }
}

void take_listed_work(struct reading *reading)
{
    take_consequences(reading);
    take_remediation(reading);
}

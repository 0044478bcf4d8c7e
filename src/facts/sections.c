/* Sections in every form in which people write headings: Markdown's own, bold lines, `Timeline:`, a
 * plain line with a known name, `Impact: text behind it`, <h2>.
 */
#include <string.h>

#include "facts/reading.h"

#define HEADING_MAX_WORDS 14
#define HEADING_MAX_BYTES 120

static size_t count_words(struct text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += !ascii_is_space(text.data[i]) && (i == 0 || ascii_is_space(text.data[i - 1]));
    return count;
}

static bool mark_roles(const struct words *words, struct text name, bool exact, bool *roles)
{
    return phrases_mark(words->sections, ROLE_COUNT, name, exact, roles);
}

struct text next_joined_name(const struct words *words, struct text *rest)
{
    struct pattern_match joint = {.start = rest->length, .end = rest->length};
    patterns_find(&words->lists[WORDS_NAME_JOINT_PATTERNS], *rest, 0, &joint);
    struct text part = text_trim(text_slice(*rest, 0, joint.start));
    *rest = text_from_offset(*rest, joint.end);
    return part;
}

bool name_roles(const struct words *words, struct text folded, bool exact, bool roles[ROLE_COUNT])
{
    memset(roles, 0, ROLE_COUNT * sizeof *roles);
    if (!folded.length)
        return false;
    if (mark_roles(words, folded, true, roles))
        return true;
    bool any = false, all = true;
    for (struct text rest = folded; rest.length && (all || !exact);) {
        struct text part = next_joined_name(words, &rest);
        bool known = mark_roles(words, part, true, roles) ||
                     (!exact && mark_roles(words, part, false, roles));
        any |= known;
        all &= known;
    }
    if (any && exact && !all)
        memset(roles, 0, ROLE_COUNT * sizeof *roles);
    return exact ? any && all : any;
}

/* Whether a folded name is one that is understood and plays no role. */
static bool name_is_other(const struct words *words, struct text folded)
{
    bool other;
    return phrases_mark(&words->other_sections, 1, folded, false, &other);
}

/* `##Timeline` without a blank: no heading for Markdown, one for its author. */
static size_t hash_level(struct text text)
{
    size_t level = 0;
    while (level < text.length && text.data[level] == '#')
        level++;
    bool word =
        level < text.length && ascii_is_word(text.data[level]) && !ascii_is_digit(text.data[level]);
    return level <= 6 && word ? level : 0;
}

static bool begins_with_stamp(struct reading *reading, struct text text)
{
    struct stamp stamp;
    text = text_from_offset(text, decoration_length(text, false));
    return text.length && stamp_read(text, 0, reading->time, &stamp);
}

struct heading {
    enum heading_form form;
    int level; /* 0: not Markdown's */
    struct text name, value;
    struct text folded; /* the name, as folded_name does */
    bool roles[ROLE_COUNT];
    bool any_role;
};

static void set_name(struct reading *reading, struct heading *heading, struct text name)
{
    heading->name = name;
    heading->folded = folded_name(reading, name);
}

static bool set_roles(struct reading *reading, struct heading *heading, bool exact)
{
    exact = exact || count_words(heading->folded) > HEADING_MAX_WORDS;
    heading->any_role = heading_roles(reading, heading->folded, exact, heading->roles);
    return heading->any_role;
}

static bool is_markdown_heading(struct reading *reading, const struct line *line,
                                struct heading *heading)
{
    size_t hashes = line->kind == LINE_TEXT && !line->strong ? hash_level(line->text) : 0;
    if (line->kind != LINE_HEADING && !hashes)
        return false;
    if (line->kind == LINE_HEADING && !line->first)
        return false;
    heading->form = line->block->kind == BLOCK_HTML ? HEADING_HTML : HEADING_MARKDOWN;
    heading->level = hashes ? (int)hashes : line->level;
    set_name(reading, heading, text_from_offset(line->text, hashes));
    /* "#web-alerts" is the name of a chat's channel, "#1234" that of a ticket */
    bool capital = line->text.data[hashes] >= 'A' && line->text.data[hashes] <= 'Z';
    bool named = hashes != 1 || capital;
    return set_roles(reading, heading, !named) || named;
}

/* A bold line of its own: known by its words, or short and without a time at its head. */
static bool is_bold_heading(struct reading *reading, const struct line *line,
                            struct heading *heading)
{
    if (!line->strong || line->text.length > HEADING_MAX_BYTES || !line->first)
        return false;
    heading->form = HEADING_BOLD;
    set_name(reading, heading, line->text);
    if (set_roles(reading, heading, false))
        return !begins_with_stamp(reading, line->text);
    return line->alone && line->kind == LINE_TEXT && !begins_with_stamp(reading, line->text) &&
           count_words(line->text) <= 8;
}

/* A line that is nothing but a link: an entry of a table of contents, or "Issue" below an item. */
static bool is_link(const struct line *line)
{
    struct text core = text_strip(line->text, ".:,() ");
    size_t from = (size_t)(core.data - line->block->text.data);
    return block_style(line->block, from, from + core.length) & RUN_LINK;
}

/* Whether a deeper line follows: an item's own text is a heading only over something. */
static bool has_below(const struct reading *reading, const struct line *line)
{
    const struct line *end = reading->lines.items + reading->lines.count;
    return line + 1 < end && (line[1].depth > line->depth || line[1].block == line->block);
}

/* Whether a line is the rest of the sentence above it: it begins small, and that one is long and has
 * no end. */
static bool ends_sentence_above(const struct line *line)
{
    if (line->first || !(line->text.data[0] >= 'a' && line->text.data[0] <= 'z'))
        return false;
    struct text above = line[-1].text; /* of the same block, as it is not the first */
    return above.length >= WRAPPED_MIN_BYTES && !strchr(".!?;:)", above.data[above.length - 1]);
}

static bool is_plain_heading(struct reading *reading, const struct line *line,
                             struct heading *heading)
{
    struct text text = line->text;
    bool colon = text_ends_with(text, TEXT(":")) || text_ends_with(text, TEXT("："));
    bool label = colon && line->alone && line->kind == LINE_TEXT;
    if (text.length > HEADING_MAX_BYTES || (!label && !may_have_role(reading, text)) ||
        count_words(text) > HEADING_MAX_WORDS)
        return false;
    if (line->kind == LINE_ITEM && !colon && !has_below(reading, line))
        return false;
    if (!colon && ends_sentence_above(line))
        return false;
    heading->form = colon ? HEADING_LABEL : HEADING_LINE;
    set_name(reading, heading, text);
    /* A short line of its own with a colon is a heading even where more words surround the name. */
    bool short_label = label && count_words(heading->folded) <= 5;
    bool known = set_roles(reading, heading, !short_label) ||
                 (label && name_is_other(reading->words, heading->folded) &&
                  count_words(heading->folded) <= 3);
    return known && !begins_with_stamp(reading, text);
}

static bool is_field_heading(struct reading *reading, const struct line *line,
                             struct heading *heading)
{
    struct text name;
    if (!split_label(line, &name, &heading->value) || !heading->value.length ||
        !may_have_role(reading, name))
        return false;
    heading->form = HEADING_FIELD;
    set_name(reading, heading, name);
    return set_roles(reading, heading, true);
}

static bool read_heading(struct reading *reading, const struct line *line, struct heading *heading)
{
    memset(heading, 0, sizeof *heading);
    if (line->kind == LINE_CODE || line->kind == LINE_ROW)
        return false;
    if (is_markdown_heading(reading, line, heading))
        return true;
    bool other = is_bold_heading(reading, line, heading) ||
                 is_plain_heading(reading, line, heading) ||
                 is_field_heading(reading, line, heading);
    return other && !is_link(line);
}

/* The level of a heading that Markdown does not know: below the last that it knows. */
static int own_level(const struct heading *heading, const struct line *line, int markdown_level)
{
    if (heading->level)
        return heading->level;
    int level = markdown_level + 1 + (line->kind == LINE_ITEM ? line->depth : 0);
    level += line->block->kind == BLOCK_CODE; /* indented below a plain heading */
    return heading->form == HEADING_FIELD ? level + 1 : level;
}

static void add_section(struct reading *reading, const struct line *line,
                        const struct heading *heading, int level)
{
    struct postmortem *postmortem = reading->postmortem;
    struct section section = {.form = heading->form, .level = level, .parent = SIZE_MAX};
    section.heading = text_strip(text_trim(heading->name), "# ");
    section.heading = text_from_offset(section.heading, decoration_length(section.heading, true));
    while (section.heading.length &&
           strchr(": \t", section.heading.data[section.heading.length - 1]))
        section.heading.length--;
    if (text_ends_with(section.heading, TEXT("】")))
        section.heading.length -= strlen("】");
    section.place = line_slice_place(line, heading->name);
    section.body.start =
        heading->value.length ? line_slice_place(line, heading->value).start : line->place.end;
    section.body.end = reading->postmortem->document->bytes.length;
    memcpy(section.roles, heading->roles, sizeof section.roles);
    section.understood = heading->any_role || name_is_other(reading->words, heading->folded) ||
                         is_house_heading(reading, heading->folded);
    LIST_PUSH(reading->arena, &postmortem->sections, section);
}

LIST(head_list, size_t);

/* Whether a section may be a phase of what happened: what else has a role has it beside the timeline. */
static bool may_be_phase(const struct section *section)
{
    return !section->roles[ROLE_TIMELINE] && !section->roles[ROLE_SUMMARY] &&
           !section->roles[ROLE_IMPACT] && !section->roles[ROLE_ROOT_CAUSE] &&
           !section->roles[ROLE_ACTION_ITEMS] && !section->roles[ROLE_LESSONS];
}

/* Puts the sections behind a timeline that look like its equals below it, as long as the first line of
 * each begins with a time. `heads` are the lines of all headings. */
static void take_phases(struct reading *reading, const struct head_list *heads, size_t timeline)
{
    struct section_list *sections = &reading->postmortem->sections;
    int level = sections->items[timeline].level;
    for (size_t i = timeline + 1; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        size_t first = heads->items[i] + 1;
        if (section->level < level ||
            (section->level == level &&
             (!may_be_phase(section) || first >= reading->lines.count ||
              !begins_with_stamp(reading, reading->lines.items[first].text))))
            return;
        section->level++;
    }
}

/* "Timeline:" over nothing but "Detection:" and "Resolution:", where no heading tells its rank. */
static void gather_phases(struct reading *reading, const struct head_list *heads)
{
    const struct section_list *sections = &reading->postmortem->sections;
    for (size_t i = 0; i + 1 < sections->count; i++)
        if (sections->items[i].roles[ROLE_TIMELINE] && heads->items[i + 1] == heads->items[i] + 1 &&
            sections->items[i].level == sections->items[i + 1].level)
            take_phases(reading, heads, i);
}

/* Gives each section its end and its parent: a stack of open ones. */
static void nest_sections(struct reading *reading)
{
    struct section_list *sections = &reading->postmortem->sections;
    size_t open = SIZE_MAX;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        while (open != SIZE_MAX && sections->items[open].level >= section->level) {
            sections->items[open].body.end = section->place.start;
            open = sections->items[open].parent;
        }
        section->parent = open;
        open = i;
    }
    for (size_t i = sections->count; i-- > 0;) {
        struct section *section = &sections->items[i];
        if (section->body.end < section->body.start)
            section->body.end = section->body.start;
    }
}

/* The nearest section around one that has a role, or NULL. */
static const struct section *role_above(const struct section_list *sections, size_t index)
{
    size_t parent = sections->items[index].parent;
    while (parent != SIZE_MAX && !section_has_role(&sections->items[parent]))
        parent = sections->items[parent].parent;
    return parent == SIZE_MAX ? NULL : &sections->items[parent];
}

/* "### Detect" or "### Mitigation" below "## Action items" names the kind of the work below it. */
static void drop_kinds_of_work(struct section_list *sections)
{
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        const struct section *above = role_above(sections, i);
        if (section->form != HEADING_MARKDOWN || !above || !above->roles[ROLE_ACTION_ITEMS] ||
            above->roles[ROLE_RESOLUTION] || section->roles[ROLE_ACTION_ITEMS])
            continue;
        section->roles[ROLE_DETECTION] = section->roles[ROLE_RESOLUTION] = false;
    }
}

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

/* "### Immediate actions (14:10–14:25)" or "(0-5 minutes)" below "## Resolution" tells what was done then, not
 * what is to be. */
static void drop_past_actions(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        const struct section *above = role_above(sections, i);
        if (!section->roles[ROLE_ACTION_ITEMS] || !above || !above->roles[ROLE_RESOLUTION] ||
            above->roles[ROLE_ACTION_ITEMS] || !tells_minutes(reading, section->heading))
            continue;
        section->roles[ROLE_ACTION_ITEMS] = false;
        section->roles[ROLE_RESOLUTION] = true;
    }
}

/* A label below a heading of no role has none by a part of its words: "MTTR improvement:" below "## Metrics"
 * is no list of improvements. */
static void drop_vague_labels(struct reading *reading)
{
    const struct section_list *sections = &reading->postmortem->sections;
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        const struct section *above =
            section->parent == SIZE_MAX ? NULL : &sections->items[section->parent];
        bool label = section->form == HEADING_BOLD || section->form == HEADING_LABEL;
        bool other = above && above->form == HEADING_MARKDOWN && above->understood &&
                     !section_has_role(above);
        bool roles[ROLE_COUNT];
        if (label && other && section_has_role(section) &&
            !heading_roles(reading, folded_name(reading, section->heading), true, roles))
            memset(section->roles, 0, sizeof section->roles);
    }
}

/* Finds for each section whose roles hold in it. */
static void settle_roles(struct section_list *sections)
{
    for (size_t i = 0; i < sections->count; i++) {
        struct section *section = &sections->items[i];
        const struct section *above =
            section->parent == SIZE_MAX ? NULL : &sections->items[section->parent];
        section->roles_from = section_has_role(section) ? i : above ? above->roles_from : SIZE_MAX;
    }
}

static bool has_content(const struct reading *reading, size_t index)
{
    const struct section_list *sections = &reading->postmortem->sections;
    const struct section *section = &sections->items[index];
    if (index + 1 < sections->count && sections->items[index + 1].parent == index)
        return true;
    return !postmortem_is_blank(reading->postmortem, section->body);
}

/* The title and what stands over it are no sections. */
static bool is_title(const struct reading *reading, size_t line, const struct heading *heading)
{
    return line == reading->title_line && heading->form != HEADING_FIELD;
}

/* Whether nothing stands behind a line before the next section of Markdown's or the document's end. */
static bool ends_section(const struct reading *reading, size_t line, int markdown_level)
{
    const struct line *next = &reading->lines.items[line + 1];
    return line + 1 == reading->lines.count ||
           (next->kind == LINE_HEADING && next->level <= markdown_level);
}

/* Whether a line is all that stands in a section that tells what happened. */
static bool fills_account(const struct reading *reading, size_t line)
{
    const struct section_list *sections = &reading->postmortem->sections;
    if (!line || reading->lines.items[line - 1].kind != LINE_HEADING || !sections->count)
        return false;
    const bool *roles = sections->items[sections->count - 1].roles;
    return (roles[ROLE_SUMMARY] || roles[ROLE_IMPACT] || roles[ROLE_TIMELINE] ||
            roles[ROLE_ROOT_CAUSE]) &&
           !roles[ROLE_ACTION_ITEMS] && !roles[ROLE_LESSONS];
}

/* "TODO" over a list names work to be done. Over nothing, and "TODO: ask the shop" as the whole of an
 * account, it says that something is to be written here. */
static bool is_gap(const struct reading *reading, size_t line, const struct heading *heading,
                   int markdown_level)
{
    struct text text = reading->lines.items[line].text;
    return !heading->level && heading->roles[ROLE_ACTION_ITEMS] &&
           ends_section(reading, line, markdown_level) &&
           (!heading->value.length || fills_account(reading, line)) &&
           patterns_match(&reading->words->lists[WORDS_PLACEHOLDER_PATTERNS], text);
}

void read_sections(struct reading *reading)
{
    int markdown_level = 1;
    struct head_list heads = {0};
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        struct heading heading;
        if (!read_heading(reading, line, &heading))
            continue;
        if (is_title(reading, i, &heading)) {
            markdown_level = heading.level ? heading.level : 1;
            continue;
        }
        if (is_gap(reading, i, &heading, markdown_level))
            continue;
        if (heading.level)
            markdown_level = heading.level;
        add_section(reading, line, &heading, own_level(&heading, line, markdown_level));
        LIST_PUSH(reading->arena, &heads, i);
    }
    gather_phases(reading, &heads);
    nest_sections(reading);
    struct section_list *sections = &reading->postmortem->sections;
    drop_kinds_of_work(sections);
    drop_past_actions(reading);
    drop_vague_labels(reading);
    settle_roles(sections);
    for (size_t i = 0; i < sections->count; i++)
        sections->items[i].empty = !has_content(reading, i);
}

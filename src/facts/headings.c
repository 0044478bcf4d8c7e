/* Headings in every form in which people write them: Markdown's own, bold lines, `Timeline:`, a plain line with
 * a known name, `Impact: text behind it`, <h2>.
 */
#include <string.h>

#include "facts/actions.h"
#include "facts/sections.h"

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

bool name_is_other(const struct words *words, struct text folded)
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

bool begins_with_stamp(const struct reading *reading, struct text text)
{
    struct stamp stamp;
    text = text_from_offset(text, decoration_length(text, false));
    return text.length && stamp_read(text, 0, reading->time, &stamp);
}

static void set_name(struct reading *reading, struct heading *heading, struct text name)
{
    heading->name = name;
    heading->folded = folded_name(reading, name);
}

/* A heading's name without what is set as code in it, which names a thing and no part: "`GET /todos` is slow". */
static struct text name_without_code(struct reading *reading, const struct line *line,
                                     struct text name)
{
    const struct run_list *runs = &line->block->runs;
    size_t from = (size_t)(name.data - line->block->text.data), bare = name.length;
    char *copy = NULL;
    for (size_t i = 0; line->alone && i < runs->count; i++) {
        const struct run *run = &runs->items[i];
        if (!(run->style & RUN_CODE) || run->start < from ||
            run->start + run->length > from + name.length)
            continue;
        if (!copy)
            copy = memcpy(arena_alloc(reading->arena, name.length), name.data, name.length);
        memset(copy + (run->start - from), ' ', run->length);
        bare -= run->length;
    }
    return copy && bare ? (struct text){copy, name.length} : name;
}

/* Whether a name is known as a whole as one that plays no role: "Resolution time". */
static bool is_wholly_other(struct reading *reading, struct text folded)
{
    bool roles[ROLE_COUNT], other;
    return phrases_mark(&reading->words->other_sections, 1, folded, true, &other) &&
           !heading_roles(reading, folded, true, roles);
}

/* Whether a name that is known by a part of its words tells what became of lists, and is none of work: "Why the todo
 * list was slow". */
static bool tells_of_todo_thing(struct reading *reading, const struct heading *heading)
{
    return heading->roles[ROLE_ACTION_ITEMS] &&
           text_matches(reading, WORDS_TODO_THING_PATTERNS, heading->folded);
}

static bool set_roles(struct reading *reading, struct heading *heading, bool exact)
{
    exact = exact || count_words(heading->folded) > HEADING_MAX_WORDS;
    heading->any_role = heading_roles(reading, heading->folded, exact, heading->roles);
    if (heading->any_role && !exact &&
        (is_wholly_other(reading, heading->folded) || tells_of_todo_thing(reading, heading))) {
        memset(heading->roles, 0, sizeof heading->roles);
        heading->any_role = false;
    }
    return heading->any_role;
}

/* Tries a name's roles once more without what stands around it. */
static bool retry_roles(struct reading *reading, struct heading *heading, struct text folded)
{
    if (!folded.length || !heading_roles(reading, folded, true, heading->roles))
        return false;
    heading->folded = folded;
    return heading->any_role = true;
}

/* Where the letters of a Roman number end. */
static size_t behind_roman(struct text folded)
{
    enum { LONGEST = 5 };
    size_t at = 0;
    while (at < folded.length && at < LONGEST && strchr("ivxl", folded.data[at]))
        at++;
    return at;
}

/* Where a number that is no decoration ends: "5 Actions", "F. Actions", "VI) Actions"; else 0. */
static size_t behind_number(struct text folded)
{
    enum { MOST_DIGITS = 2 };
    size_t at = 0, roman = behind_roman(folded);
    while (at < folded.length && ascii_is_digit(folded.data[at]))
        at++;
    if (at)
        return at <= MOST_DIGITS && at < folded.length && ascii_is_blank(folded.data[at]) ? at : 0;
    at = roman ? roman : folded.length && ascii_is_letter(folded.data[0]);
    return at && at < folded.length && strchr(".)", folded.data[at]) ? at : 0;
}

static bool set_roles_behind_number(struct reading *reading, struct heading *heading)
{
    size_t end = behind_number(heading->folded);
    /* in bold "2 actions" tells how many there are */
    if (!end || (heading->form == HEADING_BOLD && ascii_is_digit(heading->folded.data[0])))
        return false;
    struct text name = text_from_offset(heading->folded, end);
    return retry_roles(reading, heading, text_from_offset(name, decoration_length(name, false)));
}

/* "What happened on 3 May": a day at the end, with a short word or two before it. Deeper headings with days part a
 * timeline: "Actions 15 May". */
static bool set_roles_before_day(struct reading *reading, struct heading *heading)
{
    enum { JOINTS = 2, LONGEST_JOINT = 4, DEEPEST = 2 };
    struct text name = text_strip(heading->name, " .:?");
    struct stamp stamp;
    if (heading->level > DEEPEST || !find_stamp(reading, name, 0, &stamp) || !stamp.place.start ||
        !stamp.date.known || stamp.place.end != name.length)
        return false;
    struct text folded = folded_name(reading, text_slice(name, 0, stamp.place.start));
    for (int i = 0; i <= JOINTS && folded.length; i++) {
        if (retry_roles(reading, heading, folded))
            return true;
        size_t word = folded.length;
        while (word && !ascii_is_blank(folded.data[word - 1]))
            word--;
        if (folded.length - word > LONGEST_JOINT)
            return false;
        folded = text_trim(text_slice(folded, 0, word));
    }
    return false;
}

/* The name has one slip or two; whatever is understood as it stands, is. */
static bool set_roles_misspelt(struct reading *reading, struct heading *heading)
{
    if (name_is_other(reading->words, heading->folded) ||
        is_house_heading(reading, heading->folded))
        return false;
    heading->misspelt = misspelt_roles(reading, heading->folded, heading->roles);
    return heading->any_role = heading->misspelt;
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
    heading->folded = folded_name(reading, name_without_code(reading, line, heading->name));
    /* "#web-alerts" is the name of a chat's channel, "#1234" that of a ticket */
    bool capital = ascii_is_capital(line->text.data[hashes]);
    bool named = hashes != 1 || capital;
    return set_roles(reading, heading, !named) || set_roles_behind_number(reading, heading) ||
           set_roles_before_day(reading, heading) ||
           (named && set_roles_misspelt(reading, heading)) || named;
}

/* A bold line of its own: known by its words, or short and without a time at its head. */
static bool is_bold_heading(struct reading *reading, const struct line *line,
                            struct heading *heading)
{
    if (!line->strong || line->text.length > HEADING_MAX_BYTES || !line->first)
        return false;
    heading->form = HEADING_BOLD;
    set_name(reading, heading, line->text);
    if (set_roles(reading, heading, false) || set_roles_behind_number(reading, heading))
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

/* "2. Timeline" over paragraphs that are not indented: numbers of headings make lists of one item each. Not below
 * a heading of Markdown's, whose author needs no such numbers: there they are items. */
static bool is_numbered_heading(const struct reading *reading, const struct line *line)
{
    const struct line *end = reading->lines.items + reading->lines.count;
    const struct section_list *sections = &reading->postmortem->sections;
    if (line->kind != LINE_ITEM || line->depth != 1 || !line->alone ||
        (sections->count && sections->items[sections->count - 1].form == HEADING_MARKDOWN))
        return false;
    const struct block *item = line->block->parent, *list = item ? item->parent : NULL;
    return line + 1 < end && line[1].depth == 0 && list && list->ordered &&
           list->first_child == item && !item->next;
}

/* Whether a line is the rest of the sentence above it, which is long and has no end: it begins small, or is itself
 * where that one ends. */
static bool ends_sentence_above(const struct line *line)
{
    bool small = line->text.data[0] >= 'a' && line->text.data[0] <= 'z';
    if (line->first || !(small || text_ends_with(line->text, TEXT("."))))
        return false;
    struct text above = line[-1].text; /* of the same block, as it is not the first */
    return above.length >= WRAPPED_MIN_BYTES && !strchr(".!?;:)", above.data[above.length - 1]);
}

/* "**Trigger:** TODO": a word for what is still to be said, behind a label, is no second name; a list below says it. */
static bool is_unanswered_label(const struct reading *reading, const struct line *line)
{
    return line->label.length && line->value.length &&
           !(line->kind == LINE_ITEM && has_below(reading, line)) &&
           !is_item_answer(reading, WORDS_NO_DUE, line->value);
}

static bool is_plain_heading(struct reading *reading, const struct line *line,
                             struct heading *heading)
{
    struct text text = line->text;
    bool colon = text_ends_with(text, TEXT(":")) || text_ends_with(text, TEXT("："));
    bool label = colon && line->alone && line->kind == LINE_TEXT;
    bool numbered = is_numbered_heading(reading, line);
    bool question = line->alone && line->kind == LINE_TEXT && text_ends_with(text, TEXT("?"));
    if (text.length > HEADING_MAX_BYTES ||
        (!label && !question && !numbered && !may_have_role(reading, text)))
        return false;
    if (line->kind == LINE_ITEM && !colon && !numbered && !has_below(reading, line))
        return false;
    if ((!colon && ends_sentence_above(line)) || count_words(text) > HEADING_MAX_WORDS ||
        is_unanswered_label(reading, line))
        return false;
    heading->form = colon ? HEADING_LABEL : HEADING_LINE;
    set_name(reading, heading, text);
    /* A short line of its own with a colon is a heading even where more words surround the name, and so is
     * a question. */
    bool short_label = label && count_words(heading->folded) <= 5;
    bool known = set_roles(reading, heading, !short_label && !question) ||
                 ((label || numbered) && name_is_other(reading->words, heading->folded) &&
                  count_words(heading->folded) <= 3);
    return known && !begins_with_stamp(reading, text);
}

/* Whether the last of the joined names is that of the work to come: not so "Owner of next steps". */
static bool ends_with_work(struct reading *reading, struct heading *heading)
{
    struct text part = {0};
    for (struct text rest = heading->folded; rest.length;)
        part = next_joined_name(reading->words, &rest);
    return heading->any_role = part.length && heading_roles(reading, part, true, heading->roles) &&
                               heading->roles[ROLE_ACTION_ITEMS];
}

/* "**Next release and to-dos:** version 2.4" over a list: a short remark behind a bold label leaves it the list's
 * heading, even where another name stands before that of the work. */
static bool is_heading_with_remark(struct reading *reading, const struct line *line,
                                   struct heading *heading)
{
    enum { REMARK_BYTES = 60 };
    const struct line *end = reading->lines.items + reading->lines.count;
    if (line->kind != LINE_TEXT || line->depth || !line->alone || line + 1 >= end ||
        line[1].kind != LINE_ITEM || heading->value.length > REMARK_BYTES ||
        strchr(".!?;:", heading->value.data[heading->value.length - 1]) ||
        !(block_style(line->block, line->from, line->from + heading->name.length) & RUN_STRONG))
        return false;
    return ends_with_work(reading, heading);
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
    return set_roles(reading, heading, true) || is_heading_with_remark(reading, line, heading);
}

bool read_heading(struct reading *reading, const struct line *line, struct heading *heading)
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

/* Causes that have a number, by which action items can name them. */
#include "facts/steps.h"

/* The section whose heading is the line, or SIZE_MAX. */
static size_t section_headed(const struct reading *reading, const struct line *line)
{
    size_t index = line->last_section;
    return line->kind == LINE_HEADING && index != SIZE_MAX &&
                   reading->postmortem->sections.items[index].place.start >= line->place.start
               ? index
               : SIZE_MAX;
}

/* What stands before a cause's number: "Contributing Factor #". */
static struct text name_before(struct text text)
{
    size_t length = 0;
    while (length < text.length && !ascii_is_digit(text.data[length]))
        length++;
    return text_strip(text_slice(text, 0, length), " #");
}

/* "Contributing Factor #1: …" right behind the section of another "Contributing Factor #1". */
static void note_again(struct postmortem *postmortem, struct numbered_cause *cause,
                       const struct line *line, size_t section)
{
    const struct section *sections = postmortem->sections.items;
    if (section == SIZE_MAX || cause->section == SIZE_MAX || cause->again.end ||
        sections[section].parent != sections[cause->section].parent ||
        sections[section].level != sections[cause->section].level ||
        !text_equal_folded(name_before(cause->text), name_before(line->text)))
        return;
    for (size_t i = cause->section + 1; i < section; i++)
        if (sections[i].parent == sections[section].parent)
            return; /* another one stands between */
    cause->again = line->place;
}

/* Numbers have two digits at most. Looking each up is quadratic: no list of causes is longer. */
enum { MOST_CAUSES = 99 };

static void add_cause(struct reading *reading, const struct line *line, int number)
{
    struct postmortem *postmortem = reading->postmortem;
    size_t section = section_headed(reading, line);
    if (number > postmortem->highest_cause)
        postmortem->highest_cause = number;
    for (size_t i = 0; i < postmortem->numbered_causes.count; i++) {
        struct numbered_cause *known = &postmortem->numbered_causes.items[i];
        if (known->number == number) {
            note_again(postmortem, known, line, section);
            return;
        }
    }
    struct numbered_cause cause = {
        .number = number, .text = line->text, .place = line->place, .section = section};
    if (number <= MOST_CAUSES)
        LIST_PUSH(reading->arena, &postmortem->numbered_causes, cause);
}

/* "Root Cause #2: no limit", "**Contributing Factor 1** – an old default". */
static bool read_label_number(const struct reading *reading, const struct line *line, int *number)
{
    struct pattern_match match;
    return patterns_find(&reading->words->lists[WORDS_NUMBERED_CAUSE_PATTERNS], line->text, 0,
                         &match) &&
           text_to_number(text_slice(line->text, match.group_start, match.group_end), number);
}

static bool is_prose_of_causes(const struct reading *reading, const struct line *line)
{
    return line->kind != LINE_CODE && !line->quoted &&
           roles_in(reading->postmortem, line->section)[ROLE_ROOT_CAUSE];
}

static void read_labels(struct reading *reading)
{
    int number;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (is_prose_of_causes(reading, line) && read_label_number(reading, line, &number))
            add_cause(reading, line, number);
    }
}

/* Whether the line begins an item of a numbered list that lists causes and nothing else. */
static bool is_listed_cause(struct reading *reading, const struct line *line)
{
    const struct postmortem *postmortem = reading->postmortem;
    const struct block *item = line->block->parent;
    if (line->kind != LINE_ITEM || line->depth != 1 || line->section == SIZE_MAX ||
        item->kind != BLOCK_ITEM || !item->parent->ordered)
        return false;
    struct text name = folded_name(reading, postmortem->sections.items[line->section].heading);
    return phrases_contain(&reading->words->lists[WORDS_CAUSE_LIST_HEADINGS], name);
}

/* The numbers are those that a reader of the page sees: each is one more than the one before. */
static void read_lists(struct reading *reading)
{
    int number = 0;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (!is_prose_of_causes(reading, line) || !is_listed_cause(reading, line))
            continue;
        const struct block *item = line->block->parent;
        number = item->previous ? number + 1 : item->number;
        add_cause(reading, line, number);
    }
}

/* How many items a list has from one on. */
static size_t count_items_from(const struct block *item)
{
    size_t count = 0;
    for (; item; item = item->next)
        count++;
    return count;
}

/* How far the numbers of lists on the causes reach, whatever else these list: an action may mean one of them. */
static void reach_lists(struct reading *reading)
{
    struct postmortem *postmortem = reading->postmortem;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        const struct block *item = line->block->parent;
        if (line->kind != LINE_ITEM || !is_prose_of_causes(reading, line) ||
            item->kind != BLOCK_ITEM || !item->parent->ordered || item->previous)
            continue;
        int last = item->number + (int)count_items_from(item) - 1;
        if (last > postmortem->highest_cause)
            postmortem->highest_cause = last;
    }
}

/* Labels go before the numbers of lists, which may stand below one and number other things. */
void read_numbered_causes(struct reading *reading)
{
    read_labels(reading);
    if (!reading->postmortem->numbered_causes.count)
        read_lists(reading);
    else
        reach_lists(reading);
}

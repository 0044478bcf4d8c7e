/* Causes that have a number, by which action items can name them. */
#include "facts/reading.h"

static bool is_numbered(const struct postmortem *postmortem, int number)
{
    for (size_t i = 0; i < postmortem->numbered_causes.count; i++)
        if (postmortem->numbered_causes.items[i].number == number)
            return true;
    return false;
}

/* Numbers have two digits at most. Looking each up is quadratic: no list of causes is longer. */
enum { MOST_CAUSES = 99 };

static void add_cause(struct reading *reading, const struct line *line, int number)
{
    struct numbered_cause cause = {number, line->text, line->place};
    if (number <= MOST_CAUSES && !is_numbered(reading->postmortem, number))
        LIST_PUSH(reading->arena, &reading->postmortem->numbered_causes, cause);
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

/* Labels go before the numbers of lists, which may stand below one and number other things. */
void read_numbered_causes(struct reading *reading)
{
    read_labels(reading);
    if (!reading->postmortem->numbered_causes.count)
        read_lists(reading);
}

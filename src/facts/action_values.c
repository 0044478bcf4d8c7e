/* What columns and labels say of an action item in a word or two, and what its due date and its ticket
 * mean.
 */
#include "base/utf8.h"
#include "facts/actions.h"

#include <assert.h>

struct item_value *item_value_of(struct action_item *item, enum word_list_id column)
{
    switch (column) {
    case WORDS_FIELD_KIND:
        return &item->kind;
    case WORDS_FIELD_PRIORITY:
        return &item->priority;
    case WORDS_FIELD_DONE:
        return &item->status;
    case WORDS_FIELD_CRITERIA:
        return &item->criteria;
    case WORDS_FIELD_CAUSES:
        return &item->causes;
    default:
        return NULL;
    }
}

/* The labels of each column, by which items without a table say the same. */
static const struct {
    enum word_list_id column, labels;
} labels[] = {
    {WORDS_FIELD_KIND, WORDS_KIND_LABEL_PATTERNS},
    {WORDS_FIELD_PRIORITY, WORDS_PRIORITY_LABEL_PATTERNS},
    {WORDS_FIELD_DONE, WORDS_STATUS_LABEL_PATTERNS},
    {WORDS_FIELD_CRITERIA, WORDS_CRITERIA_LABEL_PATTERNS},
    {WORDS_FIELD_CAUSES, WORDS_CAUSES_LABEL_PATTERNS},
};

void read_item_labels(struct reading *reading, struct action_item *item, const struct block *block,
                      struct text text)
{
    struct covered *around = patterns_covered(text);
    struct text found;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        struct item_value *value = item_value_of(item, labels[i].column);
        assert(value); /* the columns above are those that it knows */
        if (!value->asked &&
            patterns_possible_in(&reading->words->lists[labels[i].labels], around) &&
            find_named(reading, labels[i].labels, text, &found))
            *value = (struct item_value){true, found, block_slice_place(block, found)};
    }
    read_dropped(reading, item, item->status.text);
}

void read_dropped(struct reading *reading, struct action_item *item, struct text status)
{
    item->dropped |= status.length && text_matches(reading, WORDS_DROPPED_PATTERNS, status);
}

bool is_struck(const struct block *block, struct text text)
{
    size_t from = (size_t)(text.data - block->text.data);
    return text.length && (block_style(block, from, from + text.length) & RUN_STRUCK) != 0;
}

static void take_later(struct date *latest, const struct date *date)
{
    if (date->known && !date->impossible && date->month &&
        (!latest->known || days_to_last_day(date) > days_to_last_day(latest)))
        *latest = *date;
}

struct date find_due_date(struct reading *reading, struct text due)
{
    struct date latest = {.weekday = -1};
    struct stamp stamp;
    for (size_t at = 0; find_stamp(reading, due, at, &stamp); at = stamp.place.end) {
        take_later(&latest, &stamp.date);
        take_later(&latest, &stamp.end_date);
    }
    if (latest.known)
        settle_date(reading, &latest);
    return latest;
}

/* The part of a link's path, or of "issue #12", in which its key or number stands. */
static struct text last_part(struct text link)
{
    size_t end = text_find_byte(link, '?', 0);
    link = text_slice(link, 0, end);
    end = text_find_byte(link, '#', 1);
    if (end != TEXT_NOT_FOUND && text_find_byte(link, '/', 0) < end)
        link = text_slice(link, 0, end);
    return text_strip(link, "/#.,;)( ");
}

struct text ticket_of(struct reading *reading, struct text link)
{
    struct text part = last_part(link);
    size_t from = part.length;
    while (from && (ascii_is_word(part.data[from - 1]) || part.data[from - 1] == '-'))
        from--;
    return utf8_fold(reading->arena, text_from_offset(part, from));
}

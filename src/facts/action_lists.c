/* What a list as a whole says of its items. */
#include <string.h>

#include "base/utf8.h"
#include "facts/actions.h"

/* Comparing each with each is quadratic: no list that people write is longer. */
#define MAX_COMPARED 200

static size_t count_compared(const struct postmortem *postmortem)
{
    size_t count = postmortem->action_items.count;
    return count < MAX_COMPARED ? count : MAX_COMPARED;
}

/* The words behind a label, "Monitoring: …", of an item, or all of them. */
static struct text without_label(struct text text)
{
    enum { MAX_LABEL = 40 };
    size_t colon = text_find(text_slice(text, 0, MAX_LABEL), TEXT(": "), 0);
    return text_trim(colon == TEXT_NOT_FOUND ? text : text_from_offset(text, colon + 1));
}

/* "Refactored the parser": by its form the text begins with a verb in the past tense; "Speed up" does not. */
static bool begins_in_past_tense(struct reading *reading, struct text text)
{
    enum { SHORTEST = 5 };
    const struct word_list *open = &reading->words->lists[WORDS_OPEN_PARTICIPLES];
    size_t end = 0;
    while (end < text.length && ascii_is_letter(text.data[end]))
        end++;
    struct text word = text_slice(text, 0, end);
    return word.length >= SHORTEST && end < text.length && text_ends_with(word, TEXT("ed")) &&
           !text_ends_with(word, TEXT("eed")) &&
           !phrases_contain(open, utf8_fold(reading->arena, word));
}

/* Whether the text, its labels and marks at the ends apart, tells by its form what was done. */
static bool is_in_past_tense(struct reading *reading, const struct action_item *item)
{
    struct text text = text_strip(without_label(item->text), ".*_ ");
    return begins_in_past_tense(reading, text) ||
           text_matches(reading, WORDS_COMPLETED_PATTERNS, text) ||
           text_matches(reading, WORDS_DONE_FORM_PATTERNS, text);
}

/* Whether at least two items of the group are done by words that are known, and most of all are in the past
 * tense; or one is, and all are: "Improved alerts" alone may be wanted. */
static bool is_account(struct reading *reading, size_t group)
{
    const struct action_item_list *items = &reading->postmortem->action_items;
    size_t done = 0, past = 0, total = 0;
    for (size_t i = 0; i < count_compared(reading->postmortem); i++) {
        const struct action_item *item = &items->items[i];
        if (item->group != group)
            continue;
        done += item->done == TASK_DONE;
        past += item->done == TASK_DONE || is_in_past_tense(reading, item);
        total++;
    }
    return (done >= 2 && past * 4 >= total * 3) || (done && total >= 3 && past == total);
}

static void settle_past_tense(struct reading *reading)
{
    struct action_item_list *items = &reading->postmortem->action_items;
    size_t count = count_compared(reading->postmortem), group = SIZE_MAX;
    bool account = false;
    for (size_t i = 0; i < count; i++) {
        struct action_item *item = &items->items[i];
        if (item->done != TASK_NONE || !is_in_past_tense(reading, item))
            continue;
        if (item->group != group)
            account = is_account(reading, item->group);
        group = item->group;
        if (account)
            item->done = TASK_DONE;
    }
}

/* The words by which an item is known in another list: without its label and the marks at the ends. */
static struct text own_words(const struct action_item *item)
{
    return text_strip(without_label(item->text), ". ");
}

/* Whether two items with these words are one in other lists. A row of a table has cells of its own, which may have
 * been left empty; `line` is empty there. */
static bool is_told_again(const struct action_item *a, struct text one, const struct action_item *b,
                          struct text other)
{
    enum { SHORTEST = 12 };
    return a->line.length && a->group != b->group && one.length >= SHORTEST &&
           one.length == other.length && text_equal_folded(one, other);
}

/* Gives an item what it lacks and the other one has; the ticket stays there, which tells the one from the other. */
static void complete_item(struct action_item *item, const struct action_item *twin)
{
    if (!item->has_owner && twin->has_owner) {
        item->owner = twin->owner;
        item->has_owner = true;
    }
    if (!item->has_due && twin->has_due) {
        item->due = twin->due;
        item->due_date = twin->due_date;
        item->due_place = twin->due_place;
        item->has_due = true;
    }
    item->refers |= twin->refers || twin->has_link;
    item->owner_unread |= twin->owner_unread;
    item->dropped |= twin->dropped;
    if (item->done == TASK_NONE)
        item->done = twin->done;
}

static void complete_twins(struct reading *reading)
{
    struct action_item_list *items = &reading->postmortem->action_items;
    size_t count = count_compared(reading->postmortem);
    struct text *words = arena_alloc_array(reading->arena, count, sizeof *words);
    for (size_t i = 0; i < count; i++)
        words[i] = own_words(&items->items[i]);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            if (is_told_again(&items->items[i], words[i], &items->items[j], words[j]))
                complete_item(&items->items[i], &items->items[j]);
}

/* How many bytes of a word stand for it in its other forms: "rewrite", "rewritten". */
enum { WORD_STEM = 5, SHORTEST_WORD = 3 };

/* Whether a word of the folded text begins like that one. */
static bool has_word(struct text text, struct text word)
{
    word = text_slice(word, 0, WORD_STEM);
    for (size_t at = 0; (at = text_find(text, word, at)) != TEXT_NOT_FOUND; at++)
        if (at == 0 || !ascii_is_word(text.data[at - 1]))
            return true;
    return false;
}

/* Whether an item shares at least two thirds of its words, and two, with the other one. */
static bool speaks_of(struct reading *reading, const struct action_item *item,
                      const struct action_item *other)
{
    enum { MOST = 300 }; /* bytes: each word is looked for in all of the other text */
    const struct word_list *small = &reading->words->lists[WORDS_SMALL_WORDS];
    struct text text = utf8_fold(reading->arena, text_slice(item->text, 0, MOST));
    struct text words = utf8_fold(reading->arena, text_slice(other->text, 0, MOST));
    size_t shared = 0, total = 0, end;
    for (size_t from = 0; from < text.length; from = end + 1) {
        for (end = from; end < text.length && ascii_is_word(text.data[end]);)
            end++;
        struct text word = text_slice(text, from, end);
        if (word.length < SHORTEST_WORD || phrases_contain(small, word))
            continue;
        total++;
        shared += has_word(words, word);
    }
    return shared >= 2 && shared * 3 >= total * 2;
}

/* The index behind the items of a group from `from` on. */
static size_t group_end(const struct action_item_list *items, size_t from, size_t count)
{
    size_t end = from + 1;
    while (end < count && items->items[end].group == items->items[from].group)
        end++;
    return end;
}

/* Whether the items are boxes to tick that say nothing but what is to be done. */
static bool is_checklist(const struct action_item *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].is_row || items[i].done == TASK_NONE || items[i].has_owner ||
            items[i].has_due || items[i].has_link)
            return false;
    return true;
}

/* Whether as many items, one by one, speak of the rows of a table: "Action items status" tells them again. */
static bool tells_rows(struct reading *reading, const struct action_item *items,
                       const struct action_item *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!rows[i].is_row || !speaks_of(reading, &items[i], &rows[i]))
            return false;
    return true;
}

/* Gives the boxes of a checklist what the rows of an earlier table, which it tells again in order, say of each. */
static void complete_checklists(struct reading *reading)
{
    enum { LEAST = 3 };
    struct action_item_list *items = &reading->postmortem->action_items;
    size_t count = count_compared(reading->postmortem), end, last;
    for (size_t from = 0; from < count; from = end) {
        end = group_end(items, from, count);
        if (end - from < LEAST || !is_checklist(&items->items[from], end - from))
            continue;
        for (size_t row = 0; row < from; row = last) {
            last = group_end(items, row, from);
            if (last - row != end - from ||
                !tells_rows(reading, &items->items[from], &items->items[row], last - row))
                continue;
            for (size_t i = row; i < last; i++)
                complete_item(&items->items[from + i - row], &items->items[i]);
        }
    }
}

/* Whether the items of a group from `from` up to `end` tell what alerts are to fire at: none is anybody's, half of
 * them compare something with a number, and no other begins as work does. */
static bool tells_conditions(struct reading *reading, size_t from, size_t end)
{
    size_t conditions = 0;
    for (size_t i = from; i < end; i++) {
        const struct action_item *item = &reading->postmortem->action_items.items[i];
        if (item->has_owner || item->has_due || item->has_link || item->refers ||
            item->done != TASK_NONE)
            return false;
        if (text_matches(reading, WORDS_CONDITION_PATTERNS, item->text))
            conditions++;
        else if (text_matches(reading, WORDS_REMEDIATION_WORK_PATTERNS, item->text))
            return false;
    }
    return conditions >= 2 && conditions * 2 >= end - from;
}

/* Leaves out the groups of such items, where others hold the work. */
static void leave_out_conditions(struct reading *reading)
{
    struct action_item_list *items = &reading->postmortem->action_items;
    size_t kept = 0, end;
    for (size_t from = 0; from < items->count; from = end) {
        end = from + 1;
        while (end < items->count && items->items[end].group == items->items[from].group)
            end++;
        if ((kept || end < items->count) && tells_conditions(reading, from, end))
            continue;
        memmove(&items->items[kept], &items->items[from], (end - from) * sizeof *items->items);
        kept += end - from;
    }
    items->count = kept;
}

void settle_lists(struct reading *reading)
{
    leave_out_conditions(reading);
    settle_past_tense(reading);
    complete_twins(reading);
    complete_checklists(reading);
}

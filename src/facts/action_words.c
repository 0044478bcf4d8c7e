/* What the words of an action item say of who, until when, where tracked, done or not. */
#include "base/utf8.h"
#include "facts/actions.h"

static const struct word_list *words_of(const struct reading *reading, enum word_list_id id)
{
    return &reading->words->lists[id];
}

static bool matches(const struct reading *reading, enum word_list_id id, struct text text)
{
    return patterns_match(words_of(reading, id), text);
}

/* The first match of one pattern whose group is no topic ("Documentation: …" names nobody). */
static bool find_with(const struct reading *reading, const struct word_list *pattern,
                      struct text text, bool owner, struct text *found)
{
    struct pattern_match match;
    if (!patterns_find(pattern, text, 0, &match))
        return false;
    bool group = match.group_end > match.group_start;
    *found = group ? text_slice(text, match.group_start, match.group_end)
                   : text_slice(text, match.start, match.end);
    return !owner || !matches(reading, WORDS_NO_NAME_PATTERNS, *found);
}

bool find_named(const struct reading *reading, enum word_list_id list, struct text text,
                struct text *found)
{
    const struct word_list *all = words_of(reading, list);
    bool owner = list == WORDS_OWNER_PATTERNS || list == WORDS_OWNER_LABEL_PATTERNS;
    for (size_t i = 0; i < all->count; i++) {
        struct word_list one = {all->items + i, 1};
        if (find_with(reading, &one, text, owner, found))
            return true;
    }
    return false;
}

/* Whether a text is more than "tbd" or "n/a": an answer, not one of the `none` list. */
static bool is_item_answer(const struct reading *reading, enum word_list_id none, struct text text)
{
    struct text folded = utf8_fold(reading->arena, text_strip(text_trim(text), "()[]-–."));
    return folded.length && !phrases_contain(words_of(reading, none), folded) &&
           !phrases_contain(words_of(reading, WORDS_NO_ANSWER), folded);
}

void set_item_owner(struct reading *reading, struct action_item *item, struct text owner)
{
    item->owner = text_trim(owner);
    item->has_owner = is_item_answer(reading, WORDS_NO_OWNER, owner);
}

void set_item_due(struct reading *reading, struct action_item *item, struct text due)
{
    item->due = text_trim(due);
    item->has_due = is_item_answer(reading, WORDS_NO_DUE, due);
}

static void read_state(struct reading *reading, struct action_item *item, struct text text)
{
    if (item->done != TASK_NONE)
        return;
    if (matches(reading, WORDS_OPEN_ITEM_PATTERNS, text))
        item->done = TASK_OPEN;
    else if (matches(reading, WORDS_DONE_ITEM_PATTERNS, text))
        item->done = TASK_DONE;
}

void read_item_words(struct reading *reading, struct action_item *item, struct text text)
{
    struct text found;
    bool named = find_named(reading, WORDS_NAMED_OWNER_PATTERNS, text, &found);
    if (!item->has_owner && (named || find_named(reading, WORDS_OWNER_PATTERNS, text, &found)))
        set_item_owner(reading, item, found);
    if (!item->has_due && find_named(reading, WORDS_DUE_PATTERNS, text, &found))
        set_item_due(reading, item, found);
    if (!item->has_link && find_named(reading, WORDS_LINK_PATTERNS, text, &found)) {
        item->link = found;
        item->has_link = true;
    }
    read_state(reading, item, text);
}

/* The links of a block are in the order of its text; the first that ends behind `from`. */
static size_t link_at(const struct block *block, size_t from)
{
    size_t low = 0, high = block->links.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (block->links.items[middle].end <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void read_item_links(struct reading *reading, struct action_item *item, const struct block *block,
                     size_t from, size_t to)
{
    for (size_t i = link_at(block, from); i < block->links.count && !item->has_link; i++) {
        const struct link *link = &block->links.items[i];
        if (link->start >= to)
            return;
        if (link->image || !matches(reading, WORDS_TICKET_TARGET_PATTERNS, link->target))
            continue;
        item->link = link->target;
        item->has_link = true;
    }
}

void read_item_context(const struct reading *reading, struct item_context *context,
                       struct text label, bool names)
{
    struct text found;
    if (names && find_named(reading, WORDS_OWNER_LABEL_PATTERNS, label, &found))
        context->owner = found;
    if (find_named(reading, WORDS_DUE_PATTERNS, label, &found))
        context->due = found;
    if (find_named(reading, WORDS_LINK_PATTERNS, label, &found))
        context->link = found;
    if (matches(reading, WORDS_DONE_HEADING_PATTERNS, label))
        context->done = TASK_DONE;
}

void add_action_item(struct reading *reading, struct action_item *item,
                     const struct item_context *context)
{
    if (!item->has_owner && context->owner.length)
        set_item_owner(reading, item, context->owner);
    if (!item->has_due && context->due.length)
        set_item_due(reading, item, context->due);
    if (!item->has_link && context->link.length) {
        item->link = context->link;
        item->has_link = true;
    }
    if (item->done == TASK_NONE)
        item->done = context->done;
    LIST_PUSH(reading->arena, &reading->postmortem->action_items, *item);
}

/* Takes from the parts behind the words of an item who does it, until when and where it is tracked; they stand in any
 * order.
 */
#include <string.h>

#include "base/utf8.h"
#include "facts/action_tail.h"

static size_t count_parts(const struct tail *tail, enum part_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < tail->count; i++)
        count += tail->parts[i].kind == kind;
    return count;
}

/* "DBA team (Bo)", "QA (Bo)" is one name: the part before the bracket goes into it. */
static void join_names(struct tail *tail)
{
    for (size_t i = 0; i + 1 < tail->count; i++) {
        struct part *name = &tail->parts[i], *before = &tail->parts[i + 1];
        if (name->kind != PART_NAME || name->mark != '(' || !name->closed ||
            (!before->strong && before->mark != '.') ||
            (before->kind != PART_NAME && before->kind != PART_OTHER))
            continue;
        size_t length = (size_t)(name->value.data + name->value.length - before->whole.data);
        before->value = (struct text){before->whole.data, length + 1}; /* with its bracket */
        before->kind = PART_NAME;
        memmove(name, before, (tail->count - i - 1) * sizeof *name);
        tail->count--;
    }
}

static bool is_word(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!ascii_is_letter(text.data[i]))
            return false;
    return true;
}

/* "(Jan, 2025-05-01)": of two days in different months the first is somebody's name where it is but a word. */
static void name_month(struct reading *reading, struct tail *tail)
{
    const struct part *due = last_part(tail, PART_DUE);
    struct part *first = NULL;
    for (size_t i = 0; i < tail->count; i++)
        if (tail->parts[i].kind == PART_DUE)
            first = &tail->parts[i];
    if (!first || first == due || last_part(tail, PART_NAME) || !is_word(first->whole))
        return;
    if (find_due_date(reading, first->whole).month != find_due_date(reading, due->whole).month)
        first->kind = PART_NAME;
}

/* Whether a part that is not understood stands where the owner would: set off from the words, or with a capital. */
static bool has_unread_part(const struct tail *tail)
{
    for (size_t i = 0; i < tail->count; i++) {
        const struct part *part = &tail->parts[i];
        char first = part->whole.data[0];
        if ((part->kind == PART_OTHER || part->kind == PART_NAME) &&
            (part->strong || ascii_is_capital(first)))
            return true;
    }
    return false;
}

/* A name alone behind an item may be anything; beside a day or a ticket it is who does it, where nothing else may
 * be. "TBD" stands in its place. */
static void take_owner(struct reading *reading, struct action_item *item, struct tail *tail)
{
    const struct part *name = last_part(tail, PART_NAME);
    bool due = last_part(tail, PART_DUE) != NULL, link = last_part(tail, PART_LINK) != NULL;
    if (item->has_owner || last_part(tail, PART_NOBODY))
        return;
    if (name && (due || link) && count_parts(tail, PART_NAME) == 1 &&
        !count_parts(tail, PART_OTHER))
        set_item_owner(reading, item, name->value);
    else if (due)
        item->owner_unread |= has_unread_part(tail);
    else if (name && !link && tail->bracket && count_parts(tail, PART_STATE) + 1 == tail->count &&
             !phrases_contain(&reading->words->lists[WORDS_TOOL_NAMES],
                              utf8_fold(reading->arena, name->value)))
        item->bare_name = name->value;
}

/* A day behind the words is that by which they are to be done, if something sets it off from them. */
static void take_due(struct reading *reading, struct action_item *item, const struct block *block,
                     struct tail *tail)
{
    const struct part *due = last_part(tail, PART_DUE);
    bool set_off = false;
    for (size_t i = 0; i < tail->count; i++)
        set_off |= tail->parts[i].strong || tail->parts[i].named ||
                   (tail->parts[i].kind != PART_DUE && tail->parts[i].kind != PART_OTHER &&
                    tail->parts[i].kind != PART_WORD);
    if (!due || item->has_due || !set_off)
        return;
    set_item_due(reading, item, due->value, block_slice_place(block, due->value));
    item->due_named = due->named;
}

void read_item_tail(struct reading *reading, struct action_item *item, const struct block *block,
                    struct text text)
{
    struct tail tail;
    text = text_strip(text_trim(text), ". ");
    if (!text.length)
        return;
    read_tail(reading, block, text, item->has_owner, &tail);
    join_names(&tail);
    name_month(reading, &tail);
    take_owner(reading, item, &tail);
    take_due(reading, item, block, &tail);
    const struct part *link = last_part(&tail, PART_LINK);
    if (link && !item->has_link) {
        item->link = link->value;
        item->has_link = true;
    }
}

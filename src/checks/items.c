#include "checks/items.h"

#include "checks/common.h"

/* The items that somebody wrote. */
LIST(written_items, const struct action_item *);

/* Its source is looked at, since tokens may be hidden in it, but the text of its line where they are alike: that was
 * read already for all that may be found in it. */
bool is_item_left(const struct check *check, const struct action_item *item)
{
    struct text source = document_text(check->postmortem->document, item->place);
    return is_note_alone(check, item->text) ||
           holds_placeholder(check, text_equal(source, item->line) ? item->line : source);
}

/* Tells them from what the template left, once for all rules. */
static const struct written_items *written_items(struct check *check)
{
    const struct action_item_list *all = &check->postmortem->action_items;
    if (check->written)
        return check->written;
    struct written_items *written = arena_alloc(check->arena, sizeof *written);
    for (size_t i = 0; i < all->count; i++)
        if (!is_item_left(check, &all->items[i]))
            LIST_PUSH(check->arena, written, &all->items[i]);
    return check->written = written;
}

struct chosen_items choose_items(struct check *check, item_test *applies, item_test *test)
{
    const struct written_items *written = written_items(check);
    struct chosen_items chosen = {0};
    chosen.items = arena_alloc_array(check->arena, written->count + 1, sizeof *chosen.items);
    chosen.places = arena_alloc_array(check->arena, written->count + 1, sizeof *chosen.places);
    for (size_t i = 0; i < written->count; i++) {
        const struct action_item *item = written->items[i];
        if (applies && !applies(check, item)) {
            chosen.passed++;
            continue;
        }
        chosen.total++;
        if (!test(check, item))
            continue;
        chosen.items[chosen.count] = item;
        chosen.places[chosen.count++] = item->place;
    }
    return chosen;
}

void report_other_items(struct check *check, struct finding *finding,
                        const struct chosen_items *chosen, const char *remedy, const char *message)
{
    if (chosen->count > 1)
        report_label(check, finding, "also line%s %s%s%s", chosen->count > 2 ? "s" : "",
                     list_lines(check, chosen->places + 1, chosen->count - 1), remedy ? "; " : "",
                     remedy ? remedy : "");
    for (size_t i = 1; i < chosen->count; i++)
        report_related(check, finding, chosen->places[i], "%s", message);
}

bool all_have_tickets(const struct chosen_items *chosen)
{
    for (size_t i = 0; i < chosen->count; i++)
        if (!chosen->items[i]->has_link)
            return false;
    return true;
}

bool is_pending(const struct check *check, const struct action_item *item)
{
    (void)check;
    return item->done != TASK_DONE && !item->dropped && !item->advice;
}

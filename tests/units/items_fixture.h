/* What was read of a document's action items, for the unit tests of the facts room. */
#ifndef PMLINT_TESTS_ITEMS_FIXTURE_H
#define PMLINT_TESTS_ITEMS_FIXTURE_H

#include "facts_fixture.h"

/* The action items, "line owner due link done" each, '-' for what nobody says and '?' for an owner that was
 * not understood. */
static inline const char *items_of(const char *source)
{
    static char text[4096];
    const struct postmortem *postmortem = facts_of(source);
    static const char *const states[] = {"-", "open", "done"};
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < postmortem->action_items.count; i++) {
        const struct action_item *item = &postmortem->action_items.items[i];
        length += (size_t)snprintf(
            text + length, sizeof text - length, "%zu %.*s %.*s %.*s %s\n", line_of(item->place),
            item->has_owner ? (int)item->owner.length : 1,
            item->has_owner      ? item->owner.data
            : item->owner_unread ? "?"
                                 : "-",
            item->has_due ? (int)item->due.length : 1, item->has_due ? item->due.data : "-",
            item->has_link ? (int)item->link.length : 1, item->has_link ? item->link.data : "-",
            states[item->done]);
    }
    return text;
}

#endif

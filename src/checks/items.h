/* Floor 5, inside the room only: rules that speak of several action items in one finding.
 */
#ifndef PMLINT_CHECKS_ITEMS_H
#define PMLINT_CHECKS_ITEMS_H

#include "checks/check.h"

/* What a rule asks of an item. */
typedef bool item_test(const struct check *check, const struct action_item *item);

/* The items that a rule speaks of, in the document's order. */
struct chosen_items {
    const struct action_item **items;
    struct place *places; /* of each */
    size_t count;
    size_t total;  /* how many items were asked */
    size_t passed; /* and how many were not, since the rule does not apply to them */
};

/* The items that the test holds for, of those that `applies` holds for (NULL: of all). What the template
 * left there is no item. */
struct chosen_items choose_items(struct check *check, item_test *applies, item_test *test);

/* Whether the template left the item, or it is still to be thought of. */
item_test is_item_left;

/* Adds the items behind the first to a finding: at its caret and as related places, each with the
 * message. `remedy` stands at the caret behind them; NULL for none. */
void report_other_items(struct check *check, struct finding *finding,
                        const struct chosen_items *chosen, const char *remedy, const char *message);

/* Whether each of the items has a ticket. */
bool all_have_tickets(const struct chosen_items *chosen);

/* Whether work remains: the item is neither done nor dropped, and somebody is to carry it out. */
item_test is_pending;

#endif

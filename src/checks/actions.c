/* The follow-up work: whether there is any, whose it is, when it is due, where it is tracked. */
#include "checks/common.h"
#include "checks/items.h"

#include <string.h>

check_function check_action_items_missing, check_action_item_no_owner,
    check_action_item_no_due_date, check_action_item_untracked;

void check_action_items_missing(struct check *check)
{
    report_demand(check, DEMAND_ACTION_ITEMS);
}

/* What each item should name. */
struct lack {
    const char *article; /* "an " */
    const char *what;    /* "owner" */
    const char *remedy;
};

/* "none of the 4 action items has an owner", "2 of 4 action items have no owner", "the only action item
 * has no owner". Where others are done a reader counts more items, and is told that the open ones are meant. */
static const char *lack_words(const struct check *check, const struct chosen_items *chosen,
                              const struct lack *lack)
{
    const char *open = chosen->passed ? "open " : "";
    if (chosen->total == 1)
        return arena_printf(check->arena, "the only %saction item has no %s", open, lack->what);
    if (chosen->count == chosen->total)
        return arena_printf(check->arena, "none of the %zu %saction items has %s%s", chosen->total,
                            open, lack->article, lack->what);
    return arena_printf(check->arena, "%zu of %zu %saction items %s no %s", chosen->count,
                        chosen->total, open, chosen->count == 1 ? "has" : "have", lack->what);
}

/* One finding for all items that lack it, each a related place. */
static struct finding *report_lacking(struct check *check, const struct chosen_items *chosen,
                                      const struct lack *lack)
{
    struct finding *finding =
        report(check, chosen->places[0], lack->what, "%s", lack_words(check, chosen, lack));
    report_other_items(check, finding, chosen, lack->remedy,
                       arena_printf(check->arena, "no %s", lack->what));
    report_help(check, finding, "%s", lack->remedy);
    return finding;
}

/* The incident's day, else the first day of a year that the document names. */
static const struct date *some_day(const struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct date *date = &postmortem->incident_date;
    for (size_t i = 0; i <= postmortem->dates.count; i++) {
        if (date->known && date->year && date_exists(date->year, date->month, date->day))
            return date;
        if (i < postmortem->dates.count)
            date = &postmortem->dates.items[i].date;
    }
    return NULL;
}

/* A day some two weeks after the incident, as an example of how a due date is written; without a year where the
 * document names none. */
static const char *example_date(const struct check *check)
{
    const struct date *day = some_day(check);
    if (!day)
        return "10 May";
    struct date date = *day;
    int64_t days = days_from_date(date.year, date.month, date.day) + 15;
    date_from_days(days, &date.year, &date.month, &date.day);
    return format_date(check->arena, &date);
}

/* What is to be written into a column, or that there is to be one: "write who does it under \"Owner\"". */
static const char *column_cure(const struct check *check, const char *value, struct text column,
                               const char *usual)
{
    return column.length
               ? arena_printf(check->arena, "write %s under \"%s\"", value, quote(check, column))
               : arena_printf(check->arena, "add a column \"%s\" with %s", usual, value);
}

/* Where the items are rows of one table; NULL where they are not. */
static const struct action_item *table_of(const struct chosen_items *chosen)
{
    for (size_t i = 0; i < chosen->count; i++)
        if (!chosen->items[i]->is_row || chosen->items[i]->group != chosen->items[0]->group ||
            !text_equal(chosen->items[i]->owner_column, chosen->items[0]->owner_column) ||
            !text_equal(chosen->items[i]->due_column, chosen->items[0]->due_column))
            return NULL;
    return chosen->items[0];
}

static const char *owner_cure(const struct check *check, const struct action_item *row)
{
    return column_cure(check, "who does it", row->owner_column, "Owner");
}

static const char *due_cure(const struct check *check, const struct action_item *row)
{
    const char *day = arena_printf(check->arena, "a day like %s", example_date(check));
    return column_cure(check, day, row->due_column, "Due");
}

/* The open items that the test holds for. None in a language without words: what its columns say of an item is
 * not known. */
static struct chosen_items choose_open(struct check *check, item_test *test)
{
    if (!check->postmortem->language_known)
        return (struct chosen_items){.count = 0};
    return choose_items(check, is_pending, test);
}

static bool lacks_owner(const struct check *check, const struct action_item *item)
{
    (void)check;
    return !item->has_owner && !item->owner_unread;
}

static bool lacks_due_date(const struct check *check, const struct action_item *item)
{
    (void)check;
    return !item->has_due;
}

static const char *both_cures(const struct check *check, const struct action_item *row)
{
    if (!row->owner_column.length && !row->due_column.length)
        return "add columns \"Owner\" and \"Due\"";
    const char *due = due_cure(check, row);
    bool both_written = row->owner_column.length && row->due_column.length;
    return arena_printf(check->arena, "%s, and %s", owner_cure(check, row),
                        due + (both_written ? strlen("write ") : 0));
}

/* Whether the same items have neither owner nor due date: then one cure is for both. */
static bool lack_both(struct check *check, const struct chosen_items *chosen)
{
    struct chosen_items unowned = choose_open(check, lacks_owner);
    struct chosen_items undated = choose_open(check, lacks_due_date);
    if (unowned.count != chosen->count || undated.count != chosen->count)
        return false;
    for (size_t i = 0; i < chosen->count; i++)
        if (unowned.items[i] != undated.items[i])
            return false;
    return true;
}

/* How owner and day are to be added to the items; `cure` is what a table's row lacks. */
static const char *ending_cure(struct check *check, const struct chosen_items *chosen,
                               const char *(*cure)(const struct check *check,
                                                   const struct action_item *row))
{
    const struct action_item *row = table_of(chosen);
    if (!row)
        return arena_printf(check->arena, "end %s like \"(owner: SRE, due: %s)\"",
                            chosen->count == 1 ? "it" : "each", example_date(check));
    if (lack_both(check, chosen))
        return both_cures(check, row);
    return cure(check, row);
}

/* Fewer rows do not show that each was to have an owner. */
enum { LEAST_OWNED = 3 };

/* Whether an item's row is the only one of its table whose cell for the owner is blank: then it was forgotten. */
static bool is_owner_forgotten(const struct check *check, const struct action_item *item)
{
    const struct action_item_list *items = &check->postmortem->action_items;
    size_t owned = 0;
    for (size_t i = 0; i < items->count; i++) {
        const struct action_item *other = &items->items[i];
        if (other == item || other->group != item->group)
            continue;
        if (!other->has_owner)
            return false;
        owned++;
    }
    return item->owner_blank && owned >= LEAST_OWNED;
}

static bool any_owner_forgotten(const struct check *check, const struct chosen_items *chosen)
{
    for (size_t i = 0; i < chosen->count; i++)
        if (is_owner_forgotten(check, chosen->items[i]))
            return true;
    return false;
}

void check_action_item_no_owner(struct check *check)
{
    struct chosen_items chosen = choose_open(check, lacks_owner);
    if (!chosen.count)
        return;
    const struct lack lack = {"an ", "owner", ending_cure(check, &chosen, owner_cure)};
    struct finding *finding = report_lacking(check, &chosen, &lack);
    /* A ticket names its owner elsewhere. */
    if (all_have_tickets(&chosen) && !any_owner_forgotten(check, &chosen))
        report_milder(finding);
}

void check_action_item_no_due_date(struct check *check)
{
    struct chosen_items chosen = choose_open(check, lacks_due_date);
    if (!chosen.count)
        return;
    const struct lack lack = {"a ", "due date", ending_cure(check, &chosen, due_cure)};
    report_lacking(check, &chosen, &lack);
}

/* Neither a ticket nor a link to anything that may be one. */
static bool lacks_ticket(const struct check *check, const struct action_item *item)
{
    (void)check;
    return !item->has_link && !item->refers;
}

static bool has_ticket(const struct check *check, const struct action_item *item)
{
    (void)check;
    return item->has_link;
}

/* Where other open items have tickets, those without one were probably forgotten. */
void check_action_item_untracked(struct check *check)
{
    struct chosen_items chosen = choose_open(check, lacks_ticket);
    if (!chosen.count)
        return;
    const char *one = "link its ticket, or write its key: \"(OPS-71)\", \"(#12829)\"";
    const struct lack lack = {"a ", "ticket", chosen.count == 1 ? one : check->rule->help};
    struct finding *finding = report_lacking(check, &chosen, &lack);
    if (choose_items(check, is_pending, has_ticket).count)
        report_graver(finding);
}

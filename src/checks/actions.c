/* The follow-up work: whether there is any, whose it is, when it is due, whether it has an end. */
#include "checks/common.h"

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_action_items_missing, check_action_item_no_owner,
    check_action_item_no_due_date, check_action_item_vague_verb;

void check_action_items_missing(struct check *check)
{
    report_demand(check, DEMAND_ACTION_ITEMS);
}

/* The places of the items that lack something, and of how many they are. */
struct lacking {
    struct place *places;
    size_t count;
    size_t total;
};

typedef bool lacks_function(const struct check *check, const struct action_item *item);

/* `applies` tells which items are counted at all; NULL for all. */
static struct lacking collect_lacking(const struct check *check, lacks_function *applies,
                                      lacks_function *lacks)
{
    const struct action_item_list *items = &check->postmortem->action_items;
    struct lacking lacking = {0};
    lacking.places = arena_alloc_array(check->arena, items->count + 1, sizeof *lacking.places);
    for (size_t i = 0; i < items->count; i++) {
        if (applies && !applies(check, &items->items[i]))
            continue;
        lacking.total++;
        if (lacks(check, &items->items[i]))
            lacking.places[lacking.count++] = items->items[i].place;
    }
    return lacking;
}

/* "none of the 4 action items has", "2 of 4 action items have", "the only action item has". */
static const char *count_words(const struct check *check, const struct lacking *lacking)
{
    if (lacking->total == 1)
        return "the only action item has no";
    if (lacking->count == lacking->total)
        return arena_printf(check->arena, "none of the %zu action items has", lacking->total);
    return arena_printf(check->arena, "%zu of %zu action items %s no", lacking->count,
                        lacking->total, lacking->count == 1 ? "has" : "have");
}

static bool is_none(const struct lacking *lacking)
{
    return lacking->total > 1 && lacking->count == lacking->total;
}

/* A day some two weeks after the incident, as an example of how a due date is written. */
static const char *example_date(const struct check *check)
{
    struct date date = check->postmortem->incident_date;
    if (!date.known || !date.year || !date_exists(date.year, date.month, date.day))
        return "2024-05-10";
    int64_t days = days_from_date(date.year, date.month, date.day) + 15;
    date_from_days(days, &date.year, &date.month, &date.day);
    return format_date(check->arena, &date);
}

/* One finding for all items that lack it, each a related place. */
static struct finding *report_lacking(struct check *check, const struct lacking *lacking,
                                      const char *article, const char *what)
{
    struct finding *finding =
        report(check, lacking->places[0], what, "%s %s%s", count_words(check, lacking),
               is_none(lacking) ? article : "", what);
    const char *remedy =
        arena_printf(check->arena, "end each like \"(owner: SRE, due: %s)\"", example_date(check));
    if (lacking->count > 1)
        report_label(check, finding, "also line%s %s; %s", lacking->count > 2 ? "s" : "",
                     list_lines(check, lacking->places + 1, lacking->count - 1), remedy);
    report_help(check, finding, "%s", remedy);
    for (size_t i = 1; i < lacking->count; i++)
        report_related(check, finding, lacking->places[i], "no %s", what);
    return finding;
}

static bool is_not_done(const struct check *check, const struct action_item *item)
{
    (void)check;
    return item->done != TASK_DONE;
}

static bool lacks_owner(const struct check *check, const struct action_item *item)
{
    (void)check;
    return !item->has_owner;
}

/* A ticket names its owner elsewhere: where every item without an owner has one, that is milder. */
static bool all_have_tickets(const struct postmortem *postmortem)
{
    for (size_t i = 0; i < postmortem->action_items.count; i++) {
        const struct action_item *item = &postmortem->action_items.items[i];
        if (item->done != TASK_DONE && !item->has_owner && !item->has_link)
            return false;
    }
    return true;
}

void check_action_item_no_owner(struct check *check)
{
    struct lacking lacking = collect_lacking(check, is_not_done, lacks_owner);
    if (!lacking.count)
        return;
    struct finding *finding = report_lacking(check, &lacking, "an ", "owner");
    if (all_have_tickets(check->postmortem))
        report_milder(finding);
}

static bool lacks_due_date(const struct check *check, const struct action_item *item)
{
    (void)check;
    return !item->has_due;
}

void check_action_item_no_due_date(struct check *check)
{
    struct lacking lacking = collect_lacking(check, is_not_done, lacks_due_date);
    if (lacking.count)
        report_lacking(check, &lacking, "a ", "due date");
}

/* A number in the work itself, not in its due date or its owner's name. */
static bool has_number(const struct action_item *item)
{
    size_t due = item->due.length ? text_find(item->text, item->due, 0) : TEXT_NOT_FOUND;
    for (size_t i = 0; i < item->text.length; i++) {
        if (due != TEXT_NOT_FOUND && i >= due && i < due + item->due.length)
            continue;
        if (ascii_is_digit(item->text.data[i]))
            return true;
    }
    return false;
}

static bool has_code(const struct check *check, const struct action_item *item)
{
    struct text source = document_text(check->postmortem->document, item->text_place);
    return text_find_byte(source, '`', 0) != TEXT_NOT_FOUND;
}

/* The vague verb that opens the item, or an empty text. */
static struct text find_vague_verb(const struct check *check, const struct action_item *item)
{
    struct text opening = utf8_fold(check->arena, text_slice(text_trim(item->text), 0, 80));
    struct pattern_match match;
    opening = text_strip(opening, "*_-[]() ");
    if (!phrases_find(word_list(check, WORDS_VAGUE_VERBS), opening, 0, &match) || match.start != 0)
        return (struct text){0};
    return text_slice(opening, 0, match.end);
}

static bool is_vague(const struct check *check, const struct action_item *item)
{
    return find_vague_verb(check, item).length && item->done != TASK_DONE && !item->has_link &&
           !has_number(item) && !has_code(check, item);
}

void check_action_item_vague_verb(struct check *check)
{
    const struct action_item_list *items = &check->postmortem->action_items;
    struct lacking lacking = collect_lacking(check, NULL, is_vague);
    const struct action_item *first = NULL;
    for (size_t i = 0; i < items->count && !first; i++)
        if (is_vague(check, &items->items[i]))
            first = &items->items[i];
    if (!first)
        return;
    const char *verb = quote(check, find_vague_verb(check, first));
    const char *others = lacking.count == 1
                             ? ""
                             : arena_printf(check->arena, "; %zu of %zu action items open vaguely",
                                            lacking.count, lacking.total);
    struct finding *finding = report(check, lacking.places[0], verb,
                                     "\"%s\" has no end state: when is it done?%s", verb, others);
    if (lacking.count > 1)
        report_label(check, finding, "also line%s %s", lacking.count > 2 ? "s" : "",
                     list_lines(check, lacking.places + 1, lacking.count - 1));
    for (size_t i = 1; i < lacking.count; i++)
        report_related(check, finding, lacking.places[i], "no end state");
}

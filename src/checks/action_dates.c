/* The days by which work is due: whether they make sense, and whether they have passed. */
#include "checks/common.h"
#include "checks/items.h"

check_function check_due_date_before_incident, check_action_item_overdue;

/* Whether the date is a day, or a month, of a known year, in one reading only. */
static bool is_settled(const struct date *date)
{
    return date->known && date->year && date->month && !date->ambiguous && !date->impossible;
}

static bool is_settled_day(const struct date *date)
{
    return is_settled(date) && date->day;
}

/* The first day of which the document tells: that of the incident, or of what led to it. */
static bool find_first_day(const struct postmortem *postmortem, int64_t *first)
{
    const struct date *incident = &postmortem->incident_date;
    if (!is_settled_day(incident) || postmortem->date_of_writing)
        return false;
    *first = days_to_last_day(incident);
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        const struct date *date = &event->moment.date;
        if (is_settled_day(date) && days_to_last_day(date) < *first &&
            !postmortem_tells_other_incident(postmortem, event->place.start))
            *first = days_to_last_day(date);
    }
    return true;
}

/* A date in an item that is not called its due date may be that of something else. */
static bool has_settled_due_date(const struct check *check, const struct action_item *item)
{
    (void)check;
    return is_settled(&item->due_date) && item->due_named;
}

/* What came of an earlier incident was due before this one. */
static bool has_due_date_of_incident(const struct check *check, const struct action_item *item)
{
    return has_settled_due_date(check, item) &&
           !postmortem_tells_other_incident(check->postmortem, item->place.start);
}

/* Leaves those items that are due before the day. */
static void keep_due_before(struct chosen_items *chosen, int64_t day)
{
    size_t kept = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        if (days_to_last_day(&chosen->items[i]->due_date) >= day)
            continue;
        chosen->items[kept] = chosen->items[i];
        chosen->places[kept++] = chosen->places[i];
    }
    chosen->count = kept;
}

void check_due_date_before_incident(struct check *check)
{
    struct chosen_items chosen = choose_items(check, is_pending, has_due_date_of_incident);
    const struct postmortem *postmortem = check->postmortem;
    int64_t first;
    if (postmortem->several || !find_first_day(postmortem, &first))
        return;
    keep_due_before(&chosen, first);
    if (!chosen.count)
        return;
    const struct action_item *item = chosen.items[0];
    const char *due = quote(check, item->due);
    int64_t days = days_to_last_day(&postmortem->incident_date) - days_to_last_day(&item->due_date);
    struct finding *finding = report(check, item->due_place, due, "due %s, %s before the incident",
                                     due, format_days(check, days));
    report_other_items(check, finding, &chosen, NULL, "due before the incident as well");
    report_related(check, finding, postmortem->incident_date_place, "the incident, %s",
                   format_date(check->arena, &postmortem->incident_date));
    /* An old ticket may have been due before the incident that it would have spared. */
    if (all_have_tickets(&chosen))
        report_milder(finding);
}

/* Where nobody says whether it is done, but it has a ticket, that will say it. */
static bool is_known_open(const struct check *check, const struct action_item *item)
{
    return has_settled_due_date(check, item) && (item->done == TASK_OPEN || !item->has_link);
}

void check_action_item_overdue(struct check *check)
{
    if (!check->settings->has_today || !check->settings->today.known)
        return;
    struct chosen_items chosen = choose_items(check, is_pending, is_known_open);
    int64_t today = days_to_last_day(&check->settings->today);
    keep_due_before(&chosen, today);
    if (!chosen.count)
        return;
    const struct action_item *item = chosen.items[0];
    const char *due = quote(check, item->due), *others = "";
    if (chosen.count > 1)
        others = arena_printf(check->arena, "; %zu of %zu open action items are overdue",
                              chosen.count, chosen.total);
    int64_t days = today - days_to_last_day(&item->due_date);
    struct finding *finding = report(check, item->due_place, due, "open, due %s%s", due, others);
    report_label(check, finding, "%s before today, %s", format_days(check, days),
                 format_date(check->arena, &check->settings->today));
    report_other_items(check, finding, &chosen, NULL, "overdue as well");
}

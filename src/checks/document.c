/* What identifies a document: its title, its date, its front matter. */
#include "checks/common.h"

check_function check_title_missing, check_incident_date_missing, check_front_matter_invalid;

void check_title_missing(struct check *check)
{
    if (!check->postmortem->has_title)
        report(check, whole_document(check), "title", "no title");
}

/* How many digits stand from `at` on, at most `limit`. */
static size_t count_digits(struct text text, size_t at, size_t limit)
{
    size_t count = 0;
    while (count < limit && at + count < text.length && ascii_is_digit(text.data[at + count]))
        count++;
    return count;
}

static int two_digits(struct text text, size_t at)
{
    return (text.data[at] - '0') * 10 + (text.data[at + 1] - '0');
}

/* Whether a year and a month begin at `at`: 2024-05, 2024_05_03, 20240503. */
static bool is_year_and_month(struct text text, size_t at)
{
    if (count_digits(text, at, 9) < 4)
        return false;
    int century = two_digits(text, at);
    size_t month_at = at + 4;
    if (month_at < text.length &&
        text_find(TEXT("-_."), text_slice(text, month_at, month_at + 1), 0) != TEXT_NOT_FOUND)
        month_at++;
    if ((century != 19 && century != 20) || count_digits(text, month_at, 2) < 2)
        return false;
    int month = two_digits(text, month_at);
    return month >= 1 && month <= 12;
}

static bool path_has_date(struct text path)
{
    for (size_t i = 0; i < path.length; i++) {
        bool at_edge = i == 0 || !ascii_is_digit(path.data[i - 1]);
        if (at_edge && is_year_and_month(path, i))
            return true;
    }
    return false;
}

static bool is_day(const struct date *date)
{
    return date->known && date->month && (date->day || date->year);
}

static bool event_has_date(const struct event_list *events)
{
    for (size_t i = 0; i < events->count; i++)
        if (is_day(&events->items[i].moment.date) || is_day(&events->items[i].stamp.date))
            return true;
    return false;
}

/* Whether a date stands at a place that may be the incident's: any but a due date and the day on
 * which the document was published. */
static bool may_date_incident(const struct postmortem *postmortem, const struct dated *dated)
{
    const struct section *section = postmortem_section_at(postmortem, dated->place.start);
    const struct field *published = postmortem_field(postmortem, WORDS_FIELD_PUBLISHED);
    bool is_due = section && section->roles[ROLE_ACTION_ITEMS];
    bool is_published = published && places_meet(published->value_place, dated->place);
    return is_day(&dated->date) && !is_due && !is_published;
}

static bool text_has_date(const struct postmortem *postmortem)
{
    for (size_t i = 0; i < postmortem->dates.count; i++)
        if (may_date_incident(postmortem, &postmortem->dates.items[i]))
            return true;
    return false;
}

void check_incident_date_missing(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    bool known = postmortem->incident_date.known || event_has_date(&postmortem->events) ||
                 text_has_date(postmortem) || path_has_date(postmortem->document->path);
    if (!known && postmortem->language_known && !field_awaits_answer(check, WORDS_FIELD_DATE))
        report(check, whole_document(check), "date",
               "no incident date: nothing says on which day "
               "it happened");
}

void check_front_matter_invalid(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    if (!postmortem->front_matter_fault)
        return;
    const char *why = postmortem->front_matter_message;
    struct finding *finding =
        report(check, postmortem->front_matter_place, "front matter",
               "the front matter cannot be read%s%s", why ? ": " : "", why ? why : "");
    report_label(check, finding, "judged without it");
}

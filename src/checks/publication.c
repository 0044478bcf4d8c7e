/* When the report was published or reviewed, and in which state it is. */
#include "checks/common.h"
#include "checks/spoken.h"

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_published_late, check_status_missing;

static bool has_label(const struct check *check, const struct field *field,
                      const struct word_list *labels)
{
    return phrases_contain(labels, utf8_fold(check->arena, text_strip(field->name, ": ")));
}

/* The first field whose day is known and whose label is one of the list's. */
static const struct field *find_dated(const struct check *check, const struct word_list *labels)
{
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++)
        if (fields->items[i].day.known && has_label(check, &fields->items[i], labels))
            return &fields->items[i];
    return NULL;
}

static int64_t day_number(const struct field *field)
{
    return days_to_last_day(&field->day);
}

/* The days from Monday to Friday behind one day, up to another. */
static int64_t working_days(int64_t from, int64_t to)
{
    int64_t weeks = (to - from) / 7, count = weeks * 5;
    for (int64_t day = from + weeks * 7 + 1; day <= to; day++) {
        int year, month, day_of_month;
        date_from_days(day, &year, &month, &day_of_month);
        int weekday = weekday_of(year, month, day_of_month);
        count += weekday != 0 && weekday != 6;
    }
    return count;
}

static void report_late(struct check *check, const struct field *from,
                        const struct field *published, int64_t days, const char *unit, int limit)
{
    const char *day = format_date(check->arena, &from->day);
    struct finding *finding = report(check, published->value_place, quote(check, published->value),
                                     "published %lld %s after %s; at most %d are allowed",
                                     (long long)days, unit, day, limit);
    report_related(check, finding, from->value_place, "%s", day);
}

/* Whether a field tells when the incident was. The date of the front matter may be the page's own. */
static bool dates_incident(const struct field *field)
{
    return field->day.known && !(field->front_matter && field->meaning == WORDS_FIELD_DATE) &&
           (field->meaning == WORDS_FIELD_DATE ||
            (field->meaning >= WORDS_FIELD_START && field->meaning <= WORDS_FIELD_END));
}

static bool is_full_date(const struct date *date)
{
    return date->known && date_exists(date->year, date->month, date->day);
}

/* Whether a date at the head of the document, but the one at `told`, is that day or before it. */
static bool is_head_dated(const struct check *check, int64_t day, struct place told)
{
    const struct dated_list *dates = &check->postmortem->dates;
    size_t head = end_of_head(check->postmortem);
    for (size_t i = 0; i < dates->count; i++) {
        const struct dated *dated = &dates->items[i];
        if (is_full_date(&dated->date) && !places_meet(dated->place, told) &&
            dated->place.start < head && days_to_last_day(&dated->date) <= day)
            return true;
    }
    return false;
}

/* Whether a day is before all that the document dates of the incident: its fields, its day, its timeline. */
static bool is_before_all(const struct check *check, int64_t day)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct date *incident = &postmortem->incident_date;
    for (size_t i = 0; i < postmortem->fields.count; i++)
        if (dates_incident(&postmortem->fields.items[i]) &&
            day_number(&postmortem->fields.items[i]) <= day)
            return false;
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct date *date = &postmortem->events.items[i].stamp.date;
        if (is_full_date(date) && days_to_last_day(date) <= day)
            return false;
    }
    return is_full_date(incident) && days_to_last_day(incident) > day;
}

static const struct field *find_incident_day(const struct check *check)
{
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++)
        if (dates_incident(&fields->items[i]))
            return &fields->items[i];
    return NULL;
}

/* Whether the page may be older than what it tells: it has a version or an update, or tells of what was planned. */
static bool may_be_older(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct word_list *labels = word_list(check, WORDS_CHANGED_PAGE_PATTERNS);
    const struct spoken_list *spoken = spoken_blocks(check);
    size_t head = end_of_head(postmortem);
    for (size_t i = 0; i < spoken->count && spoken->items[i].block->place.start < head; i++) {
        struct text rest = spoken->items[i].block->text, line, label, value;
        while (text_next_line(&rest, &line))
            if (split_spoken(spoken->items[i].block, line, &label, &value) &&
                patterns_match(labels, label))
                return true;
    }
    return postmortem->has_title &&
           patterns_match(word_list(check, WORDS_ANNOUNCED_PATTERNS), postmortem->title);
}

/* A report, or a review, before the incident. Days are counted in some zone, so one of them proves nothing. A draft may
 * still have the day of the one that it was copied from, and front matter that on which the page was made. */
static void check_before_incident(struct check *check, const struct field *told,
                                  const struct field *from)
{
    int64_t days = told && from ? day_number(from) - day_number(told) : 0;
    if (days < 2 || told->front_matter || check->postmortem->draft || may_be_older(check) ||
        !is_before_all(check, day_number(told)) ||
        is_head_dated(check, day_number(told), told->value_place))
        return;
    const char *day = format_date(check->arena, &from->day);
    struct finding *finding = report(check, told->value_place, quote(check, told->value),
                                     "%s is %s before the incident on %s",
                                     quote(check, told->value), format_days(check, days), day);
    report_help(check, finding, "correct one of the two dates");
    report_related(check, finding, from->value_place, "%s", day);
}

void check_published_late(struct check *check)
{
    const struct word_list *anchors = option_list(check, "from");
    const struct field *published = find_dated(check, word_list(check, WORDS_PUBLICATION_LABELS));
    const struct field *from =
        find_dated(check, anchors->count ? anchors : word_list(check, WORDS_INCIDENT_DATE_LABELS));
    int working = option_number(check, "working-days"), limit = option_number(check, "days");
    if (check->postmortem->several)
        return;
    const struct field *incident = find_incident_day(check);
    check_before_incident(check, published, incident);
    check_before_incident(check, find_dated(check, word_list(check, WORDS_REVIEW_LABELS)),
                          incident);
    if (!published || !from)
        return;
    int64_t days = day_number(published) - day_number(from);
    if (working && days > 0 && working_days(day_number(from), day_number(published)) > working)
        report_late(check, from, published, working_days(day_number(from), day_number(published)),
                    "working days", working);
    else if (!working && days > limit)
        report_late(check, from, published, days, "days", limit);
}

/* Whether a status begins with one of the list's: "In review by the platform team". */
static bool is_allowed(const struct check *check, struct text status,
                       const struct word_list *allowed)
{
    struct text folded = utf8_fold(check->arena, status);
    while (folded.length && !ascii_is_word(folded.data[0]))
        folded = text_from_offset(folded, 1);
    for (size_t i = 0; i < allowed->count; i++) {
        struct text word = utf8_fold(check->arena, text_from(allowed->items[i]));
        bool whole = folded.length == word.length ||
                     (folded.length > word.length && !ascii_is_word(folded.data[word.length]));
        if (whole && text_starts_with(folded, word))
            return true;
    }
    return false;
}

static const char *list_allowed(const struct check *check, const struct word_list *allowed)
{
    const char *list = "";
    for (size_t i = 0; i < allowed->count; i++)
        list = arena_printf(check->arena, "%s%s%s", list, i ? ", " : "", allowed->items[i]);
    return list;
}

void check_status_missing(struct check *check)
{
    const struct field *status = find_field(check, WORDS_FIELD_STATUS);
    const struct word_list *allowed = option_list(check, "values");
    if (!status && check->postmortem->status_told)
        return;
    if (!status || !field_is_answered(status)) {
        report_unsaid(check, status, "status");
        return;
    }
    if (!allowed->count || !text_trim(status->value).length ||
        is_allowed(check, status->value, allowed))
        return;
    const char *said = quote(check, status->value);
    struct finding *finding =
        report(check, status->value_place, said, "\"%s\" is none of the states of a report", said);
    report_help(check, finding, "begin it with one of: %s", list_allowed(check, allowed));
}

/* When the report was published, and in which state it is. */
#include "checks/common.h"

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
    return days_from_date(field->day.year, field->day.month, field->day.day);
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

void check_published_late(struct check *check)
{
    const struct word_list *anchors = option_list(check, "from");
    const struct field *published = find_dated(check, word_list(check, WORDS_PUBLICATION_LABELS));
    const struct field *from =
        find_dated(check, anchors->count ? anchors : word_list(check, WORDS_INCIDENT_DATE_LABELS));
    int working = option_number(check, "working-days"), limit = option_number(check, "days");
    if (!published || !from || check->postmortem->several)
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

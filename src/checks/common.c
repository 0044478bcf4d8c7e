#include "checks/common.h"

#include <string.h>

#include "base/utf8.h"

struct place whole_document(const struct check *check)
{
    return document_place(check->postmortem);
}

size_t line_of(const struct check *check, struct place place)
{
    return document_line(check->postmortem->document, place.start);
}

const struct word_list *word_list(const struct check *check, enum word_list_id id)
{
    static const struct word_list none = {0};
    const struct words *words = check->postmortem->words;
    return words && check->postmortem->language_known ? &words->lists[id] : &none;
}

bool rule_is_on(const struct check *check, const char *id)
{
    const struct rule *rule = settings_find_rule(check->settings, text_from(id));
    return rule && check->settings->severities[rule_number(rule)] != SEVERITY_OFF;
}

/* The most code points of a document that a message repeats. */
enum { QUOTE_LENGTH = 60 };

const char *quote(const struct check *check, struct text text)
{
    text = text_trim(text);
    char *copy = arena_alloc(check->arena, (size_t)QUOTE_LENGTH * 4 + 4);
    size_t length = 0, at = 0;
    for (int count = 0; at < text.length && count < QUOTE_LENGTH; count++) {
        int32_t code_point;
        size_t size = utf8_decode(text, at, &code_point);
        if (ascii_is_space(text.data[at]))
            copy[length++] = ' ';
        else {
            memcpy(copy + length, text.data + at, size);
            length += size;
        }
        at += size;
    }
    if (at < text.length)
        memcpy(copy + length, "…", strlen("…"));
    return copy;
}

bool awaits_answer(const struct check *check, struct text text)
{
    return check->postmortem->draft && !check->settings->strict && holds_placeholder(check, text);
}

bool field_awaits_answer(const struct check *check, enum word_list_id meaning)
{
    const struct field *field = postmortem_field(check->postmortem, meaning);
    return field && awaits_answer(check, field->value);
}

const char *pair_subject(const struct check *check, const char *a, const char *b)
{
    bool in_order = strcmp(a, b) <= 0;
    return arena_printf(check->arena, "%s %s", in_order ? a : b, in_order ? b : a);
}

const char *entry_subject(const struct check *check, const struct event *event)
{
    return arena_printf(check->arena, "%s %s", quote(check, event->written),
                        quote(check, event->text));
}

/* The most lines that a message lists. */
enum { LISTED_LINES = 5 };

const char *list_lines(const struct check *check, const struct place *places, size_t count)
{
    const char *list = "";
    for (size_t i = 0; i < count && i < LISTED_LINES; i++)
        list =
            arena_printf(check->arena, "%s%s%zu", list, i ? ", " : "", line_of(check, places[i]));
    if (count > LISTED_LINES)
        list = arena_printf(check->arena, "%s and %zu more", list, count - LISTED_LINES);
    return list;
}

/* How the lack of each thing is said, and its cure. */
static const struct {
    const char *name;
    const char *lack;
    const char *cure;
    const char *heading; /* under which it is looked for, or the field in which */
} demands[DEMAND_COUNT] = {
    [DEMAND_SUMMARY] = {"summary", "what happened, in a few sentences?",
                        "open with a paragraph, or a section \"Summary\", that tells it in short",
                        "under a heading \"Summary\""},
    [DEMAND_TIMELINE] = {"timeline", "what happened when?",
                         "add a section \"Timeline\" with an entry a line, like \"- 14:05 UTC: "
                         "alert fired\"",
                         "under a heading \"Timeline\""},
    [DEMAND_ROOT_CAUSE] = {"root cause", "why did it happen?",
                           "add a section \"Root cause\", or a sentence that gives the cause",
                           "under a heading \"Root cause\""},
    [DEMAND_IMPACT] = {"impact", "who or what was hit?",
                       "say whom it hit and how, or that nobody was hit",
                       "under a heading \"Impact\""},
    [DEMAND_DURATION] = {"duration", "how long did it last?",
                         "add a line \"Duration: …\", or when it began and when it ended",
                         "in a field \"Duration: 45 min\""},
    [DEMAND_ACTION_ITEMS] = {"action items", "what will be done about it?",
                             "list what will be done, or say that nothing is needed and why",
                             "under a heading \"Action items\""},
};

/* One entry of the list of what was not understood: its heading, and why where that tells more. */
static const char *name_unread(const struct check *check, const struct not_understood *unread)
{
    const char *heading = quote(check, unread->heading);
    bool plain = !unread->why || strcmp(unread->why, "an unknown heading") == 0;
    if (!*heading)
        return unread->why ? unread->why : "a part without a heading";
    return plain ? arena_printf(check->arena, "'%s'", heading)
                 : arena_printf(check->arena, "'%s' (%s)", heading, unread->why);
}

enum { LISTED_UNREAD = 3 };

const char *list_unread(const struct check *check)
{
    const struct not_understood_list *unread = &check->postmortem->not_understood;
    const char *list = "";
    for (size_t i = 0; i < unread->count && i < LISTED_UNREAD; i++)
        list = arena_printf(check->arena, "%s%s%s", list, i ? ", " : "",
                            name_unread(check, &unread->items[i]));
    if (unread->count > LISTED_UNREAD)
        list = arena_printf(check->arena, "%s and %zu more", list, unread->count - LISTED_UNREAD);
    return list;
}

/* How many of the demands a document may answer in words that were not recognised. A duration is no section, so
 * that it has its own cure. */
static size_t count_unread_demands(const struct check *check)
{
    size_t count = 0;
    for (size_t i = 0; i < DEMAND_COUNT; i++)
        count += i != DEMAND_DURATION && check->postmortem->demands[i] == FACT_UNREAD;
    return count;
}

const char *fence_cure(const struct check *check)
{
    struct place fence = check->postmortem->open_fence;
    if (!fence.end)
        return NULL;
    return arena_printf(check->arena,
                        "the code block that begins on line %zu is never closed, so all below it "
                        "is code: close it",
                        line_of(check, fence));
}

/* One cure for all that was not found: then a report can say it once. */
static const char *unread_cure(const struct check *check, enum demand demand)
{
    if (check->postmortem->not_understood.count)
        return "give these headings usual names, or map them under \"sections:\" in "
               ".postmortem.yml";
    if (demand != DEMAND_DURATION && count_unread_demands(check) > 1)
        return "say each under a heading of its own, like \"Timeline\", or in a plain sentence";
    return arena_printf(check->arena, "say it %s, or in a plain sentence", demands[demand].heading);
}

static struct finding *report_unread(struct check *check, enum demand demand)
{
    const char *name = demands[demand].name;
    bool unknown = check->postmortem->not_understood.count > 0;
    struct finding *finding =
        report(check, whole_document(check), name, "no %s found%s%s", name,
               unknown ? "; not understood: " : "", unknown ? list_unread(check) : "");
    const char *fence = fence_cure(check);
    report_help(check, finding, "%s", fence ? fence : unread_cure(check, demand));
    report_milder(finding);
    return finding;
}

struct finding *report_demand(struct check *check, enum demand demand)
{
    enum stated stated = check->postmortem->demands[demand];
    /* A document in a language without words here is never found wanting. */
    if (stated == FACT_STATED || !check->postmortem->language_known)
        return NULL;
    if (stated == FACT_UNREAD)
        return report_unread(check, demand);
    const char *name = demands[demand].name, *fence = fence_cure(check);
    struct finding *finding = /* with one cure for all lacks a report tells them together */
        report(check, whole_document(check), name, "no %s%s%s", name, fence ? "" : ": ",
               fence ? "" : demands[demand].lack);
    report_help(check, finding, "%s", fence ? fence : demands[demand].cure);
    return finding;
}

/* Whether a field answers, be it with a list below it. */
bool field_is_answered(const struct field *field)
{
    return text_trim(field->value).length || field->has_nested;
}

/* The first field of that meaning; one that is answered before one that is blank. */
const struct field *find_field(const struct check *check, enum word_list_id meaning)
{
    const struct field_list *fields = &check->postmortem->fields;
    const struct field *blank = NULL;
    for (size_t i = 0; i < fields->count; i++) {
        if (fields->items[i].meaning != meaning)
            continue;
        if (field_is_answered(&fields->items[i]))
            return &fields->items[i];
        blank = blank ? blank : &fields->items[i];
    }
    return blank;
}

/* Reports what no field says: at the field that is blank, where there is one. */
void report_unsaid(struct check *check, const struct field *blank, const char *name)
{
    if (!check->postmortem->language_known)
        return;
    report(check, blank ? blank->name_place : whole_document(check), name, "no %s", name);
}

bool length_between(const struct moment *from, const struct moment *to, int64_t *seconds)
{
    int64_t least, most;
    if (from->precision < PRECISION_MINUTE || to->precision < PRECISION_MINUTE)
        return false;
    if (!moment_between(from, to, &least, &most) || most - least > (int64_t)2 * 60)
        return false;
    *seconds = least + (most - least) / 2;
    return true;
}

bool have_same_clock(const struct moment *a, const struct moment *b)
{
    return a->clock.known && b->clock.known && a->clock.hour == b->clock.hour &&
           a->clock.minute == b->clock.minute;
}

bool moment_is_round(const struct moment *moment)
{
    return moment->clock.minute % 15 == 0;
}

bool event_is_placed(const struct event *event)
{
    return event->in_timeline && event->timed && !event->relative && event->moment.clock.known &&
           moment_is_settled(&event->moment);
}

bool ends_sentence(struct text text, size_t at)
{
    return text.data[at] == '.' && (at + 1 == text.length || ascii_is_space(text.data[at + 1]));
}

struct text sentence_of(struct text text, size_t start, size_t end)
{
    while (start && text.data[start - 1] != '\n' && !ends_sentence(text, start - 1))
        start--;
    while (end < text.length && text.data[end] != '\n' && !ends_sentence(text, end))
        end++;
    return text_slice(text, start, end);
}

bool places_meet(struct place a, struct place b)
{
    return a.start == b.start || (a.start < b.end && b.start < a.end);
}

const char *zone_suffix(const struct check *check, const struct zone *zone)
{
    if (!zone->known || !zone->written.length)
        return "";
    return arena_printf(check->arena, " %s", quote(check, zone->written));
}

const char *clock_words(const struct check *check, const struct clock *clock)
{
    enum { NOON = 12 };
    if (!clock->meridiem || clock->precision < PRECISION_MINUTE)
        return format_clock(check->arena, clock);
    int hour = clock->hour % NOON ? clock->hour % NOON : NOON;
    const char *half = clock->hour < NOON ? "AM" : "PM";
    if (clock->precision == PRECISION_SECOND)
        return arena_printf(check->arena, "%d:%02d:%02d %s", hour, clock->minute, clock->second,
                            half);
    return arena_printf(check->arena, "%d:%02d %s", hour, clock->minute, half);
}

const char *moment_words(const struct check *check, const struct moment *moment, bool dated)
{
    const char *clock = moment->clock.known ? clock_words(check, &moment->clock) : "";
    if (!dated || !moment->date.known)
        return clock;
    const char *date = format_date(check->arena, &moment->date);
    return arena_printf(check->arena, "%s%s%s", date, *clock ? " " : "", clock);
}

const char *format_days(const struct check *check, int64_t days)
{
    enum { DAY = 24 * 3600, LEAST_YEARS = 2 * 365 };
    if (days < LEAST_YEARS)
        return format_length(check->arena, days * DAY);
    /* a leap day in four years */
    return arena_printf(check->arena, "about %lld years", (long long)((days * 4 + 730) / 1461));
}

size_t end_of_head(const struct postmortem *postmortem)
{
    for (size_t i = 0; i < postmortem->sections.count; i++) {
        const struct section *section = &postmortem->sections.items[i];
        for (size_t role = 0; role < ROLE_COUNT; role++)
            if (role != ROLE_SUMMARY && section->roles[role])
                return section->place.start;
    }
    return SIZE_MAX;
}

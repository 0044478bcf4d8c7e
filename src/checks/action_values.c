/* What columns and labels say of action items: their priorities, their kinds, the causes that they
 * answer, and whether their words are those that the standard allows.
 */
#include "checks/common.h"
#include "checks/items.h"

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_action_items_unprioritised, check_action_items_one_kind,
    check_root_cause_without_action;

static bool is_answer(const struct check *check, struct text text)
{
    struct text folded = utf8_fold(check->arena, text_trim(text));
    return folded.length && !phrases_contain(word_list(check, WORDS_NO_DUE), folded) &&
           !phrases_contain(word_list(check, WORDS_NO_ANSWER), folded);
}

/* Priorities (action-items-unprioritised) */

static bool has_priority(const struct check *check, const struct action_item *item)
{
    return is_answer(check, item->priority.text);
}

static bool lacks_priority(const struct check *check, const struct action_item *item)
{
    return item->priority.asked && !has_priority(check, item);
}

/* The number of "P2" or "2"; -1 of any other scale. */
static int rank_of(struct text priority)
{
    priority = text_trim(priority);
    bool letter = priority.length == 2 && ascii_lower(priority.data[0]) == 'p';
    int rank;
    return text_to_number(text_from_offset(priority, letter), &rank) && rank < 10 ? rank : -1;
}

/* Fewer items of one priority may well be equally urgent. */
enum { LEAST_EQUAL = 4 };

static bool are_equal(const struct chosen_items *chosen)
{
    for (size_t i = 1; i < chosen->count; i++)
        if (!text_equal_folded(chosen->items[i]->priority.text, chosen->items[0]->priority.text))
            return false;
    return chosen->count >= LEAST_EQUAL;
}

static void report_equal_priorities(struct check *check, const struct chosen_items *chosen)
{
    const char *priority = quote(check, chosen->items[0]->priority.text);
    report(check, chosen->items[0]->priority.place, priority, "all %zu action items are %s",
           chosen->count, priority);
}

/* An incident that hit somebody has work that comes before other work: a P0 or a P1 (SW). */
static void report_no_urgent_item(struct check *check, const struct chosen_items *chosen)
{
    size_t best = 0;
    for (size_t i = 0; i < chosen->count; i++) {
        int rank = rank_of(chosen->items[i]->priority.text);
        if (rank < 2)
            return;
        if (rank < rank_of(chosen->items[best]->priority.text))
            best = i;
    }
    const struct item_value *priority = &chosen->items[best]->priority;
    const char *words = quote(check, priority->text);
    struct finding *finding = report(check, priority->place, words, "no action item is P0 or P1");
    report_label(check, finding, "the most urgent");
}

static void report_lacking_priorities(struct check *check, const struct chosen_items *lacking)
{
    struct finding *finding =
        report(check, lacking->places[0], "priority", "%zu of %zu open action items %s no priority",
               lacking->count, lacking->total, lacking->count == 1 ? "has" : "have");
    report_other_items(check, finding, lacking, NULL, "no priority");
}

void check_action_items_unprioritised(struct check *check)
{
    struct chosen_items lacking = choose_items(check, is_pending, lacks_priority);
    struct chosen_items chosen = choose_items(check, NULL, has_priority);
    if (lacking.count)
        report_lacking_priorities(check, &lacking);
    else if (!chosen.count || chosen.count < chosen.total)
        return;
    else if (are_equal(&chosen))
        report_equal_priorities(check, &chosen);
    else if (!check->postmortem->impact.denied)
        report_no_urgent_item(check, &chosen);
}

/* Kinds (action-items-one-kind) */

static const struct {
    enum word_list_id words;
    const char *all, *none; /* what such items do; what they are without */
} kinds[] = {
    {WORDS_PREVENT_KINDS, "prevent", "none mitigates or detects"},
    {WORDS_MITIGATE_KINDS, "mitigate", "none prevents or detects"},
    {WORDS_DETECT_KINDS, "detect", "none prevents or mitigates"},
};
enum { KIND_COUNT = sizeof kinds / sizeof *kinds };

/* The index of the kind that the words mean; KIND_COUNT for others and for several at once. */
static size_t kind_of(const struct check *check, const struct action_item *item)
{
    struct text folded = utf8_fold(check->arena, item->kind.text);
    size_t kind = 0;
    while (kind < KIND_COUNT && !phrases_contain(word_list(check, kinds[kind].words), folded))
        kind++;
    return kind;
}

/* Fewer items cannot be expected to be of several kinds. */
enum { LEAST_OF_ONE_KIND = 3 };

void check_action_items_one_kind(struct check *check)
{
    const struct action_item_list *items = &check->postmortem->action_items;
    if (items->count < LEAST_OF_ONE_KIND)
        return;
    size_t kind = kind_of(check, &items->items[0]);
    for (size_t i = 1; i < items->count; i++)
        if (kind_of(check, &items->items[i]) != kind)
            return;
    if (kind == KIND_COUNT)
        return;
    report(check, items->items[0].kind.place, kinds[kind].all, "all %zu action items %s; %s",
           items->count, kinds[kind].all, kinds[kind].none);
}

/* Causes (root-cause-without-action) */

/* No list of causes is longer than the two digits of a number allow. */
enum { MOST_CAUSES = 100 };

struct answered {
    bool numbers[MOST_CAUSES];
    bool asked;   /* a column or a label maps items to causes */
    bool unknown; /* one does so in words, or says that it answers all */
};

static size_t digits_at(struct text text, size_t at)
{
    size_t end = at;
    while (end < text.length && ascii_is_digit(text.data[end]))
        end++;
    return end - at;
}

static bool is_range(struct text gap)
{
    gap = text_strip(gap, " #");
    return text_equal(gap, TEXT("-")) || text_equal(gap, TEXT("–"));
}

/* Marks the numbers of "#1, #3" and of "1-3". Returns whether there was any. */
static bool mark_numbers(struct answered *answered, struct text text)
{
    int number, last = -1;
    size_t end = 0, length;
    for (size_t at = 0; at < text.length; at += length ? length : 1) {
        length = digits_at(text, at);
        if (!text_to_number(text_slice(text, at, at + length), &number) || number >= MOST_CAUSES)
            continue;
        bool range = last >= 0 && last < number && is_range(text_slice(text, end, at));
        for (int i = range ? last : number; i <= number; i++)
            answered->numbers[i] = true;
        last = number;
        end = at + length;
    }
    return last >= 0;
}

static void note_answered(const struct check *check, struct answered *answered,
                          const struct item_value *causes)
{
    answered->asked |= causes->asked;
    if (is_answer(check, causes->text) && !mark_numbers(answered, causes->text))
        answered->unknown = true;
}

static const char *list_numbers(const struct check *check,
                                const struct numbered_cause *const *causes, size_t count)
{
    const char *list = "";
    for (size_t i = 0; i < count; i++) {
        const char *joint = i == 0 ? "" : i + 1 == count ? " and " : ", ";
        list = arena_printf(check->arena, "%s%s%d", list, joint, causes[i]->number);
    }
    return list;
}

static void report_unanswered(struct check *check, const struct numbered_cause *const *causes,
                              size_t count)
{
    const char *numbers = list_numbers(check, causes, count);
    struct finding *finding = report(check, causes[0]->place, quote(check, causes[0]->text),
                                     "cause%s %s %s no action item", count == 1 ? "" : "s", numbers,
                                     count == 1 ? "has" : "have");
    for (size_t i = 1; i < count; i++)
        report_related(check, finding, causes[i]->place, "nor has this");
}

/* The number of the one cause that a cell names and nothing else: "Root Cause # 3", "factor 3"; 0 for all others. */
static int named_cause(const struct check *check, struct text text)
{
    struct pattern_match match;
    int number = 0;
    text = text_trim(text);
    bool named = patterns_find(word_list(check, WORDS_NUMBERED_CAUSE_PATTERNS), text, 0, &match) &&
                 match.end == text.length &&
                 text_to_number(text_slice(text, match.group_start, match.group_end), &number);
    return named && number < MOST_CAUSES ? number : 0;
}

/* Whether the numbers of causes are 1, 2 and so on, each once: else one of them is the slip, or some causes have
 * none. */
static bool are_counted_through(const struct postmortem *postmortem)
{
    const struct numbered_cause_list *causes = &postmortem->numbered_causes;
    for (size_t i = 0; i < causes->count; i++)
        if (causes->items[i].again.end || causes->items[i].number != (int)i + 1)
            return false;
    return causes->count > 1;
}

/* An item that answers a cause which is not among those that the document numbers. */
static void check_named_cause(struct check *check, const struct action_item *item)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct numbered_cause_list *causes = &postmortem->numbered_causes;
    if (!are_counted_through(postmortem)) /* before the text is looked through */
        return;
    int number = named_cause(check, item->causes.text);
    if (number <= postmortem->highest_cause)
        return;
    struct finding *finding = report(check, item->causes.place, quote(check, item->causes.text),
                                     "there is no cause %d: the last one is cause %d (line %zu)",
                                     number, causes->items[causes->count - 1].number,
                                     line_of(check, causes->items[causes->count - 1].place));
    report_related(check, finding, causes->items[causes->count - 1].place, "the last one");
    report_help(check, finding, "name the cause that it answers, or add that cause");
}

void check_root_cause_without_action(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    const struct numbered_cause_list *causes = &postmortem->numbered_causes;
    const struct numbered_cause *unanswered[MOST_CAUSES];
    struct answered answered = {0};
    size_t count = 0;
    for (size_t i = 0; i < postmortem->action_items.count; i++) {
        check_named_cause(check, &postmortem->action_items.items[i]);
        note_answered(check, &answered, &postmortem->action_items.items[i].causes);
    }
    if (!answered.asked || answered.unknown)
        return;
    for (size_t i = 0; i < causes->count && count < MOST_CAUSES; i++)
        if (causes->items[i].number < MOST_CAUSES && !answered.numbers[causes->items[i].number])
            unanswered[count++] = &causes->items[i];
    if (count)
        report_unanswered(check, unanswered, count);
}

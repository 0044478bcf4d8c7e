/* How long the text is. */
#include "checks/common.h"

check_function check_word_count;

static void check_length(struct check *check)
{
    size_t words = postmortem_count_words(check->postmortem);
    size_t least = (size_t)option_number(check, "min"), most = (size_t)option_number(check, "max");
    if (words >= least && words <= most)
        return;
    struct finding *finding = report(check, whole_document(check), "words",
                                     "%zu words; %zu to %zu are wanted", words, least, most);
    if (words < least)
        report_help(check, finding, "tell more: about %zu words are missing", least - words);
    else
        report_help(check, finding, "leave out about %zu words", words - most);
}

/* Full stops and their like with white space or nothing behind them. */
static size_t count_sentences(struct text text)
{
    size_t count = 0;
    bool open = false;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        bool end = (c == '.' || c == '!' || c == '?') &&
                   (i + 1 == text.length || ascii_is_space(text.data[i + 1]));
        count += end && open;
        open = !end && (open || ascii_is_word(c));
    }
    return count + open;
}

/* One finding for all entries that are too long. */
static void check_entries(struct check *check)
{
    const struct event_list *events = &check->postmortem->events;
    size_t most = (size_t)option_number(check, "entry-sentences"), count = 0;
    struct finding *finding = NULL;
    for (size_t i = 0; most && i < events->count; i++) {
        const struct event *event = &events->items[i];
        if (!event->in_timeline || !event->timed || event->text_below ||
            count_sentences(event->text) <= most)
            continue;
        if (count++)
            report_related(check, finding, event->time_place, "this one too");
        else
            finding = report(check, event->time_place, quote(check, event->text),
                             "an entry of more than %zu sentences", most);
    }
    if (count > 1)
        finding->message =
            arena_printf(check->arena, "%zu entries of more than %zu sentences", count, most);
    if (count)
        report_help(check, finding,
                    "say in %zu or fewer what happened, and leave the rest to the "
                    "other sections",
                    most);
}

void check_word_count(struct check *check)
{
    if (!check->postmortem->language_known)
        return;
    check_length(check);
    check_entries(check);
}

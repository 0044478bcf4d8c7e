/* The lengths in sentences, and what each is the length of. */
#include <string.h>

#include "facts/claims.h"
#include "facts/passage.h"

/* Where a length stands decides whether it is the incident's: the words around it, with a mark in its
 * place, are held against the patterns. */
#define CONTEXT_BEFORE 70
#define CONTEXT_BEHIND 50

/* Makes a blank of each end of a line at which a sentence goes on: with a small letter, or with the length. */
static void join_lines(char *text, size_t length, size_t mark)
{
    for (size_t i = 1; i + 1 < length; i++)
        if (text[i] == '\n' &&
            (ascii_is_letter(text[i - 1]) || text[i - 1] == ',' ||
             i == mark + strlen(LENGTH_MARK)) &&
            ((text[i + 1] >= 'a' && text[i + 1] <= 'z') || i + 1 == mark))
            text[i] = ' ';
}

struct text length_context(struct arena *arena, struct text text, struct place length)
{
    struct text before =
        text_near(text, (struct place){length.start, length.start}, CONTEXT_BEFORE, 0);
    struct text behind = text_near(text, (struct place){length.end, length.end}, 0, CONTEXT_BEHIND);
    size_t mark = strlen(LENGTH_MARK);
    char *context = arena_alloc(arena, before.length + mark + behind.length);
    memcpy(context, before.data, before.length);
    memcpy(context + before.length, LENGTH_MARK, mark);
    memcpy(context + before.length + mark, behind.data, behind.length);
    join_lines(context, before.length + mark + behind.length, before.length);
    return (struct text){context, before.length + mark + behind.length};
}

bool is_net_length(const struct reading *reading, struct text text, struct place length)
{
    return text_matches(reading, WORDS_NET_LENGTH_PATTERNS,
                        length_context(reading->arena, text, length)) ||
           text_matches(reading, WORDS_PAUSE_PATTERNS,
                        sentence_around(reading, text, length.start));
}

/* Whether a length may as well be the code of an error, of which there were many: "500s". */
static bool is_code(struct text written)
{
    return written.length == 4 && (written.data[0] == '4' || written.data[0] == '5') &&
           ascii_is_digit(written.data[2]) && written.data[3] == 's';
}

/* Whether the words around a length say that something failed for so long. */
static bool tells_failure(const struct word_list *lists, const struct passage *passage,
                          struct text context)
{
    return patterns_match(&lists[WORDS_OUTAGE_LENGTH_PATTERNS], context) ||
           (passage->opening && patterns_match(&lists[WORDS_OPENING_LENGTH_PATTERNS], context));
}

static enum length_subject subject_of(const struct word_list *lists, struct text context)
{
    if (patterns_match(&lists[WORDS_INCIDENT_LASTED_PATTERNS], context))
        return SUBJECT_INCIDENT;
    return patterns_match(&lists[WORDS_OUTAGE_SUBJECT_PATTERNS], context) ? SUBJECT_OUTAGE
                                                                          : SUBJECT_FAILURE;
}

/* Adds a length to those of the incident or, where the words around it do not tell whether it is one, to the
 * loose ones. */
static void take_length(struct reading *reading, const struct passage *passage,
                        const struct length *length, struct text context)
{
    const struct word_list *lists = reading->words->lists;
    bool failure = tells_failure(lists, passage, context);
    if (!failure && (!passage->opening || is_code(passage_text(passage, length->place))))
        return;
    if (patterns_match(&lists[WORDS_OTHER_LENGTH_PATTERNS], context)) {
        reading->postmortem->incident.may_be_told |= passage->opening;
        return;
    }
    bool judged = failure || patterns_match(&lists[WORDS_PLAIN_LENGTH_PATTERNS], context);
    bool background = judged && patterns_match(&lists[WORDS_BACKGROUND_LENGTH_PATTERNS], context);
    struct length_claim claim = {.length = *length,
                                 .place = passage_place(passage, length->place),
                                 .written = passage_text(passage, length->place)};
    if (!judged || (!failure && background)) {
        LIST_PUSH(reading->arena, &reading->postmortem->incident.loose, claim);
        return;
    }
    if (failure && !background)
        claim.subject = subject_of(lists, context);
    claim.of_window = !background && patterns_match(&lists[WORDS_WINDOW_LENGTH_PATTERNS], context);
    claim.part = patterns_match(&lists[WORDS_PART_LENGTH_PATTERNS], context);
    claim.metric = failure && patterns_match(&lists[WORDS_METRIC_LENGTH_PATTERNS], context);
    claim.net = is_net_length(reading, passage->text, length->place);
    claim.other_ends = patterns_match(&lists[WORDS_HINDERED_LENGTH_PATTERNS], context);
    add_length(reading, claim);
}

/* The stamp right before a length, with no more than a comma or a bracket between: "at 09:10 UTC, 25 minutes". */
static bool find_stamp_before(const struct reading *reading, struct text text, size_t end,
                              struct stamp *stamp)
{
    for (size_t at = 0; find_stamp(reading, text, at, stamp); at = stamp->place.end) {
        if (stamp->place.end > end)
            return false;
        struct text between = text_slice(text, stamp->place.end, end);
        if (stamp->clock.known && !is_range(stamp) && text_strip(between, " ,(").length == 0)
            return true;
    }
    return false;
}

static void take_elapsed(struct reading *reading, const struct passage *passage,
                         const struct length *length, struct text context)
{
    struct stamp stamp;
    if (!text_matches(reading, WORDS_AFTER_START_PATTERNS, context) ||
        text_matches(reading, WORDS_OTHER_METRIC_PATTERNS, context) ||
        !find_stamp_before(reading, passage->text, length->place.start, &stamp))
        return;
    fill_years(reading, &stamp);
    struct moment_context document = document_context(reading);
    struct elapsed_claim claim = {
        .moment = moment_of(&stamp, &document, reading->arena),
        .length = *length,
        .written = passage_text(passage, length->place),
        .moment_place = passage_place(passage, stamp.place),
        .place = passage_place(passage, length->place),
    };
    if (!stamp.about)
        LIST_PUSH(reading->arena, &reading->postmortem->elapsed, claim);
}

#define SHORTEST_INCIDENT 60 /* seconds; what is shorter is a latency */

void read_lengths(struct reading *reading, const struct passage *passage)
{
    struct length length;
    struct stamp_walk stamps = {.text = passage->text};
    if (!may_hold_length(reading, passage->text))
        return;
    for (size_t at = 0; length_find(passage->text, at, reading->time, &length);
         at = length.place.end) {
        if (length.most < SHORTEST_INCIDENT || is_within_stamp(reading, &stamps, length.place))
            continue;
        struct text context = length_context(reading->arena, passage->text, length.place);
        take_length(reading, passage, &length, context);
        take_elapsed(reading, passage, &length, context);
        if (passage->opening)
            take_metric(reading, context, &length, passage_place(passage, length.place),
                        passage_text(passage, length.place));
    }
}

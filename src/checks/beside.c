/* The window that a sentence tells right beside a length: "for 95 minutes, from 14:00 to 15:15". */
#include "checks/common.h"
#include "checks/duration.h"
#include "checks/subject.h"
#include "rulebook/pattern.h"

struct text text_between(const struct check *check, struct place a, struct place b)
{
    enum { REACH = 30 };
    struct place between = {a.end, b.start};
    if (b.start < a.start)
        between = (struct place){b.end, a.start};
    if (between.start >= between.end || between.end - between.start > REACH)
        return TEXT("");
    struct text text = document_text(check->postmortem->document, between);
    return text_find_byte(text, '\n', 0) == TEXT_NOT_FOUND ? text : TEXT("");
}

/* Whether words about another day follow on a place: "15:00 the next day". */
static bool names_day_behind(const struct check *check, struct place place)
{
    enum { REACH = 20 };
    const struct document *document = check->postmortem->document;
    size_t end =
        document->bytes.length - place.end < REACH ? document->bytes.length : place.end + REACH;
    struct text behind = document_text(document, (struct place){place.end, end});
    return text_find_folded(behind, TEXT("day"), 0) != TEXT_NOT_FOUND;
}

/* How many lengths of sentences stand near a place: each of several may be of a part. */
static size_t count_lengths_near(const struct incident *incident, struct place place)
{
    enum { NEAR = 120 };
    size_t count = 0;
    for (size_t i = 0; i < incident->lengths.count; i++) {
        const struct length_claim *other = &incident->lengths.items[i];
        count += !other->field && other->place.start < place.end + NEAR &&
                 place.start < other->place.end + NEAR;
    }
    return count;
}

/* The only window that a sentence tells. NULL where there is none, or several. */
static const struct witness *told_window(const struct incident *incident,
                                         const struct witness_list *witnesses)
{
    const struct witness *told = NULL;
    for (size_t i = 0; i < incident->windows.count; i++) {
        if (told && !incident->windows.items[i].field)
            return NULL;
        if (!incident->windows.items[i].field)
            told = &witnesses->items[i]; /* windows stand first among them */
    }
    return told;
}

/* Whether a window alone stands in brackets behind the length of one thing's downtime: "The API was unreachable for 72
 * minutes (06:03-06:55 CEST)". What is delayed or locked stays so behind the window, and two nodes may be summed up. */
static bool is_enclosed_behind(const struct check *check, struct place window, struct place length)
{
    const struct text bytes = check->postmortem->document->bytes;
    if (length.end >= window.start || window.end >= bytes.length || bytes.data[window.end] != ')' ||
        !text_equal(text_trim(text_between(check, length, window)), TEXT("(")))
        return false;
    struct text sentence = sentence_in_paragraph(bytes, length);
    struct text before = text_slice(bytes, (size_t)(sentence.data - bytes.data), length.start);
    return patterns_match(word_list(check, WORDS_ENCLOSED_LENGTH_PATTERNS), before);
}

/* Whether a length is longer than a window by half days, which clocks of twelve hours leave open. */
static bool exceeds_by_half_days(const struct length_claim *claim, int64_t seconds)
{
    enum { HALF_DAY = 12 * 3600 };
    return claim->length.unit >= 2 * HALF_DAY || (claim->length.seconds - seconds) % HALF_DAY == 0;
}

const struct witness *contradicted_window(const struct check *check,
                                          const struct witness_list *witnesses,
                                          const struct length_claim *claim)
{
    const struct incident *incident = &check->postmortem->incident;
    const struct witness *window = told_window(incident, witnesses);
    int64_t seconds;
    if (claim->field || claim->part || !window)
        return NULL;
    bool enclosed = is_enclosed_behind(check, window->place, claim->place);
    if (!enclosed && count_lengths_near(incident, claim->place) != 1)
        return NULL;
    struct text between = text_between(check, claim->place, window->place);
    bool beside =
        between.length && patterns_match(word_list(check, WORDS_BESIDE_WINDOW_PATTERNS), between);
    if (!beside || !witness_length(window, &seconds) || witness_may_agree(window, &claim->length) ||
        names_day_behind(check, window->place))
        return NULL;
    if (claim->of_window && !claim->net && !window->interrupted)
        return window;
    bool bracketed = text_starts_with(text_trim(between), TEXT("("));
    if (enclosed && exceeds_by_half_days(claim, seconds))
        return NULL;
    return (enclosed || !bracketed) && range_of(&claim->length).least > seconds ? window : NULL;
}

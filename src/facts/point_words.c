#include "facts/point_words.h"

const struct word_list *point_words(const struct reading *reading, enum phase phase,
                                    enum point_source source)
{
    static const enum word_list_id lists[2][PHASE_COUNT] = {
        {WORDS_BEGIN_MARKER_PATTERNS, WORDS_DETECT_MARKER_PATTERNS, WORDS_MITIGATE_MARKER_PATTERNS,
         WORDS_END_MARKER_PATTERNS},
        {WORDS_BEGIN_EVENT_PATTERNS, WORDS_DETECT_EVENT_PATTERNS, WORDS_MITIGATE_EVENT_PATTERNS,
         WORDS_END_EVENT_PATTERNS}};
    return &reading->words->lists[lists[source == POINT_EVENT][phase]];
}

/* The line of a text that holds a byte, so far as a quotation around it may reach. */
static struct text line_around(struct text text, size_t at)
{
    enum { REACH = 200 };
    size_t start = at, end = at;
    while (start && at - start < REACH && text.data[start - 1] != '\n')
        start--;
    while (end < text.length && end - at < REACH && text.data[end] != '\n')
        end++;
    return text_slice(text, start, end);
}

/* Whether a straight mark opens a quotation there, behind a blank and before a word. */
static bool opens_straight(struct text line, size_t at)
{
    return (!at || !ascii_is_word(line.data[at - 1])) && at + 1 < line.length &&
           !ascii_is_space(line.data[at + 1]);
}

/* Whether the byte stands behind a straight mark that opens and before one that closes. */
static bool is_between_straight(struct text line, size_t here)
{
    bool open = false;
    for (size_t at = text_find_byte(line, '"', 0); at < here;
         at = text_find_byte(line, '"', at + 1))
        open = !open && opens_straight(line, at);
    return open && text_find_byte(line, '"', here) != TEXT_NOT_FOUND;
}

/* The last place of a mark before byte `before`, or TEXT_NOT_FOUND. */
static size_t last_mark(struct text text, const char *mark, size_t before)
{
    size_t last = TEXT_NOT_FOUND;
    for (size_t at = text_find(text, text_from(mark), 0); at < before;
         at = text_find(text, text_from(mark), at + 1))
        last = at;
    return last;
}

bool is_between_quotes(struct text text, size_t at)
{
    static const char *const marks[][2] = {{"“", "”"}, {"«", "»"}, {"„", "“"}};
    struct text line = line_around(text, at);
    size_t here = at - (size_t)(line.data - text.data);
    if (is_between_straight(line, here))
        return true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t open = last_mark(line, marks[i][0], here),
               close = last_mark(line, marks[i][1], here);
        if (open != TEXT_NOT_FOUND && (close == TEXT_NOT_FOUND || close < open) &&
            text_find(line, text_from(marks[i][1]), here) != TEXT_NOT_FOUND)
            return true;
    }
    return false;
}

/* Whether the words up to the end of a match take back what it tells: "not yet mitigated", "awaiting rollback", a
 * "curl … failed" of who looks for what is known already. */
static bool is_taken_back(const struct reading *reading, enum phase phase, bool later,
                          struct text text, const struct pattern_match *match)
{
    struct text told = text_slice(text, 0, match->end);
    return text_matches(reading, WORDS_DENIED_POINT_PATTERNS, told) ||
           (later && phase == PHASE_START &&
            text_matches(reading, WORDS_RESPONDER_CHECK_PATTERNS, told));
}

bool find_told(const struct reading *reading, enum phase phase, enum point_source source,
               struct text text, bool later, struct pattern_match *match)
{
    enum { MOST_TAKEN_BACK = 4 };
    const struct word_list *list = point_words(reading, phase, source);
    size_t from = 0;
    for (size_t i = 0; i <= MOST_TAKEN_BACK; i++) {
        struct text rest = text_from_offset(text, from);
        if (!patterns_find(list, rest, 0, match))
            return false;
        /* markers are too short to take anything back */
        if (source != POINT_EVENT || !is_taken_back(reading, phase, later, rest, match)) {
            match->start += from;
            match->end += from;
            return true;
        }
        from += match->end;
    }
    return false;
}

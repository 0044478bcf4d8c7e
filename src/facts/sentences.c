/* What sentences say of the incident's beginning and end; their lengths: sentence_lengths.c. */
#include "base/utf8.h"
#include "facts/claims.h"
#include "facts/passage.h"
#include "facts/point_words.h"

/* How far before a range "between" may stand. */
#define BETWEEN_BYTES 30

/* Whether the words between two stamps make a range of them: "between 21:27 UTC and 07:27 UTC". */
static bool joins_range(const struct reading *reading, struct text text, const struct stamp *first,
                        const struct stamp *second)
{
    struct text between = text_trim(text_slice(text, first->place.end, second->place.start));
    const struct word_list *lists = reading->words->lists;
    if (between.length > 24)
        return false;
    if (phrases_contain(&lists[WORDS_RANGE_JOINTS], utf8_fold(reading->arena, between)))
        return true;
    struct place start = {first->place.start, first->place.start};
    struct text before = utf8_fold(reading->arena, text_near(text, start, BETWEEN_BYTES, 0));
    struct pattern_match match;
    return phrases_contain(&lists[WORDS_BETWEEN_JOINTS], utf8_fold(reading->arena, between)) &&
           phrases_find(&lists[WORDS_BETWEEN_WORDS], before, 0, &match);
}

static bool may_state_window(const struct reading *reading, const struct passage *passage,
                             size_t at)
{
    struct text sentence = sentence_around(reading, passage->text, at);
    const struct word_list *lists = reading->words->lists;
    if (patterns_match(&lists[WORDS_OTHER_WINDOW_PATTERNS], sentence))
        return false;
    return passage->opening || passage->account ||
           patterns_match(&lists[WORDS_WINDOW_PATTERNS], sentence);
}

/* "A burst of errors at 16:51:59–16:52:07": seconds of which a sentence tells that is not about the incident as such,
 * where the document looks for the cause. */
static bool is_moment_of_cause(const struct reading *reading, const struct passage *passage,
                               const struct stamp *range)
{
    enum { MINUTE = 60 };
    if (passage->opening || passage->account || range->clock.precision < PRECISION_SECOND ||
        range->end_clock.precision < PRECISION_SECOND || range->end_date.known)
        return false;
    int64_t seconds = seconds_of_day(&range->end_clock) - seconds_of_day(&range->clock);
    return seconds >= 0 && seconds < MINUTE &&
           !text_matches(reading, WORDS_INCIDENT_SUBJECT_PATTERNS,
                         sentence_around(reading, passage->text, range->place.start));
}

static void take_window(struct reading *reading, const struct passage *passage, struct stamp *range)
{
    struct window_claim claim = {
        .place = passage_place(passage, range->place),
        .written = passage_text(passage, range->place),
    };
    if (is_moment_of_cause(reading, passage, range) ||
        !may_state_window(reading, passage, range->place.start))
        return;
    claim.interrupted = text_matches(reading, WORDS_PAUSE_PATTERNS,
                                     sentence_around(reading, passage->text, range->place.start));
    add_window(reading, range, claim);
}

/* "started … around 11:00 GMT", "was resolved at 23:01 GMT": the words of the clause before it say
 * which point of the incident a clock is. */
#define CLAUSE_BYTES 90

/* The words before a stamp from byte `from` on: of its line alone, where they are a label ("Report date: …"). */
static struct text clause_before(const struct passage *passage, const struct stamp *stamp,
                                 size_t from)
{
    struct place start = {stamp->place.start, stamp->place.start};
    size_t reach = stamp->place.start - from;
    struct text clause =
        text_near(passage->text, start, reach < CLAUSE_BYTES ? reach : CLAUSE_BYTES, 0);
    size_t line = clause.length;
    while (line && clause.data[line - 1] != '\n')
        line--;
    struct text label = text_trim(text_from_offset(clause, line));
    return text_ends_with(label, TEXT(":")) ? label : clause;
}

static void add_point(struct reading *reading, const struct passage *passage, struct stamp *stamp,
                      enum phase phase)
{
    struct moment_context context = document_context(reading);
    fill_years(reading, stamp);
    struct moment moment = moment_of(stamp, &context, reading->arena);
    tell_point(reading, phase, POINT_SENTENCE, &moment, passage_place(passage, stamp->place),
               passage_text(passage, stamp->place));
}

/* Whether nothing but the end of a sentence stands between the words told and the next. */
static bool goes_on(struct text text, size_t told, size_t next)
{
    return told && !text_strip(text_slice(text, told, next), " \t\r\n.,;").length;
}

/* "At 14:02 the outage began": the words behind a clock at the head of a sentence or clause say what it is of. `*told`
 * is where the words begin that nothing was read from, and moves behind these. */
static bool take_point_first(struct reading *reading, const struct passage *passage,
                             struct stamp *stamp, size_t *told)
{
    static const struct {
        enum word_list_id list;
        enum phase phase;
    } clauses[] = {{WORDS_BEGIN_BEHIND_PATTERNS, PHASE_START},
                   {WORDS_END_BEHIND_PATTERNS, PHASE_END}};
    struct pattern_match match;
    struct text sentence = sentence_around(reading, passage->text, stamp->place.start);
    size_t from = (size_t)(sentence.data - passage->text.data), end = from + sentence.length;
    struct text head = text_slice(passage->text, from > *told ? from : *told, stamp->place.start);
    struct text behind = text_slice(passage->text, stamp->place.end, end);
    for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++) {
        if (!patterns_find(&reading->words->lists[clauses[i].list], behind, 0, &match) ||
            !text_matches(reading, WORDS_CLOCK_FIRST_PATTERNS, head) ||
            (match.group_end > match.group_start && !goes_on(passage->text, *told, from)))
            continue;
        *told = stamp->place.end + match.end;
        add_point(reading, passage, stamp, clauses[i].phase);
        return true;
    }
    return false;
}

/* Whether a clause tells a phase. The state of a status page, "identified", is no detection, while one that it calls
 * "resolved" is over. */
static bool tells_phase(const struct reading *reading, enum word_list_id list, enum phase phase,
                        struct text text, struct text clause)
{
    struct pattern_match match;
    if (!patterns_find(&reading->words->lists[list], clause, 0, &match))
        return false;
    bool grouped = match.group_end > match.group_start;
    size_t word = grouped ? match.group_start : match.start;
    return phase != PHASE_DETECTED ||
           !is_between_quotes(text, (size_t)(clause.data - text.data) + word);
}

static void take_point(struct reading *reading, const struct passage *passage, struct stamp *stamp,
                       size_t *told)
{
    static const struct {
        enum word_list_id list;
        enum phase phase;
    } clauses[] = {{WORDS_END_CLAUSE_PATTERNS, PHASE_END},
                   {WORDS_BEGIN_CLAUSE_PATTERNS, PHASE_START},
                   {WORDS_DETECT_CLAUSE_PATTERNS, PHASE_DETECTED}};
    struct text clause = clause_before(passage, stamp, *told);
    if (take_point_first(reading, passage, stamp, told))
        return;
    for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
        if (tells_phase(reading, clauses[i].list, clauses[i].phase, passage->text, clause)) {
            add_point(reading, passage, stamp, clauses[i].phase);
            return;
        }
}

/* "On 10 December, between 00:10 and 01:05": the day at the head of a sentence is that of the clocks
 * behind it. */
#define DAY_REACH 40 /* bytes between the two */

static void take_day_before(const struct passage *passage, const struct stamp *before,
                            struct stamp *stamp)
{
    bool day =
        before->date.known && before->date.day && !before->clock.known && !before->end_date.known;
    if (!day || stamp->date.known || !stamp->clock.known ||
        stamp->place.start > before->place.end + DAY_REACH)
        return;
    struct text between = text_slice(passage->text, before->place.end, stamp->place.start);
    if (text_find_byte(between, '.', 0) == TEXT_NOT_FOUND)
        stamp->date = before->date;
}

static void read_windows(struct reading *reading, const struct passage *passage)
{
    struct stamp stamp, next, before = {0};
    size_t told = 0;
    bool more = find_stamp(reading, passage->text, 0, &stamp);
    while (more) {
        take_day_before(passage, &before, &stamp);
        before = stamp;
        more = find_stamp(reading, passage->text, stamp.place.end, &next);
        if (is_range(&stamp)) {
            take_window(reading, passage, &stamp);
        } else if (more && !is_range(&next) && joins_range(reading, passage->text, &stamp, &next)) {
            struct stamp range = join_stamps(&stamp, &next);
            take_window(reading, passage, &range);
            more = find_stamp(reading, passage->text, next.place.end, &next);
        } else if (stamp.clock.known && passage->opening) {
            take_point(reading, passage, &stamp, &told);
        }
        stamp = next;
    }
}

/* The entries of the timeline and the fields that have spoken, so that no words are read twice. All
 * are in the order of the document, as the passages are: each index is of the first that may lie in
 * a coming passage. */
struct spoken {
    size_t event, length, window;
};

/* Whether a place begins with a timed entry of the timeline. */
static bool is_entry(const struct postmortem *postmortem, struct spoken *spoken, struct place place)
{
    const struct event_list *events = &postmortem->events;
    while (spoken->event < events->count && events->items[spoken->event].place.start < place.start)
        spoken->event++;
    for (size_t i = spoken->event; i < events->count; i++) {
        if (events->items[i].place.start >= place.end)
            return false;
        if (events->items[i].timed && events->items[i].in_timeline)
            return true;
    }
    return false;
}

/* Whether a field within the place has told a length or a window. The claims of fields were made
 * before those of sentences. */
static bool is_spoken_field(const struct incident *incident, struct spoken *spoken,
                            struct place place)
{
    const struct length_claim_list *lengths = &incident->lengths;
    const struct window_claim_list *windows = &incident->windows;
    size_t *length = &spoken->length, *window = &spoken->window;
    while (*length < lengths->count && lengths->items[*length].field &&
           lengths->items[*length].place.start < place.start)
        ++*length;
    while (*window < windows->count && windows->items[*window].field &&
           windows->items[*window].place.start < place.start)
        ++*window;
    return (*length < lengths->count && lengths->items[*length].field &&
            lengths->items[*length].place.end <= place.end) ||
           (*window < windows->count && windows->items[*window].field &&
            windows->items[*window].place.end <= place.end);
}

static void read_passage(struct reading *reading, struct spoken *spoken,
                         const struct passage *passage, bool timeline)
{
    struct place whole = {0, passage->text.length};
    if (is_spoken_field(&reading->postmortem->incident, spoken, passage_place(passage, whole)))
        return;
    read_lengths(reading, passage);
    if (!timeline)
        read_windows(reading, passage);
}

/* The lines of a paragraph that is partly a timeline: those that are no entries. */
static void read_other_lines(struct reading *reading, struct spoken *spoken,
                             const struct passage *whole, bool timeline)
{
    struct text rest = whole->text, line;
    while (text_next_line(&rest, &line)) {
        struct passage passage = {whole->block, line, whole->opening, whole->account};
        struct place place = passage_place(&passage, (struct place){0, line.length});
        if (line.length && !is_entry(reading->postmortem, spoken, place))
            read_passage(reading, spoken, &passage, timeline);
    }
}

void read_incident_sentences(struct reading *reading)
{
    const struct postmortem *postmortem = reading->postmortem;
    struct spoken spoken = {0};
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct prose_block *prose = &reading->prose.items[i];
        const struct block *block = prose->block;
        bool timeline = prose->roles[ROLE_TIMELINE];
        struct passage passage = {block, block->text, prose->opening, prose->account};
        if (prose->roles[ROLE_ACTION_ITEMS] || prose->roles[ROLE_LESSONS] ||
            postmortem_tells_other_incident(postmortem, block->place.start) ||
            (block->kind == BLOCK_CELL && timeline))
            continue;
        if (is_entry(postmortem, &spoken, block->place))
            read_other_lines(reading, &spoken, &passage, timeline);
        else
            read_passage(reading, &spoken, &passage, timeline);
    }
}

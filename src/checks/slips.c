#include "checks/slips.h"

#include "base/utf8.h"
#include "checks/common.h"
#include "checks/numbers.h"
#include "rulebook/pattern.h"

/* The two places in which a number is told of the whole incident. */
enum side { SIDE_NONE, SIDE_SUMMARY, SIDE_IMPACT };

/* A number, and the label or the words by which it is compared. */
struct slip_claim {
    enum side side;
    struct text number;
    struct text words; /* folded */
    struct told told;
};
LIST(slip_claim_list, struct slip_claim);
enum { MOST_CLAIMS = 40 };

/* A section below that of the impact may tell of a part of it. `head` is where that ends. */
static enum side side_of(const struct postmortem *postmortem, size_t head, size_t offset)
{
    const struct section *section = postmortem_section_at(postmortem, offset);
    if (section && section->roles[ROLE_TIMELINE])
        return SIDE_NONE;
    if (section && section->roles[ROLE_IMPACT])
        return section->roles[ROLE_SUMMARY] ? SIDE_NONE : SIDE_IMPACT;
    return (section && section->roles[ROLE_SUMMARY]) || offset < head ? SIDE_SUMMARY : SIDE_NONE;
}

/* The value of a number without a point; -1 where it has one, or too many digits. */
static int64_t value_of(struct text number)
{
    if (text_find_byte(number, '.', 0) != TEXT_NOT_FOUND)
        return -1;
    int64_t hundredths = hundredths_of(number);
    return hundredths < 0 ? -1 : hundredths / 100;
}

/* Whether the one number is no more than the other, rounded: 9,500 of 9,540. */
static bool is_rounded(int64_t rounded, int64_t value)
{
    int64_t unit = 1, distance = rounded > value ? rounded - value : value - rounded;
    while (rounded && rounded % (unit * 10) == 0)
        unit *= 10;
    return distance < unit;
}

static bool is_slip(const struct slip_claim *a, const struct slip_claim *b)
{
    int64_t left = value_of(a->number), right = value_of(b->number);
    return is_digit_slip(a->number, b->number) && left >= 0 && right >= 0 &&
           !is_rounded(left, right) && !is_rounded(right, left);
}

static size_t count_alike(const struct slip_claim_list *claims, const struct slip_claim *claim)
{
    size_t count = 0;
    for (size_t i = 0; i < claims->count; i++)
        count += text_equal(claims->items[i].words, claim->words);
    return count;
}

/* What is told more than twice, be it of a part, or twice in one place, may be of parts, or of several times. */
static void report_unlike(struct check *check, const struct slip_claim_list *claims)
{
    for (size_t i = 0; i < claims->count; i++)
        for (size_t j = i + 1; j < claims->count; j++) {
            const struct slip_claim *a = &claims->items[i], *b = &claims->items[j];
            if (a->side && b->side && a->side != b->side && is_slip(a, b) &&
                text_equal(a->words, b->words) && count_alike(claims, a) == 2)
                report_two_numbers(check, a->told, b->told);
        }
}

/* What all of was affected by the words of a claim, "customer accounts"; empty where they say another thing. */
static struct text noun_of_total(const struct check *check, const struct slip_claim *claim)
{
    struct pattern_match match;
    return claim->side && patterns_find(word_list(check, WORDS_TOTAL_CLAUSE_PATTERNS), claim->words,
                                        0, &match)
               ? text_slice(claim->words, match.group_start, match.group_end)
               : (struct text){0};
}

/* Whether what became of a number of things was no good for them: more than were affected may well have been spared,
 * looked at or mended. */
static bool tells_harm(const struct check *check, const struct slip_claim *claim)
{
    return (patterns_match(word_list(check, WORDS_IMPACT_PATTERNS), claim->words) ||
            patterns_match(word_list(check, WORDS_HARM_PATTERNS), claim->words)) &&
           !patterns_match(word_list(check, WORDS_SPARED_PATTERNS), claim->words) &&
           !patterns_match(word_list(check, WORDS_NARROWED_COUNT_PATTERNS), claim->words);
}

static bool tells_of(const struct slip_claim *claim, struct text noun)
{
    return text_starts_with(claim->words, noun) && claim->words.length > noun.length &&
           claim->words.data[noun.length] == ' ';
}

/* "903 customer accounts were affected" and "930 customer accounts showed a wrong balance": something became of more
 * than all, by a slip. */
static void report_more_than_all(struct check *check, const struct slip_claim_list *claims)
{
    for (size_t i = 0; i < claims->count; i++) {
        const struct slip_claim *total = &claims->items[i], *part = NULL;
        struct text noun = noun_of_total(check, total);
        size_t count = 0;
        for (size_t j = 0; noun.length && j < claims->count; j++)
            if (tells_of(&claims->items[j], noun) && ++count && j != i)
                part = &claims->items[j];
        if (count != 2 || !part || !part->side || part->side == total->side ||
            !is_slip(total, part) || !tells_harm(check, part) ||
            text_equal(total->words, part->words) ||
            value_of(part->number) <= value_of(total->number))
            continue;
        if (total < part)
            report_two_numbers(check, total->told, part->told);
        else
            report_two_numbers(check, part->told, total->told);
    }
}

void report_two_numbers(struct check *check, struct told first, struct told second)
{
    const char *words = quote(check, second.text), *other = quote(check, first.text);
    struct finding *finding =
        report(check, second.place, pair_subject(check, words, other),
               "%s here, but %s on line %zu", words, other, line_of(check, first.place));
    report_label(check, finding, "here");
    report_related(check, finding, first.place, "%s", other);
}

/* Labels: "Customers affected: 410,000" */

/* Whether a value is a number and at most a word for what it counts. */
static bool is_bare_count(struct text value, struct text number)
{
    struct text rest = text_trim(text_from_offset(value, number.length));
    for (size_t i = 0; i < rest.length; i++)
        if (!ascii_is_letter(rest.data[i]) && rest.data[i] != '.')
            return false;
    return number.length > 0;
}

/* Whether a block may label a number of the whole incident: the first row of a table names its columns, and an item
 * below another tells of a part. */
static bool may_label(const struct block *block)
{
    return block->kind == BLOCK_CELL ? !block->parent->header : block_depth(block, BLOCK_LIST) < 2;
}

static void take_labelled(struct check *check, const struct block *block, struct text line,
                          enum side side, struct slip_claim_list *claims)
{
    struct text label, value;
    if (!may_label(block) || !split_spoken(block, line, &label, &value) ||
        !ascii_is_digit(value.data[0]))
        return;
    struct text number = text_leading_number(value);
    size_t start = (size_t)(value.data - block->text.data), end = start + value.length;
    if (!is_bare_count(value, number) || is_quoted(block->text, start) ||
        (block_style(block, start, end) & RUN_CODE) ||
        !patterns_match(word_list(check, WORDS_COUNT_LABEL_PATTERNS), label))
        return;
    struct slip_claim claim = {
        .side = side,
        .number = number,
        .words = utf8_fold(check->arena, label),
        .told = {text_from(
                     arena_printf(check->arena, "%.*s: %.*s", TEXT_ARG(label), TEXT_ARG(value))),
                 block_place(block, start, end)},
    };
    LIST_PUSH(check->arena, claims, claim);
}

/* Sentences: "6,120 customers could not sign in" */

/* No clause that is compared is longer. */
enum { MAX_CLAUSE = 400 };

/* The words behind a number up to the mark that ends their clause; the point in "shop.example" ends none. */
static struct text clause_behind(struct text line, size_t from)
{
    size_t end = from;
    while (
        end < line.length && end - from < MAX_CLAUSE &&
        !(strchr(".,;:!?()", line.data[end]) &&
          (end + 1 == line.length || !ascii_is_word(line.data[end + 1]) || line.data[end] == '(')))
        end++;
    return text_slice(line, from, end);
}

/* Whether words are a noun and what became of it, without another number, and nothing behind them narrows them.
 * `last`: no line stands behind theirs. */
static bool is_whole_clause(const struct check *check, struct text line, struct text clause,
                            bool last)
{
    size_t blanks = 0, end = (size_t)(clause.data - line.data) + clause.length;
    struct text words = text_trim(clause);
    for (size_t i = 0; i < words.length; i++) {
        if (ascii_is_digit(words.data[i]))
            return false;
        blanks += words.data[i] == ' ';
    }
    if (!blanks || clause.data[0] != ' ')
        return false;
    if (end == line.length)
        return last;
    if (strchr(".;!", line.data[end]))
        return true;
    return line.data[end] == ',' && patterns_match(word_list(check, WORDS_WHOLE_COUNT_PATTERNS),
                                                   text_from_offset(line, end));
}

/* Whether the words of the sentence before a number leave it that of the whole. */
static bool leads_whole(const struct check *check, struct text text, size_t at)
{
    size_t start = at;
    while (start && at - start < MAX_CLAUSE && !ends_sentence(text, start - 1))
        start--;
    struct text before = text_slice(text, start, at);
    return patterns_match(word_list(check, WORDS_COUNT_LEAD_PATTERNS), before) &&
           !patterns_match(word_list(check, WORDS_NARROWED_COUNT_PATTERNS), before);
}

static bool is_length(const struct check *check, struct text text)
{
    struct length length;
    return length_find(text, 0, &check->postmortem->words->time, &length) &&
           length.place.start == 0;
}

static void take_number(struct check *check, const struct block *block, struct text line, size_t at,
                        enum side side, struct slip_claim_list *claims)
{
    struct text number = text_leading_number(text_from_offset(line, at));
    struct text clause = clause_behind(line, at + number.length);
    size_t start = (size_t)(line.data - block->text.data) + at;
    size_t end = start + number.length + clause.length;
    bool last = line.data + line.length == block->text.data + block->text.length;
    if (number.length < 2 || !is_whole_clause(check, line, clause, last) ||
        (block_style(block, start, end) & RUN_CODE) || is_quoted(block->text, start) ||
        is_length(check, text_from_offset(line, at)))
        return;
    struct slip_claim claim = {
        .side = leads_whole(check, block->text, start) ? side : SIDE_NONE,
        .number = number,
        .words = utf8_fold(check->arena, text_trim(clause)),
        .told = {text_slice(block->text, start, end), block_place(block, start, end)},
    };
    LIST_PUSH(check->arena, claims, claim);
}

/* Whether a block may tell of the whole incident: a cell, an item below another, and what stands below words with a
 * colon, "In the EU:", tell of parts. */
static bool tells_whole(const struct block *block)
{
    const struct block *before = block->previous;
    bool led = before && text_ends_with(text_trim(before->text), TEXT(":"));
    return block->kind == BLOCK_PARAGRAPH && !led && block_depth(block, BLOCK_LIST) < 2;
}

/* Labelled numbers and numbers in sentences are compared with their like. */
struct slip_claims {
    struct slip_claim_list labelled, told;
};

static void take_line(struct check *check, const struct block *block, struct text line,
                      enum side side, struct slip_claims *claims)
{
    if (claims->labelled.count < MOST_CLAIMS)
        take_labelled(check, block, line, side, &claims->labelled);
    if (!tells_whole(block))
        return;
    for (size_t at = 0; at < line.length && claims->told.count < MOST_CLAIMS; at++)
        if (ascii_is_digit(line.data[at]) && (!at || line.data[at - 1] == ' '))
            take_number(check, block, line, at, side, &claims->told);
}

void report_slips(struct check *check)
{
    const struct spoken_list *spoken = spoken_blocks(check);
    struct slip_claims claims = {{0}, {0}};
    size_t head = end_of_head(check->postmortem);
    for (size_t i = 0; i < spoken->count; i++) {
        const struct block *block = spoken->items[i].block;
        struct text rest = block->text, line;
        enum side side = side_of(check->postmortem, head, block->place.start);
        if (side == SIDE_NONE)
            continue;
        while (text_next_line(&rest, &line))
            take_line(check, block, line, side, &claims);
    }
    report_unlike(check, &claims.labelled);
    report_unlike(check, &claims.told);
    report_more_than_all(check, &claims.told);
}

/* Numbers of the impact: whether the summary and the impact give two for one thing. */
#include "checks/common.h"
#include "checks/numbers.h"
#include "checks/slips.h"

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_impact_contradicts_itself;

/* "75% of our users": a number, whether it is a share, and of what. */
struct count {
    int64_t hundredths;
    bool share;
    struct text noun;
    struct text text;
    struct place place;
    const struct section *section;
};
LIST(count_list, struct count);
enum { MOST_COUNTS = 40 };

static struct text last_word(struct text text)
{
    size_t at = text.length;
    while (at && ascii_is_word(text.data[at - 1]))
        at--;
    return text_from_offset(text, at);
}

/* Whether a section tells the whole impact: the steps of a timeline or of a repair count other
 * things. */
static bool tells_impact(const struct section *section)
{
    return section && (section->roles[ROLE_SUMMARY] || section->roles[ROLE_IMPACT]) &&
           !section->roles[ROLE_TIMELINE];
}

/* Reads a match as a count. False where it is an estimate, or one part of several. */
static bool read_count(const struct check *check, const struct spoken_match *match,
                       struct count *count)
{
    *count = (struct count){
        .hundredths = hundredths_of(text_leading_number(match->text)),
        .share = text_find(match->text, TEXT(" of "), 0) != TEXT_NOT_FOUND,
        .noun = last_word(match->text),
        .text = match->text,
        .place = match->place,
        .section = postmortem_section_at(check->postmortem, match->place.start),
    };
    return count->hundredths >= 0 && tells_impact(count->section) &&
           !is_quoted(match->block->text, match->start) &&
           !patterns_match(word_list(check, WORDS_ESTIMATE_PATTERNS),
                           sentence_of(match->block->text, match->start, match->end));
}

static void find_counts(const struct check *check, const struct spoken_block *own,
                        struct count_list *counts)
{
    const struct word_list *patterns = word_list(check, WORDS_AFFECTED_PATTERNS);
    const struct block *block = own->block;
    struct text rest = block->text, line;
    struct pattern_match match;
    struct count count;
    if (!patterns_possible_in(patterns, own->covered))
        return;
    while (counts->count < MOST_COUNTS && text_next_line(&rest, &line)) {
        if (!patterns_find(patterns, line, 0, &match))
            continue;
        size_t base = (size_t)(line.data - block->text.data);
        struct spoken_match spoken = {
            .block = block, .start = base + match.group_start, .end = base + match.group_end};
        spoken.text = text_slice(block->text, spoken.start, spoken.end);
        spoken.place = block_place(block, spoken.start, spoken.end);
        if (spoken.end > spoken.start &&
            !(block_style(block, spoken.start, spoken.end) & RUN_CODE) &&
            read_count(check, &spoken, &count))
            LIST_PUSH(check->arena, counts, count);
    }
}

static size_t count_sections(const struct postmortem *postmortem, enum role role)
{
    size_t count = 0;
    for (size_t i = 0; i < postmortem->sections.count; i++)
        count += postmortem->sections.items[i].roles[role];
    return count;
}

static bool may_contradict(const struct count *a, const struct count *b)
{
    return a->section != b->section && a->section->parent == b->section->parent &&
           a->share == b->share && text_equal_folded(a->noun, b->noun);
}

/* Reported only where exactly two numbers are stated: of three each may have its own meaning. */
static bool compare_affected(struct check *check)
{
    struct count_list counts = {0};
    const struct spoken_list *spoken = spoken_blocks(check);
    for (size_t i = 0; i < spoken->count; i++)
        find_counts(check, &spoken->items[i], &counts);
    if (counts.count != 2 || !may_contradict(&counts.items[0], &counts.items[1]) ||
        counts.items[0].hundredths == counts.items[1].hundredths)
        return false;
    const struct count *first = &counts.items[0], *second = &counts.items[1];
    report_two_numbers(check, (struct told){first->text, first->place},
                       (struct told){second->text, second->place});
    return true;
}

/* The words of a part of a label in lower case, each behind a blank, without the marks around them. */
static struct text label_words(const struct check *check, struct text label)
{
    struct text rest = utf8_fold(check->arena, label);
    const char *words = "";
    while ((rest = text_trim(rest)).length) {
        size_t length = text_find_byte(rest, ' ', 0);
        length = length == TEXT_NOT_FOUND ? rest.length : length;
        struct text word = text_strip(text_slice(rest, 0, length), "\"'*_:");
        if (word.length)
            words = arena_printf(check->arena, "%s %.*s", words, TEXT_ARG(word));
        rest = text_from_offset(rest, length);
    }
    return text_from(words);
}

/* The words of the total that a label names a remainder of, without those that narrow it: "Total number of
 * \"remaining valid\" certificates". False where it names none. */
static bool names_remainder(const struct check *check, struct text name, struct text *whole)
{
    struct pattern_match match;
    if (!patterns_find(word_list(check, WORDS_REMAINDER_LABEL_PATTERNS), name, 0, &match))
        return false;
    struct text before = label_words(check, text_slice(name, 0, match.group_start));
    struct text behind = label_words(check, text_from_offset(name, match.group_end));
    *whole = text_from(arena_printf(check->arena, "%.*s%.*s", TEXT_ARG(before), TEXT_ARG(behind)));
    return true;
}

/* The hundredths of a value that is a plain count: "214", "1,214 (see below)"; -1 of any other. */
static int64_t plain_count(struct text value)
{
    value = text_trim(value);
    struct text digits = text_leading_number(value);
    bool ends = digits.length == value.length || ascii_is_space(value.data[digits.length]) ||
                value.data[digits.length] == ';' || value.data[digits.length] == ',';
    return digits.length && ends ? hundredths_of(digits) : -1;
}

/* What remains of a total, a plain count, is no more than that: "remaining valid" 309 of 214. `whole` is the total's
 * label. */
static void compare_remainder(struct check *check, const struct field *remainder, struct text whole)
{
    const struct field_list *fields = &check->postmortem->fields;
    int64_t left = plain_count(remainder->value);
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *total = &fields->items[i];
        int64_t all = plain_count(total->value);
        if (all < 0 || all >= left || !text_equal(label_words(check, total->name), whole))
            continue;
        const char *more = quote(check, text_leading_number(text_trim(remainder->value)));
        const char *less = quote(check, text_leading_number(text_trim(total->value)));
        struct finding *finding =
            report(check, remainder->value_place, pair_subject(check, more, less),
                   "%s remain of a total of %s", more, less);
        report_related(check, finding, total->value_place, "%s in all", less);
        return;
    }
}

/* Compares no more of them than a report has: each is laid beside all fields. */
static void compare_remainders(struct check *check)
{
    enum { MOST_REMAINDERS = 8 };
    const struct field_list *fields = &check->postmortem->fields;
    struct text whole;
    size_t compared = 0;
    for (size_t i = 0; i < fields->count && compared < MOST_REMAINDERS; i++) {
        const struct field *field = &fields->items[i];
        if (plain_count(field->value) < 0 || !names_remainder(check, field->name, &whole))
            continue;
        compare_remainder(check, field, whole);
        compared++;
    }
}

void check_impact_contradicts_itself(struct check *check)
{
    if (check->postmortem->several)
        return;
    compare_remainders(check);
    if (count_sections(check->postmortem, ROLE_IMPACT) != 1)
        return;
    bool told = count_sections(check->postmortem, ROLE_SUMMARY) == 1 && compare_affected(check);
    if (!told)
        report_slips(check);
}

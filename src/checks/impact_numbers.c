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

/* A label without the words that make it one for a part: "Total number of \"remaining valid\" certificates". */
static struct text without_part(const struct check *check, struct text name, bool *part)
{
    static const char *const parts[] = {"remaining", "valid"};
    struct text rest = utf8_fold(check->arena, name);
    const char *whole = "";
    *part = false;
    while ((rest = text_trim(rest)).length) {
        size_t length = text_find_byte(rest, ' ', 0);
        length = length == TEXT_NOT_FOUND ? rest.length : length;
        struct text word = text_strip(text_slice(rest, 0, length), "\"'*_:");
        bool narrows = text_equal(word, text_from(parts[0]));
        *part |= narrows;
        if (!narrows && !(*part && text_equal(word, text_from(parts[1]))))
            whole = arena_printf(check->arena, "%s %.*s", whole, TEXT_ARG(word));
        rest = text_from_offset(rest, length);
    }
    return text_from(whole);
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

static bool names_remainder(const struct field *field)
{
    return text_find_folded(field->name, TEXT("remaining"), 0) != TEXT_NOT_FOUND &&
           text_find_folded(field->name, TEXT("total"), 0) != TEXT_NOT_FOUND;
}

/* What remains of a total is no more than that: "remaining valid" 309 of 214. */
static void compare_remainder(struct check *check, const struct field *remainder)
{
    const struct field_list *fields = &check->postmortem->fields;
    bool part, other;
    struct text whole = without_part(check, remainder->name, &part);
    int64_t left = plain_count(remainder->value);
    for (size_t i = 0; part && left >= 0 && i < fields->count; i++) {
        const struct field *total = &fields->items[i];
        int64_t all = plain_count(total->value);
        if (all < 0 || all >= left ||
            !text_equal(without_part(check, total->name, &other), whole) || other)
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
    const struct postmortem *postmortem = check->postmortem;
    size_t compared = 0;
    for (size_t i = 0; !postmortem->several && i < postmortem->fields.count; i++)
        if (names_remainder(&postmortem->fields.items[i]) && compared++ < MOST_REMAINDERS)
            compare_remainder(check, &postmortem->fields.items[i]);
}

void check_impact_contradicts_itself(struct check *check)
{
    compare_remainders(check);
    if (check->postmortem->several || count_sections(check->postmortem, ROLE_IMPACT) != 1)
        return;
    bool told = count_sections(check->postmortem, ROLE_SUMMARY) == 1 && compare_affected(check);
    if (!told)
        report_slips(check);
}

/* What a template left behind: its instructions. */
#include "checks/common.h"
#include "checks/placeholders.h"
#include "checks/spoken.h"

#include "base/set.h"
#include "base/utf8.h"
#include "rulebook/pattern.h"
#include "rulebook/prompt.h"
#include "rulebook/trigger.h"

check_function check_template_prompt_left;

/* With which letters the prompts of the house's template begin: a bit for each start_bit of prompt_start. */
struct prompt_starts {
    uint64_t bits[(1 << START_BITS) / 64];
};

static struct prompt_starts starts_of_house(const struct check *check)
{
    const struct house_template *house = check->settings->house_template;
    struct prompt_starts starts = {{0}};
    for (size_t i = 0; house && i < house->prompts.count; i++)
        set_add(starts.bits, start_bit(prompt_start(house->prompts.items[i])));
    return starts;
}

/* Whether a prompt may begin as the sentence does: few sentences need to be folded to be compared. */
static bool may_be_prompt(const struct check *check, const struct prompt_starts *house,
                          struct text sentence)
{
    return prompts_may_begin(word_list(check, WORDS_PROMPT_SENTENCES), sentence) ||
           (check->settings->house_template &&
            set_has(house->bits, start_bit(prompt_start(sentence))));
}

static bool is_prompt(const struct check *check, struct text sentence)
{
    struct text folded = prompt_fold(check->arena, sentence);
    return folded.length && (phrases_contain(word_list(check, WORDS_PROMPT_SENTENCES), folded) ||
                             is_house_prompt(check, folded));
}

/* "Owner: your name here": the sentence stands where a value is asked for. */
static bool is_value(const struct block *block, struct text sentence)
{
    size_t start = (size_t)(sentence.data - block->text.data);
    while (start > 0 && (ascii_is_blank(block->text.data[start - 1]) ||
                         block->text.data[start - 1] == '*' || block->text.data[start - 1] == '_'))
        start--;
    return start > 0 && block->text.data[start - 1] == ':';
}

static void report_prompt(struct check *check, const struct block *block, struct text sentence)
{
    sentence = text_trim(sentence);
    size_t start = (size_t)(sentence.data - block->text.data);
    const char *words = quote(check, sentence);
    struct place place = block_place(block, start, start + sentence.length);
    struct finding *finding =
        report(check, place, words, "template instruction left in: \"%s\"", words);
    report_label(check, finding, "the template says this, not the report");
    if (is_value(block, sentence))
        report_help(check, finding, "fill it in");
}

/* A prompt with a colon behind it has become its answer's label: "… was the incident escalated to:" */
static bool is_answered_label(const struct block *block, struct text line)
{
    struct text bare = text_strip(text_trim(line), "*_ ");
    return block->kind != BLOCK_HEADING && text_ends_with(bare, TEXT(":")) &&
           text_find_folded(bare, TEXT("must contain"), 0) == TEXT_NOT_FOUND;
}

static bool is_left_prompt(const struct check *check, const struct prompt_starts *house,
                           const struct block *block, struct text sentence)
{
    return may_be_prompt(check, house, sentence) && !is_answered_label(block, sentence) &&
           is_prompt(check, sentence);
}

/* A prompt is a whole line or a sentence of one. */
static void find_prompts(struct check *check, const struct prompt_starts *house,
                         const struct block *block, struct text line)
{
    if (is_left_prompt(check, house, block, line)) {
        report_prompt(check, block, line);
        return;
    }
    size_t length = prompt_length(line);
    if (length == line.length)
        return; /* it is one sentence */
    while (line.length) {
        struct text sentence = text_slice(line, 0, length);
        if (is_left_prompt(check, house, block, sentence))
            report_prompt(check, block, sentence);
        line = text_from_offset(line, length);
        length = prompt_length(line);
    }
}

/* Whether a block may hold a prompt, by the words in it: in ASCII, words are what they are when folded. */
static bool may_hold_prompt(const struct check *check, const struct spoken_block *spoken)
{
    const struct house_template *house = check->settings->house_template;
    return (house && house->prompts.count) || !utf8_is_ascii(spoken->block->text) ||
           patterns_possible_in(word_list(check, WORDS_PROMPT_SENTENCES), spoken->covered);
}

/* Many standards' headings are questions or orders: only the assignment's "… must contain" is left
 * over in one. */
static bool may_be_left_in(const struct block *block)
{
    if (block->kind != BLOCK_HEADING)
        return true;
    struct text heading = text_strip(text_trim(block->text), "*: ");
    return text_find_folded(heading, TEXT("must contain"), 0) != TEXT_NOT_FOUND;
}

void check_template_prompt_left(struct check *check)
{
    size_t first = check->findings->count;
    find_prompt_comments(check);
    if (!word_list_item(word_list(check, WORDS_PROMPT_SENTENCES), 0) &&
        !check->settings->house_template)
        return;
    struct prompt_starts house = starts_of_house(check);
    const struct spoken_list *spoken = spoken_blocks(check);
    for (size_t i = 0; i < spoken->count; i++) {
        const struct block *block = spoken->items[i].block;
        struct text rest = block->text, line;
        if (!may_hold_prompt(check, &spoken->items[i]) || !may_be_left_in(block))
            continue;
        while (text_next_line(&rest, &line))
            find_prompts(check, &house, block, line);
    }
    find_form_prompts(check, report_prompt);
    size_t count = check->findings->count - first;
    if (check->postmortem->unfilled && count > 1)
        fold_findings(
            check, first, "to be taken out",
            arena_printf(check->arena, "%zu instructions of the template are left in", count));
}

#include "checks/spoken.h"

#include "checks/common.h"
#include "rulebook/pattern.h"

/* The block behind a whole subtree. */
static const struct block *block_behind(const struct block *block, const struct block *root)
{
    while (block && block != root && !block->next)
        block = block->parent;
    return block && block != root ? block->next : NULL;
}

const struct spoken_list *spoken_blocks(struct check *check)
{
    const struct block *root = check->postmortem->markdown->root;
    const struct block *block = block_next(root, root);
    if (check->spoken)
        return check->spoken;
    check->spoken = arena_alloc(check->arena, sizeof *check->spoken);
    while (block) {
        if (block->kind == BLOCK_QUOTE || block->kind == BLOCK_CODE) {
            block = block_behind(block, root);
            continue;
        }
        if (block->text.length)
            LIST_PUSH(check->arena, check->spoken,
                      (struct spoken_block){block, patterns_covered(block->text)});
        block = block_next(block, root);
    }
    return check->spoken;
}

/* More matches than these in one line or block are noise, and would make the search slow. */
enum { MATCHES_IN_LINE = 10, MATCHES_IN_BLOCK = 50 };

/* Returns how many matches were told. */
static size_t find_in_line(struct check *check, const struct word_list *patterns,
                           const struct block *block, struct text line, spoken_function *found)
{
    size_t line_start = (size_t)(line.data - block->text.data);
    struct pattern_match match;
    size_t from = 0, told = 0;
    for (int count = 0; count < MATCHES_IN_LINE; count++) {
        if (!patterns_find(patterns, line, from, &match) || match.end <= from)
            break;
        bool grouped = match.group_end > match.group_start;
        size_t start = line_start + (grouped ? match.group_start : match.start);
        size_t end = line_start + (grouped ? match.group_end : match.end);
        if (end > start && !(block_style(block, start, end) & RUN_CODE)) {
            struct spoken_match spoken = {block, start, end, block_place(block, start, end),
                                          text_slice(block->text, start, end)};
            found(check, &spoken);
            told++;
        }
        from = match.end;
    }
    return told;
}

/* Whether a line stands in the document's opening, where one without a heading for it is its summary. */
static bool is_untitled_summary(const struct postmortem *postmortem, size_t offset)
{
    return postmortem->sections.count && !postmortem_section_at(postmortem, offset) &&
           !postmortem_section(postmortem, ROLE_SUMMARY);
}

static bool plays(const struct postmortem *postmortem, struct place line, enum role role)
{
    if (postmortem_in_role(postmortem, line.start, role))
        return true;
    if (role == ROLE_ROOT_CAUSE)
        return postmortem->root_cause == FACT_STATED &&
               places_meet(postmortem->root_cause_place, line);
    return role == ROLE_SUMMARY && is_untitled_summary(postmortem, line.start);
}

static bool is_within(const struct check *check, const struct scope *where, struct place line)
{
    const struct postmortem *postmortem = check->postmortem;
    if (postmortem->has_title && places_meet(postmortem->title_place, line))
        return where->title;
    for (size_t role = 0; role < ROLE_COUNT; role++)
        if (where->roles[role] && plays(postmortem, line, (enum role)role))
            return true;
    return false;
}

void find_spoken_within(struct check *check, const struct word_list *patterns,
                        const struct scope *where, spoken_function *found)
{
    const struct spoken_list *spoken = spoken_blocks(check);
    if (!spoken->count || !patterns_possible_beside(patterns, spoken->items[0].block->text))
        return;
    for (size_t i = 0; i < spoken->count; i++) {
        if (!patterns_possible_in(patterns, spoken->items[i].covered))
            continue;
        const struct block *block = spoken->items[i].block;
        struct text rest = block->text, line;
        size_t told = 0;
        /* A pattern that took too long on one line would do so on others. */
        while (told < MATCHES_IN_BLOCK && !patterns_exhausted() && text_next_line(&rest, &line)) {
            size_t start = (size_t)(line.data - block->text.data);
            if (where->all ||
                is_within(check, where, block_place(block, start, start + line.length)))
                told += find_in_line(check, patterns, block, line, found);
        }
    }
}

void find_spoken(struct check *check, enum word_list_id patterns, spoken_function *found)
{
    static const struct scope everywhere = {.all = true};
    find_spoken_within(check, word_list(check, patterns), &everywhere, found);
}

bool split_spoken(const struct block *block, struct text line, struct text *label,
                  struct text *value)
{
    enum { MAX_LABEL = 60 };
    if (block->kind == BLOCK_CELL) {
        const struct block *first = block->parent->first_child;
        if (first->next != block || block->next)
            return false;
        *label = text_trim(text_strip(first->text, ": "));
        *value = text_trim(line);
    } else {
        size_t colon = text_find_byte(text_slice(line, 0, MAX_LABEL), ':', 0);
        if (colon == TEXT_NOT_FOUND)
            return false;
        *label = text_trim(text_slice(line, 0, colon));
        *value = text_trim(text_from_offset(line, colon + 1));
    }
    return label->length && value->length;
}

/* How far back an opening quotation mark is looked for, in bytes. */
enum { QUOTE_REACH = 300 };

static bool opens_quotation(struct text text, size_t at)
{
    bool free_before = at == 0 || !ascii_is_word(text.data[at - 1]);
    bool word_behind = at + 1 < text.length && !ascii_is_space(text.data[at + 1]);
    return free_before && word_behind;
}

bool is_quoted(struct text text, size_t at)
{
    static const struct text open = {"“", sizeof "“" - 1};
    static const struct text close = {"”", sizeof "”" - 1};
    size_t limit = at > QUOTE_REACH ? at - QUOTE_REACH : 0;
    for (size_t i = at; i > limit; i--) {
        struct text here = text_from_offset(text, i - 1);
        if (text_starts_with(here, close) || here.data[0] == '\n')
            return false;
        if (text_starts_with(here, open))
            return true;
        if (here.data[0] == '"')
            return opens_quotation(text, i - 1);
    }
    return false;
}

/* Whether the words stand behind a box that nobody ticked: a form offers them, and its author did not take them. Work
 * is said by its box all the same. */
static bool is_unticked(const struct check *check, const struct spoken_match *match)
{
    const struct block *item = match->block->parent;
    return item && item->kind == BLOCK_ITEM && item->task == TASK_OPEN &&
           !postmortem_in_role(check->postmortem, match->place.start, ROLE_ACTION_ITEMS);
}

/* Whether the cell behind denies what this one says: "| Human error | Ruled out |". */
static bool is_denied_beside(const struct check *check, const struct block *block)
{
    return block->kind == BLOCK_CELL && block->next &&
           patterns_match(word_list(check, WORDS_DENIED_CELL_PATTERNS), block->next->text);
}

static void report_match(struct check *check, const struct spoken_match *match)
{
    const struct rule_pattern *pattern = check->rule->pattern;
    if (!pattern->quotations && is_quoted(match->block->text, match->start))
        return;
    if (is_unticked(check, match) || is_denied_beside(check, match->block))
        return;
    const char *words = quote(check, match->text);
    report(check, match->place, words, "%s: \"%s\"", pattern->message, words);
}

void report_pattern(struct check *check)
{
    const struct rule_pattern *pattern = check->rule->pattern;
    const struct word_list *patterns =
        pattern->words == WORDS_COUNT ? &pattern->patterns : word_list(check, pattern->words);
    find_spoken_within(check, patterns, &pattern->where, report_match);
}

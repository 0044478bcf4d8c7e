/* What a template left behind: tokens to be replaced. */
#include "checks/common.h"
#include "checks/items.h"
#include "checks/placeholders.h"
#include "checks/spoken.h"

#include "rulebook/pattern.h"

check_function check_placeholder_left;

/* Words by which authors mark their own gaps: milder than a template's token. */
static bool is_note_to_self(struct text text)
{
    static const char *const notes[] = {
        "tbd", "tba", "tbc", "todo", "fixme", "to be determined", "to be decided", "to be added"};
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        if (text_starts_with_folded(text, text_from(notes[i])))
            return true;
    return false;
}

/* More than these in one text are noise. */
enum { MAX_SOUGHT = 10 };

bool holds_placeholder(const struct check *check, struct text text)
{
    const struct word_list *patterns = word_list(check, WORDS_PLACEHOLDER_PATTERNS);
    struct pattern_match match;
    size_t from = 0;
    for (int i = 0; i < MAX_SOUGHT && patterns_find(patterns, text, from, &match); i++) {
        bool grouped = match.group_end > match.group_start;
        if (!is_note_to_self(
                text_slice(text, grouped ? match.group_start : match.start, match.end)))
            return true;
        from = match.end > from ? match.end : from + 1;
    }
    return false;
}

/* "- [ ] TODO": an item that names no work. "TODO:" over a list names it. */
static bool is_empty_item(const struct check *check, const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH && block->parent && block->parent->kind == BLOCK_ITEM &&
           !block->next && is_note_alone(check, block->text);
}

/* "TODO" is an answer in a cell and among action items, where it is a status, and in a heading,
 * where it names a list of tasks. */
static bool is_status(const struct check *check, const struct spoken_match *match)
{
    if (!text_starts_with_folded(match->text, TEXT("todo")) || is_empty_item(check, match->block))
        return false;
    const struct section *section = postmortem_section_at(check->postmortem, match->place.start);
    return match->block->kind == BLOCK_CELL || match->block->kind == BLOCK_HEADING ||
           (section && section->roles[ROLE_ACTION_ITEMS]);
}

bool is_note_alone(const struct check *check, struct text text)
{
    enum { LONGEST = 40 };
    struct pattern_match match;
    text = text_trim(text);
    return text.length <= LONGEST && is_note_to_self(text) &&
           patterns_find(word_list(check, WORDS_PLACEHOLDER_PATTERNS), text, 0, &match) &&
           match.start == 0 && text_strip(text_from_offset(text, match.end), " .*_").length == 0;
}

/* Adds a token to the finding about the row or the item that it stands in: who fills in the one sees the others. */
static bool join_line(struct check *check, const struct block *block, struct place place,
                      struct text text)
{
    bool item = block->parent && block->parent->kind == BLOCK_ITEM;
    size_t count = check->findings->count;
    struct finding *last = count ? &check->findings->items[count - 1] : NULL;
    if (!last || last->rule != check->rule || (block->kind != BLOCK_CELL && !item) ||
        line_of(check, last->place) != line_of(check, place) ||
        is_note_to_self(text_from(last->subject)) != is_note_to_self(text))
        return false;
    report_related(check, last, place, "\"%s\"", quote(check, text));
    last->message =
        arena_printf(check->arena, "placeholder \"%s\" is left in, and %zu more on its line",
                     last->subject, last->related.count);
    return true;
}

void report_token(struct check *check, const struct block *block, struct place place,
                  struct text text)
{
    if (join_line(check, block, place, text))
        return;
    const char *token = quote(check, text);
    struct finding *finding = report(check, place, token, "placeholder \"%s\" is left in", token);
    if (is_note_to_self(text))
        report_milder(finding);
}

static bool holds(const struct block *cell, struct text text)
{
    return text.length && text.data >= cell->text.data &&
           text.data < cell->text.data + cell->text.length;
}

/* Whether the note is all of the cell for who does an item, or until when: the rule that asks for those tells it. Of
 * a template that nobody has filled in it does not. */
static bool is_lack_of_item(struct check *check, const struct spoken_match *match)
{
    enum { MOST = 200 }; /* no list that people write is longer */
    const struct action_item_list *items = &check->postmortem->action_items;
    if (match->block->kind != BLOCK_CELL || !check->postmortem->language_known ||
        check->postmortem->unfilled || !is_note_alone(check, match->block->text))
        return false;
    for (size_t i = 0; i < items->count && i < MOST; i++) {
        const struct action_item *item = &items->items[i];
        bool owner = !item->has_owner && !item->owner_unread && holds(match->block, item->owner);
        if (owner || (!item->has_due && holds(match->block, item->due)))
            return is_pending(check, item) && !is_item_left(check, item) &&
                   rule_is_on(check, owner ? "action-item-no-owner" : "action-item-no-due-date");
    }
    return false;
}

static void check_token(struct check *check, const struct spoken_match *match)
{
    unsigned style = block_style(match->block, match->start, match->end);
    bool names_format =
        match->block->kind == BLOCK_CELL && match->block->parent && match->block->parent->header;
    if (style & (RUN_LINK | RUN_STRUCK) || names_format || is_status(check, match) ||
        is_quoted(match->block->text, match->start) ||
        is_shown_token(check, match->block, match->text) || is_lack_of_item(check, match))
        return;
    report_token(check, match->block, match->place, match->text);
}

/* The run that ends behind `offset`, from index `at` on. */
static size_t skip_runs(const struct block *block, size_t at, size_t offset)
{
    while (at < block->runs.count && block->runs.items[at].place.end <= offset)
        at++;
    return at;
}

/* The most tokens in angle brackets that one block is searched for. */
enum { MAX_TOKENS = 20 };

/* Whether a token of a block is no part of its visible text, nor shown for what it is. */
static bool is_hidden_token(struct check *check, const struct block *block, struct text source,
                            struct text token, size_t run)
{
    size_t at = (size_t)(token.data - source.data), start = block->place.start + at;
    bool visible = run < block->runs.count && block->runs.items[run].place.start <= start;
    return token.data[0] == '<' && !visible && !is_quoted(source, at) &&
           !is_shown_token(check, block, token) && !comment_at(check->postmortem->markdown, start);
}

/* Where the line of a byte begins, but not before `from`: what leads to a token is searched with it. */
static size_t line_start(struct text text, size_t at, size_t from)
{
    while (at > from && text.data[at - 1] != '\n')
        at--;
    return at;
}

/* `<Your name>` is HTML to Markdown, so it is no part of the visible text: look at the source. */
static void find_hidden_tokens(struct check *check, const struct word_list *patterns,
                               const struct block *block)
{
    struct text source = document_text(check->postmortem->document, block->place);
    struct pattern_match match;
    size_t from = 0, run = 0;
    for (int count = 0; count < MAX_TOKENS; count++) {
        size_t bracket = text_find_byte(source, '<', from);
        if (bracket == TEXT_NOT_FOUND ||
            !patterns_find(patterns, source, line_start(source, bracket, from), &match))
            return;
        bool grouped = match.group_end > match.group_start;
        size_t at = grouped ? match.group_start : match.start;
        struct text token = text_slice(source, at, grouped ? match.group_end : match.end);
        size_t start = block->place.start + at;
        run = skip_runs(block, run, start);
        if (is_hidden_token(check, block, source, token, run))
            report_token(check, block, (struct place){start, start + token.length}, token);
        from = match.end > from ? match.end : from + 1;
    }
}

/* The leaf blocks in which hidden tokens may stand. */
static bool may_hide_tokens(const struct block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
    case BLOCK_PARAGRAPH:
    case BLOCK_CELL:
    case BLOCK_HTML:
        return true;
    default:
        return false;
    }
}

static void find_tokens(struct check *check)
{
    const struct block *root = check->postmortem->markdown->root;
    const struct word_list *patterns = word_list(check, WORDS_PLACEHOLDER_PATTERNS);
    find_spoken(check, WORDS_PLACEHOLDER_PATTERNS, check_token);
    for (const struct block *block = block_next(root, root); block && word_list_item(patterns, 0);
         block = block_next(block, root))
        if (may_hide_tokens(block))
            find_hidden_tokens(check, patterns, block);
    find_house_tokens(check);
}

static size_t count_empty_sections(const struct postmortem *postmortem)
{
    size_t count = 0;
    for (size_t i = 0; i < postmortem->sections.count; i++)
        count += postmortem->sections.items[i].empty;
    return count;
}

/* The places of a template are too many to be told one by one. */
enum { TOLD_PLACES = 10 };

void fold_findings(struct check *check, size_t first, const char *label, const char *message)
{
    struct finding_list parts = *check->findings;
    size_t count = parts.count - first;
    struct finding whole = {0};
    for (size_t i = first; i < parts.count && i < first + TOLD_PLACES; i++) {
        struct related_place place = {parts.items[i].place, label};
        LIST_PUSH(check->arena, &whole.related, place);
    }
    check->findings->count = first;
    struct finding *finding =
        report(check, whole_document(check), "unfilled template", "%s", message);
    finding->related = whole.related;
    report_help(check, finding, "fill it in%s",
                count ? ", and take out what the template says" : "");
}

static size_t count_tokens(const struct check *check, size_t first)
{
    size_t count = 0;
    for (size_t i = first; i < check->findings->count; i++)
        count += 1 + check->findings->items[i].related.count;
    return count;
}

/* A template that nobody has filled in is one finding, not one for each of its tokens. */
static void report_unfilled(struct check *check, size_t first)
{
    size_t tokens = count_tokens(check, first);
    size_t empty = count_empty_sections(check->postmortem);
    const char *message = "this is a template that nobody has filled in";
    if (tokens)
        message = arena_printf(check->arena, "%s: %zu placeholder%s left", message, tokens,
                               tokens == 1 ? " is" : "s are");
    if (empty)
        message = arena_printf(check->arena, "%s%s %zu of %zu sections %s empty", message,
                               tokens ? " and" : ":", empty, check->postmortem->sections.count,
                               empty == 1 ? "is" : "are");
    if (!tokens && !empty && check->postmortem->blanks)
        message =
            arena_printf(check->arena, "%s: %zu gap%s left", message, check->postmortem->blanks,
                         check->postmortem->blanks == 1 ? " is" : "s are");
    fold_findings(check, first, "to be filled in", message);
}

void check_placeholder_left(struct check *check)
{
    size_t first = check->findings->count;
    find_tokens(check);
    if (check->postmortem->unfilled)
        report_unfilled(check, first);
}

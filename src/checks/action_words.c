/* How action items are worded: whether one sees when they are done, whether one stands there twice. */
#include "checks/common.h"
#include "checks/items.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_action_item_vague_verb, check_action_item_duplicate;

/* A number in the work itself, not in its due date or its owner's name. */
static bool has_number(const struct action_item *item)
{
    size_t due = item->due.length ? text_find(item->text, item->due, 0) : TEXT_NOT_FOUND;
    for (size_t i = 0; i < item->text.length; i++) {
        if (due != TEXT_NOT_FOUND && i >= due && i < due + item->due.length)
            continue;
        if (ascii_is_digit(item->text.data[i]))
            return true;
    }
    return false;
}

static bool has_code(const struct check *check, const struct action_item *item)
{
    struct text source = document_text(check->postmortem->document, item->text_place);
    return text_find_byte(source, '`', 0) != TEXT_NOT_FOUND;
}

/* The vague verb that opens the item, or an empty text. */
static struct text find_vague_verb(const struct check *check, const struct action_item *item)
{
    const struct word_list *verbs = word_list(check, WORDS_VAGUE_VERBS);
    struct pattern_match match;
    if (utf8_is_ascii(item->text) && !patterns_possible(verbs, item->text))
        return (struct text){0};
    struct text opening = utf8_fold(check->arena, text_slice(text_trim(item->text), 0, 80));
    opening = text_strip(opening, "*_-[]() ");
    if (!phrases_find(verbs, opening, 0, &match) || match.start != 0)
        return (struct text){0};
    return text_slice(opening, 0, match.end);
}

static bool is_vague(const struct check *check, const struct action_item *item)
{
    return is_pending(check, item) && !item->has_link && !item->criteria.text.length &&
           !has_number(item) && !has_code(check, item) && find_vague_verb(check, item).length;
}

void check_action_item_vague_verb(struct check *check)
{
    struct chosen_items chosen = choose_items(check, NULL, is_vague);
    if (!chosen.count)
        return;
    const char *verb = quote(check, find_vague_verb(check, chosen.items[0]));
    const char *others = chosen.count == 1
                             ? ""
                             : arena_printf(check->arena, "; %zu of %zu action items open vaguely",
                                            chosen.count, chosen.total);
    struct finding *finding = report(check, chosen.places[0], "vague verb",
                                     "\"%s\" has no end state: when is it done?%s", verb, others);
    report_other_items(check, finding, &chosen, NULL, "no end state");
}

/* An item's letters and digits by which it is compared: folded, marks made blanks. */
static struct text compared_words(const struct check *check, const struct action_item *item)
{
    struct text folded = utf8_fold(check->arena, item->text);
    char *words = arena_alloc(check->arena, folded.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < folded.length; i++)
        if (ascii_is_word(folded.data[i]))
            words[length++] = folded.data[i];
        else if (length && words[length - 1] != ' ')
            words[length++] = ' ';
    return text_trim((struct text){words, length});
}

struct wording {
    const struct action_item *item;
    struct text words;
};

/* Brings equal wordings together; earlier items first. */
static int compare_wordings(const void *left, const void *right)
{
    const struct wording *a = left, *b = right;
    size_t shared = a->words.length < b->words.length ? a->words.length : b->words.length;
    int order = memcmp(a->words.data, b->words.data, shared);
    if (order)
        return order;
    if (a->words.length != b->words.length)
        return a->words.length > b->words.length ? 1 : -1;
    return (a->item->place.start > b->item->place.start) -
           (a->item->place.start < b->item->place.start);
}

/* Whether two items of one wording are the same work: for other people, under another label or in
 * another ticket they may be meant for another part. */
static bool is_same_work(const struct action_item *a, const struct action_item *b)
{
    bool tracked = a->ticket.length && b->ticket.length;
    if (tracked && !text_equal(a->ticket, b->ticket))
        return false;
    if (a->has_owner && b->has_owner && !text_equal_folded(a->owner, b->owner))
        return false;
    return tracked || a->group == b->group;
}

/* One word alone ("Monitoring") names a topic. */
static bool is_sentence(struct text words)
{
    return text_find_byte(words, ' ', 0) != TEXT_NOT_FOUND;
}

static void report_duplicate(struct check *check, const struct action_item *first,
                             const struct action_item *again)
{
    const char *words = quote(check, again->text);
    struct finding *finding = report(check, again->place, words, "the same as line %zu: \"%s\"",
                                     line_of(check, first->place), words);
    report_related(check, finding, first->place, "here first");
}

void check_action_item_duplicate(struct check *check)
{
    const struct action_item_list *items = &check->postmortem->action_items;
    struct wording *wordings = arena_alloc_array(check->arena, items->count + 1, sizeof *wordings);
    for (size_t i = 0; i < items->count; i++)
        wordings[i] = (struct wording){&items->items[i], compared_words(check, &items->items[i])};
    qsort(wordings, items->count, sizeof *wordings, compare_wordings);
    for (size_t first = 0, i = 1; i < items->count; i++) {
        if (!text_equal(wordings[i].words, wordings[first].words))
            first = i;
        else if (is_sentence(wordings[i].words) &&
                 (is_pending(check, wordings[first].item) || is_pending(check, wordings[i].item)) &&
                 is_same_work(wordings[first].item, wordings[i].item))
            report_duplicate(check, wordings[first].item, wordings[i].item);
    }
}

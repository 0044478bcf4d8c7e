/* Whether the words of a column are those that the standard allows. */
#include "checks/common.h"
#include "checks/items.h"

#include <stddef.h>

#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_action_item_bad_enum;

/* The columns that a standard may limit to some words. */
static const struct column {
    const char *option; /* of the rule: the words that are allowed; none where it allows all */
    const char *name;
    size_t value; /* where the item keeps it */
} columns[] = {
    {"kinds", "kind", offsetof(struct action_item, kind)},
    {"statuses", "status", offsetof(struct action_item, status)},
    {"priorities", "priority", offsetof(struct action_item, priority)},
};

/* A word that is not allowed, as a cell has it. */
struct bad_word {
    struct text text;
    struct place place;
    const char *meant; /* the word that it differs from by case alone, else NULL */
};
LIST(bad_word_list, struct bad_word);

static const struct item_value *value_of(const struct action_item *item,
                                         const struct column *column)
{
    return (const struct item_value *)((const char *)item + column->value);
}

/* Whether a cell's words are the allowed one, or go on behind it: "Complete (2024-05-18)". */
static bool opens_with(struct text text, struct text allowed, bool exact)
{
    bool opens = exact ? text_starts_with(text, allowed) : text_starts_with_folded(text, allowed);
    return opens && (text.length == allowed.length || !ascii_is_word(text.data[allowed.length]));
}

static bool is_allowed(const struct word_list *allowed, struct text text, const char **meant)
{
    *meant = NULL;
    for (size_t i = 0; i < allowed->count; i++) {
        if (opens_with(text, text_from(allowed->items[i]), true))
            return true;
        if (opens_with(text, text_from(allowed->items[i]), false))
            *meant = allowed->items[i];
    }
    return false;
}

/* Without the marks before its first letter or digit: "✅ Complete". */
static struct text without_marks(struct text text)
{
    int32_t code_point;
    size_t at = 0, size;
    for (; at < text.length; at += size) {
        size = utf8_decode(text, at, &code_point);
        if (utf8_is_alphanumeric(code_point))
            break;
    }
    return text_trim(text_from_offset(text, at));
}

/* Whether nothing is wrong with a text: an allowed word, no answer at all, or one like "N/A". */
static bool is_fine(const struct check *check, const struct word_list *allowed, struct text text,
                    const char **meant)
{
    text = without_marks(text);
    return !text.length || is_allowed(allowed, text, meant) ||
           phrases_contain(word_list(check, WORDS_NO_ANSWER), utf8_fold(check->arena, text));
}

static bool is_separator(char c)
{
    return c == ',' || c == '/' || c == ';' || c == '&' || c == '+' || c == '\n';
}

/* The cell as a whole, else each word of one that holds several: "Prevent, Detect". */
static void check_value(const struct check *check, const struct word_list *allowed,
                        const struct item_value *value, struct bad_word_list *bad)
{
    const char *meant;
    size_t from = 0;
    if (is_fine(check, allowed, value->text, &meant))
        return;
    for (size_t at = 0; at <= value->text.length; at++) {
        if (at < value->text.length && !is_separator(value->text.data[at]))
            continue;
        struct text text = text_slice(value->text, from, at);
        from = at + 1;
        if (!is_fine(check, allowed, text, &meant))
            LIST_PUSH(check->arena, bad,
                      (struct bad_word){without_marks(text), value->place, meant});
    }
}

/* "Prevent, Mitigate or Detect" */
static const char *list_allowed(const struct check *check, const struct word_list *allowed)
{
    const char *list = "";
    for (size_t i = 0; i < allowed->count; i++) {
        const char *joint = i == 0 ? "" : i + 1 == allowed->count ? " or " : ", ";
        list = arena_printf(check->arena, "%s%s%s", list, joint, allowed->items[i]);
    }
    return list;
}

/* How many letters both begin with. */
static size_t common_letters(struct text a, struct text b)
{
    size_t count = 0;
    while (count < a.length && count < b.length &&
           ascii_lower(a.data[count]) == ascii_lower(b.data[count]))
        count++;
    return count;
}

/* The allowed word of the same stem, "Prevent" for "Prevention"; NULL where none has one. */
static const char *nearest_allowed(const struct word_list *allowed, struct text text)
{
    enum { STEM = 5 };
    const char *nearest = NULL;
    size_t most = STEM - 1;
    for (size_t i = 0; i < allowed->count; i++) {
        size_t letters = common_letters(text_from(allowed->items[i]), text);
        if (letters > most) {
            most = letters;
            nearest = allowed->items[i];
        }
    }
    return nearest;
}

static struct finding *report_word(struct check *check, const struct column *column,
                                   const struct word_list *allowed, const struct bad_word *word)
{
    const char *words = quote(check, word->text);
    const char *list = list_allowed(check, allowed);
    struct finding *finding;
    if (word->meant) {
        finding = report(check, word->place, words, "%s \"%s\" is written \"%s\"", column->name,
                         words, word->meant);
        report_label(check, finding, "write \"%s\"", word->meant);
        report_help(check, finding, "write \"%s\"", word->meant);
        return finding;
    }
    finding = report(check, word->place, words, "%s \"%s\" is not allowed: %s", column->name, words,
                     list);
    const char *nearest = nearest_allowed(allowed, word->text);
    if (nearest)
        report_label(check, finding, "write \"%s\"", nearest);
    report_help(check, finding, "write %s", nearest ? nearest : list);
    return finding;
}

/* A column of more different words than these is none of a few. */
enum { MOST_WORDS = 10 };

/* One finding for each word, with all places where it stands. */
static void report_words(struct check *check, const struct column *column,
                         const struct word_list *allowed, const struct bad_word_list *bad)
{
    size_t reported = 0;
    for (size_t i = 0; i < bad->count && reported < MOST_WORDS; i++) {
        const struct bad_word *word = &bad->items[i];
        if (!word->text.length)
            continue;
        struct finding *finding = report_word(check, column, allowed, word);
        for (size_t j = i + 1; j < bad->count; j++) {
            if (!text_equal(bad->items[j].text, word->text))
                continue;
            report_related(check, finding, bad->items[j].place, "here too");
            bad->items[j].text.length = 0;
        }
        reported++;
    }
}

void check_action_item_bad_enum(struct check *check)
{
    const struct action_item_list *items = &check->postmortem->action_items;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const struct word_list *allowed = option_list(check, columns[i].option);
        struct bad_word_list bad = {0};
        for (size_t j = 0; allowed->count && j < items->count; j++)
            check_value(check, allowed, value_of(&items->items[j], &columns[i]), &bad);
        report_words(check, &columns[i], allowed, &bad);
    }
}

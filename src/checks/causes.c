/* How deep the cause goes: whether it ends at a person, or at one thing alone. */
#include "checks/common.h"
#include "checks/spoken.h"
#include "rulebook/pattern.h"

check_function check_root_cause_names_person, check_contributing_factors_missing;

/* Longer words are no handle. */
enum { MAX_HANDLE = 80 };

/* The word that ends at byte `end` of a text. */
static struct text word_before(struct text text, size_t end)
{
    size_t start = end;
    while (start > 0 && end - start < MAX_HANDLE && !ascii_is_space(text.data[start - 1]))
        start--;
    return text_strip(text_slice(text, start, end), "*_([\"");
}

/* "@ann", "ann@", "ann@example.org"; no package ("@org/name"), no version ("tool@1.2"), no bot. */
static bool is_person_handle(const struct check *check, struct text word)
{
    size_t at = text_find_byte(word, '@', 0), letters = 0;
    if (at == TEXT_NOT_FOUND || text_find_byte(word, '@', at + 1) != TEXT_NOT_FOUND ||
        patterns_match(word_list(check, WORDS_BOT_PATTERNS), word))
        return false;
    for (size_t i = 0; i < word.length; i++) {
        char c = word.data[i];
        letters += ascii_is_letter(c);
        if (c != '@' && c != '.' && c != '-' && !ascii_is_word(c))
            return false;
    }
    bool version = at + 1 < word.length && ascii_is_digit(word.data[at + 1]);
    return letters >= 2 && !version;
}

/* A first name and a surname at least: of one word nobody knows whether it is a person. */
static bool is_full_name(const struct check *check, struct text name)
{
    size_t blank = text_find_byte(name, ' ', 0);
    return blank != TEXT_NOT_FOUND && blank >= 3 && name.data[0] >= 'A' && name.data[0] <= 'Z' &&
           !patterns_match(word_list(check, WORDS_ORGANISATION_PATTERNS), name);
}

static bool ends_with_word(struct text text, struct text word)
{
    size_t start = text.length - word.length;
    return text_ends_with(text, word) && (start == 0 || !ascii_is_word(text.data[start - 1]));
}

/* The name of an author at the end of a text, whole or the first name; empty where none stands there. */
static struct text author_before(const struct check *check, struct text before)
{
    const struct person_list *people = &check->postmortem->people;
    for (size_t i = 0; i < people->count; i++) {
        struct text name = people->items[i].name;
        if (!is_full_name(check, name))
            continue;
        struct text first = text_slice(name, 0, text_find_byte(name, ' ', 0));
        if (ends_with_word(before, name))
            return text_from_offset(before, before.length - name.length);
        if (ends_with_word(before, first))
            return text_from_offset(before, before.length - first.length);
    }
    return (struct text){0};
}

/* The owners of more action items are not looked through, nor more of what stands behind a name. */
enum { MAX_OWNERS = 100, MAX_BEHIND = 200 };

static bool owns_work(const struct check *check, struct text name)
{
    const struct action_item_list *items = &check->postmortem->action_items;
    for (size_t i = 0; i < items->count && i < MAX_OWNERS; i++)
        if (items->items[i].has_owner &&
            text_equal_folded(text_strip(items->items[i].owner, "@"), name))
            return true;
    return false;
}

/* "Marek" before "forgot to pin it when he …": who owns an action item may be a team or a part of the system; what
 * forgets, and the sentence then calls "he", is a person. Empty where none stands there. */
static struct text owner_before(const struct check *check, struct text before,
                                const struct spoken_match *match)
{
    struct text name = word_before(before, before.length);
    struct text behind = text_slice(match->block->text, match->start, match->start + MAX_BEHIND);
    if (!name.length || !ascii_is_capital(name.data[0]) || !owns_work(check, name) ||
        !patterns_match(word_list(check, WORDS_PERSON_SLIP_PATTERNS), behind))
        return (struct text){0};
    return name;
}

static void check_subject(struct check *check, const struct spoken_match *match)
{
    struct text text = match->block->text;
    struct text before = text_trim(text_slice(text, 0, match->start));
    struct text name = word_before(text, (size_t)(before.data - text.data) + before.length);
    if (!is_person_handle(check, name))
        name = author_before(check, before);
    if (!name.length)
        name = owner_before(check, before, match);
    if (!name.length || is_quoted(text, match->start))
        return;
    size_t start = (size_t)(name.data - text.data), end = start + name.length;
    if (block_style(match->block, start, end) & RUN_CODE)
        return;
    const char *person = quote(check, name);
    report(check, block_place(match->block, start, end), person, "a person is the cause: \"%s %s\"",
           person, quote(check, match->text));
}

void check_root_cause_names_person(struct check *check)
{
    static const struct scope cause = {.roles = {[ROLE_ROOT_CAUSE] = true}};
    find_spoken_within(check, word_list(check, WORDS_SLIP_PATTERNS), &cause, check_subject);
}

void check_contributing_factors_missing(struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    if (postmortem->cause_factors == 1 && postmortem->language_known)
        report(check, postmortem->root_cause_place, "factors", "only one cause is told");
}

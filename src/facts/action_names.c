/* Names of owners: those in bold at a line's head, and those that only other items tell. */
#include <string.h>

#include "base/utf8.h"
#include "facts/actions.h"

#define NAME_MAX_BYTES 40

struct text lead_name(const struct reading *reading, const struct line *line)
{
    const struct text none = {"", 0};
    const struct block *block = line->block;
    size_t end = 0, start = line->from;
    if (line->kind == LINE_ROW || line->kind == LINE_CODE)
        return none;
    for (size_t i = 1; i <= NAME_MAX_BYTES && start + i < line->to; i++) {
        if (!ascii_is_blank(block->text.data[start + i]))
            continue;
        if (!(block_style(block, start, start + i) & RUN_STRONG))
            break;
        end = i;
    }
    bool whole = end && !(block_style(block, start + end, start + end + 2) & RUN_STRONG);
    struct text found, behind = text_slice(block->text, start, line->to);
    if (!whole || text_matches(reading, WORDS_LEAD_VERB_PATTERNS, behind) ||
        !find_named(reading, WORDS_OWNER_LABEL_PATTERNS,
                    text_slice(block->text, start, start + end), &found) ||
        names_detail(reading, utf8_fold(reading->arena, text_strip(found, ": "))))
        return none;
    return found;
}

/* Comparing each with each is quadratic: no list that people write is longer. */
#define MAX_SHARED 200

static bool begins_with_name(struct text text, struct text name)
{
    return text_starts_with(text, name) && text.length > name.length &&
           !ascii_is_word(text.data[name.length]) && text.data[name.length] != '\'' &&
           text.data[name.length] != '-';
}

/* Whether it begins with a capital, or a letter beyond ASCII. */
static bool is_name(struct text text)
{
    return text.length > 1 &&
           (ascii_is_capital(text.data[0]) || (unsigned char)text.data[0] >= 0x80);
}

static size_t count_items(const struct postmortem *postmortem)
{
    size_t count = postmortem->action_items.count;
    return count < MAX_SHARED ? count : MAX_SHARED;
}

/* No joint names are longer. */
#define NAMES_MAX_BYTES 200

/* The first of joint names, "Ravi + Mia", that the item begins with; empty where it does with none. */
static struct text leading_name(struct text item, struct text names)
{
    names = text_slice(names, 0, NAMES_MAX_BYTES);
    while (names.length) {
        size_t end = 0;
        while (end < names.length && !strchr("+&/,", names.data[end]))
            end++;
        struct text name = text_trim(text_slice(names, 0, end));
        if (is_name(name) && begins_with_name(item, name))
            return name;
        names = text_from_offset(names, end + 1);
    }
    return names;
}

/* Whether a colon or a dash sets the name that begins the item off: "Will: …", "Will – …". */
static bool is_set_off(struct text item, struct text name)
{
    struct text behind = text_trim(text_from_offset(item, name.length));
    return text_starts_with(behind, TEXT(":")) || is_dash_line(behind);
}

/* Gives an item the owner of another one by whose name it begins, or an author, who need not own anything, where
 * the name is set off. */
static void take_known_name(struct reading *reading, struct action_item *item)
{
    const struct action_item_list *items = &reading->postmortem->action_items;
    const struct person_list *people = &reading->postmortem->people;
    struct text name = {"", 0};
    for (size_t i = 0; i < count_items(reading->postmortem) && !name.length; i++)
        if (items->items[i].has_owner)
            name = leading_name(item->text, items->items[i].owner);
    for (size_t i = 0; i < people->count && i < MAX_SHARED && !name.length; i++) {
        name = leading_name(item->text, people->items[i].name);
        if (!is_set_off(item->text, name))
            name.length = 0;
    }
    if (name.length)
        set_item_owner(reading, item, name);
}

/* Counts the items that begin with the label and a colon. */
static size_t count_label(const struct postmortem *postmortem, struct text label)
{
    size_t count = 0;
    for (size_t i = 0; i < count_items(postmortem); i++) {
        struct text text = postmortem->action_items.items[i].text;
        count += text_starts_with(text, label) && text.length > label.length &&
                 text.data[label.length] == ':';
    }
    return count;
}

/* Three items, since two share a topic as well. */
#define SHARED_LABEL 3

static void take_label(struct reading *reading, struct action_item *item)
{
    struct text label;
    if (find_named(reading, WORDS_ITEM_LABEL_PATTERNS, item->text, &label) &&
        !text_matches(reading, WORDS_NO_NAME_PATTERNS, label) &&
        !names_detail(reading, folded_name(reading, label)) &&
        count_label(reading->postmortem, label) >= SHARED_LABEL)
        set_item_owner(reading, item, label);
}

/* "(Ann)" alone behind an item may be of what it tells as well; behind most items of a list it is who does it. */
static void take_bare_name(struct reading *reading, struct action_item *item)
{
    const struct action_item_list *items = &reading->postmortem->action_items;
    size_t named = 0, total = 0;
    for (size_t i = 0; i < count_items(reading->postmortem); i++) {
        if (items->items[i].group != item->group)
            continue;
        named += items->items[i].bare_name.length > 0;
        total++;
    }
    if (named > 1 && named * 2 > total)
        set_item_owner(reading, item, item->bare_name);
}

void read_shared_names(struct reading *reading)
{
    struct action_item_list *items = &reading->postmortem->action_items;
    size_t count = count_items(reading->postmortem);
    for (size_t i = 0; i < count; i++)
        if (!items->items[i].has_owner && items->items[i].bare_name.length)
            take_bare_name(reading, &items->items[i]);
    for (size_t i = 0; i < count; i++)
        if (!items->items[i].has_owner)
            take_label(reading, &items->items[i]);
    for (size_t i = 0; i < count; i++)
        if (!items->items[i].has_owner)
            take_known_name(reading, &items->items[i]);
}

/* Labels within a paragraph: "Cause: a job that never ran. To do: Ann runs it by Friday." A question is one, too:
 * "Why? A job never ran." */
#include "base/utf8.h"
#include "facts/reading.h"

enum { LABEL_WORDS = 3, LABEL_BYTES = 48 };

/* Where the words before a colon begin, at most so many and none behind a mark. A long run of letters without a blank
 * is no name, and would be asked for at each of them. */
static size_t label_start(struct text text, size_t colon)
{
    size_t at = colon, words = 0;
    while (at > 0 && colon - at < LABEL_BYTES && !strchr(".,;:?!()|\n", text.data[at - 1])) {
        if (ascii_is_blank(text.data[at - 1]) && at < colon && ++words == LABEL_WORDS)
            break;
        at--;
    }
    return at;
}

/* Whether one to three words that end at byte `colon`, a colon or a question mark, name a section of that role:
 * the first begins with a capital, as it does not within a sentence. */
static bool names_role(struct reading *reading, struct text text, size_t colon, enum role role)
{
    bool roles[ROLE_COUNT];
    for (size_t start = label_start(text, colon); start < colon; start++) {
        bool capital = ascii_is_capital(text.data[start]);
        bool word = capital && (start == 0 || !ascii_is_word(text.data[start - 1]));
        if (word &&
            heading_roles(reading, folded_name(reading, text_slice(text, start, colon)), true,
                          roles) &&
            roles[role])
            return true;
    }
    return false;
}

/* Where the text behind such a label begins, or TEXT_NOT_FOUND. */
static size_t behind_label(struct reading *reading, struct text text, enum role role)
{
    for (size_t at = 1; at + 2 < text.length; at++)
        if ((text.data[at] == ':' || text.data[at] == '?') && ascii_is_space(text.data[at + 1]) &&
            names_role(reading, text, at, role))
            return at + 2;
    return TEXT_NOT_FOUND;
}

bool find_inner_label(struct reading *reading, enum role role, struct place *place)
{
    for (size_t i = 0; i < reading->prose.count; i++) {
        const struct block *block = reading->prose.items[i].block;
        if (block->kind != BLOCK_PARAGRAPH)
            continue;
        size_t at = behind_label(reading, block->text, role);
        if (at == TEXT_NOT_FOUND)
            continue;
        *place = block_place(block, at, block->text.length);
        return true;
    }
    return false;
}

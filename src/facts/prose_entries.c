/* Timelines told in sentences: each clock in them is an entry. */
#include <string.h>

#include "facts/entry_search.h"

/* Entries of one long sentence have it all in common, so that each costs as much as it is long. No
 * account has more clocks than this in its sentences. */
#define MAX_PROSE_ENTRIES 2000

/* Whether a clock at byte `at` opens its sentence: "At 17:05 UTC we found the cause". */
static bool opens_sentence(const struct reading *reading, struct text text, struct text sentence,
                           size_t at)
{
    struct stamp stamp;
    size_t start, from = (size_t)(sentence.data - text.data);
    return head_stamp(reading, sentence, &stamp, &start) && stamp.clock.known &&
           from + stamp.place.start <= at && at < from + stamp.place.end;
}

/* A sentence that was wrapped, as one line. */
static struct text unwrapped(const struct reading *reading, struct text sentence)
{
    if (text_find_byte(sentence, '\n', 0) == TEXT_NOT_FOUND)
        return sentence;
    char *line = arena_alloc_unset(reading->arena, sentence.length);
    for (size_t i = 0; i < sentence.length; i++)
        line[i] = sentence.data[i] == '\n' ? ' ' : sentence.data[i];
    return (struct text){line, sentence.length};
}

/* What a paragraph tells in the section of its line `index`: a label above may be of the same paragraph. Looks no
 * further back than a sentence reaches. */
static struct text told_text(const struct reading *reading, size_t index)
{
    enum { REACH = 500 };
    const struct line *line = &reading->lines.items[index], *first = line;
    while (!first->first && first > reading->lines.items && first[-1].block == line->block &&
           first[-1].section == line->section && !is_heading_line(reading, first - 1) &&
           line->from - first->from < REACH)
        first--;
    return text_from_offset(line->block->text, first->from);
}

/* Whether the words before a time say that all was over then, on a day that is written beside it. Behind the first one
 * of an account any other may look back, ahead, or at what goes on each day. */
static bool dates_end(const struct reading *reading, const struct stamp *stamp, struct text before)
{
    return stamp->date.known && text_matches(reading, WORDS_END_CLAUSE_PATTERNS, before);
}

/* The entries of a line of prose: each clock in it is one. Returns whether it has any. `*account` is the section of
 * the last one. */
static bool read_prose_line(struct search *search, size_t index, size_t *account)
{
    const struct reading *reading = search->reading;
    const struct line *line = &reading->lines.items[index];
    struct text text = line->text, all = told_text(reading, index);
    struct stamp stamp;
    size_t count = 0, from = 0;
    while (count < MAX_PROSE_ENTRIES && find_stamp(reading, text, from, &stamp)) {
        from = stamp.place.end;
        if (!stamp.clock.known)
            continue;
        struct other_time *other = read_other_time(reading, text, &stamp, &from);
        size_t at = (size_t)(text.data - all.data) + stamp.place.start;
        struct text sentence = sentence_around(reading, all, at);
        struct text before = text_slice(all, (size_t)(sentence.data - all.data), at);
        struct entry *entry =
            push_line_entry(search, index, text, &stamp, unwrapped(reading, sentence));
        if (other)
            other->place = line_slice_place(line, other->written);
        entry->event.other = other;
        entry->event.amid = *account == line->section && !dates_end(reading, &stamp, before);
        *account = line->section;
        count++;
    }
    return count > 0;
}

/* Whether sentences of a text begin with a clock, and not the first one alone. */
static bool tells_in_sentences(const struct reading *reading, struct text text)
{
    struct stamp stamp;
    size_t opened = 0;
    for (size_t from = 0; opened < 2 && find_stamp(reading, text, from, &stamp);
         from = stamp.place.end) {
        struct text sentence = sentence_around(reading, text, stamp.place.start);
        opened += opens_sentence(reading, text, sentence, stamp.place.start);
    }
    return opened > 1;
}

/* Whether an entry is the paragraph "At 16:20 UTC it began. At 16:38 UTC we were paged. …". */
static bool is_account(const struct reading *reading, const struct entry *entry)
{
    const struct line *line = &reading->lines.items[entry->line];
    return entry->kind == LINE_TEXT && line->first && ascii_is_letter(line->text.data[0]) &&
           entry->event.written.data > line->text.data &&
           tells_in_sentences(reading, line->block->text);
}

/* Marks the sections that are told in sentences: no line begins with a time, or one paragraph alone does. */
static bool *find_told(const struct search *search, const size_t *counts)
{
    const struct reading *reading = search->reading;
    const struct section_list *sections = &reading->postmortem->sections;
    const struct entry_list *entries = search->entries;
    bool *told = arena_alloc_array(reading->arena, sections->count + 1, sizeof *told);
    for (size_t i = 0; i < sections->count; i++)
        told[i] = sections->items[i].roles[ROLE_TIMELINE] && !counts[i];
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->items[i];
        size_t section = section_of_line(reading->postmortem, entry->section);
        if (section != SIZE_MAX && counts[section] == 1 && entry->event.timed && !entry->within &&
            sections->items[section].roles[ROLE_TIMELINE])
            told[section] = is_account(reading, entry);
    }
    return told;
}

void read_prose(struct search *search, const size_t *counts)
{
    const struct reading *reading = search->reading;
    const bool *told = find_told(search, counts);
    size_t known = search->entries->count, next = 0, account = SIZE_MAX;
    for (size_t i = 0; i < reading->lines.count; i++) {
        const struct line *line = &reading->lines.items[i];
        if (search->entries->count - known > MAX_PROSE_ENTRIES)
            return;
        if (line->kind != LINE_TEXT && line->kind != LINE_ITEM)
            continue;
        size_t section = section_of_line(reading->postmortem, line->section);
        if (section == SIZE_MAX || !told[section] || !read_prose_line(search, i, &account))
            continue;
        while (next < known && search->entries->items[next].line < i)
            next++;
        for (; next < known && search->entries->items[next].line == i; next++)
            search->entries->items[next].superseded = true;
    }
}

/* Where on a line an entry's time stands: at its head, behind a label, in the middle of a sentence. */
#include <stdlib.h>
#include <string.h>

#include "base/set.h"
#include "base/utf8.h"
#include "facts/reading.h"
#include "time/starts.h"

/* Whether a word's last character is of a script without blanks, so that anything may follow. */
static bool is_unspaced_end(struct text word)
{
    size_t last = word.length - 1;
    int32_t code_point;
    while (last > 0 && ((unsigned char)word.data[last] & 0xC0) == 0x80)
        last--;
    utf8_decode(word, last, &code_point);
    return utf8_is_unspaced(code_point);
}

static void add_leads(struct lead_letters *letters, const struct word_list *leads)
{
    const char *item;
    for (size_t i = 0; (item = word_list_item(leads, i)); i++)
        set_add(letters->bits, time_letters_at(text_from(item), 0).hash);
}

void prepare_leads(struct reading *reading)
{
    add_leads(&reading->next_day_letters, &reading->words->lists[WORDS_NEXT_DAY_LEADS]);
    add_leads(&reading->entry_letters, &reading->words->lists[WORDS_ENTRY_LEADS]);
}

/* Whether a word of that list may begin with the letters of this hash: next to no line begins so. */
static bool may_lead(const struct lead_letters *letters, unsigned hash)
{
    return set_has(letters->bits, hash);
}

/* The length of the word or words of a list at the text's head, with the blank or comma behind. */
static size_t lead_length(const struct word_list *leads, struct text text)
{
    const char *item;
    for (size_t i = 0; text.length && (item = word_list_item(leads, i)); i++) {
        if (*item != ascii_lower(*text.data))
            continue;
        struct text lead = text_from(item);
        if (text_starts_with_folded(text, lead) && lead.length < text.length &&
            (ascii_is_blank(text.data[lead.length]) || strchr(",:", text.data[lead.length])))
            return lead.length + 1;
        if (text_starts_with(text, lead) && is_unspaced_end(lead))
            return lead.length;
    }
    return 0;
}

/* "10.12:30 PM": a number of a list that Markdown did not see, without a blank behind it. */
static size_t tight_number_length(struct text text)
{
    size_t at = 0;
    while (at < text.length && at < 3 && ascii_is_digit(text.data[at]))
        at++;
    bool number = at > 0 && at < text.length && (text.data[at] == '.' || text.data[at] == ')');
    return number ? at + 1 : 0;
}

/* The words in front of a time; sets `*next_day` where they say that a day has passed. */
static size_t words_before_time(const struct reading *reading, struct text text, bool *next_day)
{
    const struct word_list *lists = reading->words->lists;
    unsigned hash = time_letters_at(text, 0).hash;
    size_t length = 0;
    if (may_lead(&reading->next_day_letters, hash))
        length = lead_length(&lists[WORDS_NEXT_DAY_LEADS], text);
    *next_day |= length > 0;
    if (!length && may_lead(&reading->entry_letters, hash))
        length = lead_length(&lists[WORDS_ENTRY_LEADS], text);
    return length;
}

/* How many days lie between two days of a year, about. */
static int days_apart(int month, int day, const struct date *date)
{
    enum { MONTH = 31, YEAR = 12 * MONTH };
    int days = abs((month - date->month) * MONTH + day - date->day);
    return days < YEAR - days ? days : YEAR - days;
}

/* Whether a text is no "4/1": nothing is the fourth of one. */
static bool may_count(struct text text)
{
    int number, whole;
    size_t slash = text_find_byte(text, '/', 0);
    return slash != TEXT_NOT_FOUND && text_to_number(text_slice(text, 0, slash), &number) &&
           text_to_number(text_from_offset(text, slash + 1), &whole) && number <= whole;
}

/* Whether a stamp of two numbers and no more, as "1/3", is likely to count something: it is no day of the month
 * around the incident, or could be either of two and nothing tells when the incident was. */
static bool is_count(const struct reading *reading, struct text text, const struct stamp *stamp)
{
    enum { NEAR_DAYS = 31 };
    const struct date *date = &stamp->date, *incident = &reading->postmortem->incident_date;
    struct text written = text_slice(text, stamp->place.start, stamp->place.end);
    if (stamp->clock.known || !date->known || date->year || !may_count(written))
        return false;
    if (!incident->known || !incident->month)
        return date->ambiguous;
    return days_apart(date->month, date->day, incident) > NEAR_DAYS &&
           (!date->ambiguous || days_apart(date->day, date->month, incident) > NEAR_DAYS);
}

bool is_year_alone(struct text text)
{
    enum { FIRST_YEAR = 1990, LAST_YEAR = 2059 };
    int number;
    text = text_strip(text, " .,:)]*-#");
    return text.length == 4 && text_to_number(text, &number) && number >= FIRST_YEAR &&
           number <= LAST_YEAR;
}

struct other_time *read_other_time(const struct reading *reading, struct text text,
                                   const struct stamp *stamp, size_t *behind)
{
    struct stamp other;
    if (!stamp_read_other(text, stamp, behind, reading->time, &other) || stamp->end_clock.known)
        return NULL;
    struct other_time *time = arena_alloc(reading->arena, sizeof *time);
    time->stamp = other;
    time->written = text_slice(text, other.place.start, other.place.end);
    return time;
}

bool entry_head_stamp(const struct reading *reading, struct text text, struct stamp *stamp,
                      size_t *start, bool *next_day)
{
    size_t at = decoration_length(text, false);
    *next_day = false;
    for (int tries = 0; tries < 3 && at < text.length; tries++) {
        /* "~" and "+" belong to the stamp, yet count as decoration. */
        size_t from = at > 0 && strchr("~+", text.data[at - 1]) ? at - 1 : at;
        if (read_head_stamp(reading, text, from, stamp)) {
            *start = from;
            return !is_count(reading, text, stamp);
        }
        struct text rest = text_from_offset(text, at);
        size_t skip = words_before_time(reading, rest, next_day);
        if (!skip && tries == 0)
            skip = tight_number_length(rest);
        if (!skip)
            return false;
        at += skip;
        at += decoration_length(text_from_offset(text, at), false);
    }
    return false;
}

bool head_stamp(const struct reading *reading, struct text text, struct stamp *stamp, size_t *start)
{
    bool next_day;
    return entry_head_stamp(reading, text, stamp, start, &next_day);
}

bool is_next_day(const struct reading *reading, struct text text)
{
    struct text name = text_from_offset(text, decoration_length(text, false));
    const struct word_list *leads = &reading->words->lists[WORDS_NEXT_DAY_LEADS];
    const char *item;
    if (!may_lead(&reading->next_day_letters, time_letters_at(name, 0).hash))
        return false;
    name = text_strip(name, " :.,)]*-");
    for (size_t i = 0; (item = word_list_item(leads, i)); i++)
        if (text_equal_folded(name, text_from(item)))
            return true;
    return false;
}

/* "**Detected:** 2025-08-18 23:25 UTC": a label, then the time. */
static bool stamp_behind_label(const struct reading *reading, const struct line *line,
                               struct stamp *stamp)
{
    struct text name, value;
    size_t start;
    if (!split_label(line, &name, &value) || !value.length ||
        !head_stamp(reading, value, stamp, &start))
        return false;
    size_t shift = (size_t)(value.data - line->text.data);
    stamp->place.start += shift;
    stamp->place.end += shift;
    return stamp->clock.known || stamp->date.day;
}

bool label_stamp(const struct reading *reading, const struct line *line, struct stamp *stamp)
{
    enum { LABEL_WORDS = 6 };
    if (stamp_behind_label(reading, line, stamp))
        return true;
    if (line->kind != LINE_ITEM || !find_stamp(reading, line->text, 0, stamp))
        return false;
    size_t words = 0;
    for (size_t i = 0; i < stamp->place.start; i++)
        words += ascii_is_blank(line->text.data[i]);
    bool last = text_strip(text_from_offset(line->text, stamp->place.end), " .)").length == 0;
    return words <= LABEL_WORDS && last && stamp->date.known && stamp->clock.known;
}

/* Whether the word before byte `at` leads to a time in a sentence: "at 14:05". */
static bool follows_lead(const struct reading *reading, struct text text, size_t at)
{
    const struct word_list *leads = &reading->words->lists[WORDS_ENTRY_LEADS];
    struct text before = text_trim(text_slice(text, 0, at));
    const char *item;
    for (size_t i = 0; (item = word_list_item(leads, i)); i++) {
        struct text lead = text_from(item);
        if (lead.length < before.length && utf8_is_word_edge(before, before.length - lead.length) &&
            text_equal_folded(text_from_offset(before, before.length - lead.length), lead))
            return true;
    }
    return false;
}

/* Whether a mark of one of these stands right behind a time, and a blank or nothing behind that. */
static bool has_mark_behind(struct text text, const struct stamp *stamp, const char *marks)
{
    size_t at = stamp->place.end;
    return at < text.length && strchr(marks, text.data[at]) &&
           (at + 1 == text.length || ascii_is_blank(text.data[at + 1]));
}

/* As ends_line_above; looks back over no more than `reach` lines. */
static bool ends_wrapped(const struct reading *reading, size_t index, const struct stamp *stamp,
                         int reach)
{
    const struct line *line = &reading->lines.items[index], *above = line - 1;
    struct stamp other;
    size_t start;
    if (line->first || line->kind != LINE_TEXT || index == 0 || above->block != line->block ||
        !above->text.length)
        return false;
    bool lead = follows_lead(reading, above->text, above->text.length);
    bool mark = has_mark_behind(line->text, stamp, ".;)");
    if (lead && (mark || line->depth))
        return true;
    if ((!lead && !mark) || above->text.length < WRAPPED_MIN_BYTES)
        return false;
    bool entry = head_stamp(reading, above->text, &other, &start) &&
                 !(reach && ends_wrapped(reading, index - 1, &other, reach - 1));
    return !entry && (lead || ascii_is_word(above->text.data[above->text.length - 1]));
}

bool ends_line_above(const struct reading *reading, size_t index, const struct stamp *stamp)
{
    enum { REACH = 3 };
    return ends_wrapped(reading, index, stamp, REACH);
}

/* Counts no further back than a sentence is long. */
static size_t count_words_between(struct text text, size_t from, size_t to)
{
    enum { SENTENCE_BYTES = 200 };
    size_t words = 0;
    if (to - from > SENTENCE_BYTES)
        from = to - SENTENCE_BYTES;
    for (size_t i = from; i < to; i++)
        words += ascii_is_letter(text.data[i]) && (i == from || ascii_is_blank(text.data[i - 1]));
    return words;
}

/* A further entry begins behind a full stop and is followed by ':' or a dash; without the full stop
 * ("… alert 14:05 UTC: The …") by a colon and a new sentence. `from` is behind the entry before. */
static bool begins_entry(const struct reading *reading, struct text text, size_t from,
                         const struct stamp *stamp)
{
    size_t before = stamp->place.start, behind = stamp->place.end;
    while (before > from && strchr(" \t*_`-–•(", text.data[before - 1]))
        before--;
    bool stop = before > from && strchr(".!?;\n", text.data[before - 1]);
    struct text rest = text_trim(text_slice(text, behind, behind + 8));
    bool colon = text_starts_with(rest, TEXT(":"));
    bool dash = text_starts_with(rest, TEXT("-")) || text_starts_with(rest, TEXT("–"));
    if (stop || !colon)
        return stop && (colon || dash);
    bool sentence = rest.length > 2 && rest.data[1] == ' ' && ascii_is_capital(rest.data[2]);
    return sentence && count_words_between(text, from, stamp->place.start) >= 2 &&
           !follows_lead(reading, text, stamp->place.start);
}

bool next_on_line(const struct reading *reading, struct text text, size_t from, struct stamp *stamp)
{
    for (size_t at = from; find_stamp(reading, text, at, stamp); at = stamp->place.end)
        if ((stamp->clock.known || stamp->relative) && begins_entry(reading, text, from, stamp))
            return true;
    return false;
}

bool dated_stamp_within(const struct reading *reading, struct text text, struct stamp *stamp)
{
    for (size_t at = 0; find_stamp(reading, text, at, stamp); at = stamp->place.end)
        if (stamp->clock.known && stamp->date.month && stamp->date.day)
            return true;
    return false;
}

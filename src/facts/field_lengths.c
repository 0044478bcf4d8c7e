/* The lengths that fields state: in words, as a clock or as a bare number. */
#include "base/utf8.h"
#include "facts/claims.h"

struct place value_slice_place(const struct field *field, struct place part)
{
    size_t from = field->value_place.start + part.start;
    size_t to = field->value_place.start + part.end;
    /* Markup within the value makes the slice's place unsure: then the whole value stands for it. */
    if (field->value_place.end - field->value_place.start != field->value.length)
        return field->value_place;
    return (struct place){from, to};
}

/* "4.500 Sekunden": a point before three digits, which stands between thousands in many languages. */
static bool may_hold_thousands(struct text text)
{
    for (size_t at = text_find_byte(text, '.', 0); at != TEXT_NOT_FOUND;
         at = text_find_byte(text, '.', at + 1)) {
        size_t digits = at + 1;
        while (digits < text.length && ascii_is_digit(text.data[digits]))
            digits++;
        if (at && ascii_is_digit(text.data[at - 1]) && digits == at + 4)
            return true;
    }
    return false;
}

/* Whether a length of a field may be believed. In a language without words nobody can tell what the words around it
 * make of it ("un'ora e 15 minuti"): there it is all of the value. */
static bool is_plain_length(const struct reading *reading, const struct field *field,
                            struct place length)
{
    struct text value = text_strip(field->value, " .");
    size_t start = (size_t)(value.data - field->value.data);
    return reading->postmortem->language_known ||
           (length.start <= start && length.end >= start + value.length &&
            !may_hold_thousands(value));
}

/* A field's lengths: "40 min of full outage, 2 h of degradation". Returns how many there are. */
static size_t read_lengths_of_value(struct reading *reading, const struct field *field)
{
    struct length_claim_list *lengths = &reading->postmortem->incident.lengths;
    struct stamp_walk stamps = {.text = field->value};
    size_t first = lengths->count;
    struct length length;
    for (size_t at = 0; length_find(field->value, at, reading->time, &length);
         at = length.place.end)
        if (!is_within_stamp(reading, &stamps, length.place) &&
            is_plain_length(reading, field, length.place))
            add_length(reading, (struct length_claim){
                                    .length = length,
                                    .place = value_slice_place(field, length.place),
                                    .written = text_slice(field->value, length.place.start,
                                                          length.place.end),
                                    .field = true,
                                    .metric = field->meaning == WORDS_FIELD_RECOVERY,
                                    .net = is_net_length(reading, field->value, length.place),
                                });
    for (size_t i = first; lengths->count > first + 1 && i < lengths->count; i++)
        lengths->items[i].shared = true;
    return lengths->count - first;
}

/* "Downtime: 00:40": a clock without a zone in place of a length; but "Start / end: 14:00" is a start alone. */
static void read_clock_as_length(struct reading *reading, const struct field *field)
{
    struct stamp stamp;
    struct pattern_match match;
    struct text value = text_trim(field->value);
    if ((phrases_find(&reading->words->lists[WORDS_FIELD_START],
                      utf8_fold(reading->arena, field->name), 0, &match) &&
         match.start == 0) ||
        !stamp_read(value, 0, reading->time, &stamp) || !stamp.clock.known ||
        stamp.clock.meridiem || stamp.zone.known || stamp.date.known || stamp.end_clock.known ||
        stamp.place.end != value.length)
        return;
    int64_t seconds = seconds_of_day(&stamp.clock);
    struct length length = {.seconds = seconds,
                            .least = seconds,
                            .most = seconds + 59,
                            .unit = 60,
                            .place = stamp.place};
    add_length(reading,
               (struct length_claim){
                   .length = length, .place = field->value_place, .written = value, .field = true});
}

/* The last word of a field's name, in brackets or not: "minutes" of "Duration (minutes)". */
static struct text last_word(struct text name)
{
    name = text_strip(name, ") ");
    size_t wide = text_find(name, TEXT("（"), 0);
    if (text_ends_with(name, TEXT("）")))
        name.length -= strlen("）");
    size_t word = wide == TEXT_NOT_FOUND ? name.length : wide + strlen("（");
    while (wide == TEXT_NOT_FOUND && word && !strchr("_( ", name.data[word - 1]))
        word--;
    return word && word < name.length ? text_from_offset(name, word) : (struct text){name.data, 0};
}

static bool read_number_of_unit(struct reading *reading, const struct field *field,
                                struct text value, struct text unit)
{
    struct text written =
        text_from(arena_printf(reading->arena, "%.*s %.*s", TEXT_ARG(value), TEXT_ARG(unit)));
    struct length length;
    if (!unit.length || !length_read(written, 0, reading->time, &length) ||
        length.place.end != written.length)
        return false;
    length.place.end = value.length;
    add_length(reading, (struct length_claim){.length = length,
                                              .place = field->value_place,
                                              .written = written,
                                              .field = true,
                                              .metric = field->meaning == WORDS_FIELD_RECOVERY});
    return true;
}

/* "Duration (minutes): 55", "所要時間（分）: 55", "duration_minutes: 55": the name's last word is the unit of a bare
 * number, or its first: "Minutes of downtime: 55". */
static void read_number_as_length(struct reading *reading, const struct field *field)
{
    struct text value = text_trim(field->value);
    for (size_t i = 0; i < value.length; i++)
        if (!ascii_is_digit(value.data[i]))
            return;
    size_t blank = text_find_byte(field->name, ' ', 0);
    struct text first = text_slice(field->name, 0, blank == TEXT_NOT_FOUND ? 0 : blank);
    if (value.length && !read_number_of_unit(reading, field, value, last_word(field->name)))
        read_number_of_unit(reading, field, value, first);
}

size_t read_field_lengths(struct reading *reading, const struct field *field)
{
    size_t lengths = read_lengths_of_value(reading, field);
    if (!lengths) {
        read_clock_as_length(reading, field);
        read_number_as_length(reading, field);
    }
    return lengths;
}

void read_length_behind_range(struct reading *reading, const struct field *field,
                              const struct stamp *range)
{
    struct length length;
    if (!range->end_clock.known ||
        !length_find(field->value, range->place.end, reading->time, &length))
        return;
    struct text before = text_slice(field->value, range->place.end, length.place.start);
    struct text behind = text_from_offset(field->value, length.place.end);
    if (!text_equal(text_trim(before), TEXT("(")) || text_strip(behind, " ).").length)
        return;
    add_length(reading,
               (struct length_claim){
                   .length = length,
                   .place = value_slice_place(field, length.place),
                   .written = text_slice(field->value, length.place.start, length.place.end),
                   .field = true,
                   .of_window = true,
                   .net = text_matches(reading, WORDS_PAUSE_PATTERNS, field->value) ||
                          opening_matches(reading, WORDS_PAUSE_PATTERNS)});
}

/* "70 min (from the deploy until the war room was closed)": its only length is none from start to end. */
void set_other_ends(struct reading *reading, const struct field *field, size_t lengths)
{
    struct length_claim_list *claims = &reading->postmortem->incident.lengths;
    if (lengths != 1)
        return;
    struct length_claim *claim = &claims->items[claims->count - 1];
    claim->other_ends =
        text_matches(reading, WORDS_OTHER_ENDS_PATTERNS,
                     length_context(reading->arena, field->value, claim->length.place));
}

/* Who wrote the report, who answers for it, how grave the incident was. */
#include "checks/common.h"
#include "checks/numbers.h"
#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_author_missing, check_owner_not_single, check_severity_missing,
    check_severity_mismatch, check_incident_id_mismatch;

void check_author_missing(struct check *check)
{
    const struct field *author = find_field(check, WORDS_FIELD_AUTHOR);
    const struct field *owner = find_field(check, WORDS_FIELD_OWNER);
    bool answered = (author && field_is_answered(author)) || (owner && field_is_answered(owner));
    if (!answered && !check->postmortem->has_byline)
        report_unsaid(check, author ? author : owner, "author or owner");
}

/* "Owner: ann@, bob@", not "Authors: …" and not "Team: …". */
static bool asks_for_owner(const struct check *check, const struct field *field)
{
    return phrases_contain(word_list(check, WORDS_OWNER_LABELS),
                           utf8_fold(check->arena, text_strip(field->name, ": ")));
}

static bool is_handle(struct text name)
{
    return text_find_byte(name, '@', 0) != TEXT_NOT_FOUND;
}

/* Whether two names are two people beyond doubt: "Doe, Jane" is one, "Ann Roe, manager" too. */
static bool are_two_people(const struct person *a, const struct person *b)
{
    bool handles = is_handle(a->name) && is_handle(b->name);
    bool spaced = text_find_byte(a->name, ' ', 0) != TEXT_NOT_FOUND &&
                  text_find_byte(b->name, ' ', 0) != TEXT_NOT_FOUND;
    return handles || spaced;
}

static void check_owners(struct check *check, const struct person *people, size_t count)
{
    const struct field *field = &check->postmortem->fields.items[people->field];
    if (count < 2 || (count == 2 && !are_two_people(&people[0], &people[1])) ||
        !asks_for_owner(check, field) ||
        patterns_match(word_list(check, WORDS_OWNER_ROLE_PATTERNS), field->value))
        return;
    struct finding *finding = report(check, field->value_place, quote(check, field->value),
                                     "%zu owners: who of them "
                                     "answers for it?",
                                     count);
    report_label(check, finding, "name one, or what each of them does");
}

void check_owner_not_single(struct check *check)
{
    const struct person_list *people = &check->postmortem->people;
    size_t count = 0;
    for (size_t i = 0; i < people->count; i += count) {
        count = 1;
        while (i + count < people->count &&
               people->items[i + count].field == people->items[i].field)
            count++;
        check_owners(check, &people->items[i], count);
    }
}

void check_severity_missing(struct check *check)
{
    const struct field *field = find_field(check, WORDS_FIELD_SEVERITY);
    bool answered = field ? field_is_answered(field) : check->postmortem->severity_told;
    if (!answered && !check->postmortem->severity_claims.count)
        report_unsaid(check, field, "severity");
}

void check_severity_mismatch(struct check *check)
{
    const struct severity_claim_list *claims = &check->postmortem->severity_claims;
    if (check->postmortem->several)
        return;
    for (size_t i = 1; i < claims->count; i++) {
        const struct severity_claim *first = &claims->items[0], *claim = &claims->items[i];
        if (claim->scale != first->scale || claim->level == first->level)
            continue;
        const char *said = quote(check, claim->written), *before = quote(check, first->written);
        struct finding *finding =
            report(check, claim->place, said, "the severity is %s here, but %s on line %zu", said,
                   before, line_of(check, first->place));
        report_related(check, finding, first->place, "%s", before);
        return;
    }
}

/* Identifiers (incident-id-mismatch) */

/* The bytes of an identifier such as "INC-4471" or "PM-2024-017" that begins at a byte of a text; 0 where none does. */
static size_t identifier_length(struct text text, size_t at)
{
    size_t end = at, digits = 0;
    if (at && (ascii_is_word(text.data[at - 1]) || strchr("-/", text.data[at - 1])))
        return 0;
    while (end < text.length && ascii_is_capital(text.data[end]))
        end++;
    if (end < at + 2)
        return 0;
    while (end + 1 < text.length && text.data[end] == '-' && ascii_is_digit(text.data[end + 1]))
        for (end++; end < text.length && ascii_is_digit(text.data[end]); end++)
            digits++;
    bool whole = end == text.length || (!ascii_is_word(text.data[end]) && text.data[end] != '-');
    return digits >= 2 && whole ? end - at : 0;
}

/* The only identifier of a text, empty where it has none or several. */
static struct text only_identifier(struct text text)
{
    struct text only = {0};
    for (size_t at = 0; at < text.length; at++) {
        size_t length = ascii_is_capital(text.data[at]) ? identifier_length(text, at) : 0;
        if (!length)
            continue;
        if (only.length)
            return (struct text){0};
        only = text_slice(text, at, at + length);
        at += length;
    }
    return only;
}

/* Whether an identifier is that of the document whose title holds it: it begins it, or ends it in brackets. Another one
 * may be that of an earlier incident. */
static bool names_document(struct text title, struct text identifier)
{
    size_t start = (size_t)(identifier.data - title.data), end = start + identifier.length;
    struct text before = text_strip(text_slice(title, 0, start), " [(:-");
    bool enclosed = start && end < title.length && strchr("[(", title.data[start - 1]) &&
                    strchr("])", title.data[end]);
    return !before.length || (enclosed && end + 1 == title.length) ||
           (!enclosed && text_find_byte(before, ' ', 0) == TEXT_NOT_FOUND);
}

/* Two of one scheme that numbers incidents: only their digits are not the same. In a project of a tracker, "OPS-417",
 * the incident and its report have a ticket each, and the next number. */
static bool is_same_scheme(struct text a, struct text b)
{
    static const char *const schemes[] = {"INC-", "INCIDENT-", "IR-", "PIR-", "PM-", "POSTMORTEM-"};
    bool counts_incidents = false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        counts_incidents |= text_starts_with(a, text_from(schemes[i]));
    if (!counts_incidents || a.length != b.length)
        return false;
    for (size_t i = 0; i < a.length; i++)
        if (a.data[i] != b.data[i] && !(ascii_is_digit(a.data[i]) && ascii_is_digit(b.data[i])))
            return false;
    return true;
}

/* The identifier that a value is or begins with; "follow-up of INC-2038" names another incident. */
static struct text leading_identifier(struct text value)
{
    struct text only = only_identifier(value);
    bool leads =
        only.length &&
        text_strip(text_slice(value, 0, (size_t)(only.data - value.data)), " [(#").length == 0;
    return leads ? only : (struct text){0};
}

/* Where an identifier stands. */
struct identifier {
    struct text text;
    struct place place;
};

static struct identifier identifier_of_front_matter(const struct check *check)
{
    const struct field_list *fields = &check->postmortem->fields;
    for (size_t i = 0; i < fields->count; i++) {
        const struct field *field = &fields->items[i];
        if (field->front_matter && field->meaning == WORDS_FIELD_ID)
            return (struct identifier){leading_identifier(field->value), field->value_place};
    }
    return (struct identifier){0};
}

/* The first that stands behind its label at the head: "Incident: INC-4471". */
static struct identifier identifier_of_head(struct check *check)
{
    const struct spoken_list *spoken = spoken_blocks(check);
    const struct word_list *labels = word_list(check, WORDS_IDENTIFIER_LABELS);
    size_t head = end_of_head(check->postmortem);
    for (size_t i = 0; i < spoken->count; i++) {
        const struct block *block = spoken->items[i].block;
        struct text rest = block->text, line, label, value;
        const struct section *section =
            postmortem_section_at(check->postmortem, block->place.start);
        if (block->place.start >= head ||
            (section && section->level > 1 && section->form != HEADING_FIELD))
            break;
        while (text_next_line(&rest, &line)) {
            if (!split_spoken(block, line, &label, &value) || !leading_identifier(value).length ||
                !phrases_contain(labels, utf8_fold(check->arena, label)))
                continue;
            size_t start = (size_t)(value.data - block->text.data);
            return (struct identifier){leading_identifier(value),
                                       block_place(block, start, start + value.length)};
        }
    }
    return (struct identifier){0};
}

static struct identifier identifier_of_title(const struct check *check)
{
    const struct postmortem *postmortem = check->postmortem;
    struct text identifier = only_identifier(postmortem->title);
    if (!postmortem->has_title || !identifier.length ||
        !names_document(postmortem->title, identifier))
        return (struct identifier){0};
    return (struct identifier){identifier, postmortem->title_place};
}

void check_incident_id_mismatch(struct check *check)
{
    if (check->postmortem->several)
        return;
    struct identifier all[] = {
        identifier_of_title(check), identifier_of_front_matter(check), {{0}, {0}}};
    enum { COUNT = sizeof all / sizeof *all };
    if (all[0].text.length || all[1].text.length)
        all[COUNT - 1] = identifier_of_head(check);
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = i + 1; j < COUNT; j++) {
            if (!all[i].text.length || !is_same_scheme(all[i].text, all[j].text) ||
                !is_digit_slip(all[i].text, all[j].text))
                continue;
            const char *here = quote(check, all[j].text), *there = quote(check, all[i].text);
            struct finding *finding =
                report(check, all[j].place, pair_subject(check, here, there),
                       "%s here, but %s on line %zu", here, there, line_of(check, all[i].place));
            report_related(check, finding, all[i].place, "%s", there);
            return;
        }
}

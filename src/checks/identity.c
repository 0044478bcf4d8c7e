/* Who wrote the report, who answers for it, how grave the incident was. */
#include "checks/common.h"
#include "base/utf8.h"
#include "rulebook/pattern.h"

check_function check_author_missing, check_owner_not_single, check_severity_missing,
    check_severity_mismatch;

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

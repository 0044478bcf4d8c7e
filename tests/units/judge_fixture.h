/* Judges a document given as a string by all rules, for the unit tests of what they say of it. */
#ifndef PMLINT_TESTS_JUDGE_FIXTURE_H
#define PMLINT_TESTS_JUDGE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "arena_fixture.h"
#include "checks/check.h"

static struct postmortem postmortem;
static struct finding_list findings;

static inline void judge(const char *source)
{
    struct document *document = arena_alloc(arena, sizeof *document);
    struct markdown *markdown = arena_alloc(arena, sizeof *markdown);
    struct error error;
    assert_true(document_init(document, arena, TEXT("<stdin>"), text_from(source),
                              DOCUMENT_DEFAULT_MAX_SIZE, &error));
    assert_true(markdown_parse(markdown, document, arena, &error));
    postmortem_read(&postmortem, markdown, NULL, arena);
    findings = (struct finding_list){0};
    check_run(&postmortem, settings_new(rulebook_profile(TEXT("default")), arena), arena,
              &findings);
}

static inline const struct finding *found(const char *rule)
{
    for (size_t i = 0; i < findings.count; i++)
        if (strcmp(findings.items[i].rule->id, rule) == 0)
            return &findings.items[i];
    return NULL;
}

/* A document with so much at its head, in its summary and in its timeline. */
static inline void judge_parts(const char *head, const char *summary, const char *entries)
{
    judge(arena_printf(arena,
                       "# Outage of the booking API\n\n%s\n\n## Summary\n\n%s\n\n"
                       "## Timeline (UTC, 2025-03-04)\n\n%s\n\n"
                       "## Root cause\n\nA wrong limit in the settings of the pool.\n\n"
                       "## Impact\n\n500 customers got errors.\n\n"
                       "## Action items\n\n- Limit the pool (owner: ann, due: 2025-04-01, #12)\n",
                       head, summary, entries));
}

#endif

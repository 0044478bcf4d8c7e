/* Reads a document given as a string into facts, for the unit tests of the facts room. */
#ifndef PMLINT_TESTS_FACTS_FIXTURE_H
#define PMLINT_TESTS_FACTS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "facts/postmortem.h"

static struct arena *fixture_arena;
static struct document fixture_document;
static struct markdown fixture_markdown;
static struct postmortem fixture_postmortem;

static inline int fixture_setup(void **state)
{
    (void)state;
    fixture_arena = arena_new();
    return 0;
}

static inline int fixture_teardown(void **state)
{
    (void)state;
    arena_free(fixture_arena);
    return 0;
}

/* The facts of a document of which something is known; they hold until the next call in the same test. */
static inline const struct postmortem *facts_with(const struct reading_options *options,
                                                  const char *source)
{
    struct error error = {""};
    assert_true(document_init(&fixture_document, fixture_arena, TEXT("test.md"), text_from(source),
                              DOCUMENT_DEFAULT_MAX_SIZE, &error));
    assert_true(markdown_parse(&fixture_markdown, &fixture_document, fixture_arena, &error));
    postmortem_read(&fixture_postmortem, &fixture_markdown, options, fixture_arena);
    return &fixture_postmortem;
}

/* Those of one in a language that is named or, by "", found. */
static inline const struct postmortem *facts_in(const char *language, const char *source)
{
    const struct reading_options options = {.language = text_from(language)};
    return facts_with(&options, source);
}

static inline const struct postmortem *facts_of(const char *source)
{
    return facts_in("", source);
}

static inline void assert_text(struct text actual, const char *expected)
{
    if (!text_equal(actual, text_from(expected)))
        fail_msg("\"%.*s\" instead of \"%s\"", TEXT_ARG(actual), expected);
}

static inline size_t line_of(struct place place)
{
    return document_line(&fixture_document, place.start);
}

/* The timed entries of the timeline, "line date time zone" each, '-' for what is not known. */
static inline const char *timeline_of(const struct postmortem *postmortem)
{
    static char text[4096];
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < postmortem->events.count; i++) {
        const struct event *event = &postmortem->events.items[i];
        if (!event->in_timeline || !event->timed)
            continue;
        const struct moment *moment = &event->moment;
        bool dated = moment->date.known && moment->date.year;
        length += (size_t)snprintf(
            text + length, sizeof text - length, "%zu %s %s %.*s\n", line_of(event->time_place),
            dated ? format_date(fixture_arena, &moment->date) : "-",
            moment->clock.known ? format_clock(fixture_arena, &moment->clock) : "-",
            moment->zone.known ? (int)moment->zone.written.length : 1,
            moment->zone.known ? moment->zone.written.data : "-");
    }
    return text;
}

/* The sections with a role, "line role" each; two roles give two lines. */
static inline const char *roles_of(const struct postmortem *postmortem)
{
    static char text[4096];
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < postmortem->sections.count; i++)
        for (size_t role = 0; role < ROLE_COUNT; role++)
            if (postmortem->sections.items[i].roles[role])
                length += (size_t)snprintf(text + length, sizeof text - length, "%zu %s\n",
                                           line_of(postmortem->sections.items[i].place),
                                           role_name((enum role)role));
    return text;
}

#define facts_test(function) \
    cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

#endif

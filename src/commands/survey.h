/* Floor 7. What the postmortems of a folder have in common, for `pmlint init`: which standard they
 * follow, which headings were not understood, when the newest incident was, which rules they break.
 */
#ifndef PMLINT_COMMANDS_SURVEY_H
#define PMLINT_COMMANDS_SURVEY_H

#include "checks/check.h"
#include "input/files.h"

/* A heading that was not understood, under all its spellings of case. */
struct surveyed_heading {
    struct text heading; /* as it is written first */
    struct text folded;
    struct text path; /* where that is, from the folder on */
    size_t line;
    size_t documents;            /* how many have it */
    size_t guesses[ROLE_COUNT];  /* in how many its content is that of the role */
    const struct document *last; /* the last document that has it */
};
LIST(surveyed_heading_list, struct surveyed_heading);

struct survey {
    struct arena *arena;    /* of what is kept */
    struct text folder;     /* of which all documents are */
    size_t documents;       /* how many postmortems were looked at */
    size_t dated;           /* how many of them say when the incident was */
    int64_t oldest, newest; /* of these incidents, in days since 1970-01-01 */
    size_t *followers;      /* for each profile, how many documents have all its sections */
    size_t *breakers;       /* for each rule, how many documents break it in the default profile */
    size_t unread;          /* how many documents have a heading that was not understood */
    struct surveyed_heading_list headings;
};

/* An empty survey of a folder as it was named; it lives in the arena. */
struct survey *survey_new(struct text folder, struct arena *arena);

/* Looks at a postmortem and the findings of the default profile in it. */
void survey_add(struct survey *survey, const struct postmortem *postmortem,
                const struct finding_list *findings);

/* Sorts the headings: those of most documents first. */
void survey_sort(struct survey *survey);

/* The profile whose sections more than half of the documents have, the one that demands most where there
 * are several; else the default one. */
const struct profile *survey_profile(const struct survey *survey);

/* What a heading's content mostly is, or ROLE_NONE. */
enum role survey_guess(const struct surveyed_heading *heading);

#endif

/* Floor 7. What comes of one file of a lint: it is read and judged, and nothing is said of it. The part
 * of the work that any thread may do.
 */
#ifndef PMLINT_COMMANDS_JUDGEMENT_H
#define PMLINT_COMMANDS_JUDGEMENT_H

#include "commands/changes.h"
#include "commands/configured.h"
#include "input/git.h"

/* What holds for all files. Only Git's repository changes while they are judged, and it knows of
 * threads. */
struct judging {
    const struct options *options;
    struct configuration_store *store; /* it has seen every file */
    struct git *git;                   /* that holds the content of files, or NULL */
    bool proofs;                       /* what was proved of a document is asked for */
    bool timing;                       /* where the time goes is asked for */
};

enum outcome {
    OUTCOME_MISCONFIGURED, /* its configuration has a fault */
    OUTCOME_EXCLUDED,      /* its configuration does not want it linted */
    OUTCOME_LEFT_OUT,      /* it is no postmortem */
    OUTCOME_UNREAD,        /* it cannot be checked */
    OUTCOME_INTERRUPTED,   /* it was not read to its end */
    OUTCOME_LISTED,        /* it would be linted; only --list-files asks */
    OUTCOME_JUDGED,
};

/* What came of a file; all of it lies in its own arena. It must not move. */
struct judgement {
    struct arena *arena; /* NULL before the first */
    struct input_file file;
    enum outcome outcome;
    const char *why;      /* so; NULL where it was judged, and where nothing is to be said of it */
    struct timing timing; /* where it is asked for */

    /* Of a document that was judged. */
    struct reading reading;
    struct settings *settings;
    struct finding_list findings; /* those that comments suppress among them */
    struct proof_list proofs;
    const struct rule *unjudged; /* whose pattern reached its limit, or NULL */
    bool compared;               /* with what the file was before: `change` is known */
    struct change change;
    const char *why_not_compared; /* though it had to be; else NULL */
};

/* Reads and judges a file of a list, in the judgement's arena, which is made or emptied before. What was there
 * is lost. */
void judgement_make(struct judgement *judgement, const struct judging *judging,
                    const struct input_file_list *files, size_t index);

/* Why a document is taken for no postmortem. */
const char *why_no_postmortem(const struct postmortem *postmortem);

#endif

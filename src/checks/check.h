/* Floor 5. Judging: the rules' checks over a postmortem's facts, and their findings.
 */
#ifndef PMLINT_CHECKS_CHECK_H
#define PMLINT_CHECKS_CHECK_H

#include "facts/postmortem.h"
#include "rulebook/configuration.h"
#include "rulebook/rulebook.h"

struct related_place {
    struct place place;
    const char *message; /* what stands there, in a few words */
};
LIST(related_list, struct related_place);

/* What keeps a finding from being shown and from counting. */
enum suppressed { NOT_SUPPRESSED, SUPPRESSED_BY_COMMENT, SUPPRESSED_BY_BASELINE };

struct finding {
    const struct rule *rule;
    enum severity severity;
    bool softened; /* it would be an error, were the document no draft */
    struct place place;
    const char *message; /* one line: what is wrong, with its evidence */
    const char *label; /* what stands at the caret: the remedy or the computed value; may be NULL */
    const char *help;  /* what to do; never NULL */
    struct related_list related;
    const char
        *subject; /* the words that it speaks of: with the rule, its identity (fingerprint) */
    const char *fingerprint; /* 16 hexadecimal digits, told apart by ordinal */
    enum suppressed suppressed;
    struct text reason; /* the comment's by which it is suppressed; empty where it gives none */
};
LIST(finding_list, struct finding);

/* What holds for a document: which rules at which severity. */
struct settings {
    const struct profile *profile;
    enum severity *severities; /* one a rule, by rule_number */
    struct option_value *
        *options; /* likewise: a value for each of the rule's options, in its order */
    const struct house_rule_list *house_rules;   /* a configuration's own; may be NULL */
    const struct house_template *house_template; /* likewise */
    bool strict;                                 /* judge a draft like a published document */
    bool no_ignores; /* comments hide nothing (but those that would not are told) */
    bool has_today;
    struct date today;
    /* Whether a file or folder belongs to what is judged, given relative to the working directory;
     * NULL: what lies on the disk does. */
    bool (*has_file)(void *keeper, const char *path);
    void *keeper;
};

/* A statement that was checked and holds: "the window (line 4) and the timeline (lines 9–15) agree
 * to the minute". */
LIST(proof_list, const char *);

/* What a check works with. */
struct check {
    const struct postmortem *postmortem;
    const struct settings *settings;
    struct arena *arena;
    const struct rule *rule; /* whose check runs */
    enum severity severity;  /* that its findings begin with */
    struct finding_list *findings;
    struct written_items *written; /* items.c; NULL until a rule asks for them */
    struct spoken_list *spoken;    /* likewise; spoken.h */
};

/* A rule's check: reports what it finds. Its name is check_ and the rule's id with '_' for '-'. */
typedef void check_function(struct check *check);

/* The checks, one a rule by rule_number; made by rulebook/compile.c of the pages' names. */
extern check_function *const check_functions[];

/* Reports a finding at `place`. `subject` is the words that it speaks of, without numbers of lines;
 * the message is printf's. Returns the finding, for report_related and friends; the pointer holds
 * until the next report. The severity is the check's. */
struct finding *report(struct check *check, struct place place, const char *subject,
                       const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The check of every rule that has a pattern: reports its message for each match. It needs nothing of
 * the rule but that pattern, so the rule may be one that was made at run time. */
check_function report_pattern;

/* Adds a place that the finding is about as well. */
void report_related(struct check *check, struct finding *finding, struct place place,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* What to print at the caret; what to do (instead of the rule's own help). */
void report_label(struct check *check, struct finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void report_help(struct check *check, struct finding *finding, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* One step milder (error to warning, warning to info): for what is unread, not absent. */
void report_milder(struct finding *finding);

/* A note becomes a warning: for what was probably forgotten. What is more than a note stays as it is. */
void report_graver(struct finding *finding);

/* What an option of the running rule is set to. The rule's page must declare it, of that kind. */
int option_number(const struct check *check, const char *name);
const char *option_text(const struct check *check, const char *name);
const struct word_list *option_list(const struct check *check, const char *name);

/* Runs every rule that is not off; findings come sorted by place, then rule, those that a comment
 * hides marked. Those of a draft are warnings where they would be errors, unless settings->strict.
 * Returns a rule whose pattern reached its limit, so that what it found is not all; NULL where there
 * is none. */
const struct rule *check_run(const struct postmortem *postmortem, const struct settings *settings,
                             struct arena *arena, struct finding_list *findings);

/* Moves the findings that are suppressed to the end of another list, their order kept. */
void findings_part(struct finding_list *findings, struct finding_list *suppressed,
                   struct arena *arena);

/* Leaves no more than FINDINGS_MOST findings in a list, the gravest of them, their order kept, and behind
 * those one of the others, which says how many are left out. */
#define FINDINGS_MOST (size_t)1000
void findings_limit(struct finding_list *findings, struct arena *arena);

/* Where a finding about the whole document stands: at its title, else where its text begins. */
struct place document_place(const struct postmortem *postmortem);

/* What was proved of the document (proof.c). */
void proofs_find(const struct postmortem *postmortem, struct arena *arena,
                 struct proof_list *proofs);

/* Settings of a profile (NULL: the pages' own), to be changed by the caller; lives in the arena. */
struct settings *settings_new(const struct profile *profile, struct arena *arena);

/* Adds the rules of a house, each at the severity that its description gives it. */
void settings_add_house_rules(struct settings *settings, const struct house_rule_list *rules,
                              struct arena *arena);

/* The rule of that id, be it the house's, or NULL. */
const struct rule *settings_find_rule(const struct settings *settings, struct text id);

/* Lets what a profile or a configuration says of rules hold, over what held before. */
void settings_apply(struct settings *settings, const struct rule_settings *rules);

#endif

/* Floor 3. The rulebook: all rules, words and profiles, as tables that compile.c makes of rules/ when
 * the project is built. Nothing that is read by changes at run time.
 */
#ifndef PMLINT_RULEBOOK_RULEBOOK_H
#define PMLINT_RULEBOOK_RULEBOOK_H

#include "base/arena.h"
#include "rulebook/scope.h"
#include "rulebook/words.h"

enum severity { SEVERITY_OFF, SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR };

/* "off", "info", "warning", "error". */
const char *severity_name(enum severity severity);

/* Reads such a name; false where it is none. */
bool severity_parse(struct text name, enum severity *severity);

/* A standard of postmortems, as rules/sources.yml lists them. */
struct standard {
    const char *code;    /* "CC" */
    const char *name;    /* "CCADB incident report" */
    const char *address; /* without its scheme; "" where there is none */
};

extern const struct standard rulebook_standards[];
extern const size_t rulebook_standard_count;

/* The standard of that code, or NULL. */
const struct standard *rulebook_standard(struct text code);

/* What a rule looks for that is nothing but a pattern: words that should not stand somewhere. */
struct rule_pattern {
    enum word_list_id words;   /* a list of patterns of the document's language, or WORDS_COUNT: */
    struct word_list patterns; /* these, in any language */
    struct scope where;
    bool quotations;     /* also what stands between quotation marks */
    const char *message; /* what is wrong with the words, which a finding puts behind it */
};

enum option_kind { OPTION_NUMBER, OPTION_TEXT, OPTION_LIST };

/* What an option is set to: the member of its kind. */
struct option_value {
    enum option_kind kind;
    int number; /* whole, not negative */
    const char *text;
    struct word_list list; /* as written, not folded */
};

/* Something that a rule can be told: a limit, the words that are allowed. */
struct rule_option {
    const char *name;
    const char *about;          /* one line: what it sets, and its unit */
    struct option_value preset; /* its default, whose kind is the option's */
};

/* A rule as its page rules/ID.md tells it, or as a configuration does. */
struct rule {
    const char *id;
    size_t number;
    const char *family; /* "timeline" … */
    enum severity severity;
    const char *summary;      /* one line, no full stop */
    const char *help;         /* one line: what to do */
    const char *fix;          /* "no", "suggest" or "safe": how far a program could mend it */
    bool absence;             /* it tells what a document lacks, not what it says wrongly */
    const char *page;         /* the page's Markdown, without its front matter */
    struct word_list sources; /* the codes of the standards that demand it */
    const struct rule_pattern *pattern; /* NULL where a function of its own checks it */
    const struct rule_option *options;
    size_t option_count;
};

/* Sorted by id. */
extern const struct rule rulebook_rules[];
extern const size_t rulebook_rule_count;

/* The rule of that id, or NULL. */
const struct rule *rulebook_find(struct text id);

/* A rule's number: its index there; those of a configuration have the numbers behind. */
size_t rule_number(const struct rule *rule);

/* The id that was probably meant by a misspelt one, or NULL. */
const char *rulebook_nearest(struct text id);

/* An option of a rule, and what somebody sets it to. */
struct option_setting {
    const struct rule_option *option;
    struct option_value value;
    size_t line; /* from 1, of the file that says so */
};

/* What a profile or a configuration says of a rule; setting.h reads it. */
struct rule_setting {
    const struct rule *rule;
    bool has_severity;
    enum severity severity;
    const struct option_setting *options;
    size_t option_count;
    size_t line; /* from 1, of the file that says so */
};

struct rule_settings {
    const struct rule_setting *items;
    size_t count;
};

/* Something that a standard asks for: a section, or within one a field, a subsection, a column of a
 * table. A heading or a label of any of its names is it, whatever the case. */
struct profile_part {
    const char *name;          /* as the standard writes it */
    struct word_list names;    /* what else it may be called */
    enum role role;            /* any section that plays it will do; ROLE_NONE */
    enum word_list_id meaning; /* any field of this meaning will do; WORDS_COUNT */
    size_t within;          /* index of the part that it belongs to, which comes before; SIZE_MAX */
    enum severity severity; /* of its lack; off where it may be missing */
    struct word_list values; /* all that a field may say; empty: anything */
};

/* What a standard demands, of rules/profiles/NAME.yml; profile.h reads it. What it extends is taken
 * over already. */
struct profile {
    const char *name;
    const char *summary;
    const char *extends; /* the name of another profile, or "" */
    bool ordered;        /* the sections stand in the order of the parts */
    struct rule_settings rules;
    const struct profile_part *parts;
    size_t part_count;
};

extern const struct profile rulebook_profiles[];
extern const size_t rulebook_profile_count;

const struct profile *rulebook_profile(struct text name);

/* How severe a rule is in a profile. */
enum severity profile_severity(const struct profile *profile, const struct rule *rule);

/* A value as YAML has it: "400", "days", "[Prevent, Mitigate]"; in the arena. */
const char *option_value_words(const struct option_value *value, struct arena *arena);

extern const size_t rulebook_words_count;

/* The vocabulary of the language of that number. It is made when it is first asked for, and stays. */
const struct words *rulebook_words(size_t number);

/* The vocabulary of a language ("en"), or NULL where there is none. */
const struct words *rulebook_language(struct text language);

#endif

/* Floor 3. A project's configuration: one `.postmortem.yml` with the files and profiles that it
 * extends. Each value knows the line that set it.
 *
 * Configurations come from strangers' pull requests: their size, number, depth and patterns are
 * bounded, and what is wrong with them is told, all of it at once.
 */
#ifndef PMLINT_RULEBOOK_CONFIGURATION_H
#define PMLINT_RULEBOOK_CONFIGURATION_H

#include "base/arena.h"
#include "base/text.h"
#include "rulebook/house.h"
#include "rulebook/rulebook.h"
#include "time/stamp.h"

#define CONFIGURATION_NAME ".postmortem.yml"

/* What is wrong with a configuration, and where. */
struct configuration_fault {
    const char *file;
    size_t line, column; /* from 1; 0 where the file could not be read */
    const char *message; /* one line: what is wrong, and what would be right */
};
LIST(configuration_fault_list, struct configuration_fault);

/* A pattern of paths, relative to the folder of the file that has it. */
struct path_pattern {
    struct text folder;  /* absolute; what its leading "../" led to */
    struct text pattern; /* what follows those */
    struct text written;
    struct origin origin;
};
LIST(path_pattern_list, struct path_pattern);

/* A rule of the house: a pattern in a scope. */
struct house_rule {
    struct rule rule; /* its number is above those of the rulebook's */
    struct rule_pattern pattern;
    struct origin origin, pattern_origin, where_origin, message_origin;
    struct text_list where; /* as written; empty: everywhere */
};
LIST(house_rule_list, struct house_rule *);

/* What a part of the configuration says of rules. Later layers win. */
struct layer {
    const struct profile *profile; /* that `extends` names; NULL: the settings are a file's own */
    const char *file;
    struct rule_settings rules;
    bool partial;                   /* an entry of `overrides`: holds only where */
    struct path_pattern_list files; /* one of these fits (none: any file), and */
    struct date before;             /* the incident was earlier (.known false: any day) */
    struct origin origin;
};
LIST(layer_list, struct layer);

struct configuration {
    const char *path;   /* as a person sees it */
    struct text folder; /* absolute */
    struct configuration_fault_list faults;
    const struct profile *profile; /* NULL where neither `profile` nor `extends` names one */
    struct origin profile_origin;
    const char
        *language; /* NULL: found from a document's words; one without words leaves it unread */
    struct origin language_origin;
    enum severity fail_on; /* SEVERITY_OFF: never */
    struct origin fail_on_origin;
    struct text template_path; /* absolute; empty where there is none */
    struct origin template_origin;
    const char *baseline_path; /* to open, as a person sees it; NULL where there is none */
    struct origin baseline_origin;
    size_t baseline_column;                      /* of its name, from 1 */
    const struct house_template *house_template; /* what stands in it; NULL where there is none */
    struct path_pattern_list include, exclude;
    struct section_name_list sections;
    struct house_rule_list house_rules;
    struct layer_list layers;
};

/* Reads the configuration at the absolute `path`; everything lives in the arena. Files are shown
 * relative to the absolute folder `working`; `version` is that of the program ("1.0.0"). A
 * configuration with faults may only be asked for these. */
struct configuration *configuration_read(struct text path, struct text working, const char *version,
                                         struct arena *arena);

/* The first of the patterns that fits the document's absolute path, or NULL. */
const struct path_pattern *path_patterns_find(const struct path_pattern_list *patterns,
                                              struct text path);

/* Whether the layer holds for the document at the absolute path (empty: for none in particular), whose
 * incident was on `date` (.known false where it does not say). A date that has more than one reading
 * is earlier only where all of them are. */
bool layer_holds(const struct layer *layer, struct text path, const struct date *date);

/* The rule of that id, or NULL. */
struct house_rule *configuration_rule(const struct configuration *configuration, struct text id);

#endif

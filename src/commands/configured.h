/* Floor 7. What holds for a document: what its configuration, its front matter and the command line say.
 */
#ifndef PMLINT_COMMANDS_CONFIGURED_H
#define PMLINT_COMMANDS_CONFIGURED_H

#include "commands/reading.h"

/* Where configurations are read as the options ask for. Lives in the arena. */
struct configuration_store *configured_store(const struct options *options, struct arena *arena);

/* The site of a file, whose path there lies in the arena: see configuration_store_find. */
struct document_site configured_site(struct configuration_store *store,
                                     const struct input_file *file, const struct options *options,
                                     struct arena *arena);

/* Says on standard error what is wrong with the configurations that were read so far. Returns whether
 * nothing is. */
bool configured_tell_faults(const struct configuration_store *store, struct arena *arena);

/* Whether each rule that the options name is one, be it of a house whose configuration was read; says
 * on standard error which is not. */
bool configured_check_rules(const struct configuration_store *store, const struct options *options,
                            struct arena *arena);

/* Why nothing can be judged by the configuration, in a line; NULL where it has no fault. */
const char *configured_fault(const struct configuration *configuration, struct arena *arena);

/* Why the configuration leaves a document out, or NULL. */
const char *configured_exclusion(const struct document_site *site, struct arena *arena);

/* Why the configuration says that it is a postmortem, or NULL. */
const char *configured_inclusion(const struct document_site *site, struct arena *arena);

/* What rules hold for a document that was read. Lives in the arena. */
struct settings *configured_settings(const struct reading *reading, const struct options *options,
                                     struct arena *arena);

/* From which severity on a finding makes the exit status 1; SEVERITY_OFF: never. */
enum severity configured_fail_on(const struct configuration *configuration,
                                 const struct options *options);

/* Something that says what holds of rules, and the file in which it does. */
struct rule_source {
    const char *file;
    const struct rule_settings *rules;
};
LIST(rule_source_list, struct rule_source);

/* What says so of a document that was read, each before what wins over it: its profile, then the layers
 * of its configuration that hold for it. */
struct rule_source_list configured_sources(const struct reading *reading, struct arena *arena);

/* What is said of a rule on the command line about a document with this configuration (may be NULL):
 * the rule, or NULL where it is none of them. */
const struct rule *configured_requested(const struct rule_request *request,
                                        const struct configuration *configuration);

/* ".postmortem.yml:3", or who else has set a value. */
const char *origin_words(const struct origin *origin, struct arena *arena);

#endif

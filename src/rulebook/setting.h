/* Floor 3. What a profile or a project's configuration says of rules. Both are read by these
 * functions, a profile while the project is built and a configuration when pmlint runs. So nothing
 * here names the tables that are made meanwhile: the rules are handed in.
 *
 *     rules:
 *       timeline-gap: warning
 *       word-count: {severity: warning, min: 300}
 */
#ifndef PMLINT_RULEBOOK_SETTING_H
#define PMLINT_RULEBOOK_SETTING_H

#include "base/arena.h"
#include "data/data.h"
#include "rulebook/rulebook.h"

/* Who reads. What is read lives in the arena and points into the rules and into the values. */
struct setting_reader {
    struct arena *arena;
    const struct rule *rules; /* all that there are, sorted by id */
    size_t rule_count;
    /* Told of each fault: its place in the YAML source, and in words what is wrong and what would
     * be right. What is faulty is left out of what is read. */
    void (*fault)(void *context, struct place place, const char *message);
    void *context;
};

/* The map of rules to what is said of them (`rules:`); NULL or an empty value says nothing. */
struct rule_settings settings_read(const struct setting_reader *reader, const struct value *map);

/* One entry of that map: `value` is what is said of the rule `id`, whose key stands at `place`. False
 * after a fault. */
bool setting_read(const struct setting_reader *reader, struct text id, struct place place,
                  const struct value *value, struct rule_setting *setting);

/* The severity that a value names; false after a fault. */
bool setting_read_severity(const struct setting_reader *reader, const struct value *value,
                           enum severity *severity);

/* The value of an option of that kind and name; the items of a list whose name ends in "patterns" must
 * be such. False after a fault. */
bool setting_read_option(const struct setting_reader *reader, const char *name,
                         const struct value *value, enum option_kind kind,
                         struct option_value *option);

/* The rule of that id, or NULL. */
const struct rule *setting_find_rule(const struct setting_reader *reader, struct text id);

/* Tells the reader's owner of a fault; the message is printf's. Returns false. */
bool setting_fault(const struct setting_reader *reader, struct place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif

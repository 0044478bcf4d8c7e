/* Floor 5. Findings that were known when somebody decided to mend only new ones: a file that lists
 * them by path, rule and fingerprint with a count, none by line, so that it survives edits elsewhere.
 *
 *     {
 *     "version": 1,
 *     "findings": [
 *     {"path": "docs/a.md", "rule": "timeline-gap", "fingerprint": "0123456789abcdef", "count": 1}
 *     ,
 *     …
 *
 * Entries are sorted, one a line, and the commas stand on lines of their own: a change of one entry
 * changes no other line, so that the changes of two people merge.
 */
#ifndef PMLINT_CHECKS_BASELINE_H
#define PMLINT_CHECKS_BASELINE_H

#include "checks/check.h"
#include "data/data.h"

struct baseline_entry {
    struct text path, rule, fingerprint;
    size_t count;       /* as the file has it: at least 1 */
    size_t left;        /* how many of these no finding has met so far */
    bool judged;        /* a document of this path was judged, with the rule on */
    struct place place; /* in the file; empty where it comes from a run */
};
LIST(baseline_entry_list, struct baseline_entry);

struct baseline {
    struct baseline_entry_list entries; /* sorted by path, rule, fingerprint once it is parsed */
};

/* Reads a file's content. Fails where it is no baseline of this version, with the place of what is
 * wrong: wrong types, unknown or missing keys, the same finding twice. */
bool baseline_parse(struct baseline *baseline, struct text source, struct arena *arena,
                    struct data_fault *fault);

/* Marks the findings of a document that are known and not suppressed yet, and takes them off their
 * entries' counts. `path` is relative to the repository's root. */
void baseline_hide(struct baseline *baseline, struct text path, const struct settings *settings,
                   struct finding_list *findings, struct arena *arena);

/* Whether the entry was looked for and not found as often as it says. */
bool baseline_entry_is_gone(const struct baseline_entry *entry);

/* Drops what is gone, lowers the counts of what is gone in part. Returns how many findings that were. */
size_t baseline_prune(struct baseline *baseline);

/* Adds the findings of a document that no comment suppresses, for a new file. The strings of the
 * findings are copied into the arena. */
void baseline_add(struct baseline *baseline, struct text path, const struct finding_list *findings,
                  struct arena *arena);

/* The file's content, sorted, in the arena. */
struct text baseline_print(struct baseline *baseline, struct arena *arena);

#endif

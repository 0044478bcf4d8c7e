/* Floor 3. Reading a profile from YAML, while the project is built and when pmlint runs: nothing here
 * names the tables that are made meanwhile.
 *
 *     name: house                    # the file's
 *     summary: what the house asks for
 *     extends: default               # takes over its rules, and its sections where it has none of its own
 *     ordered: true                  # the sections stand in this order
 *     rules:                         # see setting.h
 *       status-missing: {severity: warning, values: [Draft, Reviewed]}
 *     sections:
 *       - name: Root cause           # as the standard writes it
 *         names: [Why it broke]      # any of these headings or labels will do as well
 *         role: root_cause           # or any section that plays this role
 *         meaning: field_duration    # or a field of this meaning (a list of the words files)
 *         severity: error            # of its lack: error where none is given, off where it may be missing
 *         values: [Yes, No]          # all that its text may be
 *         parts: []                  # the same within it: fields, subsections, columns
 */
#ifndef PMLINT_RULEBOOK_PROFILE_H
#define PMLINT_RULEBOOK_PROFILE_H

#include "rulebook/setting.h"

/* Reads a profile; `others` are those that it may extend. What is faulty is told to the reader's owner
 * and left out. */
struct profile profile_read(const struct setting_reader *reader, const struct profile *others,
                            size_t other_count, const struct value *map);

#endif

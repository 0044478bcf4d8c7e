/* Floor 8. Reading the values of options; each function is the `set` of an option.
 */
#ifndef PMLINT_OPTION_VALUES_H
#define PMLINT_OPTION_VALUES_H

#include "options.h"

#define OPTION_SETTER(name) \
    bool name(struct invocation *invocation, const char *value, struct arena *arena, \
              struct error *error)

OPTION_SETTER(set_report_format);
OPTION_SETTER(set_plain_format);
OPTION_SETTER(set_timeline_format);
OPTION_SETTER(set_profile);
OPTION_SETTER(set_rule);
OPTION_SETTER(set_fail_on);
OPTION_SETTER(set_show);
OPTION_SETTER(set_stdin_filename);
OPTION_SETTER(set_files_from);
OPTION_SETTER(set_baseline);
OPTION_SETTER(set_write_baseline);
OPTION_SETTER(set_changed);
OPTION_SETTER(set_title);
OPTION_SETTER(set_date);
OPTION_SETTER(set_today);
OPTION_SETTER(set_max_size);
OPTION_SETTER(set_jobs);
OPTION_SETTER(set_color);
OPTION_SETTER(set_help);
OPTION_SETTER(set_version);
OPTION_SETTER(set_manual);
OPTION_SETTER(set_config);

#endif

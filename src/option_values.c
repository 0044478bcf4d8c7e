#include "option_values.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "commands/timeline.h"

static bool fail_choice(const char *what, struct text word, const struct word_choices *choices,
                        struct arena *arena, struct error *error)
{
    return error_set(error, "unknown %s '%.*s'%s", what, TEXT_ARG(word),
                     suggest_words(what, word, choices, arena));
}

OPTION_SETTER(set_report_format)
{
    struct text text = text_from(value);
    size_t equals = text_find_byte(text, '=', 0);
    struct text name = text_slice(text, 0, equals);
    const char *path = equals == TEXT_NOT_FOUND ? NULL : value + equals + 1;
    struct word_choices choices = {0};
    if (!report_format_find(name)) {
        for (size_t i = 0; i < report_format_count; i++)
            LIST_PUSH(arena, &choices, report_formats[i]->name);
        return fail_choice("format", name, &choices, arena, error);
    }
    if (path && !*path)
        return error_set(error, "the path in --format %s is empty; name a file", value);
    if (path && text_equal(text_from(path), TEXT("-")))
        path = NULL;
    LIST_PUSH(arena, &invocation->options.formats,
              (struct format_request){.name = name, .path = path});
    return true;
}

static bool set_format_among(struct invocation *invocation, const char *value,
                             const struct word_choices *choices, struct arena *arena,
                             struct error *error)
{
    struct text name = text_from(value);
    for (size_t i = 0; i < choices->count; i++)
        if (text_equal(name, text_from(choices->items[i]))) {
            LIST_PUSH(arena, &invocation->options.formats, (struct format_request){.name = name});
            return true;
        }
    return fail_choice("format", name, choices, arena, error);
}

OPTION_SETTER(set_plain_format)
{
    struct word_choices choices = {0};
    LIST_PUSH(arena, &choices, "text");
    LIST_PUSH(arena, &choices, "json");
    return set_format_among(invocation, value, &choices, arena, error);
}

OPTION_SETTER(set_timeline_format)
{
    struct word_choices choices = {0};
    for (size_t i = 0; i < timeline_format_count; i++)
        LIST_PUSH(arena, &choices, timeline_formats[i].name);
    return set_format_among(invocation, value, &choices, arena, error);
}

OPTION_SETTER(set_profile)
{
    struct text name = text_from(value);
    struct word_choices choices = {0};
    invocation->options.profile = rulebook_profile(name);
    if (invocation->options.profile)
        return true;
    for (size_t i = 0; i < rulebook_profile_count; i++)
        LIST_PUSH(arena, &choices, rulebook_profiles[i].name);
    return fail_choice("profile", name, &choices, arena, error);
}

static bool read_severity(struct text name, enum severity *severity, struct arena *arena,
                          struct error *error)
{
    struct word_choices choices = {0};
    if (severity_parse(name, severity))
        return true;
    for (int i = SEVERITY_ERROR; i >= SEVERITY_OFF; i--)
        LIST_PUSH(arena, &choices, severity_name((enum severity)i));
    return fail_choice("severity", name, &choices, arena, error);
}

OPTION_SETTER(set_rule)
{
    struct text text = text_from(value);
    size_t equals = text_find_byte(text, '=', 0);
    struct text id = text_slice(text, 0, equals);
    struct rule_request request = {.id = id};
    if (equals == TEXT_NOT_FOUND)
        return error_set(error, "--rule takes ID=SEVERITY: did you mean '--rule %s=off'?", value);
    if (!read_severity(text_from_offset(text, equals + 1), &request.severity, arena, error))
        return false;
    LIST_PUSH(arena, &invocation->options.rules, request);
    return true;
}

/* Reads one of error, warning, info and, where `lowest` names it, one more for none of them. */
static bool read_threshold(struct text name, enum severity *severity, const char *lowest,
                           struct arena *arena, struct error *error)
{
    struct word_choices choices = {0};
    if (lowest && text_equal(name, text_from(lowest))) {
        *severity = SEVERITY_OFF;
        return true;
    }
    if (severity_parse(name, severity) && *severity != SEVERITY_OFF)
        return true;
    for (int i = SEVERITY_ERROR; i > SEVERITY_OFF; i--)
        LIST_PUSH(arena, &choices, severity_name((enum severity)i));
    if (lowest)
        LIST_PUSH(arena, &choices, lowest);
    return fail_choice("severity", name, &choices, arena, error);
}

OPTION_SETTER(set_fail_on)
{
    invocation->options.fail_on_given = true;
    return read_threshold(text_from(value), &invocation->options.fail_on, "never", arena, error);
}

OPTION_SETTER(set_show)
{
    return read_threshold(text_from(value), &invocation->options.show, NULL, arena, error);
}

OPTION_SETTER(set_stdin_filename)
{
    (void)arena;
    invocation->options.stdin_filename = value;
    return *value || error_set(error, "the path for --stdin-filename is empty; give one");
}

OPTION_SETTER(set_files_from)
{
    (void)arena;
    invocation->options.files_from = value;
    return *value || error_set(error, "the path for --files-from is empty; name a file, or -");
}

OPTION_SETTER(set_baseline)
{
    (void)arena;
    invocation->options.baseline = value;
    return *value || error_set(error, "the path for --baseline is empty; name a file");
}

OPTION_SETTER(set_write_baseline)
{
    (void)arena;
    invocation->options.write_baseline = value;
    return *value || error_set(error, "the path for --write-baseline is empty; name a file");
}

OPTION_SETTER(set_changed)
{
    (void)arena;
    invocation->options.changed = true;
    invocation->options.changed_base = value;
    return !value || *value ||
           error_set(error, "the base for --changed is empty; name a branch or a commit");
}

OPTION_SETTER(set_today)
{
    (void)arena;
    if (date_read_iso(text_from(value), &invocation->options.today))
        return true;
    return error_set(error, "'%s' is no date: write --today as YYYY-MM-DD", value);
}

OPTION_SETTER(set_date)
{
    (void)arena;
    if (date_read_iso(text_from(value), &invocation->options.date))
        return true;
    return error_set(error, "'%s' is no date: write --date as YYYY-MM-DD", value);
}

/* A title is a line of the document that is written. */
OPTION_SETTER(set_title)
{
    (void)arena;
    struct text title = text_from(value);
    for (size_t i = 0; i < title.length; i++)
        if ((unsigned char)value[i] < ' ' || value[i] == 0x7F)
            return error_set(error,
                             "the title for --title has a control character; write one line");
    if (utf8_find_invalid(title) != TEXT_NOT_FOUND)
        return error_set(error, "the title for --title is no valid UTF-8");
    invocation->options.title = value;
    return text_trim(title).length > 0 || error_set(error, "the title for --title is empty");
}

OPTION_SETTER(set_max_size)
{
    (void)arena;
    int size = 0;
    if (!text_to_number(text_from(value), &size) || size == 0)
        return error_set(error,
                         "'%s' is no size: write --max-size as a number of bytes, such as "
                         "1048576",
                         value);
    invocation->options.max_size = (size_t)size;
    return true;
}

OPTION_SETTER(set_jobs)
{
    (void)arena;
    int jobs = 0;
    if (!text_to_number(text_from(value), &jobs) || jobs < 1 || jobs > MAX_JOBS)
        return error_set(error, "'%s' is no number of jobs: write --jobs as a number from 1 to %d",
                         value, MAX_JOBS);
    invocation->options.jobs = (size_t)jobs;
    return true;
}

OPTION_SETTER(set_color)
{
    static const char *const names[] = {
        [COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always", [COLOR_NEVER] = "never"};
    struct text name = text_from(value);
    struct word_choices choices = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (text_equal(name, text_from(names[i]))) {
            invocation->options.color = (enum color_choice)i;
            return true;
        }
        LIST_PUSH(arena, &choices, names[i]);
    }
    return fail_choice("choice for --color", name, &choices, arena, error);
}

static bool set_request(struct invocation *invocation, enum request request)
{
    if (invocation->request == REQUEST_RUN)
        invocation->request = request;
    return true;
}

OPTION_SETTER(set_help)
{
    (void)value, (void)arena, (void)error;
    return set_request(invocation, REQUEST_HELP);
}

OPTION_SETTER(set_version)
{
    (void)value, (void)arena, (void)error;
    return set_request(invocation, REQUEST_VERSION);
}

OPTION_SETTER(set_manual)
{
    (void)value, (void)arena, (void)error;
    return set_request(invocation, REQUEST_MANUAL);
}

OPTION_SETTER(set_config)
{
    (void)arena;
    invocation->options.config = value;
    return *value || error_set(error, "the path for --config is empty; name a file");
}

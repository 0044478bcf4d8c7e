/* A proposal for a folder of postmortems: a configuration that fits them, and a baseline of what they
 * break today, so that from then on only what is new is told. */
#include "checks/baseline.h"
#include "commands/command.h"
#include "commands/configured.h"
#include "commands/inputs.h"
#include "commands/known.h"
#include "commands/message.h"
#include "commands/proposal.h"
#include "commands/reading.h"
#include "commands/save.h"
#include "commands/survey.h"
#include "input/path.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#define BASELINE_NAME ".postmortem-baseline.json"

struct init {
    struct arena *arena;      /* of the whole run */
    struct arena *file_arena; /* emptied before each file */
    const char *folder;
    struct options options; /* those of a lint without any */
    struct inputs inputs;
    struct survey *survey;
    struct baseline baseline;
    size_t unreadable;
};

static bool fail(const char *path, const char *message)
{
    message_print(path_shown(path), message);
    return false;
}

static const char *join(struct init *init, const char *name)
{
    return path_join(text_from(init->folder), text_from(name), init->arena);
}

static bool is_free(const char *path)
{
    struct stat status;
    return lstat(path, &status) != 0 ||
           fail(path, "is there already; pmlint init proposes, and never overwrites");
}

static bool is_folder(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return fail(path, strerror(errno));
    return S_ISDIR(status.st_mode) || fail(path, "is no folder; name the one of the postmortems");
}

/* A file in the folder would put a configuration further up out of force for all that lies there. */
static bool is_unconfigured(struct init *init)
{
    struct configuration_store *store = configured_store(&init->options, init->arena);
    const struct configuration *configuration =
        configuration_store_find(store, join(init, "document.md"), init->arena).configuration;
    return !configuration ||
           fail(init->folder,
                arena_printf(init->arena,
                             "%s holds there already, and a second one would put it out of force; "
                             "add to that one by hand",
                             configuration->path));
}

/* A file that was read and judged; all of it lies in the file arena. */
struct judged {
    struct input_file file;
    struct reading reading;
    struct finding_list findings;
    struct error error; /* why it was not read; empty where it was */
};

/* Reads file number `i` as the store's configurations have it, and judges it. False where it cannot be
 * read, or is no postmortem. */
static bool judge(struct init *init, struct configuration_store *store, size_t i,
                  struct judged *judged)
{
    struct arena *arena = init->file_arena;
    struct reading *reading = &judged->reading;
    arena_clear(arena);
    *judged = (struct judged){.file = files_get(&init->inputs.files.files, i, arena)};
    struct document_site site = configured_site(store, &judged->file, &init->options, arena);
    if (!reading_make(reading, &judged->file, &site, &init->options, arena, NULL, &judged->error) ||
        !reading->postmortem.is_postmortem)
        return false;
    struct settings *settings = configured_settings(reading, &init->options, arena);
    check_run(&reading->postmortem, settings, arena, &judged->findings);
    return true;
}

/* What the documents are like, whatever a configuration says. */
static void look(struct init *init)
{
    struct options none = init->options;
    struct judged judged;
    none.no_config = true;
    struct configuration_store *store = configured_store(&none, init->arena);
    for (size_t i = 0; i < init->inputs.files.files.count; i++) {
        if (judge(init, store, i, &judged)) {
            survey_add(init->survey, &judged.reading.postmortem, &judged.findings);
        } else if (*judged.error.message) {
            message_print(judged.file.shown, judged.error.message);
            init->unreadable++;
        }
    }
    survey_sort(init->survey);
}

/* What they break under the configuration that was written. */
static void collect(struct init *init)
{
    struct configuration_store *store = configured_store(&init->options, init->arena);
    struct judged judged;
    for (size_t i = 0; i < init->inputs.files.files.count; i++) {
        if (!judge(init, store, i, &judged))
            continue;
        struct text path = known_path(&judged.file, &init->options,
                                      judged.reading.site.configuration, init->file_arena);
        baseline_add(&init->baseline, path, &judged.findings, init->arena);
    }
}

static bool save(const char *path, struct text text)
{
    struct error error;
    return save_new_file(path, text, &error) || fail(path, error.message);
}

static enum status propose(struct init *init)
{
    const char *configuration = join(init, CONFIGURATION_NAME);
    const char *baseline = join(init, BASELINE_NAME);
    if (!is_free(configuration) || !is_free(baseline) ||
        !save(configuration, proposal_print(init->survey, BASELINE_NAME, init->arena)))
        return STATUS_FAILED;
    collect(init);
    size_t known = init->baseline.entries.count;
    if (!save(baseline, baseline_print(&init->baseline, init->arena)))
        return STATUS_FAILED;
    proposal_explain(init->survey, stdout, init->arena);
    printf("  baseline  %zu finding%s of today %s known from now on\n", known,
           known == 1 ? "" : "s", known == 1 ? "is" : "are");
    struct text shown = printable(init->arena, path_shown(configuration));
    struct text shown_baseline = printable(init->arena, path_shown(baseline));
    printf("Wrote %.*s and %.*s. Look through the first%s, and keep both.\n", TEXT_ARG(shown),
           TEXT_ARG(shown_baseline), init->survey->headings.count ? ", confirm its headings" : "");
    return init->unreadable ? STATUS_FAILED : STATUS_CLEAN;
}

static enum status examine(struct init *init)
{
    const struct input_files *files = &init->inputs.files;
    LIST_PUSH(init->arena, &init->options.operands, init->folder);
    if (!inputs_find(&init->inputs, &init->options, init->arena))
        return STATUS_FAILED;
    for (size_t i = 0; i < files->problems.count; i++)
        message_print(files->problems.items[i].shown, files->problems.items[i].message);
    if (files->problems.count)
        return STATUS_FAILED;
    look(init);
    if (init->survey->documents)
        return propose(init);
    message_print(path_shown(init->folder),
                  arena_printf(init->arena,
                               "%s a postmortem, so there is nothing to propose; 'pmlint new' "
                               "begins one",
                               files->files.count == 1
                                   ? "the only Markdown file is not"
                                   : arena_printf(init->arena, "none of %zu Markdown files is",
                                                  files->files.count)));
    return init->unreadable ? STATUS_FAILED : STATUS_CLEAN;
}

static enum status run(const struct options *options, struct arena *arena)
{
    struct init init = {
        .arena = arena,
        .file_arena = arena_new(),
        .folder = options->operands.count ? options->operands.items[0] : ".",
        .options = {.fail_on = SEVERITY_ERROR, .max_size = DOCUMENT_DEFAULT_MAX_SIZE},
    };
    init.survey = survey_new(text_from(init.folder), arena);
    enum status status = STATUS_FAILED;
    if (options->operands.count > 1)
        message_print(TEXT(""), "name one folder");
    else if (is_folder(init.folder) && is_free(join(&init, CONFIGURATION_NAME)) &&
             is_unconfigured(&init))
        status = examine(&init);
    inputs_close(&init.inputs);
    arena_free(init.file_arena);
    return status;
}

const struct command init_command = {
    .name = "init",
    .bit = FOR_INIT,
    .operands = "[DIR]",
    .summary = "propose a configuration from the postmortems that are there",
    .description =
        "Looks at the postmortems in DIR (default: the current directory) and writes there what "
        "fits them: a .postmortem.yml with the profile that most of them follow, the headings "
        "that were not understood, for you to confirm, and what old documents are spared; and a "
        "baseline of what is found today. It says what it saw, and never overwrites.",
    .run = run,
};

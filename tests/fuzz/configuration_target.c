/* The configuration of a stranger's pull request, and what a document is judged by it.
 *
 * The input: `.postmortem.yml`; behind "%%%%" `other.yml`, that it may extend; behind another the template
 * `template.md`.
 */
#include "commands/config_text.h"
#include "commands/configured.h"
#include "data/data.h"
#include "fuzz.h"
#include "model.h"
#include "printed.h"
#include "report/version.h"
#include "rulebook/pattern.h"

#include <string.h>
#include <unistd.h>

static const char judged_document[] = "# Postmortem: ACME outage\n\nDate: 2025-03-17\n\n## "
                                      "Summary\n\nACME saw 500 errors aaaaaaaaaaaaab.\n\n"
                                      "## Impact\n\nThe cause was 12 % x.\n\n## Timeline\n\n- "
                                      "14:00 UTC it began\n- 15:30 UTC it ended\n\n"
                                      "## Wer es merkte\n\nNobody.\n\n## Action items\n\n- [ ] Add "
                                      "a limit (owner: Ann, due 2025-04-01)\n";

static char folder[64];

static void remove_folder(void)
{
    static const char *const names[] = {".postmortem.yml", "other.yml", "template.md",
                                        "printed.yml"};
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

/* One folder for all runs, in memory where there is a place for that. */
static void make_folder(void)
{
    if (folder[0])
        return;
    snprintf(folder, sizeof folder, "%s/pmlint-fuzz-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    EXPECT(mkdtemp(folder));
    atexit(remove_folder);
}

static struct text file_in_folder(const char *name, struct arena *arena)
{
    return text_from(arena_printf(arena, "%s/%s", folder, name));
}

static void write_file(const char *name, struct text bytes, struct arena *arena)
{
    FILE *out = fopen(file_in_folder(name, arena).data, "w");
    EXPECT(out && fwrite(bytes.data ? bytes.data : "", 1, bytes.length, out) == bytes.length);
    fclose(out);
}

static struct configuration *read_named(const char *name, struct arena *arena)
{
    return configuration_read(file_in_folder(name, arena), text_from(folder), PMLINT_VERSION,
                              arena);
}

static void expect_faults(const struct configuration *configuration)
{
    for (size_t i = 0; i < configuration->faults.count; i++) {
        const struct configuration_fault *fault = &configuration->faults.items[i];
        EXPECT(fault->file && *fault->message);
        EXPECT((fault->line > 0) == (fault->column > 0));
    }
}

static void expect_origins(const struct configuration *configuration)
{
    for (size_t i = 0; i < configuration->sections.count; i++)
        EXPECT(configuration->sections.items[i].origin.line > 0);
    for (size_t i = 0; i < configuration->house_rules.count; i++) {
        const struct house_rule *house = configuration->house_rules.items[i];
        EXPECT(house->rule.number == rulebook_rule_count + i && house->pattern.patterns.count == 1);
        EXPECT(configuration_rule(configuration, text_from(house->rule.id)) == house);
    }
}

/* What is shown of it is a configuration without fault. */
static void expect_shown(const struct reading *reading, const struct options *options,
                         struct arena *arena)
{
    struct printing printing;
    struct value value;
    struct data_fault fault;
    printing_begin(&printing);
    config_write(printing.out, reading, options, arena);
    struct text printed = printing_end(&printing);
    expect_plain(printed, true);
    EXPECT(yaml_parse(printed, arena, &value, &fault));
    write_file("printed.yml", printed, arena);
    const struct configuration *again = read_named("printed.yml", arena);
    for (size_t i = 0; i < again->faults.count; i++)
        fprintf(stderr, "%zu: %s\n", again->faults.items[i].line, again->faults.items[i].message);
    EXPECT(!again->faults.count);
    printing_free(&printing);
}

static void judge(const struct configuration *configuration, bool show, struct arena *arena)
{
    const struct options options = {.max_size = DOCUMENT_DEFAULT_MAX_SIZE};
    struct document_site site = {file_in_folder("postmortems/a.md", arena), configuration};
    struct reading *reading = arena_alloc(arena, sizeof *reading);
    struct finding_list findings = {0};
    struct error error;
    EXPECT(reading_of_bytes(reading, TEXT("a.md"), TEXT(judged_document), &site, &options, arena,
                            &error));
    configured_exclusion(&site, arena);
    configured_inclusion(&site, arena);
    struct settings *settings = configured_settings(reading, &options, arena);
    check_run(&reading->postmortem, settings, arena, &findings);
    expect_findings(&reading->document, &findings);
    if (show)
        expect_shown(reading, &options, arena);
}

void fuzz_one(struct text input, struct arena *arena)
{
    uint64_t number = input_number(input);
    /* What is compiled is known by its address, which the next run will use for another pattern. */
    bool patterns = text_find(input, TEXT("pattern"), 0) != TEXT_NOT_FOUND;
    make_folder();
    write_file(".postmortem.yml", next_part(&input), arena);
    write_file("other.yml", next_part(&input), arena);
    write_file("template.md", next_part(&input), arena);
    const struct configuration *configuration = read_named(".postmortem.yml", arena);
    if (configuration->faults.count) {
        expect_faults(configuration);
    } else {
        expect_origins(configuration);
        judge(configuration, number % 8 == 0, arena);
    }
    if (patterns)
        patterns_release();
}

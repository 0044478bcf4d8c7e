/* Floor 3. The program that makes C tables of rules/ while the project is built. It fills the very
 * structs that the rulebook's headers declare, and compile_write.c prints them. Its objects never
 * name the tables themselves, or the build would go round in a circle.
 */
#ifndef PMLINT_RULEBOOK_COMPILE_H
#define PMLINT_RULEBOOK_COMPILE_H

#include "base/arena.h"
#include "data/data.h"
#include "rulebook/setting.h"
#include "rulebook/templates.h"

#include <stdio.h>

/* A file of rules/, or a check's source, in memory. */
struct source {
    const char *path;
    struct text bytes;
    struct text data;   /* the YAML in it: all of it, but of a page its front matter */
    size_t data_offset; /* where that begins */
};

LIST(rule_list, struct rule);
LIST(standard_list, struct standard);
LIST(profile_list, struct profile);
LIST(template_list, struct document_template);
LIST(language_list, struct words);
LIST(string_list, const char *);

/* Pages sorted by id, profiles, templates and languages by file name, standards as they stand. */
struct tables {
    struct standard_list standards;
    struct rule_list rules;
    struct profile_list profiles;
    struct template_list templates;
    struct language_list languages;
    struct zone_table zones; /* shared by all languages */
};

/* A part that several patterns of a words file have in common. */
struct fragment {
    struct text name;
    const char *pattern;
    bool used;
};
LIST(fragment_list, struct fragment);

struct compiler {
    struct arena *arena;
    struct tables tables;
    struct fragment_list fragments; /* of the words file that is being read */
    bool unicode_letters;           /* and whether its patterns' \b and \w go beyond ASCII */
    size_t extending;               /* profiles that are being read because another extends them */
    bool failed;                    /* a fault was reported: write nothing */
};

/* Prints `path:line:column: message` of byte `offset` of the source, and lets the build fail. */
void compile_fault(struct compiler *compiler, const struct source *source, size_t offset,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same at a value or at a map's key, whose places count from the source's data. */
void compile_fault_at(struct compiler *compiler, const struct source *source, struct place place,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Reads a file; its data are all its bytes. False after a reported fault. */
bool compile_load(struct compiler *compiler, const char *path, struct source *source);

/* Parses the source's data, which must be a map (an empty source is an empty one). */
bool compile_parse(struct compiler *compiler, const struct source *source, struct value *map);

/* The paths of a folder's files whose names end in `suffix`, sorted; none where it is missing. */
struct string_list compile_list_files(struct compiler *compiler, const char *folder,
                                      const char *suffix);

/* The file's name without folder and suffix. */
struct text compile_stem(const char *path);

/* Reports each key of the map that is none of the NULL-ended `known`. */
void compile_check_keys(struct compiler *compiler, const struct source *source,
                        const struct value *map, const char *const *known);

/* The scalar of a key as a string; "" after a reported fault where it is missing or no text. */
const char *compile_string(struct compiler *compiler, const struct source *source,
                           const struct value *map, const char *key);

/* Reads sources.yml (before the pages, which name its codes) into the tables. */
void compile_standards(struct compiler *compiler, const char *path);

/* The codes of a page's `sources`, each of which sources.yml must have. */
struct word_list compile_source_codes(struct compiler *compiler, const struct source *source,
                                      const struct value *list);

/* What setting.h reads a source with; faults become the build's. */
struct setting_reader compile_reader(struct compiler *compiler, const struct source *source);

/* Reads rules/ID.md, profiles/NAME.yml (after the pages, which they name; what it extends first) and
 * words/LANGUAGE.yml (after the zones) into the tables. */
void compile_page(struct compiler *compiler, const char *path);
void compile_profile(struct compiler *compiler, const char *path);
void compile_zones(struct compiler *compiler, const char *path);
void compile_words(struct compiler *compiler, const char *path);

/* Reads templates/NAME.md (after the profiles) into the tables. */
void compile_template(struct compiler *compiler, const char *path);

/* Reports the profile at profiles/NAME.yml where it has no template. */
void compile_match_templates(struct compiler *compiler, const char *path);

/* Reads the `fragments` section of a words file, which may be missing (NULL): each is a text or a list
 * of texts of which any may stand. */
void compile_fragments(struct compiler *compiler, const struct source *source,
                       const struct value *map);

/* A pattern with each {{name}} in it replaced by the fragment of that name, as a group of its own. NULL
 * after a reported fault. */
const char *compile_expand(struct compiler *compiler, const struct source *source,
                           const struct value *item);

/* Reports each fragment that no pattern has used. */
void compile_check_fragments(struct compiler *compiler, const struct source *source,
                             const struct value *map);

/* Numbers the items of all lists of a language; returns how many there are. */
uint32_t compile_number_items(struct words *words);

/* Writes the indexes of the words (rulebook/trigger.h), whose items were numbered. */
void compile_write_indexes(FILE *out, const struct tables *tables);

/* The keys of the lists in the `time` section. */
extern const char *const compile_time_keys[TIME_LIST_COUNT];

/* Reads the `time` section of a words file, or its `more_time`: the words of a list stand beside those that the
 * list has. */
void compile_time(struct compiler *compiler, const struct source *source,
                  const struct value *section, struct time_words *time);

/* The key of a list. */
struct text compile_list_key(enum word_list_id id);

/* Whether a list's items are patterns, by its key. */
bool compile_is_pattern_list(struct text key);

/* Reads a page's `pattern`; NULL where it has none, or after a reported fault. */
const struct rule_pattern *compile_pattern(struct compiler *compiler, const struct source *source,
                                           const struct value *map);

/* Reports each check of the C file that has no page, or one whose page has a pattern. */
void compile_match_checks(struct compiler *compiler, const char *path);

/* Writes FOLDER/tables.c and FOLDER/check_table.c, each only where its content changes. */
bool compile_write(const struct tables *tables, const char *folder);

#endif

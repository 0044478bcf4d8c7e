/* Inside the rulebook's room. How the readers of a configuration's parts share their work. Each reads
 * on behind a fault, so that all are told.
 */
#ifndef PMLINT_RULEBOOK_CONFIGURATION_READER_H
#define PMLINT_RULEBOOK_CONFIGURATION_READER_H

#include "base/suggest.h"
#include "data/data.h"
#include "rulebook/configuration.h"

#define MAX_CONFIGURATION_SIZE (size_t)65536 /* bytes */
#define MAX_EXTENDS_DEPTH 8                  /* files that extend files */
#define MAX_EXTENDED_FILES 32                /* in all */
#define MAX_PATTERN_LENGTH 1000              /* bytes of a house rule's pattern */
#define MAX_HOUSE_RULES 100
#define MAX_NAME_LENGTH 120 /* bytes of a heading, an id */
#define MAX_MESSAGE_LENGTH 200
#define MAX_PATH_PATTERNS 200 /* in one list */

/* A file under way. */
struct configuration_reader {
    struct arena *arena;
    struct configuration *configuration; /* that of the first file: takes all values */
    const char *version;
    struct text working; /* the folder to which paths are shown relative */
    struct text path;    /* absolute */
    struct text folder;  /* in which it lies */
    const char *shown;
    struct text source;
    const struct configuration_reader *extender; /* the file that names this one, or NULL */
    struct place extended_at;                    /* where in that */
    size_t *file_count;
};

/* Tells of a fault at a place of the file's source; the message is printf's. Returns false. */
bool reader_fault(const struct configuration_reader *reader, struct place place, const char *format,
                  ...) __attribute__((format(printf, 3, 4)));

/* Where a value of this file was set; where a key stands. */
struct origin reader_origin(const struct configuration_reader *reader, const struct value *value);
struct origin reader_key_origin(const struct configuration_reader *reader, struct place key);

enum key_type { KEY_TEXT, KEY_TEXTS /* one or a list of them */, KEY_MAP, KEY_MAPS };

/* A key and what may stand there; `read` is called for the value of each that the map has. */
struct map_key {
    const char *name;
    enum key_type type;
    void (*read)(struct configuration_reader *reader, const struct value *value, void *context);
};

/* Reads a map by its keys, in their order; one that is unknown or has no value is a fault. `what` names
 * the map in a message ("the configuration"). The list of keys ends in one without a name. */
void reader_map(struct configuration_reader *reader, const struct value *map, const char *what,
                const struct map_key *keys, void *context);

/* A text that is not empty and has at most `limit` bytes; false after a fault. */
bool reader_text(const struct configuration_reader *reader, const struct value *value,
                 const char *key, size_t limit, struct text *text);

/* Calls `read` for each text of a list, or for the one that stands in its place. */
void reader_texts(struct configuration_reader *reader, const struct value *value, const char *key,
                  size_t limit,
                  void (*read)(struct configuration_reader *reader, const struct value *text,
                               void *context),
                  void *context);

/* Reads which of the words it is; false after a fault. */
bool reader_choice(const struct configuration_reader *reader, const struct value *value,
                   const char *what, const struct word_choices *words, size_t *choice);

/* Reads patterns of paths. */
void reader_path_patterns(struct configuration_reader *reader, const struct value *value,
                          const char *key, struct path_pattern_list *list);

/* The keys of the file, in the order in which they are read: what wins comes later. These are all that
 * there are; the last has no name. */
extern const struct map_key configuration_keys[];

/* Those of a rule of the house and of an entry of `overrides`. */
extern const struct map_key house_rule_keys[];
extern const struct map_key override_keys[];

/* The readers of those keys that have a file of their own. */
void read_extends(struct configuration_reader *reader, const struct value *value, void *context);
void read_rules(struct configuration_reader *reader, const struct value *value, void *context);
void read_overrides(struct configuration_reader *reader, const struct value *value, void *context);

/* Whether a version meets a demand such as ">=1.0" or ">=1.2, <2"; `valid` tells whether it is one. */
bool version_meets(struct text demand, const char *version, bool *valid);

#endif

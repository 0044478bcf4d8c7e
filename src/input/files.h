/* Floor 1. From the paths that a person named to the files that are read: folders are walked, and
 * what cannot be read is said with what to do about it.
 *
 * A path is opened as it was given and shown without a leading "./". "-" is standard input.
 */
#ifndef PMLINT_INPUT_FILES_H
#define PMLINT_INPUT_FILES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"

#define STDIN_NAME TEXT("<stdin>") /* how standard input is shown that was given no name */

/* Content that Git keeps (blob.h). */
struct blob;

struct input_file {
    const char *path;        /* to open; "-" is standard input */
    struct text shown;       /* as a person sees it; may be invalid UTF-8 */
    bool named;              /* named itself, not found in a folder or by Git */
    const struct blob *blob; /* its content, where that is not what lies at the path; else NULL */
    const struct blob *old; /* with what it is compared; NULL where it is new, or is not compared */
};

/* A file of a list: all of it, or the name alone where its run has the folder. */
union listed_file {
    const char *name;
    const struct input_file *own;
};

/* Files of a list that stand behind each other and share their folder, up to the next run. */
struct file_run {
    const char *folder; /* as it is opened; NULL: each of the files says all itself */
    size_t first;       /* the index of the first */
};
LIST(file_run_list, struct file_run);

/* Files in an order, each once. A walk may find very many, so that of such a one its name alone is kept. */
struct input_file_list {
    union listed_file *items;
    size_t count, capacity;
    struct file_run_list runs;
};

/* What could not be reached, or was left out on purpose. */
struct input_problem {
    struct text shown;
    const char *message; /* one line, without the path */
};
LIST(input_problem_list, struct input_problem);

struct input_files {
    struct input_file_list files;
    struct input_problem_list problems;
    struct input_problem_list left_out; /* Markdown files and folders, on purpose */
    struct input_problem_list notes;    /* what a person should know, though nothing failed */
    size_t folders;                     /* of the paths, how many were folders */
};

LIST(path_list, const char *);

/* Expands paths into files, in the order of the paths; those of a folder (every *.md and *.markdown
 * below it) sorted by the bytes of their paths. `.git`, symbolic links to folders and, within a
 * repository, other repositories are not entered; a link that leads out of the folder is not
 * followed. Within a repository Git's ignore rules hold, unless the folder itself is ignored; where
 * Git cannot be read they do not, which is noted. A file that is reached twice is listed once, as
 * named where one of the two was. Standard input is shown as `stdin_name`. Everything lives in the
 * arena. */
void files_expand(struct input_files *files, const struct path_list *paths, struct text stdin_name,
                  struct arena *arena);

/* Whether a name or a path ends like one of Markdown. */
bool is_markdown_name(const char *name);

/* A file of a list, by its index; its path is made in the arena where the list has but its name. */
struct input_file files_get(const struct input_file_list *files, size_t index, struct arena *arena);

/* Adds a file, which is copied to the arena. */
void files_add(struct input_file_list *files, struct input_file file, struct arena *arena);

/* Adds a file that a walk found: a name in a folder, both as they are opened and for as long as the arena. */
void files_add_found(struct input_file_list *files, const char *folder, const char *name,
                     struct arena *arena);

/* Reads the content of an input file, from Git or from the disk: see blob_read and file_read. */
bool input_read(const struct input_file *file, size_t max_size, struct arena *arena,
                struct text *bytes, struct error *error);

/* Reads the whole lines at the head of an input file that is larger than `size` bytes: at most so many bytes of
 * them, into the arena. False where the file is not larger, is none that lies on the disk or in Git, cannot be
 * read, or has no line in them. */
bool input_read_beginning(const struct input_file *file, size_t size, struct arena *arena,
                          struct text *bytes);

/* Whether reading it may wait for who writes it: standard input, and what else was handed to us open. */
bool input_may_wait(const struct input_file *file);

/* The same of a file of a list: none that a walk finds does. */
bool listed_may_wait(const struct input_file_list *files, size_t index);

/* Reads a whole file of at most `max_size` bytes: a regular file, standard input, /dev/stdin or
 * /dev/fd/N; pipes with a name and devices are refused. The bytes live in the arena. */
bool file_read(const char *path, size_t max_size, struct arena *arena, struct text *bytes,
               struct error *error);

/* Splits a list of paths at `separator`; empty ones are left out, and where lines are the paths, a CR
 * at a line's end is none of them. The strings live in the arena. */
void paths_split(struct text list, char separator, struct path_list *paths, struct arena *arena);

/* The path as it is shown: without leading "./". */
struct text path_shown(const char *path);

#endif

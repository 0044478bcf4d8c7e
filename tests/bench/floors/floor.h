/* What the floors of the benchmark share: lists of files, reading, giving up. A floor does what pmlint
 * cannot do without, and nothing else. */
#ifndef PMLINT_BENCH_FLOOR_H
#define PMLINT_BENCH_FLOOR_H

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Lists live until the program ends. */
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak"

struct files {
    char **paths;
    size_t count, room;
};

struct bytes {
    char *data;
    size_t length, room;
};

static inline void give_up(const char *what)
{
    perror(what);
    exit(2);
}

static inline bool is_markdown(const char *name)
{
    size_t length = strlen(name);
    return length > 3 && strcmp(name + length - 3, ".md") == 0;
}

static inline void add_file(struct files *files, const char *path)
{
    if (files->count == files->room) {
        files->room = files->room ? files->room * 2 : 256;
        files->paths = realloc(files->paths, files->room * sizeof *files->paths);
    }
    if (!files->paths || !(files->paths[files->count++] = strdup(path)))
        give_up("memory");
}

/* `path` is a file, or a folder whose Markdown files are taken. */
static inline void add_path(struct files *files, const char *path)
{
    char below[4096];
    DIR *folder = opendir(path);
    if (!folder) {
        add_file(files, path);
        return;
    }
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        if (snprintf(below, sizeof below, "%s/%s", path, entry->d_name) >= (int)sizeof below)
            give_up(path);
        if (entry->d_type == DT_DIR)
            add_path(files, below);
        else if (is_markdown(entry->d_name))
            add_file(files, below);
    }
    closedir(folder);
}

static inline int compare_paths(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The files of a command line that ends with NULL, sorted. */
static inline struct files files_of(char **arguments)
{
    struct files files = {0};
    for (; *arguments; arguments++)
        add_path(&files, *arguments);
    if (files.count)
        qsort(files.paths, files.count, sizeof *files.paths, compare_paths);
    return files;
}

/* Reads a whole file into room that is kept for the next one. */
static inline void read_file(const char *path, struct bytes *bytes)
{
    struct stat status;
    ssize_t got;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &status) < 0)
        give_up(path);
    if ((size_t)status.st_size >= bytes->room) {
        bytes->room = ((size_t)status.st_size + 1) * 2;
        free(bytes->data);
        if (!(bytes->data = malloc(bytes->room)))
            give_up("memory");
    }
    bytes->length = 0;
    while (bytes->length < bytes->room &&
           (got = read(file, bytes->data + bytes->length, bytes->room - bytes->length)) > 0)
        bytes->length += (size_t)got;
    close(file);
}

#endif

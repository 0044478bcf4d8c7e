#include "rulebook/configuration_store.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "input/path.h"
#include "input/repository.h"

#define BUCKET_COUNT 1024

/* A folder by its name as documents' paths have it, or by its absolute path. */
struct folder {
    struct folder *next; /* of the same bucket */
    struct text name;
    struct text absolute;
    const struct configuration *configuration;
};

struct configuration_store {
    struct arena *arena;
    struct configuration_request request;
    struct text working; /* absolute */
    struct folder *buckets[BUCKET_COUNT];
    struct configuration_list read;
    struct text_list paths; /* of those, absolute */
};

struct configuration_store *configuration_store_new(const struct configuration_request *request,
                                                    struct arena *arena)
{
    struct configuration_store *store = arena_alloc(arena, sizeof *store);
    store->arena = arena;
    store->request = *request;
    store->working = path_absolute(".", arena);
    return store;
}

const struct configuration_list *configuration_store_read(const struct configuration_store *store)
{
    return &store->read;
}

/* The file of that absolute path; read when it is first asked for. There are few. */
static const struct configuration *read_once(struct configuration_store *store, struct text path)
{
    for (size_t i = 0; i < store->paths.count; i++)
        if (text_equal(store->paths.items[i], path))
            return store->read.items[i];
    const struct configuration *configuration =
        configuration_read(path, store->working, store->request.version, store->arena);
    LIST_PUSH(store->arena, &store->read, configuration);
    LIST_PUSH(store->arena, &store->paths, path);
    return configuration;
}

/* The folder behind which nobody looks any further up. */
static struct text topmost(const struct configuration_store *store, struct text folder)
{
    struct text root, rest;
    if (repository_root(folder.data, store->arena, &root))
        return root;
    return path_below(folder, store->working, &rest) ? store->working : folder;
}

/* Whether there is something of that name, be it unreadable: then that is to be said. */
static bool exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

static const struct configuration *search(struct configuration_store *store, struct text folder)
{
    struct text top = topmost(store, folder);
    for (;; folder = path_folder(folder)) {
        struct text path = path_resolve(folder, TEXT(CONFIGURATION_NAME), store->arena);
        if (exists(path.data))
            return read_once(store, path);
        if (folder.length <= top.length)
            return NULL;
    }
}

static struct folder **find_bucket(struct configuration_store *store, struct text name)
{
    size_t hash = 5381;
    for (size_t i = 0; i < name.length; i++)
        hash = hash * 33 + (unsigned char)name.data[i];
    return &store->buckets[hash % BUCKET_COUNT];
}

static struct folder *find_folder(struct configuration_store *store, struct text name)
{
    struct folder **bucket = find_bucket(store, name), *folder = *bucket;
    while (folder && !text_equal(folder->name, name))
        folder = folder->next;
    if (folder)
        return folder;
    folder = arena_alloc(store->arena, sizeof *folder);
    folder->name = arena_copy(store->arena, name);
    folder->absolute = path_absolute(name.length ? folder->name.data : ".", store->arena);
    if (store->request.path)
        folder->configuration = read_once(store, path_absolute(store->request.path, store->arena));
    else if (!store->request.none)
        folder->configuration = search(store, folder->absolute);
    folder->next = *bucket;
    return *bucket = folder;
}

struct document_site configuration_store_find(struct configuration_store *store, const char *path,
                                              struct arena *arena)
{
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) + 1 : 0;
    const struct folder *folder = find_folder(store, (struct text){path, length});
    struct text name = text_from(path + length);
    return (struct document_site){path_resolve(folder->absolute, name, arena),
                                  folder->configuration};
}

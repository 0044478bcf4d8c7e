/* Content of the object database. */
#include "input/blob.h"
#include "input/git_open.h"

/* The largest blob of which the beginning is asked for: a log of changes of many years has a tenth of it. */
#define BEGINNING_OF_MAX ((size_t)16 * 1024 * 1024)

struct blob {
    struct git *git;
    git_oid id;
};

const struct blob *git_blob_new(struct git *git, const git_oid *id)
{
    struct blob *blob = arena_alloc(git->arena, sizeof *blob);
    *blob = (struct blob){git, *id};
    return blob;
}

/* Reads the object's first `most` bytes. */
static bool read_object(const struct libgit2 *lib, git_odb *database, const git_oid *id,
                        size_t most, struct arena *arena, struct text *bytes, struct error *error)
{
    git_odb_object *object = NULL;
    if (lib->git_odb_read(&object, database, id) != 0)
        return git_refuse(lib, error);
    struct text content = {lib->git_odb_object_data(object), lib->git_odb_object_size(object)};
    *bytes = arena_copy(arena, text_slice(content, 0, most));
    lib->git_odb_object_free(object);
    return true;
}

/* The size is asked for first: what is too large is never unpacked. */
static bool read_bounded(const struct libgit2 *lib, git_odb *database, const git_oid *id,
                         size_t max_size, struct arena *arena, struct text *bytes,
                         struct error *error)
{
    size_t size;
    git_object_t type;
    if (lib->git_odb_read_header(&size, &type, database, id) != 0)
        return git_refuse(lib, error);
    if (type != GIT_OBJECT_BLOB)
        return error_set(error, "is no file in Git's index");
    if (size > max_size)
        return error_set(error, "has %zu bytes, more than %zu; raise the limit with --max-size",
                         size, max_size);
    return read_object(lib, database, id, max_size, arena, bytes, error);
}

static bool read_first(const struct libgit2 *lib, git_odb *database, const git_oid *id, size_t size,
                       struct arena *arena, struct text *bytes)
{
    size_t whole;
    git_object_t type;
    struct error error;
    return lib->git_odb_read_header(&whole, &type, database, id) == 0 && type == GIT_OBJECT_BLOB &&
           whole > size && whole <= BEGINNING_OF_MAX &&
           read_object(lib, database, id, size, arena, bytes, &error);
}

static bool read_blob(const struct blob *blob, size_t max_size, struct arena *arena,
                      struct text *bytes, struct error *error)
{
    const struct libgit2 *lib = blob->git->lib;
    git_odb *database = NULL;
    if (lib->git_repository_odb(&database, blob->git->repository) != 0)
        return git_refuse(lib, error);
    bool read = read_bounded(lib, database, &blob->id, max_size, arena, bytes, error);
    lib->git_odb_free(database);
    return read;
}

bool blob_read(const struct blob *blob, size_t max_size, struct arena *arena, struct text *bytes,
               struct error *error)
{
    pthread_mutex_lock(&blob->git->lock);
    bool read = read_blob(blob, max_size, arena, bytes, error);
    pthread_mutex_unlock(&blob->git->lock);
    return read;
}

bool blob_read_beginning(const struct blob *blob, size_t size, struct arena *arena,
                         struct text *bytes)
{
    const struct libgit2 *lib = blob->git->lib;
    git_odb *database = NULL;
    pthread_mutex_lock(&blob->git->lock);
    bool read = lib->git_repository_odb(&database, blob->git->repository) == 0 &&
                read_first(lib, database, &blob->id, size, arena, bytes);
    lib->git_odb_free(database);
    pthread_mutex_unlock(&blob->git->lock);
    return read;
}

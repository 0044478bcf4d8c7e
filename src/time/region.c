#include "time/region.h"

#include "base/memory.h"
#include "time/tzif.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    DAY = 86400,
    MINUTE = 60,
    FILE_AT_MOST = 1048576, /* bytes */
    NAME_AT_MOST = 64,      /* bytes */
    PARTS_AT_MOST = 3,      /* America/Argentina/Ushuaia */
    REGIONS_AT_MOST = 1024, /* the data base has some 600 names */
    SLOTS = 2 * REGIONS_AT_MOST,
};

static const int64_t recent = INT64_C(1262304000); /* 2010-01-01 */

struct region {
    struct text name;
    struct tzif tzif;
};

/* The regions that were read, found by the hash of their names. The one thing in the program that
 * outlives a document: files of the system do not change while it runs. */
static struct {
    pthread_mutex_t lock;
    struct arena *arena;
    struct region *slots[SLOTS];
    size_t count;
} cache = {.lock = PTHREAD_MUTEX_INITIALIZER};

/* Only names that lead nowhere but into the folder: no dots, no empty parts. */
static bool name_is_plain(struct text name)
{
    size_t parts = 1, length = 0;
    for (size_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        if (c == '/') {
            if (!length || ++parts > PARTS_AT_MOST)
                return false;
            length = 0;
        } else if (ascii_is_letter(c) || ascii_is_digit(c) || c == '_' || c == '+' || c == '-') {
            length++;
        } else {
            return false;
        }
    }
    return length > 0 && name.length <= NAME_AT_MOST;
}

static bool read_whole(int file, char *buffer, size_t length)
{
    size_t done = 0;
    while (done < length) {
        ssize_t got = read(file, buffer + done, length - done);
        if (got > 0)
            done += (size_t)got;
        else if (got == 0 || errno != EINTR)
            return false;
    }
    return true;
}

/* The bytes of a regular file, to be freed; NULL where there is none of a fitting size. */
static char *read_file(const char *path, size_t *length)
{
    struct stat status;
    char *bytes = NULL;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return NULL;
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
        status.st_size <= FILE_AT_MOST) {
        *length = (size_t)status.st_size;
        bytes = memory_alloc(*length);
    }
    if (bytes && !read_whole(file, bytes, *length)) {
        free(bytes);
        bytes = NULL;
    }
    close(file);
    return bytes;
}

static bool find_path(struct text name, char *path, size_t size)
{
    const char *folder = getenv("TZDIR");
    if (!folder || !*folder)
        folder = "/usr/share/zoneinfo";
    int length = snprintf(path, size, "%s/%.*s", folder, TEXT_ARG(name));
    return length > 0 && (size_t)length < size;
}

/* Reads a region's file into the cache's arena; NULL where it cannot. */
static struct region *load(struct text name)
{
    char path[4096];
    size_t length;
    struct tzif tzif;
    if (!find_path(name, path, sizeof path))
        return NULL;
    char *bytes = read_file(path, &length);
    if (!bytes)
        return NULL;
    if (!cache.arena)
        cache.arena = arena_new();
    bool good = tzif_parse((struct text){bytes, length}, cache.arena, &tzif);
    free(bytes);
    if (!good)
        return NULL;
    struct region *region = arena_alloc(cache.arena, sizeof *region);
    region->name = arena_copy(cache.arena, name);
    region->tzif = tzif;
    return region;
}

/* The slot where a name is, or where it would be. */
static struct region **find_slot(struct text name)
{
    size_t slot = 0;
    for (size_t i = 0; i < name.length; i++)
        slot = (slot * 31 + (unsigned char)name.data[i]) % SLOTS;
    while (cache.slots[slot] && !text_equal(cache.slots[slot]->name, name))
        slot = (slot + 1) % SLOTS;
    return &cache.slots[slot];
}

const struct region *region_find(struct text name)
{
    if (!name_is_plain(name))
        return NULL;
    pthread_mutex_lock(&cache.lock);
    struct region **slot = find_slot(name);
    if (!*slot && cache.count < REGIONS_AT_MOST) {
        *slot = load(name);
        cache.count += *slot != NULL;
    }
    const struct region *region = *slot;
    pthread_mutex_unlock(&cache.lock);
    return region;
}

int32_t region_offset(const struct region *region, int64_t instant)
{
    return tzif_offset(&region->tzif, instant);
}

/* An offset is less than a day, so both sides of a change that concerns the reading are looked at. No
 * region's clocks have changed twice within two days. */
struct local_offsets region_local(const struct region *region, int64_t local)
{
    int32_t before = region_offset(region, local - DAY);
    int32_t after = region_offset(region, local + DAY);
    bool by_before = region_offset(region, local - before) == before;
    bool by_after = region_offset(region, local - after) == after;
    if (before == after)
        return (struct local_offsets){LOCAL_ONCE, before, before};
    if (by_before && by_after)
        return (struct local_offsets){LOCAL_TWICE, before, after};
    if (!by_before && !by_after)
        return (struct local_offsets){LOCAL_SKIPPED, before, after};
    int32_t offset = by_before ? before : after;
    return (struct local_offsets){LOCAL_ONCE, offset, offset};
}

/* Puts an offset into a short ascending list that lacks it and has room. */
static void insert_offset(int16_t *offsets, size_t *count, size_t most, int32_t seconds)
{
    int16_t minutes = (int16_t)(seconds / MINUTE);
    size_t at = 0;
    while (at < *count && offsets[at] < minutes)
        at++;
    if (seconds % MINUTE || *count == most || (at < *count && offsets[at] == minutes))
        return;
    memmove(offsets + at + 1, offsets + at, (*count - at) * sizeof *offsets);
    offsets[at] = minutes;
    ++*count;
}

size_t region_recent_offsets(const struct region *region, int16_t *offsets, size_t most)
{
    const struct tzif *tzif = &region->tzif;
    size_t count = 0;
    insert_offset(offsets, &count, most, tzif->rule.standard);
    insert_offset(offsets, &count, most, tzif->rule.summer);
    insert_offset(offsets, &count, most, tzif_offset(tzif, recent));
    for (size_t i = 0; i < tzif->count; i++)
        if (tzif->times[i] >= recent)
            insert_offset(offsets, &count, most, tzif->offsets[i]);
    return count;
}

#include "commands/pipeline.h"

#include <pthread.h>
#include <signal.h>

/* What the first thread usually has: some C libraries give the others a sixtieth of it. */
#define STACK_SIZE (size_t)(8 * 1024 * 1024)

#define PLACES_A_THREAD 4 /* so that the others go on while one has an item that takes long */

/* Items are begun in their order, so that those which were begun and not yet taken follow each other.
 * All that changes is guarded by the lock. */
struct crew {
    const struct pipeline *pipeline;
    pthread_mutex_t lock;
    pthread_cond_t room; /* an item may be begun that could not before */
    pthread_cond_t done; /* one is done */
    size_t begun, taken; /* items */
    size_t places;
    bool *is_done; /* by place */
    bool stopped;
};

/* At least one; no more than there are items. */
static size_t threads_needed(const struct pipeline *pipeline)
{
    size_t count = pipeline->threads < pipeline->items ? pipeline->threads : pipeline->items;
    return count ? count : 1;
}

size_t pipeline_places(const struct pipeline *pipeline)
{
    size_t threads = threads_needed(pipeline);
    return threads > 1 ? threads * PLACES_A_THREAD : 1;
}

static bool is_stopped(const struct pipeline *pipeline)
{
    return pipeline->is_stopped && pipeline->is_stopped(pipeline->context);
}

static bool is_own(const struct pipeline *pipeline, size_t item)
{
    return pipeline->is_own && pipeline->is_own(pipeline->context, item);
}

/* Whether no more items will be begun. */
static bool has_begun_all(struct crew *crew)
{
    crew->stopped = crew->stopped || is_stopped(crew->pipeline);
    return crew->stopped || crew->begun == crew->pipeline->items;
}

static bool has_room(const struct crew *crew)
{
    return crew->begun - crew->taken < crew->places;
}

/* Works on the next item; the lock is held before and behind. */
static void work(struct crew *crew)
{
    const struct pipeline *pipeline = crew->pipeline;
    size_t item = crew->begun++, place = item % crew->places;
    pthread_mutex_unlock(&crew->lock);
    pipeline->work(pipeline->context, item, place);
    pthread_mutex_lock(&crew->lock);
    crew->is_done[place] = true;
}

static void *run_thread(void *argument)
{
    struct crew *crew = argument;
    const struct pipeline *pipeline = crew->pipeline;
    pthread_mutex_lock(&crew->lock);
    while (!has_begun_all(crew)) {
        if (has_room(crew) && !is_own(pipeline, crew->begun)) {
            work(crew);
            pthread_cond_signal(&crew->done);
        } else {
            pthread_cond_wait(&crew->room, &crew->lock);
        }
    }
    pthread_mutex_unlock(&crew->lock);
    if (pipeline->leave)
        pipeline->leave();
    return NULL;
}

/* Whether the caller may work on the next item. Before one that may keep it waiting it takes all others. */
static bool caller_has_room(const struct crew *crew)
{
    return has_room(crew) && (crew->taken == crew->begun || !is_own(crew->pipeline, crew->begun));
}

/* Takes the next result; the lock is held before and behind. */
static bool take(struct crew *crew)
{
    const struct pipeline *pipeline = crew->pipeline;
    size_t item = crew->taken, place = item % crew->places;
    pthread_mutex_unlock(&crew->lock);
    bool more = pipeline->take(pipeline->context, item, place);
    pthread_mutex_lock(&crew->lock);
    crew->is_done[place] = false;
    crew->taken += more;
    pthread_cond_signal(&crew->room);
    return more;
}

/* The caller's part: it takes what is done, and works where nothing is. */
static void run_caller(struct crew *crew)
{
    bool more = true;
    pthread_mutex_lock(&crew->lock);
    while (more) {
        bool ended = has_begun_all(crew);
        if (crew->taken < crew->begun && crew->is_done[crew->taken % crew->places]) {
            more = take(crew);
        } else if (!ended && caller_has_room(crew)) {
            pthread_cond_broadcast(&crew->room); /* the others may wait behind an item of ours */
            work(crew);
        } else if (crew->taken < crew->begun) {
            pthread_cond_wait(&crew->done, &crew->lock);
        } else {
            break;
        }
    }
    crew->stopped = true;
    pthread_cond_broadcast(&crew->room);
    pthread_mutex_unlock(&crew->lock);
}

/* Makes threads that receive no signals; returns how many there are. */
static size_t make_threads(struct crew *crew, pthread_t *threads, size_t count)
{
    sigset_t all, before;
    pthread_attr_t attributes;
    size_t made = 0;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK_SIZE);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (made < count && pthread_create(&threads[made], &attributes, run_thread, crew) == 0)
        made++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return made;
}

static size_t run_alone(const struct pipeline *pipeline)
{
    size_t taken = 0;
    while (taken < pipeline->items && !is_stopped(pipeline)) {
        pipeline->work(pipeline->context, taken, 0);
        if (!pipeline->take(pipeline->context, taken, 0))
            break;
        taken++;
    }
    return taken;
}

size_t pipeline_run(const struct pipeline *pipeline, struct arena *arena)
{
    struct crew crew = {.pipeline = pipeline,
                        .lock = PTHREAD_MUTEX_INITIALIZER,
                        .room = PTHREAD_COND_INITIALIZER,
                        .done = PTHREAD_COND_INITIALIZER,
                        .places = pipeline_places(pipeline)};
    size_t count = threads_needed(pipeline);
    if (count == 1)
        return run_alone(pipeline);
    pthread_t *threads = arena_alloc_array(arena, count, sizeof *threads);
    crew.is_done = arena_alloc_array(arena, crew.places, sizeof *crew.is_done);
    count = make_threads(&crew, threads, count - 1);
    run_caller(&crew);
    for (size_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    return crew.taken;
}

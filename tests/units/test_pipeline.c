#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "commands/pipeline.h"

#define ITEMS 2000
#define MAX_PLACES 64
#define NOTHING SIZE_MAX
#define EVERY_OWN 7 /* each such item is the caller's own, where a test asks for it */

/* What a test looks at. cmocka's assertions hold on the caller's thread alone, so what the others see
 * is counted. */
struct seen {
    atomic_size_t places[MAX_PLACES]; /* the item whose result lies there, or NOTHING */
    atomic_size_t worked, overwritten, foreign, early;
    pthread_t caller;
    size_t taken;
    size_t refused; /* the item that is not taken any more */
    size_t stop_at; /* so many items worked on are enough */
    pthread_mutex_t lock;
    pthread_cond_t later;
    bool later_done;
};

static atomic_size_t left;

static void begin(struct seen *seen)
{
    *seen = (struct seen){.caller = pthread_self(),
                          .refused = NOTHING,
                          .stop_at = NOTHING,
                          .lock = PTHREAD_MUTEX_INITIALIZER,
                          .later = PTHREAD_COND_INITIALIZER};
    for (size_t i = 0; i < MAX_PLACES; i++)
        seen->places[i] = NOTHING;
    left = 0;
}

static void work(void *context, size_t item, size_t place)
{
    struct seen *seen = context;
    if (atomic_exchange(&seen->places[place], item) != NOTHING)
        seen->overwritten++;
    if (item % EVERY_OWN == 0 && !pthread_equal(pthread_self(), seen->caller))
        seen->foreign++;
    else if (item % EVERY_OWN == 0 && item > seen->taken)
        seen->early++;
    seen->worked++;
}

static bool take(void *context, size_t item, size_t place)
{
    struct seen *seen = context;
    assert_true(pthread_equal(pthread_self(), seen->caller));
    assert_int_equal(item, seen->taken);
    if (item == seen->refused)
        return false;
    assert_int_equal(atomic_exchange(&seen->places[place], NOTHING), item);
    seen->taken++;
    return true;
}

static bool is_own(void *context, size_t item)
{
    (void)context;
    return item % EVERY_OWN == 0;
}

static bool is_stopped(void *context)
{
    struct seen *seen = context;
    return seen->worked >= seen->stop_at;
}

static void leave(void)
{
    left++;
}

static struct pipeline pipeline_of(struct seen *seen, size_t items, size_t threads)
{
    begin(seen);
    return (struct pipeline){
        .items = items, .threads = threads, .context = seen, .work = work, .take = take};
}

static size_t run(const struct pipeline *pipeline)
{
    struct arena *arena = arena_new();
    assert_true(pipeline_places(pipeline) <= MAX_PLACES);
    size_t taken = pipeline_run(pipeline, arena);
    arena_free(arena);
    return taken;
}

static void every_result_is_taken_in_order(void **state)
{
    (void)state;
    struct seen seen;
    for (size_t threads = 1; threads <= 4; threads++) {
        struct pipeline pipeline = pipeline_of(&seen, ITEMS, threads);
        assert_int_equal(run(&pipeline), ITEMS);
        assert_int_equal(seen.taken, ITEMS);
        assert_int_equal(seen.worked, ITEMS);
        assert_int_equal(seen.overwritten, 0);
    }
}

static void no_items_are_no_work(void **state)
{
    (void)state;
    struct seen seen;
    struct pipeline pipeline = pipeline_of(&seen, 0, 4);
    assert_int_equal(run(&pipeline), 0);
    assert_int_equal(seen.worked, 0);
}

static void one_thread_has_one_place(void **state)
{
    (void)state;
    struct seen seen;
    struct pipeline pipeline = pipeline_of(&seen, ITEMS, 1);
    assert_int_equal(pipeline_places(&pipeline), 1);
    pipeline = pipeline_of(&seen, 1, 4);
    assert_int_equal(pipeline_places(&pipeline), 1);
}

static void a_refused_result_ends_the_work(void **state)
{
    (void)state;
    struct seen seen;
    for (size_t threads = 1; threads <= 4; threads++) {
        struct pipeline pipeline = pipeline_of(&seen, ITEMS, threads);
        seen.refused = 100;
        assert_int_equal(run(&pipeline), 100);
        assert_int_equal(seen.taken, 100);
        assert_true(seen.worked <= 101 + pipeline_places(&pipeline));
    }
}

static void stopped_work_is_taken_as_far_as_it_was_begun(void **state)
{
    (void)state;
    struct seen seen;
    for (size_t threads = 1; threads <= 4; threads++) {
        struct pipeline pipeline = pipeline_of(&seen, ITEMS, threads);
        pipeline.is_stopped = is_stopped;
        seen.stop_at = 100;
        size_t taken = run(&pipeline);
        assert_int_equal(taken, seen.taken);
        assert_int_equal(taken, seen.worked);
        assert_in_range(taken, 100, 100 + threads - 1);
    }
}

static void own_items_stay_with_the_caller_until_all_others_are_taken(void **state)
{
    (void)state;
    struct seen seen;
    for (size_t threads = 1; threads <= 4; threads++) {
        struct pipeline pipeline = pipeline_of(&seen, ITEMS, threads);
        pipeline.is_own = is_own;
        assert_int_equal(run(&pipeline), ITEMS);
        assert_int_equal(seen.foreign, 0);
        assert_int_equal(seen.early, 0);
    }
}

/* Item 0 takes until item 5 is done, which is nobody's but another thread's. */
static void work_on_slow_first(void *context, size_t item, size_t place)
{
    struct seen *seen = context;
    pthread_mutex_lock(&seen->lock);
    while (item == 0 && !seen->later_done)
        pthread_cond_wait(&seen->later, &seen->lock);
    if (item == 5) {
        seen->later_done = true;
        pthread_cond_broadcast(&seen->later);
    }
    pthread_mutex_unlock(&seen->lock);
    work(context, item, place);
}

static void others_go_on_behind_a_slow_item(void **state)
{
    (void)state;
    struct seen seen;
    for (int own = 0; own <= 1; own++) {
        struct pipeline pipeline = pipeline_of(&seen, ITEMS, 2);
        pipeline.work = work_on_slow_first;
        pipeline.is_own = own ? is_own : NULL;
        assert_int_equal(run(&pipeline), ITEMS);
        assert_int_equal(seen.overwritten, 0);
    }
}

static void threads_say_that_they_leave(void **state)
{
    (void)state;
    struct seen seen;
    for (size_t threads = 1; threads <= 4; threads++) {
        struct pipeline pipeline = pipeline_of(&seen, ITEMS, threads);
        pipeline.leave = leave;
        run(&pipeline);
        assert_int_equal(left, threads - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_result_is_taken_in_order),
        cmocka_unit_test(no_items_are_no_work),
        cmocka_unit_test(one_thread_has_one_place),
        cmocka_unit_test(a_refused_result_ends_the_work),
        cmocka_unit_test(stopped_work_is_taken_as_far_as_it_was_begun),
        cmocka_unit_test(own_items_stay_with_the_caller_until_all_others_are_taken),
        cmocka_unit_test(others_go_on_behind_a_slow_item),
        cmocka_unit_test(threads_say_that_they_leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

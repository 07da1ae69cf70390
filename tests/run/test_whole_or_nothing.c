/* SPDX-License-Identifier: Apache-2.0 */
/* The output folder appears whole or not at all: interrupted at any moment, on a disk
 * that takes no more, over an old run, beside what is not ours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/scenes.h"

#define OLD "marked by the test"

/* Stops at the question of that number. */
typedef struct countdown {
    atomic_int asked;
    int stop_at; /* 0: never */
} countdown;

static bool is_over(void *user)
{
    countdown *c = user;
    int number = atomic_fetch_add(&c->asked, 1) + 1;

    return c->stop_at && number >= c->stop_at;
}

/* How often a whole run asks. */
static int questions_of_a_run(job_scratch *s)
{
    countdown c = {.stop_at = 0};

    s->is_cancelled = is_over;
    s->cancel_user = &c;
    s->threads = 1;
    s->overwrite = true;
    job_run(s, "out");
    return atomic_load(&c.asked);
}

/* An old run that can be told from a new one. */
static void put_old_run(job_scratch *s)
{
    s->is_cancelled = NULL;
    s->overwrite = true;
    job_run(s, "out");
    job_put(s, "out/README.html", OLD);
}

static void expect_old_run(const job_scratch *s, size_t entries)
{
    char *text = job_get(s, "out/README.html");

    assert_string_equal(text, OLD);
    free(text);
    assert_int_equal(job_entries(s, ""), entries);
    for (int i = 0; job_outputs[i]; i++) {
        char name[64];

        snprintf(name, sizeof name, "out/%s", job_outputs[i]);
        assert_true(job_has(s, name));
    }
}

static void folder__interrupted_anywhere_leaves_the_old_one(void **state)
{
    job_scratch *s = *state;
    int questions = questions_of_a_run(s), step = 1 + questions / 24;
    size_t entries;

    assert_in_range(questions, 11, 100000); /* at least one before every file */
    put_old_run(s);
    entries = job_entries(s, "");
    s->is_cancelled = is_over;
    for (int stop = questions; stop > 0; stop -= stop > questions - 12 ? 1 : step) {
        countdown c = {.stop_at = stop};

        s->cancel_user = &c;
        assert_int_equal(job_try(s, "out"), LREL_E_CANCELLED);
        expect_old_run(s, entries);
    }
}

static void folder__interrupted_anywhere_leaves_nothing_where_nothing_was(void **state)
{
    job_scratch *s = *state;
    int questions = questions_of_a_run(s);
    size_t entries = job_entries(s, "");

    for (int stop = questions; stop > questions - 12; stop--) {
        countdown c = {.stop_at = stop};

        s->cancel_user = &c;
        assert_int_equal(job_try(s, "fresh"), LREL_E_CANCELLED);
        assert_false(job_has(s, "fresh"));
        assert_int_equal(job_entries(s, ""), entries);
    }
}

/* In a process where no file can grow beyond @p bytes, as on a full disk. */
static int try_with_little_room(job_scratch *s, rlim_t bytes)
{
    pid_t child;
    int status;

    fflush(NULL);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        const struct rlimit limit = {bytes, bytes};

        (void)signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(99);
        _exit(job_try(s, "out") == LREL_E_WRITE ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void folder__a_full_disk_leaves_the_old_one(void **state)
{
    static const rlim_t rooms[] = {0, 1, 500, 3000, 8000};
    job_scratch *s = *state;
    size_t entries;

    put_old_run(s);
    entries = job_entries(s, "");
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        assert_int_equal(try_with_little_room(s, rooms[i]), 0);
        expect_old_run(s, entries);
    }
}

static void folder__an_old_run_is_replaced_only_when_asked(void **state)
{
    job_scratch *s = *state;
    size_t entries;
    char *text;

    put_old_run(s);
    entries = job_entries(s, "");
    s->overwrite = false;
    assert_int_equal(job_try(s, "out"), LREL_E_EXISTS);
    expect_old_run(s, entries);
    s->overwrite = true;
    job_run(s, "out");
    text = job_get(s, "out/README.html");
    assert_string_not_equal(text, OLD);
    free(text);
    assert_int_equal(job_entries(s, ""), entries);
}

static void folder__that_is_not_ours_is_never_replaced(void **state)
{
    job_scratch *s = *state;
    char *text;

    job_run(s, "out");
    job_put(s, "out/notes.txt", "mine");
    for (int i = 0; job_outputs[i]; i++) {
        char name[64], path[JOB_PATH_MAX];

        snprintf(name, sizeof name, "out/%s", job_outputs[i]);
        job_path(s, name, path);
        assert_int_equal(remove(path), 0);
    }
    s->overwrite = true;
    assert_int_equal(job_try(s, "out"), LREL_E_EXISTS);
    text = job_get(s, "out/notes.txt");
    assert_string_equal(text, "mine");
    free(text);
    assert_false(job_has(s, "out/README.html"));
}

static void folder__a_file_of_that_name_stays(void **state)
{
    job_scratch *s = *state;
    char *text;

    job_put(s, "out", "a file");
    s->overwrite = true;
    assert_int_not_equal(job_try(s, "out"), LREL_OK);
    text = job_get(s, "out");
    assert_string_equal(text, "a file");
    free(text);
}

#define TEST(test)                                                                       \
    cmocka_unit_test_setup_teardown(test, scene_first_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(folder__interrupted_anywhere_leaves_the_old_one),
        TEST(folder__interrupted_anywhere_leaves_nothing_where_nothing_was),
        TEST(folder__a_full_disk_leaves_the_old_one),
        TEST(folder__an_old_run_is_replaced_only_when_asked),
        TEST(folder__that_is_not_ours_is_never_replaced),
        TEST(folder__a_file_of_that_name_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

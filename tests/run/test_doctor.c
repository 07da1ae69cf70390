/* SPDX-License-Identifier: Apache-2.0 */
/* The doctor lists what is there and what is missing; only what the main job needs keeps
 * it from being ready. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "landrelease/doctor.h"
#include "reader_process.h"
#include "run/job_scratch.h"
#include "support/module_folder.h"
#include "support/scarce_memory.h"

typedef struct surgery {
    lrel_context *context;
    lrel_doctor *doctor;
} surgery;

static surgery visit_with(const char *folder, const lrel_guard *guard)
{
    lrel_context_options options;
    surgery s;

    lrel_context_options_init(&options);
    options.guard = guard;
    s.context = lrel_context_new(&options);
    assert_int_equal(lrel_doctor_new(s.context, folder, &s.doctor, NULL), LREL_OK);
    return s;
}

static surgery visit(const char *folder)
{
    return visit_with(folder, NULL);
}

static void leave(surgery *s)
{
    lrel_doctor_free(s->doctor);
    lrel_context_free(s->context);
}

static lrel_doctor_fact fact_of(const surgery *s, const char *topic, const char *name)
{
    for (size_t i = 0; i < lrel_doctor_count(s->doctor); i++) {
        lrel_doctor_fact fact = lrel_doctor_at(s->doctor, i);

        if (strcmp(fact.topic, topic) == 0 && strcmp(fact.name, name) == 0)
            return fact;
    }
    fail_msg("no fact %s: %s", topic, name);
    return (lrel_doctor_fact){0};
}

/* Says what is missing where it is not. */
static void expect_ready(const surgery *s)
{
    for (size_t i = 0; i < lrel_doctor_count(s->doctor); i++) {
        lrel_doctor_fact fact = lrel_doctor_at(s->doctor, i);

        if (fact.is_needed && fact.state == LREL_DOCTOR_MISSING)
            fail_msg("%s: %s", fact.name, fact.value);
    }
    assert_true(lrel_doctor_is_ready(s->doctor));
}

static void doctor__is_ready_here(void **state)
{
    surgery s = visit("/tmp");

    expect_ready(&s);
    assert_int_equal(fact_of(&s, "PROJ data", "database").state, LREL_DOCTOR_OK);
    assert_int_equal(fact_of(&s, "places", "output folder").state, LREL_DOCTOR_OK);
    leave(&s);
}

static void doctor__every_fact_that_is_not_ok_has_advice(void **state)
{
    surgery s;

    setenv("PROJ_DATA", "/nowhere", 1);
    s = visit("/nowhere/at/all");
    unsetenv("PROJ_DATA");
    for (size_t i = 0; i < lrel_doctor_count(s.doctor); i++) {
        lrel_doctor_fact fact = lrel_doctor_at(s.doctor, i);

        assert_true((fact.state == LREL_DOCTOR_OK) == (fact.advice[0] == '\0'));
        assert_true(fact.value[0] != '\0');
    }
    leave(&s);
}

static void doctor__a_broken_proj_data_is_missing_and_needed(void **state)
{
    surgery s;

    setenv("PROJ_DATA", "/nowhere", 1);
    s = visit("/tmp");
    unsetenv("PROJ_DATA");
    assert_false(lrel_doctor_is_ready(s.doctor));
    assert_int_equal(fact_of(&s, "PROJ data", "database").state, LREL_DOCTOR_MISSING);
    assert_non_null(strstr(fact_of(&s, "PROJ data", "database").value, "/nowhere"));
    leave(&s);
}

static void doctor__a_wish_for_the_network_is_told_and_not_granted(void **state)
{
    surgery s;

    setenv("PROJ_NETWORK", "ON", 1);
    s = visit("/tmp");
    unsetenv("PROJ_NETWORK");
    assert_memory_equal(fact_of(&s, "PROJ data", "network").value, "off, although", 13);
    leave(&s);
}

/* A font in the home folder is found by its file name. */
static void doctor__finds_a_khmer_font(void **state)
{
    job_scratch *scratch = *state;
    char path[JOB_PATH_MAX];
    const char *home = getenv("HOME");
    char *before = home ? strdup(home) : NULL;
    surgery s;

    job_path(scratch, ".fonts", path);
    mkdir(path, 0700);
    job_put(scratch, ".fonts/NotoSansKhmer-Regular.ttf", "");
    setenv("HOME", scratch->root, 1);
    s = visit("/tmp");
    assert_int_equal(fact_of(&s, "fonts", "Khmer").state, LREL_DOCTOR_OK);
    assert_non_null(strstr(fact_of(&s, "fonts", "Khmer").value, "Khmer"));
    leave(&s);
    if (before)
        setenv("HOME", before, 1);
    free(before);
}

static void doctor__few_open_files_are_a_warning(void **state)
{
    struct rlimit before, few;
    surgery s;

    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    few = before;
    few.rlim_cur = 40;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    s = visit("/tmp");
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &before), 0);
    assert_int_equal(fact_of(&s, "machine", "open files").state, LREL_DOCTOR_WARNING);
    expect_ready(&s);
    leave(&s);
}

static void doctor__an_output_folder_may_be_absent_but_not_the_one_above(void **state)
{
    surgery s = visit("/tmp/lrel-absent");

    expect_ready(&s);
    leave(&s);
    s = visit("/nowhere/lrel-absent");
    assert_false(lrel_doctor_is_ready(s.doctor));
    leave(&s);
}

/* Not even where it may be written, and run as a program. */
static void doctor__a_file_is_no_output_folder(void **state)
{
    job_scratch *scratch = *state;
    char path[JOB_PATH_MAX];
    lrel_doctor_fact fact;
    surgery s;

    job_put(scratch, "file", "");
    job_path(scratch, "file", path);
    assert_int_equal(chmod(path, 0700), 0);
    s = visit(path);
    fact = fact_of(&s, "places", "output folder");
    assert_int_equal(fact.state, LREL_DOCTOR_MISSING);
    assert_non_null(strstr(fact.value, "file: is not a folder"));
    assert_false(lrel_doctor_is_ready(s.doctor));
    leave(&s);
}

static void doctor__without_memory_says_so(void **state)
{
    lrel_status status = LREL_E_MEMORY;

    for (long blocks = 0; status != LREL_OK; blocks++) {
        scarce_memory memory;
        surgery s = {.context = scarce_memory_context(&memory, blocks)};

        status = lrel_doctor_new(s.context, "/tmp", &s.doctor, NULL);
        assert_true(status == LREL_OK || status == LREL_E_MEMORY);
        leave(&s);
    }
}

static void library__each_has_a_version(void **state)
{
    size_t count = 0;

    for (; lrel_library_at(count).name; count++)
        assert_true(lrel_library_at(count).version[0] != '\0');
    assert_string_equal(lrel_library_at(0).name, "landrelease");
    assert_int_equal(count, 9);
}

/* A file that GDAL reads may be no part of anybody's work. */
static void doctor__without_a_reader_is_ready_but_says_so(void **state)
{
    const lrel_guard guard = reader_process_guard();
    lrel_doctor_fact fact;
    surgery s;

    module_folder_set("/nowhere");
    s = visit_with("/tmp", &guard);
    module_folder_set(NULL);
    fact = fact_of(&s, "safety", "landrelease_reader");
    assert_int_equal(fact.state, LREL_DOCTOR_MISSING);
    assert_non_null(strstr(fact.value, "which is not installed"));
    expect_ready(&s);
    leave(&s);
}

static void doctor__says_the_limits_of_the_guard(void **state)
{
    lrel_guard guard = reader_process_guard();
    surgery s;

    guard.memory_bytes = (uint64_t)512 << 20;
    guard.cpu_seconds = 7;
    guard.wait_seconds = 9;
    s = visit_with("/tmp", &guard);
    assert_int_equal(fact_of(&s, "safety", "landrelease_reader").state, LREL_DOCTOR_OK);
    assert_non_null(strstr(fact_of(&s, "safety", "it may take").value,
                           "512 MiB of memory, 7 s of computing, 9 s in all"));
    leave(&s);
}

static void doctor__without_a_guard_warns(void **state)
{
    surgery s = visit("/tmp");

    assert_int_equal(fact_of(&s, "safety", "GDAL").state, LREL_DOCTOR_WARNING);
    leave(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(doctor__without_a_reader_is_ready_but_says_so),
        cmocka_unit_test(doctor__says_the_limits_of_the_guard),
        cmocka_unit_test(doctor__without_a_guard_warns),
        cmocka_unit_test(doctor__is_ready_here),
        cmocka_unit_test(doctor__a_wish_for_the_network_is_told_and_not_granted),
        cmocka_unit_test_setup_teardown(doctor__finds_a_khmer_font, job_scratch_setup,
                                        job_scratch_teardown),
        cmocka_unit_test(doctor__few_open_files_are_a_warning),
        cmocka_unit_test(doctor__an_output_folder_may_be_absent_but_not_the_one_above),
        cmocka_unit_test_setup_teardown(doctor__a_file_is_no_output_folder,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test(doctor__without_memory_says_so),
        cmocka_unit_test(library__each_has_a_version),
        /* The last ones: PROJ asks for PROJ_DATA once and keeps the answer. */
        cmocka_unit_test(doctor__a_broken_proj_data_is_missing_and_needed),
        cmocka_unit_test(doctor__every_fact_that_is_not_ok_has_advice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* test_interrupt.c: whenever a run is told to stop, its folder is there whole or not at
 * all.
 *
 * The program works on a programme large enough to be met at its work, and is stopped
 * after one delay after another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

/* Squares that overlap their neighbours: a second's work or more with sanitizers, a few
 * hundredths of one without. */
#define SIDE 60

static char scratch[] = "/tmp/landrelease-interrupt-XXXXXX";

static FILE *create(const char *name)
{
    char path[200];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", scratch, name);
    file = fopen(path, "w");
    assert_non_null(file);
    return file;
}

static void write_square(FILE *file, int number, double lon, double lat)
{
    double size = 0.0015;

    fprintf(
        file,
        "%d,%d-05-01,\"POLYGON((%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f,%.4f %.4f))\"\n",
        number, 2000 + number % 20, lon, lat, lon + size, lat, lon + size, lat + size,
        lon, lat + size, lon, lat);
}

static int plant(void **state)
{
    FILE *file;

    assert_non_null(mkdtemp(scratch));
    file = create("programme.yaml");
    fputs(
        "programme: Many squares (invented)\nas_of: 2024-12-31\nsources:\n"
        "  - {path: h.csv, role: hazard, geometry: {wkt: wkt}, crs: EPSG:4326, id: id,\n"
        "     contamination: {const: ap}, class: {const: sha}, from: day}\n",
        file);
    fclose(file);
    file = create("h.csv");
    fputs("id,day,wkt\n", file);
    for (int i = 0; i < SIDE * SIDE; i++)
        write_square(file, i, 103 + 0.001 * (i % SIDE), 13 + 0.001 * (double)(i / SIDE));
    fclose(file);
    return 0;
}

static int remove_entry(const char *path, const struct stat *about, int kind,
                        struct FTW *where)
{
    return remove(path);
}

static int uproot(void **state)
{
    return nftw(scratch, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* @p limited: a limit of the system for the program, to @p most; < 0: none */
static pid_t start_within(int limited, rlim_t most)
{
    pid_t child = fork();

    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        struct rlimit limit = {most, most};

        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        close(nowhere);
        if (chdir(scratch) == 0 && (limited < 0 || setrlimit(limited, &limit) == 0))
            execl(LREL_PROGRAM, "landrelease", "run", "programme.yaml", "--overwrite",
                  (char *)NULL);
        _exit(99);
    }
    assert_true(child > 0);
    return child;
}

static pid_t start(void)
{
    return start_within(-1, 0);
}

static void wait_ms(int ms)
{
    struct timespec time = {ms / 1000, (ms % 1000) * 1000000L};

    nanosleep(&time, NULL);
}

/* What is in the scratch folder: nothing but the inputs and, if @p with_out, the output.
 */
static void check_entries(bool with_out)
{
    DIR *open = opendir(scratch);
    struct dirent *entry;
    int count = 0;

    while ((entry = readdir(open)) != NULL) {
        if (entry->d_name[0] != '.' || strlen(entry->d_name) > 2)
            count++;
    }
    closedir(open);
    assert_int_equal(count, with_out ? 3 : 2);
}

static bool is_out_whole(void)
{
    char path[200];

    snprintf(path, sizeof path, "%s/out/data/provenance.json", scratch);
    return access(path, F_OK) == 0;
}

static void remove_out(void)
{
    char path[200];

    snprintf(path, sizeof path, "%s/out", scratch);
    nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* Sends @p number @p times after @p ms; whether the run was stopped by it. */
static bool stop_after(int ms, int number, int times)
{
    pid_t child = start();
    int status;

    wait_ms(ms);
    for (int i = 0; i < times; i++)
        kill(child, number);
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        check_entries(true);
        assert_true(is_out_whole());
        remove_out();
        return false;
    }
    /* So early that the program had not begun, or told to stop and exited. */
    if (WIFSIGNALED(status))
        assert_int_equal(WTERMSIG(status), number);
    else
        assert_int_equal(WEXITSTATUS(status), 130);
    check_entries(false);
    return WIFEXITED(status);
}

/* Delays that double reach every stage of the work, on a fast machine and on a slow one.
 */
static void stops_at_every_stage(int number, int times)
{
    bool was_stopped = false;

    for (int ms = 2; ms <= 4096; ms += ms / 2 + 1)
        if (stop_after(ms, number, times))
            was_stopped = true;
        else if (was_stopped)
            return;
    assert_true(was_stopped);
}

static void interrupt__sigint_leaves_nothing_behind(void **state)
{
    stops_at_every_stage(SIGINT, 1);
}

static void interrupt__sigterm_leaves_nothing_behind(void **state)
{
    stops_at_every_stage(SIGTERM, 1);
}

static void interrupt__a_second_signal_leaves_nothing_behind(void **state)
{
    stops_at_every_stage(SIGINT, 2);
}

/* As under `ulimit -f`: the signal for it would end the program without a word. */
static void limit__a_file_too_large_is_a_write_that_fails(void **state)
{
    int status;
    pid_t child = start_within(RLIMIT_FSIZE, 20000);

    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 5);
    check_entries(false);
}

/* As under `ulimit -n`, wherever on the way the last descriptor is taken. */
static void limit__too_few_open_files_leave_nothing_behind(void **state)
{
    bool has_failed = false, has_written = false;

    for (rlim_t most = 4; most < 40 && !has_written; most++) {
        pid_t child = start_within(RLIMIT_NOFILE, most);
        int status;

        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        has_written = WEXITSTATUS(status) == 0;
        has_failed |= !has_written;
        check_entries(has_written);
    }
    remove_out();
    assert_true(has_failed && has_written);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(interrupt__sigint_leaves_nothing_behind),
        cmocka_unit_test(interrupt__sigterm_leaves_nothing_behind),
        cmocka_unit_test(interrupt__a_second_signal_leaves_nothing_behind),
        cmocka_unit_test(limit__a_file_too_large_is_a_write_that_fails),
        cmocka_unit_test(limit__too_few_open_files_leave_nothing_behind),
    };
    return cmocka_run_group_tests(tests, plant, uproot);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Colombia's mine events 1990-2001 (Descontamina Colombia): one GeoJSON a year with all
 * kinds of events as points, keys with Ñ, told apart by a code. Accidents, items and
 * suspected minefields are each read by sources of their own, and counted against the
 * text of the files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run/csv_table.h"
#include "run/job_scratch.h"

#define FOLDER "../shared/data/colombia_events"
#define FIRST  1990
#define LAST   2001
#define YEARS  (LAST - FIRST + 1)

/* The lookup that each file has in its `fields`. */
static const struct {
    char code;
    const char *name;
    const char *role;
} kinds[] = {
    {'1', "mine accident", "accident"},
    {'2', "accident with unexploded ordnance", "accident"},
    {'3', "arsenal", "item"},
    {'4', "military clearance", "item"},
    {'5', "seizure", "item"},
    {'6', "unexploded ordnance", "item"},
    {'7', "mine factory", "item"},
    {'8', "suspected minefield", "hazard"},
};

#define KINDS (sizeof kinds / sizeof *kinds)

static bool has_data(void)
{
    if (access(FOLDER, R_OK) == 0)
        return true;
    print_message("skipped: there is no " FOLDER "\n");
    return false;
}

/* A source per year and kind. */
static void put_programme(const job_scratch *s)
{
    size_t room = 1 << 16, length;
    char cwd[JOB_PATH_MAX], *text = malloc(room);

    assert_non_null(text);
    assert_non_null(getcwd(cwd, sizeof cwd));
    length = (size_t)snprintf(text, room,
                              "programme: Colombia\nas_of: 2001-12-31\n"
                              "sources:\n");
    for (int year = FIRST; year <= LAST; year++)
        for (size_t k = 0; k < KINDS; k++) {
            bool is_hazard = strcmp(kinds[k].role, "hazard") == 0;

            length += (size_t)snprintf(
                text + length, room - length,
                "  - {path: %s/" FOLDER "/%d.json, role: %s, name: %d %s,\n"
                "     where: {column: TIPO_EVENTO, values: [%c]},\n"
                "     place: MUNICIPIO, %s: AÑO}\n",
                cwd, year, kinds[k].role, year, kinds[k].name, kinds[k].code,
                is_hazard ? "from" : "date");
            assert_true(length < room);
        }
    job_put(s, "p.yaml", text);
    free(text);
}

/* How often @p word stands in @p text. */
static size_t count_of(const char *text, const char *word)
{
    size_t count = 0;

    for (const char *at = text; (at = strstr(at, word)); at += strlen(word))
        count++;
    return count;
}

static char *read_year(int year)
{
    char path[80], *text = calloc(1, 1 << 20);
    FILE *file;

    snprintf(path, sizeof path, FOLDER "/%d.json", year);
    file = fopen(path, "rb");
    assert_non_null(file);
    assert_non_null(text);
    assert_true(fread(text, 1, (1 << 20) - 1, file) > 0);
    assert_int_equal(fclose(file), 0);
    return text;
}

/* Used records of one source; all of the file's rows must be there. */
static size_t used_of(const csv_table *records, int year, size_t kind, size_t events)
{
    size_t used = 0, read = 0;
    char name[80], from[16];

    snprintf(name, sizeof name, "%d %s", year, kinds[kind].name);
    snprintf(from, sizeof from, "%d-", year);
    for (size_t row = 0; row < records->rows; row++) {
        if (strcmp(csv_cell(records, row, "source"), name) != 0)
            continue;
        read++;
        assert_string_equal(csv_cell(records, row, "role"), kinds[kind].role);
        if (strcmp(csv_cell(records, row, "used"), "yes") != 0) {
            assert_string_equal(csv_cell(records, row, "reason"), "another kind of row");
            continue;
        }
        assert_memory_equal(csv_cell(records, row, "date"), from, 5);
        used++;
    }
    assert_int_equal(read, events);
    return used;
}

static void colombia__events_are_counted_by_year_and_kind(void **state)
{
    size_t total = 0;
    csv_table records;

    if (!has_data())
        skip();
    put_programme(*state);
    job_run(*state, "out");
    records = csv_read(*state, "out/data/records.csv");
    for (int year = FIRST; year <= LAST; year++) {
        char *text = read_year(year);
        size_t events = count_of(text, "\"type\" : \"Feature\","), sum = 0;

        for (size_t k = 0; k < KINDS; k++) {
            char word[40];
            size_t used = used_of(&records, year, k, events);

            snprintf(word, sizeof word, "\"TIPO_EVENTO\" : \"%c\"", kinds[k].code);
            assert_int_equal(used, count_of(text, word));
            sum += used;
        }
        assert_int_equal(sum, events); /* each event once */
        total += events;
        free(text);
    }
    assert_true(total > 1900);
    assert_int_equal(records.rows, total * KINDS);
    csv_free(&records);
}

/* Suspected minefields are points: beside the total, with no area. Accidents and items
 * make no account, however many. */
static void colombia__points_make_no_square_metre(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;
    const char *role;
    size_t roles = 0;

    if (!has_data())
        skip();
    put_programme(s);
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.records_read,
                     summary.records_used + summary.records_set_aside);
    for (size_t a = 0; a < lrel_job_account_count(s->job); a++)
        assert_string_equal(lrel_job_account_at(s->job, a).recorded_km2, "0.00");
    while (lrel_job_role(s->job, roles, &role, NULL) > 0)
        roles++;
    assert_int_equal(roles, 3);
    assert_true(summary.without_shape_n > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(colombia__events_are_counted_by_year_and_kind,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(colombia__points_make_no_square_metre,
                                        job_scratch_setup, job_scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

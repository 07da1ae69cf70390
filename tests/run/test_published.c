/* SPDX-License-Identifier: Apache-2.0 */
/* The published tables that come with the project's data (Landmine Monitor, Mine Action
 * Review, cantons of Bosnia and Herzegovina), each read as series as it stands: one
 * source per column of figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run/csv_table.h"
#include "run/job.h"
#include "run/job_scratch.h"

#define FOLDER "../shared/data/published"

static const char programme[] =
    "programme: Published\nas_of: 2024-12-31\nsources:\n"
    "  - {path: FOLDER/bih_suspected_by_canton.csv, role: series, name: BiH 2015,\n"
    "     measure: {const: stock}, date: {const: 2015}, place: unit,\n"
    "     value: {column: km2_2015, unit: km2}, contamination: {const: [ap, av]}}\n"
    "  - {path: FOLDER/bih_suspected_by_canton.csv, role: series, name: BiH 2022,\n"
    "     measure: {const: stock}, date: {const: 2022}, place: unit,\n"
    "     value: {column: km2_2022, unit: km2}, contamination: {const: [ap, av]}}\n"
    "  - {path: FOLDER/cambodia_contamination_reported.csv, role: series,\n"
    "     name: KHM stock, measure: {const: stock}, date: as_of,\n"
    "     value: {column: km2, unit: km2}, definition: measure, note: note,\n"
    "     citation: source}\n"
    "  - {path: FOLDER/cambodia_land_release_reported.csv, role: series,\n"
    "     name: KHM cancelled, measure: {const: cancelled}, date: year,\n"
    "     value: {column: cancelled_km2, unit: km2}, definition: hazard,\n"
    "     note: certainty, citation: source}\n"
    "  - {path: FOLDER/cambodia_land_release_reported.csv, role: series,\n"
    "     name: KHM cleared, measure: {const: cleared}, date: year,\n"
    "     value: {column: cleared_km2, unit: km2}, definition: hazard,\n"
    "     note: certainty, citation: source}\n"
    "  - {path: FOLDER/cambodia_land_release_reported.csv, role: series,\n"
    "     name: KHM released, measure: {const: released}, date: year,\n"
    "     value: {column: released_total_km2, unit: km2}, definition: hazard,\n"
    "     note: certainty, citation: source}\n";

static void open_published(job_scratch *s)
{
    char cwd[JOB_PATH_MAX], path[2 * JOB_PATH_MAX];

    assert_non_null(getcwd(cwd, sizeof cwd));
    snprintf(path, sizeof path, "%s/" FOLDER, cwd);
    job_put(s, "p.yaml", programme);
    job_replace(s, "p.yaml", "FOLDER", path);
    (void)job_open(s);
}

/* Sums in m2, and how many figures there are and how many empty cells. */
static const struct {
    const char *source;
    size_t figures, empty;
    double sum_m2;
} wanted[] = {
    {"BiH 2015", 12, 0, 1172.76e6}, {"BiH 2022", 12, 0, 869.61e6},
    {"KHM stock", 7, 0, 5401.7e6},  {"KHM cancelled", 3, 4, 102.16e6},
    {"KHM cleared", 6, 1, 156.9e6}, {"KHM released", 3, 4, 311.92e6},
};

static void published__tables_are_read_as_they_stand(void **state)
{
    job_scratch *s = *state;
    const lrel_dataset *data;

    if (access(FOLDER, R_OK) != 0) {
        print_message("skipped: there is no " FOLDER "\n");
        skip();
    }
    open_published(s);
    data = &s->job->data;
    for (uint32_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        size_t figures = 0, empty = 0;
        double sum = 0;

        for (size_t f = 0; f < data->facts.count; f++) {
            const lrel_fact *fact = &data->facts.at[f];

            if (fact->source != i)
                continue;
            assert_true(fact->date.is_known);
            empty += fact->reason == LREL_REASON_NO_VALUE;
            if (!fact->used)
                continue;
            assert_true(fact->as.figure.value.is_known);
            sum += fact->as.figure.value.value;
            figures++;
        }
        assert_int_equal(figures, wanted[i].figures);
        assert_int_equal(empty, wanted[i].empty);
        if (fabs(sum - wanted[i].sum_m2) > 1)
            fail_msg("%s adds up to %.2f m2", wanted[i].source, sum);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(published__tables_are_read_as_they_stand,
                                        job_scratch_setup, job_scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

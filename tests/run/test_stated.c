/* SPDX-License-Identifier: Apache-2.0 */
/* What stands beside the total stands there with the area that it states, to the last
 * digit: one such cell can be all that there is to see of a hazard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/job.h"
#include "run/job_scratch.h"

#define PLACED  "\"POLYGON((104 12,104.01 12,104.01 12.01,104 12.01,104 12))\""
#define NOWHERE "\"POLYGON((13.1 103.2,13.2 103.2,13.2 103.3,13.1 103.3,13.1 103.2))\""

static const char programme[] =
    "programme: P\nas_of: 2020-12-31\nsources:\n"
    "  - {path: h.csv, role: hazard, crs: EPSG:4326, geometry: {wkt: shape}, id: id,\n"
    "     class: {const: cha}, contamination: {const: ap}, from: {const: 2010},\n"
    "     area: area}\n";

static void put(job_scratch *s, const char *rows)
{
    job_put(s, "p.yaml", programme);
    job_put(s, "h.csv", rows);
}

/* The row of records.csv of the record @p id. */
static size_t row_of(const csv_table *records, const char *id)
{
    size_t row = 0;

    while (row < records->rows && strcmp(csv_cell(records, row, "id"), id) != 0)
        row++;
    assert_true(row < records->rows);
    return row;
}

static void stated__areas_and_their_sum_are_exact(void **state)
{
    static const struct {
        const char *id, *stated;
    } wanted[] = {
        {"P", ""},
        {"A", "99999999999999"},
        {"B", "149999999999999.9999"},
        {"C", "149999999999999.9999"},
        {"D", "0.0001"},
        {"E", ""}, /* more than all land: said, and not taken */
        {"F", "100000000000000"},
    };
    job_scratch *s = *state;
    lrel_summary summary;
    csv_table records;

    put(s, "id,area,shape\nP,," PLACED "\nA,99999999999999,\nB,149999999999999.9999,\n"
           "C,149999999999999.9999,\nD,0.0001,\nE,150000000000001,\nF,1e14,\n");
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 6);
    assert_string_equal(summary.without_shape_m2, "499999999999998.9999");
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_string_equal(
            csv_cell(&records, row_of(&records, wanted[i].id), "stated_m2"),
            wanted[i].stated);
    csv_free(&records);
}

static void stated__a_shape_that_is_nowhere_stands_beside_the_total(void **state)
{
    job_scratch *s = *state;
    lrel_summary summary;
    csv_table records;
    size_t row;

    put(s, "id,area,shape\nP,," PLACED "\nN,1234.5," NOWHERE "\n");
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.without_shape_n, 1);
    assert_string_equal(summary.without_shape_m2, "1234.5");
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    row = row_of(&records, "N");
    assert_string_equal(csv_cell(&records, row, "used"), "yes");
    assert_string_equal(csv_cell(&records, row, "reason"), "shape has no place on Earth");
    csv_free(&records);
}

/* A later version that is nowhere does not take the land of the earlier off the map. */
static void stated__a_version_that_is_nowhere_keeps_the_land(void **state)
{
    job_scratch *s = *state;
    csv_table records;

    put(s, "id,area,v,shape\nP,,1," PLACED "\nP,50,2," NOWHERE "\n");
    job_replace(s, "p.yaml", "id: id,", "id: id, version: v,");
    assert_int_equal(lrel_job_summary(job_open(s)).without_shape_n, 0);
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    assert_int_equal(records.rows, 2);
    assert_string_equal(csv_cell(&records, 1, "reason"), "");
    csv_free(&records);
}

#define IN_SCRATCH(test)                                                                 \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(stated__areas_and_their_sum_are_exact),
        IN_SCRATCH(stated__a_shape_that_is_nowhere_stands_beside_the_total),
        IN_SCRATCH(stated__a_version_that_is_nowhere_keeps_the_land),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

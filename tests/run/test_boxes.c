/* SPDX-License-Identifier: Apache-2.0 */
/* Survey boxes of cluster munition remnants survey (IMAS TN 08.20/02): red ones never
 * contaminate, none ever releases, and those where nothing was found are coverage. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/job_scratch.h"

/* Boxes of 50 m in a row, beside and on a confirmed area of 100 m x 50 m. */
static const char boxes[] =
    "id,colour,day,shape\n"
    "R1,red,2020-01-01,\"POLYGON ((500000 1400000, 500050 1400000, 500050 1400050, "
    "500000 "
    "1400050, 500000 1400000))\"\n"
    "R2,red,2020-01-01,\"POLYGON ((500050 1400000, 500100 1400000, 500100 1400050, "
    "500050 "
    "1400050, 500050 1400000))\"\n"
    "G1,green,2020-01-02,\"POLYGON ((500100 1400000, 500150 1400000, 500150 1400050, "
    "500100 1400050, 500100 1400000))\"\n"
    "B1,grey,2020-01-02,\"POLYGON ((500150 1400000, 500200 1400000, 500200 1400050, "
    "500150 1400050, 500150 1400000))\"\n";

static const char programme[] =
    "programme: Boxes\nas_of: 2024-12-31\nby: []\nsources:\n"
    "  - {path: cha.csv, role: hazard, crs: EPSG:32648, geometry: {wkt: shape}, id: id,\n"
    "     class: {const: cha}, contamination: {const: cmr}, from: {const: 2020-02-01}}\n"
    "  - path: boxes.csv\n"
    "    role: ROLE\n"
    "    name: Red boxes\n"
    "    crs: EPSG:32648\n"
    "    geometry: {wkt: shape}\n"
    "    where: {column: colour, values: [red]}\n"
    "    id: id\n"
    "    geometry_kind: {const: box_grid}\n"
    "    contamination: {const: cmr}\n"
    "    MORE\n"
    "  - path: boxes.csv\n"
    "    role: coverage\n"
    "    name: Other boxes\n"
    "    crs: EPSG:32648\n"
    "    geometry: {wkt: shape}\n"
    "    where: {column: colour, values: [green, grey]}\n"
    "    id: id\n"
    "    date: day\n"
    "    status: {column: colour, values: {green: surveyed, grey: access_restricted}}\n";

static void run(job_scratch *s, const char *role, const char *more)
{
    job_put(s, "p.yaml", programme);
    job_replace(s, "p.yaml", "ROLE", role);
    job_replace(s, "p.yaml", "MORE", more);
    job_put(s, "boxes.csv", boxes);
    job_put(s, "cha.csv",
            "id,shape\nC1,\"POLYGON ((500000 1400000, 500100 1400000, 500100 1400050, "
            "500000 1400050, 500000 1400000))\"\n");
    job_run(s, "out");
}

/* The land of the confirmed area, and no more; nothing of it left. */
static void assert_stock(const job_scratch *s)
{
    csv_table ledger = csv_read(s, "out/data/ledger.csv");
    int64_t closing = 0;

    for (size_t row = 0; row < ledger.rows; row++) {
        assert_true(csv_area(&ledger, row, "cleared_m2") == 0);
        if (strcmp(csv_cell(&ledger, row, "account"), "cmr") == 0)
            closing = csv_area(&ledger, row, "closing_m2");
    }
    assert_true(closing > csv_units("4990") && closing < csv_units("5010"));
    csv_free(&ledger);
}

static const char *reason_of(const csv_table *records, const char *id, const char *role)
{
    for (size_t row = 0; row < records->rows; row++)
        if (strcmp(csv_cell(records, row, "id"), id) == 0 &&
            strcmp(csv_cell(records, row, "role"), role) == 0)
            return csv_cell(records, row, "reason");
    fail_msg("no %s %s", role, id);
    return "";
}

static void boxes__red_ones_never_contaminate(void **state)
{
    job_scratch *s = *state;
    csv_table records;

    run(s, "hazard", "class: {const: unknown}");
    assert_stock(s);
    records = csv_read(s, "out/data/records.csv");
    assert_string_equal(reason_of(&records, "R1", "hazard"),
                        "shape not surveyed, beside the total");
    assert_string_equal(reason_of(&records, "G1", "hazard"), "another kind of row");
    csv_free(&records);
}

static size_t unconfirmed(const job_scratch *s, const char *id)
{
    csv_table issues = csv_read(s, "out/check/issues.csv");
    size_t count = 0;

    for (size_t row = 0; row < issues.rows; row++)
        count += strcmp(csv_cell(&issues, row, "code"), "LREL-G023") == 0 &&
                 strcmp(csv_cell(&issues, row, "id"), id) == 0;
    csv_free(&issues);
    return count;
}

/* The confirmed area is exactly the two red boxes: enough without a fade-out. */
static void boxes__red_ones_belong_into_a_confirmed_area(void **state)
{
    job_scratch *s = *state;

    run(s, "hazard", "class: {const: unknown}");
    assert_int_equal(unconfirmed(s, "R1") + unconfirmed(s, "R2"), 0);
    s->overwrite = true;
    run(s, "hazard", "class: {const: unknown}\n    fade_out_m: 50");
    assert_int_equal(unconfirmed(s, "R1"), 1);
    assert_int_equal(unconfirmed(s, "R2"), 1);
    job_replace(s, "p.yaml", "class: {const: cha}", "class: {const: sha}");
    job_replace(s, "p.yaml", "fade_out_m: 50", "fade_out_m: 0");
    job_run(s, "out");
    assert_int_equal(unconfirmed(s, "R1"), 1);
}

static void boxes__never_release(void **state)
{
    job_scratch *s = *state;
    csv_table records;

    run(s, "release", "product: {const: cleared}\n    accepted: day");
    assert_stock(s);
    records = csv_read(s, "out/data/records.csv");
    assert_string_equal(reason_of(&records, "R1", "release"), "without shape");
    csv_free(&records);
}

static void boxes__without_a_find_are_coverage(void **state)
{
    job_scratch *s = *state;
    csv_table records;

    run(s, "hazard", "class: {const: unknown}");
    records = csv_read(s, "out/data/records.csv");
    assert_string_equal(reason_of(&records, "G1", "coverage"), "");
    assert_string_equal(reason_of(&records, "B1", "coverage"), "");
    assert_string_equal(reason_of(&records, "R1", "coverage"), "another kind of row");
    csv_free(&records);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(boxes__red_ones_never_contaminate),
        TEST(boxes__red_ones_belong_into_a_confirmed_area),
        TEST(boxes__never_release),
        TEST(boxes__without_a_find_are_coverage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* test_spreadsheet_run.c: from a workbook as agencies send it to the account, and the way
 * back to its cells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "support/sheet_files.h"

#define LAND(west)                                                                       \
    "POLYGON((104." west "1 12.5,104." west "2 12.5,104." west "2 12.51,104." west       \
    "1 12.51,104." west "1 12.5))"

static const sheet_text sheets[] = {
    {.name = "Notes", .rows = "See the other sheet\n"},
    {.name = "All tasks",
     .rows = "Land release 2020\n\n"
             "ID|Type|Surveyed|Area|Outline\n"
             "H1|CHA|d2014-03-01|#12000|" LAND(
                 "1") "\n"
                      "H2|CHA|d2015-03-01T10:00:00|?|" LAND(
                          "2") "\n"
                               "H3|Minefield|30/02/2016|!#N/A|" LAND(
                                   "3") "\n"
                                        "Total|||#12000\n"}};

static const char programme[] =
    "programme: Sheets\nas_of: 2020-12-31\nby: []\nsources:\n"
    "  - {path: h.xlsx, role: hazard, name: H, crs: EPSG:4326, id: ID,\n"
    "     class: {column: Type, values: {CHA: cha}}, contamination: {const: ap},\n"
    "     from: {column: Surveyed, form: \"%d/%m/%Y\"}, area: Area,\n"
    "     geometry: {wkt: Outline}}\n";

static void put_workbook(const job_scratch *s)
{
    char path[JOB_PATH_MAX];

    job_path(s, "h.xlsx", path);
    xlsx_write(path, sheets, 2, false);
    job_put(s, "p.yaml", programme);
}

/* The cell and value of the first issue with @p code. */
static void expect_issue(const csv_table *issues, const char *code, const char *cell,
                         const char *value)
{
    for (size_t row = 0; row < issues->rows; row++)
        if (strcmp(csv_cell(issues, row, "code"), code) == 0) {
            assert_string_equal(csv_cell(issues, row, "cell"), cell);
            assert_non_null(strstr(csv_cell(issues, row, "value"), value));
            return;
        }
    fail_msg("no %s", code);
}

static void sheet__issues_name_the_cell(void **state)
{
    csv_table issues;

    put_workbook(*state);
    job_run(*state, "out");
    issues = csv_read(*state, "out/check/issues.csv");
    expect_issue(&issues, "LREL-R018", "'All tasks'!D5", "=SUM(A1:A2)");
    expect_issue(&issues, "LREL-R019", "'All tasks'!D6", "#N/A");
    expect_issue(&issues, "LREL-D001", "'All tasks'!C6", "30/02/2016");
    expect_issue(&issues, "LREL-R024", "'All tasks'!A7", "Total");
    expect_issue(&issues, "LREL-R023", "", "Land release 2020");
    csv_free(&issues);
}

/* A hazard never disappears for a cell that cannot be read; a total is none. */
static void sheet__every_hazard_is_in_the_account(void **state)
{
    csv_table records;

    put_workbook(*state);
    job_run(*state, "out");
    records = csv_read(*state, "out/data/records.csv");
    assert_int_equal(records.rows, 3);
    for (size_t row = 0; row < records.rows; row++)
        assert_true(csv_area(&records, row, "drawn_m2") > 0);
    csv_free(&records);
}

static void sheet__provenance_says_what_was_read(void **state)
{
    char *provenance;

    put_workbook(*state);
    job_run(*state, "out");
    provenance = job_get(*state, "out/data/provenance.json");
    assert_non_null(strstr(provenance, "\"sheet\": \"All tasks\""));
    assert_non_null(strstr(provenance, "\"header\": \"row 3\""));
    free(provenance);
}

static void sheet__header_is_said_by_the_programme(void **state)
{
    char *provenance;

    put_workbook(*state);
    job_replace(*state, "p.yaml", "name: H,", "name: H, header: 3,");
    job_run(*state, "out");
    provenance = job_get(*state, "out/data/provenance.json");
    assert_non_null(strstr(provenance, "\"header_why\": \"said by `header:`\""));
    free(provenance);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sheet__issues_name_the_cell, job_scratch_setup,
                                        job_scratch_teardown),
        cmocka_unit_test_setup_teardown(sheet__every_hazard_is_in_the_account,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(sheet__provenance_says_what_was_read,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(sheet__header_is_said_by_the_programme,
                                        job_scratch_setup, job_scratch_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

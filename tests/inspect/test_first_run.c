/* SPDX-License-Identifier: Apache-2.0 */
/* test_first_run.c: a newcomer's way: files, a draft, its questions answered, the
 * account. What comes out of the first example is what its own programme says, to the
 * square metre. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "inspect/draft_editor.h"
#include "run/csv_table.h"

#define AMSTERDAM "../shared/data/amsterdam_bommenkaart"
#define COLOMBIA  "../shared/data/colombia_events"

static char *first_file(const job_scratch *s, const char *name)
{
    char path[JOB_PATH_MAX];

    job_path(s, name, path);
    return strdup(path);
}

/* The draft of the first example, answered from what its README says. */
static void draft_first(job_scratch *s)
{
    char *files[] = {first_file(s, "alfa_hazards.geojson"),
                     first_file(s, "bravo_hazards.csv"), first_file(s, "releases.csv"),
                     first_file(s, "provinces.geojson"), NULL};

    draft_of(s, (const char *const *)files);
    for (size_t i = 0; files[i]; i++)
        free(files[i]);
}

static void answer_first(job_scratch *s)
{
    answer(s, "alfa_hazards.geojson", "# ? operator:", "operator: {const: ALFA}");
    answer(s, "bravo_hazards.csv", "# ? operator:", "operator: {const: BRAVO}");
    answer(s, "bravo_hazards.csv",
           "# ? crs:", "crs: EPSG:3148\n    operation: EPSG:1542\n    accuracy_m: 10");
    answer(s, "bravo_hazards.csv", "# ? mines:", "mines: ap");
    answer(s, "releases.csv", "# ? crs:", "crs: EPSG:4326");
    answer(s, "releases.csv", "# ? C:", "C: cleared");
    answer(s, "releases.csv", "# ? R:", "R: reduced");
    answer(s, "releases.csv", "# ? X:", "X: cancelled");
    job_replace(s, "p.yaml", "as_of: 2025-02-01", "as_of: 2024-12-31");
}

typedef struct account_sums {
    char name[40];
    char recorded[40];
    char released[3][40];
    uint32_t hazards;
} account_sums;

static size_t sums_of(job_scratch *s, account_sums *out)
{
    lrel_job *job = job_open(s);
    size_t count = lrel_job_account_count(job);

    for (size_t i = 0; i < count; i++) {
        lrel_account_summary account = lrel_job_account_at(job, i);

        snprintf(out[i].name, sizeof out[i].name, "%s", account.name);
        snprintf(out[i].recorded, sizeof out[i].recorded, "%s", account.recorded_km2);
        for (int p = 0; p < 3; p++)
            snprintf(out[i].released[p], sizeof out[i].released[p], "%s",
                     account.released_km2[p]);
        out[i].hazards = account.hazards_n;
    }
    job_close(s);
    return count;
}

/* Sum of a column of areas over the ledger's rows of @p account. */
static int64_t ledger_sum(const csv_table *ledger, const char *account,
                          const char *column)
{
    int64_t sum = 0;

    for (size_t row = 0; row < ledger->rows; row++)
        if (strcmp(csv_cell(ledger, row, "account"), account) == 0)
            sum += csv_area(ledger, row, column);
    return sum;
}

static void first_run__the_draft_of_the_example_gives_its_account(void **state)
{
    static const char *const columns[] = {"newly_recorded_m2", "resurvey_m2",
                                          "cancelled_m2",      "reduced_m2",
                                          "cleared_m2",        "closed_m2"};
    static const char *const accounts[] = {"ap_mine", "cmr", "other", "unknown", "all"};
    job_scratch *s = *state;
    account_sums expected[8] = {0}, drafted[8] = {0};
    csv_table own, draft;
    size_t count;

    job_copy_first(s);
    count = sums_of(s, expected);
    job_run(s, "own");
    own = csv_read(s, "own/data/ledger.csv");
    draft_first(s);
    answer_first(s);
    assert_int_equal(sums_of(s, drafted), count);
    assert_memory_equal(expected, drafted, count * sizeof *expected);
    job_run(s, "draft");
    draft = csv_read(s, "draft/data/ledger.csv");
    for (size_t a = 0; a < sizeof accounts / sizeof *accounts; a++)
        for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
            assert_int_equal(ledger_sum(&draft, accounts[a], columns[c]),
                             ledger_sum(&own, accounts[a], columns[c]));
    csv_free(&own);
    csv_free(&draft);
}

static void first_run__without_the_answers_nothing_is_written(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    draft_first(s);
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "coordinate system"));
    assert_false(job_has(s, "out"));
}

/* Where no column says the product, nothing is released before a person has. */
static void first_run__an_unanswered_product_releases_nothing(void **state)
{
    job_scratch *s = *state;
    csv_table records;

    job_copy_first(s);
    draft_first(s);
    answer_first(s);
    answer(s, "releases.csv", "C:", "# ? C:");
    answer(s, "releases.csv", "R:", "# ? R:");
    answer(s, "releases.csv", "X:", "# ? X:");
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    for (size_t row = 0; row < records.rows; row++)
        if (strcmp(csv_cell(&records, row, "role"), "release") == 0)
            assert_string_equal(csv_cell(&records, row, "used"), "no");
    csv_free(&records);
}

#define SQUARE(x)                                                                        \
    "\"POLYGON ((" x ".10 13.1, " x ".11 13.1, " x ".11 13.11, " x ".10 13.1))\"\n"

/* No column says anything that a person could not let stand. */
static void write_plain_files(job_scratch *s)
{
    job_put(s, "hazards.csv",
            "HAZ_ID,CLASS,DEVICE,SURVEYED,CLOSED,WKT\n"
            "A,SHA,AP,2017-05-03,," SQUARE(
                "103") "B,Zone rouge,mines,2017-05-03,2019-01-01," SQUARE("104"));
    job_put(s, "releases.csv",
            "id,hazard,outcome,released_for,operator,completed,accepted,WKT\n"
            "R,A,Tout propre,AP,X,2018-01-01,2018-02-01," SQUARE("103"));
}

/* Nothing but marks taken away, and codes behind the words. */
static void first_run__answers_are_lines_without_their_mark(void **state)
{
    job_scratch *s = *state;
    char *files[] = {first_file(s, "hazards.csv"), first_file(s, "releases.csv"),
                     first_file(s, "provinces.geojson"), NULL};
    csv_table records;

    job_copy_first(s);
    write_plain_files(s);
    draft_of(s, (const char *const *)files);
    answer_all(s);
    answer(s, "hazards.csv", "mines:", "mines: ap");
    answer(s, "hazards.csv", "Zone rouge:", "Zone rouge: cha");
    answer(s, "releases.csv", "Tout propre:", "Tout propre: cleared");
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    assert_int_equal(records.rows, 3);
    for (size_t row = 0; row < records.rows; row++)
        assert_string_equal(csv_cell(&records, row, "used"), "yes");
    csv_free(&records);
    for (size_t i = 0; files[i]; i++)
        free(files[i]);
}

static void skip_without(const char *folder)
{
    if (access(folder, R_OK) == 0)
        return;
    print_message("skipped: there is no %s\n", folder);
    skip();
}

static void answer_crs(job_scratch *s, const char *file)
{
    answer(s, file, "# ? crs: EPSG:28992", "crs: EPSG:28992");
    answer(s, file, "# ? operation: EPSG:15934", "operation: EPSG:15934");
}

/* The same answers as the programme of tests/run/test_amsterdam.c. */
static void first_run__the_bomb_map_of_amsterdam(void **state)
{
    static const char *const files[] = {AMSTERDAM "/Verdachte_gebieden_test.shp",
                                        AMSTERDAM "/Gevrijwaard_gebied_test.shp",
                                        AMSTERDAM
                                        "/Reeds_uitgevoerde_CE_onderzoeken_test.shp",
                                        AMSTERDAM "/Inslagen_ea_test.shp", NULL};
    job_scratch *s = *state;
    csv_table records;

    skip_without(AMSTERDAM);
    draft_of(s, files);
    answer_crs(s, "Verdachte");
    answer(s, "Verdachte", "# ? class:", "class: {const: sha}");
    answer_crs(s, "Gevrijwaard");
    /* The product and the date of acceptance the ready mapping says. */
    answer(s, "Gevrijwaard", "# ? contamination:", "contamination: {const: uxo}");
    let_in(s, "Reeds_uitgevoerde");
    answer_crs(s, "Reeds_uitgevoerde");
    answer(s, "Reeds_uitgevoerde", "# ? status:", "status: {const: partly}");
    answer_crs(s, "Inslagen");
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    assert_int_equal(records.rows, 13);
    for (size_t row = 0; row < records.rows; row++)
        assert_string_equal(csv_cell(&records, row, "used"), "yes");
    csv_free(&records);
}

/* Events say what they are by a number that the file does not explain. */
static void first_run__the_events_of_colombia(void **state)
{
    static const char *const files[] = {AMSTERDAM "/Verdachte_gebieden_test.shp",
                                        COLOMBIA "/1990.json", COLOMBIA "/2001.json",
                                        NULL};
    job_scratch *s = *state;
    csv_table records;
    size_t used = 0;

    skip_without(AMSTERDAM);
    skip_without(COLOMBIA);
    draft_of(s, files);
    answer_crs(s, "Verdachte");
    for (int i = 0; i < 2; i++)
        answer(s, i ? "2001.json" : "1990.json",
               "# ? where:", "where: {column: TIPO_EVENTO, values: [1]}");
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    for (size_t row = 0; row < records.rows; row++)
        used += strcmp(csv_cell(&records, row, "role"), "accident") == 0 &&
                strcmp(csv_cell(&records, row, "used"), "yes") == 0;
    assert_true(used > 8); /* those of 1990, and more */
    csv_free(&records);
}

#define TEST(test)                                                                       \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(first_run__the_draft_of_the_example_gives_its_account),
        TEST(first_run__without_the_answers_nothing_is_written),
        TEST(first_run__an_unanswered_product_releases_nothing),
        TEST(first_run__answers_are_lines_without_their_mark),
        TEST(first_run__the_bomb_map_of_amsterdam),
        TEST(first_run__the_events_of_colombia),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

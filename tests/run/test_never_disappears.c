/* SPDX-License-Identifier: Apache-2.0 */
/* Law 3: whatever is wrong with the words and dates of a hazard, its land stays on the
 * map; and a release that is not understood releases nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/job_scratch.h"
#include "support/random.h"

#define HAZARDS 30
#define CASES   12

static const char programme[] =
    "programme: Damage\n"
    "as_of: 2020-12-31\n"
    "by: []\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape}, crs: EPSG:4326,\n"
    "     id: id, version: version, class: class, status: status, from: from, to: to,\n"
    "     contamination: {column: what, split: ;}, operator: op, area: area,\n"
    "     replaces: {column: replaces, split: ;}}\n"
    "  - {path: r.csv, role: release, name: R, geometry: {wkt: shape}, crs: EPSG:4326,\n"
    "     id: id, product: product, accepted: accepted, activity: activity,\n"
    "     acceptance: state, contamination: what}\n";

static const char header[] =
    "id,version,class,status,from,to,what,op,area,replaces,shape\n";

/* Nothing that is a code or a date of any list, bytes of no language among it. */
static const char *damage(random_stream *r)
{
    static const char *const words[] = {
        "",        "?",     "2019-13-45", "31/02/2001", "-1",      "NaN",
        "\"a,b\"", "safe",  "9999999999", "0000-00-00", "=1+1",    "\xc3\xa9\xe1\x9e\x80",
        "no",      "1e400", "2500-01-01", "1850-05-05", "\" ; \"", "null"};

    return words[random_below(r, sizeof words / sizeof *words)];
}

/* A square of 0.001 degrees, apart from the others. */
static void write_shape(FILE *f, int number)
{
    double x = 103 + 0.002 * (number % 6), y = 13 + 0.002 * (number / 6);

    fprintf(f, "\"POLYGON ((%.3f %.3f, %.3f %.3f, %.3f %.3f, %.3f %.3f, %.3f %.3f))\"\n",
            x, y, x + 0.001, y, x + 0.001, y + 0.001, x, y + 0.001, x, y);
}

static FILE *create(const job_scratch *s, const char *name, const char *first_line)
{
    FILE *file = job_create(s, name);

    fputs(first_line, file);
    return file;
}

static void put_hazards(const job_scratch *s, random_stream *r)
{
    FILE *f = create(s, "h.csv", header);

    for (int i = 0; i < HAZARDS; i++) {
        fprintf(f, "h%d,", i);
        for (int c = 0; c < 9; c++)
            fprintf(f, "%s,", damage(r));
        write_shape(f, i);
    }
    assert_int_equal(fclose(f), 0);
}

static void put_releases(const job_scratch *s, const char *rows)
{
    FILE *f = create(s, "r.csv", "id,product,accepted,activity,state,what,shape\n");

    fputs(rows, f);
    if (*rows)
        write_shape(f, 0);
    assert_int_equal(fclose(f), 0);
}

/* Each hazard holds, at the end, all the land that it drew. */
static void expect_all_standing(const job_scratch *s)
{
    csv_table records = csv_read(s, "out/data/records.csv");
    size_t standing = 0;

    for (size_t row = 0; row < records.rows; row++) {
        if (strcmp(csv_cell(&records, row, "role"), "hazard") != 0)
            continue;
        assert_string_equal(csv_cell(&records, row, "used"), "yes");
        assert_true(csv_area(&records, row, "drawn_m2") > 10000 * INT64_C(10000000));
        assert_int_equal(csv_area(&records, row, "remaining_m2"),
                         csv_area(&records, row, "drawn_m2"));
        standing++;
    }
    assert_int_equal(standing, HAZARDS);
    csv_free(&records);
}

static void hazard__with_every_word_and_date_damaged_stands(void **state)
{
    job_scratch *s = *state;

    job_put(s, "p.yaml", programme);
    put_releases(s, "");
    s->overwrite = true;
    for (unsigned seed = 0; seed < CASES; seed++) {
        random_stream r = random_from(seed);

        put_hazards(s, &r);
        job_run(s, "out");
        expect_all_standing(s);
    }
}

/* Damage is said: each hazard of damaged class is in issues.csv, by value and count. */
static void hazard__damage_is_a_data_issue(void **state)
{
    job_scratch *s = *state;
    random_stream r = random_from(1);
    csv_table issues;

    job_put(s, "p.yaml", programme);
    put_releases(s, "");
    put_hazards(s, &r);
    job_run(s, "out");
    issues = csv_read(s, "out/check/issues.csv");
    assert_in_range(issues.rows, 10, 10 * HAZARDS);
    csv_free(&issues);
}

typedef struct unclear_release {
    const char *name;
    const char *cells;
    bool is_counted;
} unclear_release;

static const unclear_release releases[] = {
    {"release__that_is_clear_is_counted", "r,cleared,2015-01-01,clearance,qa_passed,ap,",
     true},
    {"release__of_unknown_product_releases_nothing",
     "r,verified,2015-01-01,clearance,qa_passed,ap,", false},
    {"release__without_product_releases_nothing", "r,,2015-01-01,clearance,qa_passed,ap,",
     false},
    {"release__without_date_releases_nothing", "r,cleared,,clearance,qa_passed,ap,",
     false},
    {"release__of_an_impossible_date_releases_nothing",
     "r,cleared,2015-02-30,clearance,qa_passed,ap,", false},
    {"release__after_as_of_releases_nothing",
     "r,cleared,2021-01-01,clearance,qa_passed,ap,", false},
    {"release__in_draft_releases_nothing", "r,cleared,2015-01-01,clearance,draft,ap,",
     false},
    {"release__rejected_releases_nothing", "r,cleared,2015-01-01,clearance,rejected,ap,",
     false},
    {"release__of_unknown_acceptance_releases_nothing",
     "r,cleared,2015-01-01,clearance,perhaps,ap,", false},
    {"release__of_unknown_activity_releases_nothing",
     "r,cleared,2015-01-01,gardening,qa_passed,ap,", false},
    {"release__for_unknown_contamination_releases_nothing",
     "r,cleared,2015-01-01,clearance,qa_passed,stones,", false},
    {"release__of_a_spot_task_releases_nothing",
     "r,cleared,2015-01-01,eod_spot,qa_passed,ap,", false},
};

#define CASE_COUNT (sizeof releases / sizeof *releases)

static void release__case(void **state)
{
    const unclear_release *c = *state;
    csv_table records;
    void *own = NULL;
    job_scratch *s;
    FILE *f;

    assert_int_equal(job_scratch_setup(&own), 0);
    s = own;
    job_put(s, "p.yaml", programme);
    f = create(s, "h.csv", header);
    fputs("h0,1,cha,open,2010-01-01,,ap,A,1,,", f);
    write_shape(f, 0);
    assert_int_equal(fclose(f), 0);
    put_releases(s, c->cells);
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    assert_int_equal(records.rows, 2);
    assert_int_equal(csv_area(&records, 0, "remaining_m2") == 0, c->is_counted);
    assert_string_equal(csv_cell(&records, 1, "used"), c->is_counted ? "yes" : "no");
    assert_int_equal(*csv_cell(&records, 1, "reason") == 0, c->is_counted);
    csv_free(&records);
    job_scratch_teardown(&own);
}

int main(void)
{
    struct CMUnitTest tests[2 + CASE_COUNT] = {
        cmocka_unit_test_setup_teardown(hazard__with_every_word_and_date_damaged_stands,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(hazard__damage_is_a_data_issue, job_scratch_setup,
                                        job_scratch_teardown),
    };

    for (size_t i = 0; i < CASE_COUNT; i++)
        tests[2 + i] = (struct CMUnitTest){releases[i].name, release__case, NULL, NULL,
                                           (void *)(uintptr_t)&releases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

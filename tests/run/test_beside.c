/* SPDX-License-Identifier: Apache-2.0 */
/* What stands beside the account never changes it: with any number of items, accidents,
 * surveys, declarations and figures, before, between or behind the sources of the
 * account, every file of the account has the same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/job.h"
#include "run/scenes.h"

/* Everything but the lists of records, issues and inputs. */
static const char *const account_files[] = {"data/ledger.csv",
                                            "data/release.csv",
                                            "data/credits.csv",
                                            "data/remaining.geojson",
                                            "data/released.geojson",
                                            "data/timeline.geojson",
                                            "data/records_by_account.csv"};

static const char *const data_files[] = {
    "items.csv", "accidents.geojson", "surveyed.geojson", "declared.csv", "figures.csv"};

/* A source per role; %d makes its name its own. */
static const char *const sources[] = {
    "  - {path: items.csv, role: item, name: item %d, crs: EPSG:4326,\n"
    "     geometry: {lon: LON, lat: LAT}, id: NO, date: FOUND, category: TYPE,\n"
    "     quantity: HOW_MANY, depth: DEPTH, hazard: HAZARDS}\n",
    "  - {path: accidents.geojson, role: accident, name: accident %d, id: id, date: "
    "day,\n"
    "     where: {column: kind, values: [accident]}, category: device}\n",
    "  - {path: surveyed.geojson, role: coverage, name: coverage %d, id: id, date: day,\n"
    "     status: status, complete_to: 1999-12-31}\n",
    "  - {path: declared.csv, role: declaration, name: declaration %d, place: PCODE,\n"
    "     status: STATUS, by: BY, date: DAY}\n",
    "  - {path: figures.csv, role: series, name: series %d, measure: WHAT, date: YEAR,\n"
    "     value: VALUE, unit: UNIT, citation: SOURCE}\n",
};

#define ROLES (sizeof sources / sizeof *sources)

/* Facts in the folder, with coordinates far from every boundary among them. */
static void put_facts(const job_scratch *s)
{
    char path[JOB_PATH_MAX];

    for (size_t i = 0; i < sizeof data_files / sizeof *data_files; i++) {
        snprintf(path, sizeof path, "testdata/beside/%s", data_files[i]);
        job_copy(s, path, data_files[i]);
    }
}

/* Room for the facts of one case. */
#define FACTS_MAX 20000

/* @p times sources of each role that @p roles has, one behind the other. */
static void write_sources(unsigned roles, int times, char out[FACTS_MAX])
{
    size_t length = 0;

    out[0] = 0;
    for (int n = 0; n < times; n++)
        for (size_t role = 0; role < ROLES; role++)
            if (roles >> role & 1)
                length +=
                    (size_t)snprintf(out + length, FACTS_MAX - length, sources[role], n);
}

/* Adds sources in front of those of the programme, or behind them. */
static void add_sources(const job_scratch *s, bool in_front, unsigned roles, int times)
{
    char facts[FACTS_MAX], both[FACTS_MAX + 40];

    write_sources(roles, times, facts);
    if (in_front) {
        snprintf(both, sizeof both, "sources:\n%s", facts);
        job_replace(s, "p.yaml", "sources:\n", both);
    } else {
        snprintf(both, sizeof both, "%s\nboundaries:", facts);
        job_replace(s, "p.yaml", "\nboundaries:", both);
    }
}

static char *get_output(const job_scratch *s, const char *folder, const char *file)
{
    char name[96];

    snprintf(name, sizeof name, "%s/%s", folder, file);
    return job_get(s, name);
}

static void expect_same_account(const job_scratch *s, const char *one, const char *two)
{
    for (size_t i = 0; i < sizeof account_files / sizeof *account_files; i++) {
        char *a = get_output(s, one, account_files[i]);
        char *b = get_output(s, two, account_files[i]);

        if (strcmp(a, b) != 0)
            fail_msg("%s is another with facts beside it", account_files[i]);
        free(a);
        free(b);
    }
}

static bool is_of_account(const char *role)
{
    return strcmp(role, "hazard") == 0 || strcmp(role, "release") == 0;
}

/* The rows of hazards and releases are the same as without facts, in the same order. */
static void expect_same_records(const job_scratch *s)
{
    csv_table without = csv_read(s, "without/data/records.csv");
    csv_table with = csv_read(s, "with/data/records.csv");
    char a[CSV_KEY_MAX], b[CSV_KEY_MAX];
    size_t at = 0;

    for (size_t row = 0; row < with.rows; row++) {
        if (!is_of_account(csv_cell(&with, row, "role")))
            continue;
        csv_key(&with, row, 0, with.columns, a);
        csv_key(&without, at++, 0, without.columns, b);
        assert_string_equal(a, b);
    }
    assert_int_equal(at, without.rows);
    csv_free(&without);
    csv_free(&with);
}

static void facts__never_change_the_account(void **state)
{
    static const struct {
        bool in_front;
        unsigned roles;
        int times;
    } cases[] = {{false, 1, 1},  {true, 1, 1},  {false, 2, 1},  {true, 4, 1},
                 {true, 8, 1},   {true, 16, 1}, {false, 31, 1}, {true, 31, 5},
                 {false, 31, 9}, {true, 5, 2}};
    job_scratch *s = *state;
    char *programme = job_get(s, "p.yaml");

    put_facts(s);
    job_run(s, "without");
    s->overwrite = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        job_put(s, "p.yaml", programme);
        add_sources(s, cases[i].in_front, cases[i].roles, cases[i].times);
        job_run(s, "with");
        expect_same_account(s, "without", "with");
        expect_same_records(s);
    }
    free(programme);
}

/* The as-of day comes from the sources of the account: surveys reach to 1999 here. */
static void facts__do_not_move_the_as_of_day(void **state)
{
    job_scratch *s = *state;

    put_facts(s);
    job_replace(s, "p.yaml", "as_of: 2024-12-31", "");
    job_replace(s, "p.yaml", "    role: ", "    complete_to: 2024-12-31\n    role: ");
    job_run(s, "without");
    add_sources(s, true, 31, 1);
    job_run(s, "with");
    expect_same_account(s, "without", "with");
}

static size_t count_role(const csv_table *records, const char *role, const char *used)
{
    size_t count = 0;

    for (size_t row = 0; row < records->rows; row++)
        count += strcmp(csv_cell(records, row, "role"), role) == 0 &&
                 strcmp(csv_cell(records, row, "used"), used) == 0;
    return count;
}

/* Records read = records used + records set aside, over all roles and in each. */
static void facts__are_all_accounted_for(void **state)
{
    static const struct {
        const char *role;
        size_t used, aside;
    } wanted[] = {{"item", 14, 2},
                  {"accident", 4, 2},
                  {"coverage", 4, 0},
                  {"declaration", 4, 0},
                  {"series", 8, 4}};
    job_scratch *s = *state;
    lrel_summary summary;
    csv_table records;
    size_t read = 0, used = 0, n;
    const char *role;

    put_facts(s);
    add_sources(s, false, 31, 2);
    job_replace(s, "p.yaml", "date: FOUND", "date: {column: FOUND, form: \"%d/%m/%Y\"}");
    job_run(s, "with");
    records = csv_read(s, "with/data/records.csv");
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        assert_int_equal(count_role(&records, wanted[i].role, "yes"), wanted[i].used);
        assert_int_equal(count_role(&records, wanted[i].role, "no"), wanted[i].aside);
    }
    summary = lrel_job_summary(job_open(s));
    assert_int_equal(summary.records_read,
                     summary.records_used + summary.records_set_aside);
    assert_int_equal(summary.records_read, records.rows);
    for (size_t i = 0; (n = lrel_job_role(s->job, i, &role, NULL)) > 0; i++) {
        size_t of_role = 0;

        assert_int_equal(lrel_job_role(s->job, i, &role, &of_role), n);
        assert_int_equal(count_role(&records, role, "yes"), of_role);
        assert_int_equal(count_role(&records, role, "no"), n - of_role);
        read += n;
        used += of_role;
    }
    assert_null(role);
    assert_int_equal(read, summary.records_read);
    assert_int_equal(used, summary.records_used);
    csv_free(&records);
}

/* Puts the lines behind the first of @p name in the opposite order. */
static void reverse_lines(const job_scratch *s, const char *name)
{
    char *text = job_get(s, name), *line[64], *out = calloc(1, strlen(text) + 1);
    size_t count = 0;

    assert_non_null(out);
    for (char *at = strtok(text, "\n"); at; at = strtok(NULL, "\n"))
        line[count++] = at;
    strcat(strcat(out, line[0]), "\n");
    while (count-- > 1)
        strcat(strcat(out, line[count]), "\n");
    job_put(s, name, out);
    free(out);
    free(text);
}

static void facts__do_not_follow_the_order_of_rows(void **state)
{
    job_scratch *s = *state;
    csv_table a, b;

    put_facts(s);
    add_sources(s, true, 31, 1);
    job_run(s, "one");
    reverse_lines(s, "items.csv");
    reverse_lines(s, "declared.csv");
    reverse_lines(s, "figures.csv");
    job_run(s, "two");
    a = csv_read(s, "one/data/records.csv");
    b = csv_read(s, "two/data/records.csv");
    assert_int_equal(a.rows, b.rows);
    for (size_t i = 0; i < (a.rows + 1) * a.columns; i++)
        if (strcmp(a.cells[i % a.columns], "row") != 0 &&
            strcmp(a.cells[i % a.columns], "cell") != 0)
            assert_string_equal(a.cells[i], b.cells[i]);
    csv_free(&a);
    csv_free(&b);
}

/* A programme may be about nothing else. */
static void facts__alone_make_an_empty_account(void **state)
{
    job_scratch *s = *state;
    char text[FACTS_MAX + 100], facts[FACTS_MAX];
    csv_table ledger;

    put_facts(s);
    write_sources(31, 1, facts);
    snprintf(text, sizeof text, "programme: P\nas_of: 2024-12-31\nsources:\n%s", facts);
    job_put(s, "p.yaml", text);
    job_run(s, "out");
    ledger = csv_read(s, "out/data/ledger.csv");
    assert_int_equal(ledger.rows, 0);
    csv_free(&ledger);
    assert_int_equal(lrel_job_summary(job_open(s)).records_read, 21);
}

/* A point is kept where it is, whatever its coordinates are written in. */
static void facts__keep_their_points(void **state)
{
    static const char text[] =
        "programme: P\nas_of: 2024-12-31\nsources:\n"
        "  - {path: p.csv, role: accident, crs: EPSG:32648, id: id,\n"
        "     geometry: {lon: X, lat: Y}}\n"
        "  - {path: q.csv, role: item, crs: EPSG:4326, id: id,\n"
        "     geometry: {wkt: X}}\n";
    job_scratch *s = *state;
    const lrel_dataset *data;
    csv_table issues;
    size_t invalid = 0;
    lrel_xy at;

    job_put(s, "p.csv", "id,X,Y\nA1,500000,0\n");
    job_put(s, "q.csv",
            "id,X\nI1,POINT(104 12.5)\nI2,POINT(104 212.5)\nI3,\n"
            "I4,\"LINESTRING(104 12,105 13)\"\n");
    job_put(s, "p.yaml", text);
    data = &job_open(s)->data;
    assert_int_equal(data->facts.count, 5);
    assert_true(lrel_dataset_fact_position(data, &data->facts.at[0], &at));
    assert_true(fabs(at.x - 105) < 1e-9 && fabs(at.y) < 1e-9);
    assert_true(lrel_dataset_fact_position(data, &data->facts.at[1], &at));
    assert_true(fabs(at.x - 104) < 1e-9 && fabs(at.y - 12.5) < 1e-9);
    assert_false(lrel_dataset_fact_position(data, &data->facts.at[2], &at));
    assert_false(lrel_dataset_fact_position(data, &data->facts.at[3], &at));
    assert_true(lrel_dataset_fact_position(data, &data->facts.at[4], &at));
    assert_true(fabs(at.x - 104.5) < 1e-9 && fabs(at.y - 12.5) < 1e-9);
    job_run(s, "out");
    issues = csv_read(s, "out/check/issues.csv");
    for (size_t row = 0; row < issues.rows; row++)
        if (strcmp(csv_cell(&issues, row, "code"), "LREL-C003") == 0) {
            assert_string_equal(csv_cell(&issues, row, "id"), "I2");
            invalid++;
        }
    assert_int_equal(invalid, 1);
    csv_free(&issues);
}

/* No record has a place here, and still positions are judged, and in metres. */
static void facts__far_from_every_boundary_are_not_believed(void **state)
{
    static const char text[] =
        "programme: P\nas_of: 2024-12-31\nsources:\n"
        "  - {path: p.csv, role: accident, crs: EPSG:4326, id: id,\n"
        "     geometry: {lon: X, lat: Y}}\n"
        "boundaries:\n  - {path: b.geojson, level: admin1, code: c}\n";
    job_scratch *s = *state;
    csv_table records;

    job_put(s, "p.csv", "id,X,Y\nA1,104.5,12.5\nA2,105.45,12.5\nA3,105.47,12.5\n");
    job_put(s, "b.geojson",
            "{\"type\": \"Feature\", \"properties\": {\"c\": \"1\"}, \"geometry\": "
            "{\"type\": \"Polygon\", \"coordinates\": [[[104, 12], [105, 12], [105, "
            "13], [104, 13], [104, 12]]]}}\n");
    job_put(s, "p.yaml", text);
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    assert_string_equal(csv_cell(&records, 0, "reason"), "");
    assert_string_equal(csv_cell(&records, 1, "reason"), ""); /* 49 km */
    assert_string_equal(csv_cell(&records, 2, "reason"), "position not believed");
    assert_string_equal(csv_cell(&records, 2, "used"), "yes");
    csv_free(&records);
}

static void where__rows_of_another_kind_are_no_hazards_to_refer_to(void **state)
{
    job_scratch *s = *state;
    csv_table issues;
    size_t unknown = 0;

    job_put(s, "h.csv",
            "id,kind,wkt\nH1,SHA,\"POLYGON((0 0,1 0,1 1,0 0))\"\n"
            "H2,accident,\"POLYGON((0 0,1 0,1 1,0 0))\"\n");
    job_put(s, "r.csv",
            "id,hazard,wkt\nR1,H1,\"POLYGON((0 0,1 0,1 1,0 0))\"\n"
            "R2,H2,\"POLYGON((0 0,1 0,1 1,0 0))\"\n");
    job_put(
        s, "p.yaml",
        "programme: P\nas_of: 2024-12-31\nsources:\n"
        "  - {path: h.csv, role: hazard, id: id, class: {const: sha},\n"
        "     contamination: {const: ap}, from: {const: 2000-01-01}, crs: EPSG:4326,\n"
        "     geometry: {wkt: wkt}, where: {column: kind, values: [SHA]}}\n"
        "  - {path: r.csv, role: release, id: id, hazard: hazard, crs: EPSG:4326,\n"
        "     product: {const: reduced}, accepted: {const: 2020-01-01},\n"
        "     geometry: {wkt: wkt}}\n");
    job_run(s, "out");
    issues = csv_read(s, "out/check/issues.csv");
    for (size_t row = 0; row < issues.rows; row++)
        if (strcmp(csv_cell(&issues, row, "code"), "LREL-L001") == 0) {
            assert_string_equal(csv_cell(&issues, row, "value"), "H2");
            unknown++;
        }
    assert_int_equal(unknown, 1);
    csv_free(&issues);
}

#define IN_FIRST(test)                                                                   \
    cmocka_unit_test_setup_teardown(test, scene_first_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FIRST(facts__never_change_the_account),
        IN_FIRST(facts__do_not_move_the_as_of_day),
        IN_FIRST(facts__are_all_accounted_for),
        IN_FIRST(facts__do_not_follow_the_order_of_rows),
        cmocka_unit_test_setup_teardown(facts__keep_their_points, job_scratch_setup,
                                        job_scratch_teardown),
        cmocka_unit_test_setup_teardown(facts__far_from_every_boundary_are_not_believed,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(facts__alone_make_an_empty_account,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(
            where__rows_of_another_kind_are_no_hazards_to_refer_to, job_scratch_setup,
            job_scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

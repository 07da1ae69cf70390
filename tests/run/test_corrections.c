/* SPDX-License-Identifier: Apache-2.0 */
/* test_corrections.c: cells that a programme corrects beside its files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"

#define HEADER  "source,id,field,old_value,new_value,reason,who,when\n"
#define TO_SAY  ",report CR-17,N. N.,2024-12-31\n"
#define REFUSED "row 1 of the corrections: "

/* The first example with a file of corrections. */
static void put(const job_scratch *s, const char *corrections)
{
    job_copy_first(s);
    job_replace(s, "p.yaml", "sources:\n", "corrections: c.csv\nsources:\n");
    job_put(s, "c.csv", corrections);
}

/* ---- what becomes of one ---- */

typedef struct correction_case {
    const char *name;
    const char *rows;
    const char *code; /* of the only issue of its group */
    const char *source, *row, *id, *field, *value, *expected;
} correction_case;

static const correction_case cases[] = {
    {"cell__named_by_its_key", "Releases,R-01,accepted,2021-06-30,2021-07-01" TO_SAY,
     "LREL-K001", "Releases", "1", "R-01", "accepted", "2021-06-30", "2021-07-01"},
    {"cell__named_by_its_column", "Releases,R-01,outcome,C,R" TO_SAY, "LREL-K001",
     "Releases", "1", "R-01", "outcome", "C", "R"},
    {"cell__that_was_empty", "Releases,R-01,released_for,,AP" TO_SAY, "LREL-K001",
     "Releases", "1", "R-01", "released_for", "", "AP"},
    {"cell__of_geojson", "ALFA hazards,A-01,class,Confirmed,Suspected" TO_SAY,
     "LREL-K001", "ALFA hazards", "2", "A-01", "class", "Confirmed", "Suspected"},
    {"blanks__around_values_do_not_count",
     " Releases , R-01,accepted , 2021-06-30 ,2021-07-01 " TO_SAY, "LREL-K001",
     "Releases", "1", "R-01", "accepted", "2021-06-30", "2021-07-01"},
    {"old_value__that_no_longer_matches", "Releases,R-01,area,24001,24002" TO_SAY,
     "LREL-K002", "Releases", "1", "R-01", "area", "24000",
     REFUSED "the old value no longer matches"},
    {"source__unknown", "Release,R-01,area,24000,24002" TO_SAY, "LREL-K002", "", "",
     "R-01", "area", "Release", REFUSED "the programme has no source of that name"},
    {"id__unknown", "Releases,R-99,area,24000,24002" TO_SAY, "LREL-K002", "Releases", "",
     "R-99", "area", "", REFUSED "the source has no such id"},
    {"id__left_out", "Releases,,area,24000,24002" TO_SAY, "LREL-K002", "Releases", "", "",
     "area", "", REFUSED "it names no id"},
    {"field__unknown", "Releases,R-01,size,24000,24002" TO_SAY, "LREL-K002", "Releases",
     "", "R-01", "size", "", REFUSED "the source has no key and no column of that name"},
    {"field__that_the_programme_says", "ALFA hazards,A-01,operator,ALFA,BRAVO" TO_SAY,
     "LREL-K002", "ALFA hazards", "", "A-01", "operator", "",
     REFUSED "the programme says this key, no column does"},
    {"shape", "Releases,R-01,geom,POINT EMPTY,POINT EMPTY" TO_SAY, "LREL-K002",
     "Releases", "", "R-01", "geom", "", REFUSED "a shape cannot be corrected here"},
    {"reason__left_out", "Releases,R-01,area,24000,12000,,N. N.,2024-12-31\n",
     "LREL-K002", "Releases", "", "R-01", "area", "", REFUSED "it gives no reason"},
    {"who__left_out", "Releases,R-01,area,24000,12000,a report,,2024-12-31\n",
     "LREL-K002", "Releases", "", "R-01", "area", "", REFUSED "nobody answers for it"},
    {"when__that_is_no_day", "Releases,R-01,area,24000,12000,a report,N. N.,2024-02-30\n",
     "LREL-K002", "Releases", "", "R-01", "area", "",
     REFUSED "`when` is a day, as in 2024-12-31"},
};

static void run_case(job_scratch *s, const void *row)
{
    const correction_case *c = row;
    const check_cell cells[] = {{"source", c->source}, {"row", c->row},
                                {"id", c->id},         {"field", c->field},
                                {"value", c->value},   {"expected", c->expected}};
    const char *other = strcmp(c->code, "LREL-K001") ? "LREL-K001" : "LREL-K002";
    char text[512];
    csv_table issues;
    size_t first;

    snprintf(text, sizeof text, HEADER "%s", c->rows);
    put(s, text);
    check_expect(s, c->code, 1, cells, sizeof cells / sizeof *cells);
    issues = csv_read(s, "out/check/issues.csv");
    assert_int_equal(check_count(&issues, other, &first), 0);
    csv_free(&issues);
}

/* ---- what it does to the account ---- */

/* A corrected file gives what the file would give if it said so itself. */
static void test_as_if_the_file_said_so(void **state)
{
    job_scratch *s = *state;
    static const char *const same[] = {"out/data/records.csv", "out/data/ledger.csv",
                                       "out/data/credits.csv",
                                       "out/data/timeline.geojson"};
    char *wanted[4];

    job_copy_first(s);
    job_replace(s, "releases.csv", "2021-06-30,qa_passed,24000",
                "2023-07-01,qa_passed,36000");
    job_run(s, "out");
    for (size_t i = 0; i < 4; i++)
        wanted[i] = job_get(s, same[i]);
    put(s, HEADER "Releases,R-01,accepted,2021-06-30,2023-07-01" TO_SAY
                  "Releases,R-01,area,24000,36000" TO_SAY);
    s->overwrite = true;
    job_run(s, "out");
    for (size_t i = 0; i < 4; i++) {
        char *found = job_get(s, same[i]);

        assert_string_equal(found, wanted[i]);
        free(found);
        free(wanted[i]);
    }
}

/* Of one cell, in the order of the file; the order of other rows leaves no trace. */
static void test_one_after_the_other(void **state)
{
    job_scratch *s = *state;
    csv_table issues;
    size_t first;
    char *records, *provenance;

    put(s, HEADER "Releases,R-02,area,12000,13000" TO_SAY
                  "Releases,R-01,area,24000,25000" TO_SAY
                  "Releases,R-01,area,25000,26000" TO_SAY);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K001", &first), 3);
    csv_free(&issues);
    records = job_get(s, "out/data/records.csv");
    assert_non_null(strstr(records, ",26000,"));
    free(records);
    provenance = job_get(s, "out/data/provenance.json");
    assert_non_null(strstr(
        provenance,
        "\"old_value\":\"25000\",\"new_value\":\"26000\",\"reason\":\"report CR-17\","
        "\"who\":\"N. N.\",\"when\":\"2024-12-31\",\"cells\":1"));
    free(provenance);
}

/* Points are drawn from what was corrected; legs of a traverse have no id of their own.
 */
static void test_shapes_that_are_told(void **state)
{
    static const char programme[] =
        "programme: Told\nas_of: 2020-12-31\nby: []\ncorrections: c.csv\nsources:\n"
        "  - {path: t.csv, role: item, name: T, crs: EPSG:4326, id: id,\n"
        "     geometry: {coordinates: at}, category: {const: ap_mine}}\n"
        "  - {path: w.csv, role: hazard, name: W, crs: EPSG:4326, id: id,\n"
        "     geometry: {lon: lon, lat: lat, traverse: {bearing: \"B#\",\n"
        "     distance: \"D#\", north: true}},\n"
        "     class: {const: cha}, contamination: {const: ap}, from: {const: "
        "2010-01-01}}\n";
    job_scratch *s = *state;
    csv_table records, issues;
    size_t first;

    job_put(s, "p.yaml", programme);
    job_put(s, "t.csv", "id,at\ni,12.5 N 103.4 E\n");
    job_put(s, "w.csv",
            "id,lon,lat,B1,D1,B2,D2,B3,D3\n"
            "h,103.5,12.6,0,100,90,100,180,100\n");
    job_put(s, "c.csv",
            HEADER "T,i,at,12.5 N 103.4 E,12.5 N 103.9 E" TO_SAY "W,h,D1,100,200" TO_SAY);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K001", &first), 1);
    assert_int_equal(check_count(&issues, "LREL-K002", &first), 1);
    assert_string_equal(csv_cell(&issues, first, "field"), "D1");
    csv_free(&issues);
    records = csv_read(s, "out/data/records.csv");
    for (first = 0; strcmp(csv_cell(&records, first, "id"), "i"); first++)
        ;
    assert_string_equal(csv_cell(&records, first, "lon"), "103.9");
    csv_free(&records);
}

/* ---- the files ---- */

/* Each operator sends its own; the programme's order is that in which they hold. */
static void test_several_files(void **state)
{
    job_scratch *s = *state;
    csv_table issues;
    size_t first;
    char *provenance;

    put(s, HEADER "Releases,R-01,area,24000,25000" TO_SAY);
    job_put(s, "d.csv",
            HEADER "Releases,R-01,area,25000,26000" TO_SAY
                   "Releases,R-01,area,24000,27000" TO_SAY);
    job_replace(s, "p.yaml", "corrections: c.csv", "corrections: [c.csv, d.csv]");
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K001", &first), 2);
    assert_int_equal(check_count(&issues, "LREL-K002", &first), 1);
    assert_string_equal(
        csv_cell(&issues, first, "expected"),
        "row 2 of the corrections d.csv: the old value no longer matches");
    csv_free(&issues);
    provenance = job_get(s, "out/data/provenance.json");
    assert_non_null(strstr(provenance, "{\"path\":\"d.csv\",\"sha256\":\""));
    assert_non_null(strstr(provenance, "\"file\":\"d.csv\",\"cells\":1"));
    free(provenance);
}

static void test_second_file_that_is_not_there(void **state)
{
    job_scratch *s = *state;

    put(s, HEADER);
    job_replace(s, "p.yaml", "corrections: c.csv", "corrections: [c.csv, d.csv]");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "d.csv: "));
    assert_null(strstr(s->messages, "/c.csv: "));
}

static void test_file_without_a_column(void **state)
{
    job_scratch *s = *state;

    put(s, "source,id,field,old_value,new_value,reason,who\n");
    s->draft = true;
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "c.csv: has no column `when`"));
    assert_false(job_has(s, "out"));
}

static void test_file_that_is_not_there(void **state)
{
    job_scratch *s = *state;

    job_copy_first(s);
    job_replace(s, "p.yaml", "sources:\n", "corrections: c.csv\nsources:\n");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_false(job_has(s, "out"));
}

static void test_file_without_rows(void **state)
{
    job_scratch *s = *state;
    csv_table issues;
    size_t first;

    put(s, HEADER);
    issues = check_issues(s);
    assert_int_equal(check_count(&issues, "LREL-K001", &first), 0);
    assert_int_equal(check_count(&issues, "LREL-K002", &first), 0);
    csv_free(&issues);
}

/* An output never takes its place. */
static void test_file_is_an_input(void **state)
{
    job_scratch *s = *state;
    const char *kept = HEADER "Releases,R-01,outcome,C,R" TO_SAY;
    char *found;

    put(s, kept);
    job_run(s, "out");
    job_replace(s, "p.yaml", "c.csv", "out/c.csv");
    job_put(s, "out/c.csv", kept);
    s->overwrite = true;
    assert_int_equal(job_try(s, "out"), LREL_E_EXISTS);
    found = job_get(s, "out/c.csv");
    assert_string_equal(found, kept);
    free(found);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(test_##name, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(as_if_the_file_said_so),
        TEST(one_after_the_other),
        TEST(shapes_that_are_told),
        TEST(file_without_a_column),
        TEST(file_that_is_not_there),
        TEST(file_without_rows),
        TEST(file_is_an_input),
        TEST(several_files),
        TEST(second_file_that_is_not_there),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    return failed +
           check_run_rows(cases, sizeof *cases, sizeof cases / sizeof *cases, run_case);
}

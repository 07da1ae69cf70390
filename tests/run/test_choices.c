/* SPDX-License-Identifier: Apache-2.0 */
/* choices.csv: how far each rule that the programme sets moves the account. What holds
 * for every row; single alternatives are in test_choices_again.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/choices_scenes.h"
#include "run/figures.h"

static csv_table run(job_scratch *s)
{
    job_run(s, "out");
    return csv_read(s, "out/check/choices.csv");
}

/* The programme's own rows are its ledger; every other row is that and the difference. */
static void choices__chosen_rows_are_the_ledger(void **state)
{
    csv_table choices = run(*state);
    csv_table ledger = csv_read(*state, "out/data/ledger.csv");
    size_t chosen = 0;

    for (size_t row = 0; row < choices.rows; row++) {
        figures own = figures_of_ledger(&ledger, csv_cell(&choices, row, "account"));
        figures got = figures_of_choice(&choices, row, false), none = {0};
        figures difference = figures_minus(&got, &own);
        bool is_chosen = strcmp(csv_cell(&choices, row, "chosen"), "yes") == 0;

        if (is_chosen) {
            assert_string_equal(csv_cell(&choices, row, "setting"),
                                csv_cell(&choices, row, "alternative"));
            assert_string_equal(csv_cell(&choices, row, "records_n"), "0");
            figures_expect(&choices, row, &own, false);
        }
        figures_expect(&choices, row, is_chosen ? &none : &difference, true);
        chosen += is_chosen;
    }
    assert_true(chosen > 0);
    csv_free(&choices);
    csv_free(&ledger);
}

/* Each rule has the programme's own setting among its alternatives exactly once. */
static void choices__each_rule_has_one_that_is_chosen(void **state)
{
    csv_table choices = run(*state);

    for (size_t row = 0; row < choices.rows; row++) {
        size_t chosen = 0;

        for (size_t other = 0; other < choices.rows; other++) {
            bool is_of_it = true;

            for (size_t c = 0; c < 3; c++)
                is_of_it &= strcmp(choices.cells[(row + 1) * choices.columns + c],
                                   choices.cells[(other + 1) * choices.columns + c]) == 0;
            chosen += is_of_it &&
                      strcmp(csv_cell(&choices, other, "chosen"), "yes") == 0 &&
                      strcmp(csv_cell(&choices, other, "account"), "all") == 0;
        }
        assert_int_equal(chosen, 1);
    }
    csv_free(&choices);
}

/* How many records an alternative treats otherwise. */
static void choices__counts_the_records_that_are_treated_otherwise(void **state)
{
    static const struct {
        const char *rule, *about, *alternative, *records;
    } wanted[] = {
        /* One on another day, one that comes, one that goes, and one without a shape that
         * anybody surveyed. */
        {"count", "", "handed_over", "4"},
        {"before_hazard", "", "reference", "1"},
        {"stock", "", "cha+sha+unknown+spot", "1"},
        {"set_aside", "release: not accepted yet", "used", "2"},
    };
    csv_table choices = run(*state);

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        size_t rows = 0;

        for (size_t row = 0; row < choices.rows; row++)
            if (figures_are_of(&choices, row, wanted[i].rule, wanted[i].about,
                               wanted[i].alternative)) {
                assert_string_equal(csv_cell(&choices, row, "records_n"),
                                    wanted[i].records);
                rows++;
            }
        assert_int_equal(rows, 5);
    }
    csv_free(&choices);
}

static void choices__the_page_has_each_rule_at_its_farthest(void **state)
{
    csv_table choices = run(*state);
    char *page;

    csv_free(&choices);
    page = job_get(*state, "out/README.html");
    assert_non_null(strstr(page, "href=\"check/choices.csv\""));
    /* Within a rule the farthest alone: the other class of the stock is smaller. */
    assert_non_null(strstr(page, "<code>stock</code> <q>cha+unknown</q>: -"));
    assert_null(strstr(page, "<q>sha+unknown</q>"));
    free(page);
}

static size_t rows_of(const csv_table *choices, const char *rule, const char *about,
                      const char *alternative)
{
    size_t rows = 0;

    for (size_t row = 0; row < choices->rows; row++)
        rows += figures_are_of(choices, row, rule, about, alternative);
    return rows;
}

#define SQUARE "\"POLYGON((-8 39,-7.99 39,-7.99 39.01,-8 39.01,-8 39))\"\n"

/* Portugal, on ED50: a shift for Norway is none for it. Where none is made for the place,
 * all are: the shifts of Indian 1960 are for Vietnam, and examples/first has them. */
static void choices__a_shift_made_for_elsewhere_is_none(void **state)
{
    job_scratch *s = *state;
    csv_table choices;

    job_put(s, "p.yaml",
            "programme: P\nas_of: 2020-12-31\nsources:\n"
            "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape},\n"
            "     crs: EPSG:4230, operation: EPSG:1145, id: id, class: {const: cha},\n"
            "     contamination: {const: ap}}\n");
    job_put(s, "h.csv", "id,shape\n1," SQUARE);
    choices = run(s);
    assert_int_equal(rows_of(&choices, "operation", "H", "EPSG:1145"), 5);
    assert_int_equal(rows_of(&choices, "operation", "H", "EPSG:1989"), 5);
    assert_int_equal(rows_of(&choices, "operation", "H", "EPSG:1612"), 0);
    csv_free(&choices);
}

#define ABOUT "hazard: dated after the as-of day"

/* Nothing is in the account, and so nothing on the grid: what comes is the first. */
static void choices__what_comes_may_be_the_first(void **state)
{
    static const char *const grids[] = {"", "grid: {lon: -8, lat: 39}\n"};
    job_scratch *s = *state;

    for (int i = 0; i < 2; i++) {
        char text[400];
        csv_table choices;

        snprintf(text, sizeof text,
                 "programme: P\nas_of: 2020-12-31\n%ssources:\n"
                 "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape},\n"
                 "     crs: EPSG:4326, id: id, class: {const: cha}, from: from,\n"
                 "     contamination: {const: ap}}\n",
                 grids[i]);
        job_put(s, "p.yaml", text);
        job_put(s, "h.csv", "id,from,shape\n1,2021-01-01," SQUARE);
        s->overwrite = true;
        choices = run(s);
        assert_int_equal(rows_of(&choices, "set_aside", ABOUT, "used"), 5);
        for (size_t row = 0; row < choices.rows; row++)
            if (figures_are_of(&choices, row, "set_aside", ABOUT, "used") &&
                strcmp(csv_cell(&choices, row, "account"), "all") == 0)
                assert_true(figures_of_choice(&choices, row, true).stock > 0);
        csv_free(&choices);
    }
}

/* A hazard half round the Earth, which nobody believes, fits on no grid with
 * the other one: the run goes on, and the row has no figures. */
static void choices__what_cannot_be_run_has_no_figures(void **state)
{
    static const char *const empty[] = {"records_n", "stock_m2", "stock_n",
                                        "cleared_difference_m2"};
    job_scratch *s = *state;
    csv_table choices;
    size_t rows = 0;

    job_put(s, "p.yaml",
            "programme: P\nas_of: 2020-12-31\nsources:\n"
            "  - {path: h.csv, role: hazard, name: H, geometry: {wkt: shape},\n"
            "     crs: EPSG:4326, id: id, class: {const: cha}, contamination: {const: "
            "ap}}\nboundaries:\n  - {path: b.geojson, level: admin1, code: code}\n");
    job_put(
        s, "b.geojson",
        "{\"type\": \"Feature\", \"properties\": {\"code\": \"1\"}, "
        "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[-8, 39], [-7, 39], "
        "[-7, 40], [-8, 40], [-8, 39]]]}}\n");
    job_put(s, "h.csv",
            "id,shape\n1," SQUARE "2," SQUARE
            "3,\"POLYGON((120 -30,120.01 -30,120.01 -30.01,120 -30.01,120 -30))\"\n");
    choices = run(s);
    for (size_t row = 0; row < choices.rows; row++) {
        if (!figures_are_of(&choices, row, "set_aside", "hazard: position not believed",
                            "used"))
            continue;
        rows++;
        for (size_t c = 0; c < sizeof empty / sizeof *empty; c++)
            assert_string_equal(csv_cell(&choices, row, empty[c]), "");
    }
    assert_int_equal(rows, 5);
    csv_free(&choices);
}

static void choices__of_facts_alone_there_are_none(void **state)
{
    job_scratch *s = *state;
    csv_table choices;

    job_put(s, "p.yaml",
            "programme: Facts\nas_of: 2020-12-31\nsources:\n"
            "  - {path: i.csv, role: item, geometry: {lon: x, lat: y}, crs: EPSG:4326,\n"
            "     id: id}\n");
    job_put(s, "i.csv", "id,x,y\n1,105,12\n");
    choices = run(s);
    assert_int_equal(choices.rows, 0);
    csv_free(&choices);
}

#define IN(scene, test)                                                                  \
    {                                                                                    \
#test "__" #scene, test, choices_##scene##_setup, job_scratch_teardown, NULL     \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN(every_rule, choices__chosen_rows_are_the_ledger),
        IN(crowd, choices__chosen_rows_are_the_ledger),
        IN(every_rule, choices__each_rule_has_one_that_is_chosen),
        IN(datum, choices__each_rule_has_one_that_is_chosen),
        IN(every_rule, choices__counts_the_records_that_are_treated_otherwise),
        IN(every_rule, choices__the_page_has_each_rule_at_its_farthest),
        cmocka_unit_test_setup_teardown(choices__a_shift_made_for_elsewhere_is_none,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(choices__what_comes_may_be_the_first,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(choices__what_cannot_be_run_has_no_figures,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(choices__of_facts_alone_there_are_none,
                                        job_scratch_setup, job_scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Units are shown by code, and beside it by the name that their boundary has for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/scenes.h"

static const char *const tables[] = {"out/data/ledger.csv", "out/data/credits.csv"};

/* The column of @p name, -1: there is none. */
static int find_column(const csv_table *table, const char *name)
{
    for (size_t c = 0; c < table->columns; c++)
        if (strcmp(table->cells[c], name) == 0)
            return (int)c;
    return -1;
}

/* Every code of the rows has the name that @p names ("|91=West|92=East|=|") gives it, and
 * all of them come. */
static void expect_names_in(const csv_table *table, const char *names)
{
    size_t found = 0, pairs = 0;
    char seen[400] = "";

    for (size_t row = 0; row < table->rows; row++) {
        char pair[200];

        snprintf(pair, sizeof pair, "|%s=%s|", csv_cell(table, row, "admin1"),
                 csv_cell(table, row, "admin1_name"));
        if (!strstr(names, pair))
            fail_msg("%s is not in %s", pair, names);
        if (strstr(seen, pair))
            continue;
        strcat(seen, pair);
        found++;
    }
    for (const char *at = names; *at; at++)
        pairs += *at == '=';
    assert_int_equal(found, pairs);
}

static void expect_names(job_scratch *s, const char *names)
{
    s->by = "class,admin1";
    job_run(s, "out");
    for (int t = 0; t < 2; t++) {
        csv_table table = csv_read(s, tables[t]);

        assert_int_equal(find_column(&table, "admin1_name"),
                         find_column(&table, "admin1") + 1);
        expect_names_in(&table, names);
        csv_free(&table);
    }
    s->by = NULL;
}

static void tables__name_the_units(void **state)
{
    expect_names(*state, "|91=West (invented)|92=East (invented)|");
}

static void tables__leave_a_name_empty_where_the_boundary_has_none(void **state)
{
    job_replace(*state, "provinces.geojson", "West (invented)", " ");
    expect_names(*state, "|91=|92=East (invented)|");
}

/* A second file of the level goes on where the first has no name. */
static void tables__take_the_first_name_of_several_boundaries(void **state)
{
    job_scratch *s = *state;

    job_copy(s, "examples/first/provinces.geojson", "more.geojson");
    job_replace(s, "more.geojson", "(invented)", "(of more)");
    job_replace(s, "p.yaml", "boundaries:\n",
                "boundaries:\n"
                "  - {path: nameless.geojson, level: admin1, code: PCODE}\n");
    job_copy(s, "examples/first/provinces.geojson", "nameless.geojson");
    job_replace(s, "p.yaml", "code: PCODE, name: NAME}\n",
                "code: PCODE, name: NAME}\n"
                "  - {path: more.geojson, level: admin1, code: PCODE, name: NAME}\n");
    job_replace(s, "provinces.geojson", "West (invented)", "");
    expect_names(s, "|91=West (of more)|92=East (invented)|");
}

/* Land in no unit has neither code nor name, even where a unit without code has one. */
static void tables__name_no_land_outside_all_units(void **state)
{
    job_replace(*state, "provinces.geojson", "\"PCODE\": \"92\"", "\"PCODE\": \"\"");
    expect_names(*state, "|91=West (invented)|=|");
}

static void tables__have_no_column_of_names_without_names(void **state)
{
    job_scratch *s = *state;

    job_replace(s, "p.yaml", "code: PCODE, name: NAME}", "code: PCODE}");
    s->by = "class,admin1";
    job_run(s, "out");
    for (int t = 0; t < 2; t++) {
        csv_table table = csv_read(s, tables[t]);

        assert_true(find_column(&table, "admin1") > 0);
        assert_int_equal(find_column(&table, "admin1_name"), -1);
        csv_free(&table);
    }
}

#define FIRST(test)                                                                      \
    cmocka_unit_test_setup_teardown(test, scene_first_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIRST(tables__name_the_units),
        FIRST(tables__leave_a_name_empty_where_the_boundary_has_none),
        FIRST(tables__take_the_first_name_of_several_boundaries),
        FIRST(tables__name_no_land_outside_all_units),
        FIRST(tables__have_no_column_of_names_without_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

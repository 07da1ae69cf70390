/* SPDX-License-Identifier: Apache-2.0 */
/* test_incomplete.c: what a delivery does not reach is missing in every product, and
 * never zero. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"

/* BRAVO's register reaches to the middle of 2023 only. */
static void put_short_delivery(job_scratch *s)
{
    job_copy_first(s);
    job_replace(s, "p.yaml", "    name: BRAVO hazards\n",
                "    name: BRAVO hazards\n    complete_to: 2023-06-30\n");
    job_run(s, "out");
}

static void assert_marked(const job_scratch *s, const char *name, size_t *marked)
{
    csv_table table = csv_read(s, name);

    *marked = 0;
    for (size_t row = 0; row < table.rows; row++) {
        bool is_late = strcmp(csv_cell(&table, row, "period"), "2023") >= 0;

        assert_string_equal(csv_cell(&table, row, "incomplete"),
                            is_late ? "BRAVO hazards" : "");
        *marked += is_late;
    }
    csv_free(&table);
}

static void tables__mark_the_periods_that_a_delivery_does_not_reach(void **state)
{
    job_scratch *s = *state;
    size_t marked;

    put_short_delivery(s);
    assert_marked(s, "out/data/ledger.csv", &marked);
    assert_true(marked > 0);
    assert_marked(s, "out/data/release.csv", &marked);
    assert_true(marked > 0);
}

static void assert_says(const job_scratch *s, const char *name, const char *text)
{
    char *content = job_get(s, name);

    if (!strstr(content, text))
        fail_msg("%s does not say %s", name, text);
    free(content);
}

static void the_page_and_the_maps__say_it_too(void **state)
{
    job_scratch *s = *state;

    put_short_delivery(s);
    assert_says(s, "out/README.html", "BRAVO hazards reaches to 2023-06-30");
    assert_says(s, "out/data/remaining.geojson", "\"complete_to\":\"2023-06-30\"");
    assert_says(s, "out/data/released.geojson", "\"complete_to\":\"2023-06-30\"");
    assert_says(s, "out/data/timeline.geojson", "\"complete_to\":\"2023-06-30\"");
    assert_says(s, "out/check/issues.csv", "LREL-D010");
}

static void a_delivery__that_reaches_the_day_is_no_matter(void **state)
{
    job_scratch *s = *state;
    char *page;
    csv_table ledger;

    job_copy_first(s);
    job_replace(s, "p.yaml", "    name: BRAVO hazards\n",
                "    name: BRAVO hazards\n    complete_to: 2024-12-31\n");
    job_run(s, "out");
    page = job_get(s, "out/README.html");
    assert_null(strstr(page, "Not complete"));
    free(page);
    ledger = csv_read(s, "out/data/ledger.csv");
    for (size_t row = 0; row < ledger.rows; row++)
        assert_string_equal(csv_cell(&ledger, row, "incomplete"), "");
    csv_free(&ledger);
}

/* Of two, both; in the order of the programme. */
static void several_deliveries__are_all_named(void **state)
{
    job_scratch *s = *state;
    csv_table ledger;

    job_copy_first(s);
    job_replace(s, "p.yaml", "    name: BRAVO hazards\n",
                "    name: BRAVO hazards\n    complete_to: 2023-06-30\n");
    job_replace(s, "p.yaml", "    name: Releases\n",
                "    name: Releases\n    complete_to: 2024-06-30\n");
    job_run(s, "out");
    ledger = csv_read(s, "out/data/ledger.csv");
    for (size_t row = 0; row < ledger.rows; row++)
        if (strcmp(csv_cell(&ledger, row, "period"), "2024") == 0)
            assert_string_equal(csv_cell(&ledger, row, "incomplete"),
                                "BRAVO hazards; Releases");
    csv_free(&ledger);
}

#define SCRATCH_TEST(f)                                                                  \
    cmocka_unit_test_setup_teardown(f, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(tables__mark_the_periods_that_a_delivery_does_not_reach),
        SCRATCH_TEST(the_page_and_the_maps__say_it_too),
        SCRATCH_TEST(a_delivery__that_reaches_the_day_is_no_matter),
        SCRATCH_TEST(several_deliveries__are_all_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

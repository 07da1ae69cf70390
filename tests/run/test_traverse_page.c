/* SPDX-License-Identifier: Apache-2.0 */
/* The examples of docs/methods/traverse.md, in rows and in numbered columns, are run as
 * they stand there, in each of the ways that the table has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/job_scratch.h"

#define PAGE "docs/methods/traverse.md"

/* Block @p number of @p language, from 0, to be freed. */
static char *block(const char *page, const char *language, int number)
{
    char mark[16];
    const char *at = page, *end;
    char *text;

    (void)snprintf(mark, sizeof mark, "```%s\n", language);
    for (int i = 0; i <= number; i++) {
        at = strstr(at, mark);
        assert_non_null(at);
        at += strlen(mark);
    }
    end = strstr(at, "```");
    assert_non_null(end);
    text = calloc(1, (size_t)(end - at) + 1);
    assert_non_null(text);
    memcpy(text, at, (size_t)(end - at));
    return text;
}

/* The row of the page's table that the run answers to. */
static void assert_row(job_scratch *s, const char *page, const char *word)
{
    csv_table issues = csv_read(s, "out/check/issues.csv");
    csv_table records = csv_read(s, "out/data/records.csv");
    const char *value = "";
    char row[200];

    for (size_t i = 0; i < issues.rows; i++)
        if (strcmp(csv_cell(&issues, i, "code"), "LREL-G020") == 0)
            value = csv_cell(&issues, i, "value");
    assert_int_equal(records.rows, 1);
    (void)snprintf(row, sizeof row, "| %s | %s | %.0f m\xC2\xB2 |\n", word, value,
                   atof(csv_cell(&records, 0, "drawn_m2")));
    if (!strstr(page, row))
        fail_msg(PAGE " lacks the row\n%s", row);
    csv_free(&records);
    csv_free(&issues);
}

static void traverse_page__its_examples_come_out_as_it_says(void **state)
{
    static const struct {
        const char *word, *key;
    } ways[] = {{"as written", "north: true"},
                {"`returns: yes`", "north: true, returns: yes"},
                {"`close: bowditch`", "north: true, close: bowditch"}};
    job_scratch *s = *state;
    char *page;

    job_copy(s, PAGE, "page.md");
    page = job_get(s, "page.md");
    s->overwrite = true;
    for (int example = 0; example < 2; example++) {
        char *csv = block(page, "csv", example), *yaml = block(page, "yaml", example);

        job_put(s, "points.csv", csv);
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
            job_put(s, "p.yaml", yaml);
            job_replace(s, "p.yaml", "north: true", ways[i].key);
            job_run(s, "out");
            assert_row(s, page, ways[i].word);
        }
        free(yaml);
        free(csv);
    }
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(traverse_page__its_examples_come_out_as_it_says,
                                        job_scratch_setup, job_scratch_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

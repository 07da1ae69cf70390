/* SPDX-License-Identifier: Apache-2.0 */
/* test_outputs_page.c: docs/outputs.md has every file of a run, and every column of every
 * table under the heading of that table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/scenes.h"

/* Columns that examples/first has because its programme groups by them. */
static const char *const groups[] = {"product", "class", "operator", "admin1",
                                     "admin1_name"};

static bool is_group(const char *column)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strcmp(groups[i], column) == 0)
            return true;
    return false;
}

/* The part of the page under the heading of @p file; NULL where it has none. */
static char *section_of(const char *page, const char *file)
{
    char heading[80];
    const char *start, *end;

    snprintf(heading, sizeof heading, "## `%s`\n", file);
    if (!(start = strstr(page, heading)))
        return NULL;
    end = strstr(start + 3, "\n## ");
    return strndup(start, end ? (size_t)(end - start) : strlen(start));
}

static void expect_columns(const job_scratch *s, const char *page, const char *file)
{
    char *section = section_of(page, file), path[80], quoted[80];
    csv_table table;

    if (!section)
        fail_msg("docs/outputs.md has no heading for %s", file);
    snprintf(path, sizeof path, "out/%s", file);
    table = csv_read(s, path);
    for (size_t c = 0; c < table.columns; c++) {
        snprintf(quoted, sizeof quoted, "`%s`", table.cells[c]);
        if (!is_group(table.cells[c]) && !strstr(section, quoted))
            fail_msg("docs/outputs.md says nothing of %s in %s", quoted, file);
    }
    csv_free(&table);
    free(section);
}

static void page__has_every_file_and_column(void **state)
{
    job_scratch *s = *state;
    char *page, quoted[80];

    job_copy(s, "docs/outputs.md", "outputs.md");
    page = job_get(s, "outputs.md");
    job_run(s, "out");
    for (int i = 0; job_outputs[i]; i++) {
        const char *file = job_outputs[i], *ending = strrchr(file, '.');

        snprintf(quoted, sizeof quoted, "`%s`", file);
        if (!strstr(page, quoted))
            fail_msg("docs/outputs.md does not name %s", quoted);
        if (strcmp(ending, ".csv") == 0)
            expect_columns(s, page, file);
    }
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(page__has_every_file_and_column,
                                        scene_first_setup, job_scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

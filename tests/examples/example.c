/* SPDX-License-Identifier: Apache-2.0 */
/* example.c: see example.h. */
#include "examples/example.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void example_generate(const job_scratch *s, const char *name, const char *environment)
{
    char folder[JOB_PATH_MAX], command[3 * JOB_PATH_MAX];

    job_path(s, name, folder);
    snprintf(command, sizeof command, "%s '%s' '%s'", environment, LREL_TEST_GENERATOR,
             folder);
    assert_int_equal(system(command), 0);
}

int example_setup(void **state)
{
    if (job_scratch_setup(state) != 0)
        return -1;
    example_generate(*state, "data", "");
    job_copy(*state, "examples/cambodia/programme.yaml", "p.yaml");
    job_copy(*state, "examples/cambodia/published.csv", "published.csv");
    job_run(*state, "out");
    return 0;
}

long example_find(const csv_table *table, const char *id, const char *name,
                  const char *value)
{
    for (size_t row = 0; row < table->rows; row++)
        if (strcmp(csv_cell(table, row, "id"), id) == 0 &&
            (!name || strcmp(csv_cell(table, row, name), value) == 0))
            return (long)row;
    return -1;
}

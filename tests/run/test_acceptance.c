/* SPDX-License-Identifier: Apache-2.0 */
/* test_acceptance.c: the backlog between completion and acceptance, and how long it
 * takes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"

typedef struct acceptance_case {
    const char *name;
    const char *rows;     /* id,who,kind,state,done,accepted,m2 */
    const char *expected; /* period,operator,completed,m2,accepted,m2,waiting,m2,lags */
} acceptance_case;

static const acceptance_case cases[] = {
    {"acceptance__comes_later",
     "a,X,clearance,,2022-03-01,2022-06-09,100\nb,X,clearance,,2022-11-01,2023-02-09,50\n"
     "c,X,clearance,,2023-05-01,,7\n",
     "2022|X|2|150|1|100|1|50|100|100\n2023|X|1|7|1|50|1|7|100|100\n"
     "2024|X|0|0|0|0|1|7||\n"},
    {"acceptance__by_operator",
     "a,X,clearance,,2023-03-01,2023-03-11,100\nb,Y,clearance,,2023-01-01,,50\n",
     "2023|X|1|100|1|100|0|0|10|10\n2023|Y|1|50|0|0|1|50||\n2024|Y|0|0|0|0|1|50||\n"},
    {"acceptance__lags_in_the_middle_and_at_nine_of_ten",
     "a,X,clearance,,2024-01-01,2024-01-02,1\nb,X,clearance,,2024-01-01,2024-01-03,1\n"
     "c,X,clearance,,2024-01-01,2024-01-11,1\n",
     "2024|X|3|3|3|3|0|0|2|10\n"},
    {"acceptance__rejected_work_does_not_wait",
     "a,X,clearance,rejected,2024-01-01,,1\nb,X,clearance,submitted,2024-02-01,,2\n",
     "2024|X|1|2|0|0|1|2||\n"},
    {"acceptance__without_its_day_is_in_no_period",
     "a,X,clearance,qa_passed,2024-01-01,,1\n", ""},
    {"acceptance__of_spot_tasks_is_no_matter", "a,X,eod_spot,,2024-01-01,2024-02-01,1\n",
     ""},
};

static void run_case(job_scratch *s, const void *one)
{
    static const char programme[] =
        "programme: Acceptance\nas_of: 2024-12-31\nperiod: year\nby: [operator]\n"
        "sources:\n"
        "  - {path: h.csv, role: hazard, id: id, from: found, crs: EPSG:4326, "
        "geometry: {wkt: WKT}}\n"
        "  - {path: r.csv, role: release, id: id, operator: who, activity: kind, "
        "acceptance: state, to: done, accepted: accepted, area: m2, "
        "product: {const: cleared}}\n";
    static const char *const columns[] = {
        "period",          "operator",           "completed_n", "completed_stated_m2",
        "accepted_n",      "accepted_stated_m2", "waiting_n",   "waiting_stated_m2",
        "lag_days_median", "lag_days_90_percent"};
    const acceptance_case *c = one;
    char text[2000], found[2000] = "";
    csv_table table;

    job_put(s, "h.csv",
            "id,found,WKT\nH,2022-01-01,\"POLYGON ((103 13, 103.001 13, 103.001 13.001, "
            "103 13))\"\n");
    snprintf(text, sizeof text, "id,who,kind,state,done,accepted,m2\n%s", c->rows);
    job_put(s, "r.csv", text);
    job_put(s, "p.yaml", programme);
    job_run(s, "out");
    table = csv_read(s, "out/data/acceptance.csv");
    for (size_t row = 0; row < table.rows; row++)
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
            strcat(found, csv_cell(&table, row, columns[i]));
            strcat(found, i + 1 < sizeof columns / sizeof *columns ? "|" : "\n");
        }
    csv_free(&table);
    assert_string_equal(found, c->expected);
}

CHECK_ROWS_MAIN(cases, run_case)

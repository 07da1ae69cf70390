/* SPDX-License-Identifier: Apache-2.0 */
/* test_outcome_reports.c: progress, completion, handover and cancellation reports of one
 * task count once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check_scene.h"

#define THE_HAZARD                                                                       \
    "id,found,WKT\nH,2018-01-01,\"POLYGON ((103 13, 103.004 13, 103.004 13.002, 103 "    \
    "13.002, 103 13))\"\n"
/* The western half and the whole of the hazard. */
#define HALF  "\"POLYGON ((103 13, 103.002 13, 103.002 13.002, 103 13.002, 103 13))\"\n"
#define WHOLE "\"POLYGON ((103 13, 103.004 13, 103.004 13.002, 103 13.002, 103 13))\"\n"

static const char programme[] =
    "programme: Reports\nas_of: 2024-12-31\ncount: %s\nsources:\n"
    "  - {path: h.csv, role: hazard, crs: EPSG:4326, geometry: {wkt: WKT}, id: id, "
    "from: found, class: {const: cha}, contamination: {const: ap}}\n"
    "  - {path: r.csv, role: release, crs: EPSG:4326, geometry: {wkt: WKT}, id: id, "
    "task: task, activity: kind, product: product, operator: who, to: done, "
    "handed_over: handed, contamination: {const: ap}}\n";

typedef struct report_case {
    const char *name;
    const char *count; /* the date that counts */
    const char *rows;
    const char *used; /* their ids, in order, a blank behind each */
} report_case;

#define HEADER "id,task,kind,product,who,done,handed,WKT\n"

static const report_case cases[] = {
    {"reports__of_progress_alone_all_count", "completed",
     "a,T,progress,cleared,X,2019-01-01,," HALF
     "b,T,progress,cleared,X,2020-01-01,," WHOLE,
     "a b "},
    {"reports__of_completion_go_before_progress_and_handover", "completed",
     "a,T,progress,cleared,X,2019-01-01,," HALF
     "b,T,completion,cleared,X,2020-01-01,," WHOLE
     "c,T,handover,cleared,X,2021-01-01,2021-01-01," WHOLE,
     "b "},
    {"reports__of_handover_go_first_where_their_date_counts", "handed_over",
     "b,T,completion,cleared,X,2020-01-01,2020-02-01," WHOLE
     "c,T,handover,cleared,X,2021-01-01,2021-01-01," WHOLE,
     "c "},
    {"reports__of_another_task_are_other_work", "completed",
     "a,T,progress,cleared,X,2019-01-01,," HALF
     "b,U,completion,cleared,X,2020-01-01,," WHOLE,
     "a b "},
    {"reports__of_another_operator_are_other_work", "completed",
     "a,T,progress,cleared,X,2019-01-01,," HALF
     "b,T,completion,cleared,Y,2020-01-01,," WHOLE,
     "a b "},
    {"reports__of_another_product_are_other_work", "completed",
     "a,T,cancellation_report,cancelled,X,2019-01-01,," HALF
     "b,T,completion,cleared,X,2020-01-01,," WHOLE,
     "a b "},
    {"reports__without_a_task_say_nothing_of_each_other", "completed",
     "a,,progress,cleared,X,2019-01-01,," HALF
     "b,,completion,cleared,X,2020-01-01,," WHOLE,
     "a b "},
    {"reports__leave_field_work_alone", "completed",
     "a,T,clearance,cleared,X,2019-01-01,," HALF
     "b,T,completion,cleared,X,2020-01-01,," WHOLE,
     "a b "},
    {"reports__that_do_not_count_themselves_displace_nothing", "completed",
     "a,T,progress,cleared,X,2019-01-01,," HALF
     "b,T,completion,cleared,X,2025-06-01,," WHOLE,
     "a "},
    {"reports__of_one_kind_all_count", "completed",
     "a,T,completion,cleared,X,2019-01-01,," HALF
     "b,T,completion,cleared,X,2020-01-01,," WHOLE,
     "a b "},
};

static void run_case(job_scratch *s, const void *one)
{
    const report_case *c = one;
    char text[2000], used[40] = "", *issues;
    csv_table records;
    size_t set_aside = 0;

    job_put(s, "h.csv", THE_HAZARD);
    snprintf(text, sizeof text, HEADER "%s", c->rows);
    job_put(s, "r.csv", text);
    snprintf(text, sizeof text, programme, c->count);
    job_put(s, "p.yaml", text);
    job_run(s, "out");
    records = csv_read(s, "out/data/records.csv");
    for (size_t row = 0; row < records.rows; row++) {
        if (strcmp(csv_cell(&records, row, "role"), "release") != 0)
            continue;
        if (strcmp(csv_cell(&records, row, "used"), "yes") == 0) {
            strcat(used, csv_cell(&records, row, "id"));
            strcat(used, " ");
        }
        set_aside += strcmp(csv_cell(&records, row, "reason"),
                            "another outcome report of its task counts") == 0;
    }
    csv_free(&records);
    assert_string_equal(used, c->used);
    issues = job_get(s, "out/check/issues.csv");
    assert_int_equal(strstr(issues, "LREL-L023") != NULL, set_aside > 0);
    free(issues);
}

CHECK_ROWS_MAIN(cases, run_case)

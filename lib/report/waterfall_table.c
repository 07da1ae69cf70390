/* SPDX-License-Identifier: Apache-2.0 */
/* waterfall_table.c: waterfall.csv of the pack for one organisation. */
#include "report/report.h"
#include "report/waterfall.h"

static void write_step(const lrel_waterfall *w, lrel_waterfall_step step, lrel_csv *csv)
{
    char text[120];

    lrel_csv_string(csv, lrel_vocabulary_name(&lrel_vocabulary_product, w->product));
    if (w->year)
        lrel_csv_integer(csv, w->year);
    else
        lrel_csv_empty(csv);
    lrel_waterfall_step_name(step, text);
    lrel_csv_string(csv, text);
    lrel_csv_integer(csv, (int64_t)w->records_n[step]);
    lrel_fine_area_format(w->area[step], text);
    lrel_csv_string(csv, text);
    lrel_csv_end_row(csv);
}

lrel_status lrel_report_waterfall(const lrel_agency *agency, lrel_stream *stream,
                                  lrel_error *err)
{
    static const char *const columns[] = {"product", "year", "step", "records_n", "m2"};
    lrel_waterfall_ground ground;
    lrel_waterfalls all = {0};
    lrel_status status = lrel_waterfall_ground_make(agency->data, agency->owns_record,
                                                    false, &ground, err);
    lrel_csv csv;

    if (status == LREL_OK)
        status = lrel_waterfalls_make(&ground, LREL_ACCOUNT_EVERY, &all, err);
    if (status == LREL_OK) {
        lrel_csv_begin(&csv, stream, columns, sizeof columns / sizeof *columns);
        for (size_t i = 0; i < all.count; i++)
            for (int step = 0; step < LREL_WATERFALL_STEP_COUNT; step++)
                if (all.at[i].records_n[step])
                    write_step(&all.at[i], (lrel_waterfall_step)step, &csv);
    }
    lrel_waterfalls_clear(&all);
    lrel_waterfall_ground_clear(&ground);
    return status;
}

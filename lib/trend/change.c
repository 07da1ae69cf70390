/* SPDX-License-Identifier: Apache-2.0 */
/* change.c: why recorded land changed between any two days. */
#include "dataset/regroup.h"
#include "trend/causes.h"
#include "trend/trend.h"

typedef struct writing {
    lrel_csv csv;
    lrel_date from, to;
    size_t period; /* between them */
} writing;

static void begin_row(writing *w, const lrel_trend_series *series)
{
    lrel_csv_text(&w->csv, lrel_dataset_account_name(series->data, series->account));
    lrel_csv_date(&w->csv, w->from);
    lrel_csv_date(&w->csv, w->to);
}

static void write_cause(writing *w, const lrel_trend_series *series, const char *cause,
                        int64_t area2, const char *sentence)
{
    begin_row(w, series);
    lrel_csv_string(&w->csv, cause);
    lrel_csv_area_m2(&w->csv, area2, lrel_grid_units_per_m(series->data->grid));
    lrel_csv_string(&w->csv, sentence);
    lrel_csv_end_row(&w->csv);
}

static lrel_status write_series(const lrel_trend_series *series, void *user,
                                lrel_error *err)
{
    writing *w = user;
    lrel_causes causes;
    char from[16], to[16], sentence[LREL_CAUSES_SENTENCE_MAX];

    (void)err;
    causes = lrel_causes_of(series, w->period, w->period);
    lrel_date_format(w->from, from);
    lrel_date_format(w->to, to);
    lrel_causes_sentence(&causes, lrel_grid_units_per_m(series->data->grid), from, to,
                         sentence);
    write_cause(w, series, "recorded at the start", causes.opening2, "");
    for (int c = 0; c < LREL_CAUSE_COUNT; c++)
        write_cause(w, series, lrel_cause_name((lrel_cause)c), causes.area2[c], "");
    write_cause(w, series, "recorded at the end", causes.closing2, sentence);
    return LREL_OK;
}

lrel_status lrel_trend_change(const lrel_dataset *data, lrel_date from, lrel_date to,
                              uint32_t account, lrel_stream *stream, lrel_error *err)
{
    static const char *const columns[] = {"account", "from_end_of", "to_end_of",
                                          "cause",   "m2",          "sentence"};
    lrel_dataset cut;
    writing w = {.from = from, .to = to};
    lrel_status status =
        lrel_dataset_regroup_between(data, from, to, &w.period, &cut, err);

    if (status == LREL_OK) {
        lrel_csv_begin(&w.csv, stream, columns, sizeof columns / sizeof *columns);
        status = lrel_trend_visit_whole(&cut, account, write_series, &w, err);
    }
    lrel_dataset_regroup_clear(&cut);
    return status;
}

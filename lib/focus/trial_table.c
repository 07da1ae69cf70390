/* SPDX-License-Identifier: Apache-2.0 */
/* trial_table.c: focus_validation.csv. */
#include <stdio.h>

#include "focus/trial.h"

static const lrel_tidy_column columns[] = {
    {"account", "string", NULL, "contamination of one kind"},
    {"known_to", "date", NULL, "last day of what the order was made from"},
    {"judged_to", "date", NULL, "last day of the finds that it is judged by"},
    {"method", "string", NULL,
     "the order: score, density alone, or a simple one to compare with: largest_first, "
     "oldest_first; empty: of the trial as a whole"},
    {"measure", "string", NULL,
     "what the figure is, as docs/methods/focus.md defines it"},
    {"fifth", "integer", NULL,
     "of the land judged, 1: the densest expected; empty: of all"},
    {"unit", "string", NULL, "of the value; empty: a ratio"},
    {"value", "number", NULL, "the figure; empty: not computable"},
    {"reason", "string", NULL, "why it is not"},
    {"note", "string", NULL, "what every row of this table must be read with"},
};

#define ONE_KIND_ONLY "all tasks found items, or none did"

typedef struct writing {
    const lrel_focus *focus;
    uint32_t account;
    lrel_csv *csv;
} writing;

static void write_row(const writing *w, const char *method, const char *measure,
                      int fifth, const char *unit, const double *value,
                      const char *reason)
{
    lrel_csv *csv = w->csv;
    char text[400];

    lrel_csv_text(csv, lrel_dataset_account_name(w->focus->a->data, w->account));
    lrel_csv_date(csv, w->focus->cut);
    lrel_csv_date(csv, w->focus->as_of);
    lrel_csv_string(csv, method);
    lrel_csv_string(csv, measure);
    if (fifth)
        lrel_csv_integer(csv, fifth);
    else
        lrel_csv_empty(csv);
    lrel_csv_string(csv, unit);
    if (value) /* amounts have a unit, ratios have none */
        lrel_csv_double(csv,
                        *unit ? lrel_focus__tenths(*value) : lrel_focus__rounded(*value));
    else
        lrel_csv_empty(csv);
    text[0] = '\0';
    if (!value)
        snprintf(text, sizeof text, "not computable, because %s", reason);
    lrel_csv_string(csv, text);
    lrel_csv_string(csv, LREL_FOCUS_STATEMENT);
    lrel_csv_end_row(csv);
}

static void write_whole(const writing *w, const focus_trial *t)
{
    double open = (double)t->open_n, judged = (double)t->judged_n;

    write_row(w, "", "hazards_open", 0, "hazards", &open, NULL);
    write_row(w, "", "hazards_judged", 0, "hazards", &judged, NULL);
    write_row(w, "", "cleared", 0, "ha", &t->ha, NULL);
    write_row(w, "", "items_found", 0, "items", &t->found, NULL);
}

static void write_method(const writing *w, const focus_trial *t, focus_method method)
{
    const char *name = lrel_focus__method_name(method);
    const double *auc = !t->why_not && t->auc[method] >= 0 ? &t->auc[method] : NULL;
    char measure[16];

    for (int l = 0; l < FOCUS_LIFTS; l++) {
        snprintf(measure, sizeof measure, "lift_%d", lrel_focus__lift_per_cent[l]);
        write_row(w, name, measure, 0, "", t->why_not ? NULL : &t->lift[method][l],
                  t->why_not);
    }
    write_row(w, name, "auc", 0, "", auc, t->why_not ? t->why_not : ONE_KIND_ONLY);
}

static void write_fifths(const writing *w, const focus_trial *t)
{
    for (int i = 0; i < FOCUS_FIFTHS; i++) {
        const focus_fifth *fifth = &t->fifths[i];

        write_row(w, "density", "cleared", i + 1, "ha", t->why_not ? NULL : &fifth->ha,
                  t->why_not);
        write_row(w, "density", "items_expected", i + 1, "items",
                  t->why_not ? NULL : &fifth->expected, t->why_not);
        write_row(w, "density", "items_found", i + 1, "items",
                  t->why_not ? NULL : &fifth->found, t->why_not);
    }
}

lrel_status lrel_focus_validation(const lrel_focus *f, uint32_t account,
                                  lrel_stream *stream, lrel_error *err)
{
    lrel_tidy tidy = {.count = 0};
    lrel_status status = LREL_OK;
    lrel_csv csv;

    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_begin(&tidy, &csv, stream);
    for (uint32_t a = 0; a < f->a->data->programme->account_count; a++) {
        writing w = {f, a, &csv};
        focus_trial trial;

        if (account != LREL_ACCOUNT_EVERY && account != a)
            continue;
        if ((status = lrel_focus__try(f, a, NULL, NULL, &trial, err)) != LREL_OK)
            return status;
        write_whole(&w, &trial);
        for (int m = 0; m < FOCUS_METHODS; m++)
            write_method(&w, &trial, (focus_method)m);
        write_fifths(&w, &trial);
    }
    return status;
}

void lrel_focus_validation_schema(lrel_stream *stream)
{
    lrel_tidy tidy = {.count = 0};

    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_schema(&tidy,
                     "What the order would have been worth: one figure of one account "
                     "and order a row. " LREL_FOCUS_STATEMENT,
                     stream);
}

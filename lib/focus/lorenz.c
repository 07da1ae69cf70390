/* SPDX-License-Identifier: Apache-2.0 */
/* lorenz.c: portions of land and their items, and focus_lorenz.csv. */
#include "focus/lorenz.h"

#include <stdio.h>
#include <string.h>

#include "focus/retrospect.h"

static void finish(focus_lorenz *c)
{
    lrel_portions_sort(c->at, c->count);
    for (size_t i = 0; i < c->count; i++) {
        c->land_ha += c->at[i].land;
        c->items += c->at[i].amount;
    }
    c->gini = lrel_portions_gini(c->at, c->count);
}

lrel_status lrel_focus__expected_curve(const focus_order *o, focus_lorenz *out,
                                       lrel_error *err)
{
    memset(out, 0, sizeof *out);
    out->at = lrel__alloc(o->focus->context, o->count, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < o->count; i++) {
        const focus_hazard *h = &o->at[i];
        double ha = lrel_analysis_m2(o->focus->a, h->area2) / 10000;

        if (h->is_known)
            out->at[out->count++] = (lrel_portion){ha, ha * h->belief.per_ha, h->hazard};
    }
    finish(out);
    return LREL_OK;
}

lrel_status lrel_focus__found_curve(const focus_order *o, uint32_t period,
                                    focus_lorenz *out, lrel_error *err)
{
    memset(out, 0, sizeof *out);
    out->at = lrel__alloc(o->focus->context, o->evidence.count, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < o->evidence.count; i++) {
        const focus_evidence *e = &o->evidence.at[i];

        if (e->is_counted && e->ha > 0 &&
            lrel_analysis_period_of(o->focus->a, (lrel_date){e->day}) == period)
            out->at[out->count++] = (lrel_portion){e->ha, e->items, e->release};
    }
    finish(out);
    return LREL_OK;
}

void lrel_focus__clear_curve(const focus_order *o, focus_lorenz *curve)
{
    lrel__free(o->focus->context, curve->at);
    memset(curve, 0, sizeof *curve);
}

int lrel_focus__land_for(const focus_lorenz *c, double share)
{
    if (c->gini < 0)
        return -1;
    for (int per_cent = 1; per_cent < 100; per_cent++)
        if (lrel_portions_share(c->at, c->count, per_cent / 100.0) >= share)
            return per_cent;
    return 100;
}

/* --- the table --- */

static const lrel_tidy_column columns[] = {
    {"account", "string", NULL, "contamination of one kind"},
    {"curve", "string", NULL,
     "expected: open land on the as-of day; found: land cleared in the last whole year"},
    {"year", "year", NULL, "that year; empty: on the as-of day"},
    {"land_ha", "number", "ha", "all land of the curve"},
    {"items", "number", "items", "all items of the curve"},
    {"gini", "number", NULL, "0: even; near 1: all in a little; empty: not computable"},
    {"land_share", "number", NULL, "of that land, the densest first"},
    {"items_share", "number", NULL, "of those items, in that land; empty: none"},
    {"note", "string", NULL, "what every row of this table must be read with"},
};

static const double land_shares[] = {0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3,
                                     0.4,  0.5,  0.6,  0.7, 0.8,  0.9, 1};

static void write_curve(const focus_order *o, const char *name, const int *year,
                        const focus_lorenz *curve, lrel_csv *csv)
{
    for (size_t i = 0; i < sizeof land_shares / sizeof *land_shares && curve->count;
         i++) {
        lrel_csv_text(csv, lrel_dataset_account_name(o->focus->a->data, o->account));
        lrel_csv_string(csv, name);
        if (year)
            lrel_csv_integer(csv, *year);
        else
            lrel_csv_empty(csv);
        lrel_csv_double(csv, lrel_focus__tenths(curve->land_ha));
        lrel_csv_double(csv, lrel_focus__tenths(curve->items));
        if (curve->gini >= 0)
            lrel_csv_double(csv, lrel_focus__rounded(curve->gini));
        else
            lrel_csv_empty(csv);
        lrel_csv_double(csv, land_shares[i]);
        if (curve->gini >= 0)
            lrel_csv_double(csv, lrel_focus__rounded(lrel_portions_share(
                                     curve->at, curve->count, land_shares[i])));
        else
            lrel_csv_empty(csv);
        lrel_csv_string(csv, LREL_FOCUS_STATEMENT);
        lrel_csv_end_row(csv);
    }
}

static lrel_status write_account(const focus_order *o, lrel_csv *csv, lrel_error *err)
{
    focus_lorenz expected, found = {0};
    lrel_status status = lrel_focus__expected_curve(o, &expected, err);
    uint32_t period;

    if (status == LREL_OK)
        write_curve(o, "expected", NULL, &expected, csv);
    if (status == LREL_OK && lrel_focus__last_year(o->focus, &period)) {
        int year = lrel_analysis_year(o->focus->a, period);

        status = lrel_focus__found_curve(o, period, &found, err);
        if (status == LREL_OK)
            write_curve(o, "found", &year, &found, csv);
    }
    lrel_focus__clear_curve(o, &expected);
    lrel_focus__clear_curve(o, &found);
    return status;
}

lrel_status lrel_focus_lorenz(const lrel_focus *f, uint32_t account, lrel_stream *stream,
                              lrel_error *err)
{
    lrel_tidy tidy = {.count = 0};
    lrel_status status = LREL_OK;
    lrel_csv csv;

    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_begin(&tidy, &csv, stream);
    for (uint32_t a = 0; a < f->a->data->programme->account_count && status == LREL_OK;
         a++)
        if (account == LREL_ACCOUNT_EVERY || account == a)
            status = write_account(&f->orders[a], &csv, err);
    return status;
}

void lrel_focus_lorenz_schema(lrel_stream *stream)
{
    lrel_tidy tidy = {.count = 0};

    lrel_tidy_add(&tidy, columns, sizeof columns / sizeof *columns);
    lrel_tidy_schema(&tidy,
                     "Lorenz curves: how much of the items lies in how much of the land, "
                     "one point of one curve a row. " LREL_FOCUS_STATEMENT,
                     stream);
}

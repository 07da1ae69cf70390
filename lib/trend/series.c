/* SPDX-License-Identifier: Apache-2.0 */
/* series.c: rows of the ledger, put together. */
#include "trend/series.h"

#include <string.h>

#include "trend/surveyed.h"

typedef struct visiting {
    const lrel_analysis *a;
    lrel_surveyed surveyed;
    lrel_trend_point *points; /* room for one series */
    lrel_series_fn on_series;
    void *user;
} visiting;

static void add_row(lrel_trend_point *point, const lrel_ledger_row *row)
{
    for (int c = 0; c < LREL_COLUMN_COUNT; c++)
        point->area2[c] += row->area2[c];
    point->standing_n += row->closing_n;
}

static void forget(lrel_trend_point *points, const lrel_dataset *data)
{
    memset(points, 0, data->period_count * sizeof *points);
}

/* The rows of an account: [*first, *last). */
static void rows_of(const lrel_ledger *ledger, uint32_t account, size_t *first,
                    size_t *last)
{
    size_t count = lrel_ledger_row_count(ledger);

    for (*first = 0; *first < count; ++*first)
        if (lrel_ledger_row_at(ledger, *first)->account == account)
            break;
    for (*last = *first; *last < count; ++*last)
        if (lrel_ledger_row_at(ledger, *last)->account != account)
            break;
}

static lrel_status visit_whole(const lrel_dataset *data, uint32_t account,
                               lrel_trend_point *points, lrel_series_fn on_series,
                               void *user, lrel_error *err)
{
    lrel_trend_series series = {.scope = LREL_TREND_ACCOUNT,
                                .account = account,
                                .data = data,
                                .points = points,
                                .has_n = true};
    size_t first, last;

    forget(points, data);
    rows_of(data->ledger, account, &first, &last);
    for (size_t i = first; i < last; i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(data->ledger, i);

        add_row(&points[row->period], row);
    }
    for (size_t p = 0; p < data->period_count; p++)
        points[p].standing_n =
            lrel_ledger_hazards_standing(data->ledger, account, (uint32_t)p);
    return on_series(&series, user, err);
}

/* Rows of one group and place stand together, one for each period. */
static lrel_status visit_groups(visiting *v, uint32_t account, lrel_error *err)
{
    const lrel_dataset *data = v->a->data;
    lrel_status status = LREL_OK;
    size_t first, last;

    rows_of(data->ledger, account, &first, &last);
    for (size_t i = first; i < last && status == LREL_OK; i += data->period_count) {
        const lrel_ledger_row *row = lrel_ledger_row_at(data->ledger, i);
        lrel_trend_series series = {.scope = LREL_TREND_GROUP,
                                    .account = account,
                                    .data = data,
                                    .points = v->points,
                                    .has_n = true,
                                    .group = &data->land_groups.at[row->group],
                                    .place = &data->places.at[row->place]};

        forget(v->points, data);
        for (size_t p = 0; p < data->period_count; p++)
            add_row(&v->points[p], lrel_ledger_row_at(data->ledger, i + p));
        status = v->on_series(&series, v->user, err);
    }
    return status;
}

/* The land of units that survey was finished in by the end of period @p by. Land has
 * other groups here than the programme's, so that what is handed from one to another of
 * them adds up to 0, and hazards are not counted. */
static lrel_status visit_surveyed(visiting *v, uint32_t account, size_t by,
                                  lrel_error *err)
{
    const lrel_dataset *years = &v->a->years;
    lrel_trend_series series = {.scope = LREL_TREND_SURVEYED,
                                .account = account,
                                .data = years,
                                .first = by,
                                .points = v->points,
                                .surveyed_by = by};
    size_t first, last;

    forget(v->points, years);
    rows_of(years->ledger, account, &first, &last);
    for (size_t i = first; i < last; i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(years->ledger, i);

        if (v->surveyed.since[row->place] <= by)
            add_row(&v->points[row->period], row);
    }
    return v->on_series(&series, v->user, err);
}

static lrel_status visit_account(visiting *v, uint32_t account, lrel_error *err)
{
    lrel_status status =
        visit_whole(v->a->data, account, v->points, v->on_series, v->user, err);

    for (size_t p = 0; p < v->a->years.period_count && status == LREL_OK; p++)
        if (lrel_surveyed_has(&v->surveyed, p))
            status = visit_surveyed(v, account, p, err);
    return status == LREL_OK ? visit_groups(v, account, err) : status;
}

lrel_status lrel_trend_visit_whole(const lrel_dataset *data, uint32_t account,
                                   lrel_series_fn on_series, void *user, lrel_error *err)
{
    lrel_trend_point *points =
        lrel__alloc(data->context, data->period_count + 1, sizeof *points);
    lrel_status status = points ? LREL_OK : lrel__fail_memory(err);

    for (uint32_t i = 0; i <= data->programme->account_count && status == LREL_OK; i++)
        if (account == LREL_ACCOUNT_EVERY || account == i)
            status = visit_whole(data, i, points, on_series, user, err);
    lrel__free(data->context, points);
    return status;
}

lrel_status lrel_trend_visit(const lrel_analysis *a, uint32_t account,
                             lrel_series_fn on_series, void *user, lrel_error *err)
{
    size_t own = a->data->period_count, years = a->years.period_count;
    visiting v = {.a = a, .on_series = on_series, .user = user};
    lrel_status status = lrel_surveyed_init(&v.surveyed, a, err);

    v.points =
        lrel__alloc(a->data->context, (own > years ? own : years) + 1, sizeof *v.points);
    if (!v.points && status == LREL_OK)
        status = lrel__fail_memory(err);
    for (uint32_t i = 0; i <= a->rules.account_count && status == LREL_OK; i++)
        if (account == LREL_ACCOUNT_EVERY || account == i)
            status = visit_account(&v, i, err);
    lrel__free(a->data->context, v.points);
    lrel_surveyed_clear(&v.surveyed);
    return status;
}

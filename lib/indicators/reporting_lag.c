/* SPDX-License-Identifier: Apache-2.0 */
/* reporting_lag.c: I16: for how long work waits to be accepted, and how much does. By the
 * rules of data/acceptance.csv; of records, whatever their account. */
#include <stdlib.h>

#include "indicators/making.h"
#include "report/awaiting.h"

typedef struct waiting {
    uint32_t value; /* operator */
    lrel_awaiting is;
} waiting;

typedef struct list {
    waiting *at; /* by operator */
    size_t count;
    int32_t *lags; /* room for those of one row */
} list;

static int compare(const void *left, const void *right)
{
    const waiting *a = left, *b = right;

    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    if (a->is.completed != b->is.completed)
        return a->is.completed < b->is.completed ? -1 : 1;
    return a->is.accepted < b->is.accepted ? -1 : a->is.accepted > b->is.accepted;
}

static lrel_status collect(const indicator_making *m, list *out, lrel_error *err)
{
    const lrel_records *records = &m->data->records;

    out->at = lrel__alloc(m->context, records->count + 1, sizeof *out->at);
    out->lags = lrel__alloc(m->context, records->count + 1, sizeof *out->lags);
    if (!out->at || !out->lags)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < records->count; i++)
        if (lrel_report__awaiting(&records->at[i], &out->at[out->count].is))
            out->at[out->count++].value = m->sums.operator_of_record[i];
    if (out->count > 1)
        qsort(out->at, out->count, sizeof *out->at, compare);
    return LREL_OK;
}

/* Some of the list, in one year: [first, end) in days. */
typedef struct span {
    const list *of;
    size_t from, to;
    int32_t first, end;
} span;

static size_t find_lags(const span *s)
{
    size_t count = 0;

    for (size_t i = s->from; i < s->to; i++) {
        const lrel_awaiting *is = &s->of->at[i].is;

        if (is->accepted >= s->first && is->accepted < s->end)
            s->of->lags[count++] = is->accepted - is->completed;
    }
    lrel_report__sort_lags(s->of->lags, count);
    return count;
}

static lrel_status push_lag(indicator_making *m, indicator_row row, const span *s,
                            size_t count, size_t percent, lrel_error *err)
{
    row.name = percent == 50 ? "reporting lag, median" : "reporting lag, 9 of 10";
    row.definition = "days from completion to acceptance, of what was accepted in the "
                     "year (nearest rank)";
    row.formula = "quantile of a";
    row.a = indicator_number((double)count, "n", "releases accepted");
    if (count == 0)
        row.note = "not computable, because nothing was accepted that says when it was "
                   "completed";
    else
        row.value =
            indicator_number(lrel_report__lag(s->of->lags, count, percent), "days", "");
    return lrel_indicators__push(m, &row, err);
}

static lrel_status push_backlog(indicator_making *m, indicator_row row, const span *s,
                                lrel_error *err)
{
    lrel_stated_sum stated = 0;
    size_t count = 0, completed = 0;
    lrel_status status;

    for (size_t i = s->from; i < s->to; i++) {
        const lrel_awaiting *is = &s->of->at[i].is;

        completed += is->completed < s->end;
        if (is->completed < s->end && is->accepted >= s->end) {
            count++;
            stated += is->stated;
        }
    }
    row.name = "backlog";
    row.definition = "completed and not accepted, at the end of the year";
    row.formula = "a, of b";
    row.a = indicator_number((double)count, "n", "releases that wait");
    row.b = indicator_number((double)completed, "n", "releases completed so far");
    row.value = row.a;
    row.value.is = "";
    if ((status = lrel_indicators__push(m, &row, err)) != LREL_OK)
        return status;
    row.name = "backlog, area";
    row.formula = "a";
    row.a = indicator_stated(stated, "as stated, of releases that wait");
    row.b = (indicator_amount){.unit = ""};
    row.value = row.a;
    row.value.is = "";
    return lrel_indicators__push(m, &row, err);
}

static lrel_status push_year(indicator_making *m, const indicator_info *of,
                             uint32_t value, bool is_all, uint32_t period, const span *s,
                             lrel_error *err)
{
    indicator_view view = {.account = m->all,
                           .dim = is_all ? DIM_ALL : DIM_OPERATOR,
                           .value = value,
                           .period = period};
    indicator_row row = lrel_indicators__row(m, of, &view, of->name, "");
    size_t count = find_lags(s);
    lrel_status status = push_lag(m, row, s, count, 50, err);

    if (status == LREL_OK)
        status = push_lag(m, row, s, count, 90, err);
    return status == LREL_OK ? push_backlog(m, row, s, err) : status;
}

/* Years in which something was completed, accepted, or waited. */
static bool has_something(const span *s)
{
    for (size_t i = s->from; i < s->to; i++) {
        const lrel_awaiting *is = &s->of->at[i].is;

        if (is->completed < s->end && is->accepted >= s->first)
            return true;
    }
    return false;
}

static lrel_status push_group(indicator_making *m, const indicator_info *of,
                              const list *all, size_t from, size_t to, bool is_all,
                              lrel_error *err)
{
    const lrel_date *starts = m->a->years.period_starts;
    uint32_t value = is_all ? 0 : all->at[from].value;
    span s = {all, from, to, 0, 0};
    lrel_status status = LREL_OK;

    for (uint32_t p = 0; p < m->periods && status == LREL_OK; p++) {
        s.first = starts[p].days;
        s.end = starts[p + 1].days;
        if (has_something(&s))
            status = push_year(m, of, value, is_all, p, &s, err);
    }
    s.first = INT32_MIN;
    s.end = m->data->programme->as_of.days + 1;
    return status == LREL_OK ? push_year(m, of, value, is_all, m->periods, &s, err)
                             : status;
}

lrel_status lrel_indicators__make_acceptance(indicator_making *m,
                                             const indicator_info *of, lrel_error *err)
{
    list all = {0};
    lrel_status status = collect(m, &all, err);

    if (status == LREL_OK)
        status = push_group(m, of, &all, 0, all.count, true, err);
    for (size_t i = 0, k; i < all.count && status == LREL_OK; i = k) {
        for (k = i + 1; k < all.count && all.at[k].value == all.at[i].value;)
            k++;
        if (all.at[i].value != UINT32_MAX)
            status = push_group(m, of, &all, i, k, false, err);
    }
    lrel__free(m->context, all.at);
    lrel__free(m->context, all.lags);
    return status;
}

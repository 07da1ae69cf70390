/* SPDX-License-Identifier: Apache-2.0 */
/* pace.c: I12, I13 and I14: how long the stock lasts at the pace of the last complete
 * years. A quotient, no forecast: `landrelease forecast` goes deeper. */
#include <stdlib.h>

#include "indicators/making.h"

#define YEARS_MAX 5
/* A calendar year, on average. */
#define DAYS_PER_YEAR 365.25

/* What was released in the last complete years, the latest first. */
typedef struct recent {
    size_t count;
    int64_t area2[YEARS_MAX];
    uint32_t period[YEARS_MAX];
} recent;

typedef enum spread { SPREAD_MEAN, SPREAD_TRIMMED, SPREAD_HIGHEST, SPREAD_LOWEST } spread;

/* A way to say how fast it goes. */
typedef struct pace {
    size_t years;
    bool is_clearance; /* else all release */
    spread of;
    bool is_total_only; /* said of the whole account alone */
    const char *definition;
} pace;

static const pace paces[] = {
    {3, false, SPREAD_MEAN, false, "released, mean of the last 3 complete years"},
    {5, false, SPREAD_MEAN, false, "released, mean of the last 5 complete years"},
    {5, false, SPREAD_TRIMMED, true,
     "released, mean of the last 5 complete years without the highest and the lowest"},
    {5, false, SPREAD_HIGHEST, true, "released, highest of the last 5 complete years"},
    {5, false, SPREAD_LOWEST, true, "released, lowest of the last 5 complete years"},
    {3, true, SPREAD_MEAN, false, "cleared, mean of the last 3 complete years"},
    {5, true, SPREAD_MEAN, false, "cleared, mean of the last 5 complete years"},
};

static recent find_recent(const indicator_making *m, const indicator_view *v,
                          const pace *p)
{
    const indicator_block *block =
        lrel_indicators__look(&m->sums, v->account, v->dim, v->value);
    recent found = {0};

    for (uint32_t i = m->periods; i-- > 0 && found.count < p->years;) {
        const indicator_cell *cell = block->at[i];
        int64_t area2 = 0;

        if (lrel_analysis_is_part_year(m->a, i))
            continue;
        if (cell)
            area2 = p->is_clearance ? cell->held[LREL_COLUMN_CLEARED]
                                    : indicator_released(cell->held);
        found.period[found.count] = i;
        found.area2[found.count++] = area2;
    }
    return found;
}

static int compare(const void *left, const void *right)
{
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;

    return a < b ? -1 : a > b;
}

/* Doubled area a year. */
static double rate_of(const recent *r, spread of)
{
    int64_t sorted[YEARS_MAX];
    size_t first = of == SPREAD_TRIMMED, last = r->count - (of == SPREAD_TRIMMED);
    double sum = 0;

    memcpy(sorted, r->area2, sizeof sorted);
    qsort(sorted, r->count, sizeof *sorted, compare);
    if (of == SPREAD_HIGHEST)
        return (double)sorted[r->count - 1];
    if (of == SPREAD_LOWEST)
        return (double)sorted[0];
    for (size_t i = first; i < last; i++)
        sum += (double)sorted[i];
    return sum / (double)(last - first);
}

static indicator_row begin(indicator_making *m, const indicator_info *of,
                           const indicator_view *v, const pace *p, const char *name)
{
    indicator_row row = lrel_indicators__row(m, of, v, name, p->definition);

    row.year = m->as_of;
    row.a = indicator_area(v->closing, "stock on the as-of day");
    return row;
}

/* Fills b; @return false where there is none, and the row says why. */
static bool set_rate(indicator_making *m, const indicator_view *v, const pace *p,
                     indicator_row *row)
{
    recent r = find_recent(m, v, p);
    double m2;

    if (r.count < p->years) {
        row->note = lrel_indicators__text(
            m, "not computable, because the account has %zu complete years", r.count);
        return false;
    }
    m2 = rate_of(&r, p->of) / 2 / lrel_grid_units_per_m(m->data->grid) /
         lrel_grid_units_per_m(m->data->grid);
    row->b =
        indicator_number(m2, "m2 a year",
                         lrel_indicators__text(m, "%s a year, %s to %s",
                                               p->is_clearance ? "cleared" : "released",
                                               m->year_names[r.period[r.count - 1]],
                                               m->year_names[r.period[0]]));
    return true;
}

static lrel_status each_pace(indicator_making *m, const indicator_info *of,
                             const indicator_view *v,
                             void (*fill)(indicator_making *, const indicator_view *,
                                          const pace *, indicator_row *),
                             lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < sizeof paces / sizeof *paces && status == LREL_OK; i++) {
        indicator_row row = begin(m, of, v, &paces[i], of->name);

        if (paces[i].is_total_only && v->dim != DIM_ALL)
            continue;
        fill(m, v, &paces[i], &row);
        status = lrel_indicators__push(m, &row, err);
    }
    return status;
}

static void fill_years(indicator_making *m, const indicator_view *v, const pace *p,
                       indicator_row *row)
{
    if (v->closing == 0)
        row->note = "not computable, because nothing is on record on the as-of day";
    else if (set_rate(m, v, p, row))
        lrel_indicators__divide(m, row, 1, "years",
                                p->is_clearance
                                    ? "not computable, because nothing was cleared"
                                    : "not computable, because nothing was released");
}

static lrel_status years_to_finish(indicator_making *m, const indicator_info *of,
                                   const indicator_view *v, lrel_error *err)
{
    return indicator_is_total(m, v) ? each_pace(m, of, v, fill_years, err) : LREL_OK;
}

/* --- the deadline --- */

static double years_left(const indicator_making *m)
{
    const lrel_programme *p = m->data->programme;

    return (p->deadline.days - p->as_of.days) / DAYS_PER_YEAR;
}

static lrel_status required_rate(indicator_making *m, const indicator_info *of,
                                 const indicator_view *v, lrel_error *err)
{
    indicator_row row = lrel_indicators__row(m, of, v, of->name, "deadline not stated");
    char day[16];

    if (!indicator_is_total(m, v))
        return LREL_OK;
    row.year = m->as_of;
    row.a = indicator_area(v->closing, "stock on the as-of day");
    if (!m->data->programme->has_deadline) {
        row.note = "not computable, because the programme states no `deadline`";
        return lrel_indicators__push(m, &row, err);
    }
    lrel_date_format(m->data->programme->deadline, day);
    row.definition = lrel_indicators__text(m, "deadline %s", day);
    row.b =
        indicator_number(years_left(m), "years", "from the as-of day to the deadline");
    if (years_left(m) <= 0)
        row.note = "not computable, because the deadline is not after the as-of day";
    else
        lrel_indicators__divide(m, &row, 1, "m2 a year", "");
    return lrel_indicators__push(m, &row, err);
}

static void fill_margin(indicator_making *m, const indicator_view *v, const pace *p,
                        indicator_row *row)
{
    indicator_row years = *row;

    row->a = (indicator_amount){.unit = "", .is = ""};
    row->formula = "a - b; below 0: too late";
    if (!m->data->programme->has_deadline) {
        row->note = "not computable, because the programme states no `deadline`";
        return;
    }
    fill_years(m, v, p, &years);
    row->note = years.note;
    if (years.value.kind == AMOUNT_NONE)
        return;
    row->a =
        indicator_number(years_left(m), "years", "from the as-of day to the deadline");
    row->b = indicator_number(years.value.number, "years", "to finish at this pace");
    row->value = indicator_number(row->a.number - row->b.number, "years", "");
}

static lrel_status deadline_margin(indicator_making *m, const indicator_info *of,
                                   const indicator_view *v, lrel_error *err)
{
    return indicator_is_total(m, v) ? each_pace(m, of, v, fill_margin, err) : LREL_OK;
}

lrel_status lrel_indicators__make_years_to_finish(indicator_making *m,
                                                  const indicator_info *of,
                                                  lrel_error *err)
{
    return lrel_indicators__each(m, of, years_to_finish, err);
}

lrel_status lrel_indicators__make_required_rate(indicator_making *m,
                                                const indicator_info *of, lrel_error *err)
{
    return lrel_indicators__each(m, of, required_rate, err);
}

lrel_status lrel_indicators__make_deadline_margin(indicator_making *m,
                                                  const indicator_info *of,
                                                  lrel_error *err)
{
    return lrel_indicators__each(m, of, deadline_margin, err);
}

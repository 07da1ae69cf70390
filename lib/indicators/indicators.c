/* SPDX-License-Identifier: Apache-2.0 */
/* indicators.c: adds up, looks at the points, then makes the rows of each indicator. */
#include <stdio.h>

#include "indicators/making.h"

/* Why period @p period is not the whole of its year; "": it is. */
static const char *incomplete_text(indicator_making *m, uint32_t period)
{
    lrel_text names = m->a->years.incomplete[period];
    int month, day;
    char last[16];
    lrel_date end = {m->a->years.period_starts[period + 1].days - 1};

    if (!lrel_analysis_is_part_year(m->a, period))
        return "";
    lrel_date_to_calendar(end, NULL, &month, &day);
    lrel_date_format(end, last);
    if (month == 12 && day == 31)
        return lrel_indicators__text(m, "%.*s", LREL_TEXT_ARGS(names));
    return lrel_indicators__text(m, "the account ends on %s%s%.*s", last,
                                 names.length ? "; " : "", LREL_TEXT_ARGS(names));
}

static bool name_years(indicator_making *m)
{
    size_t bytes = (m->periods + 1) * sizeof *m->year_names;
    char day[16];

    m->year_names = lrel_arena_alloc(m->arena, bytes);
    m->incomplete = lrel_arena_alloc(m->arena, bytes);
    if (!m->year_names || !m->incomplete)
        return false;
    for (uint32_t p = 0; p < m->periods; p++) {
        m->year_names[p] = lrel_indicators__text(m, "%d", lrel_analysis_year(m->a, p));
        m->incomplete[p] = incomplete_text(m, p);
    }
    m->year_names[m->periods] = "all years";
    m->incomplete[m->periods] = m->periods ? m->incomplete[m->periods - 1] : "";
    lrel_date_format(m->data->programme->as_of, day);
    m->as_of = lrel_indicators__text(m, "on %s", day);
    return !m->is_out_of_memory;
}

static lrel_status make_rows(indicator_making *m, lrel_error *err)
{
    const indicator_info *info;
    lrel_status status = LREL_OK;

    for (size_t i = 0; status == LREL_OK && (info = lrel_indicators__info(i)); i++)
        status = info->make(m, info, err);
    return status;
}

static lrel_status make(indicator_making *m, lrel_error *err)
{
    lrel_status status;

    if (!(m->arena = lrel_arena_new(m->context)) || !name_years(m))
        return lrel__fail_memory(err);
    if ((status = lrel_indicators__list_values(&m->sums, m->a, m->arena, err)) ||
        (status = lrel_indicators__find_tasks(m->data, m->arena, &m->tasks, err)) ||
        (status = lrel_indicators__add_up(m, err)) ||
        (status = lrel_indicators__look_at_points(m, err)))
        return status;
    return make_rows(m, err);
}

lrel_status lrel_indicators_new(const lrel_analysis *a, lrel_indicators **out,
                                lrel_error *err)
{
    const lrel_context *context = a->data->context;
    lrel_indicators *m = lrel__calloc(context, 1, sizeof *m);
    lrel_status status;

    if (!m)
        return lrel__fail_memory(err);
    m->a = a;
    m->data = a->data;
    m->context = context;
    m->all = a->data->programme->account_count;
    m->periods = (uint32_t)a->years.period_count;
    if ((status = make(m, err)) == LREL_OK)
        *out = m;
    else
        lrel_indicators_free(m);
    return status;
}

void lrel_indicators_free(lrel_indicators *m)
{
    if (!m)
        return;
    lrel_indicators__clear_sums(&m->sums);
    lrel__free(m->context, m->rows.at);
    lrel__free(m->context, m->points.finds.at);
    lrel__free(m->context, m->points.outside.at);
    lrel_arena_free(m->arena);
    lrel__free(m->context, m);
}

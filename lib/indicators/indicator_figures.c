/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_figures.c: see indicator_figures.h. */
#include "indicators/indicator_figures.h"

#include <stdlib.h>

static int compare_int(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

int lrel_indicators__compare_thing(const lrel_fact *a, const lrel_fact *b)
{
    const lrel_figure *fa = &a->as.figure, *fb = &b->as.figure;
    int order = compare_int(fa->measure, fb->measure);

    if (order == 0)
        order = compare_int(fa->account, fb->account);
    if (order == 0)
        order = lrel_text_compare(a->place, b->place);
    if (order == 0)
        order = compare_int(fa->hazard_class, fb->hazard_class);
    if (order == 0)
        order = lrel_text_compare(fa->national_class, fb->national_class);
    if (order == 0)
        order = compare_int(fa->category, fb->category);
    if (order == 0)
        order = compare_int(fa->context, fb->context);
    if (order == 0)
        order = compare_int(fa->contamination, fb->contamination);
    return order;
}

int lrel_indicators__compare_period(const lrel_fact *a, const lrel_fact *b)
{
    int order = compare_int(a->date.first.days, b->date.first.days);

    return order ? order : compare_int(a->date.last.days, b->date.last.days);
}

static int compare(const void *left, const void *right)
{
    const lrel_fact *a = *(const lrel_fact *const *)left;
    const lrel_fact *b = *(const lrel_fact *const *)right;
    int order = lrel_indicators__compare_thing(a, b);

    if (order == 0)
        order = lrel_indicators__compare_period(a, b);
    if (order == 0)
        order = lrel_text_compare(a->operator_name, b->operator_name);
    return order ? order : a < b ? -1 : a > b; /* of one array */
}

lrel_status lrel_indicators__list_figures(const indicator_making *m,
                                          indicator_figures *out, lrel_error *err)
{
    const lrel_facts *facts = &m->data->facts;

    out->count = 0;
    out->at = lrel__alloc(m->context, facts->count + 1, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < facts->count; i++) {
        const lrel_fact *fact = &facts->at[i];

        if (fact->role == LREL_ROLE_SERIES && fact->used && fact->date.is_known &&
            fact->as.figure.value.is_known && fact->as.figure.measure >= 0)
            out->at[out->count++] = fact;
    }
    if (out->count > 1)
        qsort(out->at, out->count, sizeof *out->at, compare);
    return LREL_OK;
}

indicator_amount lrel_indicators__figure(const lrel_fact *fact, const char *is)
{
    const lrel_figure *figure = &fact->as.figure;

    switch (figure->unit) {
    case LREL_FIGURE_N:
        return indicator_number(figure->value.value, "n", is);
    case LREL_FIGURE_USD:
        return indicator_number(figure->value.value, "US$", is);
    case LREL_FIGURE_EUR:
        return indicator_number(figure->value.value, "EUR", is);
    default:
        return indicator_stated(figure->value.e4, is);
    }
}

const char *lrel_indicators__period(indicator_making *m, const lrel_stated_date *date)
{
    int y1, m1, d1, y2, m2, d2;
    char first[16], last[16];

    lrel_date_to_calendar(date->first, &y1, &m1, &d1);
    lrel_date_to_calendar(date->last, &y2, &m2, &d2);
    lrel_date_format(date->first, first);
    lrel_date_format(date->last, last);
    if (date->first.days == date->last.days)
        return lrel_indicators__text(m, "%s", first);
    if (m1 != 1 || d1 != 1 || m2 != 12 || d2 != 31)
        return lrel_indicators__text(m, "%s to %s", first, last);
    return y1 == y2 ? lrel_indicators__text(m, "%d", y1)
                    : lrel_indicators__text(m, "%d to %d", y1, y2);
}

const char *lrel_indicators__citation(indicator_making *m, const lrel_fact *fact)
{
    lrel_text citation = fact->as.figure.citation;
    lrel_text source = lrel_dataset_source_name(m->data, fact->source);

    return citation.length
               ? lrel_indicators__text(m, "%.*s", LREL_TEXT_ARGS(citation))
               : lrel_indicators__text(m, "%.*s, row %lld", LREL_TEXT_ARGS(source),
                                       (long long)fact->row);
}

const char *lrel_indicators__years_of(indicator_making *m, const lrel_stated_date *date,
                                      uint32_t *first, uint32_t *last)
{
    const lrel_date *starts = m->a->years.period_starts;

    if (m->periods == 0 || date->first.days < starts[0].days)
        return "the account begins later";
    if (date->last.days > m->data->programme->as_of.days)
        return "the account does not reach its end";
    *first = lrel_analysis_period_of(m->a, date->first);
    *last = lrel_analysis_period_of(m->a, date->last);
    if (starts[*first].days != date->first.days ||
        starts[*last + 1].days - 1 != date->last.days)
        return "it is not of whole calendar years";
    for (uint32_t p = *first; p <= *last; p++)
        if (lrel_analysis_is_part_year(m->a, p))
            return "the account does not know the whole of its years";
    return NULL;
}

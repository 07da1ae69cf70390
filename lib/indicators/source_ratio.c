/* SPDX-License-Identifier: Apache-2.0 */
/* source_ratio.c: I17: what operators publish against what the authority publishes for
 * them: the same measure, account, place, period and operator. */
#include <stdio.h>

#include "indicators/indicator_figures.h"

#define SOURCE_AUTHORITY 0 /* of lrel_vocabulary_source_kind */
#define SOURCE_OPERATOR  1

static bool is_wanted(const lrel_fact *fact)
{
    const lrel_figure *f = &fact->as.figure;

    return f->basis != 1 && fact->operator_name.length &&
           (f->source_kind == SOURCE_AUTHORITY || f->source_kind == SOURCE_OPERATOR);
}

static bool is_area(const lrel_fact *fact)
{
    return fact->as.figure.unit <= LREL_FIGURE_ACRE;
}

/* What both sides said of all operators that both have said something of. */
typedef struct both {
    indicator_amount of_operator, of_authority;
    size_t operators;
} both;

static void add(indicator_amount *into, const lrel_fact *fact)
{
    indicator_amount one = lrel_indicators__figure(fact, into->is);

    one.stated += into->stated;
    one.number += into->number;
    *into = one;
}

static indicator_row begin(indicator_making *m, const indicator_info *of,
                           const lrel_fact *fact, const char *definition)
{
    const lrel_figure *f = &fact->as.figure;
    char words[300] = "";
    indicator_row row;

    if (f->category >= 0)
        snprintf(words, sizeof words, " %s",
                 lrel_vocabulary_name(&lrel_vocabulary_item, f->category));
    if (f->context >= 0)
        snprintf(words + strlen(words), sizeof words - strlen(words), " in %s",
                 lrel_vocabulary_name(&lrel_vocabulary_find_context, f->context));
    if (fact->place.length && fact->place.length < 60)
        snprintf(words + strlen(words), sizeof words - strlen(words), ", place %.*s",
                 LREL_TEXT_ARGS(fact->place));
    row = lrel_indicators__row(
        m, of, NULL, of->name,
        lrel_indicators__text(m, "%s%s; %s",
                              lrel_vocabulary_name(&lrel_vocabulary_measure, f->measure),
                              words, definition));
    row.year = lrel_indicators__period(m, &fact->date);
    if (f->account >= 0)
        row.account = (uint32_t)f->account;
    return row;
}

static lrel_status push_pair(indicator_making *m, const indicator_info *of,
                             const lrel_fact *operator_says,
                             const lrel_fact *authority_says, lrel_error *err)
{
    indicator_row row = begin(m, of, operator_says, "as published by both");

    row.by = "operator";
    row.group = operator_says->operator_name;
    row.a = lrel_indicators__figure(
        operator_says,
        lrel_indicators__text(m, "operator: %s",
                              lrel_indicators__citation(m, operator_says)));
    row.b = lrel_indicators__figure(
        authority_says,
        lrel_indicators__text(m, "authority: %s",
                              lrel_indicators__citation(m, authority_says)));
    lrel_indicators__divide(m, &row, 1, "ratio",
                            "not computable, because the authority's figure is 0");
    return lrel_indicators__push(m, &row, err);
}

/* One operator: every pair. Only where each side has one figure are they added up. */
static lrel_status see_operator(indicator_making *m, const indicator_info *of,
                                const indicator_figures *figures, size_t first,
                                size_t last, both *sum, lrel_error *err)
{
    const lrel_fact *one[2] = {NULL, NULL};
    size_t count[2] = {0, 0};
    lrel_status status = LREL_OK;

    for (size_t i = first; i < last; i++)
        if (is_wanted(figures->at[i])) {
            int kind = figures->at[i]->as.figure.source_kind;

            one[kind] = figures->at[i];
            count[kind]++;
        }
    for (size_t i = first; i < last && count[0] == 1; i++)
        if (is_wanted(figures->at[i]) && status == LREL_OK &&
            figures->at[i]->as.figure.source_kind == SOURCE_OPERATOR &&
            is_area(figures->at[i]) == is_area(one[SOURCE_AUTHORITY]))
            status = push_pair(m, of, figures->at[i], one[SOURCE_AUTHORITY], err);
    if (count[0] == 1 && count[1] == 1 &&
        is_area(one[SOURCE_AUTHORITY]) == is_area(one[SOURCE_OPERATOR])) {
        add(&sum->of_operator, one[SOURCE_OPERATOR]);
        add(&sum->of_authority, one[SOURCE_AUTHORITY]);
        sum->operators++;
    }
    return status;
}

static lrel_status see_thing(indicator_making *m, const indicator_info *of,
                             const indicator_figures *figures, size_t first, size_t last,
                             size_t *rows, lrel_error *err)
{
    both sum = {{.is = "operators that both sides have one figure of"},
                {.is = "the authority, of the same operators"},
                0};
    size_t before = m->rows.count;
    lrel_status status = LREL_OK;

    for (size_t i = first, k; i < last && status == LREL_OK; i = k) {
        for (k = i + 1; k < last && lrel_text_is_equal(figures->at[i]->operator_name,
                                                       figures->at[k]->operator_name);)
            k++;
        status = see_operator(m, of, figures, i, k, &sum, err);
    }
    *rows += m->rows.count - before;
    if (status == LREL_OK && sum.operators > 1) {
        indicator_row row = begin(m, of, figures->at[first], "as published by both");

        row.a = sum.of_operator;
        row.b = sum.of_authority;
        row.note = lrel_indicators__text(m, "%zu operators", sum.operators);
        lrel_indicators__divide(m, &row, 1, "ratio",
                                "not computable, because the authority's figure is 0");
        status = lrel_indicators__push(m, &row, err);
    }
    return status;
}

lrel_status lrel_indicators__make_source_ratio(indicator_making *m,
                                               const indicator_info *of, lrel_error *err)
{
    indicator_figures figures = {0};
    size_t rows = 0;
    lrel_status status = lrel_indicators__list_figures(m, &figures, err);

    for (size_t first = 0, last; first < figures.count && status == LREL_OK;
         first = last) {
        const lrel_fact *one = figures.at[first];

        for (last = first + 1;
             last < figures.count &&
             lrel_indicators__compare_thing(one, figures.at[last]) == 0 &&
             lrel_indicators__compare_period(one, figures.at[last]) == 0;)
            last++;
        status = see_thing(m, of, &figures, first, last, &rows, err);
    }
    if (status == LREL_OK && rows == 0) {
        indicator_row row = lrel_indicators__row(m, of, NULL, of->name, "");

        row.note = "not computable, because no figure of an operator was read that both "
                   "it and the authority published for the same period";
        status = lrel_indicators__push(m, &row, err);
    }
    lrel__free(m->context, figures.at);
    return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* compare.c: figures are sorted by what they are about; of each such group every figure
 * of the authority is paired with every other. */
#include "reconcile/compare.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/check.h"
#include "reconcile/figure.h"
#include "reconcile/notes.h"

/* Where a figure says of which account it is. */
#define NO_ACCOUNT UINT32_MAX

typedef struct figure {
    const lrel_fact *fact;
    uint32_t account;
    bool is_headline;
} figure;

typedef struct visiting {
    const lrel_reconcile *wish;
    const lrel_dataset *data;
    const lrel_own *own;
    figure *figures;
    size_t count;
    lrel_issues *mixed;
    lrel_pair_fn on_pair;
    void *user;
} visiting;

/* ---- what figures are about ---- */

static int compare_numbers(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* Amounts that can be compared: areas, whatever their unit was, and each other unit. */
static int amount_of(const lrel_fact *fact)
{
    return lrel_figure_is_area(fact) ? LREL_FIGURE_M2 : fact->as.figure.unit;
}

#define BY(order)                                                                        \
    do {                                                                                 \
        int by_ = (order);                                                               \
        if (by_)                                                                         \
            return by_;                                                                  \
    } while (0)

static int compare_subjects(const figure *left, const figure *right)
{
    const lrel_fact *a = left->fact, *b = right->fact;
    const lrel_figure *fa = &a->as.figure, *fb = &b->as.figure;

    BY(lrel_text_compare(a->operator_name, b->operator_name));
    BY(compare_numbers(left->account, right->account));
    if (left->account == NO_ACCOUNT)
        BY(compare_numbers(fa->contamination, fb->contamination));
    BY(lrel_text_compare(a->place, b->place));
    BY(compare_numbers(a->date.first.days, b->date.first.days));
    BY(compare_numbers(a->date.last.days, b->date.last.days));
    BY(compare_numbers(fa->measure, fb->measure));
    BY(compare_numbers(amount_of(a), amount_of(b)));
    BY(compare_numbers(fa->hazard_class, fb->hazard_class));
    BY(lrel_text_compare(fa->national_class, fb->national_class));
    BY(compare_numbers(fa->category, fb->category));
    BY(compare_numbers(fa->context, fb->context));
    return lrel_text_compare(fa->donor, fb->donor);
}

/* The authority's first; then operators', then the others', as the vocabulary has them.
 */
static int compare_figures(const void *left, const void *right)
{
    const figure *a = left, *b = right;

    BY(compare_subjects(a, b));
    BY((int)b->is_headline - (int)a->is_headline);
    BY(compare_numbers(a->fact->as.figure.source_kind, b->fact->as.figure.source_kind));
    BY(compare_numbers(a->fact->source, b->fact->source));
    return compare_numbers(a->fact->row, b->fact->row);
}

static bool is_wanted(const visiting *v, const lrel_fact *fact)
{
    return fact->role == LREL_ROLE_SERIES && fact->used &&
           fact->as.figure.value.is_known && fact->as.figure.measure >= 0 &&
           fact->as.figure.basis != 1 && fact->date.is_known &&
           !lrel_reconcile__leaves_operator(v->wish, fact->operator_name);
}

static lrel_status list_figures(visiting *v, lrel_error *err)
{
    const lrel_facts *facts = &v->data->facts;

    v->figures = lrel__alloc(v->data->context, facts->count + 1, sizeof *v->figures);
    if (!v->figures)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < facts->count; i++) {
        figure one = {&facts->at[i], NO_ACCOUNT,
                      facts->at[i].role == LREL_ROLE_SERIES &&
                          lrel_figure_headlines(v->data, &facts->at[i])};

        if (!is_wanted(v, one.fact))
            continue;
        if (!lrel_figure_account(v->data, one.fact, &one.account))
            one.account = NO_ACCOUNT;
        if (!lrel_reconcile__leaves_account(v->wish, one.account))
            v->figures[v->count++] = one;
    }
    if (v->count > 1)
        qsort(v->figures, v->count, sizeof *v->figures, compare_figures);
    return LREL_OK;
}

/* ---- pairs ---- */

/* Few figures ever equal those of other products. */
static void add_sentences(const visiting *v, const lrel_fact *fact, lrel_notes *notes)
{
    for (size_t i = 0; fact && i < lrel_issues_count(v->mixed); i++) {
        const lrel_issue *issue = lrel_issues_at(v->mixed, i);

        if (issue->source == (int32_t)fact->source && issue->row == fact->row)
            lrel_notes_add(
                notes, "%.*s %.*s = %.*s",
                LREL_TEXT_ARGS(lrel_dataset_source_name(v->data, fact->source)),
                LREL_TEXT_ARGS(issue->value), LREL_TEXT_ARGS(issue->expected));
    }
}

static lrel_status visit(const visiting *v, const lrel_fact *authority,
                         const lrel_fact *other, size_t competing_n, lrel_error *err)
{
    lrel_pair pair = {.authority = authority, .other = other, .competing_n = competing_n};
    lrel_notes notes = {""};
    uint32_t year = LREL_PERIOD_BEFORE;

    pair.has_own = lrel_own_figure(v->own, lrel_pair_fact(&pair), &pair.own_area2, &year);
    if (pair.has_own && year != LREL_PERIOD_BEFORE)
        pair.own_incomplete = v->own->analysis->years.incomplete[year];
    add_sentences(v, authority, &notes);
    add_sentences(v, other, &notes);
    pair.mixed = notes.text;
    return v->on_pair(&pair, v->user, err);
}

/* Figures @p first to @p last - 1 are of the same. */
static lrel_status visit_group(const visiting *v, size_t first, size_t last,
                               lrel_error *err)
{
    size_t others = first;
    lrel_status status = LREL_OK;

    while (others < last && v->figures[others].is_headline)
        others++;
    for (size_t a = first; a < others && status == LREL_OK; a++) {
        if (others == last)
            status = visit(v, v->figures[a].fact, NULL, others - first, err);
        for (size_t b = others; b < last && status == LREL_OK; b++)
            status =
                visit(v, v->figures[a].fact, v->figures[b].fact, others - first, err);
    }
    for (size_t b = first; others == first && b < last && status == LREL_OK; b++)
        status = visit(v, NULL, v->figures[b].fact, 0, err);
    return status;
}

static lrel_status visit_groups(const visiting *v, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t first = 0, last; first < v->count && status == LREL_OK; first = last) {
        for (last = first + 1;
             last < v->count &&
             compare_subjects(&v->figures[first], &v->figures[last]) == 0;)
            last++;
        status = visit_group(v, first, last, err);
    }
    return status;
}

lrel_status lrel_reconcile__visit_pairs(const lrel_reconcile *wish, const lrel_own *own,
                                        lrel_pair_fn on_pair, void *user, lrel_error *err)
{
    const lrel_dataset *data = wish->analysis->data;
    visiting v = {
        .wish = wish, .data = data, .own = own, .on_pair = on_pair, .user = user};
    lrel_status status;

    v.mixed = lrel_issues_new(data->context);
    status = v.mixed ? LREL_OK : lrel__fail_memory(err);
    if (status == LREL_OK)
        status = lrel_check_mixed_products(data, v.mixed, err);
    if (status == LREL_OK)
        status = list_figures(&v, err);
    if (status == LREL_OK)
        status = visit_groups(&v, err);
    lrel__free(data->context, v.figures);
    lrel_issues_free(v.mixed);
    return status;
}

/* ---- one pair ---- */

const lrel_fact *lrel_pair_fact(const lrel_pair *pair)
{
    return pair->authority ? pair->authority : pair->other;
}

bool lrel_pair_difference(const lrel_pair *pair, lrel_stated_sum *e4, double *value)
{
    const lrel_stated_number *a, *b;

    if (!pair->authority || !pair->other)
        return false;
    a = &pair->authority->as.figure.value;
    b = &pair->other->as.figure.value;
    *e4 = (lrel_stated_sum)b->e4 - a->e4;
    *value = b->value - a->value;
    return true;
}

bool lrel_pair_ratio(const lrel_pair *pair, char out[40])
{
    double ratio;
    long long thousandths;

    if (!pair->authority || !pair->other || pair->authority->as.figure.value.value == 0)
        return false;
    ratio = pair->other->as.figure.value.value / pair->authority->as.figure.value.value;
    if (fabs(ratio) > 1e12)
        return false;
    thousandths = llround(ratio * 1000);
    snprintf(out, 40, "%s%lld.%03lld", thousandths < 0 ? "-" : "",
             llabs(thousandths) / 1000, llabs(thousandths) % 1000);
    return true;
}

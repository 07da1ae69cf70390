/* SPDX-License-Identifier: Apache-2.0 */
/* flow_ways.c: published figures of one measure that follow each other without a gap or
 * an overlap, from the first day of a span to its last. Where several say something of
 * the same time there are several ways. */
#include "reconcile/flow.h"

#include <stdlib.h>

#include "reconcile/figure.h"

bool lrel_flow_is_alike(const lrel_dataset *data, const lrel_fact *a, const lrel_fact *b)
{
    const lrel_figure *fa = &a->as.figure, *fb = &b->as.figure;
    uint32_t account_a = UINT32_MAX, account_b = UINT32_MAX;

    (void)lrel_figure_account(data, a, &account_a);
    (void)lrel_figure_account(data, b, &account_b);
    return account_a == account_b &&
           (account_a != UINT32_MAX || fa->contamination == fb->contamination) &&
           fa->source_kind == fb->source_kind && fa->hazard_class == fb->hazard_class &&
           lrel_text_is_equal(fa->national_class, fb->national_class) &&
           lrel_text_is_equal(a->place, b->place) &&
           lrel_text_is_equal(a->operator_name, b->operator_name);
}

/* ---- the figures ---- */

static bool is_flow(const lrel_fact *fact)
{
    const lrel_figure *f = &fact->as.figure;

    return fact->role == LREL_ROLE_SERIES && fact->used && f->basis != 1 &&
           f->measure >= LREL_MEASURE_NEWLY_RECORDED &&
           f->measure <= LREL_MEASURE_RELEASED && f->value.is_known &&
           f->donor.length == 0 && fact->date.is_known && lrel_figure_is_area(fact);
}

static int compare_place(const lrel_fact *fact, int measure, int32_t first)
{
    if (fact->as.figure.measure != measure)
        return fact->as.figure.measure < measure ? -1 : 1;
    return fact->date.first.days < first ? -1 : fact->date.first.days > first;
}

static int compare_figures(const void *left, const void *right)
{
    const lrel_fact *a = *(const lrel_fact *const *)left;
    const lrel_fact *b = *(const lrel_fact *const *)right;
    int order = compare_place(a, b->as.figure.measure, b->date.first.days);

    if (order)
        return order;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

lrel_status lrel_flow_figures_list(const lrel_dataset *data, lrel_flow_figures *out,
                                   lrel_error *err)
{
    *out = (lrel_flow_figures){.data = data};
    out->at = lrel__alloc(data->context, data->facts.count + 1, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < data->facts.count; i++)
        if (is_flow(&data->facts.at[i]))
            out->at[out->count++] = &data->facts.at[i];
    if (out->count > 1)
        qsort(out->at, out->count, sizeof *out->at, compare_figures);
    return LREL_OK;
}

void lrel_flow_figures_clear(lrel_flow_figures *figures)
{
    if (figures->data)
        lrel__free(figures->data->context, figures->at);
    *figures = (lrel_flow_figures){0};
}

/* ---- ways ---- */

/* A sum of figures that follow each other up to the day before @c day. */
typedef struct step {
    int32_t day;
    lrel_stated_sum e4;
    const lrel_fact *by; /* the last of them; NULL: none yet */
    size_t before;       /* the step that it goes on from */
} step;

typedef struct steps {
    const lrel_context *context;
    step *at;
    size_t count, capacity;
    bool is_cut;
} steps;

/* One sum is one step, however it came about: a year, and its quarters, are told twice.
 * @return false where there is no memory */
static bool add(steps *all, const step *one)
{
    size_t same_day = 0;
    step *place;

    for (size_t i = 0; i < all->count; i++) {
        if (all->at[i].day != one->day)
            continue;
        if (all->at[i].e4 == one->e4)
            return true;
        same_day++;
    }
    if (same_day == LREL_WAYS_MAX) {
        all->is_cut = true;
        return true;
    }
    if (!(place = LREL__PUSH(all->context, all)))
        return false;
    *place = *one;
    return true;
}

/* Every step that ends where the figure begins goes on with it. */
static bool go_on(steps *all, const lrel_fact *fact)
{
    size_t count = all->count;

    for (size_t i = 0; i < count; i++) {
        const step next = {fact->date.last.days + 1,
                           all->at[i].e4 + fact->as.figure.value.e4, fact, i};

        if (all->at[i].day == fact->date.first.days && !add(all, &next))
            return false;
    }
    return true;
}

/* The first figure of the measure that begins on @p day or later. */
static size_t first_on(const lrel_flow_figures *figures, int measure, int32_t day)
{
    size_t low = 0, high = figures->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_place(figures->at[middle], measure, day) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Names the figures of a way, the first one first. */
static void name_figures(const lrel_dataset *data, const steps *all, size_t number,
                         lrel_notes *out)
{
    const step *last = &all->at[number], *before;
    char where[200];

    if (!last->by)
        return;
    before = &all->at[last->before];
    name_figures(data, all, last->before, out);
    if (before->by && before->by->source == last->by->source) {
        lrel_notes_go_on(out, "%lld", (long long)last->by->row);
        return;
    }
    lrel_figure_place_in_file(data, last->by, where, sizeof where);
    lrel_notes_add(out, "%s", where);
}

static void hand_out(const lrel_dataset *data, const steps *all, lrel_date last,
                     lrel_flow_ways *out)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->at[i].day > out->reach.days)
            out->reach.days = all->at[i].day;
        if (all->at[i].day != last.days + 1)
            continue;
        out->at[out->count] = (lrel_flow_way){.e4 = all->at[i].e4};
        name_figures(data, all, i, &out->at[out->count++].figures);
    }
    out->is_cut = all->is_cut && out->count > 0;
}

lrel_status lrel_flow_find_ways(const lrel_flow_figures *figures, const lrel_fact *like,
                                int measure, lrel_date first, lrel_date last,
                                lrel_flow_ways *out, lrel_error *err)
{
    const lrel_dataset *data = figures->data;
    steps all = {.context = data->context};
    bool has_memory = add(&all, &(step){first.days, 0, NULL, 0});

    out->count = 0;
    out->is_cut = false;
    out->reach = first;
    for (size_t i = first_on(figures, measure, first.days);
         has_memory && i < figures->count &&
         figures->at[i]->as.figure.measure == measure &&
         figures->at[i]->date.first.days <= last.days;
         i++)
        if (figures->at[i]->date.last.days <= last.days &&
            lrel_flow_is_alike(data, like, figures->at[i]))
            has_memory = go_on(&all, figures->at[i]);
    if (has_memory)
        hand_out(data, &all, last, out);
    lrel__free(data->context, all.at);
    return has_memory ? LREL_OK : lrel__fail_memory(err);
}

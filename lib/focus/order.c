/* SPDX-License-Identifier: Apache-2.0 */
/* order.c: evidence, model, open hazards, what is believed of each, score, advice. */
#include "focus/order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/threads.h"
#include "stats/gamma.h"

/* The interval leaves a twentieth on each side. */
#define LOW_SHARE  0.05
#define HIGH_SHARE 0.95

/* Where the programme names none: as dense as what was cleared so far. */
static double threshold_of(const focus_order *o)
{
    const lrel_focus_rules *rules = &o->focus->a->data->programme->focus;

    if (rules->has_threshold)
        return rules->threshold_per_ha;
    return o->model.ha > 0 ? o->model.items / o->model.ha : 0;
}

static void believe(const focus_order *o, focus_hazard *h)
{
    uint32_t group = o->focus->a->years.hazards[h->row].group;
    focus_belief *b = &h->belief;
    double rate;

    *b = lrel_focus__believe(&o->model, h->hazard, group, h->at);
    rate = b->shape / b->per_ha;
    h->is_known = true;
    h->low = lrel_gamma_quantile(b->shape, LOW_SHARE) / rate;
    h->high = lrel_gamma_quantile(b->shape, HIGH_SHARE) / rate;
    h->chance = 1 - lrel_gamma_below(b->shape, o->threshold_per_ha * rate);
}

static lrel_status believe_block(size_t block, int worker, void *user, lrel_error *err)
{
    const focus_order *o = user;
    size_t last = (block + 1) * FOCUS_BLOCK;

    (void)worker;
    (void)err;
    for (size_t i = block * FOCUS_BLOCK; i < last && i < o->count; i++)
        believe(o, &o->at[i]);
    return LREL_OK;
}

static int by_rank(const void *left, const void *right)
{
    const focus_hazard *a = left, *b = right;

    /* Those without a rank, 0, come last. */
    return a->rank - 1 < b->rank - 1 ? -1 : a->rank - 1 > b->rank - 1;
}

lrel_status lrel_focus__order(const lrel_focus *focus, uint32_t account, bool at_cut,
                              focus_shuffle_fn shuffle, void *user, focus_order *out,
                              lrel_error *err)
{
    lrel_status status;

    memset(out, 0, sizeof *out);
    out->focus = focus;
    out->account = account;
    out->day = at_cut ? focus->cut : focus->as_of;
    status = lrel_focus__find_evidence(focus, account, &out->evidence, err);
    if (status == LREL_OK && shuffle)
        shuffle(&out->evidence, user);
    out->model.focus = focus;
    if (status == LREL_OK)
        status =
            lrel_focus__learn(focus, &out->evidence, account, out->day, &out->model, err);
    if (status == LREL_OK)
        status =
            lrel_focus__list_open(out, at_cut ? &focus->open_at_cut : &focus->open, err);
    if (status != LREL_OK)
        return status;
    out->threshold_per_ha = threshold_of(out);
    if (lrel_focus__knows(&out->model))
        status = lrel__parallel(focus->context, lrel_focus__blocks(out->count),
                                believe_block, out, err);
    if (status != LREL_OK || (status = lrel_focus__score(out, err)) != LREL_OK)
        return status;
    for (size_t i = 0; i < out->count; i++)
        lrel_focus__advise(out, &out->at[i]);
    if (out->count > 1)
        qsort(out->at, out->count, sizeof *out->at, by_rank);
    return LREL_OK;
}

void lrel_focus__clear_order(focus_order *o)
{
    if (!o->focus)
        return;
    lrel_focus__forget(&o->model);
    lrel_focus__clear_evidence(o->focus, &o->evidence);
    lrel__free(o->focus->context, o->at);
    memset(o, 0, sizeof *o);
}

/* Less than one item on 100 square kilometres is shown as none. */
#define SHOWN_FROM 1e-4

double lrel_focus__rounded(double value)
{
    double scale;

    if (!(fabs(value) >= SHOWN_FROM))
        return 0;
    scale = pow(10, 2 - floor(log10(fabs(value))));
    return scale >= 1 ? round(value * scale) / scale : round(value * scale) * (1 / scale);
}

double lrel_focus__tenths(double value)
{
    return floor(value * 10 + 0.5) / 10;
}

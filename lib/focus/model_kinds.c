/* SPDX-License-Identifier: Apache-2.0 */
/* model_kinds.c: from the mean of the account to that of each kind, level by level.
 *
 * On each level what was found in a kind stands over what its parent lets expect; the
 * ratios of all kinds are shrunk to 1 as much as they differ no more than chance. Tasks
 * of one kind differ too (`shape`), so a large task is worth less than its size: its
 * credence is shape / (shape + expected), with which the sums are as good as Poisson. */
#include <math.h>

#include "focus/model.h"

static void weigh(focus_model *m)
{
    for (size_t i = 0; i < m->lesson_count; i++)
        m->lessons[i].credence = m->shape / (m->shape + m->lessons[i].expected);
}

static void pair_lessons(const focus_model *m, lrel_counted *pairs, bool is_of_land)
{
    for (size_t i = 0; i < m->lesson_count; i++)
        pairs[i] = (lrel_counted){m->lessons[i].items,
                                  is_of_land ? m->lessons[i].ha : m->lessons[i].expected};
}

static void learn_mean(focus_model *m, lrel_counted *pairs)
{
    lrel_gamma_rates fit;

    pair_lessons(m, pairs, true);
    fit = lrel_gamma_poisson_fit(pairs, m->lesson_count);
    m->shape = fit.shape;
    m->mean = fit.shape / fit.rate;
    for (size_t i = 0; i < m->lesson_count; i++)
        m->lessons[i].expected = m->mean * m->lessons[i].ha;
    weigh(m);
    m->mean_counts = 0;
    for (size_t i = 0; i < m->lesson_count; i++)
        m->mean_counts += m->lessons[i].credence * m->lessons[i].items;
}

/* --- one level --- */

typedef struct level_sums {
    lrel_counted *of_kind;  /* found, and expected by the level above */
    lrel_counted *compared; /* those that have evidence and are not alone */
    uint32_t *kinds_in;     /* by parent: how many kinds */
    uint32_t *parent_of;    /* by kind */
} level_sums;

/* A kind that is all of its parent is known already. */
static bool is_alone(const level_sums *s, int level, const focus_kinds *kinds,
                     uint32_t kind)
{
    return level == 0 ? kinds->count[0] == 1 : s->kinds_in[s->parent_of[kind]] == 1;
}

static void find_parents(const lrel_focus *f, int level, level_sums *s)
{
    const focus_kinds *kinds = &f->kinds;

    for (size_t g = 0; level > 0 && g < f->a->years.land_groups.count; g++)
        s->parent_of[kinds->number[level][g]] = kinds->number[level - 1][g];
    for (uint32_t k = 0; level > 0 && k < kinds->count[level]; k++)
        s->kinds_in[s->parent_of[k]]++;
}

static void learn_level(focus_model *m, int level, level_sums *s)
{
    const focus_kinds *kinds = &m->focus->kinds;
    const uint32_t *number = kinds->number[level];
    focus_level *out = &m->levels[level];
    size_t compared = 0;

    find_parents(m->focus, level, s);
    for (size_t i = 0; i < m->lesson_count; i++) {
        const focus_lesson *lesson = &m->lessons[i];
        lrel_counted *sum = &s->of_kind[number[lesson->group]];

        out->lessons[number[lesson->group]]++;
        sum->count += lesson->credence * lesson->items;
        sum->exposure += lesson->credence * lesson->expected;
    }
    for (uint32_t k = 0; k < kinds->count[level]; k++)
        if (s->of_kind[k].exposure > 0 && !is_alone(s, level, kinds, k))
            s->compared[compared++] = s->of_kind[k];
    out->shape = lrel_gamma_poisson_shape(s->compared, compared, 1);
    for (uint32_t k = 0; k < kinds->count[level]; k++) {
        bool is_same = out->shape >= LREL_SHAPE_MAX || is_alone(s, level, kinds, k);

        out->counts[k] = is_same ? INFINITY : out->shape + s->of_kind[k].count;
        out->factor[k] =
            is_same ? 1 : out->counts[k] / (out->shape + s->of_kind[k].exposure);
    }
    for (size_t i = 0; i < m->lesson_count; i++)
        m->lessons[i].expected *= out->factor[number[m->lessons[i].group]];
}

static lrel_status add_level(focus_model *m, int level, lrel_counted *pairs,
                             lrel_error *err)
{
    const lrel_context *context = m->focus->context;
    uint32_t count = m->focus->kinds.count[level];
    size_t parents = level ? m->focus->kinds.count[level - 1] : 1;
    level_sums s = {lrel__calloc(context, count, sizeof *s.of_kind),
                    lrel__alloc(context, count, sizeof *s.compared),
                    lrel__calloc(context, parents, sizeof *s.kinds_in),
                    lrel__calloc(context, count, sizeof *s.parent_of)};
    focus_level *out = &m->levels[level];
    bool has_memory;

    out->factor = lrel__alloc(context, count, sizeof *out->factor);
    out->counts = lrel__alloc(context, count, sizeof *out->counts);
    out->lessons = lrel__calloc(context, count, sizeof *out->lessons);
    has_memory = s.of_kind && s.compared && s.kinds_in && s.parent_of && out->factor &&
                 out->counts && out->lessons;
    if (has_memory) {
        learn_level(m, level, &s);
        pair_lessons(m, pairs, false);
        m->shape = lrel_gamma_poisson_shape(pairs, m->lesson_count, 1);
        weigh(m);
    }
    lrel__free(context, s.of_kind);
    lrel__free(context, s.compared);
    lrel__free(context, s.kinds_in);
    lrel__free(context, s.parent_of);
    return has_memory ? LREL_OK : lrel__fail_memory(err);
}

lrel_status lrel_focus__learn_kinds(focus_model *m, lrel_error *err)
{
    lrel_counted *pairs = lrel__alloc(m->focus->context, m->lesson_count, sizeof *pairs);
    lrel_status status = pairs ? LREL_OK : lrel__fail_memory(err);

    if (status == LREL_OK)
        learn_mean(m, pairs);
    for (int level = 0; level < FOCUS_LEVELS && status == LREL_OK; level++)
        status = add_level(m, level, pairs, err);
    lrel__free(m->focus->context, pairs);
    return status;
}

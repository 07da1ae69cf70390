/* SPDX-License-Identifier: Apache-2.0 */
/* model.c: lessons first, then kinds, then places; and what follows for open land. */
#include "focus/model.h"

#include <math.h>
#include <string.h>

static bool is_lesson(const focus_evidence *e, lrel_date day)
{
    return e->is_counted && e->day <= day.days && e->ha > 0;
}

static lrel_status take_lessons(focus_model *m, lrel_error *err)
{
    const lrel_context *context = m->focus->context;
    size_t count = m->evidence->count;

    m->lessons = lrel__alloc(context, count, sizeof *m->lessons);
    m->lesson_of = lrel__alloc(context, count, sizeof *m->lesson_of);
    m->points = lrel__alloc(context, count, sizeof *m->points);
    if (!m->lessons || !m->lesson_of || !m->points)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const focus_evidence *e = &m->evidence->at[i];

        m->lesson_of[i] = UINT32_MAX;
        m->uncounted_n += !e->is_counted && e->day <= m->day.days;
        if (!is_lesson(e, m->day))
            continue;
        m->items += e->items;
        m->ha += e->ha;
        m->lesson_of[i] = (uint32_t)m->lesson_count;
        m->lessons[m->lesson_count++] = (focus_lesson){.items = e->items,
                                                       .ha = e->ha,
                                                       .group = e->group,
                                                       .evidence = (uint32_t)i,
                                                       .at = e->at};
    }
    return LREL_OK;
}

bool lrel_focus__knows(const focus_model *m)
{
    return m->lesson_count >= FOCUS_RELEASES_MIN && m->items > 0;
}

static void index_places(focus_model *m)
{
    size_t count = 0;

    for (size_t i = 0; i < m->lesson_count; i++)
        if (!isnan(m->lessons[i].at.x))
            m->points[count++] =
                (lrel_near_point){m->lessons[i].at.x, m->lessons[i].at.y, (uint32_t)i};
    lrel_near_init(&m->near, m->points, count);
}

lrel_status lrel_focus__learn(const lrel_focus *focus,
                              const focus_evidence_list *evidence, uint32_t account,
                              lrel_date day, focus_model *out, lrel_error *err)
{
    lrel_status status;

    memset(out, 0, sizeof *out);
    out->focus = focus;
    out->evidence = evidence;
    out->account = account;
    out->day = day;
    if ((status = take_lessons(out, err)) != LREL_OK)
        return status;
    index_places(out);
    if (!lrel_focus__knows(out))
        return LREL_OK;
    if ((status = lrel_focus__learn_kinds(out, err)) != LREL_OK)
        return status;
    return lrel_focus__learn_places(out, err);
}

void lrel_focus__forget(focus_model *m)
{
    const lrel_context *context = m->focus->context;

    for (int level = 0; level < FOCUS_LEVELS; level++) {
        lrel__free(context, m->levels[level].factor);
        lrel__free(context, m->levels[level].counts);
        lrel__free(context, m->levels[level].lessons);
    }
    lrel__free(context, m->lessons);
    lrel__free(context, m->lesson_of);
    lrel__free(context, m->points);
    memset(m, 0, sizeof *m);
}

/* What was found and what was to be expected near a place. */
typedef struct around {
    double found, expected;
} around;

static void add_lesson(around *sum, const focus_lesson *lesson, double weight)
{
    sum->found += weight * lesson->credence * lesson->items;
    sum->expected += weight * lesson->credence * lesson->expected;
}

/* Its own land counts in full, however far its middle is. */
static around look_around(const focus_model *m, uint32_t hazard, lrel_xy at,
                          focus_belief *out)
{
    double reach = m->focus->a->data->programme->focus.distance_m;
    lrel_neighbour near[FOCUS_NEAR_MAX];
    size_t count =
        isnan(at.x) ? 0
                    : lrel_near_find(&m->near, at.x, at.y, reach, near, FOCUS_NEAR_MAX);
    around sum = {0, 0};
    size_t first, last;

    lrel_focus__own_of(m->evidence, hazard, &first, &last);
    for (size_t i = first; i < last; i++) {
        const focus_own *own = &m->evidence->own.at[i];
        uint32_t number = m->lesson_of[own->evidence];

        if (number == UINT32_MAX)
            continue;
        add_lesson(&sum, &m->lessons[number], 1);
        out->own_n++;
        out->own_items += own->part * m->lessons[number].items;
        for (size_t k = 0; k < count; k++)
            if (near[k].number == number)
                near[k].number = UINT32_MAX;
    }
    out->near_n = out->own_n;
    for (size_t k = 0; k < count; k++) {
        if (near[k].number == UINT32_MAX)
            continue;
        add_lesson(&sum, &m->lessons[near[k].number],
                   lrel_focus__nearness(near[k].distance, reach));
        out->near_n++;
    }
    return sum;
}

/* Factors are taken as independent: (1 + 1/a)(1 + 1/b)... - 1 is the variance of their
 * product over its mean squared, and one over that is the shape of the gamma distribution
 * which has it. */
focus_belief lrel_focus__believe(const focus_model *m, uint32_t hazard, uint32_t group,
                                 lrel_xy at)
{
    focus_belief out = {0};
    around sum = look_around(m, hazard, at, &out);
    double spread = 1 + 1 / m->mean_counts;

    out.of_kind = m->mean;
    for (int level = 0; level < FOCUS_LEVELS; level++) {
        uint32_t kind = m->focus->kinds.number[level][group];

        out.of_kind *= m->levels[level].factor[kind];
        spread *= 1 + 1 / m->levels[level].counts[kind];
    }
    out.place = 1;
    if (m->place_shape < LREL_SHAPE_MAX) {
        out.place = (m->place_shape + sum.found) / (m->place_shape + sum.expected);
        spread *= 1 + 1 / (m->place_shape + sum.found);
    }
    out.per_ha = out.of_kind * out.place;
    out.shape = 1 / (spread - 1);
    return out;
}

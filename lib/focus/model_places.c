/* SPDX-License-Identifier: Apache-2.0 */
/* model_places.c: whether tasks near each other are alike beyond what their kinds say,
 * and how much.
 *
 * Every lesson is foretold from those around it, itself left out; the shape is taken
 * under which all counts are likeliest. Where that is hardly likelier than without any
 * look around, places make no difference: what chance explains as well is not used. */
#include <math.h>

#include "focus/model.h"

/* ln likelihood that one more number must gain: half the 95 % point of chi-square with
 * one degree of freedom. */
#define GAIN_MIN 1.92

/* Shapes that are tried: half as much again, finer than data tells. */
#define TRIED_FROM 0.05
#define TRIED_STEP 1.5

/* What the others around a lesson found, and were to find. */
typedef struct others {
    double found, expected;
} others;

static others others_of(const focus_model *m, size_t i, double reach)
{
    const focus_lesson *lesson = &m->lessons[i];
    lrel_neighbour near[FOCUS_NEAR_MAX + 1];
    others sum = {0, 0};
    size_t count;

    if (isnan(lesson->at.x))
        return sum;
    count = lrel_near_find(&m->near, lesson->at.x, lesson->at.y, reach, near,
                           FOCUS_NEAR_MAX + 1);
    for (size_t k = 0; k < count; k++) {
        const focus_lesson *other = &m->lessons[near[k].number];
        double weight = lrel_focus__nearness(near[k].distance, reach) * other->credence;

        if (near[k].number == i)
            continue;
        sum.found += weight * other->items;
        sum.expected += weight * other->expected;
    }
    return sum;
}

/* Less what does not depend on places. */
static double likelihood(const focus_model *m, const others *around, double shape)
{
    double sum = 0;

    for (size_t i = 0; i < m->lesson_count; i++) {
        const focus_lesson *lesson = &m->lessons[i];
        double place = (shape + around[i].found) / (shape + around[i].expected),
               mean = lesson->expected * place;

        sum -= (lesson->items + m->shape) * log1p(mean / m->shape);
        if (lesson->items > 0)
            sum += lesson->items * log(mean);
    }
    return sum;
}

lrel_status lrel_focus__learn_places(focus_model *m, lrel_error *err)
{
    double reach = m->focus->a->data->programme->focus.distance_m, best;
    others *around = lrel__alloc(m->focus->context, m->lesson_count, sizeof *around);

    if (!around)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < m->lesson_count; i++)
        around[i] = others_of(m, i, reach);
    m->place_shape = LREL_SHAPE_MAX;
    best = likelihood(m, around, LREL_SHAPE_MAX) + GAIN_MIN;
    for (double shape = TRIED_FROM; shape < LREL_SHAPE_MAX; shape *= TRIED_STEP) {
        double here = likelihood(m, around, shape);

        if (here > best) {
            best = here;
            m->place_shape = shape;
        }
    }
    lrel__free(m->focus->context, around);
    return LREL_OK;
}

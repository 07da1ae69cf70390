/* SPDX-License-Identifier: Apache-2.0 */
/* model_places.c: whether tasks near each other are alike beyond what their kinds say,
 * and how much.
 *
 * Every lesson is foretold from those around it, itself left out; the shape is taken
 * under which all counts are likeliest. Where that is hardly likelier than without any
 * look around, places make no difference: what chance explains as well is not used. */
#include <math.h>

#include "core/threads.h"
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

/* Shapes that are tried; the last one is that of no difference. */
#define TRIED_MAX 40

typedef struct placing {
    const focus_model *model;
    double reach;
    others *around; /* by lesson */
    double tried[TRIED_MAX], likelihoods[TRIED_MAX];
    size_t tried_count;
} placing;

static lrel_status look_around(size_t block, int worker, void *user, lrel_error *err)
{
    placing *p = user;
    size_t last = (block + 1) * FOCUS_BLOCK;

    (void)worker;
    (void)err;
    for (size_t i = block * FOCUS_BLOCK; i < last && i < p->model->lesson_count; i++)
        p->around[i] = others_of(p->model, i, p->reach);
    return LREL_OK;
}

static lrel_status try_shape(size_t number, int worker, void *user, lrel_error *err)
{
    placing *p = user;

    (void)worker;
    (void)err;
    p->likelihoods[number] = likelihood(p->model, p->around, p->tried[number]);
    return LREL_OK;
}

static void list_shapes(placing *p)
{
    for (double shape = TRIED_FROM; shape < LREL_SHAPE_MAX; shape *= TRIED_STEP)
        p->tried[p->tried_count++] = shape;
    p->tried[p->tried_count++] = LREL_SHAPE_MAX;
}

/* The likeliest, if it is that much likelier than the last. */
static double choose_shape(const placing *p)
{
    double best = p->likelihoods[p->tried_count - 1] + GAIN_MIN, shape = LREL_SHAPE_MAX;

    for (size_t i = 0; i + 1 < p->tried_count; i++)
        if (p->likelihoods[i] > best) {
            best = p->likelihoods[i];
            shape = p->tried[i];
        }
    return shape;
}

lrel_status lrel_focus__learn_places(focus_model *m, lrel_error *err)
{
    const lrel_context *context = m->focus->context;
    placing p = {.model = m,
                 .reach = m->focus->a->data->programme->focus.distance_m,
                 .around = lrel__alloc(context, m->lesson_count, sizeof *p.around)};
    lrel_status status =
        p.around ? lrel__parallel(context, lrel_focus__blocks(m->lesson_count),
                                  look_around, &p, err)
                 : lrel__fail_memory(err);

    list_shapes(&p);
    if (status == LREL_OK)
        status = lrel__parallel(context, p.tried_count, try_shape, &p, err);
    if (status == LREL_OK)
        m->place_shape = choose_shape(&p);
    lrel__free(context, p.around);
    return status;
}

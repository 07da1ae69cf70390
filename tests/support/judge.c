/* SPDX-License-Identifier: Apache-2.0 */
#include "support/judge.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>

#include "support/judge_shapes.h"
#include "support/slab.h"

/* Doubled areas below this are noise of the slab oracle's doubles: it adds some thousand
 * products of lengths, each with an error of 2^-53 of itself. */
#define SLAB_NOISE(length) (1e-9 + 1e-13 * (length) * (length))

/* Half a pixel's diagonal, and a little: see judge_layer(). */
#define MOVED_AT_MOST 0.7072

typedef struct trial {
    const layer *layer;
    lrel_mosaic *mosaic;
    slab_result slab;
    double perimeter;
    double tolerance2;
    judge_record *record;
    char *why;
} trial;

bool judge_fault(char *why, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(why, JUDGE_WHY_SIZE, format, args);
    va_end(args);
    return false;
}

lrel_status judge_build(const layer *l, int jobs, lrel_context **context,
                        lrel_mosaic **mosaic, lrel_error *err)
{
    lrel_mosaic_input input = layer_input(l);
    lrel_context_options options;
    lrel_status status;

    lrel_context_options_init(&options);
    options.jobs = jobs;
    *context = lrel_context_new(&options);
    if (!*context)
        abort();
    status = lrel_mosaic_build(*context, &input, mosaic, err);
    if (status != LREL_OK) {
        lrel_context_free(*context);
        *context = NULL;
    }
    return status;
}

uint64_t judge_owners(const lrel_face *face)
{
    uint64_t owners = 0;

    for (uint32_t i = 0; i < face->owner_count; i++)
        owners |= UINT64_C(1) << face->owners[i];
    return owners;
}

int64_t judge_face_area2(const lrel_mosaic *mosaic, uint64_t owners)
{
    for (size_t i = 0; i < lrel_mosaic_face_count(mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, i);

        if (judge_owners(&face) == owners)
            return face.area2;
    }
    return 0;
}

/* Negative where @p a comes first: owner by owner, a shorter list before a longer. */
static int compare_faces(const lrel_face *a, const lrel_face *b)
{
    for (uint32_t i = 0; i < a->owner_count && i < b->owner_count; i++)
        if (a->owners[i] != b->owners[i])
            return a->owners[i] < b->owners[i] ? -1 : 1;
    return (a->owner_count > b->owner_count) - (a->owner_count < b->owner_count);
}

static bool faces_are_in_order(trial *t)
{
    for (size_t i = 0; i < lrel_mosaic_face_count(t->mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(t->mosaic, i);

        if (face.owner_count == 0 || face.area2 <= 0)
            return judge_fault(t->why, "face %zu has %u owners and area2 %" PRId64, i,
                               face.owner_count, face.area2);
        for (uint32_t k = 1; k < face.owner_count; k++)
            if (face.owners[k - 1] >= face.owners[k])
                return judge_fault(t->why, "the owners of face %zu do not ascend", i);
        if (i > 0) {
            lrel_face before = lrel_mosaic_face_at(t->mosaic, i - 1);

            if (compare_faces(&before, &face) >= 0)
                return judge_fault(t->why, "face %zu does not come after the one before",
                                   i);
        }
    }
    return true;
}

static bool agrees(trial *t, double ours, double theirs, const char *what, uint64_t which)
{
    double difference = fabs(ours - theirs);

    if (t->record && t->perimeter > 0) {
        double share = difference / 2 / t->perimeter;

        t->record->worst_share = fmax(t->record->worst_share, share);
        t->record->sum_of_shares += share;
        t->record->compared++;
    }
    if (difference <= t->tolerance2)
        return true;
    return judge_fault(t->why,
                       "area2 of %s %#" PRIx64 " is %.1f, by slabs %.1f; %.1f may differ",
                       what, which, ours, theirs, t->tolerance2);
}

static bool faces_agree(trial *t)
{
    for (size_t i = 0; i < lrel_mosaic_face_count(t->mosaic); i++) {
        lrel_face face = lrel_mosaic_face_at(t->mosaic, i);
        uint64_t owners = judge_owners(&face);

        if (!agrees(t, (double)face.area2, slab_area2(&t->slab, owners),
                    "the face of owners", owners))
            return false;
    }
    for (size_t i = 0; i < t->slab.area_count; i++) {
        uint64_t owners = t->slab.areas[i].owners;

        if (judge_face_area2(t->mosaic, owners) == 0 &&
            !agrees(t, 0, t->slab.areas[i].area2, "the absent face of owners", owners))
            return false;
    }
    return true;
}

static bool owners_agree(trial *t)
{
    for (uint32_t o = 0; o < t->layer->owner_count; o++) {
        lrel_owner_area area = lrel_mosaic_owner_area(t->mosaic, o);
        bool is_smaller = t->layer->readings[o] == LREL_READING_SMALLER;
        int64_t sum = 0;

        for (size_t i = 0; i < lrel_mosaic_face_count(t->mosaic); i++) {
            lrel_face face = lrel_mosaic_face_at(t->mosaic, i);

            sum += judge_owners(&face) >> o & 1 ? face.area2 : 0;
        }
        if (area.area2 != sum)
            return judge_fault(t->why,
                               "owner %u has area2 %" PRId64 ", its faces %" PRId64, o,
                               area.area2, sum);
        if (area.area2 != (is_smaller ? area.area2_smaller : area.area2_larger))
            return judge_fault(t->why, "the area of owner %u is not that of its reading",
                               o);
        if (area.area2_smaller > area.area2_larger)
            return judge_fault(t->why, "the smaller area of owner %u is the larger", o);
        if (!agrees(t, (double)area.area2_larger, t->slab.larger2[o], "larger owner",
                    o) ||
            !agrees(t, (double)area.area2_smaller, t->slab.smaller2[o], "smaller owner",
                    o))
            return false;
    }
    return true;
}

bool judge_layer(const layer *l, int jobs, judge_record *record, char why[JUDGE_WHY_SIZE])
{
    lrel_mosaic_input input = layer_input(l);
    trial t = {.layer = l, .record = record, .why = why};
    lrel_context *context = NULL;
    lrel_error err;
    bool is_right;

    lrel_error_init(&err);
    if (judge_build(l, jobs, &context, &t.mosaic, &err) != LREL_OK)
        return judge_fault(why, "the build fails: %s", err.message);
    t.slab = slab_measure(&input);
    t.perimeter = layer_perimeter(l);
    t.tolerance2 = 2 * MOVED_AT_MOST * t.perimeter + SLAB_NOISE(t.perimeter);
    is_right = faces_are_in_order(&t) && faces_agree(&t) && owners_agree(&t) &&
               judge_shapes(l, t.mosaic, why);
    slab_free(&t.slab);
    lrel_mosaic_free(t.mosaic);
    lrel_context_free(context);
    return is_right;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* failing.c: a contradiction brought about again with as few rings as can be had.
 *
 * Components never touch, so one of them contradicts itself whatever stands around it,
 * and is what somebody wants to look at. Nothing is taken for granted, though: what is
 * kept was seen to fail, and where no component fails alone all rings are kept. */
#include "mosaic/failing.h"

#include <string.h>

#include "mosaic/contacts.h"
#include "mosaic/excerpt.h"

/* The outcome of a try. */
typedef enum tried { TRIED_FAILS, TRIED_HOLDS, TRIED_STOP } tried;

static tried try_rings(excerpt_source *from, const uint32_t *rings, uint32_t count,
                       lrel_failing *out)
{
    if (!lrel_excerpt__take(from, rings, count, out))
        return TRIED_STOP;
    switch (lrel_excerpt__try(out, from->mosaic != NULL, NULL)) {
    case LREL_E_INVARIANT:
        return TRIED_FAILS;
    case LREL_OK:
        return TRIED_HOLDS;
    default:
        return TRIED_STOP; /* no memory, or cancelled */
    }
}

/* Sorts rings by the root of their component, as mosaic.c does, so that the first to fail
 * is the one whose failure is being told. */
static void sort_rings(const contacts *found, uint32_t count, uint32_t *start,
                       uint32_t *sorted)
{
    uint32_t sum = 0;

    memset(start, 0, ((size_t)count + 1) * sizeof *start);
    for (uint32_t r = 0; r < count; r++)
        start[lrel_contacts__root(found, r)]++;
    for (uint32_t r = 0; r <= count; r++) {
        sum += start[r];
        start[r] = sum;
    }
    for (uint32_t r = count; r-- > 0;)
        sorted[--start[lrel_contacts__root(found, r)]] = r;
}

static lrel_failing_seen look(excerpt_source *from, const contacts *found,
                              uint32_t *start, uint32_t *sorted, lrel_failing *out)
{
    uint32_t count = from->set->ring_count;
    tried outcome = TRIED_HOLDS;

    sort_rings(found, count, start, sorted);
    for (uint32_t r = 0; r < count && outcome == TRIED_HOLDS; r++)
        if (start[r + 1] > start[r])
            outcome = try_rings(from, sorted + start[r], start[r + 1] - start[r], out);
    if (outcome == TRIED_FAILS)
        return LREL_FAILING_ALONE;
    for (uint32_t r = 0; r < count; r++)
        sorted[r] = r;
    if (outcome == TRIED_HOLDS)
        outcome = try_rings(from, sorted, count, out);
    return outcome == TRIED_FAILS   ? LREL_FAILING_TOGETHER
           : outcome == TRIED_HOLDS ? LREL_FAILING_NEVER
                                    : LREL_FAILING_UNKNOWN;
}

static void find(const ringset *set, const lrel_mosaic *mosaic,
                 const uint32_t *class_of_face, lrel_failing *out)
{
    const lrel_context *context = set->context;
    excerpt_source from;
    contacts found = {.context = context};
    ringset whole = *set; /* with what a mosaic does not keep */
    uint32_t *start = lrel__alloc(context, (size_t)set->ring_count + 1, sizeof *start);
    uint32_t *sorted = lrel__alloc(context, set->ring_count, sizeof *sorted);

    out->context = context;
    if (lrel_excerpt__init(&from, set, mosaic, class_of_face) && start && sorted &&
        lrel_ringset__make_parts(&whole) &&
        lrel_contacts__init(&found, &whole, NULL) == LREL_OK)
        out->seen = look(&from, &found, start, sorted, out);
    if (out->seen == LREL_FAILING_UNKNOWN)
        lrel_failing_clear(out);
    lrel_contacts__clear(&found);
    if (whole.parts != set->parts)
        lrel_ringset__drop_parts(&whole);
    lrel_excerpt__clear(&from);
    lrel__free(context, start);
    lrel__free(context, sorted);
}

lrel_status lrel_mosaic_build_or_tell(const lrel_context *context,
                                      const lrel_mosaic_input *input,
                                      lrel_failing *failing, lrel_mosaic **out,
                                      lrel_error *err)
{
    lrel_error why;
    ringset set;
    lrel_status status = lrel_mosaic_build(context, input, out, &why);

    if (status == LREL_E_INVARIANT && failing) {
        lrel_failing_clear(failing);
        if (lrel_ringset__init(&set, context, input, NULL) == LREL_OK)
            find(&set, NULL, NULL, failing);
        lrel_ringset__clear(&set);
        memcpy(failing->reason, why.message, sizeof failing->reason);
    }
    if (status != LREL_OK && err)
        *err = why;
    return status;
}

lrel_status lrel_mosaic_dissolve_or_tell(const lrel_mosaic *mosaic,
                                         const uint32_t *class_of_face,
                                         lrel_failing *failing, lrel_polygons **out,
                                         lrel_error *err)
{
    lrel_error why;
    lrel_status status = lrel_mosaic_dissolve(mosaic, class_of_face, out, &why);

    if (status == LREL_E_INVARIANT && failing) {
        lrel_failing_clear(failing);
        find(&mosaic->set, mosaic, class_of_face, failing);
        memcpy(failing->reason, why.message, sizeof failing->reason);
    }
    if (status != LREL_OK && err)
        *err = why;
    return status;
}

void lrel_failing_clear(lrel_failing *failing)
{
    const lrel_context *context = failing->context;

    if (context) {
        lrel__free(context, failing->points.at);
        lrel__free(context, failing->rings.at);
        lrel__free(context, failing->owners.at);
        lrel__free(context, failing->readings);
        lrel_faceset__clear(&failing->sets, context);
        lrel__free(context, failing->classes.at);
    }
    memset(failing, 0, sizeof *failing);
}

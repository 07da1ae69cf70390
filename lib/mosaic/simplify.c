/* SPDX-License-Identifier: Apache-2.0 */
/* simplify.c: dissolve, arcs, fewer points, polygons; and what is asked of them. */
#include "landrelease/simplify.h"

#include <string.h>

#include "mosaic/label.h"
#include "mosaic/outline.h"
#include "mosaic/polygons.h"
#include "mosaic/thin.h"

void lrel_simplify_options_init(lrel_simplify_options *options)
{
    memset(options, 0, sizeof *options);
    options->size = sizeof *options;
}

/* As in dissolve.c: every class has the land of its faces, summed in two ways. */
static lrel_status check_land(const lrel_simplified *s, const lrel_mosaic *m,
                              const uint32_t *class_of_face, lrel_error *err)
{
    uint64_t land = 0, mixed = 0;

    for (size_t f = 0; f < m->faces.faces.count; f++) {
        uint64_t area2 = (uint64_t)m->faces.faces.at[f].area2;

        if (class_of_face[f] == LREL_DISSOLVE_NONE)
            continue;
        land += area2;
        mixed += area2 * code_word(class_of_face[f]);
    }
    for (size_t i = 0; i < s->polygons->polygons.count; i++) {
        land -= (uint64_t)s->land2[i];
        mixed -= (uint64_t)s->land2[i] * code_word(s->polygons->polygons.at[i].class_id);
    }
    return land == 0 && mixed == 0
               ? LREL_OK
               : lrel__fail(err, LREL_E_INVARIANT,
                            "simplified polygons have other land than their faces");
}

static lrel_status work_through(lrel_simplified *s, const lrel_mosaic *mosaic,
                                const uint32_t *class_of_face,
                                const lrel_simplify_options *options, lrel_error *err)
{
    live l = {0};
    lrel_status status = lrel_arcset__init(&s->arcs, mosaic, class_of_face, err);

    if (status != LREL_OK)
        return status;
    s->stats.arcs = s->arcs.arcs.count;
    s->stats.vertices = s->arcs.points.count;
    status = lrel_live__init(&l, &s->arcs) ? LREL_OK : lrel__fail_memory(err);
    if (status == LREL_OK)
        status = lrel_arcs__thin(&l, options, &s->stats.vertices_in_way, err);
    for (size_t i = 0; i < s->arcs.arcs.count && status == LREL_OK; i++)
        s->stats.vertices_left += l.count[i];
    if (status == LREL_OK)
        status = lrel_simplified__outline(s, &l, err);
    lrel_live__clear(&l);
    if (status == LREL_OK)
        status = check_land(s, mosaic, class_of_face, err);
    return status == LREL_OK ? lrel_simplified__check(s, err) : status;
}

lrel_status lrel_simplify(const lrel_mosaic *mosaic, const uint32_t *class_of_face,
                          const lrel_simplify_options *options, lrel_simplified **out,
                          lrel_error *err)
{
    lrel_simplify_options mine;
    lrel_simplified *s;
    lrel_status status;

    lrel_simplify_options_init(&mine);
    if (options)
        memcpy(&mine, options, options->size < sizeof mine ? options->size : sizeof mine);
    if (mine.method != LREL_SIMPLIFY_VISVALINGAM &&
        mine.method != LREL_SIMPLIFY_DOUGLAS_PEUCKER)
        return lrel__fail(err, LREL_E_ARGUMENT, "there is no method %d", mine.method);
    if (!(s = lrel__calloc(mosaic->context, 1, sizeof *s)))
        return lrel__fail_memory(err);
    s->context = mosaic->context;
    s->arcs.context = mosaic->context;
    status = work_through(s, mosaic, class_of_face, &mine, err);
    if (status == LREL_OK)
        *out = s;
    else
        lrel_simplified_free(s);
    return status;
}

void lrel_simplified_free(lrel_simplified *s)
{
    if (!s)
        return;
    lrel_arcset__clear(&s->arcs);
    lrel_polygons_free(s->polygons);
    lrel__free(s->context, s->halves.at);
    lrel__free(s->context, s->first_half);
    lrel__free(s->context, s->land2);
    lrel__free(s->context, s->polygon_of);
    lrel__free(s->context, s);
}

const lrel_polygons *lrel_simplified_polygons(const lrel_simplified *s)
{
    return s->polygons;
}

int64_t lrel_simplified_land2(const lrel_simplified *s, size_t polygon)
{
    return s->land2[polygon];
}

size_t lrel_simplified_border_count(const lrel_simplified *s)
{
    return s->arcs.arcs.count;
}

lrel_neighbours lrel_simplified_border_at(const lrel_simplified *s, size_t number)
{
    return (lrel_neighbours){s->polygon_of[2 * number], s->polygon_of[2 * number + 1]};
}

lrel_simplify_stats lrel_simplified_stats_get(const lrel_simplified *s)
{
    return s->stats;
}

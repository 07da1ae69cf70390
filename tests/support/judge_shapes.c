/* SPDX-License-Identifier: Apache-2.0 */
#include "support/judge_shapes.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "support/planar.h"
#include "support/points.h"
#include "support/probe.h"
#include "support/random.h"

/* Snap rounding moves nothing farther than half a pixel's diagonal, 0.7071...: a point
 * farther than this from every ring is on the same side of all lines before and after. */
#define MOVED_AT_MOST 0.7072
#define PROBE_COUNT   16

/* The dissolves that are judged. */
typedef enum dissolve_by {
    BY_FACE,
    BY_NOTHING,
    BY_FIRST_OWNER,
    BY_CHANCE,
    BY_COUNT
} dissolve_by;

typedef struct shapes {
    const layer *layer;
    const lrel_mosaic *mosaic;
    uint32_t *classes; /* by face */
    lrel_polygons *polygons;
    char *why;
} shapes;

static uint32_t class_of_face(const lrel_mosaic *mosaic, dissolve_by by, size_t i)
{
    lrel_face face = lrel_mosaic_face_at(mosaic, i);
    random_stream chance = random_from(judge_owners(&face));

    switch (by) {
    case BY_FACE:
        return (uint32_t)i;
    case BY_NOTHING:
        return 7;
    case BY_FIRST_OWNER:
        return face.owners[0] == 0 ? 0 : LREL_DISSOLVE_NONE;
    default: /* three classes or none, without a pattern */
        return random_chance(&chance, 1, 4) ? LREL_DISSOLVE_NONE
                                            : random_below(&chance, 3);
    }
}

static bool classes_add_up(const shapes *s)
{
    size_t face_count = lrel_mosaic_face_count(s->mosaic);

    for (size_t i = 0; i < face_count; i++) {
        int64_t in_faces = 0, in_polygons = 0;

        if (s->classes[i] == LREL_DISSOLVE_NONE)
            continue;
        for (size_t k = 0; k < face_count; k++)
            if (s->classes[k] == s->classes[i])
                in_faces += lrel_mosaic_face_at(s->mosaic, k).area2;
        for (size_t k = 0; k < lrel_polygons_count(s->polygons); k++)
            if (lrel_polygons_at(s->polygons, k).class_id == s->classes[i])
                in_polygons += lrel_polygons_at(s->polygons, k).area2;
        if (in_faces != in_polygons)
            return judge_fault(s->why,
                               "class %u has area2 %" PRId64 " in faces, %" PRId64
                               " in polygons",
                               s->classes[i], in_faces, in_polygons);
    }
    return true;
}

static bool classes_are_known(const shapes *s)
{
    for (size_t k = 0; k < lrel_polygons_count(s->polygons); k++) {
        uint32_t class_id = lrel_polygons_at(s->polygons, k).class_id;
        bool is_known = false;

        for (size_t i = 0; i < lrel_mosaic_face_count(s->mosaic); i++)
            is_known |= s->classes[i] == class_id;
        if (!is_known || class_id == LREL_DISSOLVE_NONE)
            return judge_fault(s->why, "polygon %zu has class %u, which no face has", k,
                               class_id);
    }
    return true;
}

static bool polygon_holds(const lrel_polygons *polygons, const lrel_polygon *p,
                          lrel_grid_point at)
{
    bool is_held = false;

    for (size_t r = 0; r < p->ring_count; r++) {
        size_t count;
        const lrel_grid_point *ring =
            lrel_polygons_ring(polygons, p->first_ring + r, &count);

        is_held ^= points_locate(ring, count, at) == POINTS_INSIDE;
    }
    return is_held;
}

/* Whether the polygon that holds a point has the owners that the rings say. */
static bool probe_agrees(const shapes *s, lrel_grid_point at)
{
    uint64_t wanted = probe_owners(s->layer, at), found = 0;

    for (size_t k = 0; k < lrel_polygons_count(s->polygons); k++) {
        lrel_polygon p = lrel_polygons_at(s->polygons, k);
        lrel_face face = lrel_mosaic_face_at(s->mosaic, p.class_id);

        if (!polygon_holds(s->polygons, &p, at))
            continue;
        if (found)
            return judge_fault(s->why, "two polygons hold (%d %d)", at.x, at.y);
        found = judge_owners(&face);
    }
    if (found == wanted)
        return true;
    return judge_fault(s->why,
                       "owners at (%d %d) are %#" PRIx64 ", by the rings %#" PRIx64, at.x,
                       at.y, found, wanted);
}

/* Probes around the points of the layer, where there is something to tell apart. */
static bool probes_agree(const shapes *s)
{
    const layer *l = s->layer;
    random_stream random = random_from(l->point_count);
    int32_t reach = (int32_t)fmin(0.05 * layer_perimeter(l) + 3, 1e8);

    for (int i = 0; i < PROBE_COUNT && l->point_count; i++) {
        lrel_grid_point at = l->points[random_below(&random, (uint32_t)l->point_count)];

        at.x += random_between(&random, -reach, reach);
        at.y += random_between(&random, -reach, reach);
        if (probe_distance(l, at) > MOVED_AT_MOST && !probe_agrees(s, at))
            return false;
    }
    return true;
}

static bool dissolve_is_right(shapes *s, dissolve_by by)
{
    char planar_why[PLANAR_WHY_SIZE];
    lrel_error err;

    for (size_t i = 0; i < lrel_mosaic_face_count(s->mosaic); i++)
        s->classes[i] = class_of_face(s->mosaic, by, i);
    lrel_error_init(&err);
    if (lrel_mosaic_dissolve(s->mosaic, s->classes, &s->polygons, &err) != LREL_OK)
        return judge_fault(s->why, "dissolve %d fails: %s", (int)by, err.message);
    if (!planar_is_sound(s->polygons, planar_why))
        return judge_fault(s->why, "dissolve %d: %s", (int)by, planar_why);
    return classes_add_up(s) && classes_are_known(s) &&
           (by != BY_FACE || probes_agree(s));
}

bool judge_shapes(const layer *l, const lrel_mosaic *mosaic, char why[JUDGE_WHY_SIZE])
{
    shapes s = {.layer = l, .mosaic = mosaic, .why = why};
    bool is_right = true;

    s.classes = malloc((lrel_mosaic_face_count(mosaic) + 1) * sizeof *s.classes);
    if (!s.classes)
        abort();
    for (dissolve_by by = BY_FACE; is_right && by < BY_COUNT; by++) {
        is_right = dissolve_is_right(&s, by);
        lrel_polygons_free(s.polygons);
        s.polygons = NULL;
    }
    free(s.classes);
    return is_right;
}

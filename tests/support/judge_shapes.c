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
#define PROBES_MIN    16 /* and one more for every 100 points */

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

/* What a face brings to its class, or, negative, what a polygon takes. */
typedef struct share {
    uint32_t class_id;
    int64_t area2;
} share;

static int compare_shares(const void *a, const void *b)
{
    const share *p = a, *q = b;

    return (p->class_id > q->class_id) - (p->class_id < q->class_id);
}

/* Faces and polygons of every class have the same area; a class without faces has none.
 */
static bool classes_add_up(const shapes *s)
{
    size_t face_count = lrel_mosaic_face_count(s->mosaic), count = 0;
    size_t polygon_count = lrel_polygons_count(s->polygons);
    share *shares = calloc(face_count + polygon_count + 1, sizeof *shares);
    int64_t sum = 0;

    if (!shares)
        abort();
    for (size_t i = 0; i < face_count; i++)
        if (s->classes[i] != LREL_DISSOLVE_NONE)
            shares[count++] =
                (share){s->classes[i], lrel_mosaic_face_at(s->mosaic, i).area2};
    for (size_t i = 0; i < polygon_count; i++) {
        lrel_polygon p = lrel_polygons_at(s->polygons, i);

        shares[count++] = (share){p.class_id, -p.area2};
    }
    qsort(shares, count, sizeof *shares, compare_shares);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && sum != 0 && shares[i].class_id != shares[i - 1].class_id)
            break;
        sum += shares[i].area2;
    }
    free(shares);
    return sum == 0 ||
           judge_fault(s->why, "faces and polygons of a class differ by %" PRId64, sum);
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

/* Probes within some edges' length of points of the layer, where there is something to
 * tell apart. */
static bool probes_agree(const shapes *s)
{
    const layer *l = s->layer;
    random_stream random = random_from(l->point_count);
    double edge = layer_perimeter(l) / (double)(l->point_count + 1);
    int32_t reach = (int32_t)fmin(2 * edge + 3, 1e8);
    size_t probes = l->point_count ? PROBES_MIN + l->point_count / 100 : 0;

    for (size_t i = 0; i < probes; i++) {
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
    return classes_add_up(s) && (by != BY_FACE || probes_agree(s));
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

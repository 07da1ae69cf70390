/* SPDX-License-Identifier: Apache-2.0 */
/* GEOS as its friends would have us use it: not overlay by overlay, but each piece of
 * land once. Records whose boxes touch make a group; of a group all outlines are noded
 * and dissolved together, polygonised, and each polygon is asked by a point inside it
 * which records it lies in. Groups are shared out to threads, the largest first. The
 * partition is the one that our mosaic finds; of it the first-release rule makes the same
 * sum as of ours. */
#include <geos_c.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "bench/crew.h"
#include "bench/entry.h"
#include "bench/geos_polygon.h"

#define TREE_NODE 10

typedef struct group {
    uint32_t first, count; /* of `members` */
} group;

typedef struct tuned_job {
    const workload *w;
    const uint32_t *order;
    GEOSGeometry **polygons;
    uint32_t *leader;  /* by owner, on the way to groups */
    uint32_t *members; /* owners, group by group */
    group *groups;
    size_t group_count;
    atomic_size_t next;
} tuned_job;

/* ---- groups ---- */

static uint32_t leader_of(uint32_t *leader, uint32_t owner)
{
    while (leader[owner] != owner)
        owner = leader[owner] = leader[leader[owner]];
    return owner;
}

typedef struct neighbours {
    uint32_t *leader;
    uint32_t owner;
} neighbours;

static void join(void *item, void *user)
{
    neighbours *n = user;
    uint32_t a = leader_of(n->leader, n->owner);
    uint32_t b = leader_of(n->leader, (uint32_t)((uintptr_t)item - 1));
    n->leader[a < b ? b : a] = a < b ? a : b;
}

static void join_neighbours(GEOSContextHandle_t geos, tuned_job *job)
{
    size_t count = job->w->mosaic.owner_count;
    GEOSSTRtree *tree = GEOSSTRtree_create_r(geos, TREE_NODE);
    for (size_t i = 0; i < count; i++)
        GEOSSTRtree_insert_r(geos, tree, job->polygons[i], (void *)(uintptr_t)(i + 1));
    for (uint32_t i = 0; i < count; i++) {
        neighbours n = {job->leader, i};
        GEOSSTRtree_query_r(geos, tree, job->polygons[i], join, &n);
    }
    GEOSSTRtree_destroy_r(geos, tree);
}

static int compare_groups(const void *a, const void *b)
{
    const group *left = a, *right = b;
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return left->first < right->first ? -1 : left->first > right->first;
}

static void make_groups(GEOSContextHandle_t geos, tuned_job *job)
{
    uint32_t count = job->w->mosaic.owner_count;
    uint32_t *sizes = calloc(count + 1, sizeof *sizes);
    for (uint32_t i = 0; i < count; i++)
        job->leader[i] = i;
    join_neighbours(geos, job);
    for (uint32_t i = 0; i < count; i++)
        sizes[leader_of(job->leader, i)]++;
    for (uint32_t i = 0, first = 0; i < count; i++) {
        uint32_t size = sizes[i];
        sizes[i] = first; /* from here on: where the next member goes */
        if (size > 0)
            job->groups[job->group_count++] = (group){first, size};
        first += size;
    }
    for (uint32_t i = 0; i < count; i++)
        job->members[sizes[leader_of(job->leader, i)]++] = i;
    free(sizes);
    qsort(job->groups, job->group_count, sizeof *job->groups, compare_groups);
}

/* ---- one group ---- */

typedef struct tuned_group {
    GEOSContextHandle_t geos;
    const tuned_job *job;
    group members;
    const GEOSPreparedGeometry **prepared; /* by member */
    GEOSSTRtree *tree;
    const GEOSGeometry *point; /* of the piece that is asked */
    uint32_t hazard, release;  /* first in order that hold it; UINT32_MAX: none */
} tuned_group;

static void ask(void *item, void *user)
{
    tuned_group *g = user;
    const tuned_job *job = g->job;
    uint32_t member = (uint32_t)((uintptr_t)item - 1);
    uint32_t owner = job->members[g->members.first + member];
    uint32_t rank = job->order[owner];
    uint32_t *first = owner < job->w->ledger.hazard_count ? &g->hazard : &g->release;
    if (rank < *first &&
        GEOSPreparedContains_r(g->geos, g->prepared[member], g->point) == 1)
        *first = rank;
}

static double counted_of(tuned_group *g, const GEOSGeometry *piece)
{
    double area = 0;
    GEOSGeometry *point = GEOSPointOnSurface_r(g->geos, piece);
    g->point = point;
    g->hazard = g->release = UINT32_MAX;
    GEOSSTRtree_query_r(g->geos, g->tree, point, ask, g);
    GEOSGeom_destroy_r(g->geos, point);
    if (g->release != UINT32_MAX && g->hazard < g->release)
        GEOSArea_r(g->geos, piece, &area);
    return area;
}

/* All outlines of the group, cut where they meet. */
static GEOSGeometry *noded_outlines(const tuned_group *g)
{
    GEOSGeometry **lines = calloc(g->members.count, sizeof(GEOSGeometry *));
    GEOSGeometry *together, *noded;
    for (uint32_t i = 0; i < g->members.count; i++)
        lines[i] = GEOSBoundary_r(
            g->geos, g->job->polygons[g->job->members[g->members.first + i]]);
    together = GEOSGeom_createCollection_r(g->geos, GEOS_MULTILINESTRING, lines,
                                           g->members.count);
    noded = GEOSUnaryUnion_r(g->geos, together);
    GEOSGeom_destroy_r(g->geos, together);
    free(lines);
    return noded;
}

static void make_tree(tuned_group *g)
{
    g->prepared = calloc(g->members.count, sizeof(GEOSPreparedGeometry *));
    g->tree = GEOSSTRtree_create_r(g->geos, TREE_NODE);
    for (uint32_t i = 0; i < g->members.count; i++) {
        const GEOSGeometry *polygon =
            g->job->polygons[g->job->members[g->members.first + i]];
        g->prepared[i] = GEOSPrepare_r(g->geos, polygon);
        GEOSSTRtree_insert_r(g->geos, g->tree, (GEOSGeometry *)(uintptr_t)polygon,
                             (void *)(uintptr_t)(i + 1));
    }
}

static double counted_of_group(tuned_group *g)
{
    GEOSGeometry *noded, *pieces;
    const GEOSGeometry *lines[1];
    double sum = 0;

    if (g->members.count == 1)
        return 0; /* a hazard or a release, but not both */
    noded = noded_outlines(g);
    lines[0] = noded;
    pieces = GEOSPolygonize_r(g->geos, lines, 1);
    make_tree(g);
    for (int i = 0; i < GEOSGetNumGeometries_r(g->geos, pieces); i++)
        sum += counted_of(g, GEOSGetGeometryN_r(g->geos, pieces, i));
    for (uint32_t i = 0; i < g->members.count; i++)
        GEOSPreparedGeom_destroy_r(g->geos, g->prepared[i]);
    free(g->prepared);
    GEOSSTRtree_destroy_r(g->geos, g->tree);
    GEOSGeom_destroy_r(g->geos, pieces);
    GEOSGeom_destroy_r(g->geos, noded);
    return sum;
}

/* ---- all groups ---- */

static double work(void *user)
{
    tuned_job *job = user;
    double sum_m2 = 0;
    GEOSContextHandle_t geos = GEOS_init_r();
    for (;;) {
        size_t at = atomic_fetch_add(&job->next, 1);
        tuned_group g = {.geos = geos, .job = job};
        if (at >= job->group_count)
            break;
        g.members = job->groups[at];
        sum_m2 += counted_of_group(&g);
    }
    GEOS_finish_r(geos);
    return sum_m2;
}

bool run_tuned(const task *t, const entry *e, run_report *report)
{
    const workload *w = t->w;
    size_t count = w->mosaic.owner_count;
    GEOSContextHandle_t geos = GEOS_init_r();
    uint32_t *order = order_of_owners(w);
    tuned_job job = {.w = w, .order = order};
    double start;

    job.polygons = calloc(count, sizeof *job.polygons);
    job.leader = calloc(count, sizeof *job.leader);
    job.members = calloc(count, sizeof *job.members);
    job.groups = calloc(count, sizeof *job.groups);
    for (size_t i = 0; i < count; i++)
        job.polygons[i] = geos_polygon(geos, w, i);

    start = seconds_now();
    make_groups(geos, &job);
    report->answer = crew_work(e->threads, work, &job);
    report->seconds = seconds_now() - start;

    for (size_t i = 0; i < count; i++)
        GEOSGeom_destroy_r(geos, job.polygons[i]);
    free(job.polygons);
    free(job.leader);
    free(job.members);
    free(job.groups);
    free(order);
    GEOS_finish_r(geos);
    return true;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* GEOS per record, as a careful programmer would write it: polygons parsed beforehand,
 * one tree over all of them, a prepared geometry per release, overlays only with what it
 * really meets and only with earlier records, releases shared out to threads one by one.
 */
#include <geos_c.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "bench/crew.h"
#include "bench/entry.h"
#include "bench/geos_polygon.h"

#define TREE_NODE 10 /* what GEOS recommends */

typedef struct geos_job {
    const workload *w;
    const uint32_t *order;
    const GEOSGeometry **polygons;
    GEOSSTRtree *tree;
    atomic_size_t next; /* release */
} geos_job;

/* What one release meets, as found by the tree. */
typedef struct query {
    const geos_job *job;
    GEOSContextHandle_t geos;
    uint32_t owner;
    const GEOSPreparedGeometry *prepared;
    GEOSGeometry **hazards, **releases;
    size_t hazard_count, release_count;
} query;

/* Keeps copies of the earlier records that the release really meets. */
static void on_candidate(void *item, void *user)
{
    query *q = user;
    uint32_t other = (uint32_t)((uintptr_t)item - 1);
    bool is_hazard = other < q->job->w->ledger.hazard_count;
    const GEOSGeometry *polygon = q->job->polygons[other];
    if (q->job->order[other] >= q->job->order[q->owner] ||
        GEOSPreparedIntersects_r(q->geos, q->prepared, polygon) != 1)
        return;
    if (is_hazard)
        q->hazards[q->hazard_count++] = GEOSGeom_clone_r(q->geos, polygon);
    else
        q->releases[q->release_count++] = GEOSGeom_clone_r(q->geos, polygon);
}

/* The union of @p count geometries, which it takes over. */
static GEOSGeometry *union_of(GEOSContextHandle_t geos, GEOSGeometry **parts,
                              size_t count)
{
    GEOSGeometry *together, *all;
    if (count == 1)
        return parts[0];
    together = GEOSGeom_createCollection_r(geos, GEOS_GEOMETRYCOLLECTION, parts,
                                           (unsigned)count);
    all = GEOSUnaryUnion_r(geos, together);
    GEOSGeom_destroy_r(geos, together);
    return all;
}

/* The release on the hazards, less the releases before; 0 where an overlay fails. */
static double counted_area(query *q)
{
    GEOSContextHandle_t geos = q->geos;
    const GEOSGeometry *release = q->job->polygons[q->owner];
    GEOSGeometry *hazards, *before, *land, *left;
    double area = 0;
    if (q->hazard_count == 0) {
        for (size_t i = 0; i < q->release_count; i++)
            GEOSGeom_destroy_r(geos, q->releases[i]);
        return 0;
    }
    hazards = union_of(geos, q->hazards, q->hazard_count);
    land = GEOSIntersection_r(geos, release, hazards);
    GEOSGeom_destroy_r(geos, hazards);
    if (q->release_count > 0) {
        before = union_of(geos, q->releases, q->release_count);
        left = GEOSDifference_r(geos, land, before);
        GEOSGeom_destroy_r(geos, before);
        GEOSGeom_destroy_r(geos, land);
        land = left;
    }
    if (land != NULL)
        GEOSArea_r(geos, land, &area);
    GEOSGeom_destroy_r(geos, land);
    return area;
}

static double work(void *user)
{
    geos_job *job = user;
    double sum_m2 = 0;
    size_t hazards = job->w->ledger.hazard_count, records = job->w->mosaic.owner_count;
    query q = {.job = job, .geos = GEOS_init_r()};
    q.hazards = calloc(records, sizeof(GEOSGeometry *));
    q.releases = calloc(records, sizeof(GEOSGeometry *));
    for (;;) {
        size_t release = atomic_fetch_add(&job->next, 1);
        if (release >= job->w->ledger.release_count)
            break;
        q.owner = (uint32_t)(hazards + release);
        q.hazard_count = q.release_count = 0;
        q.prepared = GEOSPrepare_r(q.geos, job->polygons[q.owner]);
        GEOSSTRtree_query_r(q.geos, job->tree, job->polygons[q.owner], on_candidate, &q);
        GEOSPreparedGeom_destroy_r(q.geos, q.prepared);
        sum_m2 += counted_area(&q);
    }
    free(q.hazards);
    free(q.releases);
    GEOS_finish_r(q.geos);
    return sum_m2;
}

static void ignore(void *item, void *user)
{
    (void)item;
    (void)user;
}

/* The tree is built by its first query, which must not be left to the threads. */
static GEOSSTRtree *make_tree(GEOSContextHandle_t geos, const geos_job *job)
{
    GEOSSTRtree *tree = GEOSSTRtree_create_r(geos, TREE_NODE);
    for (size_t i = 0; i < job->w->mosaic.owner_count; i++)
        GEOSSTRtree_insert_r(geos, tree, job->polygons[i], (void *)(uintptr_t)(i + 1));
    GEOSSTRtree_query_r(geos, tree, job->polygons[0], ignore, NULL);
    return tree;
}

bool run_geos(const task *t, const entry *e, run_report *report)
{
    const workload *w = t->w;
    GEOSContextHandle_t geos = GEOS_init_r();
    uint32_t *order = order_of_owners(w);
    geos_job job = {.w = w, .order = order};
    double start;
    job.polygons = calloc(w->mosaic.owner_count, sizeof *job.polygons);
    for (size_t i = 0; i < w->mosaic.owner_count; i++)
        job.polygons[i] = geos_polygon(geos, w, i);

    start = seconds_now();
    job.tree = make_tree(geos, &job);
    report->answer = crew_work(e->threads, work, &job);
    report->seconds = seconds_now() - start;

    GEOSSTRtree_destroy_r(geos, job.tree);
    for (size_t i = 0; i < w->mosaic.owner_count; i++)
        GEOSGeom_destroy_r(geos, (GEOSGeometry *)(uintptr_t)job.polygons[i]);
    free(job.polygons);
    free(order);
    GEOS_finish_r(geos);
    return true;
}

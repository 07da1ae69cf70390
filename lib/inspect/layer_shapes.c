/* SPDX-License-Identifier: Apache-2.0 */
/* layer_shapes.c: how many shapes of which kind, where, and whether the coordinate system
 * settles where on Earth. Where a datum shift is missing the map projection alone is
 * undone: some hundred metres off, which is near enough to say which country it is. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "bridge/proj.h"
#include "core/fail.h"
#include "core/threads.h"
#include "inspect/inspection.h"
#include "normalise/crs.h"

/* Candidates to show; more are not worth reading. */
#define CANDIDATE_MAX 24
/* Points of records that are wrong, most of them by an exchange of x and y. */
#define OUTSIDE_SHARE 0.05
/* Points between questions whether to stop. */
#define POINTS_BETWEEN_QUESTIONS (1 << 20)

static void count_shapes(const lrel_table *table, lrel_layer_look *layer)
{
    for (size_t row = 0; row < table->row_count; row++) {
        const lrel_shape *shape = &table->shapes[row];

        layer->shapes[shape->kind]++;
        layer->rings += shape->ring_count;
        for (uint32_t i = 0; i < shape->ring_count; i++)
            layer->points += table->rings[shape->first_ring + i].count;
    }
}

static void widen(lrel_extent *extent, lrel_xy p)
{
    if (!isfinite(p.x) || !isfinite(p.y))
        return;
    if (!extent->is_known)
        *extent = (lrel_extent){true, p, p};
    extent->low = (lrel_xy){fmin(extent->low.x, p.x), fmin(extent->low.y, p.y)};
    extent->high = (lrel_xy){fmax(extent->high.x, p.x), fmax(extent->high.y, p.y)};
}

static lrel_extent extent_of(const lrel_table *table)
{
    lrel_extent extent = {0};

    for (size_t r = 0; r < table->ring_count; r++) {
        const lrel_file_xy *points = lrel_table_points(table, &table->rings[r]);

        for (uint32_t i = 0; i < table->rings[r].count; i++)
            widen(&extent, points[i]);
    }
    return extent;
}

static bool is_within(const lrel_number_look *look, lrel_xy p)
{
    return p.x >= look->x_low && p.x <= look->x_high && p.y >= look->y_low &&
           p.y <= look->y_high;
}

static size_t points_outside(const lrel_table *table, const lrel_number_look *look)
{
    size_t outside = 0;

    for (size_t r = 0; r < table->ring_count; r++) {
        const lrel_file_xy *points = lrel_table_points(table, &table->rings[r]);

        for (uint32_t i = 0; i < table->rings[r].count; i++)
            outside += !is_within(look, points[i]);
    }
    return outside;
}

/* What most points look like: one whose coordinates are exchanged must not hide it. */
static const lrel_number_look *look_of(const lrel_table *table, size_t *outside)
{
    for (const lrel_number_look *look = lrel_number_looks; look->what; look++) {
        *outside = points_outside(table, look);
        if ((double)*outside <= OUTSIDE_SHARE * (double)lrel_table_point_count(table))
            return look;
    }
    return NULL;
}

/* A code that comes near a coordinate system that has none, as ESRI's with its own names.
 */
static lrel_status find_perhaps(const lrel_context *context, lrel_layer_crs *crs,
                                lrel_error *err)
{
    lrel_proj *proj = NULL;
    lrel_proj_crs *read = NULL;
    lrel_status status = lrel_proj_new(context, &proj, err);

    if (status == LREL_OK)
        status = lrel_crs__read(context, proj, crs->text, &read, err);
    if (status == LREL_OK) {
        lrel_proj_crs_identify(read);
        snprintf(crs->perhaps, sizeof crs->perhaps, "%s",
                 lrel_proj_crs_info_of(read)->perhaps);
    }
    lrel_proj_crs_free(read);
    lrel_proj_free(proj);
    return status == LREL_E_CRS_UNKNOWN ? LREL_OK : status;
}

/* Degrees under the name of a projection, or the reverse: a place is computed all the
 * same, and is nowhere near. */
static lrel_status find_contradiction(const lrel_context *context, lrel_layer_crs *crs,
                                      lrel_error *err)
{
    lrel_proj *proj = NULL;
    lrel_proj_crs *read = NULL;
    lrel_status status;

    if (!crs->look || crs->text.length == 0)
        return LREL_OK;
    status = lrel_proj_new(context, &proj, err);
    if (status == LREL_OK)
        status = lrel_crs__read(context, proj, crs->text, &read, err);
    if (status == LREL_OK)
        crs->is_contradicted =
            lrel_proj_crs_info_of(read)->is_geographic != crs->look->is_degrees;
    lrel_proj_crs_free(read);
    lrel_proj_free(proj);
    return status == LREL_E_CRS_UNKNOWN ? LREL_OK : status;
}

/* lrel_operation_new() with no operation but one that was answered; what it offers is
 * kept. */
static lrel_status try_crs(const lrel_context *context, lrel_text text, lrel_xy middle,
                           lrel_layer_crs *crs, lrel_operation **out, lrel_error *reason)
{
    lrel_candidate list[CANDIDATE_MAX];
    size_t count = 0;
    lrel_text named =
        crs->operation_answer ? crs->operation_answer->value : LREL_TEXT("");
    lrel_status status = lrel_operation_new(context, text, named, middle, out, list,
                                            CANDIDATE_MAX, &count, reason);

    if (status != LREL_E_OPERATION || count == 0)
        return status;
    crs->candidates = lrel__alloc(context, count, sizeof *list);
    if (!crs->candidates)
        return lrel__fail_memory(reason);
    memcpy(crs->candidates, list, count * sizeof *list);
    crs->candidate_count = count;
    return status;
}

/* Where PROJ knows no way from a coordinate system, the ways from the one that it comes
 * near. */
static lrel_status offer_perhaps(const lrel_context *context, lrel_xy middle,
                                 lrel_layer_crs *crs, lrel_error *err)
{
    lrel_operation *operation = NULL;
    lrel_error local;
    lrel_status status = find_perhaps(context, crs, err);

    if (status != LREL_OK || !crs->perhaps[0])
        return status;
    status =
        try_crs(context, lrel_text_of(crs->perhaps), middle, crs, &operation, &local);
    lrel_operation_free(operation);
    return status == LREL_E_MEMORY ? lrel__fail_memory(err) : LREL_OK;
}

static void take_names(lrel_layer_crs *crs, const lrel_operation *operation)
{
    const lrel_operation_info *info = lrel_operation_info_of(operation);

    snprintf(crs->name, sizeof crs->name, "%s", info->crs_name);
    snprintf(crs->code, sizeof crs->code, "%s", info->crs_code);
}

/* The projection undone and no more: for where it is, roughly, and what it is called. */
static lrel_status place_roughly(const lrel_context *context, lrel_xy middle,
                                 const lrel_layer_crs *crs, lrel_operation **out,
                                 lrel_error *err)
{
    lrel_error local;
    lrel_status status = lrel_operation_new(context, crs->text, LREL_TEXT("null-shift"),
                                            middle, out, NULL, 0, NULL, &local);

    return status == LREL_E_MEMORY ? lrel__fail_memory(err) : LREL_OK;
}

/* @p out receives an operation, or stays NULL where nothing can be placed. */
static lrel_status settle_crs(const lrel_context *context, lrel_xy middle,
                              lrel_layer_crs *crs, lrel_operation **out, lrel_error *err)
{
    lrel_error local;
    lrel_status status;

    lrel_error_init(&local);
    crs->status = try_crs(context, crs->text, middle, crs, out, &local);
    snprintf(crs->reason, sizeof crs->reason, "%s", local.message);
    if (crs->status == LREL_E_MEMORY)
        return lrel__fail_memory(err);
    if (crs->status == LREL_E_OPERATION) {
        if ((status = place_roughly(context, middle, crs, out, err)) != LREL_OK)
            return status;
        if (crs->candidate_count == 0 &&
            (status = offer_perhaps(context, middle, crs, err)) != LREL_OK)
            return status;
    }
    if (*out)
        take_names(crs, *out);
    return LREL_OK;
}

/* Twice the area under the edges of @p ring, signed. */
static double shoelace2(const lrel_file_xy *points, size_t count)
{
    double sum = 0;

    for (size_t i = 1; i + 1 < count; i++)
        sum += (points[i].x - points[0].x) * (points[i + 1].y - points[0].y) -
               (points[i + 1].x - points[0].x) * (points[i].y - points[0].y);
    return sum;
}

/* Places a ring into @p lonlat (room for its points). @return false: some point has no
 * place */
static bool place_ring(lrel_operation *operation, const lrel_file_xy *points,
                       size_t count, double *lonlat, lrel_extent *extent)
{
    for (size_t i = 0; i < count; i++) {
        lrel_xy p;

        if (!lrel_operation_lonlat(operation, points[i], &p))
            return false;
        widen(extent, p);
        lonlat[2 * i] = p.x;
        lonlat[2 * i + 1] = p.y;
    }
    return true;
}

/* Where the shapes are and how large, row by row. Without an operation, numbers that look
 * like metres are taken as such. */
typedef struct measuring {
    const lrel_context *context;
    const lrel_table *table;
    lrel_operation *operation;
    bool is_metres;
    double *lonlat; /* room for the largest ring */
    lrel_extent extent;
} measuring;

static double ring_area(measuring *m, const lrel_shape_ring *ring)
{
    const lrel_file_xy *points = lrel_table_points(m->table, ring);
    double area = NAN;

    if (m->operation) {
        if (place_ring(m->operation, points, ring->count, m->lonlat, &m->extent) &&
            ring->count > 3)
            area = lrel_geodesic_polygon_area_m2(m->lonlat, ring->count - 1);
    } else if (m->is_metres && ring->count > 3) {
        area = fabs(shoelace2(points, ring->count)) / 2;
    }
    return ring->role == LREL_RING_HOLE ? -area : area;
}

static lrel_status measure(measuring *m, double *areas_m2, lrel_error *err)
{
    size_t done = 0;

    for (size_t row = 0; row < m->table->row_count; row++) {
        const lrel_shape *shape = &m->table->shapes[row];
        double area = 0;

        for (uint32_t i = 0; i < shape->ring_count; i++) {
            const lrel_shape_ring *ring = &m->table->rings[shape->first_ring + i];

            area += ring_area(m, ring);
            if ((done += ring->count) < POINTS_BETWEEN_QUESTIONS)
                continue;
            done = 0;
            if (lrel__is_cancelled(m->context))
                return lrel__fail(err, LREL_E_CANCELLED, "stopped while measuring");
        }
        areas_m2[row] = shape->kind == LREL_SHAPE_POLYGON ? area : NAN;
    }
    return LREL_OK;
}

static bool make_room(measuring *m)
{
    size_t most = 0;

    for (size_t i = 0; i < m->table->ring_count; i++)
        if (m->table->rings[i].count > most)
            most = m->table->rings[i].count;
    m->lonlat = lrel__alloc(m->context, 2 * most + 2, sizeof *m->lonlat);
    return m->lonlat != NULL;
}

static bool looks_like_metres(const lrel_number_look *look)
{
    return look && look->x_high > 1000 && isfinite(look->x_high);
}

static void note_crs_text(const lrel_inspection *inspection, const lrel_table *table,
                          lrel_layer_look *layer)
{
    lrel_layer_crs *crs = &layer->crs;

    crs->answer = lrel_answers__find(&layer->answers, LREL_ASKS_CRS, LREL_NO_TEXT,
                                     LREL_NO_TEXT, LREL_NO_TEXT);
    crs->is_given = inspection->crs.length > 0 || crs->answer;
    crs->text = crs->answer ? crs->answer->text : table->crs;
    crs->why = crs->answer ? LREL_TEXT("as answered") : table->crs_why;
    if (inspection->crs.length > 0) {
        crs->text = inspection->crs;
        crs->why = LREL_TEXT("as given on the command line");
    }
}

/* One of the candidates has a yes beside it, or none. */
static lrel_status hear_operation(const lrel_answer_slice *answers, lrel_layer_crs *crs,
                                  lrel_error *err)
{
    for (size_t i = 0; i < answers->count; i++) {
        const lrel_answer *answer = &answers->at[i];

        if (answer->question != LREL_ASKS_OPERATION)
            continue;
        if (!lrel_text_is_equal_nocase(answer->text, LREL_TEXT(LREL_ANSWER_YES)))
            return lrel__fail(err, LREL_E_REFUSED,
                              "%.*s: a datum shift is \"yes\" or left",
                              LREL_TEXT_ARGS(answer->place));
        if (crs->operation_answer)
            return lrel__fail(err, LREL_E_REFUSED,
                              "%.*s: a second datum shift for one layer",
                              LREL_TEXT_ARGS(answer->place));
        crs->operation_answer = answer;
    }
    return LREL_OK;
}

/* An answer that PROJ cannot take is refused; nothing is placed by another. */
static lrel_status check_answers(const lrel_layer_crs *crs, lrel_error *err)
{
    if (crs->answer && crs->status == LREL_E_CRS_UNKNOWN)
        return lrel__fail(err, LREL_E_REFUSED, "%.*s: %s",
                          LREL_TEXT_ARGS(crs->answer->place), crs->reason);
    if (crs->operation_answer && crs->status == LREL_E_OPERATION)
        return lrel__fail(err, LREL_E_REFUSED, "%.*s: %s",
                          LREL_TEXT_ARGS(crs->operation_answer->place), crs->reason);
    return LREL_OK;
}

/* --- sites --- */

static int compare_points(const void *left, const void *right)
{
    const lrel_xy *a = left, *b = right;

    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return a->y < b->y ? -1 : a->y > b->y;
}

/* Evenly out of all, in an order that no order of rows changes. */
static void thin(lrel_sites *sites)
{
    size_t all = sites->count;

    qsort(sites->at, all, sizeof *sites->at, compare_points);
    if (all <= LREL_SITES_MAX)
        return;
    for (size_t i = 0; i < LREL_SITES_MAX; i++)
        sites->at[i] = sites->at[i * all / LREL_SITES_MAX];
    sites->count = LREL_SITES_MAX;
}

/* The first point of each row. */
static lrel_status take_sites(measuring *m, lrel_sites *sites, lrel_error *err)
{
    sites->at = lrel__alloc(m->context, m->table->row_count + 1, sizeof *sites->at);
    if (!sites->at)
        return lrel__fail_memory(err);
    for (size_t row = 0; row < m->table->row_count; row++) {
        const lrel_shape *shape = &m->table->shapes[row];
        const lrel_shape_ring *ring = &m->table->rings[shape->first_ring];

        if (shape->ring_count > 0 && ring->count > 0)
            sites->at[sites->count++] = *lrel_table_points(m->table, ring);
    }
    if (sites->count > 0)
        thin(sites);
    return LREL_OK;
}

/* Only where they are known to lie: those of a datum that is not settled prove nothing.
 */
static lrel_status place_sites(measuring *m, lrel_sites *sites, lrel_error *err)
{
    size_t kept = 0;

    sites->lonlat = lrel__alloc(m->context, sites->count + 1, sizeof *sites->lonlat);
    if (!sites->lonlat)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < sites->count; i++)
        if (lrel_operation_lonlat(m->operation, sites->at[i], &sites->lonlat[kept]))
            sites->at[kept++] = sites->at[i];
    sites->count = kept;
    return LREL_OK;
}

lrel_status lrel_layer__shapes(const lrel_inspection *inspection, const lrel_table *table,
                               lrel_layer_look *layer, double **areas_m2, lrel_error *err)
{
    measuring m = {.context = inspection->context, .table = table};
    double *areas = NULL;
    lrel_status status;

    count_shapes(table, layer);
    layer->extent = extent_of(table);
    note_crs_text(inspection, table, layer);
    if ((status = hear_operation(&layer->answers, &layer->crs, err)) != LREL_OK)
        return status;
    areas = lrel__alloc(m.context, table->row_count + 1, sizeof *areas);
    if (!areas || !make_room(&m)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    if (layer->extent.is_known) {
        lrel_xy middle = {(layer->extent.low.x + layer->extent.high.x) / 2,
                          (layer->extent.low.y + layer->extent.high.y) / 2};

        layer->crs.look = look_of(table, &layer->crs.look_outside);
        if ((status = settle_crs(m.context, middle, &layer->crs, &m.operation, err)) !=
            LREL_OK)
            goto done;
        if ((status = check_answers(&layer->crs, err)) != LREL_OK)
            goto done;
        if ((status = find_contradiction(m.context, &layer->crs, err)) != LREL_OK)
            goto done;
        m.is_metres = looks_like_metres(layer->crs.look);
    }
    if ((status = measure(&m, areas, err)) ||
        (status = take_sites(&m, &layer->sites, err)))
        goto done;
    if (m.operation && layer->crs.status == LREL_OK &&
        (status = place_sites(&m, &layer->sites, err)) != LREL_OK)
        goto done;
    layer->lonlat = m.extent;
    layer->is_lonlat_rough = layer->crs.status == LREL_E_OPERATION;
    *areas_m2 = areas;
    areas = NULL; /* now the caller's */

done:
    lrel__free(m.context, areas);
    lrel__free(m.context, m.lonlat);
    lrel_operation_free(m.operation);
    return status;
}

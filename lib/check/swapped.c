/* SPDX-License-Identifier: Apache-2.0 */
/* swapped.c: latitude before longitude, northing before easting. A record or fact that is
 * out of place as written (or no place on Earth at all) and in place the other way round
 * was most likely written so. In place is what lies within the boundaries or, without
 * them, near most records. */
#include <math.h>
#include <stdio.h>

#include "check/checking.h"

/* How far beyond the boundaries' box a record is still in place; that of C004. */
#define REACH_M 50000.0
/* Without boundaries, records within so many times the median distance from the grid's
 * centre are in place: half of all records could be wrong and would not move it. */
#define REACH_TIMES 3.0
/* Bins of a kilometre; the Earth's half circumference has 20,038. */
#define BIN_M     1000.0
#define BIN_COUNT 20100

/* In grid metres. */
typedef struct region {
    bool is_known;
    double x0, y0, x1, y1; /* the boundaries */
    double radius;         /* 0: there are boundaries */
} region;

static void add_point(region *g, double x, double y)
{
    g->x0 = fmin(g->x0, x - REACH_M);
    g->y0 = fmin(g->y0, y - REACH_M);
    g->x1 = fmax(g->x1, x + REACH_M);
    g->y1 = fmax(g->y1, y + REACH_M);
    g->is_known = true;
}

/* The box of the units' rings, which come behind those of records. */
static void add_boundaries(const lrel_checking *c, region *g)
{
    double units = lrel_grid_units_per_m(c->data->grid);

    for (size_t i = c->data->ring_count; i-- > 0;) {
        const lrel_mosaic_ring *ring = &c->data->rings[i];
        const lrel_grid_point *p = c->data->points.at + ring->first;

        if (ring->owner < c->owner_count)
            return;
        for (uint32_t k = 0; k < ring->count; k++)
            add_point(g, p[k].x / units, p[k].y / units);
    }
}

static lrel_xy middle_of(const lrel_checking *c, uint32_t owner)
{
    const lrel_shape_measure *m = &c->measures[owner];
    double units = lrel_grid_units_per_m(c->data->grid);

    return (lrel_xy){((double)m->west + m->east) / 2 / units,
                     ((double)m->south + m->north) / 2 / units};
}

static lrel_status add_records(const lrel_checking *c, region *g, lrel_error *err)
{
    uint32_t *bins = lrel__calloc(c->data->context, BIN_COUNT, sizeof *bins);
    uint32_t sum = 0;
    size_t bin = 0;

    if (!bins)
        return lrel__fail_memory(err);
    for (uint32_t o = 0; o < c->owner_count; o++) {
        lrel_xy p = middle_of(c, o);

        bins[(size_t)fmin(hypot(p.x, p.y) / BIN_M, BIN_COUNT - 1)]++;
    }
    while (bin < BIN_COUNT && 2 * (sum += bins[bin++]) < c->owner_count)
        continue;
    lrel__free(c->data->context, bins);
    g->is_known = c->owner_count > 0;
    g->radius = REACH_TIMES * BIN_M * (double)bin + REACH_M;
    return LREL_OK;
}

static lrel_status find_region(const lrel_checking *c, region *g, lrel_error *err)
{
    *g = (region){.x0 = INFINITY, .y0 = INFINITY, .x1 = -INFINITY, .y1 = -INFINITY};
    add_boundaries(c, g);
    return g->is_known ? LREL_OK : add_records(c, g, err);
}

static bool is_in_place(const region *g, lrel_xy p)
{
    if (!g->is_known)
        return true; /* any place on the Earth will do */
    return g->radius > 0 ? hypot(p.x, p.y) <= g->radius
                         : p.x >= g->x0 && p.x <= g->x1 && p.y >= g->y0 && p.y <= g->y1;
}

/* What is known of where a record or fact lies, as the source has it; false: nothing. */
static bool source_middle(const lrel_checking *c, size_t subject, lrel_xy *out)
{
    lrel_source_shape s = lrel_check__source_shape(c->data, subject);

    return s.input->placer && lrel_check__source_middle(&s, out);
}

/* Whether it is out of place and would not be, the other way round. */
static bool is_swapped(const lrel_checking *c, const region *g, size_t subject)
{
    lrel_subject s = lrel_check__subject(c->data, subject);
    const lrel_input *in = &c->data->sources[s.source];
    lrel_xy written, here, there;

    if (s.owner != LREL_OWNER_NONE && is_in_place(g, middle_of(c, s.owner)))
        return false;
    if (!source_middle(c, subject, &written))
        return false;
    if (lrel_placer_metres(in->placer, written, &here) && is_in_place(g, here))
        return false;
    return lrel_placer_metres(in->placer, (lrel_xy){written.y, written.x}, &there) &&
           is_in_place(g, there);
}

/* Two numbers with up to four decimals, in any locale. */
static void write_pair(double a, double b, char out[64])
{
    char text[2][32];
    const double value[2] = {a, b};

    for (int i = 0; i < 2; i++) {
        long long whole = llround(fabs(value[i]) * 1e4);

        snprintf(text[i], sizeof text[i], "%s%lld.%04lld", value[i] < 0 ? "-" : "",
                 whole / 10000, whole % 10000);
    }
    snprintf(out, 64, "%s, %s", text[0], text[1]);
}

static lrel_status report(const lrel_checking *c, size_t subject, lrel_error *err)
{
    lrel_issue issue = lrel_check__issue(c, LREL_ISSUE_COORDINATES_SWAPPED, subject);
    char value[64], expected[64];
    lrel_xy at;

    if (!source_middle(c, subject, &at))
        return LREL_OK;
    write_pair(at.x, at.y, value);
    write_pair(at.y, at.x, expected);
    issue.field = LREL_TEXT("geometry");
    issue.value = lrel_text_of(value);
    issue.expected = lrel_text_of(expected);
    return lrel_check__add(c, &issue, err);
}

static lrel_status report_source(const lrel_checking *c, uint32_t source, size_t count,
                                 lrel_error *err)
{
    lrel_issue issue = {.kind = LREL_ISSUE_COORDINATES_SWAPPED,
                        .source = (int32_t)source,
                        .row = -1,
                        .field = LREL_TEXT("geometry"),
                        .value = LREL_TEXT("most of the source"),
                        .expected = LREL_TEXT("x (east, longitude) first"),
                        .area2 = -1,
                        .count = (int64_t)count};

    return lrel_check__add(c, &issue, err);
}

/* A source of which most looks exchanged is one thing to mend. */
static lrel_status check_source(const lrel_checking *c, const region *g, size_t first,
                                size_t last, uint32_t *suspects, lrel_error *err)
{
    size_t count = 0, with_shape = 0;
    lrel_status status = LREL_OK;

    for (size_t i = first; i < last; i++) {
        const lrel_shape *shape = lrel_check__source_shape(c->data, i).shape;

        if (lrel_check__subject(c->data, i).is_elsewhere)
            continue;
        with_shape += shape && shape->ring_count > 0;
        if (is_swapped(c, g, i))
            suspects[count++] = (uint32_t)i;
    }
    if (count > 1 && 2 * count > with_shape)
        return report_source(c, lrel_check__subject(c->data, first).source, count, err);
    for (size_t i = 0; i < count && status == LREL_OK; i++)
        status = report(c, suspects[i], err);
    return status;
}

lrel_status lrel_check__swapped(const lrel_checking *c, lrel_error *err)
{
    size_t count = lrel_check__subject_count(c->data);
    uint32_t *suspects = lrel__alloc(c->data->context, count, sizeof *suspects);
    region g = {0};
    lrel_status status = suspects ? find_region(c, &g, err) : lrel__fail_memory(err);

    for (size_t i = 0, k; i < count && status == LREL_OK; i = k) {
        k = lrel_check__end_of_source(c->data, i);
        status = check_source(c, &g, i, k, suspects, err);
    }
    lrel__free(c->data->context, suspects);
    return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* revisited_points.c: points that one outline comes to twice, others between (GICHD
 * geocheck, rule 4; those that follow themselves are repeated_points.c's): turning points
 * in a wrong order, or a hole that was tied to its shell. */
#include <stdio.h>
#include <string.h>

#include "check/checking.h"

/* Points of one ring, in a table that is emptied by taking the next turn. */
typedef struct visits {
    struct {
        uint64_t point;
        uint32_t turn;
    } * at;
    size_t size; /* a power of two, twice the points of the ring at least */
    uint32_t turn;
} visits;

/* What one record has of them. */
typedef struct revisits {
    uint32_t count;
    lrel_grid_point lowest; /* by x, then y: whatever point a ring begins with */
} revisits;

static bool make_room(const lrel_checking *c, visits *v, size_t points)
{
    size_t size = v->size ? v->size : 64;

    while (size < 2 * points)
        size *= 2;
    if (size != v->size) {
        lrel__free(c->data->context, v->at);
        v->at = lrel__calloc(c->data->context, size, sizeof *v->at);
        v->size = v->at ? size : 0;
        v->turn = 0;
    }
    if (v->at && ++v->turn == 0) { /* all turns were taken */
        memset(v->at, 0, v->size * sizeof *v->at);
        v->turn = 1;
    }
    return v->at != NULL;
}

/* @return false: it was there already */
static bool visit(visits *v, lrel_grid_point p)
{
    uint64_t point = (uint64_t)(uint32_t)p.x << 32 | (uint32_t)p.y;
    /* Knuth's multiplicative hashing; the high bits are the good ones. */
    size_t at = (size_t)(point * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (v->size - 1);

    for (; v->at[at].turn == v->turn; at = (at + 1) & (v->size - 1))
        if (v->at[at].point == point)
            return false;
    v->at[at].turn = v->turn;
    v->at[at].point = point;
    return true;
}

static bool is_same(lrel_grid_point a, lrel_grid_point b)
{
    return a.x == b.x && a.y == b.y;
}

static void look_at_ring(visits *v, const lrel_grid_point *p, uint32_t count,
                         revisits *out)
{
    for (uint32_t i = 0; i < count; i++) {
        if (is_same(p[i], p[i ? i - 1 : count - 1]) || visit(v, p[i]))
            continue;
        if (out->count++ == 0 || p[i].x < out->lowest.x ||
            (p[i].x == out->lowest.x && p[i].y < out->lowest.y))
            out->lowest = p[i];
    }
}

static lrel_status report(const lrel_checking *c, uint32_t owner, const revisits *found,
                          lrel_error *err)
{
    lrel_issue issue =
        lrel_check__issue(c, LREL_ISSUE_POINTS_REVISITED, c->record_of_owner[owner]);
    char points[16];

    snprintf(points, sizeof points, "%u", (unsigned)found->count);
    issue.field = LREL_TEXT("geometry");
    issue.value = lrel_text_of(points);
    issue.expected = LREL_TEXT("0");
    return lrel_check__add_at(c, &issue, found->lowest, err);
}

lrel_status lrel_check__revisited_points(const lrel_checking *c, lrel_error *err)
{
    visits v = {0};
    lrel_status status = LREL_OK;

    for (uint32_t owner = 0; owner < c->owner_count && status == LREL_OK; owner++) {
        const lrel_shape_measure *m = &c->measures[owner];
        revisits found = {0};

        if (lrel_check__is_strip(c, owner))
            continue; /* its rings are ours */
        for (uint32_t r = 0; r < m->ring_count && status == LREL_OK; r++) {
            const lrel_mosaic_ring *ring = &c->data->rings[m->first_ring + r];

            if (!make_room(c, &v, ring->count))
                status = lrel__fail_memory(err);
            else
                look_at_ring(&v, c->data->points.at + ring->first, ring->count, &found);
        }
        if (status == LREL_OK && found.count)
            status = report(c, owner, &found, err);
    }
    lrel__free(c->data->context, v.at);
    return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Corners of the cells are those of a square net, each moved at random; the line between
 * two of them is cut into pieces whose ends are moved too. Both cells beside a line read
 * it from one place. */
#include <math.h>
#include <stdlib.h>

#include "bench/set.h"

#define SIDE          100 /* cells */
#define CELLS         ((size_t)SIDE * SIDE)
#define COPIES        11600
#define PIECES        8 /* of the line between two corners */
#define CELL_VERTICES (4 * PIECES)
#define CELL_M        300
#define CORNER_M      60 /* how far a corner is moved at most, in x and y */
#define JAG_M         8  /* and a point between corners */
#define ORIGIN_M      50000
#define CORNERS       (SIDE + 1)

typedef struct cadastre {
    workload *w;
    random_stream random;
    lrel_grid_point *corners;  /* CORNERS x CORNERS */
    lrel_grid_point *lines[2]; /* of each corner to the next east, and to the next north:
                                  PIECES points, the corner being the first */
} cadastre;

static int32_t jitter(random_stream *random, int32_t most_m)
{
    int32_t most = most_m * WORKLOAD_UNITS_PER_M;
    return random_between(random, -most, most);
}

static void make_corners(cadastre *c)
{
    for (int32_t y = 0; y < CORNERS; y++)
        for (int32_t x = 0; x < CORNERS; x++)
            c->corners[y * CORNERS + x] =
                (lrel_grid_point){(ORIGIN_M + x * CELL_M) * WORKLOAD_UNITS_PER_M +
                                      jitter(&c->random, CORNER_M),
                                  (ORIGIN_M + y * CELL_M) * WORKLOAD_UNITS_PER_M +
                                      jitter(&c->random, CORNER_M)};
}

static void make_line(cadastre *c, lrel_grid_point from, lrel_grid_point to,
                      lrel_grid_point *out)
{
    out[0] = from;
    for (int32_t i = 1; i < PIECES; i++) {
        out[i].x = from.x + (int32_t)((int64_t)(to.x - from.x) * i / PIECES) +
                   jitter(&c->random, JAG_M);
        out[i].y = from.y + (int32_t)((int64_t)(to.y - from.y) * i / PIECES) +
                   jitter(&c->random, JAG_M);
    }
}

static void make_lines(cadastre *c)
{
    for (size_t i = 0; i < (size_t)CORNERS * CORNERS; i++) {
        if (i % CORNERS < SIDE)
            make_line(c, c->corners[i], c->corners[i + 1], &c->lines[0][i * PIECES]);
        if (i / CORNERS < SIDE)
            make_line(c, c->corners[i], c->corners[i + CORNERS],
                      &c->lines[1][i * PIECES]);
    }
}

/* The line from corner @p at on, or back to it from the corner where it ends. */
static lrel_grid_point *add_line(const cadastre *c, int way, size_t at, bool is_back,
                                 lrel_grid_point *out)
{
    const lrel_grid_point *line = &c->lines[way][at * PIECES];
    size_t end = at + (way == 0 ? 1 : CORNERS);
    if (!is_back) {
        for (int i = 0; i < PIECES; i++)
            *out++ = line[i];
        return out;
    }
    *out++ = c->corners[end];
    for (int i = PIECES - 1; i > 0; i--)
        *out++ = line[i];
    return out;
}

static void add_cell(cadastre *c, uint32_t owner, size_t cell)
{
    workload *w = c->w;
    size_t at = cell / SIDE * CORNERS + cell % SIDE;
    lrel_grid_point *out = &w->points[w->point_count];
    w->rings[owner] = (lrel_mosaic_ring){
        .owner = owner, .first = w->point_count, .count = CELL_VERTICES};
    w->point_count += CELL_VERTICES;
    out = add_line(c, 0, at, false, out);
    out = add_line(c, 1, at + 1, false, out);
    out = add_line(c, 0, at + CORNERS, true, out);
    add_line(c, 1, at, true, out);
}

static lrel_date some_day(cadastre *c)
{
    const lrel_ledger_input *ledger = &c->w->ledger;
    int32_t first = ledger->period_starts[0].days, last = ledger->as_of.days;
    return (lrel_date){random_between(&c->random, first, last)};
}

static void add_records(cadastre *c)
{
    for (uint32_t i = 0; i < CELLS; i++) {
        c->w->hazards[i] = (lrel_ledger_hazard){.owner = i,
                                                .hazard = i,
                                                .counted_as = i,
                                                .tie = i,
                                                .class_rank = i % 3,
                                                .group = i % 24,
                                                .accounts = 1,
                                                .from = some_day(c),
                                                .to = {LREL_DAY_OPEN}};
        add_cell(c, i, i);
    }
    for (uint32_t i = 0; i < COPIES; i++) {
        uint32_t owner = (uint32_t)CELLS + i;
        c->w->releases[i] = (lrel_ledger_release){
            .owner = owner, .tie = owner, .accounts = 1, .product = i % 3};
        c->w->releases[i].day = some_day(c);
        add_cell(c, owner, random_below(&c->random, CELLS));
    }
}

workload *set_cadastre(const set *s)
{
    size_t corners = (size_t)CORNERS * CORNERS;
    cadastre c = {.random = random_from(workload_default().seed)};
    c.w = workload_room(CELLS, COPIES, (CELLS + COPIES) * CELL_VERTICES, s->accounts);
    c.corners = calloc(corners, sizeof *c.corners);
    c.lines[0] = calloc(corners * PIECES, sizeof *c.lines[0]);
    c.lines[1] = calloc(corners * PIECES, sizeof *c.lines[1]);
    if (c.w != NULL && c.corners != NULL && c.lines[0] != NULL && c.lines[1] != NULL) {
        make_corners(&c);
        make_lines(&c);
        add_records(&c);
    } else {
        workload_free(c.w);
        c.w = NULL;
    }
    free(c.corners);
    free(c.lines[0]);
    free(c.lines[1]);
    return c.w;
}

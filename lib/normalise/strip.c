/* SPDX-License-Identifier: Apache-2.0 */
/* strip.c: a line with a width as the union of simple rings: a rectangle for every piece
 * of the line, and where it bends a sector of a circle on the outer side. The mosaic
 * unites them, as it unites the parts of any record, exactly. */
#include "normalise/strip.h"

#include <math.h>
#include <stdlib.h>

/* Design, section 5: a piece of the line is within 1 cm of straight on the grid; so are
 * the pieces of an arc. */
#define STRAIGHT_M 0.01
#define SHORT_M    100.0
#define HALVINGS   20
/* Of a turn, in radians: no arc is cut more coarsely. */
#define STEP_MAX (M_PI / 8)
/* Rounding to the grid moves a point by up to 0.71 of a unit. */
#define ROUNDING_UNITS 0.75

/* The projection keeps areas, not widths. At an angle c from the centre of a sphere the
 * azimuthal equal-area projection stretches by 1 / cos(c / 2) across and shrinks by as
 * much along; on the ellipsoid, whose eccentricity squared is 0.0067, by at most that
 * part of c more. */
#define EARTH_RADIUS_M 6371007.0
#define FLATTENED      0.007

typedef struct stripper {
    lrel_placer *placer;
    const lrel_context *context;
    const lrel_strip_options *options;
    struct {
        lrel_xy *at; /* the line in grid metres */
        size_t count, capacity;
    } line;
    double half; /* of the width, in metres */
    double ends; /* how much longer the line is at its ends; < 0: shorter */
    lrel_grid_points *out;
    lrel_strip *strip;
    size_t ring; /* first point of the ring being made */
    bool out_of_memory, is_too_far;
} stripper;

/* ---- the line on the grid ---- */

static double distance(lrel_xy a, lrel_xy b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

static double deviation(lrel_xy a, lrel_xy b, lrel_xy p)
{
    double length = distance(a, b);

    return length > 0
               ? fabs((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) / length
               : distance(a, p);
}

/* Two points that round to one are one. */
static void add_point(stripper *s, lrel_xy metres)
{
    lrel_xy *slot;

    if (s->line.count &&
        distance(s->line.at[s->line.count - 1], metres) * s->options->units_per_m < 1)
        return;
    if (!(slot = LREL__PUSH(s->context, &s->line)))
        s->out_of_memory = true;
    else
        *slot = metres;
}

static lrel_xy between(lrel_xy a, lrel_xy b, double share)
{
    return (lrel_xy){a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}

/* Whether the edge is straight on the grid, by its middle and quarters.
 * @param end  receives its end. @return false where a point of it has no place */
static bool measure(const stripper *s, lrel_xy from, lrel_xy to, lrel_xy *end,
                    bool *is_straight)
{
    lrel_xy a, p;

    if (!lrel_placer_metres(s->placer, from, &a) ||
        !lrel_placer_metres(s->placer, to, end))
        return false;
    *is_straight = true;
    for (int quarter = 1; quarter < 4 && distance(a, *end) >= SHORT_M; quarter++) {
        if (!lrel_placer_metres(s->placer, between(from, to, quarter / 4.0), &p))
            return false;
        *is_straight &= deviation(a, *end, p) <= STRAIGHT_M;
    }
    return true;
}

/* Adds the points at which the edge is cut, and its end. @return false where a point of
 * it has no place */
static bool follow(stripper *s, lrel_xy from, lrel_xy to, int halvings)
{
    lrel_xy middle = between(from, to, 0.5), end;
    bool is_straight;

    if (!measure(s, from, to, &end, &is_straight))
        return false;
    if (is_straight) {
        add_point(s, end);
        return true;
    }
    return halvings < HALVINGS && follow(s, from, middle, halvings + 1) &&
           follow(s, middle, to, halvings + 1);
}

static bool trace(stripper *s, const lrel_file_xy *points, size_t count)
{
    lrel_xy first;

    if (count == 0 || !lrel_placer_metres(s->placer, points[0], &first))
        return count == 0;
    add_point(s, first);
    for (size_t i = 1; i < count; i++)
        if (!follow(s, points[i - 1], points[i], 0))
            return false;
    return true;
}

/* By how much a width may be drawn too large or too small, anywhere on the line. */
static double stretch(const stripper *s)
{
    double farthest = 0, sine;

    for (size_t i = 0; i < s->line.count; i++)
        farthest = fmax(farthest, hypot(s->line.at[i].x, s->line.at[i].y));
    sine = fmin((farthest + s->options->width_m) / (2 * EARTH_RADIUS_M), 0.99);
    return (1 + FLATTENED * 2 * asin(sine)) / sqrt(1 - sine * sine);
}

static void choose_width(stripper *s)
{
    double half = s->options->width_m / 2;
    double rounding = ROUNDING_UNITS / s->options->units_per_m;

    s->half = s->options->is_release ? half / stretch(s) - rounding
                                     : half * stretch(s) + rounding;
    s->ends = s->options->is_release ? -rounding : rounding;
}

/* ---- rings ---- */

static void begin_ring(stripper *s)
{
    s->ring = s->out->count;
}

static void put(stripper *s, double x, double y)
{
    double east = floor(x * s->options->units_per_m + 0.5);
    double north = floor(y * s->options->units_per_m + 0.5);
    lrel_grid_point *slot, p;

    if (!(fabs(east) < INT32_MAX && fabs(north) < INT32_MAX)) {
        s->is_too_far = true;
        return;
    }
    p = (lrel_grid_point){(int32_t)east, (int32_t)north};
    slot = s->out->at + s->out->count;
    if (s->out->count > s->ring && slot[-1].x == p.x && slot[-1].y == p.y)
        return;
    if (!(slot = LREL__PUSH(s->context, s->out)))
        s->out_of_memory = true;
    else
        *slot = p;
}

/* A ring of fewer than three points encloses nothing. */
static void end_ring(stripper *s)
{
    uint32_t *slot;

    if (s->out->count - s->ring < 3) {
        s->out->count = s->ring;
        return;
    }
    if (!(slot = LREL__PUSH(s->context, &s->strip->rings)))
        s->out_of_memory = true;
    else
        *slot = (uint32_t)(s->out->count - s->ring);
}

static lrel_xy direction(lrel_xy a, lrel_xy b)
{
    double length = distance(a, b);

    return (lrel_xy){(b.x - a.x) / length, (b.y - a.y) / length};
}

/* The corners, and the ends of the line between them: what the next ring begins with. */
static void put_rectangle(stripper *s, lrel_xy a, lrel_xy b)
{
    lrel_xy d = direction(a, b);
    double x = -d.y * s->half, y = d.x * s->half;

    begin_ring(s);
    put(s, a.x, a.y);
    put(s, a.x - x, a.y - y);
    put(s, b.x - x, b.y - y);
    put(s, b.x, b.y);
    put(s, b.x + x, b.y + y);
    put(s, a.x + x, a.y + y);
    end_ring(s);
}

/* The sector between two pieces that meet in @p v, on the outer side of the bend. Around
 * a hazard's arc runs a line that touches it from outside; a release's arc is cut off by
 * chords. */
static void put_bend(stripper *s, lrel_xy v, lrel_xy d1, lrel_xy d2)
{
    double turn = atan2(d1.x * d2.y - d1.y * d2.x, d1.x * d2.x + d1.y * d2.y);
    double side = turn > 0 ? -1 : 1;
    double start = atan2(side * d1.x, side * -d1.y);
    double finest = 2 * acos(fmax(1 - STRAIGHT_M / s->half, 0));
    int pieces = (int)ceil(fabs(turn) / fmin(finest, STEP_MAX));
    double step = pieces ? turn / pieces : 0;
    double outside = s->half / cos(step / 2);

    if (pieces == 0)
        return;
    begin_ring(s);
    put(s, v.x, v.y);
    put(s, v.x - side * d1.y * s->half, v.y + side * d1.x * s->half);
    for (int i = 0; i < pieces; i++) {
        double angle = start + (i + 0.5) * step;

        if (!s->options->is_release)
            put(s, v.x + outside * cos(angle), v.y + outside * sin(angle));
        else if (i > 0)
            put(s, v.x + s->half * cos(start + i * step),
                v.y + s->half * sin(start + i * step));
    }
    put(s, v.x - side * d2.y * s->half, v.y + side * d2.x * s->half);
    end_ring(s);
}

/* Moves the ends of the line by the part of a unit that rounding may take or give. */
static void move_ends(stripper *s)
{
    lrel_xy *p = s->line.at;
    size_t last = s->line.count - 1;
    lrel_xy first = direction(p[1], p[0]), end = direction(p[last - 1], p[last]);

    p[0] = (lrel_xy){p[0].x + first.x * s->ends, p[0].y + first.y * s->ends};
    p[last] = (lrel_xy){p[last].x + end.x * s->ends, p[last].y + end.y * s->ends};
}

static void put_all(stripper *s)
{
    const lrel_xy *p = s->line.at;
    size_t count = s->line.count;
    bool is_closed =
        count > 3 && distance(p[0], p[count - 1]) * s->options->units_per_m < 1;

    if (is_closed)
        s->line.at[count - 1] = p[0];
    else
        move_ends(s);
    for (size_t i = 0; i + 1 < count; i++) {
        put_rectangle(s, p[i], p[i + 1]);
        if (i + 2 < count)
            put_bend(s, p[i + 1], direction(p[i], p[i + 1]),
                     direction(p[i + 1], p[i + 2]));
    }
    if (is_closed)
        put_bend(s, p[0], direction(p[count - 2], p[0]), direction(p[0], p[1]));
}

lrel_status lrel_placer_strip(lrel_placer *placer, const lrel_context *context,
                              const lrel_file_xy *points, size_t count,
                              const lrel_strip_options *options, lrel_grid_points *out,
                              lrel_strip *strip, lrel_error *err)
{
    stripper s = {.placer = placer,
                  .context = context,
                  .options = options,
                  .out = out,
                  .strip = strip};
    const size_t points_before = out->count, rings_before = strip->rings.count;
    lrel_status status = LREL_OK;

    if (!trace(&s, points, count))
        status = lrel__fail(err, LREL_E_COORDINATE,
                            "a point of a line has no place on the Earth");
    if (status == LREL_OK && !s.out_of_memory) {
        choose_width(&s);
        if (s.line.count > 1 && s.half > 0)
            put_all(&s);
    }
    if (s.out_of_memory)
        status = lrel__fail_memory(err);
    else if (s.is_too_far)
        status =
            lrel__fail(err, LREL_E_EXTENT, "a line lies too far from the grid's centre");
    if (status != LREL_OK) {
        out->count = points_before;
        strip->rings.count = rings_before;
    }
    lrel__free(context, s.line.at);
    return status;
}

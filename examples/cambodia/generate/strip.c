/* SPDX-License-Identifier: Apache-2.0 */
/* strip.c: of the outside world only sqrt(), which IEEE 754 rounds in one way: shapes are
 * the same on every machine. */
#include "strip.h"

#include <math.h>

#define SAME_M 0.02 /* two roundings to a centimetre */

/* Where @p along lies between stations: the piece i, i + 1 and how far in it. Of a step,
 * the side that is asked for. */
static int piece_at(const strip *s, double along, bool before_step, double *part)
{
    int i = 0;

    while (i + 2 < s->count &&
           (s->along[i + 1] < along || (!before_step && s->along[i + 1] <= along)))
        i++;
    *part = s->along[i + 1] > s->along[i]
                ? (along - s->along[i]) / (s->along[i + 1] - s->along[i])
                : 0;
    return i;
}

static double between(double a, double b, double part)
{
    return a + part * (b - a);
}

static point laid(const strip *s, double along, double left)
{
    return (point){s->origin.x + s->east * along - s->north * left,
                   s->origin.y + s->north * along + s->east * left};
}

double strip_length(const strip *s)
{
    return s->along[s->count - 1];
}

static double width(const strip *s, int station)
{
    return s->upper[station] - s->lower[station];
}

double strip_area(const strip *s, double from, double to)
{
    double area = 0;

    for (int i = 0; i + 1 < s->count; i++) {
        double a = s->along[i], b = s->along[i + 1];
        double left = from > a ? from : a, right = to < b ? to : b;

        if (right <= left)
            continue;
        area += (right - left) *
                between(width(s, i), width(s, i + 1), ((left + right) / 2 - a) / (b - a));
    }
    return area;
}

/* Bisection: forty halvings of some kilometres are far below a millimetre. */
double strip_reach(const strip *s, double from, double area_m2)
{
    double near = from, far = strip_length(s);

    if (strip_area(s, from, far) <= area_m2)
        return far;
    for (int i = 0; i < 40; i++) {
        double middle = (near + far) / 2;

        if (strip_area(s, from, middle) < area_m2)
            near = middle;
        else
            far = middle;
    }
    return far;
}

void strip_add_station(strip *s, double along)
{
    double part;
    int i = piece_at(s, along, true, &part);

    if (s->count == STRIP_STATIONS || s->along[i] == along || s->along[i + 1] == along)
        return;
    for (int j = s->count++; j > i + 1; j--) {
        s->along[j] = s->along[j - 1];
        s->lower[j] = s->lower[j - 1];
        s->upper[j] = s->upper[j - 1];
    }
    s->along[i + 1] = along;
    s->lower[i + 1] = between(s->lower[i], s->lower[i + 2], part);
    s->upper[i + 1] = between(s->upper[i], s->upper[i + 2], part);
}

point strip_point(const strip *s, double along, double across)
{
    double part;
    int i = piece_at(s, along, true, &part);
    double lower = between(s->lower[i], s->lower[i + 1], part);
    double upper = between(s->upper[i], s->upper[i + 1], part);

    return laid(s, along, between(lower, upper, across));
}

bool strip_has(const strip *s, point p, double margin_m)
{
    double x = p.x - s->origin.x, y = p.y - s->origin.y;
    double along = x * s->east + y * s->north, left = y * s->east - x * s->north;
    double end = strip_length(s), part;
    int i;

    if (along < -margin_m || along > end + margin_m)
        return false;
    along = along < 0 ? 0 : along > end ? end : along;
    i = piece_at(s, along, true, &part);
    return left > between(s->lower[i], s->lower[i + 1], part) - margin_m &&
           left < between(s->upper[i], s->upper[i + 1], part) + margin_m;
}

/* Points no farther apart than the narrowest strips are wide, on both edges and between.
 */
static bool has_some_of(const strip *a, const strip *b, double margin_m)
{
    int steps = 1 + (int)(strip_length(b) / 60);

    for (int i = 0; i <= steps; i++)
        for (int across = 0; across <= 4; across++)
            if (strip_has(a, strip_point(b, strip_length(b) * i / steps, across / 4.0),
                          margin_m))
                return true;
    return false;
}

bool strip_touches(const strip *a, const strip *b, double margin_m)
{
    point p = strip_point(a, strip_length(a) / 2, 0.5);
    point q = strip_point(b, strip_length(b) / 2, 0.5);
    double x = p.x - q.x, y = p.y - q.y;
    /* No strip is more than twice as wide as long. */
    double reach = 1.5 * (strip_length(a) + strip_length(b)) + margin_m;

    if (x * x + y * y > reach * reach)
        return false;
    return has_some_of(a, b, margin_m) || has_some_of(b, a, margin_m);
}

/* Not twice the same: columns of equal height meet in one point. */
static void add_point(ring *out, point p)
{
    const point *last = out->count ? &out->at[out->count - 1] : NULL;

    if (!last || fabs(p.x - last->x) > SAME_M || fabs(p.y - last->y) > SAME_M)
        out->at[out->count++] = p;
}

static void add_edge_points(const strip *s, const double *edge, double from, double to,
                            double wider_m, int step, ring *out)
{
    int i = step > 0 ? 0 : s->count - 1;

    for (; i >= 0 && i < s->count; i += step)
        if (s->along[i] > from && s->along[i] < to)
            add_point(out, laid(s, s->along[i], edge[i] + wider_m));
}

static void add_cut_point(const strip *s, const double *edge, double along,
                          bool before_step, double wider_m, ring *out)
{
    double part;
    int i = piece_at(s, along, before_step, &part);

    add_point(out, laid(s, along, between(edge[i], edge[i + 1], part) + wider_m));
}

ring strip_ring(const strip *s, double from, double to, double wider_m)
{
    ring out = {0};

    add_cut_point(s, s->lower, from, false, -wider_m, &out);
    add_edge_points(s, s->lower, from, to, -wider_m, 1, &out);
    add_cut_point(s, s->lower, to, true, -wider_m, &out);
    add_cut_point(s, s->upper, to, true, wider_m, &out);
    add_edge_points(s, s->upper, from, to, wider_m, -1, &out);
    add_cut_point(s, s->upper, from, false, wider_m, &out);
    return out;
}

double ring_area(const ring *r)
{
    double twice = 0;

    for (int i = 1; i + 1 < r->count; i++)
        twice += (r->at[i].x - r->at[0].x) * (r->at[i + 1].y - r->at[0].y) -
                 (r->at[i + 1].x - r->at[0].x) * (r->at[i].y - r->at[0].y);
    return fabs(twice) / 2;
}

void strip_lay(strip *s, point middle, double east, double north)
{
    double length = sqrt(east * east + north * north), half = strip_length(s) / 2;

    s->east = east / length;
    s->north = north / length;
    s->origin = (point){middle.x - half * s->east, middle.y - half * s->north};
}

static double uniform(random_stream *random, double low, double high)
{
    return between(low, high, random_unit(random));
}

static void scale_to(strip *s, double area_m2)
{
    double factor = area_m2 / strip_area(s, 0, strip_length(s));

    for (int i = 0; i < s->count; i++) {
        s->lower[i] *= factor;
        s->upper[i] *= factor;
    }
}

static strip blank(int count, double length)
{
    strip s = {.east = 1, .count = count};

    for (int i = 0; i < count; i++)
        s.along[i] = length * i / (count - 1);
    return s;
}

/* As a belt was laid: along a line that bends a little, of changing width. */
strip strip_belt(random_stream *random, double area_m2)
{
    double length = sqrt(area_m2 * uniform(random, 6, 15));
    double half = area_m2 / length / 2, middle = 0, slope = 0;
    int count = 5 + (int)(length / 400);
    strip s = blank(count < 16 ? count : 16, length);

    for (int i = 0; i < s.count; i++) {
        bool is_end = i == 0 || i == s.count - 1;

        s.lower[i] = middle - half * uniform(random, is_end ? 0.3 : 0.7, 1.3);
        s.upper[i] = middle + half * uniform(random, is_end ? 0.3 : 0.7, 1.3);
        slope = 0.7 * slope + 0.08 * random_normal(random);
        middle += slope * length / (s.count - 1);
    }
    scale_to(&s, area_m2);
    return s;
}

/* Somewhat round, as a patch round a former base or bridge is drawn. */
strip strip_patch(random_stream *random, double area_m2)
{
    double length = sqrt(area_m2 * uniform(random, 1.1, 2.4));
    double half = area_m2 / length / 2;
    strip s = blank(random_between(random, 5, 9), length);

    for (int i = 0; i < s.count; i++) {
        double t = 0.94 * (2.0 * i / (s.count - 1) - 1), bow = sqrt(1 - t * t);

        s.lower[i] = -half * bow * uniform(random, 0.8, 1.2);
        s.upper[i] = half * bow * uniform(random, 0.8, 1.2);
    }
    scale_to(&s, area_m2);
    return s;
}

/* The boxes of a survey that went outwards from finds until it found nothing: an ellipse
 * in steps of 50 m. */
#define BOX_M 50

static double whole_boxes(double metres)
{
    double boxes = floor(metres / BOX_M + 0.5);

    return BOX_M * (boxes < 1 ? 1 : boxes);
}

strip strip_strike(random_stream *random, double area_m2)
{
    int columns = random_between(random, 5, 9);
    double length = sqrt(area_m2 * uniform(random, 1.6, 3.4));
    double column = whole_boxes(length / columns), half = 0.637 * area_m2 / length;
    strip s = {.east = 1, .count = 2 * columns};

    for (int i = 0; i < columns; i++) {
        double t = (2.0 * i + 1) / columns - 1, bow = sqrt(1 - t * t);

        for (int side = 0; side < 2; side++) {
            s.along[2 * i + side] = column * (i + side);
            s.lower[2 * i + side] = -whole_boxes(half * bow);
            s.upper[2 * i + side] =
                side ? s.upper[2 * i]
                     : whole_boxes(half * bow * uniform(random, 0.8, 1.2));
        }
    }
    return s;
}

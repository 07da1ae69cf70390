/* SPDX-License-Identifier: Apache-2.0 */
/* picture_map.c: polygons as paths, no finer than a person can see. */
#include <math.h>
#include <stdlib.h>

#include "picture.h"

/* How a window lies in a frame: the middle in the middle, one scale for both axes. */
typedef struct fit {
    double px_per_unit, x0, y0;
} fit;

static fit fit_of(window on, frame in)
{
    double wide = in.width / (on.east - on.west);
    double high = in.height / (on.north - on.south);
    double scale = fmin(wide, high);

    return (fit){scale, in.x + in.width / 2 - scale * (on.west + on.east) / 2,
                 in.y + in.height / 2 + scale * (on.south + on.north) / 2};
}

/* Paths are in tenths of a pixel, as whole numbers: what is written is short, and the
 * same everywhere. */
static long tenths(double px)
{
    return lround(px * 10);
}

/* Points nearer than @p near_px to the one before are left out. */
static void put_ring(FILE *out, const lrel_grid_point *ring, size_t count, fit f,
                     double near_px)
{
    long near = tenths(near_px), x = 0, y = 0;

    for (size_t i = 0; i < count; i++) {
        long px = tenths(f.x0 + f.px_per_unit * ring[i].x);
        long py = tenths(f.y0 - f.px_per_unit * ring[i].y);

        if (i && labs(px - x) < near && labs(py - y) < near)
            continue;
        if (i)
            fprintf(out, "l%ld %ld", px - x, py - y);
        else
            fprintf(out, "M%ld %ld", px, py);
        x = px;
        y = py;
    }
    fputc('z', out);
}

/* A ring that has a point in the window, or reaches around it. */
static bool is_seen(const lrel_grid_point *ring, size_t count, window on)
{
    window box = {INFINITY, INFINITY, -INFINITY, -INFINITY};

    for (size_t i = 0; i < count; i++) {
        box.west = fmin(box.west, ring[i].x);
        box.south = fmin(box.south, ring[i].y);
        box.east = fmax(box.east, ring[i].x);
        box.north = fmax(box.north, ring[i].y);
    }
    return box.west <= on.east && box.east >= on.west && box.south <= on.north &&
           box.north >= on.south;
}

static void put_polygon(FILE *out, const lrel_polygons *polygons, size_t p, window on,
                        fit f, double near_px)
{
    lrel_polygon polygon = lrel_polygons_at(polygons, p);

    for (size_t r = 0; r < polygon.ring_count; r++) {
        size_t count;
        const lrel_grid_point *ring =
            lrel_polygons_ring(polygons, polygon.first_ring + r, &count);

        if (is_seen(ring, count, on))
            put_ring(out, ring, count, f, near_px);
    }
}

static void put_states(FILE *out, const coloured_land *land, window on, fit f,
                       double stroke_px)
{
    static const char *const names[LAND_STATE_COUNT] = {"cancelled", "reduced", "cleared",
                                                        "suspected", "confirmed"};
    size_t p = 0, count = lrel_polygons_count(land->states);

    for (uint32_t state = 0; state < LAND_STATE_COUNT; state++) {
        fprintf(out, "<path class=\"%s\" stroke-width=\"%g\" d=\"", names[state],
                stroke_px * 10);
        for (; p < count && lrel_polygons_at(land->states, p).class_id == state; p++)
            put_polygon(out, land->states, p, on, f, stroke_px / 2);
        fputs("\"/>\n", out);
    }
}

void picture_map(FILE *out, const coloured_land *land, window on, frame in,
                 double stroke_px)
{
    static int clips = 0;
    fit f = fit_of(on, in);

    fprintf(out,
            "<clipPath id=\"c%d\"><rect x=\"%g\" y=\"%g\" width=\"%g\" "
            "height=\"%g\"/></clipPath>\n<g clip-path=\"url(#c%d)\">"
            "<g transform=\"scale(.1)\">\n<path class=\"unit\" d=\"",
            clips, in.x, in.y, in.width, in.height, clips);
    clips++;
    for (size_t p = 0; p < lrel_polygons_count(land->units); p++)
        put_polygon(out, land->units, p, on, f, stroke_px / 2);
    fputs("\"/>\n", out);
    put_states(out, land, on, f, stroke_px);
    fputs("</g></g>\n", out);
}

void picture_marker(FILE *out, window part, window whole, frame in)
{
    fit f = fit_of(whole, in);
    long west = tenths(f.x0 + f.px_per_unit * part.west);
    long east = tenths(f.x0 + f.px_per_unit * part.east);
    long north = tenths(f.y0 - f.px_per_unit * part.north);
    long south = tenths(f.y0 - f.px_per_unit * part.south);

    fprintf(
        out,
        "<path class=\"marker\" transform=\"scale(.1)\" d=\"M%ld %ldH%ldV%ldH%ldz\"/>\n",
        west, north, east, south, west);
}

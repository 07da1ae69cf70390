/* SPDX-License-Identifier: Apache-2.0 */
/* ewkb.c: one walk over the bytes, none of which is believed: they come from a server
 * that others write to. PostGIS, doc/ZMSgeoms.txt, has the format. */
#include "bridge/ewkb.h"

#include <math.h>
#include <string.h>

enum { LOWEST_FIRST = 1 };

enum {
    POINT = 1,
    LINE = 2,
    POLYGON = 3,
    MULTIPOINT = 4,
    MULTILINE = 5,
    MULTIPOLYGON = 6,
    COLLECTION = 7
};

#define FLAG_Z    0x80000000u
#define FLAG_M    0x40000000u
#define FLAG_SRID 0x20000000u
#define FLAGS     (FLAG_Z | FLAG_M | FLAG_SRID)

/* Collections deeper than this are not drawn by people (as lib/read has it for text). */
#define DEPTH_MAX 8

/* What is left, and where its points go. */
typedef struct walk {
    const unsigned char *at;
    size_t left;
    const lrel_vector_sink *sink;
} walk;

static bool fault(const walk *w, const char *expected)
{
    w->sink->fault(w->sink->user, expected);
    return false;
}

static bool take_number(walk *w, uint32_t *out)
{
    if (w->left < 4)
        return fault(w, "a whole geometry");
    *out = (uint32_t)w->at[0] | (uint32_t)w->at[1] << 8 | (uint32_t)w->at[2] << 16 |
           (uint32_t)w->at[3] << 24;
    w->at += 4;
    w->left -= 4;
    return true;
}

static double double_at(const unsigned char *at)
{
    uint64_t bits = 0;
    double out;

    for (int i = 8; i-- > 0;)
        bits = bits << 8 | at[i];
    memcpy(&out, &bits, sizeof out);
    return out;
}

/* The type without its flags, and the bytes that a point has. */
static bool take_type(walk *w, uint32_t *type, size_t *point_bytes)
{
    uint32_t said, srid;

    if (w->left == 0 || *w->at != LOWEST_FIRST)
        return fault(w, "a whole geometry");
    w->at++;
    w->left--;
    if (!take_number(w, &said) || ((said & FLAG_SRID) && !take_number(w, &srid)))
        return false;
    *type = said & ~FLAGS;
    *point_bytes = 8 * (2 + (size_t)((said & FLAG_Z) != 0) + ((said & FLAG_M) != 0));
    return true;
}

static bool give_points(walk *w, uint32_t count, size_t point_bytes,
                        lrel_vector_kind kind)
{
    double *out;

    if (count > w->left / point_bytes)
        return fault(w, "a whole geometry");
    if (!(out = w->sink->room(w->sink->user, count)))
        return false;
    for (uint32_t i = 0; i < count; i++, w->at += point_bytes) {
        out[2 * (size_t)i] = double_at(w->at);
        out[2 * (size_t)i + 1] = double_at(w->at + 8);
    }
    w->left -= count * point_bytes;
    return w->sink->end(w->sink->user, kind, count);
}

/* A point without a place: its coordinates are no numbers. */
static bool is_empty_point(const walk *w)
{
    return w->left >= 16 && isnan(double_at(w->at)) && isnan(double_at(w->at + 8));
}

static bool skip_point(walk *w, size_t point_bytes)
{
    if (w->left < point_bytes)
        return fault(w, "a whole geometry");
    w->at += point_bytes;
    w->left -= point_bytes;
    return true;
}

static bool give_point(walk *w, size_t point_bytes)
{
    return is_empty_point(w) ? skip_point(w, point_bytes)
                             : give_points(w, 1, point_bytes, LREL_VECTOR_POINTS);
}

static bool give_line(walk *w, size_t point_bytes)
{
    uint32_t count;

    return take_number(w, &count) &&
           (count == 0 || give_points(w, count, point_bytes, LREL_VECTOR_LINE));
}

static bool give_polygon(walk *w, size_t point_bytes)
{
    uint32_t rings, count;

    if (!take_number(w, &rings))
        return false;
    w->sink->polygon(w->sink->user);
    for (uint32_t i = 0; i < rings; i++)
        if (!take_number(w, &count) ||
            !give_points(w, count, point_bytes, LREL_VECTOR_RING))
            return false;
    return true;
}

/* The next point of a multipoint, or nothing where it has no place. */
static bool take_point(walk *w, double *out, size_t *used)
{
    uint32_t type;
    size_t point_bytes;

    if (!take_type(w, &type, &point_bytes))
        return false;
    if (type != POINT || w->left < point_bytes)
        return fault(w, "a whole geometry");
    if (!is_empty_point(w)) {
        out[2 * *used] = double_at(w->at);
        out[2 * *used + 1] = double_at(w->at + 8);
        *used += 1;
    }
    return skip_point(w, point_bytes);
}

/* The points of a multipoint are one piece. */
static bool give_multipoint(walk *w)
{
    uint32_t count;
    size_t used = 0;
    double *out;

    if (!take_number(w, &count))
        return false;
    if (count > w->left / (5 + 16)) /* the least that a point takes */
        return fault(w, "a whole geometry");
    if (!(out = w->sink->room(w->sink->user, count)))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!take_point(w, out, &used))
            return false;
    return used == 0 || w->sink->end(w->sink->user, LREL_VECTOR_POINTS, used);
}

static bool give(walk *w, int depth);

static bool give_all(walk *w, int depth)
{
    uint32_t count;

    if (depth > DEPTH_MAX)
        return fault(w, "geometries, in collections at most 8 deep");
    if (!take_number(w, &count))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!give(w, depth + 1))
            return false;
    return true;
}

static bool give(walk *w, int depth)
{
    uint32_t type;
    size_t point_bytes;

    if (!take_type(w, &type, &point_bytes))
        return false;
    switch (type) {
    case POINT:
        return give_point(w, point_bytes);
    case LINE:
        return give_line(w, point_bytes);
    case POLYGON:
        return give_polygon(w, point_bytes);
    case MULTIPOINT:
        return give_multipoint(w);
    case MULTILINE:
    case MULTIPOLYGON:
    case COLLECTION:
        return give_all(w, depth);
    default:
        return fault(w, "points, lines or polygons; surfaces (3D) are not read");
    }
}

void lrel_ewkb_give(const unsigned char *bytes, size_t size, const lrel_vector_sink *sink)
{
    walk w = {bytes, size, sink};

    if (give(&w, 1) && w.left > 0)
        (void)fault(&w, "one geometry, and nothing behind it");
}

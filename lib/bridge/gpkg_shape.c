/* SPDX-License-Identifier: Apache-2.0 */
/* gpkg_shape.c: geometries as nearly every GeoPackage has them: the header of OGC 12-128
 * (2.1.3), then well-known binary of ISO 13249-3 in the order of bytes of this machine.
 * What is anything else (curves, collections, no points, a byte too few or too many) is
 * told from it before any of it is handed out. Heights and measures are left behind. */
#include <math.h>
#include <string.h>

#include "bridge/gpkg_parts.h"

enum { WKB_POINT = 1, WKB_LINE = 2, WKB_POLYGON = 3, WKB_MULTIPOLYGON = 6 };

/* Flags of the header. */
enum { FLAG_EMPTY = 0x10, FLAG_EXTENDED = 0x20, FLAGS_UNUSED = 0xC0 };

/* What is left of a geometry, and where its points go; no sink: it is looked at only. */
typedef struct walk {
    const unsigned char *at;
    size_t left;
    const lrel_vector_sink *sink;
} walk;

static bool take(walk *w, void *out, size_t size)
{
    if (w->left < size)
        return false;
    memcpy(out, w->at, size);
    w->at += size;
    w->left -= size;
    return true;
}

/* Doubles of a point: x and y, and z, m or both. */
static size_t doubles_of(uint32_t type)
{
    static const size_t doubles[] = {2, 3, 3, 4};

    return doubles[type / 1000];
}

/* The order of bytes and the type of a geometry. */
static bool take_type(walk *w, uint32_t *type)
{
    const uint16_t one = 1;
    unsigned char here, order;

    memcpy(&here, &one, 1);
    return take(w, &order, 1) && order == here && take(w, type, sizeof *type) &&
           *type < 4000;
}

static bool put_points(const walk *w, uint32_t count, size_t doubles,
                       lrel_vector_kind kind)
{
    double *out = w->sink->room(w->sink->user, count);

    if (!out)
        return false;
    if (doubles == 2)
        memcpy(out, w->at, count * 2 * sizeof *out);
    else
        for (uint32_t i = 0; i < count; i++)
            memcpy(out + 2 * (size_t)i, w->at + i * doubles * sizeof *out,
                   2 * sizeof *out);
    return w->sink->end(w->sink->user, kind, count);
}

static bool walk_points(walk *w, uint32_t count, size_t doubles, lrel_vector_kind kind)
{
    size_t size = doubles * sizeof(double);

    if (count == 0 || count > w->left / size ||
        (w->sink && !put_points(w, count, doubles, kind)))
        return false;
    w->at += count * size;
    w->left -= count * size;
    return true;
}

/* A point whose coordinates are no numbers is an empty one. */
static bool walk_point(walk *w, size_t doubles)
{
    double xy[2];

    if (w->left < sizeof xy)
        return false;
    memcpy(xy, w->at, sizeof xy);
    return !isnan(xy[0]) && !isnan(xy[1]) &&
           walk_points(w, 1, doubles, LREL_VECTOR_POINTS);
}

static bool walk_line(walk *w, size_t doubles, lrel_vector_kind kind)
{
    uint32_t count;

    return take(w, &count, sizeof count) && walk_points(w, count, doubles, kind);
}

static bool walk_polygon(walk *w, size_t doubles)
{
    uint32_t rings;

    if (!take(w, &rings, sizeof rings))
        return false;
    if (w->sink)
        w->sink->polygon(w->sink->user);
    for (uint32_t i = 0; i < rings; i++)
        if (!walk_line(w, doubles, LREL_VECTOR_RING))
            return false;
    return true;
}

/* Its polygons have its dimensions. */
static bool walk_multipolygon(walk *w, uint32_t type)
{
    uint32_t count, part;

    if (!take(w, &count, sizeof count))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (!take_type(w, &part) || part + WKB_MULTIPOLYGON - WKB_POLYGON != type ||
            !walk_polygon(w, doubles_of(part)))
            return false;
    return true;
}

static bool walk_geometry(walk *w)
{
    uint32_t type;

    if (!take_type(w, &type))
        return false;
    switch (type % 1000) {
    case WKB_POINT:
        return walk_point(w, doubles_of(type));
    case WKB_LINE:
        return walk_line(w, doubles_of(type), LREL_VECTOR_LINE);
    case WKB_POLYGON:
        return walk_polygon(w, doubles_of(type));
    case WKB_MULTIPOLYGON:
        return walk_multipolygon(w, type);
    default:
        return false;
    }
}

/* Steps over "GP", the version, flags, the number of the coordinate system and the box.
 */
static bool walk_header(walk *w)
{
    static const size_t box_sizes[] = {0, 32, 48, 48, 64};
    unsigned char head[8];
    size_t box;

    if (!take(w, head, sizeof head) || head[0] != 'G' || head[1] != 'P' || head[2] != 0 ||
        (head[3] & (FLAG_EMPTY | FLAG_EXTENDED | FLAGS_UNUSED)))
        return false;
    box = head[3] >> 1 & 7;
    if (box >= sizeof box_sizes / sizeof *box_sizes || w->left < box_sizes[box])
        return false;
    w->at += box_sizes[box];
    w->left -= box_sizes[box];
    return true;
}

bool lrel_gpkg__is_plain_shape(const unsigned char *bytes, size_t size)
{
    walk w = {bytes, size, NULL};

    return walk_header(&w) && walk_geometry(&w) && w.left == 0;
}

void lrel_gpkg__put_shape(const unsigned char *bytes, size_t size,
                          const lrel_vector_sink *sink)
{
    walk w = {bytes, size, sink};

    if (walk_header(&w))
        (void)walk_geometry(&w); /* what the sink stops is stopped */
}

/* SPDX-License-Identifier: Apache-2.0 */
/* A parser by descent. Tests never set a locale, so strtod() reads points. */
#include "support/wkt.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct reader {
    const char *at;
    wkt_shape *shape;
} reader;

static bool take(reader *r, char wanted)
{
    while (isspace((unsigned char)*r->at))
        r->at++;
    if (*r->at != wanted)
        return false;
    r->at++;
    return true;
}

static bool take_word(reader *r, char *word, size_t size)
{
    size_t n = 0;

    while (isspace((unsigned char)*r->at))
        r->at++;
    while (isalpha((unsigned char)*r->at) && n + 1 < size)
        word[n++] = *r->at++;
    word[n] = '\0';
    return n > 0;
}

static bool take_empty(reader *r)
{
    reader ahead = *r;
    char word[8];

    if (!take_word(&ahead, word, sizeof word) || strcasecmp(word, "empty") != 0)
        return false;
    *r = ahead;
    return true;
}

static void *with_room(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    *capacity = *capacity ? 2 * *capacity : 16;
    array = realloc(array, *capacity * size);
    if (!array)
        abort();
    return array;
}

/* Two numbers and what may follow of height and measure. */
static bool read_point(reader *r)
{
    wkt_shape *s = r->shape;
    wkt_point p;
    char *end;

    p.x = strtod(r->at, &end);
    if (end == r->at)
        return false;
    r->at = end;
    p.y = strtod(r->at, &end);
    if (end == r->at)
        return false;
    do {
        r->at = end;
        strtod(r->at, &end);
    } while (end != r->at);
    s->points =
        with_room(s->points, s->point_count, &s->point_capacity, sizeof *s->points);
    s->points[s->point_count++] = p;
    return true;
}

static bool read_ring(reader *r, bool is_hole)
{
    wkt_shape *s = r->shape;
    wkt_ring ring = {s->part_count, is_hole, s->point_count, 0};

    if (take_empty(r))
        return true;
    if (!take(r, '('))
        return false;
    do {
        if (!read_point(r))
            return false;
    } while (take(r, ','));
    ring.count = s->point_count - ring.first;
    s->rings = with_room(s->rings, s->ring_count, &s->ring_capacity, sizeof *s->rings);
    s->rings[s->ring_count++] = ring;
    return take(r, ')');
}

static bool read_polygon(reader *r)
{
    bool is_hole = false;

    if (take_empty(r))
        return true;
    if (!take(r, '('))
        return false;
    do {
        if (!read_ring(r, is_hole))
            return false;
        is_hole = true;
    } while (take(r, ','));
    r->shape->part_count++;
    return take(r, ')');
}

/* Passes over what holds no land: all between brackets. */
static bool skip_brackets(reader *r)
{
    int depth = 0;

    if (take_empty(r))
        return true;
    if (!take(r, '('))
        return false;
    for (depth = 1; depth > 0; r->at++) {
        if (*r->at == '\0')
            return false;
        depth += (*r->at == '(') - (*r->at == ')');
    }
    return true;
}

static bool read_geometry(reader *r)
{
    static const char *const landless[] = {"point",      "multipoint",      "linestring",
                                           "linearring", "multilinestring", NULL};
    bool (*read_member)(reader *) = NULL;
    char word[24];

    if (!take_word(r, word, sizeof word))
        return false;
    if (strcasecmp(word, "polygon") == 0)
        return read_polygon(r);
    if (strcasecmp(word, "multipolygon") == 0)
        read_member = read_polygon;
    else if (strcasecmp(word, "geometrycollection") == 0)
        read_member = read_geometry;
    for (size_t i = 0; landless[i]; i++)
        if (strcasecmp(word, landless[i]) == 0)
            return skip_brackets(r);
    if (!read_member)
        return false;
    if (take_empty(r))
        return true;
    if (!take(r, '('))
        return false;
    do {
        if (!read_member(r))
            return false;
    } while (take(r, ','));
    return take(r, ')');
}

bool wkt_read(const char *text, wkt_shape *out)
{
    wkt_shape shape = {0};
    reader r = {text, &shape};

    if (!read_geometry(&r) || !take(&r, '\0')) {
        wkt_free(&shape);
        return false;
    }
    *out = shape;
    return true;
}

void wkt_free(wkt_shape *shape)
{
    free(shape->points);
    free(shape->rings);
    *shape = (wkt_shape){0};
}

double wkt_area(const wkt_shape *shape)
{
    double sum = 0;

    for (size_t r = 0; r < shape->ring_count; r++) {
        const wkt_ring *ring = &shape->rings[r];
        const wkt_point *p = shape->points + ring->first;
        double twice = 0;

        /* About the ring's first point, so that far-off coordinates lose no digits. */
        for (size_t i = 1; i + 1 < ring->count; i++)
            twice += (p[i].x - p[0].x) * (p[i + 1].y - p[0].y) -
                     (p[i + 1].x - p[0].x) * (p[i].y - p[0].y);
        sum += (ring->is_hole ? -0.5 : 0.5) * fabs(twice);
    }
    return sum;
}

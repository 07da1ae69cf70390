/* SPDX-License-Identifier: Apache-2.0 */
#include "support/reproducer.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

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

/* ---- reading ---- */

typedef struct reading {
    reproducer *out;
    uint32_t corners_left; /* of the ring that was opened last */
} reading;

static bool read_owner(reading *in, const char *line)
{
    reproducer *r = in->out;
    size_t number;
    char word[16];

    if (sscanf(line, "owner %zu %15s", &number, word) != 2 || number != r->owner_count)
        return false;
    r->readings = with_room(r->readings, r->owner_count, &r->owner_capacity, 1);
    r->readings[r->owner_count++] =
        strcmp(word, "smaller") == 0 ? LREL_READING_SMALLER : LREL_READING_LARGER;
    return true;
}

static bool read_ring(reading *in, const char *line)
{
    reproducer *r = in->out;
    lrel_mosaic_ring ring = {.first = r->point_count};
    char word[16];

    if (sscanf(line, "ring %" SCNu32 " %" SCNu32 " %15s %" SCNu32, &ring.owner,
               &ring.part, word, &ring.count) != 4)
        return false;
    ring.role = strcmp(word, "hole") == 0 ? LREL_RING_HOLE : LREL_RING_SHELL;
    r->rings = with_room(r->rings, r->ring_count, &r->ring_capacity, sizeof *r->rings);
    r->rings[r->ring_count++] = ring;
    in->corners_left = ring.count;
    return true;
}

static bool read_corner(reading *in, const char *line)
{
    reproducer *r = in->out;
    lrel_grid_point p;

    if (sscanf(line, "%" SCNd32 " %" SCNd32, &p.x, &p.y) != 2)
        return false;
    r->points =
        with_room(r->points, r->point_count, &r->point_capacity, sizeof *r->points);
    r->points[r->point_count++] = p;
    in->corners_left--;
    return true;
}

static bool read_class(reading *in, const char *line)
{
    reproducer *r = in->out;
    reproducer_class c = {0};
    size_t capacity = 0;
    char *end;

    c.class_id = (uint32_t)strtoul(line + strlen("class"), &end, 10);
    for (;;) {
        char *at = end;
        unsigned long owner = strtoul(at, &end, 10);

        if (end == at)
            break;
        c.owners = with_room(c.owners, c.owner_count, &capacity, sizeof *c.owners);
        c.owners[c.owner_count++] = (uint32_t)owner;
    }
    r->classes =
        with_room(r->classes, r->class_count, &r->class_capacity, sizeof *r->classes);
    r->classes[r->class_count++] = c;
    return c.owner_count > 0;
}

static bool read_line(reading *in, const char *line)
{
    if (in->corners_left)
        return read_corner(in, line);
    if (line[0] == '#')
        return true;
    if (strncmp(line, "owner ", 6) == 0)
        return read_owner(in, line);
    if (strncmp(line, "ring ", 5) == 0)
        return read_ring(in, line);
    return strncmp(line, "class ", 6) == 0 && read_class(in, line);
}

bool reproducer_read(FILE *from, reproducer *out, char why[REPRODUCER_WHY_SIZE])
{
    reading in = {.out = out};
    size_t capacity = 0, number = 0;
    char *line = NULL;
    bool is_right = true, is_whole = false;

    memset(out, 0, sizeof *out);
    while (is_right && !is_whole && getline(&line, &capacity, from) > 0) {
        number++;
        if (number == 1)
            is_right = strcmp(line, "landrelease reproducer 1\n") == 0;
        else if (in.corners_left == 0 && strcmp(line, "end\n") == 0)
            is_whole = true;
        else
            is_right = read_line(&in, line);
    }
    free(line);
    if (!is_right)
        snprintf(why, REPRODUCER_WHY_SIZE, "line %zu is none of a reproducer", number);
    else if (!is_whole)
        snprintf(why, REPRODUCER_WHY_SIZE, "it ends before its end");
    return is_right && is_whole;
}

void reproducer_write(const reproducer *r, FILE *to)
{
    fprintf(to, "landrelease reproducer 1\n");
    for (size_t o = 0; o < r->owner_count; o++)
        fprintf(to, "owner %zu %s\n", o,
                r->readings[o] == LREL_READING_SMALLER ? "smaller" : "larger");
    for (size_t i = 0; i < r->ring_count; i++) {
        const lrel_mosaic_ring *ring = &r->rings[i];

        fprintf(to, "ring %u %u %s %u\n", ring->owner, ring->part,
                ring->role == LREL_RING_HOLE ? "hole" : "shell", ring->count);
        for (uint32_t k = 0; k < ring->count; k++)
            fprintf(to, "%d %d\n", r->points[ring->first + k].x,
                    r->points[ring->first + k].y);
    }
    for (size_t i = 0; i < r->class_count; i++) {
        fprintf(to, "class %u", r->classes[i].class_id);
        for (uint32_t k = 0; k < r->classes[i].owner_count; k++)
            fprintf(to, " %u", r->classes[i].owners[k]);
        fputc('\n', to);
    }
    fprintf(to, "end\n");
}

void reproducer_free(reproducer *r)
{
    for (size_t i = 0; i < r->class_count; i++)
        free(r->classes[i].owners);
    free(r->classes);
    free(r->points);
    free(r->rings);
    free(r->readings);
    *r = (reproducer){0};
}

/* ---- trying ---- */

static uint32_t class_of(const reproducer *r, const lrel_face *face)
{
    for (size_t i = 0; i < r->class_count; i++) {
        const reproducer_class *c = &r->classes[i];

        if (c->owner_count == face->owner_count &&
            memcmp(c->owners, face->owners, c->owner_count * sizeof *c->owners) == 0)
            return c->class_id;
    }
    return LREL_DISSOLVE_NONE;
}

static lrel_status dissolve(const reproducer *r, const lrel_mosaic *mosaic,
                            lrel_error *err)
{
    size_t faces = lrel_mosaic_face_count(mosaic);
    uint32_t *classes = calloc(faces + 1, sizeof *classes);
    lrel_polygons *polygons = NULL;
    lrel_status status;

    if (!classes)
        abort();
    for (size_t f = 0; f < faces; f++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, f);

        classes[f] = class_of(r, &face);
    }
    status = lrel_mosaic_dissolve(mosaic, classes, &polygons, err);
    lrel_polygons_free(polygons);
    free(classes);
    return status;
}

lrel_status reproducer_try(const reproducer *r, int jobs, char why[REPRODUCER_WHY_SIZE])
{
    lrel_mosaic_input input = {r->points, r->rings, r->ring_count, r->readings,
                               (uint32_t)r->owner_count};
    lrel_context_options options;
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    lrel_error err;
    lrel_status status;

    lrel_error_init(&err);
    lrel_context_options_init(&options);
    options.jobs = jobs;
    context = lrel_context_new(&options);
    if (!context)
        abort();
    status = lrel_mosaic_build(context, &input, &mosaic, &err);
    if (status == LREL_OK && r->class_count)
        status = dissolve(r, mosaic, &err);
    snprintf(why, REPRODUCER_WHY_SIZE, "%s", err.message);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return status;
}

/* ---- making smaller ---- */

static bool still_fails(const reproducer *r)
{
    char why[REPRODUCER_WHY_SIZE];

    return reproducer_try(r, 1, why) == LREL_E_INVARIANT;
}

static void remove_rings(reproducer *r)
{
    for (size_t i = r->ring_count; i-- > 0;) {
        lrel_mosaic_ring gone = r->rings[i];
        size_t after = r->ring_count - i - 1;

        memmove(r->rings + i, r->rings + i + 1, after * sizeof *r->rings);
        r->ring_count--;
        if (still_fails(r))
            continue;
        memmove(r->rings + i + 1, r->rings + i, after * sizeof *r->rings);
        r->rings[i] = gone;
        r->ring_count++;
    }
}

/* Points of a ring lie behind each other; what is taken out leaves a gap behind it. */
static void remove_corners(reproducer *r, lrel_mosaic_ring *ring)
{
    for (uint32_t k = ring->count; k-- > 0;) {
        lrel_grid_point *at = r->points + ring->first + k, gone = *at;
        size_t after = ring->count - k - 1;

        memmove(at, at + 1, after * sizeof *at);
        ring->count--;
        if (still_fails(r))
            continue;
        memmove(at + 1, at, after * sizeof *at);
        *at = gone;
        ring->count++;
    }
}

void reproducer_make_smaller(reproducer *r)
{
    if (!still_fails(r))
        return;
    remove_rings(r);
    for (size_t i = 0; i < r->ring_count; i++)
        remove_corners(r, &r->rings[i]);
}

/* SPDX-License-Identifier: Apache-2.0 */
#include "support/fingerprint.h"

#include <stdlib.h>
#include <string.h>

#include "support/judge.h"
#include "support/random.h"

/* Classes of the dissolve, few enough that neighbours often share one. */
#define CLASSES 3

typedef struct named_face {
    uint64_t owners; /* bit i: the owner named i */
    int64_t area2;
    size_t face;
} named_face;

static void add(fingerprint *f, int64_t number)
{
    if (f->count == f->capacity) {
        f->capacity = f->capacity ? 2 * f->capacity : 256;
        f->numbers = realloc(f->numbers, f->capacity * sizeof *f->numbers);
        if (!f->numbers)
            abort();
    }
    f->numbers[f->count++] = number;
}

static int compare_faces(const void *a, const void *b)
{
    const named_face *f = a, *g = b;

    return (f->owners > g->owners) - (f->owners < g->owners);
}

static uint32_t name_of(const fingerprint_view *view, uint32_t owner)
{
    return view->is_renamed ? view->owner_names[owner] : owner;
}

static named_face *name_faces(const lrel_mosaic *mosaic, const fingerprint_view *view)
{
    size_t count = lrel_mosaic_face_count(mosaic);
    named_face *faces = calloc(count + 1, sizeof *faces);

    if (!faces)
        abort();
    for (size_t i = 0; i < count; i++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, i);

        faces[i].area2 = face.area2;
        faces[i].face = i;
        for (uint32_t k = 0; k < face.owner_count; k++)
            faces[i].owners |= UINT64_C(1) << name_of(view, face.owners[k]);
    }
    qsort(faces, count, sizeof *faces, compare_faces);
    return faces;
}

static void add_owners(fingerprint *f, const layer *l, const lrel_mosaic *mosaic,
                       const fingerprint_view *view)
{
    for (uint32_t name = 0; name < l->owner_count; name++)
        for (uint32_t o = 0; o < l->owner_count; o++)
            if (name_of(view, o) == name) {
                lrel_owner_area area = lrel_mosaic_owner_area(mosaic, o);

                add(f, area.area2);
                add(f, area.area2_larger);
                add(f, area.area2_smaller);
            }
}

static void add_polygon(fingerprint *f, const lrel_polygons *polygons,
                        const lrel_polygon *p, const fingerprint_view *view)
{
    add(f, p->class_id);
    add(f, p->area2);
    for (size_t r = p->first_ring; r < p->first_ring + p->ring_count; r++) {
        size_t count;
        const lrel_grid_point *at = lrel_polygons_ring(polygons, r, &count);

        add(f, (int64_t)count);
        for (size_t i = 0; i < count; i++) {
            add(f, (int64_t)at[i].x - view->dx);
            add(f, (int64_t)at[i].y - view->dy);
        }
    }
}

static void add_shapes(fingerprint *f, const lrel_mosaic *mosaic, const named_face *faces,
                       const fingerprint_view *view)
{
    size_t count = lrel_mosaic_face_count(mosaic);
    uint32_t *classes = calloc(count + 1, sizeof *classes);
    lrel_polygons *polygons = NULL;

    if (!classes)
        abort();
    for (size_t i = 0; i < count; i++) {
        random_stream chance = random_from(faces[i].owners);

        classes[faces[i].face] = random_below(&chance, CLASSES);
    }
    if (lrel_mosaic_dissolve(mosaic, classes, &polygons, NULL) != LREL_OK)
        abort();
    for (size_t i = 0; i < lrel_polygons_count(polygons); i++) {
        lrel_polygon p = lrel_polygons_at(polygons, i);

        add_polygon(f, polygons, &p, view);
    }
    lrel_polygons_free(polygons);
    free(classes);
}

fingerprint fingerprint_of(const layer *l, const fingerprint_view *view)
{
    fingerprint f = {0};
    lrel_context *context;
    lrel_mosaic *mosaic = NULL;
    named_face *faces;

    if (judge_build(l, view->jobs, &context, &mosaic, NULL) != LREL_OK) {
        fprintf(stderr, "no mosaic of\n");
        layer_print(l, stderr);
        abort();
    }
    faces = name_faces(mosaic, view);
    for (size_t i = 0; i < lrel_mosaic_face_count(mosaic); i++) {
        add(&f, (int64_t)faces[i].owners);
        add(&f, faces[i].area2);
    }
    add_owners(&f, l, mosaic, view);
    if (!view->without_shapes)
        add_shapes(&f, mosaic, faces, view);
    free(faces);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return f;
}

void fingerprint_free(fingerprint *f)
{
    free(f->numbers);
    *f = (fingerprint){0};
}

bool fingerprints_are_equal(const fingerprint *a, const fingerprint *b)
{
    return a->count == b->count &&
           (a->count == 0 ||
            memcmp(a->numbers, b->numbers, a->count * sizeof *a->numbers) == 0);
}

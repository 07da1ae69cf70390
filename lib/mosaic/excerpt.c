/* SPDX-License-Identifier: Apache-2.0 */
#include "mosaic/excerpt.h"

#include <stdlib.h>
#include <string.h>

/* Sorts faces by their owners. */
static bool index_faces(excerpt_source *from)
{
    const lrel_context *context = from->set->context;
    size_t faces = lrel_mosaic_face_count(from->mosaic), total = 0;
    uint32_t owners = from->set->owner_count, sum = 0;

    for (size_t f = 0; f < faces; f++)
        total += lrel_mosaic_face_at(from->mosaic, f).owner_count;
    from->first_face =
        lrel__calloc(context, (size_t)owners + 1, sizeof *from->first_face);
    from->faces = lrel__alloc(context, total, sizeof *from->faces);
    from->taken_for = lrel__calloc(context, faces, sizeof *from->taken_for);
    if (!from->first_face || !from->faces || !from->taken_for)
        return false;
    for (size_t f = 0; f < faces; f++) {
        lrel_face face = lrel_mosaic_face_at(from->mosaic, f);

        for (uint32_t i = 0; i < face.owner_count; i++)
            from->first_face[face.owners[i]]++;
    }
    for (uint32_t o = 0; o <= owners; o++) {
        sum += from->first_face[o];
        from->first_face[o] = sum;
    }
    for (size_t f = faces; f-- > 0;) {
        lrel_face face = lrel_mosaic_face_at(from->mosaic, f);

        for (uint32_t i = 0; i < face.owner_count; i++)
            from->faces[--from->first_face[face.owners[i]]] = (uint32_t)f;
    }
    return true;
}

bool lrel_excerpt__init(excerpt_source *from, const ringset *set,
                        const lrel_mosaic *mosaic, const uint32_t *class_of_face)
{
    *from =
        (excerpt_source){.set = set, .mosaic = mosaic, .class_of_face = class_of_face};
    from->index_of_owner =
        lrel__alloc(set->context, set->owner_count, sizeof *from->index_of_owner);
    if (!from->index_of_owner)
        return false;
    memset(from->index_of_owner, 0xFF, set->owner_count * sizeof *from->index_of_owner);
    return !mosaic || index_faces(from);
}

void lrel_excerpt__clear(excerpt_source *from)
{
    const lrel_context *context = from->set->context;

    lrel__free(context, from->index_of_owner);
    lrel__free(context, from->first_face);
    lrel__free(context, from->faces);
    lrel__free(context, from->taken_for);
}

static int compare_numbers(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* The owners of all copies of a ring, some perhaps twice. */
static bool list_owners(const excerpt_source *from, const ring *r, lrel_failing *out)
{
    const uint32_t *codes = ring_codes(from->set, r);

    for (uint32_t i = 0; i < r->code_count; i++) {
        uint32_t *slot = LREL__PUSH(out->context, &out->owners);

        if (!slot)
            return false;
        *slot = from->set->codes[codes[i]].owner;
    }
    return true;
}

/* Gives the owners of the rings numbers without gaps, in their order. */
static bool take_owners(excerpt_source *from, const uint32_t *rings, uint32_t count,
                        lrel_failing *out)
{
    uint32_t distinct = 0, *owners;

    for (uint32_t i = 0; i < count; i++)
        if (!list_owners(from, &from->set->rings[rings[i]], out))
            return false;
    owners = out->owners.at;
    qsort(owners, out->owners.count, sizeof *owners, compare_numbers);
    for (size_t i = 0; i < out->owners.count; i++)
        if (distinct == 0 || owners[distinct - 1] != owners[i])
            owners[distinct++] = owners[i];
    out->owners.count = distinct;
    out->readings = lrel__alloc(out->context, distinct, 1);
    for (uint32_t i = 0; i < distinct; i++) {
        from->index_of_owner[owners[i]] = i;
        if (out->readings)
            out->readings[i] = from->set->readings[owners[i]];
    }
    return out->readings != NULL;
}

static bool take_copy(const excerpt_source *from, const ring *r, uint32_t number,
                      lrel_failing *out)
{
    const ring_code *code = &from->set->codes[number];
    lrel_mosaic_ring *slot = LREL__PUSH(out->context, &out->rings);

    if (!slot || !lrel__grow(out->context, &out->points.at, &out->points.capacity,
                             out->points.count + r->count, sizeof *out->points.at))
        return false;
    *slot = (lrel_mosaic_ring){.owner = from->index_of_owner[code->owner],
                               .part = code->part,
                               .role = code->role,
                               .count = r->count,
                               .first = out->points.count};
    memcpy(out->points.at + out->points.count, from->set->points + r->first,
           r->count * sizeof *out->points.at);
    out->points.count += r->count;
    return true;
}

static bool take_ring(const excerpt_source *from, uint32_t index, lrel_failing *out)
{
    const ring *r = &from->set->rings[index];
    const uint32_t *codes = ring_codes(from->set, r);

    for (uint32_t i = 0; i < r->code_count; i++)
        if (!take_copy(from, r, codes[i], out))
            return false;
    return true;
}

/* Where on Earth it is, nobody needs to know. */
static void move_to_corner(lrel_failing *out)
{
    lrel_grid_point corner = {INT32_MAX, INT32_MAX};

    for (size_t i = 0; i < out->points.count; i++) {
        lrel_grid_point p = out->points.at[i];

        corner.x = p.x < corner.x ? p.x : corner.x;
        corner.y = p.y < corner.y ? p.y : corner.y;
    }
    for (size_t i = 0; i < out->points.count; i++) {
        out->points.at[i].x -= corner.x;
        out->points.at[i].y -= corner.y;
    }
}

/* The class of face @p f, known by those of its owners that were taken. */
static bool take_class(excerpt_source *from, uint32_t f, index_list *owners,
                       lrel_failing *out)
{
    lrel_face face = lrel_mosaic_face_at(from->mosaic, f);
    uint32_t number, *slot;

    owners->count = 0;
    for (uint32_t i = 0; i < face.owner_count; i++) {
        uint32_t index = from->index_of_owner[face.owners[i]];

        if (index == UINT32_MAX)
            continue;
        if (!(slot = LREL__PUSH(out->context, owners)))
            return false;
        *slot = index;
    }
    if (!lrel_faceset__find(&out->sets, out->context, owners->at, (uint32_t)owners->count,
                            lrel_faceset__word(owners->at, (uint32_t)owners->count),
                            &number))
        return false;
    if (number < out->classes.count)
        return true; /* a face whose other owners are elsewhere was there before */
    if (!(slot = LREL__PUSH(out->context, &out->classes)))
        return false;
    *slot = from->class_of_face[f];
    return true;
}

static bool take_classes(excerpt_source *from, lrel_failing *out)
{
    index_list owners = {0};
    bool is_taken = true;

    from->number++;
    for (size_t i = 0; i < out->owners.count; i++) {
        uint32_t o = out->owners.at[i];

        for (uint32_t k = from->first_face[o]; k < from->first_face[o + 1]; k++) {
            uint32_t f = from->faces[k];

            if (from->taken_for[f] == from->number)
                continue;
            from->taken_for[f] = from->number;
            is_taken = is_taken && take_class(from, f, &owners, out);
        }
    }
    lrel__free(out->context, owners.at);
    return is_taken;
}

static void forget(lrel_failing *out)
{
    out->points.count = out->rings.count = out->owners.count = out->classes.count = 0;
    lrel_faceset__clear(&out->sets, out->context);
    lrel__free(out->context, out->readings);
    out->readings = NULL;
}

bool lrel_excerpt__take(excerpt_source *from, const uint32_t *rings, uint32_t count,
                        lrel_failing *out)
{
    bool is_taken;

    forget(out);
    is_taken = take_owners(from, rings, count, out);
    for (uint32_t i = 0; i < count && is_taken; i++)
        is_taken = take_ring(from, rings[i], out);
    move_to_corner(out);
    if (is_taken && from->mosaic)
        is_taken = take_classes(from, out);
    for (size_t i = 0; i < out->owners.count; i++)
        from->index_of_owner[out->owners.at[i]] = UINT32_MAX;
    return is_taken;
}

/* By the classes of the excerpt. */
static lrel_status dissolve(lrel_failing *excerpt, const lrel_mosaic *mosaic,
                            lrel_error *err)
{
    const lrel_context *context = excerpt->context;
    size_t faces = lrel_mosaic_face_count(mosaic);
    uint32_t *classes = lrel__alloc(context, faces, sizeof *classes), number;
    lrel_polygons *polygons = NULL;
    lrel_status status;

    if (!classes)
        return lrel__fail_memory(err);
    for (size_t f = 0; f < faces; f++) {
        lrel_face face = lrel_mosaic_face_at(mosaic, f);

        if (!lrel_faceset__find(&excerpt->sets, context, face.owners, face.owner_count,
                                lrel_faceset__word(face.owners, face.owner_count),
                                &number)) {
            lrel__free(context, classes);
            return lrel__fail_memory(err);
        }
        classes[f] = number < excerpt->classes.count ? excerpt->classes.at[number]
                                                     : LREL_DISSOLVE_NONE;
    }
    status = lrel_mosaic_dissolve(mosaic, classes, &polygons, err);
    lrel_polygons_free(polygons);
    lrel__free(context, classes);
    return status;
}

lrel_status lrel_excerpt__try(lrel_failing *excerpt, bool has_classes, lrel_error *err)
{
    lrel_mosaic_input input = {excerpt->points.at, excerpt->rings.at,
                               excerpt->rings.count, excerpt->readings,
                               (uint32_t)excerpt->owners.count};
    lrel_mosaic *mosaic = NULL;
    lrel_status status = lrel_mosaic_build(excerpt->context, &input, &mosaic, err);

    if (status == LREL_OK && has_classes)
        status = dissolve(excerpt, mosaic, err);
    lrel_mosaic_free(mosaic);
    return status;
}

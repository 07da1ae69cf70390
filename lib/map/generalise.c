/* SPDX-License-Identifier: Apache-2.0 */
/* generalise.c: a map with fewer points, and marks in place of what is too small to see.
 *
 * Features may share land (one hazard in two accounts), so borders are simplified once
 * for all of them: the class of a face is the set of features that it belongs to. A face
 * of which pieces are edge difference is a class by itself, so that the pieces can be
 * told from each other afterwards. The polygons of these classes, *cells*, are then
 * arranged on the lattice of GeoJSON like whole faces are (lattice.h), and every feature
 * is put together of cells again: common borders are the same points in all features.
 *
 * A piece of a feature is what hangs together in it. Its land is the exact land of its
 * cells. Nothing is dropped: a piece below the least area, or one that the lattice is too
 * coarse for, is a mark. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "landrelease/simplify.h"
#include "map/layers.h"
#include "mosaic/faces.h"
#include "mosaic/outline.h"

/* A feature's share in one cell; by cell, in order of features. */
typedef struct share {
    uint32_t feature;
    uint32_t root;   /* another share of the same piece; its own number: the piece's */
    int64_t area2;   /* of a root: the piece's land */
    uint32_t cell;   /* of a root: the piece's largest cell, where a mark would stand */
    bool is_visible; /* of a root: on the lattice */
    bool is_mark;
} share;

typedef struct generalising {
    map_layers *l;
    faceset sets;          /* of features */
    uint32_t *set_of_land; /* LREL_DISSOLVE_NONE: of none */
    lrel_simplified *drawn;
    size_t cell_count;
    size_t *first_share; /* by cell, and one more */
    share *shares;
    lrel_lattice lattice; /* its "faces" are cells */
} generalising;

static int compare_by_land(const void *a, const void *b)
{
    const map_piece *pa = a, *pb = b;

    if (pa->land != pb->land)
        return pa->land < pb->land ? -1 : 1;
    return pa->feature < pb->feature ? -1 : pa->feature > pb->feature;
}

/* The set of features of every land. */
static lrel_status find_sets(generalising *g, lrel_error *err)
{
    const lrel_context *context = g->l->data->context;
    size_t count = g->l->pieces.count;
    map_piece *pieces = lrel__alloc(context, count, sizeof *pieces);
    uint32_t *features = lrel__alloc(context, g->l->features.count, sizeof *features);
    bool is_done = pieces && features;

    if (is_done && count) {
        memcpy(pieces, g->l->pieces.at, count * sizeof *pieces);
        qsort(pieces, count, sizeof *pieces, compare_by_land);
    }
    for (size_t i = 0, k; i < count && is_done; i = k) {
        uint32_t length = 0;

        for (k = i; k < count && pieces[k].land == pieces[i].land; k++)
            features[length++] = pieces[k].feature;
        is_done = lrel_faceset__find(&g->sets, context, features, length,
                                     lrel_faceset__word(features, length),
                                     &g->set_of_land[pieces[i].land]);
    }
    lrel__free(context, pieces);
    lrel__free(context, features);
    return is_done ? LREL_OK : lrel__fail_memory(err);
}

/* The classes of faces: a set of features or, behind those, the face. */
static void find_classes(const generalising *g, uint32_t *class_of_face)
{
    const lrel_lands *lands = lrel_layers__lands(g->l);
    size_t faces = lrel_mosaic_face_count(g->l->data->mosaic);

    memcpy(class_of_face, g->set_of_land, faces * sizeof *class_of_face);
    for (size_t i = 0; i < lands->edge.count; i++) {
        uint32_t face = lands->edge.at[i].face;

        if (g->set_of_land[face] != LREL_DISSOLVE_NONE ||
            g->set_of_land[faces + i] != LREL_DISSOLVE_NONE)
            class_of_face[face] = (uint32_t)g->sets.faces.count + face;
    }
}

/* The set of features of cell @p cell. */
static uint32_t set_of_cell(const generalising *g, size_t cell)
{
    uint32_t class_id =
        lrel_polygons_at(lrel_simplified_polygons(g->drawn), cell).class_id;
    uint32_t sets = (uint32_t)g->sets.faces.count;
    lrel_grid_point name[2];

    if (class_id < sets)
        return class_id;
    lrel_simplified__name(g->drawn, cell, name);
    return g
        ->set_of_land[lrel_lands_find(lrel_layers__lands(g->l), class_id - sets, name)];
}

static uint32_t tolerance_units(const generalising *g)
{
    double units =
        g->l->query->drawing.tolerance_m * lrel_grid_units_per_m(g->l->data->grid);

    return units >= LREL_GRID_EXTENT_MAX ? (uint32_t)LREL_GRID_EXTENT_MAX
                                         : (uint32_t)floor(units + 0.5);
}

static lrel_status simplify(generalising *g, lrel_error *err)
{
    const lrel_dataset *data = g->l->data;
    size_t faces = lrel_mosaic_face_count(data->mosaic);
    size_t lands = lrel_lands_count(lrel_layers__lands(g->l));
    uint32_t *class_of_face = lrel__alloc(data->context, faces, sizeof *class_of_face);
    lrel_simplify_options options;
    lrel_status status;

    g->set_of_land = lrel__alloc(data->context, lands, sizeof *g->set_of_land);
    if (!class_of_face || !g->set_of_land) {
        lrel__free(data->context, class_of_face);
        return lrel__fail_memory(err);
    }
    memset(g->set_of_land, 0xFF, lands * sizeof *g->set_of_land);
    lrel_simplify_options_init(&options);
    options.method = g->l->query->drawing.method;
    options.tolerance = tolerance_units(g);
    status = find_sets(g, err);
    if (status == LREL_OK)
        find_classes(g, class_of_face);
    if (status == LREL_OK)
        status = lrel_simplify(data->mosaic, class_of_face, &options, &g->drawn, err);
    lrel__free(data->context, class_of_face);
    return status;
}

static lrel_status make_shares(generalising *g, lrel_error *err)
{
    const lrel_context *context = g->l->data->context;
    const lrel_polygons *cells = lrel_simplified_polygons(g->drawn);
    size_t count = 0;

    g->cell_count = lrel_polygons_count(cells);
    g->first_share = lrel__alloc(context, g->cell_count + 1, sizeof *g->first_share);
    if (!g->first_share)
        return lrel__fail_memory(err);
    for (size_t c = 0; c <= g->cell_count; c++) {
        uint32_t set = c < g->cell_count ? set_of_cell(g, c) : LREL_DISSOLVE_NONE;

        g->first_share[c] = count;
        if (set != LREL_DISSOLVE_NONE)
            count += g->sets.faces.at[set].count;
    }
    if (!(g->shares = lrel__alloc(context, count, sizeof *g->shares)))
        return lrel__fail_memory(err);
    for (size_t c = 0; c < g->cell_count; c++) {
        uint32_t count_here = (uint32_t)(g->first_share[c + 1] - g->first_share[c]);
        uint32_t first =
            count_here ? (uint32_t)g->sets.faces.at[set_of_cell(g, c)].first : 0;

        for (uint32_t i = 0; i < count_here; i++)
            g->shares[g->first_share[c] + i] =
                (share){.feature = g->sets.owners.at[first + i],
                        .root = (uint32_t)(g->first_share[c] + i),
                        .area2 = lrel_simplified_land2(g->drawn, c),
                        .cell = (uint32_t)c};
    }
    return LREL_OK;
}

static uint32_t root_of(share *shares, uint32_t s)
{
    while (shares[s].root != s) {
        shares[s].root = shares[shares[s].root].root;
        s = shares[s].root;
    }
    return s;
}

/* The lower number is the root, so that the order of borders leaves no trace. */
static void unite(share *shares, uint32_t a, uint32_t b)
{
    a = root_of(shares, a);
    b = root_of(shares, b);
    if (a < b)
        shares[b].root = a;
    else
        shares[a].root = b;
}

/* Cells on both sides of a border hang together in every feature that has both. */
static void unite_cells(generalising *g, uint32_t left, uint32_t right)
{
    size_t i = g->first_share[left], k = g->first_share[right];

    while (i < g->first_share[left + 1] && k < g->first_share[right + 1]) {
        if (g->shares[i].feature == g->shares[k].feature)
            unite(g->shares, (uint32_t)i++, (uint32_t)k++);
        else if (g->shares[i].feature < g->shares[k].feature)
            i++;
        else
            k++;
    }
}

static void find_pieces(generalising *g)
{
    for (size_t b = 0; b < lrel_simplified_border_count(g->drawn); b++) {
        lrel_neighbours n = lrel_simplified_border_at(g->drawn, b);

        if (n.left != LREL_DISSOLVE_NONE && n.right != LREL_DISSOLVE_NONE)
            unite_cells(g, n.left, n.right);
    }
    for (size_t s = 0; s < g->first_share[g->cell_count]; s++) {
        share *root = &g->shares[root_of(g->shares, (uint32_t)s)];

        if (root == &g->shares[s])
            continue;
        root->area2 += g->shares[s].area2;
        if (lrel_simplified_land2(g->drawn, g->shares[s].cell) >
            lrel_simplified_land2(g->drawn, root->cell))
            root->cell = g->shares[s].cell;
    }
}

/* Which pieces have any land on the lattice. */
static void see_pieces(generalising *g)
{
    for (size_t f = 0; f < lrel_mosaic_face_count(g->lattice.mosaic); f++) {
        uint32_t cell = g->lattice.land_of[f];

        for (size_t s = g->first_share[cell]; s < g->first_share[cell + 1]; s++)
            g->shares[root_of(g->shares, (uint32_t)s)].is_visible = true;
    }
}

static lrel_status add_mark(generalising *g, const share *piece, lrel_error *err)
{
    const lrel_dataset *data = g->l->data;
    lrel_grid_point at = lrel_simplified_mark(g->drawn, piece->cell);
    map_mark *mark = LREL__PUSH(data->context, &g->l->marks);
    lrel_status status;

    if (!mark)
        return lrel__fail_memory(err);
    if ((status = lrel_grid_to_degrees7(data->grid, &at, 1, &at, err)) != LREL_OK)
        return status;
    *mark = (map_mark){piece->feature, at, piece->area2};
    return LREL_OK;
}

static int compare_marks(const void *a, const void *b)
{
    const map_mark *ma = a, *mb = b;

    if (ma->feature != mb->feature)
        return ma->feature < mb->feature ? -1 : 1;
    if (ma->at.x != mb->at.x)
        return ma->at.x < mb->at.x ? -1 : 1;
    if (ma->at.y != mb->at.y)
        return ma->at.y < mb->at.y ? -1 : 1;
    return ma->area2 < mb->area2 ? -1 : ma->area2 > mb->area2;
}

/* Decides which pieces are marks. */
static lrel_status make_marks(generalising *g, lrel_error *err)
{
    double least = g->l->query->drawing.min_area_m2;
    int units = lrel_grid_units_per_m(g->l->data->grid);
    lrel_status status = LREL_OK;

    for (size_t s = 0; s < g->first_share[g->cell_count] && status == LREL_OK; s++) {
        share *piece = &g->shares[s];

        if (piece->root != s)
            continue;
        piece->is_mark =
            !piece->is_visible || lrel_area_to_m2(piece->area2, units) < least;
        if (piece->is_mark)
            status = add_mark(g, piece, err);
    }
    if (g->l->marks.count)
        qsort(g->l->marks.at, g->l->marks.count, sizeof *g->l->marks.at, compare_marks);
    return status;
}

/* The feature of @p layer that has @p cell, if it is drawn there. */
static uint32_t class_of_cell(generalising *g, uint32_t layer, uint32_t cell)
{
    for (size_t s = g->first_share[cell]; s < g->first_share[cell + 1]; s++) {
        const map_feature *f = &g->l->features.at[g->shares[s].feature];

        if (f->layer == layer && !g->shares[root_of(g->shares, (uint32_t)s)].is_mark)
            return f->class_id;
    }
    return LREL_DISSOLVE_NONE;
}

static lrel_status draw_layer(map_layers *l, uint32_t layer,
                              const uint32_t *class_of_land, void *user, lrel_error *err)
{
    generalising *g = user;
    uint32_t *class_of = lrel__alloc(l->data->context, g->cell_count, sizeof *class_of);
    lrel_polygons **slot = LREL__PUSH(l->data->context, &l->layers);
    lrel_status status;

    (void)class_of_land; /* the land is in cells */
    if (slot)
        *slot = NULL;
    if (!class_of || !slot) {
        lrel__free(l->data->context, class_of);
        return lrel__fail_memory(err);
    }
    for (uint32_t c = 0; c < g->cell_count; c++)
        class_of[c] = class_of_cell(g, layer, c);
    status = lrel_lattice_dissolve(&g->lattice, class_of, slot, err);
    lrel__free(l->data->context, class_of);
    return status;
}

static lrel_status work_through(generalising *g, lrel_error *err)
{
    lrel_status status;

    if ((status = simplify(g, err)) != LREL_OK ||
        (status = make_shares(g, err)) != LREL_OK)
        return status;
    find_pieces(g);
    status = lrel_lattice_init_cells(&g->lattice, g->l->data,
                                     lrel_simplified_polygons(g->drawn), err);
    if (status != LREL_OK)
        return status;
    see_pieces(g);
    if ((status = make_marks(g, err)) != LREL_OK)
        return status;
    status = lrel_layers__share_out(g->l, draw_layer, g, err);
    for (size_t i = 0; i < g->l->marks.count && status == LREL_OK; i++)
        g->l->features.at[g->l->marks.at[i].feature].area2 -= g->l->marks.at[i].area2;
    return status;
}

lrel_status lrel_layers__generalise(map_layers *l, lrel_error *err)
{
    generalising g = {.l = l, .lattice = {.context = l->data->context}};
    const lrel_context *context = l->data->context;
    lrel_status status = work_through(&g, err);

    lrel_lattice_clear(&g.lattice);
    lrel_simplified_free(g.drawn);
    lrel_faceset__clear(&g.sets, context);
    lrel__free(context, g.set_of_land);
    lrel__free(context, g.first_share);
    lrel__free(context, g.shares);
    return status;
}

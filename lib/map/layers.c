/* SPDX-License-Identifier: Apache-2.0 */
/* layers.c: features that may lie over each other are shared out to layers in which none
 * does, and each layer is dissolved at once. */
#include "map/layers.h"

#include <stdlib.h>
#include <string.h>

/* A map of released land shows no edge difference. */
static lrel_status find_lands(map_layers *l, lrel_error *err)
{
    lrel_lands_init(&l->own, l->data);
    return l->lattice || l->query->is_released
               ? LREL_OK
               : lrel_lands_tell_edge(&l->own, l->query->at, err);
}

lrel_status lrel_layers__init(map_layers *l, const lrel_dataset *data,
                              const lrel_lattice *lattice, lrel_map_query *query,
                              lrel_error *err)
{
    lrel_status status;

    memset(l, 0, sizeof *l);
    l->data = data;
    l->query = query;
    l->attributes.data = data;
    l->lattice = query->drawing.is_simplified ? NULL : lattice;
    status = find_lands(l, err);
    return status == LREL_OK ? lrel_map_query__resolve(query, &l->attributes, err)
                             : status;
}

static uint64_t hash_of(const map_feature *f)
{
    uint64_t h = f->account + UINT64_C(0x9E3779B97F4A7C15);

    for (int i = 0; i < MAP_BY_COUNT; i++) {
        h = (h ^ f->number[i]) * UINT64_C(0xBF58476D1CE4E5B9);
        h ^= h >> 29;
    }
    h = (h ^ f->borrowed ^ (uint64_t)f->is_edge << 32) * UINT64_C(0x94D049BB133111EB);
    return h ^ h >> 32;
}

static bool is_same(const map_feature *a, const map_feature *b)
{
    return a->account == b->account && a->borrowed == b->borrowed &&
           a->is_edge == b->is_edge &&
           memcmp(a->number, b->number, sizeof a->number) == 0;
}

/* Twice the slots, so that half of them stay empty. */
static bool make_room(map_layers *l)
{
    size_t count = l->slot_count ? 2 * l->slot_count : 64;
    uint32_t *slots;

    if (2 * (l->features.count + 1) <= l->slot_count)
        return true;
    if (!(slots = lrel__calloc(l->data->context, count, sizeof *slots)))
        return false;
    for (size_t i = 0; i < l->features.count; i++) {
        size_t at = hash_of(&l->features.at[i]) & (count - 1);

        while (slots[at])
            at = (at + 1) & (count - 1);
        slots[at] = (uint32_t)i + 1;
    }
    lrel__free(l->data->context, l->slots);
    l->slots = slots;
    l->slot_count = count;
    return true;
}

/* The number of the feature like @p wanted, new if needed; UINT32_MAX: no memory. */
static uint32_t find_feature(map_layers *l, const map_feature *wanted)
{
    map_feature *fresh;
    size_t at;

    if (!make_room(l))
        return UINT32_MAX;
    for (at = hash_of(wanted) & (l->slot_count - 1); l->slots[at];
         at = (at + 1) & (l->slot_count - 1))
        if (is_same(&l->features.at[l->slots[at] - 1], wanted))
            return l->slots[at] - 1;
    if (!(fresh = LREL__PUSH(l->data->context, &l->features)))
        return UINT32_MAX;
    *fresh = *wanted;
    l->slots[at] = (uint32_t)l->features.count;
    return (uint32_t)l->features.count - 1;
}

static bool add_land(map_layers *l, map_feature *wanted, uint32_t land)
{
    map_piece *piece;
    uint32_t feature;

    wanted->is_edge = !l->query->is_released &&
                      lrel_lands_is_edge(lrel_layers__lands(l), land, wanted->account);
    if ((feature = find_feature(l, wanted)) == UINT32_MAX ||
        !(piece = LREL__PUSH(l->data->context, &l->pieces)))
        return false;
    *piece = (map_piece){feature, land};
    return true;
}

bool lrel_layers__add(map_layers *l, uint32_t account, const map_subject *subject)
{
    map_feature wanted = {.account = account,
                          .borrowed = subject->borrowed,
                          .closed_row = subject->closed_row,
                          .layer = MAP_LAYER_NONE};
    lrel_land_list lands = lrel_lands_of_face(lrel_layers__lands(l), subject->face);
    bool has_memory = true;

    if (!lrel_map_query__wants(l->query, &l->attributes, subject))
        return true;
    for (size_t i = 0; i < l->query->by_count; i++)
        wanted.number[i] =
            lrel_map_attributes__number(&l->attributes, l->query->by[i], subject);
    if (lands.has_rest)
        has_memory = add_land(l, &wanted, lands.face);
    for (uint32_t i = 0; i < lands.edge_count && has_memory; i++)
        has_memory = add_land(l, &wanted, lands.first_edge + i);
    return has_memory;
}

static int compare_features(const void *a, const void *b, void *user)
{
    const map_layers *l = user;
    const map_feature *fa = &l->features.at[*(const uint32_t *)a];
    const map_feature *fb = &l->features.at[*(const uint32_t *)b];

    if (fa->account != fb->account)
        return fa->account < fb->account ? -1 : 1;
    for (int i = 0; i < MAP_BY_COUNT; i++)
        if (fa->number[i] != fb->number[i])
            return fa->number[i] < fb->number[i] ? -1 : 1;
    if (fa->borrowed != fb->borrowed)
        return fa->borrowed < fb->borrowed ? -1 : 1;
    return fa->is_edge < fb->is_edge ? -1 : fa->is_edge > fb->is_edge;
}

static int compare_pieces(const void *a, const void *b)
{
    const map_piece *pa = a, *pb = b;

    if (pa->feature != pb->feature)
        return pa->feature < pb->feature ? -1 : 1;
    return pa->land < pb->land ? -1 : pa->land > pb->land;
}

/* Features in order of their numbers, pieces in order of features, each once. */
static lrel_status sort_all(map_layers *l, lrel_error *err)
{
    const lrel_context *context = l->data->context;
    size_t count = l->features.count, kept = 0;
    uint32_t *order = lrel__alloc(context, count, sizeof *order);
    uint32_t *place = lrel__alloc(context, count, sizeof *place);
    map_feature *sorted = lrel__alloc(context, count, sizeof *sorted);
    bool is_done = order && place && sorted;

    for (size_t i = 0; is_done && i < count; i++)
        order[i] = (uint32_t)i;
    if (is_done)
        qsort_r(order, count, sizeof *order, compare_features, l);
    for (size_t i = 0; is_done && i < count; i++) {
        sorted[i] = l->features.at[order[i]];
        place[order[i]] = (uint32_t)i;
    }
    if (is_done) {
        memcpy(l->features.at, sorted, count * sizeof *sorted);
        for (size_t i = 0; i < l->pieces.count; i++)
            l->pieces.at[i].feature = place[l->pieces.at[i].feature];
        qsort(l->pieces.at, l->pieces.count, sizeof *l->pieces.at, compare_pieces);
        for (size_t i = 0; i < l->pieces.count; i++)
            if (i == 0 || compare_pieces(&l->pieces.at[kept - 1], &l->pieces.at[i]) != 0)
                l->pieces.at[kept++] = l->pieces.at[i];
        l->pieces.count = kept;
    }
    lrel__free(context, order);
    lrel__free(context, place);
    lrel__free(context, sorted);
    return is_done ? LREL_OK : lrel__fail_memory(err);
}

/* Puts into @p class_of_land every feature without a layer that shares no land with those
 * already there. */
static size_t fill_layer(map_layers *l, uint32_t layer, uint32_t *class_of_land)
{
    size_t taken = 0;

    for (size_t i = 0, k; i < l->pieces.count; i = k) {
        map_feature *f = &l->features.at[l->pieces.at[i].feature];
        bool is_free = f->layer == MAP_LAYER_NONE;

        for (k = i;
             k < l->pieces.count && l->pieces.at[k].feature == l->pieces.at[i].feature;
             k++)
            is_free &= class_of_land[l->pieces.at[k].land] == LREL_DISSOLVE_NONE;
        if (!is_free)
            continue;
        f->layer = layer;
        f->class_id = l->pieces.at[i].feature;
        taken++;
        for (size_t p = i; p < k; p++) {
            class_of_land[l->pieces.at[p].land] = f->class_id;
            f->area2 += lrel_lands_area(lrel_layers__lands(l), l->pieces.at[p].land);
        }
    }
    return taken;
}

lrel_status lrel_layers__share_out(map_layers *l, map_layer_fn on_layer, void *user,
                                   lrel_error *err)
{
    size_t lands = lrel_lands_count(lrel_layers__lands(l)), placed = 0;
    uint32_t *class_of_land = lrel__alloc(l->data->context, lands, sizeof *class_of_land);
    lrel_status status = class_of_land ? LREL_OK : lrel__fail_memory(err);

    for (uint32_t layer = 0; status == LREL_OK && placed < l->features.count; layer++) {
        memset(class_of_land, 0xFF, lands * sizeof *class_of_land);
        placed += fill_layer(l, layer, class_of_land);
        status = on_layer(l, layer, class_of_land, user, err);
    }
    lrel__free(l->data->context, class_of_land);
    return status;
}

static lrel_status dissolve_layer(map_layers *l, uint32_t layer,
                                  const uint32_t *class_of_land, void *user,
                                  lrel_error *err)
{
    lrel_polygons **slot = LREL__PUSH(l->data->context, &l->layers);

    (void)layer;
    (void)user;
    if (!slot)
        return lrel__fail_memory(err);
    *slot = NULL;
    return lrel_lattice_dissolve(l->lattice, class_of_land, slot, err);
}

lrel_status lrel_layers__draw(map_layers *l, lrel_error *err)
{
    lrel_status status = LREL_OK;

    /* An empty map has no arrays, and qsort() wants one even for nothing. */
    if (l->features.count && (status = sort_all(l, err)) != LREL_OK)
        return status;
    if (l->query->drawing.is_simplified)
        return lrel_layers__generalise(l, err);
    return lrel_layers__share_out(l, dissolve_layer, NULL, err);
}

void lrel_layers__clear(map_layers *l)
{
    const lrel_context *context = l->data->context;

    for (size_t i = 0; i < l->layers.count; i++)
        lrel_polygons_free(l->layers.at[i]);
    lrel__free(context, l->layers.at);
    lrel__free(context, l->features.at);
    lrel__free(context, l->slots);
    lrel__free(context, l->marks.at);
    lrel_map_attributes__clear(&l->attributes);
    lrel_lands_clear(&l->own);
    lrel__free(context, l->pieces.at);
}

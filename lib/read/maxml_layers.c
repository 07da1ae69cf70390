/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_layers.c: kinds by the plain form of their element's name. */
#include "read/maxml_layers.h"

#include "read/layer_choice.h"

/* "Hazard points". */
#define POINTS " points"

/* ---- the first pass ---- */

static lrel_status add_kind(lrel_maxml_kinds *kinds, const lrel_maxml_tree *tree,
                            size_t node, lrel_error *err)
{
    lrel_text name = lrel_maxml__name(tree, node);
    lrel_maxml_kind *kind = LREL__PUSH(kinds->context, kinds);
    char *copy = lrel_arena_text(kinds->arena, name.at, name.length);

    if (!kind || !copy)
        return lrel__fail_memory(err);
    *kind =
        (lrel_maxml_kind){.name = {copy, name.length},
                          .is_attachment = tree->at[node].word == LREL_MAXML_ATTACHMENT};
    return LREL_OK;
}

lrel_status lrel_maxml_kinds__of(lrel_maxml_kinds *kinds, const lrel_maxml_tree *tree,
                                 size_t node, size_t *kind, lrel_error *err)
{
    lrel_text name = lrel_maxml__name(tree, node);
    char *plain = lrel_arena_alloc(kinds->arena, name.length + 1);
    size_t length;
    bool is_new;

    if (!plain)
        return lrel__fail_memory(err);
    length = lrel_maxml__plain(name, plain);
    if (!lrel_names__add(&kinds->plain, (lrel_text){plain, length}, kind, &is_new))
        return lrel__fail_memory(err);
    return is_new ? add_kind(kinds, tree, node, err) : LREL_OK;
}

typedef struct listing {
    lrel_maxml_kinds *kinds;
    lrel_maxml_points points;
} listing;

static lrel_status list_report(void *user, const lrel_maxml_tree *tree, lrel_error *err)
{
    listing *self = user;
    size_t node = SIZE_MAX;

    while ((node = lrel_maxml__next_object(tree, node)) != SIZE_MAX) {
        size_t kind;
        lrel_status status = lrel_maxml_kinds__of(self->kinds, tree, node, &kind, err);

        if (status == LREL_OK)
            status = lrel_maxml_points__find(&self->points, tree, node, err);
        if (status != LREL_OK)
            return status;
        self->kinds->at[kind].objects++;
        self->kinds->at[kind].points += (int64_t)self->points.count;
    }
    return LREL_OK;
}

lrel_status lrel_maxml_kinds__list(lrel_maxml_kinds *kinds, lrel_text bytes,
                                   lrel_error *err)
{
    listing self = {.kinds = kinds, .points = {.context = kinds->context}};
    lrel_status status;

    kinds->plain.context = kinds->context;
    status = lrel_maxml__reports(kinds->context, bytes, list_report, &self, err);
    lrel_maxml_points__clear(&self.points);
    return status;
}

void lrel_maxml_kinds__clear(lrel_maxml_kinds *kinds)
{
    lrel_names__clear(&kinds->plain);
    lrel__free(kinds->context, kinds->at);
}

/* ---- layers ---- */

static lrel_status name_points(const lrel_maxml_kinds *kinds, lrel_text kind,
                               lrel_text *out, lrel_error *err)
{
    size_t length = kind.length + sizeof POINTS - 1;
    char *name = lrel_arena_alloc(kinds->arena, length);

    if (!name)
        return lrel__fail_memory(err);
    memcpy(name, kind.at, kind.length);
    memcpy(name + kind.length, POINTS, sizeof POINTS - 1);
    *out = (lrel_text){name, length};
    return LREL_OK;
}

lrel_status lrel_maxml_kinds__layers(const lrel_maxml_kinds *kinds, lrel_layer **out,
                                     size_t *count, lrel_error *err)
{
    lrel_layer *layers =
        lrel_arena_alloc(kinds->arena, kinds->count * 2 * sizeof *layers);
    lrel_status status = layers ? LREL_OK : lrel__fail_memory(err);

    *count = 0;
    for (size_t i = 0; i < kinds->count && status == LREL_OK; i++)
        layers[(*count)++] = (lrel_layer){kinds->at[i].name, kinds->at[i].objects};
    for (size_t i = 0; i < kinds->count && status == LREL_OK; i++)
        if (kinds->at[i].points > 0) {
            layers[*count].row_count = kinds->at[i].points;
            status = name_points(kinds, kinds->at[i].name, &layers[*count].name, err);
            (*count)++;
        }
    *out = layers;
    return status;
}

/* The only kind that is no attachment, SIZE_MAX where there are several. */
static size_t only_kind(const lrel_maxml_kinds *kinds)
{
    size_t found = SIZE_MAX, count = 0;

    for (size_t i = 0; i < kinds->count; i++)
        if (!kinds->at[i].is_attachment) {
            found = i;
            count++;
        }
    return count == 1 ? found : SIZE_MAX;
}

/* Points stand behind all kinds, in the same order. */
static size_t kind_of_points(const lrel_maxml_kinds *kinds, size_t index)
{
    size_t kind = 0;

    for (size_t left = index - kinds->count + 1; kind < kinds->count; kind++)
        if (kinds->at[kind].points > 0 && --left == 0)
            break;
    return kind;
}

lrel_status lrel_maxml_kinds__choose(const lrel_maxml_kinds *kinds, lrel_text name,
                                     size_t *kind, bool *is_points, lrel_error *err)
{
    lrel_layer *layers;
    size_t count, index;
    lrel_status status;

    if (kinds->count == 0)
        return lrel__fail(err, LREL_E_NOT_FOUND, "has no field report");
    *is_points = false;
    *kind = only_kind(kinds);
    if (name.length == 0 && *kind != SIZE_MAX)
        return LREL_OK;
    if ((status = lrel_maxml_kinds__layers(kinds, &layers, &count, err)) != LREL_OK ||
        (status = lrel_layer__choose(layers, count, name, &index, err)) != LREL_OK)
        return status;
    *is_points = index >= kinds->count;
    *kind = *is_points ? kind_of_points(kinds, index) : index;
    return LREL_OK;
}

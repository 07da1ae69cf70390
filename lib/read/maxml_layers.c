/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_layers.c: kinds by the plain form of their element's name. */
#include "read/maxml_layers.h"

#include "read/layer_choice.h"

/* Behind the name of the kind. */
static const char *const part_names[LREL_MAXML_PARTS] = {"", " points",
                                                         " inactive points"};

/* IMSMA has some twenty; each is read by a pass over the file. */
#define KINDS_MAX 200

/* ---- the first pass ---- */

static lrel_status add_kind(lrel_maxml_kinds *kinds, const lrel_maxml_tree *tree,
                            size_t node, lrel_error *err)
{
    lrel_text name = lrel_maxml__name(tree, node);
    lrel_maxml_kind *kind = LREL__PUSH(kinds->context, kinds);
    char *copy = lrel_arena_text(kinds->arena, name.at, name.length);

    if (!kind || !copy)
        return lrel__fail_memory(err);
    if (kinds->count > KINDS_MAX)
        return lrel__fail(err, LREL_E_LIMIT, "objects of more than %d kinds", KINDS_MAX);
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

static void count_parts(lrel_maxml_kind *kind, const lrel_maxml_points *points)
{
    kind->counts[LREL_MAXML_OBJECTS]++;
    for (size_t i = 0; i < points->count; i++)
        kind->counts[points->shapes.at[points->at[i].shape].is_active
                         ? LREL_MAXML_POINTS
                         : LREL_MAXML_INACTIVE_POINTS]++;
}

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
        count_parts(&self->kinds->at[kind], &self->points);
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

static lrel_status name_layer(const lrel_maxml_kinds *kinds, lrel_text kind,
                              const char *part, lrel_text *out, lrel_error *err)
{
    size_t more = strlen(part);
    char *name = lrel_arena_alloc(kinds->arena, kind.length + more);

    if (!name)
        return lrel__fail_memory(err);
    memcpy(name, kind.at, kind.length);
    memcpy(name + kind.length, part, more);
    *out = (lrel_text){name, kind.length + more};
    return LREL_OK;
}

/* What the layer with the number @p index is of. @return false behind the last */
static bool layer_at(const lrel_maxml_kinds *kinds, size_t index, size_t *kind,
                     lrel_maxml_part *part)
{
    for (int i = 0; i < LREL_MAXML_PARTS; i++)
        for (size_t j = 0; j < kinds->count; j++)
            if (kinds->at[j].counts[i] > 0 && index-- == 0) {
                *kind = j;
                *part = (lrel_maxml_part)i;
                return true;
            }
    return false;
}

lrel_status lrel_maxml_kinds__layers(const lrel_maxml_kinds *kinds, lrel_layer **out,
                                     size_t *count, lrel_error *err)
{
    lrel_layer *layers =
        lrel_arena_alloc(kinds->arena, kinds->count * LREL_MAXML_PARTS * sizeof *layers);
    lrel_status status = layers ? LREL_OK : lrel__fail_memory(err);

    *count = 0;
    for (int i = 0; i < LREL_MAXML_PARTS; i++)
        for (size_t j = 0; j < kinds->count && status == LREL_OK; j++) {
            const lrel_maxml_kind *kind = &kinds->at[j];

            if (kind->counts[i] == 0)
                continue;
            layers[*count].row_count = kind->counts[i];
            status =
                name_layer(kinds, kind->name, part_names[i], &layers[*count].name, err);
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

lrel_status lrel_maxml_kinds__choose(const lrel_maxml_kinds *kinds, lrel_text name,
                                     size_t *kind, lrel_maxml_part *part, lrel_error *err)
{
    lrel_layer *layers;
    size_t count, index;
    lrel_status status;

    if (kinds->count == 0)
        return lrel__fail(err, LREL_E_NOT_FOUND, "has no field report");
    *part = LREL_MAXML_OBJECTS;
    *kind = only_kind(kinds);
    if (name.length == 0 && *kind != SIZE_MAX)
        return LREL_OK;
    if ((status = lrel_maxml_kinds__layers(kinds, &layers, &count, err)) != LREL_OK ||
        (status = lrel_layer__choose(layers, count, name, &index, err)) != LREL_OK)
        return status;
    (void)layer_at(kinds, index, kind, part);
    return LREL_OK;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* unit_tree.c: see unit_tree.h. */
#include "dataset/unit_tree.h"

#include <stdlib.h>

#define UNIT_NONE UINT32_MAX

/* The land that a unit has in one of a coarser level. */
typedef struct share {
    uint32_t in;   /* that unit */
    uint32_t next; /* of the same unit: share + 1, 0: none */
    int64_t area2;
} share;

typedef struct tree_work {
    const lrel_dataset *data;
    lrel_unit_tree *tree;
    uint32_t *of_owner;    /* unit, or UNIT_NONE */
    uint32_t *first_share; /* by unit: share + 1, 0: none */
    struct {
        share *at;
        size_t count, capacity;
    } shares;
    struct {
        uint32_t *at;
        size_t count, capacity;
    } met; /* units of the face at hand, each once */
} tree_work;

/* ---- the units ---- */

static int compare_units(const void *left, const void *right)
{
    const lrel_tree_unit *a = left, *b = right;
    int order = lrel_text_compare(a->code, b->code);

    return order ? order : (a->level > b->level) - (a->level < b->level);
}

/* What has no code is no unit that a record could state. */
static bool list_units(const tree_work *w)
{
    lrel_unit_tree *tree = w->tree;
    size_t kept = 0;

    for (size_t u = 0; u < w->data->unit_count; u++) {
        const lrel_unit *unit = &w->data->units[u];
        lrel_tree_unit *one;

        if (unit->code.length == 0)
            continue;
        if (!(one = LREL__PUSH(tree->context, tree)))
            return false;
        *one = (lrel_tree_unit){.code = unit->code, .level = unit->level};
        for (int level = 1; level <= LREL_LEVEL_MAX; level++)
            one->path[level - 1] = level == unit->level ? unit->code : LREL_TEXT("");
    }
    if (tree->count)
        qsort(tree->at, tree->count, sizeof *tree->at, compare_units);
    for (size_t i = 0; i < tree->count; i++)
        if (i == 0 || compare_units(&tree->at[kept - 1], &tree->at[i]) != 0)
            tree->at[kept++] = tree->at[i];
    tree->count = kept;
    return true;
}

const lrel_tree_unit *lrel_unit_tree__find(const lrel_unit_tree *tree, lrel_text code)
{
    size_t low = 0, high = tree->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lrel_text_compare(tree->at[middle].code, code) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < tree->count && lrel_text_is_equal(tree->at[low].code, code)
               ? &tree->at[low]
               : NULL;
}

bool lrel_unit_tree__has_another(const lrel_unit_tree *tree, const lrel_tree_unit *unit)
{
    return unit + 1 < tree->at + tree->count &&
           lrel_text_is_equal(unit[1].code, unit->code);
}

const lrel_tree_unit *lrel_unit_tree__find_at(const lrel_unit_tree *tree, lrel_text code,
                                              int level)
{
    const lrel_tree_unit *unit = lrel_unit_tree__find(tree, code);

    while (unit && unit->level < level)
        unit = lrel_unit_tree__has_another(tree, unit) ? unit + 1 : NULL;
    return unit && unit->level == level ? unit : NULL;
}

static bool list_owners(tree_work *w)
{
    const lrel_dataset *data = w->data;

    w->of_owner = lrel__alloc(data->context, data->owner_count, sizeof *w->of_owner);
    if (!w->of_owner)
        return false;
    for (uint32_t o = 0; o < data->owner_count; o++)
        w->of_owner[o] = UNIT_NONE;
    for (size_t u = 0; u < data->unit_count; u++) {
        const lrel_unit *unit = &data->units[u];
        const lrel_tree_unit *one =
            lrel_unit_tree__find_at(w->tree, unit->code, unit->level);

        if (one && unit->owner != LREL_OWNER_NONE)
            w->of_owner[unit->owner] = (uint32_t)(one - w->tree->at);
    }
    return true;
}

/* ---- what lies in what ---- */

static bool add_share(tree_work *w, uint32_t of, uint32_t in, int64_t area2)
{
    share *fresh;

    for (uint32_t at = w->first_share[of]; at; at = w->shares.at[at - 1].next)
        if (w->shares.at[at - 1].in == in) {
            w->shares.at[at - 1].area2 += area2;
            return true;
        }
    if (!(fresh = LREL__PUSH(w->data->context, &w->shares)))
        return false;
    *fresh = (share){in, w->first_share[of], area2};
    w->first_share[of] = (uint32_t)w->shares.count;
    return true;
}

/* The units of a face, each once: they come behind records in its list. */
static bool meet_units(tree_work *w, const lrel_face *face)
{
    w->met.count = 0;
    for (uint32_t i = face->owner_count; i-- > 0;) {
        uint32_t unit = w->of_owner[face->owners[i]], *slot;
        bool is_new = unit != UNIT_NONE;

        for (size_t k = 0; k < w->met.count; k++)
            is_new &= w->met.at[k] != unit;
        if (!is_new)
            continue;
        if (!(slot = LREL__PUSH(w->data->context, &w->met)))
            return false;
        *slot = unit;
    }
    return true;
}

static bool add_shares(tree_work *w)
{
    const lrel_tree_unit *units = w->tree->at;

    w->first_share =
        lrel__calloc(w->data->context, w->tree->count, sizeof *w->first_share);
    if (!w->first_share)
        return false;
    for (size_t f = 0; f < lrel_mosaic_face_count(w->data->mosaic); f++) {
        lrel_face face = lrel_mosaic_face_at(w->data->mosaic, f);

        if (!meet_units(w, &face))
            return false;
        for (size_t i = 0; i < w->met.count; i++)
            for (size_t k = 0; k < w->met.count; k++) {
                uint32_t of = w->met.at[i], in = w->met.at[k];

                if (units[of].level > units[in].level &&
                    !add_share(w, of, in, face.area2))
                    return false;
            }
    }
    return true;
}

/* Of the next coarser level that has some of it, the unit that has most; of equal ones
 * the lower code. */
static uint32_t find_parent(const tree_work *w, uint32_t of)
{
    const lrel_tree_unit *units = w->tree->at;
    uint32_t best = UNIT_NONE;
    int64_t most = 0;

    for (uint32_t at = w->first_share[of]; at; at = w->shares.at[at - 1].next) {
        const share *one = &w->shares.at[at - 1];
        int nearer = best == UNIT_NONE ? 1 : units[one->in].level - units[best].level;

        if (nearer < 0 || (nearer == 0 &&
                           (one->area2 < most || (one->area2 == most && one->in > best))))
            continue;
        best = one->in;
        most = one->area2;
    }
    return best;
}

/* From coarse to fine, so that a unit's way is there before those of its parts. */
static void find_paths(tree_work *w)
{
    lrel_tree_unit *units = w->tree->at;

    for (int level = 2; level <= LREL_LEVEL_MAX; level++)
        for (uint32_t u = 0; u < w->tree->count; u++) {
            uint32_t parent = units[u].level == level ? find_parent(w, u) : UNIT_NONE;

            for (int l = 0; parent != UNIT_NONE && l < units[parent].level; l++)
                units[u].path[l] = units[parent].path[l];
        }
}

lrel_status lrel_unit_tree__make(const lrel_dataset *data, lrel_unit_tree *out,
                                 lrel_error *err)
{
    tree_work w = {.data = data, .tree = out};
    bool has_memory;

    *out = (lrel_unit_tree){.context = data->context};
    has_memory = list_units(&w) && list_owners(&w) && add_shares(&w);
    if (has_memory)
        find_paths(&w);
    lrel__free(data->context, w.of_owner);
    lrel__free(data->context, w.first_share);
    lrel__free(data->context, w.shares.at);
    lrel__free(data->context, w.met.at);
    return has_memory ? LREL_OK : lrel__fail_memory(err);
}

void lrel_unit_tree__clear(lrel_unit_tree *tree)
{
    lrel__free(tree->context, tree->at);
    *tree = (lrel_unit_tree){.context = tree->context};
}

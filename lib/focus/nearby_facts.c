/* SPDX-License-Identifier: Apache-2.0 */
/* nearby_facts.c: accidents, and items that no release counts, as points: where they say
 * they were, else in the middle of the hazards that they name. */
#include <math.h>

#include "dataset/hazard_names.h"
#include "focus/gather.h"

/* lrel_vocabulary_find_context */
enum { CONTEXT_CLEARANCE };

/* Items of clearance are in the counts of its releases. */
static bool is_wanted(const lrel_fact *fact)
{
    if (!fact->used)
        return false;
    if (fact->role == LREL_ROLE_ITEM)
        return fact->as.item.context != CONTEXT_CLEARANCE &&
               fact->as.item.release.length == 0;
    return fact->role == LREL_ROLE_ACCIDENT;
}

static lrel_status add_point(lrel_focus *f, const lrel_fact *fact, lrel_xy at,
                             lrel_error *err)
{
    bool is_item = fact->role == LREL_ROLE_ITEM;
    focus_points *points = is_item ? &f->items : &f->accidents;
    focus_point *point = LREL__PUSH(f->context, points);

    if (!point)
        return lrel__fail_memory(err);
    *point = (focus_point){
        .x = at.x,
        .y = at.y,
        .quantity =
            is_item && fact->as.item.quantity.is_known ? fact->as.item.quantity.value : 1,
        .day = fact->date.is_known ? fact->date.last.days : LREL_DAY_OPEN,
        .category = is_item ? fact->as.item.category : fact->as.accident.category};
    return LREL_OK;
}

/* In the middle of each hazard that it names; of the last version with a shape. */
static lrel_status add_named(lrel_focus *f, const hazard_names *names,
                             const lrel_fact *fact, lrel_error *err)
{
    const lrel_dataset *data = f->a->data;
    size_t count, first, last;
    const lrel_text *ids = lrel_fact_hazards(fact, &count);
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < count && status == LREL_OK; i++) {
        lrel_xy at = {NAN, NAN};

        if (!lrel_hazard_names__find_id(names, data, ids[i], &first, &last))
            continue;
        for (size_t k = first; k < last; k++) {
            uint32_t row = data->hazard_of_record[names->records[k]];

            if (row != UINT32_MAX && !isnan(f->places[row].x))
                at = f->places[row];
        }
        if (!isnan(at.x))
            status = add_point(f, fact, at, err);
    }
    return status;
}

static lrel_status add_fact(lrel_focus *f, const hazard_names *names,
                            const lrel_fact *fact, lrel_error *err)
{
    lrel_xy lonlat, at;

    if (lrel_dataset_fact_position(f->a->data, fact, &lonlat) &&
        lrel_grid_from_lonlat(f->a->data->grid, lonlat, &at))
        return add_point(f, fact, at, err);
    return add_named(f, names, fact, err);
}

static void note_sources(lrel_focus *f)
{
    const lrel_programme *programme = f->a->data->programme;

    for (size_t s = 0; s < programme->source_count; s++) {
        f->items.has_source |= programme->sources[s].role == LREL_ROLE_ITEM;
        f->accidents.has_source |= programme->sources[s].role == LREL_ROLE_ACCIDENT;
    }
}

lrel_status lrel_focus__gather_facts(lrel_focus *f, lrel_error *err)
{
    const lrel_dataset *data = f->a->data;
    hazard_names names = {0};
    lrel_status status = lrel_hazard_names__init(&names, data, err);

    note_sources(f);
    for (size_t i = 0; i < data->facts.count && status == LREL_OK; i++)
        if (is_wanted(&data->facts.at[i]))
            status = add_fact(f, &names, &data->facts.at[i], err);
    lrel_hazard_names__clear(&names, f->context);
    return status;
}

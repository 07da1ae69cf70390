/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_points.c: asks the mosaic who has the land at, and within the buffer of,
 * every item and accident, and the fold what had become of that land before their day. */
#include "indicators/indicator_points.h"

#include <math.h>

#include "indicators/land_state.h"
#include "indicators/making.h"
#include "landrelease/locator.h"

#define NONE UINT32_MAX

typedef struct looking {
    indicator_making *m;
    lrel_locator *locator;
    lrel_history *history;
    uint32_t *unit_of_owner; /* of level 1: its value in DIM_ADMIN1 */
    uint32_t fact;
    lrel_date day;
    indicator_land here; /* at the point itself */
    uint32_t unit;
    /* By account, of all land within the buffer: */
    double recorded[LREL_ACCOUNT_MAX]; /* how far the nearest on record is; HUGE_VAL */
    double released[LREL_ACCOUNT_MAX]; /* the nearest that had been released */
    uint32_t release[LREL_ACCOUNT_MAX];
    lrel_date release_day[LREL_ACCOUNT_MAX];
    uint32_t beyond;
} looking;

/* --- the buffer --- */

static double error_of(const lrel_dataset *data, uint32_t source)
{
    const lrel_operation *operation = data->sources[source].operation;
    double shift = operation ? lrel_operation_info_of(operation)->accuracy_m : 0;

    return fmax(data->programme->sources[source].accuracy_m, shift);
}

/* The largest position error of a point and that of a border, together: closer than that
 * nobody can say on which side of it the point lies. */
static void choose_buffer(indicator_making *m)
{
    const lrel_programme *p = m->data->programme;
    double point = 0, border = 0;

    m->points.is_buffer_stated = p->has_buffer;
    for (uint32_t s = 0; s < p->source_count; s++) {
        lrel_role role = p->sources[s].role;

        if (role == LREL_ROLE_ITEM || role == LREL_ROLE_ACCIDENT)
            point = fmax(point, error_of(m->data, s));
        else if (lrel_role_is_of_account(role))
            border = fmax(border, error_of(m->data, s));
    }
    m->points.buffer_m = p->has_buffer ? p->buffer_m : ceil(point + border);
}

/* --- one point --- */

static void see_side(looking *l, const indicator_land *land, double distance)
{
    for (uint32_t a = 0; a < l->m->all; a++) {
        if (land->recorded >> a & 1 && distance < l->recorded[a])
            l->recorded[a] = distance;
        if (land->release[a] == NONE ||
            !(distance < l->released[a] ||
              (distance == l->released[a] && land->release[a] < l->release[a])))
            continue;
        l->released[a] = distance;
        l->release[a] = land->release[a];
        l->release_day[a] = land->released[a];
        l->beyond = (l->beyond & ~(1u << a)) | (land->beyond & 1u << a);
    }
}

static void find_unit(looking *l)
{
    l->unit = NONE;
    for (size_t i = 0; i < lrel_locator_count(l->locator); i++) {
        lrel_located found = lrel_locator_at(l->locator, i);

        if (found.is_inside && l->unit_of_owner[found.owner] != NONE)
            l->unit = l->unit_of_owner[found.owner];
    }
    if (l->unit == NONE)
        l->unit = lrel_indicators__find_value(&l->m->sums, DIM_ADMIN1, LREL_TEXT(""));
}

static lrel_status look(looking *l, lrel_grid_place at, lrel_error *err)
{
    double units = lrel_grid_units_per_m(l->m->data->grid);
    double reach = l->m->points.buffer_m * units;
    lrel_status status = lrel_locator_look(l->locator, at, reach, reach, err);
    indicator_land land;

    for (uint32_t a = 0; a < l->m->all; a++) {
        l->recorded[a] = l->released[a] = HUGE_VAL;
        l->release[a] = NONE;
    }
    l->beyond = 0;
    for (size_t s = 0; status == LREL_OK && s < lrel_locator_side_count(l->locator);
         s++) {
        lrel_land_side side = lrel_locator_side_at(l->locator, s);

        status = lrel_history_tell(l->history, side.owners, side.owner_count, err);
        if (status != LREL_OK)
            break;
        lrel_indicators__land_at(l->history, l->day, &land);
        if (s == 0)
            l->here = land;
        see_side(l, &land, side.distance / units);
    }
    if (status == LREL_OK)
        find_unit(l);
    return status;
}

/* --- what was found after release --- */

/* Where land on record is as near, the point is taken to lie there. */
static bool is_found_after_release(const looking *l, uint32_t a)
{
    return l->release[a] != NONE && l->released[a] < l->recorded[a];
}

typedef struct found_one {
    int product;
    bool is_inside;
} found_one;

static void add_found(indicator_cell *cell, const void *what)
{
    const found_one *one = what;

    if (one->is_inside)
        cell->found_inside[one->product]++;
    else
        cell->found_near[one->product]++;
}

static indicator_whose whose_find(const looking *l, uint32_t release)
{
    indicator_whose whose = {
        .value = {[DIM_CLASS] = NONE, [DIM_NATIONAL_CLASS] = NONE, [DIM_ASSET] = NONE}};

    whose.value[DIM_ADMIN1] = l->unit;
    lrel_indicators__set_record(&l->m->sums, l->m->data->record_of_release[release],
                                &whose);
    return whose;
}

/* In the account of all land where no other account had the land on record. */
static lrel_status count_find(looking *l, const indicator_find *find, lrel_error *err)
{
    found_one one = {(int)l->m->data->releases[find->release].product,
                     find->outside_m == 0};
    indicator_whose whose = whose_find(l, find->release);
    uint32_t period = lrel_analysis_period_of(l->m->a, l->day);
    uint32_t accounts = find->accounts;
    lrel_status status = LREL_OK;

    if (find->recorded == 0)
        accounts |= 1u << l->m->all;
    for (uint32_t a = 0; a <= l->m->all && status == LREL_OK; a++)
        if (accounts >> a & 1)
            status = lrel_indicators__add(&l->m->sums, a, &whose, DIMS_EVERY, period,
                                          add_found, &one, err);
    return status;
}

static lrel_status add_finds(looking *l, lrel_error *err)
{
    indicator_find found[LREL_ACCOUNT_MAX];
    size_t count = 0, i;
    lrel_status status = LREL_OK;

    for (uint32_t a = 0; a < l->m->all; a++) {
        uint32_t bit = l->beyond >> a & 1 ? 0 : 1u << a;

        if (!is_found_after_release(l, a))
            continue;
        for (i = 0; i < count && found[i].release != l->release[a]; i++)
            ;
        if (i == count)
            found[count++] = (indicator_find){.fact = l->fact,
                                              .release = l->release[a],
                                              .released = l->release_day[a],
                                              .recorded = l->here.recorded,
                                              .outside_m = l->released[a]};
        found[i].accounts |= bit;
    }
    for (i = 0; i < count && status == LREL_OK; i++) {
        indicator_find *slot = LREL__PUSH(l->m->context, &l->m->points.finds);

        if (!slot)
            return lrel__fail_memory(err);
        *slot = found[i];
        status = count_find(l, slot, err);
    }
    return status;
}

/* --- accidents outside records --- */

/* What a device of that category contaminates; 0: not stated, or of no account. */
static uint32_t contamination_of(int category)
{
    static const uint32_t of[LREL_ITEM_MAX] = {
        1u << LREL_CONTAMINATION_AP | 1u << LREL_CONTAMINATION_AP_AV_MIXED,
        1u << LREL_CONTAMINATION_AV | 1u << LREL_CONTAMINATION_AP_AV_MIXED,
        1u << LREL_CONTAMINATION_IMPROVISED_AP |
            1u << LREL_CONTAMINATION_IMPROVISED_OTHER,
        1u << LREL_CONTAMINATION_CMR,
        1u << LREL_CONTAMINATION_UXO | 1u << LREL_CONTAMINATION_AXO,
        1u << LREL_CONTAMINATION_IED | 1u << LREL_CONTAMINATION_IMPROVISED_OTHER,
        1u << LREL_CONTAMINATION_UXO | 1u << LREL_CONTAMINATION_AXO,
        0};

    return category >= 0 && category < LREL_ITEM_MAX ? of[category] : 0;
}

static void add_accident(indicator_cell *cell, const void *what)
{
    const bool *is_outside = what;

    cell->accidents++;
    cell->accidents_outside += *is_outside;
}

static lrel_status count_accident(looking *l, uint32_t account, bool is_outside,
                                  lrel_error *err)
{
    indicator_whose whose = {.value = {[DIM_OPERATOR] = NONE,
                                       [DIM_CLASS] = NONE,
                                       [DIM_NATIONAL_CLASS] = NONE,
                                       [DIM_ASSET] = NONE}};

    whose.value[DIM_ADMIN1] = l->unit;
    return lrel_indicators__add(&l->m->sums, account, &whose, DIMS_EVERY,
                                lrel_analysis_period_of(l->m->a, l->day), add_accident,
                                &is_outside, err);
}

static lrel_status add_accidents(looking *l, const lrel_fact *fact, lrel_error *err)
{
    const lrel_programme *p = l->m->data->programme;
    uint32_t contamination = contamination_of(fact->as.accident.category);
    bool is_outside = true;
    lrel_status status = LREL_OK;
    indicator_outside *slot;

    for (uint32_t a = 0; a < l->m->all && status == LREL_OK; a++) {
        bool is_here = l->recorded[a] < HUGE_VAL;

        is_outside = is_outside && !is_here;
        if (p->accounts[a].contamination & contamination)
            status = count_accident(l, a, !is_here, err);
    }
    if (status == LREL_OK)
        status = count_accident(l, l->m->all, is_outside, err);
    if (status != LREL_OK || !is_outside)
        return status;
    if (!(slot = LREL__PUSH(l->m->context, &l->m->points.outside)))
        return lrel__fail_memory(err);
    slot->fact = l->fact;
    slot->state = lrel_indicators__land_words(&l->here, l->m->all, &slot->release);
    return LREL_OK;
}

/* --- all points --- */

static bool is_known_to_the_day(const lrel_fact *fact)
{
    return fact->date.is_known && fact->date.first.days == fact->date.last.days;
}

static lrel_status look_at(looking *l, const lrel_fact *fact, lrel_error *err)
{
    bool is_accident = fact->role == LREL_ROLE_ACCIDENT;
    indicator_points *points = &l->m->points;
    double units = lrel_grid_units_per_m(l->m->data->grid);
    lrel_xy lonlat, metres;
    lrel_status status;

    if (!is_known_to_the_day(fact) ||
        !lrel_dataset_fact_position(l->m->data, fact, &lonlat) ||
        !lrel_grid_from_lonlat(l->m->data->grid, lonlat, &metres)) {
        points->unplaced++;
        points->accidents_unplaced += is_accident;
        return LREL_OK;
    }
    points->used++;
    points->accidents_used += is_accident;
    l->day = fact->date.first;
    status = look(l, (lrel_grid_place){metres.x * units, metres.y * units}, err);
    if (status == LREL_OK)
        status = add_finds(l, err);
    if (status == LREL_OK && is_accident)
        status = add_accidents(l, fact, err);
    return status;
}

static lrel_status list_units(looking *l, lrel_error *err)
{
    const lrel_dataset *data = l->m->data;
    uint32_t owners = lrel_mosaic_owner_count(data->mosaic);

    l->unit_of_owner = lrel__alloc(l->m->context, owners + 1, sizeof *l->unit_of_owner);
    if (!l->unit_of_owner)
        return lrel__fail_memory(err);
    for (uint32_t o = 0; o < owners; o++)
        l->unit_of_owner[o] = NONE;
    for (size_t u = 0; u < data->unit_count; u++)
        if (data->units[u].level == 1 && data->units[u].owner < owners)
            l->unit_of_owner[data->units[u].owner] =
                lrel_indicators__find_value(&l->m->sums, DIM_ADMIN1, data->units[u].code);
    return LREL_OK;
}

static bool is_point(const lrel_fact *fact)
{
    return fact->used &&
           (fact->role == LREL_ROLE_ITEM || fact->role == LREL_ROLE_ACCIDENT);
}

static bool has_points(const lrel_dataset *data)
{
    for (size_t i = 0; i < data->facts.count; i++)
        if (is_point(&data->facts.at[i]))
            return true;
    return false;
}

lrel_status lrel_indicators__look_at_points(indicator_making *m, lrel_error *err)
{
    looking l = {.m = m};
    const lrel_facts *facts = &m->data->facts;
    lrel_status status;

    choose_buffer(m);
    if (!has_points(m->data))
        return LREL_OK;
    if ((status = lrel_locator_new(m->data->mosaic, &l.locator, err)) != LREL_OK ||
        (status = lrel_history_new(m->data->ledger, &l.history, err)) != LREL_OK ||
        (status = list_units(&l, err)) != LREL_OK)
        goto done;
    for (l.fact = 0; l.fact < facts->count && status == LREL_OK; l.fact++) {
        const lrel_fact *fact = &facts->at[l.fact];

        if (is_point(fact))
            status = look_at(&l, fact, err);
    }
    if (status == LREL_OK)
        status = lrel_indicators__sort_finds(m, err);

done:
    lrel_locator_free(l.locator);
    lrel_history_free(l.history);
    lrel__free(m->context, l.unit_of_owner);
    return status;
}

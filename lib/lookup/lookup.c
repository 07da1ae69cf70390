/* SPDX-License-Identifier: Apache-2.0 */
/* lookup.c: beginning and end, the question, and what the answer says. */
#include "lookup/lookup.h"

#include <math.h>
#include <string.h>

/* ---- made once ---- */

/* Records have the first owners, units those behind them. */
static lrel_status index_owners(lrel_lookup *l, lrel_error *err)
{
    const lrel_dataset *data = l->data;

    l->record_of_owner =
        lrel__alloc(l->context, data->owner_count, sizeof *l->record_of_owner);
    if (!l->record_of_owner)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < data->records.count; i++)
        if (data->owner[i] != LREL_OWNER_NONE) {
            l->record_of_owner[data->owner[i]] = (uint32_t)i;
            l->record_owners++;
        }
    l->unit_of_owner = lrel__calloc(l->context, data->owner_count - l->record_owners,
                                    sizeof *l->unit_of_owner);
    if (!l->unit_of_owner)
        return lrel__fail_memory(err);
    for (size_t u = 0; u < data->unit_count; u++)
        if (data->units[u].owner != LREL_OWNER_NONE)
            l->unit_of_owner[data->units[u].owner - l->record_owners] = &data->units[u];
    return LREL_OK;
}

static void find_error_max(lrel_lookup *l)
{
    for (uint32_t i = 0; i < l->data->records.count; i++) {
        double error_m;

        (void)lrel_lookup__error_of(l->data, i, &error_m);
        l->error_max_m = fmax(l->error_max_m, error_m);
    }
}

/* How far from the grid's centre the farthest record is. */
static void find_reach(lrel_lookup *l)
{
    double units = lrel_grid_units_per_m(l->data->grid);

    for (size_t i = 0; i < l->data->points.count; i++) {
        lrel_grid_point p = l->data->points.at[i];

        l->reach_m = fmax(l->reach_m, hypot(p.x / units, p.y / units));
    }
}

static lrel_status make(lrel_lookup *l, lrel_error *err)
{
    lrel_status status;

    if (!(l->kept = lrel_arena_new(l->context)))
        return lrel__fail_memory(err);
    find_error_max(l);
    find_reach(l);
    if ((status = index_owners(l, err)) != LREL_OK ||
        (status = lrel_locator_new(l->data->mosaic, &l->locator, err)) != LREL_OK ||
        (status = lrel_history_new(l->data->ledger, &l->history, err)) != LREL_OK ||
        (status = lrel_lookup__make_aside(l, err)) != LREL_OK ||
        (status = lrel_lookup__make_marks(l, err)) != LREL_OK ||
        (status = lrel_lookup__make_absents(l, err)) != LREL_OK)
        return status;
    return lrel_lookup__make_sources(l, err);
}

lrel_status lrel_lookup__new(const lrel_dataset *data, lrel_lookup **out, lrel_error *err)
{
    lrel_lookup *l = lrel__calloc(data->context, 1, sizeof *l);
    lrel_status status;

    if (!l)
        return lrel__fail_memory(err);
    l->data = data;
    l->context = data->context;
    status = make(l, err);
    if (status == LREL_OK)
        *out = l;
    else
        lrel_lookup_free(l);
    return status;
}

void lrel_lookup_free(lrel_lookup *l)
{
    const lrel_context *context;

    if (!l)
        return;
    context = l->context;
    lrel_locator_free(l->locator);
    lrel_history_free(l->history);
    lrel__free(context, l->record_of_owner);
    lrel__free(context, (void *)l->unit_of_owner);
    lrel_lookup__drop_slivers(l);
    lrel_locator_free(l->aside.locator);
    lrel_mosaic_free(l->aside.mosaic);
    lrel__free(context, l->aside.record_of_owner);
    lrel__free(context, l->marks.list.at);
    lrel__free(context, l->marks.points.at);
    lrel__free(context, l->absents.at);
    lrel__free(context, l->records.at);
    lrel__free(context, l->sides.at);
    lrel__free(context, l->units.at);
    lrel__free(context, l->lacking.at);
    lrel__free(context, l->doubtful.at);
    lrel_arena_free(l->arena);
    lrel_arena_free(l->kept);
    lrel__free(context, l);
}

/* ---- the question ---- */

void lrel_lookup_options_init(lrel_lookup_options *options)
{
    memset(options, 0, sizeof *options);
    options->size = sizeof *options;
    options->at.days = LREL_DAY_OPEN;
}

/* The grid has no place for the one point that lies on the far side of its centre; the
 * next, a tenth of a metre beside it, has one. */
static bool put_on_grid(const lrel_lookup *l, lrel_xy lonlat, lrel_xy *metres)
{
    const double beside = lonlat.y > 0 ? -1e-6 : 1e-6;

    return lrel_grid_from_lonlat(l->data->grid, lonlat, metres) ||
           lrel_grid_from_lonlat(l->data->grid, (lrel_xy){lonlat.x, lonlat.y + beside},
                                 metres);
}

/* The projection stretches land by sec(c / 2) across the ray from its centre and shrinks
 * it by as much along it, c being the arc to the centre: at most as at the point or at
 * the farthest record. The ellipsoid's part is below a half per cent. */
static double stretch_at(lrel_xy metres, double records_m)
{
    const double diameter_m = 2 * 6371007.2, ellipsoid = 1.005;
    double part = fmin(0.99, fmax(hypot(metres.x, metres.y), records_m) / diameter_m);

    return ellipsoid / sqrt(1 - part * part);
}

static lrel_status take_question(lrel_lookup *l, double lon_deg, double lat_deg,
                                 const lrel_lookup_options *options, lrel_error *err)
{
    lrel_date as_of = l->data->programme->as_of;
    lrel_xy lonlat = {lon_deg, lat_deg};
    lrel_xy metres;

    if (!(fabs(lon_deg) <= 180))
        return lrel__fail(err, LREL_E_ARGUMENT, "no longitude from -180 to 180: %.9g",
                          lon_deg);
    if (!(fabs(lat_deg) <= 90))
        return lrel__fail(err, LREL_E_ARGUMENT, "no latitude from -90 to 90: %.9g",
                          lat_deg);
    if (!(options->error_m >= 0 && options->error_m <= 1e6))
        return lrel__fail(err, LREL_E_ARGUMENT, "no position error in metres: %.9g",
                          options->error_m);
    if (options->at.days != LREL_DAY_OPEN && options->at.days > as_of.days)
        return lrel__fail(err, LREL_E_ARGUMENT,
                          "a day after the one up to which the account knows anything");
    if (!put_on_grid(l, lonlat, &metres))
        return lrel__fail(err, LREL_E_ARGUMENT, "%.9g, %.9g has no place on the grid",
                          lon_deg, lat_deg);
    l->question =
        (lookup_question){.lonlat = lonlat,
                          .metres = metres,
                          .stretch = stretch_at(metres, l->reach_m),
                          .error_m = options->error_m,
                          .at = options->at.days == LREL_DAY_OPEN ? as_of : options->at};
    return LREL_OK;
}

static lrel_status forget(lrel_lookup *l, lrel_error *err)
{
    lrel_arena_free(l->arena);
    l->arena = lrel_arena_new(l->context);
    l->records.count = l->sides.count = l->units.count = 0;
    l->lacking.count = l->doubtful.count = 0;
    l->has_nearest[0] = l->has_nearest[1] = false;
    return l->arena ? LREL_OK : lrel__fail_memory(err);
}

lrel_status lrel_lookup_point(lrel_lookup *l, double lon_deg, double lat_deg,
                              const lrel_lookup_options *options, lrel_error *err)
{
    lrel_lookup_options known;
    lrel_status status;

    lrel_lookup_options_init(&known);
    if (options) /* a caller built against an older header passes a shorter struct */
        memcpy(&known, options,
               options->size < sizeof known ? options->size : sizeof known);
    if ((status = forget(l, err)) != LREL_OK ||
        (status = take_question(l, lon_deg, lat_deg, &known, err)) != LREL_OK ||
        (status = lrel_lookup__survey(l, err)) != LREL_OK ||
        (status = lrel_lookup__tell_edge(l, err)) != LREL_OK ||
        (status = lrel_lookup__find_nearest(l, err)) != LREL_OK)
        return status;
    return lrel_lookup__list_absents(l, err);
}

/* ---- the answer ---- */

size_t lrel_lookup_record_count(const lrel_lookup *l)
{
    return l->records.count;
}

lrel_lookup_record lrel_lookup_record_at(const lrel_lookup *l, size_t index)
{
    return l->records.at[index].summary;
}

bool lrel_lookup_nearest(const lrel_lookup *l, bool hazard, lrel_lookup_record *out)
{
    if (l->has_nearest[hazard])
        *out = l->nearest[hazard];
    return l->has_nearest[hazard];
}

size_t lrel_lookup_side_count(const lrel_lookup *l)
{
    return l->sides.count;
}

lrel_lookup_side lrel_lookup_side_at(const lrel_lookup *l, size_t side)
{
    return l->sides.at[side].summary;
}

size_t lrel_lookup_account_count(const lrel_lookup *l)
{
    return l->data->programme->account_count;
}

lrel_lookup_account lrel_lookup_account_at(const lrel_lookup *l, size_t side,
                                           size_t account)
{
    return l->sides.at[side].accounts[account];
}

size_t lrel_lookup_event_count(const lrel_lookup *l, size_t side)
{
    return l->sides.at[side].event_count;
}

lrel_lookup_event lrel_lookup_event_at(const lrel_lookup *l, size_t side, size_t index)
{
    return l->sides.at[side].events[index];
}

size_t lrel_lookup_unit_count(const lrel_lookup *l)
{
    return l->units.count;
}

lrel_lookup_unit lrel_lookup_unit_at(const lrel_lookup *l, size_t unit)
{
    return l->units.at[unit];
}

size_t lrel_lookup_absent_count(const lrel_lookup *l)
{
    return l->lacking.count;
}

lrel_lookup_absent lrel_lookup_absent_at(const lrel_lookup *l, size_t index)
{
    return l->lacking.at[index];
}

size_t lrel_lookup_source_count(const lrel_lookup *l)
{
    return l->source_count;
}

lrel_lookup_source lrel_lookup_source_at(const lrel_lookup *l, size_t index)
{
    return l->sources[index];
}

/* SPDX-License-Identifier: Apache-2.0 */
/* centre.c: where the grid is centred: as the programme says, else on the median of the
 * records' middles, rounded to whole degrees: one misplaced record moves it by nothing.
 */
#include <math.h>

#include "core/threads.h"
#include "dataset/dataset.h"

/* Rounding goes before counting: it keeps the order, so that the median of what is
 * rounded is the median, rounded. */
typedef struct degree_counts {
    size_t lon[361]; /* -180 .. 180 */
    size_t lat[181]; /* -90 .. 90 */
    size_t count;
} degree_counts;

static void count_in(degree_counts *c, lrel_xy at)
{
    c->lon[(int)floor(at.x + 0.5) + 180]++;
    c->lat[(int)floor(at.y + 0.5) + 90]++;
    c->count++;
}

/* The degree of number @p rank, from 0, of those that were counted. */
static int degree_at(const size_t *counts, int lowest, size_t rank)
{
    size_t passed = *counts;

    for (; passed <= rank; passed += *counts) {
        counts++;
        lowest++;
    }
    return lowest;
}

/* The middles of the records of a source that have a place. */
static lrel_status find_middles(size_t source, int worker, void *user, lrel_error *err)
{
    lrel_dataset *data = user;

    (void)worker;
    (void)err;
    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];
        lrel_xy middle;

        if (r->source == source && lrel_dataset__is_placed(r) &&
            lrel_dataset__degrees_of(data, r, &middle))
            data->middles[i] = middle;
    }
    return LREL_OK;
}

static lrel_status count_records(lrel_dataset *data, degree_counts *c, lrel_error *err)
{
    lrel_status status = lrel__parallel(data->context, data->programme->source_count,
                                        find_middles, data, err);

    for (size_t i = 0; i < data->records.count && status == LREL_OK; i++)
        if (!isnan(data->middles[i].x))
            count_in(c, data->middles[i]);
    return status;
}

static void count_facts(const lrel_dataset *data, degree_counts *c)
{
    for (size_t i = 0; i < data->facts.count; i++) {
        lrel_xy at;

        if (lrel_dataset_fact_position(data, &data->facts.at[i], &at))
            count_in(c, at);
    }
}

/* Facts are asked only where no record has a place, and so no land an area: then the grid
 * serves to judge positions. */
lrel_status lrel_dataset__find_centre(lrel_dataset *data, lrel_xy *out, lrel_error *err)
{
    const lrel_programme *programme = data->programme;
    degree_counts c = {.count = 0};
    lrel_status status = programme->has_grid ? LREL_OK : count_records(data, &c, err);

    if (status != LREL_OK)
        return status;
    if (!programme->has_grid && c.count == 0)
        count_facts(data, &c);
    if (c.count == 0)
        *out = (lrel_xy){programme->grid_lon_deg, programme->grid_lat_deg};
    else
        *out = (lrel_xy){degree_at(c.lon, -180, c.count / 2),
                         degree_at(c.lat, -90, c.count / 2)};
    return LREL_OK;
}

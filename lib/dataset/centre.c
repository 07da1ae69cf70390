/* SPDX-License-Identifier: Apache-2.0 */
/* centre.c: where the grid is centred: as the programme says, else on the median of the
 * records' middles, rounded to whole degrees: one misplaced record moves it by nothing.
 */
#include <math.h>

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

/* The middles of all records that have a place. */
static void count_records(lrel_dataset *data, degree_counts *c)
{
    for (size_t i = 0; i < data->records.count; i++) {
        lrel_xy middle;

        if (lrel_dataset__is_placed(&data->records.at[i]) &&
            lrel_dataset__middle_of(data, &data->records.at[i], &middle)) {
            data->middles[i] = middle;
            count_in(c, middle);
        }
    }
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
lrel_xy lrel_dataset__find_centre(lrel_dataset *data)
{
    const lrel_programme *programme = data->programme;
    degree_counts c = {.count = 0};

    if (!programme->has_grid)
        count_records(data, &c);
    if (!programme->has_grid && c.count == 0)
        count_facts(data, &c);
    if (c.count == 0)
        return (lrel_xy){programme->grid_lon_deg, programme->grid_lat_deg};
    return (lrel_xy){degree_at(c.lon, -180, c.count / 2),
                     degree_at(c.lat, -90, c.count / 2)};
}

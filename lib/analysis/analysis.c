/* SPDX-License-Identifier: Apache-2.0 */
/* analysis.c: the account by years and by all that land has. */
#include "analysis/analysis.h"

#include <string.h>

#include "dataset/regroup.h"

static const lrel_by of_holder[] = {LREL_BY_OPERATOR, LREL_BY_CLASS,
                                    LREL_BY_CONTAMINATION, LREL_BY_NATIONAL_CLASS,
                                    LREL_BY_SOURCE};

static bool has_level(const lrel_programme *programme, int level)
{
    for (size_t i = 0; i < programme->boundary_count; i++)
        if (programme->boundaries[i].level_number == level)
            return true;
    return false;
}

static void set_groups(lrel_programme *rules)
{
    rules->period = LREL_PERIOD_YEAR;
    rules->by_count = 0;
    for (size_t i = 0; i < sizeof of_holder / sizeof *of_holder; i++)
        rules->by[rules->by_count++] = of_holder[i];
    for (int level = 1; level <= 9; level++)
        if (has_level(rules, level))
            rules->by[rules->by_count++] = (lrel_by)(LREL_BY_ADMIN1 + level - 1);
}

lrel_status lrel_analysis_open(const lrel_dataset *data, lrel_analysis *out,
                               lrel_error *err)
{
    memset(out, 0, sizeof *out);
    out->data = data;
    out->rules = *data->programme;
    set_groups(&out->rules);
    return lrel_dataset_regroup(data, &out->rules, &out->years, err);
}

void lrel_analysis_clear(lrel_analysis *analysis)
{
    lrel_dataset_regroup_clear(&analysis->years);
    memset(analysis, 0, sizeof *analysis);
}

int lrel_analysis_year(const lrel_analysis *a, size_t period)
{
    int year;

    lrel_date_to_calendar(a->years.period_starts[period], &year, NULL, NULL);
    return year;
}

uint32_t lrel_analysis_period_of(const lrel_analysis *a, lrel_date day)
{
    const lrel_date *starts = a->years.period_starts;
    size_t low = 0, high = a->years.period_count;

    if (high == 0 || day.days < starts[0].days)
        return LREL_PERIOD_BEFORE;
    while (high - low > 1) { /* starts[low] <= day */
        size_t middle = low + (high - low) / 2;

        if (starts[middle].days <= day.days)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

bool lrel_analysis_is_part_year(const lrel_analysis *a, size_t period)
{
    int month, day;
    lrel_date last = {a->years.period_starts[period + 1].days - 1};

    lrel_date_to_calendar(last, NULL, &month, &day);
    return month != 12 || day != 31 || a->years.incomplete[period].length > 0;
}

lrel_text lrel_analysis_land(const lrel_analysis *a, const lrel_credit *credit,
                             lrel_by by)
{
    const lrel_group *group = &a->years.land_groups.at[credit->group];
    const lrel_group *place = &a->years.places.at[credit->place];

    return by >= LREL_BY_ADMIN1 && place->value[by].length ? place->value[by]
                                                           : group->value[by];
}

size_t lrel_analysis_record(const lrel_analysis *a, const lrel_credit *credit)
{
    return credit->is_release ? a->years.record_of_release[credit->record]
                              : a->years.record_of_hazard[credit->record];
}

double lrel_analysis_m2(const lrel_analysis *a, int64_t area2)
{
    double units = lrel_grid_units_per_m(a->data->grid);

    return (double)area2 / (2 * units * units);
}

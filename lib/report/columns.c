/* SPDX-License-Identifier: Apache-2.0 */
/* columns.c: what several tables have in common. */
#include "report/report.h"

static bool applies(lrel_by by, bool is_of_land)
{
    return is_of_land ? lrel_by_is_of_land(by) : lrel_by_is_of_records(by);
}

size_t lrel_report__group_names(const lrel_dataset *data, bool is_of_land,
                                const char **names)
{
    size_t count = 0;

    for (size_t i = 0; i < data->programme->by_count; i++) {
        lrel_by by = data->programme->by[i];
        const char *name_column = lrel_report__name_column(data, by);

        if (!applies(by, is_of_land))
            continue;
        names[count++] = lrel_by_name(by);
        if (name_column)
            names[count++] = name_column;
    }
    return count;
}

void lrel_report__group_values(const lrel_dataset *data, bool is_of_land,
                               const lrel_group *group, const lrel_group *place,
                               lrel_csv *csv)
{
    for (size_t i = 0; i < data->programme->by_count; i++) {
        lrel_by by = data->programme->by[i];
        lrel_text value;

        if (!applies(by, is_of_land))
            continue;
        value = by >= LREL_BY_ADMIN1 && place ? place->value[by] : group->value[by];
        lrel_csv_text(csv, value);
        if (lrel_report__name_column(data, by))
            lrel_csv_text(csv, lrel_report__unit_name(data, by, value));
    }
}

void lrel_report__period(const lrel_dataset *data, size_t period, lrel_csv *csv)
{
    char name[24];

    lrel_dataset_period_name(data, period, name);
    lrel_csv_string(csv, name);
    lrel_csv_date(csv, data->period_starts[period]);
    lrel_csv_date(csv, data->period_starts[period + 1]);
}

int64_t lrel_report__stated(lrel_stated_number area_m2)
{
    return area_m2.is_known ? area_m2.e4 : 0;
}

void lrel_report__write_stated(lrel_csv *csv, lrel_stated_sum sum)
{
    char text[40];

    lrel_area_format_stated(sum, text);
    lrel_csv_string(csv, text);
}

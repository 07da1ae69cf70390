/* SPDX-License-Identifier: Apache-2.0 */
/* area_of_use.c: a datum shift is measured for some land and less accurate elsewhere. No
 * listed operation covers onshore Cambodia, so this is no reason to refuse; it is said
 * once a source, with the number of records. */
#include <math.h>
#include <stdio.h>

#include "check/checking.h"

static bool is_inside(const lrel_operation_info *info, lrel_xy lonlat)
{
    bool in_lon = info->west_deg <= info->east_deg
                      ? lonlat.x >= info->west_deg && lonlat.x <= info->east_deg
                      : lonlat.x >= info->west_deg || lonlat.x <= info->east_deg;

    return in_lon && lonlat.y >= info->south_deg && lonlat.y <= info->north_deg;
}

static int64_t count_outside(const lrel_dataset *data, uint32_t source,
                             const lrel_operation_info *info)
{
    int64_t outside = 0;

    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];
        lrel_xy middle;

        if (r->source == source && lrel_dataset__is_placed(r) &&
            lrel_dataset__middle_of(data, r, &middle) && !is_inside(info, middle))
            outside++;
    }
    for (size_t i = 0; i < data->facts.count; i++) {
        const lrel_fact *fact = &data->facts.at[i];
        lrel_xy at;

        if (fact->source == source && fact->used &&
            lrel_dataset_fact_position(data, fact, &at) && !is_inside(info, at))
            outside++;
    }
    return outside;
}

static lrel_status report(const lrel_checking *c, uint32_t source,
                          const lrel_operation_info *info, int64_t count, lrel_error *err)
{
    char area[96];
    lrel_issue issue = {.kind = LREL_ISSUE_OUTSIDE_AREA_OF_USE,
                        .source = (int32_t)source,
                        .row = -1,
                        .field = LREL_TEXT("operation"),
                        .value = lrel_text_of(info->operation_code),
                        .area2 = -1,
                        .count = count};

    snprintf(area, sizeof area, "%ld to %ld E, %ld to %ld N", lround(info->west_deg),
             lround(info->east_deg), lround(info->south_deg), lround(info->north_deg));
    issue.expected = lrel_text_of(area);
    return lrel_check__add(c, &issue, err);
}

lrel_status lrel_check__area_of_use(const lrel_checking *c, lrel_error *err)
{
    const lrel_dataset *data = c->data;
    lrel_status status = LREL_OK;

    for (uint32_t s = 0; s < data->programme->source_count && status == LREL_OK; s++) {
        const lrel_operation_info *info =
            data->sources[s].operation
                ? lrel_operation_info_of(data->sources[s].operation)
                : NULL;
        int64_t count;

        if (!info || !info->operation_code[0] || !info->has_area)
            continue;
        if ((count = count_outside(data, s, info)) > 0)
            status = report(c, s, info, count, err);
    }
    return status;
}

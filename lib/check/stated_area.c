/* SPDX-License-Identifier: Apache-2.0 */
/* stated_area.c: what a record says of its own area, against what it draws. A factor of
 * ten thousand or a million is a unit, not a measurement. */
#include <math.h>
#include <stdio.h>

#include "check/checking.h"
#include "check/mix_up.h"
#include "core/area.h"

/* Both must be exceeded: 5 % of a small area is nothing, 100 m2 of a large one neither.
 */
#define DIFFERS_SHARE 0.05
#define DIFFERS_M2    100.0

static int64_t drawn2_of(const lrel_checking *c, size_t record)
{
    uint32_t owner = c->data->owner[record];

    return owner == LREL_OWNER_NONE
               ? 0
               : lrel_mosaic_owner_area(c->data->mosaic, owner).area2;
}

/* Whether the record has both areas, and they differ. */
static bool differs(const lrel_checking *c, size_t record, double *stated_m2,
                    double *drawn_m2)
{
    const lrel_record *r = &c->data->records.at[record];
    double difference;

    *stated_m2 = r->area_m2.value;
    *drawn_m2 =
        lrel_area_to_m2(drawn2_of(c, record), lrel_grid_units_per_m(c->data->grid));
    difference = fabs(*stated_m2 - *drawn_m2);
    return r->area_m2.is_known && *drawn_m2 > 0 && difference > DIFFERS_M2 &&
           difference > DIFFERS_SHARE * *drawn_m2;
}

static lrel_status report(const lrel_checking *c, const lrel_mix_ups *m, size_t record,
                          size_t unit, double stated_m2, double drawn_m2, lrel_error *err)
{
    double units = lrel_grid_units_per_m(c->data->grid);
    bool is_unit = unit < LREL_MIX_UP_COUNT;
    lrel_issue issue = lrel_check__issue(
        c, is_unit ? LREL_ISSUE_AREA_UNIT : LREL_ISSUE_AREA_DIFFERS, record);
    char stated[40], drawn[40], guess[64] = "", value[120];
    double difference2 = fabs(stated_m2 - drawn_m2) * 2 * units * units;

    lrel_area_format_stated(c->data->records.at[record].area_m2.e4, stated);
    if (is_unit)
        lrel_mix_ups_write(m, unit, guess);
    lrel_area_format_m2(drawn2_of(c, record), (int)units, drawn);
    snprintf(value, sizeof value, "%s m2%s%s", stated, is_unit ? ": " : "", guess);
    issue.field = LREL_TEXT("area");
    issue.value = lrel_text_of(value);
    snprintf(stated, sizeof stated, "%s m2", drawn);
    issue.expected = lrel_text_of(stated);
    if (difference2 < 9e18)
        issue.area2 = llround(difference2);
    return lrel_check__add(c, &issue, err);
}

/* All of a source in one wrong unit is one thing to mend. */
static lrel_status report_source(const lrel_checking *c, uint32_t source,
                                 const lrel_mix_ups *m, size_t unit, int64_t count,
                                 lrel_error *err)
{
    char guess[64];
    lrel_issue issue = {.kind = LREL_ISSUE_AREA_UNIT,
                        .source = (int32_t)source,
                        .row = -1,
                        .field = LREL_TEXT("area"),
                        .expected = LREL_TEXT("the areas as drawn"),
                        .area2 = -1,
                        .count = count};

    lrel_mix_ups_write(m, unit, guess);
    issue.value = lrel_text_of(guess);
    return lrel_check__add(c, &issue, err);
}

/* The unit of more than half of the source's records that have both areas (and of two
 * at least), or LREL_MIX_UP_COUNT. */
static size_t common_mix_up(const lrel_checking *c, const lrel_mix_ups *m, size_t first,
                            size_t last, int64_t *count)
{
    int64_t found[LREL_MIX_UP_COUNT + 1] = {0}, compared = 0;

    for (size_t i = first; i < last; i++) {
        double stated, drawn;

        if (differs(c, i, &stated, &drawn))
            found[lrel_mix_ups_find(m, stated, drawn)]++;
        compared += c->data->records.at[i].area_m2.is_known && drawn > 0;
    }
    for (size_t unit = 0; unit < LREL_MIX_UP_COUNT; unit++)
        if (found[unit] > 1 && 2 * found[unit] > compared) {
            *count = found[unit];
            return unit;
        }
    return LREL_MIX_UP_COUNT;
}

static lrel_status check_source(const lrel_checking *c, size_t first, size_t last,
                                lrel_error *err)
{
    uint32_t source = c->data->records.at[first].source;
    lrel_mix_ups m =
        lrel_mix_ups_of(c->data->programme->sources[source].keys[LREL_KEY_AREA].unit);
    int64_t count = 0;
    size_t common = common_mix_up(c, &m, first, last, &count);
    lrel_status status = LREL_OK;

    if (common < LREL_MIX_UP_COUNT)
        status = report_source(c, source, &m, common, count, err);
    for (size_t i = first; i < last && status == LREL_OK; i++) {
        double stated, drawn;
        size_t found;

        if (!differs(c, i, &stated, &drawn))
            continue;
        found = lrel_mix_ups_find(&m, stated, drawn);
        if (found == LREL_MIX_UP_COUNT || found != common)
            status = report(c, &m, i, found, stated, drawn, err);
    }
    return status;
}

lrel_status lrel_check__stated_area(const lrel_checking *c, lrel_error *err)
{
    const lrel_records *records = &c->data->records;
    lrel_status status = LREL_OK;

    for (size_t i = 0, k; i < records->count && status == LREL_OK; i = k) {
        for (k = i + 1;
             k < records->count && records->at[k].source == records->at[i].source;)
            k++;
        status = check_source(c, i, k, err);
    }
    return status;
}

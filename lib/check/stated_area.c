/* SPDX-License-Identifier: Apache-2.0 */
/* stated_area.c: what a record says of its own area, against what it draws. A factor of
 * ten thousand or a million is a unit, not a measurement. */
#include <math.h>
#include <stdio.h>

#include "check/checking.h"
#include "core/area.h"

/* Both must be exceeded: 5 % of a small area is nothing, 100 m2 of a large one neither.
 */
#define DIFFERS_SHARE 0.05
#define DIFFERS_M2    100.0
/* Two measurements of one piece of land in two units. */
#define UNIT_SHARE 0.1
/* Beyond this, more than the land of the Earth. */
#define STATED_MAX_M2 1e14

typedef struct mix_up {
    double factor; /* stated over drawn */
    const char *name;
} mix_up;

static const mix_up mix_ups[] = {
    {1e-6, "looks like km2 given as m2"},       {1e-4, "looks like hectares given as m2"},
    {1e-2, "looks like km2 given as hectares"}, {1e2, "looks like hectares given as km2"},
    {1e4, "looks like m2 given as hectares"},   {1e6, "looks like m2 given as km2"},
};
#define MIX_UP_COUNT (sizeof mix_ups / sizeof *mix_ups)

/* The index of the mix-up that explains the ratio, or MIX_UP_COUNT. */
static size_t find_mix_up(double stated_m2, double drawn_m2)
{
    size_t i = 0;

    while (i < MIX_UP_COUNT &&
           !(fabs(stated_m2 / drawn_m2 / mix_ups[i].factor - 1) <= UNIT_SHARE))
        i++;
    return i;
}

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

/* As a decimal, in whole square centimetres. */
static void write_m2(double m2, char out[40])
{
    if (m2 < STATED_MAX_M2)
        lrel_area_format_m2(2 * llround(m2 * 1e4), 100, out);
    else
        snprintf(out, 40, "more than 100000000000000");
}

static lrel_status report(const lrel_checking *c, size_t record, size_t mix_up_number,
                          double stated_m2, double drawn_m2, lrel_error *err)
{
    double units = lrel_grid_units_per_m(c->data->grid);
    bool is_unit = mix_up_number < MIX_UP_COUNT;
    lrel_issue issue = lrel_check__issue(
        c, is_unit ? LREL_ISSUE_AREA_UNIT : LREL_ISSUE_AREA_DIFFERS, record);
    char stated[40], drawn[32], value[120];
    double difference2 = fabs(stated_m2 - drawn_m2) * 2 * units * units;

    write_m2(stated_m2, stated);
    lrel_area_format_m2(drawn2_of(c, record), (int)units, drawn);
    snprintf(value, sizeof value, "%s m2%s%s", stated, is_unit ? ": " : "",
             is_unit ? mix_ups[mix_up_number].name : "");
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
                                 size_t mix_up_number, int64_t count, lrel_error *err)
{
    lrel_issue issue = {.kind = LREL_ISSUE_AREA_UNIT,
                        .source = (int32_t)source,
                        .row = -1,
                        .field = LREL_TEXT("area"),
                        .value = lrel_text_of(mix_ups[mix_up_number].name),
                        .expected = LREL_TEXT("the areas as drawn"),
                        .area2 = -1,
                        .count = count};

    return lrel_check__add(c, &issue, err);
}

/* The mix-up of more than half of the source's records that have both areas (and of two
 * at least), or MIX_UP_COUNT. */
static size_t common_mix_up(const lrel_checking *c, size_t first, size_t last,
                            int64_t *count)
{
    int64_t found[MIX_UP_COUNT + 1] = {0}, compared = 0;

    for (size_t i = first; i < last; i++) {
        double stated, drawn;

        if (differs(c, i, &stated, &drawn))
            found[find_mix_up(stated, drawn)]++;
        compared += c->data->records.at[i].area_m2.is_known && drawn > 0;
    }
    for (size_t m = 0; m < MIX_UP_COUNT; m++)
        if (found[m] > 1 && 2 * found[m] > compared) {
            *count = found[m];
            return m;
        }
    return MIX_UP_COUNT;
}

static lrel_status check_source(const lrel_checking *c, size_t first, size_t last,
                                lrel_error *err)
{
    int64_t count = 0;
    size_t common = common_mix_up(c, first, last, &count);
    lrel_status status = LREL_OK;

    if (common < MIX_UP_COUNT)
        status = report_source(c, c->data->records.at[first].source, common, count, err);
    for (size_t i = first; i < last && status == LREL_OK; i++) {
        double stated, drawn;
        size_t found;

        if (!differs(c, i, &stated, &drawn))
            continue;
        found = find_mix_up(stated, drawn);
        if (found == MIX_UP_COUNT || found != common)
            status = report(c, i, found, stated, drawn, err);
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

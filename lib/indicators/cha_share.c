/* SPDX-License-Identifier: Apache-2.0 */
/* cha_share.c: I15: how much of the stock is confirmed, in hazards and in square metres.
 * Land of other classes is in neither. */
#include <stdlib.h>

#include "indicators/making.h"

static lrel_status by_area(indicator_making *m, const indicator_info *of,
                           const indicator_view *v, lrel_error *err)
{
    indicator_row row = lrel_indicators__row(
        m, of, v, of->name, "area, at the end of the year; by who holds the land");

    if (indicator_is_total(m, v))
        row.year = m->as_of;
    else if (v->in_class[0] == 0 && v->in_class[1] == 0)
        return LREL_OK;
    row.a = indicator_area(v->in_class[0], "in CHAs");
    row.b = indicator_area(v->in_class[0] + v->in_class[1], "in CHAs and SHAs");
    row.formula = "a / b * 100";
    lrel_indicators__divide(m, &row, 100, "%",
                            "not computable, because no CHA or SHA is on record");
    return lrel_indicators__push(m, &row, err);
}

/* --- in hazards --- */

static int compare(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;

    return a < b ? -1 : a > b;
}

static size_t count_distinct(uint32_t *numbers, size_t count)
{
    size_t distinct = 0;

    if (count > 1)
        qsort(numbers, count, sizeof *numbers, compare);
    for (size_t i = 0; i < count; i++)
        distinct += i == 0 || numbers[i] != numbers[i - 1];
    return distinct;
}

/* Hazards of the class that hold land on the as-of day, more than edge difference. */
static size_t count_hazards(const indicator_making *m, uint32_t account, int hazard_class,
                            uint32_t *room)
{
    const lrel_dataset *data = m->data;
    size_t count = 0;

    for (size_t h = 0; h < data->hazard_count; h++) {
        lrel_record_area area = lrel_ledger_hazard_area(data->ledger, h, account);

        if (data->records.at[data->record_of_hazard[h]].hazard_class == hazard_class &&
            area.remaining > area.edge)
            room[count++] = data->hazards[h].counted_as;
    }
    return count_distinct(room, count);
}

static lrel_status by_number(indicator_making *m, const indicator_info *of,
                             uint32_t *room, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (uint32_t account = 0; account <= m->all && status == LREL_OK; account++) {
        double cha = (double)count_hazards(m, account, LREL_CLASS_CHA, room);
        double sha = (double)count_hazards(m, account, LREL_CLASS_SHA, room);
        indicator_row row =
            lrel_indicators__row(m, of, NULL, of->name, "hazards, on the as-of day");

        row.account = account;
        row.year = m->as_of;
        row.a = indicator_number(cha, "n", "CHAs");
        row.b = indicator_number(cha + sha, "n", "CHAs and SHAs");
        row.formula = "a / b * 100";
        lrel_indicators__divide(m, &row, 100, "%",
                                "not computable, because no CHA or SHA is on record");
        status = lrel_indicators__push(m, &row, err);
    }
    return status;
}

lrel_status lrel_indicators__make_cha_share(indicator_making *m, const indicator_info *of,
                                            lrel_error *err)
{
    uint32_t *room = lrel__alloc(m->context, m->data->hazard_count + 1, sizeof *room);
    lrel_status status = room ? by_number(m, of, room, err) : lrel__fail_memory(err);

    lrel__free(m->context, room);
    return status == LREL_OK ? lrel_indicators__each(m, of, by_area, err) : status;
}

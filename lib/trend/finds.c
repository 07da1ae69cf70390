/* SPDX-License-Identifier: Apache-2.0 */
/* finds.c: cleared land, and whether anything was in it. Spot tasks are no releases of
 * land, so that their items never come in here. */
#include "trend/finds.h"

#include "analysis/items.h"

static size_t period_of(const lrel_dataset *data, lrel_date day)
{
    size_t period = 0;

    while (period + 1 < data->period_count &&
           data->period_starts[period + 1].days <= day.days)
        period++;
    return period;
}

static void add(lrel_finds *into, const lrel_dataset *data, const lrel_record *record,
                uint32_t account, int64_t counted2)
{
    const lrel_source *source = &data->programme->sources[record->source];
    double items;

    if (lrel_items_found(source, record, lrel_items_of_account(data->programme, account),
                         &items)) {
        into->counted2 += counted2;
        into->items += items;
        into->zero2 += items == 0 ? counted2 : 0;
    }
    if (lrel_items_found(source, record, lrel_items_any(), &items)) {
        into->any_counted2 += counted2;
        into->any_zero2 += items == 0 ? counted2 : 0;
    }
}

static void add_release(lrel_finds_table *table, size_t r, uint32_t account)
{
    const lrel_dataset *data = table->data;
    size_t record = data->record_of_release[r];
    lrel_date day = data->releases[r].day;

    if (data->releases[r].product != LREL_PRODUCT_CLEARED ||
        (data->releases[r].owner == LREL_OWNER_NONE &&
         !lrel_dataset_borrowed_day(data, record, &day)))
        return;
    add(&table->at[account * data->period_count + period_of(data, day)], data,
        &data->records.at[record], account,
        lrel_ledger_release_area(data->ledger, r, account).counted);
}

lrel_status lrel_finds_init(lrel_finds_table *out, const lrel_dataset *data,
                            lrel_error *err)
{
    uint32_t accounts = data->programme->account_count;

    out->data = data;
    out->at =
        lrel__calloc(data->context, (accounts + 1) * data->period_count, sizeof *out->at);
    if (!out->at)
        return lrel__fail_memory(err);
    for (size_t r = 0; r < data->release_count; r++)
        for (uint32_t a = 0; a <= accounts; a++)
            if (a == accounts || data->releases[r].accounts >> a & 1)
                add_release(out, r, a);
    return LREL_OK;
}

void lrel_finds_clear(lrel_finds_table *table)
{
    lrel__free(table->data->context, table->at);
}

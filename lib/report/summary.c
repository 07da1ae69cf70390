/* SPDX-License-Identifier: Apache-2.0 */
/* summary.c: totals for people, from the ledger and the records. */
#include "report/summary.h"

#include "report/report.h"

lrel_account_total lrel_summary_account(const lrel_dataset *data, uint32_t account,
                                        size_t period_count)
{
    lrel_account_total total = {0};

    for (size_t i = 0; i < lrel_ledger_row_count(data->ledger); i++) {
        const lrel_ledger_row *row = lrel_ledger_row_at(data->ledger, i);

        if (row->account != account || row->period >= period_count)
            continue;
        if (row->period + 1 == period_count)
            total.recorded += row->area2[LREL_COLUMN_CLOSING];
        for (int p = 0; p < 3; p++)
            total.released[p] += row->area2[LREL_COLUMN_CANCELLED + p];
    }
    total.edge = lrel_ledger_edge_area(data->ledger, account, (uint32_t)period_count - 1);
    if (period_count)
        total.hazards_n = lrel_ledger_hazards_standing(data->ledger, account,
                                                       (uint32_t)period_count - 1);
    return total;
}

lrel_source_total lrel_summary_source(const lrel_dataset *data, uint32_t source)
{
    lrel_source_total total = {0};

    for (size_t i = 0; i < data->records.count; i++)
        if (data->records.at[i].source == source) {
            total.read++;
            total.used += data->records.at[i].used;
        }
    for (size_t i = 0; i < data->facts.count; i++)
        if (data->facts.at[i].source == source) {
            total.read++;
            total.used += data->facts.at[i].used;
        }
    return total;
}

static void count_record(lrel_record_total *total, lrel_role role, bool is_used,
                         lrel_reason reason)
{
    total->read++;
    total->by_role[role]++;
    if (is_used) {
        total->used++;
        total->used_by_role[role]++;
    } else {
        total->set_aside++;
        total->by_reason[reason]++;
    }
}

lrel_record_total lrel_summary_records(const lrel_dataset *data)
{
    lrel_record_total total = {0};

    for (size_t i = 0; i < data->records.count; i++) {
        const lrel_record *r = &data->records.at[i];

        count_record(&total, r->role, r->used, r->reason);
    }
    for (size_t i = 0; i < data->facts.count; i++) {
        const lrel_fact *fact = &data->facts.at[i];

        count_record(&total, fact->role, fact->used, fact->reason);
    }
    return total;
}

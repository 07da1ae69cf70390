/* SPDX-License-Identifier: Apache-2.0 */
/* holders.c: who holds land before whom (docs/methods/ledger.md, section 7), settled once
 * for all rows of hazards, so that a fold compares two numbers. */
#include "core/radix.h"
#include "ledger/timeline.h"

/* The higher class, then the earlier day, then id, source and row, which are the tie. */
static void sort_holders(const lrel_ledger_hazard *hazards, lrel_sortable *list)
{
    for (size_t i = 0; i < list->count; i++)
        list->at[i] = (lrel_keyed){hazards[i].tie, (uint32_t)i};
    lrel__radix_sort(list);
    for (size_t i = 0; i < list->count; i++) {
        const lrel_ledger_hazard *h = &hazards[list->at[i].value];

        list->at[i].key =
            (uint64_t)h->class_rank << 32 | lrel__radix_signed(h->from.days);
    }
    lrel__radix_sort(list);
}

/* Numbers from 0 in place of counted_as, which may be any. */
static void number_counted(timeline *line, uint32_t *numbers, lrel_sortable *list)
{
    for (size_t i = 0; i < list->count; i++)
        list->at[i] = (lrel_keyed){line->input->hazards[i].counted_as, (uint32_t)i};
    lrel__radix_sort(list);
    for (size_t i = 0; i < list->count; i++) {
        if (i == 0 || list->at[i - 1].key != list->at[i].key)
            line->counted_count++;
        numbers[list->at[i].value] = line->counted_count - 1;
    }
}

lrel_status lrel_timeline__rank_holders(timeline *line, lrel_error *err)
{
    size_t rows = line->input->hazard_count;
    uint32_t *counted = lrel__alloc(line->context, rows, sizeof *counted);
    lrel_sortable list;
    lrel_status status = LREL_OK;

    line->holders = lrel__alloc(line->context, rows, sizeof *line->holders);
    if (!lrel__sortable_init(&list, line->context, rows) || !counted || !line->holders) {
        status = lrel__fail_memory(err);
        goto done;
    }
    number_counted(line, counted, &list);
    sort_holders(line->input->hazards, &list);
    for (size_t i = 0; i < rows; i++) {
        uint32_t row = list.at[i].value;

        line->holders[i] = (holder){row, line->input->hazards[row].group, counted[row]};
    }
done:
    lrel__sortable_clear(&list, line->context);
    lrel__free(line->context, counted);
    return status;
}

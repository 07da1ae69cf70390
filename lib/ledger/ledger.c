/* SPDX-License-Identifier: Apache-2.0 */
/* ledger.c: from input to ledger, and what single records did. */
#include "ledger/ledger.h"

lrel_status lrel_ledger_build(const lrel_context *context, const lrel_mosaic *mosaic,
                              const lrel_ledger_input *input, lrel_ledger **out,
                              lrel_error *err)
{
    return lrel_ledger_build_or_tell(context, mosaic, input, NULL, out, err);
}

lrel_status lrel_ledger_build_or_tell(const lrel_context *context,
                                      const lrel_mosaic *mosaic,
                                      const lrel_ledger_input *input,
                                      lrel_ledger_fault *fault, lrel_ledger **out,
                                      lrel_error *err)
{
    lrel_ledger *ledger = lrel__calloc(context, 1, sizeof *ledger);
    lrel_status status;

    if (!ledger)
        return lrel__fail_memory(err);
    ledger->context = context;
    ledger->mosaic = mosaic;
    ledger->lent = *input;
    ledger->input = &ledger->lent;
    status = lrel_timeline__init(&ledger->line, context, ledger->input,
                                 lrel_mosaic_owner_count(mosaic), err);
    if (status == LREL_OK)
        status = lrel_borrow__init(&ledger->borrowed, &ledger->line, err);
    if (status == LREL_OK)
        status = lrel_ledger__count_faces(ledger, err);
    if (status == LREL_OK)
        status = lrel_ledger__make_rows(ledger, err);
    if (status == LREL_OK)
        status = lrel_ledger__count_hazards(ledger, err);
    lrel_presence__clear(&ledger->stood, context);
    if (fault)
        *fault = ledger->fault;
    if (status == LREL_OK)
        *out = ledger;
    else
        lrel_ledger_free(ledger);
    return status;
}

void lrel_ledger_free(lrel_ledger *ledger)
{
    if (!ledger)
        return;
    lrel_timeline__clear(&ledger->line);
    lrel_borrow__clear(&ledger->borrowed, ledger->context);
    lrel_tally__clear(&ledger->cells, ledger->context);
    lrel__free(ledger->context, ledger->rows);
    lrel__free(ledger->context, ledger->credits);
    lrel__free(ledger->context, ledger->standing_n);
    lrel__free(ledger->context, ledger);
}

/* Whether a sum is one of @p account's; account_count: of any account's, once. */
static bool is_of(const lrel_ledger *ledger, const tally_key *key, uint32_t account)
{
    return account == ledger->input->account_count ? key->is_first
                                                   : key->accounts >> account & 1;
}

/* The member of @p area that sums of @p key are a part of, or NULL. */
static int64_t *member_of(lrel_record_area *area, const tally_key *key)
{
    switch (key->column) {
    case LREL_COLUMN_NEWLY_RECORDED:
        return &area->newly_recorded;
    case LREL_COLUMN_RECORDED_AGAIN:
        return &area->recorded_again;
    case LREL_COLUMN_CLOSING:
        return &area->remaining;
    case LREL_COLUMN_CANCELLED:
    case LREL_COLUMN_REDUCED:
    case LREL_COLUMN_CLEARED:
        return &area->counted;
    case TALLY_ALREADY:
        return &area->already_released;
    case TALLY_BEYOND:
        return &area->beyond_hazard;
    default:
        return NULL;
    }
}

static lrel_record_area record_area(const lrel_ledger *ledger, size_t record,
                                    uint32_t account)
{
    lrel_record_area area = {0};
    uint32_t at = ledger->cells.by_record.first[record];

    for (const tally_entry *entry; at; at = entry->next) {
        int64_t *sum;

        entry = &ledger->cells.entries[at - 1];
        if (is_of(ledger, &entry->key, account) && (sum = member_of(&area, &entry->key)))
            *sum += entry->area2;
    }
    return area;
}

lrel_record_area lrel_ledger_hazard_area(const lrel_ledger *ledger, size_t hazard,
                                         uint32_t account)
{
    return record_area(ledger, 2 * hazard, account);
}

lrel_record_area lrel_ledger_release_area(const lrel_ledger *ledger, size_t release,
                                          uint32_t account)
{
    return record_area(ledger, 2 * release + 1, account);
}

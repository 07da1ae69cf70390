/* SPDX-License-Identifier: Apache-2.0 */
/* ledger.c: from input to ledger, and what single records did. */
#include "ledger/ledger.h"

#include "ledger/edge.h"

/* The whole account of what `input` says. */
static lrel_status make_account(lrel_ledger *ledger, lrel_error *err)
{
    edge_measuring edge = {0};
    lrel_status status =
        lrel_timeline__init(&ledger->line, ledger->context, ledger->input,
                            lrel_mosaic_owner_count(ledger->mosaic), err);

    if (status == LREL_OK)
        status = lrel_borrow__init(&ledger->borrowed, &ledger->line, ledger->stated, err);
    if (status == LREL_OK)
        status = lrel_edge__begin(&edge, ledger, err);
    if (status == LREL_OK)
        status = lrel_ledger__count_faces(ledger, edge.watchers, err);
    if (status == LREL_OK)
        status = lrel_ledger__make_rows(ledger, err);
    if (status == LREL_OK)
        status = lrel_edge__measure(&edge, err);
    if (status == LREL_OK)
        status = lrel_ledger__count_hazards(ledger, err);
    lrel_edge__end(&edge);
    lrel_presence__clear(&ledger->stood, ledger->context);
    return status;
}

static void clear_account(lrel_ledger *ledger)
{
    const lrel_context *context = ledger->context;

    lrel_timeline__clear(&ledger->line);
    lrel_borrow__clear(&ledger->borrowed, context);
    lrel_tally__clear(&ledger->cells, context);
    lrel__free(context, ledger->rows);
    lrel__free(context, ledger->credits);
    lrel__free(context, ledger->standing_n);
    lrel_edge__clear(ledger);
    ledger->borrowed = (borrow){0};
    ledger->rows = NULL;
    ledger->credits = NULL;
    ledger->standing_n = NULL;
    ledger->row_count = ledger->credit_count = 0;
}

/* Hazards that edge difference alone is left of are closed, if the input says so, and
 * the account is made once more with that. */
static lrel_status close_edge(lrel_ledger *ledger, lrel_error *err)
{
    bool has_closed = false;
    lrel_status status = lrel_edge__close(ledger, &has_closed, err);

    if (status != LREL_OK || !has_closed)
        return status;
    clear_account(ledger);
    return make_account(ledger, err);
}

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
    ledger->stated = input->hazards;
    status = make_account(ledger, err);
    if (status == LREL_OK && input->closes_edge)
        status = close_edge(ledger, err);
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
    clear_account(ledger);
    lrel__free(ledger->context, ledger->closed);
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
    lrel_record_area area = record_area(ledger, 2 * hazard, account);

    area.edge = lrel_edge__of_hazard(ledger, hazard, account);
    return area;
}

lrel_record_area lrel_ledger_release_area(const lrel_ledger *ledger, size_t release,
                                          uint32_t account)
{
    return record_area(ledger, 2 * release + 1, account);
}

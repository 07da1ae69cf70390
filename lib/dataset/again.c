/* SPDX-License-Identifier: Apache-2.0 */
/* again.c: the boxes behind reading once more, under another programme. */
#include "dataset/again.h"

#include <math.h>
#include <string.h>

#include "normalise/normalise.h"

/* ---- what was read ---- */

static void *copy_of(const lrel_context *context, const void *from, size_t count,
                     size_t size)
{
    void *copy = lrel__alloc(context, count, size);

    if (copy && count)
        memcpy(copy, from, count * size);
    return copy;
}

static lrel_status borrow_files(lrel_dataset *again, const lrel_dataset *base,
                                lrel_error *err)
{
    const lrel_context *context = base->context;

    again->issues = lrel_issues_new(context);
    again->arena = lrel_arena_new(context);
    again->sources = copy_of(context, base->sources, base->programme->source_count,
                             sizeof *base->sources);
    again->boundaries =
        copy_of(context, base->boundaries, base->programme->boundary_count,
                sizeof *base->boundaries);
    again->units = copy_of(context, base->units, base->unit_count, sizeof *base->units);
    again->unit_count = base->unit_count;
    again->table_row = base->table_row;
    again->tie = base->tie;
    again->operators = base->operators;
    return again->issues && again->arena && again->sources && again->boundaries &&
                   again->units
               ? LREL_OK
               : lrel__fail_memory(err);
}

static void return_inputs(lrel_input *inputs, const lrel_input *lent, size_t count)
{
    for (size_t i = 0; inputs && i < count; i++) {
        inputs[i].table = NULL;
        if (inputs[i].operation == lent[i].operation)
            inputs[i].operation = NULL;
        if (inputs[i].placer == lent[i].placer)
            inputs[i].placer = NULL;
    }
}

void lrel_dataset_again_clear(lrel_dataset *again, const lrel_dataset *base)
{
    if (!again->context)
        return;
    return_inputs(again->sources, base->sources, base->programme->source_count);
    return_inputs(again->boundaries, base->boundaries, base->programme->boundary_count);
    again->table_row = NULL;
    again->tie = NULL;
    again->operators = (lrel_alias_names){0};
    if (again->points.at == base->points.at)
        again->points.at = NULL;
    if (again->grid == base->grid)
        again->grid = NULL;
    if (again->mosaic == base->mosaic)
        again->mosaic = NULL;
    if (again->ledger == base->ledger)
        again->ledger = NULL;
    lrel_dataset_clear(again);
}

/* ---- coordinate operations ---- */

static lrel_text crs_of(const lrel_dataset *data, uint32_t source)
{
    lrel_text said = data->programme->sources[source].crs;

    return said.length ? said : data->sources[source].table->crs;
}

static lrel_xy middle_of(lrel_xy low, lrel_xy high)
{
    return (lrel_xy){(low.x + high.x) / 2, (low.y + high.y) / 2};
}

lrel_status lrel_dataset_candidates(const lrel_dataset *data, uint32_t source,
                                    lrel_candidate *candidates, size_t candidate_max,
                                    size_t *count, lrel_error *err)
{
    const lrel_input *in = &data->sources[source];
    lrel_operation *operation = NULL;
    lrel_xy low, high;
    lrel_status status;

    *count = 0;
    if (!in->operation || !lrel_operation_info_of(in->operation)->operation_code[0] ||
        !lrel_dataset__find_box(in->table, &low, &high))
        return LREL_OK;
    status = lrel_operation_new(data->context, crs_of(data, source), LREL_TEXT(""),
                                middle_of(low, high), &operation, candidates,
                                candidate_max, count, err);
    lrel_operation_free(operation);
    /* Without a name there is none: that is how the list is asked for. */
    return status == LREL_E_OPERATION || status == LREL_E_CRS_UNKNOWN ? LREL_OK : status;
}

/* Of the sources for which the other programme names another one. */
static lrel_status settle_operations(lrel_dataset *again, const lrel_dataset *base,
                                     lrel_error *err)
{
    for (uint32_t s = 0; s < again->programme->source_count; s++) {
        lrel_input *in = &again->sources[s];
        lrel_text named = again->programme->sources[s].operation;
        lrel_xy low, high;
        lrel_status status;

        if (!in->operation ||
            lrel_text_is_equal(named, base->programme->sources[s].operation) ||
            !lrel_dataset__find_box(in->table, &low, &high))
            continue;
        status =
            lrel_operation_new(again->context, crs_of(again, s), named,
                               middle_of(low, high), &in->operation, NULL, 0, NULL, err);
        if (status == LREL_OK)
            status = lrel_operation_check_extent(in->operation, low, high, err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* ---- records ---- */

/* The latest of its dates on which the release can have counted: handed over, accepted,
 * completed; else the as-of day. */
static void give_day(lrel_record *r, lrel_date as_of)
{
    const lrel_record_details *details = lrel_record_details_of(r);
    const lrel_stated_date *chain[] = {&details->handed_over, &details->accepted, &r->to};

    for (size_t i = 0; i < sizeof chain / sizeof *chain; i++)
        if (chain[i]->is_known && chain[i]->last.days <= as_of.days) {
            r->counts_on = *chain[i];
            return;
        }
    r->counts_on = (lrel_stated_date){.is_known = true, .first = as_of, .last = as_of};
}

/* What a record that is used in spite of itself does not say. */
static void fill_gaps(lrel_record *r, const lrel_programme *programme)
{
    lrel_date as_of = programme->as_of;

    if (r->role == LREL_ROLE_RELEASE && r->product < 0)
        r->product = programme->waiver.product;
    if (!r->used)
        return;
    if (r->role == LREL_ROLE_HAZARD) {
        if (r->from.is_known && r->from.first.days > as_of.days)
            r->from.first = r->from.last = as_of;
        return;
    }
    if (!r->counts_on.is_known || r->counts_on.last.days > as_of.days)
        give_day(r, as_of);
}

/* Records of one source stand together, in the order that their content gave them. */
static void put_in_order(lrel_dataset *again, const lrel_dataset *base, uint32_t source,
                         const lrel_record *by_row, size_t *next)
{
    size_t first = *next;

    while (*next < base->records.count && base->records.at[*next].source == source)
        ++*next;
    for (size_t i = first; i < *next; i++) {
        again->records.at[i] = by_row[base->table_row[i]];
        fill_gaps(&again->records.at[i], again->programme);
    }
}

static lrel_status normalise_again(lrel_dataset *again, const lrel_dataset *base,
                                   lrel_error *err)
{
    const lrel_programme *programme = again->programme;
    size_t room = 0, next = 0;
    lrel_records of_source = {0};
    lrel_status status = LREL_OK;

    if (!lrel__grow(again->context, &again->records.at, &room, base->records.count,
                    sizeof *again->records.at))
        return lrel__fail_memory(err);
    again->records.count = base->records.count;
    for (uint32_t s = 0; s < programme->source_count && status == LREL_OK; s++) {
        if (!again->sources[s].table ||
            !lrel_role_is_of_account(programme->sources[s].role))
            continue;
        of_source.count = 0;
        status = lrel_normalise_records(programme, s, again->sources[s].table,
                                        again->arena, &of_source, again->issues, err);
        if (status == LREL_OK)
            put_in_order(again, base, s, of_source.at, &next);
    }
    lrel_records_clear(again->context, &of_source);
    return status;
}

/* ---- the ledger ---- */

static bool is_same_hazard(const lrel_ledger_hazard *a, const lrel_ledger_hazard *b)
{
    return a->owner == b->owner && a->hazard == b->hazard && a->version == b->version &&
           a->tie == b->tie && a->counted_as == b->counted_as &&
           a->accounts == b->accounts && a->class_rank == b->class_rank &&
           a->from.days == b->from.days && a->to.days == b->to.days &&
           a->replaces_first == b->replaces_first &&
           a->replaces_count == b->replaces_count;
}

static bool is_same_release(const lrel_ledger_release *a, const lrel_ledger_release *b)
{
    return a->owner == b->owner && a->tie == b->tie && a->accounts == b->accounts &&
           a->product == b->product && a->day.days == b->day.days;
}

static bool is_same_borrowing(const lrel_ledger_borrowing *a,
                              const lrel_ledger_borrowing *b)
{
    return a->release == b->release && a->hazard == b->hazard && a->area2 == b->area2;
}

/* Whether the fold would see the same events on the same land. */
static bool is_same_input(const lrel_dataset *a, const lrel_dataset *b)
{
    if (a->mosaic != b->mosaic ||
        a->programme->closes_edge != b->programme->closes_edge ||
        a->hazard_count != b->hazard_count || a->release_count != b->release_count ||
        a->replaces.count != b->replaces.count ||
        a->borrowing_count != b->borrowing_count)
        return false;
    for (size_t i = 0; i < a->borrowing_count; i++)
        if (!is_same_borrowing(&a->borrowings[i], &b->borrowings[i]))
            return false;
    for (size_t i = 0; i < a->hazard_count; i++)
        if (!is_same_hazard(&a->hazards[i], &b->hazards[i]))
            return false;
    for (size_t i = 0; i < a->release_count; i++)
        if (!is_same_release(&a->releases[i], &b->releases[i]))
            return false;
    for (size_t i = 0; i < a->replaces.count; i++)
        if (a->replaces.at[i] != b->replaces.at[i])
            return false;
    return true;
}

static lrel_status arrange_again(const lrel_dataset *base,
                                 const lrel_programme *programme, lrel_dataset *out,
                                 lrel_error *err)
{
    lrel_status status;

    lrel_dataset_init(out, base->context, programme);
    if ((status = borrow_files(out, base, err)) != LREL_OK ||
        (status = settle_operations(out, base, err)) != LREL_OK ||
        (status = normalise_again(out, base, err)) != LREL_OK ||
        (status = lrel_dataset__settle_records(out, err)) != LREL_OK ||
        (status = lrel_dataset__place_again(out, base, err)) != LREL_OK ||
        (status = lrel_dataset_link(out, err)) != LREL_OK)
        return status;
    if (!out->mosaic && (status = lrel_dataset_arrange(out, err)) != LREL_OK)
        return status;
    if ((status = lrel_dataset__share_claims(out, err)) != LREL_OK)
        return status;
    if (programme->waiver.borrows_nothing)
        out->borrowing_count = 0;
    return LREL_OK;
}

static lrel_status fold_again(const lrel_dataset *base, const lrel_date *at,
                              lrel_dataset *out, lrel_error *err)
{
    if (!is_same_input(out, base))
        return lrel_dataset__fold_total(out, at, err);
    out->ledger = base->ledger;
    out->period_count = base->period_count;
    return LREL_OK;
}

lrel_status lrel_dataset_again(const lrel_dataset *base, const lrel_programme *programme,
                               lrel_dataset *out, lrel_error *err)
{
    lrel_status status = arrange_again(base, programme, out, err);

    return status == LREL_OK ? fold_again(base, &programme->as_of, out, err) : status;
}

lrel_status lrel_dataset_again_by_period(const lrel_dataset *base,
                                         const lrel_programme *programme,
                                         lrel_dataset *out, lrel_error *err)
{
    lrel_status status = arrange_again(base, programme, out, err);

    return status == LREL_OK ? fold_again(base, NULL, out, err) : status;
}

/* ---- what became of each record ---- */

static bool is_moved(const lrel_dataset *again, const lrel_dataset *base, size_t i)
{
    uint32_t source = base->records.at[i].source;

    return base->owner[i] != LREL_OWNER_NONE &&
           again->sources[source].operation != base->sources[source].operation;
}

static bool is_changed(const lrel_dataset *again, const lrel_dataset *base, size_t i)
{
    uint32_t h = base->hazard_of_record[i], r = base->release_of_record[i];
    uint32_t again_h = again->hazard_of_record[i], again_r = again->release_of_record[i];

    if ((h == UINT32_MAX) != (again_h == UINT32_MAX) ||
        (r == UINT32_MAX) != (again_r == UINT32_MAX) || is_moved(again, base, i))
        return true;
    if (h != UINT32_MAX)
        return again->hazards[again_h].from.days != base->hazards[h].from.days ||
               again->records.at[i].has_version != base->records.at[i].has_version;
    return r != UINT32_MAX &&
           (again->releases[again_r].day.days != base->releases[r].day.days ||
            again->releases[again_r].product != base->releases[r].product);
}

size_t lrel_dataset_again_changed(const lrel_dataset *again, const lrel_dataset *base)
{
    size_t count = 0;

    for (size_t i = 0; i < base->records.count; i++)
        count += is_changed(again, base, i);
    return count;
}

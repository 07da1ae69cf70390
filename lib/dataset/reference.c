/* SPDX-License-Identifier: Apache-2.0 */
/* reference.c: release records become rows of the ledger: which hazards they name, which
 * accounts they touch, on which day they count. What a release names never limits what it
 * releases: its polygon does. */
#include "dataset/hazard_names.h"

/* The hazards that release record @p i names. */
typedef struct named {
    size_t found;      /* ids that were found */
    uint32_t accounts; /* of all of them */
    int32_t first_day; /* the earliest of them */
} named;

/* Of several registers that have @p id, the one with the release's operator; [*first,
 * *last) is narrowed to it. @return false where that is none or more than one */
static bool choose_register(const lrel_dataset *data, const hazard_names *n, lrel_text id,
                            lrel_text operator_name, size_t *first, size_t *last)
{
    size_t chosen = SIZE_MAX;

    for (size_t i = *first; i < *last; i++) {
        const lrel_record *h = &data->records.at[n->records[i]];

        if (!lrel_text_is_equal(h->operator_name, operator_name))
            continue;
        if (chosen != SIZE_MAX &&
            !lrel_text_is_equal(data->records.at[n->records[chosen]].reg, h->reg))
            return false;
        chosen = i;
    }
    return chosen != SIZE_MAX &&
           lrel_hazard_names__find(n, data, id, data->records.at[n->records[chosen]].reg,
                                   first, last);
}

static void add_named(const lrel_dataset *data, const hazard_names *n, size_t first,
                      size_t last, named *out)
{
    out->found++;
    for (size_t i = first; i < last; i++) {
        uint32_t row = data->hazard_of_record[n->records[i]];
        const lrel_record *h = &data->records.at[n->records[i]];
        uint32_t unknown = UINT32_C(1) << LREL_CONTAMINATION_UNKNOWN;

        out->accounts |=
            lrel_dataset_accounts_of(data, h->contamination ? h->contamination : unknown);
        if (row != UINT32_MAX && data->hazards[row].from.days < out->first_day)
            out->first_day = data->hazards[row].from.days;
    }
}

/* Whether no row of the hazard is in the ledger. */
static bool is_beside(const lrel_dataset *data, const hazard_names *n, size_t first,
                      size_t last)
{
    for (size_t i = first; i < last; i++)
        if (data->hazard_of_record[n->records[i]] != UINT32_MAX)
            return false;
    return true;
}

/* Notes that the release names the hazard, each hazard once. */
static lrel_status add_claim(lrel_dataset *data, size_t record, uint32_t hazard,
                             lrel_error *err)
{
    lrel_claim *claim;

    for (size_t i = data->claims.count;
         i-- > 0 && data->claims.at[i].record == (uint32_t)record;)
        if (data->claims.at[i].hazard == hazard)
            return LREL_OK;
    if (!(claim = LREL__PUSH(data->context, &data->claims)))
        return lrel__fail_memory(err);
    *claim = (lrel_claim){.record = (uint32_t)record,
                          .hazard = hazard,
                          .release = UINT32_MAX,
                          .borrowing = UINT32_MAX};
    return LREL_OK;
}

static lrel_status look_up(lrel_dataset *data, const hazard_names *n, size_t record,
                           named *out, lrel_error *err)
{
    const lrel_record *r = &data->records.at[record];
    bool is_shapeless = data->owner[record] == LREL_OWNER_NONE;
    lrel_status status = LREL_OK;

    *out = (named){0, 0, LREL_DAY_OPEN};
    for (size_t k = 0; k < r->hazard_count && status == LREL_OK; k++) {
        size_t first, last;

        if (!lrel_hazard_names__find_id(n, data, r->hazards[k], &first, &last))
            status = lrel_dataset_note(data, LREL_ISSUE_HAZARD_UNKNOWN, record, "hazard",
                                       r->hazards[k], LREL_TEXT(""), -1, err);
        else if (!lrel_text_is_equal(data->records.at[n->records[first]].reg,
                                     data->records.at[n->records[last - 1]].reg) &&
                 !choose_register(data, n, r->hazards[k], r->operator_name, &first,
                                  &last))
            status = lrel_dataset_note(data, LREL_ISSUE_HAZARD_AMBIGUOUS, record,
                                       "hazard", r->hazards[k], LREL_TEXT(""), -1, err);
        else {
            add_named(data, n, first, last, out);
            if (is_shapeless || is_beside(data, n, first, last))
                status = add_claim(data, record, n->records[first], err);
        }
    }
    return status;
}

/* What it was for; else what the hazards it names are; else everything, with a data
 * issue. Battle area clearance does not look for mines (IMAS 09.11). */
static lrel_status accounts_of(lrel_dataset *data, size_t record, const named *hazards,
                               uint32_t *out, lrel_error *err)
{
    const lrel_record *r = &data->records.at[record];
    uint32_t every = UINT32_MAX >> (32 - data->programme->account_count);
    uint32_t unknown = UINT32_C(1) << data->programme->unknown_account;
    lrel_status status = LREL_OK;

    if (r->contamination) {
        *out = lrel_dataset_accounts_of(data, r->contamination) | unknown;
        return LREL_OK;
    }
    *out = hazards->found ? hazards->accounts : every;
    if (r->activity == LREL_ACTIVITY_BAC)
        *out &= ~lrel_dataset_accounts_of(data, UINT32_C(1) << LREL_CONTAMINATION_AP);
    *out |= unknown;
    if (!hazards->found)
        status =
            lrel_dataset_note(data, LREL_ISSUE_ACCOUNT_ASSUMED, record, "contamination",
                              LREL_TEXT(""), LREL_TEXT(""), -1, err);
    return status;
}

/* A release dated before the hazard it names: the date decides, unless the programme says
 * that the reference does. */
static lrel_status day_of(lrel_dataset *data, size_t record, const named *hazards,
                          int32_t *out, lrel_error *err)
{
    char text[16];

    *out = data->records.at[record].counts_on.last.days;
    if (hazards->first_day == LREL_DAY_OPEN || *out >= hazards->first_day)
        return LREL_OK;
    lrel_date_format((lrel_date){*out}, text);
    if (data->programme->before_hazard_reference)
        *out = hazards->first_day;
    return lrel_dataset_note(data, LREL_ISSUE_RELEASE_BEFORE_HAZARD, record, "hazard",
                             lrel_text_of(text),
                             data->programme->before_hazard_reference
                                 ? LREL_TEXT("counted on the hazard's first day")
                                 : LREL_TEXT("counted on its own date"),
                             -1, err);
}

/* All is well with it but that nobody knows where it was. */
static bool is_shapeless(const lrel_record *r)
{
    return !r->used && r->reason == LREL_REASON_WITHOUT_SHAPE && r->product >= 0;
}

static lrel_status add_release(lrel_dataset *data, const hazard_names *n, size_t record,
                               lrel_error *err)
{
    const lrel_record *r = &data->records.at[record];
    lrel_ledger_release *row = &data->releases[data->release_count];
    bool has_place = data->owner[record] != LREL_OWNER_NONE;
    named hazards;
    lrel_status status;

    *row = (lrel_ledger_release){.owner = data->owner[record],
                                 .tie = data->tie[record],
                                 .product = (uint32_t)r->product,
                                 .day = r->counts_on.last};
    if ((status = look_up(data, n, record, &hazards, err)) != LREL_OK)
        return status;
    if (!has_place && !hazards.found)
        return LREL_OK; /* there is nothing that it could borrow */
    status = accounts_of(data, record, &hazards, &row->accounts, err);
    if (status == LREL_OK && has_place)
        status = day_of(data, record, &hazards, &row->day.days, err);
    if (status != LREL_OK)
        return status;
    for (size_t i = data->claims.count;
         !has_place && i-- > 0 && data->claims.at[i].record == (uint32_t)record;)
        data->claims.at[i].release = (uint32_t)data->release_count;
    data->named_accounts[data->release_count] = hazards.accounts;
    data->record_of_release[data->release_count] = (uint32_t)record;
    data->release_of_record[record] = (uint32_t)data->release_count++;
    return LREL_OK;
}

lrel_status lrel_dataset__resolve_references(lrel_dataset *data, lrel_error *err)
{
    hazard_names n = {0};
    lrel_status status = lrel_hazard_names__init(&n, data, err);

    for (size_t i = 0; i < data->records.count && status == LREL_OK; i++) {
        const lrel_record *r = &data->records.at[i];

        if (r->role == LREL_ROLE_RELEASE &&
            (data->owner[i] != LREL_OWNER_NONE || is_shapeless(r)))
            status = add_release(data, &n, i, err);
    }
    lrel_hazard_names__clear(&n, data->context);
    return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* accounting.c: the ledger of a dataset. */
#include "dataset/dataset.h"

#include <stdio.h>
#include <string.h>

#include "core/area.h"
#include "ledger/fault.h"

/* "class=cha, admin1=W": those of the texts of @p group that say something. */
static void add_group(const lrel_dataset *data, const lrel_groups *groups,
                      uint32_t number, char *out, size_t size)
{
    for (size_t i = 0; number < groups->count && i < data->programme->by_count; i++) {
        lrel_by by = data->programme->by[i];
        lrel_text value = groups->at[number].value[by];
        size_t used = strlen(out);

        if (value.length)
            snprintf(out + used, size - used, ", %s \"%.*s\"", lrel_by_name(by),
                     LREL_TEXT_ARGS(value));
    }
}

/* A defect of ours; a person gets to know which line of the account to look at. */
static lrel_status name_fault(const lrel_dataset *data, const lrel_ledger_fault *fault,
                              lrel_error *err)
{
    lrel_text account = lrel_dataset_account_name(data, fault->account);
    int units = lrel_grid_units_per_m(data->grid);
    char period[24], group[200] = "", found[32], wanted[32];

    lrel_dataset_period_name(data, fault->period, period);
    add_group(data, &data->land_groups, fault->group, group, sizeof group);
    add_group(data, &data->places, fault->place, group, sizeof group);
    lrel_area_format_m2(fault->found2, units, found);
    lrel_area_format_m2(fault->wanted2, units, wanted);
    return lrel__fail(
        err, LREL_E_INVARIANT, "%s: account \"%.*s\", period %s%s: %s m2 and not %s m2",
        err ? err->message : "", LREL_TEXT_ARGS(account), period, group, found, wanted);
}

lrel_status lrel_dataset_fold(lrel_dataset *data, const lrel_date *at, lrel_error *err)
{
    lrel_status status;

    if ((status = lrel_dataset__make_groups(data, err)) != LREL_OK ||
        (status = lrel_dataset__make_places(data, err)) != LREL_OK ||
        (status = lrel_dataset__share_claims(data, err)) != LREL_OK ||
        (status = lrel_dataset__fold_total(data, at, err)) != LREL_OK ||
        (status = lrel_dataset__settle_claims(data, err)) != LREL_OK)
        return status;
    return lrel_dataset__sum_beside(data, at ? *at : data->programme->as_of, err);
}

lrel_status lrel_dataset__fold_total(lrel_dataset *data, const lrel_date *at,
                                     lrel_error *err)
{
    lrel_status status = lrel_dataset__make_periods(data, at, err);

    return status == LREL_OK ? lrel_dataset__fold_periods(data, err) : status;
}

lrel_status lrel_dataset__fold_periods(lrel_dataset *data, lrel_error *err)
{
    lrel_ledger_fault fault = {0};
    lrel_status status;

    if ((status = lrel_dataset__note_incomplete(data, err)) != LREL_OK ||
        (status = lrel_dataset__make_positions(data, err)) != LREL_OK)
        return status;
    data->ledger_input =
        (lrel_ledger_input){.hazards = data->hazards,
                            .hazard_count = data->hazard_count,
                            .releases = data->releases,
                            .release_count = data->release_count,
                            .replaces = data->replaces.at,
                            .account_count = data->programme->account_count,
                            .as_of = data->programme->as_of,
                            .period_starts = data->period_starts,
                            .period_count = data->period_count,
                            .place_of_face = data->place_of_face,
                            .elsewhere = data->elsewhere.at,
                            .elsewhere_count = data->elsewhere.count,
                            .positions = data->positions,
                            .position_count = data->programme->source_count,
                            .closes_edge = data->programme->closes_edge,
                            .borrowings = data->borrowings,
                            .borrowing_count = data->borrowing_count};
    status = lrel_ledger_build_or_tell(data->context, data->mosaic, &data->ledger_input,
                                       &fault, &data->ledger, err);
    return fault.is_known ? name_fault(data, &fault, err) : status;
}

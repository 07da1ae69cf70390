/* SPDX-License-Identifier: Apache-2.0 */
/* accounting.c: the ledger of a dataset. */
#include "dataset/dataset.h"

lrel_status lrel_dataset_fold(lrel_dataset *data, const lrel_date *at, lrel_error *err)
{
    lrel_status status;

    if ((status = lrel_dataset__make_groups(data, err)) != LREL_OK ||
        (status = lrel_dataset__make_places(data, err)) != LREL_OK ||
        (status = lrel_dataset__make_periods(data, at, err)) != LREL_OK ||
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
                            .positions = data->positions,
                            .position_count = data->programme->source_count,
                            .closes_edge = data->programme->closes_edge};
    return lrel_ledger_build(data->context, data->mosaic, &data->ledger_input,
                             &data->ledger, err);
}

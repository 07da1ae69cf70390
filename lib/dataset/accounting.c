/* SPDX-License-Identifier: Apache-2.0 */
/* accounting.c: the ledger of a dataset, and the data issues that only it can tell. */
#include "dataset/dataset.h"

/* Shapes whose two readings differ. */
static lrel_status note_readings(lrel_dataset *data, lrel_error *err)
{
    for (size_t i = 0; i < data->records.count; i++) {
        lrel_owner_area area;
        char larger[32], smaller[32];
        lrel_status status;

        if (data->owner[i] == LREL_OWNER_NONE)
            continue;
        area = lrel_mosaic_owner_area(data->mosaic, data->owner[i]);
        lrel_area_format_m2(area.area2_larger, lrel_grid_units_per_m(data->grid), larger);
        lrel_area_format_m2(area.area2_smaller, lrel_grid_units_per_m(data->grid),
                            smaller);
        if (area.area2 == 0)
            status = lrel_dataset_note(data, LREL_ISSUE_SHAPE_EMPTY, i, "",
                                       LREL_TEXT("0"), LREL_TEXT(""), 0, err);
        else if (area.area2_larger != area.area2_smaller)
            status = lrel_dataset_note(data, LREL_ISSUE_SHAPE_TWO_READINGS, i, "",
                                       lrel_text_of(larger), lrel_text_of(smaller),
                                       area.area2_larger - area.area2_smaller, err);
        else
            continue;
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* Less than this is the rounding of edges (1 cm along a hundred metres of border), not
 * land that somebody released. It is counted all the same. */
#define BEYOND_M2 1.0

static lrel_status note_releases(lrel_dataset *data, lrel_error *err)
{
    int units = lrel_grid_units_per_m(data->grid);

    for (size_t r = 0; r < data->release_count; r++) {
        lrel_record_area area =
            lrel_ledger_release_area(data->ledger, r, data->programme->account_count);
        lrel_status status;

        if (lrel_area_to_m2(area.beyond_hazard, units) < BEYOND_M2)
            continue;
        status =
            lrel_dataset_note(data, LREL_ISSUE_BEYOND_HAZARD, data->record_of_release[r],
                              "", LREL_TEXT(""), LREL_TEXT(""), area.beyond_hazard, err);
        if (status != LREL_OK)
            return status;
    }
    return LREL_OK;
}

/* Land that came back after it was cleared, by the hazard that holds it. Counted in the
 * accounts that have contamination of their own; `all` would say it twice. */
typedef struct again {
    lrel_dataset *data;
    int64_t *area2; /* by hazard row */
} again;

static lrel_status on_stay(const lrel_stay *stay, void *user, lrel_error *err)
{
    again *a = user;

    (void)err;
    if (stay->account < a->data->programme->account_count && stay->recorded_again &&
        stay->had_left_by == LREL_COLUMN_CLEARED)
        a->area2[stay->hazard] += lrel_mosaic_face_at(a->data->mosaic, stay->face).area2;
    return LREL_OK;
}

static lrel_status note_recorded_again(lrel_dataset *data, lrel_error *err)
{
    again a = {data, lrel__calloc(data->context, data->hazard_count, sizeof(int64_t))};
    lrel_status status = a.area2 ? lrel_ledger_visit_stays(data->ledger, on_stay, &a, err)
                                 : lrel__fail_memory(err);

    for (size_t h = 0; h < data->hazard_count && status == LREL_OK; h++)
        if (a.area2[h])
            status = lrel_dataset_note(data, LREL_ISSUE_RECORDED_AGAIN_AFTER_CLEARED,
                                       data->record_of_hazard[h], "", LREL_TEXT(""),
                                       LREL_TEXT(""), a.area2[h], err);
    lrel__free(data->context, a.area2);
    return status;
}

lrel_status lrel_dataset_fold(lrel_dataset *data, const lrel_date *at, lrel_error *err)
{
    lrel_status status;

    if ((status = lrel_dataset__make_groups(data, err)) != LREL_OK ||
        (status = lrel_dataset__make_places(data, err)) != LREL_OK ||
        (status = lrel_dataset__make_periods(data, at, err)) != LREL_OK)
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
                            .place_of_face = data->place_of_face};
    status = lrel_ledger_build(data->context, data->mosaic, &data->ledger_input,
                               &data->ledger, err);
    if (status == LREL_OK && (status = note_readings(data, err)) == LREL_OK &&
        (status = note_releases(data, err)) == LREL_OK)
        status = note_recorded_again(data, err);
    return status;
}

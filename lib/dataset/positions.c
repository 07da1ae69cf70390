/* SPDX-License-Identifier: Apache-2.0 */
/* positions.c: how well the borders of each source are known, for the edge allowance. */
#include <math.h>
#include <string.h>

#include "dataset/dataset.h"

/* Errors beyond are no surveys of borders any more, and grid units are 32 bits wide. */
#define ERROR_MAX_M 100000.0

static uint32_t to_units(const lrel_dataset *data, double error_m)
{
    if (!(error_m > 0)) /* not known, or none */
        return 0;
    return (uint32_t)lround(fmin(error_m, ERROR_MAX_M) *
                            lrel_grid_units_per_m(data->grid));
}

/* Whether both sources come to WGS 84 by the same datum step: then its error is in both.
 */
static bool goes_same_way(const lrel_operation *a, const lrel_operation *b)
{
    const lrel_operation_info *ia, *ib;

    if (!a || !b)
        return a == b;
    ia = lrel_operation_info_of(a);
    ib = lrel_operation_info_of(b);
    if (strcmp(ia->operation_code, "pipeline") == 0)
        return strcmp(ia->definition, ib->definition) == 0;
    return strcmp(ia->operation_code, ib->operation_code) == 0;
}

static uint32_t datum_of(const lrel_dataset *data, uint32_t source)
{
    for (uint32_t s = 0; s < source; s++)
        if (goes_same_way(data->sources[s].operation, data->sources[source].operation))
            return s;
    return source;
}

lrel_status lrel_dataset__make_positions(lrel_dataset *data, lrel_error *err)
{
    size_t count = data->programme->source_count;

    data->positions = lrel__calloc(data->context, count, sizeof *data->positions);
    if (!data->positions)
        return lrel__fail_memory(err);
    for (uint32_t s = 0; s < count; s++) {
        const lrel_operation *operation = data->sources[s].operation;

        data->positions[s] = (lrel_ledger_position){
            .error = to_units(data, data->programme->sources[s].accuracy_m),
            .datum_error =
                operation ? to_units(data, lrel_operation_info_of(operation)->accuracy_m)
                          : 0,
            .datum = datum_of(data, s)};
    }
    for (size_t h = 0; h < data->hazard_count; h++)
        data->hazards[h].position = data->records.at[data->record_of_hazard[h]].source;
    for (size_t r = 0; r < data->release_count; r++)
        data->releases[r].position = data->records.at[data->record_of_release[r]].source;
    return LREL_OK;
}

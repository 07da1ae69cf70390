/* SPDX-License-Identifier: Apache-2.0 */
/* map_file.c: one map of a job, as its options ask for it. */
#include <math.h>
#include <string.h>

#include "core/fail.h"
#include "map/map.h"
#include "run/contradiction.h"
#include "run/input_files.h"
#include "run/job.h"
#include "write/single.h"

#define ZOOM_MAX 22

void lrel_map_options_init(lrel_map_options *options)
{
    memset(options, 0, sizeof *options);
    options->size = sizeof *options;
    options->at.days = LREL_DAY_OPEN;
    options->from.days = LREL_DAY_BEGINNING;
    options->zoom = -1;
    options->min_area_m2 = -1;
}

/* By default a piece of land is drawn from the size of a square of two tolerances on:
 * from there on a square keeps its corners by either method. */
static lrel_status read_drawing(const lrel_job *job, const lrel_map_options *options,
                                lrel_map_drawing *out, lrel_error *err)
{
    if (!(options->simplify_m >= 0) || options->zoom > ZOOM_MAX)
        return lrel__fail(err, LREL_E_ARGUMENT,
                          "a map cannot be simplified by %g m, zoom %d",
                          options->simplify_m, options->zoom);
    if (options->method != LREL_SIMPLIFY_VISVALINGAM &&
        options->method != LREL_SIMPLIFY_DOUGLAS_PEUCKER)
        return lrel__fail(err, LREL_E_ARGUMENT, "there is no method %d", options->method);
    out->is_simplified = options->zoom >= 0 || options->simplify_m > 0;
    out->method = options->method;
    out->zoom = options->zoom >= 0 ? options->zoom : -1;
    out->tolerance_m = options->zoom >= 0 ? lrel_map_zoom_m(&job->data, options->zoom)
                                          : options->simplify_m;
    out->min_area_m2 = options->min_area_m2;
    if (out->min_area_m2 < 0) /* to two places, which is what the file says */
        out->min_area_m2 = floor(out->tolerance_m * out->tolerance_m * 100 + 0.5) / 100;
    return LREL_OK;
}

static lrel_status read_query(const lrel_job *job, const lrel_map_options *options,
                              lrel_map_query *query, lrel_error *err)
{
    lrel_status status = LREL_OK;

    lrel_map_query_init(query, &job->data, options->released);
    query->from = options->from;
    if (options->at.days != LREL_DAY_OPEN)
        query->at = options->at;
    if (options->account)
        status = lrel_job__find_account(job, options->account, &query->account, err);
    if (query->from.days > query->at.days)
        return lrel__fail(err, LREL_E_ARGUMENT,
                          "the map would end before it begins: --from is after --at");
    if (status == LREL_OK && options->by)
        status = lrel_map_query_by(query, job->programme, lrel_text_of(options->by), err);
    if (status == LREL_OK && options->where)
        status =
            lrel_map_query_where(query, &job->data, lrel_text_of(options->where), err);
    if (status == LREL_OK)
        status = lrel_job__check_day(job, query->at, err);
    return status == LREL_OK ? read_drawing(job, options, &query->drawing, err) : status;
}

static lrel_status write_query(lrel_job *job, lrel_map_query *query, const char *path,
                               bool overwrite, lrel_error *err)
{
    lrel_date day = query->is_released ? job->programme->as_of : query->at;
    lrel_single *file = NULL;
    lrel_status status;

    if ((status = lrel_job__spare_file(job, path, err)) != LREL_OK ||
        (!query->drawing.is_simplified &&
         (status = lrel_job__lattice(job, day, err)) != LREL_OK) ||
        (status = lrel_single_open(job->context, path, overwrite, &file, err)) != LREL_OK)
        return status;
    lrel_job__mark(job, lrel_single_stream(file));
    status = (query->is_released ? lrel_map_released : lrel_map_stock)(
        &job->data, &job->lattice, query, lrel_single_stream(file), err);
    if (status != LREL_OK) {
        lrel_single_abandon(file);
        return lrel_job__explain(job, status, err);
    }
    return lrel_single_commit(file, err);
}

lrel_status lrel_job_write_map(lrel_job *job, const lrel_map_options *options,
                               const char *path, bool overwrite, lrel_error *err)
{
    lrel_map_options mine;
    lrel_map_query query;
    lrel_status status;

    lrel_map_options_init(&mine);
    if (options)
        memcpy(&mine, options, options->size < sizeof mine ? options->size : sizeof mine);
    status = read_query(job, &mine, &query, err);
    return status == LREL_OK ? write_query(job, &query, path, overwrite, err) : status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* operation.c: one named coordinate operation for a source, or a refusal that says which
 * there are.
 *
 * Left to itself PROJ chooses per point, and takes Cambodia's EPSG:3148 to WGS 84 without
 * any shift, 475 m off, in silence (ecosystem C1). So nothing is chosen here: on WGS 84
 * nothing is needed, elsewhere somebody says which. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "normalise/candidates.h"
#include "normalise/crs.h"
#include "normalise/placing_parts.h"

struct lrel_operation {
    const lrel_context *context;
    lrel_proj *proj;
    lrel_way way;
    lrel_cells *degrees; /* made when first asked for; NULL: PROJ does every point */
    bool has_degrees;    /* ... or it was asked for */
    bool is_plain;       /* the way needs nothing of PROJ's files */
    lrel_operation_info info;
    char crs_name[160];
    char crs_code[64];
    char code[64];
    char plain_name[48]; /* of a way that PROJ was not asked for */
};

static void copy_line(char *to, size_t size, const char *from)
{
    snprintf(to, size, "%s", from);
}

/* ---- what every operation has ---- */

static void take_pipe(lrel_operation *operation, lrel_proj_pipe *pipe)
{
    operation->way.pipe = pipe;
    operation->info.definition = lrel_proj_pipe_definition(pipe);
    operation->info.operation_name = lrel_proj_pipe_name(pipe);
}

static void take_crs(lrel_operation *operation, const lrel_proj_crs_info *crs)
{
    copy_line(operation->crs_name, sizeof operation->crs_name, crs->name);
    copy_line(operation->crs_code, sizeof operation->crs_code, crs->code);
    operation->info.is_geographic = crs->is_geographic;
    /* Twice round is still a longitude (0 .. 360, or across the antimeridian); a latitude
     * beyond the pole is a swapped or a broken pair. */
    if (crs->is_geographic && crs->degrees_per_unit > 0) {
        operation->way.x_max = 360 / crs->degrees_per_unit;
        operation->way.y_max = 90 / crs->degrees_per_unit;
    }
}

static lrel_operation *new_operation(const lrel_context *context)
{
    lrel_operation *operation = lrel__calloc(context, 1, sizeof *operation);

    if (!operation)
        return NULL;
    operation->context = context;
    operation->way.x_max = HUGE_VAL;
    operation->way.y_max = HUGE_VAL;
    operation->info.crs_name = operation->crs_name;
    operation->info.crs_code = operation->crs_code;
    operation->info.operation_code = operation->code;
    return operation;
}

void lrel_operation_free(lrel_operation *operation)
{
    if (!operation)
        return;
    lrel_cells__free(operation->degrees);
    lrel_proj_pipe_free(operation->way.pipe);
    lrel_proj_free(operation->proj);
    lrel__free(operation->context, operation);
}

const lrel_operation_info *lrel_operation_info_of(const lrel_operation *operation)
{
    return &operation->info;
}

/* ---- running it ---- */

bool lrel_way__lonlat(const lrel_way *way, lrel_xy point, lrel_xy *out)
{
    lrel_xy lonlat = point;

    if (!(fabs(point.x) <= way->x_max && fabs(point.y) <= way->y_max))
        return false; /* NaN, too */
    if (!lrel_proj_pipe_forward(way->pipe, &lonlat.x, &lonlat.y) ||
        fabs(lonlat.x) > 360 || fabs(lonlat.y) > 90)
        return false;
    *out = lonlat;
    return true;
}

bool lrel_operation_lonlat(lrel_operation *operation, lrel_xy point, lrel_xy *out)
{
    lrel_xy lonlat;

    if (!lrel_way__lonlat(&operation->way, point, &lonlat))
        return false;
    if (lonlat.x > 180)
        lonlat.x -= 360;
    else if (lonlat.x < -180)
        lonlat.x += 360;
    *out = lonlat;
    return true;
}

bool lrel_operation_source_point(lrel_operation *operation, lrel_xy lonlat, lrel_xy *out)
{
    lrel_xy point = lonlat;

    if (!lrel_proj_pipe_inverse(operation->way.pipe, &point.x, &point.y))
        return false;
    *out = point;
    return true;
}

/* Without memory for it PROJ does every point, as where the pipe is not smooth. */
static void make_degrees(lrel_operation *operation)
{
    operation->has_degrees = true;
    if (lrel_proj_pipe_is_smooth(operation->way.pipe) &&
        lrel_degrees__new(operation->context, operation, &operation->degrees, NULL) !=
            LREL_OK)
        operation->degrees = NULL;
}

bool lrel_operation_degrees(lrel_operation *operation, lrel_xy point, lrel_xy *out)
{
    if (!operation->has_degrees)
        make_degrees(operation);
    return lrel_degrees__at(operation->degrees, operation, point, out);
}

lrel_status lrel_operation__session(const lrel_operation *operation, lrel_proj **out,
                                    lrel_error *err)
{
    return operation->is_plain ? lrel_proj_new_plain(operation->context, out, err)
                               : lrel_proj_new(operation->context, out, err);
}

lrel_status lrel_operation__way(const lrel_operation *operation, lrel_proj *proj,
                                lrel_way *out, lrel_error *err)
{
    lrel_way way = operation->way;
    lrel_status status =
        lrel_proj_pipe_new(proj, operation->info.definition, &way.pipe, err);

    if (status == LREL_OK)
        *out = way;
    return status;
}

/* ---- choosing ---- */

static lrel_status take_unshifted(lrel_operation *operation, const lrel_proj_crs *crs,
                                  const char *code, double accuracy_m, lrel_error *err)
{
    lrel_proj_pipe *pipe = NULL;
    lrel_status status = lrel_proj_pipe_unshifted(crs, &pipe, err);

    if (status != LREL_OK)
        return status;
    take_pipe(operation, pipe);
    copy_line(operation->code, sizeof operation->code, code);
    operation->info.accuracy_m = accuracy_m;
    return LREL_OK;
}

static void take_shift(lrel_operation *operation, const lrel_authority_code *code,
                       const lrel_proj_shift *shift)
{
    lrel_operation_info *info = &operation->info;

    snprintf(operation->code, sizeof operation->code, "%s:%s", code->authority,
             code->code);
    info->accuracy_m = shift->accuracy_m;
    info->has_area = shift->has_area;
    info->west_deg = shift->west_deg;
    info->south_deg = shift->south_deg;
    info->east_deg = shift->east_deg;
    info->north_deg = shift->north_deg;
}

static lrel_status refuse_needless(const lrel_proj_crs_info *crs,
                                   const lrel_authority_code *code, lrel_error *err)
{
    return lrel__fail(
        err, LREL_E_OPERATION,
        "%s (%s) is on WGS 84 already; take \"operation: %s:%s\" out, or say "
        "the true \"crs:\"",
        crs->code, crs->name, code->authority, code->code);
}

static lrel_status refuse_named(const lrel_operation *operation, const lrel_proj_crs *crs,
                                const lrel_authority_code *code, lrel_xy middle,
                                lrel_offer *offer, lrel_error *err)
{
    char name[100] = "no operation that PROJ knows";
    char why[240];

    (void)lrel_proj_operation_name(operation->proj, code->authority, code->code, name,
                                   sizeof name);
    snprintf(why, sizeof why, "is not taken to WGS 84 by %s:%s (%s)", code->authority,
             code->code, name);
    return lrel_offer__refuse(operation->context, crs, middle, why, offer, err);
}

static lrel_status take_named(lrel_operation *operation, const lrel_proj_crs *crs,
                              const lrel_authority_code *code, lrel_xy middle,
                              lrel_offer *offer, lrel_error *err)
{
    lrel_proj_shifts *shifts = NULL;
    lrel_proj_pipe *pipe = NULL;
    lrel_status status;
    size_t found;

    if (lrel_proj_crs_info_of(crs)->is_wgs84)
        return refuse_needless(lrel_proj_crs_info_of(crs), code, err);
    if ((status = lrel_proj_shifts_new(crs, code->authority, &shifts, err)) != LREL_OK)
        return status;
    found = lrel_proj_shifts_find(shifts, code->authority, code->code);
    if (found == lrel_proj_shifts_count(shifts)) {
        status = refuse_named(operation, crs, code, middle, offer, err);
        goto done;
    }
    const lrel_proj_shift *shift = lrel_proj_shifts_at(shifts, found);
    if (shift->missing[0] != '\0') {
        char why[200];

        snprintf(why, sizeof why, "needs %.100s for %s:%s, which is not installed",
                 shift->missing, code->authority, code->code);
        status = lrel_offer__refuse(operation->context, crs, middle, why, offer, err);
        goto done;
    }
    if ((status = lrel_proj_pipe_from_shift(shifts, found, &pipe, err)) != LREL_OK)
        goto done;
    take_pipe(operation, pipe);
    take_shift(operation, code, shift);

done:
    lrel_proj_shifts_free(shifts);
    return status;
}

/* A pipeline is believed, but what it makes of the data's middle must be a place. */
static lrel_status check_pipeline(const lrel_operation *operation, lrel_xy middle,
                                  lrel_error *err)
{
    lrel_xy landed;

    if (lrel_proj_pipe_has_radians(operation->way.pipe))
        return lrel__fail(
            err, LREL_E_OPERATION,
            "the pipeline \"%.200s\" begins or ends in radians; it must take "
            "the source's own units and give degrees (+proj=unitconvert "
            "+xy_in=rad +xy_out=deg)",
            operation->info.definition);
    if (isfinite(middle.x) && isfinite(middle.y) &&
        !lrel_way__lonlat(&operation->way, middle, &landed))
        return lrel__fail(
            err, LREL_E_OPERATION,
            "the pipeline \"%.200s\" gives no longitude and latitude for the "
            "middle of the data",
            operation->info.definition);
    return LREL_OK;
}

static lrel_status take_pipeline(lrel_operation *operation, lrel_text text,
                                 lrel_xy middle, lrel_error *err)
{
    char *definition = lrel_crs__terminated(operation->context, text, "");
    lrel_proj_pipe *pipe = NULL;
    lrel_status status;

    if (!definition)
        return lrel__fail_memory(err);
    status = lrel_proj_pipe_new(operation->proj, definition, &pipe, err);
    lrel__free(operation->context, definition);
    if (status != LREL_OK)
        return status;
    take_pipe(operation, pipe);
    copy_line(operation->code, sizeof operation->code, "pipeline");
    operation->info.accuracy_m = -1;
    return check_pipeline(operation, middle, err);
}

static bool is_pipeline(lrel_text text)
{
    static const char start[] = "+proj=";

    return text.length > sizeof start && memcmp(text.at, start, sizeof start - 1) == 0;
}

static lrel_status choose(lrel_operation *operation, const lrel_proj_crs *crs,
                          lrel_text named, lrel_xy middle, lrel_offer *offer,
                          lrel_error *err)
{
    lrel_authority_code code;

    if (named.length == 0 && lrel_proj_crs_info_of(crs)->is_wgs84)
        return take_unshifted(operation, crs, "", 0, err);
    if (named.length == 0)
        return lrel_offer__refuse(operation->context, crs, middle,
                                  "needs a datum shift and none is named", offer, err);
    if (lrel_text_is_equal(named, LREL_TEXT("null-shift")))
        return take_unshifted(operation, crs, "null-shift", -1, err);
    if (is_pipeline(named))
        return take_pipeline(operation, named, middle, err);
    if (lrel_authority_code_parse(named, &code))
        return take_named(operation, crs, &code, middle, offer, err);
    return lrel__fail(
        err, LREL_E_OPERATION,
        "\"%.*s\" is no operation; say a code like EPSG:1542, a PROJ pipeline "
        "or null-shift",
        named.length < 80 ? (int)named.length : 80, named.at);
}

/* As PROJ calls it for a .prj; of a code in fewer words. */
static void name_plain(lrel_operation *operation, const lrel_proj_crs_info *crs,
                       bool is_code)
{
    char *name = operation->plain_name;
    size_t size = sizeof operation->plain_name;

    if (crs->is_geographic)
        snprintf(name, size, "Null geographic offset%s",
                 is_code ? "" : " from WGS 84 to WGS 84");
    else if (is_code)
        snprintf(name, size, "Inverse of the UTM projection");
    else
        snprintf(name, size, "Inverse of %s", strstr(crs->name, "UTM zone"));
    operation->info.operation_name = name;
}

static lrel_status take_plain(lrel_operation *operation, lrel_text crs_text,
                              const lrel_proj_crs_info *crs, const char *definition,
                              lrel_error *err)
{
    lrel_authority_code code;
    lrel_proj_pipe *pipe = NULL;
    lrel_status status = lrel_proj_pipe_new(operation->proj, definition, &pipe, err);

    if (status != LREL_OK)
        return status;
    take_crs(operation, crs);
    take_pipe(operation, pipe);
    name_plain(operation, crs, lrel_authority_code_parse(crs_text, &code));
    return LREL_OK;
}

static lrel_status read_and_choose(lrel_operation *operation, lrel_text crs_text,
                                   lrel_text named, lrel_xy middle, lrel_offer *offer,
                                   lrel_error *err)
{
    lrel_proj_crs *crs = NULL;
    lrel_status status =
        lrel_crs__read(operation->context, operation->proj, crs_text, &crs, err);

    if (status != LREL_OK)
        return status;
    lrel_proj_crs_identify(crs);
    take_crs(operation, lrel_proj_crs_info_of(crs));
    status = choose(operation, crs, named, middle, offer, err);
    lrel_proj_crs_free(crs);
    return status;
}

static void hand_over_offer(const lrel_offer *offer, lrel_candidate *candidates,
                            size_t candidate_max, size_t *candidate_count)
{
    size_t count = offer->count < candidate_max ? offer->count : candidate_max;

    if (!candidates)
        count = 0;
    if (count > 0)
        memcpy(candidates, offer->at, count * sizeof *candidates);
    if (candidate_count)
        *candidate_count = count;
}

lrel_status lrel_operation_new(const lrel_context *context, lrel_text crs,
                               lrel_text named, lrel_xy middle, lrel_operation **out,
                               lrel_candidate *candidates, size_t candidate_max,
                               size_t *candidate_count, lrel_error *err)
{
    lrel_offer offer = {NULL, 0};
    lrel_operation *operation = new_operation(context);
    lrel_proj_crs_info plain;
    char definition[LREL_CRS_DEFINITION_SIZE];
    lrel_status status;

    if (!operation)
        return lrel__fail_memory(err);
    named = lrel_text_trim(named);
    operation->is_plain =
        named.length == 0 && lrel_crs__is_plain_wgs84(crs, &plain, definition);
    if ((status = lrel_operation__session(operation, &operation->proj, err)) != LREL_OK)
        goto done;
    if (operation->is_plain)
        status = take_plain(operation, crs, &plain, definition, err);
    else
        status = read_and_choose(operation, crs, named, middle, &offer, err);
    if (status == LREL_E_OPERATION)
        hand_over_offer(&offer, candidates, candidate_max, candidate_count);
    if (status != LREL_OK)
        goto done;

    *out = operation;
    operation = NULL; /* now the caller's */

done:
    lrel__free(context, offer.at);
    lrel_operation_free(operation);
    return status;
}

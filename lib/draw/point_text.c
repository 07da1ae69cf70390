/* SPDX-License-Identifier: Apache-2.0 */
/* point_text.c: degrees are what they are; UTM is undone on the ellipsoid of the datum
 * that `crs:` names, zone by zone. */
#include "draw/point_text.h"

#include <math.h>
#include <stdio.h>

#include "core/fail.h"
#include "normalise/crs.h"

#define WGS84_MAJOR_AXIS_M       6378137.0
#define WGS84_INVERSE_FLATTENING 298.257223563

static lrel_status read_datum(lrel_point_text *reader, lrel_text crs, lrel_error *err)
{
    lrel_proj *proj = NULL;
    lrel_proj_crs *read = NULL;
    lrel_status status = lrel_proj_new(reader->context, &proj, err);

    if (status == LREL_OK &&
        lrel_crs__read(reader->context, proj, crs, &read, NULL) == LREL_OK) {
        const lrel_proj_crs_info *info = lrel_proj_crs_info_of(read);

        reader->is_wgs84 = info->is_wgs84;
        if (info->major_axis_m > 0) {
            reader->major_axis_m = info->major_axis_m;
            reader->inverse_flattening = info->inverse_flattening;
        }
    }
    lrel_proj_crs_free(read);
    lrel_proj_free(proj);
    return status;
}

lrel_status lrel_point_text__begin(const lrel_context *context, lrel_text crs,
                                   lrel_coordinate_order order, lrel_point_text *out,
                                   lrel_error *err)
{
    lrel_proj_crs_info plain;
    char definition[LREL_CRS_DEFINITION_SIZE];

    *out = (lrel_point_text){.context = context,
                             .order = order,
                             .is_wgs84 = true,
                             .major_axis_m = WGS84_MAJOR_AXIS_M,
                             .inverse_flattening = WGS84_INVERSE_FLATTENING};
    if (lrel_text_trim(crs).length == 0 ||
        lrel_crs__is_plain_wgs84(crs, &plain, definition))
        return LREL_OK;
    return read_datum(out, crs, err);
}

void lrel_point_text__end(lrel_point_text *reader)
{
    lrel_proj_pipe_free(reader->pipe);
    lrel_proj_free(reader->proj);
    reader->pipe = NULL;
    reader->proj = NULL;
}

static lrel_status make_pipe(lrel_point_text *reader, const lrel_coordinate *c,
                             lrel_error *err)
{
    char definition[240];
    lrel_proj_pipe *pipe = NULL;
    lrel_status status;

    if (reader->pipe && reader->zone == c->zone && reader->is_south == c->is_south)
        return LREL_OK;
    if (!reader->proj &&
        (status = lrel_proj_new_plain(reader->context, &reader->proj, err)) != LREL_OK)
        return status;
    snprintf(definition, sizeof definition,
             "+proj=pipeline +step +inv +proj=utm +zone=%d%s +a=%.9f +rf=%.12f +step "
             "+proj=unitconvert +xy_in=rad +xy_out=deg",
             c->zone, c->is_south ? " +south" : "", reader->major_axis_m,
             reader->inverse_flattening);
    if ((status = lrel_proj_pipe_new(reader->proj, definition, &pipe, err)) != LREL_OK)
        return status;
    lrel_proj_pipe_free(reader->pipe);
    reader->pipe = pipe;
    reader->zone = c->zone;
    reader->is_south = c->is_south;
    return LREL_OK;
}

lrel_status lrel_point_text__read(lrel_point_text *reader, lrel_text text, lrel_xy *out,
                                  lrel_error *err)
{
    lrel_coordinate c;
    lrel_status status =
        lrel_coordinate_parse(text.at, text.length, reader->order, &c, err);

    if (status != LREL_OK)
        return status;
    if (c.kind == LREL_COORDINATE_DEGREES) {
        *out = (lrel_xy){c.lon_deg, c.lat_deg};
        return LREL_OK;
    }
    /* On older ellipsoids the squares had other letters. */
    if (c.kind == LREL_COORDINATE_MGRS && !reader->is_wgs84)
        return lrel__fail(err, LREL_E_COORDINATE,
                          "MGRS is read on WGS 84 only; write it as UTM");
    if ((status = make_pipe(reader, &c, err)) != LREL_OK)
        return status;
    *out = (lrel_xy){c.easting_m, c.northing_m};
    if (!lrel_proj_pipe_forward(reader->pipe, &out->x, &out->y))
        return lrel__fail(err, LREL_E_COORDINATE, "a point of UTM that is nowhere");
    return LREL_OK;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* proj_crs.c: coordinate systems: read, recognised, compared.
 *
 * Source: https://proj.org/en/9.1/development/reference/functions.html */
#include "bridge/proj_parts.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* PROJ's scale: 100 the same name and definition, 90 the same definition and nearly the
 * same name, 70 and less another name. ESRI's spelling of a name counts as the same. */
#define IDENTIFIED_CONFIDENCE 90
/* 60: all but the datum, which has no name. At 25 it is any CRS with some likeness. */
#define PERHAPS_CONFIDENCE 50

/* The horizontal part of @p pj, which is used up; NULL where it has none. */
static PJ *horizontal(PJ_CONTEXT *context, PJ *pj)
{
    PJ *inner = NULL;

    while (pj) {
        switch (proj_get_type(pj)) {
        case PJ_TYPE_GEOGRAPHIC_2D_CRS:
        case PJ_TYPE_GEOGRAPHIC_3D_CRS: /* its height is never given, and taken as 0 */
        case PJ_TYPE_PROJECTED_CRS:
            return pj;
        case PJ_TYPE_BOUND_CRS: /* a TOWGS84 is no named operation */
            inner = proj_get_source_crs(context, pj);
            break;
        case PJ_TYPE_COMPOUND_CRS:
            inner = proj_crs_get_sub_crs(context, pj, 0);
            break;
        default:
            inner = NULL;
            break;
        }
        proj_destroy(pj);
        pj = inner;
    }
    return NULL;
}

static void write_code(char *to, size_t size, const PJ *pj)
{
    const char *authority = proj_get_id_auth_name(pj, 0);
    const char *code = proj_get_id_code(pj, 0);

    if (authority && code)
        snprintf(to, size, "%s:%s", authority, code);
}

/* Only letters and digits, in lower case: "WGS_1984" and "WGS 1984" are one name. */
static void plain_name(const char *name, char *to, size_t size)
{
    size_t used = 0;

    for (; *name && used + 1 < size; name++)
        if (isalnum((unsigned char)*name))
            to[used++] = (char)tolower((unsigned char)*name);
    to[used] = '\0';
}

static bool has_wgs84_name(const char *datum)
{
    static const char *const names[] = {"worldgeodeticsystem1984", "wgs1984", "wgs84",
                                        "dwgs1984"};
    char plain[160];

    plain_name(datum, plain, sizeof plain);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strncmp(plain, names[i], strlen(names[i])) == 0)
            return true;
    return false;
}

static void describe_ellipsoid(PJ_CONTEXT *context, const PJ *crs,
                               lrel_proj_crs_info *out)
{
    PJ *ellipsoid = proj_get_ellipsoid(context, crs);

    if (!ellipsoid ||
        !proj_ellipsoid_get_parameters(context, ellipsoid, &out->major_axis_m, NULL, NULL,
                                       &out->inverse_flattening))
        out->major_axis_m = out->inverse_flattening = 0;
    proj_destroy(ellipsoid);
}

/* GRS 80 differs from it by 1.5e-6 in the inverse flattening. */
static bool has_wgs84_ellipsoid(const lrel_proj_crs_info *info)
{
    return fabs(info->major_axis_m - LREL_PROJ_WGS84_MAJOR_AXIS_M) < 1e-3 &&
           fabs(info->inverse_flattening - LREL_PROJ_WGS84_INVERSE_FLATTENING) < 5e-7;
}

static void describe_datum(lrel_proj_crs *crs)
{
    PJ_CONTEXT *context = crs->proj->pj;
    PJ *geodetic = proj_crs_get_geodetic_crs(context, crs->pj);
    PJ *datum = geodetic ? proj_crs_get_datum_forced(context, geodetic) : NULL;

    if (datum) {
        lrel_proj__copy_text(crs->info.datum, sizeof crs->info.datum,
                             proj_get_name(datum));
        describe_ellipsoid(context, geodetic, &crs->info);
        crs->info.is_wgs84 =
            has_wgs84_name(crs->info.datum) && has_wgs84_ellipsoid(&crs->info);
    }
    proj_destroy(datum);
    proj_destroy(geodetic);
}

static double degrees_per_unit(PJ_CONTEXT *context, const PJ *crs)
{
    double radians = 0;
    PJ *axes = proj_crs_get_coordinate_system(context, crs);

    if (axes)
        (void)proj_cs_get_axis_info(context, axes, 0, NULL, NULL, NULL, &radians, NULL,
                                    NULL, NULL);
    proj_destroy(axes);
    return radians * (180.0 / M_PI);
}

static void describe_crs(lrel_proj_crs *crs)
{
    lrel_proj__copy_text(crs->info.name, sizeof crs->info.name, proj_get_name(crs->pj));
    write_code(crs->info.code, sizeof crs->info.code, crs->pj);
    crs->info.is_geographic = proj_get_type(crs->pj) != PJ_TYPE_PROJECTED_CRS;
    if (crs->info.is_geographic)
        crs->info.degrees_per_unit = degrees_per_unit(crs->proj->pj, crs->pj);
    describe_datum(crs);
}

lrel_status lrel_proj__crs_of(lrel_proj *proj, PJ *pj, const char *what,
                              lrel_proj_crs **out, lrel_error *err)
{
    lrel_proj_crs *crs;

    if (!pj)
        return lrel__fail(err, LREL_E_CRS_UNKNOWN,
                          "\"%.80s\" is no coordinate system that PROJ knows (%s)", what,
                          proj->said[0] != '\0' ? proj->said : "no reason given");
    pj = horizontal(proj->pj, pj);
    if (!pj)
        return lrel__fail(err, LREL_E_CRS_UNKNOWN,
                          "\"%.80s\" is neither a geographic nor a projected coordinate "
                          "system",
                          what);
    crs = lrel__calloc(proj->context, 1, sizeof *crs);
    if (!crs) {
        proj_destroy(pj);
        return lrel__fail_memory(err);
    }
    crs->proj = proj;
    crs->pj = pj;
    describe_crs(crs);
    *out = crs;
    return LREL_OK;
}

lrel_status lrel_proj_crs_from_code(lrel_proj *proj, const char *authority,
                                    const char *code, lrel_proj_crs **out,
                                    lrel_error *err)
{
    char what[80];

    proj->said[0] = '\0';
    snprintf(what, sizeof what, "%s:%s", authority, code);
    return lrel_proj__crs_of(
        proj,
        proj_create_from_database(proj->pj, authority, code, PJ_CATEGORY_CRS, 0, NULL),
        what, out, err);
}

lrel_status lrel_proj_crs_from_text(lrel_proj *proj, const char *text,
                                    lrel_proj_crs **out, lrel_error *err)
{
    proj->said[0] = '\0';
    return lrel_proj__crs_of(proj, proj_create(proj->pj, text), text, out, err);
}

void lrel_proj_crs_free(lrel_proj_crs *crs)
{
    if (!crs)
        return;
    proj_destroy(crs->pj);
    lrel__free(crs->proj->context, crs);
}

const lrel_proj_crs_info *lrel_proj_crs_info_of(const lrel_proj_crs *crs)
{
    return &crs->info;
}

void lrel_proj_crs_identify(lrel_proj_crs *crs)
{
    PJ_CONTEXT *context = crs->proj->pj;
    int *confidence = NULL;
    PJ_OBJ_LIST *found;
    PJ *best;

    if (crs->info.code[0] != '\0')
        return;
    found = proj_identify(context, crs->pj, "EPSG", NULL, &confidence);
    best = found ? proj_list_get(context, found, 0) : NULL;
    if (best && confidence[0] >= IDENTIFIED_CONFIDENCE) {
        proj_destroy(crs->pj);
        crs->pj = best;
        describe_crs(crs);
        best = NULL;
    } else if (best && confidence[0] >= PERHAPS_CONFIDENCE &&
               (proj_list_get_count(found) == 1 || confidence[1] < confidence[0])) {
        write_code(crs->info.perhaps, sizeof crs->info.perhaps, best);
    }
    proj_destroy(best);
    proj_int_list_destroy(confidence);
    proj_list_destroy(found);
}

/* "D_unknown", "Unknown based on Bessel 1841 ellipsoid". */
static bool is_unknown(const char *datum)
{
    char plain[160];

    plain_name(datum, plain, sizeof plain);
    return strncmp(plain, "unknown", 7) == 0 || strncmp(plain, "dunknown", 8) == 0;
}

static bool has_same_projection(const lrel_proj_crs *a, const lrel_proj_crs *b)
{
    lrel_proj_pipe *pipe_a = NULL;
    lrel_proj_pipe *pipe_b = NULL;
    bool same =
        lrel_proj_pipe_unshifted(a, &pipe_a, NULL) == LREL_OK &&
        lrel_proj_pipe_unshifted(b, &pipe_b, NULL) == LREL_OK &&
        strcmp(lrel_proj_pipe_definition(pipe_a), lrel_proj_pipe_definition(pipe_b)) == 0;

    lrel_proj_pipe_free(pipe_a);
    lrel_proj_pipe_free(pipe_b);
    return same;
}

bool lrel_proj_crs_is_same(const lrel_proj_crs *a, const lrel_proj_crs *b)
{
    if (a->info.is_wgs84 && b->info.is_wgs84 && a->info.is_geographic &&
        b->info.is_geographic)
        return a->info.degrees_per_unit == b->info.degrees_per_unit;
    if (proj_is_equivalent_to_with_ctx(a->proj->pj, a->pj, b->pj,
                                       PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS))
        return true;
    return (is_unknown(a->info.datum) || is_unknown(b->info.datum)) &&
           has_same_projection(a, b);
}

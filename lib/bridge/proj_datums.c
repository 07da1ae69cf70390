/* SPDX-License-Identifier: Apache-2.0 */
/* proj_datums.c: which datums are in use somewhere, and a coordinate system with its
 * datum exchanged.
 *
 * Source: https://proj.org/en/9.1/development/reference/functions.html */
#include "bridge/proj_parts.h"

#include <proj_experimental.h> /* altering: there since 6.0, unchanged */
#include <stdio.h>
#include <string.h>

static bool is_of_the_world(const PROJ_CRS_INFO *crs)
{
    return crs->bbox_valid && crs->west_lon_degree <= -180 && crs->east_lon_degree >= 180;
}

lrel_status lrel_proj_datums_at(lrel_proj *proj, const lrel_proj_box *box,
                                lrel_proj_datums *out, lrel_error *err)
{
    static const PJ_TYPE geographic[] = {PJ_TYPE_GEOGRAPHIC_2D_CRS};
    PROJ_CRS_LIST_PARAMETERS *wanted = proj_get_crs_list_parameters_create();
    PROJ_CRS_INFO **found = NULL;
    lrel_status status = wanted ? LREL_OK : lrel__fail_memory(err);
    int count = 0;

    if (wanted) {
        wanted->types = geographic;
        wanted->typesCount = 1;
        wanted->bbox_valid = 1;
        wanted->west_lon_degree = box->west_deg;
        wanted->south_lat_degree = box->south_deg;
        wanted->east_lon_degree = box->east_deg;
        wanted->north_lat_degree = box->north_deg;
        found = proj_get_crs_info_list_from_database(proj->pj, "EPSG", wanted, &count);
    }
    for (int i = 0; i < count && found && status == LREL_OK; i++) {
        lrel_proj_datum *one;

        if (is_of_the_world(found[i]))
            continue;
        if ((one = LREL__PUSH(proj->context, out)))
            lrel_proj__copy_text(one->code, sizeof one->code, found[i]->code);
        else
            status = lrel__fail_memory(err);
    }
    proj_crs_info_list_destroy(found);
    proj_get_crs_list_parameters_destroy(wanted);
    return status;
}

void lrel_proj_datums_clear(lrel_proj *proj, lrel_proj_datums *datums)
{
    lrel__free(proj->context, datums->at);
    *datums = (lrel_proj_datums){0};
}

/* "Indian 1960 / UTM zone 48N" of "WGS 84 / UTM zone 48N": without the name that it
 * should have, PROJ does not find it in its database. */
static void write_name(const lrel_proj_crs *crs, const lrel_proj_crs *geographic,
                       char out[320])
{
    PJ *own = proj_crs_get_geodetic_crs(crs->proj->pj, crs->pj);
    const char *name = own ? proj_get_name(own) : "";
    size_t length = name ? strlen(name) : 0;
    bool begins = length > 0 && strncmp(crs->info.name, name, length) == 0;

    snprintf(out, 320, "%s%s%s", geographic->info.name, begins ? "" : " / ",
             crs->info.name + (begins ? length : 0));
    proj_destroy(own);
}

lrel_status lrel_proj_crs_on(const lrel_proj_crs *crs, const lrel_proj_crs *geographic,
                             lrel_proj_crs **out, lrel_error *err)
{
    lrel_proj *proj = crs->proj;
    PJ *altered = proj_crs_alter_geodetic_crs(proj->pj, crs->pj, geographic->pj);
    PJ *named = NULL;
    char name[320];

    write_name(crs, geographic, name);
    proj->said[0] = '\0';
    /* Degrees keep the code that they have. */
    if (altered && !crs->info.is_geographic)
        named = proj_alter_name(proj->pj, altered, name);
    if (named) {
        proj_destroy(altered);
        altered = named;
    }
    return lrel_proj__crs_of(proj, altered, name, out, err);
}

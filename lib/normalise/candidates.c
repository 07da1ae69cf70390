/* SPDX-License-Identifier: Apache-2.0 */
/* candidates.c: the datum shifts that a refused source could have, told so that somebody
 * can choose: by what they are called, where they hold and how far apart they land. */
#include "normalise/candidates.h"

#include <math.h>
#include <stdio.h>

#include "normalise/crs.h"

static void copy_line(char *to, size_t size, const char *from)
{
    snprintf(to, size, "%s", from);
}

static bool land_at(const lrel_proj_shifts *shifts, size_t shift, lrel_xy middle,
                    lrel_xy *out)
{
    lrel_proj_pipe *pipe = NULL;
    bool landed = lrel_proj_pipe_from_shift(shifts, shift, &pipe, NULL) == LREL_OK &&
                  lrel_proj_pipe_forward(pipe, &middle.x, &middle.y);

    lrel_proj_pipe_free(pipe);
    if (landed)
        *out = middle;
    return landed;
}

/* An area across the antimeridian begins in the east. */
static bool is_in_area(const lrel_proj_shift *shift, lrel_xy p)
{
    bool is_between = shift->west_deg <= shift->east_deg
                          ? p.x >= shift->west_deg && p.x <= shift->east_deg
                          : p.x >= shift->west_deg || p.x <= shift->east_deg;

    return shift->has_area && is_between && p.y >= shift->south_deg &&
           p.y <= shift->north_deg;
}

static void describe_candidate(const lrel_proj_shift *shift, lrel_candidate *out)
{
    copy_line(out->code, sizeof out->code, shift->code);
    copy_line(out->name, sizeof out->name, shift->name);
    copy_line(out->area_of_use, sizeof out->area_of_use, shift->area);
    copy_line(out->missing, sizeof out->missing, shift->missing);
    out->accuracy_m = shift->accuracy_m;
    out->spread_m = -1;
}

/* Several chains may share their first step; only the one that naming it would take is
 * offered. */
static bool is_what_its_code_names(const lrel_proj_shifts *shifts, size_t shift)
{
    lrel_authority_code code;

    return lrel_authority_code_parse(
               lrel_text_of(lrel_proj_shifts_at(shifts, shift)->code), &code) &&
           lrel_proj_shifts_find(shifts, code.authority, code.code) == shift;
}

/* Adds the shifts that can be run, or those that cannot. */
static void add_candidates(const lrel_proj_shifts *shifts, bool usable, lrel_xy middle,
                           lrel_offer *offer)
{
    lrel_xy first = {NAN, NAN};

    for (size_t i = 0; i < lrel_proj_shifts_count(shifts); i++) {
        const lrel_proj_shift *shift = lrel_proj_shifts_at(shifts, i);
        lrel_candidate *candidate = &offer->at[offer->count];
        lrel_xy landed;

        if ((shift->missing[0] == '\0') != usable || !is_what_its_code_names(shifts, i))
            continue;
        describe_candidate(shift, candidate);
        offer->count++;
        if (!usable || !land_at(shifts, i, middle, &landed))
            continue;
        candidate->holds_middle = is_in_area(shift, landed);
        if (isnan(first.x))
            first = landed;
        candidate->spread_m =
            lrel_geodesic_distance_m(first.x, first.y, landed.x, landed.y);
    }
}

static lrel_status make_offer(const lrel_context *context, const lrel_proj_crs *crs,
                              lrel_xy middle, lrel_offer *out, lrel_error *err)
{
    lrel_proj_shifts *shifts = NULL;
    lrel_status status = lrel_proj_shifts_new(crs, NULL, &shifts, err);

    if (status != LREL_OK)
        return status;
    out->at = lrel__calloc(context, lrel_proj_shifts_count(shifts) + 1, sizeof *out->at);
    if (out->at) {
        add_candidates(shifts, true, middle, out);
        add_candidates(shifts, false, middle, out);
    } else {
        status = lrel__fail_memory(err);
    }
    lrel_proj_shifts_free(shifts);
    return status;
}

static void write_none(const lrel_proj_crs_info *crs, char *to, size_t size)
{
    if (crs->perhaps[0] != '\0')
        snprintf(to, size, "PROJ knows none for it; if it is %s, say so with \"crs:\"",
                 crs->perhaps);
    else
        snprintf(to, size,
                 "PROJ knows none for it; say the true \"crs:\", or a PROJ pipeline or "
                 "null-shift with \"operation:\"");
}

/* Which ones they are is the offer's to say. */
static void write_choice(const lrel_proj_crs_info *crs, const lrel_offer *offer, char *to,
                         size_t size)
{
    if (offer->count == 0)
        write_none(crs, to, size);
    else
        snprintf(to, size, "say one with \"operation:\" (PROJ knows %zu)", offer->count);
}

static void write_crs(const lrel_proj_crs_info *crs, char *to, size_t size)
{
    if (crs->code[0] != '\0')
        snprintf(to, size, "%s (%s)", crs->code, crs->name);
    else
        snprintf(to, size, "\"%s\" (datum \"%s\")", crs->name, crs->datum);
}

lrel_status lrel_offer__refuse(const lrel_context *context, const lrel_proj_crs *crs,
                               lrel_xy middle, const char *why, lrel_offer *offer,
                               lrel_error *err)
{
    const lrel_proj_crs_info *info = lrel_proj_crs_info_of(crs);
    lrel_status status = make_offer(context, crs, middle, offer, err);
    char who[340];
    char choice[240];

    if (status != LREL_OK)
        return status;
    write_crs(info, who, sizeof who);
    write_choice(info, offer, choice, sizeof choice);
    return lrel__fail(err, LREL_E_OPERATION, "%s %s; %s", who, why, choice);
}

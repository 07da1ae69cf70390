/* SPDX-License-Identifier: Apache-2.0 */
/* write_sarus.c: the GeoPackage of SARUS. */
#include <stdio.h>

#include "calendar.h"
#include "geopackage.h"
#include "output.h"
#include "plane.h"
#include "provinces.h"
#include "write.h"

#define NAME "sarus.gpkg"

static const char *const devices[] = {
    [MINES] = "ap",    [MINES_MIXED] = "ap_av_mixed", [MINES_AND_STRIKES] = "ap;cmr",
    [STRIKES] = "cmr", [VEHICLE_MINES] = "av",        [RESIDUE] = "unknown"};
static const char *const standings[] = {
    [ACTIVE] = "open", [WORKED_ON] = "worked_on", [CLOSED] = "closed"};
static const char *const products[] = {
    [CANCELLED] = "cancelled", [REDUCED] = "reduced", [CLEARED] = "cleared"};
static const char *const activities[] = {[SURVEY] = "nts",
                                         [TECHNICAL_SURVEY] = "ts",
                                         [CLEARANCE] = "clearance",
                                         [BATTLE_AREA] = "bac",
                                         [SPOT_TASK] = "eod_spot"};
static const char *const states[] = {[PASSED] = "qa_passed",
                                     [HANDED_OVER] = "handed_over",
                                     [PENDING] = "submitted",
                                     [REJECTED] = "rejected"};

static void put_date(geopackage *g, int day)
{
    char text[DATE_TEXT];

    date_text(day, ISO_DATE, text);
    geopackage_text(g, text);
}

static void put_remarks(geopackage *g, const char *note)
{
    char text[160];

    snprintf(text, sizeof text, INVENTED "%s%s", *note ? ": " : "", note);
    geopackage_text(g, text);
}

/* 1e-7 degrees, a centimetre: see write_romduol.c. */
static double rounded(double number, const char *form)
{
    char text[32];
    double result;

    snprintf(text, sizeof text, form, number);
    sscanf(text, "%lf", &result);
    return result;
}

static void end_row(geopackage *g, const ring *shape)
{
    ring degrees = *shape;

    for (int i = 0; i < shape->count; i++) {
        point p = plane_to_degrees(shape->at[i]);

        degrees.at[i] = (point){rounded(p.x, "%.7f"), rounded(p.y, "%.7f")};
    }
    geopackage_end_row(g, &degrees);
}

static void put_hazard(geopackage *g, const hazard_row *row)
{
    geopackage_text(g, row->id);
    geopackage_integer(g, row->version);
    geopackage_text(g, row->threat == RESIDUE ? "indication"
                       : row->is_confirmed    ? "cha"
                                              : "sha");
    geopackage_text(g, row->grade);
    geopackage_text(g, devices[row->threat]);
    put_date(g, row->recorded);
    geopackage_text(g, standings[row->standing]);
    put_date(g, row->closed);
    geopackage_text(g, row->replaces);
    geopackage_number(g, rounded(row->stated_m2, "%.0f"));
    geopackage_text(g, provinces[row->province].code);
    put_remarks(g, row->note);
    end_row(g, &row->shape);
}

static void put_release(geopackage *g, const release_row *row)
{
    geopackage_text(g, row->id);
    geopackage_text(g, row->hazards);
    geopackage_text(g, products[row->product]);
    geopackage_text(g, activities[row->activity]);
    put_date(g, row->started);
    put_date(g, row->completed);
    put_date(g, row->accepted);
    geopackage_text(g, states[row->state]);
    geopackage_number(g, rounded(row->stated_m2, "%.0f"));
    geopackage_integer(g, row->mines);
    geopackage_integer(g, row->vehicle_mines);
    geopackage_integer(g, row->submunitions);
    geopackage_integer(g, row->other_uxo);
    geopackage_text(g, provinces[row->province].code);
    put_remarks(g, row->note);
    end_row(g, &row->shape);
}

bool write_sarus(const char *folder, const records *r)
{
    char path[PATH_TEXT];
    geopackage *g;

    output_path(folder, NAME ".part", path);
    if (!(g = geopackage_create(path)))
        return false;
    geopackage_layer(
        g, "hazards",
        "localid TEXT, revision INTEGER, hazard_class TEXT, land_class TEXT, "
        "devices TEXT, survey_date DATE, status_enum TEXT, status_date DATE, "
        "replaces TEXT, areasize REAL, gazetteer_level1 TEXT, remarks TEXT",
        "Hazards of SARUS. " INVENTED ".");
    for (int i = 0; i < r->hazard_count; i++)
        if (r->hazards[i].agency == SARUS)
            put_hazard(g, &r->hazards[i]);
    /* It does not say what land was released from: what the hazard it names had. */
    geopackage_layer(
        g, "releases",
        "localid TEXT, hazard_localid TEXT, hazreduc_type TEXT, activity TEXT, "
        "start_date DATE, end_date DATE, accepted_date DATE, qa_state TEXT, "
        "areasize REAL, ap_mines INTEGER, av_mines INTEGER, submunitions "
        "INTEGER, other_uxo INTEGER, gazetteer_level1 TEXT, remarks TEXT",
        "Releases of SARUS. " INVENTED ".");
    for (int i = 0; i < r->release_count; i++)
        if (r->releases[i].agency == SARUS)
            put_release(g, &r->releases[i]);
    return geopackage_close(g) && output_rename(folder, NAME ".part", NAME);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* write_romduol.c: the shapefiles of ROMDUOL, by shapelib. Column names are what its
 * software left of them when it wrote ten letters. */
#include <shapefil.h>
#include <stdio.h>
#include <string.h>

#include "calendar.h"
#include "output.h"
#include "plane.h"
#include "provinces.h"
#include "write.h"

/* As ESRI's software writes it: without a code, and without saying how to get to WGS 84.
 */
static const char prj[] =
    "PROJCS[\"Indian_1960_UTM_Zone_48N\",GEOGCS[\"GCS_Indian_1960\","
    "DATUM[\"D_Indian_1960\",SPHEROID[\"Everest_Adjustment_1937\",6377276.345,300.8017]],"
    "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
    "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"
    "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",105.0],"
    "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],"
    "UNIT[\"Meter\",1.0]]";

static const char *const devices[] = {
    [MINES] = "APM",  [MINES_MIXED] = "Mixed APM/AVM", [MINES_AND_STRIKES] = "APM;CM",
    [STRIKES] = "CM", [VEHICLE_MINES] = "AVM",         [RESIDUE] = "None"};
static const char *const standings[] = {
    [ACTIVE] = "Active", [WORKED_ON] = "Worked On", [CLOSED] = "Expired"};
static const char *const products[] = {
    [CANCELLED] = "Cancelled", [REDUCED] = "Reduced", [CLEARED] = "Cleared"};
static const char *const activities[] = {[SURVEY] = "Baseline survey",
                                         [TECHNICAL_SURVEY] = "Technical survey",
                                         [CLEARANCE] = "Clearance",
                                         [BATTLE_AREA] = "BAC",
                                         [SPOT_TASK] = "EOD"};
static const char *const states[] = {[PASSED] = "QA passed",
                                     [HANDED_OVER] = "Handed over",
                                     [PENDING] = "Waiting for QA",
                                     [REJECTED] = "Rejected"};

typedef struct column {
    const char *name;
    char type; /* as in DBF: C, D, N */
    int width, decimals;
} column;

static const column hazard_columns[] = {
    {"HAZARD_ID", 'C', 12, 0},  {"Rev", 'N', 3, 0},        {"Hazard_Typ", 'C', 24, 0},
    {"Hazard_Cla", 'C', 12, 0}, {"Land_Class", 'C', 4, 0}, {"Device", 'C', 16, 0},
    {"Survey_Dat", 'D', 8, 0},  {"Status_1", 'C', 12, 0},  {"Status_Cha", 'D', 8, 0},
    {"Merged_Fro", 'C', 32, 0}, {"AREASQM", 'N', 14, 1},   {"PROV_CODE", 'C', 2, 0},
    {"NAME_KH", 'C', 96, 0},    {"REMARKS", 'C', 100, 0}};
static const column release_columns[] = {
    {"TASKID", 'C', 12, 0},     {"HAZARD_ID", 'C', 32, 0},  {"Product_Ty", 'C', 12, 0},
    {"Activity_T", 'C', 20, 0}, {"Released_F", 'C', 12, 0}, {"Start_Date", 'D', 8, 0},
    {"End_Date", 'D', 8, 0},    {"QA_Date", 'D', 8, 0},     {"QA_Status", 'C', 16, 0},
    {"AREACLEARE", 'N', 14, 1}, {"APM", 'N', 6, 0},         {"AVM", 'N', 6, 0},
    {"SUBMUN", 'N', 6, 0},      {"OTHER_UXO", 'N', 6, 0},   {"PROV_CODE", 'C', 2, 0},
    {"REMARKS", 'C', 100, 0}};

typedef struct shapefile {
    SHPHandle shapes;
    DBFHandle table;
    int row, field; /* where the next cell goes */
} shapefile;

static void put_text(shapefile *s, const char *text)
{
    DBFWriteStringAttribute(s->table, s->row, s->field++, text);
}

static void put_date(shapefile *s, int day)
{
    char text[DATE_TEXT];

    date_text(day, DBF_DATE, text);
    /* As it is: shapelib would take a date for a number. No date is spaces. */
    DBFWriteAttributeDirectly(s->table, s->row, s->field++, text);
}

static void put_integer(shapefile *s, int number)
{
    DBFWriteIntegerAttribute(s->table, s->row, s->field++, number);
}

static void put_number(shapefile *s, double number)
{
    DBFWriteDoubleAttribute(s->table, s->row, s->field++, number);
}

static void put_remarks(shapefile *s, const char *note)
{
    char text[160];

    snprintf(text, sizeof text, INVENTED "%s%s", *note ? ": " : "", note);
    put_text(s, text);
}

/* "Sample village 12" in Khmer: a name that no village has. */
static void put_khmer_name(shapefile *s, int number)
{
    static const char *const digits[] = {"០", "១", "២", "៣", "៤",
                                         "៥", "៦", "៧", "៨", "៩"};
    char name[96] = "ភូមិគំរូ ";

    for (int place = 1000; place; place /= 10)
        if (number >= place)
            strcat(name, digits[number / place % 10]);
    put_text(s, name);
}

/* Centimetres: what a shapefile from a GIS has in it, without a library's last digits. */
static double whole_cm(double metres)
{
    char text[32];
    double rounded;

    snprintf(text, sizeof text, "%.2f", metres);
    sscanf(text, "%lf", &rounded);
    return rounded;
}

/* Shapefiles wind shells clockwise. */
static void put_shape(shapefile *s, const ring *shape)
{
    double x[RING_POINTS + 1], y[RING_POINTS + 1];
    int count = shape->count ? shape->count + 1 : 0;
    SHPObject *object;

    for (int i = 0; i < count; i++) {
        point p = plane_to_indian(shape->at[(count - 1 - i) % shape->count]);

        x[i] = whole_cm(p.x);
        y[i] = whole_cm(p.y);
    }
    object = SHPCreateSimpleObject(count ? SHPT_POLYGON : SHPT_NULL, count, x, y, NULL);
    SHPWriteObject(s->shapes, -1, object);
    SHPDestroyObject(object);
}

static void put_hazard(shapefile *s, const hazard_row *row)
{
    bool is_strike = row->threat == STRIKES;
    int number = 0;

    sscanf(row->id + 3, "%d", &number);
    put_text(s, row->id);
    put_integer(s, row->version);
    put_text(s, is_strike           ? "Cluster Munition Site"
                : row->is_confirmed ? "MineField"
                                    : "Suspected Minefield");
    put_text(s, row->threat == RESIDUE ? "Residual" : row->is_confirmed ? "CHA" : "SHA");
    put_text(s, row->grade);
    put_text(s, devices[row->threat]);
    put_date(s, row->recorded);
    put_text(s, standings[row->standing]);
    put_date(s, row->closed);
    put_text(s, row->replaces);
    put_number(s, row->stated_m2);
    put_text(s, provinces[row->province].code);
    put_khmer_name(s, number);
    put_remarks(s, row->note);
}

static void put_release(shapefile *s, const release_row *row)
{
    put_text(s, row->id);
    put_text(s, row->hazards);
    put_text(s, products[row->product]);
    put_text(s, activities[row->activity]);
    put_text(s, row->for_mines && row->for_strikes ? "APM;CM"
                : row->for_mines                   ? "APM"
                : row->for_strikes                 ? "CM"
                                                   : "");
    put_date(s, row->started);
    put_date(s, row->completed);
    put_date(s, row->accepted);
    put_text(s, states[row->state]);
    put_number(s, row->stated_m2);
    put_integer(s, row->mines);
    put_integer(s, row->vehicle_mines);
    put_integer(s, row->submunitions);
    put_integer(s, row->other_uxo);
    put_text(s, provinces[row->province].code);
    put_remarks(s, row->note);
}

static bool put_prj(const char *folder, const char *name)
{
    char prj_name[64];
    FILE *file;

    snprintf(prj_name, sizeof prj_name, "%s.prj", name);
    if (!(file = output_begin(folder, prj_name)))
        return false;
    fputs(prj, file);
    return output_end(file, folder, prj_name);
}

static bool open_shapefile(shapefile *s, const char *path, const column *columns,
                           int count)
{
    bool is_ready;

    s->shapes = SHPCreate(path, SHPT_POLYGON);
    s->table = DBFCreateEx(path, "UTF-8"); /* and a .cpg that says so */
    is_ready = s->shapes && s->table;
    for (int i = 0; i < count && is_ready; i++)
        is_ready = DBFAddNativeFieldType(s->table, columns[i].name, columns[i].type,
                                         columns[i].width, columns[i].decimals) >= 0;
    return is_ready || output_failed(path, "shapelib could not create it");
}

static void close_shapefile(shapefile *s)
{
    if (s->shapes)
        SHPClose(s->shapes);
    if (s->table)
        DBFClose(s->table);
}

/* Written as NAME_part.* and renamed, each of the four. */
static bool finish(const char *folder, const char *name)
{
    static const char *const endings[] = {"shp", "shx", "dbf", "cpg"};
    bool done = put_prj(folder, name);

    for (int i = 0; i < 4 && done; i++) {
        char part[64], whole[64];

        snprintf(part, sizeof part, "%s_part.%s", name, endings[i]);
        snprintf(whole, sizeof whole, "%s.%s", name, endings[i]);
        done = output_rename(folder, part, whole);
    }
    return done;
}

static bool write_hazards(const char *folder, const records *r)
{
    shapefile s = {0};
    char path[PATH_TEXT];
    bool is_open;

    output_path(folder, "romduol_hazards_part", path);
    is_open = open_shapefile(&s, path, hazard_columns,
                             sizeof hazard_columns / sizeof *hazard_columns);
    for (int i = 0; i < r->hazard_count && is_open; i++) {
        if (r->hazards[i].agency != ROMDUOL)
            continue;
        put_shape(&s, &r->hazards[i].shape);
        put_hazard(&s, &r->hazards[i]);
        s.row++;
        s.field = 0;
    }
    close_shapefile(&s);
    return is_open && finish(folder, "romduol_hazards");
}

static bool write_releases(const char *folder, const records *r)
{
    shapefile s = {0};
    char path[PATH_TEXT];
    bool is_open;

    output_path(folder, "romduol_releases_part", path);
    is_open = open_shapefile(&s, path, release_columns,
                             sizeof release_columns / sizeof *release_columns);
    for (int i = 0; i < r->release_count && is_open; i++) {
        if (r->releases[i].agency != ROMDUOL)
            continue;
        put_shape(&s, &r->releases[i].shape);
        put_release(&s, &r->releases[i]);
        s.row++;
        s.field = 0;
    }
    close_shapefile(&s);
    return is_open && finish(folder, "romduol_releases");
}

bool write_romduol(const char *folder, const records *r)
{
    return write_hazards(folder, r) && write_releases(folder, r);
}

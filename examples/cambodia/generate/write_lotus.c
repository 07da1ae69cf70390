/* SPDX-License-Identifier: Apache-2.0 */
/* write_lotus.c: the CSV files of LOTUS. */
#include <string.h>

#include "calendar.h"
#include "output.h"
#include "provinces.h"
#include "write.h"

static const char *const devices[] = {
    [MINES] = "AP",   [MINES_MIXED] = "AP/AV", [MINES_AND_STRIKES] = "AP, CM",
    [STRIKES] = "CM", [VEHICLE_MINES] = "AV",  [RESIDUE] = "None found"};
static const char *const standings[] = {
    [ACTIVE] = "Open", [WORKED_ON] = "Task open", [CLOSED] = "Closed"};
static const char *const outcomes[] = {
    [CANCELLED] = "X", [REDUCED] = "R", [CLEARED] = "C"};
static const char *const works[] = {[SURVEY] = "NTS",
                                    [TECHNICAL_SURVEY] = "TS",
                                    [CLEARANCE] = "Clearance",
                                    [BATTLE_AREA] = "BAC",
                                    [SPOT_TASK] = "EOD"};
static const char *const states[] = {[PASSED] = "Accepted",
                                     [HANDED_OVER] = "Handed over",
                                     [PENDING] = "Submitted",
                                     [REJECTED] = "Rejected"};

static void put_date(FILE *file, int day, const char *odd)
{
    char text[DATE_TEXT];

    date_text(day, SLASHED_DATE, text);
    fprintf(file, "%s,", odd ? odd : text);
}

static void put_remark(FILE *file, const char *note)
{
    char text[160];

    snprintf(text, sizeof text, INVENTED "%s%s", *note ? ": " : "", note);
    output_cell(file, text);
    putc(',', file);
}

static void put_shape(FILE *file, const ring *shape)
{
    if (shape->count)
        putc('"', file);
    output_wkt(file, shape, 2);
    fputs(shape->count ? "\"\r\n" : "\r\n", file);
}

static void put_hazard(FILE *file, const hazard_row *row)
{
    const char *word = row->threat == RESIDUE ? "Residual"
                       : row->is_confirmed    ? "Confirmed"
                                              : "Suspected";

    fprintf(file, "%s,%d,%s,%s,", row->id, row->version,
            row->odd.word ? row->odd.word : word, row->grade);
    output_cell(file, devices[row->threat]);
    putc(',', file);
    put_date(file, row->recorded, row->odd.date);
    fprintf(file, "%s,", standings[row->standing]);
    put_date(file, row->closed, NULL);
    fprintf(file, "%s,%.2f,%s,", row->replaces, row->stated_m2 / 1e4,
            provinces[row->province].code);
    put_remark(file, row->note);
    put_shape(file, &row->shape);
}

static void put_release(FILE *file, const release_row *row)
{
    const char *released_for = row->for_mines && row->for_strikes ? "AP, CM"
                               : row->for_mines                   ? "AP"
                               : row->for_strikes                 ? "CM"
                                                                  : "";

    fprintf(file, "%s,%s,%s,%s,", row->id, row->hazards,
            row->odd.word ? row->odd.word : outcomes[row->product], works[row->activity]);
    output_cell(file, released_for);
    putc(',', file);
    put_date(file, row->started, NULL);
    put_date(file, row->completed, NULL);
    put_date(file, row->accepted, NULL);
    fprintf(file, "%s,%.2f,", states[row->state], row->stated_m2 / 1e4);
    if (row->depth_cm)
        fprintf(file, "%d", row->depth_cm);
    fprintf(file, ",%d,%d,%d,%d,%s,", row->mines, row->vehicle_mines, row->submunitions,
            row->other_uxo, provinces[row->province].code);
    put_remark(file, row->note);
    put_shape(file, &row->shape);
}

static bool write_hazards(const char *folder, const records *r)
{
    static const char name[] = "lotus_hazards.csv";
    FILE *file = output_begin(folder, name);

    if (!file)
        return false;
    fputs("MF_ID,Version,Class,Land_Class,Device,Surveyed,Status,Closed,Replaces,Area_ha,"
          "Province,Remark,WKT\r\n",
          file);
    for (int i = 0; i < r->hazard_count; i++)
        if (r->hazards[i].agency == LOTUS)
            put_hazard(file, &r->hazards[i]);
    return output_end(file, folder, name);
}

static bool write_releases(const char *folder, const records *r)
{
    static const char name[] = "lotus_releases.csv";
    FILE *file = output_begin(folder, name);

    if (!file)
        return false;
    fputs("Task_ID,MF_ID,Outcome,Work,Released_for,Started,Completed,Accepted,State,Area_"
          "ha,"
          "Depth_cm,APM,AVM,SUB,UXO,Province,Remark,WKT\r\n",
          file);
    for (int i = 0; i < r->release_count; i++)
        if (r->releases[i].agency == LOTUS)
            put_release(file, &r->releases[i]);
    return output_end(file, folder, name);
}

bool write_lotus(const char *folder, const records *r)
{
    return write_hazards(folder, r) && write_releases(folder, r);
}

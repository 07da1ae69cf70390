/* SPDX-License-Identifier: Apache-2.0 */
/* records.h: the rows that agencies send, before each writes them in its own way. */
#ifndef CAMBODIA_RECORDS_H
#define CAMBODIA_RECORDS_H

#include "landscape.h"

#define ID_TEXT  16
#define IDS_TEXT 40

typedef enum standing { ACTIVE, WORKED_ON, CLOSED } standing;
typedef enum activity {
    SURVEY,
    TECHNICAL_SURVEY,
    CLEARANCE,
    BATTLE_AREA,
    SPOT_TASK
} activity;
typedef enum state { PASSED, HANDED_OVER, PENDING, REJECTED } state;

/* What the cells of a planted case say, where that is not what the columns would hold. */
typedef struct odd_cells {
    const char *word;  /* for the class of a hazard, the product of a release */
    const char *date;  /* for the date of a hazard's survey */
    const char *shape; /* WKT; only the CSV files can hold any */
} odd_cells;

typedef struct hazard_row {
    char id[ID_TEXT];
    agency agency;
    int province, version;
    threat threat;
    const char *grade;
    bool is_confirmed;
    standing standing;
    int recorded, closed;    /* days */
    char replaces[IDS_TEXT]; /* parted by ";" */
    double stated_m2;
    ring shape;
    odd_cells odd;
    const char *note;
} hazard_row;

typedef struct release_row {
    char id[ID_TEXT];
    agency agency;
    int province;
    char hazards[IDS_TEXT]; /* parted by ";" */
    release_product product;
    activity activity;
    bool for_mines, for_strikes;      /* neither: it does not say */
    int started, completed, accepted; /* days */
    state state;
    double stated_m2;
    int depth_cm;
    ring shape;
    int mines, vehicle_mines, submunitions, other_uxo; /* destroyed */
    const char *grade; /* national class of the land: for pattern.c, in no file */
    double finds;      /* pattern.c's own */
    odd_cells odd;
    const char *note;
} release_row;

typedef struct records {
    hazard_row *hazards;
    int hazard_count, hazard_room;
    release_row *releases;
    int release_count, release_room;
} records;

/* Both return false where memory is out. */
bool records_add_hazard(records *r, const hazard_row *row);
bool records_add_release(records *r, const release_row *row);
void records_free(records *r);

/* "RM-0012"; @p letter is the second of the prefix. */
void hazard_id(agency a, int number, char out[ID_TEXT]);
void release_id(agency a, int number, char out[ID_TEXT]);
/* The id that the land of @p s bears once its story has ended. */
void site_id(const site *s, char out[ID_TEXT]);

/* The rows of every site: its versions, the ids it bore before, and what the other agency
 * made of it. */
bool records_of_sites(records *r, const landscape *landscape);

#endif

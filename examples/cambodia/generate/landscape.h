/* SPDX-License-Identifier: Apache-2.0 */
/* landscape.h: sites, the land that somebody will record: mine belts along the border
 * with Thailand (what was once the K5 barrier), patches around them, footprints of
 * cluster strikes in the east. Everything is invented; only the amounts are shaped by
 * figures.h. */
#ifndef CAMBODIA_LANDSCAPE_H
#define CAMBODIA_LANDSCAPE_H

#include "figures.h"
#include "strip.h"

typedef enum threat {
    MINES,             /* against people */
    MINES_MIXED,       /* against people and vehicles, laid together */
    MINES_AND_STRIKES, /* mines and cluster munition remnants on the same land */
    STRIKES,
    VEHICLE_MINES,
    RESIDUE /* the survey found no hazard worth the name: no stock */
} threat;

/* What became of the record between survey and release. */
typedef enum story {
    AS_SURVEYED,
    CONFIRMED,  /* suspected first, confirmed later */
    RESURVEYED, /* drawn smaller later */
    MERGED,     /* recorded as two at first */
    SPLIT       /* recorded as one at first, as two later: never released */
} story;

typedef struct site {
    agency agency;
    int province;
    threat threat;
    story story;
    const char *grade; /* national class of land */
    bool is_confirmed; /* as last recorded */
    strip land;
    double end;      /* along the strip: what lies farther is dropped by the resurvey */
    double released; /* along the strip: what has been released so far */
    int recorded, settled; /* days: first record, and the last version */
    int free_from;         /* day on which its next release may be accepted */
    int closed;            /* day of the last release, or NO_DAY */
    int other_agency;      /* records it too, or -1 */
    int ids;               /* 1, or 3 of a merger or split: see records.h */
    int number;            /* of its first id, within its agency */
    int other_number;
} site;

typedef struct landscape {
    site *sites;
    int count, room;
} landscape;

/* @return false where memory is out */
bool landscape_make(landscape *out);
void landscape_free(landscape *landscape);

/* @return false where memory is out */
bool landscape_add(landscape *landscape, const site *s);
/* Lays @p land somewhere in @p province where no other land is. */
bool landscape_find_room(const landscape *landscape, int province, random_stream *random,
                         strip *land);

bool site_has_mines(const site *s);
bool site_has_strikes(const site *s);

#endif

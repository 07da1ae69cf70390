/* SPDX-License-Identifier: Apache-2.0 */
/* entry.h: who takes part in the benchmark, what each works on, and what it reports of
 * one run. One file per entry; entries.c lists them. */
#ifndef LREL_BENCH_ENTRY_H
#define LREL_BENCH_ENTRY_H

#include "bench/files.h"
#include "bench/set.h"

struct postgres;

/* The parts of the benchmark; each has a table of its own for each set. */
typedef enum part {
    PART_MOSAIC,   /* records in memory to areas */
    PART_WHOLE,    /* whole processes, from files */
    PART_READ,     /* files to records in memory */
    PART_WRITE,    /* polygons in memory to GeoJSON */
    PART_SIMPLIFY, /* hazards in a shapefile to a GeoJSON with fewer points */
    PART_ANALYSES, /* the account to trend, indicators, forecast, focus, reconcile */
    PARTS
} part;

/* What there is to work on; what the part does not need is NULL. */
typedef struct task {
    const set *set;
    const workload *w;
    const char *folder;        /* with the files of the set */
    struct postgres *postgres; /* with its records */
} task;

#define PHASES_MAX 8

typedef struct phase {
    char name[24];
    double seconds;
} phase;

typedef struct run_report {
    double seconds; /* of the job alone: without what is made ready before, and without
                     * the check */
    phase phases[PHASES_MAX]; /* of it, where it is told apart; the rest have no name */
    double peak_mb;           /* of a process that the entry has started; else 0 */
    double bytes;             /* of the file that was read or written; else 0 */
    /* What all must agree on: in PART_MOSAIC land counted where a record's release is the
     * first on land that a hazard was recorded on before, in m2; in PART_READ vertices.
     * 0: the entry does not tell. */
    double answer;
    lrel_mosaic_stats stats;
} run_report;

typedef struct entry entry;

/* Does the job once. @return false where it cannot */
typedef bool (*run_fn)(const task *t, const entry *e, run_report *report);

struct entry {
    const char *key;  /* to name it: "geos" */
    const char *name; /* in tables */
    part part;
    bool is_ours; /* others are compared with it */
    int threads;  /* 0: as many as it likes */
    file_format format;
    run_fn run;
    /* Why it cannot take part here, or NULL. NULL for a function: it always can. */
    const char *(*missing)(void);
};

/* The entry at @p index, NULL behind the last. */
const entry *entry_at(size_t index);

/* ---- PART_MOSAIC ---- */

/* Mosaic and ledger of all records, all accounts and years. */
bool run_ours(const task *t, const entry *e, run_report *report);

/* GEOS for each release by itself: a tree of boxes finds the records it meets, prepared
 * geometries tell which, overlays make the area. The answer is the counted land only. */
bool run_geos(const task *t, const entry *e, run_report *report);

/* GEOS for the whole partition: outlines noded and polygonised group by group. */
bool run_tuned(const task *t, const entry *e, run_report *report);

/* One query in PostGIS, with the answer of run_geos(). */
bool run_postgis(const task *t, const entry *e, run_report *report);
const char *postgis_missing(void);

/* ---- PART_WHOLE ---- */

bool whole_ledger(const task *t, const entry *e, run_report *report);
bool whole_mapshaper(const task *t, const entry *e, run_report *report);
const char *mapshaper_missing(void);
bool whole_run(const task *t, const entry *e, run_report *report);
/* What `run` does, inside this process and step by step. */
bool whole_steps(const task *t, const entry *e, run_report *report);
/* The floor of all of them: the program starts, says its version and ends. */
bool whole_version(const task *t, const entry *e, run_report *report);
/* Every point through PROJ, as others place land; and only rounded, the floor of that. */
bool whole_place_proj(const task *t, const entry *e, run_report *report);
bool whole_place_floor(const task *t, const entry *e, run_report *report);

/* ---- PART_READ ---- */

bool read_ours(const task *t, const entry *e, run_report *report);
bool read_gdal(const task *t, const entry *e, run_report *report);
bool read_floor(const task *t, const entry *e, run_report *report);

/* ---- PART_WRITE ---- */

bool write_ours(const task *t, const entry *e, run_report *report);
bool write_gdal(const task *t, const entry *e, run_report *report);
bool write_ogr2ogr(const task *t, const entry *e, run_report *report);
const char *ogr2ogr_missing(void);

/* ---- PART_SIMPLIFY ---- */

/* Metres by which all simplify; for Visvalingam's areas, the side of a square. A third of
 * the vertices is left by that, the same for all to a thousandth. */
#define SIMPLIFY_M 30

bool simplify_ours(const task *t, const entry *e, run_report *report);
/* The simplifying by itself, in this process, of a mosaic that is there. */
bool simplify_alone(const task *t, const entry *e, run_report *report);
bool simplify_mapshaper(const task *t, const entry *e, run_report *report);

/* ---- PART_ANALYSES ---- */

bool run_analyses(const task *t, const entry *e, run_report *report);

/* ---- for all ---- */

/* Seconds on a clock that never goes back. */
double seconds_now(void);

/* The order of the account: by day, hazards first, then ties; one number per owner. */
uint32_t *order_of_owners(const workload *w);

#endif

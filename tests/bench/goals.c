/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/goals.h"

#include <math.h>
#include <string.h>

#define BYTES_PER_MB 1048576.0

typedef enum measure {
    TIMES_OURS,    /* median of a peer's time, divided by ours */
    TIMES_THEIRS,  /* ours, divided by the peer's */
    VERTEX_BYTES,  /* our peak memory a vertex, over the workload itself */
    MB_PER_SECOND, /* of the files read by us */
    MILLISECONDS,  /* ours */
    AGAINST_SET,   /* ours, divided by ours on the first set */
    EXPONENT       /* of growth from the first set to this one */
} measure;

typedef struct promise {
    const char *what;
    part part;
    const char *set;
    const char *key; /* the entry: the peer, or ours */
    int threads;     /* 0: any */
    file_format format;
    measure measure;
    bool is_at_most;
    double value;
    const char *words;
} promise;

static const promise promises[] = {
    {"mosaic and ledger against GEOS-C per record, 1 thread", PART_MOSAIC, "10k", "geos",
     1, 0, TIMES_OURS, false, 20, "20 times as fast"},
    {"the same, 2 threads", PART_MOSAIC, "10k", "geos", 2, 0, TIMES_OURS, false, 20,
     "20 times as fast"},
    {"against the tuned GEOS pipeline, 1 thread", PART_MOSAIC, "10k", "tuned", 1, 0,
     TIMES_OURS, false, 0, "no promise"},
    {"against one query in PostGIS", PART_MOSAIC, "10k", "postgis", 0, 0, TIMES_OURS,
     false, 40, "40 times as fast"},
    {"five accounts against one, 1 thread", PART_MOSAIC, "10k-5-accounts", "ours", 1, 0,
     AGAINST_SET, true, 1.3, "1.3 times as long"},
    {"growth from 10k to 300k, 1 thread", PART_MOSAIC, "300k", "ours", 1, 0, EXPONENT,
     true, 1.1, "n^1.1"},
    {"the same, 2 threads", PART_MOSAIC, "300k", "ours", 2, 0, EXPONENT, true, 1.1,
     "n^1.1"},
    {"memory over the input, 10k", PART_MOSAIC, "10k", "ours", 1, 0, VERTEX_BYTES, true,
     60, "60 bytes a vertex"},
    {"memory over the input, 100k", PART_MOSAIC, "100k", "ours", 1, 0, VERTEX_BYTES, true,
     60, "60 bytes a vertex"},
    {"memory over the input, 300k", PART_MOSAIC, "300k", "ours", 1, 0, VERTEX_BYTES, true,
     60, "60 bytes a vertex"},
    {"one dense cluster against GEOS-C per record, 1 thread", PART_MOSAIC, "cluster",
     "geos", 1, 0, TIMES_OURS, false, 5, "5 times as fast"},
    {"jagged cadastre against the same", PART_MOSAIC, "cadastre", "geos", 1, 0,
     TIMES_OURS, false, 5, "5 times as fast"},
    {"polygon of a million vertices against the same", PART_MOSAIC, "giant", "geos", 1, 0,
     TIMES_OURS, false, 5, "5 times as fast"},
    {"`ledger` against `mapshaper -mosaic`, whole processes", PART_WHOLE, "10k",
     "mapshaper", 0, 0, TIMES_OURS, false, 25, "25 times as fast"},
    {"`run`, whole process", PART_WHOLE, "10k", "run", 0, 0, MILLISECONDS, true, 1000,
     "1000 ms"},
    {"shapefile to records against a full read by GDAL", PART_READ, "10k", "gdal", 0,
     FILE_SHAPEFILE, TIMES_OURS, false, 3, "3 times as fast"},
    {"shapefile to records", PART_READ, "10k", "ours", 0, FILE_SHAPEFILE, MB_PER_SECOND,
     false, 300, "300 MB/s"},
    {"CSV to records against a full read by GDAL", PART_READ, "10k", "gdal", 0, FILE_CSV,
     TIMES_OURS, false, 3, "3 times as fast"},
    {"CSV to records", PART_READ, "10k", "ours", 0, FILE_CSV, MB_PER_SECOND, false, 300,
     "300 MB/s"},
    {"GeoJSON to records against a full read by GDAL", PART_READ, "10k", "gdal", 0,
     FILE_GEOJSON, TIMES_THEIRS, true, 1.1, "1.1 times as long"},
    {"GeoPackage to records against a full read by GDAL", PART_READ, "10k", "gdal", 0,
     FILE_GEOPACKAGE, TIMES_THEIRS, true, 1.1, "1.1 times as long"},
    {"GeoJSON against ogr2ogr", PART_WRITE, "10k", "ogr2ogr", 0, 0, TIMES_OURS, false, 5,
     "5 times as fast"},
    {"GeoJSON against GDAL's driver alone", PART_WRITE, "10k", "gdal", 0, 0, TIMES_OURS,
     false, 5, "5 times as fast"},
    {"`map --simplify` against `mapshaper -simplify`, whole processes", PART_SIMPLIFY,
     "cadastre", "mapshaper", 0, 0, TIMES_OURS, false, 0, "no promise"},
    {"all analyses of 100,000 hazards, after the ledger", PART_ANALYSES, "100k",
     "analyses", 0, 0, MILLISECONDS, true, 1000, "1000 ms"},
};

static const contestant *find(const contest *all, size_t count, const promise *p,
                              const char *on, const contest **where)
{
    for (size_t i = 0; i < count; i++) {
        if (all[i].part != p->part || strcmp(all[i].set->name, on) != 0)
            continue;
        for (size_t k = 0; k < all[i].count; k++) {
            const contestant *one = &all[i].all[k];
            if (strcmp(one->entry->key, p->key) == 0 && one->entry->format == p->format &&
                (p->threads == 0 || one->entry->threads == p->threads) &&
                (one->run_count > 0 || one->was_stopped)) {
                *where = &all[i];
                return one;
            }
        }
    }
    return NULL;
}

static double exponent(const contest *small, const contestant *a, const contest *large,
                       const contestant *b)
{
    return log(contest_median_s(b) / contest_median_s(a)) /
           log((double)large->vertices / (double)small->vertices);
}

static double measured(const contest *all, size_t count, const promise *p)
{
    const contest *where = NULL, *first_where = NULL;
    const contestant *one = find(all, count, p, p->set, &where);
    const contestant *first = find(all, count, p, "10k", &first_where);

    if (one == NULL)
        return 0;
    switch (p->measure) {
    case TIMES_OURS:
        return contest_ratio(where, one);
    case TIMES_THEIRS:
        return contest_ratio(where, one) > 0 ? 1 / contest_ratio(where, one) : 0;
    case VERTEX_BYTES:
        return one->peak_mb * BYTES_PER_MB / (double)where->vertices;
    case MB_PER_SECOND:
        return one->report.bytes / contest_median_s(one) * 1e-6;
    case MILLISECONDS:
        return 1000 * contest_median_s(one);
    case AGAINST_SET:
        return first != NULL ? contest_median_s(one) / contest_median_s(first) : 0;
    case EXPONENT:
        return first != NULL ? exponent(first_where, first, where, one) : 0;
    }
    return 0;
}

size_t goals_judge(const contest *all, size_t count, goal *out, size_t capacity)
{
    size_t used = 0;
    for (size_t i = 0; i < sizeof promises / sizeof *promises && used < capacity; i++) {
        const promise *p = &promises[i];
        double value = measured(all, count, p);
        out[used++] = (goal){p->what, p->words, value,
                             p->is_at_most ? value <= p->value : value >= p->value};
    }
    return used;
}

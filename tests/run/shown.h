/* SPDX-License-Identifier: Apache-2.0 */
/* shown.h: a GeoJSON that a run has written, as a map would take it: strictly JSON, with
 * positions as whole numbers of 1e-7 degrees. */
#ifndef LREL_TESTS_RUN_SHOWN_H
#define LREL_TESTS_RUN_SHOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "run/job_scratch.h"

typedef struct shown_position {
    int64_t lon, lat; /* 1e-7 degrees */
} shown_position;

typedef struct shown_ring {
    uint32_t polygon; /* 0, 1, ... in the feature */
    bool is_shell;
    size_t first, count; /* in positions; as written, so closed */
} shown_ring;

typedef struct shown_feature {
    char account[32], from[16], to[16], left_by[24], product[24]; /* "": null, or none */
    int64_t year;
    int64_t area; /* 1e-7 m2 */
    size_t first_ring, ring_count;
    bool is_edge; /* edge difference */
    bool is_point;
    shown_position point;
} shown_feature;

typedef struct shown_map {
    char *text;
    char members[400]; /* of the collection: "|type|bbox|" */
    char statement[200], boundary_note[200], as_of[16];
    int64_t bbox[4]; /* 1e-7 degrees */
    shown_feature *features;
    size_t feature_count, feature_room;
    shown_ring *rings;
    size_t ring_count, ring_room;
    shown_position *positions;
    size_t position_count, position_room;
} shown_map;

/* Reads the file @p name. */
shown_map shown_read(const job_scratch *s, const char *name);
void shown_free(shown_map *map);

/* The areas of features of @p account; with @p day ("2020-12-31"), of those that stand at
 * its end. */
int64_t shown_area(const shown_map *map, const char *account, const char *day);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* reproducer.h: the file that landrelease leaves where its mosaic contradicts itself,
 * read again. Its form is that of lib/run/reproducer.c. */
#ifndef LREL_TEST_REPRODUCER_H
#define LREL_TEST_REPRODUCER_H

#include <stdio.h>

#include "landrelease/mosaic.h"

/* Faces of exactly these owners are of one class. */
typedef struct reproducer_class {
    uint32_t class_id;
    uint32_t *owners;
    uint32_t owner_count;
} reproducer_class;

typedef struct reproducer {
    lrel_grid_point *points;
    size_t point_count, point_capacity;
    lrel_mosaic_ring *rings;
    size_t ring_count, ring_capacity;
    uint8_t *readings;
    size_t owner_count, owner_capacity;
    reproducer_class *classes; /* none: only the build is in question */
    size_t class_count, class_capacity;
} reproducer;

#define REPRODUCER_WHY_SIZE 700

/** Reads @p from. @return false where it is none, and @p why says which line; to be freed
 * in any case */
bool reproducer_read(FILE *from, reproducer *out, char why[REPRODUCER_WHY_SIZE]);
void reproducer_write(const reproducer *r, FILE *to);
void reproducer_free(reproducer *r);

/** Builds the mosaic on @p jobs threads and, where there are classes, dissolves it.
 * @return what that returns; @p why receives the message */
lrel_status reproducer_try(const reproducer *r, int jobs, char why[REPRODUCER_WHY_SIZE]);

/** Leaves out rings, then corners, as long as it contradicts itself all the same. */
void reproducer_make_smaller(reproducer *r);

#endif

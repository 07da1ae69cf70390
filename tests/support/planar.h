/* SPDX-License-Identifier: Apache-2.0 */
/* planar.h: whether dissolved polygons are what mosaic.h promises, in whole numbers and
 * by looking at every pair of edges.
 *
 * Rings are simple, start at their lowest point, shells run counter-clockwise and hold
 * their clockwise holes; edges meet in end points only, or are one border of two classes.
 */
#ifndef LREL_TEST_PLANAR_H
#define LREL_TEST_PLANAR_H

#include <stdbool.h>
#include <stddef.h>

#include "landrelease/mosaic.h"

#define PLANAR_WHY_SIZE 200

/** @return true where all holds; else false, and @p why says what does not */
bool planar_is_sound(const lrel_polygons *polygons, char why[PLANAR_WHY_SIZE]);

#endif

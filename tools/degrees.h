/* SPDX-License-Identifier: Apache-2.0 */
/* degrees.h: a point as people write it: longitude and latitude in degrees of WGS 84.
 *
 * Two numbers are longitude and latitude, in this order. Letters (N S E W) say which is
 * which, in any order, and allow degrees, minutes and seconds. Nothing is guessed: what
 * may be two things, and what is on a grid (UTM, MGRS), is refused with what to write. */
#ifndef LREL_TOOLS_DEGREES_H
#define LREL_TOOLS_DEGREES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct degrees_point {
    double lon;
    double lat;
    double lon_step; /* the last decimal that was written stands for so many degrees */
    double lat_step;
} degrees_point;

/** Reads all of @p text as one point.
 * @param why  receives the reason, one line, where it is none */
bool degrees_parse(const char *text, degrees_point *out, char *why, size_t why_size);

/** Reads @p count words: two to a point, or one where it holds both numbers.
 * @param used  receives how many words the first point takes */
bool degrees_parse_words(char *const *words, int count, int *used, degrees_point *out,
                         char *why, size_t why_size);

/** Reads all of @p text as a plain decimal number, in every locale. */
bool degrees_number(const char *text, double *out);

#endif

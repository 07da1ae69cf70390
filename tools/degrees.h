/* SPDX-License-Identifier: Apache-2.0 */
/* degrees.h: points on the command line: longitude and latitude in degrees of WGS 84.
 *
 * Two numbers without letters are longitude and latitude, in this order. What is on a
 * grid of metres (UTM, MGRS) says no datum, and is refused with what to write. */
#ifndef LREL_TOOLS_DEGREES_H
#define LREL_TOOLS_DEGREES_H

#include <stdbool.h>
#include <stddef.h>

#include "landrelease/coordinate.h"

/** Reads all of @p text as one point.
 * @param why  receives the reason, one line, where it is none */
bool degrees_parse(const char *text, lrel_coordinate *out, char *why, size_t why_size);

/** Reads @p count words: two to a point, or one where it holds both numbers.
 * @param used  receives how many words the first point takes */
bool degrees_parse_words(char *const *words, int count, int *used, lrel_coordinate *out,
                         char *why, size_t why_size);

/** Reads all of @p text as a plain decimal number without exponent, in every locale. */
bool degrees_number(const char *text, double *out);

#endif

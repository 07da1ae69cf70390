/* SPDX-License-Identifier: Apache-2.0 */
/* kml_values.h: dates and lists of coordinates in the texts of a KML file. */
#ifndef LREL_READ_KML_VALUES_H
#define LREL_READ_KML_VALUES_H

#include "read/shaper.h"

/** Whether @p text begins as a date with its day does, 2015-07-01; a time may follow. */
bool lrel_kml__is_day(lrel_text text);

/** Appends the points of @p text to the table: two to four numbers with commas between
 * them, and blanks between the points; a blank behind a comma is forgiven. What is
 * anything else is the shape's fault.
 * @return false where there is no memory, or a fault */
bool lrel_kml__coordinates(lrel_shaper *shaper, lrel_text text);

/** Appends the point of a track: two or three numbers with blanks between them.
 * @return as lrel_kml__coordinates() */
bool lrel_kml__coord(lrel_shaper *shaper, lrel_text text);

#endif

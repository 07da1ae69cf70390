/* SPDX-License-Identifier: Apache-2.0 */
/* kml_values.h: the texts of a KML file that its parser would misread in silence. */
#ifndef LREL_READ_KML_VALUES_H
#define LREL_READ_KML_VALUES_H

#include "core/text.h"

/** Whether the text at the beginning of @p rest, up to the end of its element, is a date
 * with its day, or empty. */
bool lrel_kml__is_day(lrel_text rest);

/** Whether it is a list of coordinates: points of two or three numbers with commas
 * between the numbers and blanks between the points. A blank behind a comma is forgiven.
 * @return false where it is not, *at bytes behind its beginning */
bool lrel_kml__has_coordinates(lrel_text rest, size_t *at);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* wkt_reader.h: shapes as well-known text (OGC 06-103r4, clause 7), with PostGIS's SRID
 * in front. */
#ifndef LREL_READ_WKT_READER_H
#define LREL_READ_WKT_READER_H

#include "read/shaper.h"

/** Reads the number of `SRID=4326;` at the start of *@p text, which is then moved behind
 * it; 0 where there is none. */
int64_t lrel_wkt__take_srid(lrel_text *text);

/** Reads @p text into @p shaper. Z and M are dropped; blank text is no shape.
 * @return false where it cannot be read: shaper->fault says why, or shaper->status */
bool lrel_wkt__read(lrel_shaper *shaper, lrel_text text);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_crs.h: the coordinate system of a maXML file. */
#ifndef LREL_READ_MAXML_CRS_H
#define LREL_READ_MAXML_CRS_H

#include "read/maxml_tree.h"
#include "read/reader.h"

/** WGS 84, which is what IMSMA stores, unless a header says another. */
void lrel_maxml__begin_crs(lrel_table *table);

/** Reads what the DocumentHeader @p tree says of it. One that we do not know is none, and
 * has to be said. */
LREL_NODISCARD lrel_status lrel_maxml__read_crs(lrel_reader *reader,
                                                const lrel_maxml_tree *tree,
                                                lrel_error *err);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* imsma_tables.h: tables of an IMSMA database (IMSMA NG, its staging area) saved side by
 * side in a folder: hazard, hazreduc, ..., and for the shapes
 * <object>_has_geospatialinfo, geospatialinfo and geopoint, joined by their guids. CSV
 * and spreadsheets are read. Each object with shapes is a layer. */
#ifndef LREL_READ_IMSMA_TABLES_H
#define LREL_READ_IMSMA_TABLES_H

#include "read/table.h"

/** Whether @p path is a folder with the tables geospatialinfo and geopoint. */
bool lrel_imsma__is_folder(const char *path);

/** Reads the table that `layer:` names and gives its rows their shapes: of those that are
 * active the polygons, else the lines, else the points that are of the site; points in
 * the order of `pointno`. A cell that is the guid of a word in `imsmaenum` becomes that
 * word.
 * @return as lrel_table_read() */
LREL_NODISCARD lrel_status lrel_imsma_read(const lrel_context *context, const char *path,
                                           const lrel_read_options *options,
                                           lrel_issues *issues, lrel_table **out,
                                           lrel_error *err);

/** Lists the objects that have shapes, in order of their names. */
LREL_NODISCARD lrel_status lrel_imsma_layers(const lrel_context *context,
                                             const char *path, lrel_arena *arena,
                                             lrel_layer **out, size_t *count,
                                             lrel_error *err);

#endif

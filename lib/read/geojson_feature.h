/* SPDX-License-Identifier: Apache-2.0 */
/* geojson_feature.h: features and geometries, in a document or in a sequence of records.
 */
#ifndef LREL_READ_GEOJSON_FEATURE_H
#define LREL_READ_GEOJSON_FEATURE_H

#include "read/json_pull.h"
#include "read/keyed_cells.h"

typedef struct lrel_geojson {
    lrel_reader *reader;
    lrel_json json;
    lrel_keyed_cells cells;
    bool has_crs;
    size_t placed;  /* shapes that have a point ... */
    size_t distant; /* ... and of those, such as are no degrees */
    lrel_xy example;
} lrel_geojson;

/** An error where the last token began: "reason at byte 17". */
lrel_status lrel_geojson__fail(const lrel_geojson *self, const char *reason,
                               lrel_error *err);

/** Reads the rest of a feature object as a new row. */
LREL_NODISCARD lrel_status lrel_geojson__feature(lrel_geojson *self, lrel_error *err);

/** Reads the rest of a geometry object as a new row without cells. */
LREL_NODISCARD lrel_status lrel_geojson__bare_geometry(lrel_geojson *self,
                                                       lrel_error *err);

/** Reads the value that is next as a cell of the last row: text without escapes, numbers
 * as written, objects and arrays as their JSON; null is no cell. */
LREL_NODISCARD lrel_status lrel_geojson__read_cell(lrel_geojson *self, uint32_t column,
                                                   lrel_error *err);

/** Asked now and then: LREL_E_CANCELLED where the caller wants to stop. */
LREL_NODISCARD lrel_status lrel_geojson__go_on(const lrel_geojson *self, lrel_error *err);

/** Reads the records of a sequence, one feature each, where the file is one: its records
 * stand on lines of their own (newline-delimited) or behind record separators (RFC 8142).
 * @param is_sequence  receives whether it is; else nothing was read */
LREL_NODISCARD lrel_status lrel_geojson__sequence(lrel_geojson *self, bool is_named_so,
                                                  bool *is_sequence, lrel_error *err);

#endif

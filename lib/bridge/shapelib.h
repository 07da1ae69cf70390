/* SPDX-License-Identifier: Apache-2.0 */
/* shapelib.h: the headers and the index of a shapefile, from bytes in memory.
 *
 * shapelib judges the headers and says where everything lies; the bytes of records and
 * cells are then taken from the caller's memory, without a copy. */
#ifndef LREL_BRIDGE_SHAPELIB_H
#define LREL_BRIDGE_SHAPELIB_H

#include "core/memory.h"

/* A column of a .dbf, and where its cells lie in a record. */
typedef struct lrel_dbf_field {
    char name[12]; /* as the file has it, in its own encoding, NUL-terminated */
    char type;     /* 'C', 'N', 'F', 'D', 'L' and rarer ones */
    size_t offset;
    size_t width;
} lrel_dbf_field;

/* What the header of a .dbf says; every record lies within the bytes. */
typedef struct lrel_dbf_layout {
    lrel_dbf_field *fields;
    size_t field_count;
    size_t record_count;
    size_t first_record; /* bytes before it */
    size_t record_length;
    int language; /* the code page number of the header (LDID), 0: none */
} lrel_dbf_layout;

/** Reads the header of the .dbf file in @p bytes.
 * @param out  receives a layout, to be emptied with lrel_dbf_layout_clear()
 * @return LREL_OK, LREL_E_FORMAT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dbf_layout_read(const lrel_context *context,
                                                const void *bytes, size_t length,
                                                lrel_dbf_layout *out, lrel_error *err);
void lrel_dbf_layout_clear(const lrel_context *context, lrel_dbf_layout *layout);

/* What the index of a shapefile says. */
typedef struct lrel_shp_index {
    size_t record_count;
    uint64_t
        *offsets; /* of the record headers in the .shp, not checked against its end */
} lrel_shp_index;

/** Reads the index in @p shx of the .shp file in @p shp.
 * @param out  receives an index, to be emptied with lrel_shp_index_clear()
 * @return LREL_OK, LREL_E_FORMAT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_shp_index_read(const lrel_context *context,
                                               const void *shp, size_t shp_length,
                                               const void *shx, size_t shx_length,
                                               lrel_shp_index *out, lrel_error *err);
void lrel_shp_index_clear(const lrel_context *context, lrel_shp_index *index);

/** The version of shapelib that this was built with; it does not tell at run time. */
const char *lrel_shapelib_version(void);

#endif

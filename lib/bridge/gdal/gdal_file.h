/* SPDX-License-Identifier: Apache-2.0 */
/* gdal_file.h: what the sources of the module landrelease_gdal share. */
#ifndef LREL_BRIDGE_GDAL_FILE_H
#define LREL_BRIDGE_GDAL_FILE_H

#include <gdal.h>
#include <ogr_api.h>

#include "bridge/vector.h"
#include "core/text.h"

#define LREL_GDAL_NAME_BYTES 40

/* What GDAL says while it works for us, in place of printing it. */
typedef struct lrel_gdal_log {
    const char *path;  /* left out of messages, which get a place anyway; may be NULL */
    char failure[300]; /* the first, as part of a line; "" where there was none */
    char warning[300];
} lrel_gdal_log;

struct lrel_vector {
    const lrel_context *context;
    lrel_vector_driver driver;
    GDALDatasetH dataset;
    int descriptor; /* by which the file goes (lrel_gdal__name()), or -1 */
    lrel_gdal_log log;

    OGRLayerH layer; /* that was begun, and of it: */
    lrel_vector_field *fields;
    int *places; /* of the fields, as GDAL counts its own */
    size_t field_count;
    char *crs; /* GDAL's, or NULL */
    char code[64];
    OGRFeatureH feature; /* of the row that is being read */
    char cell[64];       /* its number or time as text */
};

/* The settings and the handler of errors of the thread, as they were. */
typedef struct lrel_gdal_guard {
    char **settings;
} lrel_gdal_guard;

/** Makes our settings and @p log the calling thread's, until lrel_gdal__leave(). */
lrel_gdal_guard lrel_gdal__enter(lrel_vector_driver driver, lrel_gdal_log *log);
void lrel_gdal__leave(lrel_gdal_guard *guard);

/** Makes the driver known to GDAL, it alone. @return its name, or NULL where this GDAL
 * was built without it */
const char *lrel_gdal__register(lrel_vector_driver driver);

/** The name under which GDAL reads the file @p path and no other: itself, or one in
 * @p room through a descriptor that @p vector then keeps.
 * @return NULL where there is none */
const char *lrel_gdal__name(lrel_vector *vector, const char *path,
                            char room[LREL_GDAL_NAME_BYTES]);

/** Whether the rows of a layer are stored, and not those of a query that the file holds
 * or of a program's (a virtual table). Runs nothing of the file's. */
bool lrel_gdal__is_stored(lrel_vector *vector, OGRLayerH layer);

/** What people call the format. */
const char *lrel_gdal__format(lrel_vector_driver driver);

/* vector.h: begin, cell, shape */
lrel_status lrel_gdal__begin(lrel_vector *vector, size_t index, lrel_vector_table *out,
                             lrel_error *err);
const char *lrel_gdal__cell(lrel_vector *vector, size_t field);
void lrel_gdal__shape(lrel_vector *vector, const lrel_vector_sink *sink);

#endif

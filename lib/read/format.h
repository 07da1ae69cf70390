/* SPDX-License-Identifier: Apache-2.0 */
/* format.h: which format a file has. Its name says what it should be, its first bytes
 * must agree: a file of another kind under a familiar name is refused and not tried out.
 */
#ifndef LREL_READ_FORMAT_H
#define LREL_READ_FORMAT_H

#include "core/fail.h"
#include "core/text.h"

typedef enum lrel_format {
    LREL_FORMAT_NONE,
    LREL_FORMAT_CSV,
    LREL_FORMAT_GEOJSON, /* a document, or a sequence under its name */
    LREL_FORMAT_GEOJSON_SEQUENCE,
    LREL_FORMAT_SHP,
    LREL_FORMAT_GPKG,
    LREL_FORMAT_KML,
    LREL_FORMAT_KMZ,
    LREL_FORMAT_GPX,
    LREL_FORMAT_MAXML,
    LREL_FORMAT_ZIP, /* of files of other formats */
    LREL_FORMAT_FGB,
    LREL_FORMAT_GDB,   /* a folder */
    LREL_FORMAT_IMSMA, /* a folder of tables */
    LREL_FORMAT_XLSX,
    LREL_FORMAT_ODS
} lrel_format;

/** Decides the format of the file @p path, whose bytes are @p bytes.
 * @return LREL_OK, or LREL_E_FORMAT with what it is instead and the next step */
LREL_NODISCARD lrel_status lrel_format__decide(const char *path, lrel_text bytes,
                                               lrel_format *out, lrel_error *err);

/* What a name and first bytes tell a person. */
typedef struct lrel_format_look {
    lrel_format format; /* by the name; LREL_FORMAT_NONE: none that is read */
    const char *name;   /* "GeoPackage"; "" where nothing tells */
    char why[80];       /* "by its ending .fgb and "fgb"" */
} lrel_format_look;

/* Bytes from its start that show any format. */
#define LREL_FORMAT_START_BYTES 128

/** What the file @p path seems to be, without a refusal: of a file that @p start (its
 * first bytes) speaks against, what its name says. */
void lrel_format__look(const char *path, lrel_text start, lrel_format_look *out);

/** How many bytes from its start lrel_format__decide() and our own readers need of a file
 * of that name: of one that GDAL opens for itself, few. */
size_t lrel_format__bytes_needed(const char *path);

/** The name of @p path without folder and ending; points into @p path. */
lrel_text lrel_format__stem(const char *path);

/** True for a name that ends in .gdb, with or without a slash behind it. */
bool lrel_format__is_gdb_name(const char *path);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* kml_file.h: the XML of a KML file, which may stand in a KMZ among pictures. */
#ifndef LREL_READ_KML_FILE_H
#define LREL_READ_KML_FILE_H

#include "bridge/xml.h"
#include "read/archive.h"
#include "read/format.h"

typedef struct lrel_kml_file {
    const lrel_context *context;
    lrel_text bytes;
    lrel_text stem;       /* its name without ending */
    lrel_archive archive; /* of a KMZ; else without a zip */
} lrel_kml_file;

/** Looks at the file whose bytes are @p bytes; they must stay until
 * lrel_kml_file__close(), which is called also after a failure.
 * @return LREL_OK, LREL_E_FORMAT, LREL_E_LIMIT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_kml_file__open(const lrel_context *context,
                                               const char *path, lrel_format format,
                                               lrel_text bytes, lrel_arena *arena,
                                               lrel_kml_file *out, lrel_error *err);
void lrel_kml_file__close(lrel_kml_file *file);

/** How many documents there are in it; 1 in one that is no KMZ. */
size_t lrel_kml_file__parts(const lrel_kml_file *file);

/** Reads the document @p part from its start, see lrel_xml_read(). */
LREL_NODISCARD lrel_status lrel_kml_file__read(lrel_kml_file *file, size_t part,
                                               const lrel_xml_listener *listener,
                                               void *user, lrel_error *err);

#endif

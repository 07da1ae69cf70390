/* SPDX-License-Identifier: Apache-2.0 */
/* kml_file.h: the XML of a KML file, which may stand in a KMZ among pictures. */
#ifndef LREL_READ_KML_FILE_H
#define LREL_READ_KML_FILE_H

#include "bridge/xml.h"
#include "bridge/zip.h"
#include "read/format.h"
#include "read/reader.h"

typedef struct lrel_kml_file {
    const lrel_context *context;
    lrel_text bytes;
    lrel_text stem; /* its name without ending */
    lrel_zip *zip;  /* NULL: the bytes are KML */
    struct {
        lrel_text *at;
        size_t count, capacity;
    } parts; /* the KML files in it; "" for one that is no zip */
} lrel_kml_file;

/** Looks at the file whose bytes are @p bytes; they must stay until
 * lrel_kml_file__close(), which is called also after a failure.
 * @return LREL_OK, LREL_E_FORMAT, LREL_E_LIMIT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_kml_file__open(const lrel_context *context,
                                               const char *path, lrel_format format,
                                               lrel_text bytes, lrel_arena *arena,
                                               lrel_kml_file *out, lrel_error *err);
void lrel_kml_file__close(lrel_kml_file *file);

/** Reads the part @p part from its start, see lrel_xml_read(). */
LREL_NODISCARD lrel_status lrel_kml_file__read(lrel_kml_file *file, size_t part,
                                               const lrel_xml_listener *listener,
                                               void *user, lrel_error *err);

/** The part that @p layer begins with ("doc.kml/Hazards"), and the layer in it; the only
 * part where there is one.
 * @return LREL_OK, or LREL_E_NOT_FOUND with the list of parts */
LREL_NODISCARD lrel_status lrel_kml_file__choose(const lrel_kml_file *file,
                                                 lrel_text layer, size_t *part,
                                                 lrel_text *in_part, lrel_error *err);

#endif

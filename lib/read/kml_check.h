/* SPDX-License-Identifier: Apache-2.0 */
/* kml_check.h: a look at a KML file before any library parses it. */
#ifndef LREL_READ_KML_CHECK_H
#define LREL_READ_KML_CHECK_H

#include "core/fail.h"
#include "core/text.h"

/* What the library will pass over in silence. */
typedef struct lrel_kml_notes {
    bool has_schema;
    size_t data_count; /* untyped values: of a key that no schema names they are lost */
    size_t link_count; /* to other files, which are not read */
    size_t dayless_count; /* dates that are a year, a month or words */
    size_t passed_over;   /* points and lines beside a shape of more dimensions */
} lrel_kml_notes;

/** Refuses what is no KML, what declares entities, what is cut off, what is nested deeper
 * than people do, and what the library that parses it crashes on or would lose.
 * @return LREL_OK, LREL_E_FORMAT with the line, or LREL_E_LIMIT */
LREL_NODISCARD lrel_status lrel_kml__check(lrel_text bytes, lrel_kml_notes *notes,
                                           lrel_error *err);

#endif

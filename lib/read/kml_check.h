/* SPDX-License-Identifier: Apache-2.0 */
/* kml_check.h: a look at a KML file before any library parses it. */
#ifndef LREL_READ_KML_CHECK_H
#define LREL_READ_KML_CHECK_H

#include "core/fail.h"
#include "core/text.h"

/** Refuses what is no KML, what declares entities, what is cut off, what is nested deeper
 * than people do, and what is known to crash the library that parses it.
 * @return LREL_OK, LREL_E_FORMAT with the line, or LREL_E_LIMIT */
LREL_NODISCARD lrel_status lrel_kml__check(lrel_text bytes, lrel_error *err);

#endif

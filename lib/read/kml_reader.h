/* SPDX-License-Identifier: Apache-2.0 */
/* kml_reader.h: KML, also in a KMZ. */
#ifndef LREL_READ_KML_READER_H
#define LREL_READ_KML_READER_H

#include "read/format.h"
#include "read/reader.h"

/** Reads the layer that the options name, or the only one, from the table's bytes. */
LREL_NODISCARD lrel_status lrel_kml_read(lrel_reader *reader, const char *path,
                                         lrel_format format, lrel_error *err);

/** As lrel_table_layers(), of @p bytes. In a KMZ with several KML files the name of a
 * layer begins with that of its file. */
LREL_NODISCARD lrel_status lrel_kml_layers(const lrel_context *context, const char *path,
                                           lrel_format format, lrel_text bytes,
                                           lrel_arena *arena, lrel_layer **out,
                                           size_t *count, lrel_error *err);

#endif

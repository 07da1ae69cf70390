/* SPDX-License-Identifier: Apache-2.0 */
/* gpx_reader.h: what receivers write: GPX 1.0 and 1.1. */
#ifndef LREL_READ_GPX_READER_H
#define LREL_READ_GPX_READER_H

#include "read/reader.h"

/** Reads the layer that the options name, or the only one with rows, from the table's
 * bytes: `waypoints`, `routes` or `tracks`. Columns are the elements of a row that hold
 * text alone, those of its `extensions` too. */
LREL_NODISCARD lrel_status lrel_gpx_read(lrel_reader *reader, lrel_error *err);

/** As lrel_table_layers(), of @p bytes. */
LREL_NODISCARD lrel_status lrel_gpx_layers(const lrel_context *context, lrel_text bytes,
                                           lrel_arena *arena, lrel_layer **out,
                                           size_t *count, lrel_error *err);

#endif

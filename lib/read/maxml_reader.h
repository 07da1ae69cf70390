/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_reader.h: maXML, the field reports that IMSMA exports. */
#ifndef LREL_READ_MAXML_READER_H
#define LREL_READ_MAXML_READER_H

#include "read/reader.h"

/** Reads the layer that the options name, or the only kind of object, from the table's
 * bytes. */
LREL_NODISCARD lrel_status lrel_maxml_read(lrel_reader *reader, lrel_error *err);

/** As lrel_table_layers(), of @p bytes. */
LREL_NODISCARD lrel_status lrel_maxml_layers(const lrel_context *context, lrel_text bytes,
                                             lrel_arena *arena, lrel_layer **out,
                                             size_t *count, lrel_error *err);

#endif

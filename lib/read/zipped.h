/* SPDX-License-Identifier: Apache-2.0 */
/* zipped.h: files in a zip, as agencies send shapefiles and geodatabases. */
#ifndef LREL_READ_ZIPPED_H
#define LREL_READ_ZIPPED_H

#include "read/table.h"

/** As lrel_table_read(), of the zip file whose bytes are @p bytes. A zip with several
 * files needs a layer that begins with the name of one: "a/hazards.shp", "b.gdb/Hazards".
 */
LREL_NODISCARD lrel_status lrel_zipped_read(const lrel_context *context, lrel_text bytes,
                                            const lrel_read_options *options,
                                            lrel_issues *issues, lrel_table **out,
                                            lrel_error *err);

/** As lrel_table_layers(), of all files in it. */
LREL_NODISCARD lrel_status lrel_zipped_layers(const lrel_context *context,
                                              lrel_text bytes, lrel_arena *arena,
                                              lrel_layer **out, size_t *count,
                                              lrel_error *err);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_reading.h: what must hold of a table that was read of any bytes, and of a file
 * that was or was not. Shared by the targets that read. */
#ifndef LREL_TEST_FUZZ_READING_H
#define LREL_TEST_FUZZ_READING_H

#include "read/table.h"

/** What does not hold of @p table, or NULL: names and cells are UTF-8, numbers of rows
 * rise, rings have points that are somewhere. */
const char *fuzz_table_wrong(const lrel_table *table);

/** Reads the layer @p layer of the file @p path twice, which must come to the same: a
 * table in which all holds, or a refusal with its reason. @return what does not hold, or
 * NULL */
const char *fuzz_file_wrong(const lrel_context *context, const char *path,
                            lrel_text layer);

/** Writes @p count bytes as the file @p path. */
bool fuzz_write_file(const char *path, const uint8_t *bytes, size_t count);

#endif

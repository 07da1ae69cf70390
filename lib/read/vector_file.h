/* SPDX-License-Identifier: Apache-2.0 */
/* vector_file.h: files that GDAL or SQLite reads, opened with care. */
#ifndef LREL_READ_VECTOR_FILE_H
#define LREL_READ_VECTOR_FILE_H

#include "bridge/vector.h"
#include "read/format.h"
#include "read/table.h"

typedef struct lrel_vector_file {
    const lrel_vector_functions *module;
    lrel_vector *vector;
} lrel_vector_file;

/** Refuses a folder @p path that is no File Geodatabase, or holds what is no file. */
LREL_NODISCARD lrel_status lrel_vector__check_gdb(const char *path, lrel_error *err);

/** Opens @p path, of format @p format, which lrel_format__decide() or
 * lrel_vector__check_gdb() has accepted.
 *
 * @param out  to be closed with lrel_vector__close()
 * @return LREL_OK, LREL_E_NOT_FOUND where the module is not installed, LREL_E_FORMAT,
 *         LREL_E_LIMIT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_vector__open(const lrel_context *context,
                                             const char *path, lrel_format format,
                                             lrel_vector_file *out, lrel_error *err);
void lrel_vector__close(lrel_vector_file *file);

/** As lrel_table_layers(). */
LREL_NODISCARD lrel_status lrel_vector__layers(const lrel_vector_file *file,
                                               lrel_arena *arena, lrel_layer **out,
                                               size_t *count, lrel_error *err);

/** The layer named @p name or, where that is empty, the only one that has rows. What is
 * needed for that lives in @p arena.
 * @return LREL_OK, or LREL_E_NOT_FOUND with the list of layers */
LREL_NODISCARD lrel_status lrel_vector__find_layer(const lrel_vector_file *file,
                                                   lrel_arena *arena, lrel_text name,
                                                   size_t *index, lrel_error *err);

#endif

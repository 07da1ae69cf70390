/* SPDX-License-Identifier: Apache-2.0 */
/* imsma_folder.h: which file of a folder is which table. */
#ifndef LREL_READ_IMSMA_FOLDER_H
#define LREL_READ_IMSMA_FOLDER_H

#include "read/table.h"

/** The path of table @p name in @p folder, whatever its case and ending; to be freed with
 * lrel__free(). NULL where there is none.
 * @return LREL_OK, LREL_E_FORMAT (two files of that name) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_imsma__find(const lrel_context *context,
                                            const char *folder, lrel_text name,
                                            char **out, lrel_error *err);

/** What @p table has in a column. */
lrel_text lrel_imsma__cell(const lrel_table *table, size_t row, int column);

/** The first of the columns @p names (NULL behind the last) that @p table has, or -1. */
int lrel_imsma__column(const lrel_table *table, const char *const *names);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* header_finder.h: which row holds the names of the columns, where titles and blank rows
 * stand above it and some headers take two rows. docs/formats.md has the rules. */
#ifndef LREL_READ_HEADER_FINDER_H
#define LREL_READ_HEADER_FINDER_H

#include "read/header_view.h"

typedef struct lrel_header {
    size_t first;  /* row of the view */
    size_t count;  /* 1 or 2 */
    bool is_said;  /* by the options */
    char why[160]; /* one clause; "" for the first row of a file without anything above */
} lrel_header;

/** Finds the header of @p view, which has a row at least; where the options say it,
 * there.
 * @return LREL_OK, or LREL_E_FORMAT where the row that is said is not there */
LREL_NODISCARD lrel_status lrel_header__find(const lrel_header_view *view,
                                             const lrel_read_options *options,
                                             lrel_header *out, lrel_error *err);

/** The name of @p column; texts that had to be put together lie in @p arena.
 * @return false where there is no memory */
bool lrel_header__name(const lrel_header_view *view, const lrel_header *header,
                       size_t column, lrel_arena *arena, lrel_text *out);

/** Writes into the table what was taken as the header, and says which rows above it were
 * left out. */
LREL_NODISCARD lrel_status lrel_header__report(lrel_reader *reader,
                                               const lrel_header_view *view,
                                               const lrel_header *header,
                                               lrel_error *err);

#endif

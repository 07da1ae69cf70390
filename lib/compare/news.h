/* SPDX-License-Identifier: Apache-2.0 */
/* news.h: what a run says of the delivery before. */
#ifndef LREL_COMPARE_NEWS_H
#define LREL_COMPARE_NEWS_H

#include "core/fail.h"
#include "landrelease/comparison.h"
#include "write/stream.h"

/** Whether the run in the folder @p before is of another delivery than that in @p after:
 * of other source files, by their checksums. A draft is no delivery.
 * @return LREL_OK, LREL_E_NOT_FOUND, LREL_E_READ, LREL_E_FORMAT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_compare_is_other_delivery(const lrel_context *context,
                                                          const char *before,
                                                          const char *after, bool *out,
                                                          lrel_error *err);

/** The part of a first page that says what has changed since the delivery before. */
void lrel_compare_section(const lrel_comparison *c, lrel_stream *stream);

/** changes.csv, restated.csv and changes.geojson (docs/diff.md). */
void lrel_compare_write_changes(const lrel_comparison *c, lrel_stream *stream);
void lrel_compare_write_restated(const lrel_comparison *c, lrel_stream *stream);
void lrel_compare_write_map(const lrel_comparison *c, lrel_stream *stream);

#endif

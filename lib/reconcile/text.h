/* SPDX-License-Identifier: Apache-2.0 */
/* text.h: the same as text to read: its parts, a file each, and how they write. */
#ifndef LREL_RECONCILE_TEXT_H
#define LREL_RECONCILE_TEXT_H

#include "reconcile/own.h"
#include "reconcile/reconcile.h"
#include "report/waterfall.h"

LREL_NODISCARD lrel_status lrel_reconcile__text_steps(const lrel_reconcile *wish,
                                                      lrel_stream *s, lrel_error *err);
LREL_NODISCARD lrel_status lrel_reconcile__text_stocks(const lrel_reconcile *wish,
                                                       lrel_stream *s, lrel_error *err);
LREL_NODISCARD lrel_status lrel_reconcile__text_sources(const lrel_reconcile *wish,
                                                        const lrel_own *own,
                                                        lrel_stream *s, lrel_error *err);
LREL_NODISCARD lrel_status lrel_reconcile__text_flows(const lrel_reconcile *wish,
                                                      const lrel_own *own, lrel_stream *s,
                                                      lrel_error *err);

/** "1,234,567": whole m2, rounded half away from zero. */
void lrel_reconcile__format_whole(lrel_fine_area area, char out[64]);
/** @p text, with spaces before it (or, of a name, behind it) to @p width characters. */
void lrel_reconcile__right(lrel_stream *s, const char *text, size_t width);
void lrel_reconcile__left(lrel_stream *s, lrel_text text, size_t width);
/** An area by lrel_reconcile__format_whole(). */
void lrel_reconcile__area(lrel_stream *s, lrel_fine_area area, size_t width);

/** What a published figure says, of an area in 1e-7 m2. */
lrel_fine_area lrel_reconcile__published(const lrel_fact *fact);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* brief.h: the parts of the brief. Private to lib/focus. */
#ifndef LREL_FOCUS_BRIEF_H
#define LREL_FOCUS_BRIEF_H

#include "focus/lorenz.h"
#include "focus/retrospect.h"
#include "focus/trial.h"

/** brief_cells.c: a table of what was done in year @p year. */
void lrel_focus__write_cells(const lrel_focus *focus, uint32_t account, int year,
                             const focus_cells *cells, lrel_stream *stream);
/** brief_curve.c: the curves as a picture. @p found  NULL: none */
void lrel_focus__draw_curves(const focus_lorenz *expected, const focus_lorenz *found,
                             int year, lrel_stream *stream);

#endif

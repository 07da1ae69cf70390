/* SPDX-License-Identifier: Apache-2.0 */
/* cells.h: a smooth function of the plane, by polynomials where they are as good as it.
 *
 * The plane is cut into square cells. In each one that a point falls into, a bicubic is
 * laid through 4 x 4 points of the function and compared with it at others; where it is
 * not within the tolerance, the function itself answers for the whole cell. So the answer
 * is a function of the point alone: neither order nor neighbours matter. */
#ifndef LREL_NORMALISE_CELLS_H
#define LREL_NORMALISE_CELLS_H

#include "core/fail.h"
#include "core/memory.h"
#include "read/table.h"

/** The function. @return false where it has no value */
typedef bool (*lrel_cells_fn)(void *user, lrel_xy in, lrel_xy *out);

typedef struct lrel_cells lrel_cells;

/** @param size       of a cell; a power of two, so that edges of cells are exact
 * @param tolerance  how far the polynomial may be off, in units of the function
 * @param fn, user   lent for as long as the cells live */
LREL_NODISCARD lrel_status lrel_cells__new(const lrel_context *context, double size,
                                           double tolerance, lrel_cells_fn fn, void *user,
                                           lrel_cells **out, lrel_error *err);
void lrel_cells__free(lrel_cells *cells);

/** The function at @p in. @return false where it has no value; *out is then untouched */
bool lrel_cells__at(lrel_cells *cells, lrel_xy in, lrel_xy *out);

/** The same for points one behind the other, as long as they lie in the cell that was
 * last asked for and a polynomial answers there. @return how many, from the first, these
 * are */
size_t lrel_cells__run(const lrel_cells *cells, const lrel_file_xy *in, size_t count,
                       lrel_xy *out);

/** How far, at most, the image of any point of the line from @p a to @p b is from the
 * straight line between the images of its ends. Known where both are in the cell that
 * lrel_cells__at() was last asked for, and a polynomial answers there; else infinite. */
double lrel_cells__bend(const lrel_cells *cells, lrel_xy a, lrel_xy b);

#endif

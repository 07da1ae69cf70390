/* SPDX-License-Identifier: Apache-2.0 */
#include "mosaic/copies.h"

#include "mosaic/exact.h"

/* Whether @p b passes the points of @p a one after the other, from its point @p at on. */
static bool runs_along(const lrel_grid_point *a, const lrel_grid_point *b, uint32_t count,
                       uint32_t at, bool is_reversed)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!point_is_equal(a[i], b[at]))
            return false;
        if (is_reversed)
            at = at == 0 ? count - 1 : at - 1;
        else
            at = at + 1 == count ? 0 : at + 1;
    }
    return true;
}

bool lrel_copies__is_same_line(const lrel_grid_point *a, const lrel_grid_point *b,
                               uint32_t count)
{
    uint32_t at = 0;

    while (at < count && !point_is_equal(a[0], b[at]))
        at++;
    return at < count &&
           (runs_along(a, b, count, at, false) || runs_along(a, b, count, at, true));
}

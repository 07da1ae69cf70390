/* SPDX-License-Identifier: Apache-2.0 */
/* map.h: maps as GeoJSON: land recorded and not released on a day, land released, every
 * stay, and data issues. Errors of writing stay with the stream. */
#ifndef LREL_MAP_MAP_H
#define LREL_MAP_MAP_H

#include "map/lattice.h"
#include "write/stream.h"

/** The land recorded and not released at the end of day @p at, by account, class,
 * contamination, and whether it is edge difference; @p lattice must be of that day. Its
 * areas add up to the closing of that day.
 * @param account  one account only, or LREL_ACCOUNT_EVERY; then without the one of all
 *                 land, which would lie over the others */
LREL_NODISCARD lrel_status lrel_map_stock(const lrel_dataset *data,
                                          const lrel_lattice *lattice, lrel_date at,
                                          uint32_t account, lrel_stream *stream,
                                          lrel_error *err);

/** Counted release up to the as-of day, by account, product and year. */
LREL_NODISCARD lrel_status lrel_map_released(const lrel_dataset *data,
                                             const lrel_lattice *lattice,
                                             lrel_stream *stream, lrel_error *err);

/** Every stay of every face in every account: from when, to when, and what ended it. */
LREL_NODISCARD lrel_status lrel_map_timeline(const lrel_dataset *data,
                                             const lrel_lattice *lattice,
                                             lrel_stream *stream, lrel_error *err);

/** Data issues as points, in the order of issues.csv; needs no lattice. */
LREL_NODISCARD lrel_status lrel_map_issues(const lrel_dataset *data, lrel_stream *stream,
                                           lrel_error *err);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* map.h: maps as GeoJSON: land recorded and not released on a day, land released, every
 * stay, and data issues. Errors of writing stay with the stream. */
#ifndef LREL_MAP_MAP_H
#define LREL_MAP_MAP_H

#include "map/lattice.h"
#include "map/query.h"
#include "write/stream.h"

/** The land recorded and not released at the end of the query's day, edge difference
 * apart. Where the query leaves nothing out, its areas add up to the closing of that day.
 * @param lattice  of that day; not asked for a simplified drawing
 * @param query  read; what it names is looked up
 * @return LREL_OK, LREL_E_ARGUMENT (a value that nothing has), or as other maps */
LREL_NODISCARD lrel_status lrel_map_stock(const lrel_dataset *data,
                                          const lrel_lattice *lattice,
                                          lrel_map_query *query, lrel_stream *stream,
                                          lrel_error *err);

/** Counted release of the query's days. */
LREL_NODISCARD lrel_status lrel_map_released(const lrel_dataset *data,
                                             const lrel_lattice *lattice,
                                             lrel_map_query *query, lrel_stream *stream,
                                             lrel_error *err);

/** Every stay of every face in every account: from when, to when, and what ended it.
 * @p lattice must be of the as-of day. */
LREL_NODISCARD lrel_status lrel_map_timeline(const lrel_dataset *data,
                                             const lrel_lattice *lattice,
                                             lrel_stream *stream, lrel_error *err);

/** What stands beside the total on the as-of day: hazards without a shape that counts, as
 * outlines or marks, and releases of unknown place; needs no lattice. */
LREL_NODISCARD lrel_status lrel_map_beside(const lrel_dataset *data, lrel_stream *stream,
                                           lrel_error *err);

/** Data issues as points, in the order of issues.csv; needs no lattice. */
LREL_NODISCARD lrel_status lrel_map_issues(const lrel_dataset *data, lrel_stream *stream,
                                           lrel_error *err);

#endif

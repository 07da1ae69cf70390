/* SPDX-License-Identifier: Apache-2.0 */
/* shaper.h: builds the shape of one row, ring by ring, for formats that write coordinates
 * as text. A shape that cannot be read takes back all that it had added. */
#ifndef LREL_READ_SHAPER_H
#define LREL_READ_SHAPER_H

#include "read/reader.h"

/* Collections deeper than this are not drawn by people (GDAL and JTS write one level). */
#define LREL_SHAPE_DEPTH_MAX 8

/* Of a value that cannot be read, what a message shows. */
#define LREL_FAULT_BYTES 40

typedef struct lrel_shaper {
    lrel_reader *reader;
    lrel_text field; /* the column, for issues */
    lrel_error *err;
    lrel_status status; /* not LREL_OK: memory; everything stops */
    size_t first_ring;
    size_t first_point;
    size_t first_file_point;
    uint8_t kind;   /* lrel_shape_kind of what was collected */
    uint32_t part;  /* of the polygon that is being read */
    bool has_shell; /* it has one */
    bool is_mixed;  /* a collection, and something was left out of it */
    bool is_hole_lost;
    size_t short_rings;
    bool has_open_ring;
    lrel_issue_kind fault_kind;
    const char *fault;                  /* why the shape cannot be read, or NULL */
    char fault_value[LREL_FAULT_BYTES]; /* a copy: parsers use their memory again */
    size_t fault_length;
} lrel_shaper;

/** Starts the shape of the last row. */
void lrel_shaper__begin(lrel_shaper *shaper, lrel_reader *reader, lrel_text field,
                        lrel_error *err);

/** Room for @p more points behind the last; false where there is no memory. */
static inline bool lrel_shaper__reserve(lrel_shaper *shaper, size_t more)
{
    lrel_table *table = shaper->reader->table;

    if (more <= table->point_capacity - table->point_count ||
        lrel__grow(shaper->reader->context, &table->points, &table->point_capacity,
                   table->point_count + more, sizeof *table->points))
        return true;
    shaper->status = lrel__fail_memory(shaper->err);
    return false;
}

/** Starts a polygon: its first ring is the shell. */
void lrel_shaper__polygon(lrel_shaper *shaper);

/** Makes the points from @p first_point on a ring of a @p kind (polygon, line, point);
 * rings of polygons are closed. In a collection polygons displace lines, and lines
 * points.
 * @return false where there is no memory */
bool lrel_shaper__ring(lrel_shaper *shaper, lrel_shape_kind kind, size_t first_point);

/** The same of the @p count points at byte @p at of the file that the table keeps; of a
 * polygon a ring that is closed and long enough. Rings of another kind the shape has
 * none.
 */
bool lrel_shaper__ring_in_file(lrel_shaper *shaper, lrel_shape_kind kind, uint64_t at,
                               uint32_t count);

/** The fewest points of a polygon's ring: a triangle, closed (RFC 7946, 3.1.6). */
#define LREL_RING_POINTS_LEAST 4

/** Says why the shape cannot be read; the first reason stays, and of @p value what is
 * short enough for a message and stands on one line. @return false */
bool lrel_shaper__fault(lrel_shaper *shaper, lrel_issue_kind kind, lrel_text value,
                        const char *reason);

/** Writes the shape, and the issues there are, into the last row. */
LREL_NODISCARD lrel_status lrel_shaper__end(lrel_shaper *shaper);

#endif

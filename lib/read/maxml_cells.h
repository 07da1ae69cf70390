/* SPDX-License-Identifier: Apache-2.0 */
/* maxml_cells.h: what the elements of a report say, as cells under the names of the
 * elements, outer before inner: "Location.Village". */
#ifndef LREL_READ_MAXML_CELLS_H
#define LREL_READ_MAXML_CELLS_H

#include "read/gathered.h"
#include "read/keyed_cells.h"
#include "read/maxml_points.h"

/* Begin with zeros but for what lrel_maxml_cells__begin() wants; end with
 * lrel_maxml_cells__clear(). */
typedef struct lrel_maxml_cells {
    lrel_keyed_cells keyed; /* of the table */
    struct lrel_maxml_value {
        uint32_t column;
        size_t group; /* which of the elements of one name it stands in */
        size_t place; /* in the order of the file */
        lrel_text text;
    } * at; /* of the object that is being read */
    size_t count, capacity;
    struct {
        lrel_keyed_cell *at;
        size_t count, capacity;
    } joined;          /* of them, one a column */
    lrel_names groups; /* paths of elements, and of each how often it stood there ... */
    struct {
        struct lrel_maxml_group {
            size_t object; /* ... in the object with this number */
            size_t count;
        } * at;
        size_t count, capacity;
    } counts;
    struct {
        struct lrel_maxml_step {
            size_t path; /* bytes of the path up to this node */
            size_t group;
        } * at; /* by node of the tree */
        size_t count, capacity;
    } steps;
    size_t object;
    bool is_of_points; /* rows are points: what is said of shapes is left out */
    lrel_gathered path, text;
} lrel_maxml_cells;

/** Makes it ready. @p own are the columns of the format itself. */
void lrel_maxml_cells__begin(lrel_maxml_cells *cells, lrel_reader *reader,
                             const lrel_own_column *own, size_t own_count);
void lrel_maxml_cells__clear(lrel_maxml_cells *cells);

/** Forgets what was joined, but for the first @p kept: another object comes. */
void lrel_maxml_cells__next(lrel_maxml_cells *cells, size_t kept);

/** Takes the values of all that is in @p node, under names that begin with @p base ("":
 * with that of what is in it). What is said of @p points, the object's, is left out;
 * NULL: there are none.
 * @return LREL_OK, LREL_E_LIMIT or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_maxml_cells__take(lrel_maxml_cells *cells,
                                                  const lrel_maxml_tree *tree,
                                                  size_t node, lrel_text base,
                                                  const lrel_maxml_points *points,
                                                  lrel_error *err);

/** The same of one element, attribute or text by itself, which has none in it. */
LREL_NODISCARD lrel_status lrel_maxml_cells__take_one(lrel_maxml_cells *cells,
                                                      const lrel_maxml_tree *tree,
                                                      size_t node, lrel_text base,
                                                      lrel_error *err);

/** The same of a point, without what @p point has already. */
LREL_NODISCARD lrel_status lrel_maxml_cells__take_point(lrel_maxml_cells *cells,
                                                        const lrel_maxml_tree *tree,
                                                        const lrel_maxml_point *point,
                                                        lrel_text base, lrel_error *err);

/** Makes one text of the values of each column that were taken since the last time. It
 * stays for all rows to come, until it is forgotten. */
LREL_NODISCARD lrel_status lrel_maxml_cells__join(lrel_maxml_cells *cells,
                                                  lrel_error *err);

/** Forgets joined values that are too long to stand in each row of an object's points. */
void lrel_maxml_cells__drop_long(lrel_maxml_cells *cells);

/** Adds the joined values to the last row. */
LREL_NODISCARD lrel_status lrel_maxml_cells__put(lrel_maxml_cells *cells,
                                                 lrel_error *err);

/** Adds @p text to the last row in an own column; an empty one adds nothing. */
LREL_NODISCARD lrel_status lrel_maxml_cells__own(lrel_maxml_cells *cells, size_t own,
                                                 lrel_text text, lrel_error *err);

#endif

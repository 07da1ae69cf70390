/* SPDX-License-Identifier: Apache-2.0 */
/* correctable.c: which column a correction changes, and whether it may. */
#include "dataset/corrections.h"
#include "draw/numbered.h"
#include "programme/keys.h"

/* Whether @p column is @p named, or one of those that it names with a # for their
 * numbers. */
static bool is_of_points(lrel_text named, lrel_text column)
{
    return named.length && (lrel_text_is_equal(column, named) ||
                            lrel_numbered__number(named, column) >= 0);
}

/* Shapes that the file itself has were read with it; and of the rows of one traverse, the
 * id does not say which. */
static bool is_of_geometry(const lrel_source *s, lrel_text column)
{
    return lrel_text_is_equal(column, s->wkt_column) ||
           is_of_points(s->lon_column, column) || is_of_points(s->lat_column, column) ||
           is_of_points(s->traverse.bearing, column) ||
           is_of_points(s->traverse.distance, column) ||
           is_of_points(s->traverse.point, column) ||
           is_of_points(s->traverse.from_point, column);
}

/* Where the programme says that the values of @p field come from; NULL: it is no key. */
static const lrel_mapping *find_mapping(const lrel_source *source, lrel_text field)
{
    int key = lrel_key_find(field, source->role);
    int item = key < 0 ? lrel_vocabulary_find(&lrel_vocabulary_item, field) : -1;

    if (key >= 0)
        return &source->keys[key];
    return item >= 0 ? &source->items[item] : NULL;
}

int lrel_corrections__column(const lrel_source *source, const lrel_table *table,
                             lrel_text field, const char **why)
{
    const lrel_mapping *mapping = find_mapping(source, field);
    lrel_text name = mapping && mapping->is_set ? mapping->column : field;
    int column;

    *why = NULL;
    if (mapping && mapping->has_constant) {
        *why = "the programme says this key, no column does";
        return -1;
    }
    if ((column = lrel_table_column(table, name)) < 0) {
        *why = "the source has no key and no column of that name";
        return -1;
    }
    if (!is_of_geometry(source, table->columns[column]))
        return column;
    *why = "a shape cannot be corrected here";
    return -1;
}

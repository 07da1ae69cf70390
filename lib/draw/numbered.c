/* SPDX-License-Identifier: Apache-2.0 */
/* numbered.c: see numbered.h. All columns are looked at, so that one behind a gap in the
 * numbers is not lost. */
#include "draw/numbered.h"

#include "core/fail.h"
#include "core/memory.h"

/* Longer numbers behind a name are years with a month, codes, telephones. */
#define DIGITS_MOST 4
/* Names in messages. */
#define NAME_SHOWN 60

int lrel_numbered__number(lrel_text name, lrel_text column)
{
    const char *mark = name.length ? memchr(name.at, '#', name.length) : NULL;
    size_t before = mark ? (size_t)(mark - name.at) : 0, digits;
    int number = 0;

    if (!mark || column.length < name.length)
        return -1;
    digits = column.length - (name.length - 1);
    if (digits > DIGITS_MOST ||
        !lrel_text_is_equal_nocase((lrel_text){name.at, before},
                                   (lrel_text){column.at, before}) ||
        !lrel_text_is_equal_nocase(
            (lrel_text){mark + 1, name.length - before - 1},
            (lrel_text){column.at + before + digits, name.length - before - 1}))
        return -1;
    for (size_t i = before; i < before + digits; i++) {
        if (column.at[i] < '0' || column.at[i] > '9')
            return -1;
        number = 10 * number + (column.at[i] - '0');
    }
    return number;
}

/* The point of @p number, which may be new. */
static lrel_status find_point(lrel_numbered *numbered, const lrel_context *context,
                              int number, lrel_numbered_point **out, lrel_error *err)
{
    size_t i = numbered->count;

    while (i > 0 && numbered->at[i - 1].number > number)
        i--;
    if (i == 0 || numbered->at[i - 1].number != number) {
        const lrel_numbered_point *pushed = LREL__PUSH(context, numbered);

        if (!pushed)
            return lrel__fail_memory(err);
        memmove(&numbered->at[i + 1], &numbered->at[i],
                (numbered->count - 1 - i) * sizeof *numbered->at);
        numbered->at[i].number = number;
        for (int part = 0; part < LREL_PART_COUNT; part++)
            numbered->at[i].columns[part] = -1;
        i++;
    }
    *out = &numbered->at[i - 1];
    return LREL_OK;
}

static lrel_status find_part(const lrel_table *table, lrel_text name,
                             lrel_point_part part, lrel_numbered *out, lrel_error *err)
{
    bool is_found = false;

    for (size_t column = 0; column < table->column_count; column++) {
        int number = lrel_numbered__number(name, table->columns[column]);
        lrel_numbered_point *point = NULL;
        lrel_status status;

        if (number < 0)
            continue;
        if ((status = find_point(out, table->context, number, &point, err)) != LREL_OK)
            return status;
        if (point->columns[part] >= 0)
            return lrel__fail(
                err, LREL_E_FORMAT,
                "has two columns with number %d in place of # in `%.*s`", number,
                name.length < NAME_SHOWN ? (int)name.length : NAME_SHOWN, name.at);
        point->columns[part] = (int)column;
        is_found = true;
    }
    return is_found ? LREL_OK
                    : lrel__fail(err, LREL_E_NOT_FOUND,
                                 "has no column `%.*s` with a number in place of #",
                                 name.length < NAME_SHOWN ? (int)name.length : NAME_SHOWN,
                                 name.at);
}

lrel_status lrel_numbered__find(const lrel_source *source, const lrel_table *table,
                                lrel_numbered *out, lrel_error *err)
{
    const lrel_text names[LREL_PART_COUNT] = {
        [LREL_PART_LON] = source->lon_column,
        [LREL_PART_LAT] = source->lat_column,
        [LREL_PART_COORDINATES] = source->coordinates_column,
        [LREL_PART_BEARING] = source->traverse.bearing,
        [LREL_PART_DISTANCE] = source->traverse.distance,
        [LREL_PART_FROM] = source->traverse.from_point,
        [LREL_PART_TYPE] = lrel_source_has_numbered_types(source)
                               ? source->keys[LREL_KEY_POINT_TYPE].column
                               : LREL_TEXT(""),
    };

    for (int part = 0; part < LREL_PART_COUNT; part++) {
        lrel_status status;

        if (!lrel_is_numbered(names[part]))
            continue;
        status = find_part(table, names[part], (lrel_point_part)part, out, err);
        if (status != LREL_OK)
            return status;
    }
    if (out->at[0].number > 1)
        return lrel__fail(err, LREL_E_NOT_FOUND,
                          "has numbered columns from %d on; they begin with 0 or 1",
                          out->at[0].number);
    return LREL_OK;
}

lrel_text lrel_numbered__cell(const lrel_table *table, size_t row,
                              const lrel_numbered_point *point, lrel_point_part part)
{
    return point->columns[part] < 0
               ? LREL_TEXT("")
               : lrel_text_trim(lrel_table_cell(table, row, point->columns[part]));
}

bool lrel_numbered__has_place(const lrel_table *table, size_t row,
                              const lrel_numbered_point *point)
{
    return lrel_numbered__cell(table, row, point, LREL_PART_LON).length > 0 ||
           lrel_numbered__cell(table, row, point, LREL_PART_LAT).length > 0 ||
           lrel_numbered__cell(table, row, point, LREL_PART_COORDINATES).length > 0;
}

size_t lrel_numbered__points(const lrel_numbered *numbered, const lrel_table *table,
                             size_t row)
{
    for (size_t count = numbered->count; count > 0; count--)
        for (int part = 0; part < LREL_PART_COUNT; part++)
            if (lrel_numbered__cell(table, row, &numbered->at[count - 1],
                                    (lrel_point_part)part)
                    .length > 0)
                return count;
    return 0;
}

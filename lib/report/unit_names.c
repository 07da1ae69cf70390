/* SPDX-License-Identifier: Apache-2.0 */
/* unit_names.c: what people call the units that tables show by code. Names follow codes,
 * one to one, so a column of them changes no row and no sum. */
#include <string.h>

#include "report/report.h"

/* Boundaries of level @p by that say where their names are, from @p start on;
 * boundary_count: there is none. */
static size_t next_named(const lrel_dataset *data, lrel_by by, size_t start)
{
    const lrel_programme *programme = data->programme;
    size_t i = start;

    while (i < programme->boundary_count &&
           (programme->boundaries[i].level_number != (int)by - LREL_BY_ADMIN1 + 1 ||
            programme->boundaries[i].name.length == 0))
        i++;
    return i;
}

const char *lrel_report__name_column(const lrel_dataset *data, lrel_by by)
{
    static const char *const names[] = {"admin1_name", "admin2_name", "admin3_name",
                                        "admin4_name", "admin5_name", "admin6_name",
                                        "admin7_name", "admin8_name", "admin9_name"};

    if (by < LREL_BY_ADMIN1 || next_named(data, by, 0) == data->programme->boundary_count)
        return NULL;
    return names[by - LREL_BY_ADMIN1];
}

/* Units are in order of boundary, then code: the first that is not before both. */
static size_t find_unit(const lrel_dataset *data, size_t boundary, lrel_text code)
{
    size_t low = 0, high = data->unit_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const lrel_unit *unit = &data->units[middle];

        if (unit->input < boundary ||
            (unit->input == boundary && lrel_text_compare(unit->code, code) < 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* One code can stand in several rows, and not each has its name. */
static lrel_text name_in(const lrel_dataset *data, size_t boundary, lrel_text code)
{
    lrel_text name = LREL_TEXT("");

    for (size_t u = find_unit(data, boundary, code);
         u < data->unit_count && name.length == 0; u++) {
        const lrel_unit *unit = &data->units[u];

        if (unit->input != boundary || !lrel_text_is_equal(unit->code, code))
            break;
        name = lrel_text_trim(unit->name);
    }
    return name;
}

lrel_text lrel_report__unit_name(const lrel_dataset *data, lrel_by by, lrel_text code)
{
    lrel_text name = LREL_TEXT("");
    size_t boundary = next_named(data, by, 0);

    while (code.length && name.length == 0 &&
           boundary < data->programme->boundary_count) {
        name = name_in(data, boundary, code);
        boundary = next_named(data, by, boundary + 1);
    }
    return name;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* north.c: which north bearings count from is never guessed: a degree is 17 m at the end
 * of a kilometre. */
#include <math.h>
#include <stdio.h>

#include "draw/magnetic.h"
#include "draw/perimeters.h"
#include "model/date_form.h"

/* The day on which a site was surveyed or worked on, whichever the source says first: the
 * needle moves by a tenth of a degree a year. That of the programme's as-of day is none.
 */
static const lrel_key day_keys[] = {LREL_KEY_FROM, LREL_KEY_TO, LREL_KEY_ACCEPTED};

static bool year_by(const lrel_perimeters *p, size_t row, lrel_key key, double *out)
{
    const lrel_mapping *mapping = &p->source->keys[key];
    int column =
        mapping->column.length ? lrel_table_column(p->table, mapping->column) : -1;
    lrel_text cell = column < 0 ? mapping->constant
                                : lrel_text_trim(lrel_table_cell(p->table, row, column));
    lrel_text form = mapping->form;
    lrel_stated_date date;

    if (!mapping->is_set || cell.length == 0)
        return false;
    if (column >= 0 && lrel_table_is_date(p->table, row, column))
        form = LREL_TEXT("");
    if (lrel_date_form_read(form, cell, &date) != LREL_DATE_READ)
        return false;
    *out = 1970 + (date.first.days + date.last.days) / 2.0 / 365.2425;
    return true;
}

static bool year_of(const lrel_perimeters *p, size_t row, double *out)
{
    for (size_t i = 0; i < sizeof day_keys / sizeof *day_keys; i++)
        if (year_by(p, row, day_keys[i], out))
            return true;
    return false;
}

static bool is_walked(const lrel_station *stations, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (stations[i].has_leg)
            return true;
    return false;
}

lrel_status lrel_perimeters__declination(const lrel_perimeters *p, size_t row,
                                         const lrel_station *stations, size_t count,
                                         lrel_compass *compass, lrel_error *err)
{
    size_t first = 0;
    double year;

    if (compass->north != LREL_NORTH_MAGNETIC || p->source->traverse.has_declination ||
        !is_walked(stations, count))
        return LREL_OK;
    while (first < count && !stations[first].has_place)
        first++;
    if (first == count)
        return lrel__fail(err, LREL_E_GEOMETRY, "no point has coordinates");
    if (!year_of(p, row, &year))
        return lrel__fail(
            err, LREL_E_GEOMETRY,
            "magnetic bearings without a date in `from`, `to` or `accepted`; say "
            "`declination:`");
    if (!lrel_magnetic_declination(year, stations[first].place.x, stations[first].place.y,
                                   0, &compass->declination_deg, NULL))
        return lrel__fail(err, LREL_E_GEOMETRY,
                          "magnetic bearings of %.0f; the declination is known for %d to "
                          "%d: say `declination:`",
                          floor(year), LREL_MAGNETIC_FIRST_YEAR,
                          LREL_MAGNETIC_LAST_YEAR - 1);
    return LREL_OK;
}

static bool says(const lrel_perimeters *p, size_t row, int column)
{
    return column >= 0 && lrel_text_trim(lrel_table_cell(p->table, row, column)).length;
}

static bool has_legs(const lrel_perimeters *p)
{
    for (size_t row = 0; row < p->table->row_count; row++) {
        if (p->numbered.count == 0 && says(p, row, p->bearing))
            return true;
        for (size_t i = 0; i < p->numbered.count; i++)
            if (says(p, row, p->numbered.at[i].columns[LREL_PART_BEARING]))
                return true;
    }
    return false;
}

/* The first point with coordinates, and the year of its row; in the middle of the models
 * where there is none. */
static bool find_place(const lrel_perimeters *p, lrel_xy *out, double *year)
{
    for (size_t row = 0; p->operation && row < p->table->row_count; row++) {
        const lrel_shape *shape = &p->table->shapes[row];
        const lrel_file_xy *point;

        if (shape->kind != LREL_SHAPE_POINT || shape->ring_count == 0)
            continue;
        point = lrel_table_points(p->table, &p->table->rings[shape->first_ring]);
        if (!lrel_operation_lonlat(p->operation, (lrel_xy){point->x, point->y}, out))
            continue;
        if (!year_of(p, row, year) || *year < LREL_MAGNETIC_FIRST_YEAR ||
            *year >= LREL_MAGNETIC_LAST_YEAR)
            *year = (LREL_MAGNETIC_FIRST_YEAR + LREL_MAGNETIC_LAST_YEAR) / 2.0;
        return true;
    }
    return false;
}

lrel_status lrel_perimeters__need_north(const lrel_perimeters *p,
                                        lrel_operation *operation, lrel_error *err)
{
    double year = 0, declination = 0;
    lrel_xy place;

    if (p->source->traverse.north != LREL_NORTH_NOT_STATED || !has_legs(p))
        return LREL_OK;
    if (!find_place(p, &place, &year))
        return lrel__fail(err, LREL_E_PROGRAMME,
                          "its bearings count from no stated north; say `north: true`, "
                          "`north: grid` or `north: magnetic` under `traverse`");
    (void)lrel_magnetic_declination(year, place.x, place.y, 0, &declination, NULL);
    return lrel__fail(
        err, LREL_E_PROGRAMME,
        "its bearings count from no stated north; say under `traverse` `north: true`, "
        "`north: grid` (turns them by %.2f degrees here, 100 m by %.1f m) or `north: "
        "magnetic` (by %.2f degrees in %.0f, 100 m by %.1f m)",
        lrel_compass__turn(
            &(lrel_compass){.north = LREL_NORTH_GRID, .operation = operation}, place),
        fabs(lrel_compass__turn(
            &(lrel_compass){.north = LREL_NORTH_GRID, .operation = operation}, place)) *
            100 * 3.14159265358979 / 180,
        declination, floor(year), fabs(declination) * 100 * 3.14159265358979 / 180);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* doubtful_unit.c: headings whose unit the figures hardly have. Published tables have
 * whole square metres, or square kilometres with decimals (Clearing the Mines 2025,
 * Cambodia, Table 6: headed m², printed in km²). */
#include "audit/auditing.h"

/* Areas in m2 below this, and with decimals, are in larger units: no table tells of a
 * hundredth of a square metre. */
#define SMALL_M2 10000

/* No country's contamination: more than the land of any but the largest. */
#define LARGE_KM2 1000000

typedef struct column_look {
    size_t figures, with_places;
    lrel_exact most;
} column_look;

static column_look look_at(const audit_table *table, size_t column)
{
    column_look look = {0, 0, 0};

    for (size_t r = table->first_row; r < table->grid->row_count; r++) {
        const audit_figure *f = lrel_audit__figure(table, r, column);

        if (f->kind != CELL_FIGURE)
            continue;
        look.figures++;
        look.with_places += f->places > 0;
        if (lrel_exact_abs(f->value) > look.most)
            look.most = lrel_exact_abs(f->value);
    }
    return look;
}

/* What the figures of a column rather are in; UNIT_NONE: what it says. */
static audit_unit meant_by(const audit_column *column, const column_look *look)
{
    const lrel_exact one = lrel_exact_unit(0);

    if (column->use != COLUMN_FIGURES || look->figures < 2)
        return UNIT_NONE;
    if (column->unit == UNIT_M2 && look->with_places * 2 >= look->figures &&
        look->most < SMALL_M2 * one)
        return UNIT_KM2;
    if (column->unit == UNIT_KM2 && look->with_places == 0 &&
        look->most >= LARGE_KM2 * one)
        return UNIT_M2;
    return UNIT_NONE;
}

/* One finding for all columns of one kind, at the first of them. */
static lrel_status tell(lrel_audit *audit, const audit_table *table, audit_unit meant,
                        lrel_error *err)
{
    audit_finding *finding;
    size_t first = 0, count = 0;
    char most[LREL_EXACT_BYTES];
    lrel_exact largest = 0;
    lrel_status status;

    for (size_t c = 0; c < table->grid->column_count; c++) {
        column_look look = look_at(table, c);

        if (meant_by(&table->columns[c], &look) != meant)
            continue;
        if (count++ == 0)
            first = c;
        if (look.most > largest)
            largest = look.most;
    }
    if (count == 0)
        return LREL_OK;
    lrel_exact_format(largest, table->columns[first].places, most);
    status = lrel_audit__find(
        audit, FINDING_UNIT_DOUBTFUL, table, -1, (int)first, &finding, err,
        "headed %s%s, but the figures %s and the largest is %s: are they %s?",
        meant == UNIT_KM2 ? "m\xC2\xB2" : "km\xC2\xB2",
        count > 1 ? ", as others of the table are" : "",
        meant == UNIT_KM2 ? "have decimals" : "are whole", most,
        meant == UNIT_KM2 ? "km\xC2\xB2" : "m\xC2\xB2");
    if (status == LREL_OK && finding)
        finding->count = (int64_t)count;
    return status;
}

lrel_status lrel_audit__doubtful_units(lrel_audit *audit, audit_table *table,
                                       lrel_error *err)
{
    lrel_status status = tell(audit, table, UNIT_KM2, err);

    return status == LREL_OK ? tell(audit, table, UNIT_M2, err) : status;
}

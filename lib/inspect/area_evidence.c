/* SPDX-License-Identifier: Apache-2.0 */
/* area_evidence.c: is a column the area, and in which unit? A stated area seldom is the
 * drawn one to the metre, but a wrong unit is 10,000 or 1,000,000 times off. */
#include <math.h>

#include "inspect/inspection.h"
#include "model/unit.h"

/* Stated and drawn areas of one hazard agree to about this, in most registers. */
#define NEAR_FACTOR 1.25
/* Fewer rows of a column agreeing are chance. */
#define NEAR_SHARE 0.6

static const char *const units[] = {"m2", "ha", "km2", "acre", NULL};

static bool is_near(double stated, double drawn)
{
    return stated <= drawn * NEAR_FACTOR && stated >= drawn / NEAR_FACTOR;
}

static int64_t count_near(const lrel_table *table, int column, const double *areas_m2,
                          const lrel_unit *unit, int64_t *compared)
{
    int64_t near = 0;

    *compared = 0;
    for (size_t row = 0; row < table->row_count; row++) {
        lrel_text cell = lrel_text_trim(lrel_table_cell(table, row, column));
        double stated;

        if (isnan(areas_m2[row]) || !lrel_unit_read(unit, cell, &stated))
            continue;
        ++*compared;
        near += areas_m2[row] > 0 && is_near(stated, areas_m2[row]);
    }
    return near;
}

void lrel_field__compare_areas(const lrel_table *table, int column,
                               const double *areas_m2, lrel_field *field)
{
    lrel_area_finding *found = &field->area;

    if (field->integers + field->numbers == 0)
        return;
    for (size_t i = 0; units[i]; i++) {
        const lrel_unit *unit = lrel_unit_find(LREL_UNIT_AREA, lrel_text_of(units[i]));
        int64_t near = count_near(table, column, areas_m2, unit, &found->compared);

        /* Of ids some are numbers, and some numbers are near by chance. */
        if (near > found->near_unit && 2 * found->compared >= field->filled &&
            (double)near >= NEAR_SHARE * (double)found->compared) {
            found->near_unit = near;
            found->unit = units[i];
        }
    }
}

const char *lrel_field__unit_of_name(const lrel_field *field)
{
    lrel_text word;

    for (const lrel_unit_words *u = lrel_area_unit_words; u->unit; u++) {
        const char *list = u->words;

        if (lrel_plain_name__has_word(&field->plain, list, &word))
            return u->unit;
        while (lrel_plain_name__next(&list, &word))
            /* "AREASQM": the unit ends a name that has no words. */
            if (word.length >= 3 && field->plain.squashed_length > word.length &&
                memcmp(field->plain.squashed + field->plain.squashed_length - word.length,
                       word.at, word.length) == 0)
                return u->unit;
    }
    return NULL;
}

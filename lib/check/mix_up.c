/* SPDX-License-Identifier: Apache-2.0 */
/* mix_up.c: the units of areas against one another. */
#include "check/mix_up.h"

#include <math.h>
#include <stdio.h>

#include "model/unit.h"

/* Two measurements of one piece of land in two units. */
#define UNIT_SHARE 0.1
/* Hectares and acres differ as a bad estimate does, and nothing tells which it was. */
#define UNITS_APART 100.0

static const struct {
    const char *unit;
    const char *name; /* of several */
} units[LREL_MIX_UP_COUNT] = {
    {"m2", "m2"}, {"ha", "hectares"}, {"km2", "km2"}, {"acre", "acres"}};

/* 1 for a unit that there is not; the programme has none of those. */
static double m2_of(lrel_text name)
{
    const lrel_unit *unit = lrel_unit_find(LREL_UNIT_AREA, name);
    double m2 = 1;

    if (unit)
        (void)lrel_unit_read(unit, LREL_TEXT("1"), &m2);
    return m2;
}

lrel_mix_ups lrel_mix_ups_of(lrel_text unit)
{
    lrel_mix_ups m = {.declared = 0};
    double declared_m2 = m2_of(unit);

    for (size_t i = 0; i < LREL_MIX_UP_COUNT; i++) {
        double factor = declared_m2 / m2_of(lrel_text_of(units[i].unit));

        if (factor == 1)
            m.declared = i;
        if (fmax(factor, 1 / factor) >= UNITS_APART)
            m.factor[i] = factor;
    }
    return m;
}

size_t lrel_mix_ups_find(const lrel_mix_ups *m, double stated_m2, double drawn_m2)
{
    size_t i = 0;

    while (i < LREL_MIX_UP_COUNT &&
           !(m->factor[i] > 0 &&
             fabs(stated_m2 / drawn_m2 / m->factor[i] - 1) <= UNIT_SHARE))
        i++;
    return i;
}

void lrel_mix_ups_write(const lrel_mix_ups *m, size_t unit, char out[64])
{
    (void)snprintf(out, 64, "looks like %s given as %s", units[unit].name,
                   units[m->declared].name);
}

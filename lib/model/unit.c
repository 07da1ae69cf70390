/* SPDX-License-Identifier: Apache-2.0 */
/* unit.c: a decimal unit moves the point in the *text* of a number instead of multiplying
 * the double, so that 0.07 ha is 700 m2 and not 700.0000000000001. */
#include "model/unit.h"

#include <math.h>

#include "core/number.h"

/* Longest number that is shifted in its text; a longer one is multiplied. */
#define SHIFTED_MAX 64

static const lrel_unit units[] = {
    {"m2", LREL_UNIT_AREA, 0, 1.0},
    {"m\xC2\xB2", LREL_UNIT_AREA, 0, 1.0},
    {"ha", LREL_UNIT_AREA, 4, 1.0},
    {"km2", LREL_UNIT_AREA, 6, 1.0},
    {"km\xC2\xB2", LREL_UNIT_AREA, 6, 1.0},
    /* The international acre: 43,560 square feet of 0.3048 m. */
    {"acre", LREL_UNIT_AREA, 0, 4046.8564224},
    {"cm", LREL_UNIT_DEPTH, 0, 1.0},
    {"m", LREL_UNIT_DEPTH, 2, 1.0},
    {"mm", LREL_UNIT_DEPTH, -1, 1.0},
    {"m", LREL_UNIT_WIDTH, 0, 1.0},
    {"cm", LREL_UNIT_WIDTH, -2, 1.0},
    {"km", LREL_UNIT_WIDTH, 3, 1.0},
};

const lrel_unit *lrel_unit_find(lrel_unit_kind kind, lrel_text name)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (units[i].kind != kind)
            continue;
        if (name.length == 0 ||
            lrel_text_is_equal_nocase(lrel_text_of(units[i].name), name))
            return &units[i];
    }
    return NULL;
}

const char *lrel_unit_names(lrel_unit_kind kind)
{
    return kind == LREL_UNIT_AREA    ? "m2, ha, km2, acre"
           : kind == LREL_UNIT_DEPTH ? "cm, m, mm"
                                     : "m, cm, km";
}

/* @p text with the exponent of @p unit behind it, as a number. */
static bool read_shifted(const lrel_unit *unit, lrel_text text, double *out)
{
    char shifted[SHIFTED_MAX + 4];
    size_t length = text.length;

    memcpy(shifted, text.at, length);
    shifted[length++] = 'e';
    if (unit->power < 0)
        shifted[length++] = '-';
    shifted[length++] = (char)('0' + (unit->power < 0 ? -unit->power : unit->power));
    return lrel_number_parse((lrel_text){shifted, length}, out);
}

static bool has_exponent(lrel_text text)
{
    return memchr(text.at, 'e', text.length) || memchr(text.at, 'E', text.length);
}

bool lrel_unit_read(const lrel_unit *unit, lrel_text text, double *out)
{
    double value;

    if (text.length == 0)
        return false;
    if (unit->power != 0 && text.length <= SHIFTED_MAX && !has_exponent(text))
        return read_shifted(unit, text, out);
    if (!lrel_number_parse(text, &value))
        return false;
    if (unit->power != 0 || unit->factor != 1.0) /* mostly not, and pow() is slow */
        value *= unit->factor * pow(10.0, unit->power);
    if (!isfinite(value))
        return false;
    *out = value;
    return true;
}

/* The acre is a decimal of ten digits, and 1e-8 of it less than 1e-4 m2: both as whole
 * numbers, 1e-7 * 1e-8 / 1e-4 = 1e-11. */
bool lrel_unit_read_e4(const lrel_unit *unit, lrel_text text, int64_t *out)
{
    const int64_t divisor = INT64_C(100000000000);
    __int128 product;
    int64_t number;

    if (unit->factor == 1.0)
        return lrel_number_scaled(text, unit->power + 4, out);
    if (!lrel_number_scaled(text, unit->power + 8, &number))
        return false;
    product = (__int128)number * llround(unit->factor * 1e7);
    product += product < 0 ? -divisor / 2 : divisor / 2;
    *out = (int64_t)(product / divisor);
    return true;
}

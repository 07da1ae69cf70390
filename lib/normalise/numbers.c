/* SPDX-License-Identifier: Apache-2.0 */
/* numbers.c: a plain number is read as it stands, and most are. What people typed is read
 * where it can be read in one way, and reported with the number it was taken for. Of two
 * readings none is taken, but for depths and widths: there no reading would be the bold
 * one, so a depth cleared to is the smaller, a depth required the larger, and the width
 * of a release the smaller, of a hazard the larger. */
#include "normalise/row.h"

#include <math.h>
#include <stdio.h>

#include "core/number.h"
#include "core/typed_number.h"

/* Whole numbers only; and no currency has thousandths on paper. */
#define FRACTION_NONE  0
#define FRACTION_MONEY 2

/* Readings by what the comma means, times readings by the unit. */
#define CANDIDATES_MAX 4

typedef struct candidate {
    const lrel_typed_reading *reading;
    const lrel_unit *unit; /* NULL: a count or an amount of money */
    double value;
} candidate;

typedef struct candidates {
    candidate at[CANDIDATES_MAX];
    int count;
    bool is_in_doubt;
    bool is_too_large; /* one is more than all land */
} candidates;

/* A cell that is no plain number, and what may be made of it. */
typedef struct typed_cell {
    const lrel_bound_key *key;
    const lrel_unit *unit; /* of the column, NULL: none */
    bool is_unit_said;     /* ... by the programme, and not only by default */
    bool is_count;         /* whole */
    bool may_be_negative;
    lrel_decimal decimal;
    lrel_text cell;
    lrel_typed_number number;
} typed_cell;

static lrel_text text_of(const lrel_typed_reading *reading)
{
    return (lrel_text){reading->text, reading->length};
}

static bool is_area(const lrel_unit *unit)
{
    return unit && unit->kind == LREL_UNIT_AREA;
}

/* A number that is larger than any land can be read, but as no area: beside the total
 * one such cell would be all there is to see. */
static bool is_too_large(const lrel_unit *unit, double value)
{
    return is_area(unit) && fabs(value) > LREL_LAND_MAX_M2;
}

static lrel_stated_number stated(const lrel_unit *unit, lrel_text text, double value)
{
    lrel_stated_number number = {.is_known = true, .value = value};

    if (is_area(unit))
        (void)lrel_unit_read_e4(unit, text, &number.e4); /* up to all land, it fits */
    return number;
}

/* Adds each reading in @p unit. @return false where one is no value of the key */
static bool add_readings(const typed_cell *typed, const lrel_unit *unit, candidates *out)
{
    for (int i = 0; i < typed->number.count; i++) {
        candidate *one = &out->at[out->count];
        lrel_text text;

        one->reading = &typed->number.reading[i];
        one->unit = unit;
        text = text_of(one->reading);
        if (!(unit ? lrel_unit_read(unit, text, &one->value)
                   : lrel_number_parse(text, &one->value)) ||
            (one->value < 0 && !typed->may_be_negative))
            return false;
        if ((out->is_too_large = is_too_large(unit, one->value)))
            return false;
        out->count++;
    }
    return out->count > 0;
}

static bool is_same_unit(const lrel_unit *a, const lrel_unit *b)
{
    return a == b || (a->power == b->power && a->factor == b->factor);
}

/* What the cell may say. A unit behind the number goes before the default; against one
 * that the programme says it makes a doubt. */
static bool find_candidates(const typed_cell *typed, candidates *out)
{
    const lrel_unit *own = typed->unit;

    *out = (candidates){.is_in_doubt = typed->number.state == LREL_TYPED_DOUBTFUL};
    if (typed->number.rest.length > 0) {
        own = typed->unit ? lrel_unit_find(typed->unit->kind, typed->number.rest) : NULL;
        if (!own)
            return false;
    }
    if (!add_readings(typed, own, out))
        return false;
    if (!typed->is_unit_said || is_same_unit(own, typed->unit))
        return true;
    out->is_in_doubt = true;
    return add_readings(typed, typed->unit, out);
}

/* "1234 m2 or 1.234 m2". */
static void list_candidates(const candidates *all, const char *consequence, char out[240])
{
    int length = 0;

    for (int i = 0; i < all->count; i++) {
        const candidate *one = &all->at[i];

        length += snprintf(out + length, 240 - (size_t)length, "%s%.*s%s%s",
                           i == 0 ? "" : " or ", LREL_TEXT_ARGS(text_of(one->reading)),
                           one->unit ? " " : "", one->unit ? one->unit->name : "");
    }
    (void)snprintf(out + length, 240 - (size_t)length, "%s%s", *consequence ? "; " : "",
                   consequence);
}

static const candidate *least_of(const candidates *all)
{
    const candidate *least = &all->at[0];

    for (int i = 1; i < all->count; i++)
        if (all->at[i].value < least->value)
            least = &all->at[i];
    return least;
}

static const candidate *most_of(const candidates *all)
{
    const candidate *most = &all->at[0];

    for (int i = 1; i < all->count; i++)
        if (all->at[i].value > most->value)
            most = &all->at[i];
    return most;
}

/* Which of several readings a release may be taken at, NULL: none. */
static const candidate *cautious_of(const lrel_row *row, const typed_cell *typed,
                                    const candidates *all, const char **consequence)
{
    if (row->source->role == LREL_ROLE_RELEASE &&
        (typed->key == &row->keys[LREL_KEY_DEPTH] ||
         typed->key == &row->keys[LREL_KEY_WIDTH])) {
        *consequence = "the smaller was taken";
        return least_of(all);
    }
    if (typed->key == &row->keys[LREL_KEY_DEPTH_REQUIRED] ||
        typed->key == &row->keys[LREL_KEY_WIDTH]) {
        *consequence = "the larger was taken";
        return most_of(all);
    }
    *consequence = "taken as not stated";
    return NULL;
}

static const char *wanted_of(const typed_cell *typed, bool is_too_large)
{
    static const char *const wanted[3][2] = {
        {"a number of 0 or more, with a decimal point", "a number, with a decimal point"},
        {"a number of 0 or more, with a decimal comma", "a number, with a decimal comma"},
        {"a whole number of 0 or more", "a whole number"}};
    int form = typed->is_count ? 2 : typed->decimal == LREL_DECIMAL_COMMA ? 1 : 0;

    if (is_too_large)
        return "an area of land: all land is 150000000000000 m2";
    return wanted[form][typed->may_be_negative];
}

static void report_unreadable(lrel_row *row, const typed_cell *typed, bool is_too_large)
{
    lrel_row__issue(row, LREL_ISSUE_NUMBER_UNREADABLE, typed->key->info.name, typed->cell,
                    wanted_of(typed, is_too_large));
}

static lrel_stated_number read_typed(lrel_row *row, const typed_cell *typed)
{
    const char *field = typed->key->info.name, *consequence = "";
    candidates all = {0};
    const candidate *taken = &all.at[0];
    char readings[240];

    if (typed->number.state == LREL_TYPED_NONE || !find_candidates(typed, &all)) {
        report_unreadable(row, typed, all.is_too_large);
        return (lrel_stated_number){.is_known = false};
    }
    if (all.is_in_doubt)
        taken = cautious_of(row, typed, &all, &consequence);
    list_candidates(&all, consequence, readings);
    if (all.is_in_doubt)
        lrel_row__issue(row, LREL_ISSUE_NUMBER_AMBIGUOUS, field, typed->cell, readings);
    else if (typed->number.state == LREL_TYPED_MENDED)
        lrel_row__issue(row, LREL_ISSUE_NUMBER_MENDED, field, typed->cell, readings);
    else if (typed->number.state == LREL_TYPED_CLEAR || typed->number.rest.length > 0)
        lrel_row__issue(row, LREL_ISSUE_NUMBER_SEPARATED, field, typed->cell, readings);
    return taken ? stated(taken->unit, text_of(taken->reading), taken->value)
                 : (lrel_stated_number){.is_known = false};
}

/* Whether the cell needs no more reading. Of a count the point may group digits. */
static bool is_plain(const typed_cell *typed, double *value)
{
    if (typed->decimal == LREL_DECIMAL_COMMA ||
        !(typed->unit ? lrel_unit_read(typed->unit, typed->cell, value)
                      : lrel_number_parse(typed->cell, value)))
        return false;
    return (*value >= 0 || typed->may_be_negative) &&
           (!typed->is_count || floor(*value) == *value);
}

static lrel_stated_number plain_number(lrel_row *row, const typed_cell *typed,
                                       double value)
{
    if (!is_too_large(typed->unit, value))
        return stated(typed->unit, typed->cell, value);
    report_unreadable(row, typed, true);
    return (lrel_stated_number){.is_known = false};
}

/* What the point and the comma of @p cell are. The mapping speaks of text, as the
 * programme itself does not write, and as no reader writes what is a number by type. */
static lrel_decimal decimal_of(const lrel_row *row, const lrel_bound_key *key,
                               lrel_text cell, bool is_of_row)
{
    double value;

    if (!is_of_row)
        return LREL_DECIMAL_UNSAID;
    if (lrel_table_is_number(row->table, row->at, key->column) &&
        lrel_number_parse(cell, &value))
        return LREL_DECIMAL_POINT;
    return key->mapping->decimal;
}

/* A cell that says something. Apart from lrel_row__number(), which most of the time has
 * an empty cell before it and should not clear the room for a typed one. */
static lrel_stated_number number_of(lrel_row *row, lrel_bound_key *key, lrel_text cell,
                                    bool is_of_row)
{
    typed_cell typed = {.key = key,
                        .unit = key->unit,
                        .is_count = !key->unit,
                        .decimal = key->mapping->decimal,
                        .cell = cell};
    double value = 0;

    /* A point, or nothing said of it, is the same to a plain number: most are read once.
     */
    if (is_plain(&typed, &value))
        return plain_number(row, &typed, value);
    typed.decimal = decimal_of(row, key, cell, is_of_row);
    if (is_plain(&typed, &value))
        return plain_number(row, &typed, value);
    typed.is_unit_said = key->mapping->unit.length > 0;
    typed.number = lrel_typed_number_read(cell, typed.decimal,
                                          key->unit ? LREL_TYPED_MAX : FRACTION_NONE);
    return read_typed(row, &typed);
}

lrel_stated_number lrel_row__number(lrel_row *row, lrel_bound_key *key)
{
    bool is_of_row;
    lrel_text cell = lrel_row__value(row, key, &is_of_row);

    if (cell.length == 0)
        return (lrel_stated_number){.is_known = false};
    return number_of(row, key, cell, is_of_row);
}

static const lrel_unit *area_unit(lrel_figure_unit unit)
{
    if (unit > LREL_FIGURE_ACRE)
        return NULL;
    return lrel_unit_find(LREL_UNIT_AREA, lrel_text_of(lrel_vocabulary_name(
                                              &lrel_vocabulary_figure_unit, (int)unit)));
}

lrel_stated_number lrel_row__amount(lrel_row *row, lrel_text cell, bool is_of_row,
                                    lrel_figure_unit unit)
{
    const lrel_bound_key *key = &row->keys[LREL_KEY_VALUE];
    typed_cell typed = {.key = key,
                        .unit = area_unit(unit),
                        .is_count = unit == LREL_FIGURE_N,
                        .may_be_negative = true,
                        .decimal = decimal_of(row, key, cell, is_of_row),
                        .cell = cell};
    size_t fraction_max = typed.is_count ? FRACTION_NONE
                          : typed.unit   ? LREL_TYPED_MAX
                                         : FRACTION_MONEY;
    double value = 0;

    if (is_plain(&typed, &value))
        return plain_number(row, &typed, value);
    typed.is_unit_said = true;
    typed.number = lrel_typed_number_read(cell, typed.decimal, fraction_max);
    return read_typed(row, &typed);
}

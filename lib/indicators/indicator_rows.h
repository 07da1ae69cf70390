/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_rows.h: one row is one indicator of one group and year: two amounts, what
 * each of them is, and what is made of them. What cannot be computed has no value and
 * says why. */
#ifndef LREL_INDICATORS_INDICATOR_ROWS_H
#define LREL_INDICATORS_INDICATOR_ROWS_H

#include "analysis/analysis.h"

typedef enum indicator_amount_kind {
    AMOUNT_NONE,
    AMOUNT_AREA,   /* exact, of the grid */
    AMOUNT_STATED, /* as records state it, in 1e-4 m2 */
    AMOUNT_NUMBER
} indicator_amount_kind;

typedef struct indicator_amount {
    indicator_amount_kind kind;
    const char *unit;
    const char *is; /* what was added up, in words */
    int64_t area2;
    lrel_stated_sum stated;
    double number;
} indicator_amount;

struct indicator_info;

typedef struct indicator_row {
    const struct indicator_info *of;
    const char *name;
    uint32_t account;
    const char *by;
    lrel_text group; /* its value; "": not stated, or all */
    const char *year;
    const char *definition;
    const char *formula; /* of a and b */
    indicator_amount a, b, value;
    const char *incomplete;
    const char *note;
} indicator_row;

typedef struct indicator_rows {
    indicator_row *at;
    size_t count, capacity;
} indicator_rows;

static inline indicator_amount indicator_area(int64_t area2, const char *is)
{
    return (indicator_amount){
        .kind = AMOUNT_AREA, .unit = "m2", .is = is, .area2 = area2};
}

static inline indicator_amount indicator_stated(lrel_stated_sum stated, const char *is)
{
    return (indicator_amount){
        .kind = AMOUNT_STATED, .unit = "m2", .is = is, .stated = stated};
}

static inline indicator_amount indicator_number(double number, const char *unit,
                                                const char *is)
{
    return (indicator_amount){
        .kind = AMOUNT_NUMBER, .unit = unit, .is = is, .number = number};
}

#endif

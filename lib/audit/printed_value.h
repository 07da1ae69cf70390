/* SPDX-License-Identifier: Apache-2.0 */
/* printed_value.h: a figure as a sentence has it: "87 %", "5.8 km2", "nearly two-thirds",
 * "more than 3/4", "about 50 km2 within 2 %". */
#ifndef LREL_AUDIT_PRINTED_VALUE_H
#define LREL_AUDIT_PRINTED_VALUE_H

#include "audit/formula.h"

typedef enum printed_sense {
    SENSE_ROUNDED, /* equal, as far as it is printed */
    SENSE_ABOUT,
    SENSE_JUST_UNDER,
    SENSE_JUST_OVER,
    SENSE_MORE,
    SENSE_LESS,
    SENSE_AT_LEAST,
    SENSE_AT_MOST
} printed_sense;

typedef struct printed_value {
    printed_sense sense;
    lrel_exact value; /* as it is printed: 62 for 62 % */
    int places;
    bool is_fraction; /* 2/3: nothing is rounded */
    audit_unit unit;
    lrel_exact within; /* part of one: what "about" leaves */
} printed_value;

/** Reads all of @p text. @return false where it is no such figure */
bool lrel_audit__read_printed(lrel_text text, printed_value *out);

/** Whether @p value is what @p printed says.
 * @param shown  receives the value in the printed unit, at least 80 bytes
 * @param why    receives the rule, one clause, or "" where rounding is all; at least 120
 * bytes */
bool lrel_audit__agrees(const formula_value *value, const printed_value *printed,
                        char shown[80], char why[120]);

#endif

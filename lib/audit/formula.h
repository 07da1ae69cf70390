/* SPDX-License-Identifier: Apache-2.0 */
/* formula.h: the small language of claims: numbers, + - * / and brackets, cells by row
 * and heading, and five functions. docs/audit.md has all of it with examples.
 *
 *     share([CMAC, Cleared], [Total, Cleared])
 *     sum(other[CSHD + HALO + MAG, Cleared]) / 2
 *
 * Areas are square metres in here whatever their column has, percentages parts of one. */
#ifndef LREL_AUDIT_FORMULA_H
#define LREL_AUDIT_FORMULA_H

#include "audit/years.h"

/* What a value is of. */
typedef enum value_kind {
    VALUE_NUMBER,
    VALUE_AREA,
    VALUE_MONEY,
    VALUE_SHARE /* printed in per cent, as a rule */
} value_kind;

typedef struct formula_value {
    lrel_exact value;
    value_kind kind;
    audit_unit unit;    /* of the first cell; UNIT_NONE: none was asked for */
    audit_years years;  /* that its cells are about; {0, 0}: nothing says */
    int year_count;     /* how many years that are */
    const void *column; /* the one column of its cells; NULL: several, or none */
} formula_value;

#define FORMULA_REASON_BYTES 300

/** Works out @p formula.
 * @param reason  receives why it cannot be, one clause; else what should be known, or ""
 * @return false where it cannot be worked out */
bool lrel_audit__evaluate(lrel_audit *audit, lrel_text formula, formula_value *out,
                          char reason[FORMULA_REASON_BYTES]);

/** Figures of @p table that row words and a column's words name; see docs/audit.md. */
bool lrel_audit__look_up(lrel_audit *audit, const audit_table *table, lrel_text rows,
                         lrel_text columns, formula_value *out,
                         char reason[FORMULA_REASON_BYTES]);

#endif

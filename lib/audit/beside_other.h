/* SPDX-License-Identifier: Apache-2.0 */
/* beside_other.h: the second table's rows and columns beside those of the first. */
#ifndef LREL_AUDIT_BESIDE_OTHER_H
#define LREL_AUDIT_BESIDE_OTHER_H

#include "audit/auditing.h"

/* By row and by column of the first table: that of the second, or SIZE_MAX. */
typedef struct audit_pairs {
    size_t *row;
    size_t *column;
} audit_pairs;

LREL_NODISCARD lrel_status lrel_audit__pair(lrel_audit *audit, audit_pairs *out,
                                            lrel_error *err);
void lrel_audit__pairs_clear(const lrel_audit *audit, audit_pairs *pairs);

/** The unit that the cell itself says, else that of its heading. */
audit_unit lrel_audit__unit_of_cell(const audit_table *table, size_t row, size_t column);

/** The figure, an area in m2, any other as it is, and half a unit of its last place.
 * @return false where there is no figure, or too large a one */
bool lrel_audit__in_m2(const audit_table *table, size_t row, size_t column,
                       lrel_exact *value, lrel_exact *slack);

/** The cross-category test, between two tables. */
LREL_NODISCARD lrel_status lrel_audit__mixed(lrel_audit *audit, const audit_pairs *pairs,
                                             lrel_error *err);
/** The same within one. */
LREL_NODISCARD lrel_status lrel_audit__mixed_within(lrel_audit *audit,
                                                    const audit_table *table,
                                                    lrel_error *err);

#endif

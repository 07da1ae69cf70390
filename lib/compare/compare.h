/* SPDX-License-Identifier: Apache-2.0 */
/* compare.h: what changed from one run to another, read from the folders that they wrote:
 * deliveries are overwritten by the next, results are kept.
 *
 * Reading order: a delivery (what a folder says), pairs (which record of one is which of
 * the other), changes (how these differ), restated (how the account of the past does). */
#ifndef LREL_COMPARE_COMPARE_H
#define LREL_COMPARE_COMPARE_H

#include "compare/news.h"
#include "core/fail.h"
#include "core/memory.h"
#include "landrelease/comparison.h"
#include "read/table.h"
#include "write/stream.h"

/* ---- delivery.c ---- */

/* Columns of records.csv, as far as they are compared. */
typedef enum delivery_column {
    DELIVERY_ROLE,
    DELIVERY_SOURCE,
    DELIVERY_ROW,
    DELIVERY_ID,
    DELIVERY_OPERATOR,
    DELIVERY_PRODUCT,
    DELIVERY_CLASS,
    DELIVERY_CONTAMINATION,
    DELIVERY_HAZARD,
    DELIVERY_DATE,
    DELIVERY_STATED,
    DELIVERY_DRAWN,
    DELIVERY_USED,
    DELIVERY_REASON,
    DELIVERY_LON,
    DELIVERY_LAT,
    DELIVERY_COLUMN_COUNT
} delivery_column;

const char *lrel_delivery__column_name(delivery_column column);

/* One record. */
typedef struct delivery_record {
    const lrel_text *cells; /* of its row */
    bool has_place;
    double lon, lat; /* WGS 84 */
    double drawn_m2; /* negative: not drawn */
    uint32_t pair;   /* the record of the other delivery; UINT32_MAX: none */
} delivery_record;

/* A folder that a run wrote. */
typedef struct delivery {
    const lrel_context *context;
    const char *folder;
    lrel_table *records;
    lrel_table *ledger;
    int columns[DELIVERY_COLUMN_COUNT];
    delivery_record *at;
    size_t count;
} delivery;

/** Reads data/records.csv and data/ledger.csv of @p folder, which outlives it.
 * @return LREL_OK, LREL_E_NOT_FOUND, LREL_E_READ, LREL_E_FORMAT where a column is
 * missing, LREL_E_LIMIT or LREL_E_MEMORY; clear it in any case */
LREL_NODISCARD lrel_status lrel_delivery__read(const lrel_context *context,
                                               const char *folder, delivery *out,
                                               lrel_error *err);
void lrel_delivery__clear(delivery *d);

static inline lrel_text lrel_delivery__cell(const delivery *d, size_t record,
                                            delivery_column column)
{
    return d->at[record].cells[d->columns[column]];
}

/* ---- pairs.c ---- */

/** Finds for each record of one delivery the one of the other that it is: of the same
 * role, source and id; where several have that, those of the same date first, then those
 * that are the same in all else, then in their order.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_compare__pair(delivery *before, delivery *after,
                                              lrel_error *err);

/* ---- changes.c and restated.c ---- */

/* One difference. Texts are slices of the deliveries, or of the comparison's arena. */
typedef struct change {
    lrel_change_kind kind;
    uint32_t before, after; /* records; UINT32_MAX: there is none */
    const char *field;      /* column that differs; "" */
    lrel_text was, is;
    double distance_m; /* of what moved; negative: does not apply */
} change;

/* One amount of a past period that is another one now. */
typedef struct restatement {
    lrel_text account, period, from, to;
    const char *account_name, *period_name; /* as strings */
    const char *column;
    int64_t was_e7, is_e7; /* in 1e-7 m2 */
} restatement;

struct lrel_comparison {
    const lrel_context *context;
    lrel_arena *arena;
    delivery before, after;
    struct {
        change *at;
        size_t count, capacity;
    } changes;
    struct {
        restatement *at;
        size_t count, capacity;
    } restated;
    lrel_comparison_source *sources; /* in order of name */
    size_t source_count;
};

LREL_NODISCARD lrel_status lrel_compare__changes(lrel_comparison *c, lrel_error *err);
LREL_NODISCARD lrel_status lrel_compare__restated(lrel_comparison *c, lrel_error *err);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* ledger.h: the account of contaminated land over time.
 *
 * Folds the records that cover each face of a mosaic in order of date, so that every
 * square metre is counted once. It knows hazards and releases as numbers only: days,
 * masks of accounts, ranks. Reading order: lrel_ledger_input, lrel_ledger_build(), then
 * the rows, the credits, the areas of single records and the stays.
 *
 * The rules are those of docs/methods/ledger.md. All areas are doubled areas in square
 * grid units, as in mosaic.h. */
#ifndef LREL_LEDGER_H
#define LREL_LEDGER_H

#include <stdbool.h>

#include "landrelease/date.h"
#include "landrelease/mosaic.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Accounts a ledger can hold, besides the one that is the land of all of them. */
#define LREL_ACCOUNT_MAX 31
/** For an owner: the record has no polygon in the mosaic. */
#define LREL_OWNER_NONE UINT32_MAX
/** For a period: before the first one. */
#define LREL_PERIOD_BEFORE UINT32_MAX

/** What becomes of land by a release (IMAS 07.11). */
typedef enum lrel_product {
    LREL_PRODUCT_CANCELLED = 0, /**< by non-technical survey */
    LREL_PRODUCT_REDUCED = 1,   /**< by technical survey */
    LREL_PRODUCT_CLEARED = 2    /**< by clearance */
} lrel_product;

/** One row of a hazard: its first version, a later one, or one that takes the place of
 * others. */
typedef struct lrel_ledger_hazard {
    uint32_t owner;   /**< its polygon; several rows may share one; or LREL_OWNER_NONE */
    uint32_t hazard;  /**< rows with one number are versions of one hazard */
    uint32_t version; /**< orders versions that begin on one day */
    uint32_t tie;     /**< rank by id, source and row, unique over hazards and releases */
    uint32_t counted_as; /**< rows with one number count as one hazard */
    uint32_t group;      /**< the caller's group of its class, operator, ... */
    uint32_t accounts;   /**< bit i: it contaminates account i */
    uint32_t class_rank; /**< who holds the land first: 0 cha, 1 sha, 2 unknown, ... */
    uint32_t position;   /**< how well its border is known: index into `positions` */
    lrel_date from;      /**< LREL_DAY_BEGINNING: stands from before the first period */
    lrel_date to;        /**< closed on this day; LREL_DAY_OPEN: not. Ignored unless after
                              @p from */
    size_t
        replaces_first; /**< the hazards (numbers) whose place it takes, in `replaces`; */
    size_t replaces_count; /**< only those of the hazard's earliest version count */
} lrel_ledger_hazard;

/** One accepted release. */
typedef struct lrel_ledger_release {
    uint32_t owner;    /**< its polygon, or LREL_OWNER_NONE */
    uint32_t tie;      /**< as for hazards */
    uint32_t accounts; /**< bit i: it touches account i */
    uint32_t product;  /**< lrel_product */
    uint32_t position; /**< as for hazards */
    lrel_date day;
} lrel_ledger_release;

/** How well the borders of a source are known, in grid units. */
typedef struct lrel_ledger_position {
    uint32_t error;       /**< of the survey */
    uint32_t datum_error; /**< of the way to the common datum: */
    uint32_t
        datum; /**< two with one number went the same way, and its error moves both */
} lrel_ledger_position;

/** A release without a polygon that names a hazard. Once the hazard is closed, the
 * release explains what is still its own then: that land leaves as released instead of
 * closed, on the day of the closure, in shares as large as the releases state. */
typedef struct lrel_ledger_borrowing {
    uint32_t release; /**< index into releases; its owner is LREL_OWNER_NONE */
    uint32_t hazard;  /**< the hazard it names: a counted_as */
    int64_t area2;    /**< as stated, doubled, in square grid units: it takes no more */
} lrel_ledger_borrowing;

/** Land that belongs to another place than its face, while a certain hazard holds it. */
typedef struct lrel_ledger_elsewhere {
    uint32_t face;
    uint32_t hazard; /**< index of the row that holds it */
    uint32_t place;
} lrel_ledger_elsewhere;

/** Plain arrays, lent for as long as the ledger lives; so is the mosaic. The struct
 * itself may go when the call returns. */
typedef struct lrel_ledger_input {
    const lrel_ledger_hazard *hazards;
    size_t hazard_count;
    const lrel_ledger_release *releases;
    size_t release_count;
    const uint32_t *replaces; /**< numbers of hazards; see replaces_first */
    uint32_t account_count;   /**< 1 to LREL_ACCOUNT_MAX */
    lrel_date as_of;          /**< what is dated later is not seen */
    /** First days of the periods, ascending, and behind them the first day after the
     * last: period_count + 1 dates. */
    const lrel_date *period_starts;
    size_t period_count;
    const uint32_t *place_of_face; /**< the caller's place per face; NULL: all 0 */
    /** For the edge allowance; NULL: every border is exact, and there is no edge
     * difference. */
    const lrel_ledger_position *positions;
    size_t position_count;
    bool closes_edge; /**< a hazard of which releases left nothing but edge difference is
                           closed on the day of the last of them */
    const lrel_ledger_borrowing *borrowings; /**< releases without a polygon; or NULL */
    size_t borrowing_count;
    /** In order of face, then hazard, no two of both; or NULL: land is where it lies. */
    const lrel_ledger_elsewhere *elsewhere;
    size_t elsewhere_count;
} lrel_ledger_input;

/** The columns of the account, in the order of the balance:
 * opening + newly recorded + resurvey + transferred
 *   - cancelled - reduced - cleared - closed = closing. */
typedef enum lrel_ledger_column {
    LREL_COLUMN_OPENING = 0,
    LREL_COLUMN_NEWLY_RECORDED,
    LREL_COLUMN_RESURVEY,    /**< signed */
    LREL_COLUMN_TRANSFERRED, /**< signed; adds up to 0 over the groups of a period */
    LREL_COLUMN_CANCELLED,
    LREL_COLUMN_REDUCED,
    LREL_COLUMN_CLEARED,
    LREL_COLUMN_CLOSED, /**< closed, no release on file */
    LREL_COLUMN_CLOSING,
    LREL_COLUMN_RECORDED_AGAIN, /**< a part of newly recorded and resurvey */
    LREL_COLUMN_COUNT
} lrel_ledger_column;

/** The name of @p column as files spell it, as in "newly_recorded".
 * @since 0.1 */
LREL_EXPORT const char *lrel_ledger_column_name(lrel_ledger_column column);

/** One account, period and group of land. */
typedef struct lrel_ledger_row {
    uint32_t account; /**< account_count: the land of all accounts, each piece once */
    uint32_t period;
    uint32_t group;
    uint32_t place;
    int64_t area2[LREL_COLUMN_COUNT];
    uint32_t opening_n; /**< hazards standing on some land of the group, more than edge
                             difference */
    uint32_t closing_n;
} lrel_ledger_row;

/** One record's share of one cell. The columns opening (of the first period, given as
 * LREL_PERIOD_BEFORE), the flows and recorded_again have credits; a closing is the
 * opening before it plus the flows. */
typedef struct lrel_credit {
    uint32_t account;
    uint32_t period;
    uint32_t group;
    uint32_t place;
    uint32_t column; /**< lrel_ledger_column */
    bool is_release;
    uint32_t record; /**< index into releases or hazards */
    int64_t area2;
} lrel_credit;

/** What one record did. Of a hazard: newly_recorded, recorded_again, remaining (held on
 * the as-of day) and the part of that which is edge difference. Of a release: counted +
 * already_released + beyond_hazard = its land.
 */
typedef struct lrel_record_area {
    int64_t newly_recorded;
    int64_t recorded_again;
    int64_t remaining;
    int64_t edge;
    int64_t counted;
    int64_t already_released;
    int64_t beyond_hazard;
} lrel_record_area;

/** A face is contaminated in an account and one hazard holds it: from a day to a day.
 * Where land came and went on one day, both are that day. */
typedef struct lrel_stay {
    uint32_t face;
    uint32_t account;
    uint32_t hazard;      /**< index of the row that holds the land */
    lrel_date from;       /**< LREL_DAY_BEGINNING where the hazard has no date */
    lrel_date to;         /**< first day no longer; LREL_DAY_OPEN at the as-of day */
    uint32_t left_by;     /**< lrel_ledger_column; transferred: another hazard holds on */
    bool left_by_release; /**< what left_record counts in */
    uint32_t left_record; /**< the record that ended the stay; meaningless while open */
    bool left_by_borrowed; /**< the hazard was closed, and releases without a polygon
                                explain some of its land. left_by is the product of the
                                largest share of it, left_record the release with the
                                largest part of that; which land it was nobody knows */
    bool recorded_again;   /**< the land had left this account before */
    uint32_t had_left_by;  /**< how it had left, if so */
} lrel_stay;

/** A piece of one face that is edge difference in an account at the ends of periods
 * @p from .. @p to - 1; LREL_PERIOD_BEFORE counts as -1 and may be the first. Edge
 * difference is what two measurements of one border leave between them: it stays in the
 * stock, and is no hazard of its own. Method: docs/methods/edge.md. */
typedef struct lrel_edge_piece {
    uint32_t face;
    uint32_t account; /**< account_count: of the land of all accounts */
    uint32_t from;
    uint32_t to;
    uint32_t hazard; /**< index of the row that holds the land */
    int64_t area2;
    /** The first two points of the piece's shell, where faces are dissolved each by
     * itself: they name it among the pieces of its face. */
    lrel_grid_point shell[2];
} lrel_edge_piece;

typedef struct lrel_ledger lrel_ledger;

/** Builds the ledger of @p mosaic.
 *
 * Land released twice is counted for the first release; the second has it as already
 * released, which is not an error. The balance of every row is checked in every build.
 *
 * @param out  receives a new ledger, to be freed with lrel_ledger_free(); untouched
 * unless LREL_OK is returned
 * @return LREL_OK, LREL_E_ARGUMENT (a number out of its range), LREL_E_INVARIANT,
 *         LREL_E_EXTENT (sums too large to hold), LREL_E_CANCELLED or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_ledger_build(const lrel_context *context,
                                                         const lrel_mosaic *mosaic,
                                                         const lrel_ledger_input *input,
                                                         lrel_ledger **out,
                                                         lrel_error *err);

/** Frees @p ledger, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_ledger_free(lrel_ledger *ledger);

/** The number of rows, which are in order of account, group, place and period. A group
 * and place that ever had land in an account has a row for every period.
 * @since 0.1 */
LREL_EXPORT size_t lrel_ledger_row_count(const lrel_ledger *ledger);

/** Row @p row, counted from 0; it belongs to the ledger.
 * @since 0.1 */
LREL_EXPORT const lrel_ledger_row *lrel_ledger_row_at(const lrel_ledger *ledger,
                                                      size_t row);

/** The number of credits, which are in order of account, group, place, period, column,
 * then record.
 * @since 0.1 */
LREL_EXPORT size_t lrel_ledger_credit_count(const lrel_ledger *ledger);

/** Credit @p credit, counted from 0; it belongs to the ledger.
 * @since 0.1 */
LREL_EXPORT const lrel_credit *lrel_ledger_credit_at(const lrel_ledger *ledger,
                                                     size_t credit);

/** Hazards standing on some land of @p account at the end of @p period, more than edge
 * difference, of all groups: one in two groups counts once. LREL_PERIOD_BEFORE: before
 * the first day of the first period.
 * @since 0.1 */
LREL_EXPORT uint32_t lrel_ledger_hazards_standing(const lrel_ledger *ledger,
                                                  uint32_t account, uint32_t period);

/** What hazard row @p hazard did in @p account; account_count: in at least one account,
 * each piece of land once.
 * @since 0.1 */
LREL_EXPORT lrel_record_area lrel_ledger_hazard_area(const lrel_ledger *ledger,
                                                     size_t hazard, uint32_t account);

/** What release @p release did in @p account; account_count: it counts where it empties
 * at least one account, else is already released where it was released before in one,
 * else is beyond recorded hazard.
 * @since 0.1 */
LREL_EXPORT lrel_record_area lrel_ledger_release_area(const lrel_ledger *ledger,
                                                      size_t release, uint32_t account);

/** The number of pieces of edge difference, which are in order of face, shell, account
 * and period.
 * @since 0.1 */
LREL_EXPORT size_t lrel_ledger_edge_count(const lrel_ledger *ledger);

/** Piece @p piece of edge difference, counted from 0; it belongs to the ledger.
 * @since 0.1 */
LREL_EXPORT const lrel_edge_piece *lrel_ledger_edge_at(const lrel_ledger *ledger,
                                                       size_t piece);

/** The edge difference in the stock of @p account at the end of @p period.
 * LREL_PERIOD_BEFORE: before the first day of the first period.
 * @since 0.1 */
LREL_EXPORT int64_t lrel_ledger_edge_area(const lrel_ledger *ledger, uint32_t account,
                                          uint32_t period);

/** What a borrowing came to in one account. */
typedef struct lrel_borrowed {
    bool is_closed;  /**< there is a closure to explain; if not, all else is 0 */
    lrel_date day;   /**< of that closure: on it the release counts */
    uint32_t period; /**< of that day */
    int64_t left;    /**< the hazard's own land on that day, for all that name it */
    int64_t counted; /**< what this release took of it */
} lrel_borrowed;

/** What borrowing @p borrowing came to in @p account; account_count: in the one where it
 * is most. Of several closures of a hazard it explains the first on or after the
 * release's day, else the last.
 * @since 0.1 */
LREL_EXPORT lrel_borrowed lrel_ledger_borrowed(const lrel_ledger *ledger,
                                               size_t borrowing, uint32_t account);

/** The land that left by the closures of one hazard on one day. */
typedef struct lrel_borrowed_land {
    uint32_t number;     /**< of the hazard and day, from 0 */
    int64_t left;        /**< = released + closed, no release on file */
    int64_t released[3]; /**< by lrel_product */
} lrel_borrowed_land;

/** What became, in @p account, of the land that left when hazard row @p hazard was
 * closed; account_count: of the land of all accounts.
 * @return false where no borrowing explains that closure; @p out is then untouched
 * @since 0.1 */
LREL_EXPORT bool lrel_ledger_borrowed_land(const lrel_ledger *ledger, size_t hazard,
                                           uint32_t account, lrel_borrowed_land *out);

/** Called once per stay. */
typedef lrel_status (*lrel_stay_fn)(const lrel_stay *stay, void *user, lrel_error *err);

/** Visits every stay, face by face, in each face by account and day. Stops at the first
 * status of @p on_stay that is not LREL_OK and returns it.
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_ledger_visit_stays(const lrel_ledger *ledger,
                                                               lrel_stay_fn on_stay,
                                                               void *user,
                                                               lrel_error *err);

#ifdef __cplusplus
}
#endif
#endif

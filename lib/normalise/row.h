/* SPDX-License-Identifier: Apache-2.0 */
/* row.h: one row on its way to a record: where its values are and how each is read.
 * Private to lib/normalise.
 *
 * Reading a value cannot fail but for memory; that is remembered in `status`, and looked
 * at once per record. */
#ifndef LREL_NORMALISE_ROW_H
#define LREL_NORMALISE_ROW_H

#include "model/fact.h"
#include "model/issue.h"
#include "model/record.h"
#include "model/unit.h"
#include "normalise/words.h"
#include "programme/keys.h"
#include "programme/programme.h"
#include "read/table.h"

/* A key of the source, bound to the table. */
typedef struct lrel_bound_key {
    const lrel_mapping *mapping; /* NULL: the source does not say this key */
    lrel_key_info info;
    int column;                /* -1: constant */
    const char *expected_date; /* of cells that are none; NULL: there was none yet */
    const lrel_unit *unit;
    lrel_words words;
    const char *consequence; /* of a value that is not understood */
} lrel_bound_key;

/* All of a source; the row being read changes. */
typedef struct lrel_row {
    const lrel_programme *programme;
    const lrel_source *source;
    uint32_t source_number;
    const lrel_table *table;
    lrel_arena *arena;
    lrel_issues *issues;
    lrel_bound_key keys[LREL_KEY_COUNT];
    lrel_bound_key items[LREL_ITEM_MAX];
    lrel_key count_key; /* the date that releases count on; LREL_KEY_COUNT: none */
    bool is_fallback;   /* ... and not the one that `count:` names */

    int where_column; /* -1: every row is of this source */
    lrel_memo where_cells;
    bool *where_is_ours; /* by cell seen */
    size_t where_capacity;
    int64_t others; /* rows that are not */

    size_t at;      /* in the table */
    int64_t number; /* of the row, as the file counts */
    lrel_text id;   /* that issues name */
    bool *used;     /* what becomes of it */
    lrel_reason *reason;
    lrel_record *record;         /* of a hazard or release, */
    lrel_record_details details; /* of that record, where */
    bool has_details;            /* ... the source states any */
    lrel_fact *fact;             /* or of another role */
    int64_t not_stock[8];        /* records per lrel_class that is not stock */

    lrel_status status;
    lrel_error *err;
} lrel_row;

typedef enum lrel_date_state {
    LREL_DATE_STATE_ABSENT, /* not said, or an empty cell */
    LREL_DATE_STATE_READ,
    LREL_DATE_STATE_UNREADABLE,
    LREL_DATE_STATE_IMPOSSIBLE
} lrel_date_state;

/* columns.c */
/** Finds the columns of all keys.
 * @return LREL_OK or LREL_E_NOT_FOUND, naming the column and the nearest */
LREL_NODISCARD lrel_status lrel_row__bind(lrel_row *row, lrel_error *err);
/** Reports what was not understood, per value. */
LREL_NODISCARD lrel_status lrel_row__report(lrel_row *row, lrel_error *err);
void lrel_row__clear(lrel_row *row);
bool lrel_row__has(const lrel_row *row, lrel_key key);

/** "no column `X`", with the nearest. */
LREL_NODISCARD lrel_status lrel_row__no_column(const lrel_row *row, lrel_text column,
                                               const char *file, int line, int at,
                                               lrel_error *err);

/* values.c: the values of the row. Keys that the source does not say are empty. */
/** What the cell says, as written. */
lrel_text lrel_row__cell(lrel_row *row, lrel_key key);
/** The same, and whether the row says it: what the programme says is written plainly. */
lrel_text lrel_row__value(const lrel_row *row, const lrel_bound_key *key,
                          bool *is_of_row);
lrel_text lrel_row__text(lrel_row *row, lrel_key key);
/** Splits a list of ids into the arena. */
void lrel_row__texts(lrel_row *row, lrel_key key, lrel_text **out, size_t *count);
/** What a coded key says; nothing is counted as missed. */
lrel_meaning lrel_row__meaning(lrel_row *row, lrel_key key, size_t *entry);
/** One code, or -1; counts what is not understood.
 * @param understood  false where the cell says something that no mapping covers */
int lrel_row__code(lrel_row *row, lrel_key key, bool *understood);
lrel_date_state lrel_row__date(lrel_row *row, lrel_key key, lrel_stated_date *out);
/** The same, where a month or a year is no lack of knowledge but a period. */
lrel_date_state lrel_row__period(lrel_row *row, lrel_key key, lrel_stated_date *out);

/** What a cell of @p key should have been that is no date of form @p form, and the form
 * that every cell of the column has, where there is one. Worked out once per key. */
const char *lrel_row__expected_date(lrel_row *row, lrel_bound_key *key, lrel_text form);

/** Of which kind the row's shape is. */
lrel_shape_kind lrel_row__shape(const lrel_row *row);
/** Reads the width of a line, if the row is one, and gives the record its shape where
 * that is land. A line whose width is said to be there and is not, is an issue. */
void lrel_row__place(lrel_row *row, lrel_shape_kind *kind);

/** Adds an issue about the record. */
void lrel_row__issue(lrel_row *row, lrel_issue_kind kind, const char *field,
                     lrel_text value, const char *expected);
/** Sets the record aside; the first reason stands. */
void lrel_row__set_aside(lrel_row *row, lrel_reason reason);

/* numbers.c */
/** A count, area or depth. What is not plain is read where it can be read in one way, and
 * reported; of two readings a depth takes the cautious one. */
lrel_stated_number lrel_row__number(lrel_row *row, lrel_bound_key *key);
/** An amount in @p unit, kept in m2 where it is an area. @p cell is what `value` says,
 * without a flag that the publisher set in front; @p is_of_row as lrel_row__value(). */
lrel_stated_number lrel_row__amount(lrel_row *row, lrel_text cell, bool is_of_row,
                                    lrel_figure_unit unit);

/* where.c: rows that the source's `where` leaves to others. */
LREL_NODISCARD lrel_status lrel_row__bind_where(lrel_row *row, lrel_error *err);
bool lrel_row__is_ours(lrel_row *row);

/* hazard_row.c and release_row.c */
void lrel_row__hazard(lrel_row *row);
void lrel_row__release(lrel_row *row);

/* fact_row.c, and a file per role. */
/** Reads the fact of the row, whose role the source has. */
void lrel_row__fact(lrel_row *row);
/** Its day, judged by the as-of day. @p is_evidence: it counts from the first day that it
 * may have; else not before the last. */
void lrel_row__fact_date(lrel_row *row, bool is_evidence);
/** Sets it aside where the day is beyond the as-of day. */
void lrel_row__see_as_of(lrel_row *row, lrel_date day, const char *field);
/** A set of codes; what is not understood is counted as missed. */
uint32_t lrel_row__codes(lrel_row *row, lrel_key key);
/** Notes that there is no position. */
void lrel_row__need_position(lrel_row *row);
void lrel_row__item(lrel_row *row);
void lrel_row__accident(lrel_row *row);
void lrel_row__coverage(lrel_row *row);
void lrel_row__declaration(lrel_row *row);
void lrel_row__series(lrel_row *row);

#endif

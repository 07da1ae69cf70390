/* SPDX-License-Identifier: Apache-2.0 */
/* auditing.h: what the steps of an audit share: tables taken apart into rows with labels
 * and columns with headings, the findings, and the order of the steps. Begin with
 * audit.c. */
#ifndef LREL_AUDIT_AUDITING_H
#define LREL_AUDIT_AUDITING_H

#include "audit/printed_cell.h"
#include "core/fail.h"
#include "core/memory.h"
#include "landrelease/audit.h"
#include "read/table.h"

/* ---- a table ---- */

/* Years that a label or a heading is about, ends included; 0: it names none. */
typedef struct audit_years {
    int first, last;
} audit_years;

typedef struct audit_figure {
    lrel_exact value;
    uint8_t kind; /* cell_kind */
    uint8_t unit; /* audit_unit, where the cell has one of its own */
    int8_t places;
    bool is_mended; /* what was done is told by reading it again */
} audit_figure;

typedef enum row_role {
    ROW_ABOVE,  /* titles */
    ROW_HEADER, /* also where it is repeated */
    ROW_GROUP,  /* a label alone: what stands below belongs to it */
    ROW_FIGURES,
    ROW_SUBTOTAL,
    ROW_TOTAL,
    ROW_NOTE
} row_role;

typedef struct audit_row {
    uint8_t role;    /* row_role */
    lrel_text label; /* one line: "Battambang", "North-east / Surin" */
    lrel_text key;   /* folded, to be compared */
    audit_years years;
} audit_row;

typedef enum column_use {
    COLUMN_WORDS,  /* labels and comments */
    COLUMN_NUMBER, /* 1, 2, 3 ... */
    COLUMN_FIGURES
} column_use;

typedef struct audit_column {
    uint8_t use;       /* column_use */
    uint8_t unit;      /* audit_unit */
    uint8_t decimal;   /* lrel_decimal */
    bool is_counted;   /* whole numbers of things: nothing to round */
    bool is_derived;   /* a share, a ratio or a change: no column to add */
    bool is_total;     /* by its heading */
    bool is_sum;       /* of others of its row, as it turned out */
    int8_t places;     /* most that stand there */
    size_t cell_count; /* figures in it */
    lrel_text heading; /* one line */
    lrel_text key;     /* folded, without units and notes */
    audit_years years;
} audit_column;

/* A cell that can be read in several ways; the first reading is the one that is used. */
typedef struct audit_doubt {
    size_t row, column;
    printed_cell cell;
    bool is_settled;
    bool is_seen; /* a sum was there to decide */
} audit_doubt;

typedef struct audit_table {
    int number; /* 1 or 2 */
    const char *name;
    lrel_table *grid;
    size_t header_count; /* rows of the header; 0: it has none */
    size_t first_header, first_row;
    audit_row *rows;         /* one for each of the grid */
    audit_column *columns;   /* the same */
    audit_figure *figures;   /* row_count x column_count */
    int label_column;        /* the one that names rows; -1: none */
    lrel_text title;         /* of the rows above the header, the first words */
    audit_years title_years; /* one year or span that the title names */
    struct {
        audit_doubt *at;
        size_t count, capacity;
    } doubts;
    size_t figure_count;
} audit_table;

static inline audit_figure *lrel_audit__figure(const audit_table *table, size_t row,
                                               size_t column)
{
    return &table->figures[row * table->grid->column_count + column];
}

static inline bool lrel_audit__is_figure(const audit_table *table, size_t row,
                                         size_t column)
{
    return lrel_audit__figure(table, row, column)->kind == CELL_FIGURE;
}

/** The first cell in doubt in row @p row or below, of `doubts`. */
size_t lrel_audit__first_doubt(const audit_table *table, size_t row);

static inline bool lrel_audit__adds_up(const audit_column *column)
{
    return column->use == COLUMN_FIGURES && !column->is_derived &&
           column->unit != UNIT_PERCENT;
}

/* ---- findings ---- */

typedef enum finding_kind {
    FINDING_TOTAL_DIFFERS,
    FINDING_ROW_TOTAL_DIFFERS,
    FINDING_SHARE_DIFFERS,
    FINDING_CHANGE_DIFFERS,
    FINDING_CLAIM_FAILS,
    FINDING_IMPROBABLE_ROUNDING,
    FINDING_UNCERTAIN,
    FINDING_WORDS,
    FINDING_UNIT_DOUBTFUL,
    FINDING_ROW_REPEATED,
    FINDING_SHARE_OF_TOTALS,
    FINDING_CATEGORIES_MIXED,
    FINDING_OTHER_UNIT,
    FINDING_CLAIM_UNANSWERED,
    FINDING_OTHER_DIFFERS,
    FINDING_TOTAL_UNCHECKED,
    FINDING_ROUNDED,
    FINDING_MENDED,
    FINDING_MISSING,
    FINDING_FILLED_DOWN,
    FINDING_HEADER,
    FINDING_UNMATCHED,
    FINDING_KIND_COUNT
} finding_kind;

typedef struct audit_finding {
    finding_kind kind;
    int table;
    int64_t row;      /* of the grid; -1: none */
    int column;       /* -1: none */
    const char *text; /* behind the address */
    const char *cell, *label, *heading, *printed;
    const char *recomputed_text, *difference_text;
    int64_t count;
    size_t order;
} audit_finding;

/* Beyond these, findings of one kind are counted and not kept. */
#define FINDINGS_OF_A_KIND 1000

/* A year-on-year change, worked out. */
typedef struct audit_change {
    const char *what;
    int before, after;
    lrel_exact difference, percent;
    int places;
    bool has_percent;
} audit_change;

/* What was looked at in a table, for the paragraph. */
typedef struct audit_counts {
    size_t totals_checked, totals_exact, totals_rounded, totals_wrong;
    size_t row_totals_checked, row_totals_exact, row_totals_rounded, row_totals_wrong;
    size_t shares_checked, shares_wrong, changes_checked, changes_wrong;
} audit_counts;

struct lrel_audit {
    const lrel_context *context;
    lrel_arena *arena;
    audit_table table, other;
    bool has_other;
    struct {
        audit_finding *at;
        size_t count, capacity;
    } findings;
    size_t kind_counts[FINDING_KIND_COUNT];
    struct {
        lrel_audit_claim *at;
        size_t count, capacity;
    } claims;
    struct {
        audit_change *at;
        size_t count, capacity;
    } changes;
    audit_counts counts; /* of the first table */
    size_t rows_matched, cells_compared, cells_differ;
    const char *paragraph;
};

const char *lrel_audit__kind_code(finding_kind kind);
lrel_level lrel_audit__kind_level(finding_kind kind);

/** Adds a finding about a cell (@p column -1: a row, @p row -1: a column) with its
 * sentence. The pointer is good until the next one; NULL where its kind has too many,
 * which is counted. */
LREL_NODISCARD lrel_status lrel_audit__find(lrel_audit *audit, finding_kind kind,
                                            const audit_table *table, int64_t row,
                                            int column, audit_finding **out,
                                            lrel_error *err, const char *format, ...)
    LREL_PRINTF(8, 9);

/** A text of the arena. */
LREL_NODISCARD lrel_status lrel_audit__text(lrel_audit *audit, const char **out,
                                            lrel_error *err, const char *format, ...)
    LREL_PRINTF(4, 5);

/** "Battambang (B5)", for sentences; the whole text is kept short. */
typedef struct audit_name {
    char text[160];
} audit_name;
audit_name lrel_audit__name_cell(const audit_table *table, size_t row, size_t column);
/** "B5". */
audit_name lrel_audit__address(const audit_table *table, int64_t row, int column);
/** The first words of a text, between quotes' reach. */
audit_name lrel_audit__short(lrel_text text);

/** Sorts findings: level, table, row, column. */
void lrel_audit__sort(lrel_audit *audit);

/* ---- the steps ---- */

LREL_NODISCARD lrel_status lrel_audit__open(lrel_audit *audit, const char *path,
                                            const char *sheet, const char *encoding,
                                            audit_table *table, lrel_error *err);
void lrel_audit__close(const lrel_context *context, audit_table *table);

LREL_NODISCARD lrel_status lrel_audit__find_header(lrel_audit *audit, audit_table *table,
                                                   lrel_error *err);
void lrel_audit__find_columns(audit_table *table);
LREL_NODISCARD lrel_status lrel_audit__find_rows(lrel_audit *audit, audit_table *table,
                                                 lrel_error *err);
LREL_NODISCARD lrel_status lrel_audit__read_figures(lrel_audit *audit, audit_table *table,
                                                    lrel_error *err);
LREL_NODISCARD lrel_status lrel_audit__tell_readings(lrel_audit *audit,
                                                     audit_table *table, lrel_error *err);

LREL_NODISCARD lrel_status lrel_audit__totals(lrel_audit *audit, audit_table *table,
                                              bool is_settling, lrel_error *err);
LREL_NODISCARD lrel_status lrel_audit__row_totals(lrel_audit *audit, audit_table *table,
                                                  bool is_settling, lrel_error *err);
LREL_NODISCARD lrel_status lrel_audit__derived(lrel_audit *audit, audit_table *table,
                                               lrel_error *err);
LREL_NODISCARD lrel_status lrel_audit__doubtful_units(lrel_audit *audit,
                                                      audit_table *table,
                                                      lrel_error *err);
LREL_NODISCARD lrel_status lrel_audit__year_on_year(lrel_audit *audit,
                                                    const audit_table *table,
                                                    lrel_error *err);
LREL_NODISCARD lrel_status lrel_audit__compare(lrel_audit *audit, lrel_error *err);
LREL_NODISCARD lrel_status lrel_audit__claims(lrel_audit *audit, const char *path,
                                              const char *encoding, lrel_error *err);
LREL_NODISCARD lrel_status lrel_audit__sum_up(lrel_audit *audit, lrel_error *err);

#endif

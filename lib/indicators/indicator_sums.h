/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_sums.h: everything that indicators divide, added up once: by account, by each
 * way to group, and by year. Areas are added up as whole numbers and divided at the end.
 */
#ifndef LREL_INDICATORS_INDICATOR_SUMS_H
#define LREL_INDICATORS_INDICATOR_SUMS_H

#include "analysis/analysis.h"

/* The ways to group. Two of them are never crossed. */
typedef enum indicator_dim {
    DIM_ALL,
    DIM_OPERATOR, /* what was done: who did it; stock: of the hazard that holds it */
    DIM_ADMIN1,   /* where the land lies */
    DIM_CLASS,    /* of the hazard that holds, or held, the land */
    DIM_NATIONAL_CLASS, /* likewise */
    DIM_ASSET,          /* of releases; one with several is in each: does not add up */
    DIM_COUNT
} indicator_dim;
#define DIM_BIT(dim) (1u << (dim))
#define DIMS_EVERY   ((1u << DIM_COUNT) - 1)
#define DIMS_OF_LAND (DIMS_EVERY & ~DIM_BIT(DIM_ASSET))

/* What counts as a find. */
typedef enum indicator_finds {
    FINDS_AP,
    FINDS_SUBMUNITIONS,
    FINDS_ANY,
    FINDS_COUNT
} indicator_finds;

/* What clearance came to, by one of these definitions. */
typedef enum indicator_outcome {
    OUTCOME_FOUND,
    OUTCOME_ZERO,
    OUTCOME_NOT_STATED,    /* no zero: nobody said so */
    OUTCOME_FOUND_IN_PART, /* found, and other counts are not stated */
    OUTCOME_COUNT
} indicator_outcome;

typedef struct indicator_cell {
    int64_t held[LREL_COLUMN_COUNT]; /* of the land of the group */
    int64_t done[LREL_COLUMN_COUNT]; /* by records of the group */
    int64_t came[2]; /* of CHAs and SHAs: what came into stock less what left */
    /* Clearance tasks by what they came to: */
    int64_t counted[FINDS_COUNT][OUTCOME_COUNT];
    lrel_stated_sum stated[FINDS_COUNT][OUTCOME_COUNT];
    int64_t tasks[FINDS_COUNT][OUTCOME_COUNT];
    /* Clearance records that state their items: */
    int64_t sure_counted[FINDS_COUNT];
    lrel_stated_sum sure_stated[FINDS_COUNT];
    int64_t sure_records[FINDS_COUNT], unsure_records[FINDS_COUNT];
    double items[FINDS_COUNT];
    double spot_items[FINDS_COUNT];
    int64_t drawn, beyond; /* of clearance, in the account of all land */
    int64_t found_inside[LREL_PRODUCT_CLEARED + 1];
    int64_t found_near[LREL_PRODUCT_CLEARED + 1];
    int64_t accidents, accidents_outside;
} indicator_cell;

/* One account and group. */
typedef struct indicator_block {
    int64_t before;          /* its stock before the first period */
    int64_t class_before[2]; /* of that in CHAs, and in SHAs */
    indicator_cell *at[];    /* by period, and behind them all years; NULL: nothing */
} indicator_block;

typedef struct indicator_values {
    lrel_text *at; /* ascending */
    size_t count, capacity;
} indicator_values;

typedef struct indicator_sums {
    const lrel_analysis *a;
    lrel_arena *arena; /* lent */
    uint32_t periods;
    indicator_values values[DIM_COUNT];
    size_t first[DIM_COUNT + 1];   /* of the dimension's values among all */
    indicator_block **blocks;      /* by account, then value; NULL: nothing */
    uint32_t *of_group[DIM_COUNT]; /* by group of land; only for those of holders */
    uint32_t *of_place;
    uint32_t *operator_of_record;
} indicator_sums;

/** Lists the values of every dimension. To be cleared, whatever is returned. */
LREL_NODISCARD lrel_status lrel_indicators__list_values(indicator_sums *sums,
                                                        const lrel_analysis *a,
                                                        lrel_arena *arena,
                                                        lrel_error *err);
void lrel_indicators__clear_sums(indicator_sums *sums);

/** The number of @p text in the dimension; it is one of its values, or UINT32_MAX. */
uint32_t lrel_indicators__find_value(const indicator_sums *sums, indicator_dim dim,
                                     lrel_text text);
/** NULL: there is no such. */
const indicator_block *lrel_indicators__look(const indicator_sums *sums, uint32_t account,
                                             indicator_dim dim, uint32_t value);
/** Made where there is none; NULL: no memory. */
indicator_block *lrel_indicators__block(indicator_sums *sums, uint32_t account,
                                        indicator_dim dim, uint32_t value);
indicator_cell *lrel_indicators__cell(indicator_sums *sums, indicator_block *block,
                                      uint32_t period);

/* Of one record or piece of land: the values that it has, as numbers. */
typedef struct indicator_whose {
    uint32_t value[DIM_COUNT]; /* UINT32_MAX: not part of that dimension */
    uint32_t assets;           /* set over the values of DIM_ASSET */
} indicator_whose;

/** Land of group and place; nobody's record. */
indicator_whose lrel_indicators__whose_land(const indicator_sums *sums, uint32_t group,
                                            uint32_t place);
/** Makes what was done that of record @p record: its operator, and assets. */
void lrel_indicators__set_record(const indicator_sums *sums, size_t record,
                                 indicator_whose *whose);

typedef void (*indicator_add_fn)(indicator_cell *cell, const void *what);
/** Calls @p add for the cells of the period, and of all years, of every group in
 * @p dims that @p whose is of. LREL_PERIOD_BEFORE: for all years alone.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_indicators__add(indicator_sums *sums, uint32_t account,
                                                const indicator_whose *whose,
                                                uint32_t dims, uint32_t period,
                                                indicator_add_fn add, const void *what,
                                                lrel_error *err);

#endif

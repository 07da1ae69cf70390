/* SPDX-License-Identifier: Apache-2.0 */
/* vocabulary.h: the code lists of mine action that files are translated into.
 *
 * Each list is a table of codes in a fixed order; a code's number is its place in the
 * list. Lists and codes follow docs/terms.md. */
#ifndef LREL_MODEL_VOCABULARY_H
#define LREL_MODEL_VOCABULARY_H

#include "core/text.h"

typedef struct lrel_vocabulary {
    const char *name;         /* "hazard_class" */
    const char *const *codes; /* NULL behind the last */
} lrel_vocabulary;

/* The order is the order in which hazards that stand on one piece of land hold it. */
typedef enum lrel_class {
    LREL_CLASS_CHA,
    LREL_CLASS_SHA,
    LREL_CLASS_UNKNOWN,
    LREL_CLASS_INDICATION,
    LREL_CLASS_SPOT,
    LREL_CLASS_STOCKPILE
} lrel_class;

/* Bits of a set are 1u << code. */
typedef enum lrel_contamination {
    LREL_CONTAMINATION_AP,
    LREL_CONTAMINATION_AV,
    LREL_CONTAMINATION_AP_AV_MIXED,
    LREL_CONTAMINATION_IMPROVISED_AP,
    LREL_CONTAMINATION_IMPROVISED_OTHER,
    LREL_CONTAMINATION_CMR,
    LREL_CONTAMINATION_UXO,
    LREL_CONTAMINATION_AXO,
    LREL_CONTAMINATION_IED,
    LREL_CONTAMINATION_BOOBY_TRAP,
    LREL_CONTAMINATION_UNKNOWN,
    LREL_CONTAMINATION_COUNT
} lrel_contamination;

typedef enum lrel_hazard_status {
    LREL_HAZARD_OPEN,
    LREL_HAZARD_WORKED_ON,
    LREL_HAZARD_SUSPENDED,
    LREL_HAZARD_CLOSED,
    LREL_HAZARD_HANDED_OVER,
    LREL_HAZARD_RELEASED,
    LREL_HAZARD_CANCELLED,
    LREL_HAZARD_EXPIRED,
    LREL_HAZARD_INACTIVE,
    LREL_HAZARD_STATUS_UNKNOWN
} lrel_hazard_status;

typedef enum lrel_activity {
    LREL_ACTIVITY_NTS,
    LREL_ACTIVITY_TS,
    LREL_ACTIVITY_CLEARANCE,
    LREL_ACTIVITY_BAC,
    LREL_ACTIVITY_EOD_SPOT,
    LREL_ACTIVITY_COMPLETION,
    LREL_ACTIVITY_HANDOVER,
    LREL_ACTIVITY_PROGRESS,
    LREL_ACTIVITY_CANCELLATION_REPORT,
    LREL_ACTIVITY_POST_CLEARANCE,
    LREL_ACTIVITY_STOCKPILE_DESTRUCTION,
    LREL_ACTIVITY_ROAD_ASSESSMENT,
    LREL_ACTIVITY_ROAD_VERIFICATION,
    LREL_ACTIVITY_ROAD_CLEARANCE
} lrel_activity;

typedef enum lrel_acceptance {
    LREL_ACCEPTANCE_DRAFT,
    LREL_ACCEPTANCE_SUBMITTED,
    LREL_ACCEPTANCE_OPERATOR_COMPLETED,
    LREL_ACCEPTANCE_QA_PASSED,
    LREL_ACCEPTANCE_HANDED_OVER,
    LREL_ACCEPTANCE_REJECTED
} lrel_acceptance;

typedef enum lrel_geometry_kind {
    LREL_GEOMETRY_SURVEYED_POLYGON,
    LREL_GEOMETRY_TRAVERSE_POLYGON,
    LREL_GEOMETRY_DIGITISED,
    LREL_GEOMETRY_LINE_WITH_WIDTH,
    LREL_GEOMETRY_CIRCLE_FROM_AREA,
    LREL_GEOMETRY_POINT_ONLY,
    LREL_GEOMETRY_NONE,
    LREL_GEOMETRY_BOX_GRID
} lrel_geometry_kind;

/* IMSMA's point types; what a point of a site is for. */
typedef enum lrel_point_type {
    LREL_POINT_REFERENCE, /* a landmark from which the site is found */
    LREL_POINT_BENCHMARK, /* fixed, just outside: survey begins there */
    LREL_POINT_START,     /* the first of the perimeter */
    LREL_POINT_TURNING,
    LREL_POINT_INTERMEDIATE,
    LREL_POINT_END,
    LREL_POINT_EVIDENCE, /* inside */
    LREL_POINT_USAGE_TARGET,
    LREL_POINT_USAGE_INTENDED,
    LREL_POINT_USAGE_FIRING,
    LREL_POINT_VIEW /* outside: from there the hazard was seen */
} lrel_point_type;

/** Whether points of that type are of the perimeter. */
bool lrel_point_is_of_perimeter(int point_type);

/** A shape that nobody surveyed: it shows where, not what land. */
bool lrel_geometry_is_synthetic(int geometry_kind);

/* What a published figure measures. Amounts of a day come first, then those of a period;
 * see lrel_measure_is_of_day(). */
typedef enum lrel_measure {
    LREL_MEASURE_STOCK,
    LREL_MEASURE_DECLARED,
    LREL_MEASURE_NEWLY_RECORDED,
    LREL_MEASURE_RESURVEY,
    LREL_MEASURE_CANCELLED,
    LREL_MEASURE_REDUCED,
    LREL_MEASURE_CLEARED,
    LREL_MEASURE_RELEASED,
    LREL_MEASURE_ZERO_FIND,
    LREL_MEASURE_TASKS,
    LREL_MEASURE_ITEMS,
    LREL_MEASURE_ACCIDENTS,
    LREL_MEASURE_KILLED,
    LREL_MEASURE_INJURED,
    LREL_MEASURE_FUNDING,
    LREL_MEASURE_COST
} lrel_measure;

/* House conventions of published tables, docs/programme.md. */
typedef enum lrel_value_flag {
    LREL_FLAG_REPORTED,
    LREL_FLAG_ESTIMATE,
    LREL_FLAG_NOT_REPORTED,
    LREL_FLAG_NOT_APPLICABLE,
    LREL_FLAG_ZERO,
    LREL_FLAG_DERIVED
} lrel_value_flag;

typedef enum lrel_figure_unit {
    LREL_FIGURE_M2,
    LREL_FIGURE_HA,
    LREL_FIGURE_KM2,
    LREL_FIGURE_ACRE,
    LREL_FIGURE_N, /* how many */
    LREL_FIGURE_USD,
    LREL_FIGURE_EUR
} lrel_figure_unit;

extern const lrel_vocabulary lrel_vocabulary_role; /* order of lrel_role */
extern const lrel_vocabulary lrel_vocabulary_class;
extern const lrel_vocabulary lrel_vocabulary_contamination;
extern const lrel_vocabulary lrel_vocabulary_status;
extern const lrel_vocabulary
    lrel_vocabulary_status_reason;                    /* released, resurveyed, ... */
extern const lrel_vocabulary lrel_vocabulary_product; /* order of lrel_product */
extern const lrel_vocabulary lrel_vocabulary_activity;
extern const lrel_vocabulary lrel_vocabulary_method;
extern const lrel_vocabulary lrel_vocabulary_asset; /* manual, mechanical, dog, rat */
extern const lrel_vocabulary lrel_vocabulary_acceptance;
extern const lrel_vocabulary lrel_vocabulary_item;
extern const lrel_vocabulary lrel_vocabulary_use_after;
extern const lrel_vocabulary lrel_vocabulary_origin; /* legacy, recent_use, unknown */
extern const lrel_vocabulary lrel_vocabulary_geometry_kind;
extern const lrel_vocabulary lrel_vocabulary_point_type;   /* order of lrel_point_type */
extern const lrel_vocabulary lrel_vocabulary_find_context; /* clearance, survey, ... */
extern const lrel_vocabulary lrel_vocabulary_yes_no;       /* no is 0, yes is 1 */
extern const lrel_vocabulary lrel_vocabulary_coverage;     /* surveyed, partly, ... */
extern const lrel_vocabulary lrel_vocabulary_measure;
extern const lrel_vocabulary lrel_vocabulary_basis; /* actual, target */
extern const lrel_vocabulary lrel_vocabulary_value_flag;
extern const lrel_vocabulary lrel_vocabulary_source_kind;
extern const lrel_vocabulary lrel_vocabulary_figure_unit;

/** Whether @p measure is an amount of a day (a stock); the others are of a period. */
bool lrel_measure_is_of_day(int measure);

/** The number of the code @p text, compared without case; -1 where the list has none. */
int lrel_vocabulary_find(const lrel_vocabulary *vocabulary, lrel_text text);
/** The code with number @p code; "" where there is none. */
const char *lrel_vocabulary_name(const lrel_vocabulary *vocabulary, int code);
/** How many codes. */
int lrel_vocabulary_count(const lrel_vocabulary *vocabulary);

/** Room that lrel_vocabulary_join() needs for any set of any list. */
#define LREL_VOCABULARY_JOINED_MAX 512

/** Writes the codes of @p set, joined by "+", without a NUL. @return how many bytes */
size_t lrel_vocabulary_join(const lrel_vocabulary *vocabulary, uint32_t set,
                            char out[LREL_VOCABULARY_JOINED_MAX]);

#endif

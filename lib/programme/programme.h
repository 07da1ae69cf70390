/* SPDX-License-Identifier: Apache-2.0 */
/* programme.h: what the programme file says: sources and their mappings, boundaries,
 * rules.
 *
 * The keys stand in one table (keys.c): the parser, the hints and docs/programme.md
 * follow it. All text is as written. */
#ifndef LREL_PROGRAMME_PROGRAMME_H
#define LREL_PROGRAMME_PROGRAMME_H

#include "bridge/postgis_place.h"
#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"
#include "core/typed_number.h"
#include "landrelease/coordinate.h"
#include "landrelease/date.h"
#include "model/record.h"

/* One entry of `values:`: a cell's text and the code it stands for. */
typedef struct lrel_value_pair {
    lrel_text cell;   /* as written */
    lrel_text folded; /* as cells are compared, see bridge/unicode.h */
    lrel_text code;   /* the code or text it stands for, "" for several */
    uint32_t set;     /* codes, for keys that have a vocabulary */
} lrel_value_pair;

/* What a mapping key says: where a value comes from and how to read it. */
typedef struct lrel_mapping {
    bool is_set;
    lrel_text column; /* "" where constant */
    bool has_constant;
    lrel_text constant;    /* `const:`; "" for several codes */
    uint32_t constant_set; /* its codes, for keys that have a vocabulary */
    bool has_fallback;
    lrel_text fallback; /* `default:`, for empty cells */
    uint32_t fallback_set;
    lrel_text unit;       /* `unit:` */
    lrel_text form;       /* `form:`; "" is ISO */
    lrel_text split;      /* `split:` */
    lrel_decimal decimal; /* `decimal:` */
    const lrel_value_pair *values;
    size_t value_count;
    const char *file; /* the programme or mapping file that says it, */
    int line;         /* and where */
    int column_at;
} lrel_mapping;

/* The mapping keys of a source. */
typedef enum lrel_key {
    LREL_KEY_ID,
    LREL_KEY_REGISTER,
    LREL_KEY_CONTAMINATION,
    LREL_KEY_OPERATOR,
    LREL_KEY_PLACE,
    LREL_KEY_FROM,
    LREL_KEY_TO,
    LREL_KEY_AREA,
    LREL_KEY_GEOMETRY_KIND,
    LREL_KEY_WIDTH,
    LREL_KEY_POINT_TYPE,
    /* hazard */
    LREL_KEY_CLASS,
    LREL_KEY_NATIONAL_CLASS,
    LREL_KEY_STATUS,
    LREL_KEY_REASON,
    LREL_KEY_VERSION,
    LREL_KEY_DATE_OF_INFORMATION,
    LREL_KEY_REPLACES,
    LREL_KEY_AREA_ESTIMATED,
    LREL_KEY_AREA_REMAINING,
    LREL_KEY_AREA_PROCESSED,
    LREL_KEY_ORIGIN,
    /* release */
    LREL_KEY_HAZARD,
    LREL_KEY_TASK,
    LREL_KEY_PRODUCT,
    LREL_KEY_ACTIVITY,
    LREL_KEY_METHOD,
    LREL_KEY_ASSETS,
    LREL_KEY_PARTNER,
    LREL_KEY_DONOR,
    LREL_KEY_ACCEPTED,
    LREL_KEY_HANDED_OVER,
    LREL_KEY_ACCEPTANCE,
    LREL_KEY_DEPTH,
    LREL_KEY_DEPTH_REQUIRED,
    LREL_KEY_USE_AFTER,
    LREL_KEY_BENEFICIARIES,
    /* facts: what stands beside the account */
    LREL_KEY_DATE,
    LREL_KEY_CATEGORY,
    LREL_KEY_CONTEXT,
    LREL_KEY_MODEL,
    LREL_KEY_QUANTITY,
    LREL_KEY_RELEASE,
    LREL_KEY_CONDITION,
    LREL_KEY_DISPOSAL,
    LREL_KEY_DEMINING,
    LREL_KEY_KILLED,
    LREL_KEY_INJURED,
    LREL_KEY_COVERAGE_STATUS,
    LREL_KEY_DECLARED_STATUS,
    LREL_KEY_DECLARED_BY,
    LREL_KEY_LEVEL,
    LREL_KEY_MEASURE,
    LREL_KEY_VALUE,
    LREL_KEY_UNIT,
    LREL_KEY_BASIS,
    LREL_KEY_FLAG,
    LREL_KEY_ACCOUNT,
    LREL_KEY_DEFINITION,
    LREL_KEY_CITATION,
    LREL_KEY_SOURCE_KIND,
    LREL_KEY_NOTE,
    LREL_KEY_COUNT
} lrel_key;

/* `where:` which rows of the file the source is made of. */
typedef struct lrel_where {
    lrel_text column; /* "": all rows */
    lrel_text *cells; /* folded, as cells are compared */
    size_t cell_count;
    const char *file; /* that says it, */
    int line;         /* and where */
    int column_at;
} lrel_where;

/* From which north bearings are counted. */
typedef enum lrel_north {
    LREL_NORTH_NOT_STATED,
    LREL_NORTH_TRUE,
    LREL_NORTH_GRID,
    LREL_NORTH_MAGNETIC
} lrel_north;

/* `geometry: {traverse: }`: the perimeter is told by bearings and distances. */
typedef struct lrel_traverse {
    bool is_set;
    lrel_text
        bearing; /* column; with # in it a column per leg: BEARING1, BEARING2, ... */
    lrel_text distance;   /* likewise */
    lrel_text point;      /* column with the number by which rows are ordered; "": none */
    lrel_text from_point; /* column with that of the point where a leg begins; "": none */
    lrel_text unit;       /* of distances */
    lrel_north north;
    bool has_declination;
    double declination_deg; /* of the needle, east of true north */
    bool returns;           /* the last leg leads back to the start */
    bool is_bowditch;       /* ... and what it misses is spread over the legs */
} lrel_traverse;

typedef struct lrel_source {
    lrel_text path; /* as written; of a table of a database "postgis:SERVICE/TABLE" */
    char *file;     /* resolved against the programme file; NULL: a table */
    const lrel_postgis_place *postgis; /* NULL: a file */
    const char *mapping_file;          /* likewise; NULL: none */
    lrel_text layer;
    lrel_role role;
    lrel_text name; /* default: the path as written */
    lrel_text crs;
    lrel_text operation;
    lrel_text encoding;
    int header_row;  /* the row with the names, as the file numbers it; 0: to be found */
    int header_rows; /* 1 or 2 */
    bool has_complete_to;
    lrel_date complete_to;
    double accuracy_m;    /* of its borders; 5 where not said */
    double fade_out_m;    /* of survey boxes */
    lrel_text wkt_column; /* geometry: {wkt: geom} */
    lrel_text lon_column; /* geometry: {lon: X, lat: Y}; with # a column per point */
    lrel_text lat_column;
    lrel_text
        coordinates_column; /* geometry: {coordinates: C, order: lat_lon}; likewise */
    lrel_coordinate_order order;
    lrel_traverse traverse;
    lrel_mapping keys[LREL_KEY_COUNT];
    lrel_mapping items[LREL_ITEM_MAX]; /* per item category */
    lrel_where where;
    int line;
} lrel_source;

/** Whether a column is one of many, with their numbers in place of a #. */
static inline bool lrel_is_numbered(lrel_text column)
{
    return column.length > 0 && memchr(column.at, '#', column.length) != NULL;
}

/** Whether a row of @p source has its points by coordinates in numbered columns. */
static inline bool lrel_source_has_numbered_points(const lrel_source *source)
{
    return lrel_is_numbered(source->lon_column) ||
           lrel_is_numbered(source->coordinates_column);
}

/** Whether each of them has a column that says what it is for. */
static inline bool lrel_source_has_numbered_types(const lrel_source *source)
{
    const lrel_mapping *type = &source->keys[LREL_KEY_POINT_TYPE];

    return lrel_source_has_numbered_points(source) && type->is_set &&
           lrel_is_numbered(type->column);
}

/** Whether the points of @p source become perimeters (docs/methods/traverse.md). */
static inline bool lrel_source_has_perimeters(const lrel_source *source)
{
    return source->traverse.is_set || lrel_source_has_numbered_points(source);
}

typedef struct lrel_boundary_source {
    lrel_text path;
    char *file;
    lrel_text layer;
    lrel_text level;  /* admin1, admin2, ... */
    int level_number; /* 1 - 9 */
    lrel_text code;   /* column */
    lrel_text name;   /* column, may be "" */
    lrel_text crs;
    lrel_text operation;
    lrel_text encoding;
    lrel_text edition; /* of the units, as the programme says it */
    int line;
} lrel_boundary_source;

typedef struct lrel_account {
    lrel_text name;
    uint32_t contamination; /* set of lrel_contamination */
} lrel_account;

typedef enum lrel_period_kind {
    LREL_PERIOD_YEAR,
    LREL_PERIOD_QUARTER,
    LREL_PERIOD_MONTH
} lrel_period_kind;
typedef enum lrel_count {
    LREL_COUNT_ACCEPTED,
    LREL_COUNT_COMPLETED,
    LREL_COUNT_HANDED_OVER
} lrel_count;

/* Groups that tables can be broken down by. */
typedef enum lrel_by {
    LREL_BY_PRODUCT,
    LREL_BY_OPERATOR,
    LREL_BY_PARTNER,
    LREL_BY_DONOR,
    LREL_BY_ACTIVITY,
    LREL_BY_ASSET,
    LREL_BY_CLASS,
    LREL_BY_CONTAMINATION,
    LREL_BY_NATIONAL_CLASS,
    LREL_BY_SOURCE,
    LREL_BY_ADMIN1, /* ADMIN1 + n - 1 is level n, to 9 */
    LREL_BY_ADMIN9 = LREL_BY_ADMIN1 + 8,
    LREL_BY_COUNT
} lrel_by;
/* "product", "admin1", ... */
const char *lrel_by_name(lrel_by by);
/* Levels of units. */
#define LREL_LEVEL_MAX 9

/* What open hazards are ordered by. */
typedef enum lrel_focus_term {
    LREL_FOCUS_DENSITY,
    LREL_FOCUS_ACCIDENTS,
    LREL_FOCUS_ITEMS,
    LREL_FOCUS_EXPOSURE,
    LREL_FOCUS_TERMS
} lrel_focus_term;
/* "density", ... */
const char *lrel_focus_term_name(lrel_focus_term term);

/* Where people live, walk or work: a layer that the programme gives. */
typedef struct lrel_focus_layer {
    lrel_text path;
    char *file;
    lrel_text layer;
    lrel_text name; /* default: the path */
    lrel_text crs;
    lrel_text operation;
    lrel_text encoding;
    double weight; /* among the layers */
    int line;
} lrel_focus_layer;

/* `focus:` how open hazards are ordered, and what is suggested for each. */
typedef struct lrel_focus_rules {
    double weights[LREL_FOCUS_TERMS];
    bool has_threshold;
    double threshold_per_ha; /* items; not said: the mean of what was cleared */
    double distance_m;       /* as far as anything is near */
    char *priorities_file;   /* resolved; NULL: none */
    lrel_text priorities;    /* as the programme says it */
    lrel_focus_layer *layers;
    size_t layer_count;
} lrel_focus_rules;

/* Of the reasons for which records are set aside, those that do not hold. No file says
 * so: it is how a run asks what each of them costs (run/choices.h). */
typedef struct lrel_waiver {
    uint32_t reasons[LREL_ROLE_RELEASE + 1]; /* sets of lrel_reason, by role */
    int product;          /* of a release whose own is not understood */
    bool borrows_nothing; /* releases without a shape explain no closure */
} lrel_waiver;

/* What a forecast assumes of the years to come: factors on what past years had. */
typedef struct lrel_scenario {
    lrel_text name;
    double survey_capacity;    /* on what is cancelled and reduced */
    double clearance_capacity; /* on what is cleared */
    double new_land;           /* on what is recorded */
    bool follows_targets;      /* in place of past release: what is planned */
} lrel_scenario;

/* The one that is always there, and first. */
#define LREL_SCENARIO_AS_BEFORE "as before"

typedef struct lrel_forecast_rules {
    uint64_t seed;
    size_t draws;
    size_t years; /* the last so many are drawn from */
    lrel_scenario *scenarios;
    size_t scenario_count;
} lrel_forecast_rules;

typedef struct lrel_programme {
    const lrel_context *context;
    lrel_arena *arena;
    char *file; /* the programme file as given */
    lrel_text title;
    lrel_text authority;
    lrel_date as_of; /* said, or the earliest complete_to */
    bool has_deadline;
    lrel_date deadline;
    lrel_forecast_rules forecast;
    lrel_period_kind period;
    lrel_by by[LREL_BY_COUNT];
    size_t by_count;
    lrel_count count;
    bool before_hazard_reference; /* `before_hazard: reference` */
    bool closes_edge;             /* `edge: close_with_hazard` */
    bool goes_by_stated_place;    /* `place: stated` */
    bool replays_updates;         /* `updates: date_of_information` */
    bool has_min_depth;
    double min_depth_cm;
    bool has_buffer; /* `indicators: {buffer_m: }` */
    double buffer_m; /* around points, in metres */
    uint32_t stock; /* set of lrel_class that count as stock; default cha, sha, unknown */
    bool has_grid;
    double grid_lon_deg;
    double grid_lat_deg;
    /* Files of corrections, in the order in which they are applied. */
    struct {
        const char *path; /* resolved */
        lrel_text said;   /* as the programme says it */
    } * corrections;
    size_t correction_count;
    const char *operators_file; /* resolved; NULL: none */
    const char *places_file;    /* likewise */
    lrel_waiver waiver;
    lrel_text boundary_note;
    lrel_account accounts[LREL_ACCOUNT_MAX]; /* default: ap_mine, cmr, other, unknown */
    uint32_t account_count;
    uint32_t unknown_account; /* the one with contamination `unknown`; always there */
    lrel_source *sources;
    size_t source_count;
    lrel_boundary_source *boundaries;
    size_t boundary_count;
    lrel_focus_rules focus;
} lrel_programme;

/** Reads the programme file @p path and the mapping files it names.
 *
 * Everything is decided before any data is read: unknown keys (with line, column and the
 * nearest key), keys of another role, codes that are in no list, dates, duplicate names.
 *
 * @param out  receives a new programme, to be freed with lrel_programme_free()
 * @return LREL_OK, LREL_E_NOT_FOUND, LREL_E_READ, LREL_E_LIMIT, LREL_E_PROGRAMME
 *         ("file:line:column: reason") or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_programme_read(const lrel_context *context,
                                               const char *path, lrel_programme **out,
                                               lrel_error *err);

/** Whether tables can be grouped by @p by: an admin level needs a boundary that has it.
 */
bool lrel_programme_has_group(const lrel_programme *programme, lrel_by by);
/** Why they cannot, as one sentence without a full stop. */
typedef struct lrel_no_level {
    char text[192];
} lrel_no_level;
lrel_no_level lrel_programme_no_level(const lrel_programme *programme, lrel_by by);

/** Whether a source says when its hazards' reports were informed of. */
bool lrel_programme_has_updates(const lrel_programme *programme);
/** Whether records of @p role are used though @p reason speaks against it. */
static inline bool lrel_programme_waives(const lrel_programme *programme, lrel_role role,
                                         lrel_reason reason)
{
    return role <= LREL_ROLE_RELEASE && programme->waiver.reasons[role] >> reason & 1;
}

/** Frees @p programme, which may be NULL. */
void lrel_programme_free(lrel_programme *programme);

#endif

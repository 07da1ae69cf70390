/* SPDX-License-Identifier: Apache-2.0 */
/* keys.h: every word that a programme file may say, in tables. The parser, its hints and
 * docs/programme.md follow them; there is no other list. */
#ifndef LREL_PROGRAMME_KEYS_H
#define LREL_PROGRAMME_KEYS_H

#include "model/vocabulary.h"
#include "programme/programme.h"

/* What a mapping key holds. */
typedef enum lrel_value_type {
    LREL_VALUE_TEXT,   /* as written */
    LREL_VALUE_TEXTS,  /* one or more ids */
    LREL_VALUE_CODE,   /* one code of a vocabulary */
    LREL_VALUE_CODES,  /* one or more */
    LREL_VALUE_DATE,   /* by its `form:` */
    LREL_VALUE_NUMBER, /* how many */
    LREL_VALUE_AREA,   /* in m2, or as `unit:` says */
    LREL_VALUE_DEPTH,  /* in cm, or as `unit:` says */
    LREL_VALUE_WIDTH,  /* in m, or as `unit:` says */
    LREL_VALUE_AMOUNT, /* with the unit that `unit:` or the key `unit` says */
    LREL_VALUE_TYPE_COUNT
} lrel_value_type;

/* One of the keys that say where a record's values come from. */
typedef struct lrel_key_info {
    const char *name;
    uint32_t roles; /* set of lrel_role */
    lrel_value_type type;
    const lrel_vocabulary *vocabulary; /* of LREL_VALUE_CODE and LREL_VALUE_CODES */
    const char *meaning;
} lrel_key_info;

const lrel_key_info *lrel_key_info_of(lrel_key key);
/** The key that a source of @p role calls @p name, or -1. */
int lrel_key_find(lrel_text name, lrel_role role);
/** The roles that have a key called @p name. */
uint32_t lrel_key_roles(lrel_text name);
#define LREL_ROLES_ALL ((1u << LREL_ROLE_COUNT) - 1)
/** "text", "date", ... as docs/programme.md has it. */
const char *lrel_value_type_name(lrel_value_type type);
/** How an item count is read; its name is its category. */
lrel_key_info lrel_item_key_info(int category);

/* A word of a fixed place in the file. */
typedef struct lrel_word {
    const char *name;
    const char *value; /* what it takes: "date", "file", ... */
    bool is_required;
    const char *meaning;
} lrel_word;

/* The words of one place; a word's number is its place in the list. */
typedef struct lrel_word_list {
    const char *place; /* "the programme" */
    const lrel_word *words;
    int count;
} lrel_word_list;

/** The number of the word called @p name, or -1. */
int lrel_word_find(const lrel_word_list *list, lrel_text name);

enum {
    LREL_SAYS_PROGRAMME,
    LREL_SAYS_AUTHORITY,
    LREL_SAYS_AS_OF,
    LREL_SAYS_DEADLINE,
    LREL_SAYS_FORECAST,
    LREL_SAYS_PERIOD,
    LREL_SAYS_BY,
    LREL_SAYS_COUNT,
    LREL_SAYS_SOURCES,
    LREL_SAYS_BOUNDARIES,
    LREL_SAYS_CORRECTIONS,
    LREL_SAYS_OPERATORS,
    LREL_SAYS_PLACES,
    LREL_SAYS_PLACE,
    LREL_SAYS_ACCOUNTS,
    LREL_SAYS_STOCK,
    LREL_SAYS_GRID,
    LREL_SAYS_MIN_DEPTH_CM,
    LREL_SAYS_BEFORE_HAZARD,
    LREL_SAYS_UPDATES,
    LREL_SAYS_EDGE,
    LREL_SAYS_INDICATORS,
    LREL_SAYS_BOUNDARY_NOTE,
    LREL_SAYS_FOCUS,
    LREL_SAYS_END
};
extern const lrel_word_list lrel_programme_words;

enum {
    LREL_FOCUS_SAYS_WEIGHTS,
    LREL_FOCUS_SAYS_THRESHOLD_PER_HA,
    LREL_FOCUS_SAYS_DISTANCE_M,
    LREL_FOCUS_SAYS_EXPOSURE,
    LREL_FOCUS_SAYS_PRIORITIES,
    LREL_FOCUS_SAYS_END
};
extern const lrel_word_list lrel_focus_words;
/* In order of lrel_focus_term. */
extern const lrel_word_list lrel_focus_weight_words;

enum {
    LREL_EXPOSURE_PATH,
    LREL_EXPOSURE_LAYER,
    LREL_EXPOSURE_NAME,
    LREL_EXPOSURE_WEIGHT,
    LREL_EXPOSURE_CRS,
    LREL_EXPOSURE_OPERATION,
    LREL_EXPOSURE_ENCODING,
    LREL_EXPOSURE_END
};
extern const lrel_word_list lrel_exposure_words;

enum {
    LREL_SOURCE_PATH,
    LREL_SOURCE_POSTGIS,
    LREL_SOURCE_LAYER,
    LREL_SOURCE_ROLE,
    LREL_SOURCE_NAME,
    LREL_SOURCE_COMPLETE_TO,
    LREL_SOURCE_CRS,
    LREL_SOURCE_OPERATION,
    LREL_SOURCE_ACCURACY_M,
    LREL_SOURCE_FADE_OUT_M,
    LREL_SOURCE_ENCODING,
    LREL_SOURCE_HEADER,
    LREL_SOURCE_MAPPING,
    LREL_SOURCE_GEOMETRY,
    LREL_SOURCE_ITEMS,
    LREL_SOURCE_WHERE,
    LREL_SOURCE_END
};
extern const lrel_word_list lrel_source_words;
/* From here on, source words may stand in a mapping file as well. */
#define LREL_SOURCE_SHARED LREL_SOURCE_GEOMETRY

enum {
    LREL_BOUNDARY_PATH,
    LREL_BOUNDARY_LAYER,
    LREL_BOUNDARY_LEVEL,
    LREL_BOUNDARY_CODE,
    LREL_BOUNDARY_NAME,
    LREL_BOUNDARY_CRS,
    LREL_BOUNDARY_OPERATION,
    LREL_BOUNDARY_ENCODING,
    LREL_BOUNDARY_EDITION,
    LREL_BOUNDARY_END
};
extern const lrel_word_list lrel_boundary_words;

enum {
    LREL_MAPPING_COLUMN,
    LREL_MAPPING_VALUES,
    LREL_MAPPING_FORM,
    LREL_MAPPING_UNIT,
    LREL_MAPPING_SPLIT,
    LREL_MAPPING_DEFAULT,
    LREL_MAPPING_CONST,
    LREL_MAPPING_DECIMAL,
    LREL_MAPPING_END
};
extern const lrel_word_list lrel_mapping_words;

enum {
    LREL_GEOMETRY_SAYS_WKT,
    LREL_GEOMETRY_SAYS_LON,
    LREL_GEOMETRY_SAYS_LAT,
    LREL_GEOMETRY_SAYS_COORDINATES,
    LREL_GEOMETRY_SAYS_ORDER,
    LREL_GEOMETRY_SAYS_TRAVERSE,
    LREL_GEOMETRY_SAYS_END
};
extern const lrel_word_list lrel_geometry_words;

enum {
    LREL_TRAVERSE_BEARING,
    LREL_TRAVERSE_DISTANCE,
    LREL_TRAVERSE_POINT,
    LREL_TRAVERSE_FROM_POINT,
    LREL_TRAVERSE_UNIT,
    LREL_TRAVERSE_NORTH,
    LREL_TRAVERSE_DECLINATION,
    LREL_TRAVERSE_RETURNS,
    LREL_TRAVERSE_CLOSE,
    LREL_TRAVERSE_END
};
extern const lrel_word_list lrel_traverse_words;

enum {
    LREL_POSTGIS_SAYS_SERVICE,
    LREL_POSTGIS_SAYS_ENVIRONMENT,
    LREL_POSTGIS_SAYS_TABLE,
    LREL_POSTGIS_SAYS_SHAPE,
    LREL_POSTGIS_SAYS_END
};
extern const lrel_word_list lrel_postgis_words;

enum { LREL_WHERE_COLUMN, LREL_WHERE_VALUES, LREL_WHERE_END };
extern const lrel_word_list lrel_where_words;

enum {
    LREL_FORECAST_SAYS_SEED,
    LREL_FORECAST_SAYS_DRAWS,
    LREL_FORECAST_SAYS_YEARS,
    LREL_FORECAST_SAYS_SCENARIOS,
    LREL_FORECAST_SAYS_END
};
extern const lrel_word_list lrel_forecast_words;

enum {
    LREL_SCENARIO_NAME,
    LREL_SCENARIO_SURVEY_CAPACITY,
    LREL_SCENARIO_CLEARANCE_CAPACITY,
    LREL_SCENARIO_NEW_LAND,
    LREL_SCENARIO_TARGETS,
    LREL_SCENARIO_END
};
extern const lrel_word_list lrel_scenario_words;

enum { LREL_GRID_LON, LREL_GRID_LAT, LREL_GRID_END };
extern const lrel_word_list lrel_grid_words;

enum { LREL_INDICATORS_BUFFER_M, LREL_INDICATORS_END };
extern const lrel_word_list lrel_indicator_words;

#endif

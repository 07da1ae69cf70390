/* SPDX-License-Identifier: Apache-2.0 */
/* keys.c: the words of a programme file. tests/programme/test_keys.c holds
 * docs/programme.md to these tables, line by line. */
#include "programme/keys.h"

#include <assert.h>

#define HAZARD  (1u << LREL_ROLE_HAZARD)
#define RELEASE (1u << LREL_ROLE_RELEASE)
#define BOTH    (HAZARD | RELEASE)

static const lrel_key_info keys[LREL_KEY_COUNT] = {
    [LREL_KEY_ID] = {"id", BOTH, LREL_VALUE_TEXT, NULL,
                     "the record's id in its register"},
    [LREL_KEY_REGISTER] = {"register", HAZARD, LREL_VALUE_TEXT, NULL,
                           "whose ids these are; sources of one register share hazards "
                           "(default: the source)"},
    [LREL_KEY_CONTAMINATION] =
        {"contamination", BOTH, LREL_VALUE_CODES, &lrel_vocabulary_contamination,
         "what is in the ground, or what was looked for and released"},
    [LREL_KEY_OPERATOR] = {"operator", BOTH, LREL_VALUE_TEXT, NULL,
                           "who surveyed or cleared it"},
    [LREL_KEY_PLACE] = {"place", BOTH, LREL_VALUE_TEXT, NULL, "place code as stated"},
    [LREL_KEY_FROM] = {"from", BOTH, LREL_VALUE_DATE, NULL,
                       "hazard: established; release: start of work"},
    [LREL_KEY_TO] = {"to", BOTH, LREL_VALUE_DATE, NULL,
                     "hazard: closed; release: end of work"},
    [LREL_KEY_AREA] = {"area", BOTH, LREL_VALUE_AREA, NULL, "area as stated"},
    [LREL_KEY_GEOMETRY_KIND] =
        {"geometry_kind", BOTH, LREL_VALUE_CODE, &lrel_vocabulary_geometry_kind,
         "how the shape came about; shapes that nobody surveyed stand "
         "beside the total"},
    [LREL_KEY_CLASS] = {"class", HAZARD, LREL_VALUE_CODE, &lrel_vocabulary_class,
                        "suspected, confirmed, or no stock"},
    [LREL_KEY_NATIONAL_CLASS] = {"national_class", HAZARD, LREL_VALUE_TEXT, NULL,
                                 "class in the country's own words"},
    [LREL_KEY_STATUS] = {"status", HAZARD, LREL_VALUE_CODE, &lrel_vocabulary_status,
                         "what the register says of it today"},
    [LREL_KEY_REASON] = {"reason", HAZARD, LREL_VALUE_CODE,
                         &lrel_vocabulary_status_reason, "why it has that status"},
    [LREL_KEY_VERSION] = {"version", HAZARD, LREL_VALUE_TEXT, NULL,
                          "rows of one id are versions, in order of `from`, then this"},
    [LREL_KEY_REPLACES] = {"replaces", HAZARD, LREL_VALUE_TEXTS, NULL,
                           "ids of hazards whose place it takes (merged, split)"},
    [LREL_KEY_AREA_ESTIMATED] = {"area_estimated", HAZARD, LREL_VALUE_AREA, NULL,
                                 "area as estimated when it was reported"},
    [LREL_KEY_AREA_REMAINING] = {"area_remaining", HAZARD, LREL_VALUE_AREA, NULL,
                                 "area that the register says is left"},
    [LREL_KEY_AREA_PROCESSED] = {"area_processed", HAZARD, LREL_VALUE_AREA, NULL,
                                 "area that the register says is done"},
    [LREL_KEY_ORIGIN] = {"origin", HAZARD, LREL_VALUE_CODE, &lrel_vocabulary_origin,
                         "old contamination or recent use"},
    [LREL_KEY_HAZARD] = {"hazard", RELEASE, LREL_VALUE_TEXTS, NULL,
                         "ids of the hazards it names"},
    [LREL_KEY_TASK] = {"task", RELEASE, LREL_VALUE_TEXT, NULL,
                       "task that its reports belong to"},
    [LREL_KEY_PRODUCT] = {"product", RELEASE, LREL_VALUE_CODE, &lrel_vocabulary_product,
                          "cancelled, reduced or cleared; required"},
    [LREL_KEY_ACTIVITY] = {"activity", RELEASE, LREL_VALUE_CODE,
                           &lrel_vocabulary_activity,
                           "what was done; `eod_spot` never releases land"},
    [LREL_KEY_METHOD] = {"method", RELEASE, LREL_VALUE_CODE, &lrel_vocabulary_method,
                         "how it was done"},
    [LREL_KEY_ASSETS] = {"assets", RELEASE, LREL_VALUE_CODES, &lrel_vocabulary_asset,
                         "what worked there"},
    [LREL_KEY_PARTNER] = {"partner", RELEASE, LREL_VALUE_TEXT, NULL,
                          "implementing partner"},
    [LREL_KEY_DONOR] = {"donor", RELEASE, LREL_VALUE_TEXT, NULL, "who paid"},
    [LREL_KEY_ACCEPTED] = {"accepted", RELEASE, LREL_VALUE_DATE, NULL,
                           "the authority accepted it"},
    [LREL_KEY_HANDED_OVER] = {"handed_over", RELEASE, LREL_VALUE_DATE, NULL,
                              "land handed over to its users"},
    [LREL_KEY_ACCEPTANCE] = {"acceptance", RELEASE, LREL_VALUE_CODE,
                             &lrel_vocabulary_acceptance,
                             "how far acceptance is; draft and rejected release nothing"},
    [LREL_KEY_DEPTH] = {"depth", RELEASE, LREL_VALUE_DEPTH, NULL, "depth cleared to"},
    [LREL_KEY_DEPTH_REQUIRED] = {"depth_required", RELEASE, LREL_VALUE_DEPTH, NULL,
                                 "depth the task required"},
    [LREL_KEY_USE_AFTER] = {"use_after", RELEASE, LREL_VALUE_CODE,
                            &lrel_vocabulary_use_after, "use of the land afterwards"},
    [LREL_KEY_BENEFICIARIES] = {"beneficiaries", RELEASE, LREL_VALUE_NUMBER, NULL,
                                "people who benefit"},
};

static const lrel_word programme_words[LREL_SAYS_END] = {
    [LREL_SAYS_PROGRAMME] = {"programme", "text", true, "the programme's name"},
    [LREL_SAYS_AUTHORITY] = {"authority", "text", false,
                             "whose published figures headline"},
    [LREL_SAYS_AS_OF] = {"as_of", "date", false,
                         "last day that is known; required unless every source has "
                         "`complete_to`: then the earliest of them"},
    [LREL_SAYS_DEADLINE] = {"deadline", "date", false, "the day the treaty sets"},
    [LREL_SAYS_PERIOD] = {"period", "`year`, `quarter` or `month`", false,
                          "how the account is cut (default `year`)"},
    [LREL_SAYS_BY] = {"by", "list of groups", false,
                      "how tables are broken down (default `product`)"},
    [LREL_SAYS_COUNT] = {"count", "`accepted`, `completed` or `handed_over`", false,
                         "the date a release counts on (default `accepted`)"},
    [LREL_SAYS_SOURCES] = {"sources", "list", true, "the files with records"},
    [LREL_SAYS_BOUNDARIES] = {"boundaries", "list", false,
                              "the files with units of land"},
    [LREL_SAYS_ACCOUNTS] = {"accounts", "map", false,
                            "accounts and the contamination each holds"},
    [LREL_SAYS_STOCK] =
        {"stock", "list of classes", false,
         "classes that count (default `cha`, `sha`, `unknown`); `unknown` "
         "always does"},
    [LREL_SAYS_GRID] = {"grid", "`{lon: , lat: }`", false,
                        "centre of the equal-area projection (default: the median of the "
                        "records)"},
    [LREL_SAYS_MIN_DEPTH_CM] = {"min_depth_cm", "number", false,
                                "cleared land must be cleared to this depth, where the "
                                "record requires none of its own"},
    [LREL_SAYS_BEFORE_HAZARD] =
        {"before_hazard", "`date` or `reference`", false,
         "a release dated before the hazard it names: its date "
         "decides, or it counts on the hazard's first day (default "
         "`date`)"},
    [LREL_SAYS_EDGE] =
        {"edge", "`keep` or `close_with_hazard`", false,
         "edge difference of a closed hazard stays or leaves with it (default "
         "`keep`)"},
    [LREL_SAYS_BOUNDARY_NOTE] = {"boundary_note", "text", false,
                                 "sentence about borders that every map carries"},
};

static const lrel_word source_words[LREL_SOURCE_END] = {
    [LREL_SOURCE_PATH] = {"path", "file", true,
                          "the file, relative to the programme file"},
    [LREL_SOURCE_LAYER] = {"layer", "text", false,
                           "which layer, where a file has several"},
    [LREL_SOURCE_ROLE] = {"role", "`hazard` or `release`", true, "what its rows are"},
    [LREL_SOURCE_NAME] = {"name", "text", false,
                          "its name in messages and outputs (default: the path)"},
    [LREL_SOURCE_COMPLETE_TO] =
        {"complete_to", "date", false,
         "how far this delivery reaches; periods beyond are missing, "
         "not zero"},
    [LREL_SOURCE_CRS] = {"crs", "text", false,
                         "coordinate system, where the file does not say or is wrong"},
    [LREL_SOURCE_OPERATION] = {"operation", "text", false,
                               "datum shift: an authority code, a PROJ pipeline, or "
                               "`null-shift`"},
    [LREL_SOURCE_ACCURACY_M] = {"accuracy_m", "number", false,
                                "position error of the survey (default 5)"},
    [LREL_SOURCE_ENCODING] = {"encoding", "text", false,
                              "encoding of text, where the file does not say"},
    [LREL_SOURCE_MAPPING] =
        {"mapping", "file", false,
         "a file with keys shared by several sources; a key said here "
         "wins"},
    [LREL_SOURCE_GEOMETRY] = {"geometry", "`{wkt: }` or `{lon: , lat: }`", false,
                              "columns with the shape (default: the layer's own)"},
    [LREL_SOURCE_ITEMS] = {"items", "map", false,
                           "release: columns with the items found, by category"},
};

static const lrel_word boundary_words[LREL_BOUNDARY_END] = {
    [LREL_BOUNDARY_PATH] = {"path", "file", true,
                            "the file, relative to the programme file"},
    [LREL_BOUNDARY_LAYER] = {"layer", "text", false,
                             "which layer, where a file has several"},
    [LREL_BOUNDARY_LEVEL] = {"level", "`admin1` to `admin9`", true,
                             "the level of its units"},
    [LREL_BOUNDARY_CODE] = {"code", "column", true, "column with the unit's code"},
    [LREL_BOUNDARY_NAME] = {"name", "column", false, "column with the unit's name"},
    [LREL_BOUNDARY_CRS] = {"crs", "text", false, "as for a source"},
    [LREL_BOUNDARY_OPERATION] = {"operation", "text", false, "as for a source"},
    [LREL_BOUNDARY_ENCODING] = {"encoding", "text", false, "as for a source"},
};

static const lrel_word mapping_words[LREL_MAPPING_END] = {
    [LREL_MAPPING_COLUMN] = {"column", "column", false, "the column; or `const`"},
    [LREL_MAPPING_VALUES] = {"values", "map", false,
                             "cells and the code or text each stands for"},
    [LREL_MAPPING_FORM] = {"form", "text", false,
                           "form of dates, as in `%d/%m/%Y` (default: ISO 8601)"},
    [LREL_MAPPING_UNIT] = {"unit", "text", false,
                           "unit of areas (default `m2`) and depths (default `cm`)"},
    [LREL_MAPPING_SPLIT] = {"split", "text", false,
                            "what stands between several codes or ids in a cell"},
    [LREL_MAPPING_DEFAULT] = {"default", "value", false, "what an empty cell stands for"},
    [LREL_MAPPING_CONST] = {"const", "value", false, "the value of every record"},
};

static const lrel_word geometry_words[LREL_GEOMETRY_SAYS_END] = {
    [LREL_GEOMETRY_SAYS_WKT] = {"wkt", "column", false, "column with the shape as WKT"},
    [LREL_GEOMETRY_SAYS_LON] = {"lon", "column", false,
                                "column with the longitude or easting"},
    [LREL_GEOMETRY_SAYS_LAT] = {"lat", "column", false,
                                "column with the latitude or northing"},
    [LREL_GEOMETRY_SAYS_TRAVERSE] = {"traverse", "map", false, "not supported yet"},
};

static const lrel_word grid_words[LREL_GRID_END] = {
    [LREL_GRID_LON] = {"lon", "degrees", true, "longitude of the centre"},
    [LREL_GRID_LAT] = {"lat", "degrees", true, "latitude of the centre"},
};

const lrel_word_list lrel_programme_words = {"the programme", programme_words,
                                             LREL_SAYS_END};
const lrel_word_list lrel_source_words = {"a source", source_words, LREL_SOURCE_END};
const lrel_word_list lrel_boundary_words = {"a boundary", boundary_words,
                                            LREL_BOUNDARY_END};
const lrel_word_list lrel_mapping_words = {"a mapping", mapping_words, LREL_MAPPING_END};
const lrel_word_list lrel_geometry_words = {"`geometry`", geometry_words,
                                            LREL_GEOMETRY_SAYS_END};
const lrel_word_list lrel_grid_words = {"`grid`", grid_words, LREL_GRID_END};

const lrel_key_info *lrel_key_info_of(lrel_key key)
{
    assert((unsigned)key < LREL_KEY_COUNT);
    return &keys[key];
}

int lrel_key_find(lrel_text name)
{
    for (int key = 0; key < LREL_KEY_COUNT; key++)
        if (lrel_text_is_equal(lrel_text_of(keys[key].name), name))
            return key;
    return -1;
}

const char *lrel_value_type_name(lrel_value_type type)
{
    static const char *const names[LREL_VALUE_TYPE_COUNT] = {
        "text", "ids", "code", "codes", "date", "number", "area", "depth"};

    assert((unsigned)type < LREL_VALUE_TYPE_COUNT);
    return names[type];
}

lrel_key_info lrel_item_key_info(int category)
{
    return (lrel_key_info){lrel_vocabulary_name(&lrel_vocabulary_item, category), RELEASE,
                           LREL_VALUE_NUMBER, NULL, "items found"};
}

int lrel_word_find(const lrel_word_list *list, lrel_text name)
{
    for (int word = 0; word < list->count; word++)
        if (lrel_text_is_equal(lrel_text_of(list->words[word].name), name))
            return word;
    return -1;
}

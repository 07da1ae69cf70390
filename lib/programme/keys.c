/* SPDX-License-Identifier: Apache-2.0 */
/* keys.c: the words of a programme file. tests/programme/test_keys.c holds
 * docs/programme.md to these tables, line by line. */
#include "programme/keys.h"
#include "programme/key_units.h"

#include <assert.h>

#define HAZARD      (1u << LREL_ROLE_HAZARD)
#define RELEASE     (1u << LREL_ROLE_RELEASE)
#define ITEM        (1u << LREL_ROLE_ITEM)
#define ACCIDENT    (1u << LREL_ROLE_ACCIDENT)
#define COVERAGE    (1u << LREL_ROLE_COVERAGE)
#define DECLARATION (1u << LREL_ROLE_DECLARATION)
#define SERIES      (1u << LREL_ROLE_SERIES)
#define BOTH        (HAZARD | RELEASE)
#define FACTS       (LREL_ROLES_ALL & ~BOTH)

static const lrel_key_info keys[LREL_KEY_COUNT] = {
    [LREL_KEY_ID] = {"id", LREL_ROLES_ALL, LREL_VALUE_TEXT, NULL,
                     "the record's id in its register"},
    [LREL_KEY_REGISTER] = {"register", HAZARD, LREL_VALUE_TEXT, NULL,
                           "whose ids these are; sources of one register share hazards "
                           "(default: the source)"},
    [LREL_KEY_CONTAMINATION] =
        {"contamination", BOTH | COVERAGE | DECLARATION | SERIES, LREL_VALUE_CODES,
         &lrel_vocabulary_contamination,
         "what is in the ground, or what was looked for and released; of facts: what "
         "they are about"},
    [LREL_KEY_OPERATOR] = {"operator", LREL_ROLES_ALL & ~DECLARATION, LREL_VALUE_TEXT,
                           NULL, "who surveyed, cleared, found or reported it"},
    [LREL_KEY_PLACE] = {"place", LREL_ROLES_ALL, LREL_VALUE_TEXT, NULL,
                        "place code as stated"},
    [LREL_KEY_FROM] = {"from", BOTH | SERIES, LREL_VALUE_DATE, NULL,
                       "hazard: established; release: start of work; series: first day "
                       "of the period"},
    [LREL_KEY_TO] = {"to", BOTH | SERIES, LREL_VALUE_DATE, NULL,
                     "hazard: closed; release: end of work; series: last day of the "
                     "period"},
    [LREL_KEY_AREA] = {"area", BOTH, LREL_VALUE_AREA, NULL, "area as stated"},
    [LREL_KEY_GEOMETRY_KIND] =
        {"geometry_kind", BOTH, LREL_VALUE_CODE, &lrel_vocabulary_geometry_kind,
         "how the shape came about; shapes that nobody surveyed stand "
         "beside the total"},
    [LREL_KEY_WIDTH] = {"width", BOTH, LREL_VALUE_WIDTH, NULL,
                        "from side to side, of records drawn as a line (a road, a "
                        "belt): with it a line is land"},
    [LREL_KEY_POINT_TYPE] = {"point_type", BOTH, LREL_VALUE_CODE,
                             &lrel_vocabulary_point_type,
                             "what a point of the site is for; the perimeter is made of "
                             "start, turning, intermediate and end points"},
    [LREL_KEY_CLASS] = {"class", HAZARD | SERIES, LREL_VALUE_CODE, &lrel_vocabulary_class,
                        "suspected, confirmed, or no stock"},
    [LREL_KEY_NATIONAL_CLASS] = {"national_class", HAZARD | SERIES, LREL_VALUE_TEXT, NULL,
                                 "class in the country's own words"},
    [LREL_KEY_STATUS] = {"status", HAZARD, LREL_VALUE_CODE, &lrel_vocabulary_status,
                         "what the register says of it today"},
    [LREL_KEY_REASON] = {"reason", HAZARD, LREL_VALUE_CODE,
                         &lrel_vocabulary_status_reason, "why it has that status"},
    [LREL_KEY_VERSION] = {"version", HAZARD, LREL_VALUE_TEXT, NULL,
                          "rows of one id are versions, in order of `from`, then this"},
    [LREL_KEY_DATE_OF_INFORMATION] =
        {"date_of_information", HAZARD, LREL_VALUE_DATE, NULL,
         "day that the report was informed of; with `updates: date_of_information` it "
         "decides which reports count"},
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
    [LREL_KEY_HAZARD] = {"hazard", RELEASE | ITEM | ACCIDENT, LREL_VALUE_TEXTS, NULL,
                         "ids of the hazards it names"},
    [LREL_KEY_TASK] = {"task", RELEASE | ITEM | ACCIDENT, LREL_VALUE_TEXT, NULL,
                       "task that its reports belong to"},
    [LREL_KEY_PRODUCT] = {"product", RELEASE, LREL_VALUE_CODE, &lrel_vocabulary_product,
                          "cancelled, reduced or cleared; required"},
    [LREL_KEY_ACTIVITY] = {"activity", RELEASE | COVERAGE, LREL_VALUE_CODE,
                           &lrel_vocabulary_activity,
                           "what was done; `eod_spot` never releases land"},
    [LREL_KEY_METHOD] = {"method", RELEASE, LREL_VALUE_CODE, &lrel_vocabulary_method,
                         "how it was done"},
    [LREL_KEY_ASSETS] = {"assets", RELEASE, LREL_VALUE_CODES, &lrel_vocabulary_asset,
                         "what worked there"},
    [LREL_KEY_PARTNER] = {"partner", RELEASE, LREL_VALUE_TEXT, NULL,
                          "implementing partner"},
    [LREL_KEY_DONOR] = {"donor", RELEASE | SERIES, LREL_VALUE_TEXT, NULL, "who paid"},
    [LREL_KEY_ACCEPTED] = {"accepted", RELEASE, LREL_VALUE_DATE, NULL,
                           "the authority accepted it"},
    [LREL_KEY_HANDED_OVER] = {"handed_over", RELEASE, LREL_VALUE_DATE, NULL,
                              "land handed over to its users"},
    [LREL_KEY_ACCEPTANCE] = {"acceptance", RELEASE, LREL_VALUE_CODE,
                             &lrel_vocabulary_acceptance,
                             "how far acceptance is; draft and rejected release nothing"},
    [LREL_KEY_DEPTH] = {"depth", RELEASE | ITEM, LREL_VALUE_DEPTH, NULL,
                        "release: depth cleared to; item: depth found at"},
    [LREL_KEY_DEPTH_REQUIRED] = {"depth_required", RELEASE, LREL_VALUE_DEPTH, NULL,
                                 "depth the task required"},
    [LREL_KEY_USE_AFTER] = {"use_after", RELEASE, LREL_VALUE_CODE,
                            &lrel_vocabulary_use_after, "use of the land afterwards"},
    [LREL_KEY_BENEFICIARIES] = {"beneficiaries", RELEASE, LREL_VALUE_NUMBER, NULL,
                                "people who benefit"},
    [LREL_KEY_DATE] = {"date", FACTS, LREL_VALUE_DATE, NULL,
                       "found, happened, surveyed, declared; series: the day of a stock, "
                       "or a year or month as period"},
    [LREL_KEY_CATEGORY] =
        {"category", ITEM | ACCIDENT | SERIES, LREL_VALUE_CODE, &lrel_vocabulary_item,
         "item: what was found; accident: what exploded; series: what is counted"},
    [LREL_KEY_CONTEXT] = {"context", ITEM | SERIES, LREL_VALUE_CODE,
                          &lrel_vocabulary_find_context,
                          "in what work it was found; `eod_spot` never belongs to land"},
    [LREL_KEY_MODEL] = {"model", ITEM, LREL_VALUE_TEXT, NULL, "make, as in `PMN-2`"},
    [LREL_KEY_QUANTITY] = {"quantity", ITEM, LREL_VALUE_NUMBER, NULL,
                           "how many; one where not stated"},
    [LREL_KEY_RELEASE] = {"release", ITEM, LREL_VALUE_TEXT, NULL,
                          "id of the release it was found in"},
    [LREL_KEY_CONDITION] = {"condition", ITEM, LREL_VALUE_TEXT, NULL,
                            "state it was found in"},
    [LREL_KEY_DISPOSAL] = {"disposal", ITEM, LREL_VALUE_TEXT, NULL,
                           "what was done with it"},
    [LREL_KEY_DEMINING] = {"demining", ACCIDENT, LREL_VALUE_CODE, &lrel_vocabulary_yes_no,
                           "`yes`: a demining accident, `no`: a mine accident"},
    [LREL_KEY_KILLED] = {"killed", ACCIDENT, LREL_VALUE_NUMBER, NULL,
                         "how many people died"},
    [LREL_KEY_INJURED] = {"injured", ACCIDENT, LREL_VALUE_NUMBER, NULL,
                          "how many people were injured"},
    [LREL_KEY_COVERAGE_STATUS] = {"status", COVERAGE, LREL_VALUE_CODE,
                                  &lrel_vocabulary_coverage,
                                  "how far survey has been there; required"},
    [LREL_KEY_DECLARED_STATUS] = {"status", DECLARATION, LREL_VALUE_TEXT, NULL,
                                  "what was declared, in its words; required"},
    [LREL_KEY_DECLARED_BY] = {"by", DECLARATION, LREL_VALUE_TEXT, NULL,
                              "who declared it"},
    [LREL_KEY_LEVEL] = {"level", DECLARATION | SERIES, LREL_VALUE_TEXT, NULL,
                        "level of its place, as in `admin1` or `village`"},
    [LREL_KEY_MEASURE] = {"measure", SERIES, LREL_VALUE_CODE, &lrel_vocabulary_measure,
                          "what the figure is an amount of; required"},
    [LREL_KEY_VALUE] = {"value", SERIES, LREL_VALUE_AMOUNT, NULL,
                        "the figure; required, with a unit"},
    [LREL_KEY_UNIT] = {"unit", SERIES, LREL_VALUE_CODE, &lrel_vocabulary_figure_unit,
                       "unit of the value, where rows say their own"},
    [LREL_KEY_BASIS] = {"basis", SERIES, LREL_VALUE_CODE, &lrel_vocabulary_basis,
                        "what was done, or a target (default `actual`)"},
    [LREL_KEY_FLAG] = {"flag", SERIES, LREL_VALUE_CODE, &lrel_vocabulary_value_flag,
                       "how sure the figure is (default `reported`)"},
    [LREL_KEY_ACCOUNT] = {"account", SERIES, LREL_VALUE_TEXT, NULL,
                          "account of the programme that it speaks of, or `all`"},
    [LREL_KEY_DEFINITION] = {"definition", SERIES, LREL_VALUE_TEXT, NULL,
                             "what the publisher counts"},
    [LREL_KEY_CITATION] = {"citation", SERIES, LREL_VALUE_TEXT, NULL,
                           "where it was published"},
    [LREL_KEY_SOURCE_KIND] = {"source_kind", SERIES, LREL_VALUE_CODE,
                              &lrel_vocabulary_source_kind, "who speaks"},
    [LREL_KEY_NOTE] = {"note", SERIES, LREL_VALUE_TEXT, NULL, "footnote, as published"},
};

static const lrel_word programme_words[LREL_SAYS_END] = {
    [LREL_SAYS_PROGRAMME] = {"programme", "text", true, "the programme's name"},
    [LREL_SAYS_AUTHORITY] =
        {"authority", "text", false,
         "whose published figures headline: those of `source_kind` `authority_db`, and, "
         "of sources that say no kind, those whose `name` begins with this one"},
    [LREL_SAYS_AS_OF] = {"as_of", "date", false,
                         "last day that is known; required unless every source has "
                         "`complete_to`: then the earliest of those that make the "
                         "account"},
    [LREL_SAYS_DEADLINE] = {"deadline", "date", false,
                            "the day the treaty sets: what the forecast is held to and "
                            "indicators I13 and I14 count to; `forecast --deadline` asks "
                            "for another"},
    [LREL_SAYS_FORECAST] = {"forecast", "map", false,
                            "what a forecast draws from, and its scenarios"},
    [LREL_SAYS_PERIOD] =
        {"period", "`year`, `quarter` or `month`", false,
         "how the account is cut (default `year`); `ledger --at` has one period, "
         "called `until` and the day"},
    [LREL_SAYS_BY] = {"by", "list of groups", false,
                      "how tables are broken down (default `product`)"},
    [LREL_SAYS_COUNT] = {"count", "`accepted`, `completed` or `handed_over`", false,
                         "the date a release counts on (default `accepted`)"},
    [LREL_SAYS_SOURCES] = {"sources", "list", true, "the files with records"},
    [LREL_SAYS_BOUNDARIES] = {"boundaries", "list", false,
                              "the files with units of land"},
    [LREL_SAYS_CORRECTIONS] = {"corrections", "file, or list of files", false,
                               "cells that are wrong in a file and what they should say "
                               "(docs/corrections.md)"},
    [LREL_SAYS_OPERATORS] = {"operators", "file", false,
                             "what operators are called, and what files write for them "
                             "(docs/operators.md)"},
    [LREL_SAYS_PLACES] = {"places", "file", false,
                          "codes of units, and what files write for them: other names, "
                          "codes of an earlier edition (docs/places.md)"},
    [LREL_SAYS_PLACE] = {"place", "`spatial` or `stated`", false,
                         "the units that land is grouped by: those in which it lies, or "
                         "those that its record states (default `spatial`; "
                         "docs/places.md)"},
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
    [LREL_SAYS_UPDATES] = {"updates", "`all` or `date_of_information`", false,
                           "several rows of one hazard: all count, or of its reports "
                           "those alone whose date of information is later than that of "
                           "the one before, as in IMSMA (default `all`)"},
    [LREL_SAYS_EDGE] = {"edge", "`keep` or `close_with_hazard`", false,
                        "a hazard of which releases left nothing but edge difference: "
                        "that stays recorded, or is closed with the last of them "
                        "(default `keep`)"},
    [LREL_SAYS_INDICATORS] = {"indicators", "`{buffer_m: }`", false,
                              "how indicators are measured"},
    [LREL_SAYS_BOUNDARY_NOTE] =
        {"boundary_note", "text", false,
         "sentence about borders that every map, `README.html` and "
         "`provenance.json` carry"},
    [LREL_SAYS_FOCUS] = {"focus", "map", false,
                         "how open hazards are ordered, and from which density on "
                         "clearance is suggested (docs/methods/focus.md)"},
};

static const lrel_word focus_words[LREL_FOCUS_SAYS_END] = {
    [LREL_FOCUS_SAYS_WEIGHTS] = {"weights", "map", false,
                                 "what each term of the score counts"},
    [LREL_FOCUS_SAYS_THRESHOLD_PER_HA] =
        {"threshold_per_ha", "number", false,
         "items per hectare from which on clearance is suggested (default: the mean of "
         "all land that was cleared with its items stated)"},
    [LREL_FOCUS_SAYS_DISTANCE_M] = {"distance_m", "number", false,
                                    "what is farther away counts for nothing, in metres "
                                    "(default 5000)"},
    [LREL_FOCUS_SAYS_EXPOSURE] = {"exposure", "list", false,
                                  "layers of places where people are"},
    [LREL_FOCUS_SAYS_PRIORITIES] =
        {"priorities", "file", false,
         "the programme's own order, shown beside the score: a table of `id` and "
         "`priority`, and `register` where ids are not unique"},
};

static const lrel_word focus_weight_words[LREL_FOCUS_TERMS] = {
    [LREL_FOCUS_DENSITY] = {"density", "number", false,
                            "expected items per hectare (default 6)"},
    [LREL_FOCUS_ACCIDENTS] = {"accidents", "number", false,
                              "accidents near it (default 2)"},
    [LREL_FOCUS_ITEMS] = {"items", "number", false,
                          "items found near it outside of clearance (default 1)"},
    [LREL_FOCUS_EXPOSURE] = {"exposure", "number", false,
                             "how near the layers of `exposure` come (default 3)"},
};

static const lrel_word exposure_words[LREL_EXPOSURE_END] = {
    [LREL_EXPOSURE_PATH] = {"path", "file", true,
                            "points, lines or polygons: settlements, roads, fields"},
    [LREL_EXPOSURE_LAYER] = {"layer", "text", false,
                             "which layer, where a file has several"},
    [LREL_EXPOSURE_NAME] = {"name", "text", false, "its name (default: the path)"},
    [LREL_EXPOSURE_WEIGHT] = {"weight", "number", false,
                              "what it counts among the layers (default 1)"},
    [LREL_EXPOSURE_CRS] = {"crs", "text", false, "as for a source"},
    [LREL_EXPOSURE_OPERATION] = {"operation", "text", false, "as for a source"},
    [LREL_EXPOSURE_ENCODING] = {"encoding", "text", false, "as for a source"},
};

static const lrel_word source_words[LREL_SOURCE_END] = {
    [LREL_SOURCE_PATH] = {"path", "file", false,
                          "the file, relative to the programme file; a source has this "
                          "or `postgis`"},
    [LREL_SOURCE_POSTGIS] = {"postgis", "`{service: , table: }`", false,
                             "instead of a file: a table of a PostGIS database"},
    [LREL_SOURCE_LAYER] = {"layer", "text", false,
                           "which layer, where a file has several"},
    [LREL_SOURCE_ROLE] = {"role", "role", true, "what its rows are"},
    [LREL_SOURCE_NAME] = {"name", "text", false,
                          "its name in messages and outputs (default: the path)"},
    [LREL_SOURCE_COMPLETE_TO] =
        {"complete_to", "date", false,
         "how far this delivery reaches; what it lacks up to `as_of` is a data "
         "issue (LREL-D010), since periods beyond are missing, not zero"},
    [LREL_SOURCE_CRS] = {"crs", "text", false,
                         "coordinate system, where the file does not say or is wrong"},
    [LREL_SOURCE_OPERATION] = {"operation", "text", false,
                               "datum shift: an authority code, a PROJ pipeline, or "
                               "`null-shift`"},
    [LREL_SOURCE_ACCURACY_M] = {"accuracy_m", "number", false,
                                "position error of the survey in metres (default 5), for "
                                "the edge allowance"},
    [LREL_SOURCE_FADE_OUT_M] = {"fade_out_m", "number", false,
                                "of survey boxes: how far around a box with a find the "
                                "confirmed area reaches, in metres (default 0)"},
    [LREL_SOURCE_ENCODING] = {"encoding", "text", false,
                              "encoding of text, where the file does not say"},
    [LREL_SOURCE_HEADER] =
        {"header", "row, or `[row, row]`", false,
         "CSV, spreadsheets: the row with the names of the columns, or "
         "two neighbours, as the file numbers them (default: found)"},
    [LREL_SOURCE_MAPPING] =
        {"mapping", "file", false,
         "a file with keys shared by several sources; a key said here "
         "wins"},
    [LREL_SOURCE_GEOMETRY] = {"geometry",
                              "`{wkt: }`, `{lon: , lat: }` or `{coordinates: }`, with or "
                              "without `traverse`",
                              false, "columns with the shape (default: the layer's own)"},
    [LREL_SOURCE_ITEMS] = {"items", "map", false,
                           "release: columns with the items found, by category"},
    [LREL_SOURCE_WHERE] = {"where", "`{column: , values: }`", false,
                           "which rows of the file are of this source (default: all)"},
};

static const lrel_word boundary_words[LREL_BOUNDARY_END] = {
    [LREL_BOUNDARY_PATH] = {"path", "file", true,
                            "the file, relative to the programme file"},
    [LREL_BOUNDARY_LAYER] = {"layer", "text", false,
                             "which layer, where a file has several"},
    [LREL_BOUNDARY_LEVEL] = {"level", "`admin1` to `admin9`", true,
                             "the level of its units"},
    [LREL_BOUNDARY_CODE] = {"code", "column", true, "column with the unit's code"},
    [LREL_BOUNDARY_NAME] = {"name", "column", false,
                            "column with the unit's name: `ledger.csv` and "
                            "`credits.csv` show it beside the code, as `admin1_name`"},
    [LREL_BOUNDARY_CRS] = {"crs", "text", false, "as for a source"},
    [LREL_BOUNDARY_OPERATION] = {"operation", "text", false, "as for a source"},
    [LREL_BOUNDARY_ENCODING] = {"encoding", "text", false, "as for a source"},
    [LREL_BOUNDARY_EDITION] = {"edition", "text", false,
                               "which edition of the units it is, for `provenance.json`"},
};

static const lrel_word mapping_words[LREL_MAPPING_END] = {
    [LREL_MAPPING_COLUMN] = {"column", "column", false, "the column; or `const`"},
    [LREL_MAPPING_VALUES] = {"values", "map", false,
                             "cells and the code or text each stands for"},
    [LREL_MAPPING_FORM] = {"form", "text", false,
                           "form of dates, as in `%d/%m/%Y` (default: ISO 8601)"},
    [LREL_MAPPING_UNIT] = {"unit", "text", false,
                           "unit of areas (default `m2`), depths (default `cm`), widths "
                           "(default `m`) and amounts"},
    [LREL_MAPPING_SPLIT] = {"split", "text", false,
                            "what stands between several codes or ids in a cell"},
    [LREL_MAPPING_DEFAULT] = {"default", "value", false, "what an empty cell stands for"},
    [LREL_MAPPING_CONST] = {"const", "value", false, "the value of every record"},
    [LREL_MAPPING_DECIMAL] = {"decimal", "`point` or `comma`", false,
                              "decimal mark of numbers; the other one groups digits"},
};

static const lrel_word geometry_words[LREL_GEOMETRY_SAYS_END] = {
    [LREL_GEOMETRY_SAYS_WKT] = {"wkt", "column", false, "column with the shape as WKT"},
    [LREL_GEOMETRY_SAYS_LON] = {"lon", "column", false,
                                "column with the longitude or easting; with `#`, as in "
                                "`X#`, one column a point of the perimeter"},
    [LREL_GEOMETRY_SAYS_LAT] = {"lat", "column", false,
                                "column with the latitude or northing; with `#` where "
                                "`lon` has it"},
    [LREL_GEOMETRY_SAYS_COORDINATES] = {"coordinates", "column", false,
                                        "column with both as one text, in degrees, UTM "
                                        "or MGRS; with `#`, as in `TP#`, one column a "
                                        "point of the perimeter"},
    [LREL_GEOMETRY_SAYS_ORDER] = {"order", "`lon_lat` or `lat_lon`", false,
                                  "of `coordinates`: which of two numbers without "
                                  "letters comes first"},
    [LREL_GEOMETRY_SAYS_TRAVERSE] = {"traverse", "map", false,
                                     "the perimeter by bearings and distances, beside "
                                     "`lon` and `lat` or `coordinates` of its points"},
};

static const lrel_word traverse_words[LREL_TRAVERSE_END] = {
    [LREL_TRAVERSE_BEARING] = {"bearing", "column", true,
                               "column with the bearing from the point before; with `#`, "
                               "as in `BEARING#`, one column a leg"},
    [LREL_TRAVERSE_DISTANCE] = {"distance", "column", true,
                                "column with the distance from the point before; with "
                                "`#` where `bearing` has it"},
    [LREL_TRAVERSE_POINT] = {"point", "column", false,
                             "column with the number of the point, by which the rows of "
                             "one id are ordered (default: as they stand)"},
    [LREL_TRAVERSE_FROM_POINT] = {"from_point", "column", false,
                                  "column with the number of the earlier point that "
                                  "bearing and distance are from, or its type (default, "
                                  "and where empty: the point before); with `#` where "
                                  "`bearing` has it, else beside `point`"},
    [LREL_TRAVERSE_UNIT] = {"unit", "text", false, "unit of distances (default `m`)"},
    [LREL_TRAVERSE_NORTH] = {"north", "`true`, `grid` or `magnetic`", false,
                             "from which north bearings count; required where there are "
                             "any"},
    [LREL_TRAVERSE_DECLINATION] = {"declination", "degrees", false,
                                   "of the magnetic needle, east of true north"},
    [LREL_TRAVERSE_RETURNS] = {"returns", "`yes` or `no`", false,
                               "whether the last leg leads back to the start (default "
                               "`no`)"},
    [LREL_TRAVERSE_CLOSE] = {"close", "`bowditch`", false,
                             "spread what the last leg misses over the legs; it leads "
                             "back to the start"},
};

static const lrel_word where_words[LREL_WHERE_END] = {
    [LREL_WHERE_COLUMN] = {"column", "column", true, "the column that tells them apart"},
    [LREL_WHERE_VALUES] = {"values", "list of cells", true,
                           "cells of rows of this source"},
};

static const lrel_word forecast_words[LREL_FORECAST_SAYS_END] = {
    [LREL_FORECAST_SAYS_SEED] = {"seed", "number", false,
                                 "of the random numbers: the same seed draws the same "
                                 "years (default 1)"},
    [LREL_FORECAST_SAYS_DRAWS] = {"draws", "number", false,
                                  "how often years to come are drawn, 100 to 100000 "
                                  "(default 10000)"},
    [LREL_FORECAST_SAYS_YEARS] = {"years", "number", false,
                                  "of the complete years, the last so many are drawn "
                                  "from, 3 to 100 (default 10)"},
    [LREL_FORECAST_SAYS_SCENARIOS] = {"scenarios", "list", false,
                                      "what else may be, besides `as before`, which is "
                                      "always there"},
};

static const lrel_word scenario_words[LREL_SCENARIO_END] = {
    [LREL_SCENARIO_NAME] = {"name", "text", true, "what it is called"},
    [LREL_SCENARIO_SURVEY_CAPACITY] = {"survey_capacity", "factor", false,
                                       "times as much is cancelled and reduced as in "
                                       "past years (default 1)"},
    [LREL_SCENARIO_CLEARANCE_CAPACITY] = {"clearance_capacity", "factor", false,
                                          "times as much is cleared (default 1)"},
    [LREL_SCENARIO_NEW_LAND] = {"new_land", "factor", false,
                                "times as much land is newly recorded (default 1; 0: "
                                "nothing new)"},
    [LREL_SCENARIO_TARGETS] = {"targets", "`yes` or `no`", false,
                               "what is released is what the targets of a `series` say, "
                               "and nothing else (default `no`)"},
};

static const lrel_word grid_words[LREL_GRID_END] = {
    [LREL_GRID_LON] = {"lon", "degrees", true, "longitude of the centre"},
    [LREL_GRID_LAT] = {"lat", "degrees", true, "latitude of the centre"},
};

static const lrel_word indicator_words[LREL_INDICATORS_END] = {
    [LREL_INDICATORS_BUFFER_M] = {"buffer_m", "number", false,
                                  "how far from the land of a record an item or accident "
                                  "still counts as there, in metres (default: the "
                                  "position errors of the points and of the records)"},
};

const lrel_word_list lrel_programme_words = {"the programme", programme_words,
                                             LREL_SAYS_END};
static const lrel_word postgis_words[LREL_POSTGIS_SAYS_END] = {
    [LREL_POSTGIS_SAYS_SERVICE] = {"service", "text", false,
                                   "a section of pg_service.conf, with server, database "
                                   "and user"},
    [LREL_POSTGIS_SAYS_ENVIRONMENT] = {"environment", "`true`", false,
                                       "instead of a service: what PGHOST, PGDATABASE, "
                                       "PGUSER and the like say"},
    [LREL_POSTGIS_SAYS_TABLE] = {"table", "text", true,
                                 "the table or view, behind its schema, as in "
                                 "`public.hazards`"},
    [LREL_POSTGIS_SAYS_SHAPE] = {"shape", "text", false,
                                 "its column of shapes, where it has several"},
};

const lrel_word_list lrel_postgis_words = {"`postgis`", postgis_words,
                                           LREL_POSTGIS_SAYS_END};
const lrel_word_list lrel_source_words = {"a source", source_words, LREL_SOURCE_END};
const lrel_word_list lrel_boundary_words = {"a boundary", boundary_words,
                                            LREL_BOUNDARY_END};
const lrel_word_list lrel_mapping_words = {"a mapping", mapping_words, LREL_MAPPING_END};
const lrel_word_list lrel_geometry_words = {"`geometry`", geometry_words,
                                            LREL_GEOMETRY_SAYS_END};
const lrel_word_list lrel_traverse_words = {"`traverse`", traverse_words,
                                            LREL_TRAVERSE_END};
const lrel_word_list lrel_where_words = {"`where`", where_words, LREL_WHERE_END};
const lrel_word_list lrel_forecast_words = {"`forecast`", forecast_words,
                                            LREL_FORECAST_SAYS_END};
const lrel_word_list lrel_scenario_words = {"a scenario", scenario_words,
                                            LREL_SCENARIO_END};
const lrel_word_list lrel_grid_words = {"`grid`", grid_words, LREL_GRID_END};
const lrel_word_list lrel_focus_words = {"`focus`", focus_words, LREL_FOCUS_SAYS_END};
const lrel_word_list lrel_focus_weight_words = {"`weights`", focus_weight_words,
                                                LREL_FOCUS_TERMS};
const lrel_word_list lrel_exposure_words = {"a layer of `exposure`", exposure_words,
                                            LREL_EXPOSURE_END};
const lrel_word_list lrel_indicator_words = {"`indicators`", indicator_words,
                                             LREL_INDICATORS_END};

const lrel_key_info *lrel_key_info_of(lrel_key key)
{
    assert((unsigned)key < LREL_KEY_COUNT);
    return &keys[key];
}

int lrel_key_find(lrel_text name, lrel_role role)
{
    for (int key = 0; key < LREL_KEY_COUNT; key++)
        if ((keys[key].roles >> role & 1) &&
            lrel_text_is_equal(lrel_text_of(keys[key].name), name))
            return key;
    return -1;
}

uint32_t lrel_key_roles(lrel_text name)
{
    uint32_t roles = 0;

    for (int key = 0; key < LREL_KEY_COUNT; key++)
        if (lrel_text_is_equal(lrel_text_of(keys[key].name), name))
            roles |= keys[key].roles;
    return roles;
}

bool lrel_value_unit_kind(lrel_value_type type, lrel_unit_kind *out)
{
    switch (type) {
    case LREL_VALUE_AREA:
        *out = LREL_UNIT_AREA;
        return true;
    case LREL_VALUE_DEPTH:
        *out = LREL_UNIT_DEPTH;
        return true;
    case LREL_VALUE_WIDTH:
        *out = LREL_UNIT_WIDTH;
        return true;
    default:
        return false;
    }
}

const char *lrel_value_type_name(lrel_value_type type)
{
    static const char *const names[LREL_VALUE_TYPE_COUNT] = {
        "text",   "ids",  "code",  "codes", "date",
        "number", "area", "depth", "width", "amount"};

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

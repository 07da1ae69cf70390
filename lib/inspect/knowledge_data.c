/* SPDX-License-Identifier: Apache-2.0 */
/* knowledge_data.c: what speaks for a role, and how dates, numbers, units and levels are
 * written. Names of columns and words for codes have files of their own. */
#include "inspect/knowledge.h"

#include <math.h>
#include <stddef.h>

const lrel_role_info lrel_role_infos[LREL_GUESS_ROLE_COUNT] = {
    [LREL_GUESS_HAZARD] = {"hazard", LREL_ROLE_HAZARD},
    [LREL_GUESS_RELEASE] = {"release", LREL_ROLE_RELEASE},
    [LREL_GUESS_ITEM] = {"item", LREL_ROLE_ITEM},
    [LREL_GUESS_ACCIDENT] = {"accident", LREL_ROLE_ACCIDENT},
    [LREL_GUESS_COVERAGE] = {"coverage", LREL_ROLE_COVERAGE},
    [LREL_GUESS_DECLARATION] = {"declaration", LREL_ROLE_DECLARATION},
    [LREL_GUESS_SERIES] = {"series", LREL_ROLE_SERIES},
    [LREL_GUESS_BOUNDARY] = {"boundary", -1},
};

const char lrel_kind_columns[] =
    "tipo evento|event type|type of event|record type|object type|tipo|kind";

const int lrel_evidence_most[LREL_EVIDENCE_KIND_COUNT] = {
    [LREL_EVIDENCE_FILE] = 45,
    [LREL_EVIDENCE_COLUMN] = 45,
    [LREL_EVIDENCE_VALUES] = 30,
    [LREL_EVIDENCE_SHAPES] = 15,
};

const lrel_evidence lrel_evidences[] = {
    {LREL_GUESS_HAZARD, LREL_EVIDENCE_FILE, 45,
     "hazard|hazards|hazardous|sha|cha|shas|chas|minefield|minefields|mined|"
     "contamination|contaminated|suspected|verdacht|verdachte|danger|peligrosas|"
     "peligrosa|zonas minadas|mf"},
    {LREL_GUESS_HAZARD, LREL_EVIDENCE_COLUMN, 20,
     "hazard type|hazard class|hazard cla|type of hazard|hazard status|"
     "type of minefield|type of contamination|hazard localid|hazard id|haz id|"
     "dangerous area type"},
    {LREL_GUESS_HAZARD, LREL_EVIDENCE_COLUMN, 10,
     "surveyed|survey date|date of survey|contamination|threat type|threat|"
     "land classification|estimated area|remaining area|mf name|version|replaces|"
     "class|type of area|hoofdgroep|marking type"},
    {LREL_GUESS_HAZARD, LREL_EVIDENCE_COLUMN, 5, "status|device|area|type"},
    {LREL_GUESS_HAZARD, LREL_EVIDENCE_VALUES, 30, "hazard_class"},
    {LREL_GUESS_HAZARD, LREL_EVIDENCE_VALUES, 10, "status|contamination"},
    {LREL_GUESS_HAZARD, LREL_EVIDENCE_SHAPES, 10, "polygons"},

    {LREL_GUESS_RELEASE, LREL_EVIDENCE_FILE, 45,
     "release|releases|released|clearance|clearances|cleared|completion|completions|"
     "hazreduc|reduction|cancelled|cancellation|cancellations|handover|despejadas|"
     "despejada|gevrijwaard|vrijgave|bac|progress"},
    {LREL_GUESS_RELEASE, LREL_EVIDENCE_COLUMN, 20,
     "outcome|product|release type|hazreduc localid|area cleared|areacleare|"
     "clearance date|clearanced|cleared area|reduced area|cancelled area|hazreduc g|"
     "hazreduc type"},
    {LREL_GUESS_RELEASE, LREL_EVIDENCE_COLUMN, 10,
     "accepted|acceptance date|handed over|handover date|completed|completion date|"
     "end date|depth|clearance depth|apm|avm|deployed asset|beneficiaries|activity|"
     "activity type|task id|donor|reportendd|fecha finalizacion|hazard|soort hand"},
    {LREL_GUESS_RELEASE, LREL_EVIDENCE_COLUMN, 5, "operator|area|start date|agency"},
    {LREL_GUESS_RELEASE, LREL_EVIDENCE_VALUES, 30, "release_product"},
    {LREL_GUESS_RELEASE, LREL_EVIDENCE_VALUES, 10, "activity_type|acceptance"},
    {LREL_GUESS_RELEASE, LREL_EVIDENCE_SHAPES, 10, "polygons"},

    {LREL_GUESS_ITEM, LREL_EVIDENCE_FILE, 45,
     "item|items|device|devices|ordnance|finds|hazreducdeviceinfo|eod|munitions|"
     "inslagen|impacts|spot"},
    {LREL_GUESS_ITEM, LREL_EVIDENCE_COLUMN, 20,
     "ordnance category|item category|device category|hazreducdeviceinfo guid|"
     "quantity|qty|oorlogsinc"},
    {LREL_GUESS_ITEM, LREL_EVIDENCE_COLUMN, 10,
     "model|caliber|calibre|kaliber|point type|device|ordnance|date found"},
    {LREL_GUESS_ITEM, LREL_EVIDENCE_VALUES, 30, "item_category"},
    {LREL_GUESS_ITEM, LREL_EVIDENCE_SHAPES, 15, "points"},

    {LREL_GUESS_ACCIDENT, LREL_EVIDENCE_FILE, 45,
     "accident|accidents|victim|victims|casualty|casualties|incident|incidents|evento|"
     "eventos|events|accidentes|victimas"},
    {LREL_GUESS_ACCIDENT, LREL_EVIDENCE_COLUMN, 25,
     "killed|injured|casualties|victims|accident type|accident id|date of accident|"
     "accident date|tipo evento|accident localid|fatalities|heridos|muertos"},
    {LREL_GUESS_ACCIDENT, LREL_EVIDENCE_COLUMN, 10, "gender|sex|age|event date|evento"},
    {LREL_GUESS_ACCIDENT, LREL_EVIDENCE_SHAPES, 15, "points"},

    {LREL_GUESS_COVERAGE, LREL_EVIDENCE_FILE, 45,
     "coverage|surveyed|survey|surveys|onderzoek|onderzoeken|estudios|cmrs|nts"},
    {LREL_GUESS_COVERAGE, LREL_EVIDENCE_COLUMN, 20,
     "survey status|coverage|survey result|onderzoeks|soort rapp|access|survey state"},
    {LREL_GUESS_COVERAGE, LREL_EVIDENCE_VALUES, 30, "coverage_status"},
    {LREL_GUESS_COVERAGE, LREL_EVIDENCE_SHAPES, 10, "polygons"},

    {LREL_GUESS_DECLARATION, LREL_EVIDENCE_FILE, 45,
     "declaration|declarations|declared|article 5"},
    {LREL_GUESS_DECLARATION, LREL_EVIDENCE_COLUMN, 20,
     "declared|declared by|declaration date|status declared"},

    {LREL_GUESS_SERIES, LREL_EVIDENCE_FILE, 45,
     "series|published|figures|statistics|reported|totals"},
    {LREL_GUESS_SERIES, LREL_EVIDENCE_COLUMN, 15,
     "year|area km2|sha area m2|cha area m2|area released|source|source url|"
     "total area|mined area|as of|measure|value|unit"},
    {LREL_GUESS_SERIES, LREL_EVIDENCE_SHAPES, 15, "none"},

    {LREL_GUESS_BOUNDARY, LREL_EVIDENCE_FILE, 45,
     "boundary|boundaries|province|provinces|district|districts|commune|communes|"
     "villages|adm1|adm2|adm3|adm0|admin|admin1|admin2|countries|country|"
     "municipalities|municipios|departamentos|regions|cantons|khm|gadm"},
    {LREL_GUESS_BOUNDARY, LREL_EVIDENCE_COLUMN, 30,
     "adm1 pcode|adm2 pcode|adm1 en|adm2 en|shape name|shape iso|shape id|shape group|"
     "shape type|gid 1|gid 2|name 1|name 2|hasc 1|engtype 1|admin1 name|admin1 code|"
     "adm0 pcode|adm0 a3|sov a3"},
    {LREL_GUESS_BOUNDARY, LREL_EVIDENCE_COLUMN, 20, "pcode|p code|province code"},
    {LREL_GUESS_BOUNDARY, LREL_EVIDENCE_COLUMN, 10, "province name|district name"},
    {LREL_GUESS_BOUNDARY, LREL_EVIDENCE_SHAPES, 10, "polygons"},
    {LREL_GUESS_HAZARD, LREL_EVIDENCE_FILE, 0, NULL},
};

/* In a pair the day comes first in the first. */
const lrel_known_form lrel_known_forms[LREL_KNOWN_FORM_COUNT] = {
    {"", 0, false},
    {"%d/%m/%Y", 1, false},
    {"%m/%d/%Y", 1, false},
    {"%d-%m-%Y", 2, false},
    {"%m-%d-%Y", 2, false},
    {"%d.%m.%Y", 3, false},
    {"%m.%d.%Y", 3, false},
    {"%d/%m/%y", 4, false},
    {"%m/%d/%y", 4, false},
    {"%d/%m/%Y %H:%M:%S", 5, false},
    {"%m/%d/%Y %H:%M:%S", 5, false},
    {"%d/%m/%Y %H:%M", 6, false},
    {"%m/%d/%Y %H:%M", 6, false},
    {"%Y/%m/%d", 0, false},
    {"%Y/%m/%d %H:%M:%S", 0, false},
    {"%Y.%m.%d", 0, false},
    {"%Y%m%d", 0, true},
    {"%d-%b-%Y", 0, false},
    {"%d-%b-%y", 0, false},
    {"%d %b %Y", 0, false},
    {"%d %B %Y", 0, false},
    {"%d/%b/%Y", 0, false},
    {"%b %d, %Y", 0, false},
    {"%b-%y", 0, false},
    {"%b %Y", 0, false},
    {"%m/%Y", 0, false},
    {"%d. %m. %Y", 0, false},
};

const lrel_number_look lrel_number_looks[] = {
    /* Both fit into degrees of latitude: which is which, the numbers do not say. */
    {-180, 180, -90, 90, "degrees (longitude, latitude)", "EPSG:4326", true},
    {-90, 90, -180, 180, "degrees with latitude and longitude swapped", NULL, true},
    {100000, 900000, 0, 10000000,
     "metres of a UTM zone or a similar grid (easting, northing)", NULL, false},
    {0, 10000000, 100000, 900000,
     "metres of a UTM zone with northing and easting swapped", NULL, false},
    {-20037509, 20037509, -20048967, 20048967,
     "metres of a projection (web maps use EPSG:3857)", NULL, false},
    {-INFINITY, INFINITY, -INFINITY, INFINITY, "no coordinates that are known here", NULL,
     false},
    {0, 0, 0, 0, NULL, NULL, false},
};

const lrel_unit_words lrel_area_unit_words[] = {
    {"m2", "m2|sqm|sq m|square metres|square meters|squaremetres|m²|sqmeters"},
    {"ha", "ha|hectare|hectares|hectareas"},
    {"km2", "km2|sqkm|sq km|km²"},
    {"acre", "acre|acres"},
    {NULL, NULL},
};

const lrel_level_words lrel_level_words_table[] = {
    {"admin1",
     "adm1|admin1|province|provinces|departamentos|cantons|regions|states|gid 1|"
     "admin1pcode"},
    {"admin2",
     "adm2|admin2|district|districts|municipios|municipalities|gid 2|admin2pcode"},
    {"admin3", "adm3|admin3|commune|communes|gid 3"},
    {"admin4", "adm4|admin4|village|villages"},
    {NULL, NULL},
};

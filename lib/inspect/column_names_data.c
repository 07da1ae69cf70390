/* SPDX-License-Identifier: Apache-2.0 */
/* column_names_data.c: names that columns have, met in files of mine action: exports of
 * IMSMA NG and Core and their staging tables, MARS, OASIS, and what the authorities of
 * Afghanistan, Bosnia, Cambodia, Colombia, the Netherlands, Ukraine and Viet Nam
 * published. */
#include "inspect/knowledge.h"

#include <stddef.h>

#define HAZARD      (1u << LREL_GUESS_HAZARD)
#define RELEASE     (1u << LREL_GUESS_RELEASE)
#define ITEM        (1u << LREL_GUESS_ITEM)
#define ACCIDENT    (1u << LREL_GUESS_ACCIDENT)
#define COVERAGE    (1u << LREL_GUESS_COVERAGE)
#define DECLARATION (1u << LREL_GUESS_DECLARATION)
#define SERIES      (1u << LREL_GUESS_SERIES)
#define BOUNDARY    (1u << LREL_GUESS_BOUNDARY)
#define LAND        (HAZARD | RELEASE)
#define POINTS      (ITEM | ACCIDENT)
#define RECORDS     (LREL_GUESS_ANY & ~BOUNDARY)

const lrel_alias lrel_aliases[] = {
    /* ids: the one of the record before those that a database added */
    {"id", HAZARD, false,
     "hazard id|haz id|hazard localid|hazard local id|imsma id|sha id|cha id|mf id|"
     "hazard code|hazard number|polygon id|area id|hazard name"},
    {"id", RELEASE, false,
     "release id|clearance id|hazreduc localid|haz reduc localid|hazreduc local id|"
     "reduction id|completion id|report id|imsma id|activity id|cr id"},
    {"id", ITEM, false, "item id|device id|find id|point local id|point id"},
    {"id", ACCIDENT, false, "accident id|accident localid|event id|victim id"},
    {"id", RECORDS, false, "id|localid|local id|kenmerk|record id"},
    {"id", RECORDS, true,
     "feature id|object uid|uid|guid|gis id|reference|ref|ref no|code|codigo|nummer|"
     "numero|number|no|name|mf name"},
    {"id", RECORDS, true, "objectid|object id|fid|gid|globalid"},
    {"version", HAZARD, false, "version|ver|rev|revision|info version"},
    {"date_of_information", HAZARD, false,
     "date of information|date of info|dateofinfo|information date"},
    {"replaces", HAZARD, false, "replaces|supersedes|replaced|merged from|split from"},
    {"register", HAZARD, false, "register"},

    /* what it is */
    {"class", HAZARD, false,
     "class|hazard class|hazard cla|hazard type|hazard typ|type of hazard|area type|type "
     "of area|ma area type|dangerous area type|area class|area classification"},
    {"class", HAZARD, true,
     "land class|land "
     "classification|type|category|subtype|classification|tipo|clase|soort"},
    {"national_class", HAZARD, false,
     "national class|bls class|bls code|land type|cam class|land class|"
     "land classification"},
    {"national_class", HAZARD, true, "classification|class code"},
    {"contamination", LAND | COVERAGE, false,
     "contamination|type of contamination|contamination type|device|device type|threat|"
     "threat type|ordnance|ordnance type|hazard device|type of minefield|released for|"
     "mine type|weapon|hoofdgroep|contaminacion|contaminant"},
    {"contamination", LAND | COVERAGE, true, "type|kind|munition|ordnance category"},
    {"origin", HAZARD, false, "origin|conflict|source of contamination"},
    {"status", HAZARD, false,
     "status|hazard status|status enum|stauts|current status|estado|statut|state"},
    {"status", HAZARD, true, "active|open|closed"},
    {"reason", HAZARD, false,
     "status changed reason|status reason|reason|status change reason|closing reason"},
    {"geometry_kind", LAND, true,
     "geometry kind|geometry type|shape source|polygon source|digitised|shape enum"},
    {"point_type", LAND, false, "point type|pointtype|point type enum|pointtypeenum"},
    {"width", LAND, false,
     "width|width m|road width|lane width|corridor width|belt width|largeur|ancho|"
     "breedte"},

    /* areas */
    {"area", LAND, false,
     "area|area size|areasize|area m2|area sqm|area ha|area km2|areasqm|size|size m2|"
     "polygon area|superficie|oppervlakte|area total|total area|surface|area cleared|"
     "areacleare|cleared area|area released|released area|area size m2"},
    {"area", LAND, true, "shape area|st area|shape ar|area calculated|gis area|hectares"},
    {"area_estimated", HAZARD, false, "estimated area|area estimated|area estimate"},
    {"area_remaining", HAZARD, false, "remaining area|area remaining|area left"},
    {"area_processed", HAZARD, false, "processed area|area processed|area done"},

    /* days of a hazard */
    {"from", HAZARD, false,
     "surveyed|survey date|date of survey|date surveyed|report date|reported|"
     "date reported|date of report|date recorded|recorded|date established|established|"
     "date of information|date of info|dateofinfo|information date|identified|"
     "date identified|nts date|fecha estudio|fecha registro|date enquete|valid from|"
     "from"},
    {"from", HAZARD, true,
     "date|fecha|datum|data|entry date|data entry date|created|start|start date|year|"
     "survey year|jaar|annee|anio|año|ano|dataentrydate"},
    {"to", HAZARD, false,
     "closed|date closed|closed date|closure date|close date|date of closure|closed on|"
     "released on|valid to|cancelled on|fecha cierre|to"},
    {"to", HAZARD, true,
     "end|end date|status changed|status changed date|status cha|status date"},

    /* days of a release */
    {"from", RELEASE, false,
     "start date|date start|started|start|work started|date started|fecha inicio|"
     "report start|reportstar|begin|begin date|date from"},
    {"to", RELEASE, false,
     "completed|completion date|date completed|end date|date end|end|finished|finish|"
     "date finished|report end date|reportendd|fecha finalizacion|fecha fin|"
     "clearance date|clearanced|date cleared|cleared on|date of completion|date to"},
    {"to", RELEASE, true, "date|fecha|datum|fecha operacion|year|release date"},
    {"accepted", RELEASE, false,
     "accepted|date accepted|acceptance date|accepted on|qa date|date of acceptance|"
     "approved|approval date|date approved|verified on|qc date"},
    {"handed_over", RELEASE, false,
     "handed over|hand over date|handover date|date handed over|handover|hand over|"
     "date of handover|fecha entrega"},

    /* what was done */
    {"hazard", RELEASE, false,
     "hazard|hazard id|haz id|hazard localid|hazard local id|hazards|parent hazard|"
     "hazard ref|mf id|sha id|cha id|linked hazard|hazard name|related hazard"},
    {"hazard", RELEASE, true, "imsma links|parent|parent feature|parentfeat"},
    {"task", RELEASE | ITEM, false,
     "task|task id|taskid|task no|task number|task name|site id|worksite|project id"},
    {"product", RELEASE, false,
     "product|outcome|release type|type of release|land release|release product|result|"
     "release method|resultado"},
    {"product", RELEASE, true,
     "type|category|soort hand|soort|activity|activity type|operation type"},
    {"activity", RELEASE, false,
     "activity|activity type|type of activity|hazreduc type|operation|operation type|"
     "tipo operacion|activite|report type"},
    {"activity", RELEASE, true, "type|method"},
    {"method", RELEASE, false, "method|clearance method|methode|metodo"},
    {"assets", RELEASE, false,
     "asset|assets|deployed asset|deployed assets|resource|technical asset|technique|"
     "team type"},
    {"acceptance", RELEASE, false,
     "acceptance|acceptance status|qa status|quality assurance|qa result|approval|"
     "approval status|qaby"},
    {"acceptance", RELEASE, true, "state|status|estado|statut"},
    {"depth", RELEASE, false,
     "depth|clearance depth|depth cm|depth m|cleared depth|search depth|diepte|"
     "profundidad|profondeur"},
    {"depth_required", RELEASE, false, "required depth|depth required"},
    {"use_after", RELEASE, false,
     "use after|land use|intended land use|use of land|post clearance use|landuse"},
    {"beneficiaries", RELEASE, false,
     "beneficiaries|direct beneficiaries|beneficiarios|people benefiting|families"},

    /* who and where */
    {"operator", RECORDS, false,
     "operator|agency|organisation|organization|organisati|org|implementer|operador|"
     "operateur|survey organisation|clearance organisation|demining organisation|"
     "survey org|company|opdrachtne|operater|ip|operator name|organisation name|"
     "organization name|agency name"},
    {"operator", RECORDS, true, "team|owner|ownermac|reported by|surveyed by|cleared by"},
    {"partner", RELEASE, false, "partner|implementing partner"},
    {"donor", RELEASE, false, "donor|funded by|donante|bailleur|funding"},
    {"place", RECORDS, false,
     "place|place code|pcode|p code|province code|prov code|district code|commune code|"
     "village code|gazetteer|gazetteer code|gazetteerr|location id|locationid|"
     "municipality code|codigo municipio|divipola|admin code|gaz code"},

    {"place", RECORDS, true,
     "province|prov|district|commune|village|gazetteer level1|gazetteer level 1|"
     "gazetteer level2|gazetteer level 2|gazetteer level3|gazetteer level 3"},

    /* items per release */
    {"items.ap_mine", RELEASE, false,
     "apm|ap mines|ap mine|ap|anti personnel mines|antipersonnel mines|apmines"},
    {"items.av_mine", RELEASE, false,
     "avm|atm|at mines|av mines|at mine|av mine|at|av|anti tank mines|"
     "anti vehicle mines|antivehicle mines"},
    {"items.improvised_mine", RELEASE, false,
     "improvised mines|improvised mine|impr mine|imp mines"},
    {"items.submunition", RELEASE, false,
     "sub|submun|submunition|submunitions|cmr|cluster|cluster munitions|bombies|bomblets|"
     "cm|clusters"},
    {"items.other_uxo", RELEASE, false, "uxo|other uxo|uxos|erw|other erw"},
    {"items.ied", RELEASE, false, "ied|ieds"},
    {"items.fuze", RELEASE, false, "fuze|fuzes|fuse|fuses"},
    {"items.saa", RELEASE, false, "saa|small arms ammunition|small arms"},

    /* facts beside the account */
    {"date", POINTS | COVERAGE | DECLARATION | SERIES, false,
     "date|date of accident|accident date|event date|date found|found|fecha|datum|"
     "fecha evento|date of event"},
    {"date", POINTS | COVERAGE | DECLARATION | SERIES, true,
     "year|año|ano|anio|annee|jaar|datum1|surveyed|survey date|as of|reported"},
    {"category", POINTS | SERIES, false,
     "category|item category|ordnance category|device category|ordnance type|item type"},
    {"category", POINTS, true, "type|device|ordnance|soort hand"},
    {"model", ITEM, false, "model|device model|ordnance model|kaliber|nomenclature"},
    {"quantity", ITEM, false, "quantity|qty|count|number found|amount|aantal|cantidad"},
    {"context", ITEM, false, "context|find context|found in|found during"},
    {"release", ITEM, false, "release|release id|hazreduc localid|clearance id"},
    {"condition", ITEM, false, "condition|ordnance condition|verschijni"},
    {"disposal", ITEM, false, "disposal|disposal method|disposed|destroyed by"},
    {"depth", ITEM, false, "depth|ordnance depth|depth cm|depth found"},
    {"hazard", POINTS, false, "hazard|hazard id|hazard localid|haz id"},
    {"task", ACCIDENT, false, "task|task id"},
    {"killed", ACCIDENT, false, "killed|deaths|fatalities|dead|muertos|tues|mortos"},
    {"injured", ACCIDENT, false, "injured|wounded|heridos|blesses|feridos|injuries"},
    {"demining", ACCIDENT, false, "demining|demining accident|is demining"},
    {"status", COVERAGE, false,
     "coverage|survey status|survey result|access|survey state|status"},
    {"activity", COVERAGE, false, "activity|survey type|type of survey|soort rapp"},
    {"status", DECLARATION, false, "status declared|declared|declaration|status"},
    {"by", DECLARATION, false, "declared by|by|authority"},
    {"level", DECLARATION | SERIES, false, "level|admin level"},
    {"measure", SERIES, false, "measure|indicator"},
    {"value", SERIES, false, "value|figure|waarde|valor"},
    {"value", SERIES, true, "area km2|area m2|area|total|amount"},
    {"unit", SERIES, false, "unit|units|uom"},
    {"basis", SERIES, false, "basis"},
    {"flag", SERIES, false, "flag|value flag"},
    {"account", SERIES, false, "account"},
    {"definition", SERIES, false, "definition|what is counted"},
    {"citation", SERIES, false, "citation|source|source url|publication"},
    {"source_kind", SERIES, false, "source kind|source type"},
    {"note", SERIES, false, "note|notes|footnote|remark|remarks"},
    {"donor", SERIES, false, "donor"},
    {"class", SERIES, false, "class|hazard class"},
    {"contamination", SERIES | DECLARATION, false, "contamination|weapon"},

    /* shapes in columns */
    {"geometry.wkt", LREL_GUESS_ANY, false,
     "wkt|geom|geometry|the geom|shape|wkt geom|polygon|geom wkt"},
    {"geometry.lon", RECORDS, false,
     "lon|long|longitude|lng|x|point x|easting|eastings|longitud|coord x|x coord|"
     "longitude dd|utm e|utm x|lon dd"},
    {"geometry.lat", RECORDS, false,
     "lat|latitude|y|point y|northing|northings|latitud|coord y|y coord|latitude dd|"
     "utm n|utm y|lat dd"},

    {"traverse.bearing", RECORDS, false,
     "bearing|bearings|azimuth|brg|bearing deg|bearing degrees|magnetic bearing|rumbo|"
     "azimut|gisement"},
    {"traverse.distance", RECORDS, false,
     "distance|dist|distance m|distance metres|distance meters|distancia|leg|leg m"},
    {"traverse.point", RECORDS, false,
     "point no|pointno|point number|point num|tp no|turning point no|no punto|no"},

    {"traverse.from_point", RECORDS, false,
     "from point|frompoint|from point no|from point number|from tp|measured from|"
     "frompointinput|desde punto|du point"},

    /* units of land; the finest level of a file has the codes that differ */
    {"boundary.code", BOUNDARY, false,
     "pcode|p code|adm1 pcode|adm2 pcode|adm3 pcode|adm1 code|adm2 code|adm3 code|"
     "admin1 code|admin2 code|admin1pcode|admin2pcode|gid 1|gid 2|gid 3|shape id|"
     "shapeid|province code|district code|commune code|hasc 1|hasc 2|pro code|"
     "dis code|com code|iso 3166 2|divipola"},
    {"boundary.code", BOUNDARY, true, "code|id|iso|shape iso|objectid|gid|fid|adm0 a3"},
    {"boundary.name", BOUNDARY, false,
     "name|adm1 en|adm2 en|adm3 en|admin1 name|admin2 name|name 1|name 2|name 3|"
     "shape name|shapename|province|province name|district name|commune name|name en|"
     "pro name|dis name|com name|nombre|nom|municipio|departamento|gemeente"},
    {NULL, 0, false, NULL},
};

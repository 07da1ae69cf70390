/* SPDX-License-Identifier: Apache-2.0 */
/* knowledge_data.c: what was met in files of mine action. Column names: exports of IMSMA
 * NG and Core and their staging tables, MARS, OASIS, and what the authorities of
 * Afghanistan, Bosnia, Cambodia, Colombia, the Netherlands, Ukraine and Viet Nam
 * published; words: IMAS 04.10 and the same in French, Spanish, Portuguese, Dutch and
 * Khmer, where they have one meaning only. A word that may be two codes is left out: "C"
 * is cleared here and cancelled there, ERW are UXO and AXO. */
#include "inspect/knowledge.h"

#include <math.h>
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
    {"replaces", HAZARD, false, "replaces|supersedes|replaced|merged from|split from"},
    {"register", HAZARD, false, "register"},

    /* what it is */
    {"class", HAZARD, false,
     "class|hazard class|hazard cla|hazard type|hazard typ|type of hazard|area type|type "
     "of area|ma area type|dangerous area type"},
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
     "survey org|company|opdrachtne|operater|ip"},
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

const lrel_code_words lrel_code_words_table[] = {
    {&lrel_vocabulary_class, "cha",
     "confirmed|confirmed hazardous area|confirmed hazard area|minefield|mine field|"
     "converted from sha|defined hazardous area|dha|confirmed minefield|"
     "confirmed mined area|confirme|zone dangereuse confirmée|champ de mines|"
     "area peligrosa confirmada|área peligrosa confirmada|confirmada|"
     "área perigosa confirmada"},
    {&lrel_vocabulary_class, "sha",
     "suspected|suspect|suspected hazardous area|suspected hazard area|"
     "suspected minefield|suspected mined area|zone soupçonnée dangereuse|"
     "zone dangereuse soupçonnée|área peligrosa sospechosa|area peligrosa sospechosa|"
     "sospechosa|área perigosa suspeita|suspeita|verdacht|verdacht gebied"},
    {&lrel_vocabulary_class, "indication", "strike data|desk assessment"},
    {&lrel_vocabulary_class, "spot", "eod spot|eod spot task|spot task"},
    {&lrel_vocabulary_class, "stockpile",
     "ammunition storage area|asa|stockpile area|ammunition stockpile"},

    {&lrel_vocabulary_contamination, "ap",
     "ap mine|ap mines|apm|anti personnel|antipersonnel|anti personnel mine|"
     "anti personnel mines|antipersonnel mine|antipersonnel mines|ap minefield|"
     "mine antipersonnel|mines antipersonnel|mina antipersonal|minas antipersonal|"
     "minas antipersona|mina antipessoal|minas antipessoal|មីនប្រឆាំងមនុស្ស"},
    {&lrel_vocabulary_contamination, "av",
     "at|av mine|av mines|avm|at mine|at mines|atm|anti vehicle|antivehicle|anti tank|"
     "antitank|anti tank mine|anti tank mines|anti vehicle mine|anti vehicle mines|"
     "mine antichar|mines antichar|mina antitanque|minas antitanque|"
     "mina antivehiculo|mina anticarro|minas anticarro|មីនប្រឆាំងរថក្រោះ"},
    {&lrel_vocabulary_contamination, "ap_av_mixed",
     "mixed|mixed ap av|mixed apm avm|apm avm|ap av mixed|mixed ap av mines|ap and av|ap "
     "and at|ap at|ap av|"
     "mixed mines|mixed ap at"},
    {&lrel_vocabulary_contamination, "improvised_ap",
     "improvised ap|improvised mine|improvised mines|improvised ap mine|"
     "improvised anti personnel mine|ap mine of an improvised nature"},
    {&lrel_vocabulary_contamination, "cmr",
     "cm|cluster|cluster munition|cluster munitions|cluster munition remnants|"
     "cluster bomb|cluster bombs|submunition|submunitions|bombies|bomblets|"
     "unexploded submunitions|sous munitions|sous munition|submuniciones|"
     "municiones en racimo|submunições|គ្រាប់បែកចង្កោម"},
    {&lrel_vocabulary_contamination, "uxo",
     "unexploded ordnance|uxos|munición sin explotar|municion sin explotar|"
     "munitions non explosées|afwerpmunitie|geschutmunitie"},
    {&lrel_vocabulary_contamination, "axo",
     "abandoned explosive ordnance|abandoned ordnance"},
    {&lrel_vocabulary_contamination, "ied",
     "ieds|improvised explosive device|improvised explosive devices|"
     "artefacto explosivo improvisado|aei|engin explosif improvisé"},
    {&lrel_vocabulary_contamination, "booby_trap", "booby trap|booby traps|boobytrap"},
    {&lrel_vocabulary_contamination, "unknown",
     "not known|unknown|unkn|desconocido|inconnu|desconhecido|onbekend"},

    {&lrel_vocabulary_status, "open",
     "active|open|current|abierto|abierta|ouvert|ouverte|aberto|aberta|activo|activa"},
    {&lrel_vocabulary_status, "worked_on",
     "worked on|ongoing|in progress|on going|under clearance|work in progress|"
     "en proceso|en cours"},
    {&lrel_vocabulary_status, "suspended", "suspended|suspendido|suspendu|suspenso"},
    {&lrel_vocabulary_status, "closed",
     "closed|cerrado|cerrada|fermé|fermée|clos|fechado|fechada"},
    {&lrel_vocabulary_status, "handed_over",
     "handed over|hand over|entregado|entregada|remis|entregue"},
    {&lrel_vocabulary_status, "released", "released|land released|liberado|libéré"},
    {&lrel_vocabulary_status, "cancelled",
     "cancelled|canceled|cancelado|cancelada|annulé|annulée"},
    {&lrel_vocabulary_status, "inactive", "inactive|not active|inactivo"},

    {&lrel_vocabulary_status_reason, "merged", "merge|merged with another"},
    {&lrel_vocabulary_status_reason, "duplicate", "duplicated|double entry"},
    {&lrel_vocabulary_status_reason, "resurveyed", "resurvey|re survey|re surveyed"},
    {&lrel_vocabulary_status_reason, "released", "land released|cleared|completed"},

    {&lrel_vocabulary_product, "cancelled",
     "cancellation|canceled|cancelled by nts|cancelled land|cancelada|cancelado|annulé|"
     "annulée|terre annulée"},
    {&lrel_vocabulary_product, "reduced",
     "reduction|reduced by ts|area reduction|area reduced|reducida|reducido|reduzida|"
     "réduit|réduite"},
    {&lrel_vocabulary_product, "cleared",
     "clearance|clear|area cleared|cleared land|despejada|despejado|despeje|dépollué|"
     "dépolluée|déminé|déminée|desminada|desminado|បានបោសសម្អាត"},

    {&lrel_vocabulary_activity, "nts",
     "non technical survey|nontechnical survey|baseline survey|estudio no técnico|"
     "estudio no tecnico|ent|enquête non technique"},
    {&lrel_vocabulary_activity, "ts",
     "technical survey|estudio técnico|estudio tecnico|enquête technique"},
    {&lrel_vocabulary_activity, "clearance",
     "manual clearance|mechanical clearance|mine clearance|full clearance|"
     "area clearance|despeje|dépollution|déminage"},
    {&lrel_vocabulary_activity, "bac",
     "battle area clearance|subsurface bac|surface bac|visual bac"},
    {&lrel_vocabulary_activity, "eod_spot",
     "eod|eod spot task|spot task|eod task|spot clearance|roving eod"},
    {&lrel_vocabulary_activity, "completion", "completion report|completed report"},
    {&lrel_vocabulary_activity, "handover",
     "hand over|handover certificate|hand over certificate"},
    {&lrel_vocabulary_activity, "progress", "progress report"},
    {&lrel_vocabulary_activity, "cancellation_report", "cancellation report"},
    {&lrel_vocabulary_activity, "post_clearance",
     "post clearance|post clearance assessment"},
    {&lrel_vocabulary_activity, "stockpile_destruction", "stockpile destruction"},
    {&lrel_vocabulary_activity, "road_assessment", "road assessment"},
    {&lrel_vocabulary_activity, "road_verification", "road verification"},
    {&lrel_vocabulary_activity, "road_clearance", "road clearance"},

    {&lrel_vocabulary_method, "manual", "manual clearance|manual demining"},
    {&lrel_vocabulary_method, "mechanical", "mechanical clearance|machine|machines"},
    {&lrel_vocabulary_method, "animal_dog", "dog|dogs|mdd|mine detection dogs"},
    {&lrel_vocabulary_method, "animal_rat", "rat|rats|mdr|mine detection rats"},
    {&lrel_vocabulary_method, "visual_bac", "visual|surface|visual search"},
    {&lrel_vocabulary_method, "combined", "combination|mixed"},

    {&lrel_vocabulary_asset, "manual", "manual team|manual deminers|deminers|mct"},
    {&lrel_vocabulary_asset, "mechanical", "machine|machines|mechanical team|flail"},
    {&lrel_vocabulary_asset, "dog", "dogs|mdd|mine detection dog|mine detection dogs"},
    {&lrel_vocabulary_asset, "rat", "rats|mdr|mine detection rat|mine detection rats"},

    {&lrel_vocabulary_acceptance, "operator_completed", "completed|operator completed"},
    {&lrel_vocabulary_acceptance, "qa_passed",
     "qa passed|passed|accepted|approved|verified|conforming"},
    {&lrel_vocabulary_acceptance, "handed_over", "handed over|hand over|handover"},
    {&lrel_vocabulary_acceptance, "rejected", "failed|not accepted|non conforming|fail"},
    {&lrel_vocabulary_acceptance, "submitted", "pending|under review|waiting for qa"},

    {&lrel_vocabulary_use_after, "agriculture", "agricultural|farming|farmland|farm"},
    {&lrel_vocabulary_use_after, "housing", "resettlement|house|residential"},
    {&lrel_vocabulary_use_after, "infrastructure", "road|roads|school|irrigation"},
    {&lrel_vocabulary_use_after, "forest", "forestry"},

    {&lrel_vocabulary_origin, "legacy", "old|historic|legacy contamination"},
    {&lrel_vocabulary_origin, "recent_use", "new|new use|recent"},

    {&lrel_vocabulary_item, "ap_mine",
     "ap|apm|ap mines|anti personnel mine|anti personnel mines|antipersonnel mine|"
     "mina antipersonal"},
    {&lrel_vocabulary_item, "av_mine",
     "av|at|avm|atm|at mine|anti tank mine|anti tank mines|anti vehicle mine|"
     "mina antitanque"},
    {&lrel_vocabulary_item, "submunition",
     "submunitions|cluster munition|cluster munitions|cluster submunition|bombie|"
     "bombies|bomblet|bomblets|cmr"},
    {&lrel_vocabulary_item, "other_uxo", "uxo|unexploded ordnance"},
    {&lrel_vocabulary_item, "ied", "ieds|improvised explosive device"},
    {&lrel_vocabulary_item, "fuze", "fuzes|fuse|fuses"},
    {&lrel_vocabulary_item, "saa", "small arms ammunition|small arms"},

    {&lrel_vocabulary_find_context, "clearance", "area clearance"},
    {&lrel_vocabulary_find_context, "eod_spot", "eod|spot task|eod spot task"},
    {&lrel_vocabulary_find_context, "survey", "technical survey|non technical survey"},
    {&lrel_vocabulary_yes_no, "yes", "y|true|si|sí|oui|sim"},
    {&lrel_vocabulary_yes_no, "no", "n|false|non|não"},
    {&lrel_vocabulary_coverage, "surveyed", "complete|survey complete|fully surveyed"},
    {&lrel_vocabulary_coverage, "partly", "partial|partially surveyed"},
    {&lrel_vocabulary_coverage, "not_surveyed", "not surveyed|unsurveyed"},
    {&lrel_vocabulary_coverage, "access_restricted",
     "no access|inaccessible|restricted access"},

    {&lrel_vocabulary_geometry_kind, "surveyed_polygon", "surveyed|survey polygon|gps"},
    {&lrel_vocabulary_geometry_kind, "circle_from_area", "circle|buffer"},
    {&lrel_vocabulary_geometry_kind, "traverse_polygon", "traverse|bearing distance"},
    {NULL, NULL, NULL},
};

const lrel_vocabulary *const lrel_speaking_vocabularies[] = {
    &lrel_vocabulary_class,
    &lrel_vocabulary_contamination,
    &lrel_vocabulary_status,
    &lrel_vocabulary_product,
    &lrel_vocabulary_activity,
    &lrel_vocabulary_acceptance,
    &lrel_vocabulary_coverage,
    &lrel_vocabulary_item,
    NULL};

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

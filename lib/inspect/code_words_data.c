/* SPDX-License-Identifier: Apache-2.0 */
/* code_words_data.c: words for codes: those of IMAS 04.10 and the same in French,
 * Spanish, Portuguese, Dutch and Khmer, where they have one meaning only. A word that may
 * be two codes is left out: "C" is cleared here and cancelled there, ERW are UXO and AXO.
 */
#include "inspect/knowledge.h"

#include <stddef.h>

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

    {&lrel_vocabulary_point_type, "reference", "reference point|landmark|rp"},
    {&lrel_vocabulary_point_type, "benchmark", "bench mark|bm"},
    {&lrel_vocabulary_point_type, "start", "start point|starting point|datum point|sp"},
    {&lrel_vocabulary_point_type, "turning", "turning point|tp"},
    {&lrel_vocabulary_point_type, "intermediate", "intermediate point|ip"},
    {&lrel_vocabulary_point_type, "end", "end point|ep"},
    {&lrel_vocabulary_point_type, "evidence", "evidence point"},
    {&lrel_vocabulary_point_type, "usage_target", "usage point|verified target"},
    {&lrel_vocabulary_point_type, "usage_intended", "intended target"},
    {&lrel_vocabulary_point_type, "usage_firing", "firing point"},
    {&lrel_vocabulary_point_type, "view", "view point|viewpoint|observation point"},
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

/* SPDX-License-Identifier: Apache-2.0 */
/* vocabulary.c: the code lists. Each table follows the order of its enum in vocabulary.h;
 * codes are never renamed, since programme files and outputs hold them. */
#include "model/vocabulary.h"

static const char *const role_codes[] = {"hazard",   "release",     "item",   "accident",
                                         "coverage", "declaration", "series", NULL};

static const char *const class_codes[] = {"cha",  "sha",       "unknown", "indication",
                                          "spot", "stockpile", NULL};

static const char *const contamination_codes[] = {
    "ap",  "av",  "ap_av_mixed", "improvised_ap", "improvised_other", "cmr",
    "uxo", "axo", "ied",         "booby_trap",    "unknown",          NULL};

static const char *const status_codes[] = {
    "open",      "worked_on", "suspended", "closed",  "handed_over", "released",
    "cancelled", "expired",   "inactive",  "unknown", NULL};

static const char *const status_reason_codes[] = {
    "released", "resurveyed", "merged", "split", "duplicate", "error", "reopened", NULL};

static const char *const product_codes[] = {"cancelled", "reduced", "cleared", NULL};

static const char *const activity_codes[] = {"nts",
                                             "ts",
                                             "clearance",
                                             "bac",
                                             "eod_spot",
                                             "completion",
                                             "handover",
                                             "progress",
                                             "cancellation_report",
                                             "post_clearance",
                                             "stockpile_destruction",
                                             "road_assessment",
                                             "road_verification",
                                             "road_clearance",
                                             NULL};

static const char *const method_codes[] = {"manual",       "mechanical", "animal_dog",
                                           "animal_rat",   "ts_dog",     "visual_bac",
                                           "detector_bac", "combined",   NULL};

static const char *const asset_codes[] = {"manual", "mechanical", "dog", "rat", NULL};

static const char *const acceptance_codes[] = {
    "draft",    "submitted", "operator_completed", "qa_passed", "handed_over",
    "rejected", NULL};

static const char *const item_codes[] = {"ap_mine",     "av_mine",   "improvised_mine",
                                         "submunition", "other_uxo", "ied",
                                         "fuze",        "saa",       NULL};

static const char *const use_after_codes[] = {"agriculture", "housing", "infrastructure",
                                              "forest",      "other",   NULL};

static const char *const origin_codes[] = {"legacy", "recent_use", "unknown", NULL};

static const char *const geometry_kind_codes[] = {"surveyed_polygon",
                                                  "traverse_polygon",
                                                  "digitised",
                                                  "line_with_width",
                                                  "circle_from_area",
                                                  "point_only",
                                                  "none",
                                                  "box_grid",
                                                  NULL};

static const char *const point_type_codes[] = {
    "reference", "benchmark",    "start",          "turning",      "intermediate", "end",
    "evidence",  "usage_target", "usage_intended", "usage_firing", "view",         NULL};

static const char *const find_context_codes[] = {"clearance", "survey", "eod_spot", NULL};

static const char *const yes_no_codes[] = {"no", "yes", NULL};

static const char *const coverage_codes[] = {"surveyed", "partly", "not_surveyed",
                                             "access_restricted", NULL};

static const char *const measure_codes[] = {
    "stock",   "declared", "newly_recorded", "resurvey", "cancelled", "reduced",
    "cleared", "released", "zero_find",      "tasks",    "items",     "accidents",
    "killed",  "injured",  "funding",        "cost",     NULL};

static const char *const basis_codes[] = {"actual", "target", NULL};

static const char *const value_flag_codes[] = {
    "reported", "estimate", "not_reported", "not_applicable", "zero", "derived", NULL};

static const char *const source_kind_codes[] = {
    "authority_db", "operator", "treaty_report", "reviewer_estimate", "press", NULL};

static const char *const figure_unit_codes[] = {"m2", "ha",  "km2", "acre",
                                                "n",  "usd", "eur", NULL};

const lrel_vocabulary lrel_vocabulary_role = {"role", role_codes};
const lrel_vocabulary lrel_vocabulary_class = {"hazard_class", class_codes};
const lrel_vocabulary lrel_vocabulary_contamination = {"contamination",
                                                       contamination_codes};
const lrel_vocabulary lrel_vocabulary_status = {"status", status_codes};
const lrel_vocabulary lrel_vocabulary_status_reason = {"status_reason",
                                                       status_reason_codes};
const lrel_vocabulary lrel_vocabulary_product = {"release_product", product_codes};
const lrel_vocabulary lrel_vocabulary_activity = {"activity_type", activity_codes};
const lrel_vocabulary lrel_vocabulary_method = {"method", method_codes};
const lrel_vocabulary lrel_vocabulary_asset = {"asset", asset_codes};
const lrel_vocabulary lrel_vocabulary_acceptance = {"acceptance", acceptance_codes};
const lrel_vocabulary lrel_vocabulary_item = {"item_category", item_codes};
const lrel_vocabulary lrel_vocabulary_use_after = {"use_after", use_after_codes};
const lrel_vocabulary lrel_vocabulary_origin = {"origin", origin_codes};
const lrel_vocabulary lrel_vocabulary_geometry_kind = {"geometry_kind",
                                                       geometry_kind_codes};
const lrel_vocabulary lrel_vocabulary_point_type = {"point_type", point_type_codes};
const lrel_vocabulary lrel_vocabulary_find_context = {"find_context", find_context_codes};
const lrel_vocabulary lrel_vocabulary_yes_no = {"yes_no", yes_no_codes};
const lrel_vocabulary lrel_vocabulary_coverage = {"coverage_status", coverage_codes};
const lrel_vocabulary lrel_vocabulary_measure = {"measure", measure_codes};
const lrel_vocabulary lrel_vocabulary_basis = {"basis", basis_codes};
const lrel_vocabulary lrel_vocabulary_value_flag = {"value_flag", value_flag_codes};
const lrel_vocabulary lrel_vocabulary_source_kind = {"source_kind", source_kind_codes};
const lrel_vocabulary lrel_vocabulary_figure_unit = {"figure_unit", figure_unit_codes};

bool lrel_geometry_is_synthetic(int geometry_kind)
{
    return geometry_kind == LREL_GEOMETRY_CIRCLE_FROM_AREA ||
           geometry_kind == LREL_GEOMETRY_POINT_ONLY ||
           geometry_kind == LREL_GEOMETRY_NONE || geometry_kind == LREL_GEOMETRY_BOX_GRID;
}

bool lrel_point_is_of_perimeter(int point_type)
{
    return point_type >= LREL_POINT_START && point_type <= LREL_POINT_END;
}

bool lrel_measure_is_of_day(int measure)
{
    return measure == LREL_MEASURE_STOCK || measure == LREL_MEASURE_DECLARED;
}

int lrel_vocabulary_find(const lrel_vocabulary *vocabulary, lrel_text text)
{
    for (int code = 0; vocabulary->codes[code]; code++)
        if (lrel_text_is_equal_nocase(lrel_text_of(vocabulary->codes[code]), text))
            return code;
    return -1;
}

const char *lrel_vocabulary_name(const lrel_vocabulary *vocabulary, int code)
{
    if (code < 0 || code >= lrel_vocabulary_count(vocabulary))
        return "";
    return vocabulary->codes[code];
}

int lrel_vocabulary_count(const lrel_vocabulary *vocabulary)
{
    int count = 0;

    while (vocabulary->codes[count])
        count++;
    return count;
}

size_t lrel_vocabulary_join(const lrel_vocabulary *vocabulary, uint32_t set,
                            char out[LREL_VOCABULARY_JOINED_MAX])
{
    size_t n = 0;

    for (int code = 0; vocabulary->codes[code]; code++) {
        size_t length = strlen(vocabulary->codes[code]);

        if (!(set >> code & 1))
            continue;
        if (n)
            out[n++] = '+';
        memcpy(out + n, vocabulary->codes[code], length);
        n += length;
    }
    return n;
}

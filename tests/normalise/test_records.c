/* SPDX-License-Identifier: Apache-2.0 */
/* test_records.c: what becomes of a hazard and of a release, and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "normalise/scene_rows.h"
#include "support/rows.h"
#include "support/scarce_memory.h"

/* One row and what is to become of it. Columns of hazards: A id, B class, C
 * contamination, D from, E to, F status, G kind of shape, H origin. */
typedef struct row_case {
    const char *name;
    const char *rules; /* of the programme */
    const char *cells;
    lrel_shape_kind shape;
    bool used;
    lrel_reason reason;
    int issue; /* lrel_issue_kind that there must be, or NO_ISSUE: none at all */
} row_case;

#define HAZARD_KEYS                                                                      \
    "    id: A\n    class: B\n    contamination: C\n    from: D\n    to: E\n    "        \
    "status: F\n"                                                                        \
    "    geometry_kind: G\n    origin: H\n"

static const row_case hazards[] = {
    {"hazard__all_understood_is_used", "", "H1|cha|ap|2020-01-01||open|digitised|legacy",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, NO_ISSUE},
    {"hazard__class_not_understood_is_used", "", "H1|minefield|ap|2020-01-01",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"hazard__empty_class_is_used", "", "H1||ap|2020-01-01", LREL_SHAPE_POLYGON, true,
     LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"hazard__contamination_not_understood_is_used", "", "H1|cha|bombs|2020-01-01",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"hazard__empty_contamination_is_used", "", "H1|cha||2020-01-01", LREL_SHAPE_POLYGON,
     true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"hazard__without_id_is_used", "", "|cha|ap|2020-01-01", LREL_SHAPE_POLYGON, true,
     LREL_REASON_NONE, LREL_ISSUE_ID_MISSING},
    {"hazard__without_date_is_used", "", "H1|cha|ap|", LREL_SHAPE_POLYGON, true,
     LREL_REASON_NONE, LREL_ISSUE_DATE_MISSING},
    {"hazard__with_an_unreadable_date_is_used", "", "H1|cha|ap|2020-02-30",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_DATE_UNREADABLE},
    {"hazard__with_an_impossible_date_is_used", "", "H1|cha|ap|2563-02-01",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_DATE_IMPOSSIBLE},
    {"hazard__known_to_the_year_is_used", "", "H1|cha|ap|2020", LREL_SHAPE_POLYGON, true,
     LREL_REASON_NONE, LREL_ISSUE_DATE_COARSE},
    {"hazard__from_after_as_of_is_set_aside", "", "H1|cha|ap|2024-07-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_AFTER_AS_OF, LREL_ISSUE_DATE_AFTER_AS_OF},
    {"hazard__from_on_as_of_is_used", "", "H1|cha|ap|2024-06-30", LREL_SHAPE_POLYGON,
     true, LREL_REASON_NONE, NO_ISSUE},
    {"hazard__from_in_the_year_of_as_of_is_used", "", "H1|cha|ap|2024",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_DATE_COARSE},
    {"hazard__closure_after_as_of_is_not_yet_seen", "", "H1|cha|ap|2020-01-01|2024",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_DATE_AFTER_AS_OF},
    {"hazard__indication_is_no_stock", "", "H1|indication|ap|2020-01-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_CLASS_NOT_STOCK, LREL_ISSUE_CLASS_NOT_STOCK},
    {"hazard__indication_is_stock_where_said", "stock: [indication]\n",
     "H1|indication|ap|2020-01-01", LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, NO_ISSUE},
    {"hazard__sha_is_no_stock_where_not_said", "stock: [cha]\n", "H1|sha|ap|2020-01-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_CLASS_NOT_STOCK, LREL_ISSUE_CLASS_NOT_STOCK},
    {"hazard__class_not_understood_is_stock_whatever_is_said", "stock: [cha]\n",
     "H1|minefield|ap|2020-01-01", LREL_SHAPE_POLYGON, true, LREL_REASON_NONE,
     LREL_ISSUE_VALUE_UNKNOWN},
    {"hazard__status_not_understood_is_used", "", "H1|cha|ap|2020-01-01||gone",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"hazard__without_shape_stands_beside_the_total", "", "H1|cha|ap|2020-01-01",
     LREL_SHAPE_ABSENT, true, LREL_REASON_WITHOUT_SHAPE, LREL_ISSUE_SHAPE_MISSING},
    {"hazard__with_a_point_stands_beside_the_total", "", "H1|cha|ap|2020-01-01",
     LREL_SHAPE_POINT, true, LREL_REASON_WITHOUT_SHAPE, LREL_ISSUE_GEOMETRY_NOT_POLYGON},
    {"hazard__with_a_line_stands_beside_the_total", "", "H1|cha|ap|2020-01-01",
     LREL_SHAPE_LINE, true, LREL_REASON_WITHOUT_SHAPE, LREL_ISSUE_GEOMETRY_NOT_POLYGON},
    {"hazard__circle_from_area_stands_beside_the_total", "",
     "H1|cha|ap|2020-01-01|||circle_from_area", LREL_SHAPE_POLYGON, true,
     LREL_REASON_BESIDE_TOTAL, LREL_ISSUE_HAZARD_NOT_PLACED},
    {"hazard__point_that_is_said_to_be_one_stands_beside_the_total", "",
     "H1|cha|ap|2020-01-01|||point_only", LREL_SHAPE_POINT, true,
     LREL_REASON_BESIDE_TOTAL, LREL_ISSUE_HAZARD_NOT_PLACED},
    {"hazard__kind_of_shape_not_understood_stays_in_the_account", "",
     "H1|cha|ap|2020-01-01|||Circle", LREL_SHAPE_POLYGON, true, LREL_REASON_NONE,
     LREL_ISSUE_VALUE_UNKNOWN},
};

/* A id, B product, C contamination, D activity, E acceptance, F accepted, G kind of
 * shape, H depth. */
#define RELEASE_KEYS                                                                     \
    "    id: A\n    product: B\n    contamination: C\n    activity: D\n    acceptance: " \
    "E\n"                                                                                \
    "    accepted: F\n    geometry_kind: G\n    depth: H\n"

static const row_case releases[] = {
    {"release__all_understood_is_used", "",
     "R1|cleared|ap|clearance|handed_over|2020-01-01", LREL_SHAPE_POLYGON, true,
     LREL_REASON_NONE, NO_ISSUE},
    {"release__product_not_understood_is_set_aside", "", "R1|done|ap|||2020-01-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_PRODUCT_UNKNOWN, LREL_ISSUE_VALUE_UNKNOWN},
    {"release__empty_product_is_set_aside", "", "R1||ap|||2020-01-01", LREL_SHAPE_POLYGON,
     false, LREL_REASON_PRODUCT_UNKNOWN, LREL_ISSUE_VALUE_UNKNOWN},
    {"release__contamination_not_understood_is_set_aside", "",
     "R1|cleared|bombs|||2020-01-01", LREL_SHAPE_POLYGON, false,
     LREL_REASON_CONTAMINATION_UNKNOWN, LREL_ISSUE_VALUE_UNKNOWN},
    {"release__no_contamination_is_used", "", "R1|cleared||||2020-01-01",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, NO_ISSUE},
    {"release__activity_not_understood_is_set_aside", "",
     "R1|cleared|ap|magic||2020-01-01", LREL_SHAPE_POLYGON, false,
     LREL_REASON_ACTIVITY_UNKNOWN, LREL_ISSUE_VALUE_UNKNOWN},
    {"release__spot_task_releases_no_land", "", "R1|cleared|ap|eod_spot||2020-01-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_SPOT_TASK, LREL_ISSUE_SPOT_TASK},
    {"release__spot_task_needs_no_product", "", "R1||ap|EOD_spot||2020-01-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_SPOT_TASK, LREL_ISSUE_SPOT_TASK},
    {"release__draft_is_not_accepted", "", "R1|cleared|ap||draft|2020-01-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_NOT_ACCEPTED, LREL_ISSUE_NOT_ACCEPTED},
    {"release__rejected_is_not_accepted", "", "R1|cleared|ap||rejected|2020-01-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_NOT_ACCEPTED, LREL_ISSUE_NOT_ACCEPTED},
    {"release__submitted_with_a_date_is_used", "", "R1|cleared|ap||submitted|2020-01-01",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, NO_ISSUE},
    {"release__acceptance_not_understood_is_set_aside", "",
     "R1|cleared|ap||maybe|2020-01-01", LREL_SHAPE_POLYGON, false,
     LREL_REASON_ACCEPTANCE_UNKNOWN, LREL_ISSUE_VALUE_UNKNOWN},
    {"release__without_its_date_is_not_accepted", "", "R1|cleared|ap|||",
     LREL_SHAPE_POLYGON, false, LREL_REASON_NOT_ACCEPTED, LREL_ISSUE_NOT_ACCEPTED},
    {"release__with_an_unreadable_date_is_set_aside", "", "R1|cleared|ap|||2020-02-30",
     LREL_SHAPE_POLYGON, false, LREL_REASON_NO_DATE, LREL_ISSUE_DATE_UNREADABLE},
    {"release__with_an_impossible_date_is_set_aside", "", "R1|cleared|ap|||2563-02-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_DATE_IMPOSSIBLE, LREL_ISSUE_DATE_IMPOSSIBLE},
    {"bad_input_72_release_after_as_of_is_set_aside", "", "R1|cleared|ap|||2024-07-01",
     LREL_SHAPE_POLYGON, false, LREL_REASON_AFTER_AS_OF, LREL_ISSUE_DATE_AFTER_AS_OF},
    {"release__in_the_month_that_as_of_ends_is_used", "", "R1|cleared|ap|||2024-06",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_DATE_COARSE},
    {"release__in_a_year_that_ends_after_as_of_is_set_aside", "", "R1|cleared|ap|||2024",
     LREL_SHAPE_POLYGON, false, LREL_REASON_AFTER_AS_OF, LREL_ISSUE_DATE_AFTER_AS_OF},
    {"release__without_shape_is_set_aside", "", "R1|cleared|ap|||2020-01-01",
     LREL_SHAPE_ABSENT, false, LREL_REASON_WITHOUT_SHAPE, NO_ISSUE},
    {"release__with_a_point_is_set_aside", "", "R1|cleared|ap|||2020-01-01",
     LREL_SHAPE_POINT, false, LREL_REASON_WITHOUT_SHAPE, NO_ISSUE},
    {"release__with_a_circle_from_area_is_set_aside", "",
     "R1|cleared|ap|||2020-01-01|circle_from_area", LREL_SHAPE_POLYGON, false,
     LREL_REASON_WITHOUT_SHAPE, NO_ISSUE},
    {"release__kind_of_shape_not_understood_is_set_aside", "",
     "R1|cleared|ap|||2020-01-01|Circle", LREL_SHAPE_POLYGON, false,
     LREL_REASON_GEOMETRY_KIND_UNKNOWN, LREL_ISSUE_VALUE_UNKNOWN},
    {"release__not_accepted_comes_before_without_shape", "",
     "R1|cleared|ap||draft|2020-01-01", LREL_SHAPE_ABSENT, false,
     LREL_REASON_NOT_ACCEPTED, LREL_ISSUE_NOT_ACCEPTED},
    {"release__any_depth_is_enough_where_none_is_required", "",
     "R1|cleared|ap|||2020-01-01||1", LREL_SHAPE_POLYGON, true, LREL_REASON_NONE,
     NO_ISSUE},
    {"release__cleared_to_less_than_the_programme_requires_is_set_aside",
     "min_depth_cm: 13\n", "R1|cleared|ap|||2020-01-01||12.9", LREL_SHAPE_POLYGON, false,
     LREL_REASON_DEPTH, LREL_ISSUE_DEPTH_TOO_SMALL},
    {"release__cleared_to_what_the_programme_requires_is_used", "min_depth_cm: 13\n",
     "R1|cleared|ap|||2020-01-01||13", LREL_SHAPE_POLYGON, true, LREL_REASON_NONE,
     NO_ISSUE},
    {"release__cleared_to_no_stated_depth_is_used", "min_depth_cm: 13\n",
     "R1|cleared|ap|||2020-01-01||", LREL_SHAPE_POLYGON, true, LREL_REASON_NONE,
     NO_ISSUE},
    {"release__depth_matters_to_cleared_land_only", "min_depth_cm: 13\n",
     "R1|reduced|ap|||2020-01-01||1", LREL_SHAPE_POLYGON, true, LREL_REASON_NONE,
     NO_ISSUE},
    {"release__depth_that_is_no_number_is_not_stated", "min_depth_cm: 13\n",
     "R1|cleared|ap|||2020-01-01||shallow", LREL_SHAPE_POLYGON, true, LREL_REASON_NONE,
     LREL_ISSUE_NUMBER_UNREADABLE},
    {"release__negative_depth_is_not_stated", "min_depth_cm: 13\n",
     "R1|cleared|ap|||2020-01-01||-5", LREL_SHAPE_POLYGON, true, LREL_REASON_NONE,
     LREL_ISSUE_NUMBER_UNREADABLE},
};

static void check_case(const row_case *row, lrel_role role, const char *keys)
{
    scene s = scene_begin(role, row->rules, keys);
    const lrel_record *record;

    scene_add_shape(&s, row->cells, row->shape);
    scene_run(&s);
    record = &s.records.at[0];
    assert_int_equal(record->reason, row->reason);
    assert_int_equal(record->used, row->used);
    assert_int_equal(record->shape,
                     row->shape == LREL_SHAPE_POLYGON ? 0 : LREL_SHAPE_NONE);
    scene_expect(&s, row->issue);
    scene_end(&s);
}

static void hazard_case(void **state)
{
    check_case(*state, LREL_ROLE_HAZARD, HAZARD_KEYS);
}

static void release_case(void **state)
{
    check_case(*state, LREL_ROLE_RELEASE, RELEASE_KEYS);
}

static void hazard__what_is_not_understood_is_unknown(void **state)
{
    scene s = scene_begin(LREL_ROLE_HAZARD, "",
                          "    class: B\n    contamination: {column: C, split: +}\n"
                          "    status: F\n    origin: H\n");
    const lrel_record *record;

    scene_add(&s, "|x|ap+y|||z||w");
    scene_run(&s);
    record = &s.records.at[0];
    assert_int_equal(record->hazard_class, LREL_CLASS_UNKNOWN);
    assert_int_equal(record->contamination,
                     1u << LREL_CONTAMINATION_AP | 1u << LREL_CONTAMINATION_UNKNOWN);
    assert_int_equal(record->status, LREL_HAZARD_STATUS_UNKNOWN);
    assert_string_equal(lrel_vocabulary_name(&lrel_vocabulary_origin, record->origin),
                        "unknown");
    scene_end(&s);
}

static void hazard__a_source_that_maps_nothing_is_unknown_and_said_once(void **state)
{
    scene s = scene_begin(LREL_ROLE_HAZARD, "", "");

    scene_add(&s, "");
    scene_add(&s, "");
    scene_run(&s);
    assert_true(s.records.at[1].used);
    assert_int_equal(s.records.at[1].hazard_class, LREL_CLASS_UNKNOWN);
    assert_int_equal(s.records.at[1].contamination, 1u << LREL_CONTAMINATION_UNKNOWN);
    assert_words(s.records.at[1].reg, "src");
    assert_int_equal(scene_issues(&s, LREL_ISSUE_VALUE_UNKNOWN), 0);
    assert_int_equal(scene_issues(&s, LREL_ISSUE_KEY_NOT_MAPPED), 2);
    assert_int_equal(scene_issue(&s, LREL_ISSUE_DATE_MISSING)->count, 2);
    assert_int_equal(scene_issue(&s, LREL_ISSUE_ID_MISSING)->count, 2);
    scene_end(&s);
}

static void hazard__ragged_is_used_where_its_shape_is_there(void **state)
{
    scene s = scene_begin(LREL_ROLE_HAZARD, "", HAZARD_KEYS);

    scene_add(&s, "H1");
    scene_add_shape(&s, "H2", LREL_SHAPE_ABSENT);
    s.table.is_ragged[0] = s.table.is_ragged[1] = true;
    scene_run(&s);
    assert_true(s.records.at[0].used);
    assert_int_equal(s.records.at[0].reason, LREL_REASON_NONE);
    assert_int_equal(s.records.at[1].reason, LREL_REASON_WITHOUT_SHAPE);
    scene_end(&s);
}

static void release__ragged_is_set_aside(void **state)
{
    scene s = scene_begin(LREL_ROLE_RELEASE, "", RELEASE_KEYS);

    scene_add(&s, "R1|cleared|ap|||2020-01-01");
    s.table.is_ragged[0] = true;
    scene_run(&s);
    assert_false(s.records.at[0].used);
    assert_int_equal(s.records.at[0].reason, LREL_REASON_UNREADABLE);
    scene_end(&s);
}

static void release__its_own_required_depth_goes_before_the_programmes(void **state)
{
    scene s = scene_begin(LREL_ROLE_RELEASE, "min_depth_cm: 20\n",
                          "    product: {const: cleared}\n    to: {const: 2020-01-01}\n"
                          "    depth: {column: A, unit: m}\n    depth_required: B\n");

    scene_add(&s, "0.15|13");
    scene_add(&s, "0.15|16");
    scene_add(&s, "0.15|");
    scene_run(&s);
    assert_true(s.records.at[0].used);
    assert_int_equal(s.records.at[1].reason, LREL_REASON_DEPTH);
    assert_int_equal(s.records.at[2].reason, LREL_REASON_DEPTH);
    scene_end(&s);
}

/* Which date a release counts on: by the programme, then by what the source has. */
typedef struct count_case {
    const char *name;
    const char *rules;
    const char *keys;
    const char *day;  /* NULL: set aside */
    const char *used; /* the fallback that is said, or NULL */
} count_case;

static const count_case counts[] = {
    {"count__accepted_is_the_default", "",
     "    to: A\n    accepted: B\n    handed_over: C\n", "2020-02-02", NULL},
    {"count__completed", "count: completed\n",
     "    to: A\n    accepted: B\n    handed_over: C\n", "2020-01-01", NULL},
    {"count__handed_over", "count: handed_over\n",
     "    to: A\n    accepted: B\n    handed_over: C\n", "2020-03-03", NULL},
    {"count__handed_over_is_the_first_to_fall_back_on", "",
     "    to: A\n    handed_over: C\n", "2020-03-03", "`handed_over` is used"},
    {"count__handed_over_goes_before_accepted", "count: completed\n",
     "    accepted: B\n    handed_over: C\n", "2020-03-03", "`handed_over` is used"},
    {"count__accepted_is_the_second_to_fall_back_on", "count: handed_over\n",
     "    to: A\n    accepted: B\n", "2020-02-02", "`accepted` is used"},
    {"count__end_of_work_is_the_last_to_fall_back_on", "", "    to: A\n", "2020-01-01",
     "`to` is used"},
    {"count__start_of_work_is_nothing_to_count_on", "", "    from: A\n", NULL, NULL},
};

static void count_is_chosen(void **state)
{
    const count_case *row = *state;
    char keys[300], day[16];
    scene s;

    (void)snprintf(keys, sizeof keys, "    product: {const: cleared}\n%s", row->keys);
    s = scene_begin(LREL_ROLE_RELEASE, row->rules, keys);
    scene_add(&s, "2020-01-01|2020-02-02|2020-03-03");
    scene_add(&s, "2020-01-01|2020-02-02|2020-03-03");
    scene_run(&s);
    assert_int_equal(s.records.at[0].used, row->day != NULL);
    if (row->day) {
        lrel_date_format(s.records.at[0].counts_on.first, day);
        assert_string_equal(day, row->day);
    } else {
        assert_int_equal(s.records.at[0].reason, LREL_REASON_NO_DATE);
        assert_int_equal(scene_issue(&s, LREL_ISSUE_DATE_MISSING)->count, 2);
    }
    assert_int_equal(scene_issues(&s, LREL_ISSUE_COUNT_DATE_FALLBACK), row->used != NULL);
    if (row->used)
        assert_words(scene_issue(&s, LREL_ISSUE_COUNT_DATE_FALLBACK)->expected,
                     row->used);
    scene_end(&s);
}

static void count__an_empty_cell_of_a_fallback_is_a_missing_date(void **state)
{
    scene s =
        scene_begin(LREL_ROLE_RELEASE, "", "    product: {const: cleared}\n    to: A\n");

    scene_add(&s, "");
    scene_run(&s);
    assert_int_equal(s.records.at[0].reason, LREL_REASON_NO_DATE);
    assert_int_equal(scene_issues(&s, LREL_ISSUE_NOT_ACCEPTED), 0);
    assert_words(scene_issue(&s, LREL_ISSUE_DATE_MISSING)->field, "to");
    scene_end(&s);
}

/* A source that says one key has details, and what it says is in them. */
static void details__of_any_key_are_kept(void **state)
{
    static const struct {
        lrel_role role;
        const char *key, *cell;
        size_t at, size; /* in the details, of what the cell sets */
    } rows[] = {
#define DETAIL(member)                                                                   \
    offsetof(lrel_record_details, member), sizeof((lrel_record_details *)0)->member
        {LREL_ROLE_HAZARD, "national_class: A", "1", DETAIL(national_class.length)},
        {LREL_ROLE_HAZARD, "area_estimated: A", "1", DETAIL(area_estimated_m2.is_known)},
        {LREL_ROLE_HAZARD, "area_remaining: A", "1", DETAIL(area_remaining_m2.is_known)},
        {LREL_ROLE_HAZARD, "area_processed: A", "1", DETAIL(area_processed_m2.is_known)},
        {LREL_ROLE_RELEASE, "task: A", "1", DETAIL(task.length)},
        {LREL_ROLE_RELEASE, "partner: A", "1", DETAIL(partner.length)},
        {LREL_ROLE_RELEASE, "donor: A", "1", DETAIL(donor.length)},
        {LREL_ROLE_RELEASE, "method: {column: A, values: {1: mechanical}}", "1",
         DETAIL(method)},
        {LREL_ROLE_RELEASE, "use_after: {column: A, values: {1: housing}}", "1",
         DETAIL(use_after)},
        {LREL_ROLE_RELEASE, "assets: {column: A, values: {1: dog}}", "1", DETAIL(assets)},
        {LREL_ROLE_RELEASE, "accepted: A", "2020-01-01", DETAIL(accepted.is_known)},
        {LREL_ROLE_RELEASE, "handed_over: A", "2020-01-01", DETAIL(handed_over.is_known)},
        {LREL_ROLE_RELEASE, "depth: A", "1", DETAIL(depth_cm.is_known)},
        {LREL_ROLE_RELEASE, "depth_required: A", "1", DETAIL(depth_required_cm.is_known)},
        {LREL_ROLE_RELEASE, "beneficiaries: A", "1", DETAIL(beneficiaries.is_known)},
        {LREL_ROLE_RELEASE, "items: {saa: A}", "1", DETAIL(items[7].is_known)},
#undef DETAIL
    };
    static const char zeros[sizeof(lrel_record_details)] = {0};

    for (size_t i = 0; i < ROWS(rows); i++) {
        char keys[160];
        const lrel_record_details *details;
        scene s;

        snprintf(keys, sizeof keys, "    %s    %s\n",
                 rows[i].role == LREL_ROLE_RELEASE ? "product: {const: reduced}\n" : "\n",
                 rows[i].key);
        s = scene_begin(rows[i].role, "", keys);
        scene_add(&s, rows[i].cell);
        scene_run(&s);
        details = s.records.at[0].details;
        if (!details ||
            memcmp((const char *)details + rows[i].at, zeros, rows[i].size) == 0)
            fail_msg("not kept: %s", rows[i].key);
        scene_end(&s);
    }
}

static void details__that_no_key_states_take_no_memory(void **state)
{
    scene s = scene_begin(LREL_ROLE_RELEASE, "",
                          "    product: {const: reduced}\n    to: A\n    area: B\n");

    scene_add(&s, "2020-01-01|7");
    scene_run(&s);
    assert_null(s.records.at[0].details);
    assert_int_equal(lrel_record_details_of(&s.records.at[0])->method, -1);
    assert_int_equal(lrel_record_details_of(&s.records.at[0])->use_after, -1);
    assert_false(lrel_record_details_of(&s.records.at[0])->items[0].is_known);
    scene_end(&s);
}

static void record__texts_numbers_and_lists_arrive(void **state)
{
    scene s = scene_begin(
        LREL_ROLE_RELEASE, "",
        "    id: A\n    product: {const: reduced}\n    to: B\n"
        "    area: {column: C, unit: ha}\n    hazard: {column: D, split: ' '}\n"
        "    assets: {column: E, split: +}\n    operator: F\n"
        "    items: {saa: G, ap_mine: {const: 2}}\n");
    const lrel_record *r;

    scene_add(&s, " 007 |2020-05|1.2345|H1 H2|dog+manual| CMAC |12");
    scene_run(&s);
    r = &s.records.at[0];
    assert_words(r->id, "007");
    assert_true(r->area_m2.is_known && r->area_m2.value == 12345);
    assert_int_equal(r->hazard_count, 2);
    assert_words(r->hazards[1], "H2");
    assert_int_equal(lrel_record_details_of(r)->assets, 1u << 0 | 1u << 2);
    assert_words(r->operator_name, "CMAC");
    assert_true(lrel_record_details_of(r)->items[7].is_known &&
                lrel_record_details_of(r)->items[7].value == 12);
    assert_true(lrel_record_details_of(r)->items[0].is_known &&
                lrel_record_details_of(r)->items[0].value == 2);
    assert_false(lrel_record_details_of(r)->items[1].is_known);
    assert_int_equal(r->product, LREL_PRODUCT_REDUCED);
    assert_int_equal(r->activity, -1);
    assert_int_equal(r->row, 1);
    scene_end(&s);
}

/* What issue @p index of unreadable dates expects. */
static void assert_expected(const scene *s, size_t index, const char *wanted)
{
    for (size_t i = 0; i < lrel_issues_count(s->issues); i++) {
        const lrel_issue *issue = lrel_issues_at(s->issues, i);

        if (issue->kind != LREL_ISSUE_DATE_UNREADABLE || index-- > 0)
            continue;
        assert_words(issue->expected, wanted);
        return;
    }
    fail_msg("no issue expects \"%s\"", wanted);
}

/* A form, cells of a column, and what the unreadable ones should have been. */
static const struct {
    const char *form, *cells[3];
    const char *expected[2];
} expected_dates[] = {
    /* one form reads all: each cell says it, whichever comes first */
    {"%d/%m/%Y",
     {"01/02/2020", "01/31/2020", "12/31/2020"},
     {"%d/%m/%Y; every cell of the column fits %m/%d/%Y",
      "%d/%m/%Y; every cell of the column fits %m/%d/%Y"}},
    {"%d/%m/%Y",
     {"2020-01-31", "2020-01", ""},
     {"%d/%m/%Y; every cell of the column fits YYYY-MM-DD, YYYY-MM or YYYY",
      "%d/%m/%Y; every cell of the column fits YYYY-MM-DD, YYYY-MM or YYYY"}},
    {"",
     {"31.01.2020", "", "1.2.2020"},
     {"YYYY-MM-DD, YYYY-MM or YYYY; every cell of the column fits %d.%m.%Y",
      "YYYY-MM-DD, YYYY-MM or YYYY; every cell of the column fits %d.%m.%Y"}},
    /* two forms read all, or none: nobody can tell */
    {"%d.%m.%Y", {"01/02/2020", "", ""}, {"%d.%m.%Y", NULL}},
    {"%m/%d/%Y", {"01/31/2020", "31/01/2020", ""}, {"%m/%d/%Y", NULL}},
    {"", {"31/01/2020", "2020-01-01", ""}, {"YYYY-MM-DD, YYYY-MM or YYYY", NULL}},
};

static void date__that_cannot_be_read_says_what_was_expected(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof expected_dates / sizeof *expected_dates; i++) {
        char keys[80];
        scene s;

        snprintf(keys, sizeof keys,
                 *expected_dates[i].form ? "    from: {column: A, form: '%s'}\n"
                                         : "    from: A\n",
                 expected_dates[i].form);
        s = scene_begin(LREL_ROLE_HAZARD, "", keys);
        for (int row = 0; row < 3; row++)
            scene_add(&s, expected_dates[i].cells[row]);
        scene_run(&s);
        for (size_t k = 0; k < 2 && expected_dates[i].expected[k]; k++)
            assert_expected(&s, k, expected_dates[i].expected[k]);
        scene_end(&s);
    }
}

static void record__typed_date_columns_need_no_form(void **state)
{
    scene s =
        scene_begin(LREL_ROLE_HAZARD, "", "    from: {column: A, form: '%d/%m/%Y'}\n");
    bool typed[SCENE_COLUMNS] = {true};

    scene_add(&s, "2020-01-31");
    s.table.is_date_column = typed;
    scene_run(&s);
    assert_true(s.records.at[0].from.is_known);
    scene_end(&s);
}

static void columns__a_column_that_is_not_there_names_the_nearest(void **state)
{
    scene s = scene_begin(LREL_ROLE_HAZARD, "", "    id: A\n    class: Surveyd\n");
    static const char end[] = "8:12: source `src` has no column `Surveyd`; did you mean "
                              "`SURVEYED`?";
    lrel_text columns[SCENE_COLUMNS];

    memcpy(columns, s.table.columns, sizeof columns);
    columns[3] = LREL_TEXT("SURVEYED");
    s.table.columns = columns;
    scene_add(&s, "H1");
    assert_int_equal(scene_try(&s), LREL_E_NOT_FOUND);
    assert_int_equal(s.records.count, 0);
    if (!strstr(s.err.message, end))
        fail_msg("%s", s.err.message);
    scene_end(&s);
}

static void records__an_empty_table_makes_no_records_and_no_issues(void **state)
{
    scene s = scene_begin(LREL_ROLE_HAZARD, "", "    id: A\n");

    scene_run(&s);
    assert_int_equal(s.records.count, 0);
    assert_int_equal(lrel_issues_count(s.issues), 0);
    scene_end(&s);
}

/* The records that were there before stay, wherever memory runs out. */
static void records__no_memory_is_a_status_and_leaves_the_records(void **state)
{
    scene s =
        scene_begin(LREL_ROLE_HAZARD, "", HAZARD_KEYS "    replaces: {const: H0}\n");
    scarce_memory memory;
    lrel_status status = LREL_E_MEMORY;
    long allowed = 0;

    scene_add(&s, "H1|x\xC3\xA9|bombs|2020-02-30|||digitised");
    scene_add(&s, "|spot||2020");
    for (; status == LREL_E_MEMORY && allowed < 1000; allowed++) {
        lrel_records records = {0};
        lrel_context *context = scarce_memory_context(&memory, 100);
        lrel_arena *arena = lrel_arena_new(context);
        lrel_issues *issues = lrel_issues_new(context);

        s.table.context = context;
        memory.left = allowed;
        status = lrel_normalise_records(s.programme, 0, &s.table, arena, &records, issues,
                                        NULL);
        assert_int_equal(records.count, status == LREL_OK ? 2 : 0);
        lrel_records_clear(context, &records);
        lrel_issues_free(issues);
        lrel_arena_free(arena);
        lrel_context_free(context);
    }
    assert_int_equal(status, LREL_OK);
    assert_true(allowed > 8);
    scene_end(&s);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(hazard__what_is_not_understood_is_unknown),
        cmocka_unit_test(hazard__a_source_that_maps_nothing_is_unknown_and_said_once),
        cmocka_unit_test(hazard__ragged_is_used_where_its_shape_is_there),
        cmocka_unit_test(release__ragged_is_set_aside),
        cmocka_unit_test(release__its_own_required_depth_goes_before_the_programmes),
        cmocka_unit_test(count__an_empty_cell_of_a_fallback_is_a_missing_date),
        cmocka_unit_test(record__texts_numbers_and_lists_arrive),
        cmocka_unit_test(date__that_cannot_be_read_says_what_was_expected),
        cmocka_unit_test(record__typed_date_columns_need_no_form),
        cmocka_unit_test(details__of_any_key_are_kept),
        cmocka_unit_test(details__that_no_key_states_take_no_memory),
        cmocka_unit_test(columns__a_column_that_is_not_there_names_the_nearest),
        cmocka_unit_test(records__an_empty_table_makes_no_records_and_no_issues),
        cmocka_unit_test(records__no_memory_is_a_status_and_leaves_the_records),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(hazards) + ROWS(releases) + ROWS(counts)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, hazards, hazard_case);
    ADD_ROWS(tests, count, releases, release_case);
    ADD_ROWS(tests, count, counts, count_is_chosen);
    return cmocka_run_group_tests_name("records", tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* test_facts.c: what stands beside the account: what is read of it, what is said of what
 * is not understood, and the little that sets it aside. */
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

typedef struct fact_case {
    const char *name;
    const char *cells;
    lrel_shape_kind shape;
    bool used;
    lrel_reason reason;
    int issue; /* lrel_issue_kind that there must be, or NO_ISSUE: none at all */
} fact_case;

/* A id, B date, C category, D quantity, E context, F hazards, G depth in m. */
#define ITEM_KEYS                                                                        \
    "    id: A\n    date: B\n    category: C\n    quantity: D\n    context: E\n"         \
    "    hazard: {column: F, split: \";\"}\n    depth: {column: G, unit: m}\n"

static const fact_case items[] = {
    {"item__all_understood", "I1|2020-02-03|ap_mine|4|clearance|H1;H2|0.1",
     LREL_SHAPE_POINT, true, LREL_REASON_NONE, NO_ISSUE},
    {"item__without_date_is_listed", "I1||ap_mine", LREL_SHAPE_POINT, true,
     LREL_REASON_NONE, LREL_ISSUE_DATE_MISSING},
    {"item__with_an_unreadable_date_is_listed", "I1|soon|ap_mine", LREL_SHAPE_POINT, true,
     LREL_REASON_NONE, LREL_ISSUE_DATE_UNREADABLE},
    {"item__with_an_impossible_date_is_listed", "I1|2563-01-01|ap_mine", LREL_SHAPE_POINT,
     true, LREL_REASON_NONE, LREL_ISSUE_DATE_IMPOSSIBLE},
    {"item__after_as_of_is_set_aside", "I1|2024-07-01|ap_mine", LREL_SHAPE_POINT, false,
     LREL_REASON_AFTER_AS_OF, LREL_ISSUE_DATE_AFTER_AS_OF},
    {"item__that_may_be_before_as_of_is_used", "I1|2024|ap_mine", LREL_SHAPE_POINT, true,
     LREL_REASON_NONE, LREL_ISSUE_DATE_COARSE},
    {"item__of_a_category_not_understood_is_listed", "I1|2020-02-03|bomb",
     LREL_SHAPE_POINT, true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"item__without_category_is_listed", "I1|2020-02-03|", LREL_SHAPE_POINT, true,
     LREL_REASON_NONE, LREL_ISSUE_VALUE_NOT_STATED},
    {"item__without_position_is_listed", "I1|2020-02-03|ap_mine", LREL_SHAPE_ABSENT, true,
     LREL_REASON_NONE, LREL_ISSUE_POSITION_MISSING},
    {"item__with_an_unreadable_shape_was_reported_by_its_reader", "I1|2020-02-03|ap_mine",
     LREL_SHAPE_UNREADABLE, true, LREL_REASON_NONE, NO_ISSUE},
    {"item__without_id_is_listed", "|2020-02-03|ap_mine", LREL_SHAPE_POINT, true,
     LREL_REASON_NONE, LREL_ISSUE_ID_MISSING},
    {"item__quantity_that_is_no_number_is_not_stated", "I1|2020-02-03|ap_mine|few",
     LREL_SHAPE_POINT, true, LREL_REASON_NONE, LREL_ISSUE_NUMBER_UNREADABLE},
    {"item__depth_in_two_readings_is_not_stated", "I1|2020-02-03|ap_mine||||1,234",
     LREL_SHAPE_POINT, true, LREL_REASON_NONE, LREL_ISSUE_NUMBER_AMBIGUOUS},
};

/* A id, B date, C category, D demining, E killed, F injured. */
#define ACCIDENT_KEYS                                                                    \
    "    id: A\n    date: B\n    category: C\n    demining: D\n    killed: E\n"          \
    "    injured: F\n"

static const fact_case accidents[] = {
    {"accident__all_understood", "A1|2020-02-03|ap_mine|no|1|2", LREL_SHAPE_POINT, true,
     LREL_REASON_NONE, NO_ISSUE},
    {"accident__device_not_known_is_no_issue", "A1|2020-02-03|||1|2", LREL_SHAPE_POINT,
     true, LREL_REASON_NONE, NO_ISSUE},
    {"accident__of_a_kind_not_understood_is_listed", "A1|2020-02-03|ap_mine|maybe",
     LREL_SHAPE_POINT, true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"accident__without_date_is_listed", "A1||ap_mine|yes", LREL_SHAPE_POINT, true,
     LREL_REASON_NONE, LREL_ISSUE_DATE_MISSING},
    {"accident__after_as_of_is_set_aside", "A1|2025|ap_mine|yes", LREL_SHAPE_POINT, false,
     LREL_REASON_AFTER_AS_OF, LREL_ISSUE_DATE_AFTER_AS_OF},
};

/* A id, B date, C status, D place, E contamination. */
#define COVERAGE_KEYS                                                                    \
    "    id: A\n    date: B\n    status: C\n    place: D\n"                              \
    "    contamination: {column: E, split: +}\n"

static const fact_case coverage[] = {
    {"coverage__all_understood", "C1|2020-02-03|partly|P1|ap+cmr", LREL_SHAPE_POLYGON,
     true, LREL_REASON_NONE, NO_ISSUE},
    {"coverage__place_will_do_for_a_shape", "C1|2020-02-03|surveyed|P1",
     LREL_SHAPE_ABSENT, true, LREL_REASON_NONE, NO_ISSUE},
    {"coverage__neither_place_nor_shape_is_an_issue", "C1|2020-02-03|surveyed|",
     LREL_SHAPE_ABSENT, true, LREL_REASON_NONE, LREL_ISSUE_POSITION_MISSING},
    {"coverage__status_not_understood_is_listed", "C1|2020-02-03|done|P1",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"coverage__empty_status_is_listed", "C1|2020-02-03||P1", LREL_SHAPE_POLYGON, true,
     LREL_REASON_NONE, LREL_ISSUE_VALUE_NOT_STATED},
    {"coverage__contamination_not_understood_is_listed", "C1|2020-02-03|partly|P1|mud",
     LREL_SHAPE_POLYGON, true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"coverage__of_a_year_that_ends_after_as_of_is_set_aside", "C1|2024|surveyed|P1",
     LREL_SHAPE_POLYGON, false, LREL_REASON_AFTER_AS_OF, LREL_ISSUE_DATE_AFTER_AS_OF},
};

/* A id, B date, C status, D place, E who. */
#define DECLARATION_KEYS                                                                 \
    "    id: A\n    date: B\n    status: C\n    place: D\n    by: E\n"

static const fact_case declarations[] = {
    {"declaration__keeps_its_words", "D1|2020-02-03|Known mine areas processed|P1|CMAA",
     LREL_SHAPE_ABSENT, true, LREL_REASON_NONE, NO_ISSUE},
    {"declaration__empty_status_is_listed", "D1|2020-02-03||P1|CMAA", LREL_SHAPE_ABSENT,
     true, LREL_REASON_NONE, LREL_ISSUE_VALUE_NOT_STATED},
    {"declaration__empty_place_is_listed", "D1|2020-02-03|done||CMAA", LREL_SHAPE_ABSENT,
     true, LREL_REASON_NONE, LREL_ISSUE_VALUE_NOT_STATED},
    {"declaration__after_as_of_is_set_aside", "D1|2024-12-31|done|P1", LREL_SHAPE_ABSENT,
     false, LREL_REASON_AFTER_AS_OF, LREL_ISSUE_DATE_AFTER_AS_OF},
};

/* A measure, B value in km2, C date, D basis, E to, F unit, G account, H flag. */
#define SERIES_KEYS                                                                      \
    "    measure: A\n    value: {column: B, unit: km2}\n    date: C\n    basis: D\n"     \
    "    to: E\n    unit: F\n    account: G\n    flag: H\n"

static const fact_case series[] = {
    {"series__all_understood", "cleared|80.44|2023|actual||km2|ap_mine|reported",
     LREL_SHAPE_ABSENT, true, LREL_REASON_NONE, NO_ISSUE},
    {"series__empty_value_is_set_aside", "cleared||2023", LREL_SHAPE_ABSENT, false,
     LREL_REASON_NO_VALUE, LREL_ISSUE_FIGURE_WITHOUT_VALUE},
    {"series__not_reported_is_set_aside", "cleared|N/R|2023", LREL_SHAPE_ABSENT, false,
     LREL_REASON_NO_VALUE, LREL_ISSUE_FIGURE_WITHOUT_VALUE},
    {"series__value_that_is_no_number_is_listed", "cleared|lots|2023", LREL_SHAPE_ABSENT,
     true, LREL_REASON_NONE, LREL_ISSUE_NUMBER_UNREADABLE},
    {"series__measure_not_understood_is_listed", "mown|1|2023", LREL_SHAPE_ABSENT, true,
     LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"series__empty_measure_is_listed", "|1|2023", LREL_SHAPE_ABSENT, true,
     LREL_REASON_NONE, LREL_ISSUE_VALUE_NOT_STATED},
    {"series__without_period_is_listed", "cleared|1|", LREL_SHAPE_ABSENT, true,
     LREL_REASON_NONE, LREL_ISSUE_DATE_MISSING},
    {"series__period_that_ends_after_as_of_is_set_aside", "cleared|1|2024",
     LREL_SHAPE_ABSENT, false, LREL_REASON_AFTER_AS_OF, LREL_ISSUE_DATE_AFTER_AS_OF},
    {"series__target_may_lie_after_as_of", "cleared|1|2030|target", LREL_SHAPE_ABSENT,
     true, LREL_REASON_NONE, NO_ISSUE},
    {"series__account_that_the_programme_lacks_is_listed", "cleared|1|2023||||mines",
     LREL_SHAPE_ABSENT, true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"series__unit_not_understood_is_listed", "cleared|1|2023|||rai", LREL_SHAPE_ABSENT,
     true, LREL_REASON_NONE, LREL_ISSUE_VALUE_UNKNOWN},
    {"series__missing_separator_is_mended_where_it_can_be", "items|40,562455|2023|||n",
     LREL_SHAPE_ABSENT, true, LREL_REASON_NONE, LREL_ISSUE_NUMBER_MENDED},
};

static void check_case(const fact_case *row, lrel_role role, const char *keys)
{
    scene s = scene_begin(role, "", keys);
    bool has_shape = row->shape == LREL_SHAPE_POINT || row->shape == LREL_SHAPE_POLYGON;
    const lrel_fact *fact;

    scene_add_shape(&s, row->cells, row->shape);
    scene_run(&s);
    assert_int_equal(s.records.count, 0);
    fact = &s.facts.at[0];
    assert_int_equal(fact->role, role);
    assert_int_equal(fact->reason, row->reason);
    assert_int_equal(fact->used, row->used);
    assert_int_equal(fact->shape, has_shape ? 0 : LREL_SHAPE_NONE);
    scene_expect(&s, row->issue);
    scene_end(&s);
}

static void item_case(void **state)
{
    check_case(*state, LREL_ROLE_ITEM, ITEM_KEYS);
}

static void accident_case(void **state)
{
    check_case(*state, LREL_ROLE_ACCIDENT, ACCIDENT_KEYS);
}

static void coverage_case(void **state)
{
    check_case(*state, LREL_ROLE_COVERAGE, COVERAGE_KEYS);
}

static void declaration_case(void **state)
{
    check_case(*state, LREL_ROLE_DECLARATION, DECLARATION_KEYS);
}

static void series_case(void **state)
{
    check_case(*state, LREL_ROLE_SERIES, SERIES_KEYS);
}

static void item__every_value_arrives(void **state)
{
    scene s = scene_begin(LREL_ROLE_ITEM, "",
                          "    id: A\n    category: B\n    model: C\n    quantity: D\n"
                          "    depth: {column: E, unit: m}\n    context: F\n"
                          "    hazard: {column: G, split: \";\"}\n    disposal: H\n"
                          "    release: {const: R1}\n    task: {const: T1}\n"
                          "    condition: {const: armed}\n    operator: {const: CMAC}\n"
                          "    place: {const: \"0201\"}\n    date: {const: 2020-02}\n");
    const lrel_item *item;

    scene_add_shape(&s, "I1|AP_mine|PMN-2|1,200|0.15|survey|H1; H2|blown up",
                    LREL_SHAPE_POINT);
    scene_run(&s);
    item = &s.facts.at[0].as.item;
    assert_words(s.facts.at[0].id, "I1");
    assert_words(s.facts.at[0].operator_name, "CMAC");
    assert_words(s.facts.at[0].place, "0201");
    assert_int_equal(s.facts.at[0].date.last.days - s.facts.at[0].date.first.days, 28);
    assert_string_equal(lrel_vocabulary_name(&lrel_vocabulary_item, item->category),
                        "ap_mine");
    assert_words(item->model, "PMN-2");
    assert_true(item->quantity.is_known && item->quantity.value == 1200);
    assert_true(item->depth_cm.is_known && item->depth_cm.value == 15);
    assert_int_equal(item->context, 1);
    assert_int_equal(item->hazard_count, 2);
    assert_words(item->hazards[1], "H2");
    assert_words(item->release, "R1");
    assert_words(item->task, "T1");
    assert_words(item->condition, "armed");
    assert_words(item->disposal, "blown up");
    scene_end(&s);
}

static void accident__counts_people(void **state)
{
    scene s =
        scene_begin(LREL_ROLE_ACCIDENT, "", ACCIDENT_KEYS "    task: G\n    hazard: H\n");
    const lrel_accident *accident;

    scene_add_shape(&s, "A1|2020-02-03|ied|yes|2|0|T1|H1", LREL_SHAPE_POINT);
    scene_run(&s);
    accident = &s.facts.at[0].as.accident;
    assert_int_equal(accident->is_demining, 1);
    assert_true(accident->killed.is_known && accident->killed.value == 2);
    assert_true(accident->injured.is_known && accident->injured.value == 0);
    assert_words(accident->task, "T1");
    assert_words(accident->hazards[0], "H1");
    scene_end(&s);
}

/* One printed cell, and what it comes to in m2 or pieces. */
typedef struct figure_case {
    const char *name;
    const char *value;
    const char *unit;
    double wanted;
    lrel_value_flag flag;
} figure_case;

static const figure_case figures[] = {
    {"figure__km2", "80.44", "km2", 80440000, LREL_FLAG_REPORTED},
    {"figure__m2_with_commas", "80,444,642", "m2", 80444642, LREL_FLAG_REPORTED},
    {"figure__asterisk_is_an_estimate", "*129.70", "km2", 129700000, LREL_FLAG_ESTIMATE},
    {"figure__printed_zero_is_a_true_zero", "0", "km2", 0, LREL_FLAG_ZERO},
    {"figure__change_may_be_negative",
     "\xE2\x88\x92"
     "49.26",
     "km2", -49260000, LREL_FLAG_REPORTED},
    {"figure__count", "10,534", "n", 10534, LREL_FLAG_REPORTED},
    {"figure__money_with_a_separator_missing", "40,562455", "usd", 40562455,
     LREL_FLAG_REPORTED},
    {"figure__row_says_its_own_unit", "12", "ha", 120000, LREL_FLAG_REPORTED},
};

static void figure_is_read(void **state)
{
    const figure_case *one = *state;
    scene s = scene_begin(LREL_ROLE_SERIES, "", SERIES_KEYS);
    char cells[80];

    (void)snprintf(cells, sizeof cells, "cleared|%s|2023|||%s", one->value, one->unit);
    scene_add_shape(&s, cells, LREL_SHAPE_ABSENT);
    scene_run(&s);
    assert_true(s.facts.at[0].as.figure.value.is_known);
    assert_true(s.facts.at[0].as.figure.value.value == one->wanted);
    assert_int_equal(s.facts.at[0].as.figure.flag, one->flag);
    scene_end(&s);
}

static void series__periods_come_from_one_date_or_two(void **state)
{
    scene s = scene_begin(LREL_ROLE_SERIES, "",
                          "    measure: {const: cleared}\n"
                          "    value: {const: 1, unit: km2}\n"
                          "    date: A\n    from: B\n    to: C\n");
    static const char *const wanted[] = {"2023-01-01 2023-12-31", "2023-07-01 2023-12-31",
                                         "2022-01-01 2023-06-30"};

    scene_add_shape(&s, "2023", LREL_SHAPE_ABSENT);
    scene_add_shape(&s, "|2023-07|2023-12", LREL_SHAPE_ABSENT);
    scene_add_shape(&s, "2020|2022|2023-06-30", LREL_SHAPE_ABSENT);
    scene_run(&s);
    for (int i = 0; i < 3; i++) {
        char found[40];

        lrel_date_format(s.facts.at[i].date.first, found);
        found[10] = ' ';
        lrel_date_format(s.facts.at[i].date.last, found + 11);
        assert_string_equal(found, wanted[i]);
    }
    scene_expect(&s, NO_ISSUE);
    scene_end(&s);
}

/* Said once, and of a period; not also that there is none. */
static void series__a_period_that_ends_before_it_begins_is_none(void **state)
{
    static const char *const rows[][2] = {{"|2021|2020", "listed without a period"},
                                          {"2019|2021|2020", "`date` was taken"}};

    for (int i = 0; i < 2; i++) {
        scene s = scene_begin(LREL_ROLE_SERIES, "",
                              "    measure: {const: cleared}\n"
                              "    value: {const: 1, unit: km2}\n"
                              "    date: A\n    from: B\n    to: C\n");
        const lrel_issue *issue;

        scene_add_shape(&s, rows[i][0], LREL_SHAPE_ABSENT);
        scene_run(&s);
        scene_expect(&s, LREL_ISSUE_PERIOD_BACKWARDS);
        issue = scene_issue(&s, LREL_ISSUE_PERIOD_BACKWARDS);
        assert_words(issue->field, "to");
        assert_words(issue->value, "2020");
        assert_words(issue->expected, rows[i][1]);
        assert_true(s.facts.at[0].used);
        assert_int_equal(s.facts.at[0].date.is_known, i == 1);
        assert_int_equal(lrel_issues_count(s.issues), 1);
        scene_end(&s);
    }
}

/* As the programme writes it, whatever the cells are. */
static void series__default_value_is_plain(void **state)
{
    scene s = scene_begin(LREL_ROLE_SERIES, "",
                          "    measure: {const: cleared}\n    date: {const: 2023}\n"
                          "    value: {column: A, unit: m2, decimal: comma, "
                          "default: 0.125}\n");

    scene_add_shape(&s, "1,5", LREL_SHAPE_ABSENT);
    scene_add_shape(&s, "", LREL_SHAPE_ABSENT);
    scene_run(&s);
    assert_true(s.facts.at[0].as.figure.value.value == 1.5);
    assert_true(s.facts.at[1].as.figure.value.value == 0.125);
    scene_expect(&s, NO_ISSUE);
    scene_end(&s);
}

static void series__account_is_one_of_the_programme_or_all(void **state)
{
    scene s = scene_begin(LREL_ROLE_SERIES, "", SERIES_KEYS);

    scene_add_shape(&s, "stock|1|2023||||cmr", LREL_SHAPE_ABSENT);
    scene_add_shape(&s, "stock|1|2023||||all", LREL_SHAPE_ABSENT);
    scene_add_shape(&s, "stock|1|2023", LREL_SHAPE_ABSENT);
    scene_run(&s);
    assert_words(s.programme->accounts[s.facts.at[0].as.figure.account].name, "cmr");
    assert_int_equal(s.facts.at[1].as.figure.account, s.programme->account_count);
    assert_int_equal(s.facts.at[2].as.figure.account, -1);
    scene_end(&s);
}

static void facts__ragged_rows_are_set_aside(void **state)
{
    scene s = scene_begin(LREL_ROLE_ACCIDENT, "", ACCIDENT_KEYS);

    scene_add_shape(&s, "A1|2020-02-03", LREL_SHAPE_POINT);
    s.table.is_ragged[0] = true;
    scene_run(&s);
    assert_int_equal(s.facts.at[0].reason, LREL_REASON_UNREADABLE);
    scene_end(&s);
}

static void facts__a_source_without_the_keys_is_said_once(void **state)
{
    scene s = scene_begin(LREL_ROLE_ITEM, "", "");

    scene_add_shape(&s, "", LREL_SHAPE_POINT);
    scene_add_shape(&s, "", LREL_SHAPE_POINT);
    scene_run(&s);
    assert_int_equal(scene_issue(&s, LREL_ISSUE_ID_MISSING)->count, 2);
    assert_int_equal(scene_issue(&s, LREL_ISSUE_DATE_MISSING)->count, 2);
    assert_int_equal(scene_issue(&s, LREL_ISSUE_VALUE_NOT_STATED)->count, 2);
    scene_end(&s);
}

/* The same cells in another case and with white space are of the source too. */
static void where__other_rows_are_set_aside_and_said_once(void **state)
{
    scene s =
        scene_begin(LREL_ROLE_ACCIDENT, "",
                    "    where: {column: H, values: [Accident, 2]}\n" ACCIDENT_KEYS);

    scene_add_shape(&s, "A1|2020-02-03|||||| ACCIDENT ", LREL_SHAPE_POINT);
    scene_add_shape(&s, "A2|never|bomb|||||seizure", LREL_SHAPE_POINT);
    scene_add_shape(&s, "A3|2020-02-03||||||2", LREL_SHAPE_POINT);
    scene_add_shape(&s, "|2020-02-03||||||", LREL_SHAPE_ABSENT);
    scene_run(&s);
    assert_words(s.facts.at[1].id, "A2");
    assert_true(s.facts.at[0].used && s.facts.at[2].used);
    assert_int_equal(s.facts.at[1].reason, LREL_REASON_ANOTHER_KIND);
    assert_int_equal(s.facts.at[3].reason, LREL_REASON_ANOTHER_KIND);
    assert_int_equal(scene_issue(&s, LREL_ISSUE_ROWS_OF_ANOTHER_KIND)->count, 2);
    /* What another source is about is not judged here. */
    assert_int_equal(lrel_issues_count(s.issues), 1);
    scene_end(&s);
}

static void where__holds_for_hazards_and_releases(void **state)
{
    static const char *const keys[] = {
        "    where: {column: H, values: [SHA]}\n    id: A\n    class: B\n"
        "    contamination: C\n    area: D\n    from: {const: 2020-01-01}\n",
        "    where: {column: H, values: [SHA]}\n    id: A\n    product: B\n"
        "    contamination: C\n    area: D\n    accepted: {const: 2020-01-01}\n"};
    static const char *const ours[] = {"X1|cha|ap|||||SHA", "X1|reduced|ap|||||SHA"};

    for (int role = 0; role < 2; role++) {
        scene s = scene_begin((lrel_role)role, "", keys[role]);

        scene_add(&s, ours[role]);
        scene_add(&s, "|x|y|some||||accident");
        scene_run(&s);
        assert_true(s.records.at[0].used);
        assert_int_equal(lrel_issues_count(s.issues), 1); /* of rows left to others */
        assert_int_equal(s.records.at[1].reason, LREL_REASON_ANOTHER_KIND);
        assert_false(s.records.at[1].used);
        scene_end(&s);
    }
}

static void where__column_that_is_missing_refuses_the_source(void **state)
{
    scene s =
        scene_begin(LREL_ROLE_ACCIDENT, "", "    where: {column: KIND, values: [1]}\n");

    scene_add(&s, "");
    assert_int_equal(scene_try(&s), LREL_E_NOT_FOUND);
    assert_non_null(strstr(s.err.message, ":7:21: source `src` has no column `KIND`"));
    assert_int_equal(s.facts.count, 0);
    scene_end(&s);
}

static void facts__no_memory_is_a_status_and_leaves_the_facts(void **state)
{
    scene s = scene_begin(LREL_ROLE_ITEM, "",
                          ITEM_KEYS "    where: {column: H, values: [x, \xC3\x89]}\n");
    scarce_memory memory;
    lrel_status status = LREL_E_MEMORY;
    long allowed = 0;

    scene_add_shape(&s, "I1|2020-02-30|bomb|1,204||H1;H2|1,5|\xC3\xA9", LREL_SHAPE_POINT);
    scene_add_shape(&s, "I2|2020|||||| X", LREL_SHAPE_ABSENT);
    scene_add_shape(&s, "I3|||||||other", LREL_SHAPE_ABSENT);
    for (; status == LREL_E_MEMORY && allowed < 1000; allowed++) {
        lrel_facts facts = {0};
        lrel_context *context = scarce_memory_context(&memory, 100);
        lrel_arena *arena = lrel_arena_new(context);
        lrel_issues *issues = lrel_issues_new(context);

        s.table.context = context;
        memory.left = allowed;
        status =
            lrel_normalise_facts(s.programme, 0, &s.table, arena, &facts, issues, NULL);
        assert_int_equal(facts.count, status == LREL_OK ? 3 : 0);
        lrel_facts_clear(context, &facts);
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
        cmocka_unit_test(item__every_value_arrives),
        cmocka_unit_test(accident__counts_people),
        cmocka_unit_test(series__periods_come_from_one_date_or_two),
        cmocka_unit_test(series__a_period_that_ends_before_it_begins_is_none),
        cmocka_unit_test(series__default_value_is_plain),
        cmocka_unit_test(series__account_is_one_of_the_programme_or_all),
        cmocka_unit_test(facts__ragged_rows_are_set_aside),
        cmocka_unit_test(facts__a_source_without_the_keys_is_said_once),
        cmocka_unit_test(where__other_rows_are_set_aside_and_said_once),
        cmocka_unit_test(where__holds_for_hazards_and_releases),
        cmocka_unit_test(where__column_that_is_missing_refuses_the_source),
        cmocka_unit_test(facts__no_memory_is_a_status_and_leaves_the_facts),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(items) + ROWS(accidents) +
                            ROWS(coverage) + ROWS(declarations) + ROWS(series) +
                            ROWS(figures)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, items, item_case);
    ADD_ROWS(tests, count, accidents, accident_case);
    ADD_ROWS(tests, count, coverage, coverage_case);
    ADD_ROWS(tests, count, declarations, declaration_case);
    ADD_ROWS(tests, count, series, series_case);
    ADD_ROWS(tests, count, figures, figure_is_read);
    return cmocka_run_group_tests(tests, NULL, NULL);
}

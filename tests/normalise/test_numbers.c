/* SPDX-License-Identifier: Apache-2.0 */
/* test_numbers.c: what a cell of a count, an area or a depth comes to, and what is said
 * of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "core/number.h"
#include "model/unit.h"
#include "normalise/scene_rows.h"
#include "support/random.h"

#define UNSTATED (-1.0)

/* Keys of a release: `area` is column A, `beneficiaries` B, `depth` C, `depth_required`
 * D. */
typedef enum field { AREA, COUNT_OF, DEPTH, REQUIRED } field;

static const char *const names[] = {"area", "beneficiaries", "depth", "depth_required"};

typedef struct number_case {
    const char *name;
    field field;
    const char *says; /* of the mapping, beside the column */
    const char *cell;
    double wanted; /* m2, pieces or cm */
    int issue;
    const char *expected; /* of the issue */
} number_case;

static const number_case cases[] = {
    {"number__plain_area", AREA, "", "904698.25", 904698.25, NO_ISSUE, NULL},
    {"number__plain_area_in_ha", AREA, ", unit: ha", "0.07", 700, NO_ISSUE, NULL},
    {"number__spaces_are_read_and_reported", AREA, "", "904 698", 904698,
     LREL_ISSUE_NUMBER_SEPARATED, "904698 m2"},
    {"number__spaces_in_ha", AREA, ", unit: ha", "1 234.5", 12345000,
     LREL_ISSUE_NUMBER_SEPARATED, "1234.5 ha"},
    {"number__commas_are_read_and_reported", AREA, "", "1,234,567", 1234567,
     LREL_ISSUE_NUMBER_SEPARATED, "1234567 m2"},
    {"number__commas_are_no_issue_where_said", AREA, ", decimal: point", "1,234,567",
     1234567, NO_ISSUE, NULL},
    {"number__one_comma_is_not_guessed", AREA, "", "1,234", UNSTATED,
     LREL_ISSUE_NUMBER_AMBIGUOUS, "1234 m2 or 1.234 m2; taken as not stated"},
    {"number__one_comma_groups_where_said", AREA, ", decimal: point", "1,234", 1234,
     NO_ISSUE, NULL},
    {"number__one_comma_is_decimal_where_said", AREA, ", decimal: comma", "1,234", 1.234,
     NO_ISSUE, NULL},
    {"bad_input_43_number_decimal_comma_is_not_guessed", AREA, "", "1 234,5", UNSTATED,
     LREL_ISSUE_NUMBER_AMBIGUOUS, "1234.5 m2; taken as not stated"},
    {"bad_input_43_number_decimal_comma_where_said", AREA, ", decimal: comma", "1 234,5",
     1234.5, NO_ISSUE, NULL},
    {"bad_input_43_number_point_groups_beside_a_decimal_comma", AREA, ", decimal: comma",
     "1.234", 1234, NO_ISSUE, NULL},
    {"number__point_that_cannot_group_is_not_read", AREA, ", decimal: comma", "12.5",
     UNSTATED, LREL_ISSUE_NUMBER_UNREADABLE,
     "a number of 0 or more, with a decimal comma"},
    {"number__default_is_plain_whatever_the_cells_are", AREA,
     ", decimal: comma, default: 1.234", "", 1.234, NO_ISSUE, NULL},
    {"number__missing_separator_is_not_guessed_in_an_area", AREA, "", "40,562455",
     UNSTATED, LREL_ISSUE_NUMBER_AMBIGUOUS,
     "40562455 m2 or 40.562455 m2; taken as not stated"},
    {"number__missing_separator_is_mended_where_the_mark_is_said", AREA,
     ", decimal: point", "40,562455", 40562455, LREL_ISSUE_NUMBER_MENDED, "40562455 m2"},
    {"bad_input_43_number_khmer_digits", AREA, "", "\xE1\x9F\xA1\xE1\x9F\xA2", 12,
     LREL_ISSUE_NUMBER_SEPARATED, "12 m2"},
    {"number__unit_behind_it_goes_before_the_default", AREA, "", "12 ha", 120000,
     LREL_ISSUE_NUMBER_SEPARATED, "12 ha"},
    {"number__unit_glued_on", AREA, "", "1500m\xC2\xB2", 1500,
     LREL_ISSUE_NUMBER_SEPARATED, "1500 m\xC2\xB2"},
    {"number__unit_as_said", AREA, ", unit: ha", "12 ha", 120000,
     LREL_ISSUE_NUMBER_SEPARATED, "12 ha"},
    {"number__unit_against_what_is_said_is_not_guessed", AREA, ", unit: m2", "12 ha",
     UNSTATED, LREL_ISSUE_NUMBER_AMBIGUOUS, "12 ha or 12 m2; taken as not stated"},
    {"number__decimal_comma_and_unit", AREA, ", decimal: comma", "1.234,5 m2", 1234.5,
     LREL_ISSUE_NUMBER_SEPARATED, "1234.5 m2"},
    {"number__unknown_unit_is_not_read", AREA, "", "12 rai", UNSTATED,
     LREL_ISSUE_NUMBER_UNREADABLE, "a number of 0 or more, with a decimal point"},
    {"number__depth_has_no_area_unit", DEPTH, "", "12 ha", UNSTATED,
     LREL_ISSUE_NUMBER_UNREADABLE, "a number of 0 or more, with a decimal point"},
    {"number__negative_is_not_read", AREA, "", "-1,234,567", UNSTATED,
     LREL_ISSUE_NUMBER_UNREADABLE, "a number of 0 or more, with a decimal point"},
    {"number__range_is_not_read", AREA, "", "5-10", UNSTATED,
     LREL_ISSUE_NUMBER_UNREADABLE, "a number of 0 or more, with a decimal point"},
    {"number__all_land_is_an_area", AREA, "", "150000000000000", 1.5e14, NO_ISSUE, NULL},
    {"number__more_than_all_land_is_no_area", AREA, "", "150000000000001", UNSTATED,
     LREL_ISSUE_NUMBER_UNREADABLE, "an area of land: all land is 150000000000000 m2"},
    {"number__more_than_all_land_in_km2_is_no_area", AREA, ", unit: km2", "150000001",
     UNSTATED, LREL_ISSUE_NUMBER_UNREADABLE,
     "an area of land: all land is 150000000000000 m2"},
    {"number__more_than_all_land_with_separators_is_no_area", AREA, "",
     "150,000,000,000,001", UNSTATED, LREL_ISSUE_NUMBER_UNREADABLE,
     "an area of land: all land is 150000000000000 m2"},
    {"number__beyond_any_exact_one_is_no_area", AREA, "", "1e300", UNSTATED,
     LREL_ISSUE_NUMBER_UNREADABLE, "an area of land: all land is 150000000000000 m2"},
    {"count__may_be_larger_than_land", COUNT_OF, "", "150000000000001", 150000000000001,
     NO_ISSUE, NULL},
    {"count__one_comma_groups", COUNT_OF, "", "1,234", 1234, LREL_ISSUE_NUMBER_SEPARATED,
     "1234"},
    {"count__missing_separator_is_mended", COUNT_OF, "", "40,562455", 40562455,
     LREL_ISSUE_NUMBER_MENDED, "40562455"},
    {"count__has_no_unit", COUNT_OF, "", "12 ha", UNSTATED, LREL_ISSUE_NUMBER_UNREADABLE,
     "a whole number of 0 or more"},
    {"count__fused_footnote_is_not_read", COUNT_OF, "", "465,5912", UNSTATED,
     LREL_ISSUE_NUMBER_UNREADABLE, "a whole number of 0 or more"},
    {"count__with_a_point_of_zeros_is_whole", COUNT_OF, "", "12.0", 12, NO_ISSUE, NULL},
    {"count__one_point_groups", COUNT_OF, "", "1.234", 1234, LREL_ISSUE_NUMBER_SEPARATED,
     "1234"},
    {"count__one_point_groups_where_said", COUNT_OF, ", decimal: comma", "1.234", 1234,
     NO_ISSUE, NULL},
    {"count__has_no_fraction_where_the_point_is_said", COUNT_OF, ", decimal: point",
     "1.234", UNSTATED, LREL_ISSUE_NUMBER_UNREADABLE, "a whole number of 0 or more"},
    {"count__of_a_fraction_is_not_read", COUNT_OF, "", "2.5", UNSTATED,
     LREL_ISSUE_NUMBER_UNREADABLE, "a whole number of 0 or more"},
    {"count__of_thousandths_is_not_read", COUNT_OF, "", "0.125", UNSTATED,
     LREL_ISSUE_NUMBER_UNREADABLE, "a whole number of 0 or more"},
    {"count__of_thousandths_is_not_read_with_a_comma", COUNT_OF, ", decimal: comma",
     "0.125", UNSTATED, LREL_ISSUE_NUMBER_UNREADABLE, "a whole number of 0 or more"},
    {"depth__that_begins_with_zero_has_no_groups", DEPTH, ", decimal: comma, unit: m",
     "0.125", UNSTATED, LREL_ISSUE_NUMBER_UNREADABLE,
     "a number of 0 or more, with a decimal comma"},
    {"depth__of_two_readings_is_the_smaller", DEPTH, "", "20,500", 20.5,
     LREL_ISSUE_NUMBER_AMBIGUOUS, "20500 cm or 20.500 cm; the smaller was taken"},
    {"depth__unit_against_what_is_said_is_the_smaller", DEPTH, ", unit: cm", "20 m", 20,
     LREL_ISSUE_NUMBER_AMBIGUOUS, "20 m or 20 cm; the smaller was taken"},
    {"depth__unit_against_the_default_is_its_own", DEPTH, "", "0.2 m", 20,
     LREL_ISSUE_NUMBER_SEPARATED, "0.2 m"},
    {"depth_required__of_two_readings_is_the_larger", REQUIRED, "", "13,000", 13000,
     LREL_ISSUE_NUMBER_AMBIGUOUS, "13000 cm or 13.000 cm; the larger was taken"},
    {"depth_required__unit_against_what_is_said_is_the_larger", REQUIRED, ", unit: mm",
     "130 cm", 130, LREL_ISSUE_NUMBER_AMBIGUOUS,
     "130 cm or 130 mm; the larger was taken"},
};

static lrel_stated_number value_of(const lrel_record *record, field wanted)
{
    switch (wanted) {
    case AREA:
        return record->area_m2;
    case COUNT_OF:
        return lrel_record_details_of(record)->beneficiaries;
    case DEPTH:
        return lrel_record_details_of(record)->depth_cm;
    default:
        return lrel_record_details_of(record)->depth_required_cm;
    }
}

static void number_case_holds(void **state)
{
    const number_case *one = *state;
    char keys[200];
    lrel_stated_number found;
    scene s;

    (void)snprintf(keys, sizeof keys,
                   "    product: {const: reduced}\n    accepted: {const: 2020-01-01}\n"
                   "    id: B\n    %s: {column: A%s}\n",
                   names[one->field], one->says);
    s = scene_begin(LREL_ROLE_RELEASE, "", keys);
    (void)snprintf(keys, sizeof keys, "%s|R1", one->cell);
    scene_add(&s, keys);
    scene_run(&s);
    found = value_of(&s.records.at[0], one->field);
    assert_int_equal(found.is_known, one->wanted != UNSTATED);
    if (found.is_known)
        assert_true(found.value == one->wanted);
    assert_int_equal(lrel_issues_count(s.issues), one->issue != NO_ISSUE);
    if (one->issue != NO_ISSUE) {
        const lrel_issue *issue = scene_issue(&s, (lrel_issue_kind)one->issue);

        assert_words(issue->field, names[one->field]);
        assert_words(issue->value, one->cell);
        assert_words(issue->expected, one->expected);
        assert_words(issue->id, "R1");
    }
    scene_end(&s);
}

/* A depth in doubt may keep a release out of the account, and never lets one in. */
static void depth__in_doubt_releases_nothing_that_a_smaller_one_would_not(void **state)
{
    scene s = scene_begin(LREL_ROLE_RELEASE, "min_depth_cm: 30\n",
                          "    product: {const: cleared}\n"
                          "    accepted: {const: 2020-01-01}\n    depth: A\n");

    scene_add(&s, "20,500");
    scene_add(&s, "30,500");
    scene_run(&s);
    assert_int_equal(s.records.at[0].reason, LREL_REASON_DEPTH);
    assert_true(s.records.at[1].used);
    scene_end(&s);
}

/* Plain numbers, in columns with and without a word on the decimal mark. */
static void number__plain_ones_are_read_as_ever(void **state)
{
    static const char keys[] =
        "    product: {const: reduced}\n    accepted: {const: 2020-01-01}\n"
        "    id: {const: R}\n    area: {column: A, unit: ha}\n"
        "    depth: {column: A, unit: m, decimal: point}\n    beneficiaries: B\n";
    scene s = scene_begin(LREL_ROLE_RELEASE, "", keys);
    random_stream stream = random_from(2043);
    enum { ROWS = 3000 };

    for (int i = 0; i < ROWS; i++) {
        char cell[40];

        (void)snprintf(cell, sizeof cell, "%u.%0*u|%u", random_below(&stream, 1000000),
                       (int)random_below(&stream, 6) + 1, random_below(&stream, 10),
                       random_below(&stream, 1000000));
        scene_add(&s, cell);
    }
    scene_run(&s);
    assert_int_equal(lrel_issues_count(s.issues), 0);
    for (int i = 0; i < ROWS; i++) {
        lrel_text cell = lrel_table_cell(&s.table, (size_t)i, 0);
        const lrel_record *record = &s.records.at[i];
        double value;

        assert_true(lrel_number_parse(lrel_table_cell(&s.table, (size_t)i, 1), &value));
        assert_true(lrel_record_details_of(record)->beneficiaries.value == value);
        assert_true(lrel_unit_read(lrel_unit_find(LREL_UNIT_AREA, LREL_TEXT("ha")), cell,
                                   &value));
        assert_true(record->area_m2.value == value);
        assert_true(lrel_unit_read(lrel_unit_find(LREL_UNIT_DEPTH, LREL_TEXT("m")), cell,
                                   &value));
        assert_true(lrel_record_details_of(record)->depth_cm.value == value);
    }
    scene_end(&s);
}

/* Depths in m of a release, where `decimal: comma` is said of column A. */
static const char metres[] =
    "    product: {const: reduced}\n    accepted: {const: 2020-01-01}\n    id: B\n"
    "    depth: {column: A, unit: m, decimal: comma}\n";

static void number__by_type_has_a_point_whatever_is_said_of_text(void **state)
{
    scene s = scene_begin(LREL_ROLE_RELEASE, "", metres);
    bool is_number[SCENE_COLUMNS] = {true};

    scene_add(&s, "0.125|R1");
    scene_add(&s, "1e-1|R2");
    scene_add(&s, "0,5|R3"); /* that no reader writes */
    s.table.is_number_column = is_number;
    scene_run(&s);
    assert_true(lrel_record_details_of(&s.records.at[0])->depth_cm.value == 12.5);
    assert_true(lrel_record_details_of(&s.records.at[1])->depth_cm.value == 10);
    assert_true(lrel_record_details_of(&s.records.at[2])->depth_cm.value == 50);
    scene_expect(&s, NO_ISSUE);
    scene_end(&s);
}

static void number__by_type_is_decided_for_each_cell_where_the_format_does(void **state)
{
    scene s = scene_begin(LREL_ROLE_RELEASE, "", metres);
    bool is_number[2 * SCENE_COLUMNS] = {true};

    scene_add(&s, "1.125|R1");
    scene_add(&s, "1,125|R2");
    s.table.is_number_cell = is_number;
    scene_run(&s);
    assert_true(lrel_record_details_of(&s.records.at[0])->depth_cm.value == 112.5);
    assert_true(lrel_record_details_of(&s.records.at[1])->depth_cm.value == 112.5);
    scene_expect(&s, NO_ISSUE);
    scene_end(&s);
}

/* What is no number for the key is said to be none as the file has it. */
static void number__by_type_is_refused_with_a_point(void **state)
{
    scene s = scene_begin(LREL_ROLE_RELEASE, "", metres);
    bool is_number[SCENE_COLUMNS] = {true};

    scene_add(&s, "-0.125|R1");
    s.table.is_number_column = is_number;
    scene_run(&s);
    assert_false(lrel_record_details_of(&s.records.at[0])->depth_cm.is_known);
    assert_words(scene_issue(&s, LREL_ISSUE_NUMBER_UNREADABLE)->expected,
                 "a number of 0 or more, with a decimal point");
    scene_end(&s);
}

static void count__by_type_has_no_groups(void **state)
{
    scene s = scene_begin(LREL_ROLE_RELEASE, "",
                          "    product: {const: reduced}\n"
                          "    accepted: {const: 2020-01-01}\n    id: B\n"
                          "    beneficiaries: A\n");
    bool is_number[SCENE_COLUMNS] = {true};

    scene_add(&s, "1.234|R1");
    s.table.is_number_column = is_number;
    scene_run(&s);
    assert_false(lrel_record_details_of(&s.records.at[0])->beneficiaries.is_known);
    scene_expect(&s, LREL_ISSUE_NUMBER_UNREADABLE);
    scene_end(&s);
}

/* Changes may be negative: of them nothing else is wanted. */
static void amount__says_what_was_wanted(void **state)
{
    static const char *const wanted[][3] = {
        {"lots", "km2", "a number, with a decimal point"},
        {"2.5", "n", "a whole number"},
        {"-2.5", "n", "a whole number"},
    };

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        scene s = scene_begin(LREL_ROLE_SERIES, "",
                              "    measure: {const: cleared}\n    date: {const: 2023}\n"
                              "    value: A\n    unit: B\n");
        char cells[40];

        (void)snprintf(cells, sizeof cells, "%s|%s", wanted[i][0], wanted[i][1]);
        scene_add_shape(&s, cells, LREL_SHAPE_ABSENT);
        scene_run(&s);
        assert_false(s.facts.at[0].as.figure.value.is_known);
        assert_words(scene_issue(&s, LREL_ISSUE_NUMBER_UNREADABLE)->expected,
                     wanted[i][2]);
        scene_end(&s);
    }
}

/* Published figures too. */
static void amount__by_type_has_a_point_whatever_is_said_of_text(void **state)
{
    scene s = scene_begin(LREL_ROLE_SERIES, "",
                          "    measure: {const: cleared}\n    date: {const: 2023}\n"
                          "    value: {column: A, unit: m2, decimal: comma}\n");
    bool is_number[SCENE_COLUMNS] = {true};

    scene_add_shape(&s, "1.125", LREL_SHAPE_ABSENT);
    s.table.is_number_column = is_number;
    scene_run(&s);
    assert_true(s.facts.at[0].as.figure.value.value == 1.125);
    scene_expect(&s, NO_ISSUE);
    scene_end(&s);
}

#define CASE_COUNT (sizeof cases / sizeof *cases)

static const struct CMUnitTest others[] = {
    cmocka_unit_test(depth__in_doubt_releases_nothing_that_a_smaller_one_would_not),
    cmocka_unit_test(number__plain_ones_are_read_as_ever),
    cmocka_unit_test(number__by_type_has_a_point_whatever_is_said_of_text),
    cmocka_unit_test(number__by_type_is_decided_for_each_cell_where_the_format_does),
    cmocka_unit_test(number__by_type_is_refused_with_a_point),
    cmocka_unit_test(count__by_type_has_no_groups),
    cmocka_unit_test(amount__says_what_was_wanted),
    cmocka_unit_test(amount__by_type_has_a_point_whatever_is_said_of_text),
};

#define OTHER_COUNT (sizeof others / sizeof *others)

int main(void)
{
    struct CMUnitTest tests[CASE_COUNT + OTHER_COUNT];

    for (size_t i = 0; i < CASE_COUNT; i++)
        tests[i] = (struct CMUnitTest){cases[i].name, number_case_holds, NULL, NULL,
                                       (void *)(uintptr_t)&cases[i]};
    for (size_t i = 0; i < OTHER_COUNT; i++)
        tests[CASE_COUNT + i] = others[i];
    return cmocka_run_group_tests(tests, NULL, NULL);
}

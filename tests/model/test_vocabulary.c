/* SPDX-License-Identifier: Apache-2.0 */
/* test_vocabulary.c: tables and enums agree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "landrelease/ledger.h"
#include "model/record.h"
#include "model/vocabulary.h"

typedef struct code_case {
    const lrel_vocabulary *vocabulary;
    int code;
    const char *name;
} code_case;

/* The last of each enum: a code left out or added in one place moves it. */
static const code_case last_codes[] = {
    {&lrel_vocabulary_class, LREL_CLASS_CHA, "cha"},
    {&lrel_vocabulary_class, LREL_CLASS_SHA, "sha"},
    {&lrel_vocabulary_class, LREL_CLASS_UNKNOWN, "unknown"},
    {&lrel_vocabulary_class, LREL_CLASS_STOCKPILE, "stockpile"},
    {&lrel_vocabulary_contamination, LREL_CONTAMINATION_IMPROVISED_AP, "improvised_ap"},
    {&lrel_vocabulary_contamination, LREL_CONTAMINATION_CMR, "cmr"},
    {&lrel_vocabulary_contamination, LREL_CONTAMINATION_UNKNOWN, "unknown"},
    {&lrel_vocabulary_status, LREL_HAZARD_CLOSED, "closed"},
    {&lrel_vocabulary_status, LREL_HAZARD_INACTIVE, "inactive"},
    {&lrel_vocabulary_status, LREL_HAZARD_STATUS_UNKNOWN, "unknown"},
    {&lrel_vocabulary_product, LREL_PRODUCT_CANCELLED, "cancelled"},
    {&lrel_vocabulary_product, LREL_PRODUCT_REDUCED, "reduced"},
    {&lrel_vocabulary_product, LREL_PRODUCT_CLEARED, "cleared"},
    {&lrel_vocabulary_activity, LREL_ACTIVITY_BAC, "bac"},
    {&lrel_vocabulary_activity, LREL_ACTIVITY_EOD_SPOT, "eod_spot"},
    {&lrel_vocabulary_activity, LREL_ACTIVITY_ROAD_CLEARANCE, "road_clearance"},
    {&lrel_vocabulary_acceptance, LREL_ACCEPTANCE_DRAFT, "draft"},
    {&lrel_vocabulary_acceptance, LREL_ACCEPTANCE_REJECTED, "rejected"},
    {&lrel_vocabulary_geometry_kind, LREL_GEOMETRY_CIRCLE_FROM_AREA, "circle_from_area"},
    {&lrel_vocabulary_geometry_kind, LREL_GEOMETRY_BOX_GRID, "box_grid"},
};

static void vocabulary__codes_follow_their_enums(void **state)
{
    for (size_t i = 0; i < sizeof last_codes / sizeof *last_codes; i++) {
        const code_case *row = &last_codes[i];

        assert_string_equal(lrel_vocabulary_name(row->vocabulary, row->code), row->name);
        assert_int_equal(lrel_vocabulary_find(row->vocabulary, lrel_text_of(row->name)),
                         row->code);
    }
    assert_int_equal(lrel_vocabulary_count(&lrel_vocabulary_contamination),
                     LREL_CONTAMINATION_COUNT);
    assert_int_equal(lrel_vocabulary_count(&lrel_vocabulary_item), LREL_ITEM_MAX);
    assert_int_equal(lrel_vocabulary_count(&lrel_vocabulary_product), 3);
}

static void vocabulary_find__case_does_not_matter_and_the_rest_does(void **state)
{
    assert_int_equal(lrel_vocabulary_find(&lrel_vocabulary_class, LREL_TEXT("CHA")),
                     LREL_CLASS_CHA);
    assert_int_equal(lrel_vocabulary_find(&lrel_vocabulary_class, LREL_TEXT("cha ")), -1);
    assert_int_equal(lrel_vocabulary_find(&lrel_vocabulary_class, LREL_TEXT("")), -1);
    assert_int_equal(lrel_vocabulary_find(&lrel_vocabulary_class, LREL_TEXT("ch")), -1);
}

static void vocabulary_name__a_number_without_code_is_empty(void **state)
{
    assert_string_equal(lrel_vocabulary_name(&lrel_vocabulary_class, -1), "");
    assert_string_equal(lrel_vocabulary_name(&lrel_vocabulary_class, 6), "");
}

static void reason_text__every_reason_has_a_sentence_of_its_own(void **state)
{
    assert_string_equal(lrel_reason_text(LREL_REASON_NONE), "");
    for (int i = 1; i < LREL_REASON_COUNT; i++)
        for (int k = 0; k < i; k++)
            assert_string_not_equal(lrel_reason_text((lrel_reason)i),
                                    lrel_reason_text((lrel_reason)k));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vocabulary__codes_follow_their_enums),
        cmocka_unit_test(vocabulary_find__case_does_not_matter_and_the_rest_does),
        cmocka_unit_test(vocabulary_name__a_number_without_code_is_empty),
        cmocka_unit_test(reason_text__every_reason_has_a_sentence_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

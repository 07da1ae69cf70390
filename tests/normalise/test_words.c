/* SPDX-License-Identifier: Apache-2.0 */
/* test_words.c: cells become codes, and what no mapping covers is counted per value. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "normalise/scene_rows.h"
#include "normalise/words.h"
#include "support/rows.h"

#define BIT(code) (1u << LREL_CONTAMINATION_##code)

typedef struct set_case {
    const char *name;
    const char *key; /* what `contamination:` says */
    const char *cell;
    uint32_t set; /* of a release; SET_ASIDE: not understood */
} set_case;

#define SET_ASIDE UINT32_MAX

static const set_case sets[] = {
    {"words__a_code_is_itself", "A", "cmr", BIT(CMR)},
    {"words__case_and_white_space_do_not_matter", "A", "  CMR ", BIT(CMR)},
    {"words__no_break_spaces_do_not_matter", "A",
     "\xC2\xA0"
     "cmr\xC2\xA0",
     BIT(CMR)},
    {"words__nothing_stated_is_no_code", "A", "", 0},
    {"words__an_unknown_word_sets_a_release_aside", "A", "bombs", SET_ASIDE},
    {"words__a_cell_of_values_is_its_code", "{column: A, values: {Mine AP: ap}}",
     "mine ap", BIT(AP)},
    {"bad_input_67_words_values_are_compared_in_nfc",
     "{column: A, values: {\"Me\\u0301lange\": uxo}}", "M\xC3\xA9lange", BIT(UXO)},
    {"words__a_code_is_understood_beside_values", "{column: A, values: {X: ap}}", "cmr",
     BIT(CMR)},
    {"words__values_go_before_codes", "{column: A, values: {ap: cmr}}", "ap", BIT(CMR)},
    {"words__without_split_a_cell_is_one_word", "A", "ap;cmr", SET_ASIDE},
    {"words__split_makes_several", "{column: A, split: ;}", "ap; cmr ;uxo",
     BIT(AP) | BIT(CMR) | BIT(UXO)},
    {"words__empty_pieces_are_nothing", "{column: A, split: ;}", ";ap;;", BIT(AP)},
    {"words__separators_alone_are_an_empty_cell", "{column: A, split: ;, default: axo}",
     " ; ;", BIT(AXO)},
    {"words__one_unknown_piece_sets_a_release_aside", "{column: A, split: ;}", "ap;bombs",
     SET_ASIDE},
    {"words__another_separator_is_none", "{column: A, split: ;}", "ap+cmr", SET_ASIDE},
    {"words__a_separator_may_be_long", "{column: A, split: ' and '}", "ap and cmr",
     BIT(AP) | BIT(CMR)},
    {"words__a_whole_cell_of_values_goes_before_split",
     "{column: A, split: /, values: {AP/AV: ap_av_mixed}}", "ap/av", BIT(AP_AV_MIXED)},
    {"words__pieces_are_looked_up_in_values",
     "{column: A, split: +, values: {M: ap, B: cmr}}", "m+b", BIT(AP) | BIT(CMR)},
    {"words__default_is_for_empty_cells", "{column: A, default: ied}", "  ", BIT(IED)},
    {"words__default_is_not_for_unknown_words", "{column: A, default: ied}", "bombs",
     SET_ASIDE},
    {"words__values_may_name_the_empty_cell",
     "{column: A, default: ied, values: {'': axo}}", "", BIT(AXO)},
    {"words__a_constant_needs_no_cell", "{const: [ap, cmr]}", "bombs",
     BIT(AP) | BIT(CMR)},
    {"words__bytes_that_are_no_text_are_not_understood", "A", "ap\xFF", SET_ASIDE},
};

static void cell_is_set(void **state)
{
    const set_case *row = *state;
    char keys[200];
    scene s;

    (void)snprintf(keys, sizeof keys,
                   "    product: {const: cleared}\n    to: {const: 2020-01-01}\n"
                   "    contamination: %s\n",
                   row->key);
    s = scene_begin(LREL_ROLE_RELEASE, "", keys);
    scene_add(&s, row->cell);
    scene_run(&s);
    assert_int_equal(s.records.at[0].reason, row->set == SET_ASIDE
                                                 ? LREL_REASON_CONTAMINATION_UNKNOWN
                                                 : LREL_REASON_NONE);
    assert_int_equal(s.records.at[0].used, row->set != SET_ASIDE);
    if (row->set != SET_ASIDE)
        assert_int_equal(s.records.at[0].contamination, row->set);
    assert_int_equal(scene_issues(&s, LREL_ISSUE_VALUE_UNKNOWN), row->set == SET_ASIDE);
    scene_end(&s);
}

static void words__what_is_not_understood_is_counted_per_value(void **state)
{
    scene s = scene_begin(LREL_ROLE_HAZARD, "",
                          "    class: A\n    contamination: "
                          "{column: B, split: ;}\n");
    const char *const values[] = {"BOMBS", "dirt"};
    const int64_t counts[] = {3, 2};
    size_t seen = 0;

    scene_add(&s, "cha|bombs");
    scene_add(&s, "cha|BOMBS ;ap");
    scene_add(&s, "cha|ap;dirt;bombs;Bombs");
    scene_add(&s, "cha|dirt");
    scene_add(&s, "cha|cmr");
    scene_run(&s);
    assert_int_equal(lrel_issues_sort(s.issues, NULL), LREL_OK);
    for (size_t i = 0; i < lrel_issues_count(s.issues); i++) {
        const lrel_issue *issue = lrel_issues_at(s.issues, i);

        if (issue->kind != LREL_ISSUE_VALUE_UNKNOWN)
            continue;
        assert_words(issue->field, "contamination");
        assert_words(issue->value, values[seen]); /* the first spelling by its bytes */
        assert_words(issue->expected, "taken as unknown");
        assert_int_equal(issue->count, counts[seen]);
        assert_int_equal(issue->row, -1);
        seen++;
    }
    assert_int_equal(seen, 2);
    scene_end(&s);
}

static void words__a_text_of_values_is_replaced_and_others_stay(void **state)
{
    scene s = scene_begin(LREL_ROLE_HAZARD, "",
                          "    operator: {column: A, values: {Cambodian MAC: CMAC}, "
                          "default: nobody}\n");

    scene_add(&s, "CAMBODIAN MAC");
    scene_add(&s, " Halo Trust ");
    scene_add(&s, "");
    scene_run(&s);
    assert_words(s.records.at[0].operator_name, "CMAC");
    assert_words(s.records.at[1].operator_name, "Halo Trust");
    assert_words(s.records.at[2].operator_name, "nobody");
    scene_end(&s);
}

static void words__ids_are_split_and_replaced(void **state)
{
    scene s =
        scene_begin(LREL_ROLE_HAZARD, "",
                    "    replaces: {column: A, split: \",\", values: {old: '007'}}\n");

    scene_add(&s, " 1, OLD ,,7 ");
    scene_add(&s, ",");
    scene_run(&s);
    assert_int_equal(s.records.at[0].replaces_count, 3);
    assert_words(s.records.at[0].replaces[0], "1");
    assert_words(s.records.at[0].replaces[1], "007");
    assert_words(s.records.at[0].replaces[2], "7");
    assert_int_equal(s.records.at[1].replaces_count, 0);
    scene_end(&s);
}

static void memo__ten_thousand_texts_keep_their_numbers(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_memo memo = {.context = context};
    char texts[10000][8];
    size_t number;
    bool is_new;

    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < 10000; i++) {
            (void)snprintf(texts[i], sizeof texts[i], "%d", i);
            assert_true(
                lrel_memo__number(&memo, lrel_text_of(texts[i]), &number, &is_new));
            assert_int_equal(number, i);
            assert_int_equal(is_new, pass == 0);
        }
    lrel_memo__clear(&memo);
    lrel_context_free(context);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(words__what_is_not_understood_is_counted_per_value),
        cmocka_unit_test(words__a_text_of_values_is_replaced_and_others_stay),
        cmocka_unit_test(words__ids_are_split_and_replaced),
        cmocka_unit_test(memo__ten_thousand_texts_keep_their_numbers),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(sets)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, sets, cell_is_set);
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}

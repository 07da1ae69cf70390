/* SPDX-License-Identifier: Apache-2.0 */
/* test_knowledge.c: the tables of what is known say nothing that does not exist. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "inspect/inspection.h"
#include "model/date_form.h"
#include "model/unit.h"

static bool is_target(const char *name)
{
    for (int target = 0; target < LREL_TARGET_COUNT; target++)
        if (strcmp(lrel_target__name(target), name) == 0)
            return true;
    return false;
}

static void knowledge__aliases_are_of_targets_that_exist(void **state)
{
    for (const lrel_alias *alias = lrel_aliases; alias->target; alias++) {
        if (!is_target(alias->target))
            fail_msg("no target %s", alias->target);
        assert_true(alias->roles != 0 && alias->names[0] != '\0');
    }
}

static void knowledge__every_key_of_an_account_has_names(void **state)
{
    for (int key = 0; key < LREL_KEY_COUNT; key++) {
        bool has_names = false;

        for (const lrel_alias *alias = lrel_aliases; alias->target; alias++)
            has_names |= strcmp(alias->target, lrel_target__name(key)) == 0;
        if (!has_names)
            fail_msg("no names for %s", lrel_target__name(key));
    }
}

static void knowledge__items_are_those_of_the_vocabulary(void **state)
{
    assert_int_equal(lrel_vocabulary_count(&lrel_vocabulary_item), LREL_ITEM_MAX);
    for (int i = 0; i < LREL_ITEM_MAX; i++) {
        const char *name = lrel_target__name(LREL_TARGET_ITEMS + i);

        assert_memory_equal(name, "items.", 6);
        assert_string_equal(name + 6, lrel_vocabulary_name(&lrel_vocabulary_item, i));
    }
}

static void knowledge__words_are_of_codes_that_exist(void **state)
{
    for (const lrel_code_words *row = lrel_code_words_table; row->code; row++)
        if (lrel_vocabulary_find(row->vocabulary, lrel_text_of(row->code)) < 0)
            fail_msg("%s has no code %s", row->vocabulary->name, row->code);
}

/* Which code it is would else hang on the order of rows. */
static void knowledge__a_word_is_of_one_code(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_folder folder = {.context = context};

    for (const lrel_code_words *row = lrel_code_words_table; row->code; row++) {
        const char *list = row->words;
        lrel_text word;
        int code;

        while (lrel_plain_name__next(&list, &word)) {
            assert_int_equal(
                lrel_code_word__find(&folder, row->vocabulary, word, &code, NULL),
                LREL_OK);
            if (code < 0 ||
                strcmp(lrel_vocabulary_name(row->vocabulary, code), row->code) != 0)
                fail_msg("%s: %.*s is %s and %s", row->vocabulary->name,
                         LREL_TEXT_ARGS(word),
                         lrel_vocabulary_name(row->vocabulary, code), row->code);
        }
    }
    lrel_folder_clear(&folder);
    lrel_context_free(context);
}

static void knowledge__vocabularies_of_keys_are_all_looked_for(void **state)
{
    for (int key = 0; key < LREL_KEY_COUNT; key++) {
        const lrel_vocabulary *v = lrel_key_info_of((lrel_key)key)->vocabulary;
        bool is_there = v == NULL;

        for (size_t i = 0; i < LREL_CODE_VOCABULARY_COUNT; i++)
            is_there |= lrel_code_vocabularies[i] == v;
        if (!is_there)
            fail_msg("%s is not looked for", v->name);
    }
}

static void knowledge__evidence_of_values_names_vocabularies(void **state)
{
    for (const lrel_evidence *e = lrel_evidences; e->words; e++) {
        const char *list = e->words;
        lrel_text name;

        while (e->kind == LREL_EVIDENCE_VALUES && lrel_plain_name__next(&list, &name)) {
            bool is_there = false;

            for (size_t i = 0; i < LREL_CODE_VOCABULARY_COUNT; i++)
                is_there |= lrel_text_is_equal(
                    name, lrel_text_of(lrel_code_vocabularies[i]->name));
            if (!is_there)
                fail_msg("no vocabulary %.*s", LREL_TEXT_ARGS(name));
        }
    }
}

static void knowledge__forms_and_units_are_read_by_the_programme(void **state)
{
    for (int form = 0; form < LREL_KNOWN_FORM_COUNT; form++)
        assert_int_equal(
            form ? lrel_date_form_check(lrel_text_of(lrel_known_forms[form].form), NULL)
                 : LREL_OK,
            LREL_OK);
    for (const lrel_unit_words *u = lrel_area_unit_words; u->unit; u++)
        assert_non_null(lrel_unit_find(LREL_UNIT_AREA, lrel_text_of(u->unit)));
}

static void knowledge__forms_of_a_pair_stand_together(void **state)
{
    for (int pair = 1; pair < LREL_FORM_PAIR_COUNT; pair++) {
        int first = 0;

        while (first < LREL_KNOWN_FORM_COUNT && lrel_known_forms[first].pair != pair)
            first++;
        assert_in_range(first, 1, LREL_KNOWN_FORM_COUNT - 2);
        assert_int_equal(lrel_known_forms[first + 1].pair, pair);
        for (int i = first + 2; i < LREL_KNOWN_FORM_COUNT; i++)
            assert_int_not_equal(lrel_known_forms[i].pair, pair);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knowledge__aliases_are_of_targets_that_exist),
        cmocka_unit_test(knowledge__every_key_of_an_account_has_names),
        cmocka_unit_test(knowledge__items_are_those_of_the_vocabulary),
        cmocka_unit_test(knowledge__words_are_of_codes_that_exist),
        cmocka_unit_test(knowledge__a_word_is_of_one_code),
        cmocka_unit_test(knowledge__vocabularies_of_keys_are_all_looked_for),
        cmocka_unit_test(knowledge__evidence_of_values_names_vocabularies),
        cmocka_unit_test(knowledge__forms_and_units_are_read_by_the_programme),
        cmocka_unit_test(knowledge__forms_of_a_pair_stand_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

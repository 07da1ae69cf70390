/* SPDX-License-Identifier: Apache-2.0 */
/* test_plain_names.c: names of columns against names that are known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "inspect/plain_name.h"
#include "landrelease/context.h"

typedef struct fit_case {
    const char *test;
    const char *name, *known;
    lrel_name_fit fit;
} fit_case;

static fit_case cases[] = {
    {"name__equal_but_for_case_fits_whole", "STATUS", "status", LREL_FIT_WHOLE},
    {"name__underscores_are_gaps", "SURVEY_DATE", "survey date", LREL_FIT_WHOLE},
    {"name__changes_of_case_are_gaps", "FechaOperacion", "fecha operacion",
     LREL_FIT_WHOLE},
    {"name__gaps_may_be_missing", "areasize", "area size", LREL_FIT_WHOLE},
    {"name__accents_are_composed", "An\xCC\x83o", "a\xC3\xB1o", LREL_FIT_WHOLE},
    {"name__ten_letters_may_be_cut", "Hazard_Typ", "hazard type", LREL_FIT_CUT},
    {"name__ten_letters_of_another_name_are_not", "Hazard_Top", "hazard type",
     LREL_FIT_NONE},
    {"name__nine_letters_are_not_cut", "Hazard_Ty", "hazard type", LREL_FIT_NONE},
    {"name__a_number_behind_is_a_repeat", "Status_1", "status", LREL_FIT_WHOLE},
    {"name__a_number_may_belong_to_it", "NAME_1", "name 1", LREL_FIT_WHOLE},
    {"name__a_cut_name_with_a_number", "UserDefi_1", "user defined", LREL_FIT_CUT},
    {"name__one_letter_apart_is_a_typing_error", "Stauts", "status", LREL_FIT_TYPO},
    {"name__one_letter_apart_in_short_names_is_another", "qty", "pty", LREL_FIT_NONE},
    {"name__other_words_around_it", "total_area_m2", "area", LREL_FIT_WORDS},
    {"name__words_in_another_order", "date_survey", "survey date", LREL_FIT_WORDS},
    {"name__two_letters_among_others_say_nothing", "loc_id", "id", LREL_FIT_NONE},
    {"name__part_of_a_word_is_no_word", "careabout_x", "area", LREL_FIT_NONE},
    {"name__nothing_fits_nothing", "", "id", LREL_FIT_NONE},
    {"name__signs_alone_fit_nothing", "__%%__", "id", LREL_FIT_NONE},
};

static void check_fit(void **state)
{
    const fit_case *c = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_folder folder = {.context = context};
    lrel_plain_name name;

    assert_int_equal(lrel_plain_name__make(&folder, lrel_text_of(c->name), &name, NULL),
                     LREL_OK);
    assert_int_equal(lrel_plain_name__fit(&name, lrel_text_of(c->known)), c->fit);
    lrel_folder_clear(&folder);
    lrel_context_free(context);
}

int main(void)
{
    struct CMUnitTest tests[sizeof cases / sizeof *cases];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].test, .test_func = check_fit, .initial_state = &cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* test_fields.c: what a column holds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "inspect/looked.h"

typedef struct kind_case {
    const char *test;
    const char *cells; /* lines of a file of one column */
    lrel_field_kind kind;
} kind_case;

static kind_case cases[] = {
    {"kind__whole_numbers", "1\n-2\n30\n", LREL_FIELD_INTEGER},
    {"kind__numbers", "1\n2.5\n1e3\n", LREL_FIELD_NUMBER},
    {"kind__a_comma_that_can_only_be_decimal", "\"1,5\"\n\"2,250\"\n",
     LREL_FIELD_DECIMAL_COMMA},
    {"kind__a_comma_that_could_group", "\"1,500\"\n\"2,250\"\n", LREL_FIELD_NUMBER},
    {"kind__grouped_numbers", "\"1,234,567\"\n904 698\n", LREL_FIELD_NUMBER},
    {"kind__one_word_among_ten_numbers", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\nn/a\n",
     LREL_FIELD_INTEGER},
    {"kind__many_words_among_numbers", "1\n2\nn/a\nnone\n", LREL_FIELD_TEXT},
    {"kind__years", "1990\n2001\n", LREL_FIELD_YEAR},
    {"kind__four_digits_are_not_always_years", "1990\n3001\n", LREL_FIELD_INTEGER},
    {"kind__dates", "2020-01-02\n2020-01-03\n", LREL_FIELD_DATE},
    {"kind__dates_of_digits", "20200102\n20200103\n20200104\n", LREL_FIELD_DATE},
    {"kind__ids_of_digits", "007\n008\n", LREL_FIELD_INTEGER},
    {"kind__text", "SHA\nCHA\n", LREL_FIELD_TEXT},
    {"kind__nothing", "\"\"\n \n", LREL_FIELD_EMPTY},
};

static void check_kind(void **state)
{
    const kind_case *c = *state;
    looked l = looked_begin();
    char text[300];

    snprintf(text, sizeof text, "X,second\n");
    for (const char *line = c->cells; *line;) {
        const char *end = strchr(line, '\n');

        snprintf(text + strlen(text), sizeof text - strlen(text), "%.*s,z\n",
                 (int)(end - line), line);
        line = end + 1;
    }
    looked_text(&l, "x.csv", text);
    assert_string_equal(lrel_field__kind_name(looked_field(&l, "X")->kind),
                        lrel_field__kind_name(c->kind));
    looked_end(&l);
}

static void field__counts_add_up(void **state)
{
    looked l = looked_begin();
    const lrel_field *field;

    looked_text(&l, "x.csv", "A,B\nx,1\n,2\nx,3\ny,4\n");
    field = looked_field(&l, "A");
    assert_int_equal(field->filled, 3);
    assert_int_equal(field->empty, 1);
    assert_int_equal(field->values.count, 2);
    assert_int_equal(field->values.at[0].count, 2);
    looked_end(&l);
}

static void field__the_range_is_as_written(void **state)
{
    looked l = looked_begin();
    const lrel_field *field;

    looked_text(&l, "x.csv", "A,B\n010.50,1\n9,2\n-0.5,3\n");
    field = looked_field(&l, "A");
    assert_true(lrel_text_is_equal(field->low_text, LREL_TEXT("-0.5")));
    assert_true(lrel_text_is_equal(field->high_text, LREL_TEXT("010.50")));
    looked_end(&l);
}

static void field__distinct_values_are_capped_and_said_so(void **state)
{
    looked l = looked_begin();
    char path[200];
    FILE *file;
    char *text;

    looked_path(&l, "x.csv", path);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("A,B\n", file);
    for (int i = 0; i < 3 * LREL_VALUES_KEPT; i++)
        fprintf(file, "id %d,1\n", i);
    fclose(file);
    assert_int_equal(looked_at(&l, "x.csv"), LREL_OK);
    assert_int_equal(looked_field(&l, "A")->values.count, LREL_VALUES_KEPT);
    assert_true(lrel_inspection_field_at(l.inspection, 0, 0, 0).is_distinct_a_minimum);
    assert_false(lrel_inspection_field_at(l.inspection, 0, 0, 1).is_distinct_a_minimum);
    text = looked_written(&l, LREL_INSPECTION_TEXT);
    assert_non_null(strstr(text, " 2048+ "));
    free(text);
    looked_end(&l);
}

static void field__ragged_rows_are_counted(void **state)
{
    looked l = looked_begin();
    char *text;

    looked_text(&l, "x.csv", "A,B\n1,2\n1,2,3\n1\n");
    assert_int_equal(looked_layer(&l)->ragged, 2);
    text = looked_written(&l, LREL_INSPECTION_TEXT);
    assert_non_null(strstr(text, "LREL-R005"));
    free(text);
    looked_end(&l);
}

int main(void)
{
    enum { ROWS = sizeof cases / sizeof *cases };
    struct CMUnitTest tests[ROWS + 4] = {
        [ROWS] = cmocka_unit_test(field__counts_add_up),
        [ROWS + 1] = cmocka_unit_test(field__the_range_is_as_written),
        [ROWS + 2] = cmocka_unit_test(field__distinct_values_are_capped_and_said_so),
        [ROWS + 3] = cmocka_unit_test(field__ragged_rows_are_counted)};

    for (size_t i = 0; i < ROWS; i++)
        tests[i] = (struct CMUnitTest){
            .name = cases[i].test, .test_func = check_kind, .initial_state = &cases[i]};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

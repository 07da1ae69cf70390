/* SPDX-License-Identifier: Apache-2.0 */
/* test_issue.c: the list of data issues and the table of their kinds. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "model/issue.h"

static lrel_issue issue_of(lrel_issue_kind kind, int64_t row, const char *id)
{
    return (lrel_issue){
        .kind = kind, .row = row, .id = lrel_text_of(id), .area2 = -1, .count = 1};
}

static void add(lrel_issues *issues, lrel_issue issue)
{
    assert_int_equal(lrel_issues_add(issues, &issue, NULL), LREL_OK);
}

static void issue_kinds__codes_are_unique_and_well_formed(void **state)
{
    for (int i = 0; i < LREL_ISSUE_KIND_COUNT; i++) {
        const lrel_issue_info *info = lrel_issue_info_of((lrel_issue_kind)i);

        assert_int_equal(strlen(info->code), 9);
        assert_memory_equal(info->code, "LREL-", 5);
        assert_true(strchr("RCGAVDHLBK", info->code[5]) != NULL);
        assert_true(info->title[0] && info->rule[0] && info->hint[0]);
        for (int k = 0; k < i; k++)
            assert_string_not_equal(info->code,
                                    lrel_issue_info_of((lrel_issue_kind)k)->code);
    }
}

static void issues_add__texts_are_copied(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_issues *issues = lrel_issues_new(context);
    char id[] = "H1";

    add(issues, issue_of(LREL_ISSUE_ID_MISSING, 3, id));
    id[1] = '9';
    assert_memory_equal(lrel_issues_at(issues, 0)->id.at, "H1", 2);
    assert_int_equal(lrel_issues_at(issues, 0)->row, 3);
    lrel_issues_free(issues);
    lrel_context_free(context);
}

static void issues_sort__severity_comes_first_and_the_row_last(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_issues *issues = lrel_issues_new(context);

    add(issues, issue_of(LREL_ISSUE_CLASS_NOT_STOCK, 1, "a")); /* note */
    add(issues, issue_of(LREL_ISSUE_DATE_MISSING, 1, "b"));    /* warning */
    add(issues, issue_of(LREL_ISSUE_DATE_MISSING, 9, "a"));
    add(issues, issue_of(LREL_ISSUE_DATE_MISSING, 2, "a"));
    add(issues, issue_of(LREL_ISSUE_VALUE_UNKNOWN, 5, "z")); /* error */
    assert_int_equal(lrel_issues_sort(issues, NULL), LREL_OK);
    assert_int_equal(lrel_issues_at(issues, 0)->kind, LREL_ISSUE_VALUE_UNKNOWN);
    assert_int_equal(lrel_issues_at(issues, 1)->row, 2);
    assert_int_equal(lrel_issues_at(issues, 2)->row, 9);
    assert_memory_equal(lrel_issues_at(issues, 3)->id.at, "b", 1);
    assert_int_equal(lrel_issues_at(issues, 4)->kind, LREL_ISSUE_CLASS_NOT_STOCK);
    assert_int_equal(lrel_issues_count_of(issues, LREL_WARNING), 3);
    assert_int_equal(lrel_issues_count_of(issues, LREL_ERROR), 1);
    lrel_issues_free(issues);
    lrel_context_free(context);
}

/* Two records without an id: only their place tells them apart from run to run. */
static void issues_sort__the_place_comes_before_the_row(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_issues *issues = lrel_issues_new(context);

    add(issues, issue_of(LREL_ISSUE_ID_MISSING, 1, ""));
    add(issues, issue_of(LREL_ISSUE_ID_MISSING, 2, ""));
    add(issues, issue_of(LREL_ISSUE_ID_MISSING, 3, ""));
    lrel_issues_locate(issues, 0, 1030000000, 130000002);
    lrel_issues_locate(issues, 1, 1030000000, 130000001);
    lrel_issues_name_place(issues, 2, LREL_TEXT("01"));
    assert_int_equal(lrel_issues_sort(issues, NULL), LREL_OK);
    assert_int_equal(lrel_issues_at(issues, 0)->row, 3); /* without a position */
    assert_int_equal(lrel_issues_at(issues, 1)->row, 2);
    assert_int_equal(lrel_issues_at(issues, 2)->row, 1);
    lrel_issues_free(issues);
    lrel_context_free(context);
}

/* The id would have them the other way round. */
static void issues_sort__sources_come_before_ids(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_issues *issues = lrel_issues_new(context);
    static const int32_t sources[] = {1, -1, 0};
    static const char *const ids[] = {"a", "c", "b"};

    for (int i = 0; i < 3; i++) {
        lrel_issue issue = issue_of(LREL_ISSUE_DATE_MISSING, 1, ids[i]);

        issue.source = sources[i];
        add(issues, issue);
    }
    assert_int_equal(lrel_issues_sort(issues, NULL), LREL_OK);
    for (int i = 0; i < 3; i++)
        assert_int_equal(lrel_issues_at(issues, (size_t)i)->source, i - 1);
    lrel_issues_free(issues);
    lrel_context_free(context);
}

static void issues_append__copies_come_behind_what_there_is(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_issues *issues = lrel_issues_new(context), *more = lrel_issues_new(context);

    add(issues, issue_of(LREL_ISSUE_DATE_MISSING, 1, "a"));
    add(more, issue_of(LREL_ISSUE_ID_MISSING, 2, "b"));
    add(more, issue_of(LREL_ISSUE_VALUE_UNKNOWN, 3, "c"));
    assert_int_equal(lrel_issues_append(issues, more, NULL), LREL_OK);
    lrel_issues_free(more);
    assert_int_equal(lrel_issues_count(issues), 3);
    assert_int_equal(lrel_issues_at(issues, 0)->row, 1);
    assert_memory_equal(lrel_issues_at(issues, 1)->id.at, "b", 1);
    assert_memory_equal(lrel_issues_at(issues, 2)->id.at, "c", 1);
    lrel_issues_free(issues);
    lrel_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(issue_kinds__codes_are_unique_and_well_formed),
        cmocka_unit_test(issues_add__texts_are_copied),
        cmocka_unit_test(issues_sort__severity_comes_first_and_the_row_last),
        cmocka_unit_test(issues_sort__the_place_comes_before_the_row),
        cmocka_unit_test(issues_sort__sources_come_before_ids),
        cmocka_unit_test(issues_append__copies_come_behind_what_there_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

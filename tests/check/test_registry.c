/* SPDX-License-Identifier: Apache-2.0 */
/* test_registry.c: docs/issues.md says what the tables say: every code once, with its
 * severity and title; every check, with what it raises. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/check.h"

static char *page;

static int read_page(void **state)
{
    FILE *file = fopen("docs/issues.md", "rb");
    size_t room = 1 << 18, length;

    (void)state;
    if (!file)
        return -1;
    page = calloc(1, room);
    length = page ? fread(page, 1, room - 1, file) : 0;
    (void)fclose(file);
    return length > 0 && length < room - 1 ? 0 : -1;
}

static int free_page(void **state)
{
    (void)state;
    free(page);
    return 0;
}

static size_t count_text(const char *text)
{
    size_t count = 0;

    for (const char *at = page; (at = strstr(at, text)); at += strlen(text))
        count++;
    return count;
}

static void page__has_every_kind_once_with_its_title(void **state)
{
    for (int k = 0; k < LREL_ISSUE_KIND_COUNT; k++) {
        const lrel_issue_info *info = lrel_issue_info_of((lrel_issue_kind)k);
        char heading[200], start[40];

        snprintf(start, sizeof start, "\n### %s: ", info->code);
        snprintf(heading, sizeof heading, "\n### %s: %s\n", info->code, info->title);
        if (count_text(start) != 1 || count_text(heading) != 1)
            fail_msg("%s stands there %zu times, with its title %zu times", info->code,
                     count_text(start), count_text(heading));
    }
}

static void page__says_the_severity_of_every_kind(void **state)
{
    for (int k = 0; k < LREL_ISSUE_KIND_COUNT; k++) {
        const lrel_issue_info *info = lrel_issue_info_of((lrel_issue_kind)k);
        char heading[200], says[20];
        const char *at;

        snprintf(heading, sizeof heading, "### %s: %s\n\n**", info->code, info->title);
        snprintf(says, sizeof says, "%s**, ", lrel_severity_name(info->severity));
        at = strstr(page, heading);
        assert_non_null(at);
        at += strlen(heading);
        if (tolower((unsigned char)*at) != says[0] ||
            strncmp(at + 1, says + 1, strlen(says) - 1) != 0)
            fail_msg("%s is not said to be a %s", info->code,
                     lrel_severity_name(info->severity));
    }
}

/* What becomes of the record, what a person can do, and an example, of each. */
static void page__says_the_rest_of_every_kind(void **state)
{
    assert_int_equal(count_text("\n- The account "), LREL_ISSUE_KIND_COUNT);
    assert_int_equal(count_text("\n- To do: "), LREL_ISSUE_KIND_COUNT);
    assert_int_equal(count_text("\n- Example: "), LREL_ISSUE_KIND_COUNT);
    assert_int_equal(count_text("Raised when") + count_text("Raised\nwhen"),
                     LREL_ISSUE_KIND_COUNT);
}

static bool is_code(const char *at)
{
    for (int k = 0; k < LREL_ISSUE_KIND_COUNT; k++)
        if (strncmp(at, lrel_issue_info_of((lrel_issue_kind)k)->code, 9) == 0)
            return true;
    return false;
}

static void page__names_no_code_that_there_is_not(void **state)
{
    for (const char *at = page; (at = strstr(at, "LREL-")); at++)
        if (!is_code(at))
            fail_msg("%.9s is no code", at);
}

static void page__has_a_row_for_every_check(void **state)
{
    const char *at = page;

    for (size_t i = 0; i < lrel_check_count(); i++) {
        lrel_check_info info = lrel_check_at(i);
        char row[240];
        int length = snprintf(row, sizeof row, "\n| %s | ", info.looks_at);

        for (size_t k = 0; k < info.kind_count; k++)
            length += snprintf(row + length, sizeof row - (size_t)length, "%s%s",
                               k ? ", " : "", lrel_issue_info_of(info.kinds[k])->code);
        snprintf(row + length, sizeof row - (size_t)length, " |\n");
        if (!strstr(at, row)) /* in the order of the registry */
            fail_msg("there is no row %s", row);
        at = strstr(at, row);
    }
}

static void registry__has_no_kind_twice(void **state)
{
    bool is_there[LREL_ISSUE_KIND_COUNT] = {false};

    for (size_t i = 0; i < lrel_check_count(); i++) {
        lrel_check_info info = lrel_check_at(i);

        assert_in_range(info.kind_count, 1, LREL_CHECK_KINDS_MAX);
        for (size_t k = 0; k < info.kind_count; k++) {
            assert_false(is_there[info.kinds[k]]);
            is_there[info.kinds[k]] = true;
        }
    }
}

/* Groups stand together and their numbers ascend, so that the next one is easily seen. */
static void kinds__stand_in_groups_of_ascending_numbers(void **state)
{
    static const char groups[] = "RCGAVDHLBK";

    for (int k = 1; k < LREL_ISSUE_KIND_COUNT; k++) {
        const char *before = lrel_issue_info_of((lrel_issue_kind)(k - 1))->code;
        const char *here = lrel_issue_info_of((lrel_issue_kind)k)->code;

        if (before[5] == here[5] ? strcmp(before, here) >= 0
                                 : strchr(groups, before[5]) >= strchr(groups, here[5]))
            fail_msg("%s comes behind %s", here, before);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(page__has_every_kind_once_with_its_title),
        cmocka_unit_test(page__says_the_severity_of_every_kind),
        cmocka_unit_test(page__says_the_rest_of_every_kind),
        cmocka_unit_test(page__names_no_code_that_there_is_not),
        cmocka_unit_test(page__has_a_row_for_every_check),
        cmocka_unit_test(registry__has_no_kind_twice),
        cmocka_unit_test(kinds__stand_in_groups_of_ascending_numbers),
    };

    return cmocka_run_group_tests(tests, read_page, free_page);
}

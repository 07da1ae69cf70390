/* SPDX-License-Identifier: Apache-2.0 */
/* test_manual.c: the pages of the manual, as the build made them. A tool that is not
 * installed is skipped. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "commands.h"
#include "golden_files.h"

#define PAGES LREL_USAGE "/man1"

static const char *const headings[] = {"NAME",        "SYNOPSIS",    "DESCRIPTION",
                                       "OPTIONS",     "EXIT STATUS", "FILES",
                                       "ENVIRONMENT", "EXAMPLES",    "SEE ALSO"};

static void page_path(const char *name, char out[300])
{
    snprintf(out, 300, PAGES "/landrelease%s%s.1", name[0] ? "-" : "", name);
}

static char *page_of(const char *name)
{
    char path[300], *page;

    page_path(name, path);
    page = golden_read(path);
    if (!page)
        fail_msg("no page %s", path);
    return page;
}

/* Every heading, in this order, and no other. */
static void check_headings(const char *name)
{
    char *page = page_of(name), heading[40];
    const char *at = page;

    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        snprintf(heading, sizeof heading, "\n.SH %s\n", headings[i]);
        at = strstr(at, "\n.SH ");
        assert_non_null(at);
        assert_memory_equal(at, heading, strlen(heading));
        at++;
    }
    assert_null(strstr(at, "\n.SH "));
    free(page);
}

static void manual__each_page_has_the_fixed_headings(void **state)
{
    const command *c;

    check_headings("");
    for (int i = 0; (c = command_at(i)) != NULL; i++)
        check_headings(c->name);
}

static void manual__each_page_tells_of_memory(void **state)
{
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        char *page = page_of(c->name);

        assert_non_null(strstr(page, "\n.SS Memory\n"));
        free(page);
    }
}

static void manual__the_programs_page_leads_to_each_command(void **state)
{
    char *page = page_of(""), words[80];
    const command *c;

    for (int i = 0; (c = command_at(i)) != NULL; i++) {
        snprintf(words, sizeof words, ".BR landrelease\\-%s (1)", c->name);
        assert_non_null(strstr(page, words));
    }
    free(page);
}

static void need(const char *tool)
{
    char line[80];

    snprintf(line, sizeof line, "command -v %s > /dev/null", tool);
    if (system(line) == 0)
        return;
    print_message("skipped: no %s here\n", tool);
    skip();
}

/* The page has no date on purpose: the same source gives the same bytes. */
static void manual__mandoc_finds_nothing(void **state)
{
    need("mandoc");
    assert_int_equal(system("! mandoc -T lint " PAGES "/*.1 | grep -v 'missing date'"),
                     0);
}

static void manual__man_warns_of_nothing(void **state)
{
    need("man");
    need("groff");
    assert_int_equal(system("for page in " PAGES "/*.1; do "
                            "! LC_ALL=C.UTF-8 MANROFFSEQ= MANWIDTH=80 man --warnings -l "
                            "$page 2>&1 > /dev/null | grep . || exit 1; done"),
                     0);
}

/* Without options, letters of another script or marks of roff that came through. */
static void manual__text_is_readable(void **state)
{
    need("mandoc");
    assert_int_equal(system("mandoc -T utf8 " PAGES "/landrelease-ledger.1 | "
                            "LC_ALL=C.UTF-8 col -b | grep -q 'in m².'"),
                     0);
    assert_int_equal(system("! mandoc -T ascii " PAGES "/*.1 | col -b | grep -F '\\'"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(manual__each_page_has_the_fixed_headings),
        cmocka_unit_test(manual__each_page_tells_of_memory),
        cmocka_unit_test(manual__the_programs_page_leads_to_each_command),
        cmocka_unit_test(manual__mandoc_finds_nothing),
        cmocka_unit_test(manual__man_warns_of_nothing),
        cmocka_unit_test(manual__text_is_readable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

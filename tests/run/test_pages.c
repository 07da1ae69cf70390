/* SPDX-License-Identifier: Apache-2.0 */
/* What people open first: README.html, issues.html, and issues.csv with the columns that
 * are promised.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run/csv_table.h"
#include "run/scenes.h"

#define STATEMENT                                                                        \
    "Blank = no record in the files read. It does not mean free of explosive ordnance."
#define DEPTH_MAX 32

static char *run_page(job_scratch *s)
{
    job_run(s, "out");
    return job_get(s, "out/README.html");
}

/* Tags that never end. */
static bool is_void(const char *name)
{
    return strcmp(name, "meta") == 0 || strcmp(name, "br") == 0 ||
           strcmp(name, "!doctype") == 0;
}

/* Every tag that opens closes, in order, and what is between is escaped. */
static void expect_balanced(const char *page)
{
    char open[DEPTH_MAX][16];
    int depth = 0;

    for (const char *at = page; *at; at++) {
        char name[16] = "";
        bool is_end = at[1] == '/';

        assert_int_not_equal(*at, '>'); /* it only ends tags */
        if (*at != '<')
            continue;
        assert_int_equal(sscanf(at + 1 + is_end, "%15[a-z0-9!]", name), 1);
        if (is_end) {
            assert_in_range(depth, 1, DEPTH_MAX);
            assert_string_equal(name, open[--depth]);
        } else if (!is_void(name)) {
            assert_in_range(depth, 0, DEPTH_MAX - 1);
            strcpy(open[depth++], name);
        }
        at = strchr(at, '>');
        assert_non_null(at);
    }
    assert_int_equal(depth, 0);
}

static void readme__has_balanced_tags(void **state)
{
    char *page = run_page(*state);

    expect_balanced(page);
    free(page);
}

/* Names in the files never become markup. */
static void readme__escapes_what_files_say(void **state)
{
    job_scratch *s = *state;
    char *page;

    job_replace(s, "p.yaml", "programme: First example (invented)",
                "programme: A <script>alert(1)</script> & \"B\"");
    job_replace(s, "p.yaml", "name: BRAVO hazards", "name: <b>BRAVO</b>");
    page = run_page(s);
    assert_null(strstr(page, "<script"));
    assert_null(strstr(page, "<b>BRAVO"));
    assert_non_null(strstr(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; "));
    expect_balanced(page);
    free(page);
}

static void readme__opens_without_a_network(void **state)
{
    char *page = run_page(*state);

    assert_null(strstr(page, "http:"));
    assert_null(strstr(page, "https:"));
    assert_null(strstr(page, "src="));
    assert_null(strstr(page, "url("));
    assert_null(strstr(page, "<script"));
    assert_null(strstr(page, "<link"));
    free(page);
}

static void readme__says_that_white_is_not_safe(void **state)
{
    char *page = run_page(*state);

    assert_non_null(strstr(page, STATEMENT));
    free(page);
}

/* A sentence that the programme says of its borders, escaped as all that files say. */
static void readme__and_provenance_carry_the_note_on_boundaries(void **state)
{
    job_scratch *s = *state;
    char *page, *provenance;

    job_replace(s, "p.yaml", "is invented.\n", "is <i>no</i> claim.\n");
    page = run_page(s);
    provenance = job_get(s, "out/data/provenance.json");
    assert_non_null(strstr(page, "The border at 103.125 E is &lt;i&gt;no&lt;/i&gt; "));
    assert_non_null(strstr(provenance, "\"boundary_note\": \"The border at 103.125 E is "
                                       "<i>no</i> claim.\""));
    free(page);
    free(provenance);
}

static void readme__without_a_note_says_nothing_of_borders(void **state)
{
    job_scratch *s = *state;
    char *page;

    job_replace(s, "p.yaml", "boundary_note: The border at 103.125 E is invented.\n", "");
    page = run_page(s);
    assert_null(strstr(page, "Borders:"));
    free(page);
}

/* A name is the agency's; the path is what a person looks for on the disk. */
static void readme__lists_the_file_of_each_source(void **state)
{
    job_scratch *s = *state;
    char *page;

    job_replace(s, "p.yaml", "path: bravo_hazards.csv", "path: ./bravo_hazards.csv");
    page = run_page(s);
    assert_non_null(strstr(page, "<td>ALFA hazards</td><td>alfa_hazards.geojson</td>"));
    assert_non_null(strstr(page, "<td>BRAVO hazards</td><td>./bravo_hazards.csv</td>"));
    free(page);
}

/* What nobody can see in the tables themselves. */
static void readme__says_what_rows_are_and_what_is_never_added(void **state)
{
    char *page = run_page(*state);

    assert_non_null(strstr(page, "in CSV the header line does not count"));
    assert_non_null(strstr(page, "Rows of two accounts are never added"));
    assert_non_null(strstr(page, "<code>closing_n</code>) do not: a hazard"));
    free(page);
}

/* Each link leads to a file of the run. */
static void readme__links_lead_to_files(void **state)
{
    char *page = run_page(*state);
    int links = 0;

    for (const char *at = page; (at = strstr(at, "href=\"")); links++) {
        char name[128];

        at += strlen("href=\"");
        snprintf(name, sizeof name, "out/%.*s", (int)strcspn(at, "\""), at);
        assert_true(job_has(*state, name));
    }
    assert_in_range(links, 10, 100);
    free(page);
}

/* The page's figures are those of the summary. */
static void readme__has_the_figures_of_the_summary(void **state)
{
    job_scratch *s = *state;
    char *page = run_page(s), text[128];
    lrel_summary summary = lrel_job_summary(job_open(s));

    snprintf(text, sizeof text, "%zu read = %zu used + %zu set aside",
             summary.records_read, summary.records_used, summary.records_set_aside);
    assert_non_null(strstr(page, text));
    for (size_t a = 0; a < lrel_job_account_count(s->job); a++) {
        lrel_account_summary account = lrel_job_account_at(s->job, a);

        snprintf(text, sizeof text, "<td>%s</td><td class=\"n\">%s</td>", account.name,
                 account.recorded_km2);
        assert_non_null(strstr(page, text));
    }
    free(page);
}

static void issues__have_the_columns_that_are_promised(void **state)
{
    static const char *const names[] = {
        "severity", "code",    "what",  "source",   "row", "cell",
        "id",       "field",   "value", "expected", "lon", "lat",
        "place",    "area_m2", "count", "rule",     "hint"};
    csv_table issues;

    job_run(*state, "out");
    issues = csv_read(*state, "out/check/issues.csv");
    assert_int_equal(issues.columns, sizeof names / sizeof *names);
    for (size_t c = 0; c < issues.columns; c++)
        assert_string_equal(issues.cells[c], names[c]);
    csv_free(&issues);
}

static int rank_of(const char *severity)
{
    return strcmp(severity, "error") == 0 ? 0 : strcmp(severity, "warning") == 0 ? 1 : 2;
}

static void issues__come_most_serious_first_and_are_as_many_as_summed_up(void **state)
{
    job_scratch *s = *state;
    csv_table issues;
    lrel_summary summary;
    size_t count[3] = {0};

    job_run(s, "out");
    issues = csv_read(s, "out/check/issues.csv");
    summary = lrel_job_summary(job_open(s));
    for (size_t row = 0; row < issues.rows; row++) {
        int rank = rank_of(csv_cell(&issues, row, "severity"));

        assert_true(row == 0 || rank >= rank_of(csv_cell(&issues, row - 1, "severity")));
        assert_memory_equal(csv_cell(&issues, row, "code"), "LREL-", 5);
        assert_int_not_equal(*csv_cell(&issues, row, "what"), 0);
        assert_true(csv_integer(&issues, row, "count") >= 1);
        count[rank]++;
    }
    assert_int_equal(count[0], summary.issues[LREL_LEVEL_ERROR]);
    assert_int_equal(count[1], summary.issues[LREL_LEVEL_WARNING]);
    assert_int_equal(count[2], summary.issues[LREL_LEVEL_NOTE]);
    csv_free(&issues);
}

/* ---- issues.html ---- */

static char *run_issues_page(job_scratch *s)
{
    job_run(s, "out");
    return job_get(s, "out/check/issues.html");
}

static void issues_page__is_a_page_of_ours(void **state)
{
    char *page = run_issues_page(*state);

    expect_balanced(page);
    assert_non_null(strstr(page, STATEMENT));
    assert_non_null(strstr(page, "default-src 'none'"));
    assert_null(strstr(page, "http://"));
    assert_null(strstr(page, "https://"));
    free(page);
}

/* Every kind has a line in the list, a heading that it leads to, and its records. */
static void issues_page__has_what_the_table_has(void **state)
{
    job_scratch *s = *state;
    char *page = run_issues_page(s);
    csv_table issues = csv_read(s, "out/check/issues.csv");

    for (size_t row = 0; row < issues.rows; row++) {
        char wanted[80];

        snprintf(wanted, sizeof wanted, "<a href=\"#%s\">",
                 csv_cell(&issues, row, "code"));
        assert_non_null(strstr(page, wanted));
        snprintf(wanted, sizeof wanted, "<h2 id=\"%s\">", csv_cell(&issues, row, "code"));
        assert_non_null(strstr(page, wanted));
        snprintf(wanted, sizeof wanted, "<td>%.60s</td>", csv_cell(&issues, row, "id"));
        if (*csv_cell(&issues, row, "id"))
            assert_non_null(strstr(strstr(page, "<h2 id="), wanted));
    }
    csv_free(&issues);
    free(page);
}

static void bad_input_75_issues_page_escapes_what_files_say(void **state)
{
    job_scratch *s = *state;
    char *page;

    job_replace(s, "releases.csv", "Verified", "<img src=x>");
    page = run_issues_page(s);
    expect_balanced(page);
    assert_null(strstr(page, "<img"));
    assert_non_null(strstr(page, "&lt;img src=x&gt;"));
    free(page);
}

/* Of many the page has the first, and says how many more there are. */
static void issues_page__of_many_says_how_many_more(void **state)
{
    job_scratch *s = *state;
    FILE *file = job_create(s, "m.csv");
    char *page;
    size_t rows = 0;

    fputs("id,g\n", file);
    for (int i = 0; i < 230; i++)
        fprintf(file, "M-%d,\n", i);
    assert_int_equal(fclose(file), 0);
    job_put(s, "p.yaml",
            "programme: Many\nas_of: 2020-12-31\nby: []\nsources:\n"
            "  - {path: m.csv, role: hazard, geometry: {wkt: g}, id: id,\n"
            "     class: {const: cha}, contamination: {const: ap},\n"
            "     from: {const: 2010-01-01}}\n");
    page = run_issues_page(s);
    for (const char *at = page; (at = strstr(at, "<td>M-")); at++)
        rows++;
    assert_int_equal(rows, 200);
    assert_non_null(strstr(page, "And 30 more in <a href=\"issues.csv\">"));
    free(page);
}

static void issues_page__without_issues_says_so(void **state)
{
    job_scratch *s = *state;
    char *page;

    job_put(s, "m.csv", "id,g\n");
    job_put(s, "p.yaml",
            "programme: None\nas_of: 2020-12-31\nby: []\nsources:\n"
            "  - {path: m.csv, role: hazard, geometry: {wkt: g}, id: id,\n"
            "     class: {const: cha}, contamination: {const: ap},\n"
            "     from: {const: 2010-01-01}}\n");
    page = run_issues_page(s);
    if (!strstr(page, "<p>None.</p>"))
        fail_msg("%s", page);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCENE_TESTS(readme__has_balanced_tags),
        cmocka_unit_test_setup_teardown(readme__escapes_what_files_say, scene_first_setup,
                                        job_scratch_teardown),
        cmocka_unit_test_setup_teardown(
            readme__and_provenance_carry_the_note_on_boundaries, scene_first_setup,
            job_scratch_teardown),
        cmocka_unit_test_setup_teardown(readme__without_a_note_says_nothing_of_borders,
                                        scene_first_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(readme__lists_the_file_of_each_source,
                                        scene_first_setup, job_scratch_teardown),
        SCENE_TESTS(readme__says_what_rows_are_and_what_is_never_added),
        SCENE_TESTS(readme__opens_without_a_network),
        SCENE_TESTS(readme__says_that_white_is_not_safe),
        SCENE_TESTS(readme__links_lead_to_files),
        SCENE_TESTS(readme__has_the_figures_of_the_summary),
        SCENE_TESTS(issues__have_the_columns_that_are_promised),
        SCENE_TESTS(issues_page__is_a_page_of_ours),
        SCENE_TESTS(issues_page__has_what_the_table_has),
        cmocka_unit_test_setup_teardown(bad_input_75_issues_page_escapes_what_files_say,
                                        scene_first_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(issues_page__of_many_says_how_many_more,
                                        job_scratch_setup, job_scratch_teardown),
        cmocka_unit_test_setup_teardown(issues_page__without_issues_says_so,
                                        job_scratch_setup, job_scratch_teardown),
        SCENE_TESTS(issues__come_most_serious_first_and_are_as_many_as_summed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

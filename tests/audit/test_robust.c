/* SPDX-License-Identifier: Apache-2.0 */
/* test_robust.c: tables of any shape: none crashes, none takes long, memory may run out
 * anywhere, and what is written is the same each time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "audit/audited.h"
#include "support/random.h"
#include "support/scarce_memory.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void robust__odd_tables(void **state)
{
    static const struct {
        const char *text;
        lrel_status status;
    } cases[] = {
        {"", LREL_E_FORMAT},
        {"\n\n\n", LREL_E_FORMAT},
        {",,,\n,,,\n", LREL_E_FORMAT},
        {"a\n", LREL_OK},
        {"1\n2\n3\n", LREL_OK},
        {"a,b,c\n", LREL_OK},
        {"a,b\nx,y\nz,w\n", LREL_OK},
        {"P,N\nA,99999999999999999999999999999\nB,1\nTotal,2\n", LREL_OK},
        {"P,N\nA,99999999999999999\nB,99999999999999999\nTotal,199999999999999998\n",
         LREL_OK},
        {"Total\nTotal\nTotal\n", LREL_OK},
        {"Total,Total\nTotal,1\nTotal,2\nTotal,3\n", LREL_OK},
        {"2010..2018,1\n2010-2018,2\n", LREL_OK},
        {"P,N\nA\nB,1,2,3,4,5\n", LREL_OK},
        {"P,\xFF\xFE,N\nA,\x80,1\n", LREL_E_FORMAT},
        {"P,%\nA,50\nB,50\n", LREL_OK},
        {"P,\"x\nunclosed\n", LREL_E_FORMAT},
    };
    audited a = audited_begin();

    for (size_t i = 0; i < COUNT(cases); i++) {
        audited_text(&a, cases[i].text, NULL, NULL);
        if (a.status != cases[i].status)
            fail_msg("%zu: %d %s", i, (int)a.status, a.err.message);
        if (a.status == LREL_OK)
            assert_true(strlen(lrel_audit_paragraph(a.audit)) > 0);
    }
    audited_end(&a);
}

/* ---- tables that nobody thought of ---- */

static const char *const pieces[] = {"Total",
                                     "Subtotal",
                                     "All",
                                     "Year",
                                     "2024",
                                     "2010\xE2\x80\x93"
                                     "2018",
                                     "Area (m2)",
                                     "%",
                                     "Share",
                                     "Change",
                                     "N/R",
                                     "\xE2\x80\x93",
                                     "",
                                     "",
                                     "0",
                                     "1",
                                     "12",
                                     "1,234",
                                     "465,5912",
                                     "40,562455",
                                     "*129.70",
                                     "12,5",
                                     "1.234,5",
                                     "99999999999999999",
                                     "-5",
                                     "\xE2\x88\x92"
                                     "3",
                                     "A",
                                     "B",
                                     "North",
                                     "x y",
                                     "\"q\"\"q\"",
                                     "50 %",
                                     "5 km2",
                                     "(12)",
                                     "\xE1\x9F\xA1\xE1\x9F\xA2",
                                     "of which",
                                     "7 (incl. 2)"};

static void make_table(random_stream *random, char *out, size_t capacity)
{
    size_t rows = random_below(random, 12), columns = 1 + random_below(random, 7);
    size_t used = 0;

    out[0] = '\0';
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++) {
            const char *piece = pieces[random_below(random, COUNT(pieces))];
            const char *quote = strchr(piece, ',') && piece[0] != '"' ? "\"" : "";

            used += (size_t)snprintf(out + used, capacity - used, "%s%s%s%s", quote,
                                     piece, quote, c + 1 == columns ? "\n" : ",");
        }
}

static void robust__tables_by_chance(void **state)
{
    unsigned long runs = random_count_from_environment("LREL_AUDIT_RUNS", 500);
    audited a = audited_begin();
    static char table[8192], other[8192];
    char path[320];

    audited_path(&a, "out.json", path);
    for (unsigned long seed = 0; seed < runs; seed++) {
        random_stream random = random_from(seed);

        make_table(&random, table, sizeof table);
        make_table(&random, other, sizeof other);
        audited_text(&a, table, seed % 2 ? other : NULL,
                     "claim,formula,printed\nx,\"[all, Area] / [Total, 12]\",5 %\n");
        if (a.status != LREL_OK && a.status != LREL_E_FORMAT)
            fail_msg("seed %lu: %s", seed, a.err.message);
        if (a.status == LREL_OK)
            assert_int_equal(
                lrel_audit_write(a.audit, LREL_AUDIT_JSON, path, true, &a.err), LREL_OK);
    }
    audited_end(&a);
}

/* ---- formulas that nobody thought of ---- */

static const char *const tokens[] = {"[CMAC, Cleared]",
                                     "[Total, Cleared]",
                                     "[all, Cancelled + Reduced]",
                                     "other[",
                                     "[",
                                     "]",
                                     "(",
                                     ")",
                                     "+",
                                     "-",
                                     "*",
                                     "/",
                                     ",",
                                     "sum(",
                                     "share(",
                                     "change(",
                                     "mean(",
                                     "ratio(",
                                     "12",
                                     "0",
                                     "5.5",
                                     "62 %",
                                     "3 km2",
                                     "99999999999999999",
                                     "..",
                                     "2010..2012",
                                     "CMAC",
                                     "=",
                                     " ",
                                     "\xC3\x97",
                                     "[B3]",
                                     "[ZZ99999]",
                                     "[,]",
                                     "hats"};

static void robust__formulas_by_chance(void **state)
{
    static char claims[100000];
    audited a = audited_begin();
    char path[320];
    lrel_audit_options how;

    audited_path(&a, "claims.csv", path);
    for (unsigned long seed = 0; seed < 20; seed++) {
        random_stream random = random_from(seed);
        size_t used = (size_t)snprintf(claims, sizeof claims, "claim,formula,printed\n");

        for (int row = 0; row < 200; row++) {
            used += (size_t)snprintf(claims + used, sizeof claims - used, "c,\"");
            for (uint32_t left = random_below(&random, 12); left > 0; left--)
                used += (size_t)snprintf(claims + used, sizeof claims - used, "%s",
                                         tokens[random_below(&random, COUNT(tokens))]);
            used += (size_t)snprintf(claims + used, sizeof claims - used, "\",5 %%\n");
        }
        audited_write(&a, "claims.csv", claims);
        lrel_audit_free(a.audit);
        a.audit = NULL;
        lrel_audit_options_init(&how);
        how.claims = path;
        assert_int_equal(lrel_audit_new(a.context, "examples/audit/cambodia_release.csv",
                                        &how, &a.audit, &a.err),
                         LREL_OK);
        assert_int_equal(lrel_audit_claim_count(a.audit), 200);
        for (size_t i = 0; i < 200; i++) {
            lrel_audit_claim claim = lrel_audit_claim_at(a.audit, i);

            assert_true(claim.answer != LREL_AUDIT_UNANSWERED || *claim.why);
        }
    }
    audited_end(&a);
}

/* ---- large ones ---- */

#define LARGE_ROWS 100000

/* @p every: rows of a subtotal after so many; 0: none. @p is_wrong: all totals are. */
static void write_large(const audited *a, size_t every, bool is_wrong)
{
    char path[320];
    size_t sum = 0, all = 0;
    FILE *file;

    audited_path(a, "large.csv", path);
    file = fopen(path, "wb");
    assert_non_null(file);
    fprintf(file, "Task,Area (m2),Mines,Other (m2),Total (m2)\n");
    for (size_t i = 1; i <= LARGE_ROWS; i++) {
        size_t area = i * 7919 % 100000;

        fprintf(file, "T-%zu,%zu,%zu,5,%zu\n", i, area, i % 3, area + 5 + is_wrong * 99);
        sum += area;
        all += area;
        if (every && i % every == 0) {
            fprintf(file, "Subtotal %zu,%zu,,,\n", i, sum + is_wrong * 1000);
            sum = 0;
        }
    }
    fprintf(file, "Total,%zu,,,\n", all + is_wrong * 77777777);
    assert_int_equal(fclose(file), 0);
}

/* Seconds of the processor; a sanitizer makes ten of one. */
#define SECONDS_MAX 30

static void robust__a_hundred_thousand_rows(void **state)
{
    static const struct {
        size_t every;
        bool is_wrong;
    } cases[] = {{0, false}, {0, true}, {2, false}, {2, true}};
    audited a = audited_begin();
    char path[320];

    audited_path(&a, "large.csv", path);
    for (size_t i = 0; i < COUNT(cases); i++) {
        clock_t start;

        write_large(&a, cases[i].every, cases[i].is_wrong);
        lrel_audit_free(a.audit);
        a.audit = NULL;
        start = clock();
        a.status = lrel_audit_new(a.context, path, NULL, &a.audit, &a.err);
        if (a.status != LREL_OK)
            fail_msg("%s", a.err.message);
        print_message("%zu: %.2f s\n", i, (double)(clock() - start) / CLOCKS_PER_SEC);
        assert_true(clock() - start < SECONDS_MAX * CLOCKS_PER_SEC);
        if (cases[i].is_wrong)
            assert_true(audited_count(&a, "row_total_differs") == 1000);
        else
            audited_is_clean(&a);
        if (cases[i].is_wrong)
            assert_true(audited_count(&a, "total_differs") > 0);
        else
            assert_non_null(strstr(lrel_audit_paragraph(a.audit),
                                   cases[i].every
                                       ? "All 50001 printed totals equal the sums"
                                       : "The printed total equals the sum"));
    }
    audited_end(&a);
}

/* ---- memory ---- */

static lrel_status audit_with(const char *path, const char *other, const char *claims,
                              long blocks, long *held)
{
    scarce_memory memory;
    lrel_context *context = scarce_memory_context(&memory, blocks);
    lrel_audit_options how;
    lrel_audit *audit = NULL;
    lrel_status status;

    lrel_audit_options_init(&how);
    how.other = other;
    how.claims = claims;
    status = lrel_audit_new(context, path, &how, &audit, NULL);
    lrel_audit_free(audit);
    *held = atomic_load(&memory.held);
    lrel_context_free(context);
    return status;
}

static void robust__memory_may_run_out_anywhere(void **state)
{
    lrel_status status = LREL_E_MEMORY;
    long before, held, blocks = 0;

    audit_with("examples/audit/cambodia_release.csv", NULL, NULL, 0, &before);
    for (; status == LREL_E_MEMORY && blocks < 5000; blocks++) {
        status = audit_with("examples/audit/cambodia_release.csv",
                            "examples/audit/cambodia_operators.csv",
                            "examples/audit/cambodia_claims.csv", blocks, &held);
        assert_int_equal(held, before);
    }
    assert_int_equal(status, LREL_OK);
    assert_true(blocks > 20);
}

/* ---- the same bytes ---- */

static size_t read_whole(const char *path, char *out, size_t capacity)
{
    FILE *file = fopen(path, "rb");
    size_t count;

    assert_non_null(file);
    count = fread(out, 1, capacity, file);
    assert_int_equal(fclose(file), 0);
    return count;
}

static void robust__a_form_is_the_same_each_time(void **state)
{
    static char first[200000], second[200000];
    audited a = audited_begin();
    char path[320];

    audited_path(&a, "out", path);
    for (int form = LREL_AUDIT_TEXT; form <= LREL_AUDIT_XLSX; form++) {
        size_t count[2];

        for (int i = 0; i < 2; i++) {
            audited_published(&a, "cambodia_release", "cambodia_operators",
                              "cambodia_claims");
            assert_int_equal(
                lrel_audit_write(a.audit, (lrel_audit_form)form, path, true, &a.err),
                LREL_OK);
            count[i] = read_whole(path, i ? second : first, sizeof first);
        }
        assert_true(count[0] > 500);
        assert_int_equal(count[0], count[1]);
        assert_memory_equal(first, second, count[0]);
    }
    assert_int_equal(lrel_audit_write(a.audit, LREL_AUDIT_JSON, path, false, &a.err),
                     LREL_E_EXISTS);
    audited_end(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(robust__odd_tables),
        cmocka_unit_test(robust__tables_by_chance),
        cmocka_unit_test(robust__formulas_by_chance),
        cmocka_unit_test(robust__a_hundred_thousand_rows),
        cmocka_unit_test(robust__memory_may_run_out_anywhere),
        cmocka_unit_test(robust__a_form_is_the_same_each_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

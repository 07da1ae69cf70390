/* SPDX-License-Identifier: Apache-2.0 */
/* audited.c: audits of files, with all that was found shown where a test fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audit/audited.h"
#include "support/folder.h"

audited audited_begin(void)
{
    audited a = {.context = lrel_context_new(NULL)};

    assert_non_null(a.context);
    snprintf(a.folder, sizeof a.folder, "/tmp/landrelease_audit_XXXXXX");
    assert_non_null(mkdtemp(a.folder));
    return a;
}

void audited_end(audited *a)
{
    lrel_audit_free(a->audit);
    lrel_context_free(a->context);
    folder_remove(a->folder);
}

void audited_path(const audited *a, const char *name, char out[320])
{
    snprintf(out, 320, "%s/%s", a->folder, name);
}

void audited_write(const audited *a, const char *name, const char *text)
{
    char path[320];
    FILE *file;

    audited_path(a, name, path);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void open_audit(audited *a, const char *table, const char *other,
                       const char *claims)
{
    lrel_audit_options how;

    lrel_audit_free(a->audit);
    a->audit = NULL;
    lrel_audit_options_init(&how);
    how.other = other;
    how.claims = claims;
    lrel_error_init(&a->err);
    a->status = lrel_audit_new(a->context, table, &how, &a->audit, &a->err);
}

static const char *published_path(const char *name, char out[320])
{
    if (!name)
        return NULL;
    snprintf(out, 320, "testdata/audit/%s.csv", name);
    if (access(out, F_OK) != 0)
        snprintf(out, 320, "examples/audit/%s.csv", name);
    return out;
}

void audited_published(audited *a, const char *table, const char *other,
                       const char *claims)
{
    char paths[3][320];

    open_audit(a, published_path(table, paths[0]), published_path(other, paths[1]),
               published_path(claims, paths[2]));
    if (a->status != LREL_OK)
        fail_msg("%s: %s", table, a->err.message);
}

void audited_text(audited *a, const char *table, const char *other, const char *claims)
{
    char paths[3][320];

    audited_write(a, "table.csv", table);
    audited_path(a, "table.csv", paths[0]);
    if (other)
        audited_write(a, "other.csv", other);
    audited_path(a, "other.csv", paths[1]);
    if (claims)
        audited_write(a, "claims.csv", claims);
    audited_path(a, "claims.csv", paths[2]);
    open_audit(a, paths[0], other ? paths[1] : NULL, claims ? paths[2] : NULL);
}

static void show(const audited *a)
{
    for (size_t i = 0; i < lrel_audit_finding_count(a->audit); i++) {
        lrel_audit_finding f = lrel_audit_finding_at(a->audit, i);

        print_error("%s %d %s: %s\n", f.code, f.table, f.cell, f.text);
    }
}

size_t audited_count(const audited *a, const char *code)
{
    size_t count = 0;

    for (size_t i = 0; i < lrel_audit_finding_count(a->audit); i++)
        count += strcmp(lrel_audit_finding_at(a->audit, i).code, code) == 0;
    return count;
}

lrel_audit_finding audited_finding(const audited *a, const char *code, const char *cell,
                                   const char *words)
{
    lrel_audit_finding found = {.code = NULL};

    assert_int_equal(a->status, LREL_OK);
    for (size_t i = 0; i < lrel_audit_finding_count(a->audit); i++) {
        lrel_audit_finding f = lrel_audit_finding_at(a->audit, i);

        if (strcmp(f.code, code) == 0 && strcmp(f.cell, cell) == 0 &&
            strstr(f.text, words))
            found = f;
    }
    if (!found.code) {
        show(a);
        fail_msg("no finding %s at %s with \"%s\"", code, cell, words);
    }
    return found;
}

void audited_is_clean(const audited *a)
{
    assert_int_equal(a->status, LREL_OK);
    for (size_t i = 0; i < lrel_audit_finding_count(a->audit); i++)
        if (lrel_audit_finding_at(a->audit, i).level != LREL_LEVEL_NOTE) {
            show(a);
            fail_msg("not clean");
        }
}

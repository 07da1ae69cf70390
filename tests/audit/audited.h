/* SPDX-License-Identifier: Apache-2.0 */
/* audited.h: a table that a test writes, or one of testdata/audit, and its audit. */
#ifndef LREL_TESTS_AUDIT_AUDITED_H
#define LREL_TESTS_AUDIT_AUDITED_H

#include "landrelease/audit.h"

typedef struct audited {
    char folder[64];
    lrel_context *context;
    lrel_audit *audit; /* of the table opened last */
    lrel_status status;
    lrel_error err;
} audited;

audited audited_begin(void);
void audited_end(audited *a);

/* The path of the file @p name in the test's folder. */
void audited_path(const audited *a, const char *name, char out[320]);
void audited_write(const audited *a, const char *name, const char *text);

/* Opens tables of testdata/audit or examples/audit, by their names without ending; NULL:
 * none. It must succeed. */
void audited_published(audited *a, const char *table, const char *other,
                       const char *claims);

/* Opens a CSV table with these lines, and perhaps another and claims. */
void audited_text(audited *a, const char *table, const char *other, const char *claims);

/* Findings with @p code; -1: of any. */
size_t audited_count(const audited *a, const char *code);

/* The only finding with @p code at @p cell; its text must have @p words in it. */
lrel_audit_finding audited_finding(const audited *a, const char *code, const char *cell,
                                   const char *words);

/* That there is no error and no warning. */
void audited_is_clean(const audited *a);

#endif

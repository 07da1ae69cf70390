/* SPDX-License-Identifier: Apache-2.0 */
/* audit.h: a published table of figures, added up again.
 *
 * Open a table, and perhaps a second one with the same rows and a file of claims; then
 * ask for findings and claims one by one, take the paragraph, or have all of it written.
 * No programme is needed and no file is changed. Sums are exact decimals; what is
 * compared, with which allowance, is in docs/methods/audit.md. */
#ifndef LREL_AUDIT_H
#define LREL_AUDIT_H

#include <stddef.h>
#include <stdint.h>

#include "landrelease/context.h"
#include "landrelease/job.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lrel_audit_options {
    size_t size;             /**< set by lrel_audit_options_init() */
    const char *other;       /**< a second table with the same rows; NULL: none */
    const char *claims;      /**< a table of claims; NULL: none */
    const char *sheet;       /**< of the first table; NULL: its only one */
    const char *other_sheet; /**< of the second */
    const char *encoding;    /**< of CSV, where a file does not say; NULL: as found */
} lrel_audit_options;

/** Fills @p options with the defaults.
 * @since 0.1 */
LREL_EXPORT void lrel_audit_options_init(lrel_audit_options *options);

typedef struct lrel_audit lrel_audit;

/** Reads the table @p path (CSV, XLSX or ODS) and what @p options name, and looks at all
 * of it. Whatever is wrong with figures is a finding and no failure.
 *
 * @param options  NULL: the defaults; texts need not outlive the call
 * @param out      receives a new audit, to be freed with lrel_audit_free()
 * @return LREL_OK; LREL_E_NOT_FOUND, LREL_E_READ, LREL_E_FORMAT (no such table, or claims
 *         without their columns), LREL_E_LIMIT, LREL_E_CANCELLED or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_audit_new(const lrel_context *context,
                                                      const char *path,
                                                      const lrel_audit_options *options,
                                                      lrel_audit **out, lrel_error *err);
/** Frees @p audit, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_audit_free(lrel_audit *audit);

/** What the audit says of one cell, row or column. Texts belong to the audit; those that
 * do not apply are "". */
typedef struct lrel_audit_finding {
    const char *code; /**< "total_differs", ...; docs/audit.md has all */
    lrel_level level;
    int table;              /**< 1: the first; 2: the second; 0: a claim */
    const char *cell;       /**< "G15", "Table 9!G15", "C:C" */
    const char *label;      /**< of its row */
    const char *column;     /**< its heading */
    const char *printed;    /**< the figure as it stands there */
    const char *recomputed; /**< as a plain decimal */
    const char *difference; /**< printed less recomputed, as a plain decimal */
    const char *text;       /**< all of it, in one sentence or two */
    int64_t count;          /**< cells of which the same is said; 1: this one */
} lrel_audit_finding;

/** Findings: the most serious first, then in the order of the table.
 * @since 0.1 */
LREL_EXPORT size_t lrel_audit_finding_count(const lrel_audit *audit);
/** Finding @p finding, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_audit_finding lrel_audit_finding_at(const lrel_audit *audit,
                                                     size_t finding);

/** What became of a claim. */
typedef enum lrel_audit_answer {
    LREL_AUDIT_HOLDS,
    LREL_AUDIT_FAILS,
    LREL_AUDIT_UNANSWERED /**< it cannot be computed; `why` says why */
} lrel_audit_answer;

typedef struct lrel_audit_claim {
    const char *claim, *formula, *printed; /**< as the file has them */
    lrel_audit_answer answer;
    const char *recomputed; /**< with its unit; "" where there is nothing */
    const char *why;        /**< one clause; "" where it holds as it is printed */
} lrel_audit_claim;

/** Claims, in the order of their file.
 * @since 0.1 */
LREL_EXPORT size_t lrel_audit_claim_count(const lrel_audit *audit);
/** Claim @p claim, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_audit_claim lrel_audit_claim_at(const lrel_audit *audit, size_t claim);

/** One paragraph that says what was recomputed and what was found, to be pasted.
 * @since 0.1 */
LREL_EXPORT const char *lrel_audit_paragraph(const lrel_audit *audit);

/** What lrel_audit_write() makes. */
typedef enum lrel_audit_form {
    LREL_AUDIT_TEXT, /**< for people */
    LREL_AUDIT_JSON, /**< all of it, for machines */
    LREL_AUDIT_XLSX  /**< the table with its findings marked, and a sheet of them */
} lrel_audit_form;

/** Writes all that was found.
 * @param path  the file, which appears whole or not at all; "-": standard output
 * @return LREL_OK, LREL_E_EXISTS, LREL_E_WRITE, LREL_E_LIMIT (a table wider than a
 *         workbook of ours), LREL_E_NOT_FOUND (the module that makes workbooks) or
 *         LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_audit_write(const lrel_audit *audit,
                                                        lrel_audit_form form,
                                                        const char *path, bool overwrite,
                                                        lrel_error *err);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* comparison.h: what changed from one delivery to the next.
 *
 * Two folders that runs wrote are compared: records that came, went, moved, have another
 * shape, date or meaning, and periods of the past whose figures are others now. Nothing
 * is read again but what the runs wrote, so the files that they read may be gone. */
#ifndef LREL_COMPARISON_H
#define LREL_COMPARISON_H

#include <stddef.h>

#include "landrelease/context.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How a record differs. One record may differ in several ways. */
typedef enum lrel_change_kind {
    LREL_CHANGE_ADDED,
    LREL_CHANGE_REMOVED,
    LREL_CHANGE_MOVED,       /**< the same size elsewhere: by more than 1 m */
    LREL_CHANGE_RESHAPED,    /**< another size: by more than 1 m2 and a ten-thousandth */
    LREL_CHANGE_REDATED,     /**< the date that decides about it */
    LREL_CHANGE_DESCRIBED,   /**< class, contamination, product, operator or hazard */
    LREL_CHANGE_AREA_STATED, /**< what the record says of its own area */
    LREL_CHANGE_STATUS,      /**< used or set aside, and why */
    LREL_CHANGE_KIND_COUNT
} lrel_change_kind;

/** "added", "moved", ... as files spell it.
 * @since 0.1 */
LREL_EXPORT const char *lrel_change_kind_name(lrel_change_kind kind);

typedef struct lrel_comparison lrel_comparison;

/** Compares the folder @p before with the folder @p after, both written by a run.
 * @param out  receives a new comparison, to be freed with lrel_comparison_free()
 * @return LREL_OK, LREL_E_NOT_FOUND, LREL_E_READ, LREL_E_FORMAT where a folder is not
 * that of a run, LREL_E_LIMIT or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_comparison_new(const lrel_context *context,
                                                           const char *before,
                                                           const char *after,
                                                           lrel_comparison **out,
                                                           lrel_error *err);
/** Frees @p comparison, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_comparison_free(lrel_comparison *comparison);

/** One source in both folders. */
typedef struct lrel_comparison_source {
    const char *name;
    size_t before_n, after_n;                 /**< records */
    size_t changed_n[LREL_CHANGE_KIND_COUNT]; /**< records that differ in this way */
} lrel_comparison_source;

/** Sources of either folder, in order of name.
 * @since 0.1 */
LREL_EXPORT size_t lrel_comparison_source_count(const lrel_comparison *comparison);
/** Source @p source, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_comparison_source
lrel_comparison_source_at(const lrel_comparison *comparison, size_t source);

/** A figure of a past period that is another one now. */
typedef struct lrel_restated {
    const char *account; /**< or "all" */
    const char *period;  /**< "2023" */
    const char *column;  /**< "cleared" */
    double before_m2, after_m2;
} lrel_restated;

/** Figures of periods that both folders have whole, and that differ: in order of account,
 * period and column.
 * @since 0.1 */
LREL_EXPORT size_t lrel_comparison_restated_count(const lrel_comparison *comparison);
/** Figure @p figure, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_restated lrel_comparison_restated_at(const lrel_comparison *comparison,
                                                      size_t figure);

/** Writes changes.csv, restated.csv and changes.geojson into the folder @p path, which
 * appears whole or not at all (docs/diff.md).
 * @param overwrite  the files of an earlier comparison there may be replaced
 * @return LREL_OK, LREL_E_EXISTS, LREL_E_WRITE or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_comparison_write(
    const lrel_comparison *comparison, const char *path, bool overwrite, lrel_error *err);
/** Whether that would be refused or fail, without making anything.
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_comparison_try_write(
    const lrel_comparison *comparison, const char *path, bool overwrite, lrel_error *err);
/** The name of file @p index that is written there, NULL behind the last.
 * @since 0.1 */
LREL_EXPORT const char *lrel_comparison_file_at(size_t index);

#ifdef __cplusplus
}
#endif

#endif

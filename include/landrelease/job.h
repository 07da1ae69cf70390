/* SPDX-License-Identifier: Apache-2.0 */
/* job.h: the whole way, from a programme file to the account and what is written of it.
 *
 * Opening a job reads every source, places the records on one grid, cuts the mosaic and
 * folds the ledger. Then ask for the summary, or have files written. A job opens no
 * network connection and writes nothing until asked to. */
#ifndef LREL_JOB_H
#define LREL_JOB_H

#include "landrelease/ledger.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How serious a message or a data issue is. */
typedef enum lrel_level {
    LREL_LEVEL_NOTE,
    LREL_LEVEL_WARNING,
    LREL_LEVEL_ERROR
} lrel_level;

typedef struct lrel_job_options {
    size_t size; /**< set by lrel_job_options_init() */
    /** Given one line at a time, without a line feed: every refused source with its
     * reason, the coordinate operations to choose from, and what the job does meanwhile
     * (notes). NULL: nobody listens. */
    void (*on_message)(lrel_level level, const char *line, void *user);
    void *message_user;
    const char *period; /**< "year", "quarter" or "month"; NULL: as the programme says */
    const char *by;     /**< groups, comma-separated; NULL: as the programme says */
    const char *at;     /**< an ISO day not after as_of: the only period ends with it;
                             NULL: calendar periods up to as_of */
} lrel_job_options;

/** @since 0.1 */
LREL_EXPORT void lrel_job_options_init(lrel_job_options *options);

typedef struct lrel_job lrel_job;

/** Reads and folds the programme @p path.
 *
 * @param out  receives a new job, to be freed with lrel_job_free()
 * @return LREL_OK; LREL_E_REFUSED where sources were refused, each named in a message;
 *         LREL_E_NOT_FOUND or LREL_E_PROGRAMME for the programme file; LREL_E_ARGUMENT
 * for an option; LREL_E_EXTENT, LREL_E_LIMIT, LREL_E_CANCELLED, LREL_E_INVARIANT or
 *         LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_open(const lrel_context *context,
                                                     const char *path,
                                                     const lrel_job_options *options,
                                                     lrel_job **out, lrel_error *err);

/** @since 0.1 */
LREL_EXPORT void lrel_job_free(lrel_job *job);

/** What people ask first. Texts belong to the job; areas are km2 with two decimals,
 * rounded half up from exact areas. */
typedef struct lrel_summary {
    const char *programme;
    char as_of[16];
    size_t records_read; /**< = records_used + records_set_aside */
    size_t records_used;
    size_t records_set_aside;
    size_t issues[3]; /**< by lrel_level */
    size_t period_count;
    char first_day[16];        /**< of the first period */
    size_t without_shape_n;    /**< hazards beside the total */
    char without_shape_m2[40]; /**< their stated area */
} lrel_summary;

/** @since 0.1 */
LREL_EXPORT lrel_summary lrel_job_summary(const lrel_job *job);

/** One account on the as-of day (or the day `at`), and what was released until then. */
typedef struct lrel_account_summary {
    const char
        *name; /**< "all" for the last: the land of all accounts, each piece once */
    char recorded_km2[40]; /**< recorded, not released */
    uint32_t hazards_n;
    char released_km2[3][40]; /**< counted, by lrel_product */
} lrel_account_summary;

/** Accounts, the one of all land included.
 * @since 0.1 */
LREL_EXPORT size_t lrel_job_account_count(const lrel_job *job);
/** @since 0.1 */
LREL_EXPORT lrel_account_summary lrel_job_account_at(const lrel_job *job, size_t account);

/** Why records were set aside: @p reason receives the sentence of reason @p index, or
 * NULL behind the last. @return how many records
 * @since 0.1 */
LREL_EXPORT size_t lrel_job_set_aside(const lrel_job *job, size_t index,
                                      const char **reason);

/** Records by what they are: @p role receives "hazard", "release", "item", ..., or NULL
 * behind the last. Only hazards and releases make the account.
 * @param used  receives how many of them are used; may be NULL
 * @return how many were read
 * @since 0.1 */
LREL_EXPORT size_t lrel_job_role(const lrel_job *job, size_t index, const char **role,
                                 size_t *used);

/** Writes every file of a run into the folder @p folder, which appears whole or not at
 * all.
 * @param overwrite  whether an earlier run there may be replaced
 * @return LREL_OK, LREL_E_EXISTS, LREL_E_WRITE, LREL_E_CANCELLED or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_write(lrel_job *job, const char *folder,
                                                      bool overwrite, lrel_error *err);

/** Writes the account as CSV (the columns of ledger.csv) to the open file @p descriptor.
 * @param account  its name; NULL: every account
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_write_ledger(lrel_job *job,
                                                             int descriptor,
                                                             const char *account,
                                                             lrel_error *err);

/** Writes the land recorded and not released at the end of day @p at as GeoJSON.
 * @param account  its name; "all"; NULL: every account but "all"
 * @param path     the file, which appears whole or not at all; "-": standard output
 * @return LREL_OK, LREL_E_ARGUMENT (no such account, or a day after as_of),
 * LREL_E_EXISTS, LREL_E_WRITE or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_write_map(lrel_job *job, lrel_date at,
                                                          const char *account,
                                                          const char *path,
                                                          bool overwrite,
                                                          lrel_error *err);

/** Ends what a run is writing, from a signal handler: the unfinished folder is removed.
 * @since 0.1 */
LREL_EXPORT void lrel_job_abandon_from_signal(void);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* job.h: the whole way, from a programme file to the account and what is written of it.
 *
 * Opening a job reads every source, places the records on one grid, cuts the mosaic and
 * folds the ledger. Then ask for the summary, or have files written. A job opens no
 * network connection and writes nothing until asked to. */
#ifndef LREL_JOB_H
#define LREL_JOB_H

#include "landrelease/ledger.h"
#include "landrelease/simplify.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How serious a message or a data issue is. */
typedef enum lrel_level {
    LREL_LEVEL_NOTE,
    LREL_LEVEL_WARNING,
    LREL_LEVEL_ERROR
} lrel_level;

/** The parts of a job, in their order. */
typedef enum lrel_step {
    LREL_STEP_READ,   /**< one source or boundary file after the other */
    LREL_STEP_PLACE,  /**< shapes onto the grid */
    LREL_STEP_LINK,   /**< versions, references, accounts */
    LREL_STEP_MOSAIC, /**< all polygons cut against each other */
    LREL_STEP_LEDGER, /**< the fold */
    LREL_STEP_CHECK,  /**< data issues */
    LREL_STEP_WRITE   /**< one output file after the other */
} lrel_step;

/** The name of @p step: "read", "place", ...
 * @since 0.1 */
LREL_EXPORT const char *lrel_step_name(lrel_step step);

/** How far a job is. Of each step the first report has @ref done 0, and the last one has
 * @ref done equal to @ref of. */
typedef struct lrel_progress {
    lrel_step step;
    const char *source; /**< what is worked on next: a source, an output file; "": no name
                             or the end of the step */
    size_t done;
    size_t of;
} lrel_progress;

typedef struct lrel_job_options {
    size_t size; /**< set by lrel_job_options_init() */
    /** Given one line at a time, without a line feed: every refused source with its
     * reason, the coordinate operations to choose from, and what the job does meanwhile
     * (notes). NULL: nobody listens. */
    void (*on_message)(lrel_level level, const char *line, void *user);
    void *message_user;
    const char *period; /**< "year", "quarter" or "month"; NULL: as the programme says */
    const char *by;     /**< groups, comma-separated; NULL: as the programme says */
    const char *at;     /**< an ISO day not after as_of: the only period runs from the
                             first dated event to its end, and is called "until" and the
                             day; NULL: calendar periods up to as_of */
    /** Go on without sources that are refused (unless all are), and mark every product
     * DRAFT, with the names of what is missing. */
    bool draft;
    /** Told how far the job is, while it opens and while it writes: some dozen times,
     * from the thread that called, never from two at once. NULL: nobody listens. */
    void (*on_progress)(const lrel_progress *progress, void *user);
    void *progress_user;
    /** Where the mosaic contradicts itself (LREL_E_INVARIANT, a defect of ours) a file
     * landrelease-reproducer-*.txt is written into this folder, which a message names:
     * the corners of the shapes concerned, moved, without names or other columns. The
     * error names their records. NULL: no such file. */
    const char *reproducer_folder;
    /** Nobody will ask for data issues: what only shows when everything is known is not
     * looked for. The account is the same; issues are then those that came up on the way
     * to it, and some have no place. */
    bool skip_checks;
    const char *deadline; /**< an ISO day that a forecast is held to; NULL: as the
                               programme says */
} lrel_job_options;

/** @since 0.1 */
LREL_EXPORT void lrel_job_options_init(lrel_job_options *options);

typedef struct lrel_job lrel_job;

/** Reads and folds the programme @p path.
 *
 * @param out  receives a new job, to be freed with lrel_job_free()
 * @return LREL_OK; LREL_E_REFUSED where sources were refused (of a draft: all of them),
 *         each named in a message;
 *         LREL_E_NOT_FOUND or LREL_E_PROGRAMME for the programme file; LREL_E_ARGUMENT
 * for an option; LREL_E_EXTENT, LREL_E_LIMIT, LREL_E_CANCELLED, LREL_E_INVARIANT (see
 *         reproducer_folder) or LREL_E_MEMORY
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
    char without_shape_m2[40]; /**< their stated area, less that of releases on them */
    bool is_draft;
    size_t missing_n;          /**< files that a draft goes on without */
    size_t place_unknown_n;    /**< released on record, place unknown: beside the total */
    char place_unknown_m2[40]; /**< what those releases state */
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
    char recorded_m2[40];     /**< the same, exact: decimals of the grid's unit */
    char released_m2[3][40];
    char edge_m2[40];       /**< edge difference, a part of recorded; exact, */
    char edge_whole_m2[40]; /**< and in whole square metres */
    bool has_edge;          /**< it is more than nothing */
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

/** One file of the programme, and how it was read. Texts belong to the job. */
typedef struct lrel_input_summary {
    const char *name;
    const char *path;      /**< as the programme says it; "postgis:..." of a table */
    const char *role;      /**< "hazard", "release", ...; "boundary" */
    const char *refused;   /**< why; NULL: it was read */
    const char *encoding;  /**< "" where it does not apply */
    const char *crs;       /**< "EPSG:3148"; "" without a code, or without shapes */
    const char *crs_name;  /**< "" without shapes */
    const char *operation; /**< the datum step: "EPSG:1542"; "" where none is needed */
    const char *operation_name; /**< the whole chain; "" without shapes */
    double accuracy_m;          /**< of the datum step; < 0: not known */
    size_t records_read;        /**< of a boundary file: units */
    size_t records_used;
    size_t mapping_count;
} lrel_input_summary;

/** Files of the programme: sources in its order, then boundaries.
 * @since 0.1 */
LREL_EXPORT size_t lrel_job_input_count(const lrel_job *job);
/** File @p input, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_input_summary lrel_job_input_at(const lrel_job *job, size_t input);

/** Where a key of a source comes from. */
typedef struct lrel_mapping_summary {
    const char *key;
    const char *column;   /**< NULL: no column */
    const char *constant; /**< NULL: no `const` */
} lrel_mapping_summary;

/** Mapping @p mapping (below mapping_count) of @p input.
 * @since 0.1 */
LREL_EXPORT lrel_mapping_summary lrel_job_mapping_at(const lrel_job *job, size_t input,
                                                     size_t mapping);

/** One kind of data issue that the job has found. */
typedef struct lrel_issue_summary {
    lrel_level level;
    const char *code; /**< "LREL-D003" */
    const char *title;
    const char *hint; /**< what a person can do */
    size_t count;
} lrel_issue_summary;

/** Kinds of data issues found, the most severe first, then by code.
 * @since 0.1 */
LREL_EXPORT size_t lrel_job_issue_kind_count(const lrel_job *job);
/** Kind @p kind, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_issue_summary lrel_job_issue_kind_at(const lrel_job *job, size_t kind);

/** Keeps the data issues of severity @p level or above, and only those of @p code
 * ("LREL-D003", or a group: "LREL-D"; capitals or not; NULL: every code). What the job
 * writes and counts from here on has no others.
 * @return LREL_OK, LREL_E_ARGUMENT where no kind's code begins so, or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_keep_issues(lrel_job *job,
                                                            lrel_level level,
                                                            const char *code,
                                                            lrel_error *err);

/** Keeps what is one organisation's: of its records, and of sources that have no others.
 * Texts in which others would be named say so without the name. From here on the job is
 * for its eyes: lrel_job_write_issues() and lrel_job_write_check() write nothing of
 * others, the latter the files of lrel_job_pack_file_at(). Comes before
 * lrel_job_keep_issues() and lrel_job_drop_known_issues(), and once.
 * @param name  an operator; case does not matter
 * @return LREL_OK, LREL_E_ARGUMENT where no record is its, or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_keep_agency(lrel_job *job,
                                                            const char *name,
                                                            lrel_error *err);

/** What an earlier list of data issues has of a job's. */
typedef struct lrel_baseline_summary {
    size_t known; /**< of the job, that the list has */
    size_t gone;  /**< of the list, that the job does not have */
} lrel_baseline_summary;

/** Leaves out the data issues that the file @p path, the issues.csv of an earlier run or
 * check, has already: those with the same code, source, id, field and value, which
 * concern no more records. What the job writes and counts from here on has the new ones
 * only.
 *
 * @param out  untouched unless LREL_OK is returned
 * @return LREL_OK, LREL_E_NOT_FOUND, LREL_E_READ, LREL_E_FORMAT where @p path is no such
 * list, LREL_E_LIMIT or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_drop_known_issues(
    lrel_job *job, const char *path, lrel_baseline_summary *out, lrel_error *err);

/** Writes the data issues to the open file @p descriptor: as CSV (the columns of
 * issues.csv), or as one JSON object.
 * @return LREL_OK, LREL_E_WRITE or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_write_issues(lrel_job *job,
                                                             int descriptor, bool as_json,
                                                             lrel_error *err);

/** Writes the files of a check into the folder @p folder, as lrel_job_write() does those
 * of a run. The workbook is left out, and a message says so, where what makes workbooks
 * is not installed.
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_write_check(lrel_job *job,
                                                            const char *folder,
                                                            bool overwrite,
                                                            lrel_error *err);

/** The name of file @p index that lrel_job_write() writes, NULL behind the last. Those of
 * the folder `before`, which only a run that replaces another delivery's has, are not
 * among them.
 * @since 0.1 */
LREL_EXPORT const char *lrel_job_file_at(size_t index);
/** The name of file @p index that lrel_job_write_check() writes, NULL behind the last.
 * @since 0.1 */
LREL_EXPORT const char *lrel_job_check_file_at(size_t index);

/** The name of file @p index that lrel_job_write_check() writes behind
 * lrel_job_keep_agency(), NULL behind the last.
 * @since 0.1 */
LREL_EXPORT const char *lrel_job_pack_file_at(size_t index);

/** Whether lrel_job_write() could write into @p folder. Makes and changes nothing.
 * @return LREL_OK, LREL_E_EXISTS or LREL_E_WRITE
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_try_write(const lrel_job *job,
                                                          const char *folder,
                                                          bool overwrite,
                                                          lrel_error *err);
/** Whether lrel_job_write_check() could write into @p folder. Changes nothing.
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_try_write_check(const lrel_job *job,
                                                                const char *folder,
                                                                bool overwrite,
                                                                lrel_error *err);
/** Whether lrel_job_write_map() or lrel_job_write_ledger_file() could write @p path.
 * Changes nothing.
 * @return LREL_OK, LREL_E_EXISTS or LREL_E_WRITE
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_try_write_file(const lrel_job *job,
                                                               const char *path,
                                                               bool overwrite,
                                                               lrel_error *err);

/** Writes every file of a run into the folder @p folder, which appears whole or not at
 * all.
 * @param overwrite  whether an earlier run there may be replaced; never where the folder
 *                   holds anything else, or something that the job reads
 * @return LREL_OK, LREL_E_EXISTS, LREL_E_WRITE, LREL_E_CANCELLED or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_write(lrel_job *job, const char *folder,
                                                      bool overwrite, lrel_error *err);

/** From now on lrel_job_write_output() writes what is of the operator @p name alone (case
 * does not matter), where a file tells operators apart and is made for it: the tables of
 * the reconciliation.
 * @return LREL_OK, or LREL_E_ARGUMENT where nothing is of that operator; the message
 *         names those that there are
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_keep_operator(lrel_job *job,
                                                              const char *name,
                                                              lrel_error *err);

/** Writes one file of a run by itself.
 * @param name     as lrel_job_file_at() has it: "data/trend.csv"; or what no run keeps:
 *                 "forecast.csv", "forecast.txt", "check/reconcile.txt"
 * @param account  of which it is alone; NULL: as in a run
 * @param path     the file, which appears whole or not at all; "-": standard output
 * @return LREL_OK, LREL_E_ARGUMENT (no such file or account, or a file that is of all
 * accounts), LREL_E_NOT_FOUND (nothing makes such a file here), LREL_E_EXISTS,
 * LREL_E_WRITE, LREL_E_CANCELLED or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status
lrel_job_write_output(lrel_job *job, const char *name, const char *account,
                      const char *path, bool overwrite, lrel_error *err);

/** Writes why recorded land changed from the end of day @p from to the end of day @p to,
 * as CSV: named causes that add up exactly, and a sentence.
 * @param to       LREL_DAY_OPEN: the as-of day
 * @param account  its name; NULL: every account
 * @param path     as of lrel_job_write_output()
 * @return LREL_OK, LREL_E_ARGUMENT (no such account, or days that are not in their order
 * or after the as-of day), LREL_E_EXISTS, LREL_E_WRITE, LREL_E_CANCELLED or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status
lrel_job_write_change(lrel_job *job, lrel_date from, lrel_date to, const char *account,
                      const char *path, bool overwrite, lrel_error *err);

/** Writes the account as CSV (the columns of ledger.csv) to the open file @p descriptor.
 * @param account  its name; NULL: every account
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_write_ledger(lrel_job *job,
                                                             int descriptor,
                                                             const char *account,
                                                             lrel_error *err);

/** Writes the same as a file.
 * @param path  the file, which appears whole or not at all; "-": standard output
 * @return LREL_OK, LREL_E_ARGUMENT (no such account), LREL_E_EXISTS, LREL_E_WRITE or
 * LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_write_ledger_file(lrel_job *job,
                                                                  const char *account,
                                                                  const char *path,
                                                                  bool overwrite,
                                                                  lrel_error *err);

/** What a map shows, and how. */
typedef struct lrel_map_options {
    size_t size; /**< set by lrel_map_options_init() */
    /** Land recorded and not released at the end of this day; of released land, what was
     * released up to it. LREL_DAY_OPEN: the as-of day. */
    lrel_date at;
    const char *account; /**< its name; "all"; NULL: every account but "all" */
    bool released;  /**< the land released, counted once, in place of that recorded */
    lrel_date from; /**< of released land: on or after this day; LREL_DAY_BEGINNING:
                         all of it */
    /** What land is grouped by besides the account: attributes with commas between them.
     * Recorded land: operator, class, contamination, national_class and source of the
     * hazard that holds it. Released land: product and year, and of the release operator,
     * partner, donor, activity, asset and source. Both: admin1 to admin9. NULL:
     * "class,contamination", of released land "product,year". */
    const char *by;
    /** Only land with these values: "class=cha,operator=ALFA". Values of one attribute
     * are alternatives; attributes must all fit. NULL: all land */
    const char *where;
    double simplify_m; /**< tolerance in metres; 0: outlines as they are */
    int zoom;          /**< tolerance of a pixel of web maps at this level (0 to 22) in
                            place of simplify_m; -1: none */
    int method;        /**< lrel_simplify_method */
    /** Of a simplified map: a smaller piece of land is a point. < 0: four times the
     * square of the tolerance */
    double min_area_m2;
} lrel_map_options;

/** The as-of day, recorded land, all of it, outlines as they are.
 * @since 0.1 */
LREL_EXPORT void lrel_map_options_init(lrel_map_options *options);

/** Writes land as GeoJSON: the polygons of each group, dissolved from the one mosaic, so
 * that neighbours have the same points; each with its exact `area_m2`.
 * @param options  NULL: the defaults
 * @param path     the file, which appears whole or not at all; "-": standard output
 * @return LREL_OK, LREL_E_ARGUMENT (no such account, attribute or value, or a day after
 * as_of), LREL_E_EXISTS, LREL_E_WRITE or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_job_write_map(lrel_job *job,
                                                          const lrel_map_options *options,
                                                          const char *path,
                                                          bool overwrite,
                                                          lrel_error *err);

/** Ends what a run is writing, from a signal handler: the unfinished folder is removed.
 * @return false where the last folder has been put in place: nothing is left to end, and
 * the program may go on to the end of its work
 * @since 0.1 */
LREL_EXPORT bool lrel_job_abandon_from_signal(void);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* inspect.h: what is in the files that an agency sent, and what each column may mean.
 *
 * Make an inspection, add files to it, then ask what was found or have it written: as
 * text for people, as JSON for machines, or as the draft of a programme's sources. What
 * it says is a guess with its reasons; nothing is decided and no file is changed.
 * Neither the order of rows nor that of columns moves a guess. */
#ifndef LREL_INSPECT_H
#define LREL_INSPECT_H

#include "landrelease/context.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lrel_inspect_options {
    size_t size;          /**< set by lrel_inspect_options_init() */
    const char *layer;    /**< only this layer of each file; NULL: all of them */
    const char *encoding; /**< of text, where a file does not say; NULL: as found */
    const char *crs;      /**< "EPSG:3148", WKT, ...; NULL: as the file says */
    const char *folder;   /**< answers name files by their way below it; NULL: answers
                               have paths as they were given */
} lrel_inspect_options;

/** Fills @p options with the defaults.
 * @since 0.1 */
LREL_EXPORT void lrel_inspect_options_init(lrel_inspect_options *options);

typedef struct lrel_inspection lrel_inspection;

/** A new inspection, without files.
 *
 * @param options  NULL: the defaults; texts need not outlive the call
 * @param out      receives it, to be freed with lrel_inspection_free()
 * @return LREL_OK or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status
lrel_inspection_new(const lrel_context *context, const lrel_inspect_options *options,
                    lrel_inspection **out, lrel_error *err);

/** @since 0.1 */
LREL_EXPORT void lrel_inspection_free(lrel_inspection *inspection);

/** Reads what people have answered: the workbook that LREL_INSPECTION_QUESTIONS makes,
 * filled in, or the table of LREL_INSPECTION_ANSWERS. Of several files the last answer to
 * a question holds; an empty one in a workbook takes an older one back. Answers hold for
 * the layers of the files that are added afterwards: a new file of the same agency (the
 * folder of the first level) with the same columns is taken for the next delivery.
 *
 * @return LREL_OK; LREL_E_ARGUMENT (files were added already); LREL_E_NOT_FOUND,
 *         LREL_E_FORMAT (no such file of answers), LREL_E_READ, LREL_E_LIMIT,
 *         LREL_E_CANCELLED or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_inspection_take_answers(
    lrel_inspection *inspection, const char *path, lrel_error *err);

/** Reads the file @p path and adds what is in it. Whole layers are read; of the values of
 * one column a bounded number is remembered.
 *
 * A file that cannot be read is added with its reason, so that the others are still
 * shown, and the reason is returned too.
 *
 * @return LREL_OK; LREL_E_NOT_FOUND, LREL_E_FORMAT, LREL_E_READ or LREL_E_LIMIT with the
 *         file added; LREL_E_REFUSED (an answer that cannot be understood),
 *         LREL_E_CANCELLED or LREL_E_MEMORY without
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_inspection_add(lrel_inspection *inspection,
                                                           const char *path,
                                                           lrel_error *err);

/** Adds every file in @p folder, and in its folders, whose name is that of a format that
 * is read, in the order of their names. Left out are hidden files, links, what is more
 * than eight folders down, what runs and checks of ours wrote there, the files of answers
 * that were taken, and in @p folder itself `questions.xlsx` and `answers.csv`. A file
 * that cannot be read is added with its reason, which is no failure.
 *
 * @return LREL_OK, LREL_E_NOT_FOUND (the folder), LREL_E_FORMAT (the folder is a source
 *         itself, tables of IMSMA), LREL_E_LIMIT (more than 2000 files),
 *         LREL_E_REFUSED (an answer), LREL_E_CANCELLED or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_inspection_add_folder(
    lrel_inspection *inspection, const char *folder, lrel_error *err);

/** A file. Texts belong to the inspection, here and below. */
typedef struct lrel_inspected_file {
    const char *path;
    const char *format;     /**< "CSV"; "" where it was not recognised */
    const char *format_why; /**< "by its ending .csv" */
    int64_t size_bytes;     /**< of the file itself; -1: not known */
    lrel_status status;     /**< LREL_OK: it was read */
    const char *reason;     /**< why it was not; else "" */
    size_t layer_count;
} lrel_inspected_file;

/** @since 0.1 */
LREL_EXPORT size_t lrel_inspection_file_count(const lrel_inspection *inspection);
/** @since 0.1 */
LREL_EXPORT lrel_inspected_file lrel_inspection_file_at(const lrel_inspection *inspection,
                                                        size_t file);

/** A layer of a file; a format without layers has one. */
typedef struct lrel_inspected_layer {
    const char *name;
    lrel_status status; /**< LREL_OK: it was read */
    const char *reason; /**< why it was not; else "" */
    int64_t row_count;
    int64_t polygon_count, point_count, line_count; /**< rows, by their shape */
    int64_t no_shape_count, unreadable_count;
    const char *crs_name;   /**< "" where it is not known */
    const char *crs_code;   /**< "EPSG:3148"; "" where it has none */
    bool needs_operation;   /**< a datum shift must be named */
    size_t operation_count; /**< to choose from */
    const char *role;       /**< "hazard", ..., "boundary"; "" where nothing tells */
    int role_score;         /**< 0 to 100 */
    bool is_role_sure;      /**< false: a person should say it */
    size_t field_count;
} lrel_inspected_layer;

/** Layer @p layer (from 0) of file @p file.
 * @since 0.1 */
LREL_EXPORT lrel_inspected_layer
lrel_inspection_layer_at(const lrel_inspection *inspection, size_t file, size_t layer);

/** A column. */
typedef struct lrel_inspected_field {
    const char *name;
    const char *kind; /**< "empty", "text", "integer", "number", "decimal comma",
                           "date", "year" */
    int64_t filled_count;
    int64_t empty_count;
    int64_t distinct_count;     /**< values that differ */
    bool is_distinct_a_minimum; /**< there were more than are remembered */
    const char *key; /**< the key of the programme that it was placed at, as in "area",
                          "items.ap_mine", "geometry.wkt", "boundary.code"; else "" */
    int key_score;   /**< 0 to 100 */
} lrel_inspected_field;

/** Column @p field (from 0), in the order of the file.
 * @since 0.1 */
LREL_EXPORT lrel_inspected_field lrel_inspection_field_at(
    const lrel_inspection *inspection, size_t file, size_t layer, size_t field);

/** What only people can settle. */
typedef struct lrel_open_questions {
    size_t count;
    int64_t most_rows; /**< that wait for one question; 0: none is open */
    char most[400];    /**< that question, as in "alfa/h.shp: which datum shift is
                            right?" */
} lrel_open_questions;

/** Counts the questions that are open, and finds the one for which most rows wait; of
 * equals that of the first file.
 *
 * @return LREL_OK, LREL_E_REFUSED (an answer that is no code) or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_inspection_open_questions(
    const lrel_inspection *inspection, lrel_open_questions *out, lrel_error *err);

/** What lrel_inspection_write() makes. */
typedef enum lrel_inspection_form {
    LREL_INSPECTION_TEXT,      /**< for people, 96 columns wide */
    LREL_INSPECTION_JSON,      /**< all of it, for machines */
    LREL_INSPECTION_MAPPING,   /**< YAML: `sources:` and `boundaries:` of a programme */
    LREL_INSPECTION_PROGRAMME, /**< YAML: a whole programme; questions in comments */
    LREL_INSPECTION_QUESTIONS, /**< XLSX: the questions, for people without a terminal */
    LREL_INSPECTION_ANSWERS    /**< CSV: what was answered, to be remembered */
} lrel_inspection_form;

/** Writes what was found about all files, in the order in which they were added.
 *
 * A cell can never become anything but a quoted text or a part of a comment in YAML, and
 * no control character reaches a terminal.
 *
 * @param path  the file, which appears whole or not at all; "-": standard output. Paths
 *              in YAML are relative to its folder
 * @return LREL_OK, LREL_E_EXISTS, LREL_E_WRITE, LREL_E_REFUSED (an answer that is no
 *         code), LREL_E_NOT_FOUND (the module that makes workbooks) or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status
lrel_inspection_write(const lrel_inspection *inspection, lrel_inspection_form form,
                      const char *path, bool overwrite, lrel_error *err);

#ifdef __cplusplus
}
#endif
#endif

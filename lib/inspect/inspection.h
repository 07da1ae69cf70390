/* SPDX-License-Identifier: Apache-2.0 */
/* inspection.h: what an inspection holds, and the steps that fill it, in their order: a
 * layer is read, its columns are counted, its shapes placed, then roles and keys guessed.
 * Private to lib/inspect. */
#ifndef LREL_INSPECT_INSPECTION_H
#define LREL_INSPECT_INSPECTION_H

#include "inspect/answers.h"
#include "inspect/date_evidence.h"
#include "inspect/knowledge.h"
#include "inspect/plain_name.h"
#include "inspect/ready.h"
#include "inspect/value_set.h"
#include "landrelease/inspect.h"
#include "model/issue.h"
#include "normalise/placing.h"
#include "programme/keys.h"
#include "read/format.h"
#include "read/table.h"
#include "write/stream.h"

/* What a column may be placed at: the keys of the programme, item categories, and what
 * stands beside them. */
typedef enum lrel_target_after_keys {
    LREL_TARGET_ITEMS = LREL_KEY_COUNT, /* + category */
    LREL_TARGET_WKT = LREL_TARGET_ITEMS + LREL_ITEM_MAX,
    LREL_TARGET_LON,
    LREL_TARGET_LAT,
    LREL_TARGET_BEARING, /* of a traverse, and the three behind it */
    LREL_TARGET_DISTANCE,
    LREL_TARGET_POINT_NUMBER,
    LREL_TARGET_FROM_POINT,
    LREL_TARGET_UNIT_CODE,
    LREL_TARGET_UNIT_NAME,
    LREL_TARGET_COUNT
} lrel_target_after_keys;

#define LREL_TARGET_NONE (-1)

/* The vocabularies that keys of the programme have. */
#define LREL_CODE_VOCABULARY_COUNT 22

/* How the values of a column look. */
typedef enum lrel_field_kind {
    LREL_FIELD_EMPTY,
    LREL_FIELD_TEXT,
    LREL_FIELD_INTEGER,
    LREL_FIELD_NUMBER,
    LREL_FIELD_DECIMAL_COMMA,
    LREL_FIELD_DATE,
    LREL_FIELD_YEAR,
    LREL_FIELD_KIND_COUNT
} lrel_field_kind;

/* Why a column was placed; also what a person is told. */
typedef struct lrel_placing_reason {
    lrel_name_fit fit;
    bool is_weak;   /* the name means many things */
    int understood; /* percent of the filled cells that hold a code; -1: no codes */
    bool is_unique; /* no value comes twice */
    bool is_drawn_area;
    bool is_ready;    /* a ready mapping says so */
    bool is_answered; /* a person says so */
    bool is_of_kind;  /* dates, numbers or outlines, as the target wants them */
} lrel_placing_reason;

typedef struct lrel_placing {
    int target; /* LREL_TARGET_NONE */
    int score;  /* 0 to 100 */
    lrel_placing_reason why;
} lrel_placing;

/* Fewer than this is no placing, but may be worth a line. */
#define LREL_SCORE_PLACED  45
#define LREL_SCORE_PERHAPS 25

/* Rows of a layer that are shown beside its questions. */
#define LREL_SAMPLES_MAX 3

/* A role below this is no guess but a shadow. */
#define LREL_ROLE_LEAST 20

/* How stated areas compare with drawn ones. */
typedef struct lrel_area_finding {
    int64_t compared;  /* rows with both */
    int64_t near_unit; /* of them near the drawn area in `unit` */
    const char *unit;  /* the unit that most are near; NULL: none */
} lrel_area_finding;

typedef struct lrel_field {
    lrel_text name;
    lrel_plain_name plain;
    int64_t filled, empty;
    int64_t integers, numbers, commas, doubtful_commas, grouped, outlines;
    double low, high;              /* of integers and numbers */
    lrel_text low_text, high_text; /* as written */
    size_t longest;                /* bytes of the longest cell */
    bool is_date_column;           /* typed: ISO, whatever the file has */
    lrel_date_finding dates;
    lrel_field_kind kind;
    lrel_value_set values;
    int64_t list_cells; /* with `list_mark` in them */
    char list_mark;     /* ';' or ','; 0: none */
    lrel_area_finding area;
    int shares[LREL_CODE_VOCABULARY_COUNT]; /* percent of cells that are codes, per
                                               lrel_code_vocabularies */
    const lrel_ready_column
        *ready; /* what the layer's ready mapping says of it, or NULL */
    lrel_text samples[LREL_SAMPLES_MAX]; /* of the first rows */
    bool is_answered;                    /* a person has said what it is, or that it is
                                            not used */
    lrel_placing placed;
    lrel_placing perhaps[3]; /* what else it could be, best first */
} lrel_field;

typedef struct lrel_role_guess {
    lrel_guess_role role;
    int score;
    char why[200]; /* "its name has \"hazard\"; column TYPE" */
} lrel_role_guess;

/* A kind of data issue that reading met, and how often. */
typedef struct lrel_issue_count {
    lrel_issue_kind kind;
    lrel_text field;
    int64_t count;
} lrel_issue_count;

#define LREL_OFFERED_MAX 12

typedef struct lrel_extent {
    bool is_known;
    lrel_xy low, high;
} lrel_extent;

typedef struct lrel_layer_crs {
    lrel_text text; /* "", or as the file or the option says it */
    lrel_text why;
    bool is_given; /* by the option */
    char name[160];
    char code[64];
    char perhaps[64];   /* a code that comes near one that has none */
    lrel_status status; /* LREL_OK: settled; of lrel_operation_new() else */
    char reason[512];
    lrel_candidate *candidates; /* where a datum shift must be named */
    size_t candidate_count;
    const lrel_number_look *look; /* what the numbers look like; NULL: no matter */
    size_t look_outside;          /* corners that do not look so */
    bool is_contradicted;         /* a projection of degrees, or degrees of metres */
    const lrel_answer *answer, *operation_answer; /* or NULL */
} lrel_layer_crs;

/* The ready mapping that a layer fits best. */
typedef struct lrel_ready_match {
    const lrel_ready *ready;            /* NULL: none well enough */
    int score;                          /* of 100 */
    size_t found;                       /* of its columns */
    int fields[LREL_READY_COLUMNS_MAX]; /* of its columns; -1: the layer has none */
} lrel_ready_match;

/* Places of rows, for comparing coordinate systems: some of them, in order of x and y. */
#define LREL_SITES_MAX 200

typedef struct lrel_sites {
    lrel_xy *at;     /* in the source's coordinates; lrel__free() */
    lrel_xy *lonlat; /* the same on WGS 84, or NULL where that is not settled */
    size_t count;
} lrel_sites;

/* Of a layer of boundaries, on WGS 84; rings one after the other, closed. */
typedef struct lrel_outlines {
    lrel_xy *points; /* lrel__free() */
    size_t *ends;    /* of each ring in `points`; lrel__free() */
    size_t point_count, ring_count;
} lrel_outlines;

/* What columns with the numbers of points may hold. */
typedef enum lrel_series_kind {
    LREL_SERIES_LON,
    LREL_SERIES_LAT,
    LREL_SERIES_BEARING,
    LREL_SERIES_DISTANCE,
    LREL_SERIES_COUNT
} lrel_series_kind;

#define LREL_SERIES_NAME 64

/* Columns that are one but for the number in their names. */
typedef struct lrel_series {
    char name[LREL_SERIES_NAME]; /* with # for it */
    int count;                   /* of columns; 0: there is no such series */
    int first, first_field;      /* the least number, and its column */
    lrel_placing placing;
} lrel_series;

typedef struct lrel_layer_look {
    lrel_text name;
    bool is_only;                /* the file has no other layer */
    lrel_text source, said_name; /* what answers call it */
    lrel_columns_mark columns;
    lrel_answer_slice answers;
    bool is_left_out; /* as answered */
    lrel_status status;
    char reason[512];
    int64_t rows, ragged;
    lrel_text encoding, encoding_why;
    lrel_text header,
        header_why; /* "": the first row of a CSV, or names of another kind */
    int64_t shapes[LREL_SHAPE_UNREADABLE + 1];
    int64_t rings, points;
    lrel_extent extent, lonlat;
    bool is_lonlat_rough; /* no datum shift was applied */
    lrel_layer_crs crs;
    int wkt_field, lon_field, lat_field; /* of a table without shapes; -1: none */
    int bearing_field, distance_field, number_field; /* of a traverse beside them */
    int from_field;
    lrel_series series[LREL_SERIES_COUNT]; /* the fields above are then their first */
    lrel_field *fields;
    size_t field_count;
    lrel_role_guess roles[LREL_GUESS_ROLE_COUNT]; /* best first */
    bool is_role_sure;
    lrel_ready_match ready;
    lrel_sites sites;
    lrel_outlines outlines; /* of boundaries only */
    lrel_issue_count *issues;
    size_t issue_count;
} lrel_layer_look;

typedef struct lrel_file_look {
    char *path;
    lrel_format_look format;
    int64_t bytes;
    lrel_status status;
    char reason[512];
    lrel_layer_look *layers;
    size_t layer_count;
} lrel_file_look;

typedef struct lrel_file_looks {
    lrel_file_look *at;
    size_t count;
    size_t capacity;
} lrel_file_looks;

typedef struct lrel_path_list {
    char **at;
    size_t count, capacity;
} lrel_path_list;

struct lrel_inspection {
    const lrel_context *context;
    lrel_arena *arena; /* all texts */
    lrel_text layer, encoding, crs;
    lrel_text folder; /* that answers name files below */
    lrel_answers answers;
    lrel_path_list taken; /* the files that they are from */
    lrel_file_looks files;
    lrel_ready_list ready;
};

/* --- answers_meaning.c --- */

/** Finds the answers about @p layer of @p file, whose fields are known. */
LREL_NODISCARD lrel_status lrel_layer__take_answers(const lrel_inspection *inspection,
                                                    const lrel_file_look *file,
                                                    lrel_layer_look *layer,
                                                    lrel_error *err);
/** Puts the role that was answered first; an answer that is none is LREL_E_REFUSED. */
LREL_NODISCARD lrel_status lrel_layer__answer_role(lrel_layer_look *layer,
                                                   lrel_error *err);
/** The column that was answered to be @p target, or -1. */
int lrel_layer__answered_field(const lrel_layer_look *layer, int target);
/** Places the columns that were answered. @p is_taken by target */
LREL_NODISCARD lrel_status lrel_layer__place_answered(lrel_layer_look *layer,
                                                      lrel_guess_role role,
                                                      bool is_taken[], lrel_error *err);
/** The form of dates that was answered, or -1. */
LREL_NODISCARD lrel_status lrel_field__answered_form(const lrel_layer_look *layer,
                                                     const lrel_field *field, int *out,
                                                     lrel_error *err);
/** The unit that was answered, or NULL. */
const char *lrel_field__answered_unit(const lrel_layer_look *layer,
                                      const lrel_field *field);
/** LREL_E_REFUSED, with the place of @p answer and its text: "... is no role". */
lrel_status lrel_answer__refuse(const lrel_answer *answer, const char *why,
                                lrel_error *err);
/** The code that @p answer is.
 * @return LREL_OK or LREL_E_REFUSED with its place */
LREL_NODISCARD lrel_status lrel_answer__code(const lrel_answer *answer,
                                             const lrel_vocabulary *vocabulary, int *out,
                                             lrel_error *err);

/* --- layer_reading.c --- */

/** Reads layer @p name of @p path (@p is_only: it has no other) into @p out, whose status
 * and reason say what became of it.
 * @return LREL_OK, LREL_E_REFUSED (an answer), LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_layer__look(const lrel_inspection *inspection,
                                            const lrel_file_look *file, lrel_text name,
                                            bool is_only, lrel_layer_look *out,
                                            lrel_error *err);
void lrel_layer__clear(const lrel_context *context, lrel_layer_look *layer);

/* --- field_tally.c --- */

/** Counts the cells of column @p column of @p table. Texts stay the table's until
 * lrel_field__keep(). */
LREL_NODISCARD lrel_status lrel_field__tally(const lrel_context *context,
                                             const lrel_table *table, int column,
                                             lrel_folder *folder, lrel_field *out,
                                             lrel_error *err);
/** Copies all texts into @p arena. */
LREL_NODISCARD lrel_status lrel_field__keep(lrel_field *field, lrel_arena *arena,
                                            lrel_error *err);
const char *lrel_field__kind_name(lrel_field_kind kind);

/* --- layer_shapes.c --- */

/** Counts the shapes of @p table, reads its coordinate system and places what can be
 * placed.
 * @param areas_m2  receives an area per row, NaN where it is not known; lrel__free() */
LREL_NODISCARD lrel_status lrel_layer__shapes(const lrel_inspection *inspection,
                                              const lrel_table *table,
                                              lrel_layer_look *layer, double **areas_m2,
                                              lrel_error *err);

/* --- area_evidence.c --- */

/** How the numbers of column @p column compare with @p areas_m2. */
void lrel_field__compare_areas(const lrel_table *table, int column,
                               const double *areas_m2, lrel_field *field);
/** The unit that the name of @p field says, or NULL. */
const char *lrel_field__unit_of_name(const lrel_field *field);

/* --- code_words.c --- */

/** The code that @p cell stands for in @p vocabulary, or -1. */
LREL_NODISCARD lrel_status lrel_code_word__find(lrel_folder *folder,
                                                const lrel_vocabulary *vocabulary,
                                                lrel_text cell, int *out,
                                                lrel_error *err);
extern const lrel_vocabulary *const lrel_code_vocabularies[LREL_CODE_VOCABULARY_COUNT];

/** Finds for every vocabulary which percent of the filled cells stand for its codes,
 * piece by piece where they hold lists. "unknown" alone is no proof of anything. */
LREL_NODISCARD lrel_status lrel_code_words__shares(lrel_folder *folder, lrel_field *field,
                                                   lrel_error *err);
int lrel_code_words__share(const lrel_field *field, const lrel_vocabulary *vocabulary);
/** The next piece of a list. @return false where nothing is left */
bool lrel_code_words__piece(lrel_text *rest, char mark, lrel_text *piece);

/* --- ready_match.c --- */

/** Finds the ready mapping that @p layer fits best, if any. */
LREL_NODISCARD lrel_status lrel_layer__match_ready(const lrel_ready_list *list,
                                                   lrel_folder *folder,
                                                   lrel_layer_look *layer,
                                                   lrel_error *err);

/* --- key_points.c --- */

/** "from", "items.ap_mine", "geometry.wkt"; "" for none. */
const char *lrel_target__name(int target);
/** Whether a column of a layer of @p role may be placed at @p target. */
bool lrel_target__is_of(int target, lrel_guess_role role);
/** Whether @p target is where shapes are read from, which is settled before all else. */
bool lrel_target__is_geometry(int target);
/** The key of @p target, or NULL where it is none: geometry, units of land. */
const lrel_key_info *lrel_target__info(int target, lrel_key_info *room);

/** How well @p field goes with @p target in a layer of @p role, 0 to 100, and why. */
int lrel_target__score(const lrel_field *field, int target, lrel_guess_role role,
                       lrel_placing_reason *why);

/* --- key_guess.c --- */

/** Places the columns of @p layer for its role. */
LREL_NODISCARD lrel_status lrel_layer__guess_keys(const lrel_context *context,
                                                  lrel_layer_look *layer,
                                                  lrel_guess_role role, lrel_error *err);
/** Finds columns that hold shapes: before a CSV is read a second time. */
LREL_NODISCARD lrel_status lrel_layer__guess_geometry(lrel_folder *folder,
                                                      lrel_layer_look *layer,
                                                      lrel_error *err);

/* --- numbered_guess.c --- */

/** Finds the columns that hold one point each of a row. */
LREL_NODISCARD lrel_status lrel_layer__find_series(lrel_folder *folder,
                                                   lrel_layer_look *layer,
                                                   lrel_error *err);
/** The series that @p column is of, or NULL. */
const lrel_series *lrel_layer__series_of(const lrel_layer_look *layer, lrel_text column);

/* --- role_guess.c --- */

/** Scores every role, the best first. */
LREL_NODISCARD lrel_status lrel_layer__guess_role(const lrel_context *context,
                                                  const char *path,
                                                  lrel_layer_look *layer,
                                                  lrel_error *err);

/* --- text_view.c, json_view.c, draft_programme.c: what lrel_inspection_write() writes
 * --- */

void lrel_inspection__write_text(const lrel_inspection *inspection, lrel_stream *stream);
void lrel_inspection__write_json(const lrel_inspection *inspection, lrel_stream *stream);
/** @param folder    that paths are relative to; NULL: as given
 * @param is_whole  with all that a programme needs besides its sources */
LREL_NODISCARD lrel_status lrel_inspection__write_draft(const lrel_inspection *inspection,
                                                        const char *folder, bool is_whole,
                                                        lrel_stream *stream,
                                                        lrel_error *err);

/* --- questions_book.c, answers_write.c --- */

/** Writes the workbook of questions, with what was answered filled in.
 * @return LREL_OK, LREL_E_REFUSED (an answer), LREL_E_MEMORY, or as lrel_workbook_begin()
 */
LREL_NODISCARD lrel_status lrel_inspection__write_questions(
    const lrel_inspection *inspection, lrel_stream *stream, lrel_error *err);
/** Writes all answers as a table, those of layers that are no longer there too. */
void lrel_inspection__write_answers(const lrel_inspection *inspection,
                                    lrel_stream *stream);

/* --- file_format.c --- */

/** Writes what format @p file has, and by what that is seen. */
void lrel_file__note_format(lrel_file_look *file);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* knowledge.h: what is known about files of mine action before one is opened: the names
 * that columns have, the words for codes, the forms of dates, and which of them speak for
 * which role. Tables only; column_names_data.c, code_words_data.c and knowledge_data.c
 * are where to add what was met in a new file.
 *
 * Names and words are in lower case, their parts separated by spaces, several of them by
 * "|". A name "survey date" is found as SURVEY_DATE, surveyDate, Survey Date and, cut by
 * a shapefile, as SURVEY_DAT. */
#ifndef LREL_INSPECT_KNOWLEDGE_H
#define LREL_INSPECT_KNOWLEDGE_H

#include "model/record.h"
#include "model/vocabulary.h"

/* What a layer may be. Wider than lrel_role: boundaries are no records. */
typedef enum lrel_guess_role {
    LREL_GUESS_HAZARD,
    LREL_GUESS_RELEASE,
    LREL_GUESS_ITEM,
    LREL_GUESS_ACCIDENT,
    LREL_GUESS_COVERAGE,
    LREL_GUESS_DECLARATION,
    LREL_GUESS_SERIES,
    LREL_GUESS_BOUNDARY,
    LREL_GUESS_ROLE_COUNT
} lrel_guess_role;

#define LREL_GUESS_ANY ((1u << LREL_GUESS_ROLE_COUNT) - 1)

typedef struct lrel_role_info {
    const char *name; /* as the programme says it */
    int role;         /* lrel_role; -1: no records, or not read by this version */
} lrel_role_info;

extern const lrel_role_info lrel_role_infos[LREL_GUESS_ROLE_COUNT];

/* Names of columns that hold a target. */
typedef struct lrel_alias {
    const char *target; /* "from", "items.ap_mine", "geometry.lon", "boundary.code" */
    uint32_t roles;     /* set of lrel_guess_role in which they mean that */
    bool is_weak;       /* they mean many things: the values must speak for it too */
    const char *names;
} lrel_alias;

extern const lrel_alias lrel_aliases[]; /* ends with a row without a target */

/* Words for a code. Codes themselves need no row. */
typedef struct lrel_code_words {
    const lrel_vocabulary *vocabulary;
    const char *code;
    const char *words;
} lrel_code_words;

extern const lrel_code_words lrel_code_words_table[]; /* ends without a code */

/* Vocabularies whose words tell what a column is, whatever its name: not those that are
 * yes and no, or words of every day. Ends with NULL. */
extern const lrel_vocabulary *const lrel_speaking_vocabularies[];

/* Names of columns that tell several kinds of rows of one file apart, as a list. */
extern const char lrel_kind_columns[];

typedef enum lrel_evidence_kind {
    LREL_EVIDENCE_FILE,   /* a word in the name of the file or layer */
    LREL_EVIDENCE_COLUMN, /* a column of such a name */
    LREL_EVIDENCE_VALUES, /* a column whose values are of this vocabulary */
    LREL_EVIDENCE_SHAPES, /* most rows have "polygons", "points", "lines", "none" */
    LREL_EVIDENCE_KIND_COUNT
} lrel_evidence_kind;

/* What speaks for a role. */
typedef struct lrel_evidence {
    lrel_guess_role role;
    lrel_evidence_kind kind;
    int points; /* of 100 */
    const char *words;
} lrel_evidence;

extern const lrel_evidence lrel_evidences[]; /* ends with a row without words */

/* At most this much comes from one kind: ten columns are no better proof than four. */
extern const int lrel_evidence_most[LREL_EVIDENCE_KIND_COUNT];

/* A form of dates. Forms of one pair differ in the order of day and month alone: only a
 * day above 12 tells them apart, and without one a person has to say it. */
typedef struct lrel_known_form {
    const char *form; /* as in `form:`; "" is ISO 8601 */
    int pair;         /* number of the pair, 0: no pair */
    bool is_digits;   /* digits only: may be a number as well */
} lrel_known_form;

#define LREL_KNOWN_FORM_COUNT 27
#define LREL_FORM_PAIR_COUNT  7 /* the number 0 included */
extern const lrel_known_form lrel_known_forms[LREL_KNOWN_FORM_COUNT];

/* What bare numbers may be, where no coordinate system is said. */
typedef struct lrel_number_look {
    double x_low, x_high, y_low, y_high; /* the whole extent must lie within */
    const char *what;
    const char *crs; /* to offer; NULL: none can be named */
    bool is_degrees;
} lrel_number_look;

extern const lrel_number_look lrel_number_looks[]; /* the first that fits; ends with NULL
                                                    */

/* Units in the names of columns. */
typedef struct lrel_unit_words {
    const char *unit; /* as in `unit:` */
    const char *words;
} lrel_unit_words;

extern const lrel_unit_words lrel_area_unit_words[]; /* ends with NULL */

/* Words for levels of units of land. */
typedef struct lrel_level_words {
    const char *level; /* as in `level:` */
    const char *words;
} lrel_level_words;

extern const lrel_level_words lrel_level_words_table[]; /* ends with NULL */

#endif

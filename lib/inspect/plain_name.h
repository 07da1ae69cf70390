/* SPDX-License-Identifier: Apache-2.0 */
/* plain_name.h: the names of columns and files, made comparable with those that are
 * known. */
#ifndef LREL_INSPECT_PLAIN_NAME_H
#define LREL_INSPECT_PLAIN_NAME_H

#include "bridge/unicode.h"

#define LREL_PLAIN_NAME_MAX 160

/* A name in lower case, its words separated by one space each: "FechaOperacion" is "fecha
 * operacion". */
typedef struct lrel_plain_name {
    char words[LREL_PLAIN_NAME_MAX];
    size_t length;
    char squashed[LREL_PLAIN_NAME_MAX]; /* without the spaces */
    size_t squashed_length;
    size_t word_count;
    bool is_cut;   /* as long as a .dbf lets it be: it may have been longer */
    bool is_short; /* camelCase that fits a .dbf: letters may be missing in its words */
    bool is_repeated; /* "_1" stands behind it: the second of that name, perhaps */
} lrel_plain_name;

LREL_NODISCARD lrel_status lrel_plain_name__make(lrel_folder *folder, lrel_text text,
                                                 lrel_plain_name *out, lrel_error *err);

/* How well a name fits one that is known. */
typedef enum lrel_name_fit {
    LREL_FIT_NONE,
    LREL_FIT_TYPO,  /* one letter apart */
    LREL_FIT_SHORT, /* letters were dropped in its words, see short_name.h */
    LREL_FIT_WORDS, /* has all its words, and others */
    LREL_FIT_CUT,   /* is its beginning, cut by a shapefile */
    LREL_FIT_WHOLE,
    LREL_FIT_COUNT
} lrel_name_fit;

lrel_name_fit lrel_plain_name__fit(const lrel_plain_name *name, lrel_text known);

/** The next of a list separated by "|". @return false where there is none */
bool lrel_plain_name__next(const char **list, lrel_text *out);

/** True where one of the words of @p name, or several in a row, is in @p list.
 * @param out  which */
bool lrel_plain_name__has_word(const lrel_plain_name *name, const char *list,
                               lrel_text *out);

#endif

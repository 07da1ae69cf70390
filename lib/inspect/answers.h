/* SPDX-License-Identifier: Apache-2.0 */
/* answers.h: what people have said about sources: in a workbook of questions, or in the
 * file that remembers it from one quarter to the next. Private to lib/inspect.
 *
 * An answer belongs to a layer of a file. One for a layer that is no longer there is
 * taken for a new one of the same agency with the same columns: the next delivery. */
#ifndef LREL_INSPECT_ANSWERS_H
#define LREL_INSPECT_ANSWERS_H

#include "core/memory.h"
#include "core/text.h"
#include "landrelease/context.h"
#include "write/stream.h"

/* The order is that of a sheet. */
typedef enum lrel_question {
    LREL_ASKS_ROLE,      /* what the rows are */
    LREL_ASKS_CRS,       /* the coordinate system of the layer */
    LREL_ASKS_OPERATION, /* the datum shift; `value` is its code, the answer "yes" */
    LREL_ASKS_EVERY_ROW, /* what no column says: a code or text for `key` */
    LREL_ASKS_COLUMN,    /* what `column` means: a key, or LREL_ANSWER_NOT_USED */
    LREL_ASKS_FORM,      /* the form of the dates in `column` */
    LREL_ASKS_UNIT,      /* the unit of `column` */
    LREL_ASKS_VALUE,     /* which code of `key` the word `value` of `column` is */
    LREL_QUESTION_COUNT
} lrel_question;

/* Of a layer that is no source, and of a column. */
#define LREL_ANSWER_LEFT_OUT "left out"
#define LREL_ANSWER_NOT_USED "not used"
#define LREL_ANSWER_YES      "yes"

typedef struct lrel_answer {
    lrel_text source;  /* the file, below the folder of the inspection */
    lrel_text layer;   /* "" for the only one */
    lrel_text columns; /* lrel_answers__columns_of() the layer; "" where not known */
    lrel_question question;
    lrel_text key, column, value; /* what is asked about; "" where it is none */
    lrel_text text;               /* the answer; "": none */
    lrel_text place;              /* where it was said: "questions.xlsx, row 7" */
    size_t number;                /* later answers have greater ones */
} lrel_answer;

typedef struct lrel_answers {
    lrel_answer *at;
    size_t count, capacity;
} lrel_answers;

/* The answers about one layer. */
typedef struct lrel_answer_slice {
    const lrel_answer *at;
    size_t count;
} lrel_answer_slice;

/** "role", "every row", ... */
const char *lrel_question__name(lrel_question question);
/** -1: no such question */
int lrel_question__find(lrel_text name);

/** The answer to a question, or NULL. Texts that look alike in a workbook are one: what
 * is not seen there, and blanks at both ends, do not tell them apart. */
const lrel_answer *lrel_answers__find(const lrel_answer_slice *slice,
                                      lrel_question question, lrel_text key,
                                      lrel_text column, lrel_text value);

/** What is written in place of a key that nothing is asked about. */
#define LREL_NO_TEXT ((lrel_text){"", 0})

/* --- answers_read.c --- */

/** Reads the answers of @p path, a workbook of questions or a table, over those in @p
 * answers: later ones win, and an empty one in a workbook takes an older one back.
 * Afterwards @p answers is in order. Texts come to lie in @p arena.
 * @return as lrel_table_read(), and LREL_E_FORMAT for a file that is no such file */
LREL_NODISCARD lrel_status lrel_answers__read(const lrel_context *context,
                                              lrel_arena *arena, const char *path,
                                              lrel_answers *answers, lrel_error *err);

/* --- answers_order.c --- */

/** Puts @p answers in the order of sources, layers, questions and what they ask about;
 * of several to one question the last stays, and none where that is empty. */
void lrel_answers__settle(lrel_answers *answers);

/** The answers for layer @p layer of @p source, or for one before it of the same agency
 * (the folder of the first level) with the same columns, of which the last. */
lrel_answer_slice lrel_answers__of(const lrel_answers *answers, lrel_text source,
                                   lrel_text layer, lrel_text columns);

/* What a set of columns is told by. */
typedef struct lrel_columns_mark {
    char text[17];
} lrel_columns_mark;

/** A mark of the names @p names, in whatever order they stand.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_answers__columns_of(const lrel_context *context,
                                                    const lrel_text *names, size_t count,
                                                    lrel_columns_mark *out,
                                                    lrel_error *err);

#endif

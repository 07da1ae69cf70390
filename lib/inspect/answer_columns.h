/* SPDX-License-Identifier: Apache-2.0 */
/* answer_columns.h: the columns that say which question is answered, and how, wherever
 * answers are written or read. */
#ifndef LREL_INSPECT_ANSWER_COLUMNS_H
#define LREL_INSPECT_ANSWER_COLUMNS_H

typedef enum lrel_answer_column {
    LREL_ANSWER_SOURCE,
    LREL_ANSWER_LAYER,
    LREL_ANSWER_COLUMNS,
    LREL_ANSWER_QUESTION,
    LREL_ANSWER_KEY,
    LREL_ANSWER_COLUMN,
    LREL_ANSWER_VALUE,
    LREL_ANSWER_ANSWER,
    LREL_ANSWER_COLUMN_COUNT
} lrel_answer_column;

static const char *const lrel_answer_columns[LREL_ANSWER_COLUMN_COUNT] = {
    [LREL_ANSWER_SOURCE] = "source",   [LREL_ANSWER_LAYER] = "layer",
    [LREL_ANSWER_COLUMNS] = "columns", [LREL_ANSWER_QUESTION] = "question",
    [LREL_ANSWER_KEY] = "key",         [LREL_ANSWER_COLUMN] = "column",
    [LREL_ANSWER_VALUE] = "value",     [LREL_ANSWER_ANSWER] = "answer",
};

#endif

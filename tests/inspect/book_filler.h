/* SPDX-License-Identifier: Apache-2.0 */
/* book_filler.h: a person who answers questions in a workbook, and saves it. */
#ifndef LREL_TESTS_INSPECT_BOOK_FILLER_H
#define LREL_TESTS_INSPECT_BOOK_FILLER_H

#include "run/job_scratch.h"

/* What is written into the row of one question. */
typedef struct filled_answer {
    const char *source; /* as the row has it */
    const char *question;
    const char *key, *column, *value; /* "" where the row has none */
    const char *answer;
} filled_answer;

/* Reads the workbook @p questions and writes it as @p filled with the answers (NULL
 * source behind the last). Each must have one row. */
void book_fill(const job_scratch *s, const char *questions, const char *filled,
               const filled_answer *answers);

/* How many rows of the workbook @p book have @p text in their column @p column. */
size_t book_count(const job_scratch *s, const char *book, const char *column,
                  const char *text);

/* What the row of that question (its answer is not looked at) has in @p column; the test
 * fails without one. To be freed. */
char *book_cell(const job_scratch *s, const char *book, const filled_answer *of,
                const char *column);

#endif

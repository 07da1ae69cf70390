/* SPDX-License-Identifier: Apache-2.0 */
/* jts.h: the operations on two shapes in a test file of JTS, as far as land is concerned.
 *
 * No XML parser: it takes the few elements that these files have and passes over the
 * rest. */
#ifndef LREL_TEST_JTS_H
#define LREL_TEST_JTS_H

#include <stdbool.h>

typedef struct jts_file jts_file;

/* Texts are copies that belong to the file and last until the next operation. */
typedef struct jts_operation {
    char name[32];        /* lower case: "intersection", "unionng", ... */
    const char *first;    /* text of the shape named by arg1 */
    const char *second;   /* of arg2; NULL where there is none */
    const char *expected; /* text of the result */
    unsigned number;      /* counts operations of the file from 1 */
} jts_operation;

/** Opens @p path; NULL where it cannot be read. */
jts_file *jts_open(const char *path);
void jts_close(jts_file *file);

/** Whether the file says that results are rounded to a grid of its own. */
bool jts_is_rounded(const jts_file *file);

/** The next operation. @return false at the end */
bool jts_next(jts_file *file, jts_operation *out);

#endif

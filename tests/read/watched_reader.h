/* SPDX-License-Identifier: Apache-2.0 */
/* watched_reader.h: a guard that shows the process it started, and does to it what a test
 * asks for. */
#ifndef LREL_TESTS_READ_WATCHED_READER_H
#define LREL_TESTS_READ_WATCHED_READER_H

#include <sys/types.h>

#include "landrelease/guard.h"

typedef struct watched_reader {
    lrel_guard guard; /* of the program's, with limits that the test may change */
    lrel_guard base;
    const char *printed; /* a file that gets what the reader prints; NULL: nowhere */
    int signal;          /* sent to it as soon as it runs; 0: none */
    pid_t process;       /* the last one that was started */
    int started, stopped;
} watched_reader;

/* @p reader stays where it is for as long as its guard is used. */
void watched_reader_begin(watched_reader *reader);

#endif

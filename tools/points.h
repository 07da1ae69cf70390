/* SPDX-License-Identifier: Apache-2.0 */
/* points.h: the points that a command asks about: words of the command line, or lines of
 * a file. */
#ifndef LREL_TOOLS_POINTS_H
#define LREL_TOOLS_POINTS_H

#include "degrees.h"
#include "exit_status.h"
#include "options.h"

typedef struct points {
    lrel_coordinate *at;
    size_t count;
    size_t capacity;
} points;

/** Reads the words of the command line. @return EXIT_DONE, or else it was said */
exit_status points_from_words(const char *command, const operand_list *words,
                              points *out);

/** Reads one point a line; empty lines and those that begin with # are none.
 * @param path  "-": standard input
 * @return EXIT_DONE, or else it was said */
exit_status points_from_file(const char *path, points *out);

void points_free(points *list);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* golden.h: cases of the command line, each a folder tests/cli/<command>/<case>/ with
 *
 *   args     what stands behind `landrelease`, read by the shell
 *   stdout   what must come out
 *   stderr   absent: nothing
 *   exit     absent: 0
 *
 * The shell starts in the root of the source tree and knows $CASE, the folder, and $OUT,
 * a folder that is empty and goes away afterwards. In what comes out, its path is written
 * $OUT. */
#ifndef LREL_TEST_GOLDEN_H
#define LREL_TEST_GOLDEN_H

#include <stdbool.h>
#include <stddef.h>

/** Finds every case below @p root, in order of name: "run/first". To be freed with
 * golden_free_names(). */
char **golden_find(const char *root, size_t *count);

void golden_free_names(char **names, size_t count);

/** Runs one case and compares. Each difference is printed.
 * @param program  its path, with a folder
 * @param rewrite  write down what came out instead of comparing
 * @return whether nothing differs */
bool golden_run(const char *program, const char *root, const char *name, bool rewrite);

#endif

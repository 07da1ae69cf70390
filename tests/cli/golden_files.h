/* SPDX-License-Identifier: Apache-2.0 */
/* golden_files.h: small texts, whole. */
#ifndef LREL_TEST_GOLDEN_FILES_H
#define LREL_TEST_GOLDEN_FILES_H

/** The text of the file @p path, to be freed; NULL where there is none. */
char *golden_read(const char *path);

/** Makes @p path hold @p text; an empty text is no file. */
void golden_write(const char *path, const char *text);

/** @p text with every @p from become @p to, to be freed; frees @p text, which may be
 * NULL. */
char *golden_replace(char *text, const char *from, const char *to);

/** Prints the first line in which two texts differ. */
void golden_show_difference(const char *name, const char *expected, const char *found);

#endif

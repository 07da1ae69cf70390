/* SPDX-License-Identifier: Apache-2.0 */
/* folder.h: a folder under /tmp for the files of one test. */
#ifndef LREL_TESTS_SUPPORT_FOLDER_H
#define LREL_TESTS_SUPPORT_FOLDER_H

#include <stddef.h>

/** Makes the folder @p name, whose last six letters, XXXXXX, become others. */
void folder_make(char *name);

/** Writes the path of the file @p name to @p out. The test fails where it is longer than
 * @p size bytes with its end. */
void folder_path(const char *folder, const char *name, char *out, size_t size);

/** Makes the @p length bytes at @p bytes the content of the file @p name. */
void folder_write(const char *folder, const char *name, const void *bytes, size_t length);

/** Removes @p folder and all that is in it; links are not followed. */
void folder_remove(const char *folder);

#endif

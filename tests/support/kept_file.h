/* SPDX-License-Identifier: Apache-2.0 */
/* kept_file.h: files that are drawn by a program and kept in the tree. */
#ifndef LREL_TESTS_SUPPORT_KEPT_FILE_H
#define LREL_TESTS_SUPPORT_KEPT_FILE_H

#include <stdbool.h>
#include <stddef.h>

/** Makes @p text the content of the file @p path. @return whether that was done */
bool kept_file_write(const char *path, const char *text, size_t length);

/** Whether @p text is all that the file @p path holds. */
bool kept_file_is(const char *path, const char *text, size_t length);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* shared_files.h: files that other projects publish, in a folder beside the source tree
 * that need not be there. */
#ifndef LREL_TESTS_SUPPORT_SHARED_FILES_H
#define LREL_TESTS_SUPPORT_SHARED_FILES_H

#include <stdbool.h>

#define SHARED         "../shared/data"
#define SHARED_FORMATS SHARED "/formats"

typedef void (*shared_file_fn)(const char *path, const char *name, void *user);

/* Calls @p fn for every file under @p folder, in no particular order; hidden ones are
 * left out. @return false where there is no such folder */
bool shared_files_walk(const char *folder, shared_file_fn fn, void *user);

/* Ends the test as skipped, and says so, where there is no @p folder. */
void shared_files_skip_without(const char *folder);

#endif

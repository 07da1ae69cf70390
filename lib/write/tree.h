/* SPDX-License-Identifier: Apache-2.0 */
/* tree.h: folders on the disk: is one empty, flush one, remove one and all in it. */
#ifndef LREL_WRITE_TREE_H
#define LREL_WRITE_TREE_H

#include <stdbool.h>

/** Whether the open folder @p folder holds anything.
 * @return 0 or an errno */
int lrel_tree__is_empty(int folder, bool *out);

/** Removes the folder @p name in the open folder @p parent, with everything in it.
 * Symbolic links are removed, never followed; other file systems are left alone.
 * @return 0, or the errno of what could not be removed */
int lrel_tree__remove(int parent, const char *name);

/** Flushes the folder @p name in the open folder @p parent to the disk: the names in it,
 * not the files.
 * @return 0 or an errno */
int lrel_tree__flush(int parent, const char *name);

#endif

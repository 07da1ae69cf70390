/* SPDX-License-Identifier: Apache-2.0 */
/* earlier.h: whether a folder holds an earlier product of ours and nothing else.
 * Replacing it removes everything in it, so one file of somebody else is enough to leave
 * it alone. */
#ifndef LREL_WRITE_EARLIER_H
#define LREL_WRITE_EARLIER_H

#include <stddef.h>

/** Looks for what is in the open folder @p folder, at any depth, and is none of @p files
 * ("data/ledger.csv", NULL at the end) as ordinary files, nor a folder that leads to one.
 *
 * @param foreign  receives its name, the first in order of bytes; "": there is none
 * @return 0 or an errno */
int lrel_earlier__find_foreign(int folder, const char *const *files, char *foreign,
                               size_t size);

#endif

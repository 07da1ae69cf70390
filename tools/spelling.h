/* SPDX-License-Identifier: Apache-2.0 */
/* spelling.h: "did you mean". */
#ifndef LREL_TOOLS_SPELLING_H
#define LREL_TOOLS_SPELLING_H

#include <stddef.h>

/** Returns name @p index of a list, or NULL behind its end. */
typedef const char *(*spelling_name_fn)(const void *list, size_t index);

/** The name most like @p text: one that begins with it, else the one with the fewest
 * mistakes, if those are few. NULL: none is like it. */
const char *spelling_nearest(const char *text, spelling_name_fn name_at,
                             const void *list);

#endif

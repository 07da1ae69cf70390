/* SPDX-License-Identifier: Apache-2.0 */
/* short_name.h: names of at most ten characters in camelCase, as MARS has them: each word
 * is there, or what is left of it when letters are dropped ("cntmType"). No list of them
 * is published; they are understood by the names that are known (docs/inspect.md). */
#ifndef LREL_INSPECT_SHORT_NAME_H
#define LREL_INSPECT_SHORT_NAME_H

#include "inspect/knowledge.h"
#include "inspect/plain_name.h"

/** Whether @p name may be short for @p known: word for word, each as it is or with
 * letters dropped, one of them at least. */
bool lrel_short_name__fits(const lrel_plain_name *name, lrel_text known);

/** Whether @p name may be short for a name of @p target in a layer of @p role, and for
 * none that means something else there.
 * @param is_weak  receives whether those of the target mean many things */
bool lrel_short_name__is_of(const lrel_plain_name *name, const char *target,
                            lrel_guess_role role, bool *is_weak);

#endif

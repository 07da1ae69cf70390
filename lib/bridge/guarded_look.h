/* SPDX-License-Identifier: Apache-2.0 */
/* guarded_look.h: whether the reader does its work here, and what the system keeps it
 * from; for `doctor`. */
#ifndef LREL_BRIDGE_GUARDED_LOOK_H
#define LREL_BRIDGE_GUARDED_LOOK_H

#include "core/guarding.h"

/** Starts a reader, asks it for a file that is none, and ends it. @p context has a guard.
 * @return LREL_OK where it answered, or why there is none, in @p err */
LREL_NODISCARD lrel_status lrel_guarded_try(const lrel_context *context, lrel_error *err);

/** Whether this system lets a reader refuse itself calls (seccomp). */
bool lrel_guarded_has_filter(void);

#endif

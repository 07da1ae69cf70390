/* SPDX-License-Identifier: Apache-2.0 */
/* guarding.h: whether what strangers made is read in a process of its own. */
#ifndef LREL_CORE_GUARDING_H
#define LREL_CORE_GUARDING_H

#include "landrelease/context.h"

/** The guard of @p context; NULL where files are read in this process. */
const lrel_guard *lrel__guard(const lrel_context *context);

#endif

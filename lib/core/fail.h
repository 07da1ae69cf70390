/* SPDX-License-Identifier: Apache-2.0 */
/* fail.h: writing an lrel_error. */
#ifndef LREL_CORE_FAIL_H
#define LREL_CORE_FAIL_H

#include "landrelease/error.h"

/** Writes @p status and the message into @p err, if there is one, and returns @p status:
 * `return lrel__fail(err, LREL_E_DATE, "no month %d", month);` */
lrel_status lrel__fail(lrel_error *err, lrel_status status, const char *format, ...)
    LREL_PRINTF(3, 4);

/** lrel__fail() for memory that was not to be had. */
lrel_status lrel__fail_memory(lrel_error *err);

/** Adds the place to an error that has none yet, and returns its status. @p record -1:
 * none. */
lrel_status lrel__fail_at(lrel_error *err, lrel_status status, const char *source,
                          int64_t record);

#endif

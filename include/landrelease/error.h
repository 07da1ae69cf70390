/* SPDX-License-Identifier: Apache-2.0 */
/* error.h: why a call failed, in memory that the caller owns.
 *
 * Pass a pointer to an lrel_error as the last argument of any call that can fail, or
 * NULL. It is written only when the call fails. */
#ifndef LREL_ERROR_H
#define LREL_ERROR_H

#include <stdint.h>

#include "landrelease/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lrel_error {
    lrel_status status;
    char message[512]; /**< one line, no trailing full stop */
    char source[256];  /**< file or layer the trouble came from, "" if none */
    int64_t record;    /**< row in that source, counted as the file counts; -1 if none */
} lrel_error;

/** Makes @p err say that nothing is wrong.
 * @since 0.1 */
LREL_EXPORT void lrel_error_init(lrel_error *err);

#ifdef __cplusplus
}
#endif
#endif

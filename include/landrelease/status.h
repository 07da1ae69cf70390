/* SPDX-License-Identifier: Apache-2.0 */
/* status.h: how a call ended.
 *
 * A status means that the job could not be done. What is wrong with the *data* is a data
 * issue and never a status. Families: 1xx the caller, 2xx reading and writing, 3xx
 * coordinates, 4xx shapes, 5xx time, 9xx the machine or us. Numbers are never reused. */
#ifndef LREL_STATUS_H
#define LREL_STATUS_H

#include "landrelease/export.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum lrel_status {
    LREL_OK = 0,
    LREL_DONE = 1,            /**< an iterator has no more items; not a failure */
    LREL_E_ARGUMENT = 100,    /**< the caller passed something impossible */
    LREL_E_CANCELLED = 101,   /**< the caller's cancel function said stop */
    LREL_E_NOT_FOUND = 200,   /**< no such file, layer or column */
    LREL_E_FORMAT = 201,      /**< a file does not say what its format promises */
    LREL_E_PROGRAMME = 202,   /**< the programme file is wrong */
    LREL_E_READ = 203,        /**< the machine could not read a file */
    LREL_E_WRITE = 204,       /**< an output could not be written */
    LREL_E_EXISTS = 205,      /**< an output is there already */
    LREL_E_REFUSED = 206,     /**< one or more sources were refused; see the messages */
    LREL_E_CRS_MISSING = 300, /**< a source has no coordinate system */
    LREL_E_CRS_UNKNOWN = 301, /**< a coordinate system that PROJ cannot read */
    LREL_E_OPERATION = 302, /**< a datum shift is needed and none, or no such, is named */
    LREL_E_COORDINATE = 303, /**< a coordinate that cannot be placed */
    LREL_E_GEOMETRY = 400,   /**< a shape that cannot be used */
    LREL_E_EXTENT = 401,     /**< the land is wider than the finest grids can hold */
    LREL_E_INVARIANT = 402,  /**< the arrangement contradicts itself: a defect of ours */
    LREL_E_DATE = 500,       /**< a date that cannot be */
    LREL_E_LIMIT = 800,      /**< a limit was reached */
    LREL_E_MEMORY = 900,     /**< out of memory */
    LREL_E_INTERNAL = 901    /**< a defect of ours */
} lrel_status;

/** The sentence for @p status, never NULL.
 * @since 0.1 */
LREL_EXPORT const char *lrel_status_text(lrel_status status);

#ifdef __cplusplus
}
#endif
#endif

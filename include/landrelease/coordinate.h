/* SPDX-License-Identifier: Apache-2.0 */
/* coordinate.h: one point as people write it: degrees in any spelling, UTM, MGRS.
 *
 * Nothing is guessed: what may be two things is refused with what to write. A text says
 * no datum; that is for whoever has it to know. */
#ifndef LREL_COORDINATE_H
#define LREL_COORDINATE_H

#include <stdbool.h>
#include <stddef.h>

#include "landrelease/error.h"
#include "landrelease/export.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Which of two angles without letters is the longitude. */
typedef enum lrel_coordinate_order {
    LREL_ORDER_NOT_STATED, /**< read where only one order can be: no latitude is 103 */
    LREL_ORDER_LON_LAT,
    LREL_ORDER_LAT_LON
} lrel_coordinate_order;

typedef enum lrel_coordinate_kind {
    LREL_COORDINATE_DEGREES,
    LREL_COORDINATE_UTM,
    LREL_COORDINATE_MGRS
} lrel_coordinate_kind;

/** A point as its text says it. */
typedef struct lrel_coordinate {
    lrel_coordinate_kind kind;
    double lon_deg; /**< of degrees; the rest is then 0, and the other way */
    double lat_deg;
    double lon_step_deg; /**< the last decimal that was written stands for so much */
    double lat_step_deg;
    int zone; /**< of UTM, 1 to 60; of MGRS too, which is UTM in other words */
    bool is_south;
    double easting_m; /**< MGRS: of the south-west corner of the square that it names */
    double northing_m;
    double step_m; /**< MGRS: the side of that square */
} lrel_coordinate;

/** Reads all of @p text as one point.
 *
 * Degrees are decimal or with minutes and seconds, with marks, words or colons; letters
 * of the winds stand before or behind, in any order. UTM has its zone in front, with a
 * hemisphere (48N) or a band (48P); `S` where it may be either is refused. MGRS squares
 * of more than 100 m are no point.
 *
 * @param text    @p length bytes of UTF-8, not NUL-terminated
 * @param out     untouched unless LREL_OK is returned
 * @return LREL_OK, or LREL_E_COORDINATE with the reason
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_coordinate_parse(const char *text,
                                                             size_t length,
                                                             lrel_coordinate_order order,
                                                             lrel_coordinate *out,
                                                             lrel_error *err);

#ifdef __cplusplus
}
#endif
#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* angle.h: one written angle: decimal degrees, or degrees, minutes and seconds. What may
 * be two things is refused. */
#ifndef LREL_CORE_ANGLE_H
#define LREL_CORE_ANGLE_H

#include "core/angle_items.h"
#include "core/fail.h"

typedef struct lrel_angle {
    double degrees;
    double step; /* the last decimal that was written stands for so many degrees */
    char letter; /* of the wind behind or before it; 0: none */
    bool is_letter_before;
    char axis; /* 'N' or 'E': latitude or longitude, as letter or name say; 0: neither */
} lrel_angle;

/** Reads all of @p text as one longitude (@p axis 'E'), latitude ('N'), or an angle of
 * either kind (0).
 * @return LREL_OK or LREL_E_COORDINATE */
LREL_NODISCARD lrel_status lrel_angle__parse(lrel_text text, char axis, lrel_angle *out,
                                             lrel_error *err);

/** Reads a cell of a column of coordinates: a plain number is whatever their system
 * counts in; minutes and letters are degrees.
 * @param is_in_degrees  becomes true where it is an angle, and is else left alone
 * @return false where it is neither */
bool lrel_angle__coordinate(lrel_text text, char axis, double *out, bool *is_in_degrees);

/** Reads the angle that begins at item @p *next and moves that behind it.
 * @param is_alone  no other angle stands behind it: every number belongs to it */
LREL_NODISCARD lrel_status lrel_angle__take(const lrel_angle_items *items, int *next,
                                            bool is_alone, lrel_angle *out,
                                            lrel_error *err);

/** Whether the items have a letter of a wind. */
bool lrel_angle__has_letter(const lrel_angle_items *items);

/** Reads a direction: degrees from north by east, 0 to 360, as a decimal or with minutes
 * and seconds, or by quarters, as in "N 45 30 E".
 * @return LREL_OK or LREL_E_COORDINATE */
LREL_NODISCARD lrel_status lrel_angle__bearing(lrel_text text, double *out_deg,
                                               lrel_error *err);

#endif

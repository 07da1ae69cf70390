/* SPDX-License-Identifier: Apache-2.0 */
/* work.h: ten years of land release. Sites are released piece by piece from one end,
 * until the year's published amounts of each product are reached. */
#ifndef CAMBODIA_WORK_H
#define CAMBODIA_WORK_H

#include "records.h"

/* Adds releases to @p r, and tells each site how far it has come.
 * @return false where memory is out */
bool work_all_years(landscape *landscape, records *r);

#endif

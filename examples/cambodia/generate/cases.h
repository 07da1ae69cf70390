/* SPDX-License-Identifier: Apache-2.0 */
/* cases.h: what real data has and adding up stumbles over, each planted once, on land of
 * its own, under an id of 9001 and up. README.md tells each one's story. */
#ifndef CAMBODIA_CASES_H
#define CAMBODIA_CASES_H

#include "records.h"

/* @return false where memory is out */
bool cases_add(landscape *landscape, records *r);

#endif

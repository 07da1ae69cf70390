/* SPDX-License-Identifier: Apache-2.0 */
/* found_members.h: what was found after release, as members of a JSON object. */
#ifndef LREL_INDICATORS_FOUND_MEMBERS_H
#define LREL_INDICATORS_FOUND_MEMBERS_H

#include "indicators/making.h"
#include "write/json.h"

/** Member "found_after_release". */
void lrel_indicators__found_members(const indicator_making *m, uint32_t account,
                                    lrel_json *json);

#endif

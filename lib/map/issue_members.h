/* SPDX-License-Identifier: Apache-2.0 */
/* issue_members.h: a data issue as members of a JSON object: the columns of issues.csv,
 * null where one does not apply. */
#ifndef LREL_MAP_ISSUE_MEMBERS_H
#define LREL_MAP_ISSUE_MEMBERS_H

#include "dataset/dataset.h"
#include "write/json.h"

/** Writes the members into the object that is open.
 * @param with_position  `lon` and `lat` too; a feature of a map has them as its shape */
void lrel_map__issue_members(lrel_json *json, const lrel_dataset *data,
                             const lrel_issue *issue, bool with_position);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* kin.h: which records may rightly have one piece of land, and whose they are. Private to
 * lib/check. */
#ifndef LREL_CHECK_KIN_H
#define LREL_CHECK_KIN_H

#include "check/checking.h"

/** Whether two records of one role are two by what they say: of two contaminations,
 * versions, one in the place or after the closure of the other, reports of several kinds
 * on one task. Two records of mines and of submunitions are two, on whatever land. */
bool lrel_kin_is_told_apart(const lrel_record *a, const lrel_record *b);

/** Whether they are of one register and, as far as they say, of one operator. */
bool lrel_kin_is_of_one_agency(const lrel_record *a, const lrel_record *b);

/* A new hazard that covers so much of an old one, in hundredths, may replace it. */
#define LREL_KIN_REPLACED_SHARE 80

/** Whether @p newer may have been recorded in the place of @p older without saying so:
 * two hazards of one register with ids of their own, one dated after the other. */
bool lrel_kin_may_replace(const lrel_record *newer, const lrel_record *older);

/** Whether two releases are what an operator and its partner say of one. */
bool lrel_kin_are_of_partners(const lrel_record *a, const lrel_record *b);

#define LREL_KIN_NAME_SIZE 512

/** "Alfa: H-12", for an issue about another record. */
void lrel_kin_write_name(const lrel_checking *c, size_t record,
                         char out[LREL_KIN_NAME_SIZE]);

/** "93.4 %", rounded down: nothing less than all is 100. */
void lrel_kin_write_share(int64_t part2, int64_t of2, char out[16]);

#endif

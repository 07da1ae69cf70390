/* SPDX-License-Identifier: Apache-2.0 */
/* years.h: years and spans of years in labels, headings and titles. */
#ifndef LREL_AUDIT_YEARS_H
#define LREL_AUDIT_YEARS_H

#include "audit/auditing.h"

/** The one year or the one span that @p text names: "2024", "31 Dec 2024",
 * "Released 2010–2018"; {0, 0} where it names none, or several apart. */
audit_years lrel_audit__years_in(lrel_text text);

/** Whether @p text is four digits that are a year. */
bool lrel_audit__is_year(lrel_text text);

/** "2010 to 2018", or "2010". */
audit_name lrel_audit__name_years(audit_years years);

static inline bool lrel_audit__same_years(audit_years a, audit_years b)
{
    return a.first == b.first && a.last == b.last;
}

#endif

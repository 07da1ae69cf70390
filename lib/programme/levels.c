/* SPDX-License-Identifier: Apache-2.0 */
/* levels.c: the groups that a programme has. Land can only be grouped by a level that
 * some boundary has: a column that is always empty would look like an answer. */
#include "programme/programme.h"

#include <stdio.h>

bool lrel_programme_has_group(const lrel_programme *programme, lrel_by by)
{
    int level = (int)by - LREL_BY_ADMIN1 + 1;

    for (size_t i = 0; level >= 1 && i < programme->boundary_count; i++)
        if (programme->boundaries[i].level_number == level)
            return true;
    return level < 1;
}

lrel_no_level lrel_programme_no_level(const lrel_programme *programme, lrel_by by)
{
    lrel_no_level why;
    int used =
        snprintf(why.text, sizeof why.text,
                 "groups by %s, but no boundary has that level; %s", lrel_by_name(by),
                 programme->boundary_count ? "those of `boundaries` have"
                                           : "the programme has no `boundaries`");
    const char *between = " ";

    for (int at = LREL_BY_ADMIN1; at <= LREL_BY_ADMIN9; at++) {
        if (!lrel_programme_has_group(programme, (lrel_by)at))
            continue;
        used += snprintf(why.text + used, sizeof why.text - (size_t)used, "%s%s", between,
                         lrel_by_name((lrel_by)at));
        between = ", ";
    }
    return why;
}

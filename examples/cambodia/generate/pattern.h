/* SPDX-License-Identifier: Apache-2.0 */
/* pattern.h: where items were found. A PLANTED pattern, for whoever wants to find it
 * again:
 *
 *   - a release finds items in proportion to what its land is classed as (DENSE_WEIGHT
 * ...)
 *   - HOT_COUNT places of HOT_RADIUS_M hold HOT_WEIGHT times as many, whatever the class
 *   - of tasks elsewhere, BARE_OF_100 in a hundred find nothing
 *   - reduced land finds few; cancelled land none
 *
 * and the sum of each year is the published one. Accidents happen at the same hot places,
 * about half of them outside every recorded area, as in Cambodia (CTM25). */
#ifndef CAMBODIA_PATTERN_H
#define CAMBODIA_PATTERN_H

#include "records.h"

#define HOT_COUNT        14
#define HOT_RADIUS_M     9000
#define HOT_WEIGHT       8
#define DENSE_WEIGHT     12
#define MIXED_WEIGHT     6
#define SCATTERED_WEIGHT 1
#define REDUCED_WEIGHT   0.05
#define BARE_OF_100      55

typedef struct spot_task {
    char id[ID_TEXT];
    agency agency;
    int province;
    point place;
    int day;
    int mines, submunitions, other_uxo;
} spot_task;

typedef struct accident {
    char id[ID_TEXT];
    int province;
    point place;
    int day;
    bool by_submunition, while_clearing;
    int killed, injured;
} accident;

#define SPOT_TASKS_A_YEAR 60
#define SPOT_TASKS        (SPOT_TASKS_A_YEAR * YEAR_COUNT)
#define ACCIDENTS_A_YEAR  14
#define ACCIDENTS         (ACCIDENTS_A_YEAR * YEAR_COUNT)

typedef struct pattern {
    point hot[HOT_COUNT];
    spot_task spots[SPOT_TASKS];
    accident accidents[ACCIDENTS];
} pattern;

/* Gives the releases of @p r their items, and makes spot tasks and accidents. */
void pattern_make(pattern *out, const landscape *landscape, records *r);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* find_order.c: which find after release comes first: inside before beside, people killed
 * before people hurt before items, cleared before reduced before cancelled, then the
 * latest. */
#include <stdlib.h>

#include "indicators/making.h"

/* The first digit that differs decides. */
typedef struct seriousness {
    int64_t digits[5];
    double outside_m;
} seriousness;

static seriousness how_serious(const lrel_dataset *data, const indicator_find *find)
{
    const lrel_fact *fact = &data->facts.at[find->fact];
    bool is_accident = fact->role == LREL_ROLE_ACCIDENT;
    bool has_killed = is_accident && fact->as.accident.killed.is_known &&
                      fact->as.accident.killed.value > 0;

    return (seriousness){
        {find->outside_m > 0, !has_killed, !is_accident,
         LREL_PRODUCT_CLEARED - (int)data->releases[find->release].product,
         -(int64_t)fact->date.first.days},
        find->outside_m};
}

typedef struct sortable {
    seriousness how;
    indicator_find find;
} sortable;

static int compare_finds(const void *left, const void *right)
{
    const sortable *a = left, *b = right;

    for (int i = 0; i < 5; i++)
        if (a->how.digits[i] != b->how.digits[i])
            return a->how.digits[i] < b->how.digits[i] ? -1 : 1;
    if (a->how.outside_m != b->how.outside_m)
        return a->how.outside_m < b->how.outside_m ? -1 : 1;
    if (a->find.fact != b->find.fact)
        return a->find.fact < b->find.fact ? -1 : 1;
    return a->find.release < b->find.release ? -1 : a->find.release > b->find.release;
}

lrel_status lrel_indicators__sort_finds(indicator_making *m, lrel_error *err)
{
    size_t count = m->points.finds.count;
    sortable *list = lrel__alloc(m->context, count + 1, sizeof *list);

    if (!list)
        return lrel__fail_memory(err);
    for (size_t i = 0; i < count; i++)
        list[i] = (sortable){how_serious(m->data, &m->points.finds.at[i]),
                             m->points.finds.at[i]};
    if (count > 1)
        qsort(list, count, sizeof *list, compare_finds);
    for (size_t i = 0; i < count; i++)
        m->points.finds.at[i] = list[i].find;
    lrel__free(m->context, list);
    return LREL_OK;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* from_point.c: surveyors do not only go from point to point: they measure all corners
 * from the benchmark, or one of them from a piece of evidence. */
#include "core/number.h"
#include "draw/perimeters.h"

#define SHOWN(text) (text).length < 40 ? (int)(text).length : 40, (text).at

static lrel_status refuse(const lrel_station *s, const char *why, lrel_error *err)
{
    return lrel__fail(err, LREL_E_GEOMETRY, "point %lld is measured from \"%.*s\", %s",
                      (long long)s->number, SHOWN(s->said_from), why);
}

/* Counted from 1; 0: there is none before station @p i. */
static size_t find_number(const lrel_station *stations, size_t i, int64_t number)
{
    for (size_t before = i; before > 0; before--)
        if (stations[before - 1].number == number)
            return before;
    return 0;
}

/* The only one before station @p i that has the type that its words say. */
static lrel_status find_type(lrel_perimeters *p, size_t i, lrel_error *err)
{
    lrel_station *stations = p->stations.at, *s = &stations[i];
    lrel_meaning meaning;
    lrel_status status;
    size_t entry;

    status = lrel_words__read(&p->type.words, s->said_from, &meaning, &entry, err);
    if (status != LREL_OK)
        return status;
    for (size_t before = 0; before < i && !meaning.has_unknown; before++) {
        if (stations[before].type < 0 || !(meaning.set >> stations[before].type & 1))
            continue;
        if (s->from > 0)
            return refuse(s, "which several points before it are", err);
        s->from = before + 1;
    }
    return s->from > 0 ? LREL_OK : refuse(s, "which is no point before it", err);
}

lrel_status lrel_perimeters__find_origins(lrel_perimeters *p, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < p->stations.count && status == LREL_OK; i++) {
        lrel_station *s = &p->stations.at[i];
        int64_t number;

        if (!s->has_leg || s->said_from.length == 0)
            continue;
        if (!lrel_integer_parse(s->said_from, &number))
            status = find_type(p, i, err);
        else if ((s->from = find_number(p->stations.at, i, number)) == 0)
            status = refuse(s, "which is no point before it", err);
    }
    return status;
}

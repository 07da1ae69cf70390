/* SPDX-License-Identifier: Apache-2.0 */
/* repeated_position.c: several records of one source in one point (GICHD geocheck, rule
 * 6): one entered twice, or all that was found in a site put in its middle. */
#include <stdlib.h>

#include "check/checking.h"

typedef struct position {
    lrel_xy at; /* as the file has it */
    size_t subject;
} position;

/* In order of subjects, which is that of ids, where the point is the same. */
static int compare(const void *left, const void *right)
{
    const position *a = left, *b = right;

    if (a->at.x != b->at.x)
        return a->at.x < b->at.x ? -1 : 1;
    if (a->at.y != b->at.y)
        return a->at.y < b->at.y ? -1 : 1;
    return a->subject < b->subject ? -1 : a->subject > b->subject;
}

/* One point, that somebody gave. */
static bool find_position(const lrel_checking *c, size_t subject, lrel_xy *out)
{
    lrel_source_shape s = lrel_check__source_shape(c->data, subject);

    if (lrel_check__subject(c->data, subject).is_elsewhere || !s.shape ||
        s.shape->kind != LREL_SHAPE_POINT || s.shape->ring_count != 1 ||
        s.rings[0].count != 1)
        return false;
    *out = (lrel_xy){lrel_table_points(s.input->table, &s.rings[0])[0].x,
                     lrel_table_points(s.input->table, &s.rings[0])[0].y};
    return out->x != 0 || out->y != 0; /* zero.c says that of 0, 0 */
}

/* Of all but the first in a point; with its id, too, repeated_id.c says it. */
static lrel_status check_source(const lrel_checking *c, size_t first, size_t last,
                                void *rows, lrel_suspects *found, lrel_error *err)
{
    position *positions = rows;
    size_t count = 0;

    for (size_t i = first; i < last; i++)
        if (find_position(c, i, &positions[count].at))
            positions[count++].subject = i;
    if (count > 1)
        qsort(positions, count, sizeof *positions, compare);
    for (size_t i = 0, k; i < count; i = k) {
        lrel_text id = lrel_check__subject(c->data, positions[i].subject).id;

        for (k = i + 1; k < count && positions[k].at.x == positions[i].at.x &&
                        positions[k].at.y == positions[i].at.y;
             k++) {
            lrel_issue issue =
                lrel_check__issue(c, LREL_ISSUE_POSITION_REPEATED, positions[k].subject);

            if (issue.id.length && lrel_text_is_equal(issue.id, id))
                continue;
            issue.field = LREL_TEXT("geometry");
            issue.value = id;
            issue.expected = LREL_TEXT("a position of its own");
            if (!lrel_check__suspect(c, found, &issue))
                return lrel__fail_memory(err);
        }
    }
    return lrel_check__add_suspects(c, found, count, err);
}

lrel_status lrel_check__repeated_position(const lrel_checking *c, lrel_error *err)
{
    return lrel_check__by_source(c, 0, sizeof(position), check_source, err);
}

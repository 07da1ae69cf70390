/* SPDX-License-Identifier: Apache-2.0 */
/* zero.c: positions of 0, 0: what a database writes for coordinates that nobody gave. It
 * is a place, in the sea south of Ghana, or where a national grid begins. */
#include "check/checking.h"

/* Whether every point of the shape is 0, 0 as the file has it. */
static bool is_zero(const lrel_source_shape *s)
{
    size_t points = 0;

    for (uint32_t r = 0; s->shape && r < s->shape->ring_count; r++) {
        const lrel_file_xy *p = lrel_table_points(s->input->table, &s->rings[r]);

        for (uint32_t i = 0; i < s->rings[r].count; i++, points++)
            if (p[i].x != 0 || p[i].y != 0)
                return false;
    }
    return points > 0;
}

static lrel_status check_source(const lrel_checking *c, size_t first, size_t last,
                                lrel_suspects *found, lrel_error *err)
{
    size_t with_points = 0;

    found->count = 0;
    for (size_t i = first; i < last; i++) {
        lrel_source_shape s = lrel_check__source_shape(c->data, i);
        lrel_issue issue;

        if (lrel_check__subject(c->data, i).is_elsewhere)
            continue;
        with_points += s.shape && s.shape->ring_count > 0;
        if (!is_zero(&s))
            continue;
        issue = lrel_check__issue(c, LREL_ISSUE_POSITION_ZERO, i);
        issue.field = LREL_TEXT("geometry");
        issue.value = LREL_TEXT("0, 0");
        issue.expected = LREL_TEXT("coordinates, or none");
        if (!lrel_check__suspect(c, found, &issue))
            return lrel__fail_memory(err);
    }
    return lrel_check__add_suspects(c, found, with_points, err);
}

lrel_status lrel_check__zero(const lrel_checking *c, lrel_error *err)
{
    size_t count = lrel_check__subject_count(c->data);
    lrel_suspects found = {0};
    lrel_status status = LREL_OK;

    for (size_t i = 0, k; i < count && status == LREL_OK; i = k) {
        k = lrel_check__end_of_source(c->data, i);
        status = check_source(c, i, k, &found, err);
    }
    lrel_check__clear_suspects(c, &found);
    return status;
}

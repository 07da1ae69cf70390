/* SPDX-License-Identifier: Apache-2.0 */
/* subject.c: records and facts under one numbering, and what checks say of many of them.
 */
#include "check/checking.h"
#include "read/box.h"

/* So many a person can look at one by one, even if they are all that a source has. */
#define LISTED_MAX 10

size_t lrel_check__subject_count(const lrel_dataset *data)
{
    return data->records.count + data->facts.count;
}

lrel_subject lrel_check__subject(const lrel_dataset *data, size_t subject)
{
    const lrel_record *r = &data->records.at[subject];
    const lrel_fact *fact;

    if (subject < data->records.count)
        return (lrel_subject){.source = r->source,
                              .row = r->row,
                              .table_row = data->table_row[subject],
                              .owner = data->owner[subject],
                              .id = r->id,
                              .place = r->place,
                              .used = r->used,
                              .is_elsewhere = r->reason == LREL_REASON_ANOTHER_KIND};
    fact = &data->facts.at[subject - data->records.count];
    return (lrel_subject){.source = fact->source,
                          .row = fact->row,
                          .table_row = fact->table_row,
                          .owner = LREL_OWNER_NONE,
                          .id = fact->id,
                          .place = fact->place,
                          .used = fact->used,
                          .is_elsewhere = fact->reason == LREL_REASON_ANOTHER_KIND};
}

static uint32_t source_of(const lrel_dataset *data, size_t subject)
{
    return subject < data->records.count
               ? data->records.at[subject].source
               : data->facts.at[subject - data->records.count].source;
}

size_t lrel_check__end_of_source(const lrel_dataset *data, size_t first)
{
    size_t count = lrel_check__subject_count(data), last = first;
    uint32_t source = first < count ? source_of(data, first) : 0;

    while (last < count && source_of(data, last) == source)
        last++;
    return last;
}

lrel_source_shape lrel_check__source_shape(const lrel_dataset *data, size_t subject)
{
    lrel_subject s = lrel_check__subject(data, subject);
    const lrel_input *input = &data->sources[s.source];
    const lrel_shape *shape =
        input->table->shapes ? &input->table->shapes[s.table_row] : NULL;

    return (lrel_source_shape){input, shape,
                               shape ? &input->table->rings[shape->first_ring] : NULL};
}

bool lrel_check__source_middle(const lrel_source_shape *s, lrel_xy *out)
{
    lrel_box box = lrel_box_empty();

    for (uint32_t r = 0; s->shape && r < s->shape->ring_count; r++)
        lrel_box_add_ring(&box, s->input->table, &s->rings[r]);
    *out = lrel_box_middle(&box);
    return !lrel_box_is_empty(&box);
}

lrel_issue lrel_check__issue(const lrel_checking *c, lrel_issue_kind kind, size_t subject)
{
    lrel_subject s = lrel_check__subject(c->data, subject);

    return (lrel_issue){.kind = kind,
                        .source = (int32_t)s.source,
                        .row = s.row,
                        .id = s.id,
                        .area2 = -1,
                        .count = 1};
}

bool lrel_check__suspect(const lrel_checking *c, lrel_suspects *list,
                         const lrel_issue *issue)
{
    lrel_issue *one = LREL__PUSH(c->data->context, list);

    if (one)
        *one = *issue;
    return one != NULL;
}

lrel_status lrel_check__add_suspects(const lrel_checking *c, const lrel_suspects *list,
                                     size_t of, lrel_error *err)
{
    lrel_status status = LREL_OK;
    lrel_issue all;

    if (list->count > LISTED_MAX && 2 * list->count > of) {
        all = list->at[0];
        all.row = -1;
        all.id = LREL_TEXT("");
        all.value = LREL_TEXT("most of the source");
        all.count = (int64_t)list->count;
        return lrel_check__add(c, &all, err);
    }
    for (size_t i = 0; i < list->count && status == LREL_OK; i++)
        status = lrel_check__add(c, &list->at[i], err);
    return status;
}

void lrel_check__clear_suspects(const lrel_checking *c, lrel_suspects *list)
{
    lrel__free(c->data->context, list->at);
    *list = (lrel_suspects){0};
}

lrel_status lrel_check__by_source(const lrel_checking *c, size_t first, size_t row_bytes,
                                  lrel_source_check check, lrel_error *err)
{
    size_t count = lrel_check__subject_count(c->data);
    void *rows = lrel__alloc(c->data->context, count - first, row_bytes);
    lrel_suspects found = {0};
    lrel_status status = rows ? LREL_OK : lrel__fail_memory(err);

    for (size_t i = first, k; i < count && status == LREL_OK; i = k) {
        k = lrel_check__end_of_source(c->data, i);
        found.count = 0;
        status = check(c, i, k, rows, &found, err);
    }
    lrel_check__clear_suspects(c, &found);
    lrel__free(c->data->context, rows);
    return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* faces_merge.c: the faces that several workers found, under common, sorted numbers.
 *
 * Sorted by their first two owners, which says nearly always enough; where it does not,
 * by the next two, and so on. */
#include <string.h>

#include "core/radix.h"
#include "mosaic/faces.h"
#include "mosaic/graph.h"

typedef struct merge {
    const lrel_context *context;
    faceset *out;
    const faceset *sets;
    uint32_t **numbers;
    const uint32_t *first; /* by set: the number of its first face among all */
    int set_count;
    lrel_sortable order;
} merge;

/* Set and face of face number @p n among all. */
static const face_entry *find_face(const merge *m, uint32_t n, int *set)
{
    *set = m->set_count - 1;
    while (m->first[*set] > n)
        --*set;
    return &m->sets[*set].faces.at[n - m->first[*set]];
}

static const uint32_t *owners_of(const merge *m, uint32_t n, uint32_t *count)
{
    int set;
    const face_entry *face = find_face(m, n, &set);

    *count = face->count;
    return m->sets[set].owners.at + face->first;
}

/* Two owners from @p depth on. What has no more of them comes first: an owner behind the
 * first cannot be 0, because they ascend. */
static uint64_t key_at(const uint32_t *owners, uint32_t count, uint32_t depth)
{
    return (uint64_t)(depth < count ? owners[depth] : 0) << 32 |
           (depth + 1 < count ? owners[depth + 1] : 0);
}

/* Sorts the faces items .. items + count by their owners from @p depth on. */
static void sort_faces(const merge *m, lrel_keyed *items, lrel_keyed *spare, size_t count,
                       uint32_t depth)
{
    lrel_sortable list = {items, spare, count};
    size_t next;

    for (size_t i = 0; i < count; i++) {
        uint32_t owner_count;
        const uint32_t *owners = owners_of(m, items[i].value, &owner_count);

        items[i].key = key_at(owners, owner_count, depth);
    }
    lrel__radix_sort(&list);
    if (list.at != items)
        memcpy(items, list.at, count * sizeof *items);
    for (size_t i = 0; i < count; i = next) {
        for (next = i + 1; next < count && items[next].key == items[i].key; next++)
            continue;
        /* The lower half is 0 where these have no owner left to differ in. */
        if (next - i > 1 && (uint32_t)items[i].key != 0)
            sort_faces(m, items + i, spare, next - i, depth + 2);
    }
}

static bool is_same(const merge *m, uint32_t a, uint32_t b)
{
    uint32_t count_a, count_b;
    const uint32_t *owners_a = owners_of(m, a, &count_a);
    const uint32_t *owners_b = owners_of(m, b, &count_b);

    return count_a == count_b &&
           memcmp(owners_a, owners_b, count_a * sizeof *owners_a) == 0;
}

/* The next @p count faces of the order are one: writes it, or leaves it out where it has
 * no land. One worker may have less than none of it: what others found inside. */
static bool write_face(merge *m, const lrel_keyed *items, size_t count, lrel_error *err)
{
    faceset *out = m->out;
    uint32_t owner_count, number = FACE_OUTSIDE;
    const uint32_t *owners = owners_of(m, items[0].value, &owner_count);
    int64_t area2 = 0;
    int set;

    for (size_t i = 0; i < count; i++)
        area2 += find_face(m, items[i].value, &set)->area2;
    if (area2 < 0) {
        lrel__fail(err, LREL_E_INVARIANT, "a face has negative land");
        return false;
    }
    if (area2 > 0) {
        number = (uint32_t)out->faces.count++;
        out->faces.at[number] = (face_entry){out->owners.count, owner_count, 0, area2};
        memcpy(out->owners.at + out->owners.count, owners, owner_count * sizeof *owners);
        out->owners.count += owner_count;
    }
    for (size_t i = 0; i < count; i++) {
        (void)find_face(m, items[i].value, &set);
        m->numbers[set][items[i].value - m->first[set]] = number;
    }
    return true;
}

static lrel_status write_faces(merge *m, lrel_error *err)
{
    faceset *out = m->out;
    size_t owners = 0, next;

    for (int s = 0; s < m->set_count; s++)
        owners += m->sets[s].owners.count;
    if (!lrel__grow(m->context, &out->faces.at, &out->faces.capacity, m->order.count,
                    sizeof *out->faces.at) ||
        !lrel__grow(m->context, &out->owners.at, &out->owners.capacity, owners,
                    sizeof *out->owners.at))
        return lrel__fail_memory(err);
    for (size_t i = 0; i < m->order.count; i = next) {
        for (next = i + 1;
             next < m->order.count && m->order.at[next].key == m->order.at[i].key &&
             is_same(m, m->order.at[next].value, m->order.at[i].value);
             next++)
            continue;
        if (!write_face(m, m->order.at + i, next - i, err))
            return err ? err->status : LREL_E_INVARIANT;
    }
    return LREL_OK;
}

/* Lists all faces, whose numbers are those of their sets one behind the other. */
static void list_faces(merge *m, uint32_t *first)
{
    size_t n = 0;

    for (int s = 0; s < m->set_count; s++) {
        first[s] = (uint32_t)n;
        for (size_t f = 0; f < m->sets[s].faces.count; f++, n++)
            m->order.at[n].value = (uint32_t)n;
    }
}

lrel_status lrel_faceset__merge(faceset *out, const lrel_context *context,
                                const faceset *sets, int count, uint32_t **numbers,
                                lrel_error *err)
{
    uint32_t *first = lrel__alloc(context, (size_t)count, sizeof *first);
    merge m = {context, out, sets, numbers, first, count, {0}};
    lrel_status status = LREL_E_MEMORY;
    size_t total = 0;

    memset(out, 0, sizeof *out);
    for (int s = 0; s < count; s++)
        total += sets[s].faces.count;
    if (total >= FACE_OUTSIDE) {
        status = lrel__fail(err, LREL_E_LIMIT, "%zu pieces of land are too many", total);
        goto done;
    }
    if (!first || !lrel__sortable_init(&m.order, context, total)) {
        status = lrel__fail_memory(err);
        goto done;
    }
    list_faces(&m, first);
    sort_faces(&m, m.order.at, m.order.spare, total, 0);
    status = write_faces(&m, err);

done:
    lrel__sortable_clear(&m.order, context);
    lrel__free(context, first);
    return status;
}

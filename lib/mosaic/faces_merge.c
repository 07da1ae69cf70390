/* SPDX-License-Identifier: Apache-2.0 */
/* faces_merge.c: the faces that several workers found, under common, sorted numbers.
 *
 * Counted out by their first owner, then sorted by the next two, which says nearly always
 * enough; where it does not, by the two behind those, and so on. Faces with different
 * first owners have nothing to do with each other, so owners are shared out. Each piece
 * of work writes where its faces would go if all before them stayed apart, and is moved
 * down once it is known how many became one. */
#include <string.h>

#include "core/radix.h"
#include "core/threads.h"
#include "mosaic/faces.h"
#include "mosaic/graph.h"

/* First owners in one piece of work. */
#define BATCH_OWNERS 256

/* What a piece of work wrote, and how many faces down it was moved. */
typedef struct stretch {
    size_t first_face, faces;
    size_t first_owner, owners;
    uint32_t moved;
} stretch;

typedef struct merge {
    const lrel_context *context;
    faceset *out;
    const faceset *sets;
    uint32_t **numbers;
    uint32_t *first; /* by set: the number of its first face among all */
    int set_count;
    uint32_t *start; /* by first owner, and one more: its faces' place in the order */
    uint32_t owner_count;
    lrel_sortable order; /* numbers of faces among all, by owners */
    stretch *pieces;
    size_t piece_count;
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

/* ---- sorting ---- */

/* Two owners from @p depth on. What has no more of them comes first: an owner behind the
 * first cannot be 0, because they ascend. */
static uint64_t key_at(const uint32_t *owners, uint32_t count, uint32_t depth)
{
    return (uint64_t)(depth < count ? owners[depth] : 0) << 32 |
           (depth + 1 < count ? owners[depth + 1] : 0);
}

/* Sorts the faces items .. items + count, whose keys are their owners at @p depth, by
 * these and those behind them. */
static void sort_faces(const merge *m, lrel_keyed *items, lrel_keyed *spare, size_t count,
                       uint32_t depth)
{
    lrel_sortable list = {items, spare, count};
    size_t next;

    lrel__radix_sort(&list);
    if (list.at != items)
        memcpy(items, list.at, count * sizeof *items);
    for (size_t i = 0; i < count; i = next) {
        for (next = i + 1; next < count && items[next].key == items[i].key; next++)
            continue;
        /* The lower half is 0 where these have no owner left to differ in. */
        if (next - i == 1 || (uint32_t)items[i].key == 0)
            continue;
        for (size_t k = i; k < next; k++) {
            uint32_t owner_count;
            const uint32_t *owners = owners_of(m, items[k].value, &owner_count);

            items[k].key = key_at(owners, owner_count, depth + 2);
        }
        sort_faces(m, items + i, spare, next - i, depth + 2);
    }
}

/* Lists all faces by their first owner, the next two being their keys. */
static void list_faces(merge *m)
{
    uint32_t sum = 0, n = 0;

    for (int s = 0; s < m->set_count; s++) {
        const faceset *set = &m->sets[s];

        m->first[s] = sum;
        sum += (uint32_t)set->faces.count;
        for (size_t f = 0; f < set->faces.count; f++)
            m->start[set->owners.at[set->faces.at[f].first]]++;
    }
    /* start[owner] becomes the place behind the owner's faces, then walks back to them.
     */
    sum = 0;
    for (uint32_t o = 0; o <= m->owner_count; o++) {
        sum += m->start[o];
        m->start[o] = sum;
    }
    for (int s = 0; s < m->set_count; s++)
        for (size_t f = 0; f < m->sets[s].faces.count; f++, n++) {
            const face_entry *face = &m->sets[s].faces.at[f];
            const uint32_t *owners = m->sets[s].owners.at + face->first;

            m->order.at[--m->start[owners[0]]] =
                (lrel_keyed){key_at(owners, face->count, 1), n};
            m->pieces[owners[0] / BATCH_OWNERS].owners += face->count;
        }
}

/* Tells each piece where its faces would go if none were the same; `owners` is how many
 * its faces have then. */
static void place_pieces(merge *m)
{
    size_t owners = 0;

    for (size_t p = 0; p < m->piece_count; p++) {
        stretch *of = &m->pieces[p];
        size_t next = owners + of->owners;

        *of = (stretch){.first_face = m->start[p * BATCH_OWNERS], .first_owner = owners};
        owners = next;
    }
}

/* ---- writing ---- */

/* First owners of piece @p piece: *@p first to *@p last, without that. */
static void owners_of_piece(const merge *m, size_t piece, uint32_t *first, uint32_t *last)
{
    *first = (uint32_t)piece * BATCH_OWNERS;
    *last =
        m->owner_count - *first < BATCH_OWNERS ? m->owner_count : *first + BATCH_OWNERS;
}

static bool is_same(const merge *m, uint32_t a, uint32_t b)
{
    uint32_t count_a, count_b;
    const uint32_t *owners_a = owners_of(m, a, &count_a);
    const uint32_t *owners_b = owners_of(m, b, &count_b);

    return count_a == count_b &&
           memcmp(owners_a, owners_b, count_a * sizeof *owners_a) == 0;
}

/* Adds up the faces at @p from .. @p last of the order that are one with the first. One
 * worker may have less than none of their land: what others found inside.
 * @return the place behind them */
static uint32_t add_up(const merge *m, uint32_t from, uint32_t last, int64_t *area2)
{
    const lrel_keyed *items = m->order.at;
    uint32_t i = from;
    int set;

    *area2 = 0;
    do
        *area2 += find_face(m, items[i].value, &set)->area2;
    while (++i < last && items[i].key == items[from].key &&
           is_same(m, items[i].value, items[from].value));
    return i;
}

/* Writes the face of the owners of face @p n behind those of @p of. @return its number */
static uint32_t write_face(const merge *m, stretch *of, uint32_t n, int64_t area2)
{
    size_t number = of->first_face + of->faces++;
    size_t first = of->first_owner + of->owners;
    uint32_t count;
    const uint32_t *owners = owners_of(m, n, &count);

    m->out->faces.at[number] = (face_entry){first, count, 0, area2};
    for (uint32_t i = 0; i < count; i++)
        m->out->owners.at[first + i] = owners[i];
    of->owners += count;
    return (uint32_t)number;
}

/* Sorts the faces with first owner @p owner and writes those that have land. All have
 * their numbers as keys then. */
static lrel_status write_owner(const merge *m, stretch *of, uint32_t owner,
                               lrel_error *err)
{
    uint32_t at = m->start[owner], end = m->start[owner + 1], next;

    sort_faces(m, m->order.at + at, m->order.spare + at, end - at, 1);
    while (at < end) {
        uint32_t number = FACE_OUTSIDE;
        int64_t area2;

        next = add_up(m, at, end, &area2);
        if (area2 < 0)
            return lrel__fail(err, LREL_E_INVARIANT, "a face has negative land");
        if (area2 > 0)
            number = write_face(m, of, m->order.at[at].value, area2);
        for (; at < next; at++)
            m->order.at[at].key = number;
    }
    return LREL_OK;
}

static lrel_status write_piece(size_t piece, int worker, void *user, lrel_error *err)
{
    const merge *m = user;
    stretch of = m->pieces[piece];
    uint32_t first, last;
    lrel_status status = LREL_OK;

    (void)worker;
    owners_of_piece(m, piece, &first, &last);
    for (uint32_t o = first; o < last && status == LREL_OK; o++)
        status = write_owner(m, &of, o, err);
    m->pieces[piece] = of;
    return status;
}

/* Moves what a piece wrote down to the end of those before it. */
static lrel_status move_piece(size_t piece, void *user, lrel_error *err)
{
    merge *m = user;
    stretch *of = &m->pieces[piece];
    faceset *out = m->out;
    size_t by = of->first_face - out->faces.count;
    size_t owners_by = of->first_owner - out->owners.count;

    (void)err;
    if (of->faces == 0)
        return LREL_OK; /* there may be no array at all */
    memmove(out->owners.at + out->owners.count, out->owners.at + of->first_owner,
            of->owners * sizeof *out->owners.at);
    for (size_t f = out->faces.count; f < out->faces.count + of->faces; f++) {
        out->faces.at[f] = out->faces.at[f + by];
        out->faces.at[f].first -= owners_by;
    }
    out->faces.count += of->faces;
    out->owners.count += of->owners;
    of->moved = (uint32_t)by;
    return LREL_OK;
}

/* Tells the faces of one set their numbers. They lie anywhere in the order, so threads
 * that shared the order out would write to the same lines of the cache all the time. */
static lrel_status number_set(size_t set, int worker, void *user, lrel_error *err)
{
    const merge *m = user;
    size_t count = m->sets[set].faces.count;

    (void)worker;
    (void)err;
    for (size_t p = 0; p < m->piece_count; p++) {
        uint32_t first, last;

        owners_of_piece(m, p, &first, &last);
        for (uint32_t i = m->start[first]; i < m->start[last]; i++) {
            uint32_t face = m->order.at[i].value - m->first[set];
            uint32_t number = (uint32_t)m->order.at[i].key;

            if (face < count)
                m->numbers[set][face] =
                    number == FACE_OUTSIDE ? number : number - m->pieces[p].moved;
        }
    }
    return LREL_OK;
}

/* ---- all of it ---- */

static lrel_status prepare(merge *m, lrel_error *err)
{
    faceset *out = m->out;
    size_t faces = 0, owners = 0;

    for (int s = 0; s < m->set_count; s++) {
        faces += m->sets[s].faces.count;
        owners += m->sets[s].owners.count;
    }
    if (faces >= FACE_OUTSIDE)
        return lrel__fail(err, LREL_E_LIMIT, "%zu pieces of land are too many", faces);
    m->piece_count = ((size_t)m->owner_count + BATCH_OWNERS - 1) / BATCH_OWNERS;
    m->first = lrel__alloc(m->context, (size_t)m->set_count, sizeof *m->first);
    m->start = lrel__calloc(m->context, (size_t)m->owner_count + 1, sizeof *m->start);
    m->pieces = lrel__calloc(m->context, m->piece_count, sizeof *m->pieces);
    if (!m->first || !m->start || !m->pieces ||
        !lrel__sortable_init(&m->order, m->context, faces) ||
        !lrel__grow(m->context, &out->faces.at, &out->faces.capacity, faces,
                    sizeof *out->faces.at) ||
        !lrel__grow(m->context, &out->owners.at, &out->owners.capacity, owners,
                    sizeof *out->owners.at))
        return lrel__fail_memory(err);
    return LREL_OK;
}

lrel_status lrel_faceset__merge(faceset *out, const lrel_context *context,
                                const faceset *sets, int count, uint32_t owner_count,
                                uint32_t **numbers, lrel_error *err)
{
    merge m = {.context = context,
               .out = out,
               .sets = sets,
               .numbers = numbers,
               .set_count = count,
               .owner_count = owner_count};
    lrel_status status;

    memset(out, 0, sizeof *out);
    if ((status = prepare(&m, err)) != LREL_OK)
        goto done;
    list_faces(&m);
    place_pieces(&m);
    if ((status = lrel__parallel_in_order(context, m.piece_count, write_piece, move_piece,
                                          &m, err)) == LREL_OK)
        status = lrel__parallel(context, (size_t)count, number_set, &m, err);

done:
    lrel__sortable_clear(&m.order, context);
    lrel__free(context, m.first);
    lrel__free(context, m.start);
    lrel__free(context, m.pieces);
    return status;
}

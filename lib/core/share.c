/* SPDX-License-Identifier: Apache-2.0 */
/* share.c: quotas in 128 bits, so that no product of two areas is too large. */
#include "core/share.h"

#include <stdlib.h>

#include "core/memory.h"

typedef unsigned __int128 wide;

typedef struct part {
    wide remainder;
    size_t at;
} part;

static int compare_parts(const void *a, const void *b)
{
    const part *pa = a, *pb = b;

    if (pa->remainder != pb->remainder)
        return pa->remainder > pb->remainder ? -1 : 1;
    return pa->at < pb->at ? -1 : pa->at > pb->at;
}

bool lrel_share__divide(const lrel_context *context, int64_t amount,
                        const int64_t *weights, size_t count, int64_t *out)
{
    part *parts = lrel__alloc(context, count, sizeof *parts);
    wide sum = 0;
    int64_t left = amount;

    if (!parts)
        return false;
    for (size_t i = 0; i < count; i++)
        sum += (wide)weights[i];
    for (size_t i = 0; i < count; i++) {
        wide quota = sum ? (wide)amount * (wide)weights[i] : 0;

        parts[i] = (part){sum ? quota % sum : 0, i};
        out[i] = sum ? (int64_t)(quota / sum) : 0;
        left -= out[i];
    }
    if (count)
        qsort(parts, count, sizeof *parts, compare_parts);
    for (size_t i = 0; sum && left > 0; i++, left--)
        out[parts[i].at]++;
    lrel__free(context, parts);
    return true;
}

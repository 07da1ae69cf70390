/* SPDX-License-Identifier: Apache-2.0 */
/* The target of `make fuzz`: bytes become rings, and the mosaic of any rings is right. */
#include "fuzz/fuzz_mosaic.h"

#include <stdlib.h>

#include "fuzz/rings.h"
#include "fuzz/verdict.h"

/* AddressSanitizer keeps some kilobytes of every thread that ever was: with threads in
 * every run an hour would not fit into memory. */
#define RUNS_PER_THREADED_RUN 32

/* FNV-1a: the changes and histories follow from the bytes. */
static uint64_t hash(const uint8_t *bytes, size_t count)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325);

    for (size_t i = 0; i < count; i++)
        h = (h ^ bytes[i]) * UINT64_C(0x100000001B3);
    return h;
}

bool fuzz_mosaic_is_right(const uint8_t *bytes, size_t count, int jobs, FILE *told)
{
    char why[JUDGE_WHY_SIZE] = "";
    layer l = rings_from_bytes(bytes, count);
    bool is_right = verdict_is_right(&l, hash(bytes, count), jobs, why);

    if (!is_right && told) {
        fprintf(told, "%s\n", why);
        layer_print(&l, told);
    }
    layer_free(&l);
    return is_right;
}

/* What libFuzzer calls; it takes a crash for a find. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    int jobs = hash(bytes, count) % RUNS_PER_THREADED_RUN == 0 ? 2 : 1;

    if (!fuzz_mosaic_is_right(bytes, count, jobs, stderr))
        abort();
    return 0;
}

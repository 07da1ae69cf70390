/* SPDX-License-Identifier: Apache-2.0 */
/* The target of `make fuzz`: bytes become rings, and the mosaic of any rings is right. */
#include "fuzz/fuzz_mosaic.h"

#include <stdlib.h>

#include "fuzz/rings.h"
#include "fuzz/verdict.h"

bool fuzz_mosaic_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    /* FNV-1a: the changes and histories follow from the bytes. */
    uint64_t seed = UINT64_C(0xCBF29CE484222325);
    char why[JUDGE_WHY_SIZE] = "";
    layer l = rings_from_bytes(bytes, count);
    bool is_right;

    for (size_t i = 0; i < count; i++)
        seed = (seed ^ bytes[i]) * UINT64_C(0x100000001B3);
    is_right = verdict_is_right(&l, seed, why);
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
    if (!fuzz_mosaic_is_right(bytes, count, stderr))
        abort();
    return 0;
}

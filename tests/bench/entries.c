/* SPDX-License-Identifier: Apache-2.0 */
#include "bench/entry.h"

static const entry entries[] = {
    {.key = "ours",
     .name = "landrelease",
     .part = PART_MOSAIC,
     .is_ours = true,
     .threads = 1,
     .run = run_ours},
    {.key = "ours",
     .name = "landrelease",
     .part = PART_MOSAIC,
     .is_ours = true,
     .threads = 2,
     .run = run_ours},
    {.key = "geos",
     .name = "GEOS-C per record",
     .part = PART_MOSAIC,
     .threads = 1,
     .run = run_geos},
    {.key = "geos",
     .name = "GEOS-C per record",
     .part = PART_MOSAIC,
     .threads = 2,
     .run = run_geos},
};

const entry *entry_at(size_t index)
{
    return index < sizeof entries / sizeof *entries ? &entries[index] : NULL;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* shapefile_index.h: the header of a .shp, and an index for it where the .shx is missing.
 */
#ifndef LREL_READ_SHAPEFILE_INDEX_H
#define LREL_READ_SHAPEFILE_INDEX_H

#include "core/fail.h"
#include "core/memory.h"
#include "core/text.h"

#define LREL_SHP_HEADER        100
#define LREL_SHP_RECORD_HEADER 8

/* The two orders of bytes that a shapefile mixes. */
static inline uint32_t lrel_shp__big(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;

    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static inline uint32_t lrel_shp__little(const char *at)
{
    const unsigned char *b = (const unsigned char *)at;

    return (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

/** Checks the header of the .shp in @p shp: its code, and that nothing was cut off.
 * @param length  receives the bytes that the header promises, all of them there */
LREL_NODISCARD lrel_status lrel_shp__check(lrel_text shp, size_t *length,
                                           lrel_error *err);

/** Makes the .shx that belongs to @p shp, from the headers of its records: they lie one
 * behind the other.
 * @param out  receives the bytes, to be freed with lrel__free()
 * @return LREL_OK, LREL_E_FORMAT where a record ends behind the file, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_shp__make_index(const lrel_context *context,
                                                lrel_text shp, char **out,
                                                size_t *out_length, lrel_error *err);

#endif

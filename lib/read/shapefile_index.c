/* SPDX-License-Identifier: Apache-2.0 */
/* shapefile_index.c: ESRI Shapefile Technical Description, July 1998, pages 4 and 23. A
 * missing .shx is made in memory: nothing is ever written beside a delivery. */
#include "read/shapefile_index.h"

#include "read/shapefile.h"

#define FILE_CODE 9994
#define LENGTH_AT 24 /* of the file, in words of 16 bits */
#define ENTRY     8  /* offset and length of a record, in such words */

bool lrel_shapefile_is_one(lrel_text start)
{
    return start.length >= 4 && lrel_shp__big(start.at) == FILE_CODE;
}

lrel_status lrel_shp__check(lrel_text shp, size_t *length, lrel_error *err)
{
    size_t promised;

    if (!lrel_shapefile_is_one(shp))
        return lrel__fail(err, LREL_E_FORMAT,
                          "named .shp, but does not begin as a shapefile");
    if (shp.length < LREL_SHP_HEADER)
        return lrel__fail(err, LREL_E_FORMAT,
                          "cut off: %zu bytes, less than the header of a shapefile",
                          shp.length);
    promised = (size_t)lrel_shp__big(shp.at + LENGTH_AT) * 2;
    if (promised > shp.length)
        return lrel__fail(err, LREL_E_FORMAT,
                          "cut off: its header says %zu bytes, %zu are there", promised,
                          shp.length);
    if (promised < LREL_SHP_HEADER)
        return lrel__fail(err, LREL_E_FORMAT, "its header says that it is %zu bytes long",
                          promised);
    *length = promised;
    return LREL_OK;
}

static void put_big(char *to, uint32_t value)
{
    to[0] = (char)(value >> 24);
    to[1] = (char)(value >> 16);
    to[2] = (char)(value >> 8);
    to[3] = (char)value;
}

typedef struct index_bytes {
    char *at;
    size_t count;
    size_t capacity;
} index_bytes;

static lrel_status add_entries(const lrel_context *context, lrel_text shp,
                               index_bytes *out, lrel_error *err)
{
    size_t at = LREL_SHP_HEADER;

    while (at < shp.length) {
        size_t left = shp.length - at, words;

        words = left >= LREL_SHP_RECORD_HEADER ? lrel_shp__big(shp.at + at + 4) : 0;
        if (left < LREL_SHP_RECORD_HEADER || words * 2 > left - LREL_SHP_RECORD_HEADER)
            return lrel__fail(
                err, LREL_E_FORMAT,
                "it has no .shx, and none can be made: record %zu, at byte %zu, "
                "ends behind the file",
                (out->count - LREL_SHP_HEADER) / ENTRY + 1, at);
        if (!lrel__grow(context, &out->at, &out->capacity, out->count + ENTRY, 1))
            return lrel__fail_memory(err);
        put_big(out->at + out->count, (uint32_t)(at / 2));
        put_big(out->at + out->count + 4, (uint32_t)words);
        out->count += ENTRY;
        at += LREL_SHP_RECORD_HEADER + words * 2;
    }
    return LREL_OK;
}

lrel_status lrel_shp__make_index(const lrel_context *context, lrel_text shp, char **out,
                                 size_t *out_length, lrel_error *err)
{
    index_bytes index = {NULL, 0, 0};
    lrel_status status;

    if (!lrel__grow(context, &index.at, &index.capacity, LREL_SHP_HEADER, 1))
        return lrel__fail_memory(err);
    memcpy(index.at, shp.at, LREL_SHP_HEADER);
    index.count = LREL_SHP_HEADER;
    if ((status = add_entries(context, shp, &index, err)) != LREL_OK) {
        lrel__free(context, index.at);
        return status;
    }
    put_big(index.at + LENGTH_AT, (uint32_t)(index.count / 2));
    *out = index.at;
    *out_length = index.count;
    return LREL_OK;
}

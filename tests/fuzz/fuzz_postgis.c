/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_postgis.c: any line is no row of COPY, or one of fields; and any field is no
 * shape, or one that is handed out in pieces no larger than its bytes can be. */
#include <stdlib.h>
#include <string.h>

#include "bridge/ewkb.h"
#include "bridge/postgis_parts.h"
#include "fuzz/fuzz_told.h"

#define POINT_2D "0101000000000000000000f03f0000000000000040"
#define RING                                                                             \
    "0400000000000000000000000000000000000000000000000000f03f0000000000000000"           \
    "000000000000f03f000000000000f03f00000000000000000000000000000000"

const char *const fuzz_told_seeds[] = {
    "1\tH\\t1\t\\N\t" POINT_2D "\t\\N",
    "0101000020e6100000000000000000f03f0000000000000040",
    "01010000c0000000000000f03f000000000000004000000000000008400000000000000840",
    "0101000000000000000000f87f000000000000f87f",
    "010300000002000000" RING RING,
    "010600000001000000010300000001000000" RING,
    "010400000002000000" POINT_2D POINT_2D,
    "010700000002000000" POINT_2D "010700000000000000",
    "0102000000ffffffff",
    "010f00000000000000",
    "\\\\N\tx\\N\t\t",
    NULL};

/* Where a shape goes. */
typedef struct taken {
    double *room;
    size_t bytes; /* of the shape */
    size_t asked; /* points, in the last piece */
    bool is_right;
} taken;

static void on_polygon(void *user)
{
    (void)user;
}

/* A block for each piece, so that a point too many is seen. */
static double *on_room(void *user, size_t count)
{
    taken *t = user;

    t->is_right = t->is_right && count <= t->bytes / (2 * sizeof(double));
    t->asked = count;
    free(t->room);
    t->room = malloc(count ? count * 2 * sizeof(double) : 1);
    return t->room;
}

static bool on_end(void *user, lrel_vector_kind kind, size_t count)
{
    taken *t = user;

    t->is_right = t->is_right && t->room && count <= t->asked && kind <= LREL_VECTOR_RING;
    return true;
}

static void on_fault(void *user, const char *expected)
{
    taken *t = user;

    t->is_right = t->is_right && *expected;
}

static bool is_right_shape(char *field)
{
    taken t = {.is_right = true};
    const lrel_vector_sink sink = {&t, on_polygon, on_room, on_end, on_fault, on_polygon};
    unsigned char *bytes;

    t.bytes = lrel_postgis__unhex(field);
    if (!(bytes = malloc(t.bytes ? t.bytes : 1)))
        return false;
    memcpy(bytes, field, t.bytes);
    lrel_ewkb_give(bytes, t.bytes, &sink);
    free(t.room);
    free(bytes);
    return t.is_right;
}

static bool is_right_line(const lrel_context *context, char *line, size_t count)
{
    lrel_postgis_fields fields = {NULL, 0, 0};
    bool has_nul = memchr(line, '\0', count) != NULL, is_right;
    lrel_status status = lrel_postgis__cut(context, line, count, &fields, NULL);

    is_right = has_nul ? status == LREL_E_READ : status == LREL_OK && fields.count > 0;
    for (size_t i = 0; is_right && i < fields.count; i++)
        is_right = !fields.at[i] || is_right_shape(fields.at[i]);
    lrel__free(context, fields.at);
    return is_right;
}

bool fuzz_told_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    lrel_context *context = lrel_context_new(NULL);
    char *line = malloc(count + 1);
    bool is_right = context && line;

    if (line) {
        if (count)
            memcpy(line, bytes, count);
        line[count] = '\0';
    }
    is_right = is_right && is_right_line(context, line, count);
    if (!is_right && told)
        (void)fprintf(told, "\"%.*s\"\n", (int)count, (const char *)bytes);
    free(line);
    lrel_context_free(context);
    return is_right;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (!fuzz_told_is_right(bytes, count, stderr))
        abort();
    return 0;
}

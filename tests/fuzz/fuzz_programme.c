/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_programme.c: any text as a programme file is read, or refused with a reason, twice
 * alike. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz/fuzz_told.h"
#include "programme/programme.h"

const char *const fuzz_told_seeds[] = {
    "programme: A\nas_of: 2020-12-31\nby: [class, operator]\nsources:\n"
    "  - {path: h.csv, role: hazard, name: H, crs: EPSG:4326, id: ID,\n"
    "     class: {column: Type, values: {CHA: cha}}, contamination: {const: ap},\n"
    "     from: {column: Surveyed, form: \"%d/%m/%Y\"}, area: {column: A, unit: ha},\n"
    "     geometry: {wkt: Outline}}\n",
    "programme: B\nas_of: 2020\nedge: keep\nplace: stated\nsources:\n"
    "  - path: r.csv\n    role: release\n    product: {const: cleared}\n"
    "    geometry: {lon: X, lat: Y, traverse: {bearing: B#, distance: D#, north: "
    "magnetic}}\n"
    "    items: {ap_mine: M, other_uxo: {column: U}}\n    where: {column: k, values: [a, "
    "b]}\n",
    "programme: C\nas_of: 2020-12-31\naccounts:\n  all: {contamination: [ap, cmr]}\n"
    "boundaries:\n  - {path: b.geojson, level: admin1, code: C}\nsources: []\n",
    "programme: \"\\u17a0\"\nas_of: &a 2020\nsources: *a\n",
    "a: [1, {b: c}, 'd']\n---\nx",
    NULL};

static bool is_alike(lrel_context *context, const char *path)
{
    lrel_programme *one = NULL, *two = NULL;
    lrel_error first, second;
    lrel_status status, again;
    bool is_right;

    lrel_error_init(&first);
    lrel_error_init(&second);
    status = lrel_programme_read(context, path, &one, &first);
    again = lrel_programme_read(context, path, &two, &second);
    is_right = status == again && strcmp(first.message, second.message) == 0 &&
               (status == LREL_OK || first.message[0]) &&
               (status == LREL_OK) == (one != NULL);
    lrel_programme_free(one);
    lrel_programme_free(two);
    return is_right;
}

bool fuzz_told_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    lrel_context *context = lrel_context_new(NULL);
    char path[64];
    FILE *file;
    bool is_right;

    snprintf(path, sizeof path, "/tmp/lrel-fuzz-programme-%d.yaml", (int)getpid());
    file = fopen(path, "wb");
    is_right = context && file && fwrite(bytes, 1, count, file) == count;
    if (file)
        is_right = fclose(file) == 0 && is_right;
    is_right = is_right && is_alike(context, path);
    (void)unlink(path);
    lrel_context_free(context);
    if (!is_right && told)
        (void)fprintf(told, "\"%.*s\"\n", (int)count, (const char *)bytes);
    return is_right;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (!fuzz_told_is_right(bytes, count, stderr))
        abort();
    return 0;
}

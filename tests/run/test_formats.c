/* SPDX-License-Identifier: Apache-2.0 */
/* Sources and boundaries may come in any format that is read: the account is the same,
 * and the provenance names exactly what it was made from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <ogr_core.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/checksum.h"
#include "bridge/gpkg.h"
#include "read/gdal_files.h"
#include "run/job_scratch.h"

#define SQUARE(x, y)                                                                     \
    "MULTIPOLYGON(((" x " 13.1," x "5 13.1," x "5 " y "," x " " y "," x " 13.1)))"

static const gdal_row hazards[] = {
    {SQUARE("103.10", "13.15"), 1, "a", 1, {2019, 3, 1}},
    {SQUARE("103.11", "13.15"), 2, "b", 1, {2020, 3, 1}},
};
static const gdal_row releases[] = {
    {SQUARE("103.10", "13.12"), 11, "a", 1, {2021, 6, 30}},
};
static const gdal_row provinces[] = {
    {"MULTIPOLYGON(((103 13,104 13,104 13.14,103 13.14,103 13)))",
     1,
     "South",
     1,
     {0, 0, 0}},
    {"MULTIPOLYGON(((103 13.14,104 13.14,104 14,103 14,103 13.14)))",
     2,
     "North",
     1,
     {0, 0, 0}},
};

static const gdal_layer layers[] = {
    {"hazards", 4326, wkbMultiPolygon, hazards, 2},
    {"releases", 4326, wkbMultiPolygon, releases, 1},
    {"provinces", 4326, wkbMultiPolygon, provinces, 2},
};

/* @p form of dates, as in `, form: "%Y"`. */
static void put_programme(const job_scratch *s, const char *ending, const char *form)
{
    char text[1400];

    snprintf(
        text, sizeof text,
        "programme: Formats\nas_of: 2024-12-31\nby: [admin1]\nsources:\n"
        "  - {path: hazards.%s, role: hazard, id: code, contamination: {const: ap},\n"
        "     class: {const: cha}, from: {column: day%s}}\n"
        "  - {path: releases.%s, role: release, id: code, product: {const: cleared},\n"
        "     contamination: {const: ap}, to: {column: day%s}}\n"
        "boundaries:\n"
        "  - {path: provinces.%s, level: admin1, code: code, name: name}\n",
        ending, form, ending, form, ending);
    job_put(s, "p.yaml", text);
}

static void put_layers(const job_scratch *s, const char *driver, const char *ending)
{
    for (int i = 0; i < 3; i++) {
        char name[40], path[JOB_PATH_MAX];

        snprintf(name, sizeof name, "%s.%s", layers[i].name, ending);
        job_path(s, name, path);
        gdal_write(driver, path, &layers[i], 1);
    }
}

static void assert_same_file(const job_scratch *s, const char *one, const char *other)
{
    char *a = job_get(s, one), *b = job_get(s, other);

    assert_string_equal(a, b);
    free(a);
    free(b);
}

static void formats__give_the_same_account(void **state)
{
    static const struct {
        const char *driver;
        const char *ending;
    } formats[] = {{"GPKG", "gpkg"}, {"FlatGeobuf", "fgb"}, {"OpenFileGDB", "gdb"}};
    job_scratch *s = *state;

    put_layers(s, "GeoJSON", "geojson");
    put_programme(s, "geojson", "");
    job_run(s, "geojson");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char one[40], other[40];

        put_layers(s, formats[i].driver, formats[i].ending);
        /* Columns of dates need no form: a wrong one does no harm. */
        put_programme(s, formats[i].ending, ", form: \"%d.%m.%y\"");
        job_run(s, formats[i].ending);
        snprintf(one, sizeof one, "geojson/data/ledger.csv");
        snprintf(other, sizeof other, "%s/data/ledger.csv", formats[i].ending);
        assert_same_file(s, one, other);
        snprintf(one, sizeof one, "geojson/data/release.csv");
        snprintf(other, sizeof other, "%s/data/release.csv", formats[i].ending);
        assert_same_file(s, one, other);
    }
}

static int count_of(const char *text, const char *wanted)
{
    int count = 0;

    for (const char *at = text; (at = strstr(at, wanted)); at++)
        count++;
    return count;
}

static void formats__a_folder_has_one_checksum_in_the_provenance(void **state)
{
    job_scratch *s = *state;
    lrel_context *context = lrel_context_new(NULL);
    lrel_checksum sum;
    char path[JOB_PATH_MAX], *provenance;

    put_layers(s, "OpenFileGDB", "gdb");
    put_programme(s, "gdb", "");
    job_run(s, "one");
    /* What ArcGIS leaves while somebody looks at it. */
    job_put(s, "hazards.gdb/_gdb.PC.1.2.sr.lock", "x");
    job_run(s, "two");
    assert_same_file(s, "one/data/provenance.json", "two/data/provenance.json");
    job_path(s, "hazards.gdb", path);
    assert_int_equal(lrel_checksum_of_source(context, path, &sum, NULL), LREL_OK);
    lrel_context_free(context);
    provenance = job_get(s, "two/data/provenance.json");
    assert_non_null(strstr(provenance, sum.hex));
    free(provenance);
}

/* Another layer or column of the same file is another result. */
static void formats__the_provenance_has_layers_columns_and_versions(void **state)
{
    static const char *const expected[] = {
        "\"name\": \"H\",\n      \"role\": \"hazard\",\n      \"path\": \"all.gpkg\",\n"
        "      \"layer\": \"hazards\",\n      \"geometry\": null,\n",
        "\"path\": \"wkt.csv\",\n      \"layer\": \"\",\n"
        "      \"geometry\": {\"wkt\":\"shape\"},\n",
        "\"path\": \"points.csv\",\n      \"layer\": \"\",\n"
        "      \"geometry\": {\"lon\":\"X\",\"lat\":\"Y\"},\n",
        "\"path\": \"all.gpkg\",\n      \"layer\": \"provinces\",\n"
        "      \"code\": \"code\",\n      \"name\": \"name\",\n",
        "\"path\": \"bare.geojson\",\n      \"layer\": \"\",\n"
        "      \"code\": \"name\",\n      \"name\": \"\",\n",
    };
    job_scratch *s = *state;
    char path[JOB_PATH_MAX], version[64], library[100], *provenance;

    job_path(s, "all.gpkg", path);
    gdal_write("GPKG", path, layers, 3);
    job_path(s, "bare.geojson", path);
    gdal_write("GeoJSON", path, &layers[2], 1);
    job_put(s, "wkt.csv", "code,day,shape\n");
    job_put(s, "points.csv", "code,day,X,Y\n1,2020-01-01,103.1,13.15\n");
    job_put(
        s, "p.yaml",
        "programme: Formats\nas_of: 2024-12-31\nsources:\n"
        "  - {path: all.gpkg, layer: hazards, name: H, role: hazard, id: code,\n"
        "     contamination: {const: ap}, class: {const: cha}, from: day}\n"
        "  - {path: wkt.csv, name: W, role: hazard, id: code, crs: EPSG:4326,\n"
        "     geometry: {wkt: shape}, contamination: {const: ap},\n"
        "     class: {const: cha}, from: day}\n"
        "  - {path: points.csv, name: P, role: hazard, id: code, crs: EPSG:4326,\n"
        "     geometry: {lon: X, lat: Y}, contamination: {const: ap},\n"
        "     class: {const: cha}, from: day}\n"
        "boundaries:\n"
        "  - {path: all.gpkg, layer: provinces, level: admin1, code: code, name: name}\n"
        "  - {path: bare.geojson, level: admin2, code: name}\n");
    job_run(s, "out");
    provenance = job_get(s, "out/data/provenance.json");
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        if (!strstr(provenance, expected[i]))
            fail_msg("not there: %s", expected[i]);
    lrel_gpkg.head.library_version(version, sizeof version);
    snprintf(library, sizeof library, "\"library\": \"%s\"", version);
    assert_int_equal(count_of(provenance, library), 2);
    assert_int_equal(count_of(provenance, "\"library\": \"\""), 3);
    free(provenance);
}

static void formats__a_layer_that_is_not_there_is_a_refusal(void **state)
{
    job_scratch *s = *state;
    char path[JOB_PATH_MAX];

    job_path(s, "all.gpkg", path);
    gdal_write("GPKG", path, layers, 3);
    job_put(s, "p.yaml",
            "programme: Formats\nas_of: 2024-12-31\nsources:\n"
            "  - {path: all.gpkg, role: hazard, id: code}\n"
            "  - {path: all.gpkg, layer: release, name: R, role: release, id: code,\n"
            "     product: {const: cleared}, to: day}\n");
    assert_int_equal(job_try(s, "out"), LREL_E_REFUSED);
    assert_non_null(strstr(s->messages, "all.gpkg: has 3 layers; name one with `layer:`: "
                                        "hazards, releases, provinces"));
    assert_non_null(strstr(s->messages, "no layer \"release\"; did you mean "
                                        "\"releases\"?"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(formats__give_the_same_account, job_scratch_setup,
                                        job_scratch_teardown),
        cmocka_unit_test_setup_teardown(
            formats__the_provenance_has_layers_columns_and_versions, job_scratch_setup,
            job_scratch_teardown),
        cmocka_unit_test_setup_teardown(
            formats__a_folder_has_one_checksum_in_the_provenance, job_scratch_setup,
            job_scratch_teardown),
        cmocka_unit_test_setup_teardown(formats__a_layer_that_is_not_there_is_a_refusal,
                                        job_scratch_setup, job_scratch_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

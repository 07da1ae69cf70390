/* SPDX-License-Identifier: Apache-2.0 */
/* test_datum_shift.c: the sites of one source, made up, are written down a second time as
 * somebody would who has another datum and does not know it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/proj.h"
#include "check/check_scene.h"

typedef struct shift_case {
    const char *name;
    const char *truth;  /* code of EPSG: what the numbers of the second source are, */
    const char *shift;  /* by this operation; NULL: by none */
    const char *read;   /* and what the programme reads them as, */
    const char *by;     /* by this operation, or NULL */
    const char *before; /* what somebody read them as who then wrote degrees; or NULL */
    double east, north; /* in metres: moved besides */
    double noise_m;     /* each site by so much, any way */
    size_t sites;
    const char *source;   /* of the issue; NULL: there is none */
    const char *value;    /* the beginning of what is said */
    const char *expected; /* something that it has in it */
    double lon, lat;      /* where the sites begin; 0: in Cambodia */
    enum { OUTLINES, IDS, BOXES } known_by;
    bool is_first; /* the wrong source stands first in the programme */
} shift_case;

/* The same numbers on every machine, 0 to 1. */
static double next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (double)(*state >> 33) / 2147483648.0;
}

#define METRES_PER_DEGREE 111000.0
#define BOX_DEG           0.009 /* a box of the cluster munition survey: 1 km */

/* A site's corners in longitude and latitude. Each has proportions of its own. */
typedef struct site {
    double at[5][2];
} site;

static site make_site(const shift_case *c, size_t i, uint64_t *random)
{
    double lon = (c->lon != 0 ? c->lon : 103.2) + 0.07 * (double)(i % 17);
    double lat = (c->lat != 0 ? c->lat : 12.1) + 0.05 * (double)(i / 17);
    double width = (90 + 700 * next_random(random)) / METRES_PER_DEGREE;
    double height = (90 + 700 * next_random(random)) / METRES_PER_DEGREE;
    double lean = next_random(random) * width / 2;

    if (c->known_by == BOXES) {
        lon = 103.2 + BOX_DEG * (double)(i % 6);
        lat = 12.1 + BOX_DEG * (double)(i / 6);
        return (site){{{lon, lat},
                       {lon + BOX_DEG, lat},
                       {lon + BOX_DEG, lat + BOX_DEG},
                       {lon, lat + BOX_DEG},
                       {lon, lat + BOX_DEG / 2}}};
    }
    return (site){{{lon, lat},
                   {lon + width, lat + lean / 3},
                   {lon + width + lean, lat + height},
                   {lon + lean / 2, lat + height * 1.2},
                   {lon - lean, lat + height / 2}}};
}

/* The same, seen by the other: a bit elsewhere, and where ids alone tell, resurveyed. */
static site see_again(const shift_case *c, site s, uint64_t *random)
{
    double east = c->east + c->noise_m * (2 * next_random(random) - 1);
    double north = c->north + c->noise_m * (2 * next_random(random) - 1);

    for (int k = 0; k < 5; k++) {
        s.at[k][0] += east / METRES_PER_DEGREE / cos(s.at[k][1] * (M_PI / 180));
        s.at[k][1] += north / METRES_PER_DEGREE;
    }
    if (c->known_by == IDS)
        s.at[3][1] += 0.0001;
    return s;
}

/* How the second source comes by its numbers. */
typedef struct pipes {
    lrel_proj_pipe *project, *shift, *before;
} pipes;

static void write_site(FILE *file, const char *id, size_t i, const site *s, pipes p)
{
    (void)fprintf(file, "%s%zu,\"POLYGON ((", id, i);
    for (int k = 0; k < 6; k++) {
        double x = s->at[k % 5][0], y = s->at[k % 5][1];

        assert_true(!p.shift || lrel_proj_pipe_inverse(p.shift, &x, &y));
        assert_true(!p.project || lrel_proj_pipe_inverse(p.project, &x, &y));
        assert_true(!p.before || lrel_proj_pipe_forward(p.before, &x, &y));
        (void)fprintf(file, "%s%.9f %.9f", k ? ", " : "", x, y);
    }
    (void)fprintf(file, "))\"\n");
}

/* Undoes the projection of @p code, and no more. */
static lrel_proj_pipe *open_projection(lrel_proj *proj, const char *code)
{
    lrel_proj_crs *crs = NULL;
    lrel_proj_pipe *pipe = NULL;

    assert_int_equal(lrel_proj_crs_from_code(proj, "EPSG", code, &crs, NULL), LREL_OK);
    assert_int_equal(lrel_proj_pipe_unshifted(crs, &pipe, NULL), LREL_OK);
    lrel_proj_crs_free(crs);
    return pipe;
}

/* Undoes the projection, and shifts. */
static lrel_proj_pipe *open_shift(lrel_proj *proj, const char *code,
                                  const char *operation)
{
    lrel_proj_crs *crs = NULL;
    lrel_proj_shifts *shifts = NULL;
    lrel_proj_pipe *pipe = NULL;
    size_t at;

    assert_int_equal(lrel_proj_crs_from_code(proj, "EPSG", code, &crs, NULL), LREL_OK);
    assert_int_equal(lrel_proj_shifts_new(crs, "EPSG", &shifts, NULL), LREL_OK);
    at = lrel_proj_shifts_find(shifts, "EPSG", operation);
    assert_true(at < lrel_proj_shifts_count(shifts));
    assert_int_equal(lrel_proj_pipe_from_shift(shifts, at, &pipe, NULL), LREL_OK);
    lrel_proj_shifts_free(shifts);
    lrel_proj_crs_free(crs);
    return pipe;
}

static FILE *begin(const job_scratch *s, const char *name)
{
    char path[JOB_PATH_MAX];
    FILE *file;

    job_path(s, name, path);
    file = fopen(path, "wb");
    assert_non_null(file);
    (void)fprintf(file, "id,shape\n");
    return file;
}

static void put_sources(const job_scratch *s, const shift_case *c)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_proj *proj = NULL;
    pipes p = {NULL, NULL, NULL};
    FILE *right = begin(s, "right.csv"), *wrong = begin(s, "wrong.csv");
    uint64_t random = 20240607, noise = 7;

    assert_int_equal(lrel_proj_new(context, &proj, NULL), LREL_OK);
    if (c->shift)
        p.shift = open_shift(proj, c->truth, c->shift);
    else
        p.project = open_projection(proj, c->truth);
    if (c->before)
        p.before = open_projection(proj, c->before);
    for (size_t i = 0; i < c->sites; i++) {
        site here = make_site(c, i, &random), there = see_again(c, here, &noise);

        write_site(right, c->known_by == IDS ? "S-" : "R-", i, &here,
                   (pipes){NULL, NULL, NULL});
        write_site(wrong, c->known_by == IDS ? "S-" : "W-", i, &there, p);
    }
    assert_int_equal(fclose(right), 0);
    assert_int_equal(fclose(wrong), 0);
    lrel_proj_pipe_free(p.project);
    lrel_proj_pipe_free(p.shift);
    lrel_proj_pipe_free(p.before);
    lrel_proj_free(proj);
    lrel_context_free(context);
}

#define SOURCE(name, file)                                                               \
    "  - {path: " file ", role: hazard, name: " name                                     \
    ", geometry: {wkt: shape}, id: id,\n"                                                \
    "     class: {const: cha}, contamination: {const: ap}, "

static void put_programme(const job_scratch *s, const shift_case *c)
{
    char wrong[400], text[1200];
    static const char right[] = SOURCE("Right", "right.csv") "crs: EPSG:4326}\n";

    snprintf(wrong, sizeof wrong, SOURCE("Wrong", "wrong.csv") "crs: EPSG:%s%s%s}\n",
             c->read, c->by ? ", operation: EPSG:" : "", c->by ? c->by : "");
    snprintf(text, sizeof text,
             "programme: Datums\nas_of: 2024-12-31\nby: []\nsources:\n%s%s",
             c->is_first ? wrong : right, c->is_first ? right : wrong);
    job_put(s, "p.yaml", text);
}

static void run_case(job_scratch *s, const void *row)
{
    const shift_case *c = row;
    csv_table issues;
    size_t first, count;
    char sites[24];

    put_programme(s, c);
    put_sources(s, c);
    issues = check_issues(s);
    count = check_count(&issues, "LREL-L015", &first);
    if (count != (c->source != NULL))
        fail_msg("said %zu times\n%s", count, job_get(s, "out/check/issues.csv"));
    if (c->source) {
        assert_string_equal(csv_cell(&issues, first, "source"), c->source);
        snprintf(sites, sizeof sites, "%zu", c->sites);
        assert_string_equal(csv_cell(&issues, first, "count"), sites);
        if (strncmp(csv_cell(&issues, first, "value"), c->value, strlen(c->value)) != 0)
            assert_string_equal(csv_cell(&issues, first, "value"), c->value);
        if (!strstr(csv_cell(&issues, first, "expected"), c->expected))
            assert_string_equal(csv_cell(&issues, first, "expected"), c->expected);
    }
    csv_free(&issues);
}

#define CASE(text) .name = text
/* UTM of Indian 1960, read as that of WGS 84. */
#define INDIAN_1960 .truth = "3148", .shift = "1542", .read = "32648"
#define HONEST      .truth = "32648", .read = "32648"

static const shift_case cases[] = {
    {CASE("datum__indian_1960_in_utm_read_as_wgs_84"), INDIAN_1960, .sites = 30,
     .source = "Wrong", .value = "530 m to the south-east of Right, spread 1 m",
     .expected = "Indian 1960 read as WGS 84: say `crs: EPSG:3148`, "
                 "`operation: EPSG:1542` (0 m off)"},
    {CASE("datum__said_of_the_wrong_one_when_it_comes_first"), INDIAN_1960, .sites = 30,
     .source = "Wrong", .value = "530 m to the south-east of Right, spread 1 m",
     .expected = "Indian 1960 read as WGS 84", .is_first = true},
    {CASE("datum__indian_1960_in_degrees_read_as_wgs_84"), .truth = "4131",
     .shift = "1542", .read = "4326", .sites = 30, .source = "Wrong",
     .value = "455 m to the south-east of Right, spread 4 m",
     .expected = "say `crs: EPSG:4131`, `operation: EPSG:1542`"},
    {CASE("datum__indian_1975_is_told_from_indian_1960"), .truth = "24048",
     .shift = "1304", .read = "32648", .sites = 30, .source = "Wrong", .value = "5",
     .expected = "looks like Indian 1975 read as WGS 84: say `crs: EPSG:24048`"},
    {CASE("datum__three_sites_are_enough"), INDIAN_1960, .sites = 3, .source = "Wrong",
     .value = "52", .expected = "Indian 1960"},
    {CASE("datum__two_sites_are_not"), INDIAN_1960, .sites = 2},
    {CASE("datum__a_shift_shows_through_differences_of_5_m"), INDIAN_1960, .noise_m = 5,
     .sites = 30, .source = "Wrong", .value = "5",
     .expected = "Indian 1960 read as WGS 84: say `crs: EPSG:3148`"},
    {CASE("datum__honest_sources_with_differences_of_5_m_give_nothing"), HONEST,
     .noise_m = 5, .sites = 30},
    {CASE("datum__three_honest_sites_with_differences_of_5_m_give_nothing"), HONEST,
     .noise_m = 5, .sites = 3},
    {CASE("datum__an_honest_source_on_another_datum_gives_nothing"), .truth = "3148",
     .shift = "1542", .read = "3148", .by = "1542", .sites = 30},
    {CASE("datum__15_m_may_be_chance"), HONEST, .east = 15, .sites = 30},
    {CASE("datum__25_m_are_not"), HONEST, .east = 25, .sites = 30, .source = "Wrong",
     .value = "25 m to the east of Right, spread 0 m", .expected = "no datum"},
    {CASE("datum__what_no_datum_explains_is_said_all_the_same"), HONEST, .north = 300,
     .sites = 30, .source = "Wrong", .value = "299 m to the north of Right",
     .expected = "no datum that PROJ knows there explains it"},
    {CASE("datum__scattered_sites_have_no_way_in_common"), HONEST, .noise_m = 300,
     .sites = 30},
    {CASE("datum__sites_are_known_by_their_ids_too"), INDIAN_1960, .sites = 30,
     .known_by = IDS, .source = "Wrong", .value = "52", .expected = "Indian 1960"},
    {CASE("datum__boxes_that_are_all_alike_tell_nothing"), HONEST, .east = 980,
     .sites = 30, .known_by = BOXES},
    {CASE("datum__wgs_84_read_as_another"), .truth = "32648", .read = "3148",
     .by = "1542", .sites = 30, .source = "Right",
     .value = "530 m to the south-east of Wrong",
     .expected = "or Wrong looks like WGS 84 read as Indian 1960: say `crs: EPSG:32648`"},
    {CASE("datum__of_any_country"), .truth = "4218", .shift = "1125", .read = "4326",
     .lon = -75.2, .lat = 5.1, .sites = 30, .source = "Wrong", .value = "",
     .expected = "looks like Bogota 1975 read as WGS 84: say `crs: EPSG:4218`"},
    {CASE("datum__mistaken_in_utm_before_the_file_was_written"), .truth = "3148",
     .shift = "1542", .before = "32648", .read = "4326", .sites = 30, .source = "Wrong",
     .value = "530 m to the south-east of Right, spread 1 m",
     .expected = "Indian 1960 read as WGS 84 in WGS 84 / UTM zone 48N, by EPSG:1542"},
};

CHECK_ROWS_MAIN(cases, run_case)

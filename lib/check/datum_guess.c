/* SPDX-License-Identifier: Apache-2.0 */
/* datum_guess.c: what a source would have to be, for its sites to lie where another
 * source has them.
 *
 * A site was seen at a longitude and latitude. Taken back to numbers (those of the
 * source, of degrees, of UTM), read on another datum and shifted by one of its
 * operations, it lands somewhere else. The guess is good where that is where the other
 * source has the site. Nothing here knows a country: PROJ's database says which datums
 * are in use there. */
#include "check/datum_guess.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "normalise/crs.h"

/* Of operations whose accuracy nobody states, and the worst that is believed: EPSG has
 * 44 m for Indian 1960. */
#define ACCURACY_UNKNOWN_M 25.0
#define ACCURACY_MAX_M     50.0

/* A guess explains at least two thirds of what was measured. */
#define EXPLAINS 3.0

/* How somebody may have read the numbers. */
typedef struct reading {
    lrel_proj_crs *crs;
    lrel_operation *operation; /* the source's; NULL: not the source's own reading */
    lrel_proj_pipe *pipe;      /* from numbers to degrees; NULL: they are degrees */
} reading;

#define READING_MAX 3

typedef struct guessing {
    const lrel_checking *c;
    lrel_proj *proj;
    const lrel_sighting *sightings;
    size_t count;
    double tolerance_m;
    double length_m; /* how long what was measured is */
    double *misses;  /* room for one a sighting */
    reading readings[READING_MAX];
    size_t reading_count;
    lrel_datum_guesses *out;
} guessing;

static int compare_doubles(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return a < b ? -1 : a > b;
}

double lrel_median(double *numbers, size_t count)
{
    qsort(numbers, count, sizeof *numbers, compare_doubles);
    return numbers[count / 2];
}

/* ---- readings ---- */

static void add_reading(guessing *g, lrel_proj_crs *crs, lrel_operation *operation,
                        lrel_proj_pipe *pipe)
{
    g->readings[g->reading_count++] = (reading){crs, operation, pipe};
}

static bool is_read_already(const guessing *g, const lrel_proj_crs *crs)
{
    for (size_t i = 0; i < g->reading_count; i++)
        if (lrel_proj_crs_is_same(g->readings[i].crs, crs))
            return true;
    return false;
}

static void read_as_source(guessing *g, uint32_t source)
{
    const lrel_input *in = &g->c->data->sources[source];
    lrel_text crs = lrel_text_of(lrel_operation_info_of(in->operation)->crs_code);
    lrel_proj_crs *own = NULL;

    if (!crs.length)
        crs = g->c->data->programme->sources[source].crs;
    if (!crs.length)
        crs = in->table->crs;
    if (lrel_crs__read(g->c->data->context, g->proj, crs, &own, NULL) == LREL_OK)
        add_reading(g, own, in->operation, NULL);
}

static void read_as_code(guessing *g, const char *code)
{
    lrel_proj_crs *crs = NULL;
    lrel_proj_pipe *pipe = NULL;

    if (lrel_proj_crs_from_code(g->proj, "EPSG", code, &crs, NULL) != LREL_OK)
        return;
    if (!is_read_already(g, crs) &&
        (lrel_proj_crs_info_of(crs)->is_geographic ||
         lrel_proj_pipe_unshifted(crs, &pipe, NULL) == LREL_OK))
        add_reading(g, crs, NULL, pipe);
    else
        lrel_proj_crs_free(crs);
}

static void find_readings(guessing *g, uint32_t source)
{
    lrel_xy middle = g->sightings[g->count / 2].seen;
    int zone = (int)floor((middle.x + 180) / 6) % 60 + 1;
    char utm[24];

    read_as_source(g, source);
    read_as_code(g, "4326");
    snprintf(utm, sizeof utm, "32%c%02d", middle.y < 0 ? '7' : '6', zone);
    read_as_code(g, utm);
}

/* ---- one guess ---- */

static bool numbers_of(const reading *r, lrel_xy seen, lrel_xy *out)
{
    *out = seen;
    if (r->operation)
        return lrel_operation_source_point(r->operation, seen, out);
    return !r->pipe || lrel_proj_pipe_inverse(r->pipe, &out->x, &out->y);
}

/* How far the sites come to lie from where the other source has them, if the numbers are
 * degrees by @p unproject and then WGS 84 by @p shift (NULL: they are on it already).
 * Infinite where one of them has no place. */
static double miss_of(const guessing *g, const reading *r, lrel_proj_pipe *unproject,
                      lrel_proj_pipe *shift)
{
    for (size_t i = 0; i < g->count; i++) {
        const lrel_sighting *s = &g->sightings[i];
        double bearing, way;
        lrel_xy at;

        if (!numbers_of(r, s->seen, &at) ||
            !lrel_proj_pipe_forward(unproject, &at.x, &at.y) ||
            (shift && !lrel_proj_pipe_forward(shift, &at.x, &at.y)))
            return INFINITY;
        way = lrel_geodesic_way_m(at.x, at.y, s->seen.x, s->seen.y, &bearing);
        g->misses[i] = hypot(way * sin(bearing * (M_PI / 180)) - s->east,
                             way * cos(bearing * (M_PI / 180)) - s->north);
    }
    return lrel_median(g->misses, g->count);
}

/* "EPSG:3148": what the programme should have said of a reading on another datum. */
static void write_code(lrel_proj_crs *crs, char out[64])
{
    const lrel_proj_crs_info *info;

    lrel_proj_crs_identify(crs);
    info = lrel_proj_crs_info_of(crs);
    snprintf(out, 64, "%s", info->code[0] ? info->code : info->perhaps);
}

static void describe(const reading *r, lrel_proj_crs *truth, const char *datum,
                     const char *operation, lrel_datum_guess *guess)
{
    const lrel_proj_crs_info *read = lrel_proj_crs_info_of(r->crs);
    const char *read_datum = read->is_wgs84 ? "WGS 84" : read->datum;
    char code[64] = "";
    int length = snprintf(guess->text, sizeof guess->text, "%.60s read as %.60s", datum,
                          read_datum);

    if (r->operation)
        write_code(truth, code);
    if (code[0])
        snprintf(guess->text + length, sizeof guess->text - (size_t)length,
                 ": say `crs: %.20s`%s%.20s%s (%.0f m off)", code,
                 operation[0] ? ", `operation: " : "", operation, operation[0] ? "`" : "",
                 guess->off_m);
    else
        snprintf(guess->text + length, sizeof guess->text - (size_t)length,
                 " in %.60s%s%.20s (%.0f m off)", read->name, operation[0] ? ", by " : "",
                 operation, guess->off_m);
}

static bool is_likelier(const lrel_datum_guess *a, const lrel_datum_guess *b)
{
    return a->is_read_on_wgs84 != b->is_read_on_wgs84 ? a->is_read_on_wgs84
                                                      : a->off_m < b->off_m;
}

/* Keeps the likeliest, one a datum. */
static void keep(lrel_datum_guesses *out, const lrel_datum_guess *guess)
{
    size_t at = 0;

    while (at < out->count && strcmp(out->at[at].datum, guess->datum) != 0)
        at++;
    if (at < out->count) {
        if (!is_likelier(guess, &out->at[at]))
            return;
    } else if (out->count < LREL_DATUM_GUESS_MAX) {
        out->count++;
    } else if (!is_likelier(guess, &out->at[--at])) {
        return;
    }
    for (; at > 0 && is_likelier(guess, &out->at[at - 1]); at--)
        out->at[at] = out->at[at - 1];
    out->at[at] = *guess;
}

static double accuracy_of(const lrel_proj_shift *shift)
{
    return shift->accuracy_m < 0 ? ACCURACY_UNKNOWN_M
                                 : fmin(shift->accuracy_m, ACCURACY_MAX_M);
}

static void consider(guessing *g, const reading *r, lrel_proj_crs *truth,
                     const char *datum, lrel_proj_pipe *unproject, lrel_proj_pipe *pipe,
                     const lrel_proj_shift *shift)
{
    lrel_datum_guess guess = {.off_m = miss_of(g, r, unproject, pipe),
                              .is_read_on_wgs84 =
                                  lrel_proj_crs_info_of(r->crs)->is_wgs84};

    if (!(guess.off_m <= g->tolerance_m + (shift ? accuracy_of(shift) : 0)) ||
        guess.off_m * EXPLAINS > g->length_m)
        return;
    snprintf(guess.datum, sizeof guess.datum, "%s", datum);
    describe(r, truth, datum, shift ? shift->code : "", &guess);
    keep(g->out, &guess);
}

/* ---- all of them ---- */

/* The datum of @p geographic, in each reading, by each operation. */
static void try_datum(guessing *g, lrel_proj_crs *geographic)
{
    const lrel_proj_crs_info *info = lrel_proj_crs_info_of(geographic);
    lrel_proj_shifts *shifts = NULL;
    const char *datum = info->is_wgs84 ? "WGS 84" : info->name;

    if (!info->is_wgs84 && lrel_proj_shifts_new(geographic, NULL, &shifts, NULL))
        return;
    for (size_t i = 0; i < g->reading_count; i++) {
        const reading *r = &g->readings[i];
        lrel_proj_crs *truth = NULL;
        lrel_proj_pipe *unproject = NULL;

        if (info->is_wgs84 && lrel_proj_crs_info_of(r->crs)->is_wgs84)
            continue;
        if (lrel_proj_crs_on(r->crs, geographic, &truth, NULL) == LREL_OK &&
            lrel_proj_pipe_unshifted(truth, &unproject, NULL) == LREL_OK) {
            if (info->is_wgs84)
                consider(g, r, truth, datum, unproject, NULL, NULL);
            for (size_t k = 0; shifts && k < lrel_proj_shifts_count(shifts); k++) {
                lrel_proj_pipe *pipe = NULL;

                if (lrel_proj_pipe_from_shift(shifts, k, &pipe, NULL) == LREL_OK)
                    consider(g, r, truth, datum, unproject, pipe,
                             lrel_proj_shifts_at(shifts, k));
                lrel_proj_pipe_free(pipe);
            }
        }
        lrel_proj_pipe_free(unproject);
        lrel_proj_crs_free(truth);
    }
    lrel_proj_shifts_free(shifts);
}

static lrel_proj_box box_of(const lrel_sighting *sightings, size_t count)
{
    lrel_proj_box box = {180, 90, -180, -90};

    for (size_t i = 0; i < count; i++) {
        box.west_deg = fmin(box.west_deg, sightings[i].seen.x);
        box.south_deg = fmin(box.south_deg, sightings[i].seen.y);
        box.east_deg = fmax(box.east_deg, sightings[i].seen.x);
        box.north_deg = fmax(box.north_deg, sightings[i].seen.y);
    }
    return box;
}

static lrel_status try_all(guessing *g, lrel_error *err)
{
    lrel_proj_box box = box_of(g->sightings, g->count);
    lrel_proj_datums datums = {0};
    lrel_proj_crs *geographic = NULL;
    lrel_status status = lrel_proj_datums_at(g->proj, &box, &datums, err);

    if (lrel_proj_crs_from_code(g->proj, "EPSG", "4326", &geographic, NULL) == LREL_OK)
        try_datum(g, geographic);
    lrel_proj_crs_free(geographic);
    for (size_t i = 0; i < datums.count && status == LREL_OK; i++) {
        geographic = NULL;
        if (lrel_proj_crs_from_code(g->proj, "EPSG", datums.at[i].code, &geographic,
                                    NULL) == LREL_OK)
            try_datum(g, geographic);
        lrel_proj_crs_free(geographic);
    }
    lrel_proj_datums_clear(g->proj, &datums);
    return status;
}

static double length_of(const guessing *g)
{
    for (size_t i = 0; i < g->count; i++)
        g->misses[i] = hypot(g->sightings[i].east, g->sightings[i].north);
    return lrel_median(g->misses, g->count);
}

lrel_status lrel_datum_guess_of(const lrel_checking *c, uint32_t source,
                                const lrel_sighting *sightings, size_t count,
                                double tolerance_m, lrel_datum_guesses *out,
                                lrel_error *err)
{
    guessing g = {.c = c,
                  .sightings = sightings,
                  .count = count,
                  .tolerance_m = tolerance_m,
                  .out = out};
    lrel_status status = lrel_proj_new(c->data->context, &g.proj, err);

    *out = (lrel_datum_guesses){0};
    if (status != LREL_OK)
        return status;
    g.misses = lrel__alloc(c->data->context, count, sizeof *g.misses);
    if (g.misses) {
        g.length_m = length_of(&g);
        find_readings(&g, source);
        status = try_all(&g, err);
    } else {
        status = lrel__fail_memory(err);
    }
    for (size_t i = 0; i < g.reading_count; i++) {
        lrel_proj_pipe_free(g.readings[i].pipe);
        lrel_proj_crs_free(g.readings[i].crs);
    }
    lrel__free(c->data->context, g.misses);
    lrel_proj_free(g.proj);
    return status;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* The program as people run it, and of its work the simplifying by itself. A class of
 * hazards is a feature; cells of one class touch in corners alone here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/process.h"
#include "landrelease/simplify.h"

bool simplify_ours(const task *t, const entry *e, run_report *report)
{
    char programme[512], out[512], metres[16];
    const char *const words[] = {
        LREL_BENCH_PROGRAM, "map", programme, "--simplify", metres, "-o", out,
        "--overwrite",      NULL};
    (void)e;
    snprintf(programme, sizeof programme, "%s/hazards-shp.yaml", t->folder);
    snprintf(out, sizeof out, "%s/simplify_ours.geojson", t->folder);
    snprintf(metres, sizeof metres, "%d", SIMPLIFY_M);
    return process_run(words, report);
}

/* ---- by itself ---- */

/* Each face to the hazard that covers it. */
static uint32_t *classes_of(const workload *w, const lrel_mosaic *mosaic)
{
    size_t faces = lrel_mosaic_face_count(mosaic);
    uint32_t *class_of_face = malloc(faces * sizeof *class_of_face);

    for (size_t f = 0; f < faces && class_of_face != NULL; f++) {
        uint32_t first = lrel_mosaic_face_at(mosaic, f).owners[0];

        class_of_face[f] = first < w->ledger.hazard_count ? first : LREL_DISSOLVE_NONE;
    }
    return class_of_face;
}

bool simplify_alone(const task *t, const entry *e, run_report *report)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_simplified *simplified = NULL;
    lrel_mosaic *mosaic = NULL;
    lrel_simplify_options options;
    uint32_t *class_of_face;
    double start;
    bool is_done;

    (void)e;
    lrel_simplify_options_init(&options);
    options.tolerance = SIMPLIFY_M * WORKLOAD_UNITS_PER_M;
    if (lrel_mosaic_build(context, &t->w->mosaic, &mosaic, NULL) != LREL_OK)
        return false;
    class_of_face = classes_of(t->w, mosaic);
    start = seconds_now();
    is_done = class_of_face != NULL && lrel_simplify(mosaic, class_of_face, &options,
                                                     &simplified, NULL) == LREL_OK;
    report->seconds = seconds_now() - start;
    free(class_of_face);
    lrel_simplified_free(simplified);
    lrel_mosaic_free(mosaic);
    lrel_context_free(context);
    return is_done;
}

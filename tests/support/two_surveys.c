/* SPDX-License-Identifier: Apache-2.0 */
#include "support/two_surveys.h"

#include <math.h>
#include <stdlib.h>

#define PI         3.14159265358979
#define SPACING_M  2000.0
#define PER_ROW    40
#define REACH_LOW  60.0 /* m */
#define REACH_HIGH 250.0

static int64_t turn(lrel_grid_point a, lrel_grid_point b, lrel_grid_point c)
{
    return ((int64_t)b.x - a.x) * ((int64_t)c.y - a.y) -
           ((int64_t)b.y - a.y) * ((int64_t)c.x - a.x);
}

static bool do_cross(lrel_grid_point a, lrel_grid_point b, lrel_grid_point c,
                     lrel_grid_point d)
{
    return (turn(a, b, c) > 0) != (turn(a, b, d) > 0) &&
           (turn(c, d, a) > 0) != (turn(c, d, b) > 0);
}

static bool is_simple(const surveyed *s)
{
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t k = i + 2; k < s->count; k++)
            if ((k + 1) % s->count != i &&
                do_cross(s->at[i], s->at[i + 1], s->at[k], s->at[(k + 1) % s->count]))
                return false;
    return true;
}

/* Angles ascend around the centre, so the hazard is simple; its release need not be. */
static void measure_twice(surveyed *hazard, surveyed *release, double cx, double cy,
                          double sigma, random_stream *random)
{
    double reach = TWO_SURVEYS_UNITS_PER_M * REACH_LOW *
                   pow(REACH_HIGH / REACH_LOW, random_unit(random));

    hazard->count = release->count =
        (uint32_t)random_between(random, 8, TWO_SURVEYS_CORNERS);
    for (uint32_t i = 0; i < hazard->count; i++) {
        double angle = 2 * PI * (i + 0.8 * random_unit(random)) / hazard->count;
        double r = reach * (0.4 + 0.6 * random_unit(random));
        double x = cx + r * cos(angle), y = cy + r * sin(angle);

        hazard->at[i] = (lrel_grid_point){(int32_t)lround(x), (int32_t)lround(y)};
        release->at[i] =
            (lrel_grid_point){(int32_t)lround(x + sigma * random_normal(random)),
                              (int32_t)lround(y + sigma * random_normal(random))};
    }
}

two_surveys two_surveys_new(size_t count, double sigma_m, uint64_t seed)
{
    two_surveys s = {count, calloc(count, sizeof *s.hazards),
                     calloc(count, sizeof *s.releases)};
    random_stream random = random_from(seed);

    if (!s.hazards || !s.releases)
        abort();
    for (size_t i = 0; i < count; i++)
        do
            measure_twice(&s.hazards[i], &s.releases[i],
                          TWO_SURVEYS_UNITS_PER_M * SPACING_M * (double)(i % PER_ROW),
                          TWO_SURVEYS_UNITS_PER_M * SPACING_M * (double)(i / PER_ROW),
                          TWO_SURVEYS_UNITS_PER_M * sigma_m, &random);
        while (!is_simple(&s.releases[i]));
    return s;
}

void two_surveys_free(two_surveys *s)
{
    free(s->hazards);
    free(s->releases);
}

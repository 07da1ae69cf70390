/* SPDX-License-Identifier: Apache-2.0 */
/* magnetic.h: where the needle points, by the World Magnetic Model: the main field of the
 * Earth to degree 12. Iron, ores and vehicles turn a needle by degrees; no model knows
 * them. */
#ifndef LREL_DRAW_MAGNETIC_H
#define LREL_DRAW_MAGNETIC_H

#include <stdbool.h>

#define LREL_MAGNETIC_DEGREE 12
#define LREL_MAGNETIC_TERMS  ((LREL_MAGNETIC_DEGREE + 1) * (LREL_MAGNETIC_DEGREE + 2) / 2)
#define LREL_MAGNETIC_MODELS 4

typedef struct lrel_magnetic_model {
    const char *name;
    double epoch; /* years */
    double from;  /* the first that it is taken for; the next model ends it */
    double g[LREL_MAGNETIC_TERMS];
    double h[LREL_MAGNETIC_TERMS];
    double g_a_year[LREL_MAGNETIC_TERMS];
    double h_a_year[LREL_MAGNETIC_TERMS];
} lrel_magnetic_model;

extern const lrel_magnetic_model lrel_magnetic_models[LREL_MAGNETIC_MODELS];

/* Years for which there are models, the last not included. */
#define LREL_MAGNETIC_FIRST_YEAR 2015
#define LREL_MAGNETIC_LAST_YEAR  2030

/** The declination at a place, in degrees, positive where the needle points east of true
 * north.
 * @param year       with its fraction
 * @param height_km  above the ellipsoid
 * @param model      receives its name; may be NULL
 * @return false where no model is made for that year */
bool lrel_magnetic_declination(double year, double lon_deg, double lat_deg,
                               double height_km, double *out_deg, const char **model);

#endif

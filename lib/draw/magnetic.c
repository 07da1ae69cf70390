/* SPDX-License-Identifier: Apache-2.0 */
/* magnetic.c: the field as a sum of spherical harmonics, after "The US/UK World Magnetic
 * Model for 2015-2020" (Chulliat and others, 2015), section 1.2: geodetic to geocentric,
 * Schmidt semi-normalised Legendre functions by recursion, and the vector turned back. */
#include "draw/magnetic.h"

#include <math.h>

#define RADIUS_KM  6371.2 /* of the model's sphere */
#define AXIS_KM    6378.137
#define FLATTENING (1 / 298.257223563)
/* At the poles east is everywhere: a little beside them it is not. */
#define SINE_MIN 1e-10

typedef struct legendre {
    double p[LREL_MAGNETIC_TERMS];
    double dp[LREL_MAGNETIC_TERMS]; /* by the colatitude */
} legendre;

static double radians(double degrees)
{
    return degrees * (3.14159265358979323846 / 180);
}

static int term(int n, int m)
{
    return n * (n + 1) / 2 + m;
}

/* Gauss normalised first; cosine and sine of the colatitude. */
static void fill_gauss(double cosine, double sine, legendre *out)
{
    out->p[0] = 1;
    out->dp[0] = 0;
    for (int n = 1; n <= LREL_MAGNETIC_DEGREE; n++)
        for (int m = 0; m <= n; m++) {
            int t = term(n, m);

            if (m == n) {
                int b = term(n - 1, n - 1);

                out->p[t] = sine * out->p[b];
                out->dp[t] = sine * out->dp[b] + cosine * out->p[b];
            } else {
                int b = term(n - 1, m), bb = n > 1 && m < n - 1 ? term(n - 2, m) : -1;
                double k = (double)((n - 1) * (n - 1) - m * m) /
                           (double)((2 * n - 1) * (2 * n - 3));

                out->p[t] = cosine * out->p[b] - (bb < 0 ? 0 : k * out->p[bb]);
                out->dp[t] = cosine * out->dp[b] - sine * out->p[b] -
                             (bb < 0 ? 0 : k * out->dp[bb]);
            }
        }
}

static void normalise(legendre *out)
{
    double of_zero = 1;

    for (int n = 1; n <= LREL_MAGNETIC_DEGREE; n++) {
        double factor = of_zero = of_zero * (2 * n - 1) / n;

        for (int m = 0; m <= n; m++) {
            if (m > 0)
                factor *= sqrt((double)((n - m + 1) * (m == 1 ? 2 : 1)) / (n + m));
            out->p[term(n, m)] *= factor;
            out->dp[term(n, m)] *= factor;
        }
    }
}

static const lrel_magnetic_model *model_of(double year)
{
    const lrel_magnetic_model *found = &lrel_magnetic_models[0];

    for (int i = 0; i < LREL_MAGNETIC_MODELS; i++)
        if (lrel_magnetic_models[i].from <= year)
            found = &lrel_magnetic_models[i];
    return found;
}

/* Where the place is as seen from the middle of the Earth. */
static void to_geocentric(double lat_deg, double height_km, double *lat, double *radius)
{
    double e2 = FLATTENING * (2 - FLATTENING);
    double sine = sin(radians(lat_deg)), cosine = cos(radians(lat_deg));
    double curve = AXIS_KM / sqrt(1 - e2 * sine * sine);
    double across = (curve + height_km) * cosine;
    double up = (curve * (1 - e2) + height_km) * sine;

    *radius = hypot(across, up);
    *lat = asin(up / *radius);
}

bool lrel_magnetic_declination(double year, double lon_deg, double lat_deg,
                               double height_km, double *out_deg, const char **model)
{
    const lrel_magnetic_model *field = model_of(year);
    double lat, radius, years = year - field->epoch, power;
    double north = 0, east = 0, down = 0, sine, turn;
    legendre l;

    if (!(year >= LREL_MAGNETIC_FIRST_YEAR && year < LREL_MAGNETIC_LAST_YEAR))
        return false;
    to_geocentric(lat_deg, height_km, &lat, &radius);
    sine = fmax(cos(lat), SINE_MIN);
    fill_gauss(sin(lat), sine, &l);
    normalise(&l);
    power = (RADIUS_KM / radius) * (RADIUS_KM / radius);
    for (int n = 1; n <= LREL_MAGNETIC_DEGREE; n++) {
        power *= RADIUS_KM / radius;
        for (int m = 0; m <= n; m++) {
            int t = term(n, m);
            double g = field->g[t] + years * field->g_a_year[t];
            double h = field->h[t] + years * field->h_a_year[t];
            double c = cos(m * radians(lon_deg)), s = sin(m * radians(lon_deg));

            north += power * (g * c + h * s) * l.dp[t];
            east += power * m * (g * s - h * c) * l.p[t] / sine;
            down -= power * (n + 1) * (g * c + h * s) * l.p[t];
        }
    }
    turn = lat - radians(lat_deg);
    north = north * cos(turn) - down * sin(turn);
    *out_deg = atan2(east, north) * (180 / 3.14159265358979323846);
    if (model)
        *model = field->name;
    return true;
}

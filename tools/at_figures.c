/* SPDX-License-Identifier: Apache-2.0 */
/* at_figures.c: numbers of an answer as people read them. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "at_answer.h"

/* Of a great circle; a rounding needs no better. */
#define METRES_PER_DEGREE 111320.0

void at_format(double value, int decimals, char out[AT_FIGURE_ROOM])
{
    long long scale = 1, whole;
    size_t end;

    for (int i = 0; i < decimals; i++)
        scale *= 10;
    whole = llround(fabs(value) * (double)scale);
    snprintf(out, AT_FIGURE_ROOM, "%s%lld", value < 0 && whole > 0 ? "-" : "",
             whole / scale);
    end = strlen(out);
    if (whole % scale == 0)
        return;
    snprintf(out + end, AT_FIGURE_ROOM - end, ".%0*lld", decimals, whole % scale);
    for (end = strlen(out); out[end - 1] == '0'; end--)
        out[end - 1] = '\0';
}

/* A tenth of a metre up close, where a person walks; then as many digits as matter. */
void at_format_distance(double metres, char out[AT_FIGURE_ROOM])
{
    bool is_far = metres >= 999.5;
    double value = is_far ? metres / 1000 : metres;

    at_format(value, value < 99.95 ? 1 : 0, out);
    snprintf(out + strlen(out), AT_FIGURE_ROOM - strlen(out), is_far ? " km" : " m");
}

const char *at_wind(double bearing_deg)
{
    static const char *const winds[] = {"north", "north-east", "east", "south-east",
                                        "south", "south-west", "west", "north-west"};

    return winds[(int)floor(bearing_deg / 45 + 0.5) & 7];
}

double at_rounding_m(const lrel_coordinate *point)
{
    double north = point->lat_step_deg / 2 * METRES_PER_DEGREE;
    double east = point->lon_step_deg / 2 * METRES_PER_DEGREE *
                  cos(point->lat_deg * 3.14159265358979 / 180);

    return hypot(north, east);
}

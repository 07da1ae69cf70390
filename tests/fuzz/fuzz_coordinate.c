/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_coordinate.c: any text is refused with a reason, or is a point on the Earth. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/angle.h"
#include "fuzz/fuzz_told.h"
#include "landrelease/coordinate.h"

const char *const fuzz_told_seeds[] = {"103.5 12.9",
                                       "12\xC2\xB0"
                                       "57'15.6\"N 103\xC2\xB0"
                                       "30'7.6\"E",
                                       "12d57m15.6sN 103d30m7.6sE",
                                       "12:57:15.6N, 103:30:7.6E",
                                       "N12,9 E103,5",
                                       "Lat: -12.9 Long: 103.5",
                                       "48N 312345 1421234",
                                       "UTM 48P E312345 N1421234",
                                       "48PTV9420048800",
                                       "N 45 30 E",
                                       "271.5",
                                       NULL};

static bool is_degrees(const lrel_coordinate *c)
{
    return isfinite(c->lon_deg) && isfinite(c->lat_deg) && fabs(c->lon_deg) <= 180 &&
           fabs(c->lat_deg) <= 90 && c->lon_step_deg >= 0 && c->lat_step_deg >= 0;
}

static bool is_grid(const lrel_coordinate *c)
{
    return c->zone >= 1 && c->zone <= 60 && c->easting_m >= 100000 &&
           c->easting_m <= 900000 && c->northing_m >= 0 && c->northing_m <= 10000000 &&
           c->step_m >= 0 && c->step_m <= 100;
}

static bool is_point(const lrel_coordinate *c)
{
    return c->kind == LREL_COORDINATE_DEGREES ? is_degrees(c) : is_grid(c);
}

static bool is_reason(const lrel_error *err)
{
    return err->message[0] != '\0' && memchr(err->message, '\0', sizeof err->message);
}

bool fuzz_told_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    /* As many bytes as there are, so that one beyond them is seen. */
    char *copy = malloc(count ? count : 1);
    lrel_text text = {copy, count};
    bool is_right = copy != NULL;
    lrel_coordinate c;
    lrel_angle angle;
    lrel_error err;
    double bearing;

    if (copy && count)
        memcpy(copy, bytes, count);
    for (int order = LREL_ORDER_NOT_STATED; is_right && order <= LREL_ORDER_LAT_LON;
         order++) {
        lrel_error_init(&err);
        is_right = lrel_coordinate_parse(copy, count, (lrel_coordinate_order)order, &c,
                                         &err) == LREL_OK
                       ? is_point(&c)
                       : is_reason(&err);
    }
    if (is_right && lrel_angle__parse(text, 'N', &angle, NULL) == LREL_OK)
        is_right = isfinite(angle.degrees);
    if (is_right && lrel_angle__bearing(text, &bearing, NULL) == LREL_OK)
        is_right = bearing >= 0 && bearing <= 360;
    if (!is_right && told)
        (void)fprintf(told, "\"%.*s\"\n", (int)count, (const char *)bytes);
    free(copy);
    return is_right;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (!fuzz_told_is_right(bytes, count, stderr))
        abort();
    return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* grid_reference.c: UTM and MGRS, after NGA.STND.0037 (Universal Grids, 2014): zones,
 * bands of 8 degrees, squares of 100 km with two letters. The letters are those for WGS
 * 84 and its like; older ellipsoids had others. */
#include "core/grid_reference.h"

#include <math.h>

#include "core/angle_items.h"

/* An easting this far from the middle of its zone is one of another zone. */
#define EASTING_MIN_M  100000.0
#define EASTING_MAX_M  900000.0
#define NORTHING_MAX_M 10000000.0
#define SQUARE_M       100000.0
/* Row letters come again after so many metres. */
#define ROWS_M 2000000.0
/* Coarser squares are no point: a site is no larger. */
#define SIDE_MAX_M 100.0

#define METRES_PER_DEGREE 110600.0 /* of latitude, within 1 % */

static const char bands[] = "CDEFGHJKLMNPQRSTUVWX"; /* from 80 S, 8 degrees each */
static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";

typedef struct scan {
    lrel_text rest;
    lrel_text all; /* for messages */
    int zone;
    char band; /* or hemisphere */
    lrel_error *err;
} scan;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static bool is_letter(char c)
{
    return upper(c) >= 'A' && upper(c) <= 'Z';
}

static char peek(const scan *s, size_t ahead)
{
    return ahead < s->rest.length ? s->rest.at[ahead] : '\0';
}

static void skip(scan *s, size_t count)
{
    s->rest.at += count;
    s->rest.length -= count;
}

static void skip_spaces(scan *s)
{
    while (s->rest.length > 0 && strchr(" \t\r\n", s->rest.at[0]))
        skip(s, 1);
    if (peek(s, 0) == '\xC2' && peek(s, 1) == '\xA0') {
        skip(s, 2);
        skip_spaces(s);
    }
}

static void skip_word(scan *s, lrel_text word)
{
    lrel_text start = {s->rest.at, word.length};

    if (s->rest.length >= word.length && lrel_text_is_equal_nocase(start, word))
        skip(s, word.length);
    skip_spaces(s);
}

static lrel_status refuse(const scan *s, const char *why)
{
    int shown = s->all.length < 40 ? (int)s->all.length : 40;

    return lrel__fail(s->err, LREL_E_COORDINATE, "\"%.*s\": %s", shown, s->all.at, why);
}

/* "48P", "48 N". @return false where there is no zone */
static bool take_zone(scan *s)
{
    size_t digits = 0;

    skip_spaces(s);
    skip_word(s, LREL_TEXT("UTM"));
    skip_word(s, LREL_TEXT("MGRS"));
    skip_word(s, LREL_TEXT("ZONE"));
    s->zone = 0;
    while (digits < 2 && is_digit(peek(s, digits)))
        s->zone = s->zone * 10 + (peek(s, digits++) - '0');
    if (digits == 0)
        return false;
    skip(s, digits);
    skip_spaces(s);
    s->band = upper(peek(s, 0));
    if (!is_letter(s->band))
        return false;
    skip(s, 1);
    skip_spaces(s);
    return true;
}

/* Two letters of a square, digits, and nothing else. */
static bool is_mgrs(const scan *at_square)
{
    scan s = *at_square;

    if (!is_letter(peek(&s, 0)) || !is_letter(peek(&s, 1)))
        return false;
    skip(&s, 2);
    skip_spaces(&s);
    while (is_digit(peek(&s, 0))) {
        skip(&s, 1);
        skip_spaces(&s);
    }
    return s.rest.length == 0;
}

static bool has_metres(lrel_text text)
{
    int run = 0;
    bool is_fraction = false;

    for (size_t i = 0; i < text.length; i++) {
        if (is_digit(text.at[i])) {
            run++;
            if (run >= 4 && !is_fraction)
                return true;
        } else {
            is_fraction = text.at[i] == '.' || (is_fraction && run == 0);
            run = 0;
        }
    }
    return false;
}

bool lrel_grid_reference__is(lrel_text text)
{
    scan s = {.rest = text};

    return take_zone(&s) && (is_mgrs(&s) || has_metres(s.rest));
}

/* ---- UTM ---- */

typedef struct metres {
    double value;
    char axis; /* 'E', 'N' or 0 */
} metres;

/* "312345", "E 312345", "312345 mE". */
static bool take_metres(scan *s, metres *out)
{
    lrel_angle_item number;
    size_t length;
    char axis;

    *out = (metres){0};
    skip_spaces(s);
    axis = upper(peek(s, 0));
    if (axis == 'E' || axis == 'N') {
        out->axis = axis;
        skip(s, 1);
        skip_spaces(s);
    }
    length = lrel_angle_items__number(s->rest, false, &number);
    if (length == 0 || number.is_negative)
        return false;
    out->value = number.value;
    skip(s, length);
    skip_spaces(s);
    if (upper(peek(s, 0)) == 'M') {
        skip(s, 1);
        skip_spaces(s);
    }
    axis = upper(peek(s, 0));
    /* "312345 N 1421234": the letter belongs to the number behind it, if that has none.
     */
    if (!out->axis && (axis == 'E' || axis == 'N') && !is_digit(peek(s, 1)) &&
        !(peek(s, 1) == ' ' && is_digit(peek(s, 2)) && axis == 'N')) {
        out->axis = axis;
        skip(s, 1);
        skip_spaces(s);
    }
    if (peek(s, 0) == ',' || peek(s, 0) == ';')
        skip(s, 1);
    skip_spaces(s);
    return true;
}

/* Latitude in degrees that a northing is near, within a degree. */
static double near_latitude(double northing, bool is_south)
{
    return (is_south ? northing - NORTHING_MAX_M : northing) / METRES_PER_DEGREE;
}

static double band_south(char band)
{
    return -80.0 + 8.0 * (double)(strchr(bands, band) - bands);
}

static bool is_in_band(double latitude, char band)
{
    double south = band_south(band), north = band == 'X' ? 84 : south + 8;

    return latitude > south - 1 && latitude < north + 1;
}

/* N and S are hemispheres to some, and bands to others: N is north either way; S as a
 * band lies between 32 and 40 degrees north. */
static lrel_status settle_hemisphere(const scan *s, double northing, lrel_coordinate *out)
{
    if (s->band == 'N') {
        out->is_south = false;
        return LREL_OK;
    }
    if (s->band == 'S') {
        if (is_in_band(near_latitude(northing, false), 'S'))
            return refuse(s, "S may be the south, or the band from 32 to 40 degrees "
                             "north; write the point in degrees");
        out->is_south = true;
        return LREL_OK;
    }
    if (!strchr(bands, s->band))
        return refuse(s,
                      "a zone of UTM has N, S, or the letter of a band, C to X without "
                      "I and O");
    out->is_south = s->band < 'N';
    if (!is_in_band(near_latitude(northing, out->is_south), s->band))
        return refuse(s, "the northing is not in the band that its letter names");
    return LREL_OK;
}

static lrel_status read_utm(scan *s, lrel_coordinate *out)
{
    metres first, second, swap;
    lrel_status status;

    if (peek(s, 0) == ',' || peek(s, 0) == ';')
        skip(s, 1);
    if (!take_metres(s, &first) || !take_metres(s, &second) || s->rest.length > 0)
        return refuse(s, "UTM is a zone, an easting and a northing, as in "
                         "48N 312345 1421234");
    if ((first.axis != 0) != (second.axis != 0) ||
        (first.axis && first.axis == second.axis))
        return refuse(s, "one number is the easting (E) and one the northing (N)");
    if (first.axis == 'N') {
        swap = first;
        first = second;
        second = swap;
    }
    if (first.value < EASTING_MIN_M || first.value > EASTING_MAX_M)
        return refuse(s, second.value >= EASTING_MIN_M && second.value <= EASTING_MAX_M
                             ? "the easting comes first"
                             : "an easting of UTM lies between 100,000 and 900,000 m");
    if (second.value > NORTHING_MAX_M)
        return refuse(s, "a northing of UTM is at most 10,000,000 m");
    if ((status = settle_hemisphere(s, second.value, out)) != LREL_OK)
        return status;
    out->kind = LREL_COORDINATE_UTM;
    out->easting_m = first.value;
    out->northing_m = second.value;
    return LREL_OK;
}

/* ---- MGRS ---- */

/* Columns begin anew every third zone, rows five letters on in even zones. */
static bool find_square(const scan *s, char column, char row, double *easting,
                        double *northing)
{
    static const char *const columns[] = {"STUVWXYZ", "ABCDEFGH", "JKLMNPQR"};
    const char *c = strchr(columns[s->zone % 3], column);
    const char *r = strchr(letters, row);
    int rows;

    if (!c || !r || row > 'V')
        return false;
    rows = (int)(r - letters) - (s->zone % 2 == 0 ? 5 : 0);
    *easting = (double)(c - columns[s->zone % 3] + 1) * SQUARE_M;
    *northing = (double)((rows + 20) % 20) * SQUARE_M;
    return true;
}

/* The rows come again every 2,000 km; a band is 900 km high. */
static bool settle_rows(const scan *s, lrel_coordinate *out)
{
    for (double northing = out->northing_m; northing < NORTHING_MAX_M; northing += ROWS_M)
        if (is_in_band(near_latitude(northing + SQUARE_M / 2, out->is_south), s->band)) {
            out->northing_m = northing;
            return true;
        }
    return false;
}

static lrel_status read_digits(scan *s, lrel_coordinate *out)
{
    char digits[11];
    size_t count = 0, half;
    double east = 0, north = 0;

    while (s->rest.length > 0) {
        if (count == sizeof digits - 1)
            return refuse(s, "MGRS has at most ten digits");
        digits[count++] = s->rest.at[0];
        skip(s, 1);
        skip_spaces(s);
    }
    half = count / 2;
    if (count % 2 != 0)
        return refuse(s, "MGRS has as many digits for the east as for the north");
    out->step_m = pow(10, 5 - (double)half);
    if (out->step_m > SIDE_MAX_M)
        return refuse(s,
                      "its square is larger than 100 m; a point has six digits or more");
    for (size_t i = 0; i < half; i++) {
        east = east * 10 + (digits[i] - '0');
        north = north * 10 + (digits[half + i] - '0');
    }
    out->easting_m += east * out->step_m;
    out->northing_m += north * out->step_m;
    return LREL_OK;
}

static lrel_status read_mgrs(scan *s, lrel_coordinate *out)
{
    char column = upper(peek(s, 0)), row = upper(peek(s, 1));

    skip(s, 2);
    skip_spaces(s);
    if (!strchr(bands, s->band))
        return refuse(s, "no band of MGRS has that letter");
    out->is_south = s->band < 'N';
    if (!find_square(s, column, row, &out->easting_m, &out->northing_m) ||
        !settle_rows(s, out))
        return refuse(s, "no square of 100 km in its zone and band has these letters");
    out->kind = LREL_COORDINATE_MGRS;
    return read_digits(s, out);
}

lrel_status lrel_grid_reference__parse(lrel_text text, lrel_coordinate *out,
                                       lrel_error *err)
{
    scan s = {.rest = text, .all = text, .err = err};
    lrel_coordinate found = {0};
    lrel_status status;

    if (!take_zone(&s))
        return refuse(&s, "no zone stands in front");
    if (s.zone < 1 || s.zone > 60)
        return refuse(&s, "zones run from 1 to 60");
    found.zone = s.zone;
    status = is_mgrs(&s) ? read_mgrs(&s, &found) : read_utm(&s, &found);
    if (status == LREL_OK)
        *out = found;
    return status;
}

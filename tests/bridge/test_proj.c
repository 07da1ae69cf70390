/* SPDX-License-Identifier: Apache-2.0 */
/* test_proj.c: coordinate systems are recognised, shifts listed and pipes run as PROJ's
 * database says; areas and lengths on the ellipsoid are those of published figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "bridge/proj.h"
#include "support/near.h"
#include "support/rows.h"

typedef struct session {
    lrel_context *context;
    lrel_proj *proj;
} session;

static session open_session(void)
{
    session s = {lrel_context_new(NULL), NULL};

    assert_non_null(s.context);
    assert_int_equal(lrel_proj_new(s.context, &s.proj, NULL), LREL_OK);
    return s;
}

static void close_session(session s)
{
    lrel_proj_free(s.proj);
    lrel_context_free(s.context);
}

/* @param text  "EPSG:3148", or a definition */
static lrel_proj_crs *read_crs(session s, const char *text)
{
    lrel_proj_crs *crs = NULL;
    lrel_error err;
    char authority[8];
    const char *colon = strchr(text, ':');
    lrel_status status;

    if (colon && colon - text < 8 && text[0] != '+') {
        memcpy(authority, text, (size_t)(colon - text));
        authority[colon - text] = '\0';
        status = lrel_proj_crs_from_code(s.proj, authority, colon + 1, &crs, &err);
    } else {
        status = lrel_proj_crs_from_text(s.proj, text, &crs, &err);
    }
    if (status != LREL_OK)
        fail_msg("%s: %s", text, err.message);
    return crs;
}

/* As ESRI's programs write it: no codes, names of their own. */
#define ESRI_INDIAN_1960                                                                 \
    "PROJCS[\"Indian_1960_UTM_Zone_48N\",GEOGCS[\"GCS_Indian_1960\","                    \
    "DATUM[\"D_Indian_1960\",SPHEROID[\"Everest_Adjustment_1937\",6377276.345,"          \
    "300.8017]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"         \
    "PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"         \
    "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",105.0],"           \
    "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],"          \
    "UNIT[\"Meter\",1.0]]"
#define ESRI_WGS84                                                                       \
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"      \
    "298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"
/* Says WGS 84 and means another ellipsoid. */
#define LYING_WGS84                                                                      \
    "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"Clarke\",6378206.4,294.9786982]],"  \
    "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"
#define UNNAMED_DATUM                                                                    \
    "PROJCS[\"site grid\",GEOGCS[\"site\",DATUM[\"D_unknown\",SPHEROID[\"bessel\","      \
    "6377397.155,299.1528128]],PRIMEM[\"Greenwich\",0],"                                 \
    "UNIT[\"Degree\",0.017453292519943295]],PROJECTION[\"Double_Stereographic\"],"       \
    "PARAMETER[\"latitude_of_origin\",52.15616055555555],"                               \
    "PARAMETER[\"central_meridian\",5.38763888888889],"                                  \
    "PARAMETER[\"scale_factor\",0.9999079],PARAMETER[\"false_easting\",155000],"         \
    "PARAMETER[\"false_northing\",463000],UNIT[\"Meter\",1]]"

typedef struct datum_case {
    const char *name;
    const char *crs;
    bool is_wgs84;
    bool is_geographic;
} datum_case;

static const datum_case datums[] = {
    {"proj_crs__4326_is_wgs84", "EPSG:4326", true, true},
    {"proj_crs__4979_with_heights_is_wgs84", "EPSG:4979", true, true},
    {"proj_crs__crs84_is_wgs84", "OGC:CRS84", true, true},
    {"proj_crs__a_realisation_is_wgs84", "EPSG:9057", true, true},
    {"proj_crs__utm_of_wgs84_is_projected", "EPSG:32648", true, false},
    {"proj_crs__web_mercator_is_on_wgs84", "EPSG:3857", true, false},
    {"proj_crs__esri_wgs84_is_wgs84", ESRI_WGS84, true, true},
    {"proj_crs__proj_text_with_datum_is_wgs84",
     "+proj=utm +zone=48 +datum=WGS84 +type=crs", true, false},
    {"proj_crs__the_ellipsoid_alone_is_no_datum",
     "+proj=utm +zone=48 +ellps=WGS84 +type=crs", false, false},
    {"proj_crs__the_name_alone_is_no_datum", LYING_WGS84, false, true},
    {"proj_crs__etrs89_is_not_wgs84", "EPSG:4258", false, true},
    {"proj_crs__wgs72_is_not_wgs84", "EPSG:4322", false, true},
    {"proj_crs__indian_1960_is_not_wgs84", "EPSG:3148", false, false},
    {"proj_crs__towgs84_is_not_taken",
     "+proj=longlat +ellps=evrst30 +towgs84=198,881,317 "
     "+type=crs",
     false, true},
};

static void datum_is_told(void **state)
{
    const datum_case *row = *state;
    session s = open_session();
    lrel_proj_crs *crs = read_crs(s, row->crs);

    assert_int_equal(lrel_proj_crs_info_of(crs)->is_wgs84, row->is_wgs84);
    assert_int_equal(lrel_proj_crs_info_of(crs)->is_geographic, row->is_geographic);
    lrel_proj_crs_free(crs);
    close_session(s);
}

typedef struct same_case {
    const char *name;
    const char *a;
    const char *b;
    bool is_same;
} same_case;

static const same_case pairs[] = {
    {"proj_crs_is_same__esri_name_and_code", ESRI_INDIAN_1960, "EPSG:3148", true},
    {"proj_crs_is_same__axis_order_does_not_matter", "EPSG:4326", "OGC:CRS84", true},
    {"proj_crs_is_same__esri_wgs84_and_4326", ESRI_WGS84, "EPSG:4326", true},
    {"proj_crs_is_same__an_unnamed_datum_contradicts_none", UNNAMED_DATUM, "EPSG:28992",
     true},
    {"proj_crs_is_same__an_unnamed_datum_does_not_excuse_the_rest", UNNAMED_DATUM,
     "EPSG:28991", false},
    {"proj_crs_is_same__zones_differ", "EPSG:32647", "EPSG:32648", false},
    {"proj_crs_is_same__datums_differ", "EPSG:3148", "EPSG:24048", false},
    {"proj_crs_is_same__degrees_and_metres_differ", "EPSG:4326", "EPSG:32648", false},
};

static void sameness_is_told(void **state)
{
    const same_case *row = *state;
    session s = open_session();
    lrel_proj_crs *a = read_crs(s, row->a);
    lrel_proj_crs *b = read_crs(s, row->b);

    assert_int_equal(lrel_proj_crs_is_same(a, b), row->is_same);
    assert_int_equal(lrel_proj_crs_is_same(b, a), row->is_same);
    lrel_proj_crs_free(a);
    lrel_proj_crs_free(b);
    close_session(s);
}

static void esri_text_gets_its_code(void **state)
{
    session s = open_session();
    lrel_proj_crs *crs = read_crs(s, ESRI_INDIAN_1960);

    assert_string_equal(lrel_proj_crs_info_of(crs)->code, "");
    lrel_proj_crs_identify(crs);
    assert_string_equal(lrel_proj_crs_info_of(crs)->code, "EPSG:3148");
    assert_string_equal(lrel_proj_crs_info_of(crs)->datum, "Indian 1960");
    lrel_proj_crs_free(crs);
    close_session(s);
}

static void unnamed_datum_gets_a_guess_and_no_code(void **state)
{
    session s = open_session();
    lrel_proj_crs *crs = read_crs(s, UNNAMED_DATUM);

    lrel_proj_crs_identify(crs);
    assert_string_equal(lrel_proj_crs_info_of(crs)->code, "");
    assert_string_equal(lrel_proj_crs_info_of(crs)->perhaps, "EPSG:28992");
    lrel_proj_crs_free(crs);
    close_session(s);
}

static void units_of_angles_are_told(void **state)
{
    session s = open_session();
    lrel_proj_crs *degrees = read_crs(s, "EPSG:4326");
    lrel_proj_crs *grads = read_crs(s, "EPSG:4807");

    assert_near(lrel_proj_crs_info_of(degrees)->degrees_per_unit, 1, 1e-12);
    assert_near(lrel_proj_crs_info_of(grads)->degrees_per_unit, 0.9, 1e-12);
    lrel_proj_crs_free(degrees);
    lrel_proj_crs_free(grads);
    close_session(s);
}

typedef struct unknown_case {
    const char *name;
    const char *text;
} unknown_case;

static const unknown_case unknowns[] = {
    {"proj_crs__heights_alone_are_refused", "VERT_CS[\"h\",VERT_DATUM[\"d\",2005],"
                                            "UNIT[\"metre\",1],AXIS[\"Up\",UP]]"},
    {"proj_crs__a_local_system_is_refused", "LOCAL_CS[\"site\",UNIT[\"metre\",1]]"},
    {"proj_crs__an_operation_is_refused", "+proj=noop"},
    {"proj_crs__geocentric_is_refused", "+proj=geocent +datum=WGS84 +type=crs"},
    {"proj_crs__cut_off_text_is_refused", "PROJCS[\"x\",GEOGCS["},
    {"proj_crs__nothing_is_refused", ""},
};

static void unknown_is_refused(void **state)
{
    const unknown_case *row = *state;
    session s = open_session();
    lrel_proj_crs *crs = NULL;
    lrel_error err;

    assert_int_equal(lrel_proj_crs_from_text(s.proj, row->text, &crs, &err),
                     LREL_E_CRS_UNKNOWN);
    assert_null(crs);
    assert_non_null(strstr(err.message, "coordinate system"));
    close_session(s);
}

static lrel_proj_shifts *list_shifts(session s, const char *code, const char *authority)
{
    lrel_proj_shifts *shifts = NULL;
    lrel_proj_crs *crs = read_crs(s, code);

    assert_int_equal(lrel_proj_shifts_new(crs, authority, &shifts, NULL), LREL_OK);
    lrel_proj_crs_free(crs);
    return shifts;
}

static void shifts_have_no_ballpark(void **state)
{
    session s = open_session();
    lrel_proj_shifts *shifts = list_shifts(s, "EPSG:3148", NULL);

    assert_true(lrel_proj_shifts_count(shifts) >= 2);
    for (size_t i = 0; i < lrel_proj_shifts_count(shifts); i++) {
        assert_string_not_equal(lrel_proj_shifts_at(shifts, i)->code, "");
        assert_null(strstr(lrel_proj_shifts_at(shifts, i)->name, "allpark"));
    }
    lrel_proj_shifts_free(shifts);
    close_session(s);
}

static void shift_is_described(void **state)
{
    session s = open_session();
    lrel_proj_shifts *shifts = list_shifts(s, "EPSG:3148", "EPSG");
    size_t found = lrel_proj_shifts_find(shifts, "EPSG", "1542");
    const lrel_proj_shift *shift;

    assert_true(found < lrel_proj_shifts_count(shifts));
    shift = lrel_proj_shifts_at(shifts, found);
    assert_string_equal(shift->code, "EPSG:1542");
    assert_string_equal(shift->name, "Indian 1960 to WGS 84 (2)");
    assert_string_equal(shift->missing, "");
    assert_near(shift->accuracy_m, 44, 0);
    assert_true(shift->has_area);
    assert_near(shift->south_deg, 14, 0.01);
    lrel_proj_shifts_free(shifts);
    close_session(s);
}

typedef struct find_case {
    const char *name;
    const char *crs;
    const char *authority;
    const char *code;
    bool is_found;
} find_case;

static const find_case finds[] = {
    {"proj_shifts_find__a_step", "EPSG:3148", "EPSG", "1543", true},
    {"proj_shifts_find__on_the_geographic_crs", "EPSG:4131", "EPSG", "1542", true},
    {"proj_shifts_find__on_another_zone_of_the_datum", "EPSG:3149", "EPSG", "1543", true},
    {"proj_shifts_find__one_made_of_two", "EPSG:3148", "EPSG", "8532", true},
    {"proj_shifts_find__of_another_authority", "EPSG:3148", "ESRI", "108097", true},
    {"proj_shifts_find__a_projection_is_none", "EPSG:3148", "EPSG", "16048", false},
    {"proj_shifts_find__another_datum", "EPSG:3148", "EPSG", "1304", false},
    {"proj_shifts_find__no_such_code", "EPSG:3148", "EPSG", "999999", false},
    {"proj_shifts_find__no_such_authority", "EPSG:3148", "NOBODY", "1542", false},
};

static void named_shift_is_found(void **state)
{
    const find_case *row = *state;
    session s = open_session();
    lrel_proj_shifts *shifts = list_shifts(s, row->crs, row->authority);
    size_t found = lrel_proj_shifts_find(shifts, row->authority, row->code);

    assert_int_equal(found < lrel_proj_shifts_count(shifts), row->is_found);
    lrel_proj_shifts_free(shifts);
    close_session(s);
}

/* NAD27 to WGS 84 (33), by the Canadian NTv2 file, which Debian 12 does not have. */
static void missing_grid_is_named(void **state)
{
    session s = open_session();
    lrel_proj_shifts *shifts = list_shifts(s, "EPSG:4267", "EPSG");
    size_t found = lrel_proj_shifts_find(shifts, "EPSG", "1693");

    if (found == lrel_proj_shifts_count(shifts) ||
        lrel_proj_shifts_at(shifts, found)->missing[0] == '\0') {
        print_message("skipped: this PROJ has the grid, or not the operation\n");
        lrel_proj_shifts_free(shifts);
        close_session(s);
        skip();
    }
    assert_non_null(strchr(lrel_proj_shifts_at(shifts, found)->missing, '.'));
    lrel_proj_shifts_free(shifts);
    close_session(s);
}

/* "NAD27 to NAD83 (1)" begins dozens of chains, by way of one state's grid each. */
static void one_step_names_one_chain(void **state)
{
    session s = open_session();
    lrel_proj_shifts *shifts = list_shifts(s, "EPSG:4267", NULL);
    size_t sharing = 0;

    for (size_t i = 0; i < lrel_proj_shifts_count(shifts); i++)
        sharing += strcmp(lrel_proj_shifts_at(shifts, i)->code, "EPSG:1241") == 0;
    assert_true(sharing > 1);
    assert_string_equal(
        lrel_proj_shifts_at(shifts, lrel_proj_shifts_find(shifts, "EPSG", "1241"))->code,
        "EPSG:1241");
    lrel_proj_shifts_free(shifts);
    close_session(s);
}

static void pipe_goes_there_and_back(void **state)
{
    session s = open_session();
    lrel_proj_pipe *pipe = NULL;
    double x = 500000;
    double y = 1450000;

    assert_int_equal(lrel_proj_pipe_new(s.proj,
                                        "+proj=pipeline +step +inv +proj=utm +zone=48 "
                                        "+ellps=WGS84 +step +proj=unitconvert +xy_in=rad "
                                        "+xy_out=deg",
                                        &pipe, NULL),
                     LREL_OK);
    assert_true(lrel_proj_pipe_forward(pipe, &x, &y));
    assert_near(x, 105, 1e-9); /* the central meridian */
    assert_true(lrel_proj_pipe_inverse(pipe, &x, &y));
    assert_near(x, 500000, 1e-6);
    assert_near(y, 1450000, 1e-6);
    assert_false(lrel_proj_pipe_has_radians(pipe));
    lrel_proj_pipe_free(pipe);
    close_session(s);
}

static void point_without_a_place_is_told_and_kept(void **state)
{
    session s = open_session();
    lrel_proj_pipe *pipe = NULL;
    double x = NAN;
    double y = 3;

    assert_int_equal(lrel_proj_pipe_new(s.proj, "+proj=noop", &pipe, NULL), LREL_OK);
    assert_false(lrel_proj_pipe_forward(pipe, &x, &y));
    assert_near(y, 3, 0);
    x = HUGE_VAL;
    assert_false(lrel_proj_pipe_inverse(pipe, &x, &y));
    lrel_proj_pipe_free(pipe);
    close_session(s);
}

typedef struct pipe_case {
    const char *name;
    const char *definition;
    bool is_smooth;
    bool has_radians;
} pipe_case;

static const pipe_case pipes[] = {
    {"proj_pipe__a_helmert_is_smooth",
     "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=cart "
     "+step +proj=helmert +x=198 +step +inv +proj=cart +step +proj=unitconvert "
     "+xy_in=rad +xy_out=deg",
     true, false},
    {"proj_pipe__a_grid_is_not_smooth",
     "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step "
     "+proj=hgridshift +grids=ntf_r93.gsb +step +proj=unitconvert +xy_in=rad +xy_out=deg",
     false, false},
    {"proj_pipe__a_projection_alone_has_radians", "+proj=utm +zone=48", true, true},
};

static void pipe_is_described(void **state)
{
    const pipe_case *row = *state;
    session s = open_session();
    lrel_proj_pipe *pipe = NULL;

    assert_int_equal(lrel_proj_pipe_new(s.proj, row->definition, &pipe, NULL), LREL_OK);
    assert_int_equal(lrel_proj_pipe_is_smooth(pipe), row->is_smooth);
    assert_int_equal(lrel_proj_pipe_has_radians(pipe), row->has_radians);
    assert_string_equal(lrel_proj_pipe_definition(pipe), row->definition);
    lrel_proj_pipe_free(pipe);
    close_session(s);
}

static void no_pipeline_is_refused_with_projs_reason(void **state)
{
    session s = open_session();
    lrel_proj_pipe *pipe = NULL;
    lrel_error err;

    assert_int_equal(lrel_proj_pipe_new(s.proj, "+proj=moonbeam", &pipe, &err),
                     LREL_E_OPERATION);
    assert_non_null(strstr(err.message, "Unknown projection"));
    assert_int_equal(lrel_proj_pipe_new(s.proj, "+proj=longlat +type=crs", &pipe, &err),
                     LREL_E_OPERATION);
    assert_null(pipe);
    close_session(s);
}

/* A degree of the equator of WGS 84 is a * pi / 180. */
static void degree_of_the_equator_has_its_length(void **state)
{
    assert_near(lrel_geodesic_distance_m(10, 0, 11, 0), 111319.490793, 1e-6);
}

/* Along meridians and the equator bearings are plain; the shortest way between two places
 * on one parallel of the north sets out north of it. */
static void bearing_is_where_the_geodesic_sets_out_to(void **state)
{
    double bearing = -1;

    assert_near(lrel_geodesic_way_m(10, 0, 11, 0, &bearing), 111319.490793, 1e-6);
    assert_near(bearing, 90, 1e-9);
    (void)lrel_geodesic_way_m(11, 0, 10, 0, &bearing);
    assert_near(bearing, 270, 1e-9);
    (void)lrel_geodesic_way_m(10, 5, 10, 6, &bearing);
    assert_near(bearing, 0, 1e-9);
    (void)lrel_geodesic_way_m(10, 6, 10, 5, &bearing);
    assert_near(bearing, 180, 1e-9);
    (void)lrel_geodesic_way_m(0, 60, 90, 60, &bearing);
    assert_true(bearing > 45 && bearing < 50);
}

/* 0.1 x 0.1 degree at 13 N: ecosystem C1.11; here its edges are geodesics. */
static void area_is_that_of_the_ellipsoid(void **state)
{
    static const double ring[] = {105, 13, 105.1, 13, 105.1, 13.1, 105, 13.1};
    double area = lrel_geodesic_polygon_area_m2(ring, 4);

    assert_near(area / 1e6, 119.9936, 0.0002);
}

/* The trap of C1.11: a hectare must not become the Earth less a hectare. */
static void direction_does_not_change_the_area(void **state)
{
    static const double there[] = {105, 13, 105.001, 13, 105.001, 13.001, 105, 13.001};
    static const double back[] = {105, 13.001, 105.001, 13.001, 105.001, 13, 105, 13};
    double area = lrel_geodesic_polygon_area_m2(there, 4);

    assert_true(area > 11000 && area < 13000);
    assert_near(lrel_geodesic_polygon_area_m2(back, 4), area, 1e-3);
}

static void nothing_has_no_area(void **state)
{
    static const double line[] = {105, 13, 106, 14};

    assert_near(lrel_geodesic_polygon_area_m2(NULL, 0), 0, 0);
    assert_near(lrel_geodesic_polygon_area_m2(line, 2), 0, 1e-3);
}

/* ---- without the database ---- */

/* To the bit, there and back. */
static void plain_session__gives_the_same_numbers(void **state)
{
    static const char *const definitions[] = {
        "+proj=pipeline +step +inv +proj=utm +zone=48 +ellps=WGS84 +step "
        "+proj=unitconvert +xy_in=rad +xy_out=deg",
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=laea "
        "+lat_0=13 +lon_0=105 +ellps=WGS84"};
    static const double points[][2] = {{301234.5, 1450678.9}, {103.25, 13.125}};
    session s = open_session();
    lrel_proj *plain = NULL;

    assert_int_equal(lrel_proj_new_plain(s.context, &plain, NULL), LREL_OK);
    for (size_t i = 0; i < ROWS(definitions); i++) {
        lrel_proj_pipe *a = NULL, *b = NULL;
        double xa = points[i][0], ya = points[i][1], xb = xa, yb = ya;

        assert_int_equal(lrel_proj_pipe_new(s.proj, definitions[i], &a, NULL), LREL_OK);
        assert_int_equal(lrel_proj_pipe_new(plain, definitions[i], &b, NULL), LREL_OK);
        assert_true(lrel_proj_pipe_forward(a, &xa, &ya));
        assert_true(lrel_proj_pipe_forward(b, &xb, &yb));
        assert_true(xa == xb && ya == yb);
        assert_true(lrel_proj_pipe_inverse(a, &xa, &ya));
        assert_true(lrel_proj_pipe_inverse(b, &xb, &yb));
        assert_true(xa == xb && ya == yb);
        lrel_proj_pipe_free(a);
        lrel_proj_pipe_free(b);
    }
    lrel_proj_free(plain);
    close_session(s);
}

static void plain_session__has_no_database(void **state)
{
    lrel_context *context = lrel_context_new(NULL);
    lrel_proj *plain = NULL;
    lrel_proj_crs *crs = NULL;

    assert_int_equal(lrel_proj_new_plain(context, &plain, NULL), LREL_OK);
    assert_int_equal(lrel_proj_crs_from_code(plain, "EPSG", "32648", &crs, NULL),
                     LREL_E_CRS_UNKNOWN);
    lrel_proj_free(plain);
    lrel_context_free(context);
}

static bool has_datum(const lrel_proj_datums *list, const char *code)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->at[i].code, code) == 0)
            return true;
    return false;
}

static void datums_are_those_in_use_there(void **state)
{
    session s = open_session();
    const lrel_proj_box cambodia = {103, 12, 105, 13};
    lrel_proj_datums found = {0};

    (void)state;
    assert_int_equal(lrel_proj_datums_at(s.proj, &cambodia, &found, NULL), LREL_OK);
    assert_true(has_datum(&found, "4131"));  /* Indian 1960 */
    assert_false(has_datum(&found, "4218")); /* Bogota 1975 */
    assert_false(has_datum(&found, "4322")); /* WGS 72, of the whole world */
    lrel_proj_datums_clear(s.proj, &found);
    close_session(s);
}

static void datum_is_exchanged_and_the_projection_stays(void **state)
{
    session s = open_session();
    lrel_proj_crs *utm = read_crs(s, "EPSG:32648"), *indian = read_crs(s, "EPSG:4131");
    lrel_proj_crs *expected = read_crs(s, "EPSG:3148"), *out = NULL;

    (void)state;
    assert_int_equal(lrel_proj_crs_on(utm, indian, &out, NULL), LREL_OK);
    assert_true(lrel_proj_crs_is_same(out, expected));
    lrel_proj_crs_identify(out);
    assert_string_equal(lrel_proj_crs_info_of(out)->code, "EPSG:3148");
    lrel_proj_crs_free(out);
    lrel_proj_crs_free(expected);
    lrel_proj_crs_free(indian);
    lrel_proj_crs_free(utm);
    close_session(s);
}

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(esri_text_gets_its_code),
        cmocka_unit_test(unnamed_datum_gets_a_guess_and_no_code),
        cmocka_unit_test(units_of_angles_are_told),
        cmocka_unit_test(shifts_have_no_ballpark),
        cmocka_unit_test(shift_is_described),
        cmocka_unit_test(missing_grid_is_named),
        cmocka_unit_test(one_step_names_one_chain),
        cmocka_unit_test(pipe_goes_there_and_back),
        cmocka_unit_test(point_without_a_place_is_told_and_kept),
        cmocka_unit_test(no_pipeline_is_refused_with_projs_reason),
        cmocka_unit_test(degree_of_the_equator_has_its_length),
        cmocka_unit_test(bearing_is_where_the_geodesic_sets_out_to),
        cmocka_unit_test(area_is_that_of_the_ellipsoid),
        cmocka_unit_test(direction_does_not_change_the_area),
        cmocka_unit_test(nothing_has_no_area),
        cmocka_unit_test(plain_session__gives_the_same_numbers),
        cmocka_unit_test(plain_session__has_no_database),
        cmocka_unit_test(datums_are_those_in_use_there),
        cmocka_unit_test(datum_is_exchanged_and_the_projection_stays),
    };
    struct CMUnitTest tests[ROWS(single) + ROWS(datums) + ROWS(pairs) + ROWS(unknowns) +
                            ROWS(finds) + ROWS(pipes)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, datums, datum_is_told);
    ADD_ROWS(tests, count, pairs, sameness_is_told);
    ADD_ROWS(tests, count, unknowns, unknown_is_refused);
    ADD_ROWS(tests, count, finds, named_shift_is_found);
    ADD_ROWS(tests, count, pipes, pipe_is_described);
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Tables of a PostGIS database give what files with the same records give; what goes
 * wrong is said, and no password with it. The server is the test's own, behind a socket
 * in a folder of its own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bridge/postgis.h"
#include "read/table.h"
#include "run/csv_table.h"
#include "run/job_scratch.h"
#include "support/folder.h"
#include "support/postgres.h"
#include "support/rows.h"
#include "support/scarce_memory.h"

#define PASSWORD "hunter2-of-the-test"
#define WRONG    "not-the-right-one"

/* ---- the database ---- */

typedef struct ground {
    postgres *server;
    char folder[40]; /* with the service file */
    const char *why; /* there is no server */
    bool has_folder, is_missing;
} ground;

static ground shared = {NULL, "/tmp/lrel-postgis-XXXXXX", "", false, false};

/* The records of the GeoJSON below, in another order; and tables that are hard to read.
 */
static const char records[] =
    "CREATE SCHEMA ops;\n"
    "CREATE TABLE ops.hazards (gid int PRIMARY KEY, code text, kind text, found date, "
    "size numeric(12,2), geom geometry(Geometry, 4326));\n"
    "INSERT INTO ops.hazards VALUES"
    "(3, 'H3', 'CHA', '2018-05-05', 1000.50, NULL),"
    "(1, 'H1', 'CHA', '2016-02-29', NULL, 'SRID=4326;POLYGON((103.1 13.1,103.11 13.1,"
    "103.11 13.11,103.1 13.11,103.1 13.1))'),"
    "(4, E'H\\t4', 'XXX', NULL, -1, 'SRID=4326;MULTIPOLYGON(((103.2 13.2,103.21 13.21,"
    "103.21 13.2,103.2 13.21,103.2 13.2)))'),"
    "(2, 'H2', 'SHA', '2017-01-01', 7, 'SRID=4326;MULTIPOLYGON(((103.105 13.1,103.12 "
    "13.1,"
    "103.12 13.11,103.105 13.1)),((103.3 13.3,103.31 13.3,103.31 13.31,103.3 13.3)))');\n"
    "CREATE TABLE ops.releases (gid int PRIMARY KEY, code text, ended date, "
    "geom geometry);\n"
    "INSERT INTO ops.releases VALUES (1, 'R1', '2019-06-30', 'SRID=4326;POLYGON((103.1 "
    "13.1,103.104 13.1,103.104 13.11,103.1 13.11,103.1 13.1))');\n"
    /* the same without a key, both ways round */
    "CREATE TABLE ops.rising AS SELECT code, kind, found, size, geom FROM ops.hazards "
    "ORDER BY gid;\n"
    "CREATE TABLE ops.falling AS SELECT code, kind, found, size, geom FROM ops.hazards "
    "ORDER BY gid DESC;\n"
    "CREATE VIEW ops.seen AS SELECT code, kind, found, size, geom FROM ops.hazards;\n";

static const char hard_tables[] =
    "CREATE TYPE ops.mood AS ENUM ('calm');\n"
    "CREATE DOMAIN ops.hectares AS numeric CHECK (VALUE >= 0);\n"
    "CREATE TABLE ops.types (\"Key\" bigint PRIMARY KEY, whole smallint, real4 real, "
    "real8 "
    "double precision, exact numeric, yes boolean, day date, moment timestamp, zoned "
    "timestamptz, clock time, text text, fixed char(5), mood ops.mood, ha ops.hectares, "
    "id uuid, doc jsonb, list int[], bytes bytea, \"a \"\"b\"\" c\" text, p geometry);\n"
    "INSERT INTO ops.types VALUES (9007199254740993, -7, 0.1, 1e300, 1.50, true, "
    "'2020-02-29', '2020-02-29 13:14:15.5', '2020-02-29 01:00+07', '10:30', "
    "E'tab\\tline\\nback\\\\slash', 'ab', 'calm', 2.5, "
    "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{\"a\": 1}', '{1,2}', 'x', 'q', "
    "'POINT(1 2)'), (12345678901234567, NULL, 'NaN', 'Infinity', 'NaN', false, "
    "'infinity', "
    "'infinity', NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);\n"
    "CREATE TABLE ops.shapes (n int PRIMARY KEY, g geometry);\n"
    "INSERT INTO ops.shapes VALUES (1, 'POINT Z (1 2 3)'), (2, 'POINT EMPTY'), "
    "(3, 'POLYGON EMPTY'), (4, 'CURVEPOLYGON(CIRCULARSTRING(0 0,1 1,2 0,1 -1,0 0))'), "
    "(5, 'TIN(((0 0 0,1 0 0,0 1 0,0 0 0)))'), (6, 'MULTIPOINT(1 2,3 4)'), (7, NULL);\n"
    "CREATE TABLE ops.two_shapes (n int, a geometry, b geometry(Point, 4326));\n"
    "INSERT INTO ops.two_shapes VALUES (1, 'POINT(1 2)', 'SRID=4326;POINT(3 4)');\n"
    "CREATE TABLE ops.geographic (n int, g geography(Point, 4326));\n"
    "INSERT INTO ops.geographic VALUES (1, 'POINT(5 6)');\n"
    "CREATE TABLE ops.columns (n int, lon float8, lat float8, wkt text);\n"
    "INSERT INTO ops.columns VALUES (1, 7, 8, 'POINT(9 10)');\n"
    "CREATE TABLE ops.mixed (g geometry);\n"
    "INSERT INTO ops.mixed VALUES ('SRID=4326;POINT(1 2)'), ('SRID=32648;POINT(1 2)'), "
    "('POINT EMPTY');\n"
    "CREATE TABLE ops.negative (n int PRIMARY KEY, code text);\n"
    "INSERT INTO ops.negative VALUES (5, 'a'), (-3, 'b');\n"
    "CREATE TABLE ops.parent (n int PRIMARY KEY, code text);\n"
    "CREATE TABLE ops.heir () INHERITS (ops.parent);\n"
    "INSERT INTO ops.parent VALUES (1, 'b');\n"
    "INSERT INTO ops.heir VALUES (1, 'a');\n"
    "CREATE TABLE ops.two_keys (code text, n int, PRIMARY KEY (n, code));\n"
    "INSERT INTO ops.two_keys VALUES ('b', 10), ('a', 9), ('B', 7);\n"
    "INSERT INTO spatial_ref_sys (srid, srtext) VALUES (900914, 'LOCAL_CS[\"ours\"]');\n"
    "CREATE TABLE ops.own_system (g geometry(Point, 900914));\n"
    "INSERT INTO ops.own_system VALUES ('SRID=900914;POINT(1 2)');\n"
    "CREATE TABLE ops.closed (n int);\n"
    "CREATE FUNCTION ops.wake() RETURNS int LANGUAGE plpgsql AS "
    "'BEGIN INSERT INTO ops.closed VALUES (1); RETURN 1; END';\n"
    "CREATE VIEW ops.writes AS SELECT ops.wake() AS n;\n"
    "CREATE VIEW ops.sleeps AS SELECT pg_sleep(60)::text AS n;\n"
    "CREATE VIEW ops.fails AS SELECT 1 / (n - 5) AS n FROM ops.negative;\n"
    "CREATE TABLE ops.policed (n int);\n"
    "INSERT INTO ops.policed VALUES (1), (2);\n"
    "ALTER TABLE ops.policed ENABLE ROW LEVEL SECURITY;\n"
    "CREATE POLICY half ON ops.policed USING (n = 1);\n"
    "CREATE TABLE ops.large AS SELECT n, repeat('x', 2000) AS filling "
    "FROM generate_series(1, 30000) AS n;\n"
    "CREATE TABLE ops.moving (n int);\n"
    "INSERT INTO ops.moving VALUES (1);\n"
    "CREATE ROLE " POSTGRES_ASKED " LOGIN PASSWORD '" PASSWORD "';\n"
    "GRANT USAGE ON SCHEMA ops TO " POSTGRES_ASKED ";\n"
    "GRANT SELECT ON ops.hazards, ops.releases, ops.policed TO " POSTGRES_ASKED ";\n"
    "CREATE DATABASE plain;\n";

static void tell(const char *statements)
{
    FILE *script = tmpfile(), *answer;

    assert_non_null(script);
    assert_true(fputs(statements, script) >= 0);
    answer = postgres_run(shared.server, script);
    fclose(script);
    assert_non_null(answer);
    fclose(answer);
}

static void write_services(void)
{
    const char *host = postgres_folder(shared.server);
    char text[1200], path[80];

    snprintf(text, sizeof text,
             "[ours]\nhost=%s\ndbname=postgres\nuser=test\n"
             "[same]\nhost=%s\ndbname=postgres\nuser=test\n"
             "[plain]\nhost=%s\ndbname=plain\nuser=test\n"
             "[nowhere]\nhost=%s/none\ndbname=postgres\nuser=test\npassword=" PASSWORD
             "\n[no_database]\nhost=%s\ndbname=none\nuser=test\n"
             "[right]\nhost=%s\ndbname=postgres\nuser=" POSTGRES_ASKED
             "\npassword=" PASSWORD "\n"
             "[wrong]\nhost=%s\ndbname=postgres\nuser=" POSTGRES_ASKED "\npassword=" WRONG
             "\n"
             "[without]\nhost=%s\ndbname=postgres\nuser=" POSTGRES_ASKED "\n"
             "[broken]\npassword " WRONG "\n",
             host, host, host, host, host, host, host, host);
    folder_write(shared.folder, "services", text, strlen(text));
    folder_path(shared.folder, "services", path, sizeof path);
    assert_int_equal(setenv("PGSERVICEFILE", path, 1), 0);
}

/* What whoever runs the tests has set is of no account. */
static void clear_environment(void)
{
    static const char *const names[] = {"PGHOST",      "PGHOSTADDR",       "PGPORT",
                                        "PGDATABASE",  "PGUSER",           "PGPASSWORD",
                                        "PGSERVICE",   "PGOPTIONS",        "PGTZ",
                                        "PGDATESTYLE", "PGCLIENTENCODING", "PGSSLMODE"};

    for (size_t i = 0; i < ROWS(names); i++)
        assert_int_equal(unsetenv(names[i]), 0);
    assert_int_equal(setenv("PGPASSFILE", "/nonexistent", 1), 0);
}

static int start(void **state)
{
    (void)state;
    shared.server = postgres_start(&shared.why);
    shared.is_missing = !shared.server && postgres_is_missing();
    if (!shared.server)
        return 0;
    folder_make(shared.folder);
    shared.has_folder = true;
    clear_environment();
    tell(records);
    tell(hard_tables);
    write_services();
    return 0;
}

static int stop(void **state)
{
    (void)state;
    if (shared.has_folder)
        folder_remove(shared.folder);
    postgres_stop(shared.server);
    return 0;
}

static void need_server(void)
{
    if (shared.is_missing) {
        print_message("skipped: %s\n", shared.why);
        skip();
    }
    if (!shared.server)
        fail_msg("%s", shared.why);
}

/* ---- one table ---- */

typedef struct look {
    lrel_context *context;
    lrel_issues *issues;
    lrel_vector *session;
    lrel_table *table;
    lrel_status status;
    lrel_error err;
} look;

static look look_begin(const lrel_context_options *options)
{
    look l = {.context = lrel_context_new(options)};

    assert_non_null(l.context);
    l.issues = lrel_issues_new(l.context);
    assert_non_null(l.issues);
    lrel_error_init(&l.err);
    return l;
}

static void look_end(look *l)
{
    lrel_table_free(l->table);
    lrel_postgis_close(l->session);
    lrel_issues_free(l->issues);
    lrel_context_free(l->context);
}

static void look_at(look *l, const lrel_postgis_place *place,
                    const lrel_read_options *options)
{
    static const lrel_read_options none = {.source = 0};

    l->status = lrel_postgis_open(l->context, place, NULL, &l->session, &l->err);
    if (l->status == LREL_OK)
        l->status = lrel_table_read_postgis(l->context, l->session, place->table,
                                            options ? options : &none, l->issues,
                                            &l->table, &l->err);
}

static look look_of(const char *table, const lrel_read_options *options)
{
    const lrel_postgis_place place = {"ours", "ops", table, ""};
    look l = look_begin(NULL);

    look_at(&l, &place, options);
    if (l.status != LREL_OK)
        fail_msg("%s", l.err.message);
    return l;
}

static void expect_cell(const look *l, size_t row, const char *column,
                        const char *expected)
{
    int place = lrel_table_column(l->table, lrel_text_of(column));
    lrel_text cell;

    if (place < 0)
        fail_msg("no column %s", column);
    cell = lrel_table_cell(l->table, row, place);
    if (!lrel_text_is_equal(cell, lrel_text_of(expected)))
        fail_msg("%s of row %zu is \"%.*s\" and not \"%s\"", column, row + 1,
                 LREL_TEXT_ARGS(cell), expected);
}

typedef struct cell_case {
    const char *name;
    const char *column;
    const char *first, *second; /* in rows of the table */
} cell_case;

static const cell_case cells[] = {
    {"type__key", "Key", "9007199254740993", "12345678901234567"},
    {"type__whole_number", "whole", "-7", ""},
    {"type__real_is_its_shortest_text", "real4", "0.1", "NaN"},
    {"type__double", "real8", "1e+300", "Infinity"},
    {"type__exact_number_keeps_its_zeros", "exact", "1.50", "NaN"},
    {"type__truth", "yes", "true", "false"},
    {"type__day", "day", "2020-02-29", "infinity"},
    {"type__day_and_time", "moment", "2020-02-29T13:14:15.5", "infinity"},
    {"type__moment_is_in_utc", "zoned", "2020-02-28T18:00:00Z", ""},
    {"type__time_of_day", "clock", "10:30:00", ""},
    {"type__text_with_control_characters", "text", "tab\tline\nback\\slash", ""},
    {"type__text_of_fixed_width", "fixed", "ab", ""},
    {"type__enumeration", "mood", "calm", ""},
    {"type__domain_is_what_it_is_made_of", "ha", "2.5", ""},
    {"type__uuid", "id", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", ""},
    {"type__json_is_text", "doc", "{\"a\": 1}", ""},
    {"type__list_is_not_read", "list", "", ""},
    {"type__bytes_are_not_read", "bytes", "", ""},
    {"type__name_with_quotes", "a \"b\" c", "q", ""},
};

static void type_is_read(void **state)
{
    const cell_case *row = *state;
    look l;

    need_server();
    l = look_of("types", NULL);
    assert_int_equal(l.table->row_count, 2);
    assert_int_equal(l.table->rows[0], 9007199254740993);
    assert_int_equal(l.table->rows[1], 12345678901234567);
    expect_cell(&l, 0, row->column, row->first);
    expect_cell(&l, 1, row->column, row->second);
    look_end(&l);
}

static void types__columns_say_what_they_are(void **state)
{
    static const char *const numbers[] = {"Key",   "whole", "real4",
                                          "real8", "exact", "ha"};
    static const char *const dates[] = {"day", "moment", "zoned"};
    look l;

    (void)state;
    need_server();
    l = look_of("types", NULL);
    for (size_t i = 0; i < ROWS(numbers); i++)
        assert_true(lrel_table_is_number(
            l.table, 0, lrel_table_column(l.table, lrel_text_of(numbers[i]))));
    for (size_t i = 0; i < ROWS(dates); i++)
        assert_true(lrel_table_is_date(
            l.table, 0, lrel_table_column(l.table, lrel_text_of(dates[i]))));
    assert_false(
        lrel_table_is_number(l.table, 0, lrel_table_column(l.table, LREL_TEXT("text"))));
    /* the list and the bytes */
    assert_int_equal(lrel_issues_count(l.issues), 2);
    assert_int_equal(lrel_issues_at(l.issues, 0)->kind, LREL_ISSUE_COLUMN_UNREADABLE);
    assert_true(
        lrel_text_is_equal(lrel_issues_at(l.issues, 0)->value, LREL_TEXT("integer[]")));
    look_end(&l);
}

/* ---- shapes ---- */

static void shapes__are_read_or_said_to_be_unreadable(void **state)
{
    static const uint8_t kinds[] = {
        LREL_SHAPE_POINT,      LREL_SHAPE_ABSENT, LREL_SHAPE_ABSENT, LREL_SHAPE_POLYGON,
        LREL_SHAPE_UNREADABLE, LREL_SHAPE_POINT,  LREL_SHAPE_ABSENT};
    look l;

    (void)state;
    need_server();
    l = look_of("shapes", NULL);
    assert_int_equal(l.table->row_count, ROWS(kinds));
    for (size_t i = 0; i < ROWS(kinds); i++)
        assert_int_equal(l.table->shapes[i].kind, kinds[i]);
    /* 360 chords, closed */
    assert_int_equal(l.table->rings[l.table->shapes[3].first_ring].count, 361);
    assert_int_equal(lrel_issues_count(l.issues), 2);
    assert_int_equal(lrel_issues_at(l.issues, 0)->kind, LREL_ISSUE_SHAPE_UNREADABLE);
    assert_int_equal(lrel_issues_at(l.issues, 0)->row, 5);
    assert_int_equal(lrel_issues_at(l.issues, 1)->kind, LREL_ISSUE_CURVE_IN_CHORDS);
    assert_true(lrel_text_is_equal(l.table->crs, LREL_TEXT("")));
    assert_true(
        lrel_text_is_equal(l.table->crs_why, LREL_TEXT("its shapes have no SRID")));
    look_end(&l);
}

typedef struct place_case {
    const char *name;
    const char *table, *shape;
    lrel_read_options options;
    lrel_xy expected;
    const char *crs;
} place_case;

static const place_case places[] = {
    {"shape__is_the_column_that_is_named",
     "two_shapes",
     "b",
     {.source = 0},
     {3, 4},
     "EPSG:4326"},
    {"shape__may_be_the_other_column", "two_shapes", "a", {.source = 0}, {1, 2}, ""},
    {"shape__may_be_a_geography", "geographic", "", {.source = 0}, {5, 6}, "EPSG:4326"},
    {"shape__may_be_two_columns_of_numbers",
     "columns",
     "",
     {.lon_column = {"lon", 3}, .lat_column = {"lat", 3}},
     {7, 8},
     ""},
    {"shape__may_be_a_column_of_wkt",
     "columns",
     "",
     {.wkt_column = {"wkt", 3}},
     {9, 10},
     ""},
    {"shape__may_be_in_a_system_of_ones_own",
     "own_system",
     "",
     {.source = 0},
     {1, 2},
     "LOCAL_CS[\"ours\"]"},
};

static void place_is_read(void **state)
{
    const place_case *row = *state;
    const lrel_postgis_place place = {"ours", "ops", row->table, row->shape};
    look l;

    need_server();
    l = look_begin(NULL);
    look_at(&l, &place, &row->options);
    assert_int_equal(l.status, LREL_OK);
    assert_int_equal(l.table->row_count, 1);
    assert_int_equal(l.table->shapes[0].kind, LREL_SHAPE_POINT);
    assert_true(l.table->points[0].x == row->expected.x &&
                l.table->points[0].y == row->expected.y);
    assert_true(lrel_text_is_equal(l.table->crs, lrel_text_of(row->crs)));
    look_end(&l);
}

static void rows__with_keys_below_one_are_counted(void **state)
{
    look l;

    (void)state;
    need_server();
    l = look_of("negative", NULL);
    assert_int_equal(l.table->rows[0], 1);
    assert_int_equal(l.table->rows[1], 2);
    expect_cell(&l, 0, "n", "-3");
    look_end(&l);
}

static void rows__of_heirs_with_the_same_key_are_all_there(void **state)
{
    look l;

    (void)state;
    need_server();
    l = look_of("parent", NULL);
    assert_int_equal(l.table->row_count, 2);
    expect_cell(&l, 0, "code", "a");
    expect_cell(&l, 1, "code", "b");
    look_end(&l);
}

static void rows__of_a_key_of_several_columns_are_in_the_order_of_bytes(void **state)
{
    static const char *const codes[] = {"B", "a", "b"};
    look l;

    (void)state;
    need_server();
    l = look_of("two_keys", NULL);
    for (size_t i = 0; i < ROWS(codes); i++) {
        assert_int_equal(l.table->rows[i], i + 1);
        expect_cell(&l, i, "code", codes[i]);
    }
    look_end(&l);
}

/* ---- one moment ---- */

static size_t count_rows(look *l, lrel_vector *session)
{
    const lrel_read_options none = {.source = 0};
    size_t rows;

    lrel_table_free(l->table);
    l->table = NULL;
    assert_int_equal(lrel_table_read_postgis(l->context, session, "t", &none, NULL,
                                             &l->table, &l->err),
                     LREL_OK);
    rows = l->table->row_count;
    return rows;
}

static void sessions__of_one_service_see_one_moment(void **state)
{
    const lrel_postgis_place place = {"ours", "ops", "moving", ""};
    lrel_vector *first = NULL, *beside = NULL, *later = NULL;
    look l;

    (void)state;
    need_server();
    l = look_begin(NULL);
    assert_int_equal(lrel_postgis_open(l.context, &place, NULL, &first, &l.err), LREL_OK);
    tell("INSERT INTO ops.moving VALUES (2);\n");
    assert_int_equal(lrel_postgis_open(l.context, &place, first, &beside, &l.err),
                     LREL_OK);
    assert_int_equal(lrel_postgis_open(l.context, &place, NULL, &later, &l.err), LREL_OK);
    assert_int_equal(count_rows(&l, first), 1);
    assert_int_equal(count_rows(&l, beside), 1);
    assert_int_equal(count_rows(&l, later), 2);
    lrel_postgis_close(first);
    lrel_postgis_close(beside);
    lrel_postgis_close(later);
    look_end(&l);
}

/* ---- refusals ---- */

typedef struct refusal {
    const char *name;
    const char *service, *schema, *table, *shape;
    lrel_status status;
    const char *message; /* part of it */
} refusal;

static const refusal refusals[] = {
    {"refused__no_such_service", "none", "ops", "hazards", "", LREL_E_NOT_FOUND,
     "there is no such service in ~/.pg_service.conf"},
    {"refused__service_file_that_is_none", "broken", "ops", "hazards", "", LREL_E_READ,
     "the service file is not written as such files are"},
    {"refused__no_server", "nowhere", "ops", "hazards", "", LREL_E_READ,
     "no server answers there (`psql service=nowhere` says more)"},
    {"refused__no_such_database", "no_database", "ops", "hazards", "", LREL_E_READ,
     "the server has no such database"},
    {"refused__no_password", "without", "ops", "hazards", "", LREL_E_READ,
     "the server wants a password and there is none; a password belongs into ~/.pgpass"},
    {"refused__wrong_password", "wrong", "ops", "hazards", "", LREL_E_READ,
     "the server does not take this user with this password; a password belongs into"},
    {"refused__no_postgis", "plain", "ops", "hazards", "", LREL_E_FORMAT,
     "the database has no PostGIS"},
    {"refused__no_such_table", "ours", "ops", "hazrds", "", LREL_E_NOT_FOUND,
     "no table or view \"hazrds\"; those in schema \"ops\" are: closed, columns, "
     "fails, "},
    {"refused__letters_of_a_table_in_another_case", "ours", "ops", "Hazards", "",
     LREL_E_NOT_FOUND, "no table or view \"Hazards\""},
    {"refused__no_such_schema", "ours", "none", "hazards", "", LREL_E_NOT_FOUND,
     "no table or view \"hazards\", and none in schema \"none\" that its user may read"},
    {"refused__table_whose_name_would_be_sql", "ours", "ops",
     "hazards\"; DROP TABLE ops.hazards; --", "", LREL_E_NOT_FOUND, "no table or view"},
    {"refused__index_is_no_table", "ours", "ops", "hazards_pkey", "", LREL_E_NOT_FOUND,
     "no table or view \"hazards_pkey\""},
    {"refused__no_permission", "right", "ops", "closed", "", LREL_E_READ,
     "its user may not read this: permission denied for table closed"},
    {"refused__rows_that_are_hidden", "right", "ops", "policed", "", LREL_E_READ,
     "its user may not read this: query would be affected by row-level security policy"},
    {"refused__view_that_writes", "ours", "ops", "writes", "", LREL_E_READ,
     "a view wants to write, in a session that only reads"},
    {"refused__view_that_fails_in_the_middle", "ours", "ops", "fails", "", LREL_E_READ,
     "the database refuses it: division by zero"},
    {"refused__shapes_in_several_systems", "ours", "ops", "mixed", "", LREL_E_FORMAT,
     "its shapes are in several coordinate systems (SRID 4326, 32648)"},
    {"refused__several_columns_of_shapes", "ours", "ops", "two_shapes", "",
     LREL_E_NOT_FOUND, "has several columns of shapes; say which with `shape:`: a, b"},
    {"refused__no_such_column_of_shapes", "ours", "ops", "two_shapes", "n",
     LREL_E_NOT_FOUND, "no column of shapes \"n\"; its columns of shapes: a, b"},
};

/* Nothing that leads to the server is said. */
static void expect_discreet(const char *text)
{
    assert_null(strstr(text, PASSWORD));
    assert_null(strstr(text, WRONG));
    assert_null(strstr(text, postgres_folder(shared.server)));
    assert_null(strstr(text, "\"" POSTGRES_ASKED "\""));
}

static void table_is_refused(void **state)
{
    const refusal *row = *state;
    const lrel_postgis_place place = {row->service, row->schema, row->table, row->shape};
    look l;

    need_server();
    l = look_begin(NULL);
    look_at(&l, &place, NULL);
    if (!strstr(l.err.message, row->message))
        fail_msg("%s", l.err.message);
    assert_int_equal(l.status, row->status);
    assert_null(l.table);
    expect_discreet(l.err.message);
    look_end(&l);
}

static void password__that_is_right_lets_in(void **state)
{
    const lrel_postgis_place place = {"right", "ops", "hazards", ""};
    look l;

    (void)state;
    need_server();
    l = look_begin(NULL);
    look_at(&l, &place, NULL);
    assert_int_equal(l.status, LREL_OK);
    look_end(&l);
}

static bool is_cancelled_soon(void *user)
{
    return ++*(int *)user > 20;
}

static void reading__can_be_stopped_while_the_server_works(void **state)
{
    const lrel_postgis_place place = {"ours", "ops", "sleeps", ""};
    lrel_context_options options;
    int asked = 0;
    look l;

    (void)state;
    need_server();
    lrel_context_options_init(&options);
    options.is_cancelled = is_cancelled_soon;
    options.cancel_user = &asked;
    l = look_begin(&options);
    look_at(&l, &place, NULL);
    assert_int_equal(l.status, LREL_E_CANCELLED);
    look_end(&l);
}

/* A session costs the server a process each time, so blocks are taken several at a time.
 */
static void reading__no_memory_is_a_status_wherever_it_runs_out(void **state)
{
    const lrel_postgis_place place = {"ours", "ops", "hazards", ""};
    lrel_status status = LREL_E_MEMORY;

    (void)state;
    need_server();
    for (long blocks = 0; status == LREL_E_MEMORY; blocks++) {
        scarce_memory memory;
        look l = {.context = scarce_memory_context(&memory, blocks)};

        look_at(&l, &place, NULL);
        status = l.status;
        lrel_table_free(l.table);
        lrel_postgis_close(l.session);
        lrel_context_free(l.context);
        assert_int_equal(memory.held, 0);
    }
    assert_int_equal(status, LREL_OK);
}

/* ---- runs ---- */

#define KEYS                                                                             \
    "role: hazard, name: hazards, id: code, class: {column: kind, values: {CHA: cha, "   \
    "SHA: sha}},\n     contamination: {const: ap}, from: found, area: size}\n"
#define RELEASE_KEYS                                                                     \
    "role: release, name: releases, id: code, product: {const: cleared}, "               \
    "contamination: {const: ap}, to: ended}\n"

static void put_programme(const job_scratch *s, const char *hazards, const char *releases)
{
    char text[1200];

    snprintf(text, sizeof text,
             "programme: Tables\nas_of: 2024-12-31\nsources:\n"
             "  - {%s, " KEYS "  - {%s, " RELEASE_KEYS,
             hazards, releases);
    job_put(s, "p.yaml", text);
}

/* The records of `records`, with ' for ". */
#define SQUARE(x, y)                                                                     \
    "{'type':'Polygon','coordinates':[[[" x ",13.1],[" y ",13.1],[" y ",13.11],[" x      \
    ",13.11],[" x ",13.1]]]}"
#define TWO_PARTS                                                                        \
    "{'type':'MultiPolygon','coordinates':[[[[103.105,13.1],[103.12,13.1],"              \
    "[103.12,13.11],[103.105,13.1]]],[[[103.3,13.3],[103.31,13.3],[103.31,13.31],"       \
    "[103.3,13.3]]]]}"
#define CROSSING                                                                         \
    "{'type':'MultiPolygon','coordinates':[[[[103.2,13.2],[103.21,13.21],[103.21,13.2]," \
    "[103.2,13.21],[103.2,13.2]]]]}"
#define HAZARD(code, kind, found, size, shape)                                           \
    "{'type':'Feature','properties':{'code':'" code "','kind':'" kind "','found':" found \
    ",'size':" size "},'geometry':" shape "}"

/* In the order of their keys. */
static const char *const hazards[] = {
    HAZARD("H1", "CHA", "'2016-02-29'", "null", SQUARE("103.1", "103.11")),
    HAZARD("H2", "SHA", "'2017-01-01'", "7.00", TWO_PARTS),
    HAZARD("H3", "CHA", "'2018-05-05'", "1000.50", "null"),
    HAZARD("H\\t4", "XXX", "null", "-1.00", CROSSING),
};
static const char *const releases[] = {
    "{'type':'Feature','properties':{'code':'R1','ended':'2019-06-30'},"
    "'geometry':" SQUARE("103.1", "103.104") "}",
};

static void put_features(const job_scratch *s, const char *name,
                         const char *const *features, size_t count)
{
    char json[2400] = "{'type':'FeatureCollection','features':[";

    for (size_t i = 0; i < count; i++) {
        assert_true(strlen(json) + strlen(features[i]) + 4 < sizeof json);
        strcat(json, i ? "," : "");
        strcat(json, features[i]);
    }
    strcat(json, "]}");
    for (char *c = json; (c = strchr(c, '\''));)
        *c = '"';
    job_put(s, name, json);
}

static void put_geojson(const job_scratch *s)
{
    put_features(s, "hazards.geojson", hazards, ROWS(hazards));
    put_features(s, "releases.geojson", releases, ROWS(releases));
}

static void expect_same(const job_scratch *s, const char *file)
{
    char one[96], other[96], *a, *b;
    size_t at = 0;

    snprintf(one, sizeof one, "one/%s", file);
    snprintf(other, sizeof other, "other/%s", file);
    a = job_get(s, one);
    b = job_get(s, other);
    while (a[at] && a[at] == b[at])
        at++;
    if (a[at] != b[at])
        fail_msg("%s differs at \"%.60s\" and \"%.60s\"", file, a + at, b + at);
    free(a);
    free(b);
}

static void run__tables_give_what_files_of_the_same_records_give(void **state)
{
    job_scratch *s = *state;

    need_server();
    put_geojson(s);
    put_programme(s, "path: hazards.geojson", "path: releases.geojson");
    job_run(s, "one");
    put_programme(s, "postgis: {service: ours, table: ops.hazards}",
                  "postgis: {service: ours, table: ops.releases}");
    job_run(s, "other");
    for (int i = 0; job_outputs[i]; i++)
        if (strcmp(job_outputs[i], "data/provenance.json") != 0 &&
            strcmp(job_outputs[i], "README.html") != 0)
            expect_same(s, job_outputs[i]);
}

/* Law 6, of what a server gives in any order. */
static void run__order_of_rows_changes_nothing(void **state)
{
    job_scratch *s = *state;

    need_server();
    put_geojson(s);
    put_programme(s, "postgis: {service: ours, table: ops.rising}",
                  "path: releases.geojson");
    job_run(s, "one");
    put_programme(s, "postgis: {service: ours, table: ops.falling}",
                  "path: releases.geojson");
    job_run(s, "other");
    for (int i = 0; job_outputs[i]; i++)
        if (strcmp(job_outputs[i], "data/provenance.json") != 0 &&
            strcmp(job_outputs[i], "README.html") != 0)
            expect_same(s, job_outputs[i]);
}

static char *checksum_of(const job_scratch *s, const char *out)
{
    char name[64], *text, *at, *sum;

    snprintf(name, sizeof name, "%s/data/provenance.json", out);
    text = job_get(s, name);
    at = strstr(text, "\"sources\"");
    assert_non_null(at);
    at = strstr(at, "\"sha256\": \"");
    assert_non_null(at);
    sum = strndup(at + strlen("\"sha256\": \""), 64);
    free(text);
    return sum;
}

/* A view of the table has the same rows, in no order of its own; a record more is another
 * checksum. */
static void run__checksum_is_of_the_rows(void **state)
{
    static const char *const tables[] = {"rising", "falling", "seen"};
    job_scratch *s = *state;
    char *first = NULL;

    need_server();
    put_geojson(s);
    s->overwrite = true;
    for (size_t i = 0; i < ROWS(tables); i++) {
        char place[80], *sum;

        snprintf(place, sizeof place, "postgis: {service: ours, table: ops.%s}",
                 tables[i]);
        put_programme(s, place, "path: releases.geojson");
        job_run(s, "one");
        sum = checksum_of(s, "one");
        if (first)
            assert_string_equal(sum, first);
        else
            first = strdup(sum);
        free(sum);
    }
    free(first);
}

static void run__provenance_names_the_table_and_nobody(void **state)
{
    job_scratch *s = *state;
    char *text;

    need_server();
    put_programme(s, "postgis: {service: right, table: ops.hazards}",
                  "postgis: {service: ours, table: ops.releases}");
    job_run(s, "one");
    text = job_get(s, "one/data/provenance.json");
    assert_non_null(strstr(text, "\"path\": \"postgis:right/ops.hazards\""));
    assert_non_null(strstr(text, "\"postgis\": {\"service\":\"right\",\"schema\":\"ops\","
                                 "\"table\":\"hazards\",\"rows\":4}"));
    assert_non_null(strstr(text, "\"library\": \"PostGIS "));
    expect_discreet(text);
    free(text);
}

static void run__environment_may_say_where_the_server_is(void **state)
{
    job_scratch *s = *state;

    need_server();
    setenv("PGHOST", postgres_folder(shared.server), 1);
    setenv("PGDATABASE", "postgres", 1);
    setenv("PGUSER", POSTGRES_ASKED, 1);
    setenv("PGPASSWORD", PASSWORD, 1);
    put_programme(s, "postgis: {environment: true, table: ops.hazards}",
                  "postgis: {environment: true, table: ops.releases}");
    job_run(s, "one");
    clear_environment();
    assert_true(job_has(s, "one/data/ledger.csv"));
}

static void expect_discreet_folder(const job_scratch *s, const char *folder)
{
    for (int i = 0; job_outputs[i]; i++) {
        char name[96], *text;

        snprintf(name, sizeof name, "%s/%s", folder, job_outputs[i]);
        text = job_get(s, name);
        expect_discreet(text);
        free(text);
    }
}

/* Each source of a service that lets nobody in is named; a draft goes on without them. */
static void run__wrong_password_shows_nowhere(void **state)
{
    job_scratch *s = *state;

    need_server();
    put_geojson(s);
    put_programme(s, "postgis: {service: wrong, table: ops.hazards}",
                  "postgis: {service: wrong, table: ops.releases}");
    assert_int_equal(job_try(s, "one"), LREL_E_REFUSED);
    assert_false(job_has(s, "one"));
    assert_non_null(strstr(s->messages, "hazards (postgis:wrong/ops.hazards): "));
    assert_non_null(strstr(s->messages, "releases (postgis:wrong/ops.releases): "));
    expect_discreet(s->messages);
    put_programme(s, "path: hazards.geojson",
                  "postgis: {service: wrong, table: ops.releases}");
    s->draft = true;
    job_run(s, "one");
    expect_discreet(s->messages);
    expect_discreet_folder(s, "one");
}

/* ---- the end of the server ---- */

static lrel_status end_the_server(lrel_vector *vector, const lrel_vector_row *row,
                                  void *user, lrel_error *err)
{
    (void)vector;
    (void)err;
    ++*(int *)user;
    if (row->id == 10) {
        postgres_stop(shared.server);
        shared.server = NULL;
        shared.why = "the server was stopped";
    }
    return LREL_OK;
}

/* Goes last. 60 MB are more than any buffer between the two holds. */
static void reading__server_that_ends_in_the_middle_is_an_error(void **state)
{
    const lrel_postgis_place place = {"ours", "ops", "large", ""};
    lrel_vector_table table;
    int rows = 0;
    look l;

    (void)state;
    need_server();
    l = look_begin(NULL);
    assert_int_equal(lrel_postgis_open(l.context, &place, NULL, &l.session, &l.err),
                     LREL_OK);
    assert_int_equal(lrel_postgis.begin(l.session, 0, &table, &l.err), LREL_OK);
    assert_int_equal(lrel_postgis.read(l.session, end_the_server, &rows, &l.err),
                     LREL_E_READ);
    assert_in_range(rows, 10, 29999);
    if (!strstr(l.err.message, "the connection to the server was lost") &&
        !strstr(l.err.message, "the server ended the session"))
        fail_msg("%s", l.err.message);
    look_end(&l);
}

#define RUN(test)                                                                        \
    cmocka_unit_test_setup_teardown(test, job_scratch_setup, job_scratch_teardown)

int main(void)
{
    static const struct CMUnitTest single[] = {
        cmocka_unit_test(types__columns_say_what_they_are),
        cmocka_unit_test(shapes__are_read_or_said_to_be_unreadable),
        cmocka_unit_test(rows__with_keys_below_one_are_counted),
        cmocka_unit_test(rows__of_heirs_with_the_same_key_are_all_there),
        cmocka_unit_test(rows__of_a_key_of_several_columns_are_in_the_order_of_bytes),
        cmocka_unit_test(sessions__of_one_service_see_one_moment),
        cmocka_unit_test(password__that_is_right_lets_in),
        cmocka_unit_test(reading__can_be_stopped_while_the_server_works),
        cmocka_unit_test(reading__no_memory_is_a_status_wherever_it_runs_out),
        RUN(run__tables_give_what_files_of_the_same_records_give),
        RUN(run__order_of_rows_changes_nothing),
        RUN(run__checksum_is_of_the_rows),
        RUN(run__provenance_names_the_table_and_nobody),
        RUN(run__environment_may_say_where_the_server_is),
        RUN(run__wrong_password_shows_nowhere),
    };
    static const struct CMUnitTest last[] = {
        cmocka_unit_test(reading__server_that_ends_in_the_middle_is_an_error),
    };
    struct CMUnitTest
        tests[ROWS(single) + ROWS(cells) + ROWS(places) + ROWS(refusals) + ROWS(last)];
    size_t count = ROWS(single);

    memcpy(tests, single, sizeof single);
    ADD_ROWS(tests, count, cells, type_is_read);
    ADD_ROWS(tests, count, places, place_is_read);
    ADD_ROWS(tests, count, refusals, table_is_refused);
    memcpy(tests + count, last, sizeof last);
    return cmocka_run_group_tests_name("postgis", tests, start, stop);
}

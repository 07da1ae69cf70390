/* SPDX-License-Identifier: Apache-2.0 */
/* geopackage.c: OGC 12-128r14 (GeoPackage 1.2): requirements 2 (application_id), 10-13
 * (spatial_ref_sys, contents), 19-30 (geometry) and extension metadata left out. */
#include "geopackage.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output.h"

#define LAYER_NAME 32
#define BLOB_SIZE  (8 + 32 + 13 + 16 * (RING_POINTS + 1))

struct geopackage {
    sqlite3 *database;
    sqlite3_stmt *insert;
    char path[PATH_TEXT], layer[LAYER_NAME];
    int cell;
    bool failed;
    double west, south, east, north; /* of the layer */
};

static const char schema[] =
    "PRAGMA application_id = 1196444487;" /* "GPKG" */
    "PRAGMA user_version = 10200;"
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" /* a .part needs no care */
    "BEGIN;"
    "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL "
    "PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, "
    "definition TEXT NOT NULL, description TEXT);"
    "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT "
    "NOT "
    "NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT "
    "NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, "
    "max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY "
    "(srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));"
    "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT "
    "NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT "
    "NULL, "
    "m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), "
    "CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY "
    "(table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY "
    "(srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));"
    "INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined cartesian SRS', -1, 'NONE', -1, "
    "'undefined', 'undefined cartesian coordinate reference system'), ('Undefined "
    "geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate "
    "reference system'), ('WGS 84 geodetic', 4326, 'EPSG', 4326, "
    "'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS "
    "84\",6378137,298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\","
    "\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],UNIT[\"degree\","
    "0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],AUTHORITY[\"EPSG\",\"4326\"]]', "
    "'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');";

static void fail(geopackage *g)
{
    if (!g->failed)
        output_failed(g->path, sqlite3_errmsg(g->database));
    g->failed = true;
}

static void run(geopackage *g, const char *sql)
{
    if (!g->failed && sqlite3_exec(g->database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail(g);
}

geopackage *geopackage_create(const char *path)
{
    geopackage *g = calloc(1, sizeof *g);

    if (!g) {
        output_failed(path, "out of memory");
        return NULL;
    }
    snprintf(g->path, sizeof g->path, "%s", path);
    remove(path); /* what an interrupted run has left */
    if (sqlite3_open(path, &g->database) != SQLITE_OK)
        fail(g);
    run(g, schema);
    return g;
}

/* The box of the layer that ends is known now. */
static void end_layer(geopackage *g)
{
    sqlite3_stmt *update = NULL;

    if (!*g->layer || g->failed)
        return;
    sqlite3_finalize(g->insert);
    g->insert = NULL;
    if (sqlite3_prepare_v2(g->database,
                           "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, "
                           "max_y = ? WHERE table_name = ?",
                           -1, &update, NULL) != SQLITE_OK) {
        fail(g);
        return;
    }
    sqlite3_bind_double(update, 1, g->west);
    sqlite3_bind_double(update, 2, g->south);
    sqlite3_bind_double(update, 3, g->east);
    sqlite3_bind_double(update, 4, g->north);
    sqlite3_bind_text(update, 5, g->layer, -1, SQLITE_STATIC);
    if (sqlite3_step(update) != SQLITE_DONE)
        fail(g);
    sqlite3_finalize(update);
}

bool geopackage_close(geopackage *g)
{
    bool done;

    end_layer(g);
    run(g, "COMMIT;");
    sqlite3_finalize(g->insert);
    if (sqlite3_close(g->database) != SQLITE_OK)
        fail(g);
    done = !g->failed;
    free(g);
    return done;
}

static void prepare_insert(geopackage *g, const char *columns)
{
    char sql[256] = "", places[128] = "";

    for (const char *comma = columns; comma; comma = strchr(comma + 1, ','))
        strcat(places, ", ?");
    snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (NULL%s, ?)", g->layer, places);
    if (!g->failed &&
        sqlite3_prepare_v2(g->database, sql, -1, &g->insert, NULL) != SQLITE_OK)
        fail(g);
    g->cell = 0;
}

void geopackage_layer(geopackage *g, const char *name, const char *columns,
                      const char *description)
{
    char *sql;

    end_layer(g);
    snprintf(g->layer, sizeof g->layer, "%s", name);
    g->west = g->south = 180;
    g->east = g->north = -180;
    sql = sqlite3_mprintf(
        "CREATE TABLE %s (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, %s, geom "
        "POLYGON);"
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, "
        "last_change, srs_id) VALUES (%Q, 'features', %Q, %Q, "
        "'2025-01-01T00:00:00.000Z', "
        "4326);"
        "INSERT INTO gpkg_geometry_columns VALUES (%Q, 'geom', 'POLYGON', 4326, 0, 0);",
        name, columns, name, name, description, name);
    if (sql)
        run(g, sql);
    sqlite3_free(sql);
    prepare_insert(g, columns);
}

void geopackage_text(geopackage *g, const char *text)
{
    if (*text)
        sqlite3_bind_text(g->insert, ++g->cell, text, -1, SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(g->insert, ++g->cell);
}

void geopackage_integer(geopackage *g, int number)
{
    sqlite3_bind_int(g->insert, ++g->cell, number);
}

void geopackage_number(geopackage *g, double number)
{
    sqlite3_bind_double(g->insert, ++g->cell, number);
}

/* Little-endian, whatever the machine is. */
static unsigned char *put_uint32(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        *at++ = (unsigned char)(number >> 8 * i);
    return at;
}

static unsigned char *put_double(unsigned char *at, double number)
{
    uint64_t bits;

    memcpy(&bits, &number, sizeof bits);
    for (int i = 0; i < 8; i++)
        *at++ = (unsigned char)(bits >> 8 * i);
    return at;
}

static void widen(double *low, double *high, double value)
{
    *low = value < *low ? value : *low;
    *high = value > *high ? value : *high;
}

/* "GP", version 0, flags: an envelope of x and y, little-endian; then WKB. */
static int encode(const ring *r, unsigned char blob[BLOB_SIZE], const double box[4])
{
    unsigned char *at = blob;

    *at++ = 'G', *at++ = 'P', *at++ = 0, *at++ = 0x03;
    at = put_uint32(at, 4326);
    at = put_double(put_double(at, box[0]), box[1]);
    at = put_double(put_double(at, box[2]), box[3]);
    *at++ = 1;
    at = put_uint32(put_uint32(at, 3), 1); /* a polygon of one ring */
    at = put_uint32(at, (uint32_t)r->count + 1);
    for (int i = 0; i <= r->count; i++)
        at = put_double(put_double(at, r->at[i % r->count].x), r->at[i % r->count].y);
    return (int)(at - blob);
}

void geopackage_end_row(geopackage *g, const ring *degrees)
{
    unsigned char blob[BLOB_SIZE];
    double box[4] = {180, -180, 180, -180}; /* as the format has it: x, x, y, y */

    for (int i = 0; i < degrees->count; i++) {
        widen(&box[0], &box[1], degrees->at[i].x);
        widen(&box[2], &box[3], degrees->at[i].y);
        widen(&g->west, &g->east, degrees->at[i].x);
        widen(&g->south, &g->north, degrees->at[i].y);
    }
    if (degrees->count)
        sqlite3_bind_blob(g->insert, ++g->cell, blob, encode(degrees, blob, box),
                          SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(g->insert, ++g->cell);
    if (!g->failed && sqlite3_step(g->insert) != SQLITE_DONE)
        fail(g);
    sqlite3_reset(g->insert);
    g->cell = 0;
}

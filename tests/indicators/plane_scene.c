/* SPDX-License-Identifier: Apache-2.0 */
/* plane_scene.c: the files of a scene, and its table. */
#include "indicators/plane_scene.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PLANE "crs: \"+proj=laea +lat_0=13 +lon_0=105 +datum=WGS84 +units=m +no_defs\""

#define UNIT(code, west, east)                                                           \
    "{\"type\": \"Feature\", \"properties\": {\"code\": \"" code                         \
    "\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[" west ",10],[" east \
    ",10],[" east ",16],[" west ",16],[" west ",10]]]}}"

static const char programme[] =
    "programme: Plane\n"
    "as_of: 2024-12-31\n"
    "by: [operator]\n"
    "grid: {lon: 105, lat: 13}\n"
    "boundaries:\n"
    "  - {path: units.geojson, level: admin1, code: code}\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, name: Hazards, " PLANE ", geometry: {wkt: shape},\n"
    "     id: id, operator: op, contamination: what, class: class, from: from,\n"
    "     version: version}\n"
    "  - {path: r.csv, role: release, name: Releases, " PLANE
    ", geometry: {wkt: shape},\n"
    "     id: id, task: task, operator: op, contamination: what, product: product,\n"
    "     activity: activity, to: done, accepted: day, area: area,\n"
    "     assets: {column: assets, split: \";\"}, items: {ap_mine: ap, other_uxo: uxo}}\n"
    "  - {path: items.csv, role: item, name: Items, " PLANE ", id: id, date: date,\n"
    "     category: category, quantity: n, context: context, operator: op,\n"
    "     release: release, geometry: {lon: x, lat: y}}\n"
    "  - {path: accidents.csv, role: accident, name: Accidents, " PLANE ", id: id,\n"
    "     date: date, category: category, killed: killed, geometry: {lon: x, lat: y}}\n"
    "  - {path: series.csv, role: series, name: Published, measure: measure,\n"
    "     basis: basis, value: value, unit: unit, date: date, from: from, to: to,\n"
    "     account: account, operator: op, source_kind: kind, donor: donor}\n"
    "  - {path: declarations.csv, role: declaration, name: Declared, place: code,\n"
    "     date: date, status: status, level: {const: admin1}}\n";

static FILE *begin_file(const job_scratch *s, const char *name, const char *header)
{
    FILE *file = job_create(s, name);

    fprintf(file, "%s\n", header);
    return file;
}

plane plane_begin(const job_scratch *s, const char *more)
{
    plane p = {.s = s};
    FILE *file = job_create(s, "p.yaml");

    fputs(programme, file);
    fputs(more, file);
    fclose(file);
    job_put(s, "declarations.csv", "code,date,status\n");
    job_put(s, "units.geojson",
            "{\"type\": \"FeatureCollection\", \"features\": [\n" UNIT(
                "W", "104", "105") ",\n" UNIT("E", "105", "109") "]}\n");
    p.hazards = begin_file(s, "h.csv", "id,op,what,class,from,version,shape");
    p.releases = begin_file(
        s, "r.csv", "id,task,op,what,product,activity,done,day,area,assets,ap,uxo,shape");
    p.items = begin_file(s, "items.csv", "id,date,category,n,context,op,release,x,y");
    p.accidents = begin_file(s, "accidents.csv", "id,date,category,killed,x,y");
    p.series = begin_file(s, "series.csv",
                          "measure,basis,value,unit,date,from,to,account,op,kind,donor");
    return p;
}

void plane_end(plane *p)
{
    fclose(p->hazards);
    fclose(p->releases);
    fclose(p->items);
    fclose(p->accidents);
    fclose(p->series);
}

void plane_hazard(plane *p, const char *id, const char *op, const char *what,
                  const char *hazard_class, const char *from, const char *shape)
{
    fprintf(p->hazards, "%s,%s,%s,%s,%s,1,\"%s\"\n", id, op, what, hazard_class, from,
            shape);
}

static const char *cell(const char *text)
{
    return text ? text : "";
}

static void put_release(plane *p, const plane_release *r, const char *area,
                        const char *shape)
{
    fprintf(p->releases, "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,\"%s\"\n", r->id,
            cell(r->task), cell(r->op), r->what ? r->what : "ap", r->product,
            cell(r->activity), r->done ? r->done : r->day, r->day, area, cell(r->assets),
            cell(r->ap), cell(r->uxo), shape);
}

void plane_release_put(plane *p, const plane_release *r, const char *shape)
{
    put_release(p, r, "", shape);
}

/* 1 km high, and below 100,000 m2 10 m: then the width is a whole number of millimetres.
 */
void plane_task(plane *p, const plane_release *r, int64_t area_m2)
{
    int height = area_m2 < 100000 ? 10 : 1000, south = -200000 + p->rows++ * 1100;
    double width = (double)area_m2 / height;
    char shape[200], area[32];

    snprintf(shape, sizeof shape, "POLYGON ((0 %d, %.3f %d, %.3f %d, 0 %d, 0 %d))", south,
             width, south, width, south + height, south + height, south);
    snprintf(area, sizeof area, "%lld", (long long)area_m2);
    plane_hazard(p, r->id, cell(r->op), r->what ? r->what : "ap", "cha", "2010-01-01",
                 shape);
    put_release(p, r, area, shape);
}

const char *plane_square(int x_m, int y_m, char out[160])
{
    snprintf(out, 160, "POLYGON ((%d %d, %d %d, %d %d, %d %d, %d %d))", x_m, y_m,
             x_m + 100, y_m, x_m + 100, y_m + 100, x_m, y_m + 100, x_m, y_m);
    return out;
}

void plane_point(plane *p, FILE *to, const char *begin, double x_m, double y_m,
                 const char *rest)
{
    (void)p;
    fprintf(to, "%s,%.3f,%.3f%s\n", begin, x_m, y_m, rest);
}

/* --- the table --- */

static bool is_of(const csv_table *table, size_t row, const indicator_key *key)
{
    const char *const wanted[] = {key->indicator, key->name, key->account,   key->by,
                                  key->group,     key->year, key->definition};
    static const char *const columns[] = {"indicator", "name", "account",   "by",
                                          "group",     "year", "definition"};

    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (wanted[i] && strcmp(csv_cell(table, row, columns[i]), wanted[i]) != 0)
            return false;
    return true;
}

size_t indicator_count(const csv_table *table, const indicator_key *key)
{
    size_t count = 0;

    for (size_t row = 0; row < table->rows; row++)
        count += is_of(table, row, key);
    return count;
}

size_t indicator_row_of(const csv_table *table, const indicator_key *key)
{
    size_t found = table->rows;

    for (size_t row = 0; row < table->rows; row++) {
        if (!is_of(table, row, key))
            continue;
        if (found < table->rows)
            fail_msg("two rows of %s %s %s", key->indicator, cell(key->group),
                     cell(key->year));
        found = row;
    }
    if (found == table->rows)
        fail_msg("no row of %s %s, %s, %s, %s", key->indicator, cell(key->name),
                 cell(key->group), cell(key->year), cell(key->definition));
    return found;
}

void indicator_expect(const csv_table *table, const indicator_key *key, int decimals,
                      const char *printed)
{
    size_t row = indicator_row_of(table, key);
    const char *value = csv_cell(table, row, "value");
    char text[64];

    if (!*value)
        fail_msg("%s %s: %s", key->indicator, cell(key->group),
                 csv_cell(table, row, "note"));
    snprintf(text, sizeof text, "%.*f", decimals, strtod(value, NULL));
    assert_string_equal(text, printed);
}

void indicator_expect_none(const csv_table *table, const indicator_key *key,
                           const char *because)
{
    size_t row = indicator_row_of(table, key);
    char text[600];

    assert_string_equal(csv_cell(table, row, "value"), "");
    snprintf(text, sizeof text, "not computable, because %s", because);
    assert_string_equal(csv_cell(table, row, "note"), text);
}

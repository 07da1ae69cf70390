/* SPDX-License-Identifier: Apache-2.0 */
/* timelines.c: squares of 0.001 degrees, 0.004 apart; a row of a hazard that is not on
 * its timeline's square lies 0.002 north of it, in no unit. */
#include "run/timelines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#define PER_ROW 10
#define YEAR    2001

const char *const timelines_classes[3] = {"cha", "sha", "unknown"};

static const char programme[] =
    "programme: Timelines\n"
    "as_of: %s\n"
    "period: month\n"
    "by: [class, operator, admin1]\n"
    "sources:\n"
    "  - {path: h.csv, role: hazard, geometry: {wkt: shape}, crs: EPSG:4326, id: id,\n"
    "     version: version, class: class, from: from, to: to, operator: op,\n"
    "     contamination: {column: what, split: ;},\n"
    "     replaces: {column: replaces, split: ;}}\n"
    "  - {path: r.csv, role: release, geometry: {wkt: shape}, crs: EPSG:4326, id: id,\n"
    "     product: product, accepted: day, contamination: {column: what, split: ;}}\n"
    "boundaries:\n"
    "  - {path: u.geojson, level: admin1, code: code}\n";

void timelines_period(int day, char out[16])
{
    snprintf(out, 16, "%d-%02d", YEAR + day / 12, 1 + day % 12);
}

static void write_day(FILE *f, int day)
{
    char month[16];

    timelines_period(day, month);
    fprintf(f, "%s-07,", month);
}

/* Corners of a square in 1e-4 degrees, @p margin around it. */
static void write_square(FILE *f, const char *form, size_t timeline, bool is_here,
                         int margin)
{
    int x = 1030000 + 40 * (int)(timeline % PER_ROW) - margin;
    int y = 130000 + 40 * (int)(timeline / PER_ROW) - margin + (is_here ? 0 : 20);
    int side = 10 + 2 * margin;
    const int corners[5][2] = {
        {x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};

    for (int i = 0; i < 5; i++) {
        fputs(i ? ", " : "", f);
        fprintf(f, form, corners[i][0] / 1e4, corners[i][1] / 1e4);
    }
}

static void write_shape(FILE *f, size_t timeline, bool is_here)
{
    fputs("\"POLYGON ((", f);
    write_square(f, "%.4f %.4f", timeline, is_here, 0);
    fputs("))\"\n", f);
}

/* A code per account, so that the default accounts are fold.py's. */
static void write_contamination(FILE *f, uint32_t accounts)
{
    static const char *const codes[FOLDPY_ACCOUNTS] = {"ap", "cmr", "uxo", "unknown"};
    const char *between = "";

    for (int a = 0; a < FOLDPY_ACCOUNTS; a++)
        if (accounts >> a & 1) {
            fprintf(f, "%s%s", between, codes[a]);
            between = ";";
        }
    fputc(',', f);
}

static void write_hazard(FILE *f, const foldpy_case *c, size_t i, size_t timeline)
{
    const lrel_ledger_hazard *h = &c->hazards[i];
    const char *between = "";

    fprintf(f, "c%zu-h%u,%u,%s,%c,", timeline, h->hazard, h->version,
            timelines_classes[h->class_rank], "AB"[h->group % 2]);
    write_day(f, h->from.days);
    if (h->to.days == LREL_DAY_OPEN)
        fputc(',', f);
    else
        write_day(f, h->to.days);
    write_contamination(f, h->accounts);
    for (int old = 0; old < FOLDPY_HAZARDS; old++)
        if (c->replaced[i] >> old & 1) {
            fprintf(f, "%sc%zu-h%d", between, timeline, old);
            between = ";";
        }
    fputc(',', f);
    write_shape(f, timeline, c->is_here[i]);
}

static void write_release(FILE *f, const foldpy_case *c, size_t i, size_t timeline)
{
    static const char *const products[] = {"cancelled", "reduced", "cleared"};
    const lrel_ledger_release *r = &c->releases[i];

    /* In fold.py "h" comes before "r" and releases of one day go by id. */
    fprintf(f, "c%zu-r%zu,%s,", timeline, i, products[r->product]);
    write_day(f, r->day.days);
    write_contamination(f, r->accounts);
    write_shape(f, timeline, true);
}

static void put_units(const job_scratch *s, size_t count)
{
    FILE *f = job_create(s, "u.geojson");

    fputs("{\"type\": \"FeatureCollection\", \"features\": [\n", f);
    for (size_t t = 0; t < count; t++) {
        fprintf(f,
                "%s{\"type\": \"Feature\", \"properties\": {\"code\": \"%zu\"}, "
                "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[",
                t ? ",\n" : "", t);
        write_square(f, "[%.4f, %.4f]", t, true, 2);
        fputs("]]}}", f);
    }
    fputs("]}\n", f);
    assert_int_equal(fclose(f), 0);
}

void timelines_put(const job_scratch *s, const foldpy_case *cases, size_t count)
{
    FILE *f = job_create(s, "p.yaml");
    char as_of[32];

    timelines_period(cases[0].as_of.days, as_of);
    fprintf(f, programme, strcat(as_of, "-28"));
    assert_int_equal(fclose(f), 0);
    f = job_create(s, "h.csv");
    fputs("id,version,class,op,from,to,what,replaces,shape\n", f);
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; i < cases[t].hazard_count; i++)
            write_hazard(f, &cases[t], i, t);
    assert_int_equal(fclose(f), 0);
    f = job_create(s, "r.csv");
    fputs("id,product,day,what,shape\n", f);
    for (size_t t = 0; t < count; t++)
        for (size_t i = 0; i < cases[t].release_count; i++)
            write_release(f, &cases[t], i, t);
    assert_int_equal(fclose(f), 0);
    put_units(s, count);
}

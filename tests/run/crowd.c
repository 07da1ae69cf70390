/* SPDX-License-Identifier: Apache-2.0 */
/* crowd.c: rings are kept apart from their rows until the files are written, so that a
 * ring can begin elsewhere or run the other way round. */
#include "run/crowd.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/random.h"

#define LINE_MAX_BYTES 1024
#define LINES_MAX      256

static const char programme[] =
    "programme: Crowd\n"
    "as_of: 2019-10-20\n"
    "period: year\n"
    "by: [class, operator, admin1]\n"
    "grid: {lon: 103, lat: 13}\n"
    "sources:\n"
    "  - {path: hazards.csv, role: hazard, name: One, register: {const: shared},\n"
    "     geometry: {wkt: shape}, crs: EPSG:4326, id: id, version: ver, class: class,\n"
    "     contamination: {column: what, split: \";\"}, status: status, from: from,\n"
    "     to: to, replaces: {column: replaces, split: \";\"}, operator: op}\n"
    "  - {path: hazards.geojson, role: hazard, name: Two, register: {const: shared},\n"
    "     id: id, version: ver, class: class,\n"
    "     contamination: {column: what, split: \";\"}, status: status, from: from,\n"
    "     to: to, replaces: {column: replaces, split: \";\"}, operator: op}\n"
    "  - {path: releases.csv, role: release, name: Releases, geometry: {wkt: shape},\n"
    "     crs: EPSG:4326, id: id, hazard: {column: hazard, split: \";\"},\n"
    "     product: product, activity: activity, operator: op, to: to,\n"
    "     contamination: {column: what, split: \";\"}, accepted: accepted,\n"
    "     acceptance: state, area: {column: area, unit: m2}, items: {ap_mine: apm}}\n"
    "boundaries:\n"
    "  - {path: units.geojson, level: admin1, code: code}\n";

static const char units[] =
    "{\"type\": \"FeatureCollection\", \"features\": [\n"
    "{\"type\": \"Feature\", \"properties\": {\"code\": \"W\"}, \"geometry\": {\"type\": "
    "\"Polygon\", \"coordinates\": [[[103, 13], [103.0052, 13], [103.0048, 13.01], "
    "[103, 13.01], [103, 13]]]}},\n"
    "{\"type\": \"Feature\", \"properties\": {\"code\": \"E\"}, \"geometry\": {\"type\": "
    "\"Polygon\", \"coordinates\": [[[103.0052, 13], [103.009, 13], [103.009, 13.01], "
    "[103.0048, 13.01], [103.0052, 13]]]}}\n"
    "]}\n";

typedef struct position {
    int32_t lon, lat; /* 1e-6 degrees */
} position;

static const char *pick(random_stream *r, const char *const *list, uint32_t count)
{
    return list[random_below(r, count)];
}
#define PICK(r, ...)                                                                     \
    pick(r, (const char *const[]){__VA_ARGS__},                                          \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

/* A quadrilateral: most simple, some bow ties. */
static void make_ring(random_stream *r, position ring[4])
{
    int32_t x = random_between(r, 103000200, 103009800);
    int32_t y = random_between(r, 13000200, 13009800);
    int32_t w = random_between(r, 100, 2400), h = random_between(r, 100, 2400);

    ring[0] = (position){x, y};
    ring[1] = (position){x + w, y + random_between(r, -200, 200)};
    ring[2] = (position){x + w + random_between(r, -300, 300), y + h};
    ring[3] = (position){x, y + h};
    if (random_chance(r, 1, 12)) {
        position kept = ring[1];

        ring[1] = ring[2];
        ring[2] = kept;
    }
}

/* "x y, x y, ..." or "[x, y], [x, y], ...", closed. */
static void write_ring(FILE *f, const position ring[4], bool is_json)
{
    for (int i = 0; i < 5; i++) {
        position p = ring[i % 4];

        fprintf(f, is_json ? "%s[%d.%06d, %d.%06d]" : "%s%d.%06d %d.%06d", i ? ", " : "",
                p.lon / 1000000, p.lon % 1000000, p.lat / 1000000, p.lat % 1000000);
    }
}

static void make_day(random_stream *r, int from, int to, char out[16])
{
    if (random_chance(r, 1, 12))
        strcpy(out, PICK(r, "", "2015-02-30", "soon", "2013", "2014-06"));
    else
        snprintf(out, 16, "%d-%02d-%02d", random_between(r, from, to),
                 random_between(r, 1, 12), random_between(r, 1, 28));
}

typedef struct hazard_words {
    char id[16], ver[4], from[16], to[16], replaces[16];
    const char *class_word, *what, *status, *op;
} hazard_words;

static void make_hazard(random_stream *r, int number, char agency, hazard_words *h)
{
    bool is_later = number > 0 && random_chance(r, 1, 4);

    memset(h, 0, sizeof *h);
    snprintf(h->id, sizeof h->id, "%c-%02d", agency, is_later ? number - 1 : number);
    snprintf(h->ver, sizeof h->ver, "%d", is_later ? 2 : 1);
    make_day(r, 2010, 2020, h->from);
    if (random_chance(r, 1, 4))
        make_day(r, 2012, 2020, h->to);
    if (number > 4 && random_chance(r, 1, 8))
        snprintf(h->replaces, sizeof h->replaces, "%c-%02d", agency, number - 4);
    h->class_word = PICK(r, "cha", "cha", "sha", "sha", "unknown", "Zone rouge", "");
    h->what = PICK(r, "ap", "ap", "cmr", "uxo", "ap;cmr", "av;uxo", "", "stones");
    h->status = random_chance(r, 1, 10) ? PICK(r, "closed", "released", "?") : "open";
    h->op = PICK(r, "ALFA", "BRAVO", "");
}

static void write_hazard(FILE *f, random_stream *r, int number, char agency, bool is_json)
{
    bool has_shape = !random_chance(r, 1, 15);
    hazard_words h;
    position ring[4];

    make_hazard(r, number, agency, &h);
    make_ring(r, ring);
    if (is_json)
        fprintf(f,
                "{\"type\": \"Feature\", \"properties\": {\"id\": \"%s\", \"ver\": "
                "\"%s\", \"class\": \"%s\", \"what\": \"%s\", \"status\": \"%s\", "
                "\"from\": \"%s\", \"to\": \"%s\", \"replaces\": \"%s\", \"op\": "
                "\"%s\"}, \"geometry\": ",
                h.id, h.ver, h.class_word, h.what, h.status, h.from, h.to, h.replaces,
                h.op);
    else
        fprintf(f, "%s,%s,%s,%s,%s,%s,%s,%s,%s,", h.id, h.ver, h.class_word, h.what,
                h.status, h.from, h.to, h.replaces, h.op);
    if (has_shape) {
        fputs(is_json ? "{\"type\": \"Polygon\", \"coordinates\": [[" : "\"POLYGON ((",
              f);
        write_ring(f, ring, is_json);
        fputs(is_json ? "]]}" : "))\"", f);
    } else {
        fputs(is_json ? "null" : "", f);
    }
    fputs(!is_json ? "\n" : number + 1 < CROWD_HAZARDS_EACH ? "},\n" : "}\n", f);
}

static void write_release(FILE *f, random_stream *r, int number)
{
    char to[16], accepted[16], hazard[16] = "";
    bool has_shape = !random_chance(r, 1, 12);
    position ring[4];

    make_day(r, 2012, 2019, to);
    make_day(r, 2012, 2020, accepted);
    if (random_chance(r, 1, 2))
        snprintf(hazard, sizeof hazard, "%s-%02d", PICK(r, "A", "B", "Z"),
                 random_between(r, 0, CROWD_HAZARDS_EACH - 1));
    make_ring(r, ring);
    fprintf(f, "R-%02d,%s,%s,%s,%s,%s,%s,%s,%s,%d,%d,", number, hazard,
            PICK(r, "cleared", "cleared", "cleared", "reduced", "reduced", "cancelled",
                 "cancelled", "done", ""),
            PICK(r, "clearance", "clearance", "ts", "bac", "bac", "eod_spot", ""),
            PICK(r, "ALFA", "BRAVO", "CHARLIE"), to,
            PICK(r, "", "", "ap", "ap", "cmr", "uxo;cmr", "sand"), accepted,
            PICK(r, "qa_passed", "qa_passed", "qa_passed", "handed_over", "rejected", ""),
            random_between(r, 100, 90000), random_between(r, 0, 9));
    if (has_shape) {
        fputs("\"POLYGON ((", f);
        write_ring(f, ring, false);
        fputs("))\"", f);
    }
    fputc('\n', f);
}

void crowd_put(const job_scratch *s, unsigned seed)
{
    random_stream r = random_from(seed);
    FILE *f;

    job_put(s, "p.yaml", programme);
    job_put(s, "units.geojson", units);
    f = job_create(s, "hazards.csv");
    fputs("id,ver,class,what,status,from,to,replaces,op,shape\n", f);
    for (int i = 0; i < CROWD_HAZARDS_EACH; i++)
        write_hazard(f, &r, i, 'A', false);
    assert_int_equal(fclose(f), 0);
    f = job_create(s, "hazards.geojson");
    fputs("{\"type\": \"FeatureCollection\", \"features\": [\n", f);
    for (int i = 0; i < CROWD_HAZARDS_EACH; i++)
        write_hazard(f, &r, i, 'B', true);
    fputs("]}\n", f);
    assert_int_equal(fclose(f), 0);
    f = job_create(s, "releases.csv");
    fputs("id,hazard,product,activity,op,to,what,accepted,state,area,apm,shape\n", f);
    for (int i = 0; i < CROWD_RELEASES; i++)
        write_release(f, &r, i);
    assert_int_equal(fclose(f), 0);
}

/* ---- the same in other words ---- */

static const char *const files[] = {"hazards.csv", "hazards.geojson", "releases.csv",
                                    "units.geojson"};

/* The lines of a file that are rows: all below the header of a table, features without
 * the comma behind them of a GeoJSON. */
typedef struct rows {
    char *text, *at[LINES_MAX];
    size_t count;
    bool is_json;
} rows;

static void take_rows(const job_scratch *s, const char *name, rows *out)
{
    char *line;

    memset(out, 0, sizeof *out);
    out->is_json = strstr(name, ".geojson") != NULL;
    out->text = job_get(s, name);
    line = strtok(out->text, "\n"); /* the header */
    assert_non_null(line);
    while ((line = strtok(NULL, "\n")) != NULL) {
        size_t length = strlen(line);

        if (strcmp(line, "]}") == 0)
            break;
        if (out->is_json && line[length - 1] == ',')
            line[length - 1] = 0;
        assert_in_range(out->count, 0, LINES_MAX - 1);
        out->at[out->count++] = line;
    }
}

static void put_rows(const job_scratch *s, const char *name, rows *in)
{
    FILE *f = job_create(s, name);

    fprintf(f, "%s\n", in->text); /* strtok() ended it behind the header */
    for (size_t i = 0; i < in->count; i++)
        fprintf(f, "%s%s\n", in->at[i], in->is_json && i + 1 < in->count ? "," : "");
    if (in->is_json)
        fputs("]}\n", f);
    assert_int_equal(fclose(f), 0);
    free(in->text);
}

void crowd_shuffle(const job_scratch *s, unsigned seed)
{
    random_stream r = random_from(seed);

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        rows list;

        take_rows(s, files[i], &list);
        random_shuffle(&r, list.at, list.count, sizeof *list.at);
        put_rows(s, files[i], &list);
    }
}

/* The ring between @p open and @p close of a line, from another corner, perhaps back. */
static void turn_ring(random_stream *r, char *line, const char *open, const char *close,
                      const char *between)
{
    char copy[LINE_MAX_BYTES], turned[LINE_MAX_BYTES], *corner[5] = {NULL};
    char *start = strstr(line, open), *end, *at = copy, *to = turned;
    uint32_t first = random_below(r, 4);
    bool is_back = random_chance(r, 1, 2);

    if (!start)
        return;
    start += strlen(open);
    end = strstr(start, close);
    assert_non_null(end);
    snprintf(copy, sizeof copy, "%.*s", (int)(end - start), start);
    for (int i = 0; i < 5 && at; i++) {
        corner[i] = at;
        if ((at = strstr(at, between))) {
            *at = 0;
            at += strlen(between);
        }
    }
    for (uint32_t i = 0; i < 5; i++)
        to += sprintf(to, "%s%s", corner[(is_back ? first + 8 - i : first + i) % 4],
                      i < 4 ? between : "");
    /* Corners are of one length, so the ring has its room. */
    assert_int_equal(to - turned, end - start);
    memcpy(start, turned, (size_t)(to - turned));
}

void crowd_turn_rings(const job_scratch *s, unsigned seed)
{
    random_stream r = random_from(seed);

    for (size_t f = 0; f < 3; f++) {
        rows list;

        take_rows(s, files[f], &list);
        for (size_t i = 0; i < list.count; i++) {
            if (list.is_json)
                turn_ring(&r, list.at[i], "[[[", "]]]", "], [");
            else
                turn_ring(&r, list.at[i], "((", "))", ", ");
        }
        put_rows(s, files[f], &list);
    }
}

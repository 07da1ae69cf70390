/* SPDX-License-Identifier: Apache-2.0 */
/* test_unread_row.c: rows that `where` of every source leaves out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#include "check/check_scene.h"

#define HAZARDS(path, where)                                                             \
    "  - {path: " path ", role: hazard, name: B, geometry: {wkt: shape},\n"              \
    "     crs: EPSG:4326, id: id, class: {const: cha}, contamination: {const: ap},\n"    \
    "     from: {const: 2010-01-01}" where "}\n"
#define RELEASES(path, where)                                                            \
    "  - {path: " path ", role: release, name: A, geometry: {wkt: shape},\n"             \
    "     crs: EPSG:4326, id: id, product: {const: cleared},\n"                          \
    "     accepted: {const: 2015-01-01}, contamination: {const: ap}" where "}\n"
#define ITEMS(path, where)                                                               \
    "  - {path: " path ", role: item, name: C, crs: EPSG:4326, id: id,\n"                \
    "     geometry: {wkt: shape}, category: {const: ap_mine}" where "}\n"
#define OF_KIND(cell) ", where: {column: kind, values: [" cell "]}"
#define OF_USE(cell)  ", where: {column: use, values: [" cell "]}"

#define BOTH                                                                             \
    HAZARDS("f.csv", OF_KIND("Hazard"))                                                  \
    RELEASES("f.csv", OF_KIND("Release"))

#define BOX                                                                              \
    "\"POLYGON ((103.1 12.1, 103.101 12.1, 103.101 12.101, 103.1 12.101, 103.1 "         \
    "12.1))\"\n"
#define ROW(id, kind) id "," kind ",," BOX
#define TEN(kind)                                                                        \
    ROW("1", kind)                                                                       \
    ROW("2", kind)                                                                       \
    ROW("3", kind)                                                                       \
    ROW("4", kind)                                                                       \
    ROW("5", kind)                                                                       \
    ROW("6", kind)                                                                       \
    ROW("7", kind)                                                                       \
    ROW("8", kind)                                                                       \
    ROW("9", kind)                                                                       \
    ROW("10", kind)
#define RIGHT ROW("h", "Hazard") ROW("r", "Release")

typedef struct unread_case {
    const char *name;
    const char *sources;
    const char *rows;                                   /* id,kind,use,shape */
    size_t count;                                       /* issues */
    const char *source, *row, *id, *field, *value, *of; /* of the first */
} unread_case;

static const unread_case cases[] = {
    {"row__with_a_mistyped_kind_is_said", BOTH, RIGHT ROW("t", "Hazrad"), 1, "A", "3",
     "t", "kind", "Hazrad", "1"},
    {"row__without_a_kind_is_said", BOTH, ROW("e", "") RIGHT, 1, "A", "1", "e", "kind",
     "", "1"},
    {"row__without_an_id_is_said", BOTH, RIGHT ROW("", "Hazrad"), 1, "A", "3", "", "kind",
     "Hazrad", "1"},
    {"rows__that_some_source_reads_pass", BOTH, RIGHT ROW("c", " HAZARD "), 0, NULL, NULL,
     NULL, NULL, NULL, NULL},
    {"rows__of_a_file_that_a_source_reads_whole_pass", BOTH ITEMS("f.csv", ""),
     RIGHT ROW("t", "Hazrad"), 0, NULL, NULL, NULL, NULL, NULL, NULL},
    {"rows__that_a_fact_is_made_of_pass", BOTH ITEMS("f.csv", OF_KIND("Item")),
     RIGHT ROW("i", "Item"), 0, NULL, NULL, NULL, NULL, NULL, NULL},
    {"rows__of_facts_only_are_judged",
     HAZARDS("g.csv", "") ITEMS("f.csv", OF_KIND("Item")), ROW("i", "Itme"), 1, "C", "",
     "", "kind", "Itme", "1"},
    {"rows__are_judged_by_the_column_of_each_source",
     HAZARDS("f.csv", OF_USE("y")) RELEASES("f.csv", OF_KIND("Release")),
     RIGHT "u,Other,y," BOX, 1, "A", "1", "h", "kind", "Hazard", "1"},
    {"file__spelled_otherwise_is_the_same_file",
     HAZARDS("./f.csv", OF_KIND("Hazard")) RELEASES(".//./f.csv", OF_KIND("Release")),
     RIGHT, 0, NULL, NULL, NULL, NULL, NULL, NULL},
    {"file__that_is_another_one_reads_no_row_of_this",
     HAZARDS("f.csv", OF_KIND("Hazard")) RELEASES("g.csv", OF_KIND("Release")), RIGHT, 1,
     "B", "", "", "kind", "Release", "1"},
    {"rows__ten_of_a_kind_are_said_each", BOTH, RIGHT TEN("Hazrad"), 10, "A", "3", "1",
     "kind", "Hazrad", "1"},
    {"rows__eleven_of_a_kind_are_said_once", BOTH, TEN("Hazrad") ROW("11", "Hazrad"), 1,
     "A", "", "", "kind", "Hazrad", "11"},
    {"rows__of_a_file_with_one_source_are_said_once_a_cell",
     HAZARDS("f.csv", OF_KIND("Hazard")), RIGHT ROW("s", "Release") ROW("t", "Hazrad"), 2,
     "B", "", "", "kind", "Hazrad", "1"},
    {"rows__of_a_file_with_one_source_have_their_number",
     HAZARDS("f.csv", OF_KIND("Hazard")), RIGHT ROW("s", "Release"), 1, "B", "", "",
     "kind", "Release", "2"},
};

static void put(const job_scratch *s, const unread_case *c)
{
    char text[4096];

    snprintf(text, sizeof text,
             "programme: Kinds\nas_of: 2020-12-31\nby: []\nsources:\n%s", c->sources);
    job_put(s, "p.yaml", text);
    snprintf(text, sizeof text, "id,kind,use,shape\n%s", c->rows);
    job_put(s, "f.csv", text);
    job_put(s, "g.csv", "id,kind,use,shape\n" ROW("g", "Release"));
}

static void run_unread(job_scratch *s, const void *row)
{
    const unread_case *c = row;
    const check_cell cells[] = {{"source", c->source}, {"row", c->row},
                                {"id", c->id},         {"field", c->field},
                                {"value", c->value},   {"count", c->of}};

    put(s, c);
    check_expect(s, "LREL-R016", c->count, cells, 6);
}

CHECK_ROWS_MAIN(cases, run_unread)

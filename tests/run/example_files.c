/* SPDX-License-Identifier: Apache-2.0 */
/* example_files.c: what the cells of an example are follows from its keys: the first cell
 * that `values` names, the first code, a day in the declared form. */
#include "run/example_files.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "programme/keys.h"
#include "read/shp_files.h"

/* A square of a hundredth of a degree, or a kilometre, in Cambodia. */
#define DEGREES "104 12.5,104 12.51,104.01 12.51,104.01 12.5,104 12.5"
#define METRES                                                                           \
    "400000 1380000,400000 1381000,401000 1381000,401000 1380000,400000 1380000"

static example_file *file_of(example_files *files, const char *path)
{
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->at[i].path, path) == 0)
            return &files->at[i];
    assert_true(files->count < EXAMPLE_FILES_MAX);
    (void)snprintf(files->at[files->count].path, sizeof files->at->path, "%s", path);
    return &files->at[files->count++];
}

static void add_cell(example_file *file, lrel_text column, const char *cell)
{
    for (size_t i = 0; i < file->count; i++)
        if (lrel_text_is_equal(lrel_text_of(file->names[i]), column))
            return;
    assert_true(file->count < EXAMPLE_COLUMNS_MAX);
    (void)snprintf(file->names[file->count], sizeof file->names[0], "%.*s",
                   LREL_TEXT_ARGS(column));
    (void)snprintf(file->cells[file->count++], sizeof file->cells[0], "%s", cell);
}

/* 15 June of 2020, or of 2021 for what ends. */
static void write_day(lrel_text form, bool is_end, char out[64])
{
    static const struct {
        char letter;
        const char *text[2];
    } parts[] = {{'d', {"15", "15"}},
                 {'m', {"06", "06"}},
                 {'b', {"Jun", "Jun"}},
                 {'y', {"20", "21"}},
                 {'Y', {"2020", "2021"}}};
    size_t length = 0;

    if (form.length == 0)
        form = LREL_TEXT("%Y-%m-%d");
    for (size_t i = 0; i < form.length; i++) {
        size_t part = 0;

        if (form.at[i] != '%') {
            out[length++] = form.at[i];
            continue;
        }
        i++;
        while (parts[part].letter != form.at[i])
            assert_true(++part < sizeof parts / sizeof *parts);
        strcpy(out + length, parts[part].text[is_end]);
        length += strlen(parts[part].text[is_end]);
    }
    out[length] = 0;
}

static void write_cell(lrel_key key, const lrel_key_info *info, const lrel_mapping *m,
                       char out[64])
{
    if (m->value_count > 0) {
        (void)snprintf(out, 64, "%.*s", LREL_TEXT_ARGS(m->values[0].cell));
        return;
    }
    switch (info->type) {
    case LREL_VALUE_CODE:
    case LREL_VALUE_CODES: /* a draft would be set aside */
        (void)snprintf(out, 64, "%s",
                       key == LREL_KEY_ACCEPTANCE
                           ? "qa_passed"
                           : lrel_vocabulary_name(info->vocabulary, 0));
        break;
    case LREL_VALUE_DATE:
        write_day(m->form, key == LREL_KEY_TO || key == LREL_KEY_ACCEPTED, out);
        break;
    case LREL_VALUE_TEXT:
    case LREL_VALUE_TEXTS:
        (void)snprintf(out, 64, "%s", key == LREL_KEY_ACCOUNT ? "ap_mine" : "X1");
        break;
    default:
        (void)snprintf(out, 64, "2");
        break;
    }
}

/* The column of point @p point, where they are numbered. */
static void add_point_cell(example_file *file, lrel_text name, char point,
                           const char *cell)
{
    char text[64];

    (void)snprintf(text, sizeof text, "%.*s", LREL_TEXT_ARGS(name));
    if (strchr(text, '#'))
        *strchr(text, '#') = point;
    add_cell(file, lrel_text_of(text), cell);
}

static void add_key(example_file *file, lrel_key key, const lrel_key_info *info,
                    const lrel_mapping *m)
{
    char cell[64];

    if (!m->is_set || m->column.length == 0)
        return;
    write_cell(key, info, m, cell);
    if (key == LREL_KEY_POINT_TYPE)
        add_point_cell(file, m->column, '1', cell);
    else
        add_cell(file, m->column, cell);
}

/* Two legs; of rows one, since there is one row. @p first  the point that one leads to */
static void add_traverse(example_file *file, const lrel_traverse *traverse, char first)
{
    add_point_cell(file, traverse->bearing, first, "90");
    add_point_cell(file, traverse->distance, first, "100");
    add_point_cell(file, traverse->bearing, (char)(first + 1), "0");
    add_point_cell(file, traverse->distance, (char)(first + 1), "100");
    if (traverse->point.length > 0)
        add_cell(file, traverse->point, "1");
    if (traverse->from_point.length > 0)
        add_point_cell(file, traverse->from_point, (char)(first + 1), "");
}

static void add_source(example_files *files, const lrel_source *source)
{
    char path[64];
    example_file *file;

    (void)snprintf(path, sizeof path, "%.*s", LREL_TEXT_ARGS(source->path));
    file = file_of(files, path);
    file->is_metric = source->crs.length > 0 &&
                      !lrel_text_is_equal(source->crs, LREL_TEXT("EPSG:4326"));
    file->is_point = source->role == LREL_ROLE_ITEM || source->role == LREL_ROLE_ACCIDENT;
    if (source->where.column.length > 0) {
        char cell[64];

        (void)snprintf(cell, sizeof cell, "%.*s", LREL_TEXT_ARGS(source->where.cells[0]));
        add_cell(file, source->where.column, cell);
    }
    if (source->lon_column.length > 0) {
        add_point_cell(file, source->lon_column, '1', file->is_metric ? "400000" : "104");
        add_point_cell(file, source->lat_column, '1',
                       file->is_metric ? "1380000" : "12.5");
    }
    if (source->traverse.is_set)
        add_traverse(file, &source->traverse,
                     lrel_source_has_numbered_points(source) ? '2' : '1');
    if (source->coordinates_column.length > 0)
        add_cell(file, source->coordinates_column, "12 30 00 N 104 00 00 E");
    if (source->wkt_column.length > 0)
        add_cell(file, source->wkt_column,
                 file->is_metric ? "\"POLYGON((" METRES "))\""
                                 : "\"POLYGON((" DEGREES "))\"");
    for (int key = 0; key < LREL_KEY_COUNT; key++)
        add_key(file, (lrel_key)key, lrel_key_info_of((lrel_key)key), &source->keys[key]);
    for (int item = 0; item < LREL_ITEM_MAX; item++) {
        lrel_key_info info = lrel_item_key_info(item);

        add_key(file, LREL_KEY_COUNT, &info, &source->items[item]);
    }
}

void example_files_of(const lrel_programme *programme, example_files *out)
{
    memset(out, 0, sizeof *out);
    for (size_t i = 0; i < programme->source_count; i++)
        add_source(out, &programme->sources[i]);
    for (size_t i = 0; i < programme->boundary_count; i++) {
        const lrel_boundary_source *b = &programme->boundaries[i];
        char path[64];
        example_file *file;

        (void)snprintf(path, sizeof path, "%.*s", LREL_TEXT_ARGS(b->path));
        file = file_of(out, path);
        file->is_metric =
            b->crs.length > 0 && !lrel_text_is_equal(b->crs, LREL_TEXT("EPSG:4326"));
        add_cell(file, b->code, "X1");
        if (b->name.length > 0)
            add_cell(file, b->name, "Invented");
    }
}

static void put_bytes(const job_scratch *s, const char *name, const char *ending,
                      const shp_bytes *bytes)
{
    char path[JOB_PATH_MAX], full[96];
    FILE *file;

    (void)snprintf(full, sizeof full, "%.*s%s", (int)(strrchr(name, '.') - name), name,
                   ending);
    job_path(s, full, path);
    assert_non_null(file = fopen(path, "wb"));
    assert_int_equal(fwrite(bytes->at, 1, bytes->count, file), bytes->count);
    assert_int_equal(fclose(file), 0);
}

static void put_shapefile(const job_scratch *s, const example_file *file)
{
    dbf_column columns[EXAMPLE_COLUMNS_MAX];
    char cells[4096] = "";
    shp_file shp = shp_begin(5);
    dbf_file dbf;

    for (size_t i = 0; i < file->count; i++) {
        columns[i] = (dbf_column){file->names[i], 'C', 20};
        (void)strcat(strcat(cells, i ? "|" : ""), file->cells[i]);
    }
    dbf = dbf_begin(columns, file->count, 0);
    dbf_add(&dbf, cells);
    shp_add(&shp, file->is_metric ? METRES : DEGREES);
    put_bytes(s, file->path, ".shp", &shp.shp);
    put_bytes(s, file->path, ".shx", &shp.shx);
    put_bytes(s, file->path, ".dbf", &dbf.dbf);
}

static void put_csv(const job_scratch *s, const example_file *file)
{
    char text[8192] = "";

    for (int line = 0; line < 2; line++)
        for (size_t i = 0; i < file->count; i++)
            (void)strcat(strcat(text, line == 0 ? file->names[i] : file->cells[i]),
                         i + 1 < file->count ? "," : "\n");
    job_put(s, file->path, text);
}

static void put_geojson(const job_scratch *s, const example_file *file)
{
    char text[8192];
    int length =
        snprintf(text, sizeof text,
                 "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": "
                 "\"Feature\", \"geometry\": {\"type\": \"%s\", \"coordinates\": %s}, "
                 "\"properties\": {",
                 file->is_point ? "Point" : "Polygon",
                 file->is_point ? "[104, 12.5]"
                                : "[[[104, 12.5], [104.01, 12.5], [104.01, 12.51], "
                                  "[104, 12.51], [104, 12.5]]]");

    for (size_t i = 0; i < file->count; i++)
        length +=
            snprintf(text + length, sizeof text - (size_t)length, "%s\"%s\": \"%s\"",
                     i ? ", " : "", file->names[i], file->cells[i]);
    (void)strcat(text, "}}]}\n");
    job_put(s, file->path, text);
}

void example_files_put(const job_scratch *s, const example_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        const example_file *file = &files->at[i];
        const char *slash = strchr(file->path, '/');
        const char *ending = strrchr(file->path, '.');
        char folder[96], path[JOB_PATH_MAX];

        if (slash) {
            (void)snprintf(folder, sizeof folder, "%.*s", (int)(slash - file->path),
                           file->path);
            job_path(s, folder, path);
            (void)mkdir(path, 0700); /* another file may have made it */
        }
        assert_non_null(ending);
        if (strcmp(ending, ".shp") == 0)
            put_shapefile(s, file);
        else if (strcmp(ending, ".geojson") == 0)
            put_geojson(s, file);
        else
            put_csv(s, file);
    }
}

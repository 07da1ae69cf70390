/* SPDX-License-Identifier: Apache-2.0 */
/* shp_files.c: ESRI Shapefile Technical Description, July 1998; dBase III header. */
#include "read/shp_files.h"

#include <assert.h>
#include <stdlib.h>

#define HEADER 100

lrel_text shp_text(const shp_bytes *bytes)
{
    return (lrel_text){(const char *)bytes->at, bytes->count};
}

static void put(shp_bytes *bytes, const void *from, size_t count)
{
    assert(bytes->count + count <= sizeof bytes->at);
    memcpy(bytes->at + bytes->count, from, count);
    bytes->count += count;
}

static void put_byte(shp_bytes *bytes, unsigned char value)
{
    put(bytes, &value, 1);
}

static void set_big(shp_bytes *bytes, size_t at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        bytes->at[at + (size_t)i] = (unsigned char)(value >> (24 - 8 * i));
}

static void put_big(shp_bytes *bytes, uint32_t value)
{
    put(bytes, "\0\0\0\0", 4);
    set_big(bytes, bytes->count - 4, value);
}

static void put_little(shp_bytes *bytes, uint64_t value, int count)
{
    for (int i = 0; i < count; i++)
        put_byte(bytes, (unsigned char)(value >> (8 * i)));
}

static void put_double(shp_bytes *bytes, double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    put_little(bytes, bits, 8);
}

static void put_header(shp_bytes *bytes, int type)
{
    put_big(bytes, 9994);
    for (int i = 0; i < 5; i++)
        put_big(bytes, 0);
    put_big(bytes, HEADER / 2);
    put_little(bytes, 1000, 4);
    put_little(bytes, (uint64_t)type, 4);
    for (int i = 0; i < 8; i++)
        put_double(bytes, 0);
}

shp_file shp_begin(int type)
{
    shp_file file = {.type = type};

    put_header(&file.shp, type);
    put_header(&file.shx, type);
    return file;
}

/* Points into @p points, the first point of each part into @p starts. */
static void read_parts(const char *text, shp_bytes *points, shp_bytes *starts)
{
    while (*text && strcmp(text, "-") != 0) {
        char *end;

        put_little(starts, points->count / 16, 4);
        for (;;) {
            put_double(points, strtod(text, &end));
            put_double(points, strtod(end, &end));
            text = end + (*end != '\0');
            if (*end != ',')
                break;
        }
    }
}

/* Z and M of shapes with them: as many as points, behind their range where there is one.
 */
static void put_measures(shp_bytes *content, int type, size_t points)
{
    size_t lists = type > 20 ? 1 : type > 10 ? 2 : 0;
    size_t range = type % 10 == 1 ? 0 : 2;

    for (size_t i = 0; i < lists * (points + range); i++)
        put_double(content, -1e39);
}

static void put_content(shp_bytes *content, int type, const char *parts)
{
    shp_bytes points = {.count = 0}, starts = {.count = 0};

    read_parts(parts, &points, &starts);
    put_little(content, (uint64_t)type, 4);
    if (type % 10 != 1)
        for (int i = 0; i < 4; i++)
            put_double(content, 0);
    if (type % 10 == 3 || type % 10 == 5)
        put_little(content, starts.count / 4, 4);
    if (type % 10 != 1)
        put_little(content, points.count / 16, 4);
    if (type % 10 == 3 || type % 10 == 5)
        put(content, starts.at, starts.count);
    put(content, points.at, points.count);
    put_measures(content, type, points.count / 16);
}

void shp_add(shp_file *file, const char *parts)
{
    shp_bytes content = {.count = 0};

    if (*parts == '\0')
        put_little(&content, 0, 4);
    else
        put_content(&content, file->type, parts);
    put_big(&file->shx, (uint32_t)(file->shp.count / 2));
    put_big(&file->shx, (uint32_t)(content.count / 2));
    put_big(&file->shp, (uint32_t)++file->records);
    put_big(&file->shp, (uint32_t)(content.count / 2));
    put(&file->shp, content.at, content.count);
    set_big(&file->shp, 24, (uint32_t)(file->shp.count / 2));
    set_big(&file->shx, 24, (uint32_t)(file->shx.count / 2));
}

dbf_file dbf_begin(const dbf_column *columns, size_t count, unsigned char language)
{
    dbf_file file = {.columns = columns, .count = count};
    size_t width = 1;

    for (size_t i = 0; i < count; i++)
        width += columns[i].width;
    put(&file.dbf, "\x03\x7C\x01\x01", 4);
    put_little(&file.dbf, 0, 4);
    put_little(&file.dbf, 33 + 32 * count, 2);
    put_little(&file.dbf, width, 2);
    put(&file.dbf, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 17);
    put_byte(&file.dbf, language);
    put(&file.dbf, "\0\0", 2);
    for (size_t i = 0; i < count; i++) {
        char name[11] = "";

        memcpy(name, columns[i].name, strlen(columns[i].name));
        put(&file.dbf, name, 11);
        put_byte(&file.dbf, (unsigned char)columns[i].type);
        put_little(&file.dbf, 0, 4);
        put_byte(&file.dbf, columns[i].width);
        put(&file.dbf, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 15);
    }
    put_byte(&file.dbf, 0x0D);
    return file;
}

void dbf_add(dbf_file *file, const char *cells)
{
    bool is_deleted = *cells == '*' && cells[1] == '!';

    put_byte(&file->dbf, is_deleted ? '*' : ' ');
    if (is_deleted)
        cells += 2;
    for (size_t i = 0; i < file->count; i++) {
        size_t length = strcspn(cells, "|"), width = file->columns[i].width;

        assert(length <= width);
        put(&file->dbf, cells, length);
        for (size_t k = length; k < width; k++)
            put_byte(&file->dbf, ' ');
        cells += length + (cells[length] == '|');
    }
    file->records++;
    for (int i = 0; i < 4; i++)
        file->dbf.at[4 + i] = (unsigned char)(file->records >> (8 * i));
}

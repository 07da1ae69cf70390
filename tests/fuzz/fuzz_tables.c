/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_tables.c: a file of its own for each input, read twice. */
#include "fuzz/fuzz_tables.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "fuzz/fuzz_reading.h"

static const char relations[] =
    "<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"x/worksheet\" "
    "Target=\"s.xml\"/><Relationship Id=\"b\" Type=\"x/sharedStrings\" "
    "Target=\"t.xml\"/><Relationship Id=\"c\" Type=\"x/styles\" Target=\"y.xml\"/>"
    "</Relationships>";
static const char package[] =
    "<Relationships xmlns=\"r\"><Relationship Id=\"a\" Type=\"x/officeDocument\" "
    "Target=\"w.xml\"/></Relationships>";
static const char book[] = "<workbook xmlns:r=\"x/relationships\"><sheets><sheet "
                           "name=\"S\" r:id=\"a\"/></sheets>"
                           "</workbook>";
static const char sheet[] =
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c t=\"s\">"
    "<v>1</v></c></row><row><c t=\"s\"><v>2</v></c><c s=\"1\"><v>41699.5</v></c></row>"
    "</sheetData></worksheet>";
static const char strings[] =
    "<sst><si><t>id</t></si><si><t>n</t></si><si><t>H1</t></si></sst>";
static const char styles[] = "<styleSheet><cellXfs><xf numFmtId=\"0\"/>"
                             "<xf numFmtId=\"14\"/></cellXfs></styleSheet>";

typedef struct part {
    const char *name;
    const void *bytes;
    size_t count;
} part;

static bool write_zip(const char *path, const part *parts, size_t count)
{
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

    for (size_t i = 0; zip && i < count; i++) {
        zip_source_t *source = zip_source_buffer(zip, parts[i].bytes, parts[i].count, 0);
        zip_int64_t index = zip_file_add(zip, parts[i].name, source, 0);

        if (index < 0 ||
            zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) != 0)
            return false;
    }
    return zip && zip_close(zip) == 0;
}

static bool write_xlsx(const char *path, table_kind kind, const uint8_t *bytes,
                       size_t count)
{
    part parts[] = {{"_rels/.rels", package, sizeof package - 1},
                    {"_rels/w.xml.rels", relations, sizeof relations - 1},
                    {"w.xml", book, sizeof book - 1},
                    {"s.xml", sheet, sizeof sheet - 1},
                    {"t.xml", strings, sizeof strings - 1},
                    {"y.xml", styles, sizeof styles - 1}};
    size_t which = kind == TABLE_XLSX_BOOK      ? 2
                   : kind == TABLE_XLSX_SHEET   ? 3
                   : kind == TABLE_XLSX_STRINGS ? 4
                                                : 5;

    parts[which].bytes = bytes;
    parts[which].count = count;
    return write_zip(path, parts, sizeof parts / sizeof *parts);
}

/* The input as a file of its kind. */
static bool write_file(char path[64], table_kind kind, const uint8_t *bytes, size_t count)
{
    static const char *const endings[TABLE_KIND_COUNT] = {"csv",  "xlsx", "xlsx", "xlsx",
                                                          "xlsx", "ods",  "xlsx", "ods",
                                                          "kml",  "gpx",  "json"};
    const part content = {"content.xml", bytes, count};

    snprintf(path, 64, "/tmp/lrel-fuzz-%d.%s", (int)getpid(), endings[kind]);
    switch (kind) {
    case TABLE_CSV:
    case TABLE_XLSX_FILE:
    case TABLE_ODS_FILE:
    case TABLE_KML:
    case TABLE_GPX:
    case TABLE_JSON:
        return fuzz_write_file(path, bytes, count);
    case TABLE_ODS:
        return write_zip(path, &content, 1);
    default:
        return write_xlsx(path, kind, bytes, count);
    }
}

bool fuzz_table_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    table_kind kind = count > 0 ? (table_kind)(bytes[0] % TABLE_KIND_COUNT) : TABLE_CSV;
    lrel_context *context = lrel_context_new(NULL);
    const char *what = NULL;
    char path[64];

    if (!context || !write_file(path, kind, bytes + (count > 0), count - (count > 0)))
        what = "no file could be written";
    if (!what) {
        what = fuzz_file_wrong(context, path, LREL_TEXT(""));
        (void)unlink(path);
    }
    lrel_context_free(context);
    if (what && told)
        fprintf(told, "kind %d: %s\n", (int)kind, what);
    return !what;
}

/* What libFuzzer calls; it takes a crash for a find. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (!fuzz_table_is_right(bytes, count, stderr))
        abort();
    return 0;
}

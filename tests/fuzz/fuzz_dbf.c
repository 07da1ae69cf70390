/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz_dbf.c: the target `dbf` of `make fuzz`: any bytes as the cells of a shapefile. The
 * first line is the text of its .cpg; behind it is the .dbf, in which the bytes 0 and 27
 * have changed places, so that seeds are texts. */
#include <stdlib.h>

#include "fuzz/fuzz_reading.h"
#include "fuzz/fuzz_told.h"
#include "read/dbf.h"

#define Z   "\x1B"
#define Z4  Z Z Z Z
#define Z14 Z4 Z4 Z4 Z Z
/* Records, bytes before the first (32 for itself, each column, and one) and in each; the
 * number of a code page. */
#define HEADER(records, first, length, language)                                         \
    "\x03\x7C\x01\x02" records Z Z Z first Z length Z Z4 Z4 Z4 Z Z Z Z Z language Z Z
/* A name of ten bytes, a type, a width. */
#define COLUMN(name, type, width) name Z type Z4 width Z Z14
#define END                       "\x0D"
#define NAME(letter)              letter Z4 Z4 Z

const char *const fuzz_told_seeds[] = {
    "UTF-8\n" HEADER("\x02", "\x61", "\x0E", Z) COLUMN(NAME("A"), "C", "\x05")
        COLUMN(NAME("D"), "D", "\x08") END " H1   20190301*H2   00000000\x1A",
    "\n" HEADER("\x01", "\x81", "\x0C", "\x57") COLUMN(NAME("N"), "N", "\x06")
        COLUMN(NAME("L"), "L", "\x01") COLUMN(NAME("F"), "F", "\x04") END "   12.5T****",
    "1252\n" HEADER("\x02", "\x41", "\x04", Z) COLUMN(NAME("T"), "C", "\x03") END
    " a\xE9 \xC3\xA9 ",
    "\n" HEADER("\x01", "\x61", "\x0D", Z) COLUMN(NAME("I"), "I", "\x04")
        COLUMN(NAME("@"), "@", "\x08") END " abcdefghijkl",
    "ISO 88595\n" HEADER("\x01", "\x41", "\x05", Z) COLUMN("ABCDEFGHI\xC3", "C", "\x04")
        END " \xD0\xB1\xD0\xB0",
    "\n" HEADER("\x01", "\x21", "\x04", Z) END " abc", /* no columns */
    NULL};

/* ---- reading ---- */

typedef struct outcome {
    lrel_status status;
    size_t rows, issues;
    const char *what;
    char message[512];
} outcome;

static lrel_status read_rows(lrel_dbf *dbf, lrel_reader *reader, lrel_error *err)
{
    lrel_status status = LREL_OK;

    for (size_t i = 0; i < dbf->layout.record_count && status == LREL_OK; i++) {
        if (lrel_dbf__is_deleted(dbf, i))
            continue;
        status = lrel_reader__add_row(reader, (int64_t)i + 1, err);
        if (status == LREL_OK)
            status = lrel_dbf__read_row(dbf, reader, i, err);
    }
    return status == LREL_OK ? lrel_dbf__report(dbf, reader, err) : status;
}

static outcome read_once(const lrel_context *context, lrel_text bytes, lrel_text cpg)
{
    const lrel_read_options options = {.source = -1};
    lrel_reader reader = {context, &options, lrel_issues_new(context),
                          lrel_table__new(context)};
    lrel_dbf dbf = {.context = NULL};
    outcome out = {.what = NULL};
    lrel_error err;

    lrel_error_init(&err);
    out.status = lrel_dbf__open(&dbf, &reader, bytes, cpg, &err);
    if (out.status == LREL_OK)
        out.status = read_rows(&dbf, &reader, &err);
    snprintf(out.message, sizeof out.message, "%s", err.message);
    out.rows = reader.table->row_count;
    out.issues = lrel_issues_count(reader.issues);
    if (out.status == LREL_OK)
        out.what = fuzz_table_wrong(reader.table);
    else if (out.status != LREL_E_FORMAT && out.status != LREL_E_LIMIT)
        out.what = "a failure that is none of the input's";
    else if (!out.message[0])
        out.what = "a refusal without a reason";
    lrel_dbf__clear(&dbf);
    lrel_table_free(reader.table);
    lrel_issues_free(reader.issues);
    return out;
}

static const char *wrong(lrel_text bytes, lrel_text cpg)
{
    lrel_context *context = lrel_context_new(NULL);
    outcome first = read_once(context, bytes, cpg);
    outcome second = read_once(context, bytes, cpg);

    lrel_context_free(context);
    if (first.status != second.status || first.rows != second.rows ||
        first.issues != second.issues || strcmp(first.message, second.message) != 0)
        return "two outcomes";
    return first.what;
}

bool fuzz_told_is_right(const uint8_t *bytes, size_t count, FILE *told)
{
    char *copy = malloc(count + 1);
    const char *newline, *what = "no memory";

    if (copy) {
        for (size_t i = 0; i < count; i++)
            copy[i] = (char)(bytes[i] == 27 ? 0 : bytes[i] == 0 ? 27 : bytes[i]);
        newline = memchr(copy, '\n', count);
        if (newline)
            what = wrong((lrel_text){newline + 1, count - (size_t)(newline + 1 - copy)},
                         (lrel_text){copy, (size_t)(newline - copy)});
        else
            what = wrong((lrel_text){copy, count}, LREL_TEXT(""));
    }
    free(copy);
    if (what && told)
        fprintf(told, "%s\n", what);
    return !what;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    if (!fuzz_told_is_right(bytes, count, stderr))
        abort();
    return 0;
}

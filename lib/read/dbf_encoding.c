/* SPDX-License-Identifier: Apache-2.0 */
/* dbf_encoding.c: which encoding a .dbf is in. Witnesses, the more credible first: the
 * programme; the bytes, where they are UTF-8, which other text is not by chance; the .cpg
 * file; the code page in the header. Where none speaks, the file is refused: names in the
 * wrong letters would go unnoticed into reports. */
#include <stdio.h>

#include "read/dbf.h"
#include "read/encoding.h"

/* What the bytes say. */
typedef struct dbf_evidence {
    size_t foreign; /* cells that are not plain ASCII */
    size_t utf8;    /* of those, such as are UTF-8 */
    size_t record;  /* of the first that is not, and its column; for the message */
    size_t field;
} dbf_evidence;

static void look_at_cell(dbf_evidence *seen, lrel_text cell, size_t width, size_t record,
                         size_t field)
{
    if (lrel_encoding__is_ascii(cell))
        return;
    seen->foreign++;
    if (lrel_text_is_utf8(lrel_dbf__without_cut(cell, width))) {
        seen->utf8++;
    } else if (seen->foreign == seen->utf8 + 1) {
        seen->record = record;
        seen->field = field;
    }
}

static dbf_evidence look(const lrel_dbf *dbf)
{
    const lrel_dbf_layout *layout = &dbf->layout;
    lrel_text all = {dbf->bytes,
                     layout->first_record + layout->record_count * layout->record_length};
    dbf_evidence seen = {0, 0, 0, 0};

    if (lrel_encoding__is_ascii((lrel_text){all.at + 32, all.length - 32}))
        return seen;
    for (size_t i = 0; i < layout->field_count; i++)
        look_at_cell(&seen, lrel_text_of(layout->fields[i].name), 10, 0, i);
    for (size_t record = 0; record < layout->record_count; record++)
        for (size_t i = 0; i < layout->field_count && !lrel_dbf__is_deleted(dbf, record);
             i++)
            if (!lrel_dbf__is_binary(&layout->fields[i]))
                look_at_cell(&seen, lrel_dbf__raw(dbf, record, i),
                             layout->fields[i].width, record + 1, i);
    return seen;
}

static bool is_utf8(const char *name)
{
    return strcmp(name, "UTF-8") == 0;
}

/* Takes @p name for the file; UTF-8 needs no converter. */
static lrel_status take(lrel_dbf *dbf, lrel_reader *reader, const char *name,
                        const char *why, lrel_error *err)
{
    lrel_status status = LREL_OK;

    if (!is_utf8(name))
        status = lrel_iconv_new(reader->context, name, &dbf->iconv, err);
    return status == LREL_OK ? lrel_encoding__note(reader, name, why, err) : status;
}

/* A cell in the encoding must at least say A as everybody does: .dbf cells are padded and
 * cut by bytes, which UTF-16 does not survive. */
static lrel_status check_letters(lrel_dbf *dbf, lrel_reader *reader, lrel_error *err)
{
    size_t bad = 0;
    lrel_status status;

    if (!dbf->iconv)
        return LREL_OK;
    dbf->work.count = 0;
    status = lrel_iconv_append(dbf->iconv, LREL_TEXT("A 1"), &dbf->work, &bad, err);
    if (status != LREL_OK ||
        lrel_text_is_equal((lrel_text){dbf->work.at, dbf->work.count}, LREL_TEXT("A 1")))
        return status;
    return lrel__fail(err, LREL_E_FORMAT, "a .dbf cannot be in %.*s",
                      LREL_TEXT_ARGS(reader->table->encoding));
}

static lrel_status contradict(lrel_reader *reader, lrel_text said, const char *done,
                              lrel_error *err)
{
    return lrel_reader__issue(reader, LREL_ISSUE_ENCODING_CONTRADICTED, -1,
                              LREL_TEXT("encoding"), said, lrel_text_of(done), 1, err);
}

static lrel_status by_declaration(lrel_dbf *dbf, lrel_reader *reader,
                                  const dbf_evidence *seen, lrel_error *err)
{
    char name[LREL_ENCODING_NAME_BYTES];
    lrel_status status;

    lrel_encoding__name(reader->options->encoding, name);
    if ((status = take(dbf, reader, name, "declared", err)) != LREL_OK)
        return status;
    if (seen->utf8 > 0 && seen->utf8 == seen->foreign && !is_utf8(name))
        return contradict(reader, reader->options->encoding,
                          "UTF-8, by its bytes; the declared one was used", err);
    return LREL_OK;
}

static lrel_status refuse(const lrel_dbf *dbf, const lrel_reader *reader,
                          const dbf_evidence *seen, lrel_text cpg, lrel_error *err)
{
    const char *word = lrel_encoding__word(reader);
    char witness[120];

    if (cpg.length > 0)
        snprintf(witness, sizeof witness, "its .cpg says \"%.*s\", which does not fit",
                 LREL_TEXT_ARGS(lrel_reader__excerpt(cpg, 40)));
    else if (dbf->layout.language != 0)
        snprintf(
            witness, sizeof witness,
            "it has no .cpg, and code page number %d in its .dbf says nothing certain",
            dbf->layout.language);
    else
        snprintf(witness, sizeof witness, "it has no .cpg and no code page in its .dbf");
    return lrel__fail(
        err, LREL_E_FORMAT,
        "the encoding of its texts is not known: record %zu, column \"%s\" is not "
        "UTF-8, and %s; say it with `%s`, as in `%s Windows-1252`",
        seen->record,
        lrel_encoding__is_ascii(lrel_text_of(dbf->layout.fields[seen->field].name))
            ? dbf->layout.fields[seen->field].name
            : "?",
        witness, word, word);
}

/* The .cpg file, where it names an encoding that exists and that the bytes allow. */
static lrel_status by_cpg(lrel_dbf *dbf, lrel_reader *reader, const dbf_evidence *seen,
                          lrel_text cpg, bool *is_decided, lrel_error *err)
{
    char name[LREL_ENCODING_NAME_BYTES];
    lrel_error ignored;
    lrel_status status;

    lrel_encoding__name(cpg, name);
    /* A few broken cells among many good ones do not make it another encoding. */
    if (!*name || strcmp(name, "US-ASCII") == 0 ||
        (is_utf8(name) && seen->utf8 * 2 <= seen->foreign))
        return LREL_OK;
    status = take(dbf, reader, name, "from the .cpg file", &ignored);
    if (status == LREL_E_MEMORY)
        return lrel__fail_memory(err);
    *is_decided = status == LREL_OK;
    return LREL_OK;
}

static lrel_status by_language(lrel_dbf *dbf, lrel_reader *reader, bool *is_decided,
                               lrel_error *err)
{
    const char *name = lrel_encoding__of_language(dbf->layout.language);
    char why[60];

    if (!name)
        return LREL_OK;
    snprintf(why, sizeof why, "from code page number %d in the .dbf",
             dbf->layout.language);
    *is_decided = true;
    return take(dbf, reader, name, why, err);
}

static bool says_utf8(lrel_text cpg)
{
    char name[LREL_ENCODING_NAME_BYTES];

    lrel_encoding__name(cpg, name);
    return is_utf8(name);
}

static lrel_status by_evidence(lrel_dbf *dbf, lrel_reader *reader, lrel_text cpg,
                               lrel_error *err)
{
    lrel_status status = take(dbf, reader, "UTF-8", "its bytes are UTF-8", err);

    if (status != LREL_OK || cpg.length == 0)
        return status;
    return contradict(reader, cpg, "UTF-8, by its bytes; it was used", err);
}

lrel_status lrel_dbf__decide(lrel_dbf *dbf, lrel_reader *reader, lrel_text cpg,
                             lrel_error *err)
{
    dbf_evidence seen = look(dbf);
    bool is_decided = true;
    lrel_status status = LREL_OK;

    dbf->is_ascii = seen.foreign == 0;
    cpg = lrel_text_trim(cpg);
    if (lrel_text_trim(reader->options->encoding).length > 0) {
        if ((status = by_declaration(dbf, reader, &seen, err)) != LREL_OK)
            return status;
        return check_letters(dbf, reader, err);
    }
    if (dbf->is_ascii)
        return take(dbf, reader, "UTF-8", "its text is plain ASCII", err);
    /* Two witnesses that agree leave nothing to decide. */
    if (seen.utf8 == seen.foreign && says_utf8(cpg))
        return take(dbf, reader, "UTF-8", "from the .cpg file, as its bytes are", err);
    if (seen.utf8 == seen.foreign) {
        status = by_evidence(dbf, reader, cpg, err);
    } else {
        is_decided = false;
        status = by_cpg(dbf, reader, &seen, cpg, &is_decided, err);
        if (status == LREL_OK && !is_decided)
            status = by_language(dbf, reader, &is_decided, err);
    }
    if (status == LREL_OK && !is_decided)
        return refuse(dbf, reader, &seen, cpg, err);
    if (status == LREL_OK)
        status = check_letters(dbf, reader, err);
    if (status != LREL_OK)
        return status;
    return lrel_reader__issue(reader, LREL_ISSUE_ENCODING_DECIDED, -1,
                              LREL_TEXT("encoding"), reader->table->encoding,
                              reader->table->encoding_why, 1, err);
}

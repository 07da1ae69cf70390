/* SPDX-License-Identifier: Apache-2.0 */
/* encoding.c: UTF-8 made of bytes, and the decision for files of text. The decision for
 * shapefiles, which have more witnesses, stands in dbf_encoding.c. */
#include "read/encoding.h"

#include <stdio.h>

/* Bytes that are enough to tell UTF-16 without a mark, and as many as are looked at; of
 * them a quarter at least are zeros: half of its characters are ASCII, separators and
 * all.
 */
#define EVIDENCE_LEAST 32
#define EVIDENCE_MOST  65536
#define ZERO_SHARE     4

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

bool lrel_encoding__is_ascii(lrel_text text)
{
    unsigned char all = 0;
    size_t i = 0;

    /* Blocks, so that the compiler can use wide registers and bad news still come soon.
     */
    for (; i + 256 <= text.length && all < 0x80; i += 256)
        for (size_t k = 0; k < 256; k++)
            all |= (unsigned char)text.at[i + k];
    for (; i < text.length && all < 0x80; i++)
        all |= (unsigned char)text.at[i];
    return all < 0x80;
}

/* The bytes of the UTF-8 sequence at @p at, 0 where there is none. */
static size_t sequence(const char *at, size_t left)
{
    unsigned char lead = (unsigned char)*at;
    size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    if (length > left || !lrel_text_is_utf8((lrel_text){at, length}))
        return 0;
    return length;
}

size_t lrel_encoding__utf8_length(lrel_text text)
{
    size_t good = 0, step;

    while (good < text.length &&
           (step = sequence(text.at + good, text.length - good)) > 0)
        good += step;
    return good;
}

lrel_status lrel_encoding__note(lrel_reader *reader, const char *name, const char *why,
                                lrel_error *err)
{
    lrel_status status =
        lrel_reader__keep(reader, lrel_text_of(name), &reader->table->encoding, err);

    if (status != LREL_OK)
        return status;
    return lrel_reader__keep(reader, lrel_text_of(why), &reader->table->encoding_why,
                             err);
}

/* Appends @p text, with U+FFFD for every byte that is not part of UTF-8. */
static bool append_repaired(const lrel_context *context, lrel_text text,
                            lrel_iconv_buffer *out, size_t *bad)
{
    while (text.length > 0) {
        size_t good = lrel_encoding__utf8_length(text);
        size_t more = good + sizeof REPLACEMENT;

        if (!lrel__grow(context, &out->at, &out->capacity, out->count + more,
                        sizeof *out->at))
            return false;
        memcpy(out->at + out->count, text.at, good);
        out->count += good;
        if (good == text.length)
            return true;
        memcpy(out->at + out->count, REPLACEMENT, sizeof REPLACEMENT - 1);
        out->count += sizeof REPLACEMENT - 1;
        text = (lrel_text){text.at + good + 1, text.length - good - 1};
        ++*bad;
    }
    return true;
}

static lrel_status convert(lrel_reader *reader, lrel_iconv *iconv, lrel_text text,
                           lrel_iconv_buffer *out, size_t *bad, lrel_error *err)
{
    if (iconv)
        return lrel_iconv_append(iconv, text, out, bad, err);
    if (!append_repaired(reader->context, text, out, bad))
        return lrel__fail_memory(err);
    return LREL_OK;
}

lrel_status lrel_encoding__cell(lrel_reader *reader, lrel_iconv *iconv,
                                lrel_iconv_buffer *work, lrel_text *cell, size_t *bad,
                                lrel_error *err)
{
    lrel_status status;

    if (lrel_encoding__is_ascii(*cell) || (!iconv && lrel_text_is_utf8(*cell)))
        return LREL_OK;
    work->count = 0;
    if ((status = convert(reader, iconv, *cell, work, bad, err)) != LREL_OK)
        return status;
    return lrel_reader__keep(reader, (lrel_text){work->at, work->count}, cell, err);
}

/* Converts the whole of *@p text, which then lies in the table's own bytes. */
static lrel_status convert_file(lrel_reader *reader, const char *name, lrel_text *text,
                                size_t *bad, lrel_error *err)
{
    lrel_table *table = reader->table;
    lrel_iconv_buffer out = {NULL, 0, 0};
    lrel_iconv *iconv = NULL;
    lrel_status status = LREL_OK;

    if (strcmp(name, "UTF-8") != 0)
        status = lrel_iconv_new(reader->context, name, &iconv, err);
    if (status == LREL_OK)
        status = convert(reader, iconv, *text, &out, bad, err);
    lrel_iconv_free(iconv);
    if (status != LREL_OK) {
        lrel__free(reader->context, out.at);
        return status;
    }
    lrel_table__free_bytes(table);
    table->bytes = out.at;
    table->byte_count = out.count;
    *text = (lrel_text){out.at, out.count};
    return LREL_OK;
}

static size_t line_of(lrel_text text, size_t at)
{
    size_t line = 1;

    for (size_t i = 0; i < at; i++)
        line += text.at[i] == '\n';
    return line;
}

const char *lrel_encoding__word(const lrel_reader *reader)
{
    const char *word = reader->options->encoding_word;

    return word ? word : "encoding:";
}

static lrel_status refuse_unknown(const lrel_reader *reader, lrel_text text,
                                  lrel_error *err)
{
    const char *word = lrel_encoding__word(reader);
    size_t at = lrel_encoding__utf8_length(text);

    return lrel__fail(
        err, LREL_E_FORMAT,
        "byte 0x%02X in line %zu is not UTF-8; say which encoding it is with "
        "`%s`, as in `%s Windows-1252`",
        (unsigned char)text.at[at], line_of(text, at), word, word);
}

/* The encoding that a mark at the start of @p text (byte order mark, U+FEFF) shows, and
 * the bytes of the mark; NULL where there is none. */
static const char *marked(lrel_text text, size_t *mark)
{
    const unsigned char *s = (const unsigned char *)text.at;

    *mark = 3;
    if (text.length >= 3 && s[0] == 0xEF && s[1] == 0xBB && s[2] == 0xBF)
        return "UTF-8";
    *mark = 2;
    if (text.length >= 2 && s[0] == 0xFF && s[1] == 0xFE)
        return "UTF-16LE";
    if (text.length >= 2 && s[0] == 0xFE && s[1] == 0xFF)
        return "UTF-16BE";
    return NULL;
}

static bool is_utf16(const char *name)
{
    return strncmp(name, "UTF-16", 6) == 0;
}

/* A declaration that the bytes speak against is followed where they allow it, and said.
 */
static lrel_status contradict(lrel_reader *reader, const char *seen, lrel_error *err)
{
    return lrel_reader__issue(reader, LREL_ISSUE_ENCODING_CONTRADICTED, -1,
                              LREL_TEXT("encoding"), reader->options->encoding,
                              lrel_text_of(seen), 1, err);
}

static lrel_status report_bad(lrel_reader *reader, size_t bad, lrel_error *err)
{
    if (bad == 0)
        return LREL_OK;
    return lrel_reader__issue(reader, LREL_ISSUE_TEXT_NOT_UTF8, -1, LREL_TEXT("encoding"),
                              reader->table->encoding,
                              LREL_TEXT("U+FFFD stands for each byte that does not fit"),
                              (int64_t)bad, err);
}

static lrel_status by_mark(lrel_reader *reader, const char *name, size_t mark,
                           lrel_text *text, lrel_error *err)
{
    char declared[LREL_ENCODING_NAME_BYTES];
    lrel_status status;
    size_t bad = 0;

    lrel_encoding__name(reader->options->encoding, declared);
    if (*declared && strcmp(declared, name) != 0 &&
        !(is_utf16(declared) && is_utf16(name) && strlen(declared) == 6) &&
        (status = contradict(reader, name, err)) != LREL_OK)
        return status;
    *text = (lrel_text){text->at + mark, text->length - mark};
    if ((status = lrel_encoding__note(reader, name, "from the mark at its start", err)) !=
        LREL_OK)
        return status;
    if (strcmp(name, "UTF-8") == 0 && lrel_text_is_utf8(*text))
        return LREL_OK;
    if (strcmp(name, "UTF-8") == 0 && !*declared)
        return refuse_unknown(reader, *text, err);
    if ((status = convert_file(reader, name, text, &bad, err)) != LREL_OK)
        return status;
    return report_bad(reader, bad, err);
}

static lrel_status by_declaration(lrel_reader *reader, lrel_text *text, lrel_error *err)
{
    char name[LREL_ENCODING_NAME_BYTES];
    lrel_status status;
    size_t bad = 0;

    lrel_encoding__name(reader->options->encoding, name);
    if ((status = lrel_encoding__note(reader, name, "declared", err)) != LREL_OK)
        return status;
    if (!is_utf16(name) && lrel_encoding__is_ascii(*text))
        return LREL_OK;
    if (lrel_text_is_utf8(*text) && !is_utf16(name)) {
        if (strcmp(name, "UTF-8") == 0)
            return LREL_OK;
        if ((status = contradict(reader, "UTF-8, by its bytes; the declared one was used",
                                 err)) != LREL_OK)
            return status;
    }
    if ((status = convert_file(reader, name, text, &bad, err)) != LREL_OK)
        return status;
    return report_bad(reader, bad, err);
}

/* UTF-16 without a mark, by what it is made of: letters of ASCII have a zero byte each,
 * all on the same side, and a line ends somewhere. NULL: none, or too little to tell. */
static const char *looks_like_utf16(lrel_text text)
{
    size_t zeros[2] = {0, 0}, ends[2] = {0, 0};
    size_t seen = text.length < EVIDENCE_MOST ? text.length : EVIDENCE_MOST;

    if (text.length < EVIDENCE_LEAST || text.length % 2 != 0)
        return NULL;
    for (size_t i = 0; i < seen; i++)
        zeros[i % 2] += text.at[i] == 0;
    for (size_t i = 0; i + 1 < seen; i += 2) {
        ends[1] += text.at[i] == '\n' && text.at[i + 1] == 0;
        ends[0] += text.at[i] == 0 && text.at[i + 1] == '\n';
    }
    for (size_t side = 0; side < 2; side++)
        if (zeros[1 - side] == 0 && ends[side] > 0 && zeros[side] >= seen / ZERO_SHARE)
            return side ? "UTF-16LE" : "UTF-16BE";
    return NULL;
}

static lrel_status by_evidence(lrel_reader *reader, const char *name, lrel_text *text,
                               lrel_error *err)
{
    static const char why[] = "a zero byte beside each letter of ASCII";
    lrel_status status;
    size_t bad = 0;

    if ((status = convert_file(reader, name, text, &bad, err)) != LREL_OK)
        return status;
    if (bad > 0)
        return lrel__fail(err, LREL_E_FORMAT,
                          "seems to be %s, but for %zu characters; if it is, say it with "
                          "`%s %s`",
                          name, bad, lrel_encoding__word(reader), name);
    if ((status = lrel_encoding__note(reader, name, why, err)) != LREL_OK)
        return status;
    return lrel_reader__issue(reader, LREL_ISSUE_ENCODING_DECIDED, -1,
                              LREL_TEXT("encoding"), lrel_text_of(name),
                              lrel_text_of(why), 1, err);
}

lrel_status lrel_encoding__whole_file(lrel_reader *reader, lrel_text *text,
                                      lrel_error *err)
{
    size_t mark;
    const char *name = marked(*text, &mark);

    if (name)
        return by_mark(reader, name, mark, text, err);
    if (lrel_text_trim(reader->options->encoding).length > 0)
        return by_declaration(reader, text, err);
    if ((name = looks_like_utf16(*text)))
        return by_evidence(reader, name, text, err);
    if (!lrel_encoding__is_ascii(*text) && !lrel_text_is_utf8(*text))
        return refuse_unknown(reader, *text, err);
    return lrel_encoding__note(reader, "UTF-8", "its bytes are UTF-8", err);
}

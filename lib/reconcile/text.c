/* SPDX-License-Identifier: Apache-2.0 */
/* text.c: all of the reconciliation to read, and how its parts write. */
#include "reconcile/text.h"

#include <stdio.h>

void lrel_reconcile__format_whole(lrel_fine_area area, char out[64])
{
    unsigned __int128 rest =
        area < 0 ? -(unsigned __int128)area : (unsigned __int128)area;
    char digits[64];
    int count = 0, length = 0;

    rest = (rest + 5000000) / 10000000;
    if (area < 0 && rest > 0)
        out[length++] = '-';
    do {
        if (count % 4 == 3)
            digits[count++] = ',';
        digits[count++] = (char)('0' + (int)(rest % 10));
        rest /= 10;
    } while (rest > 0);
    while (count > 0)
        out[length++] = digits[--count];
    out[length] = '\0';
}

/* Characters, not bytes, as far as each takes one place. */
static size_t width_of(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

static void pad(lrel_stream *s, size_t used, size_t width)
{
    for (; used < width; used++)
        lrel_stream_char(s, ' ');
}

void lrel_reconcile__right(lrel_stream *s, const char *text, size_t width)
{
    pad(s, width_of(text, strlen(text)), width);
    lrel_stream_text(s, text);
}

void lrel_reconcile__left(lrel_stream *s, lrel_text text, size_t width)
{
    lrel_stream_utf8(s, text);
    pad(s, width_of(text.at, text.length), width);
}

void lrel_reconcile__area(lrel_stream *s, lrel_fine_area area, size_t width)
{
    char text[64];

    lrel_reconcile__format_whole(area, text);
    lrel_reconcile__right(s, text, width);
}

lrel_fine_area lrel_reconcile__published(const lrel_fact *fact)
{
    return (lrel_fine_area)fact->as.figure.value.e4 * 1000;
}

static void write_head(const lrel_dataset *data, lrel_stream *s)
{
    const lrel_mark *mark = lrel_stream_mark_of(s);
    char day[16];

    lrel_date_format(data->programme->as_of, day);
    lrel_stream_utf8(s, data->programme->title);
    lrel_stream_text(s, ", as of ");
    lrel_stream_text(s, day);
    lrel_stream_text(s, mark ? ": why figures differ. DRAFT: files are missing\n"
                             : ": why figures differ\n");
    lrel_stream_text(s, "Areas are m2, each rounded by itself to whole ones; exact in "
                        "the CSV files.\n");
}

lrel_status lrel_reconcile_text(const lrel_reconcile *wish, lrel_stream *stream,
                                lrel_error *err)
{
    lrel_own own;
    lrel_status status = lrel_own_make(wish->analysis, &own, err);

    write_head(wish->analysis->data, stream);
    if (status == LREL_OK)
        status = lrel_reconcile__text_steps(wish, stream, err);
    if (status == LREL_OK)
        status = lrel_reconcile__text_stocks(wish, stream, err);
    if (status == LREL_OK)
        status = lrel_reconcile__text_sources(wish, &own, stream, err);
    if (status == LREL_OK)
        status = lrel_reconcile__text_flows(wish, &own, stream, err);
    lrel_own_clear(&own);
    return status;
}

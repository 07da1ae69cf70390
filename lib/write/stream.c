/* SPDX-License-Identifier: Apache-2.0 */
/* stream.c: a buffer in front of write(2), and numbers as text without the locale. */
#include "write/stream.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <float.h>
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "core/area.h"
#include "core/number.h"

#define BUFFER_BYTES 65536

/* Exponents of ten from which a plain decimal becomes harder to read than 1e21 or 1e-10.
 */
#define PLAIN_EXPONENT_MIN (-9)
#define PLAIN_EXPONENT_MAX 20

/* Any double is given back by 17 significant digits (IEEE 754-2008, 5.12.2). */
#define SIGNIFICANT_MAX 17

struct lrel_stream {
    const lrel_context *context;
    int descriptor;
    bool is_ours; /* to be flushed to the disk and closed */
    int failure;  /* the first errno, 0: none */
    const lrel_mark *mark;
    size_t used;
    char buffer[BUFFER_BYTES];
    char name[];
};

static lrel_status fail_with(lrel_error *err, const char *name, int reason)
{
    return lrel__fail(err, LREL_E_WRITE, "cannot write %s: %s", name,
                      strerrordesc_np(reason));
}

static lrel_stream *stream_new(const lrel_context *context, int descriptor,
                               const char *name, bool is_ours)
{
    size_t length = strlen(name) + 1;
    lrel_stream *stream = lrel__alloc(context, 1, sizeof *stream + length);

    if (!stream)
        return NULL;
    stream->context = context;
    stream->descriptor = descriptor;
    stream->is_ours = is_ours;
    stream->failure = 0;
    stream->mark = NULL;
    stream->used = 0;
    memcpy(stream->name, name, length);
    return stream;
}

lrel_status lrel_stream_create(const lrel_context *context, const char *path,
                               lrel_stream **out, lrel_error *err)
{
    lrel_stream *stream = stream_new(context, -1, path, true);

    if (!stream)
        return lrel__fail_memory(err);
    stream->descriptor =
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (stream->descriptor < 0) {
        int reason = errno;

        lrel__free(context, stream);
        if (reason == EEXIST)
            return lrel__fail(err, LREL_E_EXISTS, "%s is there already", path);
        return fail_with(err, path, reason);
    }
    *out = stream;
    return LREL_OK;
}

lrel_status lrel_stream_attach(const lrel_context *context, int descriptor,
                               const char *name, lrel_stream **out, lrel_error *err)
{
    lrel_stream *stream = stream_new(context, descriptor, name, false);

    if (!stream)
        return lrel__fail_memory(err);
    *out = stream;
    return LREL_OK;
}

lrel_status lrel_stream__adopt(const lrel_context *context, int descriptor,
                               const char *name, lrel_stream **out, lrel_error *err)
{
    lrel_stream *stream = stream_new(context, descriptor, name, true);

    if (!stream) {
        close(descriptor);
        return lrel__fail_memory(err);
    }
    *out = stream;
    return LREL_OK;
}

/* Waits for a pipe that its maker set to non-blocking. */
static bool wait_until_writable(int descriptor)
{
    struct pollfd wait = {.fd = descriptor, .events = POLLOUT};

    return poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

static void write_out(lrel_stream *stream, const char *bytes, size_t count)
{
    while (count > 0 && stream->failure == 0) {
        ssize_t written = write(stream->descriptor, bytes, count);

        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        } else if (written == 0) {
            stream->failure = EIO; /* would loop for ever */
        } else if (errno == EAGAIN) {
            if (!wait_until_writable(stream->descriptor))
                stream->failure = errno;
        } else if (errno != EINTR) {
            stream->failure = errno;
        }
    }
}

static void flush(lrel_stream *stream)
{
    write_out(stream, stream->buffer, stream->used);
    stream->used = 0;
}

/* To the disk, and closed; both may bring the news of a write that failed long ago. */
static void finish_file(lrel_stream *stream)
{
    while (stream->failure == 0 && fsync(stream->descriptor) != 0)
        if (errno != EINTR)
            stream->failure = errno;
    /* After EINTR the descriptor is closed all the same on Linux. */
    if (close(stream->descriptor) != 0 && errno != EINTR && stream->failure == 0)
        stream->failure = errno;
}

lrel_status lrel_stream_close(lrel_stream *stream, lrel_error *err)
{
    lrel_status status = LREL_OK;

    flush(stream);
    if (stream->is_ours)
        finish_file(stream);
    if (stream->failure != 0)
        status = fail_with(err, stream->name, stream->failure);
    lrel__free(stream->context, stream);
    return status;
}

void lrel_stream_abandon(lrel_stream *stream)
{
    if (!stream)
        return;
    if (stream->is_ours)
        close(stream->descriptor);
    lrel__free(stream->context, stream);
}

void lrel_stream_mark(lrel_stream *stream, const lrel_mark *mark)
{
    stream->mark = mark;
}

const lrel_mark *lrel_stream_mark_of(const lrel_stream *stream)
{
    return stream->mark;
}

void lrel_stream_bytes(lrel_stream *stream, const char *bytes, size_t count)
{
    if (count > BUFFER_BYTES - stream->used)
        flush(stream);
    if (count > BUFFER_BYTES) {
        write_out(stream, bytes, count);
        return;
    }
    if (count > 0)
        memcpy(stream->buffer + stream->used, bytes, count);
    stream->used += count;
}

void lrel_stream_text(lrel_stream *stream, const char *text)
{
    lrel_stream_bytes(stream, text, strlen(text));
}

void lrel_stream_utf8(lrel_stream *stream, lrel_text text)
{
    for (;;) {
        size_t good = lrel_text_utf8_prefix(text);

        lrel_stream_bytes(stream, text.at, good);
        if (good == text.length)
            return;
        lrel_stream_text(stream, "\xEF\xBF\xBD"); /* U+FFFD */
        text.at += good + 1;
        text.length -= good + 1;
    }
}

void lrel_stream_char(lrel_stream *stream, char c)
{
    if (stream->used == BUFFER_BYTES)
        flush(stream);
    stream->buffer[stream->used++] = c;
}

/* Writes the digits of @p value in front of @p end and gives the first. */
static char *digits_before(char *end, uint64_t value)
{
    do {
        *--end = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    return end;
}

void lrel_stream_integer(lrel_stream *stream, int64_t value)
{
    char text[24];
    char *end = text + sizeof text;
    char *at = digits_before(end, value < 0 ? -(uint64_t)value : (uint64_t)value);

    if (value < 0)
        *--at = '-';
    lrel_stream_bytes(stream, at, (size_t)(end - at));
}

void lrel_stream_area_m2(lrel_stream *stream, int64_t area2, int units_per_m)
{
    char text[32];

    lrel_area_format_m2(area2, units_per_m, text);
    lrel_stream_text(stream, text);
}

void lrel_stream_degrees(lrel_stream *stream, int32_t value)
{
    uint32_t magnitude = value < 0 ? -(uint32_t)value : (uint32_t)value;
    uint32_t fraction = magnitude % 10000000;
    char text[24];
    char *end = text + sizeof text;
    char *at = end;

    if (fraction > 0) {
        at = digits_before(end, fraction + 10000000); /* the 1 keeps the zeros */
        *at = '.';
        while (end[-1] == '0')
            end--;
    }
    at = digits_before(at, magnitude / 10000000);
    if (value < 0)
        *--at = '-';
    lrel_stream_bytes(stream, at, (size_t)(end - at));
}

/* 0.d[0]d[1]... * 10^point, without zeros at the end. */
typedef struct significant {
    char d[SIGNIFICANT_MAX];
    int count;
    int point;
} significant;

/* @p value > 0 to @p precision digits. printf() rounds rightly, but its decimal point is
 * the locale's: only the digits and the exponent are taken. */
static significant round_to(double value, int precision)
{
    significant number = {.count = 0};
    char text[48];
    const char *c = text;
    int sign = 1;

    snprintf(text, sizeof text, "%.*e", precision - 1, value);
    for (; *c != 'e'; c++)
        if (*c >= '0' && *c <= '9')
            number.d[number.count++] = *c;
    if (*++c == '-')
        sign = -1;
    while (*++c)
        number.point = number.point * 10 + (*c - '0');
    number.point = sign * number.point + 1;
    while (number.count > 1 && number.d[number.count - 1] == '0')
        number.count--;
    return number;
}

/* As "0.ddd", "ddd.ddd", "ddd000" or "d.dde-10"; @p out has room for 40 bytes. */
static size_t spell(const significant *number, char *out)
{
    int exponent = number->point - 1;
    bool is_plain = exponent >= PLAIN_EXPONENT_MIN && exponent <= PLAIN_EXPONENT_MAX;
    int point = is_plain ? number->point : 1;
    char *at = out;

    if (point <= 0)
        *at++ = '0';
    for (int i = point < 0 ? point : 0; i < number->count || i < point; i++) {
        if (i == point)
            *at++ = '.';
        *at++ = i >= 0 && i < number->count ? number->d[i] : '0';
    }
    if (!is_plain)
        at += snprintf(at, 8, "e%d", exponent);
    return (size_t)(at - out);
}

void lrel_stream_double(lrel_stream *stream, double value)
{
    char text[48];
    size_t length = 0;
    /* Every decimal of 15 digits comes back from a normal double; the subnormals have
     * fewer, and are too rare to care. */
    int precision = fabs(value) < DBL_MIN ? 1 : DBL_DIG;
    double back = 0.0;

    if (!isfinite(value))
        return;
    if (value == 0.0) {
        lrel_stream_char(stream, '0');
        return;
    }
    if (value < 0)
        lrel_stream_char(stream, '-');
    for (; precision <= SIGNIFICANT_MAX && back != fabs(value); precision++) {
        significant number = round_to(fabs(value), precision);

        length = spell(&number, text);
        if (!lrel_number_parse((lrel_text){text, length}, &back))
            back = 0.0;
    }
    lrel_stream_bytes(stream, text, length);
}

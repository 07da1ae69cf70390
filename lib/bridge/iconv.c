/* SPDX-License-Identifier: Apache-2.0 */
/* iconv.c: the C library's iconv(). */
#include "bridge/iconv.h"

#include <errno.h>
#include <iconv.h>

#include "core/fail.h"

/* Room for what one call gives at most when it reads one more character. */
#define ROOM_LEAST 64

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

struct lrel_iconv {
    const lrel_context *context;
    iconv_t descriptor;
};

/* glibc reads "//TRANSLIT" and the like behind a name; names from a file may not. */
static bool is_plain_name(const char *name)
{
    size_t length = strlen(name);
    const char *allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                          "-_.:+()";

    return length > 0 && length < 64 && strspn(name, allowed) == length;
}

lrel_status lrel_iconv_new(const lrel_context *context, const char *encoding,
                           lrel_iconv **out, lrel_error *err)
{
    iconv_t descriptor = (iconv_t)-1;
    lrel_iconv *made;

    if (is_plain_name(encoding))
        descriptor = iconv_open("UTF-8", encoding);
    if (descriptor == (iconv_t)-1)
        return lrel__fail(err, LREL_E_FORMAT,
                          "nobody knows the encoding \"%.64s\"; say one such as UTF-8 or "
                          "Windows-1252",
                          encoding);
    made = lrel__alloc(context, 1, sizeof *made);
    if (!made) {
        iconv_close(descriptor);
        return lrel__fail_memory(err);
    }
    *made = (lrel_iconv){context, descriptor};
    *out = made;
    return LREL_OK;
}

void lrel_iconv_free(lrel_iconv *iconv)
{
    if (!iconv)
        return;
    iconv_close(iconv->descriptor);
    lrel__free(iconv->context, iconv);
}

static lrel_status make_room(lrel_iconv *self, lrel_iconv_buffer *out, size_t more,
                             lrel_error *err)
{
    if (lrel__grow(self->context, &out->at, &out->capacity, out->count + more,
                   sizeof *out->at))
        return LREL_OK;
    return lrel__fail_memory(err);
}

static void append_replacement(lrel_iconv_buffer *out)
{
    memcpy(out->at + out->count, REPLACEMENT, sizeof REPLACEMENT - 1);
    out->count += sizeof REPLACEMENT - 1;
}

lrel_status lrel_iconv_append(lrel_iconv *self, lrel_text text, lrel_iconv_buffer *out,
                              size_t *bad, lrel_error *err)
{
    /* iconv() does not write through its input, but says so to nobody. */
    char *in = (char *)(uintptr_t)text.at;
    size_t left = text.length;
    bool is_flushed = false;

    iconv(self->descriptor, NULL, NULL, NULL, NULL);
    while (!is_flushed) {
        lrel_status status = make_room(self, out, left + left / 2 + ROOM_LEAST, err);
        char *to, *start;
        size_t room, got;

        if (status != LREL_OK)
            return status;
        start = to = out->at + out->count;
        room = out->capacity - out->count - ROOM_LEAST / 2;
        /* Without input the call gives what the converter held back: Vietnamese letters
         * wait for their tone marks. */
        is_flushed = left == 0;
        errno = 0;
        got = iconv(self->descriptor, left ? &in : NULL, left ? &left : NULL, &to, &room);
        out->count += (size_t)(to - start);
        if (got != (size_t)-1)
            continue;
        if (errno == E2BIG) {
            is_flushed = false;
            continue;
        }
        append_replacement(out);
        ++*bad;
        if (left) {
            in++;
            left--;
        }
    }
    return LREL_OK;
}

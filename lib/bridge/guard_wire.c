/* SPDX-License-Identifier: Apache-2.0 */
/* guard_wire.c: numbers in groups of seven bits, the lowest first, as LEB128 has them;
 * most lengths are a byte then, and so is an empty cell. */
#include "bridge/guard_wire.h"

#include <string.h>

/* ---- writing ---- */

void *lrel_wire_put_room(lrel_wire_out *out, size_t length)
{
    void *room;

    if (out->has_failed || length > LREL_WIRE_FRAME_MAX ||
        out->count - out->frame + length > LREL_WIRE_FRAME_MAX ||
        !lrel__grow(out->context, &out->at, &out->capacity, out->count + length, 1)) {
        out->has_failed = true;
        return NULL;
    }
    room = out->at + out->count;
    out->count += length;
    return room;
}

void lrel_wire_begin(lrel_wire_out *out, uint32_t kind)
{
    unsigned char *head;

    out->frame = out->count;
    head = lrel_wire_put_room(out, LREL_WIRE_HEAD_BYTES);
    if (head)
        memcpy(head, &kind, sizeof kind);
}

void lrel_wire_end(lrel_wire_out *out)
{
    uint32_t length = (uint32_t)(out->count - out->frame - LREL_WIRE_HEAD_BYTES);

    if (!out->has_failed)
        memcpy(out->at + out->frame + sizeof(uint32_t), &length, sizeof length);
}

void lrel_wire_drop(lrel_wire_out *out)
{
    out->count = out->frame;
    out->has_failed = false;
}

void lrel_wire_put_byte(lrel_wire_out *out, unsigned char byte)
{
    unsigned char *room = lrel_wire_put_room(out, 1);

    if (room)
        *room = byte;
}

void lrel_wire_put_number(lrel_wire_out *out, uint64_t number)
{
    unsigned char bytes[10], *room;
    size_t count = 0;

    do {
        bytes[count++] = (unsigned char)((number & 0x7F) | (number > 0x7F ? 0x80 : 0));
        number >>= 7;
    } while (number > 0);
    room = lrel_wire_put_room(out, count);
    if (room)
        memcpy(room, bytes, count);
}

/* Zigzag: -1 is 1, 1 is 2. */
void lrel_wire_put_signed(lrel_wire_out *out, int64_t number)
{
    uint64_t bits = (uint64_t)number;

    lrel_wire_put_number(out, number < 0 ? ~(bits << 1) : bits << 1);
}

void lrel_wire_put_string(lrel_wire_out *out, const char *string)
{
    size_t length = strlen(string);
    char *room;

    lrel_wire_put_number(out, length);
    room = lrel_wire_put_room(out, length + 1);
    if (room)
        memcpy(room, string, length + 1);
}

/* ---- reading ---- */

bool lrel_wire_head(const unsigned char *head, uint32_t *kind, size_t *length)
{
    uint32_t bytes;

    memcpy(kind, head, sizeof *kind);
    memcpy(&bytes, head + sizeof *kind, sizeof bytes);
    *length = bytes;
    return bytes <= LREL_WIRE_FRAME_MAX;
}

const unsigned char *lrel_wire_take_room(lrel_wire_in *in, uint64_t count, size_t size)
{
    const unsigned char *room = in->at;

    if (in->has_failed || count > (size_t)(in->end - in->at) / size) {
        in->has_failed = true;
        return NULL;
    }
    in->at += count * size;
    return room;
}

unsigned char lrel_wire_take_byte(lrel_wire_in *in)
{
    const unsigned char *byte = lrel_wire_take_room(in, 1, 1);

    return byte ? *byte : 0;
}

uint64_t lrel_wire_take_number(lrel_wire_in *in)
{
    uint64_t number = 0;

    for (unsigned shift = 0; shift < 64; shift += 7) {
        unsigned char byte = lrel_wire_take_byte(in);

        if (shift == 63 && byte > 1)
            break;
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80)
            return number;
    }
    in->has_failed = true;
    return 0;
}

uint64_t lrel_wire_take_number_to(lrel_wire_in *in, uint64_t most)
{
    uint64_t number = lrel_wire_take_number(in);

    if (number <= most)
        return number;
    in->has_failed = true;
    return 0;
}

int64_t lrel_wire_take_signed(lrel_wire_in *in)
{
    uint64_t bits = lrel_wire_take_number(in);

    return (int64_t)(bits & 1 ? ~(bits >> 1) : bits >> 1);
}

const char *lrel_wire_take_string(lrel_wire_in *in)
{
    uint64_t length = lrel_wire_take_number(in);
    const unsigned char *string = lrel_wire_take_room(in, length, 1);

    if (lrel_wire_take_byte(in) == '\0' && !in->has_failed &&
        (length == 0 || !memchr(string, '\0', length)))
        return (const char *)string;
    in->has_failed = true;
    return "";
}

bool lrel_wire_is_whole(const lrel_wire_in *in)
{
    return !in->has_failed && in->at == in->end;
}

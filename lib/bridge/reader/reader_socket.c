/* SPDX-License-Identifier: Apache-2.0 */
/* reader_socket.c: whole frames in, whole frames out. */
#include "bridge/reader/reader_socket.h"

#include <errno.h>
#include <unistd.h>

#define SOCKET STDIN_FILENO

/* Not exit(): neither GDAL nor what it brought along has anything to tidy up. */
_Noreturn void lrel_reader_give_up(void)
{
    _exit(LREL_READER_GAVE_UP);
}

static void read_all(unsigned char *to, size_t length)
{
    for (size_t got = 0; got < length;) {
        ssize_t more = read(SOCKET, to + got, length - got);

        if (more == 0)
            _exit(0); /* nobody asks any more */
        if (more < 0 && errno != EINTR)
            lrel_reader_give_up();
        got += more > 0 ? (size_t)more : 0;
    }
}

lrel_wire_in lrel_reader_next(uint32_t *kind)
{
    static unsigned char bytes[LREL_REQUEST_BYTES_MAX];
    unsigned char head[LREL_WIRE_HEAD_BYTES];
    size_t length;

    read_all(head, sizeof head);
    if (!lrel_wire_head(head, kind, &length) || length > sizeof bytes)
        lrel_reader_give_up();
    read_all(bytes, length);
    return (lrel_wire_in){.at = bytes, .end = bytes + length};
}

void lrel_reader_send(lrel_wire_out *out)
{
    for (size_t sent = 0; sent < out->count;) {
        ssize_t more = write(SOCKET, out->at + sent, out->count - sent);

        if (more < 0 && errno != EINTR)
            lrel_reader_give_up();
        sent += more > 0 ? (size_t)more : 0;
    }
    out->count = 0;
}

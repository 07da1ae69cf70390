/* SPDX-License-Identifier: Apache-2.0 */
/* guard_channel.h: a reader and what it says, frame by frame. However it ends, this
 * process goes on. */
#ifndef LREL_BRIDGE_GUARD_CHANNEL_H
#define LREL_BRIDGE_GUARD_CHANNEL_H

#include "bridge/guard_wire.h"
#include "core/guarding.h"

typedef struct lrel_channel {
    const lrel_context *context;
    lrel_reader_process process;
    bool is_open;
    int64_t waited_ms;       /* for the reader, in all */
    uint64_t received, most; /* bytes that it said, in all, and may say */
    unsigned char *bytes;    /* that were received */
    size_t begin, end;       /* of those that are not taken yet */
    size_t capacity;
} lrel_channel;

/** Starts a reader. @p channel is zeros but for the context, which has a guard, and for
 * `most`.
 * @return LREL_OK, LREL_E_NOT_FOUND where there is no reader, or LREL_E_READ */
LREL_NODISCARD lrel_status lrel_channel__open(lrel_channel *channel, lrel_error *err);
/** Ends the reader, whatever it does. */
void lrel_channel__close(lrel_channel *channel);

/** Sends the frames of @p out, and forgets them there.
 * @return LREL_OK, LREL_E_MEMORY, or how the reader ended */
LREL_NODISCARD lrel_status lrel_channel__send(lrel_channel *channel, lrel_wire_out *out,
                                              lrel_error *err);
/** Waits for the next frame. Its values stay until the next call.
 * @return LREL_OK, LREL_E_CANCELLED, LREL_E_MEMORY, LREL_E_FORMAT where what the reader
 *         says is no frame, LREL_E_LIMIT where it takes too long, or how it ended */
LREL_NODISCARD lrel_status lrel_channel__receive(lrel_channel *channel, uint32_t *kind,
                                                 lrel_wire_in *values, lrel_error *err);

#endif

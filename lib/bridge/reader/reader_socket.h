/* SPDX-License-Identifier: Apache-2.0 */
/* reader_socket.h: the library at the other end of standard input. Where it goes away
 * there is nothing left to do: the process ends. */
#ifndef LREL_BRIDGE_READER_SOCKET_H
#define LREL_BRIDGE_READER_SOCKET_H

#include "bridge/guard_message.h"

/** Ends the process: what is asked makes no sense. */
_Noreturn void lrel_reader_give_up(void);

/** The next request; its values stay until the next call. */
lrel_wire_in lrel_reader_next(uint32_t *kind);

/** Sends the frames of @p out, and forgets them there. */
void lrel_reader_send(lrel_wire_out *out);

#endif

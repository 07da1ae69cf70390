/* SPDX-License-Identifier: Apache-2.0 */
/* reader_calls.h: which calls of the system this process may make, once and for all. */
#ifndef LREL_BRIDGE_READER_CALLS_H
#define LREL_BRIDGE_READER_CALLS_H

/** From now on no socket can be had, no program and no process started, no file written,
 * made, renamed or removed, and nobody else's process touched: such calls fail with
 * EPERM. No privileges can be gained. Where the system has no filter for calls, the last
 * alone holds. */
void lrel_reader_restrict_calls(void);

#endif

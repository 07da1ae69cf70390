/* SPDX-License-Identifier: Apache-2.0 */
/* reader_limits.h: what this process may take of the machine, set before it has seen a
 * byte of the file, for as long as it lives. */
#ifndef LREL_BRIDGE_READER_LIMITS_H
#define LREL_BRIDGE_READER_LIMITS_H

#include <stdint.h>

/** Beyond @p memory_bytes the process ends with LREL_READER_NO_MEMORY, beyond
 * @p cpu_seconds with SIGXCPU. No file becomes longer by it, and it has no more open than
 * the largest geodatabases take. Ends the process where that cannot be had. */
void lrel_reader_limit(uint64_t memory_bytes, uint32_t cpu_seconds);

#endif

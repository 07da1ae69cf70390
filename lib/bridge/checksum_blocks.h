/* SPDX-License-Identifier: Apache-2.0 */
/* checksum_blocks.h: SHA-256 of whole blocks by the processor's own instructions. */
#ifndef LREL_BRIDGE_CHECKSUM_BLOCKS_H
#define LREL_BRIDGE_CHECKSUM_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LREL_CHECKSUM_BLOCK 64

/** Whether this processor has them. Asking costs some microseconds on virtual machines:
 * once a file. */
bool lrel_checksum__has_blocks(void);

/** Works @p count blocks of 64 bytes into @p state, the eight words of FIPS 180-4, 6.2.
 * Only where lrel_checksum__has_blocks(). */
void lrel_checksum__blocks(uint32_t state[8], const unsigned char *bytes, size_t count);

#endif

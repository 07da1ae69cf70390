/* SPDX-License-Identifier: Apache-2.0 */
/* checksum.c: libmd's SHA-256. Files are read here and not by libmd, which cannot say why
 * it failed. */
#include "bridge/checksum.h"

#include <sys/types.h>

#include <sha256.h>

#include "bridge/file.h"
#include "core/fail.h"

/* Large enough that reading costs nothing beside the sum, small enough for any stack. */
#define PIECE_BYTES 32768

lrel_checksum lrel_checksum_of_bytes(const void *bytes, size_t length)
{
    lrel_checksum sum;
    SHA2_CTX state;

    SHA256Init(&state);
    SHA256Update(&state, bytes, length);
    (void)SHA256End(&state, sum.hex);
    return sum;
}

lrel_status lrel_checksum_of_file(const char *path, lrel_checksum *out, lrel_error *err)
{
    unsigned char piece[PIECE_BYTES];
    lrel_status status;
    SHA2_CTX state;
    size_t length;
    int file;

    if ((status = lrel_file__open(path, &file, NULL, err)) != LREL_OK)
        return status;
    SHA256Init(&state);
    do {
        if (!lrel_file__read(file, piece, sizeof piece, &length)) {
            lrel_file__close(file);
            return lrel__fail(err, LREL_E_READ, "%s: cannot be read", path);
        }
        SHA256Update(&state, piece, length);
    } while (length == sizeof piece);
    (void)SHA256End(&state, out->hex);
    lrel_file__close(file);
    return LREL_OK;
}

const char *lrel_checksum_version(void)
{
    return LREL_LIBMD_VERSION;
}

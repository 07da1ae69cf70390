/* SPDX-License-Identifier: Apache-2.0 */
/* checksum.c: libmd's SHA-256. Files are read here and not by libmd, which cannot say why
 * it failed. */
#include "bridge/checksum.h"

#include <sys/types.h>

#include <sha256.h>

#include "bridge/checksum_blocks.h"
#include "bridge/file.h"
#include "core/fail.h"

/* Large enough that reading costs nothing beside the sum, small enough for any stack; a
 * multiple of the block. */
#define PIECE_BYTES 32768

/* Whole blocks by the processor where it can, the rest, the padding and the spelling by
 * libmd, whose state is FIPS 180-4's and public. */
static void update(SHA2_CTX *state, bool has_blocks, const unsigned char *bytes,
                   size_t length)
{
    size_t blocks = has_blocks ? length / LREL_CHECKSUM_BLOCK : 0;
    size_t done = blocks * LREL_CHECKSUM_BLOCK;

    lrel_checksum__blocks(state->state.st32, bytes, blocks);
    state->bitcount[0] += (uint64_t)done * 8;
    SHA256Update(state, bytes + done, length - done);
}

lrel_checksum lrel_checksum_of_bytes(const void *bytes, size_t length)
{
    lrel_checksum sum;
    SHA2_CTX state;

    SHA256Init(&state);
    update(&state, length > 0 && lrel_checksum__has_blocks(), bytes, length);
    (void)SHA256End(&state, sum.hex);
    return sum;
}

lrel_status lrel_checksum_of_file(const char *path, lrel_checksum *out, lrel_error *err)
{
    unsigned char piece[PIECE_BYTES];
    bool has_blocks = lrel_checksum__has_blocks();
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
        update(&state, has_blocks, piece, length);
    } while (length == sizeof piece);
    (void)SHA256End(&state, out->hex);
    lrel_file__close(file);
    return LREL_OK;
}

struct lrel_checksum_sum {
    const lrel_context *context;
    SHA2_CTX state;
};

lrel_checksum_sum *lrel_checksum_sum_new(const lrel_context *context)
{
    lrel_checksum_sum *sum = lrel__alloc(context, 1, sizeof *sum);

    if (!sum)
        return NULL;
    sum->context = context;
    SHA256Init(&sum->state);
    return sum;
}

/* By libmd alone: pieces begin and end within blocks. */
void lrel_checksum_sum_add(lrel_checksum_sum *sum, const void *bytes, size_t length)
{
    SHA256Update(&sum->state, bytes, length);
}

lrel_checksum lrel_checksum_sum_end(lrel_checksum_sum *sum)
{
    lrel_checksum out;

    (void)SHA256End(&sum->state, out.hex);
    return out;
}

void lrel_checksum_sum_free(lrel_checksum_sum *sum)
{
    if (sum)
        lrel__free(sum->context, sum);
}

const char *lrel_checksum_version(void)
{
    return LREL_LIBMD_VERSION;
}

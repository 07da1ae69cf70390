/* SPDX-License-Identifier: Apache-2.0 */
/* checksum_blocks.c: the SHA extensions of x86 (Gulley, Gopal, Yap, Feghali, Guilford,
 * Wolrich: Intel SHA Extensions, 2013). Every file of a programme gets a checksum; libmd
 * takes as long for it as reading takes, these instructions a seventh of that. */
#include "bridge/checksum_blocks.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <cpuid.h>
#include <immintrin.h>

/* FIPS 180-4, 4.2.2. */
static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
    0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
    0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
    0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
    0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2};

/* As the instructions want the eight words: a, b, e, f in one register, c, d, g, h in the
 * other, the first of each on top. */
typedef struct halves {
    __m128i abef, cdgh;
} halves;

bool lrel_checksum__has_blocks(void)
{
    unsigned a, b, c, d, more, unused;

    return __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSSE3) && (c & bit_SSE4_1) &&
           __get_cpuid_count(7, 0, &a, &more, &unused, &d) && (more & bit_SHA);
}

__attribute__((target("sha,sse4.1"))) static halves load_state(const uint32_t state[8])
{
    __m128i badc = _mm_loadu_si128((const __m128i *)state);
    __m128i efgh = _mm_loadu_si128((const __m128i *)(state + 4));
    __m128i cdab = _mm_shuffle_epi32(badc, 0xB1);
    __m128i hgfe = _mm_shuffle_epi32(efgh, 0x1B);

    return (halves){_mm_alignr_epi8(cdab, hgfe, 8), _mm_blend_epi16(hgfe, cdab, 0xF0)};
}

__attribute__((target("sha,sse4.1"))) static void store_state(halves h, uint32_t state[8])
{
    __m128i feba = _mm_shuffle_epi32(h.abef, 0x1B);
    __m128i dchg = _mm_shuffle_epi32(h.cdgh, 0xB1);

    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/* 64 rounds in sixteen steps of four. `words` holds the last sixteen words of the
 * schedule, four a register; a step makes the four that come sixteen later. */
__attribute__((target("sha,sse4.1"))) static halves one_block(halves h,
                                                              const unsigned char *bytes)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
    __m128i words[4];

    for (int i = 0; i < 4; i++)
        words[i] = _mm_shuffle_epi8(
            _mm_loadu_si128((const __m128i *)(const void *)(bytes + (ptrdiff_t)16 * i)),
            big_endian);
    for (int step = 0; step < 16; step++) {
        __m128i *now = &words[step % 4];
        const __m128i *last = &words[(step + 3) % 4];
        __m128i sum = _mm_add_epi32(
            *now, _mm_loadu_si128((const __m128i *)(const void *)&constants[4 * step]));

        h.cdgh = _mm_sha256rnds2_epu32(h.cdgh, h.abef, sum);
        h.abef = _mm_sha256rnds2_epu32(h.abef, h.cdgh, _mm_shuffle_epi32(sum, 0x0E));
        *now = _mm_sha256msg2_epu32(
            _mm_add_epi32(_mm_sha256msg1_epu32(*now, words[(step + 1) % 4]),
                          _mm_alignr_epi8(*last, words[(step + 2) % 4], 4)),
            *last);
    }
    return h;
}

__attribute__((target("sha,sse4.1"))) void lrel_checksum__blocks(
    uint32_t state[8], const unsigned char *bytes, size_t count)
{
    halves h = load_state(state);

    for (; count > 0; count--, bytes += LREL_CHECKSUM_BLOCK) {
        halves next = one_block(h, bytes);

        h.abef = _mm_add_epi32(h.abef, next.abef);
        h.cdgh = _mm_add_epi32(h.cdgh, next.cdgh);
    }
    store_state(h, state);
}

#else

bool lrel_checksum__has_blocks(void)
{
    return false;
}

void lrel_checksum__blocks(uint32_t state[8], const unsigned char *bytes, size_t count)
{
    (void)state;
    (void)bytes;
    (void)count;
}

#endif

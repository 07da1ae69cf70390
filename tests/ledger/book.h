/* SPDX-License-Identifier: Apache-2.0 */
/* book.h: a scene, and the mosaic and the ledger that the library makes of it. */
#ifndef LREL_TEST_BOOK_H
#define LREL_TEST_BOOK_H

#include "ledger/scene.h"

#define BOOK_FACES_MAX 65536

typedef struct book {
    scene scene;
    lrel_context *context;
    lrel_mosaic *mosaic;
    lrel_ledger *ledger;
    uint32_t places[BOOK_FACES_MAX];
} book;

/* Builds both from the scene on @p jobs threads; the test fails where it cannot be done.
 */
void book_open(book *b, int jobs);
void book_close(book *b);

/* For a group of tests: two books on the heap, because they are too large for the stack.
 */
int book_new_pair(void **state);
int book_free_pair(void **state);

/* Fails the test, naming the scene. Needs cmocka.h. */
#define CHECK_EQUAL(b, what, got, wanted)                                                \
    do {                                                                                 \
        long long got_ = (long long)(got), wanted_ = (long long)(wanted);                \
        if (got_ != wanted_)                                                             \
            fail_msg("seed %llu: %s is %lld, not %lld",                                  \
                     (unsigned long long)(b)->scene.seed, what, got_, wanted_);          \
    } while (0)

#endif

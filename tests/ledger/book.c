/* SPDX-License-Identifier: Apache-2.0 */
/* From a scene to its ledger. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "ledger/book.h"

void book_open(book *b, int jobs)
{
    lrel_context_options options;
    lrel_error err;
    lrel_error_init(&err);
    lrel_context_options_init(&options);
    options.jobs = jobs;
    b->context = lrel_context_new(&options);
    if (lrel_mosaic_build(b->context, &b->scene.mosaic, &b->mosaic, &err) != LREL_OK)
        fail_msg("seed %llu: %s", (unsigned long long)b->scene.seed, err.message);
    assert_true(lrel_mosaic_face_count(b->mosaic) <= BOOK_FACES_MAX);
    scene_places(&b->scene, b->mosaic, b->places);
    b->scene.ledger.place_of_face = b->places;
    if (lrel_ledger_build(b->context, b->mosaic, &b->scene.ledger, &b->ledger, &err) !=
        LREL_OK)
        fail_msg("seed %llu: %s", (unsigned long long)b->scene.seed, err.message);
}

void book_close(book *b)
{
    lrel_ledger_free(b->ledger);
    lrel_mosaic_free(b->mosaic);
    lrel_context_free(b->context);
    b->ledger = NULL;
    b->mosaic = NULL;
}

int book_new_pair(void **state)
{
    *state = calloc(2, sizeof(book));
    return *state == NULL;
}

int book_free_pair(void **state)
{
    free(*state);
    return 0;
}

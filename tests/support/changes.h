/* SPDX-License-Identifier: Apache-2.0 */
/* changes.h: what may be done to a layer without its mosaic becoming another. */
#ifndef LREL_TEST_CHANGES_H
#define LREL_TEST_CHANGES_H

#include "support/fingerprint.h"
#include "support/random.h"

/* Changes a layer, and says in @p view how to read its mosaic back to the old one. */
typedef void (*layer_change)(layer *l, random_stream *random, fingerprint_view *view);

void change_order_of_rings(layer *l, random_stream *random, fingerprint_view *view);
void change_owners(layer *l, random_stream *random, fingerprint_view *view);
void change_parts(layer *l, random_stream *random, fingerprint_view *view);
void change_starts(layer *l, random_stream *random, fingerprint_view *view);
void change_directions(layer *l, random_stream *random, fingerprint_view *view);
/** Repeats the first point of every ring at its end. */
void change_closing(layer *l, random_stream *random, fingerprint_view *view);
void change_place(layer *l, random_stream *random, fingerprint_view *view);

#endif

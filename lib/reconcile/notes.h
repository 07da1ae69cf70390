/* SPDX-License-Identifier: Apache-2.0 */
/* notes.h: what a row says in words: short sentences, joined by "; ". */
#ifndef LREL_RECONCILE_NOTES_H
#define LREL_RECONCILE_NOTES_H

#include "core/text.h"

/* What does not fit is cut; names of sources are the only part without a bound. */
typedef struct lrel_notes {
    char text[1200];
} lrel_notes;

void lrel_notes_add(lrel_notes *notes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/** Goes on with the last one, after a comma. */
void lrel_notes_go_on(lrel_notes *notes, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif

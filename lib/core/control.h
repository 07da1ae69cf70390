/* SPDX-License-Identifier: Apache-2.0 */
/* control.h: characters that are orders to a terminal or to the eye and no text: controls
 * (C0, DEL, C1), which move a cursor or colour a screen, and the controls of the
 * bidirectional algorithm (UAX 9), which make a line read as it does not stand. The
 * joiners U+200B to U+200D are none of them: Khmer and others are written with them. */
#ifndef LREL_CORE_CONTROL_H
#define LREL_CORE_CONTROL_H

#include "core/text.h"

typedef enum lrel_control {
    LREL_CONTROL_NONE,
    LREL_CONTROL_CODE, /* U+0000 to U+001F, U+007F to U+009F */
    LREL_CONTROL_BIDI  /* U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069 */
} lrel_control;

/** What @p text, which is UTF-8 and not empty, begins with.
 * @param length  receives the bytes of a control; 1 for LREL_CONTROL_NONE
 * @param point   receives its code point; 0 for LREL_CONTROL_NONE */
lrel_control lrel_control_at(lrel_text text, size_t *length, unsigned *point);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* shown.h: text from files of anybody, for people's eyes. A terminal must not obey it,
 * and the eye must not be led astray: controls, and the controls of the bidirectional
 * algorithm (UAX 9), are shown as "?". Joiners stay, since Khmer is written with them. */
#ifndef LREL_TOOLS_SHOWN_H
#define LREL_TOOLS_SHOWN_H

#include <stddef.h>
#include <stdio.h>

/** Makes @p text harmless where it stands; line feeds too. */
void shown_disarm(char *text);

/** As fprintf(), but that what is printed is harmless; line feeds stay. */
__attribute__((format(printf, 2, 3))) void shown_print(FILE *file, const char *format,
                                                       ...);

/** The bytes of the control that @p text begins with, but of those below 0x80; 0: none.
 * @param point  receives its code point */
size_t shown_control(const unsigned char *text, unsigned *point);

/** Places that @p length bytes of @p text take on the screen: characters, as every byte
 * but a UTF-8 sequence's later ones begins one. Wide scripts take more, and then only
 * their own line is out of step. */
int shown_columns(const char *text, size_t length);

/** "s", or "" behind a single one. */
const char *shown_plural(size_t count);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* terminal.h: what standard error can show. */
#ifndef LREL_TOOLS_TERMINAL_H
#define LREL_TOOLS_TERMINAL_H

#include <stdbool.h>

typedef enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color_choice;

void terminal_choose_color(color_choice choice);

/** Whether messages have colours: as chosen; else on a terminal that knows them, unless
 * NO_COLOR is set (no-color.org). */
bool terminal_has_color(void);

/** Whether a line of standard error can be drawn again: a terminal that is not dumb. */
bool terminal_can_redraw(void);

/** Columns of that terminal. */
int terminal_width(void);

#endif

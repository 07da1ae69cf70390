/* SPDX-License-Identifier: Apache-2.0 */
/* terminal.c: isatty(), TERM and NO_COLOR. */
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Where a terminal does not tell. */
#define WIDTH_ASSUMED 80
/* Narrower ones tell nonsense, as a terminal without a window does (0). */
#define WIDTH_MIN 20

static color_choice chosen = COLOR_AUTO;

void terminal_choose_color(color_choice choice)
{
    chosen = choice;
}

bool terminal_can_redraw(void)
{
    const char *kind = getenv("TERM");

    return isatty(STDERR_FILENO) && kind && kind[0] && strcmp(kind, "dumb") != 0;
}

bool terminal_has_color(void)
{
    const char *no_color = getenv("NO_COLOR");

    if (chosen != COLOR_AUTO)
        return chosen == COLOR_ALWAYS;
    return terminal_can_redraw() && !(no_color && no_color[0]);
}

int terminal_width(void)
{
    struct winsize size;

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col < WIDTH_MIN)
        return WIDTH_ASSUMED;
    return size.ws_col;
}

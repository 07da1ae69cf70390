/* SPDX-License-Identifier: Apache-2.0 */
/* progress.c: a bar, lines, or JSON.
 *
 * The bar is one line that is drawn over itself. It is erased before any other line is
 * printed and when the work is done, so that nothing of it stays on the screen. */
#include "progress.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "json_out.h"
#include "shown.h"
#include "terminal.h"

#define BAR_CELLS 24
/* Room for the name of a source, in columns; a terminal may leave less. */
#define NAME_COLUMNS 40
/* More bytes than a name in a report of lrel_progress has. */
#define NAME_ROOM 512

/* Back to the first column, and erase the line (ECMA-48). */
#define ERASE_LINE "\r\033[K"

static progress_mode mode = PROGRESS_AUTO;
static volatile sig_atomic_t is_drawn = 0;

/* What people read, and the share of a whole run, in percent, that a step commonly takes:
 * the bar moves as the time does, roughly. */
static const struct {
    const char *words;
    int share;
} steps[] = {
    [LREL_STEP_READ] = {"reading", 40},
    [LREL_STEP_PLACE] = {"placing", 10},
    [LREL_STEP_LINK] = {"linking", 2},
    [LREL_STEP_MOSAIC] = {"cutting the mosaic", 23},
    [LREL_STEP_LEDGER] = {"folding the ledger", 10},
    [LREL_STEP_CHECK] = {"checking", 5},
    [LREL_STEP_WRITE] = {"writing", 10},
};

void progress_choose(progress_mode choice)
{
    mode = choice;
    if (mode == PROGRESS_AUTO && !terminal_can_redraw())
        mode = PROGRESS_NONE;
}

void progress_hide(void)
{
    if (!is_drawn)
        return;
    fputs(ERASE_LINE, stderr);
    fflush(stderr);
    is_drawn = 0;
}

void progress_hide_from_signal(void)
{
    static const char erase[] = ERASE_LINE;

    if (is_drawn && write(STDERR_FILENO, erase, sizeof erase - 1) < 0)
        return; /* nobody looks any more */
}

static int percent_of(const lrel_progress *p)
{
    int percent = 0;

    for (int step = 0; step < (int)p->step; step++)
        percent += steps[step].share;
    if (p->of > 0)
        percent += (int)((size_t)steps[p->step].share * p->done / p->of);
    return percent;
}

/* Bytes of @p name that take at most @p columns. Letters from Hangul on are taken for
 * wide ones: too little is drawn rather than too much, which would leave half a line. */
static int fitting_bytes(const char *name, int columns)
{
    int bytes = 0;

    while (name[bytes]) {
        unsigned char lead = (unsigned char)name[bytes];
        int length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        int width = lead >= 0xE1 ? 2 : 1;

        if (columns < width || (int)strnlen(name + bytes, (size_t)length) < length)
            break;
        columns -= width;
        bytes += length;
    }
    return bytes;
}

/* Prints the first @p bytes of @p name without what a terminal would obey. */
static void print_name(const char *name, int bytes)
{
    char shown[NAME_ROOM];

    snprintf(shown, sizeof shown, "%.*s", bytes, name);
    shown_disarm(shown);
    fputs(shown, stderr);
}

static void draw_bar(const lrel_progress *p)
{
    int percent = percent_of(p), full = BAR_CELLS * percent / 100;
    char left[96];
    int room;

    snprintf(left, sizeof left, "[%.*s%.*s] %3d %% %s", full, "########################",
             BAR_CELLS - full, "........................", percent, steps[p->step].words);
    if (p->of > 1 && p->done < p->of)
        snprintf(left + strlen(left), sizeof left - strlen(left), " %zu of %zu",
                 p->done + 1, p->of);
    /* The last column stays empty: writing there would begin a new line. */
    room = terminal_width() - 1;
    fprintf(stderr, ERASE_LINE "%.*s", room, left);
    room -= (int)strlen(left) + 2;
    if (p->source[0] && room > 0) {
        fputs(": ", stderr);
        print_name(p->source,
                   fitting_bytes(p->source, room < NAME_COLUMNS ? room : NAME_COLUMNS));
    }
    fflush(stderr);
    is_drawn = 1;
}

/* Whether @p p begins another tenth of its step, so that long ones have ten lines. */
static bool begins_a_tenth(const lrel_progress *p)
{
    if (p->done >= p->of)
        return false;
    return p->done == 0 || 10 * p->done / p->of != 10 * (p->done - 1) / p->of;
}

static void print_line(const lrel_progress *p)
{
    if (!begins_a_tenth(p))
        return;
    fprintf(stderr, "landrelease: %3d %% %s", percent_of(p), steps[p->step].words);
    if (p->of > 1)
        fprintf(stderr, " %zu of %zu", p->done + 1, p->of);
    if (p->source[0]) {
        fputs(": ", stderr);
        print_name(p->source, (int)strlen(p->source));
    }
    fputc('\n', stderr);
}

static void print_json(const lrel_progress *p)
{
    json_out json;

    json_begin(&json, stderr);
    json_object(&json, true);
    json_key_string(&json, "step", lrel_step_name(p->step));
    json_key_string(&json, "source", p->source);
    json_key_integer(&json, "done", (long long)p->done);
    json_key_integer(&json, "of", (long long)p->of);
    json_end(&json);
    json_finish(&json);
}

void progress_show(const lrel_progress *progress, void *user)
{
    (void)user;
    switch (mode) {
    case PROGRESS_AUTO:
        draw_bar(progress);
        break;
    case PROGRESS_PLAIN:
        print_line(progress);
        break;
    case PROGRESS_JSON:
        print_json(progress);
        break;
    case PROGRESS_NONE:
        break;
    }
}

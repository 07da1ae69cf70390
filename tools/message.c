/* SPDX-License-Identifier: Apache-2.0 */
/* message.c: lines on standard error. Every failure ends with what to do next. */
#include "message.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "json_out.h"
#include "progress.h"
#include "shown.h"
#include "terminal.h"

/* The longest line: an lrel_error's message and its place, with room to spare. */
#define LINE_ROOM 2048

static bool is_quiet = false;
static bool is_json = false;

void message_be_quiet(bool quiet)
{
    is_quiet = quiet;
}

void message_be_json(bool json)
{
    is_json = json;
}

static const char *level_name(lrel_level level)
{
    switch (level) {
    case LREL_LEVEL_NOTE:
        return "note";
    case LREL_LEVEL_WARNING:
        return "warning";
    case LREL_LEVEL_ERROR:
        return "error";
    }
    return "error";
}

/* Red, yellow, cyan; bold (ECMA-48). The word stands beside it. */
static const char *level_color(lrel_level level)
{
    static const char *const colors[] = {"\033[36m", "\033[33m", "\033[1;31m"};

    return terminal_has_color() ? colors[level] : "";
}

static void print_json(lrel_level level, const char *line, const char *next)
{
    json_out json;

    json_begin(&json, stderr);
    json_object(&json, true);
    json_key_string(&json, "level", level_name(level));
    json_key_string(&json, "message", line);
    if (next)
        json_key_string(&json, "next", next);
    json_end(&json);
    json_finish(&json);
}

/* Every message goes through here. @p next: what to do about it; NULL: nothing. */
static void say(lrel_level level, char *line, const char *next)
{
    progress_hide();
    if (is_json) {
        print_json(level, line, next);
        return;
    }
    shown_disarm(line); /* values of data files end up in messages */
    fprintf(stderr, "landrelease: %s%s:%s %s\n", level_color(level), level_name(level),
            terminal_has_color() ? "\033[0m" : "", line);
    if (next)
        fprintf(stderr, "landrelease: %s\n", next);
}

void message_line(lrel_level level, const char *format, ...)
{
    char line[LINE_ROOM];
    va_list arguments;

    if (is_quiet && level != LREL_LEVEL_ERROR)
        return;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    say(level, line, NULL);
}

exit_status message_usage(const char *command, const char *format, ...)
{
    char line[LINE_ROOM], next[96];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    snprintf(next, sizeof next, "see 'landrelease %s%s'", command ? "help " : "help",
             command ? command : "");
    say(LREL_LEVEL_ERROR, line, next);
    return EXIT_USAGE;
}

/* What a person can do about it; NULL where the message itself says it. */
static const char *next_step(lrel_status status)
{
    switch (status) {
    case LREL_E_WRITE:
        return "see that the folder is there and may be written to, and that there is "
               "room";
    case LREL_E_REFUSED:
        return "nothing was written; mend the files named above, or what the programme "
               "file says of them";
    case LREL_E_CRS_MISSING:
    case LREL_E_CRS_UNKNOWN:
        return "say it in the programme file, as in 'crs: EPSG:4326'";
    case LREL_E_OPERATION:
        return "say it in the programme file, as in 'operation: EPSG:1542'";
    case LREL_E_EXTENT:
        return "look at the records farthest out: a wrong 'crs:' or swapped columns of "
               "longitude and latitude put them there";
    case LREL_E_MEMORY:
        return "fewer threads need less memory: --jobs 1";
    case LREL_E_INVARIANT:
    case LREL_E_INTERNAL:
        return "this is a defect of landrelease; please report it with the message above";
    default:
        return NULL;
    }
}

static void format_place(const lrel_error *err, char *out, size_t size)
{
    if (err->source[0] != '\0' && err->record >= 0)
        snprintf(out, size, "%s:%" PRId64 ": ", err->source, err->record);
    else if (err->source[0] != '\0')
        snprintf(out, size, "%s: ", err->source);
    else
        out[0] = '\0';
}

/* Not an error: somebody asked for it. */
static void say_interrupted(void)
{
    static const char line[] = "interrupted; nothing was written";

    progress_hide();
    if (is_json)
        print_json(LREL_LEVEL_NOTE, line, NULL);
    else
        fprintf(stderr, "landrelease: %s\n", line);
}

exit_status message_failure(const lrel_error *err)
{
    return message_failure_next(err, next_step(err->status));
}

exit_status message_failure_next(const lrel_error *err, const char *next)
{
    char line[LINE_ROOM], place[sizeof err->source + 32];

    if (err->status == LREL_E_CANCELLED) {
        say_interrupted();
        return EXIT_INTERRUPTED;
    }
    format_place(err, place, sizeof place);
    snprintf(line, sizeof line, "%s%s", place,
             err->message[0] ? err->message : lrel_status_text(err->status));
    say(LREL_LEVEL_ERROR, line, next);
    return exit_status_of(err->status);
}

exit_status message_no_memory(void)
{
    lrel_error err;

    lrel_error_init(&err);
    err.status = LREL_E_MEMORY;
    return message_failure(&err);
}

exit_status message_finish(exit_status otherwise)
{
    progress_hide();
    if (fflush(stdout) == 0 && !ferror(stdout))
        return otherwise;
    message_line(LREL_LEVEL_ERROR, "standard output could not be written: %s",
                 strerror(errno));
    return EXIT_OUTPUT;
}

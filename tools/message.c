/* SPDX-License-Identifier: Apache-2.0 */
/* message.c: lines on standard error. Every failure ends with what to do next. */
#include "message.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static bool is_quiet = false;

void message_be_quiet(void)
{
    is_quiet = true;
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

static void print_line(lrel_level level, const char *format, va_list arguments)
{
    fprintf(stderr, "landrelease: %s: ", level_name(level));
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
}

static void print_next_step(const char *step)
{
    fprintf(stderr, "landrelease: %s\n", step);
}

void message_line(lrel_level level, const char *format, ...)
{
    va_list arguments;

    if (is_quiet && level != LREL_LEVEL_ERROR)
        return;
    va_start(arguments, format);
    print_line(level, format, arguments);
    va_end(arguments);
}

exit_status message_usage(const char *command, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    print_line(LREL_LEVEL_ERROR, format, arguments);
    va_end(arguments);
    fprintf(stderr, "landrelease: see 'landrelease %s%s'\n", command ? "help " : "help",
            command ? command : "");
    return EXIT_USAGE;
}

/* What a person can do about it; NULL where the message itself says it. */
static const char *next_step(lrel_status status)
{
    switch (status) {
    case LREL_E_WRITE:
        return "see that there is room, and that the place may be written to";
    case LREL_E_REFUSED:
        return "nothing was written; mend each source named above, then run again";
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

exit_status message_failure(const lrel_error *err)
{
    const char *step = next_step(err->status);

    if (err->status == LREL_E_CANCELLED) {
        fprintf(stderr, "landrelease: interrupted; nothing was written\n");
        return EXIT_INTERRUPTED;
    }
    fprintf(stderr, "landrelease: error: ");
    if (err->source[0] != '\0' && err->record >= 0)
        fprintf(stderr, "%s:%" PRId64 ": ", err->source, err->record);
    else if (err->source[0] != '\0')
        fprintf(stderr, "%s: ", err->source);
    fprintf(stderr, "%s\n",
            err->message[0] ? err->message : lrel_status_text(err->status));
    if (step)
        print_next_step(step);
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
    if (fflush(stdout) == 0 && !ferror(stdout))
        return otherwise;
    message_line(LREL_LEVEL_ERROR, "standard output could not be written: %s",
                 strerror(errno));
    return EXIT_OUTPUT;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* texts.c: see texts.h. */
#include "texts.h"

const char text_memory_of_work[] =
    "All sources at once: every record with its text, every shape, the mosaic that all "
    "shapes are cut into, and the account. It grows with the number of vertices. What is "
    "written is streamed. Fewer threads (--jobs) need less.";

const char text_ranges_of_work[] =
    "A day includes its end: what happened on the as-of day, or on the day given with "
    "--at, counts. In tables a period runs from the day in the column from, which is "
    "part "
    "of it, to the day in the column to, which is not: it is the first day after. "
    "Periods "
    "are those of the calendar, from the first dated event on; the last one is cut at "
    "the "
    "as-of day. With ledger --at there is one period, whose name says so: until "
    "2023-12-31 is "
    "everything up to the end of that day, not a year.";

const exit_entry text_exits_of_work[] = {
    {EXIT_INTERNAL, NULL},
    {EXIT_USAGE, NULL},
    {EXIT_ISSUES, NULL},
    {EXIT_INPUT, "a source or the programme file was refused; "
                 "nothing was written"},
    {EXIT_OUTPUT, NULL},
    {EXIT_LIMIT, NULL},
    {EXIT_INTERRUPTED, NULL},
    {EXIT_DONE, NULL},
};

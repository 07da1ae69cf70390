/* SPDX-License-Identifier: Apache-2.0 */
/* texts.c: see texts.h. */
#include "texts.h"

const char text_memory_of_work[] =
    "All sources at once: every record with its text, every shape, the mosaic that all "
    "shapes are cut into, and the account. It grows with the number of vertices. What is "
    "written is streamed. Fewer threads (--jobs) need less.";

const char text_ranges_of_work[] =
    "What happened on the as-of day counts; what is dated after it is set aside. In "
    "tables the day in the column to is the first day after the period.";

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

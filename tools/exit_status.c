/* SPDX-License-Identifier: Apache-2.0 */
/* exit_status.c: from the library's statuses to the program's. */
#include "exit_status.h"

static const struct {
    exit_status status;
    const char *meaning;
} meanings[] = {
    {EXIT_DONE, "done"},
    {EXIT_INTERNAL, "a defect of landrelease"},
    {EXIT_USAGE, "the command line asks for something impossible"},
    {EXIT_ISSUES, "done, and data issues reached --fail-on, or it is a draft"},
    {EXIT_INPUT, "an input was refused"},
    {EXIT_OUTPUT, "an output could not be written"},
    {EXIT_LIMIT, "a limit was reached: memory, extent, size"},
    {EXIT_INTERRUPTED, "interrupted; nothing was written"},
};

#define MEANING_COUNT (sizeof meanings / sizeof *meanings)

const char *exit_status_meaning(exit_status status)
{
    for (size_t i = 0; i < MEANING_COUNT; i++)
        if (meanings[i].status == status)
            return meanings[i].meaning;
    return NULL;
}

int exit_status_at(size_t index)
{
    return index < MEANING_COUNT ? (int)meanings[index].status : -1;
}

/* Without a default, so that the compiler names a status that is missing here. */
exit_status exit_status_of(lrel_status status)
{
    switch (status) {
    case LREL_OK:
    case LREL_DONE:
        return EXIT_DONE;
    case LREL_E_ARGUMENT:
        return EXIT_USAGE;
    case LREL_E_CANCELLED:
        return EXIT_INTERRUPTED;
    case LREL_E_NOT_FOUND:
    case LREL_E_FORMAT:
    case LREL_E_PROGRAMME:
    case LREL_E_READ:
    case LREL_E_REFUSED:
    case LREL_E_CRS_MISSING:
    case LREL_E_CRS_UNKNOWN:
    case LREL_E_OPERATION:
    case LREL_E_COORDINATE:
    case LREL_E_GEOMETRY:
    case LREL_E_DATE:
        return EXIT_INPUT;
    case LREL_E_WRITE:
    case LREL_E_EXISTS:
        return EXIT_OUTPUT;
    case LREL_E_EXTENT:
    case LREL_E_LIMIT:
    case LREL_E_MEMORY:
        return EXIT_LIMIT;
    case LREL_E_INVARIANT:
    case LREL_E_INTERNAL:
        return EXIT_INTERNAL;
    }
    return EXIT_INTERNAL;
}

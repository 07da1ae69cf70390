/* SPDX-License-Identifier: Apache-2.0 */
/* status.c: the sentence for each status. */
#include "landrelease/status.h"

const char *lrel_status_text(lrel_status status)
{
    switch (status) {
    case LREL_OK:
        return "done";
    case LREL_DONE:
        return "no more items";
    case LREL_E_ARGUMENT:
        return "the caller passed something impossible";
    case LREL_E_CANCELLED:
        return "stopped at the caller's wish";
    case LREL_E_NOT_FOUND:
        return "no such file, layer or column";
    case LREL_E_FORMAT:
        return "the file does not keep to its format";
    case LREL_E_PROGRAMME:
        return "the programme file is wrong";
    case LREL_E_READ:
        return "a file could not be read";
    case LREL_E_WRITE:
        return "an output could not be written";
    case LREL_E_EXISTS:
        return "the output is there already";
    case LREL_E_REFUSED:
        return "one or more sources were refused";
    case LREL_E_CRS_MISSING:
        return "a source has no coordinate system";
    case LREL_E_CRS_UNKNOWN:
        return "a coordinate system is not known";
    case LREL_E_OPERATION:
        return "a coordinate operation must be named";
    case LREL_E_COORDINATE:
        return "a coordinate cannot be placed";
    case LREL_E_GEOMETRY:
        return "a shape cannot be used";
    case LREL_E_EXTENT:
        return "the land is wider than the grid can hold";
    case LREL_E_INVARIANT:
        return "the arrangement contradicts itself; this is a defect of landrelease";
    case LREL_E_DATE:
        return "there is no such date";
    case LREL_E_LIMIT:
        return "a limit was reached";
    case LREL_E_MEMORY:
        return "out of memory";
    case LREL_E_INTERNAL:
        return "a defect of landrelease";
    }
    return "a status that this version does not know";
}

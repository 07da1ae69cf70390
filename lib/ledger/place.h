/* SPDX-License-Identifier: Apache-2.0 */
/* place.h: the place that land belongs to while a hazard holds it. */
#ifndef LREL_LEDGER_PLACE_H
#define LREL_LEDGER_PLACE_H

#include "landrelease/ledger.h"

/** The number in `elsewhere` of face @p face while row @p row holds it; elsewhere_count:
 * it is not there. */
static inline size_t lrel_ledger_find_elsewhere(const lrel_ledger_input *input,
                                                uint32_t face, uint32_t row)
{
    size_t low = 0, high = input->elsewhere_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const lrel_ledger_elsewhere *one = &input->elsewhere[middle];

        if (one->face != face ? one->face < face : one->hazard < row)
            low = middle + 1;
        else
            high = middle;
    }
    return low < input->elsewhere_count && input->elsewhere[low].face == face &&
                   input->elsewhere[low].hazard == row
               ? low
               : input->elsewhere_count;
}

/** The place of face @p face while row @p row of hazards holds it. */
static inline uint32_t lrel_ledger_place(const lrel_ledger_input *input, uint32_t face,
                                         uint32_t row)
{
    size_t at = lrel_ledger_find_elsewhere(input, face, row);

    if (at < input->elsewhere_count)
        return input->elsewhere[at].place;
    return input->place_of_face ? input->place_of_face[face] : 0;
}

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* landing.h: where the sites of a layer come to lie by one coordinate system and one
 * datum shift, beside the sites of other files and within the boundaries: what a person
 * has to go by who must choose. Private to lib/inspect. */
#ifndef LREL_INSPECT_LANDING_H
#define LREL_INSPECT_LANDING_H

#include "inspect/inspection.h"

typedef struct lrel_landing {
    size_t sites;      /* that have a place; a sample of LREL_SITES_MAX at most */
    bool has_others;   /* other files have sites whose place is settled */
    double nearest_m;  /* from a site to the nearest of another file: the middle of all */
    bool has_outlines; /* there are boundaries whose place is settled */
    size_t inside;     /* sites within them */
    double farthest_m; /* from them, of the sites outside; 0: none is */
} lrel_landing;

/** Finds where the sites of @p layer land by @p crs and @p operation (as
 * lrel_operation_new() takes them). Distances are good to half a percent.
 * @return LREL_OK, also where they have no place (`sites` is then 0), or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_layer__landing(const lrel_inspection *inspection,
                                               const lrel_layer_look *layer,
                                               lrel_text crs, lrel_text operation,
                                               lrel_landing *out, lrel_error *err);

/** Keeps the outlines of @p layer, one of boundaries, if its place is settled.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_layer__keep_outlines(const lrel_inspection *inspection,
                                                     const lrel_table *table,
                                                     lrel_layer_look *layer,
                                                     lrel_error *err);

#endif

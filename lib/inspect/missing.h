/* SPDX-License-Identifier: Apache-2.0 */
/* missing.h: what a source should say and no column says. Private to lib/inspect. */
#ifndef LREL_INSPECT_MISSING_H
#define LREL_INSPECT_MISSING_H

#include "inspect/inspection.h"

typedef struct lrel_wanted {
    lrel_guess_role role;
    int key;
    bool is_needed; /* the programme refuses a source without: lib/programme/roles.c */
    bool is_of_every_row; /* one answer may hold for all rows */
    const char *example;  /* a line of YAML */
    const char *without;  /* the question, or what it means that no column does */
} lrel_wanted;

extern const lrel_wanted lrel_wanteds[]; /* ends with a row without an example */

/** The column of @p target, or NULL. */
const lrel_field *lrel_layer__field_of(const lrel_layer_look *layer, int target);

/** The answer that holds for @p key in every row, or NULL. */
const lrel_answer *lrel_layer__every_row(const lrel_layer_look *layer, int key);

/** The north of its bearings that was answered, or NULL. */
const lrel_answer *lrel_layer__north(const lrel_layer_look *layer);
/** Whether that is what keeps it from being a source. */
bool lrel_layer__lacks_north(const lrel_layer_look *layer);

/** Whether @p layer is of the role that @p wanted is for, and no column says it. */
bool lrel_layer__lacks(const lrel_layer_look *layer, const lrel_wanted *wanted);

/** The first that @p layer needs and neither a column nor an answer says, or NULL. */
const lrel_wanted *lrel_layer__need(const lrel_layer_look *layer);

#endif

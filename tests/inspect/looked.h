/* SPDX-License-Identifier: Apache-2.0 */
/* looked.h: a file with a given text, and what an inspection makes of it. */
#ifndef LREL_TESTS_INSPECT_LOOKED_H
#define LREL_TESTS_INSPECT_LOOKED_H

#include "inspect/inspection.h"

typedef struct looked {
    char folder[40];
    lrel_context *context;
    lrel_inspection *inspection;
    lrel_inspect_options options;
    lrel_error err;
} looked;

looked looked_begin(void);
/* Writes @p text as the file @p name. */
void looked_write(looked *l, const char *name, const char *text);
/* Inspects the file @p name, after forgetting what was inspected before. */
lrel_status looked_at(looked *l, const char *name);
/* looked_write() and looked_at(), which must succeed. */
void looked_text(looked *l, const char *name, const char *text);
/* Adds the file @p name. */
lrel_status looked_add(looked *l, const char *name);
const lrel_layer_look *looked_layer(const looked *l);
/* The column @p name; it must be there. */
const lrel_field *looked_field(const looked *l, const char *name);
/* The key that it was placed at. */
const char *looked_key(const looked *l, const char *name);
/* What lrel_inspection_write() writes, to be freed. */
char *looked_written(looked *l, lrel_inspection_form form);
void looked_path(const looked *l, const char *name, char out[200]);
void looked_end(looked *l);

#endif

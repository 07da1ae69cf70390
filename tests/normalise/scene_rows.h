/* SPDX-License-Identifier: Apache-2.0 */
/* scene_rows.h: a programme with one source and a small table, and the records that
 * normalising makes of them. */
#ifndef LREL_TESTS_NORMALISE_SCENE_ROWS_H
#define LREL_TESTS_NORMALISE_SCENE_ROWS_H

#include "normalise/normalise.h"

#define SCENE_COLUMNS 8
#define NO_ISSUE      (-1)

typedef struct scene {
    lrel_context *context;
    lrel_arena *arena;
    lrel_programme *programme;
    lrel_table table;
    lrel_issues *issues;
    lrel_records records;
    lrel_facts facts; /* where the role is another than hazard and release */
    lrel_error err;
} scene;

/* As of 2024-06-30; @p keys are lines of the source, indented by four, or lines of the
 * programme in front of it, not indented. Columns are called A to H. */
scene scene_begin(lrel_role role, const char *rules, const char *keys);
/* Adds a row of cells separated by `|`, with a polygon. */
void scene_add(scene *s, const char *cells);
/* The same, with another shape. */
void scene_add_shape(scene *s, const char *cells, lrel_shape_kind kind);
lrel_status scene_try(scene *s);
/* Normalises, and fails the test where that fails. */
void scene_run(scene *s);
/* Issues of @p kind. */
size_t scene_issues(const scene *s, lrel_issue_kind kind);
/* The only issue of @p kind. */
const lrel_issue *scene_issue(const scene *s, lrel_issue_kind kind);
/* There is one issue of the lrel_issue_kind @p issue, seen once, or, where that is
 * NO_ISSUE, none of any kind. */
void scene_expect(const scene *s, int issue);
void scene_end(scene *s);

/* Text against a literal. */
void assert_words(lrel_text text, const char *wanted);

#endif

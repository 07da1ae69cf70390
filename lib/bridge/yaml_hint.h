/* SPDX-License-Identifier: Apache-2.0 */
/* yaml_hint.h: libyaml's complaints in words that tell what to do. */
#ifndef LREL_BRIDGE_YAML_HINT_H
#define LREL_BRIDGE_YAML_HINT_H

#include "core/text.h"

/* A place in a file, counted from 0. */
typedef struct lrel_yaml_place {
    size_t line;
    size_t column;
} lrel_yaml_place;

/* What libyaml says. */
typedef struct lrel_yaml_problem {
    const char *problem;
    lrel_yaml_place at;    /* where it gave up */
    lrel_yaml_place begun; /* where that began which it was reading: a bracket, a quote */
} lrel_yaml_problem;

/* What we say. */
typedef struct lrel_yaml_hint {
    const char *reason;
    lrel_yaml_place at;
} lrel_yaml_hint;

/** Says @p problem of the file @p text in our words, or as it is where we have none. */
lrel_yaml_hint lrel_yaml__explain(lrel_text text, const lrel_yaml_problem *problem);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* model.h: what one account's evidence says of land like it and near it. The formulas are
 * in docs/methods/focus.md, in this order. Private to lib/focus. */
#ifndef LREL_FOCUS_MODEL_H
#define LREL_FOCUS_MODEL_H

#include "focus/evidence.h"
#include "stats/gamma_poisson.h"
#include "stats/near.h"

/* Fewer releases with counts than these teach nothing. */
#define FOCUS_RELEASES_MIN 10
/* Of what is near, so many are looked at. */
#define FOCUS_NEAR_MAX 40

/* A release that the model has learned from. */
typedef struct focus_lesson {
    double items;
    double ha;
    double expected; /* items, of its kind */
    double credence; /* 0 to 1: what a count of so large a task is worth */
    uint32_t group;
    uint32_t evidence;
    lrel_xy at;
} focus_lesson;

/* One way to tell kinds apart. */
typedef struct focus_level {
    double shape;      /* how alike the kinds are; LREL_SHAPE_MAX: no difference found */
    double *factor;    /* by kind: of its items per hectare over what its parent has */
    double *counts;    /* by kind: the shape of what is believed of that factor */
    uint32_t *lessons; /* by kind: how many */
} focus_level;

typedef struct focus_model {
    const lrel_focus *focus;
    const focus_evidence_list *evidence;
    uint32_t account;
    lrel_date day;      /* what was known at its end */
    size_t uncounted_n; /* releases of cleared land whose items are not stated */
    focus_lesson *lessons;
    size_t lesson_count;
    uint32_t *lesson_of; /* by evidence; UINT32_MAX: none */
    double items, ha;    /* of all lessons */
    double mean;         /* items per hectare that tasks differ around */
    double mean_counts;  /* the shape of what is believed of it */
    double shape;        /* how alike tasks of one kind are */
    focus_level levels[FOCUS_LEVELS];
    double place_shape; /* how alike places are; LREL_SHAPE_MAX: no difference found */
    lrel_near near;     /* lessons with a place */
    lrel_near_point *points;
} focus_model;

/** Learns from the part of @p evidence that is counted and not later than @p day.
 * To be cleared, whatever is returned. */
LREL_NODISCARD lrel_status lrel_focus__learn(const lrel_focus *focus,
                                             const focus_evidence_list *evidence,
                                             uint32_t account, lrel_date day,
                                             focus_model *out, lrel_error *err);
void lrel_focus__forget(focus_model *model);

/** Whether it has learned enough to say anything. */
bool lrel_focus__knows(const focus_model *model);

/* What is believed of a hectare: gamma distributed with this mean and shape. */
typedef struct focus_belief {
    double per_ha;
    double shape;
    double of_kind;   /* items per hectare of its kind, wherever */
    double place;     /* times as many as its kind has */
    size_t near_n;    /* lessons near it, those of its own land among them */
    size_t own_n;     /* of its own land */
    double own_items; /* its share of what they found */
} focus_belief;

/** What is believed of the land of hazard @p hazard, of land group @p group, at @p at. */
focus_belief lrel_focus__believe(const focus_model *model, uint32_t hazard,
                                 uint32_t group, lrel_xy at);

/* What one thread does at a time. */
#define FOCUS_BLOCK 256
static inline size_t lrel_focus__blocks(size_t count)
{
    return (count + FOCUS_BLOCK - 1) / FOCUS_BLOCK;
}

/** How much something counts that is @p distance_m away: 1 there, 0 from @p reach_m on.
 */
static inline double lrel_focus__nearness(double distance_m, double reach_m)
{
    double part = distance_m / reach_m;

    return part < 1 ? (1 - part * part) * (1 - part * part) : 0;
}

/** model_kinds.c: mean and factors of all kinds; sets what lessons expect. */
LREL_NODISCARD lrel_status lrel_focus__learn_kinds(focus_model *model, lrel_error *err);
/** model_places.c: how alike places are. */
LREL_NODISCARD lrel_status lrel_focus__learn_places(focus_model *model, lrel_error *err);

#endif

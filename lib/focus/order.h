/* SPDX-License-Identifier: Apache-2.0 */
/* order.h: the open hazards of one account, first things first. Private to lib/focus. */
#ifndef LREL_FOCUS_ORDER_H
#define LREL_FOCUS_ORDER_H

#include "focus/model.h"

typedef enum focus_step { FOCUS_NO_STEP, FOCUS_SURVEY, FOCUS_CLEARANCE } focus_step;

/* Why a step is suggested, or none; one sentence each (advice.c). */
typedef enum focus_why {
    FOCUS_WHY_NO_COUNTS,    /* the account has too few releases with counts */
    FOCUS_WHY_NO_ITEMS,     /* its releases state counts, and all are 0 */
    FOCUS_WHY_NOTHING_LIKE, /* nothing like it or near it was cleared */
    FOCUS_WHY_EDGE,         /* only edge difference is left */
    FOCUS_WHY_SUSPECTED,
    FOCUS_WHY_SPARSE,
    FOCUS_WHY_DENSE
} focus_why;

typedef struct focus_hazard {
    uint32_t row;    /* of the ledger: the part or version that holds most of the land */
    uint32_t hazard; /* its number */
    uint32_t place;  /* units where most of it lies */
    int64_t area2;
    int64_t edge2; /* of that: edge difference; only known on the as-of day */
    lrel_xy at;
    bool is_known; /* something is believed of it */
    focus_belief belief;
    double low, high; /* items per hectare: between them with 90 % */
    double chance;    /* of the threshold or more */
    double figure[LREL_FOCUS_TERMS];
    double share[LREL_FOCUS_TERMS];  /* of the others that have less */
    double points[LREL_FOCUS_TERMS]; /* of 100 */
    double score;
    uint32_t rank; /* from 1; 0: not ranked */
    focus_step step;
    focus_why why;
} focus_hazard;

typedef struct focus_order {
    const lrel_focus *focus;
    uint32_t account;
    lrel_date day;
    focus_evidence_list evidence;
    focus_model model;
    double threshold_per_ha;          /* 0: none, since nothing is known */
    double weights[LREL_FOCUS_TERMS]; /* in parts of 1; 0: no data for that term */
    focus_hazard *at;
    size_t count;
} focus_order;

/** Orders the hazards of @p account that were open at the end of the as-of day, or of
 * the cut, by what was known then. To be cleared, whatever is returned.
 * @param shuffle  NULL; or changes the evidence before anything is learned from it */
typedef void (*focus_shuffle_fn)(focus_evidence_list *evidence, void *user);
LREL_NODISCARD lrel_status lrel_focus__order(const lrel_focus *focus, uint32_t account,
                                             bool at_cut, focus_shuffle_fn shuffle,
                                             void *user, focus_order *out,
                                             lrel_error *err);
void lrel_focus__clear_order(focus_order *order);

/** open_hazards.c: fills `at`. */
LREL_NODISCARD lrel_status lrel_focus__list_open(focus_order *order,
                                                 const focus_lands *lands,
                                                 lrel_error *err);
/** score.c: figures, shares, points and ranks. */
LREL_NODISCARD lrel_status lrel_focus__score(focus_order *order, lrel_error *err);
/** advice.c: what is suggested for hazard @p h, of whom all else is known. */
void lrel_focus__advise(const focus_order *order, focus_hazard *h);
/** The suggestion as a word, "" where there is none; and its reason as a sentence. */
const char *lrel_focus__step_name(focus_step step);
typedef struct focus_sentence {
    char text[320];
} focus_sentence;
focus_sentence lrel_focus__reason(const focus_order *order, const focus_hazard *h);

/** The record of hazard @p h. */
static inline const lrel_record *lrel_focus__record(const lrel_focus *focus,
                                                    const focus_hazard *h)
{
    const lrel_dataset *data = focus->a->data;

    return &data->records.at[data->record_of_hazard[h->row]];
}

/** What the programme's own list says of hazard @p h; NULL: nothing. */
const focus_priority *lrel_focus__priority(const lrel_focus *focus,
                                           const focus_hazard *h);

/** A number as people read it: to three digits. */
double lrel_focus__rounded(double value);
/** An amount, which is a sum: to one decimal. */
double lrel_focus__tenths(double value);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* fact.h: records that stand beside the account: items, accidents, coverage of survey,
 * declarations, published figures. They are read, listed and kept, and never change a
 * square metre: no function that makes the account is given them.
 *
 * They have a list of their own, so that hazards and releases stay as small as they are,
 * and what the roles differ in shares its memory. Codes that are not stated or not
 * understood are -1, texts that are not stated are "". */
#ifndef LREL_MODEL_FACT_H
#define LREL_MODEL_FACT_H

#include "model/record.h"

/* A piece of ordnance, or several of one kind in one place. */
typedef struct lrel_item {
    int category; /* of lrel_vocabulary_item */
    int context;  /* of lrel_vocabulary_find_context */
    lrel_text model;
    lrel_stated_number quantity; /* not stated: one */
    lrel_text *hazards;          /* ids of the hazards it was found in */
    size_t hazard_count;
    lrel_text release; /* id of the release it was found in */
    lrel_text task;
    lrel_stated_number depth_cm;
    lrel_text condition;
    lrel_text disposal;
} lrel_item;

/* How many people, never who. */
typedef struct lrel_accident {
    int category;    /* of the device, of lrel_vocabulary_item */
    int is_demining; /* 1: demining accident, 0: mine accident */
    lrel_text *hazards;
    size_t hazard_count;
    lrel_text task;
    lrel_stated_number killed;
    lrel_stated_number injured;
} lrel_accident;

/* Where survey has been. */
typedef struct lrel_coverage {
    int status;             /* of lrel_vocabulary_coverage */
    int activity;           /* lrel_activity */
    uint32_t contamination; /* set that was looked for; 0: not stated */
} lrel_coverage;

/* What somebody with the right to do so has declared of a place. */
typedef struct lrel_declaration {
    lrel_text level;
    lrel_text status; /* in the words of the declaration */
    lrel_text by;
    uint32_t contamination;
} lrel_declaration;

/* A published figure. */
typedef struct lrel_figure {
    int measure; /* lrel_measure */
    int basis;   /* 1: a target, else what was done */
    int flag;    /* lrel_value_flag */
    int source_kind;
    int unit; /* lrel_figure_unit as stated; areas are kept in m2 */
    int hazard_class;
    int category;
    int context;
    uint32_t contamination;
    int account; /* of the programme; its account_count is `all`; -1: not stated */
    lrel_stated_number value;
    lrel_text level;
    lrel_text donor;
    lrel_text national_class;
    lrel_text definition;
    lrel_text citation;
    lrel_text note;
} lrel_figure;

typedef struct lrel_fact {
    lrel_role role; /* which member of `as` holds */
    uint32_t source;
    int64_t row;      /* as the file counts, as of lrel_record */
    size_t table_row; /* row of its source's table, from 0 */
    uint32_t shape;   /* the same row where it has a shape, or LREL_SHAPE_NONE */
    lrel_text id;
    lrel_text operator_name;
    lrel_text place; /* place code as stated */
    /* Day found, happened, surveyed, declared. Of a figure: the day of a stock, else the
     * period, first and last day included. */
    lrel_stated_date date;
    bool used;
    lrel_reason reason;
    union {
        lrel_item item;
        lrel_accident accident;
        lrel_coverage coverage;
        lrel_declaration declaration;
        lrel_figure figure;
    } as;
} lrel_fact;

/* All facts of a programme. */
typedef struct lrel_facts {
    lrel_fact *at;
    size_t count;
    size_t capacity;
} lrel_facts;

/** Whether sources of @p role make the account; the others hold facts. */
static inline bool lrel_role_is_of_account(lrel_role role)
{
    return role == LREL_ROLE_HAZARD || role == LREL_ROLE_RELEASE;
}

/** The codes of contamination that @p fact states; 0 for roles that have none. */
uint32_t lrel_fact_contamination(const lrel_fact *fact);
/** The ids of the hazards that @p fact names. */
const lrel_text *lrel_fact_hazards(const lrel_fact *fact, size_t *count);

/** Frees what @p facts holds, made with @p context, and leaves it empty. Texts are not
 * its own. */
void lrel_facts_clear(const lrel_context *context, lrel_facts *facts);

#endif

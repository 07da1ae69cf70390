/* SPDX-License-Identifier: Apache-2.0 */
/* choices.h: how far each rule that the programme sets moves the total: what run/choices
 * has measured, and the table and sentence made of it. */
#ifndef LREL_REPORT_CHOICES_H
#define LREL_REPORT_CHOICES_H

#include "dataset/dataset.h"
#include "write/csv.h"

/* Areas here are doubled areas in square millimetres, whatever the grid: an alternative
 * may lie on another grid than the programme's own. */
#define LREL_CHOICE_UNITS_PER_M 1000

/* One account on the as-of day, and what was released until then. */
typedef struct lrel_choice_figures {
    int64_t stock;
    uint32_t stock_n;
    int64_t released[3]; /* counted, by lrel_product */
} lrel_choice_figures;

/* One setting that a rule can have. Texts belong to the dataset. */
typedef struct lrel_choice {
    const char *rule;
    lrel_text about;       /* the source, or the records, that it concerns; "": all */
    lrel_text setting;     /* the programme's own */
    lrel_text alternative; /* this one; the programme's own among them */
    bool is_chosen;
    bool is_known;                /* false: it could not be run so */
    size_t records_n;             /* treated otherwise than by the programme */
    lrel_choice_figures *figures; /* by account, the one of all land last */
} lrel_choice;

typedef struct lrel_choices {
    lrel_choice *at;
    size_t count;
    size_t capacity;
    lrel_choice_figures *own; /* of the programme as it is */
} lrel_choices;

/** choices.csv: a row per rule, alternative and account. */
void lrel_report_choices(const lrel_dataset *data, const lrel_choices *choices,
                         lrel_stream *stream);

/** Alternatives of one rule stand together: those of the one at @p first end before the
 * one that is returned. */
size_t lrel_choices_rule_end(const lrel_choices *choices, size_t first);
/** Of the rule whose alternatives begin at @p first, the one that moves the land recorded
 * in all accounts farthest; the first of several. NULL: none moves it. @p moved receives
 * by how much */
const lrel_choice *lrel_choices_largest(const lrel_dataset *data,
                                        const lrel_choices *choices, size_t first,
                                        int64_t *moved);

/** The paragraph of README.html. */
void lrel_report__choices(const lrel_dataset *data, const lrel_choices *choices,
                          lrel_stream *s);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* choices.h: the rules that a programme sets, and what each would do otherwise.
 *
 * A rule stands in one table (choices.c). To add one: a function that lists its
 * alternatives, the programme's own among them, and one that writes an alternative into a
 * copy of the programme; the rest follows. */
#ifndef LREL_RUN_CHOICES_H
#define LREL_RUN_CHOICES_H

#include "run/job.h"

typedef struct choice_rule choice_rule;

/* One alternative to be measured. Texts belong to the dataset's arena. */
typedef struct choice_plan {
    const lrel_dataset *data;
    const choice_rule *rule;
    lrel_text about;
    lrel_text setting;
    lrel_text alternative;
    bool is_chosen;
    uint32_t source; /* the first that it concerns, */
    uint32_t every;  /* and whether those of the same setting go with it */
    uint32_t value;  /* what it means is the rule's to know, */
    int extra;       /* as is this */
} choice_plan;

typedef struct choice_plans {
    const lrel_dataset *data;
    choice_plan *at;
    size_t count;
    size_t capacity;
} choice_plans;

/* A copy of a programme whose rules, and the operations of whose sources, may change. */
typedef struct choice_programme {
    lrel_programme rules;
    lrel_source *sources;
} choice_programme;

struct choice_rule {
    const char *name;
    lrel_status (*list)(const choice_rule *rule, choice_plans *plans, lrel_error *err);
    void (*set)(const choice_plan *plan, choice_programme *programme);
};

/** Adds @p plan, with a copy of @p alternative unless that is NULL. */
LREL_NODISCARD lrel_status lrel_choice__add(choice_plans *plans, const choice_plan *plan,
                                            const char *alternative, lrel_error *err);
/** A copy of @p text that lives as long as the dataset. @return false without memory */
bool lrel_choice__keep_text(const choice_plans *plans, const char *text, lrel_text *out);
/** Records of @p role that were read. */
size_t lrel_choice__count(const lrel_dataset *data, lrel_role role);

/* choices_rules.c: what the programme says once */
lrel_status lrel_choice__list_count(const choice_rule *rule, choice_plans *plans,
                                    lrel_error *err);
void lrel_choice__set_count(const choice_plan *plan, choice_programme *programme);
lrel_status lrel_choice__list_before_hazard(const choice_rule *rule, choice_plans *plans,
                                            lrel_error *err);
void lrel_choice__set_before_hazard(const choice_plan *plan, choice_programme *programme);
lrel_status lrel_choice__list_borrowed(const choice_rule *rule, choice_plans *plans,
                                       lrel_error *err);
void lrel_choice__set_borrowed(const choice_plan *plan, choice_programme *programme);
lrel_status lrel_choice__list_edge(const choice_rule *rule, choice_plans *plans,
                                   lrel_error *err);
void lrel_choice__set_edge(const choice_plan *plan, choice_programme *programme);
lrel_status lrel_choice__list_min_depth(const choice_rule *rule, choice_plans *plans,
                                        lrel_error *err);
void lrel_choice__set_min_depth(const choice_plan *plan, choice_programme *programme);
lrel_status lrel_choice__list_updates(const choice_rule *rule, choice_plans *plans,
                                      lrel_error *err);
void lrel_choice__set_updates(const choice_plan *plan, choice_programme *programme);
lrel_status lrel_choice__list_stock(const choice_rule *rule, choice_plans *plans,
                                    lrel_error *err);
void lrel_choice__set_stock(const choice_plan *plan, choice_programme *programme);

/* choices_operation.c: what it says of a source */
lrel_status lrel_choice__list_operation(const choice_rule *rule, choice_plans *plans,
                                        lrel_error *err);
void lrel_choice__set_operation(const choice_plan *plan, choice_programme *programme);

/* choices_set_aside.c: what became of records */
lrel_status lrel_choice__list_set_aside(const choice_rule *rule, choice_plans *plans,
                                        lrel_error *err);
void lrel_choice__set_set_aside(const choice_plan *plan, choice_programme *programme);

#endif

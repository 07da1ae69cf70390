/* SPDX-License-Identifier: Apache-2.0 */
/* questions.h: what people are asked about a layer: all that was guessed, since any guess
 * may be wrong, and first what nobody but they can know. Private to lib/inspect. */
#ifndef LREL_INSPECT_QUESTIONS_H
#define LREL_INSPECT_QUESTIONS_H

#include "inspect/inspection.h"

/* What may be answered; without one, any text. */
typedef struct lrel_choices {
    const char *heading;
    const char *const *texts; /* the same list is always at the same place */
    size_t count;
} lrel_choices;

typedef struct lrel_asked {
    lrel_question question;
    lrel_text key, column, value;
    const lrel_field *field; /* whose samples stand beside it, or NULL */
    int64_t rows;            /* that it is about */
    lrel_text guess, why;    /* "": none */
    const lrel_answer *answer;
    lrel_choices choices;
    bool is_open; /* nothing but an answer settles it, and there is none */
} lrel_asked;

typedef struct lrel_asked_list {
    lrel_asked *at;
    size_t count, capacity;
} lrel_asked_list;

/* What all questions share. */
typedef struct lrel_asking {
    const lrel_inspection *inspection;
    lrel_arena *arena; /* of texts and lists */
    lrel_folder folder;
    const char *const *roles;
    const char *const *keys[LREL_GUESS_ROLE_COUNT];
    size_t key_counts[LREL_GUESS_ROLE_COUNT];
    const char *const *forms;
} lrel_asking;

/** Begins to ask. @return LREL_OK or LREL_E_MEMORY; to be ended in any case */
LREL_NODISCARD lrel_status lrel_asking__begin(const lrel_inspection *inspection,
                                              lrel_asking *out, lrel_error *err);
void lrel_asking__end(lrel_asking *asking);

/** Adds the questions about @p layer to @p out, in the order of a sheet: what its rows
 * are, what holds for all of them, then column by column.
 * @param out  at: lrel__free()
 * @return LREL_OK, LREL_E_REFUSED (an answer that is no code) or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_asking__layer(lrel_asking *asking,
                                              const lrel_layer_look *layer,
                                              lrel_asked_list *out, lrel_error *err);

#endif

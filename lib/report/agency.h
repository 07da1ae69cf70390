/* SPDX-License-Identifier: Apache-2.0 */
/* agency.h: what of a dataset is one organisation's: its records, its data issues, and
 * the words in which others must not be named to it. */
#ifndef LREL_REPORT_AGENCY_H
#define LREL_REPORT_AGENCY_H

#include "dataset/dataset.h"

/* An id, and whose. */
typedef struct lrel_known_id {
    lrel_text id;
    bool is_others; /* no record of the organisation has it or names it */
} lrel_known_id;

/* Ids longer than this are looked for one by one. */
#define LREL_AGENCY_ID_MAX 120

typedef struct lrel_agency {
    const lrel_dataset *data;
    lrel_text name;      /* as the records say it */
    bool *owns_record;   /* by record */
    bool *owns_fact;     /* by fact */
    bool *shows_source;  /* by source: it has records of the organisation */
    bool *is_sole_owner; /* by source: it has no others */
    struct {
        lrel_known_id *at; /* sorted, each once */
        size_t count, capacity;
    } ids;
    bool has_length[LREL_AGENCY_ID_MAX + 1]; /* of ids */
} lrel_agency;

/** Finds the organisation called @p name (case does not matter) among the operators of
 * records and facts.
 * @param out  to be cleared in any case
 * @return LREL_OK, LREL_E_ARGUMENT where no record is its, naming those that there are,
 * or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_agency_find(const lrel_dataset *data, lrel_text name,
                                            lrel_agency *out, lrel_error *err);
/** Fails with LREL_E_ARGUMENT: nothing is of the operator @p name; the message names
 * those that there are. */
LREL_NODISCARD lrel_status lrel_agency__fail_unknown(const lrel_dataset *data,
                                                     lrel_text name, lrel_error *err);
void lrel_agency_clear(lrel_agency *agency);

/** Whether @p text names a record, or a source, that is of others alone. */
bool lrel_agency_names_others(const lrel_agency *agency, lrel_text text);

/** The data issues of its records, and those of sources that are its alone. Texts that
 * name others say so without the name.
 * @param out  receives a new list */
LREL_NODISCARD lrel_status lrel_agency_issues(const lrel_agency *agency,
                                              lrel_issues **out, lrel_error *err);

#endif

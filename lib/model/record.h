/* SPDX-License-Identifier: Apache-2.0 */
/* record.h: the nouns: a hazard or a release as one source row says it, after its words,
 * units and dates were normalised. Records never change after that; whether and how one
 * is used stands in `used` and `reason`. */
#ifndef LREL_MODEL_RECORD_H
#define LREL_MODEL_RECORD_H

#include "core/memory.h"
#include "core/text.h"
#include "landrelease/date.h"
#include "landrelease/ledger.h"
#include "model/date_form.h"
#include "model/vocabulary.h"

/* What the rows of a source are. Hazards and releases make the account; the others stand
 * beside it, see model/fact.h. */
typedef enum lrel_role {
    LREL_ROLE_HAZARD,
    LREL_ROLE_RELEASE,
    LREL_ROLE_ITEM,
    LREL_ROLE_ACCIDENT,
    LREL_ROLE_COVERAGE,
    LREL_ROLE_DECLARATION,
    LREL_ROLE_SERIES,
    LREL_ROLE_COUNT
} lrel_role;

/* A number as stated. */
typedef struct lrel_stated_number {
    bool is_known;
    double value;
    int64_t e4; /* of an area: in 1e-4 m2, exactly as stated, for tables and sums */
} lrel_stated_number;

#define LREL_ITEM_MAX   8 /* categories of lrel_vocabulary_item */
#define LREL_SHAPE_NONE UINT32_MAX

/* Why a record is not used, or how. Order is not significant. */
typedef enum lrel_reason {
    LREL_REASON_NONE,
    LREL_REASON_WITHOUT_SHAPE, /* hazard: beside the total; release: place unknown */
    LREL_REASON_BESIDE_TOTAL,  /* synthetic shape */
    LREL_REASON_POSITION_NOT_BELIEVED,
    LREL_REASON_NO_PLACE, /* its shape is nowhere on Earth; hazard: beside the total */
    LREL_REASON_CLASS_NOT_STOCK,
    LREL_REASON_PRODUCT_UNKNOWN,
    LREL_REASON_NOT_ACCEPTED,
    LREL_REASON_NO_DATE,
    LREL_REASON_DATE_IMPOSSIBLE,
    LREL_REASON_AFTER_AS_OF,
    LREL_REASON_SPOT_TASK,
    LREL_REASON_DEPTH,
    LREL_REASON_UNREADABLE, /* ragged row, broken shape of a release */
    /* release: a word that no mapping covers, where it would decide what is released */
    LREL_REASON_CONTAMINATION_UNKNOWN,
    LREL_REASON_ACTIVITY_UNKNOWN,
    LREL_REASON_ACCEPTANCE_UNKNOWN,
    LREL_REASON_GEOMETRY_KIND_UNKNOWN,
    LREL_REASON_ANOTHER_KIND,   /* the source's `where` does not name it */
    LREL_REASON_SHAPE_BORROWED, /* release: used; the hazard it names is closed */
    LREL_REASON_NO_VALUE,       /* series: the cell is empty, as published */
    LREL_REASON_OUTCOME_REPORT, /* release: another report of its task counts */
    LREL_REASON_NOT_LATER,      /* hazard: informed of no later than the report before */
    LREL_REASON_COUNT
} lrel_reason;

/* The sentence for records.csv, as in "not accepted yet"; "" for LREL_REASON_NONE. */
const char *lrel_reason_text(lrel_reason reason);

/* What few sources state, and nothing that makes the account. */
typedef struct lrel_record_details {
    /* hazard */
    lrel_text national_class;
    lrel_stated_date date_of_information;
    lrel_stated_number area_estimated_m2;
    lrel_stated_number area_remaining_m2;
    lrel_stated_number area_processed_m2;

    /* release */
    lrel_text task;
    lrel_text partner;
    lrel_text donor;
    int method;
    int use_after;
    uint32_t assets; /* set over lrel_vocabulary_asset */
    lrel_stated_date accepted;
    lrel_stated_date handed_over;
    lrel_stated_number depth_cm;
    lrel_stated_number depth_required_cm;
    lrel_stated_number items[LREL_ITEM_MAX];
    lrel_stated_number beneficiaries;
} lrel_record_details;

/* Numbers that codes have not, are -1. Texts belong to the dataset.
 *
 * Kept small: of a hundred thousand records, what takes time is the memory they lie in.
 */
typedef struct lrel_record {
    lrel_role role;
    uint32_t source; /* index of the source in the programme */
    int64_t row;    /* as the file counts: 1 is the first record; CSV: 1 is the first line
                       below the header */
    uint32_t shape; /* row of the source's table that has the shape, or LREL_SHAPE_NONE */
    lrel_text id;   /* as written, trimmed; "" where missing */
    lrel_text reg;  /* register; default: the name of the source */
    uint32_t contamination; /* set of lrel_contamination; 0: none stated */
    lrel_text operator_name;
    lrel_text place; /* place code as stated */
    lrel_stated_date from;
    lrel_stated_date to;
    lrel_stated_number area_m2; /* `area` */
    int geometry_kind;          /* lrel_geometry_kind, -1 where not stated */
    double width_m;             /* of a line that is land by it; else 0 */

    /* hazard */
    int hazard_class; /* lrel_class; LREL_CLASS_UNKNOWN where not understood */
    int status;       /* lrel_hazard_status or -1 */
    int status_reason;
    int origin;
    lrel_text version;
    bool has_version;    /* rows of its id are versions: the source maps `version`, or
                            says so by dates of information (dataset/updates.c), */
    bool is_replayed;    /* ... in the order of entry, */
    int32_t stands_from; /* ... and not before the report that it updates */
    lrel_text *replaces; /* ids in the same register */
    size_t replaces_count;

    /* release */
    lrel_text *hazards; /* ids it names */
    size_t hazard_count;
    int product; /* lrel_product or -1 */
    int activity;
    lrel_stated_date
        counts_on; /* the date that `count:` names, or the source's fallback */
    int acceptance;

    const lrel_record_details *details; /* NULL: none of them is stated */

    bool used;
    lrel_reason reason;
} lrel_record;

/* All records of a programme. */
typedef struct lrel_records {
    lrel_record *at;
    size_t count;
    size_t capacity;
} lrel_records;

/** The record's details; where it has none, those that state nothing. */
const lrel_record_details *lrel_record_details_of(const lrel_record *record);

/** Order of versions: as numbers where both are, else as bytes: 10 comes after 9. */
int lrel_version_compare(lrel_text a, lrel_text b);
/** Order in which the reports of one hazard were entered: by version where there is one,
 * else as the sources stand in the programme and the rows in them. */
int lrel_record_compare_entry(const lrel_record *a, const lrel_record *b);

/** Frees what @p records holds, made with @p context, and leaves it empty. Texts are not
 * its own. */
void lrel_records_clear(const lrel_context *context, lrel_records *records);

#endif

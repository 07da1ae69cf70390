/* SPDX-License-Identifier: Apache-2.0 */
/* dataset.h: the records of one programme, tied to the mosaic and the ledger made of
 * them.
 *
 * Built step by step, in the order of the functions below; each needs the one before. The
 * boxes to the right (check, map, report) only read it. */
#ifndef LREL_DATASET_DATASET_H
#define LREL_DATASET_DATASET_H

#include "core/area.h"
#include "dataset/corrections.h"
#include "dataset/alias_names.h"
#include "landrelease/ledger.h"
#include "model/fact.h"
#include "model/issue.h"
#include "model/record.h"
#include "mosaic/failing.h"
#include "normalise/placing.h"
#include "programme/programme.h"
#include "read/table.h"

/* Law 7, on every map and in every summary: white is not safe. */
#define LREL_STATEMENT                                                                   \
    "Blank = no record in the files read. It does not mean free of explosive ordnance."

/* One file of the programme, read. Sources and boundaries have one each. */
typedef struct lrel_input {
    lrel_table *table;
    lrel_operation *operation; /* NULL where the file has no shapes */
    lrel_placer *placer;
} lrel_input;

/* One administrative unit of a boundary file. */
typedef struct lrel_unit {
    int level; /* 1 to 9 */
    lrel_text code;
    lrel_text name;
    uint32_t input; /* index of the boundary */
    size_t row;     /* of its table */
    uint32_t owner; /* in the mosaic */
} lrel_unit;

/* Texts of one group, in the order of the programme's `by`; those that do not apply to
 * what is grouped are "". */
typedef struct lrel_group {
    lrel_text value[LREL_BY_COUNT];
} lrel_group;

/* Distinct groups, sorted. */
typedef struct lrel_groups {
    lrel_group *at;
    size_t count;
    size_t capacity;
} lrel_groups;

/* A file of the programme that was refused, and that a draft goes on without. */
typedef struct lrel_missing {
    lrel_text name;
    lrel_text path;
    bool is_boundary;
    uint32_t index;   /* of the source or boundary */
    lrel_text reason; /* why it was refused, as a draft's products say it */
} lrel_missing;

/* A release that names a hazard, where its polygon does not say what it released: the
 * release has none, or the hazard stands beside the total. */
typedef struct lrel_claim {
    uint32_t record;      /* of the release */
    uint32_t release;     /* row of the ledger; UINT32_MAX: the release has a polygon */
    uint32_t hazard;      /* first record of the hazard's id and register */
    int64_t hazard_area2; /* of that hazard, as drawn; where it has no shape, as stated */
    int64_t stated_e4;    /* what it states of this hazard, in 1e-4 m2 */
    uint32_t borrowing;   /* of the ledger; UINT32_MAX: the hazard is not in it */
} lrel_claim;

/* What stands beside the total on a day, in 1e-4 m2. */
typedef struct lrel_beside {
    size_t hazards_n;               /* without a shape that counts, and not closed */
    lrel_stated_sum hazards_stated; /* less what releases that name them state */
    size_t releases_n;              /* released on record, place unknown */
    lrel_stated_sum releases_stated;
} lrel_beside;

/* See stated_places.h. */
typedef struct lrel_stated_places lrel_stated_places;

typedef struct lrel_dataset {
    const lrel_context *context;
    const lrel_programme *programme;
    lrel_issues *issues;
    lrel_arena *arena;

    bool is_draft; /* set before loading: go on without what is refused */
    /* By source: may be named in what is written. NULL: all may, and what is missing too.
     * Lent by whoever writes for one organisation alone. */
    const bool *shown_sources;
    struct {
        lrel_missing *at; /* in order of the programme: sources, then boundaries */
        size_t count, capacity;
    } missing;

    lrel_corrections corrections; /* of the sources' cells */
    lrel_alias_names operators;
    lrel_alias_names place_aliases;
    lrel_input *sources;
    lrel_input *boundaries;

    /* Records in order of source, id, content: the order of input leaves no trace. */
    lrel_records records;
    size_t *table_row; /* by record: row of its source's table, from 0 */
    uint32_t *tie;     /* by record: rank by id, then source, then content */
    uint32_t *owner;   /* by record: its polygon in the mosaic, or LREL_OWNER_NONE */
    /* What stands beside the account, in the same order. Nothing that makes the account
     * looks at it. */
    lrel_facts facts;
    lrel_unit *units;
    size_t unit_count;

    lrel_xy *
        middles; /* by record, in whole degrees: what the grid was centred by; else NAN */
    lrel_grid *grid;
    lrel_grid_points points;
    lrel_mosaic_ring *rings;
    size_t ring_count, ring_capacity;
    uint8_t *readings; /* by owner */
    uint32_t owner_count;
    lrel_mosaic *mosaic;
    lrel_failing *failing; /* lent: told what contradicted itself; NULL: nobody asks */

    lrel_ledger_hazard *hazards; /* rows of the ledger */
    size_t hazard_count;
    uint32_t *record_of_hazard; /* by ledger row */
    uint32_t *hazard_of_record; /* by record; UINT32_MAX: not in the ledger */
    lrel_ledger_release *releases;
    size_t release_count;
    uint32_t *record_of_release;
    uint32_t *release_of_record;
    uint32_t *named_accounts; /* by release: of the hazards it names; 0: none is known */
    struct {
        uint32_t *at;
        size_t count, capacity;
    } replaces;
    struct {
        lrel_claim *at; /* in order of records */
        size_t count, capacity;
    } claims;
    lrel_ledger_borrowing *borrowings;
    size_t borrowing_count;
    uint32_t *hazard_name;  /* by record: the first of its id and register; else itself */
    lrel_beside beside;     /* on the as-of day, or the day that the period ends with */
    int32_t *superseded_on; /* by record without a polygon: the next version's first day;
                               LREL_DAY_OPEN: there is none */
    lrel_groups land_groups; /* of holders: class, operator, ... */
    lrel_groups places;      /* admin units */
    uint32_t *place_of_face;
    /* With `place: stated`: what hazards state, else NULL; and land that counts elsewhere
     * than it lies, in order of face, then hazard. */
    lrel_stated_places *stated_places;
    struct {
        lrel_ledger_elsewhere *at;
        size_t count, capacity;
    } elsewhere;
    lrel_date *period_starts;
    size_t period_count;
    lrel_text *incomplete; /* by period: names of sources that do not reach its end */
    lrel_ledger_position *positions; /* by source */
    bool has_at; /* the only period ends with a given day; behind it there is a rest */
    lrel_ledger_input ledger_input;
    lrel_ledger *ledger;
} lrel_dataset;

/* Told what happens while files are read, on the thread that asked for it. */
typedef struct lrel_load_listener {
    /** Of every file that was refused, one line each; when all were read, in their order.
     */
    void (*on_refusal)(const char *line, void *user);
    /** That file @p name is next, @p done of @p of being behind us. */
    void (*on_reading)(lrel_text name, size_t done, size_t of, void *user);
    void *user;
} lrel_load_listener;

void lrel_dataset_init(lrel_dataset *data, const lrel_context *context,
                       const lrel_programme *programme);
void lrel_dataset_clear(lrel_dataset *data);

/** Reads every source and boundary, decides its coordinate operation and makes records. A
 * refused one does not keep the others from being read, so that one run names all. A
 * draft goes on without it, as if the file had no records, unless every source was
 * refused.
 * @return LREL_OK, LREL_E_REFUSED, LREL_E_CANCELLED or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset_load(lrel_dataset *data,
                                             const lrel_load_listener *listener,
                                             lrel_error *err);

/** Puts all shapes on one grid. @return LREL_OK, LREL_E_EXTENT naming the records
 * farthest out, or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset_place(lrel_dataset *data, lrel_error *err);

/** Makes the rows of the ledger: versions, registers, references, accounts, dates. */
LREL_NODISCARD lrel_status lrel_dataset_link(lrel_dataset *data, lrel_error *err);

/** Cuts the mosaic. */
LREL_NODISCARD lrel_status lrel_dataset_arrange(lrel_dataset *data, lrel_error *err);

/** Folds the ledger, by the periods and groups given.
 * @param at  NULL, or a day with which the only period ends */
LREL_NODISCARD lrel_status lrel_dataset_fold(lrel_dataset *data, const lrel_date *at,
                                             lrel_error *err);

/* The parts of the above, a file each. */

/** Frees what was read of a file: it is as one that was never opened. */
void lrel_dataset__drop_input(lrel_input *input);

/** Whether the record's shape goes into the mosaic. */
bool lrel_dataset__is_placed(const lrel_record *r);
/** The middle of the record's box, in longitude and latitude; false where it has none. */
bool lrel_dataset__middle_of(const lrel_dataset *data, const lrel_record *r,
                             lrel_xy *out);
/** The same in whole degrees. */
bool lrel_dataset__degrees_of(const lrel_dataset *data, const lrel_record *r,
                              lrel_xy *out);
/** Where a fact is: its point, or the middle of its shape's box, in longitude and
 * latitude. @return false where it has none */
bool lrel_dataset_fact_position(const lrel_dataset *data, const lrel_fact *fact,
                                lrel_xy *out);
/** The box around all points of @p table that are numbers; false where none is. */
bool lrel_dataset__find_box(const lrel_table *table, lrel_xy *low, lrel_xy *high);
/** Puts the shapes of the records on the grid that are not there yet: those without an
 * owner. */
LREL_NODISCARD lrel_status lrel_dataset__add_records(lrel_dataset *data, lrel_error *err);
/** Puts the shapes of all units on the grid. */
LREL_NODISCARD lrel_status lrel_dataset__add_units(lrel_dataset *data, lrel_error *err);
/** Whether all points are near enough to each other. */
bool lrel_dataset__fits_grid(const lrel_dataset *data);
LREL_NODISCARD lrel_status lrel_dataset__sort_records(lrel_dataset *data,
                                                      lrel_error *err);
void lrel_dataset__sort_facts(lrel_dataset *data);
void lrel_dataset__sort_units(lrel_dataset *data);
/** The day that names in @p r are of; LREL_DAY_OPEN: not known. */
int32_t lrel_dataset__day_of(const lrel_record *r);
/** What records make of each other once all are read: the three that follow.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset__settle_records(lrel_dataset *data,
                                                        lrel_error *err);
/** Gives every record the name that its operator has on its day, and says so in data
 * issues. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset__settle_operators(lrel_dataset *data,
                                                          lrel_error *err);
/** Sets outcome reports aside of whose task another one counts.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset__settle_outcome_reports(lrel_dataset *data,
                                                                lrel_error *err);
/** Sets aside, under `updates: date_of_information`, reports of a hazard that were
 * informed of no later than the one before, and makes versions of the others.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset__replay_updates(lrel_dataset *data,
                                                        lrel_error *err);
/** Makes places that records state codes of the boundaries, where one unit alone can be
 * meant, and says so in data issues.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset__settle_places(lrel_dataset *data,
                                                       lrel_error *err);
/** Where the grid is centred, in degrees; fills in the middles by which. */
LREL_NODISCARD lrel_status lrel_dataset__find_centre(lrel_dataset *data, lrel_xy *out,
                                                     lrel_error *err);
/** Takes the shapes of facts off the map that are no place on Earth. */
LREL_NODISCARD lrel_status lrel_dataset__check_positions(lrel_dataset *data,
                                                         lrel_error *err);
LREL_NODISCARD lrel_status lrel_dataset__doubt_positions(lrel_dataset *data,
                                                         lrel_error *err);
LREL_NODISCARD lrel_status lrel_dataset__resolve_references(lrel_dataset *data,
                                                            lrel_error *err);
/** Makes the borrowings of the ledger from the claims, once areas are known. */
LREL_NODISCARD lrel_status lrel_dataset__share_claims(lrel_dataset *data,
                                                      lrel_error *err);
/** Says of every release without a shape what became of it, once the ledger is there. */
LREL_NODISCARD lrel_status lrel_dataset__settle_claims(lrel_dataset *data,
                                                       lrel_error *err);
/** Adds up what stands beside the total at the end of @p day. */
LREL_NODISCARD lrel_status lrel_dataset__sum_beside(lrel_dataset *data, lrel_date day,
                                                    lrel_error *err);
/** The ledger alone, of all land together unless groups and places were made, with the
 * borrowings that lrel_dataset__share_claims() made. */
LREL_NODISCARD lrel_status lrel_dataset__fold_total(lrel_dataset *data,
                                                    const lrel_date *at, lrel_error *err);
/** The same by the periods that were made. */
LREL_NODISCARD lrel_status lrel_dataset__fold_periods(lrel_dataset *data,
                                                      lrel_error *err);
LREL_NODISCARD lrel_status lrel_dataset__make_groups(lrel_dataset *data, lrel_error *err);
LREL_NODISCARD lrel_status lrel_dataset__make_places(lrel_dataset *data, lrel_error *err);
LREL_NODISCARD lrel_status lrel_dataset__make_periods(lrel_dataset *data,
                                                      const lrel_date *at,
                                                      lrel_error *err);
LREL_NODISCARD lrel_status lrel_dataset__make_positions(lrel_dataset *data,
                                                        lrel_error *err);

/** Order of groups by their texts. */
int lrel_group_compare(const lrel_group *a, const lrel_group *b);

/** Finds the groups of the @p count records @p records by the programme's `by`, as
 * holders of land or as records. Fills @p out, which is empty, in order of the groups'
 * texts, and
 * @p number with the group of each.
 * @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_groups_of_records(const lrel_dataset *data,
                                                  const uint32_t *records, size_t count,
                                                  bool is_of_land, lrel_groups *out,
                                                  uint32_t *number, lrel_error *err);

/** Whether @p by groups land (true) or only records; admin units group both. */
bool lrel_by_is_of_land(lrel_by by);
bool lrel_by_is_of_records(lrel_by by);

/** The number in `elsewhere` of face @p face while row @p hazard of the ledger holds it;
 * its count: the land counts where it lies. */
size_t lrel_dataset_elsewhere(const lrel_dataset *data, uint32_t face, uint32_t hazard);
/** The code of the unit of @p level (1 to 9) in which number @p number of `elsewhere`
 * counts, of land that lies in @p lies_in there. */
lrel_text lrel_dataset_code_elsewhere(const lrel_dataset *data, size_t number, int level,
                                      lrel_text lies_in);

/** What became of @p claim in @p account. Where no closure explains it, `is_closed` is
 * false. */
lrel_borrowed lrel_dataset_borrowed(const lrel_dataset *data, const lrel_claim *claim,
                                    uint32_t account);

/** The day of the first closure that record @p record explains: on it the release counts.
 * @return false where it explains none */
bool lrel_dataset_borrowed_day(const lrel_dataset *data, size_t record, lrel_date *out);

/** Whether the record says that it is over, and on which day. */
bool lrel_record_is_closed(const lrel_dataset *data, const lrel_record *r,
                           lrel_date *out);

/** The claims of record @p record: [*first, *last). */
void lrel_dataset_claims_of(const lrel_dataset *data, size_t record, size_t *first,
                            size_t *last);

/** Whether record @p record is a hazard that stands beside the total at the end of
 * @p day: recorded and not closed, without a shape that counts. */
bool lrel_dataset_is_beside(const lrel_dataset *data, size_t record, lrel_date day);
/** The middle of the box around the shape in row @p table_row of @p source, on WGS 84 in
 * units of 1e-7 degrees. The same shape has the same one, wherever its outline starts and
 * however many points lie on it.
 * @return false where there is no shape, or none with a place on Earth */
bool lrel_dataset_middle(const lrel_dataset *data, uint32_t source, size_t table_row,
                         int32_t *lon7, int32_t *lat7);

/** What of the stated area of record @p record, a release, has no place on @p day; -1:
 * it is none that is released on record, place unknown. */
int64_t lrel_dataset_place_unknown(const lrel_dataset *data, size_t record,
                                   lrel_date day);
/** By record: the stated area of those hazards less that of releases that name them. To
 * be freed; NULL where there is no memory. */
int64_t *lrel_dataset_beside_left(const lrel_dataset *data, lrel_date day);

/** Whether @p source makes the account and says (`complete_to`) that it does not reach
 * @p day; of sources that may be named. */
bool lrel_dataset_is_incomplete(const lrel_dataset *data, uint32_t source, lrel_date day);
/** Finds them for every period. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_dataset__note_incomplete(lrel_dataset *data,
                                                         lrel_error *err);

/** The label of period @p period as files show it: "2024", "2024-Q3", "2024-07";
 * of the one that ends with a given day "until 2023-12-31". */
void lrel_dataset_period_name(const lrel_dataset *data, size_t period, char out[24]);

typedef lrel_status (*lrel_edge_fn)(const lrel_edge_piece *piece, void *user,
                                    lrel_error *err);

/** Visits the edge difference of the stock at the end of day @p at, not after the as-of
 * day, in the ledger's order; the periods of a piece say nothing then. Stops at the first
 * status that is not LREL_OK and returns it. */
LREL_NODISCARD lrel_status lrel_dataset_visit_edge(const lrel_dataset *data, lrel_date at,
                                                   lrel_edge_fn on_piece, void *user,
                                                   lrel_error *err);

/* In place of an account's number: none by itself. */
#define LREL_ACCOUNT_EVERY UINT32_MAX

/** The name of account @p account; "all" behind the last. */
lrel_text lrel_dataset_account_name(const lrel_dataset *data, uint32_t account);

/** Where to look in the file, as a spreadsheet shows it: "Tasks!C17"; "" where there is
 * no such place. */
lrel_address lrel_dataset_issue_cell(const lrel_dataset *data, const lrel_issue *issue);
/** What the cell says that a correction of the issue would change; "" where the issue is
 * about no such cell. */
lrel_text lrel_dataset_issue_text(const lrel_dataset *data, const lrel_issue *issue);

/** The name of source @p source. */
static inline lrel_text lrel_dataset_source_name(const lrel_dataset *data,
                                                 uint32_t source)
{
    return data->programme->sources[source].name;
}

/** Adds a data issue about record @p record. Texts may be "". */
LREL_NODISCARD lrel_status lrel_dataset_note(const lrel_dataset *data,
                                             lrel_issue_kind kind, size_t record,
                                             const char *field, lrel_text value,
                                             lrel_text expected, int64_t area2,
                                             lrel_error *err);

/** The same about fact @p fact. */
LREL_NODISCARD lrel_status lrel_dataset_note_fact(lrel_dataset *data,
                                                  lrel_issue_kind kind,
                                                  const lrel_fact *fact, lrel_text value,
                                                  lrel_error *err);

/** Accounts whose contamination overlaps @p contamination. */
uint32_t lrel_dataset_accounts_of(const lrel_dataset *data, uint32_t contamination);

#endif

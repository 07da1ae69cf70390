/* SPDX-License-Identifier: Apache-2.0 */
/* lookup.h: what is on record at one point.
 *
 * Make a lookup of an open job, ask it about a point with lrel_lookup_point(), then read
 * the answer: the records that cover the point or may cover it, what became of the land
 * in every account, and what the answer does not include. An answer takes microseconds.
 *
 * A record is drawn to within its position error, so a point close to a border may lie on
 * the other side of it. Such a record is *doubtful* here, whichever side the point is on.
 *
 * No answer says that land is free of anything: LREL_LOOKUP_STATEMENT belongs to each. */
#ifndef LREL_LOOKUP_H
#define LREL_LOOKUP_H

#include "landrelease/job.h"

#ifdef __cplusplus
extern "C" {
#endif

/** To be shown with every answer. */
#define LREL_LOOKUP_STATEMENT                                                            \
    "Blank = no record in the files read. It does not mean free of explosive ordnance."

/** One thread at a time may use a lookup, and nobody else its job meanwhile. Texts of an
 * answer live until the next question. */
typedef struct lrel_lookup lrel_lookup;

/** Makes a lookup of @p job, which must outlive it.
 * @param out  receives a new lookup, to be freed with lrel_lookup_free()
 * @return LREL_OK, LREL_E_LIMIT, LREL_E_INVARIANT, LREL_E_CANCELLED or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_lookup_new(lrel_job *job, lrel_lookup **out,
                                                       lrel_error *err);

/** Frees @p lookup, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_lookup_free(lrel_lookup *lookup);

typedef struct lrel_lookup_options {
    size_t size;    /**< set by lrel_lookup_options_init() */
    double error_m; /**< position error of the point itself, as a receiver has one; added
                         to that of every record. 0 */
    lrel_date at;   /**< what became of the land by the end of this day, which is not
                         after as_of; LREL_DAY_OPEN: by as_of */
} lrel_lookup_options;

/** @since 0.1 */
LREL_EXPORT void lrel_lookup_options_init(lrel_lookup_options *options);

/** Looks at one point of WGS 84; the answer before is gone.
 * @param lon_deg  -180 to 180
 * @param lat_deg  -90 to 90
 * @param options  NULL: the defaults
 * @return LREL_OK, LREL_E_ARGUMENT (no such point, error or day) or LREL_E_MEMORY
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status
lrel_lookup_point(lrel_lookup *lookup, double lon_deg, double lat_deg,
                  const lrel_lookup_options *options, lrel_error *err);

/** Where a point lies in respect of a record. */
typedef enum lrel_relation {
    LREL_RELATION_INSIDE,
    LREL_RELATION_BORDER, /**< within 2 cm of its border: edges are drawn no finer */
    LREL_RELATION_OUTSIDE,
    LREL_RELATION_MARK /**< the record is a position without an outline */
} lrel_relation;

/** A record, as seen from the point. Texts are "" where there is nothing to say. */
typedef struct lrel_lookup_record {
    const char *role; /**< "hazard" or "release" */
    const char *id;
    const char *source;
    int64_t row;
    const char *contamination; /**< codes, with + between them */
    const char *hazard_class;  /**< of a hazard: "cha", "sha", ... */
    const char *product;       /**< of a release: "cleared", ... */
    const char *operator_name;
    char from[16];      /**< of a hazard: established; of a release: the day it counts */
    char to[16];        /**< of a hazard: closed */
    const char *reason; /**< why it is no part of the account; "": it is */
    const char *stated_m2; /**< its stated area, exact */
    lrel_relation relation;
    bool is_doubtful; /**< its border is within its position error: the point may lie on
                           the other side; of a mark: the stated area may reach it */
    double border_m;  /**< along the geodesic to its border or mark; < 0: farther than its
                           position error, not measured */
    double bearing_deg;  /**< there from the point, from true north; < 0: no way to go */
    double error_m;      /**< position error of the record */
    bool is_error_known; /**< false: that of its coordinate operation is not known, and no
                              part of it */
} lrel_lookup_record;

/** Records that cover the point, and doubtful ones: first those of the account, then
 * those that are no part of it, hazards before releases.
 * @since 0.1 */
LREL_EXPORT size_t lrel_lookup_record_count(const lrel_lookup *lookup);
/** Record @p index, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_lookup_record lrel_lookup_record_at(const lrel_lookup *lookup,
                                                     size_t index);

/** The record that is nearest to a point that none covers; with @p hazard, the hazard
 * nearest to a point that no hazard covers. Records that are no part of the account and
 * marks are among them.
 * @return false where there is none, or the point is covered
 * @since 0.1 */
LREL_EXPORT bool lrel_lookup_nearest(const lrel_lookup *lookup, bool hazard,
                                     lrel_lookup_record *out);

/** What has become of land in an account. */
typedef enum lrel_land_state {
    LREL_LAND_NO_RECORD,    /**< no record of this account is here */
    LREL_LAND_RECORDED,     /**< recorded, not released */
    LREL_LAND_RELEASED,     /**< cancelled, reduced or cleared */
    LREL_LAND_CLOSED,       /**< closed, no release on file */
    LREL_LAND_RESURVEYED,   /**< a later version or another hazard left it out */
    LREL_LAND_RELEASE_ALONE /**< released, beyond any recorded hazard */
} lrel_land_state;

/** Land that the point may be on: side 0 is the land at the point itself; the others lie
 * behind doubtful borders, the nearest first.
 * @since 0.1 */
LREL_EXPORT size_t lrel_lookup_side_count(const lrel_lookup *lookup);

/** One side. */
typedef struct lrel_lookup_side {
    const char *records; /**< ids of the account's records on it, with ", " between them
                          */
    double distance_m;   /**< on the grid; 0 of the land at the point */
    bool is_touching; /**< the point lies on its border: of side 0, on that of another */
} lrel_lookup_side;

/** Side @p side.
 * @since 0.1 */
LREL_EXPORT lrel_lookup_side lrel_lookup_side_at(const lrel_lookup *lookup, size_t side);

/** What has become of a side in one account. */
typedef struct lrel_lookup_account {
    const char *account;
    lrel_land_state state;
    const char *text; /**< the state in words, as in "released: cleared" */
    char since[16];   /**< the day it came to be so; "": not dated, or no record */
    const char *role; /**< the record that made it so, or that holds the land; */
    const char *id;   /**< "" where there is none */
    const char *source;
    int64_t row;
    size_t later_events; /**< after the day looked at */
    /** Of recorded land: it is edge difference at the end of that day, what two
     * measurements of one border left along a release. It stays recorded. Of a side: the
     * land of it that is nearest. */
    bool is_edge;
} lrel_lookup_account;

/** The accounts, without that of all land; lrel_job_account_count() less one.
 * @since 0.1 */
LREL_EXPORT size_t lrel_lookup_account_count(const lrel_lookup *lookup);
/** Account @p account of side @p side.
 * @since 0.1 */
LREL_EXPORT lrel_lookup_account lrel_lookup_account_at(const lrel_lookup *lookup,
                                                       size_t side, size_t account);

/** Something that happened on a side, in one account. */
typedef struct lrel_lookup_event {
    const char *account;
    char day[16];     /**< "": not dated, so from the beginning */
    const char *text; /**< "newly recorded", "cleared", "already released", ... */
    lrel_land_state state;
    const char *state_text; /**< what the land was behind it */
    const char *role;
    const char *id;
    const char *source;
    int64_t row;
    const char *product; /**< of a release */
    const char *operator_name;
    bool is_again;           /**< it came in after having left, */
    const char *had_left_by; /**< in this way */
} lrel_lookup_event;

/** Events of side @p side up to the day looked at: by account, in order of time.
 * @since 0.1 */
LREL_EXPORT size_t lrel_lookup_event_count(const lrel_lookup *lookup, size_t side);
/** Event @p index of side @p side, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_lookup_event lrel_lookup_event_at(const lrel_lookup *lookup, size_t side,
                                                   size_t index);

/** An administrative unit that the point lies in, or on the border of. */
typedef struct lrel_lookup_unit {
    int level;
    const char *code;
    const char *name;
} lrel_lookup_unit;

/** Units, by level and code.
 * @since 0.1 */
LREL_EXPORT size_t lrel_lookup_unit_count(const lrel_lookup *lookup);
/** Unit @p unit, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_lookup_unit lrel_lookup_unit_at(const lrel_lookup *lookup, size_t unit);

/** Records that have no place on the map, so that no point can be asked about them. */
typedef struct lrel_lookup_absent {
    const char *what;  /**< as in "hazards without shape" */
    const char *place; /**< the unit they state, which the point lies in; "": a place that
                            is not known, and may be this one */
    size_t count;
    const char *stated_m2;
} lrel_lookup_absent;

/** What the answer does not include, though it may lie here.
 * @since 0.1 */
LREL_EXPORT size_t lrel_lookup_absent_count(const lrel_lookup *lookup);
/** Line @p index of it.
 * @since 0.1 */
LREL_EXPORT lrel_lookup_absent lrel_lookup_absent_at(const lrel_lookup *lookup,
                                                     size_t index);

/** A source of hazards or releases that was looked at. Texts live as long as the lookup.
 */
typedef struct lrel_lookup_source {
    const char *name;
    const char *role;
    size_t records;       /**< read */
    char first[16];       /**< the earliest date of a record; "": none has one */
    char last[16];        /**< the latest up to as_of */
    char complete_to[16]; /**< as the programme says; "": it does not */
} lrel_lookup_source;

/** Sources of hazards and releases, in the programme's order.
 * @since 0.1 */
LREL_EXPORT size_t lrel_lookup_source_count(const lrel_lookup *lookup);
/** Source @p index, counted from 0.
 * @since 0.1 */
LREL_EXPORT lrel_lookup_source lrel_lookup_source_at(const lrel_lookup *lookup,
                                                     size_t index);

#ifdef __cplusplus
}
#endif
#endif

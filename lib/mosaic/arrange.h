/* SPDX-License-Identifier: Apache-2.0 */
/* arrange.h: one component, from rings with contacts to faces with owners. A component is
 * a set of rings that hang together; components never touch, so each is arranged alone.
 */
#ifndef LREL_MOSAIC_ARRANGE_H
#define LREL_MOSAIC_ARRANGE_H

#include "core/threads.h"
#include "mosaic/contacts.h"
#include "mosaic/faces.h"
#include "mosaic/graph.h"
#include "mosaic/label.h"

/* Land that an owner has under the larger reading and not under the smaller. */
typedef struct reading_gap {
    uint32_t owner;
    int64_t area2;
} reading_gap;

/* One ring's share of the winding step across a chain; a list per chain. */
typedef struct step {
    uint32_t code;
    int32_t turns; /* what the left side has more than the right */
    uint32_t next; /* in the pool; STEP_END */
} step;

#define STEP_END UINT32_MAX

/* A place where a ring is cut. */
typedef struct stop {
    uint32_t node;
    uint32_t end;   /* the plain points before it end before this one */
    uint32_t after; /* the plain points after it begin with this one */
} stop;

typedef struct cycle {
    uint32_t start; /* half-edge */
    uint32_t face;
    int64_t area2;
    uint64_t sum; /* of its label */
} cycle;

#define CYCLE_UNSEEN                                                                     \
    (UINT32_MAX - 1) /* instead of a face: the walk was not there yet                    \
                      */

/* What one worker makes, and its room to work in. */
typedef struct arranger {
    const ringset *set;
    contacts *found;
    const uint32_t *component; /* by ring: the lowest ring that hangs together with it */
    bool is_alone;             /* no other worker is busy: all threads may help */
    shard out;
    faceset faces;
    struct {
        reading_gap *at;
        size_t count, capacity;
    } gaps;

    /* of the component at hand */
    uint32_t root;
    uint32_t first_node, first_chain;
    struct {
        stop *at;
        size_t count, capacity;
    } stops;
    struct {
        step *at;
        size_t count, capacity;
    } steps;
    struct {
        uint32_t *at;
        size_t count, capacity;
    } first_step;         /* by chain less first_chain */
    uint32_t *node_slots; /* hash tables: node or chain + 1, 0: empty */
    size_t node_slots_used, node_slots_capacity;
    uint32_t *pair_slots;
    size_t pair_slots_used, pair_slots_capacity;
    struct {
        uint32_t *at;
        size_t count, capacity;
    } chain_list;
    links around;
    struct {
        cycle *at;
        size_t count, capacity;
    } cycles;
    uint64_t *chain_area; /* by chain less first_chain: what it adds, walked forwards */
    size_t chain_area_capacity;
    uint32_t *cycle_of; /* by half-edge less 2 * first_chain */
    size_t cycle_of_capacity;
    struct {
        uint32_t *at;
        size_t count, capacity;
    } path; /* half-edges crossed from the outer cycle to here */
    label here;
    index_list owners, larger, smaller, near;
    lrel__apart apart;
} arranger;

/** Arranges the component of the @p count rings @p rings: adds its nodes, chains and
 * faces to what the arranger has. */
LREL_NODISCARD lrel_status lrel_arranger__component(arranger *a, const uint32_t *rings,
                                                    size_t count, lrel_error *err);

/** The second half of that: walks the faces of the chains that the first half made. */
LREL_NODISCARD lrel_status lrel_arranger__walk(arranger *a, lrel_error *err);
/** The same where they are one ring that touches nothing: the most common component. */
LREL_NODISCARD lrel_status lrel_arranger__walk_loop(arranger *a, lrel_error *err);

void lrel_arranger__clear(arranger *a);

#endif

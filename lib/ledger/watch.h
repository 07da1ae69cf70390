/* SPDX-License-Identifier: Apache-2.0 */
/* watch.h: where suspects stand and what releases take from them, noted while their faces
 * are folded for the account: so they are folded once. */
#ifndef LREL_LEDGER_WATCH_H
#define LREL_LEDGER_WATCH_H

#include "core/threads.h"
#include "ledger/edge.h"
#include "ledger/fold.h"

/* One thread's. */
typedef struct watcher {
    const suspects *all;
    spell_list list;
    bool is_on; /* a suspect has the face at hand */
    uint32_t face;
    uint32_t taker[LREL_ACCOUNT_MAX + 1]; /* the release that emptied it last */
    struct {
        uint32_t *at;
        size_t count, capacity;
    } identities;   /* of the hazards on the face that `stamp` is of */
    uint32_t stamp; /* of the fold */
    bool out_of_memory;
    lrel__apart apart;
} watcher;

/** Face @p number comes next. */
void lrel_watcher__begin(watcher *w, uint32_t number, lrel_face face);

/** While the watcher is on, the fold tells it what it tells its listener; of periods also
 * those in which nothing stands. */
void lrel_watcher__on_change(watcher *w, const change *what);
void lrel_watcher__on_periods(watcher *w, const fold *state, uint32_t from, uint32_t to);

void lrel_watcher__clear(watcher *w);

/** The spells that @p count watchers noted, in order of suspects, account, face and
 * period. @return LREL_OK or LREL_E_MEMORY */
LREL_NODISCARD lrel_status lrel_watcher__spells(const watcher *watchers, int count,
                                                spell_list *out, lrel_error *err);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* land_state.c: the moments of a piece of land up to the day before. */
#include "indicators/land_state.h"

#define RELEASE_NONE UINT32_MAX

static void see_change(const lrel_moment *m, indicator_land *land)
{
    uint32_t bit = 1u << m->account;

    if (m->holder != LREL_HOLDER_NONE) {
        land->recorded |= bit;
        land->beyond &= ~bit;
        land->release[m->account] = RELEASE_NONE;
        return;
    }
    land->recorded &= ~bit;
    if (m->effect == LREL_EFFECT_LEFT)
        land->left_by[m->account] = (uint8_t)(m->column + 1);
}

static void see_release(const lrel_moment *m, indicator_land *land)
{
    uint32_t bit = 1u << m->account;

    if (land->recorded & bit)
        return;
    land->release[m->account] = m->record;
    land->released[m->account] = m->day;
    if (m->effect == LREL_EFFECT_BEYOND_HAZARD)
        land->beyond |= bit;
    else
        land->beyond &= ~bit;
}

void lrel_indicators__land_at(const lrel_history *history, lrel_date day,
                              indicator_land *out)
{
    memset(out, 0, sizeof *out);
    for (int a = 0; a < LREL_ACCOUNT_MAX; a++)
        out->release[a] = RELEASE_NONE;
    for (size_t i = 0; i < lrel_history_count(history); i++) {
        const lrel_moment *m = lrel_history_at(history, i);

        if (m->day.days >= day.days)
            continue;
        see_change(m, out);
        if (m->is_release)
            see_release(m, out);
    }
}

const char *lrel_indicators__land_words(const indicator_land *land, uint32_t accounts,
                                        uint32_t *release)
{
    uint8_t left = 0;

    *release = RELEASE_NONE;
    for (uint32_t a = 0; a < accounts; a++) {
        if (land->release[a] != RELEASE_NONE &&
            (*release == RELEASE_NONE || !(land->beyond >> a & 1)))
            *release = land->release[a];
        if (land->left_by[a] > left)
            left = land->left_by[a];
    }
    if (*release != RELEASE_NONE)
        return "released before";
    if (left == LREL_COLUMN_CLOSED + 1)
        return "closed before, no release on file";
    return left ? "left out by a resurvey" : "no record";
}

/* SPDX-License-Identifier: Apache-2.0 */
/* advice.c: survey or clearance, and why. Clearance is for land whose items are confirmed
 * (IMAS 07.11); survey is for land that may hold none: of what was cleared, much did not
 * hold a single item. A suggestion needs counts: without, there is none. */
#include <math.h>
#include <stdio.h>

#include "focus/order.h"

/* Clearance is suggested from this chance on, that the land holds the threshold or more:
 * rather than not. */
#define CHANCE_MIN 0.5

/* Nothing of its kind, and nothing near it, was cleared with counts: what is believed of
 * it comes from the account as a whole. */
static bool is_like_nothing(const focus_order *o, const focus_hazard *h)
{
    uint32_t group = o->focus->a->years.hazards[h->row].group;

    return h->belief.near_n == 0 &&
           o->model.levels[0].lessons[o->focus->kinds.number[0][group]] == 0;
}

static focus_why why_not(const focus_order *o, const focus_hazard *h)
{
    if (h->area2 <= h->edge2)
        return FOCUS_WHY_EDGE;
    if (o->model.lesson_count < FOCUS_RELEASES_MIN)
        return FOCUS_WHY_NO_COUNTS;
    return o->model.items > 0 ? FOCUS_WHY_NOTHING_LIKE : FOCUS_WHY_NO_ITEMS;
}

void lrel_focus__advise(const focus_order *o, focus_hazard *h)
{
    bool is_confirmed = lrel_focus__record(o->focus, h)->hazard_class == LREL_CLASS_CHA ||
                        h->belief.own_items > 0;

    h->step = FOCUS_NO_STEP;
    h->why = why_not(o, h);
    if (h->why == FOCUS_WHY_EDGE || !h->is_known || is_like_nothing(o, h))
        return;
    h->step = FOCUS_SURVEY;
    if (h->chance < CHANCE_MIN)
        h->why = FOCUS_WHY_SPARSE;
    else if (!is_confirmed)
        h->why = FOCUS_WHY_SUSPECTED;
    else {
        h->why = FOCUS_WHY_DENSE;
        h->step = FOCUS_CLEARANCE;
    }
}

const char *lrel_focus__step_name(focus_step step)
{
    return step == FOCUS_CLEARANCE ? "clearance" : step == FOCUS_SURVEY ? "survey" : "";
}

/* "the chance that it holds 0.9 items per hectare or more is 64 %"; nothing here is ever
 * sure. */
static void write_chance(const focus_order *o, const focus_hazard *h, char *out,
                         size_t size)
{
    double per_cent = floor(100 * h->chance + 0.5);
    bool is_low = per_cent<1, is_high = per_cent> 99;

    snprintf(out, size,
             "the chance that it holds %.10g items per hectare or more is %s%.0f %%",
             lrel_focus__rounded(o->threshold_per_ha),
             is_low    ? "less than "
             : is_high ? "more than "
                       : "",
             is_low    ? 1
             : is_high ? 99
                       : per_cent);
}

focus_sentence lrel_focus__reason(const focus_order *o, const focus_hazard *h)
{
    focus_sentence out = {""};
    char chance[128];

    write_chance(o, h, chance, sizeof chance);
    switch (h->why) {
    case FOCUS_WHY_NO_COUNTS:
        snprintf(out.text, sizeof out.text,
                 "No suggestion: fewer than %d releases of cleared land in this account "
                 "state their items.",
                 FOCUS_RELEASES_MIN);
        break;
    case FOCUS_WHY_NO_ITEMS:
        snprintf(out.text, sizeof out.text,
                 "No suggestion: no release of cleared land in this account states an "
                 "item found.");
        break;
    case FOCUS_WHY_NOTHING_LIKE:
        snprintf(out.text, sizeof out.text,
                 "No suggestion: no land of its class, and none within %.10g km, was "
                 "cleared with its items stated.",
                 o->focus->a->data->programme->focus.distance_m / 1000);
        break;
    case FOCUS_WHY_EDGE:
        snprintf(out.text, sizeof out.text,
                 "Not ranked: what is left is edge difference, which stays recorded "
                 "until its border is settled.");
        break;
    case FOCUS_WHY_SUSPECTED:
        snprintf(
            out.text, sizeof out.text,
            "Survey: %s, but it is not confirmed and no item is on file from its own "
            "land: find out where the items are before clearing.",
            chance);
        break;
    case FOCUS_WHY_SPARSE:
        snprintf(out.text, sizeof out.text,
                 "Survey: %s, below 50 %%: find out where the items are before "
                 "clearing.",
                 chance);
        break;
    case FOCUS_WHY_DENSE:
        snprintf(out.text, sizeof out.text,
                 "Clearance: %s, at least 50 %%, and it is %s.", chance,
                 h->belief.own_items > 0 ? "known from items found on its own land"
                                         : "confirmed");
        break;
    }
    return out;
}

/* SPDX-License-Identifier: Apache-2.0 */
/* indicator_registry.c: the indicators, in the order of their codes.
 * docs/methods/indicators.md has a section for each. */
#include "indicators/making.h"

#define TASKS (DIMS_EVERY & ~DIM_BIT(DIM_NATIONAL_CLASS))
#define DEEDS                                                                            \
    (DIM_BIT(DIM_ALL) | DIM_BIT(DIM_OPERATOR) | DIM_BIT(DIM_ADMIN1) | DIM_BIT(DIM_ASSET))
#define STOCK                                                                            \
    (DIM_BIT(DIM_ALL) | DIM_BIT(DIM_ADMIN1) | DIM_BIT(DIM_CLASS) |                       \
     DIM_BIT(DIM_NATIONAL_CLASS))
#define HELD   (DIM_BIT(DIM_ALL) | DIM_BIT(DIM_OPERATOR) | DIM_BIT(DIM_ADMIN1))
#define PLACES (DIM_BIT(DIM_ALL) | DIM_BIT(DIM_ADMIN1))

static const indicator_info infos[] = {
    {"I1", "area per item", "cleared area / items found in clearance", TASKS,
     lrel_indicators__make_area_per_item},
    {"I2", "item density", "items found in clearance / hectares cleared", TASKS,
     lrel_indicators__make_density},
    {"I3", "zero-find share",
     "area of clearance tasks that found none / area of all that say what they found",
     TASKS, lrel_indicators__make_zero_share},
    {"I4", "zero-find tasks", "clearance tasks that found none: how many, and their area",
     TASKS, lrel_indicators__make_zero_tasks},
    {"I5", "survey share", "(cancelled + reduced) / released", DIMS_EVERY,
     lrel_indicators__make_survey_share},
    {"I6", "release mix", "cancelled, reduced, cleared / released", DIMS_EVERY,
     lrel_indicators__make_release_mix},
    {"I7", "class focus ratio",
     "share of a class in what is released / its share in the stock",
     DIM_BIT(DIM_CLASS) | DIM_BIT(DIM_NATIONAL_CLASS), lrel_indicators__make_class_focus},
    {"I8", "net change", "closing - opening; newly recorded - released", DIMS_OF_LAND,
     lrel_indicators__make_net_change},
    {"I9", "new contamination rate", "newly recorded / released", DIMS_OF_LAND,
     lrel_indicators__make_new_rate},
    {"I10", "accidents outside records",
     "accidents not at or near recorded land on their day / all accidents", PLACES,
     lrel_indicators__make_accidents_outside},
    {"I11", "target attainment", "actual / target, of the same period and the same land",
     0, lrel_indicators__make_targets},
    {"I12", "years to finish", "stock / what is released, or cleared, in a year", STOCK,
     lrel_indicators__make_years_to_finish},
    {"I13", "required rate", "stock / years to the deadline", STOCK,
     lrel_indicators__make_required_rate},
    {"I14", "deadline margin", "years to the deadline - years to finish", STOCK,
     lrel_indicators__make_deadline_margin},
    {"I15", "CHA share", "CHA / (CHA + SHA), in hazards and in area", HELD,
     lrel_indicators__make_cha_share},
    {"I16", "reporting lag and backlog",
     "days from completion to acceptance; what is completed and not accepted", 0,
     lrel_indicators__make_acceptance},
    {"I17", "source ratio", "published by the operator / published by the authority", 0,
     lrel_indicators__make_source_ratio},
    {"I18", "units declared", "units by the words of their latest declaration", 0,
     lrel_indicators__make_declared},
    {"I19", "cost", "published money / area released in the same years", 0,
     lrel_indicators__make_cost},
    {"I20", "found after release",
     "items and accidents on land after the day of its release", DEEDS,
     lrel_indicators__make_found},
    {"I21", "resurvey effect", "area before / area after, of hazards surveyed again", 0,
     lrel_indicators__make_resurvey},
    {"I22", "overreach", "cleared beyond every recorded hazard / cleared, as drawn",
     DEEDS, lrel_indicators__make_overreach},
};

const indicator_info *lrel_indicators__info(size_t index)
{
    return index < sizeof infos / sizeof *infos ? &infos[index] : NULL;
}

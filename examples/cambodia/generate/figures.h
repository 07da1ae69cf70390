/* SPDX-License-Identifier: Apache-2.0 */
/* figures.h: the published figures that the invented land is shaped by.
 *
 * Mine Action Review, Clearing the Mines 2025, and earlier reports for earlier years: AP
 * mined area by province at the end of 2024, and what was released year by year. A figure
 * that nobody published is marked; it is ours. */
#ifndef CAMBODIA_FIGURES_H
#define CAMBODIA_FIGURES_H

#include <stdbool.h>

#define AS_OF_YEAR 2024
#define FIRST_YEAR 2015 /* of releases on file */
#define YEAR_COUNT (AS_OF_YEAR - FIRST_YEAR + 1)

typedef enum agency { ROMDUOL, LOTUS, SARUS, AGENCY_COUNT } agency;
typedef enum product { CANCELLED, REDUCED, CLEARED, PRODUCT_COUNT } release_product;

typedef struct mined_province {
    const char *code;
    double stock_km2;        /* AP mined area at the end of 2024: published */
    double released_share;   /* of all released since 2015: ours */
    int share[AGENCY_COUNT]; /* per cent of the hazards there: ours */
} mined_province;

typedef struct strike_province {
    const char *code;
    double share; /* of the land with cluster munition remnants: ours */
} strike_province;

typedef struct released_year {
    double mines_km2[PRODUCT_COUNT];
    double strikes_km2[PRODUCT_COUNT];
    double newly_recorded_km2; /* AP mined area: what the published stocks leave open */
    int mines, mines_in_spot_tasks, submunitions; /* destroyed */
} released_year;

extern const mined_province mined_provinces[];
extern const int mined_province_count;
extern const strike_province strike_provinces[];
extern const int strike_province_count;
extern const released_year released_years[YEAR_COUNT];

/* Of all years and products together. */
double figures_released_km2(bool are_mines);

#define MINES_STOCK_KM2   424.24 /* at the end of 2024: published */
#define STRIKES_STOCK_KM2 390.0  /* published statements go from 334 to 681 */

#define KM2 1e6

#endif

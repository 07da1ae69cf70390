/* SPDX-License-Identifier: Apache-2.0 */
/* figures.c: see figures.h. */
#include "figures.h"

const mined_province mined_provinces[] = {
    {"01", 39.88, 0.170, {60, 40, 0}},   {"02", 81.34, 0.290, {65, 35, 0}},
    {"06", 0.82, 0.012, {60, 0, 40}},    {"09", 15.76, 0.018, {40, 60, 0}},
    {"22", 68.40, 0.150, {70, 30, 0}},   {"24", 12.21, 0.070, {45, 55, 0}},
    {"13", 100.34, 0.120, {60, 15, 25}}, {"15", 92.25, 0.100, {70, 30, 0}},
    {"16", 0.11, 0.002, {0, 0, 100}},    {"17", 13.13, 0.068, {55, 45, 0}},
};
const int mined_province_count = sizeof mined_provinces / sizeof *mined_provinces;

const strike_province strike_provinces[] = {
    {"19", 0.19}, {"10", 0.21}, {"16", 0.13}, {"11", 0.11}, {"03", 0.06},
    {"25", 0.12}, {"14", 0.05}, {"20", 0.07}, {"13", 0.06},
};
const int strike_province_count = sizeof strike_provinces / sizeof *strike_provinces;

/* Published: of mines, all of 2015-2019 and 2023-2024, what was cleared in 2020-2022, and
 * both ways of survey together in 2022 (103 km2); items of 2017-2019 and 2023-2024. Of
 * strikes, 2015-2017 but for the split of the 2.7 km2 that survey released in 2017. The
 * rest is ours, between its neighbours. */
const released_year released_years[YEAR_COUNT] = {
    {{70.38, 30.11, 46.47}, {0.00, 3.34, 0.77}, 50, 7400, 2400, 900},      /* 2015 */
    {{28.93, 14.48, 25.33}, {2.85, 3.19, 22.38}, 106, 6900, 2300, 8852},   /* 2016 */
    {{26.11, 14.25, 27.68}, {1.20, 1.50, 23.50}, 112, 5780, 1700, 5865},   /* 2017 */
    {{23.81, 8.69, 41.01}, {1.00, 2.00, 18.00}, 25, 16019, 4301, 5200},    /* 2018 */
    {{26.92, 7.50, 20.94}, {1.00, 2.00, 16.00}, 45, 8476, 4365, 4900},     /* 2019 */
    {{20.00, 8.00, 49.99}, {1.00, 2.00, 14.00}, 45, 7900, 3100, 4300},     /* 2020 */
    {{22.00, 10.00, 43.73}, {1.00, 2.00, 12.00}, 45, 7600, 2700, 3800},    /* 2021 */
    {{28.00, 75.00, 88.48}, {1.50, 2.50, 15.00}, 65, 12400, 2400, 4600},   /* 2022 */
    {{33.18, 135.39, 129.70}, {2.00, 3.00, 18.00}, 90, 19229, 2056, 5500}, /* 2023 */
    {{15.44, 34.48, 80.44}, {2.00, 3.00, 16.00}, 76, 10534, 2902, 5100},   /* 2024 */
};

double figures_released_km2(bool are_mines)
{
    double sum = 0;

    for (int y = 0; y < YEAR_COUNT; y++)
        for (int p = 0; p < PRODUCT_COUNT; p++)
            sum += are_mines ? released_years[y].mines_km2[p]
                             : released_years[y].strikes_km2[p];
    return sum;
}

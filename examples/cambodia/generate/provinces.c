/* SPDX-License-Identifier: Apache-2.0 */
/* provinces.c: provinces share corners by number, so that they tile without gap or
 * overlap. Longitude and latitude are rounded to a twentieth of a degree, 5 km: enough to
 * group by, and not to be taken for a border. */
#include "provinces.h"

#include <assert.h>
#include <string.h>

#include "plane.h"

static const point nodes[] = {{0, 0}, /* ends a list */
                              /* 1: from the sea along Thailand to Laos */
                              {102.90, 11.65},
                              {102.75, 12.05},
                              {102.75, 12.40},
                              {102.55, 12.65},
                              {102.50, 12.95},
                              {102.40, 13.25},
                              {102.40, 13.60},
                              {102.65, 13.75},
                              {102.80, 13.95},
                              {102.95, 14.15},
                              {103.25, 14.35},
                              {103.70, 14.40},
                              {104.45, 14.35},
                              {104.70, 14.35},
                              {105.20, 14.30},
                              /* 16: along Laos to the corner of Viet Nam */
                              {105.55, 14.10},
                              {105.90, 13.95},
                              {106.15, 14.30},
                              {106.50, 14.55},
                              {106.75, 14.35},
                              {107.15, 14.40},
                              {107.55, 14.65},
                              /* 23: along Viet Nam to the sea */
                              {107.45, 13.90},
                              {107.60, 13.45},
                              {107.55, 12.85},
                              {107.50, 12.35},
                              {107.10, 12.25},
                              {106.75, 12.05},
                              {106.40, 11.95},
                              {106.40, 11.70},
                              {105.90, 11.60},
                              {105.90, 11.30},
                              {106.15, 11.05},
                              {105.90, 10.90},
                              {105.75, 11.00},
                              {105.35, 10.95},
                              {105.05, 10.90},
                              {104.90, 10.55},
                              {104.45, 10.40},
                              /* 40: along the sea */
                              {104.40, 10.45},
                              {104.40, 10.60},
                              {104.25, 10.50},
                              {104.00, 10.55},
                              {103.80, 10.60},
                              {103.55, 10.60},
                              {103.65, 10.95},
                              {103.10, 10.95},
                              {103.00, 11.40},
                              /* 49: in the west and round the lake */
                              {103.20, 11.95},
                              {103.65, 11.95},
                              {103.95, 12.05},
                              {104.30, 12.50},
                              {103.20, 12.60},
                              {103.85, 12.90},
                              {104.15, 12.70},
                              {102.80, 12.95},
                              {102.85, 12.70},
                              {102.95, 13.35},
                              {103.35, 13.35},
                              {103.35, 14.00},
                              {104.40, 13.95},
                              {104.40, 13.55},
                              /* 63: in the east */
                              {105.55, 13.40},
                              {105.60, 12.90},
                              {105.55, 12.35},
                              {105.00, 12.20},
                              {106.60, 13.50},
                              {106.30, 13.20},
                              {106.55, 12.50},
                              {105.85, 12.15},
                              {105.60, 11.75},
                              {105.75, 11.60},
                              /* 73: round the capital */
                              {105.15, 11.85},
                              {104.95, 11.95},
                              {105.60, 11.25},
                              {105.20, 11.40},
                              {104.60, 11.85},
                              {104.70, 11.60},
                              {104.65, 11.15},
                              {104.20, 11.05},
                              {103.85, 11.25},
                              {104.95, 11.70},
                              {105.00, 11.50},
                              {104.75, 11.40},
                              {104.85, 11.25},
                              {104.55, 10.75},
                              {103.95, 10.95}};

const province_outline provinces[PROVINCE_COUNT] = {
    {"01", "Banteay Meanchey", "បន្ទាយមានជ័យ", {7, 58, 59, 60, 10, 9, 8}},
    {"02", "Battambang", "បាត់ដំបង", {3, 53, 54, 59, 58, 7, 6, 5, 56, 57, 4}},
    {"03", "Kampong Cham", "កំពង់ចាម", {66, 74, 73, 71, 70, 65}},
    {"04", "Kampong Chhnang", "កំពង់ឆ្នាំង", {51, 77, 74, 66, 52}},
    {"05", "Kampong Speu", "កំពង់ស្ពឺ", {50, 81, 80, 79, 85, 84, 78, 77, 51}},
    {"06", "Kampong Thom", "កំពង់ធំ", {52, 66, 65, 64, 63, 62, 55}},
    {"07", "Kampot", "កំពត", {80, 87, 44, 43, 42, 41, 40, 39, 38, 86, 79}},
    {"08", "Kandal", "កណ្ដាល", {77, 78, 82, 83, 84, 85, 37, 36, 76, 73, 74}},
    {"09", "Koh Kong", "កោះកុង", {1, 48, 47, 46, 87, 80, 81, 50, 49, 2}},
    {"10", "Kratie", "ក្រចេះ", {65, 70, 29, 28, 69, 68, 64}},
    {"11", "Mondul Kiri", "មណ្ឌលគិរី", {67, 68, 69, 28, 27, 26, 25, 24}},
    {"12", "Phnom Penh", "ភ្នំពេញ", {78, 84, 83, 82}},
    {"13", "Preah Vihear", "ព្រះវិហារ", {61, 62, 63, 16, 15, 14, 13}},
    {"14", "Prey Veng", "ព្រៃវែង", {71, 73, 76, 36, 35, 75, 72}},
    {"15", "Pursat", "ពោធិ៍សាត់", {2, 49, 50, 51, 52, 55, 54, 53, 3}},
    {"16", "Ratanak Kiri", "រតនគិរី", {67, 24, 23, 22, 21, 20}},
    {"17", "Siem Reap", "សៀមរាប", {59, 54, 55, 62, 61, 60}},
    {"18", "Preah Sihanouk", "ព្រះសីហនុ", {44, 87, 46, 45}},
    {"19", "Stung Treng", "ស្ទឹងត្រែង", {63, 64, 68, 67, 20, 19, 18, 17, 16}},
    {"20", "Svay Rieng", "ស្វាយរៀង", {72, 75, 35, 34, 33, 32, 31}},
    {"21", "Takeo", "តាកែវ", {85, 79, 86, 38, 37}},
    {"22", "Oddar Meanchey", "ឧត្តរមានជ័យ", {10, 60, 61, 13, 12, 11}},
    {"23", "Kep", "កែប", {42, 40, 41}},
    {"24", "Pailin", "ប៉ៃលិន", {4, 57, 56, 5}},
    {"25", "Tboung Khmum", "ត្បូងឃ្មុំ", {70, 71, 72, 31, 30, 29}},
};

int province_find(const char *code)
{
    int p = 0;

    while (strcmp(provinces[p].code, code) != 0) {
        p++;
        assert(p < PROVINCE_COUNT);
    }
    return p;
}

int province_node_count(int province)
{
    int n = 0;

    while (n < PROVINCE_NODES && provinces[province].nodes[n])
        n++;
    return n;
}

point province_corner(int province, int n)
{
    return nodes[provinces[province].nodes[n]];
}

static point laid[sizeof nodes / sizeof *nodes];

void provinces_open(void)
{
    for (size_t n = 1; n < sizeof nodes / sizeof *nodes; n++)
        laid[n] = plane_from_degrees(nodes[n]);
}

static point corner_in_metres(int province, int n)
{
    return laid[provinces[province].nodes[n]];
}

bool province_has(int province, point p)
{
    bool inside = false;
    int count = province_node_count(province);
    point a = corner_in_metres(province, count - 1);

    for (int n = 0; n < count; n++) {
        point b = corner_in_metres(province, n);

        if ((a.y > p.y) != (b.y > p.y) &&
            p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x))
            inside = !inside;
        a = b;
    }
    return inside;
}

point province_somewhere(int province, random_stream *random)
{
    point low = corner_in_metres(province, 0), high = low, p;

    for (int n = 1; n < province_node_count(province); n++) {
        point c = corner_in_metres(province, n);

        low = (point){c.x < low.x ? c.x : low.x, c.y < low.y ? c.y : low.y};
        high = (point){c.x > high.x ? c.x : high.x, c.y > high.y ? c.y : high.y};
    }
    do {
        p.x = low.x + random_unit(random) * (high.x - low.x);
        p.y = low.y + random_unit(random) * (high.y - low.y);
    } while (!province_has(province, p));
    return p;
}

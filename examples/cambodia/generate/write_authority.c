/* SPDX-License-Identifier: Apache-2.0 */
/* write_authority.c: what the national authority of the example keeps. */
#include "calendar.h"
#include "output.h"
#include "plane.h"
#include "provinces.h"
#include "write.h"

static void put_province(FILE *file, int p)
{
    int count = province_node_count(p);

    fprintf(
        file,
        "{\"type\": \"Feature\", \"properties\": {\"PCODE\": \"%s\", \"NAME\": \"%s\", "
        "\"NAME_KH\": \"%s\", \"REMARKS\": \"outline " INVENTED
        "\"},\n \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[",
        provinces[p].code, provinces[p].name, provinces[p].name_km);
    for (int n = 0; n <= count; n++) {
        point corner = province_corner(p, n % count);

        fprintf(file, "%s[%.2f, %.2f]", n ? ", " : "", corner.x, corner.y);
    }
    fprintf(file, "]]}}%s\n", p + 1 < PROVINCE_COUNT ? "," : "");
}

bool write_provinces(const char *folder)
{
    static const char name[] = "provinces.geojson";
    FILE *file = output_begin(folder, name);

    if (!file)
        return false;
    fputs("{\"type\": \"FeatureCollection\", \"name\": \"Provinces, outlines " INVENTED
          "\", \"features\": [\n",
          file);
    for (int p = 0; p < PROVINCE_COUNT; p++)
        put_province(file, p);
    fputs("]}\n", file);
    return output_end(file, folder, name);
}

static void put_place(FILE *file, point utm)
{
    point p = plane_to_degrees(utm);

    fprintf(file, "%.6f,%.6f,", p.x, p.y);
}

/* One row an item category, as an item register has it. */
static void put_items(FILE *file, const spot_task *t, const char *category, int count)
{
    static const char *const operators[] = {
        [ROMDUOL] = "ROMDUOL", [LOTUS] = "LOTUS", [SARUS] = "SARUS"};
    char day[DATE_TEXT];

    if (!count)
        return;
    date_text(t->day, ISO_DATE, day);
    fprintf(file, "%s,%s,%s,%d,eod_spot,%s,", t->id, day, category, count,
            operators[t->agency]);
    put_place(file, t->place);
    fprintf(file, "%s," INVENTED "\r\n", provinces[t->province].code);
}

bool write_spot_tasks(const char *folder, const pattern *p)
{
    static const char name[] = "spot_tasks.csv";
    FILE *file = output_begin(folder, name);

    if (!file)
        return false;
    fputs("id,date,category,quantity,context,operator,lon,lat,province,remark\r\n", file);
    for (int i = 0; i < SPOT_TASKS; i++) {
        put_items(file, &p->spots[i], "ap_mine", p->spots[i].mines);
        put_items(file, &p->spots[i], "submunition", p->spots[i].submunitions);
        put_items(file, &p->spots[i], "other_uxo", p->spots[i].other_uxo);
    }
    return output_end(file, folder, name);
}

bool write_accidents(const char *folder, const pattern *p)
{
    static const char name[] = "accidents.csv";
    FILE *file = output_begin(folder, name);

    if (!file)
        return false;
    fputs("id,date,category,demining,killed,injured,lon,lat,province,remark\r\n", file);
    for (int i = 0; i < ACCIDENTS; i++) {
        const accident *a = &p->accidents[i];
        char day[DATE_TEXT];

        date_text(a->day, ISO_DATE, day);
        fprintf(file, "%s,%s,%s,%s,%d,%d,", a->id, day,
                a->by_submunition ? "submunition" : "ap_mine",
                a->while_clearing ? "yes" : "no", a->killed, a->injured);
        put_place(file, a->place);
        fprintf(file, "%s," INVENTED "\r\n", provinces[a->province].code);
    }
    return output_end(file, folder, name);
}

/* Where the survey of the border has been. Of the fifteen provinces without mined area, a
 * declaration each: that many are declared (CTM25), which and when is invented. */
bool write_survey(const char *folder)
{
    static const char *const stages[] = {"surveyed", "partly", "surveyed",
                                         "not_surveyed"};
    static const char name[] = "survey_coverage.csv";
    FILE *file = output_begin(folder, name);

    if (!file)
        return false;
    fputs("id,province,status,date,remark\r\n", file);
    for (int i = 0; i < mined_province_count; i++)
        fprintf(file, "SV-%02d,%s,%s,%d-%02d-15," INVENTED "\r\n", i + 1,
                mined_provinces[i].code, stages[i % 4], AS_OF_YEAR - i % 3, 1 + i);
    return output_end(file, folder, name);
}

static bool is_mined(const char *code)
{
    for (int i = 0; i < mined_province_count; i++)
        if (province_find(mined_provinces[i].code) == province_find(code))
            return true;
    return false;
}

bool write_declarations(const char *folder)
{
    static const char name[] = "declarations.csv";
    FILE *file = output_begin(folder, name);

    if (!file)
        return false;
    fputs("id,province,status,date,declared_by,remark\r\n", file);
    for (int p = 0; p < PROVINCE_COUNT; p++)
        if (!is_mined(provinces[p].code))
            fprintf(
                file,
                "DC-%s,%s,known minefields released,%d-12-10,Example Authority," INVENTED
                "\r\n",
                provinces[p].code, provinces[p].code, AS_OF_YEAR - p % 4);
    return output_end(file, folder, name);
}

bool write_readme(const char *folder, const records *r)
{
    FILE *file = output_begin(folder, README_NAME);

    if (!file)
        return false;
    fprintf(
        file,
        "Everything in this folder is " INVENTED
        ": the agencies, the hazards, the releases, the\n"
        "outlines of the provinces, the items and the accidents. No place here says "
        "anything\nabout the ground. Only provinces' codes and names are real, and the "
        "amounts are\nshaped by published figures.\n\n"
        "Made by examples/cambodia/generate; ../README.md tells what is in it.\n\n"
        "%d rows of hazards, %d of releases.\n",
        r->hazard_count, r->release_count);
    return output_end(file, folder, README_NAME);
}

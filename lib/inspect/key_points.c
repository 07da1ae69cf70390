/* SPDX-License-Identifier: Apache-2.0 */
/* key_points.c: how well one column goes with one key: points for its name, points for
 * its values, and contradictions that no name makes up for. */
#include "inspect/inspection.h"
#include "inspect/short_name.h"

/* Names: a whole one is enough to be placed unless the values contradict it. */
static const int fit_points[LREL_FIT_COUNT] = {
    [LREL_FIT_NONE] = 0,   [LREL_FIT_TYPO] = 28, [LREL_FIT_SHORT] = 34,
    [LREL_FIT_WORDS] = 38, [LREL_FIT_CUT] = 50,  [LREL_FIT_WHOLE] = 60,
};
/* Names of many meanings count half, and the second of a name a little less. */
#define WEAK_SHARE       0.5
#define REPEATED_PENALTY 4
/* A column of more different values holds no list of words. */
#define WORDS_MOST 30
/* A contradiction: never placed. */
#define VETO (-1000)

const lrel_key_info *lrel_target__info(int target, lrel_key_info *room)
{
    if (target >= 0 && target < LREL_KEY_COUNT)
        return lrel_key_info_of((lrel_key)target);
    if (target >= LREL_TARGET_ITEMS && target < LREL_TARGET_WKT) {
        *room = lrel_item_key_info(target - LREL_TARGET_ITEMS);
        return room;
    }
    return NULL;
}

/* Behind the keys; a test holds the items to their vocabulary. */
static const char *const other_targets[LREL_TARGET_COUNT - LREL_KEY_COUNT] = {
    "items.ap_mine",     "items.av_mine",   "items.improvised_mine",
    "items.submunition", "items.other_uxo", "items.ied",
    "items.fuze",        "items.saa",       "geometry.wkt",
    "geometry.lon",      "geometry.lat",    "traverse.bearing",
    "traverse.distance", "traverse.point",  "traverse.from_point",
    "boundary.code",     "boundary.name",
};

const char *lrel_target__name(int target)
{
    if (target < 0)
        return "";
    if (target < LREL_KEY_COUNT)
        return lrel_key_info_of((lrel_key)target)->name;
    return other_targets[target - LREL_KEY_COUNT];
}

bool lrel_target__is_geometry(int target)
{
    return target >= LREL_TARGET_WKT && target < LREL_TARGET_UNIT_CODE;
}

bool lrel_target__is_of(int target, lrel_guess_role role)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(target, &room);
    int real = lrel_role_infos[role].role;

    if (target >= LREL_TARGET_UNIT_CODE)
        return role == LREL_GUESS_BOUNDARY;
    if (lrel_target__is_geometry(target))
        return false; /* settled when the layer was read */
    return real >= 0 && (info->roles >> real & 1) && info->name[0] != '\0';
}

static bool is_mostly(int64_t part, const lrel_field *field, int percent)
{
    return field->filled > 0 && 100 * part >= percent * field->filled;
}

static bool is_numeric(const lrel_field *field)
{
    return field->kind == LREL_FIELD_INTEGER || field->kind == LREL_FIELD_NUMBER ||
           field->kind == LREL_FIELD_DECIMAL_COMMA || field->kind == LREL_FIELD_YEAR;
}

static bool is_unique(const lrel_field *field)
{
    return field->filled > 0 && field->values.count > 0 && field->values.at[0].count == 1;
}

/* --- what the values say, from VETO to 60 --- */

static int points_of_codes(const lrel_field *field, const lrel_vocabulary *vocabulary,
                           lrel_placing_reason *why)
{
    int share = lrel_code_words__share(field, vocabulary);

    why->understood = share;
    if (field->kind == LREL_FIELD_DATE || field->kind == LREL_FIELD_NUMBER)
        return VETO;
    if (share >= 90)
        return 45;
    if (share >= 40)
        return 30;
    if (share > 0)
        return 10;
    return field->values.count <= WORDS_MOST ? -5 : -20;
}

static int points_of_date(const lrel_field *field, lrel_placing_reason *why)
{
    why->is_of_kind = true;
    if (field->kind == LREL_FIELD_DATE)
        return 30;
    if (field->kind == LREL_FIELD_YEAR)
        return 15;
    why->is_of_kind = false;
    /* Day numbers of a spreadsheet, other calendars: a question, but of this column. */
    return field->kind == LREL_FIELD_INTEGER && field->low >= 2400 ? -5 : VETO;
}

static int points_of_area(const lrel_field *field, lrel_placing_reason *why)
{
    if (!is_numeric(field) || field->kind == LREL_FIELD_YEAR || field->low < 0)
        return VETO;
    why->is_of_kind = true;
    why->is_drawn_area = field->area.unit != NULL;
    return field->area.unit ? 50 : lrel_field__unit_of_name(field) ? 20 : 10;
}

static int points_of_number(const lrel_field *field, lrel_placing_reason *why)
{
    if (!is_numeric(field) || field->low < 0)
        return VETO;
    why->is_of_kind = true;
    return 15;
}

static int points_of_id(const lrel_field *field, lrel_placing_reason *why)
{
    if (field->kind == LREL_FIELD_DATE ||
        !is_mostly(field->filled - field->outlines, field, 50))
        return VETO;
    why->is_unique = is_unique(field) && field->empty == 0;
    if (why->is_unique)
        return 25;
    return 2 * (int64_t)field->values.count >= field->filled ? 12 : -15;
}

static int points_of_text(const lrel_field *field)
{
    if (field->kind == LREL_FIELD_DATE || field->outlines > 0)
        return VETO;
    return field->longest > 120 ? -30 : 5;
}

static int points_of_lonlat(const lrel_field *field, lrel_placing_reason *why)
{
    if (field->kind != LREL_FIELD_INTEGER && field->kind != LREL_FIELD_NUMBER)
        return VETO;
    why->is_of_kind = true;
    return field->kind == LREL_FIELD_NUMBER ? 20 : 5;
}

/* Degrees, or by quarters: "N 45 30 E". */
static int points_of_bearing(const lrel_field *field, lrel_placing_reason *why)
{
    why->is_of_kind = is_numeric(field) && field->low >= 0 && field->high <= 360;
    if (why->is_of_kind)
        return 20;
    return field->kind == LREL_FIELD_TEXT && field->longest <= 20 ? 0 : VETO;
}

static int points_of_wkt(const lrel_field *field, lrel_placing_reason *why)
{
    if (!is_mostly(field->outlines, field, 50))
        return VETO;
    why->is_of_kind = true;
    return 60;
}

static int points_of_unit_name(const lrel_field *field)
{
    return field->kind == LREL_FIELD_TEXT && is_unique(field) ? 15 : -10;
}

/* Codes of units are numbers, most of them; names are not codes. */
static int points_of_place(const lrel_field *field)
{
    return field->kind == LREL_FIELD_INTEGER ? 20 : points_of_text(field);
}

static int points_of_values(const lrel_field *field, int target, lrel_placing_reason *why)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(target, &room);

    if (target == LREL_TARGET_WKT)
        return points_of_wkt(field, why);
    if (target == LREL_TARGET_LON || target == LREL_TARGET_LAT)
        return points_of_lonlat(field, why);
    if (target == LREL_TARGET_BEARING)
        return points_of_bearing(field, why);
    if (target == LREL_TARGET_DISTANCE)
        return points_of_number(field, why);
    if (target == LREL_TARGET_POINT_NUMBER || target == LREL_TARGET_FROM_POINT)
        return points_of_text(field);
    if (target == LREL_KEY_ID || target == LREL_TARGET_UNIT_CODE)
        return points_of_id(field, why);
    if (target == LREL_TARGET_UNIT_NAME)
        return points_of_unit_name(field);
    if (target == LREL_KEY_PLACE)
        return points_of_place(field);
    switch (info->type) {
    case LREL_VALUE_CODE:
    case LREL_VALUE_CODES:
        return info->vocabulary ? points_of_codes(field, info->vocabulary, why)
                                : points_of_text(field);
    case LREL_VALUE_DATE:
        return points_of_date(field, why);
    case LREL_VALUE_AREA:
        return points_of_area(field, why);
    case LREL_VALUE_NUMBER:
    case LREL_VALUE_DEPTH:
    case LREL_VALUE_WIDTH:
    case LREL_VALUE_AMOUNT:
        return points_of_number(field, why);
    default:
        return points_of_text(field);
    }
}

/* --- what the name says --- */

static void take_fit(lrel_name_fit fit, bool is_weak, int *best, lrel_placing_reason *why)
{
    int points = (int)(fit_points[fit] * (is_weak ? WEAK_SHARE : 1.0));

    if (points <= *best)
        return;
    *best = points;
    why->fit = fit;
    why->is_weak = is_weak;
}

static int points_of_name(const lrel_field *field, const char *target,
                          lrel_guess_role role, lrel_placing_reason *why)
{
    bool is_weak;
    int best = 0;

    for (const lrel_alias *alias = lrel_aliases; alias->target; alias++) {
        const char *list = alias->names;
        lrel_text known;

        if (!(alias->roles >> role & 1) || strcmp(alias->target, target) != 0)
            continue;
        while (lrel_plain_name__next(&list, &known))
            take_fit(lrel_plain_name__fit(&field->plain, known), alias->is_weak, &best,
                     why);
    }
    if (lrel_short_name__is_of(&field->plain, target, role, &is_weak))
        take_fit(LREL_FIT_SHORT, is_weak, &best, why);
    return best > 0 && field->plain.is_repeated ? best - REPEATED_PENALTY : best;
}

static bool speaks_alone(const lrel_field *field, int target,
                         const lrel_placing_reason *why)
{
    lrel_key_info room;
    const lrel_key_info *info = lrel_target__info(target, &room);

    if (target == LREL_TARGET_WKT)
        return true;
    if (target == LREL_KEY_AREA)
        return why->is_drawn_area;
    for (size_t i = 0; info && lrel_speaking_vocabularies[i]; i++)
        if (info->vocabulary == lrel_speaking_vocabularies[i])
            return why->understood >= 90 && field->values.count > 1;
    return false;
}

/* A guess that takes a hazard off the map or lets land be released must not rest on a
 * name that means many things: "Status_Cha" is filled for hazards that are open too, and
 * a cancelled task is no cancelled land. Then it is a question. */
static bool is_too_bold(int target, lrel_guess_role role, const lrel_placing_reason *why)
{
    if (target == LREL_KEY_PRODUCT)
        return why->is_weak && why->understood < 90;
    return target == LREL_KEY_TO && role == LREL_GUESS_HAZARD && why->is_weak;
}

/* Values may speak for themselves where there is a list of words, or a drawn area. */
int lrel_target__score(const lrel_field *field, int target, lrel_guess_role role,
                       lrel_placing_reason *why)
{
    int name, values;

    *why = (lrel_placing_reason){.understood = -1};
    if (field->kind == LREL_FIELD_EMPTY)
        return 0;
    name = points_of_name(field, lrel_target__name(target), role, why);
    values = points_of_values(field, target, why);
    if (values == VETO)
        return 0;
    if (name == 0 && !speaks_alone(field, target, why))
        return 0;
    if (name + values <= 0)
        return 0;
    if (is_too_bold(target, role, why) && name + values >= LREL_SCORE_PLACED)
        return LREL_SCORE_PLACED - 1;
    return name + values < 100 ? name + values : 100;
}

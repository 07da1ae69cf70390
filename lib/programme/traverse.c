/* SPDX-License-Identifier: Apache-2.0 */
/* traverse.c: `geometry: {traverse: }`. */
#include "programme/parser.h"

#include "core/angle.h"
#include "core/fail.h"
#include "model/unit.h"

/* No needle points farther away from north, but at the poles of the field. */
#define DECLINATION_MAX_DEG 90.0

static lrel_status read_columns(const lrel_parser *parser, const lrel_yaml *const *slots,
                                lrel_traverse *out, lrel_error *err)
{
    lrel_status status;
    bool is_bearing_numbered, is_distance_numbered;

    if ((status = lrel_programme__text(parser, slots[LREL_TRAVERSE_BEARING],
                                       &out->bearing, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_TRAVERSE_DISTANCE],
                                       &out->distance, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_TRAVERSE_POINT], &out->point,
                                       err)) ||
        (status = lrel_programme__text(parser, slots[LREL_TRAVERSE_FROM_POINT],
                                       &out->from_point, err)))
        return status;
    is_bearing_numbered = lrel_is_numbered(out->bearing);
    is_distance_numbered = lrel_is_numbered(out->distance);
    if (is_bearing_numbered != is_distance_numbered)
        return LREL_FAIL_AT(parser, slots[LREL_TRAVERSE_DISTANCE], err,
                            "`bearing` and `distance` are both numbered (`#`), or "
                            "neither");
    if (is_bearing_numbered && out->point.length > 0)
        return LREL_FAIL_AT_KEY(parser, slots[LREL_TRAVERSE_POINT], err,
                                "numbered columns are in order; `point` is for rows");
    return LREL_OK;
}

/* Points are told from each other by their numbers. */
static lrel_status check_from_point(const lrel_parser *parser, const lrel_yaml *node,
                                    const lrel_traverse *traverse, lrel_error *err)
{
    bool is_numbered = lrel_is_numbered(traverse->bearing);

    if (node && is_numbered != lrel_is_numbered(traverse->from_point))
        return LREL_FAIL_AT(parser, node, err,
                            "`from_point` and `bearing` are both numbered (`#`), or "
                            "neither");
    if (node && !is_numbered && traverse->point.length == 0)
        return LREL_FAIL_AT_KEY(parser, node, err,
                                "`from_point` goes with `point`, the numbers of points");
    return LREL_OK;
}

static lrel_status read_unit(const lrel_parser *parser, const lrel_yaml *node,
                             lrel_traverse *out, lrel_error *err)
{
    lrel_status status = lrel_programme__text(parser, node, &out->unit, err);

    if (status != LREL_OK || !node || lrel_unit_find(LREL_UNIT_WIDTH, out->unit))
        return status;
    return LREL_FAIL_AT(parser, node, err, "`%.*s` is no unit of distances; known are %s",
                        LREL_TEXT_ARGS(lrel_programme__clip(out->unit)),
                        lrel_unit_names(LREL_UNIT_WIDTH));
}

static lrel_status read_declination(const lrel_parser *parser, const lrel_yaml *node,
                                    lrel_traverse *out, lrel_error *err)
{
    lrel_angle angle;

    if (!node)
        return LREL_OK;
    if (node->kind != LREL_YAML_TEXT ||
        lrel_angle__parse(node->text, 'E', &angle, NULL) != LREL_OK ||
        angle.degrees < -DECLINATION_MAX_DEG || angle.degrees > DECLINATION_MAX_DEG)
        return LREL_FAIL_AT(parser, node, err,
                            "`declination` takes degrees east of true north, as in "
                            "`-0.5` or `0.5W`");
    if (out->north != LREL_NORTH_MAGNETIC)
        return LREL_FAIL_AT_KEY(parser, node, err,
                                "`declination` goes with `north: magnetic`");
    out->has_declination = true;
    out->declination_deg = angle.degrees;
    return LREL_OK;
}

static lrel_status read_closing(const lrel_parser *parser, const lrel_yaml *const *slots,
                                lrel_traverse *out, lrel_error *err)
{
    static const char *const yes_no[] = {"no", "yes", NULL};
    static const char *const ways[] = {"bowditch", NULL};
    const lrel_yaml *returns = slots[LREL_TRAVERSE_RETURNS];
    const lrel_yaml *close = slots[LREL_TRAVERSE_CLOSE];
    lrel_status status = LREL_OK;
    int answer = 0, way = 0;

    if (returns)
        status = lrel_programme__choice(parser, returns, "answer", yes_no, &answer, err);
    if (status == LREL_OK && close)
        status = lrel_programme__choice(parser, close, "way to close a traverse", ways,
                                        &way, err);
    if (status != LREL_OK)
        return status;
    if (close && returns && answer == 0)
        return LREL_FAIL_AT_KEY(parser, close, err,
                                "a traverse that does not return misses nothing; take "
                                "`returns: no` or `close` out");
    out->returns = answer == 1 || close;
    out->is_bowditch = close != NULL;
    return LREL_OK;
}

lrel_status lrel_programme__traverse(const lrel_parser *parser, const lrel_yaml *node,
                                     lrel_traverse *out, lrel_error *err)
{
    static const char *const norths[] = {"true", "grid", "magnetic", NULL};
    const lrel_yaml *slots[LREL_TRAVERSE_END];
    lrel_traverse traverse = {.is_set = true};
    lrel_status status;
    int north = 0;

    if ((status =
             lrel_programme__slots(parser, node, &lrel_traverse_words, slots, err)) ||
        (status = read_columns(parser, slots, &traverse, err)) ||
        (status =
             check_from_point(parser, slots[LREL_TRAVERSE_FROM_POINT], &traverse, err)) ||
        (status = read_unit(parser, slots[LREL_TRAVERSE_UNIT], &traverse, err)))
        return status;
    if (slots[LREL_TRAVERSE_NORTH]) {
        status = lrel_programme__choice(parser, slots[LREL_TRAVERSE_NORTH], "north",
                                        norths, &north, err);
        if (status != LREL_OK)
            return status;
        traverse.north = (lrel_north)(LREL_NORTH_TRUE + north);
    }
    if ((status = read_declination(parser, slots[LREL_TRAVERSE_DECLINATION], &traverse,
                                   err)) ||
        (status = read_closing(parser, slots, &traverse, err)))
        return status;
    *out = traverse;
    return LREL_OK;
}

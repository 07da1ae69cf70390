/* SPDX-License-Identifier: Apache-2.0 */
/* rules.c: what the programme decides for all records: periods, groups, dates, stock. */
#include "programme/parser.h"

/* Deepest clearance that a programme may ask for; a metre-deep bomb search is 1,000. */
#define DEPTH_MAX_CM 10000.0

/* Widest buffer around a point: farther off, it lies on other land. */
#define BUFFER_MAX_M 10000.0

static const char *const period_names[] = {"year", "quarter", "month", NULL};
static const char *const count_names[] = {"accepted", "completed", "handed_over", NULL};
static const char *const before_names[] = {"date", "reference", NULL};
static const char *const place_names[] = {"spatial", "stated", NULL};
static const char *const update_names[] = {"all", "date_of_information", NULL};
static const char *const edge_names[] = {"keep", "close_with_hazard", NULL};
static const char *const by_names[LREL_BY_COUNT + 1] = {
    "product", "operator", "partner",       "donor",          "activity",
    "asset",   "class",    "contamination", "national_class", "source",
    "admin1",  "admin2",   "admin3",        "admin4",         "admin5",
    "admin6",  "admin7",   "admin8",        "admin9",         NULL};

const char *lrel_by_name(lrel_by by)
{
    return (unsigned)by < LREL_BY_COUNT ? by_names[by] : "";
}

static lrel_status add_group(const lrel_parser *parser, const lrel_yaml *node,
                             lrel_error *err)
{
    lrel_programme *programme = parser->programme;
    lrel_status status;
    int by = 0;

    if ((status = lrel_programme__choice(parser, node, "group", by_names, &by, err)) !=
        LREL_OK)
        return status;
    for (size_t i = 0; i < programme->by_count; i++)
        if (programme->by[i] == (lrel_by)by)
            return LREL_FAIL_AT(parser, node, err, "group `%s` comes twice",
                                by_names[by]);
    programme->by[programme->by_count++] = (lrel_by)by;
    return LREL_OK;
}

static lrel_status read_by(const lrel_parser *parser, const lrel_yaml *node,
                           lrel_error *err)
{
    lrel_status status;

    if (!node) {
        parser->programme->by[0] = LREL_BY_PRODUCT;
        parser->programme->by_count = 1;
        return LREL_OK;
    }
    if (node->kind != LREL_YAML_LIST)
        return add_group(parser, node, err);
    for (const lrel_yaml *item = node->first; item; item = item->next)
        if ((status = add_group(parser, item, err)) != LREL_OK)
            return status;
    return LREL_OK;
}

/* `unknown` always counts: a class that nobody understood must not take land off the map.
 */
static lrel_status read_stock(const lrel_parser *parser, const lrel_yaml *node,
                              lrel_error *err)
{
    uint32_t stock = 1u << LREL_CLASS_CHA | 1u << LREL_CLASS_SHA;
    lrel_status status =
        lrel_programme__codes(parser, node, &lrel_vocabulary_class, &stock, err);

    if (status == LREL_OK)
        parser->programme->stock = stock | 1u << LREL_CLASS_UNKNOWN;
    return status;
}

static lrel_status read_grid(const lrel_parser *parser, const lrel_yaml *node,
                             lrel_error *err)
{
    const lrel_yaml *slots[LREL_GRID_END];
    lrel_programme *programme = parser->programme;
    lrel_status status;

    if (!node)
        return LREL_OK;
    programme->has_grid = true;
    if ((status = lrel_programme__slots(parser, node, &lrel_grid_words, slots, err)) ||
        (status = lrel_programme__number(parser, slots[LREL_GRID_LON], -180, 180,
                                         &programme->grid_lon_deg, err)))
        return status;
    return lrel_programme__number(parser, slots[LREL_GRID_LAT], -90, 90,
                                  &programme->grid_lat_deg, err);
}

static lrel_status read_indicators(const lrel_parser *parser, const lrel_yaml *node,
                                   lrel_error *err)
{
    const lrel_yaml *slots[LREL_INDICATORS_END];
    lrel_programme *programme = parser->programme;
    lrel_status status;

    if (!node)
        return LREL_OK;
    status = lrel_programme__slots(parser, node, &lrel_indicator_words, slots, err);
    if (status != LREL_OK || !slots[LREL_INDICATORS_BUFFER_M])
        return status;
    programme->has_buffer = true;
    return lrel_programme__number(parser, slots[LREL_INDICATORS_BUFFER_M], 0,
                                  BUFFER_MAX_M, &programme->buffer_m, err);
}

static lrel_status read_choices(const lrel_parser *parser, const lrel_yaml *const *slots,
                                lrel_error *err)
{
    lrel_programme *programme = parser->programme;
    int period = LREL_PERIOD_YEAR, count = LREL_COUNT_ACCEPTED, before = 0, updates = 0,
        edge = 0, place = 0;
    lrel_status status;

    if ((status = lrel_programme__choice(parser, slots[LREL_SAYS_PERIOD], "period",
                                         period_names, &period, err)) ||
        (status = lrel_programme__choice(parser, slots[LREL_SAYS_COUNT],
                                         "date to count on", count_names, &count, err)) ||
        (status = lrel_programme__choice(parser, slots[LREL_SAYS_BEFORE_HAZARD],
                                         "rule for `before_hazard`", before_names,
                                         &before, err)) ||
        (status =
             lrel_programme__choice(parser, slots[LREL_SAYS_UPDATES],
                                    "rule for `updates`", update_names, &updates, err)) ||
        (status = lrel_programme__choice(parser, slots[LREL_SAYS_EDGE], "rule for `edge`",
                                         edge_names, &edge, err)) ||
        (status = lrel_programme__choice(parser, slots[LREL_SAYS_PLACE],
                                         "rule for `place`", place_names, &place, err)))
        return status;
    programme->period = (lrel_period_kind)period;
    programme->count = (lrel_count)count;
    programme->before_hazard_reference = before == 1;
    programme->replays_updates = updates == 1;
    programme->closes_edge = edge == 1;
    programme->goes_by_stated_place = place == 1;
    return LREL_OK;
}

/* A file that the programme names besides its sources.
 * @param said  receives its name as it stands there */
static lrel_status read_file(const lrel_parser *parser, const lrel_yaml *node,
                             const char **out, lrel_text *said, lrel_error *err)
{
    lrel_status status;

    *said = LREL_TEXT("");
    if (!node)
        return LREL_OK;
    if ((status = lrel_programme__text(parser, node, said, err)) != LREL_OK)
        return status;
    if (said->length == 0)
        return LREL_FAIL_AT(parser, node, err, "a file has a name");
    *out = lrel_programme__resolve(parser, *said);
    return *out ? LREL_OK : lrel__fail_memory(err);
}

/* One file, or a list: each operator sends its own. */
static lrel_status read_corrections(const lrel_parser *parser, const lrel_yaml *node,
                                    lrel_error *err)
{
    lrel_programme *programme = parser->programme;
    bool is_list = node && node->kind == LREL_YAML_LIST;
    const lrel_yaml *first = is_list ? node->first : node;
    size_t count = 0;
    lrel_status status = LREL_OK;

    for (const lrel_yaml *item = first; item; item = is_list ? item->next : NULL)
        count++;
    if (count == 0)
        return LREL_OK;
    programme->corrections =
        lrel_arena_alloc(programme->arena, count * sizeof *programme->corrections);
    if (!programme->corrections)
        return lrel__fail_memory(err);
    for (const lrel_yaml *item = first; item && status == LREL_OK;
         item = is_list ? item->next : NULL) {
        size_t i = programme->correction_count;

        status = read_file(parser, item, &programme->corrections[i].path,
                           &programme->corrections[i].said, err);
        programme->correction_count += status == LREL_OK;
    }
    return status;
}

lrel_status lrel_programme__rules(const lrel_parser *parser,
                                  const lrel_yaml *const *slots, lrel_error *err)
{
    lrel_programme *programme = parser->programme;
    lrel_text said;
    lrel_status status;

    programme->has_deadline = slots[LREL_SAYS_DEADLINE] != NULL;
    programme->has_min_depth = slots[LREL_SAYS_MIN_DEPTH_CM] != NULL;
    if ((status = lrel_programme__text(parser, slots[LREL_SAYS_PROGRAMME],
                                       &programme->title, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_SAYS_AUTHORITY],
                                       &programme->authority, err)) ||
        (status = lrel_programme__text(parser, slots[LREL_SAYS_BOUNDARY_NOTE],
                                       &programme->boundary_note, err)) ||
        (status = lrel_programme__date(parser, slots[LREL_SAYS_DEADLINE],
                                       &programme->deadline, err)) ||
        (status = lrel_programme__number(parser, slots[LREL_SAYS_MIN_DEPTH_CM], 0,
                                         DEPTH_MAX_CM, &programme->min_depth_cm, err)) ||
        (status = lrel_programme__forecast(parser, slots[LREL_SAYS_FORECAST], err)) ||
        (status = read_choices(parser, slots, err)) ||
        (status = read_by(parser, slots[LREL_SAYS_BY], err)) ||
        (status = read_stock(parser, slots[LREL_SAYS_STOCK], err)) ||
        (status = read_grid(parser, slots[LREL_SAYS_GRID], err)) ||
        (status = read_indicators(parser, slots[LREL_SAYS_INDICATORS], err)) ||
        (status = read_corrections(parser, slots[LREL_SAYS_CORRECTIONS], err)) ||
        (status = read_file(parser, slots[LREL_SAYS_OPERATORS],
                            &programme->operators_file, &said, err)) ||
        (status = read_file(parser, slots[LREL_SAYS_PLACES], &programme->places_file,
                            &said, err)))
        return status;
    return lrel_programme__accounts(parser, slots[LREL_SAYS_ACCOUNTS], err);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* scenarios.c: `forecast:`, what a forecast draws from and what it supposes. */
#include "programme/parser.h"

#include "core/fail.h"

#define SEED_DEFAULT  1
#define SEED_MAX      2147483647.0
#define DRAWS_DEFAULT 10000
/* Fewer tell P10 from P90 by chance; with more nobody would wait. */
#define DRAWS_MIN 100.0
#define DRAWS_MAX 100000.0
/* Older years than these were another programme: other agencies, other survey. */
#define YEARS_DEFAULT 10
#define YEARS_MIN     3.0
#define YEARS_MAX     100.0
/* A hundred times the capacity is a slip of the pen. */
#define FACTOR_MAX 100.0

static const lrel_scenario as_before = {
    .survey_capacity = 1, .clearance_capacity = 1, .new_land = 1};

/* @p out is as before where nothing is said. */
static lrel_status read_whole(const lrel_parser *parser, const lrel_yaml *node,
                              double least, double most, uint64_t *out, lrel_error *err)
{
    double value = (double)*out;
    lrel_status status = lrel_programme__number(parser, node, least, most, &value, err);

    if (status != LREL_OK)
        return status;
    *out = (uint64_t)value;
    if ((double)*out != value)
        return LREL_FAIL_AT(parser, node, err, "`%.*s` is no whole number",
                            LREL_TEXT_ARGS(lrel_programme__clip(node->text)));
    return LREL_OK;
}

static lrel_status read_name(const lrel_parser *parser, const lrel_yaml *node,
                             lrel_scenario *out, lrel_error *err)
{
    const lrel_forecast_rules *rules = &parser->programme->forecast;
    lrel_status status = lrel_programme__text(parser, node, &out->name, err);

    for (size_t i = 0; i < rules->scenario_count && status == LREL_OK; i++)
        if (lrel_text_is_equal(rules->scenarios[i].name, out->name))
            status = LREL_FAIL_AT(parser, node, err, "there is a scenario `%.*s` already",
                                  LREL_TEXT_ARGS(lrel_programme__clip(out->name)));
    return status;
}

static lrel_status read_targets(const lrel_parser *parser, const lrel_yaml *const *slots,
                                lrel_scenario *out, lrel_error *err)
{
    static const char *const yes_no[] = {"no", "yes", NULL};
    const lrel_yaml *capacity = slots[LREL_SCENARIO_SURVEY_CAPACITY]
                                    ? slots[LREL_SCENARIO_SURVEY_CAPACITY]
                                    : slots[LREL_SCENARIO_CLEARANCE_CAPACITY];
    int answer = 0;
    lrel_status status = lrel_programme__choice(parser, slots[LREL_SCENARIO_TARGETS],
                                                "answer", yes_no, &answer, err);

    if (status != LREL_OK)
        return status;
    out->follows_targets = answer == 1;
    if (out->follows_targets && capacity)
        return LREL_FAIL_AT_KEY(parser, capacity, err,
                                "targets say what is released; take `targets` or `%.*s` "
                                "out",
                                LREL_TEXT_ARGS(lrel_programme__clip(capacity->key)));
    return LREL_OK;
}

static lrel_status read_scenario(const lrel_parser *parser, const lrel_yaml *node,
                                 lrel_scenario *out, lrel_error *err)
{
    const lrel_yaml *slots[LREL_SCENARIO_END];
    lrel_status status;

    *out = as_before;
    if ((status =
             lrel_programme__slots(parser, node, &lrel_scenario_words, slots, err)) ||
        (status = read_name(parser, slots[LREL_SCENARIO_NAME], out, err)) ||
        (status = lrel_programme__number(parser, slots[LREL_SCENARIO_SURVEY_CAPACITY], 0,
                                         FACTOR_MAX, &out->survey_capacity, err)) ||
        (status = lrel_programme__number(parser, slots[LREL_SCENARIO_CLEARANCE_CAPACITY],
                                         0, FACTOR_MAX, &out->clearance_capacity, err)) ||
        (status = lrel_programme__number(parser, slots[LREL_SCENARIO_NEW_LAND], 0,
                                         FACTOR_MAX, &out->new_land, err)))
        return status;
    return read_targets(parser, slots, out, err);
}

static lrel_status read_scenarios(const lrel_parser *parser, const lrel_yaml *node,
                                  lrel_error *err)
{
    lrel_forecast_rules *rules = &parser->programme->forecast;
    size_t count = node ? node->count : 0;
    lrel_status status = LREL_OK;

    if (node && node->kind != LREL_YAML_LIST)
        return LREL_FAIL_AT(parser, node, err, "`scenarios` takes a list");
    rules->scenarios = lrel_arena_alloc(parser->programme->arena,
                                        (count + 1) * sizeof *rules->scenarios);
    if (!rules->scenarios)
        return lrel__fail_memory(err);
    rules->scenarios[0] = as_before;
    rules->scenarios[0].name = LREL_TEXT(LREL_SCENARIO_AS_BEFORE);
    rules->scenario_count = 1;
    for (const lrel_yaml *item = count ? node->first : NULL; item && status == LREL_OK;
         item = item->next) {
        status =
            read_scenario(parser, item, &rules->scenarios[rules->scenario_count], err);
        rules->scenario_count += status == LREL_OK;
    }
    return status;
}

lrel_status lrel_programme__forecast(const lrel_parser *parser, const lrel_yaml *node,
                                     lrel_error *err)
{
    const lrel_yaml *slots[LREL_FORECAST_SAYS_END] = {NULL};
    lrel_forecast_rules *rules = &parser->programme->forecast;
    uint64_t draws = DRAWS_DEFAULT, years = YEARS_DEFAULT;
    lrel_status status = LREL_OK;

    rules->seed = SEED_DEFAULT;
    if (node)
        status = lrel_programme__slots(parser, node, &lrel_forecast_words, slots, err);
    if (status != LREL_OK ||
        (status = read_whole(parser, slots[LREL_FORECAST_SAYS_SEED], 0, SEED_MAX,
                             &rules->seed, err)) ||
        (status = read_whole(parser, slots[LREL_FORECAST_SAYS_DRAWS], DRAWS_MIN,
                             DRAWS_MAX, &draws, err)) ||
        (status = read_whole(parser, slots[LREL_FORECAST_SAYS_YEARS], YEARS_MIN,
                             YEARS_MAX, &years, err)))
        return status;
    rules->draws = (size_t)draws;
    rules->years = (size_t)years;
    return read_scenarios(parser, slots[LREL_FORECAST_SAYS_SCENARIOS], err);
}

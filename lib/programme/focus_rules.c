/* SPDX-License-Identifier: Apache-2.0 */
/* focus_rules.c: how open hazards are ordered. */
#include "programme/parser.h"

#include "core/fail.h"

#define WEIGHT_MAX   1e6
#define PER_HA_MAX   1e6
#define DISTANCE_MIN 1.0
#define DISTANCE_MAX 1e6

/* Density is what the work is about; accidents say that people are there; single items
 * say little beyond both. Ours: docs/methods/focus.md. */
static const lrel_focus_rules defaults = {.weights = {[LREL_FOCUS_DENSITY] = 6,
                                                      [LREL_FOCUS_ACCIDENTS] = 2,
                                                      [LREL_FOCUS_ITEMS] = 1,
                                                      [LREL_FOCUS_EXPOSURE] = 3},
                                          .distance_m = 5000};

const char *lrel_focus_term_name(lrel_focus_term term)
{
    return (unsigned)term < LREL_FOCUS_TERMS ? lrel_focus_weight_words.words[term].name
                                             : "";
}

static lrel_status read_weights(const lrel_parser *parser, const lrel_yaml *node,
                                lrel_error *err)
{
    const lrel_yaml *slots[LREL_FOCUS_TERMS];
    double *weights = parser->programme->focus.weights, sum = 0;
    lrel_status status;

    if (!node)
        return LREL_OK;
    status = lrel_programme__slots(parser, node, &lrel_focus_weight_words, slots, err);
    for (int t = 0; t < LREL_FOCUS_TERMS && status == LREL_OK; t++) {
        status =
            lrel_programme__number(parser, slots[t], 0, WEIGHT_MAX, &weights[t], err);
        sum += weights[t];
    }
    if (status == LREL_OK && !(sum > 0))
        return LREL_FAIL_AT(parser, node, err, "one weight at least is above 0");
    return status;
}

static lrel_status read_layer(const lrel_parser *parser, const lrel_yaml *node,
                              lrel_focus_layer *out, lrel_error *err)
{
    const lrel_yaml *slots[LREL_EXPOSURE_END];
    const struct {
        int word;
        lrel_text *out;
    } texts[] = {{LREL_EXPOSURE_PATH, &out->path},
                 {LREL_EXPOSURE_LAYER, &out->layer},
                 {LREL_EXPOSURE_NAME, &out->name},
                 {LREL_EXPOSURE_CRS, &out->crs},
                 {LREL_EXPOSURE_OPERATION, &out->operation},
                 {LREL_EXPOSURE_ENCODING, &out->encoding}};
    lrel_status status =
        lrel_programme__slots(parser, node, &lrel_exposure_words, slots, err);

    for (size_t i = 0; i < sizeof texts / sizeof *texts && status == LREL_OK; i++)
        status = lrel_programme__text(parser, slots[texts[i].word], texts[i].out, err);
    out->weight = 1;
    out->line = node->line;
    if (status == LREL_OK)
        status = lrel_programme__number(parser, slots[LREL_EXPOSURE_WEIGHT], 0,
                                        WEIGHT_MAX, &out->weight, err);
    if (status != LREL_OK)
        return status;
    if (out->name.length == 0)
        out->name = out->path;
    out->file = lrel_programme__resolve(parser, out->path);
    return out->file ? LREL_OK : lrel__fail_memory(err);
}

static lrel_status read_exposure(const lrel_parser *parser, const lrel_yaml *node,
                                 lrel_error *err)
{
    lrel_focus_rules *rules = &parser->programme->focus;
    lrel_status status = LREL_OK;

    if (!node)
        return LREL_OK;
    if (node->kind != LREL_YAML_LIST)
        return LREL_FAIL_AT(parser, node, err, "`exposure` takes a list");
    rules->layers = lrel_arena_alloc(parser->programme->arena,
                                     (node->count + 1) * sizeof *rules->layers);
    if (!rules->layers)
        return lrel__fail_memory(err);
    memset(rules->layers, 0, (node->count + 1) * sizeof *rules->layers);
    for (const lrel_yaml *item = node->first; item && status == LREL_OK;
         item = item->next)
        status = read_layer(parser, item, &rules->layers[rules->layer_count++], err);
    return status;
}

static lrel_status read_priorities(const lrel_parser *parser, const lrel_yaml *node,
                                   lrel_error *err)
{
    lrel_focus_rules *rules = &parser->programme->focus;
    lrel_status status = lrel_programme__text(parser, node, &rules->priorities, err);

    if (status != LREL_OK || !node)
        return status;
    if (rules->priorities.length == 0)
        return LREL_FAIL_AT(parser, node, err, "a file has a name");
    rules->priorities_file = lrel_programme__resolve(parser, rules->priorities);
    return rules->priorities_file ? LREL_OK : lrel__fail_memory(err);
}

lrel_status lrel_programme__focus(const lrel_parser *parser, const lrel_yaml *node,
                                  lrel_error *err)
{
    lrel_focus_rules *rules = &parser->programme->focus;
    const lrel_yaml *slots[LREL_FOCUS_SAYS_END];
    lrel_status status;

    *rules = defaults;
    if (!node)
        return LREL_OK;
    if ((status = lrel_programme__slots(parser, node, &lrel_focus_words, slots, err)) !=
        LREL_OK)
        return status;
    rules->has_threshold = slots[LREL_FOCUS_SAYS_THRESHOLD_PER_HA] != NULL;
    if ((status = read_weights(parser, slots[LREL_FOCUS_SAYS_WEIGHTS], err)) ||
        (status = lrel_programme__number(parser, slots[LREL_FOCUS_SAYS_THRESHOLD_PER_HA],
                                         0, PER_HA_MAX, &rules->threshold_per_ha, err)) ||
        (status = lrel_programme__number(parser, slots[LREL_FOCUS_SAYS_DISTANCE_M],
                                         DISTANCE_MIN, DISTANCE_MAX, &rules->distance_m,
                                         err)) ||
        (status = read_exposure(parser, slots[LREL_FOCUS_SAYS_EXPOSURE], err)))
        return status;
    return read_priorities(parser, slots[LREL_FOCUS_SAYS_PRIORITIES], err);
}

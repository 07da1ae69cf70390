/* SPDX-License-Identifier: Apache-2.0 */
/* attributes.h: what land on a map is grouped and chosen by, as numbers that sort as the
 * values do. */
#ifndef LREL_MAP_ATTRIBUTES_H
#define LREL_MAP_ATTRIBUTES_H

#include "dataset/dataset.h"
#include "write/json.h"

/* Those of tables (lrel_by), and behind them the year in which land was released. */
enum { MAP_BY_YEAR = LREL_BY_COUNT, MAP_BY_COUNT };

/* Land whose attributes are asked for. */
typedef struct map_subject {
    size_t record; /* recorded land: that of the hazard that holds it; released land: that
                      of the release */
    uint32_t face;
    uint32_t holder;  /* row of the hazard that holds it, or held it when it left */
    uint32_t left_by; /* lrel_ledger_column, of released land */
    uint32_t year;    /* likewise */
    /* Likewise: 0, or where the shape is borrowed the number of the closure + 1. Land of
     * two of them is never one feature, whatever it is grouped by. */
    uint32_t borrowed;
    uint32_t closed_row; /* of a hazard that closure closed */
} map_subject;

/* Distinct texts of one attribute, sorted. */
typedef struct map_texts {
    lrel_text *at;
    size_t count;
    /* By record; or by face and, behind the last, by land that counts elsewhere than it
     * lies: which of them. */
    uint32_t *number;
} map_texts;

typedef struct map_attributes {
    const lrel_dataset *data;
    map_texts texts[MAP_BY_COUNT]; /* of those made ready */
} map_attributes;

/** The name of @p by: "class", "year", ... */
const char *lrel_map_by_name(int by);

/** Whether recorded, or released, land of @p programme has @p by. */
bool lrel_map_has_by(const lrel_programme *programme, bool is_released, int by);

/** Makes @p by ready to be asked for. */
LREL_NODISCARD lrel_status lrel_map_attributes__prepare(map_attributes *a, int by,
                                                        lrel_error *err);
void lrel_map_attributes__clear(map_attributes *a);

/** What @p subject has of @p by, which is ready. */
uint32_t lrel_map_attributes__number(const map_attributes *a, int by,
                                     const map_subject *subject);

/** The number that @p value stands for; of a set of codes, one code.
 * @return LREL_OK, or LREL_E_ARGUMENT where nothing has that value */
LREL_NODISCARD lrel_status lrel_map_attributes__find(const map_attributes *a, int by,
                                                     lrel_text value, uint32_t *out,
                                                     lrel_error *err);

/** Whether land with @p number has the value @p wanted (lrel_map_attributes__find()). */
bool lrel_map_attributes__is(int by, uint32_t number, uint32_t wanted);

/** Writes @p by as a property: a text, a list of codes, or a year. */
void lrel_map_attributes__write(const map_attributes *a, int by, uint32_t number,
                                lrel_json *json);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* json_parts.h: the parts of forecast.json. Private to lib/forecast. */
#ifndef LREL_FORECAST_JSON_PARTS_H
#define LREL_FORECAST_JSON_PARTS_H

#include "forecast/outlook.h"
#include "write/json_members.h"

/** @p value with so many decimals; what lies behind them nobody knows. */
double lrel_forecast__rounded(double value, int decimals);

/** "because": why something is not computable; null: it is. */
void lrel_forecast__because(lrel_json *json, const char *because);
/** A day behind the as-of day, and how far before the deadline it is. */
void lrel_forecast__day(const lrel_outlook *o, int64_t day, lrel_json *json);

/** Member "scenarios". */
void lrel_forecast__prospects(const lrel_outlook *o, lrel_json *json);
/** Member "back_test". */
void lrel_forecast__backtest(const lrel_outlook *o, lrel_json *json);
/** Member "targets". */
void lrel_forecast__targets(const lrel_outlook *o, lrel_json *json);
/** Member "cost". */
void lrel_forecast__costs(const lrel_outlook *o, lrel_json *json);

#endif

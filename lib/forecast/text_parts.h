/* SPDX-License-Identifier: Apache-2.0 */
/* text_parts.h: the parts of the forecast to read. Private to lib/forecast. */
#ifndef LREL_FORECAST_TEXT_PARTS_H
#define LREL_FORECAST_TEXT_PARTS_H

#include "core/area.h"
#include "forecast/outlook.h"
#include "write/stream.h"

/** Writes up to 511 bytes. */
void lrel_forecast__line(lrel_stream *stream, const char *format, ...) LREL_PRINTF(2, 3);
/** Other people's text in a column of @p width characters. */
void lrel_forecast__name(lrel_stream *stream, lrel_text name, size_t width);

/* An area without its unit: km2 with two decimals, half up; of an account with less than
 * SMALL_M2 whole m2. */
typedef struct lrel_area_text {
    char text[48];
} lrel_area_text;
lrel_area_text lrel_forecast__area(const lrel_outlook *o, int64_t m2);
/* With its unit. */
lrel_area_text lrel_forecast__amount(const lrel_outlook *o, int64_t m2);
/* "km2" or "m2" */
const char *lrel_forecast__unit(const lrel_outlook *o);

/* "2031-05-02", "not in 100 y"; "+2.9" or "-0.4" years, "" where there is no deadline. */
typedef struct lrel_day_text {
    char text[24];
} lrel_day_text;
lrel_day_text lrel_forecast__day_text(const lrel_outlook *o, int64_t day);
lrel_day_text lrel_forecast__margin_text(const lrel_outlook *o, int64_t day);

void lrel_forecast__prospects_text(const lrel_outlook *o, lrel_stream *stream);
void lrel_forecast__backtest_text(const lrel_outlook *o, lrel_stream *stream);
void lrel_forecast__targets_text(const lrel_outlook *o, lrel_stream *stream);
void lrel_forecast__costs_text(const lrel_outlook *o, lrel_stream *stream);

#endif

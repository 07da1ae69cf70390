/* SPDX-License-Identifier: Apache-2.0 */
/* by_hand.h: days, areas and memory, as tests of forecasts write them. */
#ifndef LREL_TESTS_FORECAST_BY_HAND_H
#define LREL_TESTS_FORECAST_BY_HAND_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/memory.h"
#include "landrelease/date.h"

#define KM2(km2) ((int64_t)((km2)*1e6 + 0.5))

static inline lrel_date on(const char *day)
{
    lrel_date date;

    assert_int_equal(lrel_date_parse(day, &date, NULL), LREL_OK);
    return date;
}

/* @p days behind @p as_of is @p day. */
static inline void assert_day(int64_t days, const char *as_of, const char *day)
{
    char found[16];

    lrel_date_format((lrel_date){on(as_of).days + (int32_t)days}, found);
    assert_string_equal(found, day);
}

/* The context and arena of a test. */
typedef struct memory {
    lrel_context *context;
    lrel_arena *arena;
} memory;

static inline int memory_begin(void **state)
{
    static memory m;

    m.context = lrel_context_new(NULL);
    m.arena = m.context ? lrel_arena_new(m.context) : NULL;
    *state = &m;
    return m.arena ? 0 : -1;
}

static inline int memory_end(void **state)
{
    memory *m = *state;

    lrel_arena_free(m->arena);
    lrel_context_free(m->context);
    return 0;
}

#endif

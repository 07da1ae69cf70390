/* SPDX-License-Identifier: Apache-2.0 */
/* near.h: doubles compared within a tolerance; cmocka 1.1.5 only has floats. */
#ifndef LREL_TEST_NEAR_H
#define LREL_TEST_NEAR_H

#include <math.h>

/** Ends the test, with both values, unless @p got is within @p tolerance of @p want. */
#define assert_near(got, want, tolerance)                                                \
    do {                                                                                 \
        double got_ = (got);                                                             \
        double want_ = (want);                                                           \
                                                                                         \
        if (!(fabs(got_ - want_) <= (tolerance)))                                        \
            fail_msg("%s is %.17g, not %.17g", #got, got_, want_);                       \
    } while (0)

#endif

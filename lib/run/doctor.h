/* SPDX-License-Identifier: Apache-2.0 */
/* doctor.h: the list of facts, and who adds to it, a file each. */
#ifndef LREL_RUN_DOCTOR_H
#define LREL_RUN_DOCTOR_H

#include "core/fail.h"
#include "core/memory.h"
#include "landrelease/doctor.h"

struct lrel_doctor {
    const lrel_context *context;
    lrel_arena *arena;
    struct {
        lrel_doctor_fact *at;
        size_t count, capacity;
    } facts;
    bool has_failed; /* no memory; sticks */
};

/** Adds @p fact, whose value is made of @p format. Its advice is copied; topic and name
 * outlive the doctor. */
void lrel_doctor__add(lrel_doctor *doctor, lrel_doctor_fact fact, const char *format, ...)
    LREL_PRINTF(3, 4);

/** What is read, written, sent and started. */
void lrel_doctor__look_at_safety(lrel_doctor *doctor);
void lrel_doctor__look_at_fonts(lrel_doctor *doctor);
void lrel_doctor__look_at_limits(lrel_doctor *doctor);
/** The folder for outputs, and what of the environment does not matter. */
void lrel_doctor__look_at_places(lrel_doctor *doctor, const char *folder);

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* doctor.h: what this installation has and what it lacks: versions, what is read,
 * written, sent and started, PROJ's data, fonts, the machine's limits and ours. For
 * `landrelease doctor`, and for a first answer to "it does not work here".
 *
 * Looking changes nothing and opens no network connection. */
#ifndef LREL_DOCTOR_H
#define LREL_DOCTOR_H

#include "landrelease/context.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum lrel_doctor_state {
    LREL_DOCTOR_OK,
    LREL_DOCTOR_WARNING, /**< works, but a person should know */
    LREL_DOCTOR_MISSING
} lrel_doctor_state;

/** The name of @p state: "ok", "warning", "missing".
 * @since 0.1 */
LREL_EXPORT const char *lrel_doctor_state_name(lrel_doctor_state state);

/** One thing that was looked at. Texts belong to the doctor. */
typedef struct lrel_doctor_fact {
    const char
        *topic; /**< facts of one topic stand together: "versions", "limits", ... */
    const char *name;
    const char *value;
    lrel_doctor_state state;
    bool is_needed;     /**< the main job cannot be done without it */
    const char *advice; /**< what a person can do; "": nothing to be done */
} lrel_doctor_fact;

typedef struct lrel_doctor lrel_doctor;

/** Looks at everything. Where @p context has a guard, a reader is started and ended.
 *
 * @param folder  where outputs shall go, which is looked at too; NULL: the working folder
 * @param out     receives a new doctor, to be freed with lrel_doctor_free()
 * @return LREL_OK or LREL_E_MEMORY; what is missing is a fact, not a failure
 * @since 0.1 */
LREL_EXPORT LREL_NODISCARD lrel_status lrel_doctor_new(const lrel_context *context,
                                                       const char *folder,
                                                       lrel_doctor **out,
                                                       lrel_error *err);
/** Frees @p doctor, which may be NULL.
 * @since 0.1 */
LREL_EXPORT void lrel_doctor_free(lrel_doctor *doctor);
/** The number of facts.
 * @since 0.1 */
LREL_EXPORT size_t lrel_doctor_count(const lrel_doctor *doctor);
/** Fact @p fact, counted from 0; its texts belong to the doctor.
 * @since 0.1 */
LREL_EXPORT lrel_doctor_fact lrel_doctor_at(const lrel_doctor *doctor, size_t fact);
/** True where nothing that is needed is missing.
 * @since 0.1 */
LREL_EXPORT bool lrel_doctor_is_ready(const lrel_doctor *doctor);

/** A library that landrelease works with. */
typedef struct lrel_library {
    const char *name; /**< NULL: behind the last */
    const char *version;
    const char *use; /**< what for */
} lrel_library;

/** Library @p index, this one first.
 * @since 0.1 */
LREL_EXPORT lrel_library lrel_library_at(size_t index);

#ifdef __cplusplus
}
#endif
#endif
